"""Bar codes: a reader that knows widths alone reads the number; sizes, guards and quiet zones are those of the standard."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from barcode_reading import read
from figure_reading import filled, shapes, texts
from hypothesis import given
from hypothesis import strategies as st

from galley.figures.barcode import barcode, modules
from galley.figures.surface import roughly
from galley.model.isbn import check_digit

ISBN = "978-3-16-148410-0"
MM = 72 / 25.4
BAR = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z")


def bars(isbn: str = ISBN) -> list[tuple[float, float, float, float]]:
    """Left edge, top, width and height of each bar, in mm."""
    (path,) = filled(barcode(isbn, roughly), "path", "ink")
    return [tuple(float(each) / MM for each in found.groups()) for found in BAR.finditer(path["d"])]  # type: ignore[misc]


def widths(drawn: list[tuple[float, float, float, float]]) -> list[float]:
    """How wide bars and the spaces between them are."""
    edges = [edge for left, _, wide, _ in drawn for edge in (left, left + wide)]
    return [right - left for left, right in pairwise(edges)]


@pytest.mark.parametrize("isbn", [ISBN, "978-7-000-00000-1", "979-10-90636-07-1"])
def test_the_number_is_read_from_the_bars(isbn: str) -> None:
    assert read(widths(bars(isbn))) == isbn.replace("-", "")


@given(st.text("0123456789", min_size=12, max_size=12))
def test_any_number_is_read_from_its_modules(twelve: str) -> None:
    number = twelve + check_digit(twelve)
    pattern = modules(number)
    assert len(pattern) == 95
    assert read([float(len(run[0])) for run in re.finditer("1+|0+", pattern)]) == number


def test_a_bar_that_is_too_wide_is_not_read() -> None:
    drawn = bars()
    left, top, wide, high = drawn[4]
    assert read(widths([*drawn[:4], (left, top, wide + 0.33, high), *drawn[5:]])) is None
    assert read(widths(drawn[:-1])) is None


def test_it_is_of_nominal_size_with_quiet_zones_and_longer_guards() -> None:
    canvas, drawn = barcode(ISBN, roughly), bars()
    first, last = drawn[0], drawn[-1]
    assert last[0] + last[2] - first[0] == pytest.approx(95 * 0.33, abs=0.002)
    assert first[0] == pytest.approx(11 * 0.33, abs=0.002)
    assert canvas.width / MM - last[0] - last[2] == pytest.approx(7 * 0.33, abs=0.002)
    heights = [high for _, _, _, high in drawn]
    guards = [*heights[:2], *heights[14:16], *heights[-2:]]
    assert guards == pytest.approx([22.85 + 5 * 0.33] * 6, abs=0.002)
    others = [*heights[2:14], *heights[16:-2]]
    assert others == pytest.approx([22.85] * 24, abs=0.002)


def test_all_is_black_and_the_number_stands_above_and_below() -> None:
    canvas = barcode(ISBN, roughly)
    assert texts(canvas) == ["ISBN 978-3-16-148410-0", "9", "783161", "484100"]
    assert {each["fill"] for tag in ("path", "text", "rect") for each in shapes(canvas, tag)} == {"var(--colour-ink)"}
    assert "<title>Bar code</title>" in canvas.svg("Bar code")


def test_digits_stand_between_the_guards_and_the_number_is_not_wider_than_the_code() -> None:
    """Also in a face whose letters are wide."""
    for width_of in (roughly, lambda text, size, bold: roughly(text, size) * 1.4):
        canvas = barcode(ISBN, width_of)
        above, first, *halves = shapes(canvas, "text")
        assert (
            float(above["x"]) >= 0
            and float(above["x"]) + width_of(ISBN, float(above["font-size"]), False) < canvas.width
        )
        for each, begin in zip(halves, (14, 61), strict=True):
            assert float(each["x"]) / MM >= begin * 0.33 - 0.01
            wide = width_of("000000", float(each["font-size"]), False) + 5 * float(each.get("letter-spacing", 0))
            assert float(each["x"]) / MM + wide / MM <= (begin + 42) * 0.33 + 0.01
        assert float(first["x"]) + width_of("9", float(first["font-size"]), False) < 9.5 * 0.33 * MM
