"""A dotted border of one side, a leader of the contents, is one line of dots; each was a path of four curves.

The engine draws frames that are dotted on all sides so: a dash without length and round ends. The dots are as many, as large and stand where
they stood. As bytes do not stay the same, this stays in when the ways are taken out.
"""

from __future__ import annotations

from typing import Any

from weasyprint import draw
from weasyprint.draw import border
from weasyprint.draw.color import get_color

_engine = border.draw_border


def _draw_border(stream: Any, box: Any) -> None:
    """The borders of a box."""
    lone = [side for side in border.SIDES if getattr(box, f"border_{side}_width")]
    if len(lone) != 1 or not _is_plain(box, lone[0]):
        _engine(stream, box)
        return
    width = getattr(box, f"border_{lone[0]}_width")
    *line, length = _line(lone[0], width, *box.rounded_border_box()[:4])
    gaps = int(length // (2 * width))
    with stream.artifact(), stream.stacked():
        stream.set_color(get_color(box.style, f"border_{lone[0]}_color"), stroke=True)
        stream.set_line_width(width)
        stream.set_line_cap(1)
        stream.set_dash([0, (length - width) / max(1, gaps)], 0)
        stream.move_to(*line[:2])
        stream.line_to(*line[2:])
        stream.stroke()


def _is_plain(box: Any, side: str) -> bool:
    """Whether a border is dotted, seen, and nothing else is drawn with it."""
    style = box.style
    return (
        style[f"border_{side}_style"] == "dotted"
        and style["visibility"] == "visible"
        and style["border_image_source"][0] == "none"
        and style["column_count"] == style["column_width"] == "auto"
        and get_color(style, f"border_{side}_color").alpha > 0
        and not any(any(radius) for radius in box.rounded_border_box()[4:])
    )


def _line(side: str, width: float, x: float, y: float, across: float, down: float) -> tuple[float, ...]:
    """From where to where the middle of a side's dots goes, first to last, and how long the side is, in px."""
    half = width / 2
    if side in ("top", "bottom"):
        level = y + half if side == "top" else y + down - half
        return x + half, level, x + across - half, level, across
    level = x + half if side == "left" else x + across - half
    return level, y + half, level, y + down - half, down


def install() -> None:
    """Have borders drawn so. `RuntimeError` where something else has been put in before."""
    if draw.draw_border not in (_engine, _draw_border):
        raise RuntimeError("draw.draw_border is replaced already")
    draw.draw_border = _draw_border
