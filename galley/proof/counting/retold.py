"""Events that are told of more than once: where two tellings cannot both be true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from galley.message import said
from galley.model.registry import Meeting, Names, Region, Registry
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.counting.events import Known, Mention, held_of, mentions, ordinal
from galley.proof.counting.schedule import Held
from galley.proof.engines.claims.words import sentences
from galley.proof.finding import Finding, Span, write
from galley.proof.reading import Reading

_NEAR = 12
"""“This forum” means the nearest meeting that is named within so many passages."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with the meeting it is of: its series and number."""

    mention: Mention
    meeting: tuple[str, int]


@lru_cache(maxsize=2)
def tellings(reading: Reading) -> tuple[Told, ...]:
    """The mentions of meetings whose number is told or known, in the order of reading."""
    known = Known.of(reading.desk)
    told = []
    for mention in mentions(reading):
        number = known.ordinal(mention, reading.desk.year)
        if number is not None:
            told.append(Told(mention, (mention.series, number)))
    return tuple(told)


def dates_differ(reading: Reading) -> Iterator[Finding]:
    """Dates of a meeting that contradict the registry, or another telling where the registry does not know it."""
    known = Known.of(reading.desk).meetings
    first: dict[tuple[str, int], list[Mention]] = {}
    for told in tellings(reading):
        mention, earlier = _dated(told.mention), first.setdefault(told.meeting, [])
        if mention.held is None or mention.held.span.passage.is_said(mention.held.span.start, mention.held.span.end):
            continue
        meeting = known.get(told.meeting)
        truth = held_of(meeting, mention.held.span) if meeting else None
        others = [each for each in earlier if each.held and each.held.contradicts(mention.held)]
        earlier.append(mention)
        if truth is not None and truth.contradicts(mention.held):
            number = _number_on(known, told.meeting[0], mention.held)
            if number is not None and mention.ordinal is not None:
                yield _other_number(mention, number)
                continue
            found = _other_date(mention, truth, True, _related(mention, earlier))
            yield found if mention.sure else replace(found, severity=Severity.WARNING)
        elif truth and mention.ordinal and (number := _same_days(known, told, truth, mention.held)) is not None:
            yield replace(_other_number(mention, number), severity=Severity.WARNING)
        elif truth is None and (number := _certain_number(known, told, mention.held)) is not None:
            yield _other_number(mention, number)
        elif truth is None and others:
            yield _other_date(mention, others[0].held, False, _related(mention, others))


def _same_days(known: dict[tuple[str, int], Meeting], told: Told, truth: Held, held: Held) -> int | None:
    """The one other meeting that was held on the very days, where of the named one no days are known."""
    if truth.first[1] is not None or None in held.first[1:]:
        return None
    dated = {key: meeting for key, meeting in known.items() if meeting.start.day is not None}
    return _number_on(dated, told.meeting[0], held)


def _certain_number(known: dict[tuple[str, int], Meeting], told: Told, held: Held) -> int | None:
    """Which meeting it must be that was held then; a committee may meet twice in a year."""
    by_year_alone = held.first[1] is None and "/" in told.meeting[0]
    return None if by_year_alone else _number_on(known, told.meeting[0], held)


def _number_on(known: dict[tuple[str, int], Meeting], series: str, held: Held) -> int | None:
    """Which meeting of a series was held then; None where none or several were."""
    found = [
        number
        for (name, number), meeting in known.items()
        if name == series and not held_of(meeting, held.span).contradicts(held)
    ]
    return found[0] if len(found) == 1 else None


def _other_number(mention: Mention, number: int) -> Finding:
    match = re.search(r"\d+|[一二三四五六七八九十]+", mention.name.text[4 if mention.year else 0 :])
    by = mention.name.start + (4 if mention.year else 0)
    span = Span(mention.name.passage, by + match.start(), by + match.end()) if match else mention.name
    message = said(
        "{name} is dated {held}, when the registry has number {number}",
        name=mention.name.text.strip(),
        held=_days(mention.held),
        number=number,
    )
    exact = mention.sure and mention.held is not None and mention.held.first[1] is not None
    severity = None if exact else Severity.WARNING
    return Finding(span, message, said("correct the number or the date"), severity=severity)


