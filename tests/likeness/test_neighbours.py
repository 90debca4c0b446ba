"""What is one edit from a word is found in a text, wherever words begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.likeness.measures import edits
from galley.likeness.neighbours import Neighbourhood, Words

NAMES = ("哈巴罗夫斯克", "清州市", "金在孝", "庆尚北道", "全体会议")
LONG = ("Association of North East Asia Regional Governments",)


@pytest.mark.parametrize(
    ("text", "start", "word", "edit"),
    [
        ("在青州市召开", 1, "清州市", "substituted"),
        ("在哈巴罗斯克市", 1, "哈巴罗夫斯克", "lost"),
        ("在哈巴罗夫夫斯克市", 1, "哈巴罗夫斯克", "added"),
        ("在哈巴罗夫克斯市", 1, "哈巴罗夫斯克", "transposed"),
        ("哈罗巴夫斯克", 0, "哈巴罗夫斯克", "transposed"),
        ("庆北尚道的", 0, "庆尚北道", "transposed"),
        ("与在庆尚南道召开", 2, "庆尚北道", "substituted"),
        ("金再孝致辞", 0, "金在孝", "substituted"),
        ("会议，会体全议", 3, "全体会议", ""),
    ],
)
def test_each_kind_of_edit_is_found_in_either_half(text: str, start: int, word: str, edit: str) -> None:
    found = {(near.start, near.word, near.edit) for near in Neighbourhood(NAMES).near(text)}
    assert ((start, word, edit) in found) == bool(edit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("哈巴罗夫克市", [(0, 5, "lost", 4)]),
        ("哈巴罗夫克斯", [(0, 5, "lost", 4), (0, 6, "transposed", 4)]),
        ("哈巴罗夫斯市", [(0, 6, "substituted", 5)]),
        ("哈巴罗夫斯", []),
        ("庆尚北", []),
        ("庆尚道", [(0, 3, "lost", 2)]),
        ("庆尚道北", [(0, 3, "lost", 2), (0, 4, "transposed", 2)]),
        ("庆北道", [(0, 3, "lost", 1)]),
        ("庆尚的北道", [(0, 5, "added", 2)]),
        ("金孝", [(0, 2, "lost", 1)]),
        ("金在", []),
        ("在孝", []),
    ],
)
def test_what_is_found_ends_where_the_word_does_and_needs_its_first_and_last_character(
    text: str, found: list[tuple[int, int, str, int]]
) -> None:
    assert [(near.start, near.end, near.edit, near.at) for near in Neighbourhood(NAMES).near(text)] == found


def test_a_whole_word_is_no_neighbour_of_itself() -> None:
    assert not Neighbourhood(NAMES).near("在哈巴罗夫斯克，金在孝。")


def test_a_long_name_of_letters_is_found_by_longer_seeds() -> None:
    (near,) = Neighbourhood(LONG, seed=5).near("our Association of North East Asia Regionall Governments met")
    assert (near.edit, near.word) == ("added", LONG[0])


@given(st.sampled_from(NAMES), st.integers(0, 5), st.sampled_from("甲乙"), st.text("丙丁", max_size=4))
def test_a_wrong_character_is_always_found_where_it_stands(name: str, at: int, wrong: str, around: str) -> None:
    at %= len(name)
    text = around + name[:at] + wrong + name[at + 1 :] + around
    found = [near for near in Neighbourhood(NAMES).near(text) if near.edit == "substituted" and near.word == name]
    assert (len(around), len(around) + at) in [(near.start, near.at) for near in found]


@given(st.text("清州市金在孝哈巴罗夫斯克庆尚北道", max_size=20))
def test_what_is_found_lies_in_the_text_and_is_one_edit_away(text: str) -> None:
    for near in Neighbourhood(NAMES).near(text):
        assert 0 <= near.start <= near.at <= near.end <= len(text)
        assert edits(text[near.start : near.end], near.word) == 1


def test_whole_words_are_found_by_words_one_edit_away() -> None:
    words = Words(["kemerovo", "bulgan", "henan", "hunan"])
    assert words.near("kemeromo") == ["kemerovo"]
    assert words.near("hanan") == ["henan", "hunan"]
    assert not words.near("henan")[1:] and "henan" in words and "hanan" not in words


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_words_are_near_when_one_edit_makes_one_of_the_other(one: str, other: str) -> None:
    assert (Words([one]).near(other) == [one]) == (edits(one, other) == 1)
