"""Boxes of pages, a little within and a little beyond what is allowed."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import BLEED, MEDIA, TRIM, codes, document, messages, mm, page
from pikepdf import Dictionary

from galley.preflight import Limits, boxes
from galley.preflight.document import attribute
from galley.preflight.page import Page


def moved(box: tuple[float, ...], at: int, by: float) -> Any:
    """A box with an edge elsewhere; positive is inward."""
    return tuple(edge + (by if at < 2 else -by) if number == at else edge for number, edge in enumerate(box))


def found(*pages: Page, **limits: Any) -> list[str]:
    return codes(boxes.examine(document(*pages, limits=Limits(**limits))))


def sized(wide: float, high: float, number: int = 1) -> Page:
    """A page of a size in mm with a bleed."""
    trim = 0.0, 0.0, mm(wide), mm(high)
    around = -9.0, -9.0, mm(wide) + 9, mm(high) + 9
    return page(number=number, trim=trim, bleed=around, media=around, crop=around)


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(
    ("bleed", "told"), [(mm(3), []), (8.37, []), (8.35, ["box.bleed"]), (0, ["box.bleed"]), (-5, ["box.bleed"])]
)
def test_a_bleed_is_as_wide_as_is_wanted_on_each_side(at: int, bleed: float, told: list[str]) -> None:
    box = moved(BLEED, at, 9 - bleed)
    assert found(page(bleed=box)) == told
    assert found(page(bleed=box), bleed_mm=0) == []
    assert found(page(bleed=moved(BLEED, at, 9 - mm(2.25))), bleed_mm=2.25) == []
    assert found(page(bleed=box, has_trim=False)) == ["box.trim"]


@pytest.mark.parametrize("at", range(4))
def test_a_bleed_ends_with_the_sheet(at: int) -> None:
    sheet = moved(MEDIA, at, 26)
    assert found(page(media=sheet, crop=sheet)) == ["box.bleed"]
    assert messages(boxes.examine(document(page(media=sheet, crop=sheet)))) == ["the bleed is 1.4 mm, 3 are wanted"]


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(
    ("by", "told"),
    [(-30.1, []), (-30.11, ["the trim box lies beyond the sheet"]), (0, []), (500, ["the trim box is empty"])],
)
def test_a_page_is_cut_within_its_sheet_and_to_something(at: int, by: float, told: list[str]) -> None:
    cut = moved(TRIM, at, by)
    cut = (
        (*cut[:2], max(cut[0], cut[2]), max(cut[1], cut[3]))
        if at > 1
        else (min(cut[0], cut[2]), min(cut[1], cut[3]), *cut[2:])
    )
    assert [each for each in messages(boxes.examine(document(page(trim=cut)))) if "trim" in each] == told


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(("by", "told"), [(-5, []), (0.1, []), (0.11, ["box.crop"])])
def test_a_crop_box_hides_nothing_at_any_side(at: int, by: float, told: list[str]) -> None:
    assert found(page(crop=moved(MEDIA, at, by))) == told


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ({"/Rotate": 90}, ["the page is turned by the viewer"]),
        ({"/Rotate": -90}, ["the page is turned by the viewer"]),
        ({"/Rotate": 360}, []),
        ({"/Rotate": 0}, []),
        ({"/UserUnit": 2}, ["the page is scaled by its user unit"]),
        ({"/UserUnit": 1}, []),
        ({"/Parent": Dictionary(Rotate=180)}, ["the page is turned by the viewer"]),
    ],
)
def test_a_page_is_neither_turned_nor_scaled(entries: dict[str, Any], told: list[str]) -> None:
    assert messages(boxes.examine(document(page(obj=Dictionary(entries))))) == told


@pytest.mark.parametrize(("more", "told"), [(0.08, []), (0.09, ["box.trim"]), (-0.08, []), (-0.09, ["box.trim"])])
def test_all_pages_have_the_size_of_the_first(more: float, told: list[str]) -> None:
    assert found(sized(100, 200), sized(100 + more, 200, 2)) == told
    assert found(sized(100, 200), sized(100, 200 + more, 2)) == told


def test_the_size_is_that_which_was_ordered_and_another_size_is_told_once() -> None:
    first, second = sized(100, 200), sized(90, 200, 2)
    assert found(first, trim_mm=(100, 200)) == []
    assert found(first, trim_mm=(100, 201)) == found(first, trim_mm=(99, 200)) == ["box.size"]
    assert found(first, second, trim_mm=(100, 200)) == ["box.trim"]
    assert found(sized(90, 200), sized(100, 200, 2), trim_mm=(100, 200)) == ["box.size", "box.trim"]
    assert found(sized(90, 200), sized(95, 200, 2), trim_mm=(100, 200)) == ["box.size", "box.trim"]
    told = boxes.examine(document(first, sized(100, 200, 2), limits=Limits(trim_mm=(105, 210))))
    assert messages(told) == ["the page is cut to 100.0 × 200.0 mm, 105.0 × 210.0 mm was ordered; on pages 1–2"]
    assert messages(boxes.examine(document(first, second))) == [
        "the page is cut to 90.0 × 200.0 mm, the first to 100.0 × 200.0 mm"
    ]


def test_a_document_without_pages_has_no_fault_of_boxes() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("box", "is_seen"),
    [
        (TRIM, True),
        ((-20, 100, -9, 110), False),
        ((-20, 100, -8.9, 110), True),
        ((309, 100, 320, 110), False),
        ((308.9, 100, 320, 110), True),
        ((100, -20, 110, -9), False),
        ((100, -20, 110, -8.9), True),
        ((100, 409, 110, 420), False),
        ((100, 408.9, 110, 420), True),
    ],
)
def test_what_has_a_part_in_the_bleed_is_seen(box: Any, is_seen: bool) -> None:
    assert page().is_seen(box) is is_seen


def nested(depth: int) -> Any:
    """A page below so many parents, the outermost of which is turned."""
    found = Dictionary(Rotate=90)
    for _ in range(depth):
        found = Dictionary(Parent=found)
    return found


@pytest.mark.parametrize(("depth", "turn"), [(0, 90), (1, 90), (31, 90), (32, None)])
def test_an_attribute_is_that_of_the_nearest_of_some_parents(depth: int, turn: int | None) -> None:
    assert attribute(nested(depth), "/Rotate") == turn
    assert attribute(Dictionary(Rotate=180, Parent=nested(depth)), "/Rotate") == 180
    assert attribute(nested(depth), "/CropBox") is None
