"""What is found on a leaflet's sheet is traced to the panel that it stands on."""

from __future__ import annotations

import pytest

from galley.maps import Block, PageMap, Part
from galley.options import Edition
from galley.pipeline.tracing import Trace, traced
from galley.preflight import Finding
from galley.preflight.boxes import TRIM
from galley.preflight.document import PT_PER_MM

WIDTHS = {1: 100, 2: 97, 3: 100, 4: 100, 5: 97, 6: 100}
SIDES = ((2, 6, 1), (3, 4, 5))


def told() -> PageMap:
    """A map of six panels, each with a block of 20 mm in its upper left corner."""
    box = 0.0, 190 * PT_PER_MM, 20 * PT_PER_MM, 210 * PT_PER_MM
    sizes = tuple((wide * PT_PER_MM, 210 * PT_PER_MM) for wide in WIDTHS.values())
    blocks = tuple(Block(f"panel-{page}", "", (Part(page, box),)) for page in WIDTHS)
    return PageMap("leaflet", "zh", sizes, blocks, sides=SIDES)


def found(trace: Trace, page: int, across: float) -> str | None:
    """The address of what stands 5 mm from the top, so far from the left."""
    finding = Finding(TRIM, TRIM.title, TRIM.title, page, place_mm=(across, 5, 10, 5))
    return trace.address(finding)


@pytest.mark.parametrize(("side", "number"), [(side, place) for side in (1, 2) for place in range(3)])
def test_a_place_on_a_side_is_one_of_its_panels(side: int, number: int) -> None:
    trace = traced(told(), Edition.PRINT, {})
    left = sum(WIDTHS[page] for page in SIDES[side - 1][:number])
    assert found(trace, side, left + 5) == f"panel-{SIDES[side - 1][number]}"
    assert found(trace, side, left + 50) is None


def test_a_screen_file_has_the_panels_as_pages() -> None:
    trace = traced(told(), Edition.SCREEN, {})
    assert [found(trace, page, 5) for page in range(1, 7)] == [f"panel-{page}" for page in range(1, 7)]
