"""Pictures: fine enough, and no finer than is of use; and gradients that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from galley.message import said
from galley.preflight.document import Document
from galley.preflight.marks import Box, Mark
from galley.preflight.page import doubtful
from galley.preflight.rule import LIGHT, PRESS, Family, Finding, Rule
from galley.problem import Severity

LEAST_PPI, FEW_PPI, LEAST_BILEVEL_PPI = 150, 300, 1000
MOST_PPI = 340
"""330 is what the build keeps for a screen, and a little for rounding."""
COMPONENTS = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}

PPI = Rule(
    "picture.resolution",
    said("pictures have at least {least} pixels an inch", least=LEAST_PPI),
    "GWG 2015",
    PRESS,
)
FEW = Rule(
    "picture.coarse", said("pictures have {few} pixels an inch", few=FEW_PPI), "GWG 2015", PRESS, Severity.WARNING
)
BILEVEL = Rule(
    "picture.bilevel",
    said("pictures of black and white alone have {least} pixels an inch", least=LEAST_BILEVEL_PPI),
    "GWG 2015",
    PRESS,
    Severity.WARNING,
)
HEAVY = Rule(
    "picture.heavy", said("no picture is finer than a screen shows"), "330 pixels an inch", LIGHT, Severity.WARNING
)
SMOOTH = Rule("picture.interpolated", said("no picture asks to be smoothed"), "ISO 19005-2, 6.2.8", LIGHT)
GRADIENT = Rule(
    "gradient.channels",
    said("a gradient has as many channels as its colour space"),
    "ISO 32000-1, 8.7.4.5",
    PRESS | LIGHT,
)


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with pictures and gradients."""
    for page in doubtful(document.pages):
        for mark in page.marks:
            where = page.number, mark.box
            if mark.kind == "picture" and page.is_seen(mark.box):
                yield from _picture(mark, where)
            elif mark.kind in ("shading", "pattern") and mark.shape is not None:
                yield from _gradient(mark, page.number)


def _picture(mark: Mark, where: tuple[int, Box]) -> Iterator[Finding]:
    head: Any = mark.shape if hasattr(mark.shape, "get") else {}  # of one in line nothing more is known
    bits, masked = int(head.get("/BitsPerComponent", 8)), bool(head.get("/ImageMask", False))
    found = round(mark.size)
    message = said("a picture has {found} pixels an inch", found=found)
    finer = said("bring it with more pixels, or set it smaller")
    if bits == 1 or masked:
        if found < LEAST_BILEVEL_PPI:
            yield BILEVEL.broken(message, finer, *where, said("picture"))
    elif found < LEAST_PPI:
        yield PPI.broken(message, finer, *where, said("picture"))
    elif found < FEW_PPI:
        yield FEW.broken(message, finer, *where, said("picture"))
    if found > MOST_PPI and bits > 1:
        yield HEAVY.broken(message, said("let it be scaled down for the screen"), *where, said("picture"))
    if bool(head.get("/Interpolate", False)):
        yield SMOOTH.broken(
            said("a picture asks to be smoothed"), said("write it without /Interpolate"), *where, said("picture")
        )


def _gradient(mark: Mark, page: int) -> Iterator[Finding]:
    wanted = COMPONENTS.get(mark.ink.space)
    function = mark.shape.get("/Function")
    ends = function.get("/C0") if hasattr(function, "get") else None
    if wanted and ends is not None and len(ends) != wanted:
        message = said("a gradient of {space} has colours of {found} channels", space=mark.ink.space, found=len(ends))
        yield GRADIENT.broken(message, said("state its colours in the space of the file"), page, None, said("gradient"))


FAMILY = Family(said("pictures"), (PPI, FEW, BILEVEL, HEAVY, SMOOTH, GRADIENT), examine)
