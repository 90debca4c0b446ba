"""How wide a text is at least and at most, which tables, grids and blocks that shrink ask again and again of the same text.

It is kept with the style of the text, by the text and what is asked. Lines whose texts this project breaks itself know the widths of their units.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import preferred

from galley.typeset.script.context import run_of
from galley.typeset.script.install import split_first_line as _engine
from galley.typeset.swift.patch import Patch


def _kept(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """What a line takes of a text, and how wide that is; without its layout where only this is asked for."""
    run = run_of(style)
    if not minimum or (run is not None and run.strand is not None):
        return _engine(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    known = style.__dict__.setdefault("widths", {})
    key = text, max_width, justification_spacing, is_line_start
    if key not in known:
        answer = _engine(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        known[key] = (None, *answer[1:])
    return known[key]


PATCHES = (Patch((preferred,), "split_first_line", _engine, _kept),)
