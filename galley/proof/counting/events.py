"""Events as a text tells of them: which meeting it is, when and where it was held, what a row of a calendar says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from galley.model.base import Moment
from galley.model.registry import Meeting, Names, Registry
from galley.proof.copy.passage import Kind, Passage
from galley.proof.counting.holding import in_brackets, in_clause
from galley.proof.counting.schedule import Held, row_of
from galley.proof.desk import Desk
from galley.proof.engines.claims.words import sentences
from galley.proof.finding import Span
from galley.proof.reading import Reading
from galley.proof.shelf.dates import Day
from galley.proof.shelf.number_words import with_units

_HAN = "一二三四五六七八九十"
_NUMBER = rf"[\d{_HAN}]{{1,3}}"
_NTH = {"zh": rf"第\s?(?P<@>{_NUMBER})\s?[次届回]", "ja": rf"第(?P<@>{_NUMBER})回", "ko": r"제(?P<@>\d+)[차회]"}
_ORDINAL = r"(?P<a>\d+(?:[ \u00a0]?-?(?:дугаар|дүгээр|дахь|дэх)|-?\w{1,2})?|[A-Za-z]{5,8}h|first|second|third)"
_FIXED = re.compile(r"[^\s{}]+(?![^{]*\})")
"""The words of a title that are no fields."""
_ENGLISH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names a meeting of a series of the registry.

    `series` is the id of the series, with the id of the committee after a stroke. `row` says that it stands in a row of
    a calendar, `year` is the one told with it. Not `sure` where the words only suggest that it was held then.
    """

    series: str
    ordinal: int | None
    year: int | None
    name: Span
    held: Held | None
    where: Span | None
    row: bool = False
    sure: bool = True


def ordinal(text: str) -> int | None:
    """The value of an ordinal in digits, Chinese numerals or English words."""
    if found := re.search(r"\d+", text):
        return int(found[0])
    if text and set(text) <= set(_HAN):
        value = with_units(text)
        return None if value is None else int(value)
    word = text.lower().strip()
    return _ENGLISH.index(word) + 1 if word in _ENGLISH else None


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


def shapes_of(registry: Registry, language: str) -> list[Shape]:
    """How the meetings of all series are named in a language."""
    nth = _NTH.get(language)
    if nth is None:
        return list(_title_shapes(registry, language))
    return [Shape(key, (core,), _around(core, nth, registry, language)) for key, core in _cores(registry, language)]


def _cores(registry: Registry, language: str) -> Iterator[tuple[str, str]]:
    """The common names of the series, without the name of the association; committees by their full names."""
    own = _own_names(registry, language)
    for series in registry.series:
        if language in series.name and "committee" not in _title(series.title, language):
            core = series.name[language].text
            for name in own:
                core = core.removeprefix(name).strip()
            yield series.id, core
    for key, name in _committee_names(registry, language):
        yield key, name


def _title(names: Names, language: str) -> str:
    return names[language].text if language in names else ""


def _own_names(registry: Registry, language: str) -> list[str]:
    """The names of the association, which is the first organisation of the registry."""
    own = registry.organisations[:1]
    return [names[language].text for each in own for names in (each.short, each.name) if names and language in names]


def _committee_names(registry: Registry, language: str) -> Iterator[tuple[str, str]]:
    series = next((each.id for each in registry.series if "{committee}" in _title(each.title, language)), None)
    title = registry.committee_title.get(language)
    for committee in registry.committees if series and title else ():
        for names in (committee.name, *(former.name for former in committee.former)):
            if language in names and title:
                yield f"{series}/{committee.id}", title.text.replace("{name}", names[language].text)


def _around(core: str, nth: str, registry: Registry, language: str) -> str:
    """A name with its ordinal before or behind it, and perhaps its year and the association before it."""
    own = "|".join(map(re.escape, _own_names(registry, language))) or "(?!)"
    before = (
        rf"(?:(?P<year>(?:19|20)\d\d)\s*[年년]?\s*)?(?:{nth.replace('@', 'a')}\s*)?(?:(?P<own>{own})(?:의|の)?\s*)?"
    )
    return rf"{before}(?:{nth.replace('@', 'b')}\s*)?{re.escape(core)}(?:{nth.replace('@', 'c')})?"


