"""Comments found again: what stands, what is done, and what tells enough."""

from __future__ import annotations

from typing import Any

import pytest

from galley.comments.anchoring import Fate, anchored
from galley.comments.noting import FOOT, note, told
from galley.comments.wording import Wording
from galley.maps import Block
from galley.model.comments import Comment

P1, P2 = "s/p1", "s/p2"


def comment(what: str = "highlight", at: str | None = P1, **more: Any) -> Comment:
    return Comment.model_construct(id="a", what=what, at=at, page=3, **more)


def fate(each: Comment, *texts: str) -> Fate:
    blocks = [Block(f"s/p{at}", text) for at, text in enumerate(texts, 1)]
    return anchored(each, Wording(tuple(blocks))).fate


KEPT, DONE, LOST, MOVED = Fate.KEPT, Fate.DONE, Fate.LOST, Fate.MOVED


@pytest.mark.parametrize(
    ("before", "after", "text", "found"),
    [
        ("", "", "anything", KEPT),
        ("abcd", "", "x abcd y", KEPT),
        ("abc", "", "x abc y", KEPT),
        ("abcd", "", "none", LOST),
        ("", "abcd", "none", LOST),
        ("abc", "d", "x abc y d", LOST),
        ("abc", "d", "x abcd y", KEPT),
        ("abcd", "efgh", "x abcd y", KEPT),
        ("abcd", "efgh", "x efgh y", KEPT),
        ("abc", "efgh", "x abc y", LOST),
        ("abc", "efg", "x abc efg y", KEPT),
        ("abcd", "efgh", "none", LOST),
    ],
)
def test_a_place_stands_where_four_letters_beside_it_do_or_all_of_them(
    before: str, after: str, text: str, found: Fate
) -> None:
    assert fate(comment("insertion", proposal="new", before=before, after=after), text) is found
    assert fate(comment("note", before=before, after=after), text) is KEPT


@pytest.mark.parametrize(
    ("each", "text", "found"),
    [
        (comment("replacement", quote="open", proposal="shut"), "they are shut", DONE),
        (comment("replacement", quote="open", proposal="shut"), "they are open and shut", KEPT),
        (comment("replacement", quote="open", proposal="shut"), "they are gone", LOST),
        (comment("replacement", quote="open", proposal="opened"), "they are opened", DONE),
        (comment("replacement", quote="open", proposal="opened", after=" now"), "they are opened", KEPT),
        (
            comment("replacement", quote="open", proposal="shut", before="are ", after=" now"),
            "are shut now, not open",
            DONE,
        ),
        (
            comment("replacement", quote="open", proposal="shut", before="are ", after=" now"),
            "are shut now, are open now",
            KEPT,
        ),
        (comment("replacement", quote="open", proposal="shut", before="they are "), "here are shut", DONE),
        (comment("replacement", quote="open", proposal="opened", before="they are "), "there are opened", KEPT),
        (comment("replacement", quote="open", proposal="opened", before="they are "), "they are opened", KEPT),
        (comment("replacement", quote="open", proposal="shut", before="they are "), "they are shut, not open", DONE),
        (comment("replacement", quote="open", proposal="shut", after=" now"), "they are shut now, not open", DONE),
        (comment("deletion", quote="open"), "they are", DONE),
        (comment("deletion", quote="open"), "they are open", KEPT),
        (comment("deletion", quote="open", before="they are ", after=" now"), "they are now, and open", DONE),
        (comment("deletion", quote="open", before="they are ", after=" now"), "they are open now", KEPT),
        (comment("deletion"), "they are", KEPT),
        (comment("highlight", quote="open"), "they are", LOST),
        (comment("highlight", quote="open", proposal="shut"), "they are shut", LOST),
        (comment("insertion", proposal="not ", before="are ", after="open"), "they are not open", DONE),
        (comment("insertion", proposal="not ", before="are ", after="open"), "they are open", KEPT),
        (comment("insertion", proposal="not"), "they are not open", KEPT),
    ],
)
def test_what_was_proposed_is_done_where_the_text_reads_so(each: Comment, text: str, found: Fate) -> None:
    assert fate(each, text) is found


@pytest.mark.parametrize(
    ("each", "found"),
    [
        (comment(quote="abcd"), MOVED),
        (comment(quote="abc"), LOST),
        (comment(quote="abc", before="it is "), MOVED),
        (comment(quote="abc", after=" d now"), MOVED),
        (comment(quote="abc", before="none", after="such"), LOST),
        (comment("note", before="it is ", after="abcd"), KEPT),
        (comment("insertion", proposal="x", before="it is ", after="abcd"), MOVED),
    ],
)
def test_words_that_tell_enough_are_found_elsewhere(each: Comment, found: Fate) -> None:
    assert fate(each, "other words", "so it is abcd now") is found


def test_what_is_gone_keeps_its_address_while_its_text_is_there() -> None:
    lost = anchored(comment(quote="none of it"), Wording((Block(P1, "other"),)))
    gone = anchored(comment(quote="none of it"), Wording((Block(P2, "other"),)))
    assert [(each.fate, each.address) for each in (lost, gone)] == [(LOST, P1), (LOST, "")]
    twice = anchored(comment(quote="open"), Wording((Block(P1, "shut"), Block(P1, "open"))))
    assert (twice.fate, twice.address) == (KEPT, P1)


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (comment("replacement", quote="a", proposal="b"), "“a” → “b”"),
        (comment("replacement", proposal="b"), "insert “b”"),
        (comment("replacement", proposal="b", before="c "), "insert “b” behind “…c”"),
        (comment("insertion", proposal="b"), "insert “b”"),
        (comment("deletion", quote="a"), "delete “a”"),
        (comment("highlight", quote="a"), "“a”"),
        (comment("highlight", quote="a", text="why?"), "“a” why?"),
        (comment("drawing"), "(drawn by hand)"),
        (comment("stamp"), "(a stamp)"),
        (comment("note"), "(an empty note)"),
        (comment("shape"), "(a mark without words)"),
        (comment("stamp", text="Approved"), "Approved"),
    ],
)
def test_what_is_told_of_a_comment(each: Comment, words: str) -> None:
    assert told(each) == words
    assert told(each.model_copy(update={"who": "A"})) == f"A: {words}"


@pytest.mark.parametrize(
    ("which", "words"),
    [
        (Fate.KEPT, "“a”"),
        (Fate.MOVED, "“a” (moved)"),
        (Fate.DONE, "“a” (reads so already)"),
        (Fate.LOST, "“a” (its words are gone)"),
        (Fate.UNTIED, "“a” (tied to no text)"),
    ],
)
def test_what_has_become_of_it_is_told(which: Fate, words: str) -> None:
    assert told(comment(quote="a"), which) == words


def test_a_comment_stands_beside_its_block_or_at_the_foot_of_its_page() -> None:
    assert note(anchored(comment(quote="a"), Wording((Block(P1, "a"),)))).under == ()
    untied = note(anchored(comment(at=None, text="x"), Wording(())))
    assert (untied.address, untied.under) == ("", ((3, FOOT),))
    lost = note(anchored(comment(quote="none of it"), Wording(())))
    assert (lost.address, lost.under) == (P1, ())
