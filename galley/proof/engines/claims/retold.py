"""Meetings that the registry, or another place of the text, has otherwise: days, numbers, places, the word that counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from galley.message import said
from galley.model.registry import Meeting, Region, Registry
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.engines.claims.holding import Held
from galley.proof.engines.claims.meetings import Key, Mention, held_of, known, mentions, number_of
from galley.proof.engines.claims.words import beside_text, shape
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with the meeting it is of: its series and number."""

    mention: Mention
    meeting: Key


@lru_cache(maxsize=2)
def tellings(reading: Reading) -> tuple[Told, ...]:
    """The mentions of meetings whose number is told or known, in the order of reading."""
    meetings = known(reading.desk)
    numbered = ((each, number_of(each, meetings, reading.desk.year)) for each in mentions(reading))
    return tuple(Told(each, (each.series, number)) for each, number in numbered if number is not None)


@engine("meeting-date")
def meeting_date(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Days of a meeting that contradict the registry, or another telling where the registry does not know it."""
    meetings, first = known(reading.desk), dict[tuple[Key, str], list[Mention]]()
    for told in tellings(reading):
        mention = _dated(told.mention)
        earlier = first.setdefault((told.meeting, mention.name.passage.language), [])
        if mention.held is None or mention.held.span.is_said:
            continue
        others = [each for each in earlier if each.held and each.held.contradicts(mention.held)]
        earlier.append(mention)
        yield from _contradicted(rule, replace(told, mention=mention), mention.held, meetings, others)


def _dated(mention: Mention) -> Mention:
    """A mention with the year that is told in its name, where no other date is."""
    if mention.held is None and mention.year is not None and mention.ordinal is not None:
        return replace(mention, held=Held((mention.year, None, None), None, mention.name))
    return mention


def _contradicted(
    rule: Rule, told: Told, held: Held, meetings: Mapping[Key, Meeting], others: list[Mention]
) -> Iterator[Finding]:
    mention, series = told.mention, told.meeting[0]
    meeting = meetings.get(told.meeting)
    if meeting is None:
        by_year_alone = held.first[1] is None and "/" in series
        number = None if by_year_alone else _number_on(meetings, series, held)
        if number is not None:
            yield _other_number(rule, mention, held, meetings[series, number])
        elif others and others[0].held:
            related = tuple(each.held.span for each in others if each.held)
            yield _other_date(rule, mention, held, others[0].held, None, related)
        return
    truth = held_of(meeting, held.span)
    if truth.contradicts(held):
        number = _number_on(meetings, series, held)
        if number is not None and mention.ordinal is not None:
            yield _other_number(rule, mention, held, meetings[series, number])
        else:
            related = tuple(each.held.span for each in others if each.held)
            yield _other_date(rule, mention, held, truth, meeting, related)


def _number_on(meetings: Mapping[Key, Meeting], series: str, held: Held) -> int | None:
    """Which meeting of a series was held then; None where none or several were."""
    found = [
        number
        for (name, number), meeting in meetings.items()
        if name == series and not held_of(meeting, held.span).contradicts(held)
    ]
    return found[0] if len(found) == 1 else None


def _other_number(rule: Rule, mention: Mention, held: Held, meeting: Meeting) -> Finding:
    """The number of a meeting of whose days the registry has another one."""
    by = mention.name.start + (4 if mention.year else 0)
    match = re.search(r"\d+|[一二三四五六七八九十]+", mention.name.passage.text[by : mention.name.end])
    span = Span(mention.name.passage, by + match.start(), by + match.end()) if match else mention.name
    name, number = mention.name.text.strip(), meeting.ordinal
    message = said(
        "{name} is dated {held}, when the registry has number {number}", name=name, held=held.told, number=number
    )
    return rule.found(
        span,
        message=message,
        mend=said("correct the number or the date"),
        level=None if mention.sure and held.first[1] is not None else Severity.WARNING,
        related=(_registered(meeting, span.passage),),
        states=(str(mention.ordinal or ""), held.state, str(number)),
    )


def _other_date(
    rule: Rule, mention: Mention, held: Held, other: Held, meeting: Meeting | None, related: tuple[Span, ...]
) -> Finding:
    """The days of a meeting that the registry, where it has the `meeting`, or another place of the text tells otherwise."""
    values = {"name": mention.name.text.strip(), "here": held.told, "there": other.told}
    message = said("{name} is dated {here}; another place has {there}", **values)
    if meeting:
        message = said("{name} is dated {here}; the registry has {there}", **values)
        related = (_registered(meeting, held.span.passage), *related)
    return rule.found(
        held.span,
        message=message,
        level=None if mention.sure else Severity.WARNING,
        related=tuple({(id(each.passage), each.start): each for each in related}.values()),
        states=(held.state, other.state),
    )


def _registered(meeting: Meeting, passage: Passage) -> Span:
    return beside_text(meeting.id, passage, meeting.place("start"))


@engine("meeting-unknown")
def meeting_unknown(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers of meetings above those that the registry knows or that may come next, where no date tells more."""
    meetings, last = known(reading.desk), dict[str, tuple[int, int]]()
    for (series, number), meeting in meetings.items():
        last[series] = max(last.get(series, (0, 0)), (number, meeting.start.year))
    for told in tellings(reading):
        mention, (series, number) = told.mention, told.meeting
        highest, year = last.get(series, (number, 0))
        planned = reading.desk.year is not None and year > reading.desk.year
        late = max(mention.year or 0, (mention.held.first[0] or 0) if mention.held else 0) > year
        dated = mention.held is not None and _number_on(meetings, series, mention.held) is not None
        if number > highest + (not planned) and not (late or dated):
            states = str(number), str(highest)
            yield rule.found(mention.name, values={"highest": highest, "year": year}, states=states)


@engine("meeting-place")
def meeting_place(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Places of a meeting in another region than the one that held it."""
    registry, meetings = reading.desk.registry, known(reading.desk)
    hosts = {each.id: each for each in registry.regions}
    for told in tellings(reading):
        where, meeting = told.mention.where, meetings.get(told.meeting)
        if where is None or meeting is None or meeting.host not in hosts or _is_misnumbered(told, meetings):
            continue
        language = where.passage.language
        named = _regions_in(where.text, language, registry)
        if named and all(region.id != meeting.host for region, _ in named):
            form, host = named[0][1], hosts[meeting.host]
            start = where.start + where.text.index(form)
            right = host.name[language].text if language in host.name else host.id
            values = {"name": told.mention.name.text.strip(), "form": form, "right": right}
            related = (beside_text(right, where.passage, meeting.place("host")),)
            span = Span(where.passage, start, start + len(form))
            yield rule.found(span, values=values, related=related, states=(form, right))


def _is_misnumbered(told: Told, meetings: Mapping[Key, Meeting]) -> bool:
    """Whether the days of a meeting are those of another one, whose place may be told."""
    held = told.mention.held
    there = _number_on(meetings, told.meeting[0], held) if held and told.mention.ordinal else None
    return there not in (None, told.meeting[1])


def _regions_in(text: str, language: str, registry: Registry) -> list[tuple[Region, str]]:
    """The regions a place names, the longest names first, none inside another."""
    forms = [(region, form) for region in registry.regions for form in _forms(region, language)]
    found: list[tuple[Region, str]] = []
    for region, form in sorted(forms, key=lambda each: -len(each[1])):
        if form in text and not any(form in longer for _, longer in found):
            found.append((region, form))
    return found


def _forms(region: Region, language: str) -> Iterable[str]:
    return (names[language].text for names in (region.name, region.short) if names and language in names)


@engine("measure-word")
def measure_word(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The measure word of a meeting's number, where the registry has another for its series: 次 or 届."""
    for told in tellings(reading):
        name, series = told.mention.name, told.meeting[0].partition("/")[0]
        used = shape("measured", name.passage.language).search(name.text)
        entry = next((each for each in reading.desk.registry.series if each.id == series), None)
        title = entry.title.get(name.passage.language) if entry else None
        usual = shape("measured", name.passage.language).search(title.text.replace("{number}", "1")) if title else None
        if used and usual and used["word"] != usual["word"]:
            span = Span(name.passage, name.start + used.start("word"), name.start + used.end("word"))
            values = {"usual": usual["word"], "word": used["word"]}
            yield rule.found(span, values=values, write=usual["word"])
