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
from .context import alone, is_simple, run_of
from .glyphs import size, widen
from .properties import PHRASE
from .run import Part, Run
from .strand import Plan, Strand

Answer = tuple[Any, int, int | None, float, float, float]
"""Layout, its length in bytes, where the next line begins in bytes or None, width, height and baseline in px."""

FEED = re.compile("[\n\f\x85\u2028\u2029]")
SHORTER_PX = 0.001
"""How much less than the room there is a shrunk text takes: the engine widens the room by a billionth in each inline box."""
ROUNDING_PX = 0.01
PAUSE = 0.5
"""How much of a line is given up to break it where a phrase begins."""
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
    return (alone(text, style), 0) if has_east_asian(text) and is_simple(style) else None


def first_line(run: Run, start: int, style: Any, max_width: float | None, is_line_start: bool, minimum: bool) -> Answer:
    """As much of a run from a character on as fits into `max_width` px. With `minimum` no layout is made."""
    if minimum or max_width is None:
        end, resume, width = _apart(run, start, style, max_width, is_line_start, minimum)
    else:
        end, resume, width = _planned(run, start, style, max_width, is_line_start)
    visible = end if resume is None else start + len(run.text[start:end].rstrip(" "))
    layout, height, baseline = (None, 0.0, 0.0) if minimum else laid(run, start, visible, style, max_width)
    length = len(run.text[start:visible].encode())
    return layout, length, None if resume is None else len(run.text[start:resume].encode()), width, height, baseline


def _apart(run: Run, start: int, style: Any, max_width: float | None, is_line_start: bool, minimum: bool) -> Part:
    """What a line takes of a run by itself: all of it, or its first unit. The engine asks so how wide a text is.

    Of the units between the first and the last it wants to know the widest alone, and asks that of each copy of a text.
    """
    if max_width is None or not start or run.paragraph.is_for_first:
        return _unit(run, start, style, max_width, is_line_start, minimum)
    if start not in run.widest:
        end, resume, width = _unit(run, start, style, max_width, is_line_start, minimum)
        while resume is not None:
            following = _unit(run, resume, style, max_width, is_line_start, minimum)
            if following[1] is None:
                break
            end, resume, width = *following[:2], max(width, following[2])
        run.widest[start] = end, resume, width
    return run.widest[start]


def _unit(run: Run, start: int, style: Any, max_width: float | None, is_line_start: bool, minimum: bool) -> Part:
    """What a line takes of a run from a character on, which no more than its first unit fits into."""
    strand, at = _strand(run), run.at + start
    at_start = run.starts_line(start, is_line_start)
    end, resume = _forced(strand, at)
    if end >= run.at + len(run.text):
        end, resume = run.at + len(run.text), None
    if max_width is not None and style["white_space"] != "nowrap":
        best = _best(strand, at, end, max_width, at_start, style, minimum)
        end, resume = (best, best) if best < end else (end, resume)
    seen = end if resume is None else _seen(strand, at, end)
    width = _width(strand, at, seen, at_start, ends=resume is not None)
    return end - run.at, None if resume is None else resume - run.at, width


def _planned(run: Run, start: int, style: Any, max_width: float, is_line_start: bool) -> Part:
    """What a line takes of a run by the plan for all of its strand, which is made when the line reaches the strand."""
    strand, at = _strand(run), run.at + start
    plan = strand.plan
    if plan is None or at < plan.start:
        line_start = strand.paragraph.line_start
        begins = run.starts_line(start, is_line_start) if line_start is None else line_start == strand.offset + at
        plan = strand.plan = _plan(strand, at, max_width, begins, style)
    stop = run.at + len(run.text)
    if plan.resume is not None and at >= plan.resume:
        return len(run.text), None, max_width + _width(strand, at, stop, False, ends=False) + run.em
    is_last = plan.resume is not None and plan.resume <= stop and not (plan.end == stop and stop - 1 in strand.closing)
    end, resume = (plan.end, plan.resume) if is_last else (stop, None)
    width = _part(strand, plan, at, end)
    if width > max_width + ROUNDING_PX:
        earlier = _earlier(strand, at, end, max_width, plan.begins and at == plan.start)
        if earlier is not None:
            end, resume = earlier, earlier
            width = min(max_width, _width(strand, at, _seen(strand, at, end), False, ends=True))
    return end - run.at, None if resume is None else resume - run.at, width


