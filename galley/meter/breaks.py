"""Where lines are broken, and what should not have been (rules 12, 13, 15, 17–19, 26, 28–30 of typography)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from galley.meter.characters import DOUBLED, NOT_AT_END, NOT_AT_START, UNIT_WORDS, UNITS, letters, script
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph

Break = tuple[Line, Line]

_SHORT = "а|в|и|к|о|с|у|я|бы|во|да|до|же|за|из|ко|ли|на|не|ни|но|об|от|по|со|то|[А-ЯЁ]\\."
_SHORT_WORD = re.compile(rf"(?:^|[\s\u00a0«„(])(?:{_SHORT})$", re.IGNORECASE)
"""Prepositions, conjunctions, particles and initials that keep to the next word in Russian (rule 29)."""
_HYPHENATED = re.compile(r"\w[-\u2010\u00ad]$")
SIGNS_BEFORE = "第$¥￥€£№"
CONTEXT = 12
"""How many letters on each side find the place of a break in the source."""


def broken_pairs(paragraphs: Iterable[Paragraph]) -> list[Break]:
    """Each line with the next of its paragraph, over columns and pages too."""
    found: list[Break] = []
    open_line: dict[tuple[float, str], Line] = {}
    for part in paragraphs:
        key = (part.size, part.font)
        if part.follows and key in open_line:
            found.append((open_line[key], part.first))
        found += part.breaks
        open_line[key] = part.last
    return found


def kinsoku(breaks: Iterable[Break]) -> list[Line]:
    """Lines that begin or end with what may not stand there (rule 12)."""
    found = []
    for one, two in breaks:
        if two.inked[0].text[:1] in NOT_AT_START:
            found.append(two)
        if one.inked[-1].text[-1:] in NOT_AT_END:
            found.append(one)
    return found


def split_signs(breaks: Iterable[Break]) -> list[Line]:
    """Lines that end within —— or …… (rule 13)."""
    ends = ((one, one.text.rstrip()[-1:], two.text.lstrip()[:1]) for one, two in breaks)
    return [line for line, last, first in ends if last and last in DOUBLED and first == last]


def opening_signs(breaks: Iterable[Break]) -> list[Line]:
    """Lines that begin with —— or ……, which strict Chinese avoids (rule 13)."""
    return [two for one, two in breaks if two.text.lstrip()[:2] in {sign * 2 for sign in DOUBLED}]


def number_splits(breaks: Iterable[Break], language: str) -> list[Line]:
    """Lines that end between a number and its unit, sign or 第, or within it (rule 15)."""
    return [one for one, two in breaks if is_number_split(one.text.rstrip(), two.text.lstrip(), language)]


def is_number_split(before: str, after: str, language: str) -> bool:
    first, last = after[:1], before[-1:]
    if not first or not last:
        return False
    if last in SIGNS_BEFORE:
        return first.isdecimal() or (last == "第" and first in "一二三四五六七八九十百")
    if re.search(r"\d[.,]$", before):
        return script(first) == "digit" and language not in ("ru", "mn", "en")
    if not last.isdecimal():
        return False
    return first.isdecimal() or first in "%％‰℃°" + UNITS.get(language, "") or bool(UNIT_WORDS.match(after))


def short_last_lines(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """Last lines with one letter besides marks, or none (rule 17)."""
    ended = (part for part in paragraphs if not part.goes_on and (part.follows or len(part.lines) > 1))
    return [part.last for part in ended if letters(part.last.text) <= 1]


def widows(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """Last lines alone at the top of a column (rule 18)."""
    return [part.first for part in paragraphs if part.follows and not part.goes_on and len(part.lines) == 1]


def orphans(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """First lines alone at the foot of a column (rule 18)."""
    return [part.first for part in paragraphs if part.goes_on and not part.follows and len(part.lines) == 1]


def stranded(paragraphs: Sequence[Paragraph], size: float, font: str) -> list[Line]:
    """Headings below text that have nothing below them on their page, or one line of a paragraph that goes on (rule 19).

    A heading is tagged as one, or, in an untagged PDF, up to two lines of the body's size or up to twice that in
    another font. Pages without body text, such as dividers, are passed over.
    """
    found: list[Line] = []
    for _, group in groupby(paragraphs, key=lambda part: part.first.page):
        mine = list(group)
        text = [part for part in mine if (part.size, part.font) == (size, font)]
        for part in mine:
            if is_heading(part, size, font) and any(_is_over(each, part) for each in text):
                below = [each for each in mine if _is_over(part, each)]
                lone = len(below) == 1 and len(below[0].lines) == 1 and below[0].goes_on
                found += [part.first] if not below or lone else []
    return found


def is_heading(part: Paragraph, size: float, font: str) -> bool:
    if part.first.block is not None:
        return re.fullmatch(r"H\d?", part.first.block.role) is not None
    return size > 0 and part.font != font and 1.0 <= part.size / size <= 2.0 and len(part.lines) <= 2


def _is_over(one: Paragraph, two: Paragraph) -> bool:
    """Whether a paragraph stands above another in its column."""
    ends = max(line.end for line in one.lines), max(line.end for line in two.lines)
    return one.last.y > two.first.y and one.left < ends[1] and two.left < ends[0]


def hyphen_ladder(paragraphs: Iterable[Paragraph]) -> tuple[int, Line | None]:
    """The most lines running that end with a hyphen, and the last of them (rule 28)."""
    best: tuple[int, Line | None] = (0, None)
    for part in paragraphs:
        run = 0
        for line in part.broken:
            run = run + 1 if _HYPHENATED.search(line.text.rstrip()) else 0
            best = (run, line) if run > best[0] else best
    return best


def short_words_at_end(breaks: Iterable[Break]) -> list[Line]:
    """Lines that end with a short word or an initial that belongs to the next one (rule 29)."""
    return [one for one, _ in breaks if _SHORT_WORD.search(one.text.rstrip())]


def dashes_at_start(breaks: Iterable[Break]) -> list[Line]:
    """Continuing lines that begin with a dash (rule 30)."""
    return [two for _, two in breaks if re.match(r"\s*[—–](?=\s)", two.text)]


def inside_words(breaks: Iterable[Break], text: str, *, is_source: bool) -> list[Line]:
    """Lines broken between two Hangul of one word (rule 26).

    In a source the place of the break is found by the letters around it, and has a space or not. Without one, `text` is
    that of the PDF's own lines: a break is within a word where the two parts stand elsewhere as one word.
    """
    find = _space_in_source(text) if is_source else _joined_elsewhere(text)
    hangul = (
        (one, two) for one, two in breaks if script(one.text[-1:]) == "hangul" and script(two.text[:1]) == "hangul"
    )
    return [one for one, two in hangul if find(one.text, two.text)]


def _space_in_source(text: str) -> Callable[[str, str], bool]:
    solid: list[str] = []
    spaced = set()
    for character in text:
        if character.isspace():
            spaced.add(len(solid))
        else:
            solid.append(character)
    whole = "".join(solid)

    def is_inside(one: str, two: str) -> bool:
        before, after = "".join(one.split())[-CONTEXT:], "".join(two.split())[:CONTEXT]
        places = [match.start() + len(before) for match in re.finditer(re.escape(before + after), whole)]
        return bool(places) and all(place not in spaced for place in places)

    return is_inside


def _joined_elsewhere(text: str) -> Callable[[str, str], bool]:
    words = set(re.findall(r"\w+", text))

    def is_inside(one: str, two: str) -> bool:
        return re.findall(r"\w+", one)[-1] + re.findall(r"\w+", two)[0] in words

    return is_inside
