"""Pixels of pages: ink that lies on each other, and grounds at the trim."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from by_hand import BLEED, MEDIA, TRIM, codes, document, mark, messages, mm, page
from pikepdf import Array, Dictionary

from galley import raster
from galley.preflight import Limits, Memory, plates
from galley.preflight.coverage import Coverage, coverage
from galley.preflight.marks import Kind

PAPER = (0, 0, 0, 0)
SHEET = {"media": (-3.0, -3.0, 43.0, 43.0), "bleed": (-2.0, -1.0, 42.0, 41.0), "trim": (0.0, 0.0, 40.0, 40.0)}
"""A sheet of 46 pt, with a bleed that begins 1 pt from its left and 2 pt from its lower edge."""


def inked(**spots: tuple[int, int, int, int, tuple[int, int, int, int]]) -> raster.Plates:
    """The plates of the sheet with spots, each by its left, top, right and bottom edge in pixels."""
    pixels = [PAPER] * 46 * 46
    for left, top, right, bottom, value in spots.values():
        for y in range(top, bottom):
            for x in range(left, right):
                pixels[y * 46 + x] = value
    return raster.Plates(1, 46, 46, bytes(share for pixel in pixels for share in pixel))


def measured(limit: int = 300, **spots: Any) -> Coverage:
    return coverage(inked(**spots), limit, page(**SHEET))


FULL = (255, 255, 255, 255)


@pytest.mark.parametrize(
    ("spot", "percent"),
    [
        ((10, 10, 20, 20, FULL), 400),
        ((10, 10, 20, 20, (255, 255, 255, 0)), 300),
        ((10, 10, 20, 20, (128, 0, 0, 0)), 50),
        ((10, 10, 11, 27, FULL), 400),
        ((10, 10, 14, 14, FULL), 0),
        ((0, 10, 1, 40, FULL), 0),
        ((1, 10, 2, 30, FULL), 400),
        ((0, 0, 46, 2, FULL), 0),
        ((0, 0, 46, 3, FULL), 400),
        ((45, 10, 46, 40, FULL), 0),
        ((44, 10, 45, 40, FULL), 400),
        ((0, 44, 46, 46, FULL), 0),
        ((0, 43, 46, 44, FULL), 400),
        ((0, 0, 46, 46, FULL), 400),
    ],
)
def test_the_most_ink_on_two_square_millimetres_within_the_bleed(spot: Any, percent: int) -> None:
    assert measured(400, spot=spot) == Coverage(1, percent)


def test_spots_of_several_inks_are_an_area_together() -> None:
    assert measured(400, one=(10, 10, 13, 12, FULL), two=(10, 20, 14, 30, (255, 255, 0, 0))).percent == 200
    assert measured(400, one=(10, 10, 11, 27, (255, 0, 0, 0)), two=(20, 20, 30, 30, (0, 100, 0, 0))).percent == 100


@pytest.mark.parametrize(
    ("value", "is_heavy"),
    [((255, 255, 255, 0), False), ((255, 255, 255, 1), False), ((255, 255, 255, 2), True)],
)
def test_where_more_lies_than_is_allowed(value: Any, is_heavy: bool) -> None:
    found = measured(300, spot=(10, 20, 15, 30, value))
    assert found.heavy == ((7, 13, 12, 23) if is_heavy else None)
    beside = measured(300, spot=(10, 20, 15, 30, (255, 255, 255, 2)), other=(30, 30, 40, 40, (255, 255, 255, 1)))
    assert beside.heavy == (7, 13, 12, 23)
    assert found.percent == (301 if value[3] == 2 else 300)


def test_a_page_that_is_not_on_its_plates_has_no_ink_and_a_tiny_one_what_lies_on_all_of_it() -> None:
    small = page(**SHEET | {"bleed": (0.0, 0.0, 3.0, 3.0)})
    assert coverage(inked(all=(0, 0, 46, 46, FULL)), 400, small) == Coverage(1, 400)
    away = page(**SHEET | {"bleed": (100.0, 0.0, 120.0, 20.0)})
    assert coverage(inked(), 300, away) == Coverage(1, 0)


def test_pages_with_too_much_ink_are_told_with_what_the_paper_takes() -> None:
    found = document(limits=Limits(ink_percent=280), coverage=[Coverage(1, 200), Coverage(2, 310, (1, 2, 3, 4))])
    (told,) = plates.total(found)
    assert (told.page, told.box, told.message) == (2, (1, 2, 3, 4), "up to 310 % of ink, the paper takes 280")


@pytest.mark.parametrize(
    ("kind", "box", "size", "is_out"),
    [
        ("ground", (6, 6, 290, 390), 0, False),
        ("ground", (5, 6, 290, 390), 0, True),
        ("ground", (6, 5, 290, 390), 0, True),
        ("ground", (6, 6, 295, 390), 0, True),
        ("ground", (6, 6, 290, 395), 0, True),
        ("ground", (mm(2), 6, 290, 390), 0, True),
        ("ground", (6, mm(2), 290, 390), 0, True),
        ("ground", (6, 6, 300 - mm(2), 390), 0, True),
        ("ground", (6, 6, 290, 400 - mm(2)), 0, True),
        ("ground", (6, 6, 290, 390), 9, False),
        ("text", (14, 14, 286, 386), 8, False),
        ("text", (13, 14, 286, 386), 8, True),
        ("text", (14, 14, 287, 386), 8, True),
        ("line", (16, 16, 284, 384), 2, False),
        ("line", (15, 16, 284, 384), 2, True),
        ("line", (16, 15, 284, 384), 2, True),
        ("line", (16, 16, 284, 385), 2, True),
        ("shading", (100, 100, 100, 100), 0, True),
        ("pattern", (100, 100, 100, 100), 0, True),
        ("glyph", (100, 100, 100, 100), 0, True),
        ("group", (0, 0, 300, 400), 0, False),
    ],
)
def test_what_may_reach_the_trim(kind: Kind, box: Any, size: float, is_out: bool) -> None:
    assert plates._reaches_out(page(mark(kind, box=box, size=size))) is is_out


def test_annotations_may_reach_the_trim_and_nothing_does_not() -> None:
    assert plates._reaches_out(page(obj=Dictionary(Annots=Array([]))))
    assert not plates._reaches_out(page())


INK, BARE = 249, 250


def strip(inner: Any, outer: Any, edge: Any, side: str = "left", first: int = 7) -> list[tuple[str, str, Any]]:
    """What is told of ten pixels along a side; a number stands for all of them."""
    inner, outer, edge = (bytes([each] * 10) if isinstance(each, int) else bytes(each) for each in (inner, outer, edge))
    found = plates._edge(plates._Strips(side, first, inner, outer, edge), page(), 1.0)
    return [(each.rule.code, str(each.message), each.box) for each in found]


@pytest.mark.parametrize(
    ("strips", "told"),
    [
        ((INK, INK, INK), []),
        ((BARE, BARE, BARE), []),
        ((INK, BARE, BARE), ["on the left side a ground ends at the trim"]),
        ((INK, INK, BARE), ["on the left side a ground ends within the bleed"]),
        ((INK, BARE, INK), ["on the left side a ground ends at the trim"]),
        ((BARE, INK, INK), ["on the left side something lies in the bleed alone"]),
        ((BARE, BARE, INK), []),
        (
            (BARE, INK, BARE),
            ["on the left side a ground ends within the bleed", "on the left side something lies in the bleed alone"],
        ),
        (([BARE] * 9 + [INK], INK, INK), []),
    ],
)
def test_what_is_wrong_at_a_side(strips: Any, told: list[str]) -> None:
    assert [message for _, message, _ in strip(*strips)] == told


def run(length: int) -> list[int]:
    return [BARE, *[INK] * length, *[BARE] * (9 - length)]


@pytest.mark.parametrize(("length", "told"), [(1, 0), (2, 1), (9, 1)])
def test_a_ground_is_a_millimetre_wide_along_the_trim(length: int, told: int) -> None:
    assert len(strip(run(length), BARE, BARE)) == told


def test_of_several_places_at_a_side_the_first_is_told() -> None:
    ((code, _, box),) = strip([INK] * 3 + [BARE] * 4 + [INK] * 3, BARE, BARE)
    assert (code, box) == ("ink.bleed", (0, 430 - 10, 3, 430 - 7))


@pytest.mark.parametrize(
    ("side", "box"),
    [
        ("left", (0, 416, 3, 424)),
        ("right", (297, 416, 300, 424)),
        ("top", (-24, 397, -16, 400)),
        ("bottom", (-24, 0, -16, 3)),
    ],
)
def test_the_place_of_a_run_along_a_side(side: str, box: Any) -> None:
    assert plates._along(side, 6, 14, page(), 1.0) == box
    assert strip(INK, BARE, BARE, side)[0][1] == f"on the {side} side a ground ends at the trim"


def grey(width: int, height: int, *spots: tuple[int, int, int, int]) -> raster.Grey:
    """White, with black where spots are, each by its left, top, right and bottom edge."""
    pixels = bytearray(b"\xff" * width * height)
    for left, top, right, bottom in spots:
        for y in range(top, bottom):
            pixels[y * width + left : y * width + right] = bytes(right - left)
    return raster.Grey(width, height, bytes(pixels))


def test_strips_lie_within_the_trim_without_it_and_at_the_edge_of_the_bleed() -> None:
    leaf = page(trim=(0.0, 0.0, 20.0, 30.0), bleed=(-9.0, -9.0, 29.0, 39.0), media=(-10.0, -10.0, 30.0, 40.0))
    whole = grey(40, 50, (11, 0, 12, 50), (28, 0, 29, 50), (0, 11, 40, 12), (0, 38, 40, 39))
    found = {each.side: each for each in plates._strips(whole, leaf, 1.0)}
    assert set(found) == {"left", "right", "top", "bottom"}
    for each in found.values():
        assert set(each.inner) == {0} and 255 in each.outer and 255 in each.edge
        assert (each.first, len(each.inner)) == ((1, 48) if each.side in ("left", "right") else (1, 38))
    out = grey(40, 50, (7, 0, 8, 50), (32, 0, 33, 50), (0, 7, 40, 8), (0, 42, 40, 43))
    assert all(set(each.outer) == {0} and 255 in each.inner for each in plates._strips(out, leaf, 1.0))
    edge = grey(40, 50, (1, 0, 2, 50), (38, 0, 39, 50), (0, 1, 40, 2), (0, 48, 40, 49))
    assert all(set(each.edge) == {0} and 255 in each.outer for each in plates._strips(edge, leaf, 1.0))


@pytest.mark.parametrize(("side", "at"), [("left", 0), ("bottom", 1), ("right", 2), ("top", 3)])
@pytest.mark.parametrize(("bleed", "is_there"), [(2.8, False), (2.9, True)])
def test_a_side_with_a_bleed_of_no_more_than_a_millimetre_is_not_looked_at(
    side: str, at: int, bleed: float, is_there: bool
) -> None:
    box = list(BLEED)
    box[at] = TRIM[at] + (bleed if at > 1 else -bleed)
    found = [each.side for each in plates._strips(grey(360, 460), page(bleed=tuple(box)), 1.0)]
    assert (side in found) is is_there
    assert len(found) == 3 + is_there


def test_a_bleed_of_a_millimetre_is_none_to_look_at() -> None:
    narrow = {"media": (-mm(1), *MEDIA[1:]), "bleed": (-mm(1), *BLEED[1:])}
    found = [each.side for each in plates._strips(grey(360, 460), page(**narrow), 1.0)]
    assert found == ["right", "top", "bottom"]


def test_a_page_that_is_known_to_be_sound_is_not_drawn_and_one_that_is_found_so_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []

    def greys(data: bytes, dpi: int, numbers: Any) -> Any:
        drawn.extend(wanted := list(numbers))
        assert dpi == 72
        return [grey(360, 460, (30, 100, 60, 160)) if number == 2 else grey(360, 460) for number in wanted]

    monkeypatch.setattr(raster, "greys", greys)
    out = mark(box=(0, 0, 10, 10))
    leaves = [
        page(out, number=1),
        page(out, number=2),
        page(out, number=3, has_trim=False),
        page(number=4),
        page(out, number=5),
    ]
    memory = Memory(tuple("abcde"), {"e": {"edges": "true"}})
    found = list(plates.bled(document(*leaves, memory=memory)))
    assert (drawn, codes(found), {each.page for each in found}) == ([1, 2], ["ink.bleed"], {2})
    assert (set(memory.found), memory.has_sound_edges(1)) == ({"a", "e"}, False)
    assert messages(found) == ["on the left side a ground ends at the trim"]
    assert found[0].box == pytest.approx((0, 270, 3, 330))


def test_what_is_known_of_pages() -> None:
    known = {"a": {"coverage": "[120,null]"}, "b": {"coverage": "[310,[1,2,3,4]]", "marks": "[]"}}
    memory = Memory(("a", "b"), known)
    assert [memory.coverage(at) for at in (1, 2, 3)] == [Coverage(1, 120), Coverage(2, 310, (1, 2, 3, 4)), None]
    assert [memory.marks(at) for at in (1, 2, 3)] == [None, (), None]
    memory.keep_coverage(Coverage(3, 1))
    assert set(memory.found) == {"a", "b"}
    kept = Memory(("x",))
    both = mark(is_thin=True, size=0.5), mark("line")
    kept.keep_marks(1, both)
    again = Memory(("x",), kept.found).marks(1)
    assert again == both and again is not None and again[0].ink is again[1].ink
    kept = Memory(("x",))
    kept.keep_marks(1, [mark("picture", shape=SimpleNamespace())])
    assert kept.found == {}
