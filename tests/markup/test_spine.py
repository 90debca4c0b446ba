"""What stands on a spine, how large and in which direction."""

from __future__ import annotations

import pytest

from galley.figures.surface import roughly
from galley.markup.spine import EDGE_MM, GAP, LEAST_PT, MM, MOST_PT, NUMBER, PITCH, Lettering, lettering

HIGH = 297


def ways(found: Lettering | None) -> list[tuple[str, str]]:
    """The pieces of the title, each with how it stands."""
    assert found
    return [(piece.text, piece.way) for piece in found.title.pieces]


def lettered(text: str) -> list[tuple[str, str]]:
    return ways(lettering(text, 10, HIGH, roughly))


def test_what_is_written_in_letters_alone_is_one_line_along_the_spine() -> None:
    for text in ("Годовой отчёт", "NEAR Yearbook 2014", "12345"):
        assert lettered(text) == [(text, "sideways")]


def test_numbers_of_up_to_four_digits_stand_upright_side_by_side() -> None:
    assert lettered("会2014年") == [("会", "upright"), ("2014", "number"), ("年", "upright")]
    assert lettered("第3号") == [("第", "upright"), ("3", "upright"), ("号", "upright")]


@pytest.mark.parametrize(("width", "way"), [(7.96, "sideways"), (7.97, "number")])
def test_numbers_whose_digits_would_be_too_small_are_turned(width: float, way: str) -> None:
    found = lettering("会2014年", width, HIGH, roughly, ("会", "2014"))
    assert found and found.foot and found.title.size == found.foot.size
    assert [piece.way for line in (found.title, found.foot) for piece in line.pieces if piece.text == "2014"] == [
        way,
        way,
    ]
    assert found.title.size * (NUMBER if way == "number" else 1) >= LEAST_PT
    assert ways(lettering("第7次", width, HIGH, roughly)) == [("第", "upright"), ("7", "upright"), ("次", "upright")]


def test_of_a_title_that_is_written_downward_latin_words_and_long_numbers_alone_are_turned() -> None:
    blank = ("", "blank")
    assert lettered("NEAR年报") == [("NEAR", "sideways"), blank, ("年", "upright"), ("报", "upright")]
    assert lettered("報告12345号") == [
        ("報", "upright"),
        ("告", "upright"),
        blank,
        ("12345", "sideways"),
        blank,
        ("号", "upright"),
    ]
    assert lettered("第 NEAR News 号")[1:-1] == [blank, ("NEAR News", "sideways"), blank]
    assert lettered("年—报") == [("年", "upright"), ("—", "sideways"), ("报", "upright")]
    assert lettered("A卷") == [("A", "upright"), ("卷", "upright")]


def test_words_of_korean_are_parted() -> None:
    assert [text for text, _ in lettered("연차 보고서")] == ["연", "차", "", "보", "고", "서"]
    assert [text for text, _ in lettered("연합 2014년 연차")] == ["연", "합", "", "2014", "년", "", "연", "차"]


def test_a_thin_spine_has_no_words() -> None:
    assert lettering("报告", 5.9, HIGH, roughly) is None
    assert lettering("报告", 6, HIGH, roughly) is not None


def test_letters_are_as_large_as_half_the_spine_or_as_the_length_allows() -> None:
    thin, thick = lettering("Report", 7, HIGH, roughly), lettering("Report", 40, HIGH, roughly)
    assert thin and thin.title.size == pytest.approx(7 / 2 * MM, abs=0.01)
    assert thick and thick.title.size == MOST_PT
    long = lettering("年" * 80, 20, HIGH, roughly)
    assert long and LEAST_PT <= long.title.size < MOST_PT
    assert lettering("年" * 120, 20, HIGH, roughly) is None


def test_a_line_along_the_spine_is_in_its_middle_and_one_that_is_written_downward_begins_above() -> None:
    along, downward = lettering("Report", 10, HIGH, roughly), lettering("报告", 10, HIGH, roughly)
    assert along and along.top + along.title.length / 2 == pytest.approx(HIGH * MM / 2)
    assert downward and downward.top == EDGE_MM * MM and downward.title.length == pytest.approx(2 * PITCH * 14, abs=0.2)


@pytest.mark.parametrize(("width", "way"), [(6.5, ["sideways"]), (20, ["level", "level"])])
@pytest.mark.parametrize("title", ["Report", "报告"])
def test_the_foot_lies_level_where_the_spine_is_wide_enough(title: str, width: float, way: list[str]) -> None:
    found = lettering(title, width, HIGH, roughly, ("ANEAR", "2014"))
    assert found and found.foot and [piece.way for piece in found.foot.pieces] == way
    assert found.foot_top + found.foot.length == pytest.approx((HIGH - EDGE_MM) * MM)
    assert found.foot.size <= found.title.size
    widest = roughly("ANEAR", found.foot.size)
    assert (widest < (width - 2) * MM + 0.1) is (way == ["level", "level"])


def test_an_issuer_of_ideographs_stands_upright_at_the_foot() -> None:
    found = lettering("报告", 20, HIGH, roughly, ("联合会", "2014"))
    assert found and found.foot
    assert [piece.text for piece in found.foot.pieces] == ["联", "合", "会", "", "2014"]
    assert found.foot.pieces[-1].way == "number"


def test_a_foot_for_which_the_title_leaves_no_room_is_left_out() -> None:
    fits = lettering("年" * 40, 20, HIGH, roughly, ("NEAR",))
    assert fits and fits.foot and fits.foot_top - fits.top - fits.title.length >= GAP * fits.title.size
    full = lettering("年" * 60, 20, HIGH, roughly, ("NEAR",))
    assert full and full.foot is None
