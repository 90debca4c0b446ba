"""Gatherings: a long book is laid out some pieces at a time, so that the boxes of no more pages stand side by side than these have.

A gathering begins with an element before which a page is forced, where the one before it ended, and is laid out in a copy of the book whose
other pieces are empty. What asks for the page of a place behind it is told that when all is laid out (`Growing.rendered`).
"""

from __future__ import annotations

import copy
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import starmap
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.layout import initialize_page_maker
from weasyprint.text.fonts import FontConfiguration

from galley.typeset.leaves import Leaf, anchored, leaf
from galley.typeset.paths import Path, around, at, counted, ids_in, opened, targets_in
from galley.typeset.rendering import Rendered
from galley.typeset.stretch import (
    Frames,
    context_of,
    finished,
    forget,
    laid_out,
    metadata_of,
    outlined,
    pointed,
    prepared,
)
from galley.typeset.units import FOLLOWS, FORCED, Plan, State, Unit, units_of

LONG = 4000
"""How many elements a book has at most that is laid out at once, but for those in drawings, of which no boxes are made: 60 pages or so."""
SVG = "{http://www.w3.org/2000/svg}svg"
MOST_ELEMENTS = 1500
"""How many elements a gathering of a longer book has, unless a piece has more."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """What came of a gathering: its leaves; its units, without a digest where they wait for the number of a page; the named strings that it
    sets, with their pages before; what its pieces count; and where the engine stood behind it."""

    leaves: list[Leaf]
    units: list[Unit]
    strings: Mapping[str, Mapping[int, list[str]]]
    counting: Mapping[Path, frozenset[Path]]
    behind: State
    sizes: Mapping[str, Any]

    @property
    def settled(self) -> list[Leaf]:
        """The leaves of units that wait for nothing."""
        settled = {number for unit in self.units if unit.digest for number in range(unit.first, unit.end)}
        return [leaf for leaf in self.leaves if leaf.number in settled]

    @property
    def waiting(self) -> list[Leaf]:
        """The leaves of units that wait for the number of a page: they are to be laid out again."""
        settled = {leaf.number for leaf in self.settled}
        return [leaf for leaf in self.leaves if leaf.number not in settled]


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next of a book: its HTML with only some pieces filled, these pieces, and the one behind them, if any."""

    html: HTML
    pieces: Sequence[Path]
    behind: Path | None


@dataclass
class Growing:
    """A book that is laid out gathering by gathering."""

    html: HTML
    sheets: Sequence[CSS]
    frames: Frames
    fonts: FontConfiguration
    leaves: list[Leaf] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    strings: dict[str, Mapping[int, list[str]]] = field(default_factory=dict)
    counting: dict[Path, frozenset[Path]] = field(default_factory=dict)
    state: State | None = None
    sizes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_long(self) -> bool:
        """Whether there is enough of it to be divided."""
        tree = self.html.etree_element
        drawn = sum(1 for drawing in tree.iter(SVG) for _ in drawing.iter())
        return sum(1 for _ in tree.iter()) - drawn > LONG

    def steps(self) -> Iterator[Step]:
        """What is to be laid out in turn; nothing of a book that makes one gathering."""
        tree, gatherings = self.html.etree_element, self._divided()
        names = {path: ids_in(at(tree, path)) for pieces in gatherings for path in pieces}
        behind = [*(pieces[0] for pieces in gatherings[1:]), None]
        for pieces, following in zip(gatherings, behind, strict=True) if len(gatherings) > 1 else ():
            others = {path: (self.counting.get(path, ()), names[path]) for path in names if path not in pieces}
            yield Step(_with(self.html, opened(tree, pieces, others, targets_in(tree, pieces))), pieces, following)

    def _divided(self) -> list[list[Path]]:
        """The pieces of each gathering: the children of the body, or theirs where a page is forced between them."""
        tree, forced = self.html.etree_element, self._forced()
        gatherings: list[list[Path]] = []
        weight = 0
        for path in _pieces(tree, forced):
            own = sum(1 for _ in at(tree, path).iter())
            begins = path in forced or (path[-1] == 0 and path[:-1] in forced)
            if not gatherings or (begins and weight + own > MOST_ELEMENTS):
                gatherings.append([])
                weight = 0
            gatherings[-1].append(path)
            weight += own
        return gatherings

    def _forced(self) -> set[Path]:
        """The children and grandchildren of the body before which a page is forced."""
        tree = copy.deepcopy(self.html.etree_element)
        paths = list(_near(tree))
        for path in paths:
            if len(path) == 3:
                del at(tree, path)[:]
        style_for = context_of(_with(self.html, tree), self.sheets, self.frames, self.fonts).style_for
        styles = {path: style_for(at(tree, path)) for path in paths}
        forced = {path for path, style in styles.items() if style and style["break_before"] in FORCED}
        return {path for path in forced if not _may_follow(at(self.html.etree_element, path))}

    def laid_out(self, step: Step) -> Gathering | None:
        """Lay a gathering out, again where the rows of its tables were changed. None where it does not stand for itself."""
        context, root = prepared(step.html, self.sheets, self.frames, self.fonts)
        context.style_for.initial_page_sizes.update(self.sizes)
        ways = _ways(root, step.html.etree_element, step.behind) if step.behind else [None]
        if not ways or not pointed(context.target_collector, self.leaves, 0):
            return None
        start, first = self.state or _beginning(context, root), len(self.leaves)
        pages = laid_out(start, first, lambda _, resume_at: resume_at in ways, step.html, context, root)
        if pages is None or not _stands_alone(context) or context.page_maker[first + len(pages)][0] not in ways:
            return None
        units = units_of(step.html.etree_element, self.html.etree_element, root, context, pages, first)
        return self._gathered(step, context, units, pages) if units else None

    def _gathered(self, step: Step, context: Any, units: list[Unit], pages: list[Any]) -> Gathering:
        """What came of a gathering."""
        first, tree = len(self.leaves), step.html.etree_element
        strings = {name: {**self.strings.get(name, {}), **more} for name, more in outlined(first, pages).items()}
        boxes = finished(first, pages, {**self.strings, **strings}, context)
        leaves = list(starmap(leaf, enumerate(boxes, first)))
        waiting = _waiting(context.target_collector, anchored([*self.leaves, *leaves]))
        units = [
            replace(unit, digest="") if waiting.intersection(at(tree, unit.path).iter()) else unit for unit in units
        ]
        counting = {path: counted(tree, [path], context.style_for)[0] for path in step.pieces}
        behind = State.of(context.page_maker[first + len(pages)])
        sizes = dict(context.style_for.initial_page_sizes)
        forget(context)
        return Gathering(leaves, units, strings, counting, behind, sizes)

    def add(self, gathering: Gathering) -> None:
        """Take a gathering in."""
        self.leaves += gathering.leaves
        self.units += gathering.units
        self.strings |= gathering.strings
        self.counting |= gathering.counting
        self.state, self.sizes = gathering.behind, gathering.sizes

    @property
    def rendered(self) -> Rendered:
        """The book. Units that wait for the number of a page have no digest, as if they had been others."""
        total, tree = len(self.leaves), self.html.etree_element
        units = [replace(unit, states=tuple(state.of_pages(total) for state in unit.states)) for unit in self.units]
        strings = {name: dict(sorted(by_page.items())) for name, by_page in self.strings.items()}
        plan = Plan(tuple(units), around(tree, [path for unit in units for path in unit.paths]), strings, self.sizes)
        return Rendered(tuple(self.leaves), metadata_of(self.html), plan)


