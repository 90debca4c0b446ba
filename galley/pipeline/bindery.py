"""The bindery: what is made of a book that is set, a PDF for each edition and what goes beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from galley import raster, theme
from galley.images import png, srgb
from galley.maps import PageMap
from galley.message import said
from galley.meter.glyphs import Glyph, glyphs
from galley.model.folds import Fold
from galley.options import Edition
from galley.pdf.attaching import Attachment
from galley.pdf.binding import blank_pages, bound
from galley.pdf.folding import folded_sheet
from galley.pdf.panels import SIDES
from galley.pdf.standards import Finish, Intent, Standard
from galley.pipeline.covering import FRONT, KINDS, Covering
from galley.pipeline.manifest import Made
from galley.pipeline.output import OUTPUT
from galley.pipeline.pagemap import mapped
from galley.pipeline.preflight import Limits, of_build
from galley.pipeline.printing import Printing
from galley.pipeline.recollection import Recollection
from galley.pipeline.setting import Set
from galley.pipeline.ticket import PressFile, Ticketing
from galley.pipeline.tracing import Trace, traced
from galley.preflight import Report
from galley.problem import Problem, Severity, has_errors
from galley.theme import PANEL
from galley.typeset import Drawn, Dress, Job, Layout, draw, give_back

if TYPE_CHECKING:
    from galley.pipeline.marking import Marks
    from galley.pipeline.proofing import Proofing

STANDARDS = {Edition.PRINT: Standard.X_4, Edition.SCREEN: Standard.UA_1, Edition.ARCHIVE: Standard.A_2A}
SRGB, ICC = "sRGB IEC61966-2.1", "http://www.color.org"
"""The name that the registry of characterizations of the ICC has for sRGB."""
FRONTS = (FRONT, f"{PANEL}front")
"""The kinds of pages that a publication may be known by."""
COVER_PX = 600
"""The height of the picture of the cover: sharp in a list of books on a website, and some ten kilobytes."""


@dataclass(frozen=True)
class Bindery:
    """Draws a book and binds it. `stem` begins the names of its files below `output/`; where there are `sections`, it binds those alone; where the book is read from
    right to left, `rightward`, on the right."""

    stem: str
    language: str
    book: Set
    printing: Printing
    covering: Covering
    rightward: bool = False
    sections: tuple[str, ...] = ()
    keep_html: bool = False
    number: int = 1
    """Which printing of the book it is."""
    ticketing: Ticketing | None = None
    """What a printer's sheet is made with, where there is to be one."""
    attached: tuple[Attachment, ...] = ()
    """What archive files have with them."""
    trim_mm: tuple[float, float] | None = None
    """The size that pages for a press are to have, where finished files are looked through."""
    proofing: Proofing | None = None
    """What proofs are made with, where there are to be any."""
    fold: Fold | None = None
    """How a leaflet is folded. What goes to a press is the sheet that its pages are panels of."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """The digests of its pictures by their address."""
    marks: Marks | None = None
    """What changed since an earlier state, where proofs are to tell that."""
    recollection: Recollection = field(default_factory=Recollection)
    """What was found on its pages when they were looked through before."""
    interim: bool = False
    """Whether another round follows at once, which the picture of the cover is left to."""

    def copies(self, edition: Edition, dress: Dress) -> tuple[list[Made], list[Problem]]:
        """The files of an edition, and what is told of drawing and finishing it: where that is an error, none."""
        drawn, problems = self._drawn(dress)
        if problems:
            return [], problems
        if self.proofing and edition is Edition.PROOF:
            return self._proof(self.proofing, drawn, dress)
        self._let_go()
        made = [self._bound(edition, drawn)]
        self._let_go()
        looks = self._looks(edition, drawn, made[0].blank) if self.trim_mm else ()
        problems, report = self._faults(made[0], edition, dress, self.trim_mm, looks)
        self._let_go()
        if edition.is_press and not self.sections:
            if self.fold:
                files = [PressFile("sheet", made[0], report, SIDES)]
            else:
                block = PressFile("block", made[0], report, drawn.without(KINDS).labels)
                covers, found = self._cover(drawn, dress, made[0].pages or 0)
                files = [block, *covers]
                made, problems = [each.made for each in files], [*problems, *found]
            if self.ticketing and not has_errors(problems):
                ticket, found = self._ticket(self.ticketing, files)
                made, problems = [*made, *ticket], [*problems, *found]
        if has_errors(problems):
            return [], problems
        if edition is Edition.SCREEN and drawn.kinds[0] in FRONTS and not self.interim:
            made.append(self._pictured(made[0].data, drawn.only(drawn.kinds[:1]).digest))
        if self.keep_html:
            alone = _alone(self.book.job, dress)
            made.append(Made(f"{self.stem}.{edition}.html", alone, self.language, str(edition)))
        return made, problems

    def _let_go(self) -> None:
        """Let the system have what memory is free; not while somebody waits, and asks for it again at once."""
        if not self.interim:
            give_back()

    def _proof(self, proofing: Proofing, drawn: Drawn, dress: Dress) -> tuple[list[Made], list[Problem]]:
        """The proof of the book, or of its sections, or of the pages that changed."""
        layout, job, stem = self.book.layout, self.book.job, self.stem
        pages = sorted(_pages(layout, self.sections)) if self.sections else list(range(1, layout.pages + 1))
        if self.marks:
            notes = self.marks.notes(lambda wanted: self._letters(dress, wanted))
            proofing = proofing.marked(self.marks.name, notes, self.marks.rows())
        if self.marks and proofing.options.changed_pages:
            stem, pages = f"{stem}.changed", [page for page in pages if page in self.marks.pages]
            if not pages:
                return [], [_unchanged(self.marks.name, self.language)]
            drawn = draw(layout, dress, set(pages))[0]
        basis = sha256(repr((job.html, job.ground, dress.digest)).encode()).hexdigest()
        finish = Finish(rightward=self.rightward, printing=self.number, name=self.stem.rpartition("/")[2])
        made, problems = proofing.made(stem, self.map, drawn, pages, basis, finish)
        return made, [problem.with_(language=self.language) for problem in problems]

    def _letters(self, dress: Dress, wanted: Collection[int]) -> dict[int, list[Glyph]]:
        """The glyphs of some pages, by their numbers."""
        pages = sorted(wanted)
        shown = glyphs(bound(draw(self.book.layout, dress, set(pages))[0])) if pages else []
        return dict(zip(pages, shown, strict=False))

    def _ticket(self, ticketing: Ticketing, files: Sequence[PressFile]) -> tuple[list[Made], list[Problem]]:
        """The printer's sheet of a block and its cover, or of the sheet of a leaflet."""
        spine_mm = Decimal(0) if self.fold else self.printing.press.spine_mm(files[0].made.pages or 0)
        made, problems = ticketing.made(self.stem, self.printing, files, spine_mm)
        return made, [problem.with_(language=self.language) for problem in problems]

    def _cover(self, drawn: Drawn, dress: Dress, pages: int) -> tuple[list[PressFile], list[Problem]]:
        """The cover of a block of so many pages, and what is told of it."""
        spine_mm = float(self.printing.press.spine_mm(pages))
        finish = Finish(
            Standard.X_4,
            self.printing.intent,
            marked=self.printing.press.marks,
            rightward=self.rightward,
            printing=self.number,
        )
        made, problems = self.covering.made(self.stem, self.language, drawn, dress, spine_mm, finish)
        covers = []
        for each in made:
            size = (2 * self.trim_mm[0] + spine_mm, self.trim_mm[1]) if self.trim_mm else None
            found, report = self._faults(each, Edition.PRINT, dress, size)
            covers.append(PressFile("cover", each, report, SIDES))
            problems += found
        return covers, [problem.with_(language=self.language) for problem in problems]

    def _pictured(self, book: bytes, front: str) -> Made:
        """The front of a screen book, for websites; `front` is its digest."""

        def make() -> tuple[bytes, list[Problem]]:
            shown = raster.coloured(book, COVER_PX)
            return png(shown.width, shown.height, shown.pixels), []

        file = f"{self.stem}.cover.png"
        picture, _ = self.recollection.again(file, (front, COVER_PX), make)
        return Made(file, picture, self.language, str(Edition.SCREEN))

    def _faults(
        self,
        made: Made,
        edition: Edition,
        dress: Dress,
        size: tuple[float, float] | None,
        looks: Sequence[str] = (),
    ) -> tuple[list[Problem], Report | None]:
        """What preflight finds, where it is asked for. Pages whose `looks` are not known are known by the bytes of the whole file."""
        of_panels = self.fold and self.sections and edition.is_press  # which no press prints by themselves
        if size is None or self.trim_mm is None or of_panels:
            return [], None
        printing = self.printing
        whole = edition.is_press and size == self.trim_mm and not self.sections and not self.fold
        at_once = printing.press.pages_at_once if whole else 1
        spots = frozenset(dress.palette.spots.values()) if dress.palette else frozenset()
        limits = Limits(printing.bleed_mm, printing.ink_limit, at_once, size, printing.profile, spots)
        trace = self._trace(edition) if size == self.trim_mm else None
        part = "book" if size == self.trim_mm else "cover"
        looks = looks or [f"{sha256(made.data).hexdigest()} {number}" for number in range(made.pages or 1)]
        memory = self.recollection.of(edition, part, dress, (printing.ink_limit, printing.press.marks), looks)
        return of_build(made.data, f"{OUTPUT}/{made.file}", edition, limits, self.language, trace, memory)

    def _looks(self, edition: Edition, drawn: Drawn, blank: int) -> list[str]:
        """What tells the pages of a file from others; nothing where they are not those of the book, one for one. `blank` ones at the end are as large as the last."""
        if edition.is_press and self.fold and not self.sections:
            return []
        left_out = KINDS if edition.is_press and not self.sections else ()
        looks = [look for look, kind in zip(drawn.looks, drawn.kinds, strict=True) if kind not in left_out]
        return [*looks, *[f"blank behind {looks[-1]}"] * blank]

    @cached_property
    def map(self) -> PageMap:
        """Where each block of the book stands."""
        return mapped(self.stem.partition("/")[0], self.language, self.book.layout, self.sides, self.pictures)

    def _trace(self, edition: Edition) -> Trace:
        """What stands where on the pages of a file."""
        trace = traced(self.map, edition, self.book.job.places)
        return replace(trace, pages=tuple(sorted(_pages(self.book.layout, self.sections)))) if self.sections else trace

    def _drawn(self, dress: Dress) -> tuple[Drawn, list[Problem]]:
        return draw(self.book.layout, dress, _pages(self.book.layout, self.sections) if self.sections else None)

    @property
    def sides(self) -> list[list[int]]:
        """The pages that stand side by side on the sides of a leaflet's sheet, counted from 1; none of a book. Of a panel that is too long it is its first."""
        if self.fold is None or self.sections:
            return []
        names = [f"{PANEL}{name}" for name in self.fold.panels]
        pages = [self.book.layout.kinds.index(name) + 1 for name in names]
        return [[pages[number - 1] for number in side] for side in self.fold.numbered(self.rightward)]

    def _folded(self, drawn: Drawn) -> Made:
        """The sheet of a leaflet."""
        finish = Finish(Standard.X_4, self.printing.intent, marked=self.printing.press.marks, printing=self.number)
        sides = self.sides
        data = folded_sheet(bound(drawn), sides, finish, dict(drawn.information), drawn.language)
        starts = [
            (mark.text, on) for mark in drawn.marks for on, side in enumerate(sides, 1) if mark.spot.page + 1 in side
        ]
        file = f"{self.stem}.{Edition.PRINT}.pdf"
        return Made(file, data, self.language, str(Edition.PRINT), len(sides), drawn.typefaces, starts)

    def _bound(self, edition: Edition, drawn: Drawn) -> Made:
        if edition.is_press and self.fold and not self.sections:
            return self._folded(drawn)
        name = self.stem.rpartition("/")[2]
        finish = Finish(
            STANDARDS[edition], self._intent(edition), rightward=self.rightward, printing=self.number, name=name
        )
        if edition.is_press:
            whole, press = not self.sections, self.printing.press
            drawn = drawn.without(KINDS) if whole else drawn
            finish = replace(finish, pages_at_once=press.pages_at_once if whole else 1, marked=press.marks)
        if edition is Edition.ARCHIVE and self.attached:
            finish = replace(finish, standard=Standard.A_3A, attached=self.attached)
        starts = [(mark.text, mark.spot.page + 1) for mark in drawn.marks]
        file, blank = f"{self.stem}.{edition}.pdf", blank_pages(len(drawn.plates), finish)
        pages = len(drawn.plates) + blank
        return Made(file, bound(drawn, finish), self.language, str(edition), pages, drawn.typefaces, starts, blank)

    def _intent(self, edition: Edition) -> Intent | None:
        """What its colours are meant for. A screen shows those of a screen file as sRGB without being told; who opens an archive may not."""
        if edition.is_press:
            return self.printing.intent
        return Intent(srgb(), SRGB, SRGB, ICC) if edition is Edition.ARCHIVE else None


