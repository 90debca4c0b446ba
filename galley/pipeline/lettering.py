"""What the figures of a book are lettered in and drawn on."""

from __future__ import annotations

from collections.abc import Sequence

from galley import theme
from galley.figures import Surface
from galley.typeset import Letters, Sheet


def lettering(sheets: Sequence[Sheet], language: str) -> str:
    """What the sheets of a book's language say, the publication's own first."""
    return "\n".join(sheet.css for sheet in reversed(sheets) if sheet.file.endswith(f"/languages/{language}.css"))


GUTTER_EM = 1.5
"""Between figures that stand in a row: the gap of `.pictures` in `blocks.css`."""


def surface(look: theme.Theme, trim: theme.Trim, sans: Sequence[str]) -> Surface:
    """What the figures of a book are drawn on: the type area, lettered in the sans faces of its language."""
    letters = Letters(sans)
    width, height = look.measure_mm(trim) / theme.MM_PER_PT, look.type_height_mm(trim) / theme.MM_PER_PT
    return Surface(width, height, letters.width, GUTTER_EM * look.body_tenths / 10)
