"""Spaces: where one stands that should not, where one is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from galley.proof.copy.passage import Passage
from galley.proof.marks.signs import (
    CJK,
    COUNTED,
    CYRILLIC,
    HANGUL,
    LATIN,
    WORD,
    is_prose,
    is_spaced_text,
    outside_addresses,
)

SPACE = "[ \t\u00a0\u2009\u202f]"

_BESIDE_MARK = rf"(?<=\S){SPACE}+(?=[，。、；：？！）》」』】〕])|(?<=[（《「『【〔]){SPACE}+(?=\S)|(?<=[，。、；：]){SPACE}+(?=\S)"
_BESIDE_QUOTE = rf"(?<=[“‘]){SPACE}+(?=[{CJK}])|(?<=[{CJK}]){SPACE}+(?=[”’])"
_CERTAIN = re.compile(f"{_BESIDE_MARK}|{_BESIDE_QUOTE}")
_IN_PROSE = re.compile(
    rf"{_CERTAIN.pattern}|(?<=[{CJK}]){SPACE}+(?=[（“《「『])|(?<=[）”》」』]){SPACE}+(?=[{CJK}])|(?<=[？！]){SPACE}+(?=[{CJK}])"
)
_ROUND_MARK_IN_JAPANESE = re.compile(r"[？！]$")

_DATE = re.compile(
    rf"\d{{4}}{SPACE}?年(?:{SPACE}?\d{{1,2}}{SPACE}?月(?:{SPACE}?\d{{1,2}}{SPACE}?日)?)?|\d{{1,2}}月{SPACE}\d{{1,2}}日"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d)({SPACE}?)(?=[{COUNTED}])")
_BEFORE_NUMBER = re.compile(rf"(?<=[{CJK}])({SPACE}?)(?=\d)")
_BETWEEN = re.compile(rf"(?<=[{CJK}]){SPACE}(?=[{CJK}])")
_SPACED_LETTER = re.compile(rf"(?:^|{SPACE})[{CJK}](?={SPACE}|$)")
_BESIDE_LATIN = re.compile(rf"(?<=[{CJK}])({SPACE}?)(?=[A-Za-z])|(?<=[A-Za-z])({SPACE}?)(?=[{CJK}])")


def beside_wide_marks(passage: Passage) -> Iterator[tuple[int, int]]:
    """Spaces before and after marks that bring their own; a space that only closes a line is none."""
    text = passage.text
    for found in (_IN_PROSE if is_prose(passage) else _CERTAIN).finditer(text):
        after_japanese = passage.language == "ja" and _ROUND_MARK_IN_JAPANESE.search(text, 0, found.start())
        if not after_japanese and _stands(passage, *found.span()):
            yield found.span()


def in_dates(passage: Passage) -> Iterator[tuple[int, int]]:
    """From the first to the last space of dates such as 2014年 10月 22日, whose numbers stand at their units."""
    for found in _DATE.finditer(passage.text):
        spaces = [found.start() + space.start() for space in re.finditer(SPACE, found[0])]
        if spaces and not re.search(rf"\d{SPACE}[年月日]", found[0]) and _stands(passage, spaces[0], spaces[-1] + 1):
            yield spaces[0], spaces[-1] + 1


def against_use(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, int, str]]:
    """Single spaces beside digits or Latin words where the passages nearly always write none, and what they part."""
    passages = list(passages)
    prose = [passage for passage in passages if is_prose(passage)]
    for pattern, what in ((_BEFORE_UNIT, "unit"), (_BEFORE_NUMBER, "number"), (_BESIDE_LATIN, "Latin")):
        read = passages if what == "unit" else prose
        places = [(passage, *found.span()) for passage in read for found in pattern.finditer(passage.text)]
        use = Counter(end > start for _, start, end in places)
        if use[False] >= 3 and use[False] > 3 * use[True]:
            spaced = ((passage, start, end) for passage, start, end in places if end > start)
            yield from ((*place, what) for place in spaced if _stands(*place))


def between_letters(passage: Passage) -> Iterator[tuple[int, int]]:
    """Single spaces between two Han letters or kana of a sentence; more than two in a passage part columns."""
    places = [found.span() for found in _BETWEEN.finditer(passage.text)]
    if not is_prose(passage) or len(places) > 2 or _SPACED_LETTER.search(passage.text.strip()):
        return
    for start, end in places:
        if _stands(passage, start, end):
            yield start, end


def _stands(passage: Passage, start: int, end: int) -> bool:
    """Whether the space is the author's, not the joint of two lines or the end of one."""
    after = passage.text[end : end + 1]
    return bool(after) and passage.text[:start].strip() != "" and passage.is_verbatim(start - 1, end + 1)


