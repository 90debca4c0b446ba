"""Stubs: what is left of a page for it to be set again by itself.

So binders call what is left of a leaf that was cut out, and its substitute is pasted to (`typeset.cancels`). A stub says which elements stand on a page, what they say, where each block and line
stands, and what was given when its stretch was made up. Where pages end, and what is given on them, hangs on the places and sizes of blocks and lines alone: words that leave these as they were change no
other page. Reads the boxes of pages of WeasyPrint 70, and of its `context` `running_elements`.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typeset.blocks import text_of
from galley.typeset.fitting import FIT
from galley.typeset.measure import addressed
from galley.typeset.paths import PLAINLY, Path, at

MILLIONTHS = 6
Span = tuple[int, int]
"""The first and last of numbers that follow one another."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is given: factors for air and leading, and for the height of a panel; None leaves it out."""

    air: float = 1.0
    leading: float = 1.0
    panel: float | None = 1.0


@dataclass(frozen=True, slots=True)
class Gift:
    """What was given to an element of a unit, by its number, one thing after the other: with the pages of its stretch, and with those before where it stood on them first."""

    number: int
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Stub:
    """The stub of a page: the numbers of the elements of its unit that stand on it; the digests of what they say, and of its frame, which is where what stands on it; and whether
    it goes on with a paragraph, or a fitted table, of the page before, and has to be set with that."""

    shown: tuple[Span, ...]
    said: str
    frame: str
    goes_on: bool

    @property
    def numbers(self) -> Iterator[int]:
        """The numbers of its elements."""
        return (number for first, last in self.shown for number in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Stubs:
    """The stubs of a unit, one a page, or none where no page of it can be set by itself; `form` is the digest of its elements, but for what those say that stand on its pages; `gifts` are what
    was given to them when they were made up."""

    form: str = ""
    pages: tuple[Stub, ...] = ()
    gifts: tuple[Gift, ...] = ()


def elements_of(tree: Any, paths: Iterable[Path]) -> list[Any]:
    """The elements at paths and all below them, in reading order; their numbers are counted from 0."""
    return [each for path in paths for each in at(tree, path).iter()]


def stubs_of(
    elements: Sequence[Any],
    written: Sequence[Any],
    pages: Sequence[Any],
    ways: Sequence[tuple[Any, bool]],
    context: Any,
    root: Any,
) -> Stubs:
    """The stubs of a unit by its `pages`, and the `ways` to where they begin, each with whether it begins a stretch. `written` are its elements as they came, before anything was changed of
    them."""
    apart: Mapping[str, bool] = getattr(context, "apart", {})
    numbers = {element: number for number, element in enumerate(elements)}
    stubs = list[Stub]()
    is_apart = False
    for page, (way, begins) in zip(pages, ways, strict=True):
        is_apart = apart.get(repr(way), False) if begins else is_apart
        seen = {numbers[element] for element in _seen(page) if element in numbers}
        if not is_apart or _has_notes(page):
            return Stubs()
        shown = tuple(_spans(sorted(seen)))
        goes_on = _is_within(root, way) or _is_fitted(elements, seen, stubs)
        stubs.append(Stub(shown, words(written, seen), frame(page), goes_on))
    if any(places for by_page in context.running_elements.values() for places in by_page.values()):
        return Stubs()
    gifts = (Gift(numbers[element], given) for element, given in context.given.items() if element in numbers)
    return Stubs(form(written, stubs), tuple(stubs), tuple(gifts))


def form(elements: Sequence[Any], stubs: Iterable[Stub]) -> str:
    """The digest of the form of a unit: its elements with their attributes, which of them have a text, and what those say that stand on no page."""
    shown = {number for stub in stubs for number in stub.numbers}
    told = [
        (
            _name(each),
            each.attrib,
            len(each),
            _is_blank(each.text),
            _is_blank(each.tail),
            number not in shown and _own(each),
        )
        for number, each in enumerate(elements)
    ]
    return _digest(told)


def words(elements: Sequence[Any], numbers: Iterable[int]) -> str:
    """The digest of what elements of a unit say, each by itself, and with all in it where it has an address."""
    shown = [elements[number] for number in sorted(numbers)]
    return _digest([(_own(each), text_of(each) if addressed(each) else None) for each in shown])


def frame(page: Any) -> str:
    """The digest of where the blocks and lines of a page stand, and of their sizes, in millionths of a px, its margins left out: lengths may be added up in any order."""
    told, waiting = list[Any](), [page.children[0]]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        if isinstance(box, boxes.LineBox):
            told += map(_rounded, (box.position_y, box.height, box.baseline))
            continue
        told += map(_rounded, (box.position_x, box.position_y, box.width, box.height))
        waiting.extend(getattr(box, "children", ()))
    return _digest(told)


def _rounded(length: Any) -> Any:
    """A length as it is equal to others; `auto` stays."""
    return round(length, MILLIONTHS) + 0.0 if isinstance(length, int | float) else length


def _seen(page: Any) -> set[Any]:
    """The elements of which there is something on a page."""
    found, waiting = set[Any](), [page.children[0]]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        found.add(box.element)
        waiting.extend(getattr(box, "children", ()))
    return found


def _has_notes(page: Any) -> bool:
    return any(isinstance(box, boxes.FootnoteAreaBox) and box.children for box in page.children)


def _is_fitted(elements: Sequence[Any], seen: Collection[int], before: Sequence[Stub]) -> bool:
    """Whether a table goes on on a page whose rows are fitted where it begins."""
    begun = {number for stub in before[-1:] for number in stub.numbers}
    return any(elements[number].get(FIT) for number in begun.intersection(seen))


def _is_within(root: Any, way: Any) -> bool:
    """Whether a way leads into a line of a paragraph."""
    box = root
    while way and not isinstance(box, boxes.LineBox):
        number, way = next(iter(way.items()))
        if number >= len(children := getattr(box, "children", ())):
            return False
        box = children[number]
    return isinstance(box, boxes.LineBox) and bool(way)


def _own(element: Any) -> tuple[Any, ...]:
    """What an element says itself."""
    return element.text, *(child.tail for child in element)


def _name(element: Any) -> str:
    return str(element.tag if isinstance(element.tag, str) else element.tag.__name__)


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def _spans(numbers: Iterable[int]) -> Iterator[Span]:
    """Numbers in order, those that follow one another by the first and the last of them."""
    first = last = -2
    for number in numbers:
        if number > last + 1:
            if last >= 0:
                yield first, last
            first = number
        last = number
    if last >= 0:
        yield first, last


def _digest(told: Any) -> str:
    return sha256(marshal.dumps(told, PLAINLY)).hexdigest()[:32]