def unknown_numbers(reading: Reading) -> Iterator[Finding]:
    """Numbers of meetings above those that the registry knows or that may come next, where no date tells more."""
    known = Known.of(reading.desk).meetings
    last: dict[str, tuple[int, int]] = {}
    for (series, number), meeting in known.items():
        last[series] = max(last.get(series, (0, 0)), (number, meeting.start.year))
    for told in tellings(reading):
        mention, (series, number) = told.mention, told.meeting
        highest, year = last.get(series, (number, 0))
        planned = reading.desk.year is not None and year > reading.desk.year
        late = mention.held is not None and (mention.held.first[0] or 0) > year
        dated = mention.held is not None and _number_on(known, series, mention.held) is not None
        printed = mention.name.passage.is_said(mention.name.start, mention.name.end)
        if number > highest + (not planned) and not (late or dated or printed) and (mention.year or 0) <= year:
            message = said(
                "the registry knows these meetings up to number {highest}, of {year}", highest=highest, year=year
            )
            yield Finding(mention.name, message, said("correct the number, or add the meeting to the registry"))


def _dated(mention: Mention) -> Mention:
    """A mention with the year that is told in its name, where no other date is."""
    if mention.held is None and mention.year is not None and mention.ordinal is not None:
        return replace(mention, held=Held((mention.year, None, None), None, mention.name))
    return mention


def _related(mention: Mention, others: Iterable[Mention]) -> tuple[Span, ...]:
    held = (each.held for each in others if each.held and mention.held and each.held.contradicts(mention.held))
    return tuple({(id(each.span.passage), each.span.start): each.span for each in held}.values())


def _other_date(mention: Mention, other: Held | None, registered: bool, related: tuple[Span, ...]) -> Finding:
    """`registered` says whether the registry has the other date, or another place of the text."""
    span = mention.held.span if mention.held else mention.name
    name, here, there = mention.name.text.strip(), _days(mention.held), _days(other)
    message = (
        said("{name} is dated {here}; the registry has {there}", name=name, here=here, there=there)
        if registered
        else said("{name} is dated {here}; another place has {there}", name=name, here=here, there=there)
    )
    return Finding(span, message, said("find out which is right and correct the other"), related)


def _days(held: Held | None) -> str:
    return held.told if held else ""


def places_differ(reading: Reading) -> Iterator[Finding]:
    """Places of a meeting in another region than the one that held it."""
    registry, known = reading.desk.registry, Known.of(reading.desk).meetings
    for told in tellings(reading):
        where, meeting = told.mention.where, known.get(told.meeting)
        if where is None or meeting is None or meeting.host is None or where.passage.is_said(where.start, where.end):
            continue
        if (
            (held := told.mention.held)
            and told.mention.ordinal
            and _number_on(known, told.meeting[0], held) not in (None, told.meeting[1])
        ):
            continue
        host = next((each for each in registry.regions if each.id == meeting.host), None)
        named = _regions_in(where.text, where.passage.language, registry)
        if host and named and not any(region.id == host.id for region, _ in named):
            form = named[0][1]
            start = where.start + where.text.index(form)
            right = host.name[where.passage.language].text if where.passage.language in host.name else host.id
            yield Finding(
                Span(where.passage, start, start + len(form)),
                said(
                    "{name} is placed in {form}; the registry has it held by {right}",
                    name=told.mention.name.text.strip(),
                    form=form,
                    right=right,
                ),
                said("find out which is right and correct the other"),
            )


def _regions_in(text: str, language: str, registry: Registry) -> list[tuple[Region, str]]:
    """The regions a place names, the longest names first, none inside another."""
    forms = [(region, form) for region in registry.regions for form in _forms(region, language)]
    found: list[tuple[Region, str]] = []
    for region, form in sorted(forms, key=lambda each: -len(each[1])):
        if form in text and not any(form in longer for _, longer in found):
            found.append((region, form))
    return found


