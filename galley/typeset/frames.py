"""Frames that go on on another page: they end with what stands in them, and begin with some lines.

`box-decoration-break: clone` draws an edge where a frame is broken. The engine lets each part of a broken box fill its page, as CSS
Fragmentation 3, 5.2 has it: below the last line that fits a frame would hold room for those that did not. What says `--keeps: 3` and
`break-after: avoid` keeps with what follows only as long as it has fewer lines than that, which no property of CSS asks. Reads the boxes
of WeasyPrint 70 and the way on that it gives, `{child: {child: …}}`.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes


def shortened(box: Any, resume_at: Any) -> None:
    """Let a part of a frame end below its last line, where it goes on at `resume_at`."""
    if box is not None and resume_at and box.style["box_decoration_break"] == "clone" and box.is_in_normal_flow():
        end = _end(box, resume_at)
        if end is not None:
            box.height = min(box.height, end - box.content_box_y())


def loose(box: Any) -> Any | None:
    """A paragraph that has as many lines as it wants to keep, as one that may stand without what follows; None of others."""
    wanted = next((each.value for each in box.style["__keeps"] or () if each.type == "number"), None)
    if wanted is None or sum(isinstance(each, boxes.LineBox) for each in getattr(box, "children", ())) < wanted:
        return None
    found = box.copy()
    found.style = box.style.copy()
    found.style["break_after"] = "auto"
    return found


def _end(box: Any, resume_at: Any) -> float | None:
    """How far down the content of a part of a box reaches; None where it has none that tells: what goes on in it may fill the page as well."""
    last = next((each for each in reversed(getattr(box, "children", ())) if each.is_in_normal_flow()), None)
    if last is None:
        return None
    bottom: float = last.position_y + last.margin_height()
    deeper = next(iter(resume_at.values()))
    if not deeper or isinstance(last, boxes.LineBox):
        return bottom
    if not isinstance(last, boxes.BlockContainerBox):
        return None
    end = _end(last, deeper)
    return end if end is None else bottom - last.height + end - last.content_box_y()
