"""Templates to HTML: the Jinja2 environment, its few filters, and template faults as problems."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import quote

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from galley.figures import Surface, Words, cramped, isbn, land, of_data, ornament, qr, svg, where
from galley.files import Files, Refused
from galley.language import Voice, by_itself
from galley.markup.album import Album
from galley.markup.compiled import COMPILED
from galley.markup.index import Mentions, indexed
from galley.markup.naming import Naming
from galley.markup.remarks import Remarks
from galley.markup.spine import LEAST_SPINE_MM, lettering
from galley.markup.tables import Tabling
from galley.message import Message, said
from galley.model.folds import FOLDS
from galley.model.inserts import Drawing, FigureInsert, Ornament, Picture, QrInsert
from galley.model.numbering import numbers
from galley.model.publication import Part, Publication
from galley.model.reference import placement
from galley.model.sections import Event, Section, SectionBase
from galley.problem import Place, Problem, Severity
from galley.text import Block, Heading, Line, Prose, is_wide
from galley.theme import MM_PER_PT, Trim

TEMPLATES = "templates"
BOOKS = ("book.html.j2", "folded.html.j2")
"""The template of a book, and that of a leaflet."""
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060"))
WIDTHS = {"full": 1.0, "half": 1 / 2, "third": 1 / 3}
FOLLOWED = 2 / 3
"""The share of a page that may be filled where a section begins behind another."""
SUNK = 0.35
"""The share of the type area above a colophon."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book template is given: the publication, the language's voice, the trim size,
    the families of its typefaces, the voices of the languages that sections are written in, on which pages names are mentioned, as far as
    that is known, what its figures are drawn on, whether translations stand in it that nobody has reviewed."""

    publication: Publication
    voice: Voice
    trim: Trim
    typefaces: tuple[str, ...] = ()
    voices: Mapping[str, Voice] = field(default_factory=dict)
    mentions: Mentions = field(default_factory=dict)
    surface: Surface = field(default_factory=Surface)
    draft: bool = False
    album: Album = field(default_factory=Album, compare=False)
    """Its drawings: a book that is told again has the same."""

    def drawn(self, draw: Callable[[Words, Surface], str], share: float, *asked: object) -> Markup:
        """What `draw` gives for a share of the measure; `asked` is what it draws, told by its form."""
        return self.album.drawn(draw, self.publication, self.voice, self.surface.narrowed(share), *asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """A picture that a template places: its address for the engine, and the share of the measure it is set to.

    `height` is the share of the height of the type area that it has to fill as well, being cut where it is wider or higher.
    """

    url: str
    picture: Picture
    share: float
    height: float | None = None


def html(book: Book, files: Files) -> tuple[str, tuple[Asked, ...], list[Problem]]:
    """The whole book as one HTML document, and the pictures it asks for; empty with problems at a faulty template."""
    asked: dict[str, Asked] = {}
    environment = environment_of(book, files, asked)
    text, faults = document(environment, BOOKS[bool(book.publication.record.fold)], context_of(book))
    if faults:
        return "", (), faults
    return text, tuple(asked.values()), list(cramped(Words(book.publication, book.voice), book.surface, WIDTHS))


def document(environment: Environment, name: str, context: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """What a template makes of what it is given; empty with a problem where it is faulty."""
    try:
        return environment.get_template(name).render(context), []
    except Refused as refused:
        return "", [refused.problem]
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RuntimeError) as error:
        return "", [_fault(error)]


def spine(book: Book, width_mm: float, files: Files) -> tuple[str, list[Problem]]:
    """The spine of its cover, so thick, as an HTML document; empty with a problem at a faulty template."""
    environment = environment_of(book, files, {})
    title = environment.filters["outline"](book.publication.record.title)
    foot = _at_the_foot(environment.globals["naming"], book.publication, title)
    found = lettering(title, width_mm, float(book.trim.height_mm), book.surface.width_of, foot)
    told = [_unlettered(width_mm)] if not found and width_mm >= LEAST_SPINE_MM else []
    text, faults = document(environment, "spine.html.j2", context_of(book) | {"lettering": found})
    return text, faults or told


def _at_the_foot(naming: Any, publication: Publication, title: str) -> tuple[str, ...]:
    """What stands at the foot of a spine: who issued it, by the shortest name, and of which year, if the title does not tell."""
    issuer, year = naming.organisation(publication.record.issuer), str(publication.record.year)
    return (naming.plain(issuer.short or issuer.name), *(() if year in title else (year,)))


def words(book: Book, line: Line) -> str:
    """The words of a line of the publication's record in the language of the book, without mark-up."""
    return _outline(naming_of(book), line)


