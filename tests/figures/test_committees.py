"""The committees' chart: the number of meetings, founding and coordinator of each are the registry's."""

from __future__ import annotations

import pytest
from conftest import as_read
from figure_reading import REPORT, shapes, texts, words

from galley.figures import Surface
from galley.figures.committees import committees


def test_bars_are_the_meetings_of_the_registry_in_their_order() -> None:
    told = as_read(REPORT).registry.committees
    canvas = committees(told, words("en"), Surface(420)).canvas
    numbers = [each.meetings for each in told if each.meetings]
    lengths = [float(each["width"]) for each in shapes(canvas, "rect")]
    ordered = sorted(numbers, reverse=True)
    assert ordered[:4] == [14, 12, 11, 10]
    assert lengths == pytest.approx([lengths[0] * number / 14 for number in ordered], abs=0.01)


def test_each_tells_its_year_and_coordinator_and_one_that_no_number_is_known() -> None:
    drawn = committees(as_read(REPORT).registry.committees, words("en"), Surface(1000))
    told = texts(drawn.canvas)
    assert told[:3] == ["Educational and Cultural Exchange", "since 2001, Shimane (Japan)", "14"]
    assert told[-3:] == ["Sports", "since 2013, Republic of Sakha (Russia); number of meetings not known", "–"]
    assert drawn.alt.startswith(
        "Meetings of each committee: Educational and Cultural Exchange 14, Disaster Prevention 12,"
    )
    assert drawn.alt.endswith("and Sports: number of meetings not known.")