def _forms(region: Region, language: str) -> list[str]:
    names: list[Names] = [names for names in (region.name, region.short) if names]
    return [names[language].text for names in names if language in names]


_TAKING_PART = re.compile(r"出席|参加|与会|来自|参会")
_TOGETHER = re.compile(
    r"(?P<countries>\d{1,2}|[两三四五六七八九十])个国家(?:的?(?P<governments>\d+)个[^\d，。、]{0,4}?地方政府)?"
    r"(?:的?(?P<people>\d+)[名位](?:代表|人))?"
)
_THIS = re.compile(r"(?:本届|本次|此次|这次|参加|出席)(?:的)?(?P<kind>论坛|会议|大会)")
_COUNTED = ("countries", "governments", "people")


def numbers_differ(reading: Reading) -> Iterator[Finding]:
    """Numbers of countries, governments and participants of a meeting that another telling has otherwise."""
    told = [each for each in tellings(reading) if not each.mention.row]
    order = {id(passage): index for index, passage in enumerate(reading.passages)}
    seen: dict[tuple[tuple[str, int], str, str], list[tuple[bool, str, Span]]] = {}
    for passage in reading.of("zh"):
        for start, end in sentences(passage.text):
            if not _TAKING_PART.search(passage.text, start, end):
                continue
            meeting, named = _meeting_of(passage, start, end, told, order)
            for match in _TOGETHER.finditer(passage.text, start, end) if meeting else ():
                for field in _COUNTED:
                    if match[field] and meeting:
                        span = Span(passage, *match.span(field))
                        seen.setdefault((meeting, field, passage.file), []).append((not named, match[field], span))
    for (_, field, _), values in seen.items():
        values.sort(key=lambda each: each[0])
        yield from _minority(field, [(value, span) for _, value, span in values])


def _meeting_of(
    passage: Passage, start: int, end: int, told: Sequence[Told], order: dict[int, int]
) -> tuple[tuple[str, int] | None, bool]:
    """The meeting a sentence speaks of, and whether it names it."""
    here = [each for each in told if each.mention.name.passage is passage]
    inside = {each.meeting for each in here if start <= each.mention.name.start < end}
    if len(inside) == 1:
        return inside.pop(), True
    this = _THIS.search(passage.text, start, end)
    if inside or not this:
        return None, False
    at = order[id(passage)]
    near = [each for each in told if abs(order[id(each.mention.name.passage)] - at) <= _NEAR]
    near = [each for each in near if this["kind"] != "论坛" or "论坛" in each.mention.name.text]
    near = [each for each in near if each.mention.name.passage.file == passage.file]
    near.sort(key=lambda each: abs(order[id(each.mention.name.passage)] - at))
    return (near[0].meeting if near else None), False


def _otherwise(field: str, here: str, there: str) -> str:
    match field:
        case "countries":
            return said("{here} countries are told here, {there} of the same meeting elsewhere", here=here, there=there)
        case "governments":
            return said(
                "{here} governments are told here, {there} of the same meeting elsewhere", here=here, there=there
            )
    return said("{here} participants are told here, {there} of the same meeting elsewhere", here=here, there=there)


def _minority(field: str, values: list[tuple[str, Span]]) -> Iterator[Finding]:
    """A finding at each value that is not the most frequent one; of two as frequent ones at the one that is told with less."""
    plain = [(str(ordinal(value) or value), span) for value, span in values]
    usual = Counter(value for value, _ in plain).most_common(1)[0][0]
    related = tuple(span for value, span in plain if value == usual)
    for value, span in plain:
        if value != usual:
            yield Finding(
                span, _otherwise(field, value, usual), said("find out which is right and correct the other"), related
            )


