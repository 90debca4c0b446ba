"""What a text says of committees, of members and of the association, against what the registry has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from galley.message import said
from galley.model.names import Names
from galley.model.registry import Committee, Region, Registry
from galley.passages.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.engines.claims.meetings import committee_names, issuer_names
from galley.proof.engines.claims.words import (
    beside_text,
    clause_of,
    dates,
    number_group,
    prose,
    sentences,
    shape,
    told_number,
)
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_NEAR = 4
"""What is said in so many passages behind a heading that names a committee is said of it."""
_HEADING = 40
_FRONT, _BACK = 5, 2
"""So many letters of its first or last word, or so many last characters, say a name for short."""
_FEWER = 2
"""A number of committees that is smaller by no more is meant to be that of all."""
_ACRONYM = re.compile(r"\b[A-Z]{2,}\d{0,3}\b|\bR\d{1,2}\b", re.ASCII)
Entry = Committee | Region


@engine("registered-years")
def registered_years(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Years in which a committee is said to be founded, or an entry to have changed its name, that are not the registry's."""
    registry = reading.desk.registry
    for language, passages in reading.by_language().items():
        named, current, since = list(_named(registry, language)), None, 0
        for at, passage in enumerate(each for each in passages if each.kind is not Kind.NAME):
            found = [(name, entry) for name, entry in named if name in passage.text]
            for start, end in sentences(passage.text) if found else ():
                for name, entry in found:
                    yield from _years_told(rule, passage, (start, end), name, entry)
            heads = [entry for name, entry in found if passage.text.strip().startswith(name)]
            if len(heads) == 1 and isinstance(heads[0], Committee) and len(passage.text) < _HEADING:
                current, since = heads[0], at
            elif found or at - since > _NEAR or passage.kind is Kind.HEADING:
                current = None
            elif current and (match := shape("founded", language).search(passage.text)):
                clause = clause_of(passage.text, (0, len(passage.text)), *match.span())
                yield from _year(rule, passage, clause, current, current.since.year, "since")


def _named(registry: Registry, language: str) -> Iterator[tuple[str, Entry]]:
    """The committees, and the regions that had another name, by each of their names."""
    committees = {each.id: each for each in registry.committees}
    yield from ((name, committees[id]) for id, name in committee_names(registry, language))
    for region in registry.regions:
        for names in (region.name, *(former.name for former in region.former)):
            if region.former and language in names:
                yield names[language].text, region


def _years_told(rule: Rule, passage: Passage, span: tuple[int, int], name: str, entry: Entry) -> Iterator[Finding]:
    """The year that a sentence tells where the clause of its name says that an entry was founded, or renamed."""
    at = passage.text.find(name, *span)
    if at >= 0:
        first, last = clause_of(passage.text, span, at, at + len(name))
        if isinstance(entry, Committee) and shape("founded", passage.language).search(passage.text, first, last):
            yield from _year(rule, passage, (first, last), entry, entry.since.year, "since")
        elif entry.former and shape("renamed", passage.language).search(passage.text, first, last):
            yield from _year(rule, passage, (first, last), entry, entry.former[-1].until.year, "former")


def _year(
    rule: Rule, passage: Passage, clause: tuple[int, int], entry: Entry, right: int, field: str
) -> Iterator[Finding]:
    """The one year of a clause, or right before it, where it is another than the registry has."""
    told = [
        each
        for each in dates(passage.text, passage.language)
        if clause[0] <= each.start < clause[1]
        or (each.end <= clause[0] and not passage.text[each.end : clause[0]].strip(" ，,"))
    ]
    years = [each for each in told if each.first[0] is not None and each.last is None]
    if len(told) != 1 or not years or years[0].first[0] == right:
        return
    name, year = _text(entry.name, passage.language, entry.id), years[0].first[0]
    digits = re.compile(r"\d{4}").search(passage.text, years[0].start, years[0].end)
    start, end = digits.span() if digits else (years[0].start, years[0].end)
    message = said(
        "{name} is said to be founded in {year}, the registry has {since}", name=name, year=year, since=right
    )
    if field == "former":
        message = said(
            "{name} is said to be renamed in {year}, the registry has {since}", name=name, year=year, since=right
        )
    related = (beside_text(str(right), passage, entry.place(field)),)
    yield rule.found(Span(passage, start, end), message=message, related=related, states=(str(year), str(right)))


def _text(names: Names, language: str, id: str) -> str:
    return names[language].text if language in names else id


