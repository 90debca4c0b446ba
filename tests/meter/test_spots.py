"""Where words stand on finished pages: on each line, over pages, and the place between them."""

from __future__ import annotations

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


def test_the_place_of_deleted_words_is_before_what_follows_or_behind_the_last() -> None:
    spots = Spots(TEXT, [Part(1, BOX)], {1: line("one two three", 200)})
    assert spots.before(4) == (1, (138.5, 198, 141.5, 210))
    assert spots.before(13) == (1, (228.5, 198, 231.5, 210))
    assert Spots(TEXT, [Part(1, BOX)], {}).before(4) is None
