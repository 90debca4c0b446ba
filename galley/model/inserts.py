"""Inserts: the blocks of a section that are not prose. They stand in `inserts` and are placed by `{id}`.

Modules of many models do not put their annotations off (`from __future__ import annotations`): each would be compiled by itself, from text, when its
model is made.
"""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from galley.message import said
from galley.model.base import (
    CellField,
    Checked,
    Day,
    Flag,
    Id,
    Item,
    LineField,
    MomentField,
    NonEmpty,
    ProseField,
    Remarked,
    Slug,
    Whole,
    mending,
)
from galley.model.registry import WEB_ADDRESS
from galley.model.years import Year
from galley.source import SourceText


def _several(value: Any) -> Any:
    return [value] if isinstance(value, SourceText) else value


MOST_OF_A_CODE = 300
"""How many characters a QR code takes: with more its side is longer than 46 mm, and it wants a steady hand."""
FOCUS = "^((left|right|centre|[0-9]{1,2}%|100%)( (top|bottom|centre|[0-9]{1,2}%|100%))?|top|bottom)$"


class Picture(Item):
    """A picture file of the publication."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["alt"]}, {"required": ["decorative"]}]})

    file: Annotated[str, Field(min_length=1)]
    """The file, relative to the publication's folder."""
    alt: LineField | None = None
    """What it shows, for readers who cannot see it."""
    decorative: Flag = False
    """Whether it says nothing that the text does not: it is then no figure for those who cannot see it."""
    credit: LineField | None = None
    focus: Annotated[str, StringConstraints(pattern=FOCUS)] | None = None
    """What is to be seen where it is cut: `left`, `right`, `top`, `bottom`, `centre`, two of them, or a point from left and top as `30% 20%`."""

    @model_validator(mode="after")
    def _tells_what_it_shows(self) -> Self:
        if not self.decorative and self.alt is None:
            mend = said("say in `alt:` what it shows, or write `decorative: true` where it tells nothing")
            raise mending("reader.missing", said("the field `{field}` is missing", field="alt"), mend)
        if self.alt is not None and self.decorative:
            mend = said("take `alt:` out where it tells nothing, else `decorative:`")
            raise mending("reader.decorative", said("a picture that is decorative has `alt:`"), mend)
        return self


class InsertBase(Remarked):
    """What every insert has."""

    id: Slug
    """The id that places it in the text, as {id}."""


Drawing = Literal[
    "committees",
    "events-by-country",
    "events-by-month",
    "groups",
    "hosts",
    "map",
    "membership",
    "organisation",
    "outline",
    "participants",
    "tally",
    "timeline",
    "units",
    "year",
]
"""What a figure can draw. `model.drawings` says of what, `figures` draws it."""


_Of = Annotated[tuple[Id, ...], BeforeValidator(_several, json_schema_input_type=Id | tuple[Id, ...])]


class Ornament(Item):
    """A drawing without its words, which only adorns: on the cover and its insides, on the divider of a part, above a letter."""

    draw: Drawing
    """What is drawn from the content or the registry."""
    of: _Of = ()
    """What it is drawn of, as in a figure."""
    height: Literal["eighth", "quarter", "third", "half"] = "half"
    """How much of the height of the type area it takes."""


class NumberedInsert(InsertBase):
    """A figure or a table: with a caption it has a number in the series of its kind, which runs through the book."""

    series: ClassVar[Literal["figure", "table"]]
    numbered: Flag = True
    """Whether its caption carries a number."""

    @property
    def has_number(self) -> bool:
        """Whether it is counted: what has no caption is never."""
        return self.numbered and getattr(self, "caption", None) is not None


class FigureInsert(NumberedInsert):
    """A picture with a caption, or a drawing made from data: one of `picture` and `draw`."""

    series = "figure"
    kind: Literal["figure"]
    picture: Picture | None = None
    draw: Drawing | None = None
    """What is drawn from the content or the registry."""
    of: _Of = ()
    """What it is drawn of: a meeting, a section, an insert of this section …; one id or several."""
    as_of: Day | None = None
    """The day that a map is of, where it is not the publication's."""
    alt: LineField | None = None
    """What a drawing says, where its own words are not to be taken; a picture has its own."""
    caption: LineField | None = None
    width: Literal["full", "half", "third"] = "full"
    """How wide it is set, of the measure."""


class BoxInsert(InsertBase):
    """A framed text: a declaration, a side remark."""

    kind: Literal["box"]
    style: Literal["frame", "side"] = "frame"
    """A framed text of the full measure, or a note at the side of the text."""
    heading: LineField
    body: ProseField
    articles: tuple[ProseField, ...] = ()
    """Numbered articles below the body; the numbers are set by the language."""
    date: Day | None = None
    location: LineField | None = None


class Column(Remarked):
    """A column of a table."""

    id: Slug
    heading: CellField
    align: Literal["start", "end", "centre", "decimal"] = "start"
    """Where its cells are set; `decimal`: numbers one below the other by their decimal separators."""


class Row(Remarked):
    """A row of a table: as many cells as there are columns."""

    id: Slug
    cells: tuple[CellField, ...]
    """A cell `<` is one with the cell at its left, `^` with the cell above."""
    total: Flag = False
    """Whether it is the sum of the rows above it."""


class Footnote(Checked):
    """A note of a table, called by `[^id]` in its cells and column heads."""

    id: Slug
    text: LineField


_OVER_A_SPREAD = {
    "spread": (
        said("no table is set over two pages: the fold would swallow a column, and a screen shows half of it"),
        said("write `turned: true`, which lays it on its side on a page of its own, or make two tables of it"),
    )
}


