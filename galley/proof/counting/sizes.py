"""How large a text says the association is, against what the registry counts in that year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from galley.message import said
from galley.model.registry import Region, Registry
from galley.proof.copy.passage import Kind, Passage
from galley.proof.counting.registered import Wrong
from galley.proof.engines.claims.words import sentences
from galley.proof.finding import Span

_OWN = {
    "zh": "联合会",
    "ja": "連合",
    "ko": "연합",
    "mn": r"\b[Хх]олбоо",
    "ru": r"\bАссоциаци",
    "en": r"\bAssociation\b",
}
"""What the association calls itself."""
_HAS = {
    "zh": "拥有|共有|现有|组成|构成|加盟|会员数|由",
    "ja": "数える|加わ|加盟|成る|なる|構成|有し|有する|擁|会員数",
    "ko": "회원으로|모두|구성|이루어|가입|보유|있다|있으며",
    "mn": r"бүрд|гишүүн\w*т[аэо]й|захиргаат[аэо]й|нэгтг|багта",
    "ru": r"насчитыва|вход[ия]т|объединя|состо[ия]т|включа",
    "en": r"\b(?:has|have|having|brings? together|consists?|comprises?|counts|numbers|made up|includes?|unites?)\b",
}
"""Verbs that tell how large something is."""
_GATHERED = re.compile(
    "出席|参加|与会|来自|收到|访问|参観|応募|참석|참가|응모|방문|"
    r"\b(?:attend|took part|take part|participa|visit|received|submitted|\w*участв|посетил|поступил)|оролц|ирүүл|айлч",
    re.IGNORECASE,
)
"""Words for some of the members: those who came, or sent something."""
_MEMBERS = {
    "zh": r"(?P<n>\d{1,3})个(?:省级|道级|广域)?(?:会员|成员)|会员(?:地方政府|单位)?(?:共有?|总数为?|有|数为?)?(?P<m>\d{1,3})个",
    "ja": r"(?P<n>\d{1,3})の?(?:会員|(?:地方)?自治体が(?:加|会員))|会員(?:自治体)?(?:数)?は(?P<m>\d{1,3})",
    "ko": r"(?P<n>\d{1,3})개 ?(?:회원|(?:지방정부|자치단체|지자체)가 (?:회원|가입|가맹))"
    r"|회원(?: ?(?:자치단체|지방정부|지자체))?(?: ?수)?[은는] ?(?:모두 |총 ?)?(?P<m>\d{1,3})개",
    "mn": r"(?<![\d–-])(?P<n>\d{1,3}) гишүүн",
    "ru": r"(?<![\d–-])(?P<n>\d{1,3})[ \u00a0](?:регион\w+-|администраци\w+-)?член|членов — (?P<m>\d{1,3})",
    "en": r"(?<![\d–-])(?P<n>\d{1,3}) members?\b",
}
_NATIONS = {
    "zh": r"(?P<n>\d{1,2})个国家",
    "ja": r"(?P<n>\d{1,2})[かカヶ]国",
    "ko": r"(?P<n>\d{1,2})개국",
    "mn": r"(?P<n>\d{1,2}) улс",
    "ru": r"(?P<n>\d{1,2})[ \u00a0]стран|стран — (?P<m>\d{1,2})",
    "en": r"(?P<n>\d{1,2}) countries",
}
_COMMITTEES = {
    "zh": r"(?P<n>\d{1,2})个专门委员会",
    "ja": r"(?P<n>\d{1,2})の分科委員会|分科委員会は(?P<m>\d{1,2})(?=[をでの])",
    "ko": r"(?P<n>\d{1,2})개 ?(?:의 )?분과위원회|분과위원회[는은] ?(?:모두 |총 ?)?(?P<m>\d{1,2})개",
    "mn": r"(?<!\d)(?P<n>\d{1,2}) салбар хороо",
    "ru": r"(?<!\d)(?P<n>\d{1,2})[ \u00a0](?:специализированн\w+ )?подкомисси",
    "en": r"(?<!\d)(?P<n>\d{1,2}) [Ss]ub-?[Cc]ommittees",
}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\d{0,3}\b|\bR\d{1,2}\b")
_FEWER = 2
"""A number of committees that is smaller by no more is meant to be that of all."""


def sizes_differ(passage: Passage, registry: Registry, year: int | None) -> Iterator[Wrong]:
    """Numbers of members, of their countries and of committees that are not those of the registry in that year.

    A smaller number of members is told only where a verb says that it is all of them.
    """
    language = passage.language
    if year is None or passage.kind is Kind.NAME or language not in _MEMBERS:
        return
    told = re.search(_MEMBERS[language], passage.text) or re.search(_COMMITTEES[language], passage.text)
    if told is None or _speaks_of_others(passage.text, registry):
        return
    members = _members(registry, year)
    own = re.search(_OWN[language], passage.text) is not None or "NEAR" in passage.text
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        if _GATHERED.search(sentence) or any(int(each) != year for each in _YEAR.findall(sentence)):
            continue
        match = re.search(_MEMBERS[language], sentence)
        whole = match is not None and re.search(_HAS[language], sentence) is not None
        if match and own and (whole or _number(match) > len(members)):
            yield from _differ(passage, start, match, len(members), "members", year)
        if match and whole and (nations := re.search(_NATIONS[language], sentence)):
            yield from _differ(passage, start, nations, len({each.country for each in members}), "countries", year)
        committees = re.search(_COMMITTEES[language], sentence)
        known = sum(committee.since.first <= date(year, 12, 31) for committee in registry.committees)
        if committees and _number(committees) >= known - _FEWER:
            yield from _differ(passage, start, committees, known, "committees", year)


def _members(registry: Registry, year: int) -> list[Region]:
    day = date(year, 12, 31)
    return [region for region in registry.regions if region.status == "member" and region.counts_on(day)]


def _speaks_of_others(text: str, registry: Registry) -> bool:
    """Whether a text names another organisation than the association, by its abbreviation or its Chinese name."""
    own = {form.text for each in registry.organisations[:1] for form in (each.short or {}).values()}
    others = [each.name["zh"].text for each in registry.organisations[1:] if "zh" in each.name]
    return bool(set(_ACRONYM.findall(text)) - own) or any(name in text for name in others)


def _number(match: re.Match[str]) -> int:
    return int(match.groupdict().get("n") or match.groupdict().get("m") or 0)


def _differ(passage: Passage, start: int, match: re.Match[str], known: int, what: str, year: int) -> Iterator[Wrong]:
    told = _number(match)
    if known and told != known:
        group = "n" if match["n"] else "m"
        span = Span(passage, start + match.start(group), start + match.end(group))
        yield Wrong(span, _counted(what, told, known, year), False)


def _counted(what: str, told: int, known: int, year: int) -> str:
    match what:
        case "members":
            return said(
                "the text says {told}, the registry counts {known} members in {year}", told=told, known=known, year=year
            )
        case "countries":
            return said(
                "the text says {told}, the registry counts {known} countries in {year}",
                told=told,
                known=known,
                year=year,
            )
    return said(
        "the text says {told}, the registry counts {known} committees in {year}", told=told, known=known, year=year
    )