def _strand(run: Run) -> Strand:
    """The strand of a run that this package breaks, measured."""
    assert run.strand is not None
    return run.strand.measure()


def _plan(strand: Strand, at: int, max_width: float, begins: bool, style: Any) -> Plan:
    """What a line of `max_width` px takes of a strand from a character on."""
    room = max_width - strand.opening.get(at, 0.0)
    end, resume = _forced(strand, at)
    best = _best(strand, at, end, room, begins, style, minimum=False)
    end, resume = (best, best) if best < end else (end, resume)
    seen = end if resume is None else _seen(strand, at, end)
    width, least = (
        _width(strand, at, seen, begins, ends=resume is not None),
        _least(strand, at, seen, _lead(strand, at, begins)),
    )
    excess = width + SHORTER_PX - room
    share = min(1.0, excess / (width - least)) if excess > 0 and width > least else 0.0
    return Plan(at, end, seen, resume, share, begins)


def _part(strand: Strand, plan: Plan, at: int, end: int) -> float:
    """How wide the characters of a run are in the line that is planned, in px: shrunk as all of the line is."""
    seen = min(end, plan.seen)
    if seen <= at:
        return 0.0
    if at == plan.start:
        left = strand.shrunk(at, plan.share) - _lead(strand, at, plan.begins)
    else:
        left = strand.shrunk(at - 1, plan.share) + strand.advances[at - 1]
        left += strand.closing.get(at - 1, 0.0) + strand.opening.get(at, 0.0)
    width = strand.shrunk(seen - 1, plan.share) + strand.advances[seen - 1] - left
    if seen < plan.seen:
        return width
    natural = strand.tail(seen - 1, fits=True) if plan.resume is not None else 0.0
    return width + natural + plan.share * (strand.tail(seen - 1, fits=False) - natural)


def _earlier(strand: Strand, at: int, end: int, max_width: float, begins: bool) -> int | None:
    """The last place before `end` that a line of `max_width` px can break at; None where there is none."""
    lead = _lead(strand, at, begins)
    places = (index for index in range(end - 1, at, -1) if strand.can_break[index])
    return next((each for each in places if _least(strand, at, _seen(strand, at, each), lead) <= max_width), None)


def joint(run: Run, start: int, is_line_start: bool) -> float:
    """The space before a text that the engine sets, to its neighbour in the line, in px."""
    return 0.0 if start or run.starts_line(start, is_line_start) else run.gaps[0].natural * run.em


def laid(
    run: Run, start: int, end: int, style: Any, max_width: float | None = None
) -> tuple[ScriptLayout, float, float]:
    """The characters of a run as a layout, with its height and baseline in px."""
    layout = ScriptLayout(style, run, start, max_width)
    layout.set_text(run.text[start:end])
    height, baseline = size(layout, style)
    layout.deactivate()
    return layout, height, baseline


def _forced(strand: Strand, at: int) -> tuple[int, int | None]:
    """Where the text or its first kept line feed ends the line, and where the next begins."""
    feed = FEED.search(strand.text, at)
    return (feed.start(), feed.end()) if feed else (len(strand.text), None)


def _best(strand: Strand, at: int, stop: int, max_width: float, begins: bool, style: Any, minimum: bool) -> int:
    """The last place that a line can break at, shrunk if need be; the first there is, when none fits."""
    if max_width <= 0:
        return _overflowing(strand, at, stop, max_width, begins, style, minimum)
    reach = strand.least[at] + max_width + 2 * strand.em
    highest = min(bisect_right(strand.least, reach), stop)
    lead = _lead(strand, at, begins)
    fitting = (
        index
        for index in range(highest, at, -1)
        if (index == stop or strand.can_break[index])
        and _least(strand, at, _seen(strand, at, index), lead) <= max_width
    )
    found = next(fitting, None)
    if found is None:
        return _overflowing(strand, at, stop, max_width, begins, style, minimum)
    is_ragged = style["text_align_all"] != "justify"
    if found < stop and strand.letters_from(found) <= 1:
        earlier = next(fitting, None)
        if earlier is not None and (is_ragged or _is_close(strand, at, earlier, max_width, begins)):
            found = earlier
    is_paused = found < stop and is_ragged and _has_phrases(strand, found)
    return _pause(strand, at, found, stop, max_width) if is_paused else found


