"""Near matches: the nearest word, and the mend for an unknown one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.likeness import did_you_mean, measures, nearest
from galley.likeness.measures import alike, edits, likeness, nearest_of_each, staying, within

FIELDS = ["title", "start", "end", "location", "as-of"]


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("title", "title"),
        ("titel", "title"),
        ("Titel", "title"),
        ("TITLE", "title"),
        ("locaton", "location"),
        ("as_of", "as-of"),
        ("ned", "end"),
        ("colour", None),
        ("", None),
    ],
)
def test_the_nearest_word(word: str, choice: str | None) -> None:
    assert nearest(word, FIELDS) == choice


def test_ties_go_to_the_first() -> None:
    assert nearest("cat", ["cut", "cot"]) == "cut"
    assert nearest("cat", ["cot", "cut"]) == "cot"


def test_the_mend_names_the_nearest_and_all_when_they_are_few() -> None:
    assert did_you_mean("titel", FIELDS) == "did you mean `title`? known here: title, start, end, location, as-of"
    assert did_you_mean("colour", FIELDS) == "known here: title, start, end, location, as-of"
    many = [f"event-{number}" for number in range(1, 30)]
    assert did_you_mean("event-30", many) == "did you mean `event-3`?"
    assert did_you_mean("北京", many) == "nothing of that kind is known here"
    codes = [*many, "JP-07", "JP-15", "KR-46"]
    assert did_you_mean("JP-99", codes) == "those that begin so: JP-07, JP-15"
    assert did_you_mean("JP-08", codes) == "did you mean `JP-07`? those that begin so: JP-07, JP-15"
    assert did_you_mean("JP99", codes[:-1]) == "nothing of that kind is known here"
    assert did_you_mean("x", []) == "nothing of that kind is known here"


@given(st.text(max_size=20), st.lists(st.text(max_size=10), max_size=10))
def test_the_nearest_is_one_of_the_choices(word: str, choices: list[str]) -> None:
    assert nearest(word, choices) in [*choices, None]
    assert did_you_mean(word, choices)


@pytest.mark.parametrize(
    ("text", "index"),
    [("第三届北城集市", 1), ("灯塔的守灯人", 2), ("集市", None), ("the keepers lamp", 3), ("", None)],
)
def test_the_nearest_text_of_many(text: str, index: int | None) -> None:
    choices = ["第二届南方的赛船大会", "第二届北城集市", "灯塔与守灯人", "the keeper's lamp"]
    assert nearest_of_each([text], choices) == [index]


@given(st.lists(st.text(min_size=8, max_size=30), unique=True, min_size=1, max_size=20), st.data())
def test_an_edited_text_finds_one_at_least_as_like_as_its_origin(choices: list[str], data: st.DataObject) -> None:
    origin = data.draw(st.sampled_from(choices))
    at = data.draw(st.integers(0, len(origin) - 1))
    edited = f"{origin[:at]}改{origin[at + 1 :]}"
    (found,) = nearest_of_each([edited], choices)
    assert found is not None
    assert likeness(edited, choices[found]) >= likeness(edited, origin)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("清州市", "青州市", 1), ("夫斯克", "夫克斯", 1), ("夫斯克", "斯克", 1), ("北城", "北城", 0), ("", "城", 1)],
)
def test_edits_count_swapped_neighbours_once(one: str, other: str, count: int) -> None:
    assert edits(one, other) == count


def test_texts_that_are_alike_are_paired_once() -> None:
    texts = ["第二届北城集市", "灯塔与守灯人", "第三届北城集市", "灯塔的守灯人", "集市"]
    assert alike(texts, 0.8) == [(0, 2), (1, 3)]
    assert alike(texts, likeness(texts[0], texts[2])) == [(0, 2)]


@pytest.mark.parametrize(
    ("one", "other", "longest"),
    [
        ("abcdef", "abxdef", [(0, 0, 2), (3, 3, 3)]),
        ("abc", "abc", [(0, 0, 3)]),
        ("abc", "xyz", []),
        ("abcd", "bcda", [(1, 0, 3)]),
        ("", "abc", []),
    ],
)
def test_what_two_sequences_have_in_common_stays(one: str, other: str, longest: list[tuple[int, int, int]]) -> None:
    assert staying(list(one), list(other)) == longest


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ("abcdef", "abxef", [(0, 0, 2), (4, 3, 2)]),
        ("abc", "abc", [(0, 0, 3)]),
        ("abc", "xbc", [(1, 1, 2)]),
        ("abc", "abx", [(0, 0, 2)]),
        ("aa", "aaa", [(0, 0, 2)]),
        ("aba", "aa", [(0, 0, 1), (2, 1, 1)]),
        ("abc", "xyz", []),
    ],
)
def test_of_long_ones_what_stays_at_both_ends_is_known(
    one: str, other: str, ends: list[tuple[int, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "MOST_PAIRS", len(one) * len(other) - 1)
    assert staying(list(one), list(other)) == ends
    monkeypatch.setattr(measures, "MOST_PAIRS", len(one) * len(other))
    assert sum(length for *_, length in staying(list(one), list(other))) >= sum(length for *_, length in ends)


def test_what_stays_between_is_known_of_all_but_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "MOST_PAIRS", 25)
    assert staying("axbyc", "azbwc") == [(0, 0, 1), (2, 2, 1), (4, 4, 1)]
    assert staying("axbyyc", "azbwc") == [(0, 0, 1), (5, 4, 1)]


def test_of_sequences_that_would_take_50_mb_the_ends_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures.Indel, "opcodes", lambda *_: pytest.fail("no table is made"))
    assert staying(range(400_000_001), [0]) == [(0, 0, 1)]


def test_words_within_so_many_edits_are_the_nearest_first() -> None:
    choices = ["letters", "better", "litter", "letter", "lettre"]
    assert within("letter", choices, 0) == ["letter"]
    assert within("letter", choices, 1) == ["letter", "letters", "better", "litter", "lettre"]
    assert within("leter", choices, 1) == ["letter"] and within("xyz", choices, 1) == []


def test_the_rarest_stretches_are_looked_at_till_so_many_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    text, choices = ["zq the lamp"], ["zq", "the lamp"]
    assert nearest_of_each(text, choices) == [1]
    monkeypatch.setattr(measures, "MAX_SHARED", 3)
    assert nearest_of_each(text, choices) == [1]
    monkeypatch.setattr(measures, "MAX_SHARED", 2)
    assert nearest_of_each(text, choices) == [None]
    monkeypatch.setattr(measures, "MAX_SHARED", 1)
    assert nearest_of_each(["the lam"], ["the lamp", "the lamps"]) == [0]


def test_what_shares_nothing_rare_is_not_looked_at_and_looking_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    choices = [f"the common words {number}" for number in range(9)] + ["something rare"]
    assert nearest_of_each(["the common words 4", "something rarer", "zq"], choices) == [4, 9, None]
    monkeypatch.setattr(measures, "MAX_SHARED", 3)
    assert nearest_of_each(["the common words 4"], choices) == [4]
    monkeypatch.setattr(measures, "MAX_COMPARED", 1)
    assert nearest_of_each(["the common words 4"], choices) == [4]


def test_of_many_choices_those_of_the_group_are_listed() -> None:
    many = [f"JP-{number:02}" for number in range(1, 28)] + [f"KR-{number:02}" for number in range(1, 3)]
    assert "those that begin so: JP-01" in str(did_you_mean("JP-99", many))
    assert "KR" not in str(did_you_mean("JP-99", many))
    assert str(did_you_mean("ZZZZZZ", many)) == "nothing of that kind is known here"
    assert str(did_you_mean("ZZ", many[:28])).startswith("known here: JP-01")
    wide = [f"JP-{number:02}" for number in range(1, 30)]
    assert str(did_you_mean("JP-1", wide)) == "did you mean `JP-01`?"
    assert str(did_you_mean("JP-QQQQQ", [*many[:27], "XX-1", "XX-2"])).startswith("those that begin so: JP-01")
    assert did_you_mean("XX-QQQQQ", [*many[:28], "XX-1"]) == "those that begin so: XX-1"


def test_what_is_listed_is_28_at_most() -> None:
    codes = [f"JP-{number:02}" for number in range(1, 30)]
    listed = ", ".join(codes[:28])
    assert did_you_mean("JP-QQQQQ", codes[:28]) == f"known here: {listed}"
    assert did_you_mean("JP-QQQQQ", [*codes[:28], "KR-1"]) == f"those that begin so: {listed}"
    assert did_you_mean("JP-QQQQQ", codes) == "nothing of that kind is known here"
