"""What became of each block: pairs by address, by text, by order, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.comparison.changes import Kind, compared, told
from galley.maps import Block, Part

LINES = {
    "paths": "",
    "paths/title": "山路",
    "paths/body/p1": "山路会在春天整修山路。",
    "paths/body/p2": "志愿者每月巡查一次。",
    "paths/body/l1": "",
    "paths/body/l1.1": "",
    "paths/body/l1.1.p1": "带水和地图。",
    "paths/body/l1.2": "",
    "paths/body/l1.2.p1": "不要独自上山。",
    "huts": "",
    "huts/title": "小屋",
    "huts/body/p1": "小屋全年开放，冬天需要预约。",
    "huts/prices": "",
    "huts/prices/caption": "价目",
    "huts/prices/north": "",
    "huts/prices/north/cells/1": "北屋",
    "huts/prices/north/cells/2": "1200",
    "huts/prices/south": "",
    "huts/prices/south/cells/1": "南屋和东屋",
    "huts/prices/south/cells/2": "1200",
    "news": "",
    "news/title": "动态",
    "news/body/p1": "桥已经建成。",
}
BOOK = [Block(address, text) for address, text in LINES.items()]


def told_of(new: list[Block], old: list[Block] = BOOK) -> list[tuple[str, ...]]:
    """The kinds and address of all that is told."""
    return [(*map(str, change.kinds), change.address) for change in told(compared(old, new))]


def edited(**texts: str) -> list[Block]:
    lines = LINES | {address.replace("__", "/"): text for address, text in texts.items()}
    return [Block(address, text) for address, text in lines.items()]


def section(name: str, blocks: list[Block] = BOOK) -> list[Block]:
    return [block for block in blocks if block.address.split("/")[0] == name]


def counted(blocks: list[Block], holder: str) -> list[Block]:
    """The paragraphs of a field by their new numbers."""
    numbers = count(1)
    return [
        replace(each, address=f"{holder}/p{next(numbers)}") if each.address.startswith(f"{holder}/p") else each
        for each in blocks
    ]


def put(blocks: list[Block], behind: str, *new: Block) -> list[Block]:
    at = next(number for number, block in enumerate(blocks, 1) if block.address == behind)
    return [*blocks[:at], *new, *blocks[at:]]


def test_a_changed_word_is_told_with_the_word() -> None:
    (change,) = told(compared(BOOK, edited(paths__body__p1="山路会在秋天整修山路。")))
    assert (change.kind, change.address) == (Kind.REWORDED, "paths/body/p1")
    assert [(edit.deleted, edit.inserted) for edit in change.edits] == [("春", "秋")]


@pytest.mark.parametrize(("behind", "new"), [("paths/title", "p1"), ("paths/body/p1", "p2"), ("paths/body/p2", "p3")])
def test_a_new_paragraph_gives_those_behind_it_other_addresses_and_no_marks(behind: str, new: str) -> None:
    added = counted(put(BOOK, behind, Block("paths/body/p9", "新修了三条路。")), "paths/body")
    assert told_of(added) == [("new", f"paths/body/{new}")]
    assert told_of(BOOK, added) == [("deleted", f"paths/body/{new}")]


def test_a_new_paragraph_before_one_that_was_edited() -> None:
    added = counted(put(BOOK, "paths/title", Block("paths/body/p0", "新修了三条路。")), "paths/body")
    both = [replace(each, text="山路会在秋天整修山路。") if "春天" in each.text else each for each in added]
    assert told_of(both) == [("new", "paths/body/p1"), ("reworded", "paths/body/p2")]


def test_a_new_item_is_told_once_and_not_the_one_behind_it() -> None:
    head, tail = "paths/body/l1", [Block("paths/body/l1.2", ""), Block("paths/body/l1.2.p1", "穿结实的鞋。")]
    added = put(BOOK, f"{head}.1.p1", *tail)
    late = next(each for each in added if each.text == "不要独自上山。")
    at = added.index(late)
    added[at - 1 : at + 1] = [Block(f"{head}.3", ""), replace(late, address=f"{head}.3.p1")]
    assert told_of(added) == [("new", f"{head}.2")]


def test_a_moved_paragraph_is_moved_alone() -> None:
    old = put(BOOK, "paths/body/p2", Block("paths/body/p3", "新修了三条路。"))
    new = put([each for each in old if "春天" not in each.text], "paths/body/p3", BOOK[2])
    assert told_of(counted(new, "paths/body"), old) == [("moved", "paths/body/p3")]


def test_a_moved_section_is_told_once() -> None:
    assert told_of([*section("huts"), *section("news"), *section("paths")]) == [("moved", "paths")]


def test_a_section_under_another_name_is_moved_and_what_was_edited_in_it_is_told() -> None:
    renamed = [replace(each, address=each.address.replace("huts", "shelters")) for each in BOOK]
    assert told_of(renamed) == [("moved", "shelters")]
    again = [replace(each, text="小屋全年开放，夏天需要预约。") if "预约" in each.text else each for each in renamed]
    assert told_of(again) == [("moved", "shelters"), ("reworded", "shelters/body/p1")]


def test_a_paragraph_that_went_to_another_section_is_moved_also_when_it_was_edited() -> None:
    left = [each for each in BOOK if each.address != "huts/body/p1"]
    gone = put(left, "news/body/p1", Block("news/body/p2", "小屋全年开放，冬天需要预约。"))
    assert told_of(gone) == [("moved", "news/body/p2")]
    edited = [replace(each, text=each.text.replace("冬天", "夏天")) for each in gone]
    assert told_of(edited) == [("reworded", "moved", "news/body/p2")]


def test_a_deleted_row_is_told_once_and_not_taken_for_moved_by_its_figures() -> None:
    less = [each for each in BOOK if not each.address.startswith("huts/prices/south")]
    assert told_of(less) == [("deleted", "huts/prices/south")]
    other = put(less, "huts/prices/north/cells/2", Block("huts/prices/west/cells/1", "1200"))
    assert told_of(other) == [("deleted", "huts/prices/south"), ("new", "huts/prices/west/cells/1")]


def test_what_says_something_else_at_an_address_is_reworded() -> None:
    assert told_of(edited(huts__title="Refuges")) == [("reworded", "huts/title")]
    assert told_of(edited(news__body__p1="Quite another story.")) == [("reworded", "news/body/p1")]


def test_looks_and_pictures_are_compared_where_both_are_known() -> None:
    old, new = Block("a", "x", (), ("1",), ("p",)), Block("a", "x", (), ("2",), ("q",))
    assert told_of([new], [old]) == [("picture", "restyled", "a")]
    assert told_of([replace(new, look=("1",))], [old]) == [("picture", "a")]
    assert told_of([replace(new, pictures=("p",))], [old]) == [("restyled", "a")]
    assert told_of([replace(new, look=(), pictures=None)], [old]) == []
    assert told_of([replace(old, pictures=())], [old]) == [("picture", "a")]


def test_numbers_that_are_counted_change_with_those_before_them_and_are_no_change() -> None:
    old = [Block("a", "Ⅲ 专门委员会[14]", counted=((0, 1), (7, 11))), Block("b", "14年")]
    again = Block("a", "Ⅱ 专门委员会[7]", counted=((0, 1), (7, 10)))
    assert told_of([again, old[1]], old) == []
    assert told_of([replace(again, counted=()), old[1]], old) == [("reworded", "a")]
    (change,) = told(compared(old, [replace(again, text="Ⅱ 专业委员会[7]"), Block("b", "14年")]))
    assert [(edit.at, edit.deleted, edit.inserted) for edit in change.edits] == [(3, "门", "业")]
    assert told_of([old[0], Block("b", "15年")], old) == [("reworded", "b")]


def test_other_lines_and_pages_are_no_change() -> None:
    on = [replace(block, parts=(Part(number, (0, 0, 1, 1)),)) for number, block in enumerate(BOOK, 1)]
    assert {change.kind for change in compared(BOOK, on)} == {Kind.UNCHANGED}


def test_every_block_is_in_one_change_and_the_deleted_stand_where_they_stood() -> None:
    new = [each for each in BOOK if each.address != "huts/title"]
    changes = compared(BOOK, new)
    assert [change.address for change in changes] == [block.address for block in BOOK]
    assert told_of([], BOOK[:1]) == [("deleted", "paths")]


def test_a_change_is_data() -> None:
    old, new = Block("a", "one two", (Part(2, (0, 0, 1, 1)),)), Block("a", "one three")
    (change,) = compared([old], [new])
    assert change.as_json() == {
        "kinds": ["reworded"],
        "old": {"address": "a", "pages": [2], "text": "one two"},
        "new": {"address": "a", "pages": [], "text": "one three"},
        "edits": [{"before": 4, "deleted": "two", "at": 4, "inserted": "three"}],
    }


parts = st.sampled_from(["a", "b", "c", "p1", "p2", "l1.1", "2"])
addresses = st.lists(parts, min_size=1, max_size=4).map("/".join)
texts = st.sampled_from(["", "x", "alpha beta", "山路会在春天整修", "山路会在秋天整修", "a longer text of some words"])
books = st.lists(st.builds(Block, addresses, texts), max_size=25)


@given(books)
def test_a_book_beside_itself_is_unchanged(book: list[Block]) -> None:
    assert {change.kind for change in compared(book, book)} <= {Kind.UNCHANGED}


@given(books, books)
def test_every_block_of_two_books_is_told_of_once(old: list[Block], new: list[Block]) -> None:
    changes = compared(old, new)
    assert [change.new for change in changes if change.new] == new
    assert sorted(map(repr, (change.old for change in changes if change.old))) == sorted(map(repr, old))


@given(st.permutations(["paths", "huts", "news"]), st.sampled_from(["paths", "huts", "news", ""]))
def test_moves_alone_give_moved_alone(order: list[str], renamed: str) -> None:
    blocks = [block for name in order for block in section(name)]
    new = [
        replace(each, address=f"new-{each.address}") if section(renamed) and each in section(renamed) else each
        for each in blocks
    ]
    assert {kind for change in compared(BOOK, new) for kind in change.kinds} <= {Kind.MOVED, Kind.UNCHANGED}
    assert {each.address for each in told(compared(BOOK, new))} <= {"paths", "huts", "news", f"new-{renamed}"}
