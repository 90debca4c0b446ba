"""The patterns of the furniture that are filled with names of the registry, in the cases they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from galley.language import Voice
from galley.language.patterns import asked_cases, fill, with_joined_cases
from galley.model.names import Names
from galley.model.registry import Country, Meeting, Region

Say = Callable[[Names, str | None], Markup]
"""Says a name in a case."""


def region_with_country(voice: Voice) -> str:
    """How a region is told with its country."""
    return voice.pgettext("region with its country", "{region}, {country}")


def place_of_meeting(voice: Voice) -> str:
    """How a city is told with where it lies."""
    return voice.pgettext("place of a meeting", "{city}, {place}")


def host_cell(voice: Voice) -> str:
    """How the host of an event is told in the calendar."""
    return voice.pgettext("host cell", "{region} ({country})")


def address_of_link(voice: Voice) -> str:
    """How the words of a link are told with the address that they lead to."""
    return voice.pgettext("address of a link", "{words} ({address})")


def filled(pattern: str, values: Mapping[str, Markup | str]) -> Markup:
    """A pattern with its placeholders filled; nothing in it or in the values is evaluated."""
    return Markup(fill(str(escape(pattern)), {name: escape(value) for name, value in values.items()}))


def furnished(pattern: str, say: Say, names: Mapping[str, Names], **values: Markup) -> Markup:
    """A pattern filled with names in the cases it asks for, and with values as they are."""
    said = {name: say(each, None) for name, each in names.items()}
    cased = {f"{name}_{case}": say(names[name], case) for name, case in asked_cases(pattern)}
    return filled(with_joined_cases(pattern), {**said, **cased, **values})


def cases_asked(voice: Voice) -> Iterator[tuple[type, str, str]]:
    """The cases that the language's patterns ask of names: kind of entry, field, case."""
    fields: tuple[tuple[str, dict[str, tuple[type, str]]], ...] = (
        (region_with_country(voice), {"region": (Region, "name"), "country": (Country, "name")}),
        (place_of_meeting(voice), {"city": (Meeting, "city")}),
        (host_cell(voice), {"region": (Region, "name"), "country": (Country, "letter")}),
    )
    for pattern, of in fields:
        yield from ((*of[name], case) for name, case in asked_cases(pattern))
