"""The units of a book: what begins a page of its own, and so can be set again alone.

A unit begins with an element before which a page is forced, and holds all that follows to the next one: sections that stand on one page are one
unit, and so are those that were made up together. What it must be told is where the engine stood when it began: its first page and side,
page counters, named strings. All of it is plain data of the engine's `page_maker` and `string_set` (WeasyPrint 70).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from galley.typeset.paths import Path, around, between, counted, digest_of, paths_of
from galley.typeset.stubs import Stubs, elements_of, stubs_of

FORCED = ("page", "left", "right", "recto", "verso")
FOLLOWS = "data-follows-to"
"""What an element says that may stand on the page where another ends (`typeset.following`)."""
Strings = Mapping[str, Mapping[int, list[str]]]
"""The values that named strings take, by their page, which is counted from 1."""


@dataclass(frozen=True, slots=True)
class State:
    """Where the engine stands before a page: the way to its first box, what forced it, its side, and its counters."""

    resume_at: Any
    next_page: Any
    is_right: bool
    counters: Any

    @classmethod
    def of(cls, entry: Any) -> State:
        """The state of an entry of the engine's `page_maker`."""
        return cls(*copy.deepcopy(entry[:4]))

    @property
    def forced(self) -> str | None:
        """The break that forces the page, if one does."""
        found = self.next_page["break"]
        return found if found in FORCED else None

    def of_pages(self, total: int) -> State:
        """Itself in a book of as many pages."""
        quotes, counters, *others = self.counters
        return replace(self, counters=(quotes, {**counters, "pages": [total]}, *others))

    def is_like(self, other: State) -> bool:
        """Whether a page would begin in the same way. Breaks that force nothing are the same."""
        return (
            (self.resume_at, self.is_right, self.counters) == (other.resume_at, other.is_right, other.counters)
            and self.forced == other.forced
            and self.next_page["page"] == other.next_page["page"]
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its elements, side by side, their HTML as a digest, the pages from `first` to before `end` (counted from 0), the states before each of them
    and behind the last, those of its elements that count something, as notes do, and what they count; the stubs of its pages."""

    paths: tuple[Path, ...]
    digest: str
    first: int
    end: int
    states: tuple[State, ...]
    counting: frozenset[Path]
    counts: tuple[Any, ...]
    stubs: Stubs

    @property
    def path(self) -> Path:
        """The element that it begins with."""
        return self.paths[0]

    @property
    def start(self) -> State:
        """The state before it."""
        return self.states[0]

    @property
    def behind(self) -> State:
        """The state behind it."""
        return self.states[-1]


@dataclass(frozen=True, slots=True)
class Plan:
    """The units of a book, the HTML around them, and the named strings of its pages."""

    units: tuple[Unit, ...]
    around: str
    strings: Strings
    sizes: Mapping[str, Any]
    """The size of the first page, which some lengths are relative to."""

    @property
    def paths(self) -> list[Path]:
        """The elements of all units."""
        return [path for unit in self.units for path in unit.paths]


def planned(tree: Any, written: Any, root: Any, context: Any, pages: list[Any]) -> Plan:
    """The plan of a book that has been laid out from the box `root`; `written` is its HTML as it was before, a copy of `tree`."""
    strings = {
        name: {page: list(texts) for page, texts in by_page.items()} for name, by_page in context.string_set.items()
    }
    units = units_of(tree, written, root, context, pages)
    bare = around(written, [path for unit in units for path in unit.paths])
    return Plan(tuple(units), bare, strings, dict(context.style_for.initial_page_sizes))


def units_of(tree: Any, written: Any, root: Any, context: Any, pages: list[Any], first: int = 0) -> list[Unit]:
    """The units of pages that were laid out from the number `first` on.

    None where boxes are repeated on every page (`position: fixed`) or a float goes on, since then no page stands for itself.
    """
    states = [State.of(entry) for entry in context.page_maker[first : first + len(pages) + 1]]
    if any(page.fixed_boxes for page in pages) or goes_on(pages) or _numbered_anew(states, first):
        return []
    paths, goes_on_at = paths_of(tree), states[-1].resume_at
    behind = _box(root, goes_on_at) if goes_on_at else None
    if goes_on_at and behind is None:
        return []
    together = _made_together(states, getattr(context, "reached", {}))
    opened = [(page, box) for page, box in _begun(root, states[:-1]) if page not in together]
    begun = _alone([(page, paths[element]) for page, element in _innermost(opened, behind)], pages, paths)
    last = len(pages), paths[behind.element] if behind else ()
    units = []
    for (start, path), (end, following) in pairwise([*begun, last]):
        among = tuple(between(tree, path, following))
        counting, counts = counted(tree, among, context.style_for)
        own = tuple(states[start : end + 1])
        said = elements_of(tree, among), elements_of(written, among)
        stubs = stubs_in(*said, pages[start:end], own, context, root)
        digest = digest_of(written, among)
        units.append(Unit(among, digest, first + start, first + end, own, counting, counts, stubs))
    return units


def stubs_in(
    elements: Sequence[Any],
    written: Sequence[Any],
    pages: Sequence[Any],
    states: Sequence[State],
    context: Any,
    root: Any,
) -> Stubs:
    """The stubs of the elements of a unit, which are as they were `written` before."""
    begins = [True, *(is_forced(*pair) for pair in pairwise(states[:-1]))]
    ways = [(state.resume_at, begin) for state, begin in zip(states, begins, strict=False)]
    return stubs_of(elements, written, pages, ways, context, root)


def is_past(resume_at: Any, other: Any) -> bool:
    """Whether a place behind some pages, None for the end of the book, is behind another."""
    return other is not None and (resume_at is None or _place(resume_at) > _place(other))


def _place(resume_at: Any) -> Path:
    """Where the engine goes on, as numbers of boxes from the root on, to be compared."""
    numbers: list[int] = []
    while resume_at:
        numbers.append(min(resume_at))
        resume_at = resume_at[numbers[-1]]
    return tuple(numbers)


def _made_together(states: list[State], reached: Mapping[str, Any]) -> set[int]:
    """The forced pages that were made up with what is before them: `reached` says, by where a stretch begins, what was looked at of what follows."""
    found: set[int] = set()
    for page, state in enumerate(states):
        key = repr(state.resume_at)
        for other in range(page + 1, len(states)) if key in reached else ():
            if not is_past(reached[key], states[other].resume_at):
                break
            found.add(other)
    return found


def _numbered_anew(states: list[State], first: int) -> bool:
    """Whether a page has another number than its place, which references to it could not be told by."""
    return any(
        state.counters[1].get("page", [number]) != [number] for number, state in enumerate(states, first) if number
    )


def goes_on(pages: Iterable[Any]) -> bool:
    """Whether a float goes on over pages: what the engine keeps of it depends on how often it made each page."""
    floats = [{box.element for box in page.descendants() if box.is_floated()} for page in pages]
    return any(one & other for one, other in pairwise(floats))


def is_forced(before: State, state: State) -> bool:
    """Whether a page is forced, by the states before the page before it and before it."""
    return bool(state.forced or state.next_page["page"] != before.next_page["page"])


def _begun(root: Any, states: list[State]) -> Iterator[tuple[int, Any]]:
    """The first page of each unit and the box that it begins with: pages that are forced at the beginning of a box."""
    before = None
    for page, state in enumerate(states):
        forced = before is None or is_forced(before, state)
        again = before is not None and before.resume_at == state.resume_at
        box = _box(root, state.resume_at)
        if not page or (state.resume_at and forced and not again and box is not None):
            yield page, box
        before = state


def _innermost(begun: list[tuple[int, Any]], behind: Any) -> Iterator[tuple[int, Any]]:
    """The first page of each unit and its element: of boxes that hold the next unit too, their first child, and likewise of those whose first child
    says that a page is forced. `behind` is the box behind all of them."""
    for (page, box), (_, following) in zip(begun, [*begun[1:], (0, behind)], strict=True):
        while (following is not None and following in box.descendants()) or _opens(box):
            box = box.children[0]
        yield page, box.element


def _opens(box: Any) -> bool:
    """Whether what a box begins with has a page of its own, or may follow on the page before: what stands there when it is hollow must say so too."""
    first = next(iter(getattr(box, "children", ())), None)
    if first is None or first.element is None or first.element is box.element:
        return False
    forced = first.style["break_before"] in FORCED or first.style["page"] != box.style["page"]
    return forced or first.element.get(FOLLOWS) is not None or _opens(first)


def _alone(begun: list[tuple[int, Path]], pages: list[Any], paths: Mapping[Any, Path]) -> list[tuple[int, Path]]:
    """Those whose first page holds nothing of what is before, as it does where a float or a note goes on there."""
    found: list[tuple[int, Path]] = []
    for number, path in begun:
        shown = {paths[box.element] for box in pages[number].descendants() if box.element in paths}
        if not any(each < path and path[: len(each)] != each for each in shown):
            found.append((number, path))
    return found


def _box(root: Any, resume_at: Any) -> Any:
    """The box of an element that a page begins with; None where it begins within one, or with several side by side."""
    box = root
    while resume_at:
        if len(resume_at) != 1:
            return None
        ((number, resume_at),) = resume_at.items()
        if number >= len(getattr(box, "children", ())):
            return None
        parent, box = box, box.children[number]
        if box.element is None or box.element is parent.element:
            return None
    return box
