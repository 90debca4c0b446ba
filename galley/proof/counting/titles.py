"""Titles of the events of a calendar that a known calendar, or another row, has with other letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from galley.likeness import likeness
from galley.message import said
from galley.model.publication import Publication
from galley.model.registry import Names
from galley.model.sections import CalendarSection, Event
from galley.proof.counting.schedule import Row, rows
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading

_ALIKE = 0.75


def calendar_events(publications: Iterable[Publication]) -> list[tuple[Event, Publication]]:
    """The events of the calendars of publications."""
    return [
        (event, publication)
        for publication in publications
        for section in publication.sections.values()
        if isinstance(section, CalendarSection)
        for event in section.events
    ]


@dataclass(frozen=True, slots=True)
class _Title:
    """A title of an event, who holds it and in which language; `span` where it stands in what is read."""

    title: str
    host: str
    language: str
    span: Span | None


def titles_differ(reading: Reading) -> Iterator[Finding]:
    """Titles in rows that are nearly, but not quite, those of the same event in a known calendar or in another row."""
    known = _known_titles(reading)
    for row in rows(reading.passages) if reading.submitted else ():
        language, own = row.title.passage.language, _plain(row.name)
        same_day = known.setdefault((row.held.first[1] or 0, row.held.first[2] or 0), [])
        for other in same_day:
            hosted = not row.host or not other.host or likeness(row.host, other.host) >= _ALIKE
            if (
                other.language == language
                and hosted
                and own != _plain(other.title)
                and _is_slip(own, _plain(other.title))
            ):
                yield _other_title(row, other)
                break
        same_day.append(_Title(row.name, row.host, language, row.title))


def _known_titles(reading: Reading) -> dict[tuple[int, int], list[_Title]]:
    """The titles of the events of known calendars by month and day."""
    known: dict[tuple[int, int], list[_Title]] = {}
    for event, publication in calendar_events(reading.desk.publications):
        language = publication.record.source_language
        names: Names = getattr(reading.desk.registry.find(event.host), "name", {})
        host = names[language].text if language in names else ""
        title = _Title(str(event.title.source), host, language, None)
        known.setdefault((event.start.month, event.start.day), []).append(title)
    return known


def _plain(title: object) -> str:
    """A title without what is a matter of style: spaces, quotation marks, hyphens and width."""
    text = str(title).replace("（", "(").replace("）", ")")
    return re.sub(r"[\s“”\"‘’《》\-–—~]", "", text)


def _is_slip(one: str, other: str) -> bool:
    """Whether two titles are one with some letters wrong: numbers and their words are another matter."""
    figures = r"[\d一二三四五六七八九十次届回]"
    return re.sub(figures, "", one) != re.sub(figures, "", other) and likeness(one, other) >= _ALIKE


def _other_title(row: Row, other: _Title) -> Finding:
    own = _plain(row.name)
    start, end = _difference(own, _plain(other.title))
    at = row.title.text.find(own[start:end]) if end > start else -1
    span = Span(row.title.passage, row.title.start + at, row.title.start + at + end - start) if at >= 0 else row.title
    here, there = row.name.strip(), other.title.strip()
    message = (
        said("the event is called {here} here and {there} in another row", here=here, there=there)
        if other.span
        else said("the event is called {here} here and {there} in a known calendar", here=here, there=there)
    )
    return Finding(span, message, said("look up the title and correct the other"), (other.span,) if other.span else ())


def _difference(one: str, other: str) -> tuple[int, int]:
    """The characters of `one` that stand between the common beginning and the common end of both."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    back = 0
    while back < min(len(one), len(other)) - start and one[-1 - back] == other[-1 - back]:
        back += 1
    return start, max(len(one) - back, start)
