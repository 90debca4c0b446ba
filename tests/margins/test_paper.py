"""The paper of a proof: pages as large as they go, with room at both sides."""

from __future__ import annotations

import pytest

from galley.margins.helvetica import width
from galley.margins.paper import BESIDE_BARS, GUTTER, HEAD, LEAST_SIDES, LINE_NUMBERS, MM, UNPRINTED, Paper, sheet

BOOK = (210 * MM, 297 * MM)
PANEL = (100 * MM, 210 * MM)


def test_a_page_has_its_full_size_on_a_paper_twice_as_large() -> None:
    found = sheet(Paper.A3, BOOK)
    assert (found.scale, found.width / MM, found.height / MM) == pytest.approx((1, 297, 420))


def test_a_page_is_reduced_so_that_there_is_room_beside_it() -> None:
    found = sheet(Paper.A4, BOOK)
    assert 0.7 < found.scale < 0.75
    assert found.width - (found.trim[2] - found.trim[0]) >= LEAST_SIDES - 1


def test_nothing_is_drawn_larger_than_it_is() -> None:
    assert sheet(Paper.A3, PANEL).scale == 1


def test_a_broad_page_lies_across() -> None:
    found = sheet(Paper.A4, (297 * MM, 150 * MM))
    assert found.width > found.height


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("size", [BOOK, PANEL, (148 * MM, 210 * MM), (210 * MM, 210 * MM)])
def test_everything_lies_on_the_paper_and_beside_the_page(paper: Paper, size: tuple[float, float]) -> None:
    found = sheet(paper, size)
    left, bottom, right, top = found.trim
    assert found.left[0] == pytest.approx(UNPRINTED)
    assert found.left[0] < found.left[1] == pytest.approx(left - GUTTER)
    assert right + GUTTER == pytest.approx(found.right[0]) and found.right[0] < found.right[1]
    assert found.right[1] == pytest.approx(found.width - UNPRINTED)
    assert bottom > UNPRINTED and top == pytest.approx(found.height - HEAD, abs=0.01)


def test_a_place_on_the_sheet_leads_into_the_book() -> None:
    found = sheet(Paper.A4, BOOK)
    placed = found.placed([0, 3])
    assert placed.in_book(2, found.trim[0], found.trim[1]) == pytest.approx((3, 0, 0))
    assert placed.on_proof((0, 0, *BOOK)) == pytest.approx(found.trim, abs=0.05)
    assert placed.in_book(1, 10, 10) is None


def test_the_numbers_of_lines_have_room_between_bars_and_addresses() -> None:
    assert BESIDE_BARS + width("88", LINE_NUMBERS) + 1 < GUTTER
