"""Letters of texts and strings of annotations, at their ends and beyond them."""

from __future__ import annotations

import pytest

from galley.comments.letters import Letters, letters, places
from galley.comments.strings import LONGEST, moment, plain, tidy


@pytest.mark.parametrize(
    ("text", "told", "origins"),
    [
        ("a b", "ab", (0, 2)),
        ("ﬁn", "fin", (0, 0, 1)),
        ("a\u00adb\u200bc\u2060d\ufeffe", "abcde", (0, 2, 4, 6, 8)),
        ("a\u2010b\u2011c", "a-b-c", (0, 1, 2, 3, 4)),
        ("Ａ１", "A1", (0, 1)),
        ("", "", ()),
    ],
)
def test_letters_know_where_they_come_from(text: str, told: str, origins: tuple[int, ...]) -> None:
    assert letters(text) == Letters(told, origins)


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        ("a b c", 1, 2, (2, 3)),
        ("a b c", 0, 3, (0, 5)),
        ("a b c", 1, 1, (1, 1)),
        ("a b c", 3, 3, (5, 5)),
        (" a", 0, 0, (1, 1)),
        ("", 0, 0, (0, 0)),
        ("ﬁn", 1, 2, (0, 1)),
    ],
)
def test_where_letters_stand_in_their_text(text: str, start: int, end: int, span: tuple[int, int]) -> None:
    assert letters(text).span(start, end) == span


@pytest.mark.parametrize(
    ("text", "wanted", "before", "after", "found"),
    [
        ("abcabc", "b", "", "", [1, 4]),
        ("abcabd", "b", "", "d", [4]),
        ("xbcabc", "b", "a", "", [4]),
        ("aaa", "aa", "", "", [0, 1]),
        ("ab", "", "a", "b", [1]),
        ("ab", "", "ab", "", [2]),
        ("ab", "", "", "ab", [0]),
        ("ab", "", "", "", [0, 1, 2]),
        ("", "", "", "", [0]),
        ("abc", "x", "", "", []),
        ("1" + "y" * 11 + "b" + "2" + "y" * 11 + "b", "b", "2" + "y" * 11, "", [25]),
        ("1" + "y" * 12 + "b" + "2" + "y" * 12 + "b", "b", "2" + "y" * 12, "", [13, 27]),
        ("b" + "y" * 11 + "1b" + "y" * 11 + "2", "b", "", "y" * 11 + "2", [13]),
        ("b" + "y" * 12 + "1b" + "y" * 12 + "2", "b", "", "y" * 12 + "2", [0, 14]),
    ],
)
def test_places_are_told_by_twelve_letters_on_each_side(
    text: str, wanted: str, before: str, after: str, found: list[int]
) -> None:
    assert places(text, wanted, before, after) == found


def test_a_text_is_cut_where_nobody_writes_as_much() -> None:
    assert len(tidy("a" * (LONGEST + 5))) == 20_000
    assert tidy("one\u2028two\u2029three\x1b \x0b\ufffe") == "one\ntwo\nthree"
    assert tidy("\x1ben-GB\x1bcolour") == "\x1ben-GB\x1bcolour".replace("\x1b", "")


@pytest.mark.parametrize("tag", ["p", "br", "div", "li", "tr"])
def test_a_block_of_rich_text_is_a_line(tag: str) -> None:
    assert plain(f"<{tag}>one<{tag}>two") == "one\ntwo"
    assert plain("<b>one</b><i> two </i>") == "one two"


@pytest.mark.parametrize(
    ("date", "read_as"),
    [
        ("D:2024", ""),
        ("D:202406", ""),
        ("D:2024062518", "2024-06-25"),
        ("D:202406251822", "2024-06-25 18:22"),
        (" 2024-06-25", "2024-06-25"),
        ("D:20240230", ""),
        ("D:202406252500", ""),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(date: str, read_as: str) -> None:
    assert moment(date) == read_as
