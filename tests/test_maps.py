"""Maps of pages: what was written is read again, a place leads to its blocks, and anything else is no map."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.maps import Block, NoMap, PageMap, Part, Placed, read

lengths = st.floats(-1e4, 1e4).map(lambda length: round(length, 2))
boxes = st.tuples(lengths, lengths, lengths, lengths)
digests = st.lists(st.text("0123456789abcdef", min_size=1)).map(tuple)
parts = st.lists(st.builds(Part, st.integers(1, 9), boxes)).map(tuple)
spans = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))).map(tuple)
blocks = st.builds(Block, st.text(), st.text(), parts, digests, st.none() | digests, spans)
placings = st.builds(Placed, st.lists(st.integers(0, 9)).map(tuple), st.floats(0.01, 4), lengths, lengths)
maps = st.builds(
    PageMap,
    st.text(),
    st.text(),
    st.lists(st.tuples(lengths, lengths)).map(tuple),
    st.lists(blocks).map(tuple),
    st.lists(st.integers(1, 9)).map(tuple),
    st.lists(st.lists(st.integers(1, 9)).map(tuple)).map(tuple),
    st.none() | placings,
)

BOOK = PageMap(
    "report",
    "ja",
    ((400, 600), (400, 600)),
    (
        Block("a", "head", (Part(1, (50, 100, 350, 500)), Part(2, (50, 400, 350, 500)))),
        Block("a/p1", "one", (Part(1, (50, 300, 350, 400)),)),
    ),
)


@given(maps)
def test_what_was_written_is_read_again(told: PageMap) -> None:
    assert read(told.written()) == told


def test_a_place_leads_to_its_blocks_the_innermost_last() -> None:
    assert [each.address for each in BOOK.standing(1, 60, 350)] == ["a", "a/p1"]
    assert [each.address for each in BOOK.standing(1, 60, 401)] == ["a"]
    assert [each.address for each in BOOK.standing(1, 60, 401, slack=2)] == ["a", "a/p1"]
    assert [each.address for each in BOOK.standing(2, 60, 450)] == ["a"]
    assert BOOK.standing(2, 60, 350) == BOOK.standing(3, 60, 350) == ()


def test_blocks_are_known_by_page_and_by_address() -> None:
    assert BOOK.on_pages[2] == ((BOOK.blocks[0], (50, 400, 350, 500)),)
    assert BOOK.at["a/p1"] == BOOK.blocks[1:]


def test_a_place_of_a_proof_is_one_of_the_book() -> None:
    placed = Placed((0, 7), 0.5, 20, 30)
    assert placed.in_book(2, 45, 80) == (7, 50, 100)
    assert placed.in_book(1, 45, 80) is placed.in_book(3, 45, 80) is placed.in_book(0, 45, 80) is None
    assert placed.on_proof((50, 100, 350, 500)) == (45, 80, 195, 280)


def changed(**changes: object) -> str:
    return json.dumps(json.loads(BOOK.written()) | changes)


PLACED = {"pages": [1], "scale": 1, "left": 0, "bottom": 0}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "7",
        "[" * 100_000,
        changed(format=2),
        changed(blocks=3),
        changed(blocks=[7]),
        changed(blocks=[{"address": "a"}]),
        changed(sizes=[[1, 2, 3]]),
        changed(placed=PLACED | {"scale": 0}),
        changed(placed=PLACED | {"pages": 7}),
    ],
)
def test_anything_else_is_no_map(text: str) -> None:
    with pytest.raises(NoMap):
        read(text)


def test_the_map_of_a_proof_is_one() -> None:
    assert read(changed(placed=PLACED)).placed == Placed((1,), 1, 0, 0)


@pytest.mark.parametrize(
    ("x", "y", "slack", "inside"),
    [
        (50, 300, 0, True),
        (350, 400, 0, True),
        (49.9, 350, 0, False),
        (350.1, 350, 0, False),
        (60, 299.9, 0, False),
        (60, 400.1, 0, False),
        (48, 298, 2, True),
        (352, 402, 2, True),
        (47.9, 350, 2, False),
        (352.1, 350, 2, False),
        (60, 297.9, 2, False),
        (60, 402.1, 2, False),
    ],
)
def test_a_block_holds_what_lies_within_its_edges(x: float, y: float, slack: float, inside: bool) -> None:
    assert ("a/p1" in [each.address for each in BOOK.standing(1, x, y, slack)]) is inside


def test_a_map_says_what_there_is_and_nothing_else() -> None:
    plain, _, told = BOOK.written().decode().partition(', "blocks": [')
    assert json.loads(plain + "}") == {
        "format": 1,
        "publication": "report",
        "language": "ja",
        "sizes": [[400, 600], [400, 600]],
        "cover": [],
    }
    assert len(told.strip().split("\n")) == 3
    assert set(json.loads(told.strip().split("\n")[0].rstrip(","))) == {"address", "text", "sha256", "boxes"}
    full = PageMap(
        "r", "en", (), (Block("a", "x", (), ("1",), (), ((0, 1),)),), sides=((1, 2),), placed=Placed((1,), 1, 0, 0)
    )
    read_back = json.loads(full.written())
    assert (read_back["sides"], read_back["placed"]["scale"]) == ([[1, 2]], 1)
    assert (read_back["blocks"][0]["look"], read_back["blocks"][0]["pictures"]) == (["1"], [])
    assert read_back["blocks"][0]["counted"] == [[0, 1]]


@pytest.mark.parametrize("scale", [-1, 0])
def test_a_proof_has_a_scale_above_zero(scale: float) -> None:
    with pytest.raises(NoMap, match="scale"):
        read(changed(placed=PLACED | {"scale": scale}))
    placed = read(changed(placed=PLACED | {"scale": 0.5})).placed
    assert placed is not None and placed.scale == 0.5
    with pytest.raises(NoMap, match="format 2"):
        read(changed(format=2))


def test_digests_are_those_of_texts() -> None:
    assert Block("a", "").sha256.startswith("e3b0c442")


def test_the_first_page_of_a_proof_may_be_one_of_the_book() -> None:
    assert Placed((7,), 0.5, 20, 30).in_book(1, 45, 80) == (7, 50, 100)
