"""The units of a book: what begins a page of its own, and so can be set again alone.

A unit is an element before which a page is forced. What it must be told is where the engine stood when it began: its first page and side,
page counters, named strings. All of it is plain data of the engine's `page_maker` and `string_set` (WeasyPrint 70).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from weasyprint.css.properties import INITIAL_VALUES

FORCED = ("page", "left", "right", "recto", "verso")
COUNTERS = ("counter_increment", "counter_reset", "counter_set")
Path = tuple[int, ...]
"""Where an element stands: the number of each child on the way down from the root."""
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
    """A unit: its element, its HTML as a digest, the pages from `first` to before `end` (counted from 0), the states before it and
    behind it, those of its elements that count something, as notes do, and what they count."""

    path: Path
    digest: str
    first: int
    end: int
    start: State
    behind: State
    counting: frozenset[Path]
    counts: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The units of a book, the HTML around them, and the named strings of its pages."""

    units: tuple[Unit, ...]
    around: str
    strings: Strings
    sizes: Mapping[str, Any]
    """The size of the first page, which some lengths are relative to."""


def planned(tree: Any, written: Any, root: Any, context: Any, pages: list[Any]) -> Plan:
    """The plan of a book that has been laid out from the box `root`; `written` is its HTML as it was before, a copy of `tree`."""
    strings = {
        name: {page: list(texts) for page, texts in by_page.items()} for name, by_page in context.string_set.items()
    }
    units = units_of(tree, written, root, context, pages)
    return Plan(tuple(units), around(written, units), strings, dict(context.style_for.initial_page_sizes))


def units_of(tree: Any, written: Any, root: Any, context: Any, pages: list[Any], first: int = 0) -> list[Unit]:
    """The units of pages that were laid out from the number `first` on.

    None where boxes are repeated on every page (`position: fixed`) or a float goes on, since then no page stands for itself.
    """
    states = [State.of(entry) for entry in context.page_maker[first : first + len(pages) + 1]]
    if any(page.fixed_boxes for page in pages) or goes_on(pages) or _numbered_anew(states, first):
        return []
    paths, behind = _paths(tree), states[-1].resume_at and _box(root, states[-1].resume_at)
    begun = _alone(list(_innermost(list(_begun(root, states[:-1])), behind)), pages, paths)
    units = []
    for (start, element), (end, _) in zip(begun, [*begun[1:], (len(pages), None)], strict=False):
        path = paths[element]
        counting, counts = counted(tree, path, context.style_for)
        digest = digest_of(at(written, path))
        units.append(Unit(path, digest, first + start, first + end, states[start], states[end], counting, counts))
    return units


def _numbered_anew(states: list[State], first: int) -> bool:
    """Whether a page has another number than its place, which references to it could not be told by."""
    return any(
        state.counters[1].get("page", [number]) != [number] for number, state in enumerate(states, first) if number
    )


def goes_on(pages: Iterable[Any]) -> bool:
    """Whether a float goes on over pages: what the engine keeps of it depends on how often it made each page."""
    floats = [{box.element for box in page.descendants() if box.is_floated()} for page in pages]
    return any(one & other for one, other in pairwise(floats))


def digest_of(element: Any) -> str:
    """The digest of an element's HTML, its tail apart."""
    bare = copy.copy(element)
    bare.tail = None
    return sha256(ElementTree.tostring(bare)).hexdigest()


def at(tree: Any, path: Path) -> Any:
    """The element at a path; `IndexError` where there is none."""
    for number in path:
        tree = tree[number]
    return tree


def around(tree: Any, units: Iterable[Unit]) -> str:
    """The HTML of a book without what its units hold. Their attributes stay: selectors of what follows them may ask for these."""
    bare = copy.deepcopy(tree)
    for unit in units:
        element = at(bare, unit.path)
        element.text = None
        del element[:]
    return ElementTree.tostring(bare, encoding="unicode")


def targets_in(tree: Any, paths: Iterable[Path]) -> frozenset[str]:
    """The names of places that elements below paths point to, by any attribute."""
    values = (value for path in paths for each in at(tree, path).iter() for value in each.attrib.values())
    return frozenset(value[1:] for value in values if value.startswith("#"))


