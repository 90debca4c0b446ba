"""How much ink lies on a page, measured on its plates."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from galley import raster
from galley.images import inks_counted
from galley.preflight.rule import Box

if TYPE_CHECKING:
    from galley.preflight.document import Page

LEAST_AREA_MM2 = 2
"""Smaller spots dry before they set off."""
FULL = 255
_SCALE = 72 / raster.PLATES_DPI
_LEAST_PIXELS = LEAST_AREA_MM2 * (raster.PLATES_DPI / 25.4) ** 2


Mixture = tuple[int, int, int, int]
"""How much of each ink, cyan to black, from 0 to FULL."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All inks together on a page, counted from 1: the most in percent that lies on an area worth naming, and where it is more than was allowed, which is
    nowhere on most pages."""

    page: int
    percent: int
    heavy: Box | None = None


def coverage(plates: raster.Plates, limit: int, page: Page) -> Coverage:
    """How much ink lies within the bleed of a page; marks stand outside, and in all inks. `limit` is the most that is allowed, in percent."""
    window = _window(plates, page)
    counted = inks_counted(plates.pixels, plates.width, window)
    most = _most(counted)
    allowed = limit * FULL / 100 + 1
    if most <= allowed:
        return Coverage(page.number, _percent(most))
    heavy = {bytes(mixture) for mixture in counted if sum(mixture) > allowed}
    return Coverage(page.number, _percent(most), _around(heavy, window, plates, page))


def _most(counted: dict[Mixture, int]) -> int:
    """The most ink of an area worth naming; edges of a pixel are none."""
    area = 0
    for mixture in sorted(counted, key=sum, reverse=True):
        area += counted[mixture]
        if area >= _LEAST_PIXELS:
            return sum(mixture)
    return min(map(sum, counted), default=0)


def _percent(total: int) -> int:
    return round(total / FULL * 100)


def _window(plates: raster.Plates, page: Page) -> tuple[int, int, int, int]:
    """The bleed box in pixels: left, top, and behind the right and the bottom."""
    left, bottom, right, top = page.bleed
    edges = left - page.media[0], page.media[3] - top, right - page.media[0], page.media[3] - bottom
    rounded = (floor(edges[0] / _SCALE), floor(edges[1] / _SCALE), ceil(edges[2] / _SCALE), ceil(edges[3] / _SCALE))
    sizes = (plates.width, plates.height) * 2
    return tuple(min(max(edge, 0), size) for edge, size in zip(rounded, sizes, strict=True))  # type: ignore[return-value]


def _around(heavy: set[bytes], window: tuple[int, int, int, int], plates: raster.Plates, page: Page) -> Box:
    """The box round mixtures of inks, in pt of the page."""
    left, top, right, bottom = window
    spots = [
        (x, y)
        for y in range(top, bottom)
        for x in range(left, right)
        if plates.pixels[(at := (y * plates.width + x) * raster.INKS) : at + raster.INKS] in heavy
    ]
    across, along = zip(*spots, strict=True)
    begin, high = page.media[0], page.media[1] + plates.height * _SCALE
    return (
        begin + min(across) * _SCALE,
        high - (max(along) + 1) * _SCALE,
        begin + (max(across) + 1) * _SCALE,
        high - min(along) * _SCALE,
    )