_TITLED = re.compile(
    r"(?<!\d)(?P<year>20\d\d年?)?第\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?P<kind>[次届回])"
    r"(?P<title>[^\s，。、；：:,()（）“”《》]{4,30})"
)
_CUT = re.compile(r"(?:在|于|的|上|活动|召开|举行|举办|会议|将|由|开幕|闭幕|已|顺利|成功|圆满|之).*")


def ordinals_differ(reading: Reading) -> Iterator[Finding]:
    """Ordinals of one title that another place has otherwise: 第二届 and 第三届 of the same forum."""
    own = [
        names["zh"].text
        for each in reading.desk.registry.organisations[:1]
        for names in (each.short, each.name)
        if names
    ]
    series = [each.name["zh"].text for each in reading.desk.registry.series if "zh" in each.name]
    seen: dict[str, list[tuple[str, str, Span]]] = {}
    for passage in reading.of("zh"):
        if passage.kind is Kind.NAME:
            continue
        for match in _TITLED.finditer(passage.text):
            title = match["title"]
            for name in own:
                title = title.removeprefix(name)
            title = _CUT.sub("", title)
            if (
                len(title) >= 5
                and ordinal(match["n"]) is not None
                and not title.endswith("专门委员会")
                and not match["year"]
                and not any(title in name or name in title for name in series)
            ):
                span = Span(passage, match.start("n") - 1, match.end("kind"))
                seen.setdefault(title, []).append((str(ordinal(match["n"])), match["kind"], span))
    for title, values in seen.items():
        yield from _ordinals(title, values)
        yield from _measure_words(title, values)


def measure_words_differ(reading: Reading) -> Iterator[Finding]:
    """第 … 次 where the registry, or another mention of the same event, has 第 … 届, and the other way round."""
    usual = {
        each.id: word
        for each in reading.desk.registry.series
        if "zh" in each.title and (word := re.search(r"第\{number\}(\w)", each.title["zh"].text))
    }
    for told in tellings(reading):
        name, series = told.mention.name, told.meeting[0].partition("/")[0]
        match = re.search(r"第[^次届回]{1,4}([次届回])", name.text) if name.passage.language == "zh" else None
        if (
            match
            and series in usual
            and usual[series][1] != match[1]
            and not name.passage.is_said(name.start, name.end)
        ):
            span = Span(name.passage, name.start + match.start(1), name.start + match.end(1))
            message = said(
                "the registry counts these meetings with {usual}, the text with {word}",
                usual=usual[series][1],
                word=match[1],
            )
            yield Finding(span, message, write(usual[series][1]))


def _ordinals(title: str, values: list[tuple[str, str, Span]]) -> Iterator[Finding]:
    numbers = [(number, span) for number, _, span in values]
    usual, times = Counter(number for number, _ in numbers).most_common(1)[0]
    others = {number for number, _ in numbers} - {usual}
    if len(others) == 1 and all(abs(int(usual) - int(number)) < 3 for number in others):
        related = tuple(span for number, span in numbers if number == usual)
        for number, span in numbers:
            if number != usual:
                message = said(
                    "{title} is number {number} here and number {usual} elsewhere ({times} times)",
                    title=title,
                    number=number,
                    usual=usual,
                    times=times,
                )
                yield Finding(span, message, said("find out which is right and correct the other"), related)


def _measure_words(title: str, values: list[tuple[str, str, Span]]) -> Iterator[Finding]:
    """A note where a title has one number with two measure words, at the rarer of them."""
    for number in dict.fromkeys(number for number, _, _ in values):
        words = [(word, span) for other, word, span in values if other == number]
        usual = Counter(word for word, _ in words).most_common(1)[0][0]
        related = tuple(span for word, span in words if word == usual)
        for word, span in words:
            if word != usual:
                message = said(
                    "{title} is counted with {word} here, with {usual} in another place",
                    title=title,
                    word=word,
                    usual=usual,
                )
                yield Finding(span, message, said("write the same in both places"), related, severity=Severity.NOTE)
