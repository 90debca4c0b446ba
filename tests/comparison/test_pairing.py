"""Which old block each new one was: by holders, by what they say, by how much they share, and by how alike they are."""

from __future__ import annotations

import pytest

from galley.comparison.addresses import around, children, holder, ways
from galley.comparison.changes import KINDS, Kind, compared, told
from galley.comparison.order import out_of_order, reordered
from galley.comparison.pairing import paired
from galley.comparison.words import edits, reading
from galley.maps import Block, Part


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("a/body/p2", "a/body"),
        ("a/body/l1.3.p1", "a/body"),
        ("a/rows/north/cells/2", "a/rows/north/cells"),
        ("a/body/p2/2", "a/body"),
        ("a/pages", "a/pages"),
        ("a/p2x", "a/p2x"),
        ("p1", "p1"),
        ("2/p1", "2"),
    ],
)
def test_what_is_counted_is_held_by_what_is_not(address: str, held: str) -> None:
    assert holder(address) == held


def test_what_stands_below_an_address_is_told_in_its_order() -> None:
    assert children(["b/x/p1", "b/x/p2", "a", "b/y"]) == {"": ["b", "a"], "b": ["b/x", "b/y"]}
    assert children([]) == {}
    assert list(ways("a")) == ["a"] and around([]) == set()


def pairs(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """The old address of each new block that has one."""
    before, after = ([Block(*each) for each in blocks.items()] for blocks in (old, new))
    found = paired(before, after)
    return {after[new].address: before[old].address for new, old in sorted(found.before.items())}


def moved(old: dict[str, str], new: dict[str, str]) -> set[str]:
    before, after = ([Block(*each) for each in blocks.items()] for blocks in (old, new))
    return {after[number].address for number in paired(before, after).moved}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a/p1": "one two"}, {"a/p1": "one two"}, {"a/p1": "a/p1"}),
        ({"a/p1": "one two", "a/p2": "three"}, {"a/p1": "three"}, {"a/p1": "a/p2"}),
        (
            {"a/p1": "one two three", "a/p2": "red green blue"},
            {"a/p1": "red green grey", "a/p2": "one two four"},
            {"a/p1": "a/p2", "a/p2": "a/p1"},
        ),
        ({"a/p1": "one", "a/p2": "two"}, {"a/p1": "two", "a/p2": "one"}, {"a/p1": "a/p2", "a/p2": "a/p1"}),
        ({"a/p1": "abcd"}, {"a/p1": "wxyz"}, {"a/p1": "a/p1"}),
        ({"a/p1": "abcd"}, {"a/p2": "wxyz"}, {}),
        ({"a": "", "a/p1": "one"}, {"a": "one", "a/p1": "two"}, {"a": "a", "a/p1": "a/p1"}),
        ({"a/p1": "", "a/p1/x": "text"}, {"a/p2": "text"}, {}),
        (
            {"a/l1": "", "a/l1.p1": "one", "a/l2": "", "a/l2.p1": "two"},
            {"a/l1": "", "a/l1.p1": "two"},
            {"a/l1": "a/l2", "a/l1.p1": "a/l2.p1"},
        ),
        (
            {"a/l1": "alpha beta", "a/l1.p1": "same", "a/l2": "gamma delta", "a/l2.p1": "same"},
            {"a/l1": "gamma delta", "a/l1.p1": "same"},
            {"a/l1": "a/l2", "a/l1.p1": "a/l2.p1"},
        ),
    ],
)
def test_what_one_thing_holds_is_paired_by_what_it_says(
    old: dict[str, str], new: dict[str, str], found: dict[str, str]
) -> None:
    assert pairs(old, new) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a/x": "abcdef"}, {"b/x": "abcdef"}, {"b/x": "a/x"}),
        ({"a/x": "abcde"}, {"b/x": "abcde"}, {}),
        ({"a/x": "abcdef", "a/y": "ghijkl"}, {"b/x": "abcdef", "b/y": "mnopqr"}, {"b/x": "a/x", "b/y": "a/y"}),
        ({"a/x": "abcdef", "a/y": "ghijkl"}, {"b/x": "abcdef", "b/z": "mnopqrs"}, {"b/x": "a/x"}),
        ({"a/x": "abcdef", "a/y": "ghijklm"}, {"b/x": "abcdef", "b/y": "mnopqrs"}, {"b/x": "a/x"}),
        ({"a/x": "abcdef", "a/y": "ghijkl"}, {"b/y": "abcdef", "b/x": "other!"}, {"b/y": "a/y", "b/x": "a/x"}),
        ({"a/x": "abcdef", "b/x": "abcdef", "b/y": "more text"}, {"c/x": "abcdef"}, {"c/x": "a/x"}),
    ],
)
def test_what_is_gone_is_known_again_by_half_of_its_text(
    old: dict[str, str], new: dict[str, str], found: dict[str, str]
) -> None:
    assert pairs(old, new) == found
    assert moved(old, new) == set(found)


@pytest.mark.parametrize(
    ("old", "new", "known"),
    [
        ("abcdefghij", "abcdefgxyz", True),
        ("abcdefghij", "abcdefxyzw", False),
        ("abcdef", "abcdex", True),
        ("abcde", "abcdx", False),
    ],
)
def test_a_long_text_that_hardly_changed_is_known_wherever_it_is(old: str, new: str, known: bool) -> None:
    one = {"a": "", "a/p1": "the first of all", "a/p2": old, "b": "", "b/p1": "the second of all"}
    other = {"a": "", "a/p1": "the first of all", "b": "", "b/p1": "the second of all", "b/p2": new}
    assert ("b/p2" in pairs(one, other)) is known
    assert moved(one, other) == ({"b/p2"} if known else set())


