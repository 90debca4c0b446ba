"""Sizes of a box in pixels: margins, padding, borders, width and height.

`resolve_percentages` reckons twenty of them for each box whenever it is laid out. Where none is a percentage or a formula they are facts of
the style and kept with it. Layout changes styles, so what they were reckoned from is compared each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any

from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

from galley.typeset.swift.patch import Patch

OWNERS = (percent, absolute, block, column, float, grid, inline, page, table)
"""Where the engine has the function by its name."""

SIDES = ("top", "right", "bottom", "left")
SIZES = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"{limit}{size}" for limit in ("", "min_", "max_") for size in ("width", "height")),
)
BORDERS = tuple(f"border_{side}_width" for side in SIDES)
KEYS = (*SIZES, *BORDERS, "box_sizing", "border_collapse")
_values: Callable[[Any], tuple[Any, ...]] = itemgetter(*KEYS)
_engine = percent.resolve_percentages


MOST = 4096
"""How many styles, as far as they say something of sizes, are remembered."""


class _Sizes:
    """What a style says of the sizes of a box, where the engine puts what they come to."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        self.style = dict(zip(KEYS, values, strict=True))


def _kept(box: Any, containing_block: Any) -> None:
    """Set the sizes of a box: those kept with its style, else as the engine reckons them."""
    style = box.style
    values = _values(style)
    known = getattr(style, "sizes", None)
    if known is None or known[0] != values:
        known = style.sizes = values, _reckoned(values)
    if known[1] is None:
        _engine(box, containing_block)
    else:
        box.__dict__.update(known[1])


@lru_cache(MOST)
def _reckoned(values: tuple[Any, ...]) -> dict[str, float | str] | None:
    """The sizes in px by name; None where they depend on what is around the box, or on collapsed borders."""
    sizes = values[: len(SIZES)]
    if values[-1] == "collapse" or not all(size == "auto" or getattr(size, "unit", "") == "px" for size in sizes):
        return None
    box = _Sizes(values)
    _engine(box, (0, 0))
    return {name: size for name, size in vars(box).items() if name != "style"}


PATCHES = (Patch(OWNERS, "resolve_percentages", _engine, _kept),)
