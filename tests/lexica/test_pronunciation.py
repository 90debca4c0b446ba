"""Characters that sound alike, as input methods confuse them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.lexica.pronunciation import kindred_sound, near_sound, same_sound, same_tone, sounds


def test_a_character_has_all_its_readings_without_tones() -> None:
    assert {"hang", "xing"} <= sounds("行")


@pytest.mark.parametrize("text", ["a", "。", "", "大邱", "1"])
def test_what_is_no_character_has_no_sound(text: str) -> None:
    assert not sounds(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("大丘", "大邱", True),
        ("青州", "清州", True),
        ("陕西", "山西", True),
        ("湖南", "河南", False),
        ("大", "大邱", False),
    ],
)
def test_runs_sound_the_same_character_by_character(one: str, other: str, same: bool) -> None:
    assert same_sound(one, other) is same


@pytest.mark.parametrize(
    ("one", "other"), [("兰", "难"), ("知", "资"), ("成", "曾"), ("金", "今"), ("金", "京"), ("富", "湖")]
)
def test_sounds_are_near_that_many_speakers_do_not_tell_apart(one: str, other: str) -> None:
    assert near_sound(one, other) and not near_sound(one, "图")


def test_tones_tell_sounds_apart() -> None:
    assert same_tone("青州", "清州") and not same_tone("庆州", "清州") and not same_tone("", "")


def test_sounds_are_kindred_that_begin_and_end_alike() -> None:
    assert kindred_sound("满", "们")
    assert not kindred_sound("满", "图")


@given(st.characters(), st.characters())
def test_likeness_of_sound_goes_both_ways(one: str, other: str) -> None:
    assert near_sound(one, other) == near_sound(other, one)
    assert kindred_sound(one, other) == kindred_sound(other, one)
