"""Facts read from a finished PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True, slots=True)
class Box:
    """The edges of a page in pt."""

    left: float
    bottom: float
    right: float
    top: float


def boxes(data: bytes) -> tuple[Box, ...]:
    """What is seen of each page: its crop box (ISO 32000, 14.11.2)."""
    found = [tuple(map(float, page.cropbox)) for page in PdfReader(BytesIO(data)).pages]
    return tuple(Box(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in found)


def fonts(data: bytes) -> list[str]:
    """The names of the fonts in a PDF, without their subset tags, sorted."""
    names: set[str] = set()
    for page in PdfReader(BytesIO(data)).pages:
        resources: Any = page.get("/Resources", DictionaryObject()).get_object()
        for font in resources.get("/Font", DictionaryObject()).get_object().values():
            names.add(str(font.get_object().get("/BaseFont", "")).removeprefix("/").rpartition("+")[2])
    return sorted(names)


def sections_pages(data: bytes) -> list[dict[str, Any]]:
    """The outermost bookmarks of a PDF with the 1-based page each leads to."""
    reader = PdfReader(BytesIO(data))
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    return [{"title": mark.title, "page": (reader.get_destination_page_number(mark) or 0) + 1} for mark in marks]
