"""What only pixels tell: all inks together, and whether grounds run into the bleed."""

from __future__ import annotations

from collections.abc import Iterator

from galley import raster
from galley.message import said
from galley.preflight.document import PT_PER_MM, Document, Page
from galley.preflight.rule import PRESS, Box, Family, Finding, Rule

BLEED_DPI = 72
INKED = 250
"""Below this grey a pixel is inked."""
LEAST_RUN_MM = 1.0
"""A ground is wider along the trim; a letter or a line is not."""

TOTAL = Rule(
    "ink.total",
    said("all inks together are within what the paper takes"),
    "GWG 2015; the profile's own limit",
    PRESS,
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
    """Edges where a ground ends at the trim."""
    scale = BLEED_DPI / 72
    for grey, page in zip(raster.greys(document.data, BLEED_DPI), document.pages, strict=True):
        if page.has_trim:
            for side, inner, outer in _strips(grey, page, scale):
                yield from _edge(side, inner, outer, page, scale)


def _strips(grey: raster.Grey, page: Page, scale: float) -> Iterator[tuple[str, bytes, bytes]]:
    """For each side the pixels just inside the trim, and those in the middle of the bleed."""
    left, bottom, right, top = (
        (page.trim[0] - page.media[0]) * scale,
        (page.media[3] - page.trim[1]) * scale,
        (page.trim[2] - page.media[0]) * scale,
        (page.media[3] - page.trim[3]) * scale,
    )
    depth = PT_PER_MM * scale
    if left > depth:
        yield "left", grey.column(int(left + depth / 2)), grey.column(int(left - depth))
    if grey.width - right > depth:
        yield "right", grey.column(int(right - depth / 2)), grey.column(int(right + depth))
    if top > depth:
        yield "top", grey.row(int(top + depth / 2)), grey.row(int(top - depth))
    if grey.height - bottom > depth:
        yield "bottom", grey.row(int(bottom - depth / 2)), grey.row(int(bottom + depth))


def _edge(side: str, inner: bytes, outer: bytes, page: Page, scale: float) -> Iterator[Finding]:
    ends = [inside < INKED <= outside for inside, outside in zip(inner, outer, strict=True)]
    for first, behind in raster.runs(ends, int(LEAST_RUN_MM * PT_PER_MM * scale)):
        message = said("on the {side} side a ground ends at the trim", side=SIDES[side])
        mend = said("let it run over into the bleed: a cut a little outside shows bare paper")
        yield BLED.broken(message, mend, page.number, _along(side, first, behind, page, scale), said("ground"))
        return


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
BLEED = Family(said("bleed"), (BLED,), bled)
