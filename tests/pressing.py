"""A layout made a PDF, as a build makes it; and facts of PDFs that tests ask for."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from galley.pdf.binding import bound
from galley.problem import Problem
from galley.typeset import Dress, Layout, draw


def press(layout: Layout, dress: Dress | None = None) -> tuple[bytes, list[Problem]]:
    """The PDF of a layout in a dress, and what is told of drawing it."""
    drawn, problems = draw(layout, dress or Dress())
    return bound(drawn), problems


def fonts(data: bytes) -> list[str]:
    """The names of the fonts in a PDF, without their subset tags, sorted."""
    names: set[str] = set()
    for page in PdfReader(BytesIO(data)).pages:
        resources: Any = page.get("/Resources", DictionaryObject()).get_object()
        for font in resources.get("/Font", DictionaryObject()).get_object().values():
            names.add(str(font.get_object().get("/BaseFont", "")).removeprefix("/").rpartition("+")[2])
    return sorted(names)


def starts(data: bytes) -> list[tuple[str, int]]:
    """The outermost bookmarks of a PDF with the 1-based page each leads to."""
    reader = PdfReader(BytesIO(data))
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    return [(str(mark.title), (reader.get_destination_page_number(mark) or 0) + 1) for mark in marks]
