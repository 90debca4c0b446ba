"""The projection gives the numbers of Snyder's example, is true to area, and leads back."""

from __future__ import annotations

from math import radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.model.projection import EARTH_KM, Albers

USA = Albers((29.5, 45.5), 23, -96, 1.0)
"""The example of USGS Professional Paper 1395, p. 291: the sphere of radius 1."""


def test_it_gives_the_numbers_of_the_worked_example() -> None:
    x, y = USA.at((-75, 35))
    assert (round(x, 7), round(-y, 7)) == (0.2952720, 0.2416774)


def test_its_centre_and_origin_are_zero() -> None:
    assert Albers((33, 63), 48, 113).at((113, 48)) == pytest.approx((0, 0), abs=1e-9)


def test_south_is_down() -> None:
    x, y = Albers((33, 63), 48, 113).at((113, 40))
    assert x == pytest.approx(0) and 800 < y < 950


@given(st.floats(80, 150), st.floats(25, 75))
def test_a_cell_of_degrees_has_its_area(east: float, north: float) -> None:
    albers, d = Albers((33, 63), 48, 113), 0.01
    corners = [albers.at(each) for each in ((east, north), (east + d, north), (east + d, north + d), (east, north + d))]
    flat = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*corners[1:], corners[0]], strict=True))) / 2
    true = EARTH_KM**2 * radians(d) * (sin(radians(north + d)) - sin(radians(north)))
    assert flat == pytest.approx(true, rel=1e-4)


@given(st.floats(60, 190), st.floats(0, 85))
def test_it_leads_back(east: float, north: float) -> None:
    albers = Albers((33, 63), 48, 113)
    assert albers.back(albers.at((east, north))) == pytest.approx((east, north), abs=1e-6)


def test_beyond_the_pole_is_the_pole() -> None:
    assert Albers((33, 63), 48, 113).back((-1050, -4660))[1] == 90
