"""Which pages stand side by side, what is framed, and how much the list tells."""

from __future__ import annotations

from galley.comparison.changes import compared, told
from galley.maps import Block, Box, PageMap, Part
from galley.pipeline.beside import CUT, HEIGHT, TOP, Sheet, arranged, parts
from galley.pipeline.states import State

WHOLE = (0.0, 0.0, 414.0, 780.0)
FOOT = HEIGHT - TOP - 780


def block(address: str, text: str, *on: int, box: Box = (100, 200, 300, 220)) -> Block:
    return Block(address, text, tuple(Part(page, box) for page in on))


def book(*blocks: Block, pages: int = 9) -> State:
    numbers = {page: page for page in range(1, pages + 1)}
    return State("folder/book.pdf", PageMap("b", "zh", ((414, 780),) * pages, blocks), b"", (WHOLE,) * pages, numbers)


def sheets(old: State, new: State) -> list[Sheet]:
    return arranged(old, new, told(compared(old.book.blocks, new.book.blocks)), lambda kinds: "+".join(kinds))


def test_what_changed_stands_on_the_pages_where_it_was_and_is() -> None:
    old, new = book(block("a/x", "one two", 3)), book(block("a/x", "one three", 4))
    (sheet,) = sheets(old, new)
    assert sheet.pages == {"old": (3, 32.0, FOOT, 1.0), "new": (4, 474.0, FOOT, 1.0)}
    assert [label for label, _ in sheet.labels] == ["book.pdf · 3", "book.pdf · 4"]
    assert [(frame.number, frame.kind, frame.left, frame.top, frame.width, frame.height) for frame in sheet.frames] == [
        (1, "reworded", 132.0, 594.0, 200.0, 20.0),
        (1, "reworded", 574.0, 594.0, 200.0, 20.0),
    ]


def test_what_is_new_or_deleted_stands_beside_what_else_changed_there_or_alone() -> None:
    old = book(block("a/x", "one two", 3), block("a/gone", "gone", 3), block("b/gone", "left out", 7))
    new = book(block("a/x", "one three", 4), block("a/new", "completely", 4), block("c/new", "something", 8))
    assert [(sorted(sheet.pages), [each.address for each in sheet.changes]) for sheet in sheets(old, new)] == [
        (["new", "old"], ["a/x", "a/gone", "a/new"]),
        (["old"], ["b/gone"]),
        (["new"], ["c/new"]),
    ]


def test_a_list_that_is_full_goes_on_on_another_sheet_with_the_same_pages() -> None:
    long = [block(f"a/{name}", f"{name} " * 80, 2) for name in "bcdefghij"]
    made = sheets(book(*long), book(*(block(each.address, f"new {each.text}", 2) for each in long)))
    assert len(made) == 1
    others = [block(f"a/{name}", f"{name}字" * 300, 2) for name in "bcdefghij"]
    made = sheets(book(), book(*others))
    assert len(made) > 2 and {sheet.pages["new"][0] for sheet in made} == {2}
    assert [entry.number for sheet in made for entry in sheet.changes] == list(range(1, 10))


def test_of_what_stays_only_what_is_near_is_told() -> None:
    before = "a" * 200 + " one " + "b" * 200
    (change,) = told(compared([Block("a/x", before)], [Block("a/x", before.replace("one", "two"))]))
    assert list(parts(change)) == [
        ("same", CUT + "a" * 39 + " "),
        ("deleted", "one"),
        ("inserted", "two"),
        ("same", " " + "b" * 39 + CUT),
    ]


def test_a_larger_page_is_drawn_smaller() -> None:
    large = ((0.0, 0.0, 828.0, 1170.0),)
    new = State("b.pdf", PageMap("b", "zh", ((828, 1170),), (block("a", "x", 1),)), b"", large, {1: 1})
    (sheet,) = sheets(book(), new)
    assert sheet.pages["new"][3] == 0.5
    assert (sheet.frames[0].left, sheet.frames[0].width) == (524.0, 100.0)
