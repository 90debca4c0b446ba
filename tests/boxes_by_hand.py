"""Boxes of the engine made by hand: of a kind, where and as large as a test says, in the initial style but for what it says."""

from __future__ import annotations

from typing import Any

from weasyprint.css.properties import INITIAL_VALUES, Dimension

EDGES = tuple(
    f"{what}_{side}{width}"
    for what, width in (("margin", ""), ("padding", ""), ("border", "_width"))
    for side in ("top", "right", "bottom", "left")
)

BORDERS = tuple(each for each in EDGES if each.startswith("border"))


class Style(dict[str, Any]):
    """A style that can be copied; a custom property that it has not is None, as in one of the engine."""

    def __missing__(self, key: str) -> None:
        return None

    def copy(self) -> Style:
        """Another with the same values."""
        return Style(self)


def px(value: float) -> Dimension:
    """A length."""
    return Dimension(value, "px")


def style(**values: Any) -> Style:
    """The initial style, without borders, with other values."""
    return Style({**INITIAL_VALUES, **dict.fromkeys(BORDERS, 0), **values})


def box(kind: type[Any], *children: Any, of: Style | None = None, element: Any = None, **values: Any) -> Any:
    """A box of a kind with children; `values` are its attributes, edges are none else."""
    made = kind.__new__(kind)
    made.__dict__ |= {
        "children": children,
        "style": of if of is not None else style(),
        "element": element,
        "element_tag": getattr(element, "tag", None),
        "position_x": 0.0,
        "position_y": 0.0,
        "width": 0.0,
        "height": 0.0,
        **dict.fromkeys(EDGES, 0.0),
        **values,
    }
    return made
