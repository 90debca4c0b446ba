"""Comments found again after edits."""

from __future__ import annotations

import pytest

from galley.comments.anchoring import Fate, anchored
from galley.comments.noting import note
from galley.comments.wording import Wording
from galley.maps import Block
from galley.margins import Kind
from galley.model.comments import Comment, Reply

OTHER = Block("s/body/p9", "Nothing of the kind stands here.")


def comment(what: str = "highlight", at: str | None = "s/body/p1", **more) -> Comment:
    return Comment.model_construct(id="abc", what=what, at=at, page=3, **more)


def fate(each: Comment, *blocks: tuple[str, str]) -> tuple[Fate, str]:
    found = anchored(each, Wording((*(Block(*block) for block in blocks), OTHER)))
    return found.fate, found.address


P1, P2 = "s/body/p1", "s/body/p2"
TEXT = "The huts are open all year."
QUOTED = comment(quote="open all year")
REPLACED = comment("replacement", quote="open", proposal="closed")


@pytest.mark.parametrize(
    ("each", "blocks", "expected"),
    [
        (QUOTED, [(P1, TEXT)], (Fate.KEPT, P1)),
        (QUOTED, [(P1, "New."), (P2, TEXT)], (Fate.MOVED, P2)),
        (QUOTED, [(P1, "New.")], (Fate.LOST, P1)),
        (QUOTED, [(P2, "New.")], (Fate.LOST, "")),
        (QUOTED, [(P1, "New."), (P2, TEXT), ("t/body/p1", TEXT)], (Fate.LOST, P1)),
        (comment(at=None), [(P1, TEXT)], (Fate.UNTIED, "")),
        (comment("note"), [(P1, "Anything.")], (Fate.KEPT, P1)),
        (comment("note", before="The huts", after=" are open"), [(P2, TEXT)], (Fate.MOVED, P2)),
        (comment("note"), [(P2, TEXT)], (Fate.LOST, "")),
        (REPLACED, [(P1, TEXT)], (Fate.KEPT, P1)),
        (REPLACED, [(P1, "The huts are closed all year.")], (Fate.DONE, P1)),
        (comment("replacement", quote="huts", proposal="old huts"), [(P1, TEXT)], (Fate.KEPT, P1)),
        (comment("replacement", quote="huts", proposal="old huts"), [(P1, "The old huts are open.")], (Fate.DONE, P1)),
        (comment("deletion", quote=" all year"), [(P1, TEXT)], (Fate.KEPT, P1)),
        (comment("deletion", quote=" all year"), [(P1, "The huts are open.")], (Fate.DONE, P1)),
        (comment("insertion", proposal="old", before="The ", after="huts are"), [(P1, TEXT)], (Fate.KEPT, P1)),
        (
            comment("insertion", proposal="old", before="The ", after="huts are"),
            [(P1, "The old huts are")],
            (Fate.DONE, P1),
        ),
        (
            comment("insertion", proposal="old", before="The ", after="huts are"),
            [(P1, "Other words.")],
            (Fate.LOST, P1),
        ),
        (comment("deletion", quote="a", before="The huts ", after="re open"), [(P1, TEXT)], (Fate.KEPT, P1)),
        (
            comment("deletion", quote="a", before="The huts ", after="re open"),
            [(P1, "The huts re open")],
            (Fate.DONE, P1),
        ),
    ],
)
def test_what_becomes_of_a_comment(each, blocks, expected):
    assert fate(each, *blocks) == expected


@pytest.mark.parametrize(
    ("each", "text"),
    [
        (comment("replacement", who="A", quote="open", proposal="closed"), "A: “open” → “closed”"),
        (comment("deletion", quote="open"), "delete “open”"),
        (comment("insertion", proposal="old", before="The "), "insert “old” behind “…The”"),
        (comment("insertion", proposal="old"), "insert “old”"),
        (comment("note", who="A", text="one\ntwo"), "A: one two"),
        (comment("drawing", who="A"), "A: (drawn by hand)"),
        (
            comment("highlight", replies=(Reply(who="B", text="yes\n"), Reply(text="no"))),
            "(a mark without words) – B: yes – ?: no",
        ),
    ],
)
def test_a_comment_is_told_in_one_line(each, text):
    told = note(anchored(each, Wording((Block(P1, "The open huts"),))))
    assert (told.kind, told.address, told.text) == (Kind.COMMENT, P1, text)
    moved = note(anchored(QUOTED, Wording((Block(P2, TEXT),))))
    assert (moved.address, moved.text) == (P2, "“open all year” (moved)")
