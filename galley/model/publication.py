"""A publication: its own record, and the book made of record, registry and sections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, PrivateAttr

from galley.model.base import Checked, Day, Flag, Id, Item, LanguageCode, LineField, NonEmpty, Slug, Whole, below
from galley.model.impression import FIRST, Impression
from galley.model.inserts import Ornament, Picture
from galley.model.isbn import Isbns, Runs, in_language
from galley.model.press import Press
from galley.model.registry import Registry
from galley.model.sections import Participants, Section
from galley.model.years import Year


class Figure(Item):
    """A number the publication speaks of; `{id}` prints it, `{id:label}` its label."""

    id: Slug
    value: Whole | None = None
    """The number itself."""
    count: Literal["members", "observers", "countries", "committees"] | None = None
    """What of the registry to count, instead of a value."""
    label: LineField


class Part(Item):
    """A part of the book. With a title it opens with a divider page."""

    id: Slug
    title: LineField | None = None
    short: LineField | None = None
    """The title as running heads have it, where it is too long for them."""
    english: str | None = None
    """The English title beside it."""
    accent: Slug | None = None
    """The accent colour of the part: the id of one of the theme's accents."""
    numbered: Literal["roman", "decimal"] | None = None
    """How its sections are numbered; left out when they are not."""
    ornament: Ornament | None = None
    remarks: Flag = False
    """Of a leaflet, whether the editor's remarks stand at the foot of this panel; else they stand on the last."""
    sections: NonEmpty[Slug]
    """The sections, each the name of a file beside this one."""


class Cover(Picture):
    """A picture that fills the cover, into the bleed; without one the cover is drawn from the registry."""


class PublicationFile(Checked):
    """publication.yaml: what a publication is."""

    kind: Literal["publication"]
    title: LineField
    short: LineField | None = None
    """The title as running heads have it, where it is too long for them."""
    english: str | None = None
    """The English title beside it."""
    issuer: Id
    """The organisation that publishes it."""
    year: Year
    as_of: Day
    """The day its facts hold for: members and counts are taken from the registry as of that day."""
    source_language: LanguageCode
    languages: NonEmpty[LanguageCode]
    """The released books."""
    trim: Literal["A4", "A5", "B5", "letter", "square"] = "A4"
    """The page's size after trimming."""
    fold: Literal["letter"] | None = None
    """How a leaflet is folded: `letter`, a sheet of two sides with three panels each. Its parts are its panels, in the order in which they are read: front,
    flap, left, middle and right inside, back. It has neither contents nor cover, and the theme says how large it is."""
    cover: Cover | None = None
    ornament: Ornament | None = None
    endpaper: Ornament | None = None
    paper: LineField | None = None
    """The paper of the printed book, as the colophon tells it."""
    isbn: Isbns = Field(default_factory=dict)
    """The ISBN of each language's book, as `{zh: …, en: …}`; of one language alone the number itself. Printed in the colophon, and as a bar code on the back."""
    print_run: Runs = Field(default_factory=dict)
    """How many copies are printed: of each language, as `{zh: 800}`, or one number for every one."""
    printing: Impression | None = None
    press: Press = Field(default_factory=Press)
    specimen: LineField | None = None
    """The notice that the publication is a specimen, printed in the colophon. Its cover, imprint and metadata then say
    so too, and name no publisher."""
    figures: tuple[Figure, ...] = ()
    lists: tuple[Literal["figures", "tables"], ...] = ()
    """Lists of what is numbered, printed behind the contents in this order."""
    links: Literal["plain", "beside", "notes"] = "plain"
    """How running texts tell the address of a link, in all editions: not at all, in brackets behind its words, or in a note."""
    parts_on: Literal["next", "right"] = "next"
    """Where a part with a title opens: on the next page, or on the next right-hand one; the page left blank before it has no running heads. Where a
    book is read from right to left it is the left-hand page."""
    sections_on: Literal["page", "room"] = "page"
    """Where a section begins that does not run on: on a page of its own, or on that where the section before it ends, if a third of it is left."""
    parts: NonEmpty[Part]

    @property
    def size(self) -> str:
        """The id of its size in the theme: that of its pages, or of its panels."""
        return f"{self.fold}-fold" if self.fold else self.trim

    @property
    def printing_number(self) -> int:
        """Which printing of the publication this is."""
        return self.printing.number if self.printing else FIRST

    def isbn_of(self, language: str) -> str | None:
        """The ISBN of the book in a language. One that is said without a language is that of the only book released, and of no other."""
        return in_language(self.isbn, language) if language in (*self.isbn, *self.languages) else None

    def print_run_of(self, language: str) -> int | None:
        """How many copies are printed of the book in a language."""
        return in_language(self.print_run, language)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What of a publication could not be read, so that nothing false is said of the rest: the `ids` that stand in faulty
    files, the faulty `sections` by name, and whether record or registry are faulty (`facts`)."""

    ids: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    facts: bool = False


class Publication(Item):
    """A whole publication: `name` is its folder's name, `folder` the project-relative path."""

    name: str
    folder: str
    record: PublicationFile
    registry: Registry
    sections: dict[str, Section]
    """The sections by name, in the order of the book."""
    gaps: Gaps = Gaps()
    _reported: tuple[object, Mapping[str, Participants]] = PrivateAttr(default=(None, {}))

    @property
    def reported(self) -> Mapping[str, Participants]:
        """Who took part in the meetings that sections report on, by the meeting's id; looked for once in the same sections."""
        if self._reported[0] is not self.sections:
            self._reported = self.sections, dict(told for each in self.sections.values() for told in _reported(each))
        return self._reported[1]

    def figure_value(self, figure: Figure) -> int:
        """The number of a figure, counted in the registry when it is a count."""
        return figure.value if figure.value is not None else self.counted(figure.count or "members")

    def counted(self, what: str) -> int:
        """How many `members`, `observers`, `countries` or `committees` there are on the publication's day."""
        day, registry = self.record.as_of, self.registry
        regions = [region for region in registry.regions if region.counts_on(day)]
        members = [region for region in regions if region.status == "member"]
        counts = {
            "members": len(members),
            "observers": len(regions) - len(members),
            "countries": len({region.country for region in members}),
            "committees": sum(1 for committee in registry.committees if committee.since.first <= day),
        }
        return counts[what]


def _reported(item: Item) -> Iterator[tuple[str, Participants]]:
    """The meetings reported on in a section, with those who took part."""
    for each in below(item):
        meeting, told = getattr(each, "meeting", None), getattr(each, "participants", None)
        if meeting and told:
            yield meeting, told


def items(publication: Publication) -> Iterator[Item]:
    """Every item of the record and the sections, parents before children."""
    for root in (publication.record, *publication.sections.values()):
        yield from below(root)


def whole_sections(publication: Publication) -> list[Section]:
    """The sections of which everything could be read."""
    return [section for name, section in publication.sections.items() if name not in publication.gaps.sections]