def _unlettered(width_mm: float) -> Problem:
    """What is told of a spine that is thick enough for words, and has none."""
    message = said(
        "the title is too long for the spine, which is {width} mm thick: nothing stands on it", width=f"{width_mm:.1f}"
    )
    mend = said("nothing has to be done, or shorten the title")
    return Problem("cover.spine", message, mend, severity=Severity.NOTE)


def _ask(book: Book, asked: dict[str, Asked], picture: Picture, width: str, height: float | None = None) -> str:
    """The address of a picture at a width (`full`, `half` or `third` of the measure) and a height that it has to fill; `page` fills the page."""
    url = f"picture:{quote(picture.file)}?{width}" + (f"x{height:.3f}" if height else "")
    share = WIDTHS.get(width, float(book.trim.width_mm) / MM_PER_PT / book.surface.width)
    if width == "page":
        height = float(book.trim.height_mm) / MM_PER_PT / book.surface.height
    asked[url] = Asked(url, picture, share, height)
    return url


def _looked_at(picture: Picture) -> Markup:
    """The attribute by which a picture that is cut shows its focus (CSS Images 3, `object-position`); none without one."""
    position = (picture.focus or "").replace("centre", "center")
    return Markup(' style="object-position: {}"').format(position) if position else Markup("")


def _draw(book: Book, naming: Naming, figure: FigureInsert, section: SectionBase) -> Markup:
    """A figure that draws something, as wide as it is set."""
    alt = _plain(naming.line(figure.alt, section)) if figure.alt else None
    name, bare = book.album.section(book.publication, section)
    return book.drawn(
        lambda words, on: svg(figure, bare, words, on, alt), WIDTHS[figure.width], "figure", name, figure, alt
    )


def _chart(book: Book, draw: Drawing, data: Any, share: float) -> Markup:
    """A drawing of data that a template has at hand, a share of the measure wide."""
    return book.drawn(lambda words, on: of_data(draw, data, words, on), share, draw, data)


def _qr(insert: QrInsert, alt: str) -> Markup:
    """A QR code."""
    return Markup(qr(insert, alt))


def _barcode(book: Book, number: str, alt: str) -> Markup:
    """The bar code of an ISBN."""
    return Markup(isbn(number, alt, book.surface))


def _locate(book: Book, meeting: str, share: float) -> Markup:
    """Where a meeting was held, on a map a share of the measure wide; empty where that is not known."""
    return book.drawn(lambda words, on: where(meeting, words, on), share, "where", meeting)


def _adorn(book: Book, asked: Ornament, centred: bool = False) -> Markup:
    """A drawing that only adorns, on the foot of its place or in its middle."""
    return book.drawn(lambda words, on: ornament(asked, words, on, centred), 1.0, "ornament", asked, centred)


def _land(book: Book, width: float, height: float) -> Markup:
    """The land of the members, in two tones, filling a shape."""
    return book.drawn(lambda words, on: land(words, on, width, height), 1.0, "land", width, height)


def context_of(book: Book) -> dict[str, Any]:
    return {
        "publication": book.publication,
        "record": book.publication.record,
        "registry": book.publication.registry,
        "voice": book.voice,
        "trim": book.trim,
        "panels": FOLDS[book.publication.record.fold].panels if book.publication.record.fold else (),
        "typefaces": book.typefaces,
        "draft": book.draft,
        "parts": _parts(book),
        "mentions": book.mentions,
        "follows_to": f"{book.trim.top_pt + book.surface.height * FOLLOWED:.2f}pt",
        "type_height": f"{book.surface.height:.2f}pt",
        "sunk": f"{book.surface.height * SUNK:.2f}pt",
    }


def _parts(book: Book) -> list[tuple[Part, list[tuple[int, str, Section]]]]:
    """The parts of the book, each with its sections as (number in the part, name, section)."""
    parts = []
    for part in book.publication.record.parts:
        sections = [(number, name, book.publication.sections[name]) for number, name in enumerate(part.sections, 1)]
        if sections:
            parts.append((part, sections))
    return parts


def naming_of(book: Book) -> Naming:
    """What names the things of the registry in the book."""
    return Naming(
        book.publication,
        book.voice,
        {**book.voices, book.voice.language: book.voice},
        numbers=numbers(book.publication),
        indexed=indexed(book.publication),
    )


