"""PDFs as bytes: the same each time, small, and so that no reader errs about where a stream ends."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import Any

import pikepdf
from pikepdf import Array, Pdf, Stream

_DOUBTFUL = b"\r\nendstream"
"""Bytes of a stream that end with a carriage return, before the line feed that is none of them: readers take both for the end of a line
(ISO 32000-1, 7.3.8.1), and miss a byte."""
BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")


def saved(pdf: Pdf, version: str, linear: bool) -> bytes:
    """The bytes of a PDF of a version, or of that which it needs; `linear` ones can be shown before all of them are there (annex F)."""
    _end_plainly(pdf)
    data = _written(pdf, version, linear)
    boxes = product(range(len(pdf.pages)), BOXES)
    while _DOUBTFUL in data:
        # Now it is at the end of a stream of objects, which all hold others when there is one more. What has been written linear is not written again.
        with pikepdf.open(BytesIO(data)) as again:
            _end_plainly(again)
            number, box = next(boxes)
            page = again.pages[number].obj
            page[box] = again.make_indirect(Array(list(page[box])))
            data = _written(again, version, linear)
    return data


def _written(pdf: Pdf, version: str, linear: bool) -> bytes:
    buffer = BytesIO()
    pdf.save(
        buffer,
        deterministic_id=True,
        linearize=linear,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version=version,
        force_version=version,
    )
    return buffer.getvalue()


def _end_plainly(pdf: Pdf) -> None:
    """Put a line feed behind the bytes of compressed streams that end in doubt; these say themselves where they end (RFC 1950, 2.2)."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and "/Filter" in stream and (raw := stream.read_raw_bytes()).endswith(b"\r"):
            how: dict[str, Any] = {"filter": stream.Filter, "decode_parms": stream.get("/DecodeParms")}
            stream.write(raw + b"\n", **how)