_BEFORE = re.compile(rf"(?<=[\w)»”’\"%]){SPACE}+(?=[,;:!?.](?:[\s)»”]|$))(?!{SPACE}*:[)(])")
_WITHIN = re.compile(rf"(?<=[(\[«„]){SPACE}+(?=\S)|(?<=[^\s(\[«•·-]){SPACE}+(?=[)\]»])")
_LETTER = f"{LATIN}{CYRILLIC}"
_AFTER = re.compile(
    rf"(?<=[{WORD}])[,;!?:](?=[{WORD}])|(?<=[a-zа-яёөү][a-zа-яёөү])\.(?=[A-ZА-ЯЁӨҮ](?:[a-zа-яёөү]| [a-zа-яёөү]))|(?<=[{HANGUL}])\.(?=[{HANGUL}])"
)
_BRACKET = re.compile(rf"(?<=[{_LETTER}][a-zа-яёөү])\((?=[{_LETTER}]{{3,}}|[A-ZА-ЯЁӨҮ][{_LETTER}\d-]+\)|\d+\))")
_BEHIND = re.compile(rf"(?<=[{_LETTER}\d.])\)(?=[{_LETTER}]{{2}})")
_SYLLABLES_INSIDE = re.compile(r"(?<!\w)\([a-zа-яёөү]{1,5}\)$|\w\([a-zа-яёөү]{1,4}\)$|(?<!\w)\(\d{1,2}\)$")
_KOREAN_WORD = re.compile(
    r"(?<=[A-Za-z\d가-힣]{2})\)(?=[가-힣]{2})(?![은는이가을를와과의에서로으도만까부처보라께한하된되및등측들간별씩님여며면인일였란식용내외급형산제])"
)
_DOUBLE = re.compile(rf"(?<=[{WORD}\d,;:.!?)”»])  (?=[{WORD}\d(«“])")


def before_narrow_marks(passage: Passage) -> Iterator[tuple[int, int]]:
    """Spaces before , . ; : ! ? and inside brackets and guillemets, in scripts that write spaces between words."""
    if is_spaced_text(passage):
        for pattern in (_BEFORE, _WITHIN):
            yield from (found.span() for found in pattern.finditer(passage.text) if _stands(passage, *found.span()))


def missing(passage: Passage) -> Iterator[tuple[int, str]]:
    """Marks behind or before which a space is missing between two words: their offset, and `after` or `before`."""
    if not is_spaced_text(passage):
        return
    yield from ((found.start(), "after") for found in outside_addresses(_AFTER, passage.text))
    if passage.language == "ko":
        yield from ((found.start(), "after") for found in _KOREAN_WORD.finditer(passage.text))
        return
    yield from ((found.start(), "before") for found in outside_addresses(_BRACKET, passage.text))
    for found in outside_addresses(_BEHIND, passage.text):
        opening = passage.text.rfind("(", 0, found.start())
        if opening >= 0 and not _SYLLABLES_INSIDE.search(passage.text, max(opening - 1, 0), found.end()):
            yield found.start(), "after"


def double(passage: Passage) -> Iterator[tuple[int, int]]:
    """Two spaces between two words; where a line has them more than twice, they part columns."""
    places = [found.span() for found in _DOUBLE.finditer(passage.text)]
    if len(places) <= 2:
        yield from (place for place in places if _stands(passage, *place))
