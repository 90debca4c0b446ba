"""Marks of change as notes: bars, rules below words, deleted words by number, and what is gone where it stood."""

from __future__ import annotations

from collections.abc import Collection

from galley.maps import Block, Part
from galley.margins import Kind, Note
from galley.meter.glyphs import Glyph
from galley.pipeline.earlier import Marked
from galley.pipeline.marking import Marks

BOX = (100.0, 190.0, 300.0, 210.0)


def block(address: str, text: str, *on: int, look: str = "1") -> Block:
    return Block(address, text, tuple(Part(page, BOX) for page in on), (look,), ())


def shown(pages: Collection[int]) -> dict[int, list[Glyph]]:
    """The words `one 2 three`, each sign 10 pt wide, on each of the pages that are asked for."""
    letters = [Glyph(sign, 100 + 10 * at, 200, 10, 10, "F", 1) for at, sign in enumerate("one 2 three")]
    return dict.fromkeys(pages, letters)


def notes(old: list[Block], new: list[Block]) -> list[Note]:
    return list(Marks(Marked("before", tuple(old), tuple(new))).notes(shown))


OLD = [
    block("a", "", 1),
    block("a/body/p1", "one two three", 1),
    block("a/row", "", 1),
    block("a/row/cells/1", "left", 1),
    block("a/row/cells/2", "right", 1),
    block("a/gone", "", 1),
    block("a/gone/cells/1", "taken", 1),
    block("a/gone/cells/2", "away", 1),
    block("b", "", 2),
    block("b/title", "second section", 2),
]


def without(*names: str) -> list[Block]:
    return [each for each in OLD if not each.address.startswith(names)]


def test_nothing_changed_gives_no_notes() -> None:
    assert notes(OLD, OLD) == []


def test_words_put_in_are_underlined_and_those_taken_out_are_told_by_number() -> None:
    new = [block("a/body/p1", "one 2 three", 1) if each.text.startswith("one") else each for each in OLD]
    assert notes(OLD, new) == [
        Note("a/body/p1", Kind.CHANGED, "", None, ((1, (140, 198, 150, 210)),)),
        Note("a/body/p1", Kind.DELETED, "two", 1, ((1, (138.5, 198, 141.5, 210)),)),
    ]


def test_what_is_new_moved_or_set_otherwise_has_a_bar() -> None:
    new = [*OLD[8:], *OLD[:8], block("c", "", 3)]
    assert notes(OLD, new) == [Note("b", Kind.MOVED, "from page 2"), Note("c", Kind.NEW, "")]
    looks = [block("b/title", "second section", 2, look="2") if each.address == "b/title" else each for each in OLD]
    assert notes(OLD, looks) == [Note("b/title", Kind.CHANGED, "set otherwise")]


def test_what_is_gone_is_told_below_what_stood_before_it() -> None:
    (gone,) = notes(OLD, without("a/gone"))
    assert gone == Note("a/row", Kind.DELETED, "taken · away", 1, ((1, (100, 190, 124, 210)),))
    first, second = notes(OLD, without("a/gone", "b"))
    assert (first.number, second.number, second.text) == (1, 2, "second section")


def test_pages_are_those_that_changed_and_those_that_something_is_gone_from() -> None:
    assert Marks(Marked("x", tuple(OLD), tuple(without("a/gone")))).pages == (1,)
    assert Marks(Marked("x", tuple(OLD), (*OLD, block("c", "", 3, 4)))).pages == (3, 4)
    assert Marks(Marked("x", tuple(OLD), tuple(OLD))).pages == ()


def test_what_is_not_printed_is_not_told() -> None:
    assert notes(OLD, [*OLD, block("hidden", "never printed")]) == []


def test_the_list_tells_words_pages_and_what_else_is_said() -> None:
    new = [block("a/body/p1", "one 2 three", 1) if each.text.startswith("one") else each for each in without("a/gone")]
    rows = list(Marks(Marked("x", tuple(OLD), (*new, block("c", "third", 3)))).rows())
    assert [(row["kinds"], row["address"], row["pages"]) for row in rows] == [
        (["changed"], "a/body/p1", [1]),
        (["deleted"], "a/gone", [1]),
        (["new"], "c", [3]),
    ]
    assert rows[0]["text"] == [("same", "one "), ("deleted", "two"), ("inserted", "2"), ("same", " three")]
    assert (rows[1]["text"], rows[2]["text"]) == ([("deleted", "taken · away")], [("inserted", "third")])
