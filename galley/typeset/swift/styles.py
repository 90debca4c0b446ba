"""Properties of a style that nothing declares: nine of ten that the engine asks for.

`ComputedStyle.__missing__` and `AnonymousStyle.__missing__` find out for each box and property anew whether it is declared, inherited,
logical, a formula, or in need of computing. What follows from the property alone is settled here beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from galley.typeset.script import properties
from galley.typeset.swift.patch import Patch

properties.register()  # those of script typography are settled here too

PARENTS = ("page", "text_decoration_line")
"""Properties that are not inherited and have the parent's value where nothing declares them."""
DEPENDENT = ("float", "display", "position", "page")
"""Properties that depend on others of the box, or of its parents in a way of their own; so do text decorations."""

_NONE: frozenset[str] = frozenset()
_made, _made_anonymous = ComputedStyle.__init__, AnonymousStyle.__init__
_missing = ComputedStyle.__missing__
_missing_anonymous = AnonymousStyle.__missing__


def _is_plain(key: str) -> bool:
    """Whether a property that nothing declares has its initial value, or that of the parent, as it is."""
    return key not in INITIAL_NOT_COMPUTED and key not in DEPENDENT and key[:16] != "text_decoration_"


def _logical(key: str) -> frozenset[str]:
    """The logical properties that may stand for a physical one, by the direction of the text."""
    function = PHYSICAL_FUNCTIONS[key]
    return frozenset(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))


def _settled(keys: Iterable[str]) -> dict[str, Any]:
    return {key: INITIAL_VALUES[key] for key in keys if _is_plain(key) and key not in INHERITED}


INITIAL = _settled(INITIAL_VALUES.keys() - PHYSICAL_FUNCTIONS.keys())
PHYSICAL = _settled(PHYSICAL_FUNCTIONS)
PARENTAL = frozenset(key for key in INHERITED if _is_plain(key) and key not in PHYSICAL_FUNCTIONS)
SIDES = ("top", "right", "bottom", "left")
WIDTHS = tuple(f"border_{side}_width" for side in SIDES)
LOGICAL = {key: _logical(key) for key in (*PHYSICAL, *WIDTHS)}

SIZED = (
    *(f"{limit}{size}" for limit in ("", "min_", "max_") for size in ("width", "height")),
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"border_{side}_style" for side in SIDES),
    *(f"border_{down}_{across}_radius" for down in ("top", "bottom") for across in ("left", "right")),
)
ALWAYS = (
    *SIZED,
    *("box_sizing", "counter_reset", "counter_set", "counter_increment", "transform", "border_image_source", "anchor"),
    *("mask_border_source", "background_image", "background_color", "box_shadow", "appearance", "break_inside"),
    *("bookmark_state", "bookmark_level", "image_orientation", "box_decoration_break"),
    *("overflow", "continue", "max_lines", "string_set"),
)
"""What every box is asked for, and which has its initial value where nothing declares it: a style is given all of it at once."""
FACE = (
    *("font_style", "font_stretch", "font_weight", "font_kerning", "font_feature_settings"),
    *("font_variant_caps", "font_variant_ligatures", "font_variant_position", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_variation_settings", "font_language_override"),
)
WAY = (
    *("visibility", "border_collapse", "direction", "lang", "white_space", "text_transform"),
    *("overflow_wrap", "hyphens"),
    *("line_break", "word_break", "text_wrap", "text_align_all", "text_align_last", "text_autospace"),
    *("text_spacing_trim", "text_justify", "hanging_punctuation"),
)
"""What every text is asked for, how its face looks, and how every box goes; it has the parent's value, and is taken from there at once when one of it
is asked for. No lengths, since those that are relative to the page are not known before there is one; nor families, which style sheets name by
variables, and one that means nothing is told where it is asked for."""
TAKEN = {**dict.fromkeys(FACE, FACE), **dict.fromkeys(WAY, WAY)}
PLACED = {key: INITIAL_VALUES[key] for key in ("float", "position", "display")}
"""Where a box stands that nothing is said of, if it is not the root's. The engine keeps besides what is specified of the three."""
BARE = {key: {**INITIAL, **PHYSICAL, **PLACED}[key] for key in (*ALWAYS, "float", "position")}
"""What an anonymous box has besides."""
Taken = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]
_ALL: dict[str, Taken] = {key: (keys, itemgetter(*keys)) for key, keys in TAKEN.items()}


