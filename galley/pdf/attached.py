"""Files that are attached to a PDF, of any maker, read (ISO 32000-1, 7.11.4)."""

from __future__ import annotations

from io import BytesIO
from zlib import error as Inflating

import pikepdf

MOST_BYTES = 50_000_000
"""An attachment that says it is larger is not read."""


def attached(pdf: bytes, ending: str) -> dict[str, bytes]:
    """The attachments whose names end so, by name; none of a file that cannot be read."""
    try:
        with pikepdf.open(BytesIO(pdf)) as book:
            return {
                name: bytes(each.get_file().obj.get_stream_buffer())
                for name, each in book.attachments.items()
                if name.endswith(ending) and each.get_file().size <= MOST_BYTES
            }
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, Inflating):
        return {}
