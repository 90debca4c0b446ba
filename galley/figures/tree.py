"""Trees of boxes: each below the one it stands under, side by side, or stepped from the left where the width has no room for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from galley.figures.canvas import LABEL, PITCH, SMALL, Canvas, folded, polyline
from galley.figures.surface import Surface

NARROWEST = 112.0
"""No box beside another is narrower."""
WIDEST = 260.0
BETWEEN = 12.0
"""Between boxes beside each other."""
STEP = 16.0
"""Between boxes below each other; how far those under another are moved to the right where all stand below each other."""
PADDING = 6.0
FINE = 8.5
"""From one line of small text to the next."""


class Node(NamedTuple):
    """What stands in a box, and what stands under it; one that serves the others is set off."""

    name: str
    detail: str
    under: Sequence[Node] = ()
    serves: bool = False


class _Box(NamedTuple):
    """A node on the sheet: its depth in the tree, and its lines in a box from `left`; `parent` is the place of the box above it in the list of all."""

    node: Node
    parent: int | None
    depth: int
    left: float
    width: float
    name: list[str]
    detail: list[str]

    @property
    def height(self) -> float:
        return 2 * PADDING + len(self.name) * PITCH + len(self.detail) * FINE


def tree(root: Node, surface: Surface) -> Canvas:
    """A tree on a sheet that is as high as it needs to be."""
    slot = (surface.width + BETWEEN) / _leaves(root)
    beside = slot - BETWEEN >= NARROWEST
    boxes = list(_beside(root, slot, surface) if beside else _stepped(root, surface))
    tops = _in_rows(boxes) if beside else _in_turn(boxes)
    canvas = Canvas(
        surface.width, max(top + box.height for top, box in zip(tops, boxes, strict=True)), surface.width_of
    )
    for box, top in zip(boxes, tops, strict=True):
        if box.parent is not None:
            above, bottom = boxes[box.parent], tops[box.parent] + boxes[box.parent].height
            _join(canvas, above, bottom, box, top, beside)
    for box, top in zip(boxes, tops, strict=True):
        _draw(canvas, box, top)
    return canvas


def _leaves(node: Node) -> int:
    return sum(_leaves(each) for each in node.under) or 1


def _walk(
    node: Node, parent: int | None = None, depth: int = 0, first: int = 0, index: int = 0
) -> Iterator[tuple[Node, int | None, int, int]]:
    """Every node below its own: with the number of the one above it, its depth, and the number of its first leaf."""
    yield node, parent, depth, first
    below = index + 1
    for each in node.under:
        found = list(_walk(each, index, depth + 1, first, below))
        yield from found
        first, below = first + _leaves(each), below + len(found)


def _beside(root: Node, slot: float, surface: Surface) -> Iterator[_Box]:
    """Boxes of one width, each in the middle above those under it."""
    width = min(slot - BETWEEN, WIDEST)
    for node, parent, depth, first in _walk(root):
        centre = (first + _leaves(node) / 2) * slot - BETWEEN / 2
        yield _box(node, parent, depth, centre - width / 2, width, surface)


def _stepped(root: Node, surface: Surface) -> Iterator[_Box]:
    """Boxes up to the right edge, moved to the right by their depth as far as a half of the width."""
    for node, parent, depth, _ in _walk(root):
        left = min(depth * STEP, surface.width / 2)
        yield _box(node, parent, depth, left, surface.width - left, surface)


def _box(node: Node, parent: int | None, depth: int, left: float, width: float, surface: Surface) -> _Box:
    room = width - 2 * PADDING
    name = folded(node.name, room, LABEL, surface.width_of, bold=True)
    detail = folded(node.detail, room, SMALL, surface.width_of) if node.detail else []
    return _Box(node, parent, depth, left, width, name, detail)


def _in_rows(boxes: Sequence[_Box]) -> list[float]:
    """The tops of boxes that stand in rows by their depth."""
    tops, top = {}, 0.0
    for depth in range(max(box.depth for box in boxes) + 1):
        tops[depth] = top
        top += max(box.height for box in boxes if box.depth == depth) + STEP
    return [tops[box.depth] for box in boxes]


def _in_turn(boxes: Sequence[_Box]) -> list[float]:
    """The tops of boxes that stand below each other."""
    return [sum(box.height + STEP / 2 for box in boxes[:number]) for number in range(len(boxes))]


def _join(canvas: Canvas, above: _Box, bottom: float, box: _Box, top: float, beside: bool) -> None:
    """A line from a box to one under it: bent between rows, or down and to the right; that to one that serves is grey."""
    centre, middle = box.left + box.width / 2, top + box.height / 2
    start, half = above.left + above.width / 2, top - STEP / 2
    down = above.left + (box.left - above.left) / 2
    line = (
        [(start, bottom), (start, half), (centre, half), (centre, top)]
        if beside
        else [(down, bottom), (down, middle), (box.left, middle)]
    )
    canvas.path(polyline(line), stroke="grey" if box.node.serves else "accent", width=0.5 if box.node.serves else 1)


def _draw(canvas: Canvas, box: _Box, top: float) -> None:
    serves = box.node.serves
    canvas.rect(
        box.left, top, box.width, box.height, "paper" if serves else "tint", edge="grey" if serves else "accent"
    )
    left, first = box.left + PADDING, top + PADDING
    canvas.lines((left, first + PITCH * 0.78), box.name, PITCH, bold=True)
    canvas.lines((left, first + len(box.name) * PITCH + FINE * 0.8), box.detail, FINE, SMALL)
