"""A finished PDF lent to those that read it: the file opened, the kinds of its objects, and what stands in its streams."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, PasswordError, Pdf, PdfError, Stream, String

from galley.pdf.operators import Instruction, Unusual, instructions

__all__ = [
    "Array",
    "Dictionary",
    "Instruction",
    "Name",
    "Page",
    "Pdf",
    "PdfError",
    "Stream",
    "String",
    "contents",
    "leaves",
    "length",
    "named_glyph",
    "opened",
]

MOST_PACKED = 1032
"""How many times as long as a stream its contents can be (zlib, “Technical Details”)."""
MOST_CONTENT = 50_000_000
"""How many bytes a page or a form may draw by. They are read to objects a hundred times as large."""
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

    Numbers are floats, strings bytes and arrays lists. A run of `m`, `l` and `c` may come as one operator, `operators.PATH`. Raises `PdfError` for more
    than `MOST_CONTENT`.
    """
    if length(content) > MOST_CONTENT:
        raise PdfError(f"what a page draws by has more than {MOST_CONTENT:,} bytes")
    try:
        return instructions(_data(content), operators.split())
    except (Unusual, PdfError, AttributeError, TypeError, ValueError):
        pass  # then all of the syntax is read
    read = pikepdf.parse_content_stream(content, operators)
    return [(str(each.operator), [_plain(operand) for operand in each.operands]) for each in read]


def length(content: Any) -> int:
    """How many bytes stand in a page or a form, as far as that is more than is read; 0 for what has none."""
    try:
        return sum(map(_length, _parts(content)))
    except (PdfError, AttributeError, TypeError, ValueError):
        return 0


def _length(stream: Any) -> int:
    packed = stream.read_raw_bytes()
    if str(stream.get("/Filter")) != "/FlateDecode" or len(packed) * MOST_PACKED <= MOST_CONTENT:
        return len(stream.get_stream_buffer())
    try:
        return len(zlib.decompressobj().decompress(packed, MOST_CONTENT + 1))
    except zlib.error:
        return len(packed)


def _parts(content: Any) -> Iterable[Any]:
    """The streams of a page or a form."""
    whole = content.obj.Contents if isinstance(content, Page) else content
    return whole if isinstance(whole, Array) else (whole,)


def _data(content: Any) -> bytes:
    """All that stands in a page or a form. The parts of a page are parted by a space at least (7.8.2)."""
    return b"\n".join(bytes(each.get_stream_buffer()) for each in _parts(content))


def leaves(tree: Any, name: str) -> Iterator[tuple[Any, Any]]:
    """The entries of a tree of names or of numbers, which stand under a `name`, as `/Names`, in its leaves (7.9.6, 7.9.7); of a node that stands in itself
    or in others no second time."""
    waiting, known = [tree], set[tuple[int, int]]()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in known):
            continue
        known.add(node.objgen)
        entries = list(node.get(name, []))
        yield from zip(entries[::2], entries[1::2], strict=False)
        waiting += reversed(list(node.get("/Kids", [])))


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
