"""The direction that a PDF is read in, and bound: `Direction` of the viewer preferences (ISO 32000-1, 12.2)."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Pdf

RIGHTWARD = Name.R2L


def turn(pdf: Pdf) -> None:
    """Say that a book is read from right to left: viewers lay its facing pages so."""
    shown = pdf.Root.get("/ViewerPreferences", Dictionary())
    shown.Direction = RIGHTWARD
    pdf.Root.ViewerPreferences = shown


def is_turned(pdf: Pdf) -> bool:
    """Whether a PDF says that it is read from right to left."""
    shown = pdf.Root.get("/ViewerPreferences")
    return isinstance(shown, Dictionary) and shown.get("/Direction") == RIGHTWARD
