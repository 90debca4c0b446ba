"""Places in the HTML of a book, by the way to their elements: what is there, and the book without it."""

from __future__ import annotations

import copy
import marshal
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from weasyprint.css.properties import INITIAL_VALUES

PLAINLY = 0
"""The version of `marshal` that writes equal values equally, whether they are the same object or not, and at a third of what `repr` takes."""
COUNTERS = ("counter_increment", "counter_reset", "counter_set")
Path = tuple[int, ...]
"""Where an element stands: the number of each child on the way down from the root."""


def digest_of(tree: Any, paths: Iterable[Path]) -> str:
    """The digest of the HTML of some elements, their tails apart."""
    return _digest([each for path in paths for each in _told(at(tree, path), frozenset())])


def _told(root: Any, hollow: Set[Any]) -> list[tuple[Any, ...]]:
    """What an element and all below it say, in reading order, and how many elements each holds; the tail of the first is left out, and
    what those hold that are hollow."""
    told, waiting = [], [root]
    while waiting:
        each = waiting.pop()
        tag = each.tag if isinstance(each.tag, str) else each.tag.__name__
        inside = () if each in hollow else list(each)
        text, tail = None if each in hollow else each.text, None if each is root else each.tail
        told.append((tag, each.attrib, text, tail, len(inside)))
        waiting.extend(reversed(inside))
    return told


def _digest(told: list[tuple[Any, ...]]) -> str:
    return sha256(marshal.dumps(told, PLAINLY)).hexdigest()


def at(tree: Any, path: Path) -> Any:
    """The element at a path; `IndexError` where there is none."""
    for number in path:
        tree = tree[number]
    return tree


def around(tree: Any, paths: Iterable[Path]) -> str:
    """The digest of the HTML of a book without what some elements hold. Their attributes stay: selectors of what follows them may ask for these."""
    return _digest(_told(tree, {at(tree, path) for path in paths}))


def targets_in(tree: Any, paths: Iterable[Path]) -> frozenset[str]:
    """The names of places that elements below paths point to, by any attribute."""
    values = (value for path in paths for each in at(tree, path).iter() for value in each.attrib.values())
    return frozenset(value[1:] for value in values if value.startswith("#"))


def hollowed(tree: Any, others: Mapping[Path, Iterable[Path]], targets: frozenset[str]) -> None:
    """Empty the elements at paths but for what counts something, given for each, and for places that others point to.

    What is left of the elements stays in their places, for selectors and for the way to the others.
    """
    for path, counts in others.items():
        element = at(tree, path)
        at(tree, path[:-1])[path[-1]] = _hollow(
            element, path, counts, [name for name in ids_in(element) if name in targets]
        )


def opened(
    tree: Any,
    pieces: Container[Path],
    others: Mapping[Path, tuple[Iterable[Path], Sequence[str]]],
    targets: frozenset[str],
) -> Any:
    """A copy of a tree with the elements at some paths as they are, and what is left of all `others` when they are emptied: for each what
    counts something in it, and the names in it."""
    above = {path[:end] for path in others for end in range(len(path))}

    def copied(element: Any, path: Path) -> Any:
        if path in others:
            counts, names = others[path]
            return _hollow(element, path, counts, [name for name in names if name in targets])
        if path in pieces or path not in above:
            return copy.deepcopy(element)
        bare = _bare(element)
        bare.text, bare.tail = element.text, element.tail
        bare.extend(copied(child, (*path, number)) for number, child in enumerate(element))
        return bare

    return copied(tree, ())


def ids_in(element: Any) -> list[str]:
    """The names of places in an element, in order."""
    return [each.attrib["id"] for each in element.iter() if each is not element and "id" in each.attrib]


def _hollow(element: Any, path: Path, counts: Iterable[Path], names: Iterable[str]) -> Any:
    """What is left of the element at a path when it is emptied but for what counts something, with what is around that, and the places of some names."""
    bare = _bare(element)
    bare.tail = element.tail
    made = {path: bare}
    for each in sorted(counts):
        for end in range(len(path) + 1, len(each) + 1):
            if each[:end] not in made and each[: len(path)] == path:
                made[each[:end]] = _bare(at(element, each[len(path) : end]))
                made[each[: end - 1]].append(made[each[:end]])
    present = {each.get("id") for each in made.values()}
    for name in names:
        if name not in present:
            ElementTree.SubElement(bare, "a", {"id": name})
    return bare


def _bare(element: Any) -> Any:
    """An element without what it holds."""
    return element.makeelement(element.tag, dict(element.attrib))


def between(tree: Any, path: Path, following: Path) -> Iterator[Path]:
    """The largest elements from one on to before another, or to the last of the body where that is the root."""
    depth = len(path)
    yield path
    while depth > 1:
        parent, number = path[: depth - 1], path[depth - 1]
        for sibling in range(number + 1, len(at(tree, parent))):
            each = (*parent, sibling)
            if following and following[: len(each)] == each:
                yield from _before(following, depth)
                return
            yield each
        depth -= 1


def _before(path: Path, depth: int) -> Iterator[Path]:
    """The elements before one that are in what is around it from a depth on."""
    for deeper in range(depth, len(path)):
        yield from ((*path[:deeper], number) for number in range(path[deeper]))


def counted(tree: Any, paths: Iterable[Path], style_for: Any) -> tuple[frozenset[Path], tuple[Any, ...]]:
    """What counts something of some elements, and what it counts, in order."""
    counting, counts = set[Path](), list[Any]()
    for path in paths:
        element = at(tree, path)
        within, found = paths_of(element), dict(_counting(element, style_for))
        counting.update((*path, *within[each]) for each in found)
        counts += found.values()
    return frozenset(counting), tuple(counts)


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


def paths_of(tree: Any) -> dict[Any, Path]:
    """The path of each element."""
    found: dict[Any, Path] = {tree: ()}
    for element in tree.iter():
        for number, child in enumerate(element):
            found[child] = (*found[element], number)
    return found
