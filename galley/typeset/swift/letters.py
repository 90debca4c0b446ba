"""The face, size and features of a text, as Pango wants them.

`Layout.setup` makes a Pango context and a font description for every piece of text that is measured or drawn, and finds its OpenType
features anew, though a book has a few dozen faces and sizes. They are kept with the fonts of the book.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any, NamedTuple

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, gobject, pango, unicode_to_char_p
from weasyprint.text.ffi import ffi as pointers
from weasyprint.text.fonts import font_features, get_font_description

from galley.typeset.swift.patch import Patch

_features_of = itemgetter(
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
)
_face_of = itemgetter(
    *("font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps"),
    *("font_variation_settings", "font_language_override", "lang", "direction"),
)
LINES = ("ascent", "underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness")
_engine = line_break.Layout.setup


class Face(NamedTuple):
    """What texts that look alike share: Pango's context, description and language."""

    context: Any
    description: Any
    language: Any


def _setup(self: Any, style: Any) -> None:
    """Make a layout ready for a text in a style."""
    kept = style.font_config.__dict__
    faces, features = kept.setdefault("faces", {}), kept.setdefault("features", {})
    key = (*style["font_family"], *_face_of(style))  # families are a list in the text of a drawing
    wanted = _features_of(style)
    face = faces.get(key) or faces.setdefault(key, _face(style))
    if wanted not in features:
        features[wanted] = ",".join(f"{name} {value}" for name, value in font_features(*wanted).items()).encode()
    self.style, self.language, self.first_line_direction = style, face.language, 0
    self.layout = pointers.gc(pango.pango_layout_new(face.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(self.layout, False)
    pango.pango_layout_set_font_description(self.layout, face.description)
    self.ascent = self.underline_position = self.strikethrough_position = None
    if style["text_decoration_line"] != "none":
        self.__dict__.update(_lines(face))
    if features[wanted]:
        listed = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(listed, pango.pango_attr_font_features_new(features[wanted]))
        pango.pango_layout_set_attributes(self.layout, listed)
        pango.pango_attr_list_unref(listed)


def _face(style: Any) -> Face:
    """The face of a style: its context as the engine makes it."""
    context = pointers.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    tag = style["font_language_override"]
    name = style["lang"] if tag == "normal" else LST_TO_ISO.get(tag.lower(), tag)
    language = pango.pango_language_from_string(unicode_to_char_p(name)[0]) if name else None
    if language is not None:
        pango.pango_context_set_language(context, language)
    return Face(context, get_font_description(style), language or pango.pango_language_get_default())


def _lines(face: Face) -> dict[str, float]:
    """Where lines under and through a text are drawn, and how thick they are, in px."""
    metrics = pointers.gc(pango.pango_context_get_metrics(*face), pango.pango_font_metrics_unref)
    return {name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics) for name in LINES}


PATCHES = (Patch((line_break.Layout,), "setup", _engine, _setup),)