@engine("coordinator")
def coordinator(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Coordinators in brackets behind the name of a committee that are not those of the registry."""
    registry = reading.desk.registry
    committees = {each.id: each for each in registry.committees}
    for passage in prose(reading):
        role = shape("coordinator", passage.language)
        for id, name in committee_names(registry, passage.language) if role.search(passage.text) else ():
            for match in re.finditer(re.escape(name) + role.pattern, passage.text):
                named, right = _region(match["who"], passage.language, registry), committees[id].coordinator
                if named and named != right:
                    text = next(
                        (_text(each.name, passage.language, right) for each in registry.regions if each.id == right),
                        right,
                    )
                    related = (beside_text(text, passage, committees[id].place("coordinator")),)
                    values = {"name": name, "right": text}
                    span = Span(passage, *match.span("who"))
                    yield rule.found(span, related=related, values=values, states=(span.text, text))


def _region(text: str, language: str, registry: Registry) -> str | None:
    """The region a text ends with."""
    for region in registry.regions:
        for names in (region.name, region.short):
            if names and language in names and text.endswith(names[language].text):
                return region.id
    return None


@engine("sizes")
def sizes(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers of members, of their countries and of committees that are not those of the registry in the year.

    A smaller number of members is told only where a verb says that it is all of them, and nothing of those who came.
    """
    desk = reading.desk
    if desk.year is None or desk.issuer is None:
        return
    members = [
        each for each in desk.registry.regions if each.status == "member" and each.counts_on(date(desk.year, 12, 31))
    ]
    committees = sum(each.since.first <= date(desk.year, 12, 31) for each in desk.registry.committees)
    known = {"members": len(members), "nation-count": len({each.country for each in members}), "committees": committees}
    for passage in prose(reading):
        language, own = passage.language, _speaks_of(passage.text, passage.language, desk)
        for start, end in sentences(passage.text) if not _names_others(passage.text, desk) else ():
            found = {what: shape(what, language).search(passage.text, start, end) for what in known}
            years = {each.first[0] for each in dates(passage.text[start:end], language)} - {None, desk.year}
            if years or shape("gathered", language).search(passage.text, start, end):
                continue
            whole = found["members"] and shape("has", language).search(passage.text, start, end)
            for what, match in found.items():
                told = told_number(match, language) if match else None
                if match and told and _is_of_all(what, told, known, bool(whole), own):
                    yield from _size(rule, passage, match, told, known[what], desk.year)


def _is_of_all(what: str, told: int, known: dict[str, int], whole: bool, own: bool) -> bool:
    if what == "members":
        return own and (whole or told > known["members"])
    return whole if what == "nation-count" else told >= known["committees"] - _FEWER


def _size(rule: Rule, passage: Passage, match: re.Match[str], told: int, right: int, year: int) -> Iterator[Finding]:
    span = Span(passage, *match.span(number_group(match)))
    if right and told != right:
        yield rule.found(span, values={"told": told, "known": right, "year": year}, states=(str(told), str(right)))


def _speaks_of(text: str, language: str, desk: Desk) -> bool:
    """Whether a text names the association, or says its name for short: 联合会, the Association."""
    return any(name in text or any(each in text for each in _short(name)) for name in issuer_names(desk, language))


def _short(name: str) -> Sequence[str]:
    """The beginnings of the first and last word of a name, or its last characters."""
    parts = name.split()
    if len(parts) < 2:
        return (name[-_BACK:],) if not name.isascii() else ()
    return [each[:_FRONT] for each in (parts[0], parts[-1]) if len(each) >= _FRONT]


def _names_others(text: str, desk: Desk) -> bool:
    """Whether a text names another organisation than the association, by its abbreviation or a name of the registry."""
    own = {
        form.text
        for each in desk.registry.organisations
        if each.id == desk.issuer
        for form in (each.short or {}).values()
    }
    others = [each for each in desk.registry.organisations if each.id != desk.issuer]
    named = (name.text for each in others for name in each.name.values() if name.text not in own)
    return bool(set(_ACRONYM.findall(text)) - own) or any(name in text for name in named)


@engine("founding")
def founding(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The years in which the association was founded, as sentences and anniversaries have it, where they are not one."""
    for language, passages in reading.by_language().items():
        told: list[tuple[int, Span]] = []
        for passage in passages:
            if (
                passage.kind is not Kind.NAME
                and not passage.remark
                and _speaks_of(passage.text, language, reading.desk)
            ):
                told += _foundings(passage, reading.desk)
        for year, span in told:
            if year != told[0][0]:
                values = {"founded": year, "begun": told[0][0]}
                states = str(year), str(told[0][0])
                yield rule.found(span, related=(told[0][1],), values=values, states=states)


def _foundings(passage: Passage, desk: Desk) -> Iterator[tuple[int, Span]]:
    """The years of founding that the sentences of a passage tell of the association, those by an anniversary reckoned."""
    for start, end in sentences(passage.text):
        if _speaks_of(passage.text[start:end], passage.language, desk):
            for match in shape("founded-in", passage.language).finditer(passage.text, start, end):
                yield _year_of(match), Span(passage, *match.span())
            for match in shape("anniversary", passage.language).finditer(passage.text, start, end):
                age = told_number(match, passage.language) or 0
                yield _year_of(match) - age, Span(passage, *match.span())


def _year_of(match: re.Match[str]) -> int:
    return int(match["y"] or match.groupdict()["y2"])
