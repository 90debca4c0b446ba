"""Former names, and of which year a sentence that has one speaks; names that Korean has and Chinese has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Span
from galley.proof.reading import Reading
from galley.proof.shelf.lexicon import Mention, Name, lexicon

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE_END = re.compile(r"[。！？；!?;\n]|\.(?=\s)")
_TELLS_OF_CHANGE = re.compile(
    "变更|更名|改名|改称|改为|原名|原称|旧称|前身|当时|名称変更|改称|旧称|当時|개칭|변경|옛|당시|"
    "renam|former|then called|переимен|бывш|прежн|тогда|өөрчил|хуучин|өмнөх|асан",
    re.IGNORECASE,
)


def outdated(reading: Reading) -> Iterator[tuple[Span, Name]]:
    """The former names that are used of a year in which they were no longer names."""
    year = _year(reading)
    for passage in (passage for passage in reading.passages if passage.kind is not Kind.NAME):
        for mention in _mentions(passage, reading):
            name = next((name for name in mention.names if name.until), None)
            if name and name.until and all(each.until for each in mention.names):
                years = _years_around(passage, mention.start, mention.end)
                told = max(years) if years else year
                if told is not None and told > name.until.year and not passage.is_said(mention.start, mention.end):
                    yield Span(passage, mention.start, mention.end), name


def _mentions(passage: Passage, reading: Reading) -> list[Mention]:
    """The names in a passage; also the English ones, which texts of other languages list."""
    languages = dict.fromkeys((passage.language, "en"))
    return [each for language in languages for each in lexicon(reading.desk, language).mentions(passage.text)]


def _years_around(passage: Passage, start: int, end: int) -> list[int]:
    """The years the sentence names; year 0 where it tells that names change."""
    before = [match.end() for match in _SENTENCE_END.finditer(passage.text, 0, start)]
    after = _SENTENCE_END.search(passage.text, end)
    sentence = passage.text[before[-1] if before else 0 : after.start() if after else None]
    return [0] if _TELLS_OF_CHANGE.search(sentence) else [int(year) for year in _YEAR.findall(sentence)]


def _year(reading: Reading) -> int | None:
    """The year a reading is of: the desk's, but no later than the last year that a text that was sent names."""
    year = reading.desk.year
    if reading.submitted:
        named = [int(each) for passage in reading.passages for each in _YEAR.findall(passage.text)]
        if named:
            return min(max(named), year or max(named))
    return year
