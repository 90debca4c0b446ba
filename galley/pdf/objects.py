"""A finished PDF lent to those that read it: the file opened, the kinds of its objects, and what stands in its streams."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, PasswordError, Pdf, PdfError, Stream, String

from galley.pdf.operators import Instruction, Unusual, instructions

__all__ = ["Array", "Dictionary", "Name", "Pdf", "PdfError", "Stream", "String", "contents", "named_glyph", "opened"]

_UNNAMED = re.compile(r"stream <[^>]*>:? ")
"""What is put before the reason where the file came as bytes."""
_HEAD, _WITHIN = b"%PDF-", 1024
"""A PDF begins so within as many bytes (ISO 32000-2, 7.5.2; annex I of ISO 32000-1)."""


def opened(pdf: bytes | Path) -> Pdf:
    """A PDF to be read and closed. Raises `PdfError` for what is none, or wants a password."""
    try:
        return pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
    except PasswordError as fault:
        raise PdfError("it wants a password") from fault
    except PdfError as fault:
        if _HEAD not in _beginning(pdf):
            raise PdfError("it is no PDF") from fault
        name = f"{pdf}: " if isinstance(pdf, Path) else ""
        raise PdfError(_UNNAMED.sub("", str(fault).removeprefix(name))) from fault


def _beginning(pdf: bytes | Path) -> bytes:
    if isinstance(pdf, bytes):
        return pdf[:_WITHIN]
    with pdf.open("rb") as file:
        return file.read(_WITHIN)


def contents(content: Any, operators: str) -> list[Instruction]:
    """The operators of a page or form with their operands; only those of a list parted by spaces (ISO 32000-2, 7.8.2).

    Numbers are floats, strings bytes and arrays lists. A run of `m`, `l` and `c` may come as one operator, `operators.PATH`.
    """
    try:
        return instructions(_data(content), operators.split())
    except (Unusual, PdfError, AttributeError, TypeError, ValueError):
        pass  # then all of the syntax is read
    read = pikepdf.parse_content_stream(content, operators)
    return [(str(each.operator), [_plain(operand) for operand in each.operands]) for each in read]


def _data(content: Any) -> bytes:
    """All that stands in a page or a form. The parts of a page are parted by a space at least (7.8.2)."""
    whole = content.obj.Contents if isinstance(content, Page) else content
    return b"\n".join(bytes(each.get_stream_buffer()) for each in (whole if isinstance(whole, Array) else (whole,)))


def _plain(operand: Any) -> Any:
    """An operand as a value of Python, where it is one."""
    if isinstance(operand, Decimal | int) and not isinstance(operand, bool):
        return float(operand)
    if isinstance(operand, String):
        return bytes(operand)
    return [_plain(each) for each in operand] if isinstance(operand, Array) else operand


def named_glyph(name: str) -> str | None:
    """The text of a glyph of the Adobe Glyph List, by its name without a slash; None for others.

    The list is that of pypdf, which is read when it is first asked for: fonts of our own files need no names. pypdf (as locked) keeps it in a
    private module, and tests/pdf/test_objects.py names what is used.
    """
    from pypdf._codecs.adobe_glyphs import adobe_glyphs

    text = adobe_glyphs.get(f"/{name}")
    return None if text is None else str(text)
