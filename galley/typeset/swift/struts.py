"""The keys by which heights of lines and widths of characters are remembered.

The engine writes sixteen properties out as one string for each line and inline box that asks for its strut. The properties themselves,
as a tuple, tell as much.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.text import line_break

from galley.typeset.swift.patch import Patch

_face_of = itemgetter(
    *("font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position"),
    *("font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
)
_sized = itemgetter("font_size", "line_height")
_engine = line_break._font_style_cache_key


def _key(style: Any, include_size: bool = False) -> tuple[Any, ...]:
    """What tells the face of a text from others, and its size where that is asked for."""
    return (_face_of(style), *_sized(style)) if include_size else _face_of(style)


PATCHES = (Patch((line_break,), "_font_style_cache_key", _engine, _key),)
