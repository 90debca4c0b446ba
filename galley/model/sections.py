"""The section kinds. A section is one file; its blocks that are not prose stand in `inserts` and are placed by `{id}`."""

from typing import Literal, Self

from galley.message import said
from galley.model.base import (
    Day,
    Flag,
    Id,
    Item,
    LanguageCode,
    LineField,
    MomentField,
    NonEmpty,
    ProseField,
    Remarked,
    Slug,
    Whole,
)
from galley.model.inserts import Insert, Ornament, Picture
from galley.model.years import Year


class Share(Item):
    """How many governments of one country took part."""

    country: Id
    governments: Whole


class Participants(Remarked):
    """Who took part: the shares and observers add up to the total, or the remark says why they do not."""

    shares: tuple[Share, ...]
    observers: Whole = 0
    total: Whole

    @property
    def counted(self) -> int:
        """What the shares and observers make."""
        return sum(share.governments for share in self.shares) + self.observers


class Passage(Remarked):
    """A numbered passage of an article; passages nest."""

    id: Slug
    heading: LineField
    body: ProseField | None = None
    meeting: Id | None = None
    """The meeting of the registry it reports on."""
    participants: Participants | None = None
    numbered: Flag = True
    """Whether its heading carries a number."""
    facing: Flag = False
    """Whether it begins on a left-hand page, so that its first two pages face each other, as a legend and its map."""
    passages: tuple["Passage", ...] = ()


class SectionBase(Remarked):
    """What every section has."""

    title: LineField
    english: str | None = None
    """The English title beside it."""
    slogan: LineField | None = None
    source_language: LanguageCode | None = None
    """Where it differs from the publication's."""
    run_on: Flag = False
    """Whether it begins where the section before it ends, else on a page of its own; the first of a part behind a divider always does."""
    inserts: tuple[Insert, ...] = ()
    """Blocks that are placed in the text by `{id}` on a line of its own."""


class HeadedSection(SectionBase):
    """A section whose title stands in the running heads."""

    short: LineField | None = None
    """The title as running heads have it, where it is too long for them."""


class FrontSection(SectionBase):
    """The page that says what the association is, with its key figures set large."""

    kind: Literal["front"]
    body: ProseField
    figures: tuple[Slug, ...] = ()
    """Ids of figures of the publication, in the order shown."""


class Letter(Remarked):
    """A signed letter. The writer's name and offices come from the registry."""

    id: Slug
    author: Id
    salutations: tuple[LineField, ...] = ()
    body: ProseField
    date: Day
    portrait: Picture | None = None
    ornament: Ornament | None = None
    abridged: Flag = False
    """Whether it is abridged and put in new words: the book then says so below it."""


class LettersSection(SectionBase):
    """Signed letters, each on a page of its own."""

    kind: Literal["letters"]
    letters: NonEmpty[Letter]


class ArticleSection(HeadedSection):
    """An article: an opening text, then numbered passages."""

    kind: Literal["article"]
    meeting: Id | None = None
    """The meeting of the registry it reports on."""
    participants: Participants | None = None
    body: ProseField | None = None
    passages: tuple[Passage, ...] = ()


class Event(Remarked):
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


class CalendarSection(HeadedSection):
    """The events of a year in a table, in the order of their first days."""

    kind: Literal["calendar"]
    year: Year
    until: MomentField | None = None
    """The month it goes on to, as 2015-08, where that is of a later year. An event of the year before may reach into it."""
    body: ProseField | None = None
    events: NonEmpty[Event]

    @property
    def of_year(self) -> Self:
        """Itself, with the events alone of which a day is in its year."""
        days = ((event, event.start.year, (event.end or event.start).year) for event in self.events)
        return self.model_copy(update={"events": tuple(each for each, start, end in days if start <= self.year <= end)})


class NewsItem(Remarked):
    """A short report of one event."""

    id: Slug
    month: MomentField
    title: LineField
    body: ProseField
    picture: Picture | None = None


class NewsSection(HeadedSection):
    """Short reports in the order of their months, set four to a page."""

    kind: Literal["news"]
    body: ProseField | None = None
    items: NonEmpty[NewsItem]


class IndexSection(SectionBase):
    """The names that running texts speak of by reference, with their pages, as each language sorts them."""

    kind: Literal["index"]
    names: NonEmpty[Literal["people", "organisations", "regions", "committees"]] = (
        *("people", "organisations"),
        *("regions", "committees"),
    )
    """What it lists, in this order."""
    body: ProseField | None = None


_ISBN_ELSEWHERE = {
    "isbn": (
        said("the ISBN stands in publication.yaml, where each language has its own"),
        said("move the line there: `isbn: {example}`", example="{zh: 978-…, en: 978-…}"),
    )
}


class ColophonSection(SectionBase):
    """The last page: who published it, from what, and how it was made. Fonts and dates are added by themselves."""

    declined = _ISBN_ELSEWHERE
    kind: Literal["colophon"]
    body: ProseField


Section = (
    FrontSection | LettersSection | ArticleSection | CalendarSection | NewsSection | IndexSection | ColophonSection
)

SECTION_KINDS: dict[str, type[SectionBase]] = {
    "front": FrontSection,
    "letters": LettersSection,
    "article": ArticleSection,
    "calendar": CalendarSection,
    "news": NewsSection,
    "index": IndexSection,
    "colophon": ColophonSection,
}
