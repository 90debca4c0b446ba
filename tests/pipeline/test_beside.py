"""Which pages stand side by side, what is framed, and how much the list tells."""

from __future__ import annotations

from galley.comparison.changes import compared, told
from galley.maps import Block, Box, PageMap, Part
from galley.pipeline import beside
from galley.pipeline.beside import CUT, HEIGHT, TOP, Entry, Sheet, arranged, name_of, parts
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


def test_sheets_stand_in_the_order_of_the_new_pages_and_those_of_the_old_alone_where_they_were() -> None:
    old = book(block("a", "one", 5), block("b", "gone", 2), block("c", "left out", 8), block("d", "four", 3))
    new = book(block("a", "two", 4), block("d", "five", 4))
    found = [
        (pages.get("old", (0,))[0], pages.get("new", (0,))[0]) for pages in (each.pages for each in sheets(old, new))
    ]
    assert found == [(2, 0), (3, 4), (5, 4), (8, 0)]


def test_a_block_stands_on_the_page_of_its_largest_part_and_is_framed_there() -> None:
    parted = (Part(2, (0, 0, 100, 10)), Part(7, (50, 40, 100, 80)), Part(7, (0, 0, 10, 10)))
    new = book(Block("a", "two", parted))
    (sheet,) = sheets(book(Block("a", "one", (Part(3, (0, 0, 9, 9)),))), new)
    assert {name: page for name, (page, *_) in sheet.pages.items()} == {"old": 3, "new": 7}
    assert [(frame.left, frame.width) for frame in sheet.frames] == [(32.0, 9.0), (524.0, 50.0), (474.0, 10.0)]
    assert sheet.edges == [(32.0, 34.0, 414, 780), (474.0, 34.0, 414, 780)]
    assert sheet.labels == [("book.pdf · 3", 32.0), ("book.pdf · 7", 474.0)]
    assert [(each.on, each.file, each.page, each.scale) for each in sheet.shown(9)] == [
        (9, "old", 3, 1),
        (9, "new", 7, 1),
    ]


def test_what_stands_on_no_page_is_told_on_a_sheet_without_pages() -> None:
    (sheet,) = sheets(book(), book(Block("a", "new")))
    assert (sheet.pages, sheet.frames, sheet.labels) == ({}, [], [])
    assert sheet.changes == [Entry(1, "new", "a", "zh", [("inserted", "new")])]


def test_pages_that_a_file_does_not_show_are_left_out() -> None:
    lost = State("a.pdf", PageMap("b", "zh", ((414, 780),) * 9, (block("a", "one", 3),)), b"", (), {})
    (sheet,) = sheets(lost, book(block("a", "two", 3)))
    assert list(sheet.pages) == ["new"] and [frame.left for frame in sheet.frames] == [574.0]


def test_a_state_without_addresses_gives_none() -> None:
    new = State(
        "b.pdf", PageMap("b", "zh", ((414, 780),), (block("text/p1", "x", 1),)), b"", ((0, 0, 9, 9),), {1: 1}, True
    )
    (sheet,) = sheets(book(), new)
    assert [each.address for each in sheet.changes] == [""]


def test_a_small_page_is_not_drawn_larger_and_one_without_width_is_drawn_all_the_same() -> None:
    for trim, scale in (((0.0, 0.0, 100.0, 100.0), 1.0), ((5.0, 5.0, 5.0, 5.0), 1.0), ((0.0, 0.0, 100.0, 1560.0), 0.5)):
        new = State("b.pdf", PageMap("b", "zh", ((1, 1),), (block("a", "x", 1),)), b"", (trim,), {1: 1})
        (sheet,) = sheets(book(), new)
        assert sheet.pages["new"] == (1, 474.0, HEIGHT - TOP - max(1, trim[3] - trim[1]) * scale, scale)


def test_a_file_goes_by_its_name_whatever_its_system() -> None:
    assert [name_of(State(name, PageMap("", "", (), ()))) for name in ("a/b.pdf", "C:\\a\\b.pdf", "b.pdf")] == [
        "b.pdf"
    ] * 3


def change(old: str, new: str) -> list[tuple[str, str]]:
    (found,) = compared([Block("a", old)], [Block("a", new)])
    return list(parts(found))


def test_forty_letters_stay_on_each_side_of_what_changed() -> None:
    a, b = "a" * 79 + " ", " " + "b" * 79
    assert change(f"{a}one{b}", f"{a}two{b}")[0] == ("same", a)
    assert change(f"{a}one{b}", f"{a}two{b}")[-1] == ("same", b)
    longer = "a" * 80 + " "
    assert change(f"{longer}one{b}", f"{longer}two{b}")[0] == ("same", f"…{longer[-40:]}")
    middle = " " + "c" * 80 + " "
    between = change(f"one{middle}one", f"two{middle}two")
    assert between[0] == ("same", "") and between[3] == ("same", f"{middle[:40]}…{middle[-40:]}")
    assert between[-1] == ("same", "")


def test_behind_a_change_of_the_first_letter_its_surroundings_are_told() -> None:
    middle = "字" * 81
    assert change(f"山{middle}路", f"水{middle}河")[3] == ("same", f"{'字' * 40}…{'字' * 40}")


def test_a_text_of_seven_hundred_signs_is_told_whole_and_of_a_longer_one_so_many() -> None:
    assert beside._shortened([("same", "a" * 600), ("inserted", ""), ("inserted", "b" * 100), ("same", "c")]) == [
        ("same", "a" * 600),
        ("inserted", "b" * 100),
    ]
    assert beside._shortened([("same", "a" * 699), ("inserted", "bc"), ("same", "d")]) == [
        ("same", "a" * 699),
        ("inserted", "b…"),
    ]
    assert beside._shortened([("same", "a" * 701)]) == [("same", "a" * 700 + "…")]


def test_wide_letters_take_twice_the_room() -> None:
    rows = [("a" * 50, 4), ("a" * 51, 5), ("字" * 25, 4), ("字" * 26, 5), ("", 3)]
    assert [(text, beside._lines(Entry(1, "new", "a", "zh", [("same", text)]))) for text, _ in rows] == rows
    assert beside._lines(Entry(1, "k" * 20, "a" * 30, "zh", [])) == 3
    assert beside._lines(Entry(1, "k" * 20, "a" * 31, "zh", [])) == 4


def test_a_sheet_holds_entries_of_fifty_six_lines() -> None:
    old = book()
    fits = [block(f"a/p{number}", "字" * 300, 2) for number in range(4)]
    assert [beside._lines(each) for sheet in sheets(old, book(*fits)) for each in sheet.changes] == [15] * 4
    assert [len(sheet.changes) for sheet in sheets(old, book(*fits))] == [3, 1]
    exact = [block(f"a/p{number}", "字" * 275, 2) for number in range(5)]
    assert [beside._lines(each) for sheet in sheets(old, book(*exact)) for each in sheet.changes] == [14] * 5
    assert [len(sheet.changes) for sheet in sheets(old, book(*exact))] == [4, 1]
