"""The lines of a text that was sent: how wide each is, how it begins and ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.tongues import is_spaced

SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))).translate(dict.fromkeys(range(0x1C, 0x20)))
"""What is blank: all that Unicode calls a space, without the control characters U+001C to U+001F."""

_ENDS = "。！？!?.．…"
_CLOSERS = "”’」』》〉）)】〕]»\"'"
_BROAD = "“”‘’—…·"
"""Marks that are a full em wide in Chinese and Japanese, though they are narrow elsewhere."""
_PIECE = re.compile("[^\r\f\v\x85\u2028\u2029]+")
_HAN_NUMBER = "一二三四五六七八九十"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿\ue000-\uf8ff"
_MARKER = re.compile(
    rf"""(?: [•·▪■□◆◇●○▶▷※‣・] | [-–—*](?=\s)
    | (?P<round>[（(])(?P<inner>\d{{1,3}}|[{_HAN_NUMBER}]{{1,3}}|[a-zа-я])[)）]
    | (?P<ordinal>第[{_HAN_NUMBER}]{{1,3}})[、，,]
    | (?P<han>[{_HAN_NUMBER}]{{1,3}})、
    | (?P<digits>\d{{1,3}})(?P<after>[.．)）、])(?!\d)(?!\s\d{{1,2}}(?!\d))
    | (?P<roman>[Ⅰ-Ⅻ]|[IVX]{{1,5}}(?=\.\s))\.?
    | (?P<letter>[a-zа-я])\)
    | (?P<circled>[{_CIRCLED}])(?=\s|\w)
    )\s*(?=\S)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What a list item or a numbered heading begins with; `number` is 0 for a bullet, `style` is alike in one list."""

    text: str
    style: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the spaces round it, which stand in no passage.

    `number` and `column` say where its first character stands, both from 1, lines cut at line feeds only. Widths are
    in half ems. `gap` is how many blank lines stand before it; `indent` how wide the spaces are; `page` says that a
    form feed stands before it, or the one space that an extraction leaves at the head of a page.
    """

    number: int
    column: int
    text: str
    width: int
    indent: int
    gap: int
    page: bool
    marker: Marker | None

    @property
    def ended(self) -> bool:
        """Whether a sentence ends with it."""
        return self.text.rstrip(_CLOSERS).endswith(tuple(_ENDS))


@cache
def _width(character: str, beside_han: bool) -> float:
    """In half ems. Beside Han text letters are set in a proportional face: small ones narrower, capitals wider."""
    if unicodedata.east_asian_width(character) in "WF" or (beside_han and character in _BROAD):
        return 2
    category = unicodedata.category(character)
    if category in ("Mn", "Cf"):
        return 0
    return {"Ll": 0.8, "Lu": 1.2, "Zs": 0.6}.get(category, 1) if beside_han else 1


def width(text: str, language: str) -> int:
    """The width of a text in half ems, about."""
    beside_han = not is_spaced(language)
    return round(sum(_width(character, beside_han) for character in text))


def lines_of(text: str, language: str) -> Iterator[Line]:
    """The lines of a text that are not blank. A byte order mark at its head is no part of it."""
    gap, page = 0, False
    for number, row in enumerate(text.split("\n"), 1):
        start, blank = int(number == 1 and row.startswith("\ufeff")), True
        for piece in _PIECE.finditer(row, start):
            page = page or "\f" in row[start : piece.start()]
            start = piece.end()
            inked = piece[0].strip(SPACES)
            if inked:
                spaces = piece[0][: piece[0].index(inked[0])]
                column = piece.start() + len(spaces) + 1
                marker = marker_of(inked)
                first = page or spaces == " "
                yield Line(number, column, inked, width(inked, language), width(spaces, language), gap, first, marker)
                gap, page, blank = 0, False, False
        page = page or "\f" in row[start:]
        gap += blank


def marker_of(text: str) -> Marker | None:
    """The marker a text begins with, if anything stands behind it."""
    match = _MARKER.match(text)
    if match is None:
        return None
    written = match[0].strip(SPACES)
    number = match["inner"] or match["han"] or match["digits"] or match["roman"] or match["letter"] or match["circled"]
    number = number or (match["ordinal"] or "")[1:]
    if not number:
        return Marker(written, written, 0)
    style = "circled" if match["circled"] else written.replace(number, _sort(number), 1)
    return Marker(written, style.replace("(", "（").replace(")", "）"), _value(number))


def _sort(number: str) -> str:
    if number.isdecimal():
        return "1"
    return "一" if number[0] in _HAN_NUMBER else "Ⅰ" if number[0] in "IVX" or "Ⅰ" <= number[0] <= "Ⅻ" else "a"


def _value(number: str) -> int:
    """What a number of a marker counts; 0 where that cannot be told."""
    if number.isdecimal():
        return int(number)
    if number[0] in _HAN_NUMBER:
        return _han_value(number)
    if number[0] in "IVX":
        values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in number]
        return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    if "a" <= number <= "z" or "а" <= number <= "я":
        return ord(number) - ord("a" if number <= "z" else "а") + 1
    return int(unicodedata.numeric(number, 0))


def _han_value(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    digits = {digit: at for at, digit in enumerate(_HAN_NUMBER[:9], 1)}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0)
