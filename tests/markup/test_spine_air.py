"""The air between the pieces of a spine."""

from __future__ import annotations

import pytest

from galley.figures.surface import roughly
from galley.markup.spine import PITCH, lettering


@pytest.mark.parametrize(
    ("title", "blanks"), [("NEAR年报", [0.25]), ("報12345号", [0.25, 0.25]), ("연차 보고", [0.4]), ("年报", [])]
)
def test_a_turned_word_is_a_quarter_of_an_em_away_and_words_are_two_fifths(title: str, blanks: list[float]) -> None:
    found = lettering(title, 10, 297, roughly)
    assert found is not None
    assert [piece.length for piece in found.title.pieces if piece.way == "blank"] == blanks
    assert {piece.length for piece in found.title.pieces if piece.way in ("upright", "number")} <= {PITCH}
