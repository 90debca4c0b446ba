"""The committees: how many meetings each has held, since when there is one, and who coordinates it."""

from __future__ import annotations

from collections.abc import Sequence

from galley.figures.bars import Bar, bars
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.model.registry import Committee


def committees(told: Sequence[Committee], words: Words, surface: Surface) -> Drawn:
    """The committees by the number of their meetings, equal ones as in the registry, those without a known number last."""
    voice = words.voice
    ordered = sorted(told, key=lambda each: -1 if each.meetings is None else each.meetings, reverse=True)
    pattern = voice.pgettext("figure", "Meetings of each committee: {shares}.")
    shares = voice.list([_share(each, words) for each in ordered])
    return Drawn(bars([_row(each, words) for each in ordered], surface), voice.fill(pattern, shares=shares))


def _share(committee: Committee, words: Words) -> str:
    name = words.name(committee.name)
    if committee.meetings is None:
        return words.voice.fill(words.voice.pgettext("figure", "{name}: number of meetings not known"), name=name)
    return f"{name} {words.number(committee.meetings)}"


def _row(committee: Committee, words: Words) -> Bar:
    voice = words.voice
    pattern = voice.pgettext("figure", "since {year}, {coordinator}")
    if committee.meetings is None:
        pattern = voice.pgettext("figure", "since {year}, {coordinator}; number of meetings not known")
    coordinator = words.host(committee.coordinator)
    detail = voice.fill(pattern, year=committee.since.year, coordinator=coordinator)
    written = "–" if committee.meetings is None else words.number(committee.meetings)
    return Bar(words.name(committee.name), committee.meetings, written, detail=detail)
