"""What is drawn in the margins of a sheet, mark by mark: addresses, labels, bars, notes and leaders at their places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest import approx

from galley.maps import Block, Box, PageMap, Part
from galley.margins import Kind, Note
from galley.margins.arranging import Label, Slip, arranged
from galley.margins.helvetica import DITTO, is_plain, width, wrapped
from galley.margins.ink import Ink, Stamp, Stroke, Words
from galley.margins.paper import MM, Paper, Sheet, sheet
from galley.margins.stacking import Wish, stacked
from galley.margins.standing import above, places, told

ON = Sheet(600, 800, 1.0, (150, 100, 450, 750), (10, 140), (460, 590))
"""A page of 300 by 650 pt at its own size."""
LABELS = {Kind.MISSING: Label(1, 14), Kind.FUZZY: Label(2, 20)}


def block(address: str, *boxes: Box, page: int = 1) -> Block:
    return Block(address, "text", tuple(Part(page, box) for box in boxes))


def at(address: str, top: float, left: float = 20, height: float = 20, page: int = 1) -> Block:
    return block(address, (left, top - height, left + 100, top), page=page)


def drawn(*parts: Block | Slip, names: str = "", on: Sheet = ON) -> Ink:
    blocks = tuple(each for each in parts if isinstance(each, Block))
    slips = [each for each in parts if isinstance(each, Slip)]
    book = PageMap("report", "en", ((300, 650), (300, 650)), blocks)
    (ink,) = arranged(book, on, (1,), slips, {each.address: each.address + names for each in blocks}, LABELS)
    return ink


def address(text: str, top: float, right: bool = True) -> Words:
    """An address whose first line begins at a height of the sheet."""
    return Words(140 if right else 460, approx(top - 4.2), text, 5.0, right)


@pytest.mark.parametrize(("left", "x", "is_left"), [(140.9, 140, True), (141, 460, False)])
def test_a_block_is_told_on_its_side_of_the_page(left: float, x: float, is_left: bool) -> None:
    (words,) = drawn(at("a/p1", 500, left)).words
    assert (words.x, words.right, words.y) == (x, is_left, approx(600 - 4.2))


def test_addresses_stand_from_above_to_below_and_share_what_room_there_is() -> None:
    ink = drawn(at("a/p2", 400), at("a/p1", 500), at("a/p3", 398))
    assert ink.words == [address("a/p1", 600), address("a/p2", 502.75), address("a/p3", 495.25)]
    assert ink.strokes == ink.stamps == []


@pytest.mark.parametrize(
    ("kind", "width", "dash", "label"),
    [
        (Kind.MISSING, 2.4, (), 1),
        (Kind.FUZZY, 2.0, (5.0, 2.5), 2),
        (Kind.DRAFT, 1.2, (0.0, 3.0), None),
    ],
)
def test_a_state_has_its_bar_and_label(kind: Kind, width: float, dash: tuple[float, ...], label: int | None) -> None:
    ink = drawn(at("a/p1", 500), Slip(Note("a/p1", kind)))
    assert ink.strokes == [Stroke(150 - 2.2, 599, 150 - 2.2, 581, width, dash)]
    assert ink.stamps == ([Stamp(label, 10, 600)] if label else [])
    right = drawn(at("a/p1", 500, left=200), Slip(Note("a/p1", kind)))
    assert right.strokes == [Stroke(450 + 2.2, 599, 450 + 2.2, 581, width, dash)]
    assert right.stamps == ([Stamp(label, 590 - LABELS[kind].width, 600)] if label else [])


@pytest.mark.parametrize(
    ("kind", "width", "dash"), [(Kind.CHANGED, 1.0, ()), (Kind.NEW, 2.4, ()), (Kind.MOVED, 1.6, (0.0, 3.2))]
)
def test_a_change_has_its_bar_on_the_right(kind: Kind, width: float, dash: tuple[float, ...]) -> None:
    ink = drawn(at("a/p1", 500), Slip(Note("a/p1", kind)))
    assert ink.strokes == [Stroke(450 + 5.8, 599, 450 + 5.8, 581, width, dash)]
    assert ink.stamps == []


@pytest.mark.parametrize(
    "kind", [Kind.UNCERTAIN, Kind.FINDING, Kind.ACCEPTED, Kind.DELETED, Kind.COMMENT, Kind.ADDRESS]
)
def test_other_notes_have_no_bar(kind: Kind) -> None:
    assert drawn(at("a/p1", 500), Slip(Note("a/p1", kind))).strokes == []


@pytest.mark.parametrize(
    ("first", "second", "worst"),
    [
        (Kind.DRAFT, Kind.MISSING, 2.4),
        (Kind.MISSING, Kind.FUZZY, 2.4),
        (Kind.FUZZY, Kind.DRAFT, 2.0),
        (Kind.DRAFT, Kind.DRAFT, 1.2),
    ],
)
def test_of_several_states_the_worst_is_drawn_once(first: Kind, second: Kind, worst: float) -> None:
    both = drawn(at("a/p1", 500), Slip(Note("a/p1", first)), Slip(Note("a/p1", second)))
    assert [each.width for each in both.strokes] == [worst]
    beside = drawn(at("a/p1", 500), at("b/p1", 500), Slip(Note("a/p1", first)), Slip(Note("b/p1", second)))
    assert [each.width for each in beside.strokes] == [worst]


def test_a_row_has_the_state_of_its_cells_and_of_no_other_block() -> None:
    row = (block("a/r", (20, 480, 280, 500)), at("a/r/1", 500), at("a/r/2", 500, left=150))
    assert len(drawn(*row, Slip(Note("a/r/2", Kind.FUZZY))).strokes) == 1
    assert drawn(*row, at("a/row", 300), Slip(Note("a/row/x", Kind.FUZZY))).strokes != []
    assert len(drawn(at("a/r", 500), at("a/r2", 300), Slip(Note("a/r2", Kind.FUZZY))).strokes) == 1


def test_states_of_other_pages_are_not_drawn_here() -> None:
    there = at("a/p1", 500, page=2)
    assert drawn(there, at("a/p2", 300), Slip(Note("a/p1", Kind.MISSING))).strokes == []
    both = block("a/p1", (20, 480, 120, 500))
    more = Block("a/p1", "text", (*both.parts, Part(2, (20, 480, 120, 500))))
    assert len(drawn(more, Slip(Note("a/p1", Kind.MISSING))).strokes) == 1
    assert drawn(there, Slip(Note("a/p1", Kind.FINDING, "wrong"), 3, 20)).stamps == []


@pytest.mark.parametrize(("length", "label_top", "text_top"), [(38, 600, 600), (39, 600, 594)])
def test_a_label_stands_before_its_address_or_above_it(length: int, label_top: float, text_top: float) -> None:
    # 130 pt hold a label of 20, 3 between, and 38 letters of 2.78 pt.
    name = "a" * length
    ink = drawn(at(name, 500), Slip(Note(name, Kind.FUZZY)))
    assert ink.stamps == [Stamp(2, 10 if text_top == 600 else 140 - 20, label_top)]
    assert [words.y for words in ink.words] == [approx(text_top - 4.2)]


def test_a_note_stands_beside_its_block_with_a_line() -> None:
    ink = drawn(at("a/p1", 500), Slip(Note("a/p1", Kind.FINDING, "wrong"), 5, 30))
    assert ink.stamps == [Stamp(5, 460, 600)]
    assert ink.strokes == [Stroke(450, 597, 460, 597, 0.3)]
    assert drawn(at("a/p1", 500), Slip(Note("a/p1", Kind.FINDING))).stamps == []


def test_words_of_a_note_are_underlined_and_it_stands_beside_the_first() -> None:
    under = ((1, (30, 470, 60, 480)), (1, (30, 440, 60, 450)), (2, (0, 0, 9, 9)))
    ink = drawn(at("a/p1", 500, height=90), Slip(Note("a/p1", Kind.COMMENT, "why", under=under), 5, 30))
    assert ink.stamps == [Stamp(5, 460, 580)]
    assert ink.strokes == [
        Stroke(180, 570, 210, 570, 0.6),
        Stroke(180, 540, 210, 540, 0.6),
        Stroke(450, 577, 460, 577, 0.3),
    ]


def test_an_address_far_from_its_place_is_led_there() -> None:
    # Each takes 7.5 pt: of two at one height each is moved by 3.75, of three the outer ones by 7.5.
    two = drawn(at("a/p1", 500), at("a/p2", 500))
    assert ([round(each.y, 2) for each in two.words], two.strokes) == ([599.55, 592.05], [])
    three = drawn(at("a/p1", 500), at("a/p2", 500), at("a/p3", 500))
    assert [round(each.y, 2) for each in three.words] == [603.3, 595.8, 588.3]
    assert three.strokes == [Stroke(150, 597, 140, 604.5, 0.3), Stroke(150, 597, 140, 589.5, 0.3)]
    near = drawn(at("a/p1", 500), at("a/p2", 499.5), at("a/p3", 500, left=200), at("a/p4", 499, left=200))
    assert near.strokes == []
    four = drawn(at("a/p1", 500), at("a/p2", 500), at("a/p3", 489.5))
    assert ([round(each.y, 2) for each in four.words], four.strokes) == ([599.8, 592.3, 584.8], [])
    assert len(drawn(at("a/p1", 500), at("a/p2", 500), at("a/p3", 489.6)).strokes) == 1


def test_a_long_address_has_lines_and_leaves_out_what_the_one_above_says() -> None:
    first, second = "messages/secretary-general/body/p1", "messages/secretary-general/body/p2"
    narrow = replace(ON, left=(60, 140))
    lines = [words.text for words in drawn(at(first, 500), at(second, 400), names=" · 7", on=narrow).words]
    assert lines == ["messages/secretary-general/body/", "p1 · 7", f"{DITTO}/p2 · 7"]
    wide = drawn(at(first, 500), at(second, 400), names=" · 7")
    assert [words.text for words in wide.words] == [f"{first} · 7", f"{second} · 7"]
    short = drawn(at("a/b/p1", 500), at("a/b/p2", 400))
    assert [words.text for words in short.words] == ["a/b/p1", "a/b/p2"]
    other = "reports/secretary-general/body/p2 and more"
    apart = drawn(at(first, 500), at(other, 400), on=narrow)
    assert "".join(words.text for words in apart.words).endswith(other)
    sides = drawn(at(first, 500), at(second, 400, left=200), names=" · 7", on=narrow)
    assert DITTO not in "".join(words.text for words in sides.words)


@pytest.mark.parametrize(("many", "shown", "more"), [(16, 16, None), (17, 17, None), (18, 16, "+2"), (20, 16, "+4")])
def test_what_has_no_room_is_counted_below_what_has(many: int, shown: int, more: str | None) -> None:
    # From 750 down to 11.34 pt: 17 slips of 42 with 1.5 between, or 16 and a line.
    slips = [Slip(Note("a/p1", Kind.COMMENT, "why", number), number, 42) for number in range(many)]
    ink = drawn(at("a/p1", 500), *slips)
    assert len(ink.stamps) == shown
    assert [words.text for words in ink.words if words.text.startswith("+")] == ([more] if more else [])
    if more:
        assert ink.words[-1] == Words(460, approx(4 * MM + 6 - 4.2), more, 5.0, right=False)


@pytest.mark.parametrize(("many", "lowest"), [(3, 12.84), (18, 20.34)])
def test_notes_at_the_foot_leave_room_for_the_count_where_there_is_one(many: int, lowest: float) -> None:
    slips = [Slip(Note("a/p1", Kind.COMMENT, "why", number), number, 42) for number in range(many)]
    assert drawn(at("a/p1", -80), *slips).stamps[-1].top - 42 == approx(lowest, abs=0.01)


@pytest.mark.parametrize(
    ("heights", "shown"), [((50, 48.5), 2), ((50, 48.6), 1), ((45.5, 45.5, 9), 2), ((45.5, 45.6, 9), 1)]
)
def test_a_margin_holds_what_fills_it(heights: tuple[float, ...], shown: int) -> None:
    low = replace(ON, trim=(150, 0, 450, ON.foot + 100))
    slips = [Slip(Note("a/p1", Kind.COMMENT, "why", at), at, height) for at, height in enumerate(heights)]
    assert len(drawn(at("a/p1", 90), *slips, on=low).stamps) == shown


@pytest.mark.parametrize(
    ("kind", "state", "change"),
    [
        *((kind, True, False) for kind in (Kind.MISSING, Kind.FUZZY, Kind.DRAFT)),
        *((kind, False, True) for kind in (Kind.CHANGED, Kind.NEW, Kind.MOVED, Kind.DELETED)),
        *((kind, False, False) for kind in (Kind.ADDRESS, Kind.UNCERTAIN, Kind.FINDING, Kind.ACCEPTED, Kind.COMMENT)),
    ],
)
def test_a_kind_is_of_a_state_a_change_or_neither(kind: Kind, state: bool, change: bool) -> None:
    assert (kind.is_state, kind.is_change) == (state, change)


@pytest.mark.parametrize(
    ("address", "around"),
    [
        ("a/body/l1.2.p1", ["a/body/l1.2", "a/body/l1", "a/body", "a"]),
        ("a/b.c", ["a/b", "a"]),
        ("a", []),
        ("", []),
    ],
)
def test_what_is_around_an_address_is_told_from_the_nearest_on(address: str, around: list[str]) -> None:
    assert list(above(address)) == around


def book(*blocks: Block) -> PageMap:
    return PageMap("report", "en", ((300, 650),) * 9, blocks)


@pytest.mark.parametrize(
    ("second", "addresses"),
    [
        (at("a/r/2", 500, left=150), ["a/r"]),
        (at("a/r/2", 498, left=150), ["a/r"]),
        (at("a/r/2", 497.9, left=150), ["a/r/1", "a/r/2"]),
        (at("a/r/2", 502, left=150), ["a/r"]),
        (at("b", 500, left=150), ["a/r/1", "b"]),
    ],
)
def test_of_cells_beside_each_other_their_row_is_told(second: Block, addresses: list[str]) -> None:
    row = book(block("a/r", (20, 480, 280, 500)), at("a/r/1", 500), second)
    assert [each.address for each in told(row, 1)] == addresses
    assert told(row, 2) == []


def test_what_stands_in_the_cells_of_a_row_is_not_told() -> None:
    cells = (at("a/r/1", 500), at("a/r/1/p1", 500), at("a/r/2", 500, left=150))
    assert [each.address for each in told(book(block("a/r", (20, 480, 280, 500)), *cells), 1)] == ["a/r"]


def test_a_block_of_two_boxes_is_told_twice_and_an_equal_one_once() -> None:
    twice = book(block("a", (0, 0, 9, 9), (20, 0, 29, 9)), block("a", (0, 0, 9, 9)))
    assert [each.box for each in told(twice, 1)] == [(0, 0, 9, 9), (20, 0, 29, 9)]


def test_a_note_stands_where_its_block_or_the_nearest_around_it_stands() -> None:
    one = book(at("a", 600, page=3), at("a/body", 500, page=3), at("b", 100))
    assert [(each.address, each.page) for each in places(Note("a/body/p1", Kind.FINDING), one)] == [("a/body", 3)]
    assert [each.address for each in places(Note("a/x", Kind.FINDING), one)] == ["a"]
    assert places(Note("c", Kind.FINDING), one) == []
    under = ((4, (1.0, 2.0, 3.0, 4.0)), (5, (1.0, 2.0, 3.0, 4.0)))
    assert [(each.page, each.box) for each in places(Note("c", Kind.FINDING, under=under), one)] == [(4, (1, 2, 3, 4))]


def test_of_blocks_of_one_address_that_of_its_section_is_meant() -> None:
    listed, own = at("a/title", 600, page=1), at("a/title", 500, page=3)
    assert [each.page for each in places(Note("a/title", Kind.FINDING), book(listed, at("a", 600, page=3), own))] == [3]
    assert [each.page for each in places(Note("a/title", Kind.FINDING), book(listed, own))] == [1]


@pytest.mark.parametrize(
    ("wishes", "tops"),
    [
        ([(300, 20), (280, 20)], [300, 280]),
        ([(300, 20), (281, 20)], [300.5, 280.5]),
        ([(300, 20), (290, 10), (275, 10)], [305, 285, 275]),
        ([(300, 20), (290, 10), (276, 10)], [305.33, 285.33, 275.33]),
        ([(10, 20)], [20]),
        ([(600, 20)], [500]),
        ([(300, 400), (200, 200)], [500, 100]),
        ([], []),
    ],
)
def test_notes_that_touch_go_up_and_down_alike(wishes: list[tuple[float, float]], tops: list[float]) -> None:
    assert [round(top, 2) for top in stacked([Wish(*each) for each in wishes], 500, 0)] == tops


@pytest.mark.parametrize(
    ("letters", "wide"),
    [
        (" !\"#$%&'()*+,-./", [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278]),
        ("0189:;<=>?@", [556] * 4 + [278, 278, 584, 584, 584, 556, 1015]),
        ("ABCDEFGHIJKLM", [667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833]),
        ("NOPQRSTUVWXYZ", [722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611]),
        ("[\\]^_`", [278, 278, 278, 469, 556, 333]),
        ("abcdefghijklm", [556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833]),
        ("nopqrstuvwxyz", [556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500]),
        ("{|}~·…", [334, 260, 334, 584, 278, 1000]),
    ],
)
def test_letters_are_as_wide_as_in_the_file_of_adobe(letters: str, wide: list[int]) -> None:
    # Adobe Core 14 AFM, Helvetica.
    assert [round(width(letter, 1000)) for letter in letters] == wide
    assert is_plain(letters)


def test_all_letters_that_are_known_are_plain() -> None:
    assert is_plain("".join(map(chr, range(32, 127))) + "·…")
    assert not is_plain("a\u00e9") and is_plain("")


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("aa/bb/cc", 100, ["aa/bb/cc"]),
        ("aa/bb/cc", 13.91, ["aa/bb/", "cc"]),
        ("aa/bb/cc", 13.89, ["aa/", "bb/cc"]),
        ("aaaa", 11.12, ["aaaa"]),
        ("aaaa", 11.11, ["aaa", "a"]),
        ("a.b-c/d", 5, ["a.", "b-", "c/", "d"]),
        ("aa/aaaa", 8.34, ["aa/", "aaa", "a"]),
        ("", 10, [""]),
    ],
)
def test_an_address_is_broken_where_it_has_to_be(text: str, measure: float, lines: list[str]) -> None:
    assert wrapped(text, 5, measure) == lines


def test_a_line_may_be_as_wide_as_the_measure() -> None:
    assert wrapped("aa/bb/cc", 5, width("aa/bb/", 5)) == ["aa/bb/", "cc"]
    assert wrapped("aaaa", 5, width("aaaa", 5)) == ["aaaa"]
    assert wrapped("aaaa", 5, width("aaa", 5)) == ["aaa", "a"]


@pytest.mark.parametrize(
    ("paper", "size", "width", "scale"),
    [
        (Paper.A4, (100, 100), 210, 1),
        (Paper.A4, (152 * MM, 274.5 * MM), 210, 1),
        (Paper.A4, (304 * MM, 100 * MM), 297, 0.7862),
        (Paper.A3, (297 * MM, 420 * MM), 297, 0.8047),
        (Paper.A3, (478 * MM, 549 * MM), 297, 0.5),
    ],
)
def test_a_sheet_lies_as_it_shows_its_page_larger(
    paper: Paper, size: tuple[float, float], width: float, scale: float
) -> None:
    found = sheet(paper, size)
    assert (round(found.width / MM, 3), found.scale) == (width, approx(scale, abs=0.0001))
    assert (found.top, found.foot) == (found.trim[3], 4 * MM)
