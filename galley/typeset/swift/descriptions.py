"""Fonts by their keys, while a book is drawn.

`Stream.add_font` has Pango describe the font of every run to find whether the book has it already. A font is described once for each
drawing; it is held as long, so that none that comes later has its address.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from weasyprint.pdf import stream
from weasyprint.text.ffi import ffi as pointers
from weasyprint.text.ffi import gobject

from galley.typeset.swift.patch import Patch

known: ContextVar[dict[Any, Any]] = ContextVar("known")
"""By font: its key, description and size, and the font itself held. Not set while nothing is drawn."""

_engine = stream.get_pango_font_key


def _key(pango_font: Any) -> tuple[Any, Any, float]:
    """The key, description and size of a font."""
    fonts = known.get({})
    if pango_font not in fonts:
        fonts[pango_font] = _engine(pango_font), pointers.gc(gobject.g_object_ref(pango_font), gobject.g_object_unref)
    key: tuple[Any, Any, float] = fonts[pango_font][0]
    return key


PATCHES = (Patch((stream,), "get_pango_font_key", _engine, _key),)
