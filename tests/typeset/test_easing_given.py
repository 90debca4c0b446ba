"""How so many px are given by air, leading and a panel: within their limits, the dearest last."""

from __future__ import annotations

import pytest

from galley.typeset.easing import Given, Giving, _taken, limit_of

NONE, AIR, LEADING = Giving(), Giving(air=100), Giving(leading=100)
PANEL, ALL = Giving(panel=50, around=10), Giving(air=100, leading=100, panel=50, around=10)


@pytest.mark.parametrize(
    ("wanted", "giving", "given"),
    [
        (0.0, NONE, [(1.0, 1.0, 1.0)]),
        (0.4, NONE, [(1.0, 1.0, 1.0)]),
        (0.6, NONE, []),
        (-0.6, NONE, []),
        (75.0, AIR, [(1.75, 1.0, 1.0)]),
        (76.0, AIR, []),
        (-40.0, AIR, [(0.6, 1.0, 1.0)]),
        (-41.0, AIR, []),
        (8.0, LEADING, [(1.0, 1.08, 1.0)]),
        (9.0, LEADING, []),
        (-5.0, LEADING, [(1.0, 0.95, 1.0)]),
        (-6.0, LEADING, []),
        (0.0, PANEL, [(1.0, 1.0, 1.0)]),
        (0.6, PANEL, [(1.0, 1.0, 1.012)]),
        (30.0, PANEL, [(1.0, 1.0, 1.6)]),
        (38.0, PANEL, [(1.0, 1.0, 1.75)]),
        (39.0, PANEL, []),
        (-10.0, PANEL, [(1.0, 1.0, 0.8), (1.0, 1.0, None)]),
        (-26.0, PANEL, [(1.0, 1.0, None)]),
        (-60.0, PANEL, [(1.0, 1.0, None)]),
        (-61.0, PANEL, []),
        (50.0, ALL, [(1.125, 1.0, 1.75)]),
        (115.0, ALL, [(1.75, 1.025, 1.75)]),
        (121.0, ALL, [(1.75, 1.08, 1.75)]),
        (122.0, ALL, []),
        (-45.0, ALL, [(0.8, 1.0, 0.5), (1.0, 1.0, None)]),
        (-70.0, ALL, [(0.6, 0.95, 0.5), (0.9, 1.0, None)]),
        (-105.0, ALL, [(0.6, 0.95, None)]),
        (-106.0, ALL, []),
    ],
)
def test_what_is_wanted_is_given_within_limits(
    wanted: float, giving: Giving, given: list[tuple[float, float, float | None]]
) -> None:
    found = [each for _, each in _taken(wanted, giving, 1.0)]
    assert [(each.air, each.leading) for each in found] == [
        pytest.approx((air, leading), abs=0.001) for air, leading, _ in given
    ]
    assert [each.panel for each in found] == [
        None if panel is None else pytest.approx(panel, abs=0.001) for *_, panel in given
    ]


def test_leading_is_dearer_than_air_a_panel_left_out_than_a_lower_one_and_what_is_given_than_what_is_taken() -> None:
    def dear(wanted: float, giving: Giving, spare: float = 1.0) -> list[float]:
        return [each for each, _ in _taken(wanted, giving, spare)]

    assert dear(5.0, AIR) < dear(5.0, LEADING)
    assert dear(-5.0, AIR) < dear(-5.0, LEADING)
    lower, without = dear(-10.0, PANEL)
    assert lower < without
    assert dear(10.0, PANEL) < dear(10.0, PANEL, 5.0)
    assert dear(4.0, LEADING) > dear(-4.0, LEADING)
    assert dear(75.0, AIR) == [pytest.approx(1.1)] and dear(-40.0, AIR) == [pytest.approx(0.9)]
    assert dear(8.0, LEADING) == [pytest.approx(3.1)] and dear(-60.0, PANEL) == [pytest.approx(0.5)]
    assert dear(0.75, AIR) == [pytest.approx(0.11)] and dear(-0.4, AIR) == [pytest.approx(0.108)]
    assert (limit_of(1.2), limit_of(0.8), limit_of(1.0)) == pytest.approx((0.75, 0.4, 0.4))
    assert Given() == Given(1.0, 1.0, 1.0)
