"""Page make-up: the pages from one forced page to the next are made again where a designer would not leave them as they came.

A float that is to stay whole and was divided gives way (`typeset.asides`). What opens a spread begins on a left-hand page: where it came to a right one,
the plate before it is printed (`typeset.spreads`). A page that came out thin is filled or done without: what gives, gives a little (`typeset.easing`).

Only pages tell where they end, and nothing public says so while they are made. Replaces `make_all_pages` of `layout.page` of WeasyPrint 70, and uses the
context's `page_maker`, `footnotes`, `reported_footnotes` and `broken_out_of_flow`. Decisions hang on the pages of the stretch
alone, so that those of a unit that is set again are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page

from galley.typeset import asides, columns, easing, spreads
from galley.typeset.pagination import Stretch, Undo, is_forced, notes_go_on, stand_before
from galley.typeset.script import ends
from galley.typeset.script.hyphens import ends_of
from galley.typeset.stubs import Given
from galley.typeset.units import is_past

_engine = page.make_all_pages


def install() -> None:
    """Make the engine make pages up so."""
    page.make_all_pages = layout.make_all_pages = _made_up


def _made_up(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """All pages, stretch by stretch; of pages made before, those again that have changed."""
    _begin(context, root_box)
    changed: dict[str, list[Undo]] = context.made_up
    first = 0
    while True:
        stand_before(context, first)
        stretch = Stretch(context, root_box, html, first, _state(context))
        way = repr(context.page_maker[first][0])
        if way in changed and _is_stale(context, first):
            for undo in reversed(changed.pop(way)):
                undo()
            stretch.again()
            context.apart[way] = _improve(stretch)
            stretch.tell()
        elif stretch.make(pages) and way not in changed:
            context.apart[way] = _improve(stretch)
            if stretch.undo:
                stretch.tell()
        if stretch.undo:
            changed[way] = stretch.undo
        if stretch.reached:
            context.reached[way] = _furthest(stretch.reached)
        yield from stretch.pages
        first += len(stretch.pages)
        if context.page_maker[first][0] is None and not notes_go_on(context, first):
            del context.page_maker[first + 1 :]
            context.broken_out_of_flow.clear()
            context.reported_footnotes.clear()
            return


def made_apart(context: Any, root_box: Any, html: Any, first: int, count: int) -> list[Any]:
    """So many pages from the number `first` on, made by themselves; what was given to them is given already."""
    _begin(context, root_box)
    stretch = Stretch(context, root_box, html, first, _state(context))
    stretch.make([], is_enough=lambda: len(stretch.pages) == count)
    return stretch.pages


def _begin(context: Any, root_box: Any) -> None:
    """What is done before pages are made, and once before they are made first."""
    context.rendered_notes = []
    columns.measure_again(context)
    if not hasattr(context, "made_up"):
        context.made_up, context.reached, context.apart, context.given = {}, {}, {}, {}
        context.carried, context.stands_before = {}, None
        spreads.shut(root_box)


def _improve(stretch: Stretch) -> bool:
    """Make the pages of a stretch again while something is to be mended. Whether one that is made by itself, and given what it was given, is the same: no float moved and no plate was printed,
    no line was asked to end otherwise, and wherever the pages were tried to end their lines are the same."""
    asides.mend(stretch)
    spreads.open_left(stretch)
    is_moved = bool(stretch.undo)
    _note(stretch, easing.ease(stretch))
    own = range(stretch.first, stretch.first + len(stretch.pages))
    is_barred = not getattr(stretch.context, ends.BARRED, set()).isdisjoint(own)
    return not (is_moved or is_barred or (stretch.tries and _wavers(stretch.pages)))


def _note(stretch: Stretch, given: dict[Any, Given]) -> None:
    """Note what was given to sections, behind what they were given before, till it is taken back."""
    known = stretch.context.given
    known.update({section: (*known.get(section, ()), each) for section, each in given.items()})

    def forget() -> None:
        for section in given:
            known.pop(section, None)

    if given:
        stretch.undo.append(forget)


def _wavers(pages: list[Any]) -> bool:
    """Whether lines on pages may break otherwise where these end otherwise: beside floats, and where words are divided."""
    every = (box for each in pages for box in each.descendants())
    return any(box.is_floated() or (isinstance(box, boxes.TextBox) and ends_of(box.style)) for box in every)


def _furthest(reached: list[Any]) -> Any:
    """What lies furthest of places where the engine went on."""
    return reduce(lambda one, other: other if is_past(other, one) else one, reached)


def _is_stale(context: Any, first: int) -> bool:
    """Whether a page of a stretch that was made before has changed."""
    maker = context.page_maker
    for number in range(first, len(maker)):
        if number > first and (maker[number][0] is None or is_forced(maker, number)):
            return False
        if maker[number][4]["content_changed"] or maker[number][4]["pages_wanted"]:
            return True
    return False


def _state(context: Any) -> tuple[Any, ...]:
    """What making a page changes: notes and broken boxes on their way."""
    return list(context.footnotes), list(context.reported_footnotes), dict(context.broken_out_of_flow)
