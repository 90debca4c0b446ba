"""What a figure is drawn on, and by whose words it is labelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from galley.language import Voice, pick
from galley.model.base import Moment
from galley.model.names import Names, Spelling
from galley.model.publication import Publication
from galley.model.reference import Target, counted, parted, spoken, target
from galley.model.registry import Committee, Meeting, Organisation, Region
from galley.model.sections import SectionBase
from galley.text import Line, Reference, Text, leaves

Width = Callable[[str, float, bool], float]
"""How wide a line of text becomes at a size, bold or not; all in points."""


def roughly(text: str, size: float, bold: bool = False) -> float:
    """The width of a text by the count of its characters, where nothing is set: an em for an East Asian one, else half."""
    return size * sum(1 if east_asian_width(each) in "WF" else 0.55 for each in text)


@dataclass(frozen=True, slots=True)
class Surface:
    """The type area of the book's pages, in points, and how wide text becomes in its typeface for labels. `gutter` is the space between figures
    that stand in a row."""

    width: float = 420.0
    height: float = 680.0
    width_of: Width = roughly
    gutter: float = 0.0

    def narrowed(self, share: float) -> Surface:
        """A share of its width, which figures beside each other have with the gutter between them."""
        return replace(self, width=(self.width + self.gutter) * share - self.gutter)


@dataclass(frozen=True, slots=True)
class Words:
    """What labels say: names of the registry, numbers and dates as the book's language writes them."""

    publication: Publication
    voice: Voice

    def name(self, names: Names) -> str:
        """A name in the language of the book, else in that of the source."""
        return self._picked(names).text

    def _picked(self, names: Names) -> Spelling:
        return pick(names, self.voice.language, self.publication.record.source_language)[0]

    def country(self, id: str) -> str:
        """The everyday name of a country of the registry."""
        return self.name(next(each.name for each in self.publication.registry.countries if each.id == id))

    def letter(self, country: str) -> str:
        """The shortest form of a country's name."""
        return self.name(next(each.letter for each in self.publication.registry.countries if each.id == country))

    def host(self, id: str) -> str:
        """Who holds a meeting: a region by its short name, with its country, or an organisation."""
        entry = self.publication.registry.find(id)
        assert isinstance(entry, Region | Organisation)
        name = self.name(entry.short or entry.name)
        if not isinstance(entry, Region):
            return name
        pattern = self.voice.pgettext("figure", "{place} ({country})")
        return self.voice.fill(pattern, place=name, country=self.letter(entry.country))

    def meeting(self, meeting: Meeting) -> str:
        """A meeting's name."""
        registry = self.publication.registry
        series = next(each for each in registry.series if each.id == meeting.series)
        committee = next((self.name(each.name) for each in registry.committees if each.id == meeting.committee), "")
        ordinal = self.voice.ordinal(meeting.ordinal, series.noun_class)
        number = self.number(meeting.ordinal)
        return self.voice.fill(self.name(series.title), number=number, ordinal=ordinal, committee=committee)

    def moment(self, moment: Moment) -> str:
        """A year, month or day."""
        if moment.day:
            return self.voice.date(moment.first)
        return self.voice.month(moment.year, moment.month) if moment.month else self.voice.partial(str(moment))

    def line(self, line: Line, section: SectionBase | None) -> str:
        """The words of a line of text, its references told by their names."""
        return "".join(self._leaf(each, section) for each in leaves(line.inlines))

    def _leaf(self, leaf: object, section: SectionBase | None) -> str:
        if isinstance(leaf, Reference):
            found = target(self.publication, section, leaf.id)
            form, case = parted(leaf.form)
            number = counted(self.publication, found, form)
            if number is not None:
                return self.voice.counted(number, leaf.words)
            return self._said(found, form, case) or leaf.id
        return leaf.text if isinstance(leaf, Text) else " "

    def _said(self, found: Target | None, form: str | None, case: str | None) -> str | None:
        """What a form of something prints; None where it is of no words."""
        match found, form:
            case Meeting(), "dates":
                if found.start.day and found.end and found.end.day:
                    return self.voice.date_range(found.start.first, found.end.first)
                return self.moment(found.start)
            case Meeting(), _ if not (form in ("theme", "city") and getattr(found, form)):
                return self.meeting(found)
        names = spoken(self.publication.registry, found, form)
        if names is None:
            return None
        told = self._picked(names).in_case(case) or self.name(names)
        return self.voice.fill(told, name=self.name(found.name)) if isinstance(found, Committee) and form else told

    def number(self, n: int) -> str:
        """A number in digits."""
        return self.voice.number(n)
