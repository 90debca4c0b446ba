"""Marks of change as notes: bars, rules below words, deleted words by number, and what is gone where it stood."""

from __future__ import annotations

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import pytest

from galley.comparison.changes import Change, Edit
from galley.comparison.changes import Kind as Became
from galley.maps import Block, Part
from galley.margins import Kind, Note
from galley.meter.glyphs import Glyph
from galley.pipeline import marking
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


def change(kinds: tuple[Became, ...], old: Block | None, new: Block | None, *edits: Edit) -> Change:
    return Change(kinds, old, new, edits)


def marks(*old: Block, new: tuple[Block, ...] = ()) -> Marks:
    return Marks(Marked("before", old, new))


def test_a_moved_block_tells_the_page_that_it_was_on_or_its_address() -> None:
    here = block("b/p1", "x", 4)
    assert marking._whence(change((Became.MOVED,), block("a/p1", "x", 2, 3), here)) == "from page 2"
    assert marking._whence(change((Became.MOVED,), block("a/p1", "x"), here)) == "was a/p1"
    assert marking._whence(change((Became.MOVED,), block("b/p1", "x"), here)) == ""


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        (Became.NEW, Note("b", Kind.NEW, "")),
        (Became.MOVED, Note("b", Kind.MOVED, "from page 2")),
        (Became.PICTURE, Note("b", Kind.CHANGED, "the picture is another")),
        (Became.RESTYLED, Note("b", Kind.CHANGED, "set otherwise")),
        (Became.REWORDED, None),
    ],
)
def test_each_kind_of_change_has_its_note(kind: Became, note: Note | None) -> None:
    found = list(marks()._notes(change((kind,), block("b", "x", 2), block("b", "x", 3)), {}))
    assert found == ([note] if note else [])


def test_what_is_gone_where_nothing_stood_before_it_is_told_at_its_own_address() -> None:
    (gone,) = notes([block("a", "first", 1), block("b", "second", 1)], [block("b", "second", 1)])
    assert gone == Note("a", Kind.DELETED, "first", 1, ())
    found = marks(block("a", "first", 1), block("b", "second", 1), new=(block("b", "second", 1),))
    assert found.pages == () and found.name == "before"
    (row,) = found.rows()
    assert (row["pages"], row["text"], row["said"]) == ([], [("deleted", "first")], [])


def test_what_is_gone_and_said_nothing_goes_by_what_was_in_it_or_by_its_address() -> None:
    old = (
        block("z", "first", 1),
        block("a", "", 1),
        block("a/1", "one", 1),
        block("a.2", "two", 1),
        block("a/3", "", 1),
    )
    found = marks(*old, new=old[:1])
    told = {each.address: each for each in found.changes}
    assert found._gone(told["a"]).text == "one · two"
    bare = marks(
        block("z", "first", 1),
        block("a", "", 1),
        block("ab", "x", 1),
        new=(block("z", "first", 1), block("ab", "x", 1)),
    )
    assert [each.text for each in bare.notes(shown)] == ["a"]


def test_what_stood_before_is_of_the_rank_of_what_is_gone() -> None:
    row = (block("a", "", 1), block("a/r1", "", 1), block("a/r1/c1", "one", 1), block("a/r1/c2", "two", 2))
    (gone,) = notes([*row, block("a/r2", "three", 2)], [*row])
    assert (gone.address, gone.under) == ("a/r1", ((1, (100, 190, 124, 210)),))
    (gone,) = notes([*row, block("b", "three", 2)], [*row])
    assert gone.address == "a"
    hidden = (block("a", "first", 1), block("b", "hidden"))
    (gone,) = notes([*hidden, block("c", "third", 1)], [*hidden])
    assert gone.address == "a"


def test_pages_of_a_change_are_told_once_in_their_order() -> None:
    found = marks(block("a", "one", 1), new=(block("a", "two", 4, 2, 4),))
    assert found.pages == (2, 4) and [row["pages"] for row in found.rows()] == [[2, 4]]


def test_words_of_spaces_alone_are_not_told_as_taken_out() -> None:
    new = block("a", "one 2 three", 1)
    edits = (Edit(4, "  ", 4, "2"), Edit(6, " x ", 6, ""))
    found = list(marking._reworded(new, change((Became.REWORDED,), block("a", "one", 1), new, *edits), shown([1])))
    assert [(each.kind, each.text, each.number) for each in found] == [
        (Kind.CHANGED, "", None),
        (Kind.DELETED, "x", 1),
    ]
    nowhere = list(marking._reworded(new, change((Became.REWORDED,), None, new, edits[1]), {}))
    assert [each.under for each in nowhere] == [(), ()]


def test_the_list_tells_what_else_is_said_and_no_words_of_what_reads_as_it_did() -> None:
    old, new = block("a", "same words", 1, look="1"), block("a", "same words", 1, look="2")
    (row,) = marks(old, new=(new,)).rows()
    assert (row["kinds"], row["said"], row["text"]) == (["changed"], ["set otherwise"], [])


def test_what_a_book_came_to_is_compared_with_the_faces_and_pages_that_it_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(marking, "replace", lambda book, **told: told)
    monkeypatch.setattr(marking, "families", lambda typefaces, known: ("held", *typefaces))
    monkeypatch.setattr(marking, "mentions", lambda places, labels: (places, labels))
    made: Any = SimpleNamespace(
        layout=SimpleNamespace(typefaces=("Song",), places="places", labels="labels"), job=SimpleNamespace(html="html")
    )
    nothing: Any = None
    for answer, faults in ((Marked("x", (), ()), []), (None, ["fault"])):
        monkeypatch.setattr(
            marking, "marked", lambda *told, answer=answer, faults=faults: asked.append(told) or (answer, faults)
        )
        found, problems = marking.marking(nothing, nothing, made, [], nothing, {}, nothing)
        assert (found is None, problems) == (answer is None, faults)
    assert asked[0][1] == {"typefaces": ("held", "Song"), "mentions": ("places", "labels")} and asked[0][2] == "html"