def hollowed(tree: Any, others: Mapping[Path, Iterable[Path]], targets: frozenset[str]) -> None:
    """Empty the elements at paths but for what counts something, given for each, and for places that others point to.

    The elements themselves stay, for selectors and for the way to the others.
    """
    for path, counts in others.items():
        element = at(tree, path)
        names = [each.get("id") for each in element.iter() if each is not element and each.get("id") in targets]
        counting = {at(tree, path) for path in counts}
        _prune(element, counting)
        present = {each.get("id") for each in element.iter()}
        for name in names:
            if name not in present:
                ElementTree.SubElement(element, "a", {"id": name})


def _prune(element: Any, kept: set[Any]) -> bool:
    """Take out all text, and all elements but some and those around them; whether one of these is inside or is this."""
    element.text = None
    for child in list(element):
        if _prune(child, kept):
            child.tail = None
        else:
            element.remove(child)
    return element in kept or len(element) > 0


def _begun(root: Any, states: list[State]) -> Iterator[tuple[int, Any]]:
    """The first page of each unit and the box that it begins with: pages that are forced at the beginning of a box."""
    before = None
    for page, state in enumerate(states):
        forced = state.forced or state.next_page["page"] != (before and before.next_page["page"])
        again = before is not None and before.resume_at == state.resume_at
        box = _box(root, state.resume_at)
        if not page or (state.resume_at and forced and not again and box is not None):
            yield page, box
        before = state


def _innermost(begun: list[tuple[int, Any]], behind: Any) -> Iterator[tuple[int, Any]]:
    """The first page of each unit and its element: of boxes that hold the next unit too, their first child. `behind` is the box behind all of them."""
    for (page, box), (_, following) in zip(begun, [*begun[1:], (0, behind)], strict=True):
        while following is not None and following in box.descendants():
            box = box.children[0]
        yield page, box.element


def _alone(begun: list[tuple[int, Any]], pages: list[Any], paths: Mapping[Any, Path]) -> list[tuple[int, Any]]:
    """Those whose first page holds nothing of the units before, as it does where a float or a note goes on there."""
    found: list[tuple[int, Any]] = []
    for number, element in begun:
        before = {paths[each] for _, each in found}
        shown = {paths[box.element] for box in pages[number].descendants() if box.element in paths}
        if not any(path[: len(each)] == each for path in shown for each in before):
            found.append((number, element))
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


def counted(tree: Any, path: Path, style_for: Any) -> tuple[frozenset[Path], tuple[Any, ...]]:
    """The elements of a unit that count something, and what they count, in order."""
    element = at(tree, path)
    within, found = _paths(element), dict(_counting(element, style_for))
    return frozenset((*path, *within[each]) for each in found), tuple(found.values())


def _counting(element: Any, style_for: Any) -> Iterator[tuple[Any, Any]]:
    """The elements that change a counter, or are notes, which are numbered, each with what it counts. Those in drawings have no style."""
    known: dict[int, list[Any]] = {}
    for each in element.iter():
        style = style_for(each)
        if style is None:
            continue
        changed = _changed(style, known)
        for pseudo in ("before", "after"):
            beside = style_for(each, pseudo)
            changed = [*changed, *_changed(beside, known)] if beside is not None else changed
        is_note = style["float"] == "footnote"
        if changed or is_note:
            yield each, (is_note, repr(changed))


def _changed(style: Any, known: dict[int, list[Any]]) -> list[Any]:
    """What a style does to counters. Elements share their styles."""
    if id(style) not in known:
        known[id(style)] = [style[name] for name in COUNTERS if style[name] != INITIAL_VALUES[name]]
    return known[id(style)]


def _paths(tree: Any) -> dict[Any, Path]:
    """The path of each element."""
    found: dict[Any, Path] = {tree: ()}
    for element in tree.iter():
        for number, child in enumerate(element):
            found[child] = (*found[element], number)
    return found
