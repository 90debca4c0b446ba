"""Glyphs as the shaper sets them: the advance of each character, and glyphs set apart before they are drawn.

Uses `Layout` and `get_log_attrs` of `weasyprint.text.line_break` and the Pango structures of `weasyprint.text.ffi`: nothing public measures
single characters or places single glyphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout, get_log_attrs, line_size

EAST_ASIAN = "\u2e80"
"""From which character on glyphs are squares, that are kerned seldom."""

FEEDS = re.compile("[\n\v\f\r\x85\u2028\u2029]")
"""What parts lines for the shaper, which is asked for one."""


class Shaped(NamedTuple):
    """What the shaper says of each character of a text. Lengths are in px; those of a cluster are at its first."""

    advances: list[float]
    kerns: list[float]
    """How much of the advance kerning with the next character has taken: what it has again at the end of a line."""
    heads: list[bool]
    """Whether it begins a cluster."""


def shaped(text: str, style: Any) -> Shaped:
    """A text as the shaper sets it on one line."""
    layout = Layout(style)
    text = FEEDS.sub(" ", text)
    pointer, _ = unicode_to_char_p(text)
    pango.pango_layout_set_text(layout.layout, pointer, -1)
    advances, kerns, heads = [0.0] * len(text), [0.0] * len(text), [False] * len(text)
    square = round(style["font_size"] * TO_UNITS)
    for index, info, font in _glyphs(pango.pango_layout_get_line_readonly(layout.layout, 0), text):
        advances[index] += info.geometry.width * FROM_UNITS
        heads[index] = True
        if text[index] > EAST_ASIAN and abs(info.geometry.width - square) > 1:
            kerns[index] += _kern(info, font)
    return Shaped(advances, kerns, heads)


def opportunities(text: str, language: str | None) -> list[bool]:
    """Whether the engine breaks lines before each character of a text (UAX 14 as Pango has it)."""
    attributes = get_log_attrs(FEEDS.sub(" ", text), language)
    return [bool(attributes[index].is_line_break) for index in range(len(text))]


def _kern(info: Any, font: Any) -> float:
    """How much narrower a glyph is set than it is by itself, in px."""
    logical = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, info.glyph, ffi.NULL, logical)
    return float((logical.width - info.geometry.width) * FROM_UNITS)


def widen(line: Any, text: str, spaces: Sequence[float], em: float) -> None:
    """Set the glyphs of a line apart: `spaces` are px behind each character.

    The engine writes kerns in whole thousandths of an em, the fraction cut off. So each glyph is moved to a whole one, and what
    rounding leaves goes to the next: no line is off by more than half a thousandth.
    """
    last: dict[int, Any] = {}
    for index, info, _ in _glyphs(line, text):
        last[index] = info
    heads = sorted(last)
    owed = 0.0
    for head, following in zip(heads, [*heads[1:], len(text)], strict=True):
        owed += sum(spaces[head:following]) * 1000 / em
        whole = round(owed)
        owed -= whole
        if whole:
            # A third of a thousandth more keeps the engine from cutting a whole thousandth off.
            nudged = whole + (1 / 3 if whole > 0 else -1 / 3)
            last[head].geometry.width += round(nudged * em / 1000 * TO_UNITS)


def size(layout: Any, style: Any) -> tuple[float, float]:
    """Height and baseline of a layout in px."""
    line, _ = layout.get_first_line()
    _, height = line_size(line, style)
    return height, pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS


def _glyphs(line: Any, text: str) -> Iterator[tuple[int, Any, Any]]:
    """The glyphs of a line, each with the index of its character and its font."""
    index_of, position = {}, 0
    for index, character in enumerate(text):
        index_of[position] = index
        position += len(character.encode())
    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        offset, glyphs, font = run.data.item.offset, run.data.glyphs, run.data.item.analysis.font
        infos, clusters = glyphs.glyphs, glyphs.log_clusters
        for number in range(glyphs.num_glyphs):
            yield index_of[offset + clusters[number]], infos[number], font
        run = run.next