def _title_shapes(registry: Registry, language: str) -> Iterator[Shape]:
    """The titles of meetings in all cases: 10th General Assembly."""
    for series in registry.series:
        spelling = series.title.get(language)
        if spelling is None:
            continue
        cases = spelling.cases.model_dump().values() if spelling.cases else ()
        for title in (spelling.text, *(form for form in cases if form)):
            for key, name in _named_committees(registry, series.id, title, language):
                whole = title.replace("{committee}", name)
                shape = re.escape(whole).replace(r"\ ", "[ \u00a0]")
                shape = shape.replace(r"\{number\}", r"(?P<a>\d+)").replace(r"\{ordinal\}", _ORDINAL)
                yield Shape(key, tuple(_FIXED.findall(whole)), shape)


def _named_committees(registry: Registry, series: str, title: str, language: str) -> Iterator[tuple[str, str]]:
    if "{committee}" not in title:
        yield series, ""
        return
    for committee in registry.committees:
        if language in committee.name:
            yield f"{series}/{committee.id}", committee.name[language].text


def mentions(reading: Reading) -> Iterator[Mention]:
    """The meetings that a reading names, those of its calendars too."""
    registry = reading.desk.registry
    shapes: dict[str, list[Shape]] = {}
    last = _Spoken()
    for passage in reading.passages:
        if passage.kind is not Kind.NAME:
            if passage.language not in shapes:
                shapes[passage.language] = shapes_of(registry, passage.language)
            named = list(_in_passage(passage, shapes[passage.language]))
            yield from named
            yield from last.resumed(passage, named)
    yield from _numbered_only(reading)


def _in_passage(passage: Passage, shapes: list[Shape]) -> Iterator[Mention]:
    if not any(shape.found(passage.text) for shape in shapes):
        return
    if (row := row_of(passage)) is not None:
        for series, match in _names(passage.text, shapes):
            if match.start() < row.title.end:
                yield _mention(series, match, passage, row.held, row.where, row=True)
        return
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        found = _names(sentence, shapes)
        several = len({(series, _ordinal_of(match)) for series, match in found}) > 1
        for series, match in found:
            told = in_brackets(passage, start + match.end())
            if told is None:
                first, last = _clause(sentence, match) if several else (0, len(sentence))
                name = match.start() - first, match.end() - first
                told = in_clause(passage, start + first, sentence[first:last], name)
            mention = _mention(series, _Moved(match, start), passage, told.held, told.where)
            yield replace(mention, sure=told.sure)


_RESUMED = re.compile(r"(?:^|(?<=。))(?:本次|此次|这次|本届|该)?(?P<kind>会议|大会|论坛)(?=[于在]\d)")


class _Spoken:
    """The meeting that a text spoke of last, when it goes on with the bare word: 会议于10月21日至24日举行."""

    def __init__(self) -> None:
        self._last: Mention | None = None
        self._passages = 0

    def resumed(self, passage: Passage, named: Sequence[Mention]) -> Iterator[Mention]:
        """What a passage tells of it, where it names no other; for that the words are less than sure."""
        last, self._passages = self._last, self._passages + 1
        if len({(each.series, each.ordinal) for each in named}) == 1:
            self._last, self._passages = named[-1], 0
            last = named[-1]
        elif named or passage.kind is Kind.HEADING or self._passages > _REMEMBERED:
            self._last = last = None
        if last is None or last.row or last.name.passage.file != passage.file:
            return
        for match in _RESUMED.finditer(passage.text) if passage.language == "zh" else ():
            start = match.start()
            if (last.name.passage is passage and start < last.name.end) or match["kind"][-1] not in last.name.text:
                continue
            end = passage.text.find("。", start)
            clause = passage.text[start : end if end >= 0 else len(passage.text)]
            told = in_clause(passage, start, clause, (0, len(match[0])))
            if told.held is not None:
                yield replace(last, name=Span(passage, *match.span()), held=told.held, where=told.where, sure=False)


_REMEMBERED = 2
"""How many passages further on the bare word still means the meeting that was named."""

_NUMBERED_ONLY = re.compile(rf"第(?P<a>{_NUMBER})[次届回]会议(?=[（(](?:19|20)\d\d)")


