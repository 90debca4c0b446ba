"""The grid of lines: no line is higher for the faces that its characters fall back to.

CSS Inline 3, section 5: where `line-height` is not `normal`, only the first available font of an inline box counts. The engine
takes the metrics of whatever face draws its text, so that the baseline moves within the box, and the line grows.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

ON_BASELINE = ("baseline", 0)


def level(line: Any) -> None:
    """Take from the leading of the boxes of a line what is outside of the line itself, where they are no higher than it.

    A box that is raised, lowered, or higher in its own right keeps its leading: such a line may grow.
    """
    if line.style["line_height"] == "normal":
        return
    height, baseline = line_break.strut(line.style)
    for box in _on_baseline(line):
        if box.margin_height() <= height + 0.01:
            above = box.baseline - baseline
            below = box.margin_height() - box.baseline - (height - baseline)
            box.margin_top -= max(0.0, above)
            box.baseline -= max(0.0, above)
            box.margin_bottom -= max(0.0, below)


def _on_baseline(box: Any) -> Any:
    """The texts and inline boxes within a box that stand on its baseline."""
    for child in box.children:
        if isinstance(child, boxes.TextBox | boxes.InlineBox) and child.style["vertical_align"] in ON_BASELINE:
            yield child
            if isinstance(child, boxes.InlineBox):
                yield from _on_baseline(child)
