"""Characters that sound alike, as input methods confuse them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.lexica.pronunciation import (
    kindred_sound,
    near_sound,
    nearly_usual,
    nearly_usual_sound,
    same_sound,
    same_tone,
    sayings,
    sounds,
    usual,
    usual_sound,
)

WAYS = (same_sound, same_tone, usual_sound, nearly_usual_sound, near_sound, kindred_sound)


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


@pytest.mark.parametrize(
    ("one", "other", "ways"),
    [
        ("金", "今", "111111"),
        ("大", "达", "101111"),
        ("图", "突", "101111"),
        ("行", "形", "111111"),
        ("行", "航", "100011"),
        ("的", "地", "100011"),
        ("金", "京", "000111"),
        ("兰", "难", "000111"),
        ("女", "吕", "000111"),
        ("知", "资", "000111"),
        ("吃", "次", "000111"),
        ("山", "三", "000111"),
        ("富", "湖", "000111"),
        ("昂", "安", "000111"),
        ("成", "陈", "000111"),
        ("飞", "灰", "000001"),
        ("满", "门", "000001"),
        ("满", "图", "000000"),
        ("a", "a", "110000"),
        ("", "", "000000"),
    ],
)
def test_two_characters_sound_alike_in_some_ways_and_not_in_others(one: str, other: str, ways: str) -> None:
    assert "".join(str(int(way(one, other))) for way in WAYS) == ways


@pytest.mark.parametrize(
    ("character", "sound", "blurred"),
    [
        ("行", "xing", "xin"),
        ("知", "zhi", "zi"),
        ("京", "jing", "jin"),
        ("难", "nan", "lan"),
        ("飞", "fei", "hei"),
        ("a", "", ""),
    ],
)
def test_the_usual_reading_has_no_tone(character: str, sound: str, blurred: str) -> None:
    assert (usual(character), nearly_usual(character)) == (sound, blurred)


def test_characters_are_read_from_the_first_of_their_block_on() -> None:
    assert sounds("\u3400") == {"qiu"} and sounds("\U00020000") == {"he"} and sounds("\u33ff") == frozenset()


def test_sayings_have_four_characters() -> None:
    assert "一心一意" in sayings() and {len(each) for each in sayings()} == {4}
