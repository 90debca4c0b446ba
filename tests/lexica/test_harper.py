"""What Harper tells of a text: what is asked of it, where it stands and what to write."""

from __future__ import annotations

import pytest

from galley.lexica.harper import clashes, unasked


def test_only_english_is_read_by_it() -> None:
    assert [each for each in ("zh", "ja", "ko", "mn", "ru", "en", "xx") if unasked(each)] == ["en"]
    assert clashes("xx", "They have went home.") == ()


@pytest.mark.parametrize(
    ("text", "way", "marked", "meant"),
    [
        ("They have went home.", "Grammar", "went", "gone"),
        ("That’s a ‘mute point’, they said.", "Eggcorn", "mute point", "moot point"),
        ("Now you’ll be be asked.", "Grammar", " be", ""),
    ],
)
def test_it_tells_where_a_fault_stands_and_what_to_write(text: str, way: str, marked: str, meant: str) -> None:
    assert [(each.way, text[each.start : each.end], each.meant) for each in clashes("en", text)] == [
        (way, marked, meant)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Run have_went.py and have/went now.",
        "The colour of the organisation is gray.",
        "All of the blorvats, and also I, wrote it.",
    ],
)
def test_code_regions_spelling_and_taste_are_not_told(text: str) -> None:
    assert clashes("en", text) == ()


def test_what_is_not_asked_are_rules_that_there_are() -> None:
    from harper import get_default_lint_config

    assert unasked("en") <= get_default_lint_config().keys()
