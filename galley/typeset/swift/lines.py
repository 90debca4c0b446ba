"""Lines that are laid out again: in rows of a grid that are measured first, in columns that are balanced, in titles, in pages made again.

A line that is nothing but text, inline boxes, and blocks of such text as markers of lists are, with nothing floating beside it, comes out the same
again wherever it stands. It is kept with the line box and its copies, by what it depends on: where it begins, the width there is, the texts, the
hyphens of the lines before.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from galley.typeset.script.context import first_text
from galley.typeset.script.hyphens import Hyphens, Place, ends_of
from galley.typeset.swift.patch import Patch

_made = boxes.LineBox.__init__
_laid_out = inline.get_next_linebox


class Known(NamedTuple):
    """A line as it came out where it was laid out first, None for none; where the next begins; what was noted of its hyphens."""

    line: Any
    resume_at: Any
    left: float
    top: float
    noted: list[Place]


def _make(self: Any, element_tag: str, style: Any, element: Any, children: Any) -> None:
    """A line box; its copies have the same memory."""
    _made(self, element_tag, style, element, children)
    self.known_lines = {}


def _kept(context: Any, box: Any, top: float, bottom_space: float, skip_stack: Any, block: Any, *rest: Any) -> Any:
    """The next line of a line box, and where the one after it begins."""
    hyphens, place = _hyphens(box, skip_stack)
    texts: list[str] | None = None if any(rest[-2:]) or context.excluded_shapes else []
    if texts is None or not _reads(box, texts, is_hyphenated=hyphens is not None):
        return _laid_out(context, box, top, bottom_space, skip_stack, block, *rest)
    before = hyphens.before(place) if hyphens else None
    key = str(skip_stack), block.width, block.style["direction"], box.text_indent, tuple(texts), before
    left = block.content_box_x()
    if key in box.known_lines:
        return _again(box.known_lines[key], left, top, hyphens, place)
    if hyphens:
        hyphens.noted()
    line, resume_at = _laid_out(context, box, top, bottom_space, skip_stack, block, *rest)
    noted = hyphens.noted() if hyphens else []
    kept = line and line.deepcopy()
    if kept:
        kept.known_lines = {}  # the memory that it is put into would know itself
    box.known_lines[key] = Known(kept, resume_at, left, top, noted)
    return line, resume_at


def _again(known: Known, left: float, top: float, hyphens: Hyphens | None, place: Place) -> tuple[Any, Any]:
    """A line that is known, in another place."""
    if hyphens:
        hyphens.repeat(place, known.noted)
    line = known.line and known.line.deepcopy()
    if line:
        line.translate(left - known.left, top - known.top)
        line.position_y = top
    return line, known.resume_at


def _reads(box: Any, texts: list[str], *, is_hyphenated: bool) -> bool:
    """Put the texts of a box into a list; whether it holds nothing but them, and inline boxes and blocks of lines in their places.

    Not where a text is hyphenated and the line's first is not: how many lines before it end with a hyphen is not known then.
    """
    for child in box.children:
        if isinstance(child, boxes.TextBox) and (is_hyphenated or not ends_of(child.style)):
            texts.append(child.text)
        elif isinstance(child, boxes.InlineBlockBox):
            if not _is_marker(child, texts):
                return False
        elif not (_is_inline(child) and _reads(child, texts, is_hyphenated=is_hyphenated)):
            return False
    return True


def _is_marker(box: Any, texts: list[str]) -> bool:
    """Whether a block in a line is in its place, as high as its text, and holds nothing but lines like these, none of them hyphenated."""
    style = box.style
    is_placed = style["position"] != "static" or not box.is_in_normal_flow() or box.is_leader
    if is_placed or style["height"] != "auto" or style["min_height"] != "auto":
        return False
    return all(isinstance(line, boxes.LineBox) and _reads(line, texts, is_hyphenated=False) for line in box.children)


def _is_inline(box: Any) -> bool:
    """Whether a box is an inline box that stands where it comes, and no leader, which fills the line behind it."""
    is_placed = not isinstance(box, boxes.InlineBox) or box.style["position"] != "static" or not box.is_in_normal_flow()
    return not is_placed and not box.is_leader


def _hyphens(box: Any, skip_stack: Any) -> tuple[Hyphens | None, Place]:
    """The hyphens of a line box, and the place where a line of it begins; None where its first text is not hyphenated."""
    found = first_text(box, skip_stack)
    ends = ends_of(found[0].style) if found else None
    return (ends.hyphens, (ends.box, found[1])) if found and ends else (None, (0, 0))


PATCHES = (
    Patch((boxes.LineBox,), "__init__", _made, _make),
    Patch((inline,), "get_next_linebox", _laid_out, _kept),
)
