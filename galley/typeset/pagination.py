"""Stretches: the pages from one forced page to the next, as the engine makes them, and makes them again.

Uses `remake_page` of `layout.page` of WeasyPrint 70, `FootnoteAreaBox.page`, and the context's `page_maker`, `footnotes`, `reported_footnotes`,
`broken_out_of_flow` and `target_collector`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page

from galley.typeset.units import FORCED

Undo = Callable[[], None]


@dataclass
class Stretch:
    """The pages from the number `first` on, counted from 0, to the next forced page, and the floats that were divided on them, or left a heading behind,
    with the number of the page where each began, or the heading stands. `reached` is where the engine went on behind them, each time they were made.
    `undo` takes back what was changed of their boxes, and `tries` is how often they were made again."""

    context: Any
    root: Any
    html: Any
    first: int
    known: tuple[Any, ...]
    pages: list[Any] = field(default_factory=list)
    divided: list[tuple[Any, int]] = field(default_factory=list)
    reached: list[Any] = field(default_factory=list)
    undo: list[Undo] = field(default_factory=list)
    tries: int = 0

    def make(self, pages: list[Any], *, anew: bool = False, is_enough: Callable[[], bool] = lambda: False) -> bool:
        """Make its pages; of those made before, only the changed ones unless all are made `anew`. Whether one was made."""
        context, number = self.context, self.first
        self.pages, self.divided = [], []
        is_fresh = False
        while True:
            state = context.page_maker[number][4]
            if anew or not pages or state["content_changed"] or state["pages_wanted"]:
                state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
                stand_before(context, number)
                made, _ = page.remake_page(number, context, self.root, self.html)
                _let_go_of_itself(made)
                _stood_behind(context, number + 1)
                is_fresh = True
                broken = (box for box, *_ in context.broken_out_of_flow.values() if box.is_floated())
                self.divided += [(box, number) for box in broken]
            else:
                made = pages[number]
            self.pages.append(made)
            number += 1
            if is_enough():
                return is_fresh
            resume_at = context.page_maker[number][0]
            self.divided += [(box, number - 1) for box in _leaving(self.root, resume_at)]
            if (resume_at is None and not notes_go_on(context, number)) or (
                resume_at is not None and is_forced(context.page_maker, number)
            ):
                if is_fresh:
                    self.reached.append(resume_at)
                return is_fresh

    def again(self, is_enough: Callable[[], bool] = lambda: False) -> None:
        """Make its pages again, without telling references of it; only up to that behind which it `is_enough`, where they will be made once more."""
        self.tries += 1
        notes, reported, broken = self.known
        self.context.footnotes, self.context.reported_footnotes = list(notes), list(reported)
        self.context.broken_out_of_flow = dict(broken)
        self.context.stands_before = self.first
        with _untold(self.context):
            self.make([], anew=True, is_enough=is_enough)

    def tell(self) -> None:
        """Tell references where the places on its pages are; what `make_page` does."""
        maker, collector = self.context.page_maker, self.context.target_collector
        for number in range(self.first, self.first + len(self.pages)):
            for anchor in maker[number][4]["anchors"]:
                collector.cache_target_page_counters(anchor, maker[number + 1][3][1], number, maker)


def stand_before(context: Any, number: int) -> None:
    """Let a context hold the notes and broken boxes that go on on a page, where the page before it was not made last. The engine forgets them when it makes
    one page again: `carried` has them by the number of the page."""
    if context.stands_before != number and number in context.carried:
        reported, broken = context.carried[number]
        context.reported_footnotes, context.broken_out_of_flow = list(reported), dict(broken)
        context.stands_before = number


def notes_go_on(context: Any, number: int) -> bool:
    """Whether a page has notes of the page before it."""
    return number in context.carried and bool(context.carried[number][0])


def _stood_behind(context: Any, number: int) -> None:
    """Remember what goes on on a page, which has to be made again if that was other notes or boxes before."""
    reported, broken = list(context.reported_footnotes), dict(context.broken_out_of_flow)
    before = context.carried.get(number)
    context.carried[number], context.stands_before = (reported, broken), number
    resume_at, *_, state = context.page_maker[number]
    is_made = resume_at is not None or bool(reported)
    if is_made and before is not None and _going_on(*before) != _going_on(reported, broken):
        state["content_changed"] = True


def _going_on(reported: list[Any], broken: dict[Any, Any]) -> tuple[Any, ...]:
    """The notes, and the boxes with where they go on."""
    return reported, [(box, resume_at) for box, *_, resume_at in broken.values()]


def _leaving(root: Any, resume_at: Any) -> list[Any]:
    """The float that a page goes on with behind a box that may not end a page; none where it goes on with anything else, or in a
    grid, whose way on does not count its children."""
    box, before = root, None
    while resume_at and len(resume_at) == 1 and (children := getattr(box, "children", ())):
        ((number, deeper),) = resume_at.items()
        if number >= len(children):
            return []
        before = children[number - 1] if number else before
        box, resume_at = children[number], deeper
    return [box] if before is not None and box.is_floated() and before.style["break_after"].startswith("avoid") else []


def _let_go_of_itself(made: Any) -> None:
    """Let the area of notes of a page forget its page, which only making it asks for: a page that is thrown away is then gone at once. The collector,
    which would find it, rests while pages are laid out."""
    for child in made.children:
        if isinstance(child, boxes.FootnoteAreaBox):
            child.page = None


def is_forced(maker: list[Any], number: int) -> bool:
    """Whether a page is forced. One that is not made has nothing before it, and all behind it are."""
    following, before = maker[number][1], maker[number - 1][1]
    return not before or following["break"] in FORCED or following["page"] != before["page"]


@contextmanager
def _untold(context: Any) -> Iterator[None]:
    """While it lasts, references are not told of pages."""
    context.target_collector.collecting = True
    try:
        yield
    finally:
        context.target_collector.collecting = False
