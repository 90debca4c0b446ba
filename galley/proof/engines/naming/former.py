"""Former names, and of which year a sentence that has one speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.passages.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Name, lexicon

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE_END = re.compile(r"[。！？；!?;\n]|\.(?=\s)")
_NEVER = "(?!)"


@engine("former-name")
def former_name(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each former name that is used of a year in which it was none any more; `telling` finds what tells of a change."""
    usual = _year(reading)
    for passage in reading.passages:
        telling = re.compile(rule.option("telling", passage.language, _NEVER), re.IGNORECASE)
        for start, end, name in _former(passage, reading.desk):
            sentence = _sentence(passage.text, start, end)
            years = [int(each) for each in _YEAR.findall(sentence)]
            told = max(years) if years else usual
            if told is not None and name.until and told > name.until.year and not telling.search(sentence):
                write = _current(reading.desk, passage.language, name)
                yield rule.found(Span(passage, start, end), write=write, values={"until": name.until})


def _former(passage: Passage, desk: Desk) -> Iterator[tuple[int, int, Name]]:
    """The names in a passage that are all given up; also the English ones, which texts of other languages list."""
    for language in dict.fromkeys((passage.language, "en")):
        for mention in lexicon(desk, language).mentions(passage.text):
            if all(name.until for name in mention.names):
                yield mention.start, mention.end, mention.names[0]


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence round some characters."""
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else None]


def _current(desk: Desk, language: str, former: Name) -> str:
    names = lexicon(desk, language).names
    own = (name for name in names if (name.id, name.sort) == (former.id, former.sort) and not name.until)
    return next((name.main for name in own), former.id)


def _year(reading: Reading) -> int | None:
    """The year a reading is of: the desk's, but no later than the last year that a text that was sent names."""
    year = reading.desk.year
    named = [int(each) for passage in reading.passages for each in _YEAR.findall(passage.text)]
    return min(max(named), year or max(named)) if reading.submitted and named else year