def _has_phrases(strand: Strand, end: int) -> bool:
    """Whether the text that a line breaks in breaks between phrases; what stands before it on the line may not."""
    return bool(strand.located(end)[0].style["word_break"] == PHRASE)


def _pause(strand: Strand, at: int, end: int, stop: int, max_width: float) -> int:
    """The last place up to `end` before which a phrase begins, or a part of one that is longer than a line.

    A line that breaks there gives up no more than `PAUSE` of its characters, or what is behind it up to `stop` has room in the next: it is no line more.
    """
    places = [each for begins in (strand.begins_phrase, strand.is_joint) for each in filter(begins, range(end, at, -1))]
    least = end - round(PAUSE * (end - at))
    near = next((each for each in places if each >= least), None)
    if near is not None:
        return near
    return next((each for each in places if _width(strand, each, stop, True, ends=False) <= max_width), end)


def _overflowing(strand: Strand, at: int, stop: int, max_width: float, begins: bool, style: Any, minimum: bool) -> int:
    """Where a line breaks whose first unit is too wide: behind it, or within it where `overflow-wrap` says so."""
    wrap = style["overflow_wrap"]
    anywhere = style["word_break"] == "break-all" or wrap == "anywhere" or (wrap == "break-word" and not minimum)
    if begins and anywhere and style["white_space"] != "nowrap":
        lead = _lead(strand, at, begins)
        inside = [index for index in range(stop, at, -1) if _least(strand, at, index, lead) <= max_width]
        allowed = (
            index for index in inside if index == stop or not is_held(strand.text[index - 1], strand.text[index])
        )
        return next(allowed, inside[0] if inside else min(at + 1, stop))
    return next((index for index in range(at + 1, stop) if strand.can_break[index]), stop)


def _is_close(strand: Strand, at: int, end: int, max_width: float, begins: bool) -> bool:
    """Whether a line that breaks earlier than it could is not stretched too much."""
    end = _seen(strand, at, end)
    slack = max_width - _width(strand, at, end, begins, ends=True)
    return slack <= (end - at) * ONE_CHARACTER_STRETCH_EM * strand.em


def _seen(strand: Strand, at: int, end: int) -> int:
    """The end of what is seen of some characters: spaces at the end of a line are not."""
    while end > at + 1 and strand.text[end - 1] == " ":
        end -= 1
    return end


def _width(strand: Strand, at: int, end: int, begins: bool, *, ends: bool) -> float:
    """The natural width of some characters in px, with the edges of boxes that are behind them."""
    if end <= at:
        return 0.0
    tail = strand.tail(end - 1, fits=True) if ends else 0.0
    inner = strand.starts[end - 1] - strand.starts[at] + strand.advances[end - 1]
    return _lead(strand, at, begins) + inner + _closing(strand, end) + tail


def _least(strand: Strand, at: int, end: int, lead: float) -> float:
    """The width of some characters as a whole line in px, shrunk as far as can be; `lead` stands before the first."""
    if end <= at:
        return 0.0
    inner = strand.least[end - 1] - strand.least[at] + strand.advances[end - 1]
    return lead + inner + _closing(strand, end) + strand.tail(end - 1, fits=False)


def _closing(strand: Strand, end: int) -> float:
    """The edges of boxes behind a character and the spaces that follow it, in px."""
    size = strand.closing.get(end - 1, 0.0)
    while end < len(strand.text) and strand.text[end] == " ":
        size += strand.closing.get(end, 0.0)
        end += 1
    return size


def _lead(strand: Strand, at: int, begins: bool) -> float:
    """What stands before the first character: trimmed at the start of a line, the space to its neighbour elsewhere."""
    return strand.lead(at) if begins else strand.joint(at)