def _numbered_only(reading: Reading) -> Iterator[Mention]:
    """Lists of meetings that are only numbered, 第1次会议(1997. 8 庆尚北道): of the series that most of them fit."""
    found: dict[str, list[Mention]] = {}
    for passage in reading.of("zh"):
        for match in _NUMBERED_ONLY.finditer(passage.text):
            if told := in_brackets(passage, match.end()):
                found.setdefault(passage.file, []).append(_mention("", match, passage, told.held, told.where))
    for listed in found.values():
        fits = {each.series: 0 for each in reading.desk.registry.meetings}
        for meeting in reading.desk.registry.meetings:
            start = (meeting.start.year, meeting.start.month)
            fits[meeting.series] += any(
                each.ordinal == meeting.ordinal and each.held and each.held.first[:2] == start for each in listed
            )
        series = max(fits, key=lambda each: fits[each], default="")
        if series and fits[series] > max(len(listed) // 2, 2):
            yield from (replace(each, series=series) for each in listed)


class _Moved:
    """A match whose positions are those in a longer text."""

    def __init__(self, match: re.Match[str], by: int) -> None:
        self._match, self._by = match, by

    def start(self) -> int:
        return self._match.start() + self._by

    def end(self) -> int:
        return self._match.end() + self._by

    def groupdict(self) -> dict[str, str | None]:
        return self._match.groupdict()


_FIRST_TIME = re.compile(r"第一次(?=[\u4e00-\u9fff])(?!会|大会|全体|论坛|研讨|活动|事务|工作|专)")
"""What counts no meeting but says that something was never so before: 论坛第一次走出韩国."""


def _names(text: str, shapes: list[Shape]) -> list[tuple[str, re.Match[str]]]:
    found: list[tuple[str, re.Match[str]]] = []
    for shape in shapes:
        for match in shape.found(text):
            groups = match.groupdict()
            if _FIRST_TIME.match(text, max(match.end() - 3, 0)):
                continue
            if _ordinal_of(match) is not None or groups.get("own") or "/" in shape.series:
                found.append((shape.series, match))
    found.sort(key=lambda each: (each[1].start(), -each[1].end()))
    kept: list[tuple[str, re.Match[str]]] = []
    for series, match in found:
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((series, match))
    return kept


def _ordinal_of(match: re.Match[str] | _Moved) -> int | None:
    groups = match.groupdict()
    return next((ordinal(text) for name in "abc" if (text := groups.get(name))), None)


def _mention(
    series: str,
    match: re.Match[str] | _Moved,
    passage: Passage,
    held: Held | None,
    where: Span | None,
    row: bool = False,
) -> Mention:
    year = match.groupdict().get("year")
    name = Span(passage, match.start(), match.end())
    return Mention(series, _ordinal_of(match), int(year) if year else None, name, held, where, row)


def _clause(sentence: str, match: re.Match[str]) -> tuple[int, int]:
    """From the comma before a name to the one behind it."""
    first = max(sentence.rfind(comma, 0, match.start()) for comma in "，,、") + 1
    last = re.compile("[，,、]").search(sentence, match.end())
    return first, last.start() if last else len(sentence)


@dataclass(frozen=True)
class Known:
    """The meetings of the registry, to be looked up by what a mention tells."""

    meetings: dict[tuple[str, int], Meeting]

    @staticmethod
    def of(desk: Desk) -> Known:
        """What the registry of a desk knows."""
        return Known({(_key(each), each.ordinal): each for each in desk.registry.meetings})

    def ordinal(self, mention: Mention, year: int | None) -> int | None:
        """Which meeting of its series is meant: the one with that number, else the only one of the year."""
        if mention.ordinal is not None:
            return mention.ordinal
        told = mention.year or (mention.held.first[0] if mention.held else None) or year
        inside = [
            n for (series, n), each in self.meetings.items() if series == mention.series and each.start.year == told
        ]
        return inside[0] if len(inside) == 1 else None


def _key(meeting: Meeting) -> str:
    return f"{meeting.series}/{meeting.committee}" if meeting.committee else meeting.series


def held_of(meeting: Meeting, span: Span) -> Held:
    """When the registry says that a meeting is, told at `span`."""
    last = _day(meeting.end) if meeting.end else None
    return Held(_day(meeting.start), last, span)


def _day(moment: Moment) -> Day:
    return moment.year, moment.month, moment.day
