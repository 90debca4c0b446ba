"""Rows of calendars: who holds what when and where; and titles that a known calendar has with other letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from galley.likeness.measures import likeness
from galley.model.sections import CalendarSection
from galley.numbers import Day
from galley.passages.passage import Passage
from galley.proof.engines.claims.holding import Held
from galley.proof.engines.claims.words import prose, shape
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_DAYS = r"\d{1,2}\. \d{1,2}(?:\s*[~～–—-]\s*(?:\d{1,2}\. ?)?\d{1,2})?"
_ROW = re.compile(rf"(?P<title>\S.{{2,60}}?)\s+(?P<days>{_DAYS})(?!\d)(?:\s+(?P<where>\S.{{1,40}}))?")
_HOST = re.compile(r"\s*(?P<host>[^()（）\d]{2,24})[(（][^()（）\d]{1,12}[)）]\s*")
_LONGEST = 140
_ALIKE = 0.75
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a calendar: who holds what, when and where."""

    host: str
    title: Span
    held: Held
    where: Span | None


def row_of(passage: Passage) -> Row | None:
    """The row of a calendar that a line is: `host (country) title 8. 27 ~ 8. 29 place`."""
    match = _ROW.fullmatch(passage.text.strip()) if len(passage.text) <= _LONGEST else None
    if match is None or "。" in passage.text or not re.search(r"[^\W\d_]{2}", match["title"]):
        return None
    by = len(passage.text) - len(passage.text.lstrip())
    held = _held(match["days"], Span(passage, by + match.start("days"), by + match.end("days")))
    host = _HOST.match(match["title"])
    title = Span(passage, by + match.start("title") + (host.end() if host else 0), by + match.end("title"))
    where = Span(passage, by + match.start("where"), by + match.end("where")) if match["where"] else None
    return Row(host["host"].strip() if host else "", title, held, where) if held else None


def _held(text: str, span: Span) -> Held | None:
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    if numbers[0] not in range(1, 13) or numbers[1] not in range(1, 32):
        return None
    first: Day = (None, numbers[0], numbers[1])
    if len(numbers) == 2:
        return Held(first, None, span)
    return Held(first, (None, numbers[-2] if len(numbers) == 4 else numbers[0], numbers[-1]), span)


@engine("title-year")
def title_year(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Years in titles of a calendar's events that are not its year. Preparations, and events of the last months, may name a later one."""
    for passage in prose(reading):
        row, year = row_of(passage), reading.desk.year
        years = list(_YEAR.finditer(row.title.text)) if row else []
        if row is None or year is None or len(years) != 1 or int(years[0][0]) == year or (row.held.first[1] or 0) > 10:
            continue
        if not shape("ahead", passage.language).search(row.title.text):
            start = row.title.start + years[0].start()
            values = {"years": years[0][0], "year": year}
            yield rule.found(Span(passage, start, start + 4), values=values, states=(years[0][0], str(year)))


@engine("event-title")
def event_title(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Titles in rows that are nearly, but not quite, those of an event of the same day in a known calendar."""
    known = _titles(reading) if reading.submitted else {}
    for passage in prose(reading):
        row = row_of(passage)
        day = (row.held.first[1] or 0, row.held.first[2] or 0, passage.language) if row else (0, 0, "")
        for title in known.get(day, ()):
            own, other = (row.title.text if row else ""), title
            if row and _plain(own) != _plain(other) and _is_slip(_plain(own), _plain(other)):
                start, end = _difference(own, other)
                span = Span(passage, row.title.start + start, row.title.start + end) if end > start else row.title
                yield rule.found(span, values={"here": own.strip(), "there": other})
                break


def _titles(reading: Reading) -> dict[tuple[int, int, str], list[str]]:
    """The titles of the events of known calendars by month, day and language."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for publication in reading.desk.publications:
        for section in publication.sections.values():
            for event in section.events if isinstance(section, CalendarSection) else ():
                day = event.start.month, event.start.day, publication.record.source_language
                found.setdefault(day, []).append(str(event.title.source))
    return found


def _plain(title: str) -> str:
    """A title without what is a matter of style: spaces, quotation marks, hyphens and width."""
    return re.sub(r"[\s“”\"‘’《》\-–—~]", "", title.replace("（", "(").replace("）", ")"))


def _is_slip(one: str, other: str) -> bool:
    """Whether two titles are one with some letters wrong: numbers and their words are another matter."""
    figures = r"[\d一二三四五六七八九十次届回]"
    return re.sub(figures, "", one) != re.sub(figures, "", other) and likeness(one, other) >= _ALIKE


def _difference(one: str, other: str) -> tuple[int, int]:
    """The characters of `one` that stand between the common beginning and the common end of both."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    back = 0
    while back < min(len(one), len(other)) - start and one[-1 - back] == other[-1 - back]:
        back += 1
    return start, max(len(one) - back, start)
