"""Rows of a calendar: who holds what, when and where; and where a title is nearly that of another."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.engines.claims.meetings import Held
from galley.proof.engines.claims.rows import Row, _difference, _is_slip, _plain, row_of


def read(text: str) -> tuple[str, str, tuple[int, ...], str | None] | None:
    """Host, title, the months and days of the first and last day, and place."""
    row = row_of(plain(text, "zh"))
    if row is None:
        return None
    days = [day for day in (row.held.first, row.held.last) if day]
    return (
        row.host,
        row.title.text,
        tuple(part for day in days for part in day[1:] if part),
        row.where.text if row.where else None,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("某省(甲国) 国际河流论坛 8. 27 ~ 8. 29 河畔市", ("某省", "国际河流论坛", (8, 27, 8, 29), "河畔市")),
        ("某省（甲国）国际河流论坛 8. 27 ~ 29", ("某省", "国际河流论坛", (8, 27, 8, 29), None)),
        ("国际河流论坛 12. 31", ("", "国际河流论坛", (12, 31), None)),
        ("  国际河流论坛 1. 1 河畔市 ", ("", "国际河流论坛", (1, 1), "河畔市")),
        ("国际河流论坛 13. 1", None),
        ("国际河流论坛 0. 1", None),
        ("国际河流论坛 1. 32", None),
        ("国际河流论坛 1. 0", None),
        ("国际河流论坛。1. 1", None),
        ("国际河流论坛 于。 1. 1", None),
        ("1 2 3 4 1. 1", None),
        ("国际河流论坛 1. 1 某", None),
        ("某(甲国) 国际河流论坛 1. 1", ("", "某(甲国) 国际河流论坛", (1, 1), None)),
    ],
)
def test_a_line_is_a_row_where_it_tells_a_title_and_days(
    text: str, found: tuple[str, str, tuple[int, ...], str | None] | None
) -> None:
    assert read(text) == found


def test_a_row_is_no_longer_than_140_characters() -> None:
    blank = " " * (140 - len("国际河流论坛 1. 1"))
    assert read(f"国际河流论坛{blank} 1. 1") is not None and read(f"国际河流论坛{blank}  1. 1") is None


def test_title_days_and_place_stand_where_they_do() -> None:
    text = " 某省(甲国) 国际论坛 8. 27 河畔市"
    row = row_of(plain(text, "zh"))
    assert isinstance(row, Row) and isinstance(row.held, Held)
    for span, said in ((row.title, "国际论坛"), (row.held.span, "8. 27"), (row.where, "河畔市")):
        assert span is not None and text[span.start : span.end] == said


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("国际河流论坛", "国际河川论坛", (3, 4)),
        ("国际河流论坛", "国际论坛", (2, 4)),
        ("国际论坛", "国际河流论坛", (2, 2)),
        ("国际河流论坛", "某际河流论坛", (0, 1)),
        ("国际河流论坛", "国际河流论某", (5, 6)),
        ("国际论坛", "国际论坛会", (4, 4)),
        ("河河", "河河河", (2, 2)),
        ("", "河", (0, 0)),
        ("河", "流", (0, 1)),
    ],
)
def test_what_differs_stands_between_what_both_have_at_their_ends(
    one: str, other: str, differs: tuple[int, int]
) -> None:
    assert _difference(one, other) == differs


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("国际河流论坛", "国际河川论坛", True),
        ("国际论坛", "国际论谈", True),
        ("河流论坛", "河川论谈", False),
        ("第三次论坛", "第四次论坛", False),
        ("第3届论坛", "第4届论坛", False),
        ("abcd", "abce", True),
        ("abc", "abd", False),
    ],
)
def test_titles_are_one_with_some_letters_wrong_where_three_in_four_are_alike(one: str, other: str, slip: bool) -> None:
    assert _is_slip(one, other) == slip


def test_spaces_quotation_marks_hyphens_and_width_are_a_matter_of_style() -> None:
    assert _plain("“河流”（A - B）《论坛》") == _plain('"河流"(A–B)论坛') == "河流(AB)论坛"