def test_of_a_sequence_the_fewest_are_moved() -> None:
    old = {"a/p1": "one", "a/p2": "two", "a/p3": "three"}
    assert moved(old, {"a/p1": "three", "a/p2": "one", "a/p3": "two"}) == {"a/p1"}
    assert moved(old, {"a/p1": "one", "a/p2": "three"}) == set()
    assert moved({"a": "", **old}, {"a/p1": "one", "a/p2": "two", "a/p3": "three", "a": ""}) == set()


@pytest.mark.parametrize(
    ("numbers", "taken"),
    [([1], set()), ([2, 1], {0}), ([1, 3, 2], {1}), ([3, 1, 2], {0}), ([1, 1], {0}), ([0, 0, 1], {0})],
)
def test_what_stands_out_of_order_is_the_least(numbers: list[int], taken: set[int]) -> None:
    assert out_of_order(numbers) == taken


def test_names_of_one_state_are_in_no_order() -> None:
    assert reordered(["a", "b"], ["b", "x", "a"]) == {"b"} and reordered([], ["a"]) == reordered(["a"], []) == set()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("ab cd ef gh", "ab cd ef xx", [(9, "gh", 9, "xx")]),
        ("ab, cd ef gh", "xx, yy ef gh", [(0, "ab, cd", 0, "xx, yy")]),
        ("ab a cd ef gh", "xx a yy ef gh", [(0, "ab a cd", 0, "xx a yy")]),
        ("ab an cd ef gh", "xx an yy ef gh", [(0, "ab", 0, "xx"), (6, "cd", 6, "yy")]),
        ("abcd wxyz", "abcd efghijkl", [(5, "wxyz", 5, "efghijkl")]),
        ("abc wxyz efgh", "abc efghijkl mnopq", [(0, "abc wxyz efgh", 0, "abc efghijkl mnopq")]),
        ("abcd wxyz efgh m", "abcd efghijkl mnop", [(5, "wxyz efgh m", 5, "efghijkl mnop")]),
    ],
)
def test_what_hardly_stays_between_edits_is_taken_into_them(
    old: str, new: str, found: list[tuple[int, str, int, str]]
) -> None:
    assert [(each.before, each.deleted, each.at, each.inserted) for each in edits(old, new)] == found


@pytest.mark.parametrize(
    ("text", "counted", "says"),
    [
        ("see 12 and 7", ((4, 6), (11, 12)), "see \0 and \0"),
        ("12", ((0, 2),), "\0"),
        ("ab", (), "ab"),
        ("see 12", ((4, 6), (5, 6)), "see \0\0"),
        ("", (), ""),
    ],
)
def test_what_is_counted_is_read_as_one_sign(text: str, counted: tuple[tuple[int, int], ...], says: str) -> None:
    assert reading(text, counted) == says


def test_numbers_that_are_counted_are_equal_and_others_are_not() -> None:
    assert edits("see 12 there", "see 7 there", ((4, 6),), ((4, 5),)) == ()
    assert [each.inserted for each in edits("see 12 there", "see 7 there", ((4, 6),))] == ["7"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("NEW", "new"),
        ("DELETED", "deleted"),
        ("REWORDED", "reworded"),
        ("PICTURE", "picture changed"),
        ("RESTYLED", "set otherwise"),
        ("MOVED", "moved"),
        ("UNCHANGED", "as it was"),
    ],
)
def test_a_kind_has_its_words(kind: str, words: str) -> None:
    assert KINDS[Kind[kind]] == words


def test_of_what_is_new_deleted_or_moved_the_outermost_is_told_with_what_else_is_true_inside() -> None:
    old = [Block("a", ""), Block("a/p1", "one"), Block("b", ""), Block("b/p1", "two three four")]
    new = [Block("b", ""), Block("b/p1", "two three five"), Block("c", "x"), Block("c/l1", ""), Block("c/l1.1", "y")]
    found = [(change.kinds, change.address) for change in told(compared(old, new))]
    assert found == [
        ((Kind.DELETED,), "a"),
        ((Kind.REWORDED,), "b/p1"),
        ((Kind.NEW,), "c"),
    ]


def test_deleted_blocks_stand_behind_the_one_that_they_stood_behind() -> None:
    old = [Block("a", "1"), Block("b", "2"), Block("c", "3"), Block("d", "4")]
    assert [each.address for each in compared(old, [old[1], old[3]])] == ["a", "b", "c", "d"]
    assert [each.kind for each in compared(old, [old[1], old[3]])] == [
        Kind.DELETED,
        Kind.UNCHANGED,
        Kind.DELETED,
        Kind.UNCHANGED,
    ]


def test_a_change_tells_its_pages_once_each() -> None:
    block = Block("a", "x", tuple(Part(page, (0, 0, 1, 1)) for page in (3, 2, 3)))
    (change,) = compared([], [block])
    assert change.as_json() == {"kinds": ["new"], "new": {"address": "a", "pages": [2, 3], "text": "x"}}
    assert (change.block, compared([block], [])[0].block) == (block, block)
