"""The section kinds. A section is one file; its blocks that are not prose stand in `inserts` and are placed by `{id}`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from galley.model.base import Day, Id, Item, LanguageCode, LineField, MomentField, ProseField, Slug, Whole


class Picture(Item):
    """A picture file of the publication."""

    file: Annotated[str, Field(min_length=1)]
    """The file, relative to the publication's folder."""
    alt: LineField
    """What it shows, for readers who cannot see it."""
    credit: LineField | None = None


class FigureInsert(Item):
    """A picture with a caption."""

    kind: Literal["figure"]
    id: Slug
    picture: Picture
    caption: LineField | None = None
    width: Literal["full", "half", "third"] = "full"
    """How wide it is set, of the measure."""


class BoxInsert(Item):
    """A framed text: a declaration, a side remark."""

    kind: Literal["box"]
    id: Slug
    heading: LineField
    body: ProseField
    articles: tuple[ProseField, ...] = ()
    """Numbered articles below the body; the numbers are set by the language."""
    date: Day | None = None
    location: LineField | None = None
    note: str | None = None
    """A remark for editors; not printed."""


class Column(Item):
    """A column of a table."""

    id: Slug
    heading: LineField
    align: Literal["start", "end", "centre"] = "start"
    """Where its cells are set."""


class Row(Item):
    """A row of a table: as many cells as there are columns."""

    id: Slug
    cells: tuple[LineField, ...]


class TableInsert(Item):
    """A table with a caption, a head that repeats and rows that do not split."""

    kind: Literal["table"]
    id: Slug
    caption: LineField
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: tuple[Row, ...]


class CommitteeTableInsert(Item):
    """The table of all committees, taken from the registry."""

    kind: Literal["committee-table"]
    id: Slug
    caption: LineField


class Activity(Item):
    """A planned meeting of a committee: from `start` to `end` (months), or in words."""

    id: Slug
    committee: Id
    start: MomentField | None = None
    end: MomentField | None = None
    period: LineField | None = None
    """The time in words, where no month is known."""


class PlanInsert(Item):
    """A list of planned committee meetings, each with its coordinator (from the registry) and time."""

    kind: Literal["plan"]
    id: Slug
    caption: LineField
    year: Whole
    activities: tuple[Activity, ...]


Insert = Annotated[
    FigureInsert | BoxInsert | TableInsert | CommitteeTableInsert | PlanInsert, Field(discriminator="kind")
]


class Share(Item):
    """How many governments of one country took part."""

    country: Id
    governments: Whole


class Participants(Item):
    """Who took part: the shares and observers add up to the total."""

    shares: tuple[Share, ...]
    observers: Whole = 0
    total: Whole
    note: str | None = None
    """Why the shares do not add up to the total, where the source leaves that open; not printed."""


class Passage(Item):
    """A numbered passage of an article; passages nest."""

    id: Slug
    heading: LineField
    body: ProseField | None = None
    meeting: Id | None = None
    """The meeting of the registry it reports on."""
    participants: Participants | None = None
    numbered: Literal["yes", "no"] = "yes"
    """Whether its heading carries a number."""
    passages: tuple[Passage, ...] = ()
    note: str | None = None
    """A remark for editors, as on a corrected fact; not printed."""


class SectionBase(Item):
    """What every section has."""

    title: LineField
    english: str | None = None
    """The English title beside it."""
    slogan: LineField | None = None
    source_language: LanguageCode | None = None
    """Where it differs from the publication's."""
    note: str | None = None
    """A remark for editors; not printed."""
    inserts: tuple[Insert, ...] = ()
    """Blocks that are placed in the text by `{id}` on a line of its own."""


class FrontSection(SectionBase):
    """The page that says what the association is, with its key figures set large."""

    kind: Literal["front"]
    body: ProseField
    figures: tuple[Slug, ...] = ()
    """Ids of figures of the publication, in the order shown."""


class Letter(Item):
    """A signed letter. The writer's name and offices come from the registry."""

    id: Slug
    author: Id
    salutations: tuple[LineField, ...] = ()
    body: ProseField
    date: Day
    portrait: Picture | None = None
    abridged: LineField | None = None
    """The remark that the letter is an abridged paraphrase."""
    note: str | None = None
    """A remark for editors; not printed."""


class LettersSection(SectionBase):
    """Signed letters, each on a page of its own."""

    kind: Literal["letters"]
    letters: Annotated[tuple[Letter, ...], Field(min_length=1)]


class ArticleSection(SectionBase):
    """An article: an opening text, then numbered passages."""

    kind: Literal["article"]
    meeting: Id | None = None
    """The meeting of the registry it reports on."""
    participants: Participants | None = None
    body: ProseField | None = None
    passages: tuple[Passage, ...] = ()


class Event(Item):
    """An event of the calendar."""

    id: Slug
    host: Id
    """A region or organisation of the registry."""
    title: LineField
    start: Day
    end: Day | None = None
    """The last day; left out for a one-day event."""
    location: LineField
    meeting: Id | None = None
    """The meeting of the registry that this event is."""
    note: str | None = None
    """Why a fact differs from the registry or was corrected; not printed."""


class CalendarSection(SectionBase):
    """The events of a year in a table, in the order of their first days."""

    kind: Literal["calendar"]
    year: Whole
    body: ProseField | None = None
    events: Annotated[tuple[Event, ...], Field(min_length=1)]


Section = FrontSection | LettersSection | ArticleSection | CalendarSection

SECTION_KINDS: dict[str, type[SectionBase]] = {
    "front": FrontSection,
    "letters": LettersSection,
    "article": ArticleSection,
    "calendar": CalendarSection,
}
