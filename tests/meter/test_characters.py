"""What characters are to a reader of lines: scripts to their ends, blanks of marks, what counts as a letter."""

from __future__ import annotations

import pytest

from galley.meter.characters import blank_after, blank_before, is_ideograph, is_narrow_letter, letters, script


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("kana", "ぁゟァヺーヿㇰㇿ"),
        ("han", "々〇〻㐀䶿一鿿豈𠀀𰀀"),
        ("hangul", "ᄀㄱㆎ가힣"),
        ("digit", "09"),
        ("cyrillic", "ЀяөҮԯ"),
        ("latin", "AZazÀɏẞﬀﬆ"),
        ("", "・、。 ０٣\u3000·“-"),
    ],
)
def test_scripts_are_told_to_their_ends(name: str, signs: str) -> None:
    assert {each: script(each) for each in signs} == dict.fromkeys(signs, name)
    assert {each: is_ideograph(each) for each in signs} == dict.fromkeys(signs, name in ("han", "kana"))
    narrow = name in ("latin", "cyrillic", "digit")
    assert {each: is_narrow_letter(each) for each in signs} == dict.fromkeys(signs, narrow)


@pytest.mark.parametrize(
    ("sign", "before", "after", "after_in_japanese"),
    [
        ("（", 0.5, 0, 0),
        ("“", 0.5, 0, 0),
        ("）", 0, 0.5, 0.5),
        ("」", 0, 0.5, 0.5),
        ("、", 0, 0.5, 0.5),
        ("．", 0, 0.5, 0.5),
        ("：", 0, 0.5, 0),
        ("！", 0, 0.5, 0),
        ("・", 0, 0, 0),
        ("中", 0, 0, 0),
        ("", 0, 0, 0),
    ],
)
def test_marks_have_their_blanks_on_one_side(sign: str, before: float, after: float, after_in_japanese: float) -> None:
    assert (blank_before(sign), blank_after(sign), blank_after(sign, "ja")) == (before, after, after_in_japanese)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("。 —)", 0), ("会。", 1), ("12 A", 3), ("を、「水」", 2)])
def test_letters_and_digits_are_counted_and_marks_are_not(text: str, count: int) -> None:
    assert letters(text) == count
