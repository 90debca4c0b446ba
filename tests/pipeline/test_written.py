"""Where the texts of a book are written, and how changes are put there."""

from __future__ import annotations

from typing import Any, cast

import pytest

from galley.comments.revising import Revision
from galley.model.comments import Comment
from galley.passages.passage import Kind, Passage, Stretch
from galley.pipeline import applying, written
from galley.pipeline.written import OTHERS, Judged, Shelf
from galley.problem import Place

TEXT = Passage("one two three", "en", Kind.PARAGRAPH, "huts/body/p1", (Stretch(0, Place("a.yaml", 4, 3)),))


def comment(name: str) -> Comment:
    return Comment.model_construct(id=name)


def revision(start: int, end: int, new: str, first: int | None = None) -> Revision:
    """A change of the words from `start` to `end`, which are written from `first` on."""
    at = start if first is None else first
    return Revision(TEXT, start, end, new, at, at + end - start, TEXT.text[start:end])


def shelf(*blocks: str) -> Shelf:
    addresses = ("huts", "huts/title", "huts/body/p1", "huts/body/p1/n1", "huts/body/l1/i1", "huts-2/title")
    return Shelf({each: cast(Any, each) for each in addresses}, frozenset(blocks))


@pytest.mark.parametrize(
    ("blocks", "address", "found"),
    [
        ((), "huts/body/p1", ["huts/body/p1", "huts/body/p1/n1"]),
        (("huts/body/p1/n1",), "huts/body/p1", ["huts/body/p1"]),
        (("huts/body/p1",), "huts/body/p1", ["huts/body/p1", "huts/body/p1/n1"]),
        ((), "huts/body", ["huts/body/p1", "huts/body/p1/n1", "huts/body/l1/i1"]),
        (("huts/body/l1",), "huts/body", ["huts/body/p1", "huts/body/p1/n1"]),
        (("huts", "huts/title", "huts/body"), "huts", ["huts"]),
        ((), "paths", []),
    ],
)
def test_at_an_address_stand_its_text_and_those_below_it_that_have_no_block(
    blocks: tuple[str, ...], address: str, found: list[str]
) -> None:
    assert shelf(*blocks).at(address) == found


def test_of_changes_that_touch_each_other_the_first_is_made_and_the_last_in_the_text_comes_first() -> None:
    judged = Judged()
    made = [
        (comment("a"), revision(4, 7, "2")),
        (comment("b"), revision(7, 8, "-")),
        (comment("c"), revision(0, 3, "1")),
        (comment("d"), revision(3, 4, "+")),
        (comment("e"), revision(8, 13, "3")),
    ]
    for each, _ in made:
        judged.done[each.id] = each
    kept = written._apart(made, judged)
    assert [each.id for each, _ in kept] == ["e", "a", "c"]
    assert {name: reason for name, (_, reason) in judged.left.items()} == {"b": OTHERS, "d": OTHERS}
    assert list(judged.done) == ["a", "c", "e"]
    assert written._reads(each for _, each in kept) == "1 2 3"
    assert written._reads([]) == ""


@pytest.mark.parametrize(
    ("before", "new", "made"),
    [
        ("body: |\n  ", 'it\'s "so"', 'it\'s "so"'),
        ("title: '", "it's", "it''s"),
        ('title: "', 'a "b" \\c', 'a \\"b\\" \\\\c'),
        ("  - - title: '", "it's", "it''s"),
        ('  - "', '"', '\\"'),
        ("title: it's '", "it's", "it's"),
        ("title: '\ntext: ", "it's", "it's"),
    ],
)
def test_signs_of_a_value_in_quotes_are_written_as_its_quotes_ask(before: str, new: str, made: str) -> None:
    first = len(before)
    change = Revision(TEXT, 0, 3, new, first, first + 3, "one")
    assert change.markdown == new
    assert written._in_yaml(f"{before}one two three", change) == made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"one\ntwo\n", "1\n2\n"),
        (b"one\r\ntwo\r\n", "1\r\n2\r\n"),
        (b"\xef\xbb\xbfone\n", "\ufeff1\n2\n"),
        (b"\xef\xbb\xbfone\r\n", "\ufeff1\r\n2\r\n"),
    ],
)
def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(before: bytes, after: str) -> None:
    assert applying._like(before, "1\n2\n") == after


def test_what_changes_is_shown_line_by_line() -> None:
    assert applying._diff("a.yaml", "one\ntwo\n", "one\n2\n") == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
    )


def test_why_nothing_is_written_at_an_address_hangs_on_what_the_book_has_there() -> None:
    content = object.__new__(written.Content)
    content.shelf = shelf("front/p1")
    assert [content.absent(each) for each in ("front/p1", "gone")] == [written.ELSEWHERE, written.GONE]
    catalogue = object.__new__(written.Catalogue)
    catalogue.shelf, catalogue.units = shelf("front/p1"), {"huts/title": cast(Any, None)}
    assert [catalogue.absent(each) for each in ("huts/title", "front/p1", "gone")] == [
        written.UNTRANSLATED,
        written.ELSEWHERE,
        written.GONE,
    ]