def _unchanged(name: str, language: str) -> Problem:
    message = said("nothing has changed since {name}: there is no proof of pages that did", name=name)
    mend = said("nothing has to be done")
    return Problem("since.unchanged", message, mend, severity=Severity.NOTE, language=language)


def _pages(layout: Layout, sections: Collection[str]) -> set[int]:
    """The pages of some sections, and those where remarks on them are listed."""
    return {page for page, block in layout.blocks if _belongs(block.address, sections)}


def _belongs(address: str, sections: Collection[str]) -> bool:
    """Whether an address is that of a section, or of a remark in one."""
    section, *below = address.split("/")
    return section in sections and (not below or below[-1] == "remark")


def _alone(job: Job, dress: Dress) -> bytes:
    """The HTML with its style sheets, colours and pictures inside, as one file to look at."""
    palette = dress.palette
    coloured = ((sheet.file, theme.coloured(sheet.css, palette) if palette else sheet.css) for sheet in job.sheets)
    styles = "".join(f"<style>/* {file} */\n{css}</style>\n" for file, css in coloured)
    text = job.html.replace("</head>", f"{styles}</head>", 1)
    for url, (data, mime) in dress.pictures.items():
        if mime == "image/svg+xml" and palette:
            data = theme.coloured(data.decode(), palette).encode()
        text = text.replace(f'src="{url}"', f'src="data:{mime};base64,{b64encode(data).decode()}"')
    return text.encode()
