"""What a remark marks on its page: the words under it, and those before and behind them, read from the glyphs there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from galley.comments.annotations import Point
from galley.comments.letters import NEAR, plain
from galley.maps import Box
from galley.meter.characters import is_ideograph
from galley.meter.glyphs import Glyph
from galley.meter.grouping import is_word_gap

MIDDLE_EM = 0.32
"""How far above the baseline the middle of a letter is taken to be."""
BROKEN = "\u2010\u00ad"
"""What ends a line within a word."""
FARTHEST_EM = 4.0
"""How far from the words a caret, or a note among them, may stand."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Letters that a remark marks, none where it stands between two, and those around them; `shown` are the marked ones as they are printed."""

    text: str
    before: str
    after: str
    shown: str = ""


def centre(glyph: Glyph) -> Point:
    """The middle of a glyph."""
    turned = math.radians(glyph.angle)
    along, up = glyph.advance / 2, MIDDLE_EM * glyph.size
    return (
        glyph.x + along * math.cos(turned) - up * math.sin(turned),
        glyph.y + along * math.sin(turned) + up * math.cos(turned),
    )


def holds(box: Box, place: Point, slack: float = 0.0) -> bool:
    """Whether a box, larger by `slack` at each side, has a place in it."""
    left, bottom, right, top = box
    return left - slack <= place[0] <= right + slack and bottom - slack <= place[1] <= top + slack


def under(glyphs: Sequence[Glyph], quads: Sequence[Box]) -> list[int]:
    """The numbers of the glyphs whose middles lie in one of the boxes."""
    return [at for at, glyph in enumerate(glyphs) if any(holds(quad, centre(glyph)) for quad in quads)]


def quoted(glyphs: Sequence[Glyph], marked: Sequence[int]) -> Quoted:
    """The words of some glyphs, of those in whose order they stand."""
    if not marked:
        return Quoted("", "", "")
    chosen = [glyphs[at] for at in marked]
    before, after = glyphs[max(marked[0] - 3 * NEAR, 0) : marked[0]], glyphs[marked[-1] + 1 : marked[-1] + 1 + 3 * NEAR]
    return Quoted(spelled(chosen), spelled(before)[-NEAR:], spelled(after)[:NEAR], shown(chosen))


def between(glyphs: Sequence[Glyph], spot: Point) -> tuple[int, Quoted] | None:
    """The number of the glyph that a place is nearest to, and the words before and behind that place; None where it is far from all words."""
    near = [(_distance(glyph, spot), at) for at, glyph in enumerate(glyphs) if glyph.text.strip()]
    distance, at = min(near, default=(math.inf, 0))
    if not near or distance > FARTHEST_EM * max(glyphs[at].size, 1.0):
        return None
    split = at + (spot[0] > centre(glyphs[at])[0])
    before, after = glyphs[max(split - 3 * NEAR, 0) : split], glyphs[split : split + 3 * NEAR]
    return at, Quoted("", spelled(before)[-NEAR:], spelled(after)[:NEAR])


def _distance(glyph: Glyph, spot: Point) -> float:
    """How far a place is from a glyph; lines above and below are farther than letters beside."""
    x, y = centre(glyph)
    across = max(abs(spot[0] - x) - glyph.advance / 2, 0.0)
    return across + 3 * max(abs(spot[1] - y) - 0.55 * glyph.size, 0.0)


def spelled(glyphs: Sequence[Glyph]) -> str:
    """The letters of glyphs; a hyphen at which a line was broken is none."""
    return "".join(plain(each.text) for at, each in enumerate(glyphs) if not _is_break(glyphs, at))


def shown(glyphs: Sequence[Glyph]) -> str:
    """Glyphs as text on one line."""
    found = ""
    for at, glyph in enumerate(glyphs):
        if at and _is_below(glyphs[at - 1], glyph) and not _is_break(glyphs, at - 1):
            wide = is_ideograph(found[-1:]) or is_ideograph(glyph.text[:1])
            found += "" if wide else " "
        elif at and is_word_gap(glyphs[at - 1], glyph):
            found += " "
        found += "" if _is_break(glyphs, at) else glyph.text
    return " ".join(found.replace("\ufffd", "").split())


def _is_below(one: Glyph, two: Glyph) -> bool:
    """Whether a glyph stands on another line than the one before it."""
    return abs(two.y - one.y) > 0.8 * max(one.size, two.size)


def _is_break(glyphs: Sequence[Glyph], at: int) -> bool:
    last = at + 1 < len(glyphs) and _is_below(glyphs[at], glyphs[at + 1])
    return last and glyphs[at].text in tuple(BROKEN)
