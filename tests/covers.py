"""Covers as `galley.pipeline.covering` makes them in a build: spines of a publication, for as many pages as are asked for, between four pages that say which
they are."""

from __future__ import annotations

import sys
from functools import cache
from typing import NamedTuple

from conftest import REPORT, ROOT, as_read

from galley.figures import Surface
from galley.files import Files
from galley.language import translations, voice
from galley.language.localise import localised
from galley.markup import Book, spine
from galley.model.press import Press
from galley.model.publication import Publication
from galley.options import Edition
from galley.pdf.standards import Finish
from galley.pipeline.covering import Covering
from galley.theme import THEME_FILE, Trim, css, palette, read_theme
from galley.typeset import Drawn, Dress, Letters, Sheet, draw, families

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

BLEED_MM = 3.0
STYLES = "templates/styles"
FOUR = ("cover", "inside", "inside", "back")


class Cover(NamedTuple):
    """A cover file, and how thick its spine is, in mm."""

    data: bytes
    spine_mm: float


@cache
def _look() -> tuple[Trim, Dress]:
    """The trim of the report, and what its print files wear."""
    look, _ = read_theme(Files(ROOT))
    return look.trim(as_read(REPORT).record.trim), Dress(palette(look, Edition.PRINT), BLEED_MM, linked=False)


@cache
def _sheets(language: str) -> tuple[Sheet, ...]:
    files, (look, _) = Files(ROOT), read_theme(Files(ROOT))
    own = (*files.listing(STYLES, ".css"), f"{STYLES}/languages/{language}.css")
    return (Sheet(THEME_FILE, css(look, _look()[0].id)), *(Sheet(file, files.text(file)) for file in own))


@cache
def _pages() -> Drawn:
    """The four pages of a cover."""
    trim, dress = _look()
    body = "".join(f'<p style="page: {kind}; break-before: page">{kind}</p>' for kind in FOUR)
    layout, problems = laid_out(
        body, f"@page {{ size: {trim.width_mm}mm {trim.height_mm}mm }} p {{ color: color(--ink 1) }}"
    )
    drawn, more = draw(layout, dress)
    assert [*problems, *more] == []
    return drawn


@cache
def _told(language: str) -> Publication:
    report = as_read(REPORT)
    return localised(report, language, translations.read(language, report.name, Files(ROOT))[0]).publication


def in_language(language: str, **record: object) -> Publication:
    """The report in a language, with other fields of its record."""
    told = _told(language)
    return told.model_copy(update={"record": told.record.model_copy(update=record)})


def book_of(publication: Publication, language: str) -> Book:
    """What the spine is told by."""
    surface = Surface(width_of=Letters(families(_sheets(language)[-1].css, "sans")).width)
    return Book(publication, voice(language, Files(ROOT))[0], _look()[0], surface=surface)


def cover(publication: Publication, language: str, pages: int) -> Cover:
    """The cover of a block of so many pages, on the paper that the publication names."""
    press: Press = publication.record.press
    (trim, dress), book, thick = _look(), book_of(publication, language), float(press.spine_mm(pages))
    covering = Covering(lambda mm: spine(book, mm, Files(ROOT)), _sheets(language), float(trim.height_mm))
    made, told = covering.made(publication.name, language, _pages(), dress, thick, Finish())
    assert told == [] and len(made) == 1, told
    return Cover(made[0].data, thick)
