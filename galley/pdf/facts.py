"""Facts read from a finished PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader


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