def _with(html: HTML, tree: Any) -> HTML:
    """The HTML with another tree of elements."""
    other = copy.copy(html)
    other.wrapper_element, other.etree_element = type(html.wrapper_element).from_html_root(tree, None), tree
    return other


def _near(tree: Any) -> Iterator[Path]:
    """The paths of the children of the body, each before its own children's."""
    for place, body in enumerate(tree):
        for number, child in enumerate(body if body.tag == "body" else ()):
            yield place, number
            yield from ((place, number, below) for below in range(len(child)))


def _pieces(tree: Any, forced: Set[Path]) -> Iterator[Path]:
    """Elements one behind the other that hold all of the body."""
    divided = {path[:2] for path in forced if len(path) == 3}
    for path in _near(tree):
        if (len(path) == 3) == (path[:2] in divided):
            yield path


def _may_follow(element: Any) -> bool:
    """Whether an element, or what it begins with, may stand on the page where another ends."""
    return element.get(FOLLOWS) is not None or (len(element) > 0 and _may_follow(element[0]))


def _ways(root: Any, tree: Any, path: Path) -> list[Any]:
    """The ways to the box of an element as the engine writes them, and to those that begin with it; none where it has no box of its own."""
    numbers: list[int] = []
    box = root
    for end in range(1, len(path) + 1):
        element = at(tree, path[:end])
        number = next((number for number, child in enumerate(box.children) if child.element is element), None)
        if number is None:
            return []
        numbers.append(number)
        box = box.children[number]
    first = next((end for end in range(len(numbers), 0, -1) if numbers[end - 1]), 1)
    return [_way(numbers[:end]) for end in range(first, len(numbers) + 1)]


def _way(numbers: Sequence[int]) -> Any:
    way: Any = None
    for number in reversed(numbers):
        way = {number: way}
    return way


def _beginning(context: Any, root: Any) -> State:
    """Where the engine stands before a book."""
    initialize_page_maker(context, root)
    return State.of(context.page_maker[0])


def _stands_alone(context: Any) -> bool:
    """Whether nothing on its pages is taken from those before, or can be told only when all is laid out, but for numbers of pages in its text."""
    runs = any(boxes for by_page in context.running_elements.values() for boxes in by_page.values())
    return not runs and all(token == "content" for _, token in context.target_collector.counter_lookup_items)


def _waiting(collector: Any, names: Container[str]) -> set[Any]:
    """The elements with a text that asks for the page of a place that is not on the pages there are."""
    return {
        box.element
        for (box, _), item in collector.counter_lookup_items.items()
        if any(name not in names for name in item.missing_target_counters)
    }
