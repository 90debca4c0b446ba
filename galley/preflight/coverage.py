"""How much ink lies on a page, measured on its plates."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from galley import raster
from galley.preflight.rule import Box

if TYPE_CHECKING:
    from galley.preflight.document import Page

LEAST_AREA_MM2 = 2
"""Smaller spots dry before they set off."""
FULL = 255
PAIR = 2 * raster.INKS
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
    left, top, right, bottom = window = _window(plates, page)
    pixels = memoryview(plates.pixels).cast("I")
    rows = range(top * plates.width, bottom * plates.width, plates.width)
    counted = _counted(pixels[start + left : start + right] for start in rows)
    totals = {value: sum(value.to_bytes(raster.INKS, "little")) for value in counted}
    most = _most(counted, totals)
    if most <= limit * FULL / 100 + 1:
        return Coverage(page.number, _percent(most))
    heavy = {value for value, total in totals.items() if total > limit * FULL / 100 + 1}
    return Coverage(page.number, _percent(most), _around(pixels, heavy, window, plates, page))


def _counted(rows: Iterable[memoryview]) -> Counter[int]:
    """How often each value stands in rows of pixels. They are counted by pairs, and rows that are alike once: most of a page is paper."""
    pairs: Counter[int] = Counter()
    counted: Counter[int] = Counter()
    for row, times in Counter(map(bytes, rows)).items():
        even = len(row) // PAIR * PAIR
        for pair, found in Counter(memoryview(row)[:even].cast("Q")).items():
            pairs[pair] += found * times
        for value in memoryview(row)[even:].cast("I"):
            counted[value] += times
    for pair, found in pairs.items():
        for value in struct.unpack("=2I", struct.pack("=Q", pair)):
            counted[value] += found
    return counted


def _most(counted: Counter[int], totals: dict[int, int]) -> int:
    """The most ink of an area worth naming; edges of a pixel are none."""
    area = 0
    for value in sorted(totals, key=totals.__getitem__, reverse=True):
        area += counted[value]
        if area >= _LEAST_PIXELS:
            return totals[value]
    return min(totals.values(), default=0)


def _percent(total: int) -> int:
    return round(total / FULL * 100)


def _window(plates: raster.Plates, page: Page) -> tuple[int, int, int, int]:
    """The bleed box in pixels: left, top, and behind the right and the bottom."""
    left, bottom, right, top = page.bleed
    edges = left - page.media[0], page.media[3] - top, right - page.media[0], page.media[3] - bottom
    before = (max(0, floor(edge / _SCALE)) for edge in edges[:2])
    behind = (ceil(edge / _SCALE) for edge in edges[2:])
    return *before, *(max(0, min(*each)) for each in zip(behind, (plates.width, plates.height), strict=True))  # type: ignore[return-value]


def _around(
    pixels: memoryview, heavy: set[int], window: tuple[int, int, int, int], plates: raster.Plates, page: Page
) -> Box:
    """The box round pixels of some values, in pt of the page."""
    left, top, right, bottom = window
    spots = [
        (x, y)
        for y in range(top, bottom)
        for x, value in enumerate(pixels[y * plates.width + left : y * plates.width + right], left)
        if value in heavy
    ]
    across, along = zip(*spots, strict=True)
    begin, high = page.media[0], page.media[1] + plates.height * _SCALE
    return (
        begin + min(across) * _SCALE,
        high - (max(along) + 1) * _SCALE,
        begin + (max(across) + 1) * _SCALE,
        high - min(along) * _SCALE,
    )
