"""Notes below each other: as near to their places as they can be, and none over another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from galley.margins.stacking import Wish, stacked

wishes = st.lists(st.builds(Wish, st.floats(0, 500), st.floats(1, 60)), max_size=12).map(
    lambda found: sorted(found, key=lambda wish: -wish.top)
)


def test_a_note_with_room_stands_where_it_wants_to() -> None:
    assert stacked([Wish(400, 20), Wish(300, 20)], 500, 0) == [400, 300]


def test_notes_that_touch_share_the_way() -> None:
    assert stacked([Wish(300, 20), Wish(290, 20)], 500, 0) == [305, 285]


def test_the_foot_and_the_head_hold_them_in() -> None:
    assert stacked([Wish(490, 20), Wish(490, 20)], 500, 0) == [500, 480]
    assert stacked([Wish(20, 30)], 500, 0) == [30]


def test_a_gap_is_kept() -> None:
    assert stacked([Wish(500, 20), Wish(500, 20)], 500, 0, 4) == [500, 476]


@given(wishes)
def test_none_stands_over_another_and_all_that_fit_inside(found: list[Wish]) -> None:
    tops = stacked(found, 500, 0)
    assert len(tops) == len(found)
    for (wish, top), (_, below) in pairwise(zip(found, tops, strict=True)):
        assert below <= top - wish.height + 1e-6
    if found:
        assert tops[0] <= 500
        if sum(wish.height for wish in found) <= 500:
            assert tops[-1] - found[-1].height >= -1e-6


@given(wishes)
def test_none_moves_where_none_has_to(found: list[Wish]) -> None:
    free = all(below.top <= above.top - above.height for above, below in pairwise(found))
    if free and all(wish.height <= wish.top <= 500 for wish in found):
        assert stacked(found, 500, 0) == approx([wish.top for wish in found])
