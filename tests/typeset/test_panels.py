"""A panel of a leaflet whose text is too long is told, with how much; one that is full is not."""

from __future__ import annotations

import re

import pytest
from typesetting import laid_out

from galley.problem import Problem

CSS = (
    "@page { size: 60mm 100mm; margin: 10mm } .pane { break-before: page } .one { page: panel-front } .two { page: panel-flap }"
    " p { margin: 0; font-size: 10pt; line-height: 20mm }"
)


def panels(lines: int, css: str = "") -> list[Problem]:
    text = "".join(f"<p>{number}</p>" for number in range(lines))
    body = (
        '<section class="pane one" data-panel="1" data-address="part/front"><p>a</p></section>'
        f'<section class="pane two" data-panel="2" data-address="part/flap">{text}</section>'
    )
    return laid_out(body, CSS + css)[1]


def test_a_panel_that_is_full_is_not_told() -> None:
    assert panels(4) == []


@pytest.mark.parametrize(("lines", "excess"), [(5, "20.0"), (7, "60.0"), (9, "100.0")])
def test_a_panel_that_is_too_long_is_told_by_how_much(lines: int, excess: str) -> None:
    (problem,) = panels(lines)
    assert problem.code == "typeset.panel"
    assert problem.message == f"panel 2 (flap) does not fit: its text is {excess} mm too long"
    assert problem.page == 2


def test_room_left_before_what_is_kept_whole_does_not_count() -> None:
    (problem,) = panels(5, " p:nth-child(3) { break-after: avoid } p:nth-child(4) { break-after: avoid }")
    assert re.search(r"20\.0 mm too long", problem.message)
