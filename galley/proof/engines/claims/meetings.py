"""Meetings of the registry as a text tells of them: which one it is, when and where it was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from galley.model.dates import Moment
from galley.model.names import Names
from galley.model.registry import Meeting, Registry
from galley.model.sections import ArticleSection
from galley.model.sections import Passage as Told
from galley.numbers import Day
from galley.numbers import Kind as Sort
from galley.passages.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.engines.claims.holding import Held, in_brackets, in_clause
from galley.proof.engines.claims.rows import row_of
from galley.proof.engines.claims.words import clause_of, of_kind, prose, sentences, shape, words
from galley.proof.finding import Span
from galley.proof.reading import Reading

_ORDINAL = r"(?P<a>\d+(?:[ \u00a0]?-?(?:дугаар|дүгээр|дахь|дэх)|-?\w{1,2})?|[A-Za-z]{5,8}h|first|second|third)"
_FIXED = re.compile(r"[^\s{}]+(?![^{]*\})")
"""The words of a title that are no fields."""
_REMEMBERED = 2
"""How many passages further on “the meeting” still means the one that was named."""

Key = tuple[str, int]
"""A meeting: the id of its series, with that of the committee after a stroke, and its number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names a meeting of a series. `row` says that it stands in a row of a calendar, `year` is the
    one told with it. Not `sure` where the words only suggest that it was held then."""

    series: str
    ordinal: int | None
    year: int | None
    name: Span
    held: Held | None
    where: Span | None
    row: bool = False
    sure: bool = True


def ordinal(text: str, language: str) -> int | None:
    """The value of an ordinal in digits or words."""
    if found := re.search(r"\d+", text):
        return int(found[0])
    read = of_kind(text, language, Sort.COUNT) or of_kind(f"第{text}次", language, Sort.COUNT)
    return int(read[0].value) if read else None


@dataclass(frozen=True)
class Shape:
    """How the meetings of a series are named: `pattern` finds nothing in a text that lacks one of the `words`."""

    series: str
    words: tuple[str, ...]
    pattern: str

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def found(self, text: str) -> list[re.Match[str]]:
        """The names in a text."""
        return list(self._compiled.finditer(text)) if all(word in text for word in self.words) else []


@lru_cache(maxsize=32)
def shapes_of(desk: Desk, language: str) -> tuple[Shape, ...]:
    """How the meetings of all series are named in a language."""
    nth = words(language).get("nth")
    if nth is None:
        return tuple(_title_shapes(desk.registry, language))
    own = issuer_names(desk, language)
    return tuple(Shape(key, (core,), _around(core, nth, own)) for key, core in _cores(desk.registry, own, language))


def issuer_names(desk: Desk, language: str) -> list[str]:
    """The names of the association that publishes, the short one first; none where nothing tells it."""
    own = (each for each in desk.registry.organisations if each.id == desk.issuer)
    return [names[language].text for each in own for names in (each.short, each.name) if names and language in names]


def committee_names(registry: Registry, language: str) -> Iterator[tuple[str, str]]:
    """The committees by their full names, former ones too: the id, the name."""
    title = registry.committee_title.get(language)
    for committee in registry.committees if title else ():
        for names in (committee.name, *(former.name for former in committee.former)):
            if language in names and title:
                yield committee.id, title.text.replace("{name}", names[language].text)


def _cores(registry: Registry, own: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    """The common names of the series, without the name of the association; committees by their full names."""
    for series in registry.series:
        if "committee" in _title(series.title, language):
            yield from ((f"{series.id}/{id}", name) for id, name in committee_names(registry, language))
        elif language in series.name:
            core = series.name[language].text
            for name in own:
                core = core.removeprefix(name).strip()
            yield series.id, core


def _title(names: Names, language: str) -> str:
    return names[language].text if language in names else ""


def _around(core: str, nth: str, own: Sequence[str]) -> str:
    """A name with its ordinal before or behind it, and perhaps its year and the association before it."""
    named = "|".join(map(re.escape, own)) or "(?!)"
    before = (
        rf"(?:(?P<year>(?:19|20)\d\d)\s*[年년]?\s*)?(?:{nth.replace('@', 'a')}\s*)?(?:(?P<own>{named})(?:의|の)?\s*)?"
    )
    return rf"{before}(?:{nth.replace('@', 'b')}\s*)?{re.escape(core)}(?:{nth.replace('@', 'c')})?"


def _title_shapes(registry: Registry, language: str) -> Iterator[Shape]:
    """The titles of meetings in all cases: 10th General Assembly."""
    for series in registry.series:
        for title in series.title[language].forms if language in series.title else ():
            for key, name in _named_committees(registry, series.id, title, language):
                whole = title.replace("{committee}", name)
                pattern = re.escape(whole).replace(r"\ ", "[ \u00a0]")
                pattern = pattern.replace(r"\{number\}", r"(?P<a>\d+)").replace(r"\{ordinal\}", _ORDINAL)
                yield Shape(key, tuple(_FIXED.findall(whole)), pattern)


def _named_committees(registry: Registry, series: str, title: str, language: str) -> Iterator[tuple[str, str]]:
    if "{committee}" not in title:
        yield series, ""
        return
    for committee in registry.committees:
        if language in committee.name:
            yield f"{series}/{committee.id}", committee.name[language].text


def mentions(reading: Reading) -> Iterator[Mention]:
    """The meetings that a reading names, those of its calendars too, and those it calls “the meeting”."""
    last = _Spoken(_reported(reading.desk))
    for passage in prose(reading):
        named = list(_in_passage(passage, shapes_of(reading.desk, passage.language)))
        yield from named
        yield from last.resumed(passage, named)


def _in_passage(passage: Passage, shapes: Sequence[Shape]) -> Iterator[Mention]:
    if not any(each.found(passage.text) for each in shapes):
        return
    if (row := row_of(passage)) is not None:
        for series, match in _names(passage.text, passage.language, shapes):
            if match.start() < row.title.end:
                yield _mention(series, match, 0, passage, row.held, row.where, row=True)
        return
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        found = _names(sentence, passage.language, shapes)
        several = len({(series, _ordinal_of(match, passage.language)) for series, match in found}) > 1
        for series, match in found:
            told = in_brackets(passage, start + match.end())
            if told is None:
                first, last = (
                    clause_of(sentence, (0, len(sentence)), match.start(), match.end())
                    if several
                    else (0, len(sentence))
                )
                name = match.start() - first, match.end() - first
                told = in_clause(passage, start + first, sentence[first:last], name)
            yield replace(_mention(series, match, start, passage, told.held, told.where), sure=told.sure)


def _names(text: str, language: str, shapes: Sequence[Shape]) -> list[tuple[str, re.Match[str]]]:
    """The names in a text that tell which meeting is meant, none over another, those that begin first."""
    found: list[tuple[str, re.Match[str]]] = []
    for each in shapes:
        for match in each.found(text):
            first_time = shape("first-time", language).match(text, max(match.end() - 3, 0))
            own = match.groupdict().get("own") or "/" in each.series
            if not first_time and (own or _ordinal_of(match, language) is not None):
                found.append((each.series, match))
    kept: list[tuple[str, re.Match[str]]] = []
    for series, match in sorted(found, key=lambda each: (each[1].start(), -each[1].end())):
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((series, match))
    return kept


def _ordinal_of(match: re.Match[str], language: str) -> int | None:
    groups = match.groupdict()
    return next((ordinal(text, language) for name in "abc" if (text := groups.get(name))), None)


def _mention(
    series: str,
    match: re.Match[str],
    by: int,
    passage: Passage,
    held: Held | None,
    where: Span | None,
    row: bool = False,
) -> Mention:
    year, name = match.groupdict().get("year"), Span(passage, by + match.start(), by + match.end())
    return Mention(series, _ordinal_of(match, passage.language), int(year) if year else None, name, held, where, row)


def _reported(desk: Desk) -> Mapping[str, Meeting]:
    """The meetings that articles and their passages report on, by address."""
    known = {each.id: each for each in desk.registry.meetings}
    found: dict[str, Meeting] = {}
    for publication in desk.publications:
        for section in publication.sections.values():
            items: tuple[ArticleSection | Told, ...] = ()
            if isinstance(section, ArticleSection):
                items = (section, *_within(section))
            found |= {each.address: known[each.meeting] for each in items if each.meeting in known}
    return found


def _within(item: ArticleSection | Told) -> Iterator[Told]:
    for each in item.passages:
        yield each
        yield from _within(each)


class _Spoken:
    """The meeting that is meant by “the meeting”: the last that was named, else the one that the passage reports on."""

    def __init__(self, reported: Mapping[str, Meeting]) -> None:
        self._reported = reported
        self._last: Mention | None = None
        self._passages = 0

    def resumed(self, passage: Passage, named: Sequence[Mention]) -> Iterator[Mention]:
        """What a passage tells of it, where it names no other."""
        last, self._passages = self._last, self._passages + 1
        if len({(each.series, each.ordinal) for each in named}) == 1:
            last = self._last = named[-1]
            self._passages = 0
        elif named or passage.kind is Kind.HEADING or self._passages > _REMEMBERED:
            last = self._last = None
        if last and (
            last.row or (last.name.passage.file, last.name.passage.language) != (passage.file, passage.language)
        ):
            last = None
        for match in shape("the-meeting", passage.language).finditer(passage.text) if not passage.remark else ():
            meant = last if last and _is_called(last, match) and not self._is_before(last, match, passage) else None
            found = meant or (None if named else self._of_the_report(passage, match))
            if found:
                yield from _resumed(found, passage, match, sure=meant is None)

    @staticmethod
    def _is_before(last: Mention, match: re.Match[str], passage: Passage) -> bool:
        return last.name.passage is passage and match.start() < last.name.end

    def _of_the_report(self, passage: Passage, match: re.Match[str]) -> Mention | None:
        address = passage.address
        while address:
            if meeting := self._reported.get(address):
                return Mention(key_of(meeting)[0], meeting.ordinal, None, Span(passage, *match.span()), None, None)
            address = address.rpartition("/")[0]
        return None


def _is_called(last: Mention, match: re.Match[str]) -> bool:
    """Whether a meeting is one of the kind that the bare word says: of 会议 its last character."""
    kind = match["kind"].lower()
    return kind[-1:] in last.name.text if len(kind) < 3 else kind[:5] in last.name.text.lower()


def _resumed(last: Mention, passage: Passage, match: re.Match[str], sure: bool) -> Iterator[Mention]:
    start, end = next(each for each in sentences(passage.text) if match.start() < each[1])
    start = (
        max(start, match.start())
        if passage.text[match.start()].isalpha() and words(passage.language).get("nth")
        else start
    )
    told = in_clause(passage, start, passage.text[start:end], (match.start() - start, match.end() - start))
    if told.held is not None:
        yield replace(
            last, name=Span(passage, *match.span()), held=told.held, where=told.where, sure=sure and told.sure
        )


def key_of(meeting: Meeting) -> Key:
    """What a meeting is known by."""
    return (f"{meeting.series}/{meeting.committee}" if meeting.committee else meeting.series), meeting.ordinal


def known(desk: Desk) -> dict[Key, Meeting]:
    """The meetings of the registry."""
    return {key_of(each): each for each in desk.registry.meetings}


def number_of(mention: Mention, meetings: Mapping[Key, Meeting], year: int | None) -> int | None:
    """Which meeting of its series is meant: the one with that number, else the only one of the year."""
    if mention.ordinal is not None:
        return mention.ordinal
    told = mention.year or (mention.held.first[0] if mention.held else None) or year
    inside = [n for (series, n), each in meetings.items() if series == mention.series and each.start.year == told]
    return inside[0] if len(inside) == 1 else None


def held_of(meeting: Meeting, span: Span) -> Held:
    """When the registry says that a meeting is, told at `span`."""
    return Held(_day(meeting.start), _day(meeting.end) if meeting.end else None, span)


def _day(moment: Moment) -> Day:
    return moment.year, moment.month, moment.day
