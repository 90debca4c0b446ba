"""The height of lines by their style, and widths of characters by their face.

Each line and inline box asks for its strut; the engine then writes sixteen properties out as one string, by which it remembers. The answer is
kept with the style. Where a key is needed, the properties themselves, as a tuple, tell as much.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.css import computed_values, units
from weasyprint.layout import inline
from weasyprint.text import line_break

from galley.typeset.swift.patch import Patch

OWNERS = (line_break, inline, units, computed_values)
"""Where the engine has `strut` by its name."""

_face_of = itemgetter(
    *("font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position"),
    *("font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
)
_sized = itemgetter("font_size", "line_height")
_engine = line_break._font_style_cache_key
_engine_strut = line_break.strut


def _key(style: Any, include_size: bool = False) -> tuple[Any, ...]:
    """What tells the face of a text from others, and its size where that is asked for."""
    return (_face_of(style), *_sized(style)) if include_size else _face_of(style)


def _strut(style: Any) -> tuple[float, float]:
    """The height of a line in a style, and its baseline, in px. Layout changes no style that it has asked so, only copies of it."""
    known: tuple[float, float] | None = getattr(style, "strut", None)
    if known is None:
        known = style.strut = _engine_strut(style)
    return known


PATCHES = (
    Patch((line_break,), "_font_style_cache_key", _engine, _key),
    Patch(OWNERS, "strut", _engine_strut, _strut),
)
