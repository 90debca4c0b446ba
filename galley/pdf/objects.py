"""A finished PDF lent to those that read it: the file opened, the kinds of its objects, and what stands in its streams."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream, String

# AGL names of simple fonts; pypdf (as locked) keeps them in a private module, and tests/pdf/test_objects.py names what is used.
from pypdf._codecs.adobe_glyphs import adobe_glyphs

__all__ = ["Array", "Dictionary", "Name", "Pdf", "PdfError", "Stream", "String", "contents", "named_glyph", "opened"]


def opened(pdf: bytes | Path) -> Pdf:
    """A PDF to be read and closed. Raises `PdfError` for what is none."""
    return pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf)


def contents(content: Any, operators: str) -> Iterator[tuple[str, Any]]:
    """The operators of a page or form with their operands; only those of a list parted by spaces (ISO 32000-2, 7.8.2)."""
    for instruction in pikepdf.parse_content_stream(content, operators):
        yield str(instruction.operator), instruction.operands


def named_glyph(name: str) -> str | None:
    """The text of a glyph of the Adobe Glyph List, by its name without a slash; None for others."""
    text = adobe_glyphs.get(f"/{name}")
    return None if text is None else str(text)
