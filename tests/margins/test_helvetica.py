"""Helvetica: its widths, and addresses broken where they may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from galley.margins.helvetica import is_plain, width, wrapped

plain = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1)


def test_its_letters_are_as_wide_as_adobe_says() -> None:
    # Adobe Core 14 AFM, Helvetica.
    assert [width(letter, 1000) for letter in " @MWijz~·"] == approx([278, 1015, 833, 944, 222, 222, 500, 584, 278])
    assert width("0123456789", 10) == approx(55.6)


def test_what_it_has_not_is_not_plain() -> None:
    assert is_plain("a/b-c.p1 · 4…") and not is_plain("総会")


def test_an_address_is_broken_behind_its_parts() -> None:
    assert wrapped("messages/secretary-general/body", 5, 50) == ["messages/secretary-", "general/body"]
    assert wrapped("messages", 5, 50) == ["messages"]
    assert wrapped("WW", 10, width("W", 10)) == ["W", "W"] and wrapped("W", 10, 1) == ["W"]


@given(plain, st.floats(20, 200))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, measure: float) -> None:
    lines = wrapped(text, 5, measure)
    assert "".join(lines) == text
    assert all(width(line, 5) <= measure for line in lines)