class Undeclared(NamedTuple):
    """What follows for a style from which properties are declared: values that it has, what is specified by them, and what it takes from its parent
    when a property is asked for."""

    settled: dict[str, Any]
    placed: dict[str, str]
    taken: dict[str, Taken]


@cache
def _undeclared(declared: frozenset[str]) -> Undeclared:
    settled = {key: BARE[key] for key in ALWAYS if key not in declared and LOGICAL.get(key, _NONE).isdisjoint(declared)}
    placed = PLACED if declared.isdisjoint(PLACED) else {key: PLACED[key] for key in ("float", "position")}
    if not declared.isdisjoint(("float", "position")):
        placed = {}
    lines = {key: 0 for key in WIDTHS if f"{key[:-5]}style" in settled}
    taken: dict[str, Taken] = {}
    for keys in (FACE, WAY):
        left = tuple(key for key in keys if key not in declared)
        taken |= dict.fromkeys(left, (left, itemgetter(*left))) if len(left) > 1 else {}
    return Undeclared({**settled, **placed, **lines}, placed, taken)


def _take(style: Any, keys: tuple[str, ...], values_of: Callable[[Any], tuple[Any, ...]]) -> None:
    """Give a style what it takes from its parent, but for what it has."""
    style.update(dict(zip(keys, values_of(style.parent_style), strict=True)) | style)


def _make(self: Any, parent: Any, cascaded: Any, *rest: Any) -> None:
    """A style, with what follows from what is declared and what is not."""
    _made(self, parent, cascaded, *rest)
    self.undeclared = _undeclared(frozenset(cascaded))
    self.update(self.undeclared.settled)
    self.specified.update(self.undeclared.placed)


def _make_anonymous(self: Any, parent: Any) -> None:
    _made_anonymous(self, parent)
    self.update(BARE)


def _settled_or_missing(self: Any, key: str) -> Any:
    """The value of a property that the style does not hold yet."""
    if key not in self.cascaded:
        if key in INITIAL:
            value = self[key] = INITIAL[key]
            return value
        parent = self.parent_style
        if parent is not None:
            if key in self.undeclared.taken:
                _take(self, *self.undeclared.taken[key])
                return self[key]
            if key in PARENTAL or key in PARENTS or key[:2] == "__":
                value = self[key] = parent[key]
                return value
        if key in PHYSICAL and LOGICAL[key].isdisjoint(self.cascaded):
            value = self[key] = PHYSICAL[key]
            return value
    return _missing(self, key)


def _settled_or_missing_anonymous(self: Any, key: str) -> Any:
    """The value of a property that the style of an anonymous box does not hold yet."""
    if key in _ALL:
        _take(self, *_ALL[key])
        return self[key]
    if key in PARENTAL or key in PARENTS or key[:2] == "__":
        value = self[key] = self.parent_style[key]
        return value
    found = INITIAL if key in INITIAL else PHYSICAL
    if key in found:
        value = self[key] = found[key]
        return value
    return _missing_anonymous(self, key)


PATCHES = (
    Patch((ComputedStyle,), "__init__", _made, _make),
    Patch((AnonymousStyle,), "__init__", _made_anonymous, _make_anonymous),
    Patch((ComputedStyle,), "__missing__", _missing, _settled_or_missing),
    Patch((AnonymousStyle,), "__missing__", _missing_anonymous, _settled_or_missing_anonymous),
)
