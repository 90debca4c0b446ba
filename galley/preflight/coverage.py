"""How much ink lies on a page, measured on its plates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil, floor

from galley import raster
from galley.images import ink_counted
from galley.preflight.page import Page
from galley.preflight.rule import Box

LEAST_AREA_MM2 = 2
"""Smaller spots dry before they set off."""
FULL = 255
_SCALE = 72 / raster.PLATES_DPI
_LEAST_PIXELS = LEAST_AREA_MM2 * (raster.PLATES_DPI / 25.4) ** 2


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
    counted = ink_counted(plates.pixels, plates.width, window)
    most, allowed = _most(counted), limit * FULL / 100 + 1
    heavy = _around(allowed, window, plates, page) if most > allowed else None
    return Coverage(page.number, _percent(most), heavy)


def _most(counted: Counter[int]) -> int:
    """The most ink of an area worth naming; edges of a pixel are none."""
    area = 0
    for total in sorted(counted, reverse=True):
        area += counted[total]
        if area >= _LEAST_PIXELS:
            return total
    return min(counted, default=0)


def _percent(total: int) -> int:
    return round(total / FULL * 100)


def _window(plates: raster.Plates, page: Page) -> tuple[int, int, int, int]:
    """The bleed box in pixels: left, top, and behind the right and the bottom."""
    left, bottom, right, top = page.bleed
    edges = left - page.media[0], page.media[3] - top, right - page.media[0], page.media[3] - bottom
    rounded = (floor(edges[0] / _SCALE), floor(edges[1] / _SCALE), ceil(edges[2] / _SCALE), ceil(edges[3] / _SCALE))
    sizes = (plates.width, plates.height) * 2
    return tuple(min(max(edge, 0), size) for edge, size in zip(rounded, sizes, strict=True))  # type: ignore[return-value]


def _around(allowed: float, window: tuple[int, int, int, int], plates: raster.Plates, page: Page) -> Box:
    """The box round the pixels with more ink than is allowed, in pt of the page."""
    left, top, right, bottom = window
    spots = [
        (x, y)
        for y in range(top, bottom)
        for x in range(left, right)
        if sum(plates.pixels[(at := (y * plates.width + x) * raster.INKS) : at + raster.INKS]) > allowed
    ]
    across, along = zip(*spots, strict=True)
    begin, high = page.media[0], page.media[1] + plates.height * _SCALE
    return (
        begin + min(across) * _SCALE,
        high - (max(along) + 1) * _SCALE,
        begin + (max(across) + 1) * _SCALE,
        high - min(along) * _SCALE,
    )