class TableInsert(NumberedInsert):
    """A table; its head repeats, and rows stay whole where a page can hold them. It has a caption, or `alt` in its place."""

    series = "table"
    declined = _OVER_A_SPREAD
    kind: Literal["table"]
    caption: LineField | None = None
    alt: LineField | None = None
    """What it shows, for readers who cannot see it."""
    columns: NonEmpty[Column]
    rows: NonEmpty[Row]
    footnotes: tuple[Footnote, ...] = ()
    """What its cells call, printed below it."""
    turned: Flag = False
    """Whether it has a page of its own, on which it is turned by a quarter."""


class QrInsert(InsertBase):
    """A QR code that leads from paper to a web address; the address itself stands below it."""

    kind: Literal["qr"]
    link: Annotated[str, StringConstraints(pattern=WEB_ADDRESS, max_length=MOST_OF_A_CODE)]
    """The web address, with https:// or http://."""
    caption: LineField | None = None
    """What one finds there."""


class CommitteeTableInsert(NumberedInsert):
    """The table of all committees, taken from the registry."""

    series = "table"
    kind: Literal["committee-table"]
    caption: LineField


class Work(Remarked):
    """What a committee is for and what it does."""

    id: Slug
    committee: Id
    body: ProseField


class CommitteeListInsert(InsertBase):
    """The committees of the publication's day, each by its name of that day and with its coordinator, from the registry, and with what it does: in the words
    of `works:`, else in those of the registry. In the order of `works:`, others behind them."""

    kind: Literal["committee-list"]
    caption: LineField | None = None
    works: tuple[Work, ...] = ()


class Outcome(Remarked):
    """What a meeting came to, in a few words."""

    id: Slug
    meeting: Id
    text: LineField


class MeetingsInsert(InsertBase):
    """The meetings of a series up to the publication's day, each with its date and host from the registry and with what it came to. Where `outcomes:` do not
    say that, or the registry does not have a meeting, readers are told."""

    kind: Literal["meetings"]
    caption: LineField | None = None
    series: Id
    outcomes: tuple[Outcome, ...] = ()


class Activity(Remarked):
    """A planned meeting of a committee: from `start` to `end` (months), or in words."""

    id: Slug
    committee: Id
    start: MomentField | None = None
    end: MomentField | None = None
    period: LineField | None = None
    """The time in words, where no month is known."""


class PlanInsert(NumberedInsert):
    """A list of planned committee meetings, each with its coordinator (from the registry) and time."""

    series = "table"
    kind: Literal["plan"]
    caption: LineField
    year: Year
    activities: NonEmpty[Activity]


class MemberGridInsert(InsertBase):
    """The members or observers by country, each country with its count; taken from the registry."""

    kind: Literal["member-grid"]
    caption: LineField
    status: Literal["member", "observer"] = "member"
    """Which of them it shows."""


class LegendInsert(InsertBase):
    """The legend of the map: all regions by country with circled numbers, observers marked; from the registry."""

    kind: Literal["legend"]
    caption: LineField


class Group(Remarked):
    """A labelled group of names. Without names only its count is known."""

    id: Slug
    label: LineField
    count: Whole
    """How many belong to it; equals the number of names when there are any."""
    names: tuple[LineField, ...] = ()


class GroupsInsert(InsertBase):
    """Names in labelled groups, each with its count; the counts make the total, or a remark says why they do not."""

    kind: Literal["groups"]
    caption: LineField
    groups: NonEmpty[Group]
    total: Whole
    order: Literal["given", "alphabet"] = "given"
    """How the groups stand: as they are written, or by their labels in the alphabet of each book's language."""

    @property
    def counted(self) -> int:
        """What the groups make."""
        return sum(group.count for group in self.groups)


class Profile(Remarked):
    """An organisation with a few words about it; name and address come from the registry."""

    id: Slug
    organisation: Id
    body: ProseField


class ProfilesInsert(InsertBase):
    """Organisations presented side by side."""

    kind: Literal["profiles"]
    caption: LineField
    profiles: NonEmpty[Profile]


class Post(Remarked):
    """A card of a staff chart: a person with a title."""

    id: Slug
    person: Id
    title: LineField | None = None
    """The title as the chart shows it; else the person's first office."""


class Branch(Post):
    """A post in the tree of a staff chart, with those below."""

    below: tuple["Branch", ...] = ()


class StaffChartInsert(InsertBase):
    """The staff as a tree; `others` are those whose place in it is not known, with the office as their title."""

    kind: Literal["staff-chart"]
    caption: LineField
    head: Branch
    others: tuple[Post, ...] = ()
    total: Whole
    """How many people the chart names."""


class TallyShare(Checked):
    """A number for one country."""

    country: Id
    number: Whole


class TallyInsert(InsertBase):
    """Numbers by country, such as entries to a contest; they make the total, or a remark says why they do not."""

    kind: Literal["tally"]
    caption: LineField
    shares: NonEmpty[TallyShare]
    total: Whole

    @property
    def counted(self) -> int:
        """What the shares make."""
        return sum(share.number for share in self.shares)


Insert = Annotated[
    FigureInsert
    | BoxInsert
    | TableInsert
    | CommitteeTableInsert
    | CommitteeListInsert
    | MeetingsInsert
    | PlanInsert
    | MemberGridInsert
    | LegendInsert
    | GroupsInsert
    | ProfilesInsert
    | StaffChartInsert
    | TallyInsert
    | QrInsert,
    Field(discriminator="kind"),
]
