"""PDFs of the parts of a book, as `pydyf` 0.13 holds them, made bytes."""

from __future__ import annotations

import zlib
from io import BytesIO

import pydyf

LEVEL = 6
"""The level of compression: a tenth of a per cent larger than the highest, at half the time."""


def written(pdf: pydyf.PDF) -> bytes:
    """The file. Its streams are compressed here once, and stay as they are in every book that they are bound into."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and "Filter" not in each.extra:
            operators = (part if type(part) is bytes else pydyf._to_bytes(part) for part in each.stream)
            each.stream = [zlib.compress(b"\n".join(operators), LEVEL)]
            each.extra["Filter"] = "/FlateDecode"
    buffer = BytesIO()
    pdf.write(buffer)
    return buffer.getvalue()
