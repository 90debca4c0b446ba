"""Places: which town lies in which region, and which region in which country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from galley.lexica.pronunciation import same_tone
from galley.message import listed, said
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Mention, country_of, lexicon

_PLACES = ("region", "short", "city")
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Town:
    """A region and a town beside it, where they stand."""

    span: Span
    region: str
    town: str


@engine("place")
def place(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each region beside a country that is not its own, each town beside a region that is not, and towns in two regions."""
    yield from _in_countries(reading)
    found = [(each, _rightful(each, reading.desk)) for each in _towns(rule, reading)]
    for town, right in found:
        if right is not None:
            yield _misplaced(town, *right, reading.desk)
    for rarer, other in _divided(town for town, _ in found):
        message = said("“{text}” contradicts “{other}”, elsewhere in this text", text=rarer.text, other=other.text)
        mend = said("find out in which region the town lies")
        yield rule.found(rarer, message=message, mend=mend, level=Severity.WARNING, related=(other,))


def _in_countries(reading: Reading) -> Iterator[Finding]:
    for passage in reading.passages:
        for country, region in _foreign(passage, reading.desk):
            start, end = min(country.start, region.start), max(country.end, region.end)
            names = {"region": region.names[0].text, "country": country.names[0].text}
            message = said("“{region}” does not lie in “{country}”", **names)
            yield Finding(Span(passage, start, end), message, said("correct the country or the region"))


def _misplaced(town: Town, name: str, regions: frozenset[str], desk: Desk) -> Finding:
    language = town.span.passage.language
    names = {region.id: region.name for region in desk.registry.regions}
    lies = [names[each][language].text for each in sorted(regions) if language in names.get(each, {})]
    message = said("“{town}” lies in {regions}", town=name, regions=listed(lies))
    return Finding(town.span, message, said("correct the region or the town"))


def _towns(rule: Rule, reading: Reading) -> Iterator[Town]:
    """The towns that stand beside regions, as the patterns `behind` and `before` of a language find them."""
    for passage in reading.passages:
        behind, before = (re.compile(rule.option(each, passage.language, _NEVER)) for each in ("behind", "before"))
        for mention in lexicon(reading.desk, passage.language).mentions(passage.text):
            region = mention.of("region")
            last = behind.match(passage.text, mention.end) if region else None
            first = before.search(passage.text[max(mention.start - 40, 0) : mention.start]) if region else None
            start = mention.start - (len(first[0]) if first else 0)
            span = Span(passage, start, last.end() if last else mention.end)
            for found in (last, first):
                if region and found and not passage.is_said(span.start, span.end):
                    yield Town(span, region.id, found["town"])


@lru_cache(maxsize=8)
def _known_towns(desk: Desk, language: str) -> dict[str, frozenset[str]]:
    """The regions of each town where meetings of the registry were held."""
    found: dict[str, frozenset[str]] = {}
    for name in lexicon(desk, language).names:
        if name.sort == "city":
            found[name.text] = found.get(name.text, frozenset()) | {name.id}
    return found


def _rightful(town: Town, desk: Desk) -> tuple[str, frozenset[str]] | None:
    """The town as it is known, and its regions, where these are others; one that is not known stands for one that sounds alike."""
    known = _known_towns(desk, town.span.passage.language)
    if town.town in known:
        return None if town.region in known[town.town] else (town.town, known[town.town])
    alike = [other for other in known if same_tone(other, town.town)]
    return (alike[0], known[alike[0]]) if len(alike) == 1 else None


def _divided(towns: Iterable[Town]) -> Iterator[tuple[Span, Span]]:
    """Towns that the text itself puts into two regions: the rarer place with the other."""
    found: dict[tuple[str, str], dict[str, list[Span]]] = {}
    for each in towns:
        found.setdefault((each.span.passage.language, each.town), {}).setdefault(each.region, []).append(each.span)
    for places in found.values():
        first, *rarer = sorted(places.values(), key=len, reverse=True)
        yield from ((spans[-1], first[0]) for spans in rarer)


def _foreign(passage: Passage, desk: Desk) -> Iterator[tuple[Mention, Mention]]:
    """Countries, each with a place of another country: right behind it, or before it with a comma or in brackets."""
    for one, other in pairwise(lexicon(desk, passage.language).mentions(passage.text)):
        between = passage.text[one.end : other.start]
        if between in ("", " ", "的", "の", "’s ", "'s ") and _lies_elsewhere(one, other, desk):
            yield one, other
        bracketed = between.strip() in ("(", "（") and passage.text[other.end : other.end + 1] in (")", "）")
        if (bracketed or between == ", ") and _lies_elsewhere(other, one, desk):
            yield other, one


def _lies_elsewhere(country: Mention, region: Mention, desk: Desk) -> bool:
    countries = {name.id for name in country.names if name.sort == "country"}
    theirs = {country_of(desk).get(name.id, "") for name in region.names if name.sort in _PLACES}
    official = all(name.sort in _PLACES for name in region.names) and (region.of("region") or region.of("city"))
    return bool(countries and official) and len(theirs) == 1 and not countries & theirs
