"""The margins of a sheet: every block is told, nothing stands over anything else, and nothing in the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from galley.maps import Block, PageMap, Part
from galley.margins import Kind, Note
from galley.margins.arranging import ASCENT, Label, Slip, arranged
from galley.margins.helvetica import DITTO, width
from galley.margins.ink import Ink, Words
from galley.margins.paper import Paper, sheet

SIZE = (595.28, 841.89)
ON = sheet(Paper.A4, SIZE)
LABELS = {Kind.MISSING: Label(1, 14), Kind.FUZZY: Label(2, 20)}


def book(*blocks: Block) -> PageMap:
    return PageMap("report", "ja", (SIZE,), blocks)


def block(address: str, top: float, left: float = 80, height: float = 20, wide: float = 200) -> Block:
    return Block(address, "text", (Part(1, (left, top - height, left + wide, top)),))


def beside(told: PageMap, *slips: Slip) -> Ink:
    (ink,) = arranged(told, ON, (1,), slips, {each: f"{each} · 7" for each in told.at}, LABELS)
    return ink


def joined(words: list[Words]) -> str:
    """The words of a column as they are read, each address on a line."""
    return "".join(each.text + ("\n" if "·" in each.text else "") for each in words)


def test_an_address_stands_at_the_height_of_its_block() -> None:
    ink = beside(book(block("a/p1", 700)))
    (words,) = ink.words
    assert (words.text, words.right) == ("a/p1 · 7", True)
    assert words.x == approx(ON.left[1])
    assert words.y == approx(ON.placed(()).on_proof((0, 0, 0, 700))[3], abs=6)


def test_blocks_on_the_right_are_told_on_the_right() -> None:
    ink = beside(book(block("a/p1", 700), block("a/p2", 700, left=330)))
    assert {each.text: each.right for each in ink.words} == {"a/p1 · 7": True, "a/p2 · 7": False}


def test_of_a_row_of_cells_the_row_is_told_and_of_a_frame_what_is_in_it() -> None:
    row = [block("a/row", 700, wide=400), block("a/row/one", 700), block("a/row/two", 700, left=330, height=10)]
    frame = [block("a/box", 600, height=100), block("a/box/p1", 600, height=40), block("a/box/p2", 550)]
    told = [each.text for each in beside(book(*row, *frame)).words]
    assert told == ["a/row · 7", "a/box/p1 · 7", "a/box/p2 · 7"]


@pytest.mark.parametrize(("lower", "told"), [(2.0, ["a/row · 7"]), (2.1, ["a/row/one · 7", "a/row/two · 7"])])
def test_blocks_that_begin_lower_than_what_holds_them_are_no_cells(lower: float, told: list[str]) -> None:
    row = [block("a/row", 700, wide=400), block("a/row/one", 700), block("a/row/two", 700 - lower, left=330, height=10)]
    assert [each.text for each in beside(book(*row)).words] == told


@pytest.mark.parametrize(
    ("section", "goes_on", "left", "told"),
    [
        ("a/s", "a/s/p9", 80, ["a/s/box · 7", "a/s/p9 · 7"]),
        ("a/s", "a/s/p9", 277.9, ["a/s/box · 7", "a/s/p9 · 7"]),
        ("a/s", "a/s/p9", 278.1, ["a/s · 7"]),
        ("a", "a/p9", 290, ["a/box · 7", "a/p9 · 7"]),
    ],
)
def test_what_begins_a_page_on_which_its_section_goes_on_is_no_row_of_cells(
    section: str, goes_on: str, left: float, told: list[str]
) -> None:
    page = [
        block(section, 700, wide=430, height=600),
        block(goes_on, 700, height=500),
        block(f"{section}/box", 700, left),
    ]
    assert sorted(each.text for each in beside(book(*page)).words) == told


def test_notes_of_one_place_stand_close_below_each_other() -> None:
    slips = [Slip(Note("a/p1", Kind.COMMENT, "why", number), number, 40) for number in range(2)]
    first, second = beside(book(block("a/p1", 700)), *slips).stamps
    assert first.top - second.top == approx(41.5)


def test_a_long_address_is_shortened_by_what_it_shares_with_that_above_it() -> None:
    first, second = "messages/secretary-general/body/p1", "messages/secretary-general/body/p2"
    ink = beside(book(block(first, 700), block(second, 600)))
    assert joined(ink.words) == f"{first} · 7\n{DITTO}/p2 · 7\n"


def test_each_state_has_its_bar_and_what_has_to_be_done_its_label() -> None:
    told = book(block("a/p1", 700), block("a/p2", 600), block("a/p3", 500), block("a/p4", 400))
    states = [Slip(Note("a/p1", Kind.MISSING)), Slip(Note("a/p2", Kind.FUZZY)), Slip(Note("a/p3", Kind.DRAFT))]
    ink = beside(told, *states)
    bars = [(stroke.width, stroke.dash) for stroke in ink.strokes if stroke.x1 == stroke.x2]
    assert len(bars) == len(set(bars)) == 3
    assert [stamp.plate for stamp in ink.stamps] == [1, 2]


def test_a_row_has_the_worst_state_of_its_cells() -> None:
    told = book(block("a/row", 700, wide=400), block("a/row/one", 700), block("a/row/two", 700, left=330))
    ink = beside(told, Slip(Note("a/row/one", Kind.DRAFT)), Slip(Note("a/row/two", Kind.MISSING)))
    assert [stamp.plate for stamp in ink.stamps] == [1]
    assert len([stroke for stroke in ink.strokes if stroke.x1 == stroke.x2]) == 1


def test_a_note_is_led_to_its_place() -> None:
    ink = beside(book(block("a/p1", 700)), Slip(Note("a/p1", Kind.FINDING, "wrong", 3), 5, 30))
    (stamp,), (leader,) = ink.stamps, ink.strokes
    assert (stamp.plate, stamp.x) == (5, approx(ON.right[0]))
    assert leader.x1 == approx(ON.trim[2]) and leader.x2 == approx(ON.right[0])


@pytest.mark.parametrize("many", [3, 15, 16, 90])
def test_notes_that_have_no_room_are_counted_at_the_foot(many: int) -> None:
    slips = [Slip(Note("a/p1", Kind.COMMENT, "why", number), number, 40) for number in range(many)]
    ink = beside(book(block("a/p1", 700)), *slips)
    counted = [each for each in ink.words if each.text.startswith("+")]
    assert many == len(ink.stamps) + sum(int(each.text) for each in counted)
    assert bool(counted) == (many * 41.5 - 1.5 > ON.top - ON.foot)
    lowest = min(each.top for each in ink.stamps) - 40
    assert lowest >= (counted[0].y + ASCENT if counted else ON.foot) - 0.01


def test_a_note_of_a_title_stands_beside_the_title_and_not_beside_its_line_in_the_contents() -> None:
    contents, section = Block("a/title", "A", (Part(1, (80, 680, 280, 700)),)), Part(2, (80, 600, 280, 700))
    told = PageMap(
        "report", "ja", (SIZE, SIZE), (contents, Block("a", "", (section,)), Block("a/title", "A", (section,)))
    )
    first, second = arranged(told, ON, (1, 2), [Slip(Note("a/title", Kind.FINDING, "wrong"), 5, 9)], {}, LABELS)
    assert (len(first.stamps), len(second.stamps)) == (0, 1)


def test_a_note_without_a_block_stands_beside_what_is_below_it_or_nowhere() -> None:
    here = Slip(Note("gone", Kind.COMMENT, "?", under=((1, (80, 500, 200, 510)),)), 5, 9)
    ink = beside(book(block("a/p1", 700)), here, Slip(Note("lost", Kind.COMMENT, "?"), 6, 9))
    assert [stamp.plate for stamp in ink.stamps] == [5]
    left, low, *_ = ON.placed(()).on_proof((80, 500, 200, 510))
    assert any((stroke.x1, stroke.y1, stroke.y2) == (left, low, low) for stroke in ink.strokes)


tops = st.lists(st.tuples(st.floats(60, 800), st.sampled_from((80.0, 330.0))), max_size=40)


@given(tops, st.lists(st.sampled_from(tuple(LABELS)), max_size=40))
def test_nothing_stands_over_anything_else_or_in_the_page(found: list[tuple[float, float]], kinds: list[Kind]) -> None:
    told = book(*(block(f"section-{at}/a-long-name/p{at}", top, left) for at, (top, left) in enumerate(found)))
    states = [Slip(Note(f"section-{at}/a-long-name/p{at}", kind)) for at, kind in enumerate(kinds)]
    notes = [Slip(Note(each.address, Kind.FINDING, "wrong"), 9, 12) for each in told.blocks[:5]]
    ink = beside(told, *states, *notes)
    left = [(each.y + 2, each.y - 1) for each in ink.words if each.right]
    right = [(each.y + 2, each.y - 1) for each in ink.words if not each.right]
    right += [(each.top - 1, each.top - 11) for each in ink.stamps if each.plate == 9]
    for column in (left, right):
        column.sort(reverse=True)
        assert all(above[1] >= below[0] - 1e-6 for above, below in pairwise(column))
    for each in ink.words:
        reach = width(each.text, each.size)
        assert each.x <= ON.left[1] + 1e-6 if each.right else each.x >= ON.right[0] - 1e-6
        assert each.right or each.x + reach <= ON.width
    assert all(not ON.trim[0] < end < ON.trim[2] for line in ink.strokes for end in (line.x1, line.x2))
    read = joined([each for each in ink.words if each.right]) + joined([each for each in ink.words if not each.right])
    assert all(f"p{at} · 7\n" in read for at in range(len(found)))
