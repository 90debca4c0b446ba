"""Near matches: the nearest word, and the mend for an unknown one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.likeness import did_you_mean, nearest

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
    many = [f"event-{number}" for number in range(1, 26)]
    assert did_you_mean("event-30", many) == "did you mean `event-3`?"
    assert did_you_mean("北京", many) == "nothing of that kind is known here"
    assert did_you_mean("x", []) == "nothing of that kind is known here"


@given(st.text(max_size=20), st.lists(st.text(max_size=10), max_size=10))
def test_the_nearest_is_one_of_the_choices(word: str, choices: list[str]) -> None:
    assert nearest(word, choices) in [*choices, None]
    assert did_you_mean(word, choices)
