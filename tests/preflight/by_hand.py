"""Pages and documents made by hand, for the rules that read marks: no file is written, and none is read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from pikepdf import Dictionary

from galley.options import Edition
from galley.preflight.marks import Kind, Mark
from galley.preflight.page import PT_PER_MM, Page
from galley.preflight.rule import Box, Finding, Limits
from galley.preflight.spaces import Ink

TRIM: Box = (0.0, 0.0, 300.0, 400.0)
BLEED: Box = (-9.0, -9.0, 309.0, 409.0)
MEDIA: Box = (-30.0, -30.0, 330.0, 430.0)
INSIDE: Box = (100.0, 100.0, 140.0, 110.0)
LIMITS = Limits()
SOLID = Ink("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))


def page(*marks: Mark, number: int = 1, **more: Any) -> Page:
    """A page with a bleed of 9 pt, on a sheet that is larger."""
    boxes = {"media": MEDIA, "crop": MEDIA, "bleed": BLEED, "trim": TRIM}
    usual = {"obj": Dictionary(), "has_trim": True, "glyphs": (), **boxes}
    return Page(number=number, marks=marks, **{**usual, **more})


def document(*pages: Page, edition: Edition = Edition.PRINT, limits: Limits = LIMITS, **more: Any) -> Any:
    """What rules ask of a document: its pages, its catalogue and what is asked of it."""
    usual = {"pdf": SimpleNamespace(Root=Dictionary(), trailer=Dictionary()), "data": b"", "numbers": {}}
    return SimpleNamespace(pages=pages, edition=edition, limits=limits, **{**usual, **more})


def mark(kind: Kind = "ground", ink: Ink = SOLID, box: Box = INSIDE, **more: Any) -> Mark:
    """Something that is drawn in the middle of a page."""
    return Mark(kind, box, ink, **more)


def text(words: str = "word", ink: Ink = SOLID, size: float = 10.0, **more: Any) -> Mark:
    """A text in the middle of a page, which overprints as it should."""
    return mark("text", ink, text=words, size=size, **{"overprints": True, "mode": 1, **more})


def cmyk(*values: float) -> Ink:
    return Ink("DeviceCMYK", values)


def codes(found: Any) -> list[str]:
    """The rules that findings are of, in their order."""
    return [each.rule.code for each in found]


def messages(found: Any) -> list[str]:
    return [str(each.message) for each in found]


def mm(value: float) -> float:
    """Millimetres in points."""
    return value * PT_PER_MM


__all__ = [
    "BLEED",
    "INSIDE",
    "MEDIA",
    "SOLID",
    "TRIM",
    "Finding",
    "cmyk",
    "codes",
    "document",
    "mark",
    "messages",
    "mm",
    "page",
    "text",
]
