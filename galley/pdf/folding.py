"""A leaflet as a press wants it: its panels side by side on the two sides of one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO

import pikepdf

from galley.pdf.panels import beside, sheet, trimmed
from galley.pdf.standards import Finish


def folded_sheet(
    pages: bytes, sides: Sequence[Sequence[int]], finish: Finish, information: dict[str, str], language: str
) -> bytes:
    """A PDF of two pages, the outer and the inner side. `pages` is a PDF of the panels, `sides` the numbers of its pages from left to right,
    counted from 1."""
    with pikepdf.open(BytesIO(pages)) as panels, pikepdf.new() as pdf:
        leaves = list(panels.pages)
        bleed = -float(leaves[0].obj.MediaBox[0])
        made = [beside([leaves[number - 1] for number in side], bleed) for side in sides]
        return sheet(pdf, made, trimmed(leaves[0])[1], bleed, finish, information, language, sha256(pages).digest())
