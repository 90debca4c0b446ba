"""The cover of a print edition, a file of its own: a sheet of two sides with a spine as thick as the block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from galley.message import said
from galley.options import Edition
from galley.pdf.binding import bound
from galley.pdf.cover import cover_sheet
from galley.pdf.standards import Finish
from galley.pipeline.manifest import Made
from galley.pipeline.recollection import Recollection
from galley.problem import Problem, has_errors
from galley.typeset import Drawn, Dress, Job, Sheet, draw, lay_out

PAGES = 4
KINDS = ("cover", "endpaper", "inside", "back")
"""The kinds of pages of the cover, by the names that style sheets give them: front, insides with a drawing and without, back. Print files are of the
block alone; the cover is printed on another sheet."""
FRONT = KINDS[0]

SpineText = Callable[[float], tuple[str, list[Problem]]]
"""The HTML of a spine so thick in mm, and what is told of it."""


def _unusual(pages: int) -> Problem:
    """What is told of a cover that is not of four pages."""
    message = said("the cover has {pages} pages, not four: front, back and the insides; it is not made", pages=pages)
    mend = said("shorten what stands on the cover until each of them is one page")
    return Problem("cover.pages", message, mend)


@dataclass(frozen=True, slots=True)
class Covering:
    """What a cover is made with: the text of its spine, the style sheets of the book, the height of the page in mm; what is known of the one made last."""

    spine: SpineText
    sheets: tuple[Sheet, ...]
    height_mm: float
    recollection: Recollection = field(default_factory=Recollection)

    def made(
        self, stem: str, language: str, drawn: Drawn, dress: Dress, spine_mm: float, finish: Finish
    ) -> tuple[list[Made], list[Problem]]:
        """The cover of a book that is drawn in the dress of a press, as a file; nothing where its spine cannot be set."""
        pages = drawn.only(KINDS)
        if len(pages.plates) != PAGES:
            return [], [_unusual(len(pages.plates))]
        html, problems = self.spine(spine_mm) if spine_mm else ("", [])
        if has_errors(problems):
            return [], problems

        def make() -> tuple[bytes, list[Problem]]:
            strip, told = self._strip(html, spine_mm, dress) if spine_mm else (None, [])
            return cover_sheet(bound(pages), strip, finish, dict(drawn.information), drawn.language), told

        file, spine = f"{stem}.cover.pdf", (html, self.sheets, self.height_mm, spine_mm)
        data, told = self.recollection.again(file, (pages.digest, spine, dress.digest, finish), make)
        problems += told
        made = Made(file, data, language, str(Edition.PRINT), 2, pages.typefaces)
        return [] if has_errors(told) else [made], problems

    def _strip(self, html: str, spine_mm: float, dress: Dress) -> tuple[bytes, list[Problem]]:
        """The spine as a page."""
        size = Sheet("templates/styles/spine.css", f"@page spine {{ size: {spine_mm}mm {self.height_mm}mm }}")
        layout, told = lay_out(Job(html, (*self.sheets, size)))
        drawn, more = draw(layout, dress)
        return bound(drawn), [*told, *more]
