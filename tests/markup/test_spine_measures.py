"""A spine in figures: what is kept free, how large letters are, and what parts them."""

from __future__ import annotations

from typing import Any

import pytest

from galley.markup.spine import Lettering, Line, Piece, _foot, _pieces, lettering


def half(text: str, size: float, bold: bool) -> float:
    """Each letter is half an em wide."""
    return len(text) * size / 2


def made(title: str, width: float, high: float = 297, foot: tuple[str, ...] = ()) -> Any:
    return lettering(title, width, high, half, foot)


@pytest.mark.parametrize(
    ("title", "width", "size"),
    [
        ("Report", 6, 8.5),
        ("Report", 7, 9.92),
        ("Report", 9.87, 13.99),
        ("Report", 9.88, 14.0),
        ("Report", 40, 14.0),
        ("x" * 108, 40, 14.0),
        ("x" * 120, 40, 12.61),
        ("x" * 216, 40, 7.01),
        ("年" * 100, 40, 7.01),
    ],
)
def test_letters_are_half_as_high_as_the_spine_is_thick(title: str, width: float, size: float) -> None:
    assert made(title, width).title.size == size


@pytest.mark.parametrize(("title", "width"), [("x" * 217, 40), ("年" * 101, 40), ("Report", 5.99), ("x", 0)])
def test_no_words_stand_on_a_spine_that_is_too_thin_or_too_short(title: str, width: float) -> None:
    assert made(title, width) is None


def test_a_line_along_the_spine_is_in_its_middle_and_one_downward_begins_at_its_edge() -> None:
    along, down = made("Report", 40), made("年报", 40)
    assert (along.title.length, along.top) == (42.0, pytest.approx((841.89 - 42) / 2, abs=0.01))
    assert (down.title.length, down.top) == (pytest.approx(30.24), pytest.approx(42.52, abs=0.01))
    assert (along.title.is_along, down.title.is_along) == (True, False)
    assert down.foot_top == pytest.approx(841.89 - 42.52, abs=0.01)


@pytest.mark.parametrize(("count", "has_foot"), [(47, True), (48, False)])
def test_two_ems_stay_free_above_the_foot(count: int, has_foot: bool) -> None:
    found = made("年" * count, 20, foot=("NEAR",))
    assert (found.title.size, found.foot is not None) == (14.0, has_foot)
    if has_foot:
        assert found.foot_top == pytest.approx(841.89 - 42.52 - 1.2 * 14, abs=0.01)


@pytest.mark.parametrize(
    ("words", "width", "size", "ways", "length"),
    [
        (("ANEAR",), 10, 9.07, ["level"], 1.2),
        (("ANEAR", "2014"), 10, 9.07, ["level", "level"], 2.4),
        (("NE", "ANEAR"), 10, 9.07, ["level", "level"], 2.4),
        (("ANEARS",), 9.41, 7.0, ["level"], 1.2),
        (("ANEARS",), 9.4, 13.32, ["sideways"], 3),
        (("ANEARS", "A"), 9.3, 13.18, ["sideways"], 4),
        (("年",), 20, 14.0, ["upright"], 1.08),
        (("NEAR", "年"), 20, 14.0, ["sideways", "blank", "upright"], 3.48),
    ],
)
def test_the_foot_lies_level_where_its_longest_word_has_room(
    words: tuple[str, ...], width: float, size: float, ways: list[str], length: float
) -> None:
    foot = made("年", width, foot=words).foot
    assert (foot.size, [each.way for each in foot.pieces]) == (size, ways)
    assert sum(each.length for each in foot.pieces) == pytest.approx(length)


def test_a_foot_without_words_is_none() -> None:
    assert made("年", 20, foot=("", "")).foot is None
    assert made("年", 20).foot is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ab", [("ab", "sideways", 1.0)]),
        ("年", [("年", "upright", 1.08)]),
        ("年2", [("年", "upright", 1.08), ("2", "upright", 1.08)]),
        ("年12", [("年", "upright", 1.08), ("12", "number", 1.08)]),
        ("年2014", [("年", "upright", 1.08), ("2014", "number", 1.08)]),
        ("年20145", [("年", "upright", 1.08), ("", "blank", 0.25), ("20145", "sideways", 2.5)]),
        ("ab年", [("ab", "sideways", 1.0), ("", "blank", 0.25), ("年", "upright", 1.08)]),
        ("年ab年", [("年", "upright", 1.08), ("", "blank", 0.25), ("ab", "sideways", 1.0), ("", "blank", 0.25), ("年", "upright", 1.08)]),
        ("年 ab", [("年", "upright", 1.08), ("", "blank", 0.4), ("ab", "sideways", 1.0)]),
        ("年 2 年", [("年", "upright", 1.08), ("", "blank", 0.4), ("2", "upright", 1.08), ("", "blank", 0.4), ("年", "upright", 1.08)]),
        ("年 年", [("年", "upright", 1.08), ("", "blank", 0.4), ("年", "upright", 1.08)]),
        ("年…", [("年", "upright", 1.08), ("…", "sideways", 0.5)]),
        ("年a", [("年", "upright", 1.08), ("a", "upright", 1.08)]),
    ],
)  # fmt: skip
def test_what_stands_below_what_and_what_parts_it(text: str, pieces: list[tuple[str, str, float]]) -> None:
    assert [(each.text, each.way, each.length) for each in _pieces(text, half)] == pieces


def test_attributes_of_a_spine() -> None:
    piece = Piece("ab", "sideways", 1.23456)
    assert (piece.long, piece.centred) == (' style="height: 1.235em"', ' style="width: 1.235em; margin-left: -0.617em"')
    assert Line(9.5, ()).sized(1.234) == ' style="font-size: 9.5pt; top: 1.23pt"'
    assert Lettering(100, Line(10, (Piece("a", "sideways", 2.0),))).top == 40
    assert _foot(("ab",), 14.0, 100.0, half) == Line(14.0, (Piece("ab", "level", 1.2),))
