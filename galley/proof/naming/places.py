"""Places: which town lies in which region, as the registry, known calendars and the text tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from galley.model.sections import CalendarSection
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Span
from galley.proof.shelf.lexicon import Mention, country_of, lexicon
from galley.proof.shelf.pronunciation import same_tone

_TOWN = re.compile(r"\s?([\u3400-\u9fff]{1,8}?[市县郡縣県]|[\uac00-\ud7a3]{1,4}[시군])(?![民长場场長청])")
_PLACES = ("region", "short", "city")
_OWNING = {"en": ("’s ", "'s "), "ja": ("", "の"), "zh": ("", "的")}
"""What stands between a country and its region; nothing or a space where nothing is said."""
_TOWN_BEFORE = re.compile(r"(?P<town>[A-ZА-ЯЁӨҮ][\w’'-]+), $")
_WEST = ("en", "ru", "mn")
_EVENT_TOWN = re.compile(r"([\u3400-\u9fff]{2,6}[市县郡])")


@dataclass(frozen=True, slots=True)
class Town:
    """The characters from `start` to `end` are a region and a town behind it."""

    start: int
    end: int
    region: str
    town: str


def towns(passage: Passage, desk: Desk) -> Iterator[Town]:
    """The towns that a passage names right behind a region; before it, with a comma, in the languages of the West."""
    for mention in lexicon(desk, passage.language).mentions(passage.text):
        region = mention.of("region")
        before = _TOWN_BEFORE.search(passage.text, 0, mention.start) if region and passage.language in _WEST else None
        if region and before:
            yield Town(before.start("town"), mention.end, region.id, before["town"])
        found = _TOWN.match(passage.text, mention.end) if region else None
        if region and found:
            yield Town(mention.start, found.end(), region.id, found[1])


@lru_cache(maxsize=8)
def known_towns(desk: Desk, language: str) -> dict[str, frozenset[str]]:
    """The regions of each town: from the meetings of the registry and the calendars of publications."""
    found: dict[str, frozenset[str]] = {}
    for name in lexicon(desk, language).names:
        if name.sort == "city":
            found[name.text] = found.get(name.text, frozenset()) | {name.id}
    regions = {region.id for region in desk.registry.regions}
    for town, host in _calendar_towns(desk, language):
        if host in regions:
            found[town] = found.get(town, frozenset()) | {host}
    return found


def _calendar_towns(desk: Desk, language: str) -> Iterator[tuple[str, str]]:
    """The towns where a region held its events."""
    for publication in desk.publications:
        if publication.record.source_language != language:
            continue
        for section in publication.sections.values():
            for event in section.events if isinstance(section, CalendarSection) else ():
                location = str(event.location.source)
                for mention in lexicon(desk, language).mentions(location):
                    if mention.of("region"):
                        location = location.replace(location[mention.start : mention.end], " ", 1)
                if found := _EVENT_TOWN.match(location.strip()):
                    yield found[1], event.host


def rightful(town: Town, desk: Desk, language: str) -> tuple[str, frozenset[str]] | None:
    """The town as it is known, and its regions, where that is not the one before it.

    A town that is not known stands for one that sounds alike.
    """
    known = known_towns(desk, language)
    if town.town in known:
        return None if town.region in known[town.town] else (town.town, known[town.town])
    alike = [other for other in known if same_tone(other, town.town)] if language in ("zh", "ja") else []
    return (alike[0], known[alike[0]]) if len(alike) == 1 else None


def divided(passages: Iterable[Passage], desk: Desk) -> Iterator[tuple[Span, Span]]:
    """Towns that the text itself puts into two regions: the rarer place with the other."""
    found: dict[tuple[str, str], dict[str, list[Span]]] = {}
    for passage in passages:
        for town in towns(passage, desk):
            places = found.setdefault((passage.language, town.town), {})
            places.setdefault(town.region, []).append(Span(passage, town.start, town.end))
    for places in found.values():
        ordered = sorted(places.values(), key=len, reverse=True)
        for rarer in ordered[1:]:
            yield rarer[-1], ordered[0][0]


def foreign(passage: Passage, desk: Desk) -> Iterator[tuple[Mention, Mention]]:
    """Countries, each with a region or town of another country right behind it, or before it with a comma or in brackets."""
    mentions = lexicon(desk, passage.language).mentions(passage.text)
    for one, other in pairwise(mentions):
        between = passage.text[one.end : other.start]
        if between in _OWNING.get(passage.language, ("", " ")) and _is_foreign(one, other, desk):
            yield one, other
        bracketed = between.strip() in ("(", "（") and passage.text[other.end : other.end + 1] in (")", "）")
        if (bracketed or (between == ", " and passage.language == "en")) and _is_foreign(other, one, desk):
            yield other, one


def _is_foreign(country: Mention, region: Mention, desk: Desk) -> bool:
    countries = {name.id for name in country.names if name.sort == "country"}
    theirs = {country_of(desk).get(name.id, "") for name in region.names if name.sort in _PLACES}
    official = all(name.sort in _PLACES for name in region.names) and (region.of("region") or region.of("city"))
    return bool(countries and theirs and official) and not countries & theirs and len(theirs) == 1
