"""Putting the package into the engine: which of its functions are replaced or wrapped, under a guard of its version.

Of WeasyPrint 70: `split_first_line` and `can_break_text` (in `layout.inline` and `layout.preferred`), `text_align` and
`split_inline_box` (in `layout.inline`) take another way for lines with East Asian text; `iter_line_boxes` (in `layout.block`) and
`inline_line_widths` (in `layout.preferred`) prepare a line box first; `remake_page` (in `layout.page`) makes a page again that ends with a
hyphen; `draw_text` (in `draw`) adds emphasis marks and
`draw_first_line` (in `draw.text`) trims brackets. All other lines take the engine's own way, but are asked for again when they end badly (`western`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import weasyprint
from weasyprint import draw
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline, page, preferred
from weasyprint.matrix import Matrix

from . import emphasis, properties
from .balance import balanced, is_wanted
from .breaks import Tailoring, may_break
from .context import begin, parts_phrase, prepare
from .ends import remade
from .fit import ROUNDING_PX, Answer, ScriptLayout, first_line, joint, located
from .grid import level
from .line import compose
from .run import Run
from .western import SHORTER_PX, Judge, ends_well, fitted, overrun, widen

VERSION = "70."

_engine: dict[str, Any] = {
    "split_first_line": inline.split_first_line,
    "text_align": inline.text_align,
    "can_break_text": inline.can_break_text,
    "can_break_behind": preferred.can_break_text,
    "split_inline_box": inline.split_inline_box,
    "iter_line_boxes": block.iter_line_boxes,
    "inline_line_widths": preferred.inline_line_widths,
    "remake_page": page.remake_page,
    "draw_text": draw.draw_text,
    "draw_first_line": drawing.draw_first_line,
}


def install() -> None:
    """Make the engine set East Asian text by its rules. `RuntimeError` for a version this was not written for."""
    check_version()
    properties.register()
    _put(_OWN)


def check_version() -> None:
    """`RuntimeError` for a version of the engine that what is put into it was not written for."""
    if not weasyprint.__version__.startswith(VERSION):
        raise RuntimeError(f"galley.typeset is written for WeasyPrint {VERSION}x, not {weasyprint.__version__}")


def remove() -> None:
    """Give the engine its own functions back; the properties stay known. For comparing."""
    _put(_engine)


def _put(functions: dict[str, Any]) -> None:
    inline.split_first_line = preferred.split_first_line = functions["split_first_line"]
    inline.text_align = functions["text_align"]
    inline.can_break_text = functions["can_break_text"]
    preferred.can_break_text = functions["can_break_behind"]
    inline.split_inline_box = functions["split_inline_box"]
    block.iter_line_boxes = functions["iter_line_boxes"]
    preferred.inline_line_widths = functions["inline_line_widths"]
    page.remake_page = functions["remake_page"]
    draw.draw_text = functions["draw_text"]
    drawing.draw_first_line = functions["draw_first_line"]


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Answer:
    """The engine's `split_first_line`, by the rules of the script where the text is East Asian."""
    found = located(text, style)
    if found is not None and found[0].strand is not None:
        return first_line(*found, style, max_width, is_line_start, minimum)

    def ask(text: str, style: Any, max_width: float | None) -> Answer:
        engine = _engine["split_first_line"]
        answer: Answer = engine(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        return answer

    def split(style: Any, max_width: float | None) -> Answer:
        answer = ask(text, style, max_width)
        if max_width is None or not answer[2] or not text.endswith(" ") or " " in answer[0].text.strip():
            return answer
        # Where nothing but the space at its end is too wide, the engine breaks a text behind the first word.
        seen = ask(text.rstrip(" "), style, None)[3]
        return ask(text, style, seen - SHORTER_PX) if seen <= max_width else answer

    between = joint(*found, is_line_start) if found is not None and found[0].paragraph.is_scripted else 0.0
    room = max_width if max_width is None else max_width - between
    if minimum or room is None:
        answer: Answer = split(style, room)
    else:
        answer = fitted(split, text, style, room, _ends_well(found, text, style))
        if found is not None and _is_refused(*found, text, answer):
            answer = split(style, None)
    return (*answer[:3], answer[3] + between, *answer[4:]) if between else answer


def _ends_well(found: tuple[Run, int] | None, text: str, style: Any) -> Judge:
    """Whether a line ends well between two parts of a text, with what stands beside it in its paragraph."""
    if found is None:
        titled = properties.is_title(style)
        return lambda before, after, best: ends_well(before, after, style["lang"] or "", best=best, is_title=titled)
    run, start = found
    return lambda before, _, best: run.paragraph.ends_well(run.offset + start + len(before), best=best)


def _is_refused(run: Run, start: int, text: str, answer: Answer) -> bool:
    """Whether a line that would end badly in a text can break better in those in front of it."""
    resume = answer[2]
    if not resume:
        return False
    taken = text.encode()[:resume].decode()
    return run.paragraph.refuses(run.offset + start + len(taken), run.offset + start)


def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:
    """The engine's `text_align`: composes East Asian lines, and says how far a line moves to the right.

    Comes before a line is given its height: its boxes are put on the grid of lines here.
    """
    level(line)
    if not getattr(line, "is_scripted", False):
        if overrun(line):
            widen(line)
            inline.justify_line(context, line, available_width - line.width)
            return 0.0
        offset: float = _engine["text_align"](context, line, available_width, last)
        return offset
    align = line.style["text_align_all"]
    if last and line.style["text_align_last"] != "auto":
        align = line.style["text_align_last"]
    elif last and align == "justify":
        align = "start"
    compose(line, available_width, justify=align == "justify" and line.style["text_justify"] != "none")
    slack = max(0.0, available_width - line.width)
    moves: dict[str, float] = {"center": slack / 2, "end": slack, "right": slack}
    return moves.get(align, 0.0)


def can_break_text(text: str, lang: str | None) -> bool | None:
    """The engine's `can_break_text` in `layout.inline`, which asks of the two characters at the edge of a box, and of whole texts.

    The language of a box that is prepared knows the text in it: its paragraph then answers.
    """
    run = getattr(lang, "run", None)
    if run is None or not run.text:
        return _can_break_text(text, lang)
    if len(text) == 2 and text[1] == run.text[0]:
        return bool(run.paragraph.may_break(run.offset)) if run.offset else False
    start = run.text.find(text)
    if start < 0:
        return _can_break_text(text, lang)
    places = run.paragraph.can_break[run.offset + start + 1 : run.offset + start + len(text)]
    return any(places)


def can_break_behind(text: str, lang: str | None) -> bool | None:
    """The engine's `can_break_text` in `layout.preferred`, which asks whether a text may end a line."""
    run = getattr(lang, "run", None)
    if run is None:
        return _can_break_text(text, lang)
    behind = run.paragraph.can_break[run.offset + len(run.text) :]
    return behind[0] if behind else _can_break_text(text, lang)


def _can_break_text(text: str, lang: str | None) -> bool | None:
    """The engine's answer; of two characters, by the rules of the script."""
    allowed: bool | None = _engine["can_break_text"](text, lang)
    if len(text) != 2:
        return allowed
    tailoring = Tailoring(lang or "", keep_all=(lang or "").startswith("ko"))
    return may_break(text[0], text[1], bool(allowed), tailoring)


def split_inline_box(
    context: Any, box: Any, position_x: float, max_x: float, bottom_space: float, skip_stack: Any, *arguments: Any
) -> Any:
    """The engine's `split_inline_box`; of a line box, it begins a line, which may end badly rather than be too long."""
    if not isinstance(box, boxes.LineBox):
        return _engine["split_inline_box"](context, box, position_x, max_x, bottom_space, skip_stack, *arguments)
    prepare(box)
    lists = [each for each in arguments if isinstance(each, list)]
    lengths = [len(each) for each in lists]
    for is_lenient in (False, True):
        begin(box, skip_stack, is_lenient=is_lenient)
        answer = _engine["split_inline_box"](context, box, position_x, max_x, bottom_space, skip_stack, *arguments)
        if (
            box.paragraph is None
            or not box.paragraph.has_refused
            or answer[0].width <= max_x - position_x + ROUNDING_PX
        ):
            break
        for each, length in zip(lists, lengths, strict=True):
            del each[length:]
    return answer


def iter_line_boxes(
    context: Any,
    box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    first_letter_style: Any,
    first_line_style: Any,
) -> Iterator[Any]:
    """The engine's `iter_line_boxes`, on a line box that is prepared, and balanced where its style asks for that."""
    prepare(box)

    def lay_out(block: Any) -> Iterator[Any]:
        lines: Iterator[Any] = _engine["iter_line_boxes"](
            context, box, position_y, bottom_space, skip_stack, block,
            absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip
        return lines

    def longest() -> float:
        phrase = box.paragraph.longest_phrase(containing_block.width) if box.paragraph else 0.0
        word: float = preferred.inline_min_content_width(context, box)
        return max(phrase, word)

    if is_wanted(context, box, skip_stack, first_letter_style):
        return balanced(lay_out, box, containing_block, longest, partial(parts_phrase, box))
    return lay_out(containing_block)


def inline_line_widths(context: Any, box: Any, *arguments: Any, **named: Any) -> Iterator[float]:
    """The engine's `inline_line_widths`, on a line box that is prepared."""
    if isinstance(box, boxes.LineBox):
        prepare(box)
        if box.paragraph is not None:
            box.paragraph.is_for_first = bool(named.get("first_line"))
    widths: Iterator[float] = _engine["inline_line_widths"](context, box, *arguments, **named)
    return widths


def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
    """The engine's `remake_page`; the page ends without a hyphen where that can be."""
    return remade(_engine["remake_page"], index, context, root_box, html)


def draw_text(stream: Any, textbox: Any, offset_x: float, *arguments: Any) -> None:
    """The engine's `draw_text`, with emphasis marks."""
    _engine["draw_text"](stream, textbox, offset_x, *arguments)
    emphasis.draw(stream, textbox)


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """The engine's `draw_first_line`, which begins left of the box where the blank half of a bracket is trimmed."""
    if isinstance(textbox.pango_layout, ScriptLayout):
        matrix = Matrix(d=-1, e=textbox.position_x + textbox.pango_layout.lead, f=matrix.values[5])
    return _engine["draw_first_line"](stream, textbox, text_overflow, block_ellipsis, matrix)


_OWN: dict[str, Any] = {
    "split_first_line": split_first_line,
    "text_align": text_align,
    "can_break_text": can_break_text,
    "can_break_behind": can_break_behind,
    "split_inline_box": split_inline_box,
    "iter_line_boxes": iter_line_boxes,
    "inline_line_widths": inline_line_widths,
    "remake_page": remake_page,
    "draw_text": draw_text,
    "draw_first_line": draw_first_line,
}
