"""Running heads beside folios: a head gives way to a number, however many digits it has.

Where two margin boxes stand at the ends of one edge, and are together wider than that edge, the one that has a width of its own takes what the other
leaves. By CSS Paged Media 3, 5.3.2.3, it would keep its width, and the two would lie over each other. Replaces `compute_variable_dimension` in `layout.page` of
WeasyPrint 70.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import page

_engine: dict[str, Any] = {"shared": page.compute_variable_dimension}


def install() -> None:
    """Make the engine share an edge so."""
    page.compute_variable_dimension = _shared


def _shared(context: Any, side_boxes: list[Any], vertical: bool, available_size: float) -> None:
    """The engine's sizes of the three boxes of an edge, those of two at its ends no wider than it, in px."""
    _engine["shared"](context, side_boxes, vertical, available_size)
    first, middle, last = side_boxes
    given = [box for box in (first, last) if box.style["width"] != "auto"]
    if not vertical and not middle.is_generated and len(given) == 1:
        given[0].width -= max(0.0, first.margin_width() + last.margin_width() - available_size)
