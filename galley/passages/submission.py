"""Texts that are sent: raw lines, as an extraction from a PDF leaves them, read as passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import name

from galley.passages.joining import Joiner
from galley.passages.line_shapes import Shape, Shaped, shaped
from galley.passages.lines import Line, lines_of
from galley.passages.passage import Kind, Passage, Stretch, without_sounds
from galley.problem import Place
from galley.text.joins import is_wide

HEADING_WIDTH = 90
"""A wider line, in half ems, is no heading."""
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-‐][^\W\d_]+)+")
_FENCE = re.compile(r"(`{3,}|~{3,}) *([^`]*)$")
_HYPHENS = ("-", "‐", "\u00ad")


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that are one passage."""

    lines: tuple[Shaped, ...]

    @property
    def first(self) -> Line:
        return self.lines[0].line

    @property
    def shape(self) -> Shape:
        return self.lines[0].shape

    @property
    def ended(self) -> bool:
        return self.lines[-1].line.ended

    @property
    def short(self) -> bool:
        """Whether it could be a heading."""
        return not self.ended and sum(each.line.width for each in self.lines) <= HEADING_WIDTH


def read_submission(text: str, file: str, language: str) -> tuple[Passage, ...]:
    """The passages of a text: paragraphs with their lines joined, headings, items, lines of tables, and labels.

    Every character but spaces stands in one passage, at its place in the file; only a byte order mark at the head of
    the file, what tells how a word is said, code between fences, and hyphens that are there because a line ends, stand in none.
    """
    lines = shaped(list(_prose(lines_of(text, language))), language)
    units = [_Unit(tuple(unit)) for unit in Joiner(lines).units()]
    kept = frozenset(_HYPHENATED.findall(text.casefold()))
    return tuple(_passages(units, _Setter(file, language, kept)))


