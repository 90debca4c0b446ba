"""What a file is printed in, and the page with the most ink on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planting import LIMITS, clean, drawing, looked_at, planted, separation

from galley.options import Edition
from galley.pdf.marks import put_marks
from galley.preflight import Report

PRINT = Edition.PRINT


def measured(operators: str = "", page: int = 0) -> Report:
    """The clean file with something drawn on a page, looked through with its plates."""
    return looked_at(planted(PRINT, drawing(operators, page)) if operators else clean(PRINT), PRINT, with_plates=True)


def test_the_page_with_the_most_ink_is_told() -> None:
    report = measured()
    assert report.heaviest and (report.heaviest.page, report.heaviest.percent) == (1, 140)
    heavier = measured("0.8 0.7 0.6 0.2 k 100 200 40 40 re f", page=1).heaviest
    assert heavier and (heavier.page, heavier.percent, heavier.heavy) == (2, 230, None)


def test_a_speck_is_not_the_most_ink_of_a_page() -> None:
    heaviest = measured("0.9 0.9 0.9 0.2 k 100 200 2 2 re f").heaviest
    assert heaviest and heaviest.percent == 140


def test_where_there_is_too_much_is_told_with_how_much() -> None:
    report = measured("1 0.8 0.8 1 k 100 200 40 40 re f")
    assert report.heaviest and report.heaviest.percent == 360
    assert report.heaviest.heavy == pytest.approx((100, 200, 140, 240), abs=1)
    (finding,) = report.findings
    assert finding.message == "up to 360 % of ink, the paper takes 300"


def test_marks_outside_the_bleed_are_no_ink_of_the_page() -> None:
    data = planted(PRINT, lambda pdf: [put_marks(pdf, page) for page in pdf.pages])
    report = looked_at(data, PRINT, with_plates=True)
    assert report.heaviest and report.heaviest.percent == 140
    assert report.inks == looked_at(clean(PRINT), PRINT).inks


def test_the_inks_are_those_that_are_drawn_with() -> None:
    assert looked_at(clean(PRINT), PRINT).inks == ("Cyan", "Magenta", "Black")
    assert looked_at(planted(PRINT, drawing("0 0 0.4 0 k 9 9 9 9 re f")), PRINT).inks[2:] == ("Yellow", "Black")
    gold = drawing("/S cs 1 scn 100 200 20 20 re f", ColorSpace=separation("Gold"))
    ordered = replace(LIMITS, spots=frozenset({"Gold"}))
    assert looked_at(planted(PRINT, gold), PRINT, ordered).inks == ("Cyan", "Magenta", "Black", "Gold")
    assert looked_at(clean(Edition.SCREEN), Edition.SCREEN).inks == ()


def test_what_was_looked_at_is_told_and_what_was_not(monkeypatch: pytest.MonkeyPatch) -> None:
    report = measured()
    assert report.done["total ink"] == 1 and report.done["inks"] > 3 and "total ink" not in report.undone
    monkeypatch.setenv("PATH", "")
    without = looked_at(clean(PRINT), PRINT, with_plates=True)
    assert (
        "total ink" not in without.done
        and str(without.undone["total ink"]) == "no plates: ghostscript is not installed"
    )
    assert (without.heaviest, without.inks) == (None, report.inks)
