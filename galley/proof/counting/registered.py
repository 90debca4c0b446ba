"""What a text says of committees and of members, against what the registry has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from galley.message import said
from galley.model.registry import Committee, Names, Registry
from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Span

_COORDINATOR = {
    "zh": r"\s*[（(]\s*协调员\s*[:：]\s*(?P<who>[^()（）]{2,20}?)\s*[)）]",
    "ja": r"\s*[（(]\s*(?:コーディネーター|幹事自治体|調整役)\s*[:：]\s*(?P<who>[^()（）]{2,20}?)\s*[)）]",
    "ko": r"\s*[（(]\s*(?:코디네이터|간사)[^:：()]{0,6}[:：]\s*(?P<who>[^()（）]{2,20}?)\s*[)）]",
    "en": r"\s*\(\s*[Cc]oordinator\s*:\s*(?P<who>[^()]{2,40}?)\s*\)",
    "ru": r"\s*\(\s*[Кк]оординатор\s*:\s*(?P<who>[^()]{2,40}?)\s*\)",
    "mn": r"\s*\(\s*[Зз]охицуулагч\s*:\s*(?P<who>[^()]{2,40}?)\s*\)",
}
_FOUNDED = {
    "zh": r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式)?(?:成立|设立|新设)",
    "ja": r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?に?(?:設立|発足|設置)",
    "ko": r"(?P<year>(?:19|20)\d\d)년(?: \d{1,2}월)?(?:에)? ?(?:설립|신설|출범)",
    "en": r"(?:founded|established|set up) in (?:\w+ )?(?P<year>(?:19|20)\d\d)",
    "ru": r"(?:создан|учрежд[её]н)\w* в (?:\w+ )?(?P<year>(?:19|20)\d\d)",
    "mn": r"(?P<year>(?:19|20)\d\d) онд (?:байгуул)",
}
_NEAR = 4
"""What is said in so many passages behind a heading that names a committee is said of it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a text says of an entry otherwise than the registry."""

    span: Span
    message: str
    sure: bool


def committees_differ(passages: Sequence[Passage], registry: Registry, year: int | None) -> Iterator[Wrong]:
    """Coordinators, founding years and numbers of meetings that are not those of the registry."""
    current: Committee | None = None
    since = 0
    named = {language: _titles(registry, language) for language in {passage.language for passage in passages}}
    for at, passage in enumerate(passages):
        if passage.kind is Kind.NAME:
            continue
        found = [(title, one) for title, one in named[passage.language] if title in passage.text]
        for title, committee in found:
            yield from _coordinator(passage, title, committee, registry)
            yield from _founded_there(passage, title, committee)
        if passage.kind is Kind.CELL:
            yield from _row(passage, registry, year)
        elif len(found) == 1 and passage.text.strip().startswith(found[0][0]) and len(passage.text) < 40:
            current, since = found[0][1], at
        elif found or at - since > _NEAR or passage.kind is Kind.HEADING:
            current = None
        elif current is not None:
            yield from _founded(passage, current)


def _titles(registry: Registry, language: str) -> list[tuple[str, Committee]]:
    title = registry.committee_title.get(language)
    return [
        (title.text.replace("{name}", names[language].text), committee)
        for committee in registry.committees
        for names in (committee.name, *(former.name for former in committee.former))
        if title and language in names
    ]


def _coordinator(passage: Passage, title: str, committee: Committee, registry: Registry) -> Iterator[Wrong]:
    shape = _COORDINATOR.get(passage.language)
    match = re.search(re.escape(title) + shape, passage.text) if shape else None
    if match is None:
        return
    named = _region(match["who"], passage.language, registry)
    if named is not None and named != committee.coordinator:
        right = _text(registry.find(committee.coordinator), passage.language)
        yield Wrong(
            Span(passage, *match.span("who")),
            said("{name} is coordinated by {right}, says the registry", name=title, right=right),
            True,
        )


def _region(text: str, language: str, registry: Registry) -> str | None:
    """The region a text ends with."""
    for region in registry.regions:
        for names in (region.name, region.short):
            if names and language in names and text.endswith(names[language].text):
                return region.id
    return None


def _text(entry: object, language: str) -> str:
    names: Names = getattr(entry, "name", {})
    return names[language].text if language in names else str(getattr(entry, "id", ""))


def _founded_there(passage: Passage, title: str, committee: Committee) -> Iterator[Wrong]:
    """The year in which a committee is said to be founded: 1998年…专门委员会设立, …专门委员会于1998年设立."""
    if passage.language == "zh":
        name, year, founded = re.escape(title), r"(?P<year>(?:19|20)\d\d)年", "(?:成立|设立|新设)"
        for shape in (
            rf"{year}{name}{founded}",
            rf"{name}(?:[（(][^（）()]+[)）])?于?{year}(?:\d{{1,2}}月)?(?:正式)?{founded}",
        ):
            for match in re.finditer(shape, passage.text):
                yield from _year(passage, match, committee)


def _founded(passage: Passage, committee: Committee) -> Iterator[Wrong]:
    shape = _FOUNDED.get(passage.language)
    for match in re.finditer(shape, passage.text) if shape else ():
        yield from _year(passage, match, committee)


def _year(passage: Passage, match: re.Match[str], committee: Committee) -> Iterator[Wrong]:
    if int(match["year"]) != committee.since.year:
        name = _text(committee, passage.language)
        message = said(
            "{name} is said to be founded in {year}, the registry has {since}",
            name=name,
            year=match["year"],
            since=committee.since,
        )
        yield Wrong(Span(passage, *match.span("year")), message, False)


def _row(passage: Passage, registry: Registry, year: int | None) -> Iterator[Wrong]:
    """A raw row of the table of committees: name, coordinator, year, meetings."""
    if passage.language != "zh":
        return
    match = re.match(r"\s*(?P<name>\S+)\s+(?P<who>\S+)\s+(?P<year>\d{4})年(?:\s+(?P<held>\d+)次)?", passage.text)
    found = [one for one in registry.committees if match and "zh" in one.name and one.name["zh"].text == match["name"]]
    if match is None or not found:
        return
    committee = found[0]
    yield from _year(passage, match, committee)
    named = _region(match["who"], "zh", registry)
    if named is not None and named != committee.coordinator:
        right = _text(registry.find(committee.coordinator), "zh")
        yield Wrong(
            Span(passage, *match.span("who")),
            said("{name} is coordinated by {right}, says the registry", name=match["name"], right=right),
            False,
        )
    if match["held"] and committee.meetings and int(match["held"]) != committee.meetings:
        message = said(
            "{name} has held {held} meetings, the registry counts {meetings}",
            name=match["name"],
            held=match["held"],
            meetings=committee.meetings,
        )
        yield Wrong(Span(passage, *match.span("held")), message, False)


_DATED_COUNTS = {
    "zh": r"(?:至|到|截至)(?P<year>20\d\d)年[^，。]{0,8}?(?P<number>\d{1,2})个(?P<what>专门委员会|会员)",
    "en": r"\b[Bb]y (?:the end of )?(?P<year>20\d\d)\b[^.]{0,24}?(?P<number>\d{1,2}) (?P<what>[Ss]ub-[Cc]ommittees|members)",
}


def counts_differ(passage: Passage, registry: Registry) -> Iterator[Wrong]:
    """Numbers of committees and members that a sentence gives for a year, against those of the registry then."""
    shape = _DATED_COUNTS.get(passage.language)
    for match in re.finditer(shape, passage.text) if shape else ():
        day = date(int(match["year"]), 12, 31)
        if match["what"] in ("会员", "members"):
            known = sum(region.status == "member" and region.counts_on(day) for region in registry.regions)
        else:
            known = sum(committee.since.first <= day for committee in registry.committees)
        if known != int(match["number"]) and day.year >= _first_full_year(registry):
            message = said(
                "{number} are told for {year}, the registry counts {known}",
                number=match["number"],
                year=match["year"],
                known=known,
            )
            yield Wrong(Span(passage, *match.span("number")), message, False)


def _first_full_year(registry: Registry) -> int:
    """From when on the registry knows who belonged: its newest founding of a committee."""
    return max((committee.since.year for committee in registry.committees), default=0)


_ACRONYM = re.compile(r"\b[A-Z][A-Z-]{1,6}\d{0,2}\b")
_MEMBERS = re.compile(r"[Mm]embers|会员|成员|会員|회원|[Чч]лены|[Гг]ишүүд")
_SIZE = {
    "zh": r"(?P<countries>\d+)个国家的?(?P<members>\d+)个",
    "ja": r"(?P<countries>\d+)[かカヶ]国の?(?P<members>\d+)の",
    "ko": r"(?P<countries>\d+)개국(?:의)? (?P<members>\d+)개",
    "en": r"(?P<members>\d+) (?:members?|regions?|governments?) (?:from|of|in) (?P<countries>\d+) countries",
    "ru": r"(?P<members>\d+) (?:член|регион)\w* из (?P<countries>\d+) стран",
}


def memberships_differ(passages: Sequence[Passage]) -> Iterator[tuple[Wrong, Span]]:
    """The size of an organisation in words, against the list of its members by country in the same text."""
    for at, passage in enumerate(passages):
        shape = _SIZE.get(passage.language)
        match = re.search(shape, passage.text) if shape else None
        if match is None:
            continue
        near = " ".join(each.text for each in passages[max(at - 2, 0) : at + 1])
        for acronym in dict.fromkeys(_ACRONYM.findall(near)):
            for head, labels in _member_lists(passages, acronym):
                told = int(match["countries"]), int(match["members"])
                listed = len(labels), sum(labels)
                if listed != told and len(labels) >= _NEAR:
                    span = Span(passage, *sorted((match.start("countries"), match.end("members"))))
                    message = said(
                        "{members} members in {countries} countries; the list has {listed} in {where}",
                        members=told[1],
                        countries=told[0],
                        listed=listed[1],
                        where=listed[0],
                    )
                    yield Wrong(span, message, False), Span(head, 0, len(head.text))


def _member_lists(passages: Sequence[Passage], acronym: str) -> Iterator[tuple[Passage, list[int]]]:
    """The headings that announce the members of an organisation, with the numbers in brackets behind them."""
    for at, passage in enumerate(passages):
        if (
            acronym in passage.text
            and _MEMBERS.search(passage.text)
            and len(passage.text) < 80
            and not re.search("[。，]", passage.text)
        ):
            labels = []
            for other in passages[at + 1 :]:
                if _MEMBERS.search(other.text) or len(other.text) > 80:
                    break
                label = re.search(r"[（(](\d{1,3})[)）]\s*$", other.text)
                labels += [int(label[1])] if label else []
            yield passage, labels


_ANNIVERSARY = {
    "zh": r"(?P<year>(?:19|20)\d\d)年[^，。0-9]{0,12}成立(?P<age>\d{1,3})周年|成立(?P<age2>\d{1,3})周年(?:的|暨|即|（)?(?P<year2>(?:19|20)\d\d)年",
    "en": r"(?P<age>\d{1,3})th anniversary[^.]{0,30}? in (?P<year>(?:19|20)\d\d)",
}
_BEGUN = re.compile(
    r"成立于(?P<a>(?:19|20)\d\d)年|自(?P<b>(?:19|20)\d\d)年[^，。]{0,4}成立|(?:was )?founded in (?P<c>(?:19|20)\d\d)"
)


def ages_differ(passages: Sequence[Passage], registry: Registry) -> Iterator[tuple[Wrong, Span]]:
    """Anniversaries of the association against the year in which the same text has it founded."""
    own = [names for each in registry.organisations[:1] for names in (each.short, each.name) if names]
    begun: list[tuple[int, Span]] = []
    ages: list[tuple[int, Span]] = []
    for passage in passages:
        names = [each[passage.language].text for each in own if passage.language in each]
        if passage.kind is Kind.NAME or not any(name in passage.text or "联合会" in passage.text for name in names):
            continue
        begun += [
            (int(match[match.lastgroup or "a"]), Span(passage, *match.span()))
            for match in _BEGUN.finditer(passage.text)
        ]
        shape = _ANNIVERSARY.get(passage.language)
        for match in re.finditer(shape, passage.text) if shape else ():
            groups = match.groupdict()
            year, age = int(groups.get("year") or groups["year2"] or 0), int(groups.get("age") or groups["age2"] or 0)
            ages.append((year - age, Span(passage, *match.span())))
    for founded, span in ages if begun else ():
        if founded != begun[0][0]:
            message = said(
                "this has the association founded in {founded}, another place in {begun}",
                founded=founded,
                begun=begun[0][0],
            )
            yield Wrong(span, message, False), begun[0][1]
