"""The boxes of pages: what is cut where, and what runs over."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.preflight.document import Document, attribute
from galley.preflight.page import PT_PER_MM, Page
from galley.preflight.rule import PRESS, Box, Family, Finding, Rule, told_once

TOLERANCE_PT = 0.1
TOLD_MM = 0.05
"""A bleed is told in tenths: what lacks no more than half of one is as wide as is wanted."""

TRIM = Rule("box.trim", said("each page says where it is cut, and all are cut alike"), "ISO 15930-7", PRESS)
SIZE = Rule("box.size", said("the pages have the size that was ordered"), "GWG 2015", PRESS)
BLEED = Rule("box.bleed", said("there is a bleed on all sides"), "GWG 2015", PRESS)
CROP = Rule("box.crop", said("nothing crops, turns or scales a page"), "GWG 2015", PRESS)

_EXPORT = said("export it again with the page as trim box and the bleed around it")


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with the boxes."""
    first = document.pages[0].size_mm if document.pages else (0.0, 0.0)
    yield from told_once(finding for page in document.pages for finding in _page(page, document, first))


def _page(page: Page, document: Document, first: tuple[float, float]) -> Iterator[Finding]:
    size, wanted, limits = page.size_mm, document.limits.trim_mm, document.limits
    if not page.has_trim:
        yield TRIM.broken(said("the page has no trim box: nothing says where it is cut"), _EXPORT, page.number)
    elif min(size) <= 0:
        yield TRIM.broken(said("the trim box is empty"), _EXPORT, page.number)
    elif _lies_beyond(page.trim, page.media):
        yield TRIM.broken(said("the trim box lies beyond the sheet"), _EXPORT, page.number)
    elif not _alike(size, first):
        message = said("the page is cut to {size}, the first to {first}", size=_mm(size), first=_mm(first))
        yield TRIM.broken(message, said("give all pages of the file one size"), page.number)
    if wanted and _alike(size, first) and not _alike(size, wanted):
        message = said("the page is cut to {size}, {wanted} was ordered", size=_mm(size), wanted=_mm(wanted))
        yield SIZE.broken(message, said("build it at the trim that was ordered, or order the other"), page.number)
    yield from _bled(page, float(limits.bleed_mm))
    yield from _cropped(page)


def _bled(page: Page, wanted_mm: float) -> Iterator[Finding]:
    """A bleed that is too narrow is told once a page."""
    if not page.has_trim:
        return
    outer = [
        max(min(page.bleed[at], page.trim[at]), page.media[at])
        if at < 2
        else min(max(page.bleed[at], page.trim[at]), page.media[at])
        for at in range(4)
    ]
    least = min(abs(page.trim[at] - outer[at]) for at in range(4)) / PT_PER_MM
    if wanted_mm - least > TOLD_MM:
        message = said("the bleed is {found} mm, {wanted} are wanted", found=f"{least:.1f}", wanted=f"{wanted_mm:g}")
        mend = said("let grounds and pictures run over the trim, and give the file that bleed")
        yield BLEED.broken(message, mend, page.number, page.trim)


def _cropped(page: Page) -> Iterator[Finding]:
    faults = {
        said("a crop box hides a part of the page"): _lies_beyond(page.media, page.crop),
        said("the page is turned by the viewer"): int(attribute(page.obj, "/Rotate") or 0) % 360 != 0,
        said("the page is scaled by its user unit"): float(page.obj.get("/UserUnit", 1)) != 1,
    }
    for message, holds in faults.items():
        if holds:
            yield CROP.broken(
                message, said("export it without: presses and impositions read them differently"), page.number
            )


def _lies_beyond(box: Box, other: Box) -> bool:
    """Whether a box has a part outside of another."""
    beyond = [other[at] > box[at] + TOLERANCE_PT for at in (0, 1)]
    return any([*beyond, *(other[at] < box[at] - TOLERANCE_PT for at in (2, 3))])


def _alike(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return all(abs(a - b) < TOLERANCE_PT / PT_PER_MM + 0.05 for a, b in zip(one, two, strict=True))


def _mm(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f} mm"


FAMILY = Family(said("boxes"), (TRIM, SIZE, BLEED, CROP), examine)