def environment_of(book: Book, files: Files, asked: dict[str, Asked]) -> Environment:
    environment = Environment(
        loader=FunctionLoader(partial(_source, files, book.publication.folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        optimized=False,  # which would reckon with filters when a template is compiled, so that its code hung on them
        bytecode_cache=COMPILED,
    )
    voice, naming = book.voice, naming_of(book)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        voice.gettext, voice.ngettext, newstyle=True, pgettext=voice.pgettext, npgettext=voice.npgettext
    )
    environment.globals |= {
        "naming": naming,
        "remarks": Remarks(),
        "tabling": Tabling(naming),
        "picture_url": partial(_ask, book, asked),
    }
    environment.globals |= {
        "drawing": partial(_draw, book, naming),
        "ornament": partial(_adorn, book),
        "qr_code": _qr,
        "barcode": partial(_barcode, book),
        "land": partial(_land, book),
        "chart": partial(_chart, book),
        "where": partial(_locate, book),
    }
    environment.filters |= {
        "line": partial(_line, naming),
        "runs": partial(_runs, naming),
        "placement": placement,
        "looked_at": _looked_at,
        "kind": _kind,
        "in_rows": _in_rows,
        "by_itself": by_itself,
        "by_month": _by_month,
        "plain": _plain,
        "outline": partial(_outline, naming),
        "parted": _parted,
        "begun_with": _begun_with,
    }
    return environment


def _source(files: Files, folder: str, name: str) -> tuple[str, str, Callable[[], bool]]:
    """A template: that of the publication in `folder` where it has one of the `name`, else the common one, which is meant alone
    where the name begins with `templates/`."""
    file = name if name.startswith(f"{TEMPLATES}/") else files.laid(folder, f"{TEMPLATES}/{name}")
    return files.text(file), file, lambda: True


def _line(naming: Naming, line: Line, section: SectionBase | None = None) -> Markup:
    """A one-line field as HTML."""
    return naming.line(line, section)


def _begun_with(title: Markup, name: str) -> Markup:
    """A title in which a name at its beginning is not broken over two lines where one has room for it. A name with spaces breaks at these."""
    begun = escape(name)
    if " " in name or title == begun or not title.startswith(begun):
        return title
    return Markup('<span class="whole">{}</span>{}').format(begun, title[len(begun) :])


def _runs(naming: Naming, block: Any, prose: Prose, section: SectionBase | None, address: str) -> Markup:
    """The inline content of a paragraph or heading of `prose` as HTML."""
    return naming.run(block, prose, section, address)


def _in_rows(blocks: Iterable[Block], section: SectionBase | None) -> list[tuple[str, list[Block]]]:
    """Blocks in runs, each behind the width of the pictures in it: neighbours of one width that is not full, or other blocks."""
    inserts = section.inserts if section else ()
    widths = {each.id: each.width for each in inserts if isinstance(each, FigureInsert) and each.width != "full"}
    return [(width, list(run)) for width, run in groupby(blocks, lambda block: widths.get(placement(block) or "", ""))]


def _kind(value: object) -> str:
    """The kind of a block, `paragraph` or `list`, for choosing its mark-up."""
    return type(value).__name__.lower()


def _plain(markup: Markup) -> str:
    """The text of some HTML, without soft hyphens and word joiners, which are for lines alone."""
    return markup.replace(Markup("<br>"), " ").striptags().translate(UNSEEN)


def _outline(naming: Naming, title: Line | Heading, section: SectionBase | None = None, number: str = "") -> str:
    """The words of a title for bookmarks and running heads: behind its number, without mark-up and notes."""
    return f"{_parted(number)}{_plain(naming.line(title, section))}"


def _parted(number: str) -> str:
    """A number with the space that parts it from words; one that ends in a full-width mark, as （1） does, brings its own."""
    return f"{number} " if number and (number[-1].isalnum() or not is_wide(number[-1])) else number


def _by_month(events: tuple[Event, ...]) -> list[tuple[tuple[int, int], list[Event]]]:
    """Events in groups by the month of their first day: ((year, month), events)."""
    return [(key, list(group)) for key, group in groupby(events, lambda event: (event.start.year, event.start.month))]


def _fault(error: Exception) -> Problem:
    file, line = _where(error)
    mend = said("correct the template; `docs/design.md` lists what templates are given")
    if isinstance(error, TemplateNotFound):
        return Problem(
            "markup.template",
            said("there is no template {name}", name=error.name),
            mend,
            Place(file, line) if file else None,
        )
    own = next((each for each in error.args if isinstance(each, Message)), None)
    reason = own or (error.message if isinstance(error, TemplateError) else str(error))
    return Problem(
        "markup.template",
        said("{error}: {reason}", error=type(error).__name__, reason=reason),
        mend,
        Place(file, line) if file else None,
    )


def _where(error: Exception) -> tuple[str, int | None]:
    """The template file and line an error comes from: the innermost template on the way."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or f"{TEMPLATES}/{error.name}", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    templates = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (templates[-1].filename, templates[-1].lineno) if templates else (f"{TEMPLATES}/book.html.j2", None)
