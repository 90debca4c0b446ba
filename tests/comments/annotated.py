"""Small PDFs with annotations, and glyphs of lines, for the tests of comments."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.comments.annotations import Annotation, written
from galley.comments.threads import Remark, remarks
from galley.maps import Box
from galley.meter.glyphs import Glyph
from galley.pdf.objects import opened

SIZE = 10.0


def pdf(*annotations: dict[str, Any], rotate: int = 0) -> Pdf:
    """A PDF of one page with annotations; an entry that is a function is given those before, and returns its value."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(400, 600))
    page.obj.Rotate = rotate
    kept: list[Any] = []
    for entries in annotations:
        own = {f"/{name}": value(kept) if callable(value) else value for name, value in entries.items()}
        kept.append(made.make_indirect(Dictionary({"/Type": Name.Annot, **own})))
    page.obj.Annots = Array(kept)
    return made


def saved(made: Pdf) -> bytes:
    """The bytes of a PDF."""
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def read(*annotations: dict[str, Any], rotate: int = 0) -> list[Annotation]:
    """What is read of a page with annotations."""
    with opened(saved(pdf(*annotations, rotate=rotate))) as book:
        return written(book)


def told(*annotations: dict[str, Any]) -> list[Remark]:
    """The remarks of a page with annotations."""
    return remarks(read(*annotations))


def mark(kind: str, **entries: Any) -> dict[str, Any]:
    """An annotation as Acrobat writes it."""
    usual = {"Subtype": Name(f"/{kind}"), "Rect": Array([100, 500, 140, 512]), "T": String("A. Reader"), "F": 4}
    return {**usual, "M": String("D:20310501093000+09'00'"), **entries}


def line(text: str, x: float = 50.0, y: float = 500.0, page: int = 1, artefact: bool = False) -> list[Glyph]:
    """The glyphs of a line, each as wide as high."""
    return [
        Glyph(letter, x + at * SIZE, y, SIZE, SIZE, "Face", page, is_artefact=artefact)
        for at, letter in enumerate(text)
    ]


def over(glyphs: Iterable[Glyph]) -> Box:
    """The box that a reader draws over glyphs of one line: a little into the lines above and below."""
    own = list(glyphs)
    return own[0].x, own[0].y - 3.5, own[-1].x + SIZE, own[0].y + 10.5