def _prose(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without code between fences, as Markdown has them (CommonMark 0.31, 4.5); a fence that is never closed is none."""
    held = list[Line]()
    for line in lines:
        fence = _FENCE.match(line.text)
        if held:
            held.append(line)
            opened = _FENCE.match(held[0].text)
            if fence and opened and fence[1].startswith(opened[1]) and not fence[2]:
                held = []
        elif fence:
            held = [line]
        else:
            yield line
    yield from held


@dataclass(frozen=True, slots=True)
class _Setter:
    """Makes texts of lines. `kept` are the words of the file that are written with a hyphen."""

    file: str
    language: str
    kept: frozenset[str]

    def passage(self, unit: _Unit, kind: Kind, group: str, position: int) -> Passage:
        """The passage of a unit."""
        texts, stretches, length = list[str](), list[Stretch](), 0
        for each in unit.lines:
            line = each.line
            place = Place(self.file, line.number, line.column, len(line.text))
            if texts:
                kept, joint = self._joint(texts[-1], line.text)
                length += len(kept) - len(texts[-1])
                texts[-1] = kept
                if joint:
                    stretches.append(Stretch(length, stretches[-1].place, verbatim=False))
                    texts.append(joint)
            length += len(texts[-1]) if texts and texts[-1] == " " else 0
            for piece, at in without_sounds(line.text, place):
                stretches.append(Stretch(length, at))
                texts.append(piece)
                length += len(piece)
        marker = unit.first.marker.text if unit.first.marker else ""
        address = f"line {unit.first.number}"
        text = "".join(texts)
        return Passage(text, self.language, kind, address, tuple(stretches), group, position, marker)

    def _joint(self, before: str, after: str) -> tuple[str, str]:
        """What stands before a line end, without a hyphen that is only there for it, and what joins it to the rest."""
        if before.endswith(_HYPHENS) and before[-2:-1].isalpha() and after[0].isalpha():
            return (before[:-1] if self._is_hyphenation(before, after) else before), ""
        return before, _space(before, after)

    def _is_hyphenation(self, before: str, after: str) -> bool:
        if before[-1] == "\u00ad":
            return True
        one, two = re.search(r"[^\W\d_]*.$", before[-40:]), re.match(r"[^\W\d_]*", after[:40])
        whole = f"{one[0] if one else ''}{two[0] if two else ''}".casefold()
        return before[-2].islower() and after[0].islower() and whole not in self.kept


def _space(before: str, after: str) -> str:
    """What joins two lines: nothing beside Han, kana and full-width marks, a space elsewhere and beside Hangul."""
    one, two = _telling(before[:-9:-1]), _telling(after[:8])
    kinds = {name(character, "").startswith("HANGUL") for character in (one, two) if character}
    return "" if (is_wide(one) or is_wide(two)) and True not in kinds else " "


def _telling(text: str) -> str:
    """The first character that tells a script, as “ and — do not."""
    return next((each for each in text if each.isalnum() or is_wide(each)), "")


@dataclass(slots=True)
class _Grouper:
    """Numbers the items that follow each other, list by list, and lists within lists."""

    open: dict[str, tuple[str, int]] = field(default_factory=dict)

    def item(self, unit: _Unit) -> tuple[str, int]:
        """The list an item belongs to, and its number."""
        marker = unit.first.marker
        if marker is None:
            return "", 0
        group, last = self.open.get(marker.style, ("", 0))
        if not group or (marker.number and marker.number <= last):
            group, last = f"list {unit.first.number}", 0
        number = marker.number or last + 1
        inner = list(self.open)[list(self.open).index(marker.style) + 1 :] if marker.style in self.open else []
        for style in inner:
            del self.open[style]
        self.open[marker.style] = group, number
        return group, number

    def close(self) -> None:
        """Ends all lists: something else stands here."""
        self.open.clear()


def _passages(units: Sequence[_Unit], setter: _Setter) -> Iterator[Passage]:
    grouper = _Grouper()
    for at, unit in enumerate(units):
        if unit.shape in (Shape.ROW, Shape.PIECE):
            grouper.close()
            yield setter.passage(unit, Kind.CELL, f"table {unit.lines[0].table}", unit.lines[0].row)
            continue
        kind = _kind(units, at, setter.language)
        if kind is Kind.ITEM or (kind is Kind.LABEL and unit.shape is Shape.TEXT and unit.first.marker):
            yield setter.passage(unit, kind, *grouper.item(unit))
        else:
            grouper.close()
            yield setter.passage(unit, kind, "", unit.first.marker.number if unit.first.marker else 0)


def _kind(units: Sequence[_Unit], at: int, language: str) -> Kind:
    unit = units[at]
    if unit.shape is Shape.LABEL:
        return Kind.LABEL
    if unit.first.marker is not None:
        return _kind_of_marked(units, at)
    if not unit.short:
        return Kind.PARAGRAPH
    return Kind.HEADING if at + 1 < len(units) and _is_headed(units, at + 1) else Kind.LABEL


def _kind_of_marked(units: Sequence[_Unit], at: int) -> Kind:
    """An item, unless it is short and no item of its list stands beside it: then it is a numbered heading."""
    unit, marker = units[at], units[at].first.marker
    if marker is None or marker.style == "circled":
        return Kind.LABEL if unit.short else Kind.ITEM
    if not marker.number or not unit.short:
        return Kind.ITEM
    around = ((at - 1, marker.number - 1), (at + 1, marker.number + 1))
    beside = ((units[each].first.marker, number) for each, number in around if 0 <= each < len(units))
    counted = any(other and (other.style, other.number) == (marker.style, number) for other, number in beside)
    return Kind.ITEM if counted else Kind.HEADING


def _is_headed(units: Sequence[_Unit], at: int) -> bool:
    """Whether a heading may stand before a unit: it is running text, or the first of several numbered headings."""
    unit = units[at]
    if unit.shape is not Shape.TEXT:
        return False
    marker = unit.first.marker
    if marker is None:
        return unit.ended
    return marker.number == 1 and _kind_of_marked(units, at) is Kind.HEADING
