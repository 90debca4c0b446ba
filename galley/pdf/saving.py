"""PDFs as bytes: the same each time, small, and so that no reader errs about where a stream ends."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_DOUBTFUL = b"\r\nendstream"
"""Bytes of a stream that end with a carriage return, before the line feed that is none of them: readers take both for the end of a line
(ISO 32000-1, 7.3.8.1), and miss a byte."""
_NOTE = "/XXRound"
"""An entry that says nothing to anybody, as all whose names begin so (annex E)."""


def saved(pdf: Pdf, version: str, linear: bool) -> bytes:
    """The bytes of a PDF of a version, or of that which it needs; `linear` ones can be shown before all of them are there (annex F)."""
    return mended(written(pdf, version, linear), version, linear)


def written(pdf: Pdf, version: str, linear: bool) -> bytes:
    """The bytes of a PDF; streams of objects (7.5.7) may end in doubt yet. What has been written linear is not written again."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and "/Filter" in stream and _is_doubtful(stream):
            _end_plainly(stream)
    return _written(pdf, version, linear)


def mended(data: bytes, version: str, linear: bool) -> bytes:
    """The bytes of a PDF that was written so, with no stream that ends in doubt.

    Of 256 streams of objects one does. An object in it is given an entry more, so that the others, of which there are thousands in a long book, stay as they are.
    Where the table of objects itself does, there is an object more each time till it does not; contents that were compressed as they were written end plainly.
    """
    for number in count():
        if _DOUBTFUL not in data:
            break
        with pikepdf.open(BytesIO(data)) as pdf:
            doubtful = [each for each in pdf.objects if isinstance(each, Stream) and _is_doubtful(each)]
            if not doubtful:
                break
            for stream in doubtful:
                held = next((each for each in _held(pdf, stream) if isinstance(each, Dictionary)), None)
                if held is not None:
                    held[_NOTE] = number
                elif stream.get("/Type") in (Name.XRef, Name.ObjStm):
                    more = [pdf.make_indirect(Dictionary(N=each)) for each in range(number + 1)]
                    pdf.Root[_NOTE] = Array(more)
                else:
                    _end_plainly(stream)
            data = _written(pdf, version, linear)
    return data


def _is_doubtful(stream: Stream) -> bool:
    return stream.read_raw_bytes().endswith(b"\r")


def _held(pdf: Pdf, stream: Stream) -> Iterator[Any]:
    """The objects in a stream of objects; nothing in another."""
    if stream.get("/Type") == Name.ObjStm:
        numbers = bytes(stream.get_stream_buffer())[: int(stream.First)].split()[::2]
        yield from (pdf.get_object(int(number), 0) for number in numbers)


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


def _end_plainly(stream: Stream) -> None:
    """Put a line feed behind the bytes of a compressed stream that ends in doubt; these say themselves where they end (RFC 1950, 2.2)."""
    how: dict[str, Any] = {"filter": stream.Filter, "decode_parms": stream.get("/DecodeParms")}
    stream.write(stream.read_raw_bytes() + b"\n", **how)
