"""What only pixels tell: all inks together, and whether grounds run into the bleed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor
from typing import NamedTuple

from galley import raster
from galley.message import said
from galley.preflight.document import Document
from galley.preflight.inks import UNBOUNDED
from galley.preflight.marks import Mark
from galley.preflight.page import PT_PER_MM, Page
from galley.preflight.rule import PRESS, Box, Family, Finding, Rule
from galley.problem import Severity

BLEED_DPI = 72
INKED = 250
"""Below this grey a pixel is inked."""
LEAST_RUN_MM = 1.0
"""A ground is wider along the trim; a letter or a line is not."""
NEAR_MM = 2.0
"""What is farther within the trim is not looked at."""

TOTAL = Rule(
    "ink.total",
    said("all inks together are within what the paper takes"),
    "GWG 2015; the profile's own limit",
    PRESS,
)
SLIVER = Rule(
    "ink.sliver",
    said("what lies in the bleed begins within the trim and fills the bleed"),
    "GWG 2015",
    PRESS,
    Severity.WARNING,
)
BLED = Rule("ink.bleed", said("what is inked at the trim runs on into the bleed"), "GWG 2015", PRESS)


def total(document: Document) -> Iterator[Finding]:
    """Pages with too much ink. Raises `raster.NoPlates`."""
    for found in document.coverage:
        if found.heavy:
            message = said(
                "up to {found} % of ink, the paper takes {limit}",
                found=found.percent,
                limit=document.limits.ink_percent,
            )
            mend = said("lighten the place; pictures are separated to the limit of the profile by the build")
            yield TOTAL.broken(message, mend, found.page, found.heavy)


def bled(document: Document) -> Iterator[Finding]:
    """Edges where a ground ends at the trim, within the bleed, or begins in it. A page on which there are none is not looked at again."""
    scale, memory = BLEED_DPI / 72, document.memory
    pages = [page for page in document.pages if page.has_trim and not memory.has_sound_edges(page.number)]
    pages = [page for page in pages if _reaches_out(page)]
    greys = raster.greys(document.data, BLEED_DPI, (page.number for page in pages))
    for grey, page in zip(greys, pages, strict=True):
        found = [finding for strips in _strips(grey, page, scale) for finding in _edge(strips, page, scale)]
        if not found:
            memory.keep_sound_edges(page.number)
        yield from found


def _reaches_out(page: Page) -> bool:
    """Whether anything may be drawn where it is looked for: near the trim, or outside it."""
    left, bottom, right, top = page.trim
    near = NEAR_MM * PT_PER_MM
    within = left + near, bottom + near, right - near, top - near
    return "/Annots" in page.obj or any(_is_outside(mark, within) for mark in page.marks if mark.kind != "group")


def _is_outside(mark: Mark, box: Box) -> bool:
    """Whether a mark may have a part outside a box: a letter is an em larger than is told, a corner of a line goes five widths out (8.4.3.5)."""
    more = {"text": mark.size, "line": 5 * mark.size}.get(mark.kind, 0)
    left, bottom, right, top = mark.box
    is_inside = left - more > box[0] and bottom - more > box[1] and right + more < box[2] and top + more < box[3]
    return mark.kind in UNBOUNDED or not is_inside


class _Strips(NamedTuple):
    """Along a side of a page the pixels just inside the trim, a millimetre outside it, and just inside the edge of the bleed; `first` is the number of
    the first of them in its row or column of the page."""

    side: str
    first: int
    inner: bytes
    outer: bytes
    edge: bytes


def _strips(grey: raster.Grey, page: Page, scale: float) -> Iterator[_Strips]:
    """The strips of each side that has a bleed of more than a millimetre, as long as the bleed box."""
    left, bottom, right, top = _on_grey(page.trim, page, scale)
    outside = _on_grey(page.bleed, page, scale)
    out = max(0.0, outside[0]), min(grey.height, outside[1]), min(grey.width, outside[2]), max(0.0, outside[3])
    depth = PT_PER_MM * scale
    along, down = slice(ceil(out[0]), floor(out[2])), slice(ceil(out[3]), floor(out[1]))
    sides: list[tuple[str, float, tuple[float, float, float], Callable[[int], bytes], slice]] = [
        ("left", left - out[0], (left + depth / 2, left - depth, ceil(out[0])), grey.column, down),
        ("right", out[2] - right, (right - depth / 2, right + depth, floor(out[2]) - 1), grey.column, down),
        ("top", top - out[3], (top + depth / 2, top - depth, ceil(out[3])), grey.row, along),
        ("bottom", out[1] - bottom, (bottom - depth / 2, bottom + depth, floor(out[1]) - 1), grey.row, along),
    ]
    for side, bleed, places, pixels, within in sides:
        if bleed > depth:
            inner, outer, edge = (pixels(int(place))[within] for place in places)
            yield _Strips(side, within.start, inner, outer, edge)


def _on_grey(box: Box, page: Page, scale: float) -> Box:
    """A box in pixels from the upper left corner: left, bottom, right and top edge."""
    left, bottom, right, top = box
    return (
        (left - page.media[0]) * scale,
        (page.media[3] - bottom) * scale,
        (right - page.media[0]) * scale,
        (page.media[3] - top) * scale,
    )


def _edge(strips: _Strips, page: Page, scale: float) -> Iterator[Finding]:
    """What is wrong at a side, each fault once."""
    side = SIDES[strips.side]
    across = list(zip(strips.inner, strips.outer, strips.edge, strict=True))
    faults = (
        (
            BLED,
            [inner < INKED <= outer for inner, outer, _ in across],
            said("on the {side} side a ground ends at the trim", side=side),
            said("let it run over into the bleed: a cut a little outside shows bare paper"),
        ),
        (
            SLIVER,
            [outer < INKED <= edge for _, outer, edge in across],
            said("on the {side} side a ground ends within the bleed", side=side),
            said("let it run to the edge of the bleed"),
        ),
        (
            SLIVER,
            _alone(strips),
            said("on the {side} side something lies in the bleed alone", side=side),
            said("take it away, or let it begin within the trim: a cut a little outside leaves a sliver of it"),
        ),
    )
    for rule, broken, message, mend in faults:
        for first, behind in raster.runs(broken, int(LEAST_RUN_MM * PT_PER_MM * scale)):
            place = _along(strips.side, first + strips.first, behind + strips.first, page, scale)
            yield rule.broken(message, mend, page.number, place, said("ground"))
            break


def _alone(strips: _Strips) -> list[bool]:
    """Where something is drawn outside the trim that nowhere begins within it; what is white in a ground is none of it."""
    found = [False] * len(strips.outer)
    for first, behind in raster.runs([grey < INKED for grey in strips.outer], 1):
        if min(strips.inner[first:behind]) >= INKED:
            found[first:behind] = [True] * (behind - first)
    return found


SIDES = {"left": said("left"), "right": said("right"), "top": said("top"), "bottom": said("bottom")}


def _along(side: str, first: int, behind: int, page: Page, scale: float) -> Box:
    """The place of a run along a side."""
    left, bottom, right, top = page.trim
    if side in ("left", "right"):
        ends = page.media[3] - behind / scale, page.media[3] - first / scale
        return (left, ends[0], left + 3, ends[1]) if side == "left" else (right - 3, ends[0], right, ends[1])
    begins, over = page.media[0] + first / scale, page.media[0] + behind / scale
    return (begins, top - 3, over, top) if side == "top" else (begins, bottom, over, bottom + 3)


INK = Family(said("total ink"), (TOTAL,), total, "ghostscript")
BLEED = Family(said("bleed"), (BLED, SLIVER), bled)
