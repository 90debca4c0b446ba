"""How much of a text goes on a line, for texts of East Asian scripts.

`split_first_line` takes the place of the engine's function of that name and answers as it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from weasyprint.text.line_break import Layout

from .breaks import is_held
from .classes import has_east_asian
from .context import is_simple, run_of
from .glyphs import size, widen
from .run import Run

Answer = tuple[Any, int, int | None, float, float, float]
"""Layout, its length in bytes, where the next line begins in bytes or None, width, height and baseline in px."""

FEED = re.compile("[\n\f\x85\u2028\u2029]")
SHORTER_PX = 0.001
"""How much less than the room there is a shrunk text takes: the engine widens the room by a billionth in each inline box."""
ONE_CHARACTER_STRETCH_EM = 0.2
"""How much a line may stretch between characters so that the last one does not hold a single one."""


class ScriptLayout(Layout):  # type: ignore[misc]
    """The characters of a run from `start` on, as one line.

    Set when the line is composed: `spaces` are px behind each character; `lead` is how far left of its box the first
    one is drawn, whose blank half is outside of the line, at most 0 px.
    """

    def __init__(self, style: Any, run: Run, start: int, max_width: float | None = None) -> None:
        super().__init__(style, max_width=max_width)
        self.run = run
        self.start = start
        self.spaces: list[float] = []
        self.lead = 0.0

    def get_first_line(self) -> Any:
        """The engine's line, its glyphs set apart by the spaces; an ellipsis that the engine puts behind has none."""
        line, index = super().get_first_line()
        if self.spaces:
            behind = [0.0] * (len(self.text) - len(self.spaces))
            widen(line, self.text, [*self.spaces, *behind][: len(self.text)], self.run.em)
        return line, index


def located(text: str, style: Any) -> tuple[Run, int] | None:
    """The run of a text and where the text begins in it; None where the engine sets the text."""
    run = run_of(style)
    if run is not None:
        for whole in (run.text, run.text.rstrip(" ")):
            if whole.endswith(text):
                return run, len(whole) - len(text)
    return (Run(text, style), 0) if has_east_asian(text) and is_simple(style) else None


def first_line(run: Run, start: int, style: Any, max_width: float | None, is_line_start: bool, minimum: bool) -> Answer:
    """As much of a run from a character on as fits into `max_width` px. With `minimum` no layout is made."""
    run.measure()
    at_start = run.starts_line(start, is_line_start)
    wraps = max_width is not None and style["white_space"] != "nowrap"
    end, resume = _forced(run, start)
    if wraps and max_width is not None:
        best = _best(run, start, end, max_width, at_start, style, minimum)
        end, resume = (best, best) if best < end else (end, resume)
    visible = end if resume is None else start + len(run.text[start:end].rstrip(" "))
    width = _width(run, start, visible, at_start, ends=resume is not None)
    if wraps and max_width is not None and width > max_width >= _least(run, start, visible, at_start):
        width = max_width - SHORTER_PX
    layout, height, baseline = (None, 0.0, 0.0) if minimum else laid(run, start, visible, style, max_width)
    length = len(run.text[start:visible].encode())
    return layout, length, None if resume is None else len(run.text[start:resume].encode()), width, height, baseline


def joint(run: Run, start: int, is_line_start: bool) -> float:
    """The space before a text that the engine sets, to its neighbour in the line, in px."""
    return 0.0 if run.starts_line(start, is_line_start) else _lead(run.measure(), start, at_start=False)


def laid(
    run: Run, start: int, end: int, style: Any, max_width: float | None = None
) -> tuple[ScriptLayout, float, float]:
    """The characters of a run as a layout, with its height and baseline in px."""
    layout = ScriptLayout(style, run, start, max_width)
    layout.set_text(run.text[start:end])
    height, baseline = size(layout, style)
    layout.deactivate()
    return layout, height, baseline


def _forced(run: Run, start: int) -> tuple[int, int | None]:
    """Where the text or its first kept line feed ends the line, and where the next begins."""
    feed = FEED.search(run.text, start)
    return (feed.start(), feed.end()) if feed else (len(run.text), None)


def _best(run: Run, start: int, stop: int, max_width: float, at_start: bool, style: Any, minimum: bool) -> int:
    """The last place that a line from `start` can break at, shrunk if need be; the first there is, when none fits."""
    reach = run.least[start] + max_width + run.em
    highest = min(bisect_right(run.least, reach), stop)
    fitting = (
        index
        for index in range(highest, start, -1)
        if (index == stop or run.can_break[index])
        and _least(run, start, _seen(run, start, index), at_start) <= max_width
    )
    found = next(fitting, None)
    if found is None:
        return _overflowing(run, start, stop, max_width, at_start, style, minimum)
    if found < stop and run.letters_from(found) <= 1:
        earlier = next(fitting, None)
        is_ragged = style["text_align_all"] != "justify"
        if earlier is not None and (is_ragged or _is_close(run, start, earlier, max_width, at_start)):
            return earlier
    return found


def _overflowing(run: Run, start: int, stop: int, max_width: float, at_start: bool, style: Any, minimum: bool) -> int:
    """Where a line breaks whose first unit is too wide: behind it, or within it where `overflow-wrap` says so."""
    wrap = style["overflow_wrap"]
    anywhere = style["word_break"] == "break-all" or wrap == "anywhere" or (wrap == "break-word" and not minimum)
    if at_start and anywhere:
        inside = [index for index in range(stop, start, -1) if _least(run, start, index, at_start) <= max_width]
        allowed = (index for index in inside if index == stop or not is_held(run.text[index - 1], run.text[index]))
        return next(allowed, inside[0] if inside else min(start + 1, stop))
    return next((index for index in range(start + 1, stop) if run.can_break[index]), stop)


def _is_close(run: Run, start: int, end: int, max_width: float, at_start: bool) -> bool:
    """Whether a line that breaks earlier than it could is not stretched too much."""
    end = _seen(run, start, end)
    slack = max_width - _width(run, start, end, at_start, ends=True)
    return slack <= (end - start) * ONE_CHARACTER_STRETCH_EM * run.em


def _seen(run: Run, start: int, end: int) -> int:
    """The end of what is seen of some characters: spaces at the end of a line are not."""
    while end > start + 1 and run.text[end - 1] == " ":
        end -= 1
    return end


def _width(run: Run, start: int, end: int, at_start: bool, *, ends: bool) -> float:
    """The natural width of some characters in px."""
    if end <= start:
        return 0.0
    tail = run.tail(end - 1, fits=True) if ends else 0.0
    return _lead(run, start, at_start) + run.starts[end - 1] - run.starts[start] + run.advances[end - 1] + tail


def _least(run: Run, start: int, end: int, at_start: bool) -> float:
    """The width of some characters as a whole line in px, shrunk as far as can be."""
    if end <= start:
        return 0.0
    tail = run.tail(end - 1, fits=False)
    return _lead(run, start, at_start) + run.least[end - 1] - run.least[start] + run.advances[end - 1] + tail


def _lead(run: Run, start: int, at_start: bool) -> float:
    """What stands before the first character: trimmed at the start of a line, the space to its neighbour elsewhere."""
    return run.lead(start) if at_start else run.gap(start).natural * run.em
