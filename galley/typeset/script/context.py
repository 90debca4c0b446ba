"""What each text of a line box stands beside, across the borders of inline boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from .classes import has_east_asian, letters
from .run import KEY, Run

COLLAPSING = ("normal", "nowrap", "pre-line")


def prepare(line: Any) -> None:
    """Give every text of a line box its run, once, when the line box has East Asian text; mark the line box."""
    if hasattr(line, "is_scripted"):
        return
    texts = list(_texts(line.children))
    line.is_scripted = line.style["direction"] == "ltr" and any(
        box is not None and has_east_asian(box.text) and is_simple(box.style) for box in texts
    )
    if line.is_scripted:
        _attach(texts, _firsts(line))


def run_of(style: Any) -> Run | None:
    """The run a style carries."""
    found: Run | None = dict.get(style, KEY)
    return found


def _attach(texts: list[Any], firsts: set[int]) -> None:
    following, after = {}, 0
    for index in range(len(texts) - 1, -1, -1):
        following[index] = after
        after = min(after + (letters(texts[index].text[-12:]) if texts[index] is not None else 2), 12)
    before: Run | None = None
    for index, box in enumerate(texts):
        if box is None or not is_simple(box.style):
            before = None
        elif box.text:
            before = Run(box.text, box.style, before, following[index], id(box) in firsts)
            box.style = box.style.copy()
            box.style[KEY] = before


def _firsts(line: Any) -> set[int]:
    """The first text box of each child of a line box, by its `id`."""
    each = (next((box for box in _texts([child]) if box is not None), None) for child in line.children)
    return {id(box) for box in each}


def is_simple(style: Any) -> bool:
    """Whether a text is set by this package: spaces collapse, no letter or word spacing, a visible size."""
    plain = style["letter_spacing"] in ("normal", 0) and not style["word_spacing"]
    return bool(plain and style["white_space"] in COLLAPSING and style["font_size"] > 0)


def _texts(children: Iterable[Any]) -> Iterator[Any]:
    """The text boxes in some boxes in order; None where something else, or space at an inline box's edge, parts them."""
    for child in children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _edge(child, "left")
            yield from _texts(child.children)
            yield from _edge(child, "right")
        else:
            yield None


def _edge(box: Any, side: str) -> Iterator[None]:
    """None where an inline box has space at a side."""
    style = box.style
    sizes = (style[f"margin_{side}"], style[f"padding_{side}"])
    if style[f"border_{side}_width"] or any(getattr(size, "value", 0) for size in sizes):
        yield None
