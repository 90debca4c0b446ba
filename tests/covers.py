"""Covers by the functions that make them in a build: of a book's front, insides and back alone, with a spine for as many pages as are asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from conftest import REPORT, ROOT, as_read
from laying_out import job_of

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
from galley.theme import palette, read_theme
from galley.typeset import Dress, Letters, draw, families, lay_out

BLEED_MM = 3.0
SECTION = "colophon"
"""The section that the book has besides."""


class Cover(NamedTuple):
    """A cover file, and how thick its spine is, in mm."""

    data: bytes
    spine_mm: float


def book_of(publication: Publication, language: str) -> Book:
    """What the spine is told by."""
    files, (look, _) = Files(ROOT), read_theme(Files(ROOT))
    css = files.text(f"templates/styles/languages/{language}.css")
    surface = Surface(width_of=Letters(families(css, "sans")).width)
    return Book(publication, voice(language, files)[0], look.trim(publication.record.trim), surface=surface)


@cache
def _told(language: str) -> Publication:
    report = as_read(REPORT)
    return localised(report, language, translations.read(language, report.name, Files(ROOT))[0]).publication


def in_language(language: str, **record: object) -> Publication:
    """The report in a language, with other fields of its record."""
    told = _told(language)
    return told.model_copy(update={"record": told.record.model_copy(update=record)})


def cover(publication: Publication, language: str, pages: int, root: Path = ROOT) -> Cover:
    """The cover of a block of so many pages, on the paper that the publication names."""
    press: Press = publication.record.press
    look, _ = read_theme(Files(root))
    job, _ = job_of(root, publication, language, (SECTION,))
    layout, problems = lay_out(job)
    dress = Dress(palette(look, Edition.PRINT), BLEED_MM, linked=False)
    drawn, more = draw(layout, dress)
    assert [*problems, *more] == []
    book, thick = book_of(publication, language), float(press.spine_mm(pages))
    covering = Covering(lambda mm: spine(book, mm, Files(root)), job.sheets, float(book.trim.height_mm))
    made, told = covering.made(publication.name, language, drawn, dress, thick, Finish())
    assert told == [] and len(made) == 1, told
    return Cover(made[0].data, thick)
