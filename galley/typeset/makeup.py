"""Page make-up: the pages from one forced page to the next are made again where a designer would not leave them as they came.

A float that is to stay whole and was divided gives way (`typeset.asides`). What opens a spread begins on a left-hand page: where it came to a right one,
the plate before it is printed (`typeset.spreads`). A page that came out thin is filled or done without: what gives, gives a little (`typeset.easing`).

Only pages tell where they end, and nothing public says so while they are made. Replaces `make_all_pages` of `layout.page` of WeasyPrint 70, and uses
`FootnoteAreaBox.page` and the context's `page_maker`, `footnotes`, `reported_footnotes`, `broken_out_of_flow` and `target_collector`. Decisions hang on the pages of the stretch
alone, so that those of a unit that is set again are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page

from galley.typeset import asides, columns, easing, spreads
from galley.typeset.units import FORCED, is_past

Undo = Callable[[], None]
_engine = page.make_all_pages


def install() -> None:
    """Make the engine make pages up so."""
    page.make_all_pages = layout.make_all_pages = _made_up


@dataclass
class Stretch:
    """The pages from the number `first` on, counted from 0, to the next forced page, and the floats that were divided on them, or left a heading behind,
    with the number of the page where each began, or the heading stands. `reached` is where the engine went on behind them, each time they were made.
    `undo` takes back what was changed of their boxes."""

    context: Any
    root: Any
    html: Any
    first: int
    known: tuple[Any, ...]
    pages: list[Any] = field(default_factory=list)
    divided: list[tuple[Any, int]] = field(default_factory=list)
    reached: list[Any] = field(default_factory=list)
    undo: list[Undo] = field(default_factory=list)

    def again(self, is_enough: Callable[[], bool] = lambda: False) -> None:
        """Make its pages again, without telling references of it; only up to that behind which it `is_enough`, where they will be made once more."""
        notes, reported, broken = self.known
        self.context.footnotes, self.context.reported_footnotes = list(notes), list(reported)
        self.context.broken_out_of_flow = dict(broken)
        with _untold(self.context):
            _make(self, [], anew=True, is_enough=is_enough)

    def tell(self) -> None:
        """Tell references where the places on its pages are; what `make_page` does."""
        maker, collector = self.context.page_maker, self.context.target_collector
        for number in range(self.first, self.first + len(self.pages)):
            for anchor in maker[number][4]["anchors"]:
                collector.cache_target_page_counters(anchor, maker[number + 1][3][1], number, maker)


def _made_up(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """All pages, stretch by stretch; of pages made before, those again that have changed."""
    context.rendered_notes = []
    columns.measure_again(context)
    if not hasattr(context, "made_up"):
        context.made_up, context.reached = {}, {}
        spreads.shut(root_box)
    changed: dict[str, list[Undo]] = context.made_up
    first = 0
    while True:
        stretch = Stretch(context, root_box, html, first, _state(context))
        way = repr(context.page_maker[first][0])
        if way in changed and _is_stale(context, first):
            for undo in reversed(changed.pop(way)):
                undo()
            stretch.again()
            _improve(stretch)
            stretch.tell()
        elif _make(stretch, pages) and way not in changed:
            _improve(stretch)
            if stretch.undo:
                stretch.tell()
        if stretch.undo:
            changed[way] = stretch.undo
        if stretch.reached:
            context.reached[way] = _furthest(stretch.reached)
        yield from stretch.pages
        first += len(stretch.pages)
        if context.page_maker[first][0] is None and not context.reported_footnotes:
            del context.page_maker[first + 1 :]
            context.broken_out_of_flow.clear()
            context.reported_footnotes.clear()
            return


def _improve(stretch: Stretch) -> None:
    """Make the pages of a stretch again while something is to be mended."""
    asides.mend(stretch)
    spreads.open_left(stretch)
    easing.ease(stretch)


def _make(
    stretch: Stretch, pages: list[Any], *, anew: bool = False, is_enough: Callable[[], bool] = lambda: False
) -> bool:
    """Make the pages of a stretch; of those made before, only the changed ones unless all are made `anew`. Whether one was made."""
    context, number = stretch.context, stretch.first
    stretch.pages, stretch.divided = [], []
    is_fresh = False
    while True:
        state, reported = context.page_maker[number][4], None
        if anew or not pages or state["content_changed"] or state["pages_wanted"]:
            state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
            made, _ = page.remake_page(number, context, stretch.root, stretch.html)
            _let_go_of_itself(made)
            is_fresh, reported = True, context.reported_footnotes
            broken = (box for box, *_ in context.broken_out_of_flow.values() if box.is_floated())
            stretch.divided += [(box, number) for box in broken]
        else:
            made = pages[number]
        stretch.pages.append(made)
        number += 1
        if is_enough():
            return is_fresh
        resume_at = context.page_maker[number][0]
        stretch.divided += [(box, number - 1) for box in asides.leaving(stretch.root, resume_at)]
        if (resume_at is None and not reported) or (resume_at is not None and _is_forced(context.page_maker, number)):
            if is_fresh:
                stretch.reached.append(resume_at)
            return is_fresh


def _let_go_of_itself(made: Any) -> None:
    """Let the area of notes of a page forget its page, which only making it asks for: a page that is thrown away is then gone at once. The collector,
    which would find it, rests while pages are laid out."""
    for child in made.children:
        if isinstance(child, boxes.FootnoteAreaBox):
            child.page = None


def _furthest(reached: list[Any]) -> Any:
    """What lies furthest of places where the engine went on."""
    return reduce(lambda one, other: other if is_past(other, one) else one, reached)


def _is_forced(maker: list[Any], number: int) -> bool:
    """Whether a page is forced. One that is not made has nothing before it, and all behind it are."""
    following, before = maker[number][1], maker[number - 1][1]
    return not before or following["break"] in FORCED or following["page"] != before["page"]


def _is_stale(context: Any, first: int) -> bool:
    """Whether a page of a stretch that was made before has changed."""
    maker = context.page_maker
    for number in range(first, len(maker)):
        if number > first and (maker[number][0] is None or _is_forced(maker, number)):
            return False
        if maker[number][4]["content_changed"] or maker[number][4]["pages_wanted"]:
            return True
    return False


def _state(context: Any) -> tuple[Any, ...]:
    """What making a page changes: notes and broken boxes on their way."""
    return list(context.footnotes), list(context.reported_footnotes), dict(context.broken_out_of_flow)


@contextmanager
def _untold(context: Any) -> Iterator[None]:
    """While it lasts, references are not told of pages."""
    context.target_collector.collecting = True
    try:
        yield
    finally:
        context.target_collector.collecting = False
