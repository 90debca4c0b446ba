"""Where words stand on finished pages: on each line, over pages, and the place between them."""

from __future__ import annotations

import pytest

from galley.maps import Part
from galley.meter.glyphs import Glyph
from galley.meter.spots import Spots


def line(text: str, y: float, page: int = 1, x: float = 100) -> list[Glyph]:
    return [Glyph(sign, x + 10 * number, y, 10, 10, "F", page) for number, sign in enumerate(text)]


BOX = (100.0, 0.0, 300.0, 300.0)
TEXT = "one two three"


def test_words_have_a_box_on_each_line_and_page() -> None:
    pages = {1: [*line("one two", 200), *line("th-", 180)], 2: line("ree", 250, 2)}
    spots = Spots(TEXT, [Part(1, BOX), Part(2, BOX)], pages)
    assert spots.of(4, 7) == [(1, (140, 198, 170, 210))]
    assert spots.of(4, 13) == [(1, (140, 198, 170, 210)), (1, (100, 178, 120, 190)), (2, (100, 248, 130, 260))]
    assert spots.of(3, 4) == []


def test_what_stands_beside_the_block_is_none_of_it() -> None:
    pages = {1: [*line("two", 400), *line("two", 200, x=300), *line("one two three", 200)]}
    spots = Spots("one two three", [Part(1, (100, 0, 240, 300))], pages)
    assert spots.of(4, 7) == [(1, (140, 198, 170, 210))]


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (49, 100, True),
        (48.9, 100, False),
        (101, 100, True),
        (101.1, 100, False),
        (60, 79, True),
        (60, 78.9, False),
        (60, 121, True),
        (60, 121.1, False),
        (0, 0, False),
    ],
)
def test_letters_may_stand_a_point_out_of_their_block(x: float, y: float, inside: bool) -> None:
    spots = Spots("a", [Part(1, (50, 80, 100, 120))], {1: line("a", y, x=x)})
    assert bool(spots.of(0, 1)) is inside


@pytest.mark.parametrize("turned", [{"angle": 90.0}, {"is_vertical": True}])
def test_turned_letters_are_none_of_the_text(turned: dict[str, float]) -> None:
    shown = [each._replace(**turned) for each in line("one", 200)]
    assert Spots("one", [Part(1, BOX)], {1: shown}).of(0, 3) == []
    assert Spots("one", [Part(3, BOX)], {1: line("one", 200)}).of(0, 3) == []


def test_what_is_not_seen_is_passed_over_on_both_sides() -> None:
    spots = Spots("o\u00adne two", [Part(1, BOX)], {1: line("on e\u200btwo", 200)})
    assert spots.of(0, 4) == [(1, (100, 198, 140, 210))]
    assert spots.of(1, 2) == []
    assert spots.before(4) == (1, (138.5, 198, 141.5, 210))
    assert spots.before(1) == (1, (108.5, 198, 111.5, 210))
    assert spots.before(5) == (1, (148.5, 198, 151.5, 210))


def test_a_box_holds_the_largest_letter_and_the_lines_are_told_by_their_base_line() -> None:
    shown = [*line("on", 200), Glyph("e", 120, 200.04, 12, 14, "F", 1), *line("two", 200.2, x=140)]
    spots = Spots(TEXT, [Part(1, BOX)], {1: shown})
    assert spots.of(0, 7) == [(1, (100, 198, 132, 214)), (1, (140, 198.2, 170, 210.2))]


def test_the_place_of_deleted_words_is_before_what_follows_or_behind_the_last() -> None:
    spots = Spots(TEXT, [Part(1, BOX)], {1: line("one two three", 200)})
    assert spots.before(4) == (1, (138.5, 198, 141.5, 210))
    assert spots.before(13) == (1, (228.5, 198, 231.5, 210))
    assert Spots(TEXT, [Part(1, BOX)], {}).before(4) is None
