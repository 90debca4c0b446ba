"""Words put in and taken out, in texts with and without spaces; and what came to stand in another order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.comparison.order import out_of_order, reordered
from galley.comparison.words import edits
from galley.likeness.measures import staying


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the red fox runs", "the blue fox runs", [("red", "blue")]),
        ("the fox runs", "the red fox runs", [("", "red")]),
        ("the red fox runs", "the fox runs", [("red", "")]),
        ("the red fox", "a red dog", [("the", "a"), ("fox", "dog")]),
        ("会议在北城举行。", "会议在南城举行。", [("北", "南")]),
        ("会议在北城举行。", "会议于五月在北城举行。", [("", "于五月")]),
        ("春雨的山", "秋雪的河", [("春雨的山", "秋雪的河")]),
        ("NEAR成立于1996年", "NEAR成立于1997年", [("1996", "1997")]),
        ("サミットは東京で開かれた", "サミットは京都で開かれた", [("東京", "京都")]),
        ("지방정부 연합", "지방정부연합", [("지방정부 연합", "지방정부연합")]),
        ("прошла в Москве", "прошла в Токио", [("Москве", "Токио")]),
        (
            "会议于10月28日在光州开幕。",
            "Открылась 28 октября.",
            [("会议于10月28日在光州开幕。", "Открылась 28 октября.")],
        ),
        ("same", "same", []),
        ("", "new", [("", "new")]),
    ],
)
def test_words_put_in_and_taken_out(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.deleted.strip(), each.inserted.strip()) for each in edits(old, new)] == expected


words = st.text("ab 山路,.가", max_size=30)


@given(words, words)
def test_edits_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    made, here = "", 0
    for each in edits(old, new):
        assert old[each.before : each.before + len(each.deleted)] == each.deleted
        assert new[each.at : each.at + len(each.inserted)] == each.inserted
        made += old[here : each.before] + each.inserted
        here = each.before + len(each.deleted)
    assert made + old[here:] == new


@pytest.mark.parametrize(
    ("numbers", "taken"), [([], set()), ([1, 2, 3], set()), ([2, 3, 1], {2}), ([9, 1, 2], {0}), ([1, 5, 2, 3], {1})]
)
def test_the_fewest_are_out_of_order(numbers: list[int], taken: set[int]) -> None:
    assert out_of_order(numbers) == taken


@given(st.permutations(range(12)))
def test_the_others_rise(numbers: list[int]) -> None:
    taken = out_of_order(numbers)
    left = [number for index, number in enumerate(numbers) if index not in taken]
    assert left == sorted(left)


def test_names_count_where_they_come_first_and_in_both() -> None:
    assert reordered("abcab", "xbcayb") == {"a"}
    assert reordered("abc", "axbyc") == set()


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_what_stays_is_in_both(one: list[int], other: list[int]) -> None:
    for first, second, length in staying(one, other):
        assert length and one[first : first + length] == other[second : second + length]


def test_very_long_sequences_are_compared_at_their_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("galley.likeness.measures.MOST_PAIRS", 10)
    assert staying("abcde", "abxde") == [(0, 0, 2), (3, 3, 2)]
    assert staying("aaaa", "aaa") == [(0, 0, 3)]
    assert staying("abcd", "efgh") == []
