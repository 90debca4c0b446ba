"""Properties of a style that nothing declares: nine of ten that the engine asks for.

`ComputedStyle.__missing__` and `AnonymousStyle.__missing__` find out for each box and property anew whether it is declared, inherited,
logical, a formula, or in need of computing. What follows from the property alone is settled here beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from galley.typeset.swift.patch import Patch

DEPENDENT = ("float", "display", "position", "page")
"""Properties that depend on others of the box, or of its parents in a way of their own; so do text decorations."""

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
LOGICAL = {key: _logical(key) for key in PHYSICAL}
PARENTAL = frozenset(key for key in INHERITED if _is_plain(key) and key not in PHYSICAL_FUNCTIONS)


def _settled_or_missing(self: Any, key: str) -> Any:
    """The value of a property that the style does not hold yet."""
    cascaded = self.cascaded
    if key not in cascaded:
        if key in INITIAL:
            value = self[key] = INITIAL[key]
            return value
        if (key in PARENTAL or key[:2] == "__") and self.parent_style is not None:
            value = self[key] = self.parent_style[key]
            return value
        if key in PHYSICAL and LOGICAL[key].isdisjoint(cascaded):
            value = self[key] = PHYSICAL[key]
            return value
    return _missing(self, key)


def _settled_or_missing_anonymous(self: Any, key: str) -> Any:
    """The value of a property that the style of an anonymous box does not hold yet."""
    found = INITIAL if key in INITIAL else PHYSICAL
    if key in found:
        value = self[key] = found[key]
        return value
    return _missing_anonymous(self, key)


PATCHES = (
    Patch((ComputedStyle,), "__missing__", _missing, _settled_or_missing),
    Patch((AnonymousStyle,), "__missing__", _missing_anonymous, _settled_or_missing_anonymous),
)
