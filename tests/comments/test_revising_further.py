"""What a proposal changes: where words are told enough, and where spaces are wanted."""

from __future__ import annotations

from typing import Any

import pytest

from galley.comments.revising import (
    ELSEWHERE,
    MARKED,
    NO_PLACE,
    SEVERAL,
    UNCLEAR,
    Revision,
    revision,
)
from galley.model.comments import Comment
from galley.passages.passage import Kind, Passage, Stretch
from galley.problem import Place


def revised(text: str, what: str = "replacement", **more: Any) -> Any:
    """How a text that is written as it is printed reads with a comment's change; else why it does not."""
    passage = Passage(text, "en", Kind.PARAGRAPH, "s/p1", (Stretch(0, Place("f", 1, 1)),))
    each = Comment.model_construct(id="a", what=what, at="s/p1", page=1, **more)
    found = revision(each, [passage], lambda _: (text, lambda place: (place.column or 1) - 1))
    if not isinstance(found, Revision):
        return found
    written = f"{text[: found.first]}{found.markdown}{text[found.last :]}"
    assert found.printed == written
    return written


@pytest.mark.parametrize(
    ("text", "before", "after", "new", "reads"),
    [
        ("abc def", "abc", "", "xyz", "abc xyz def"),
        ("abc def", "abc", "", "xy", UNCLEAR),
        ("abc def", "abc", "def", ", xy", "abc, xy def"),
        ("abc def", "", "abc", "xyz", "xyzabc def"),
        ("abc def", "", "ab", "xyz", ELSEWHERE),
        ("abc def", "a", "bc", "x", "axbc def"),
        ("abc def", "ab", "", "x", ELSEWHERE),
        ("abc def", "zbc", "", "x", ELSEWHERE),
        ("abc, def", "abc,", "def", "xyz", "abc,xyz def"),
        ("会议开始", "会议", "开始", "今天", "会议今天开始"),
        ("会议 of 开始", "of", "开始", "xyz", "会议 of xyz 开始"),
        ("abc abc", "abc", "", "xyz", SEVERAL),
    ],
)
def test_words_are_put_in_with_the_spaces_that_they_want(
    text: str, before: str, after: str, new: str, reads: Any
) -> None:
    assert revised(text, "insertion", proposal=new, before=before, after=after) == reads


@pytest.mark.parametrize(
    ("text", "quote", "reads"),
    [
        ("one two three", "two", "one three"),
        ("one two", "two", "one"),
        ("one two", "one", "two"),
        ("one, two", "one", ", two"),
        ("one two.", "two", "one."),
        ("one two", "one two", ""),
        ("(one two)", "one", "( two)"),
        ("onetwo three", "two", "one three"),
        ("one twothree", "two", "one three"),
        ("会议今天开始", "今天", "会议开始"),
    ],
)
def test_words_are_taken_out_with_one_of_two_spaces(text: str, quote: str, reads: str) -> None:
    assert revised(text, "deletion", quote=quote) == reads


@pytest.mark.parametrize(
    ("quote", "new", "span"),
    [
        ("abcd", "abxd", (2, 3, "x")),
        ("abcd", "xbcd", (0, 1, "x")),
        ("abcd", "abcx", (3, 4, "x")),
        ("abcd", "abcd", (4, 4, "")),
        ("abcd", "abcde", (4, 4, "e")),
        ("abab", "ababab", (4, 4, "ab")),
    ],
)
def test_letters_that_stay_are_left_alone(quote: str, new: str, span: tuple[int, int, str]) -> None:
    passage = Passage("abcd abab", "en", Kind.PARAGRAPH, "s/p1", (Stretch(0, Place("f", 1, 1)),))
    each = Comment.model_construct(id="a", what="replacement", at="s/p1", page=1, quote=quote, proposal=new)
    found = revision(each, [passage], lambda _: (passage.text, lambda place: (place.column or 1) - 1))
    assert isinstance(found, Revision)
    start = passage.text.index(quote)
    assert (found.start - start, found.end - start, found.new) == span


PARTS = Passage(
    "one two three",
    "en",
    Kind.PARAGRAPH,
    "s/p1",
    (Stretch(0, Place("f", 1, 1)), Stretch(4, Place("f", 1, 5), verbatim=False), Stretch(7, Place("f", 1, 10))),
)


@pytest.mark.parametrize(
    ("what", "fields", "reads"),
    [
        ("insertion", {"proposal": ",", "before": "one", "after": " two"}, "one, {b} three"),
        ("insertion", {"proposal": "xyz", "before": "one ", "after": "two"}, "one xyz {b} three"),
        ("insertion", {"proposal": ",", "before": "two", "after": " three"}, "one {b}, three"),
        ("insertion", {"proposal": "-", "before": "tw", "after": "o three"}, NO_PLACE),
        ("deletion", {"quote": "one two"}, MARKED),
        ("deletion", {"quote": "two three"}, MARKED),
        ("deletion", {"quote": "two"}, MARKED),
        ("deletion", {"quote": "one two three"}, MARKED),
        ("deletion", {"quote": "three"}, "one {b}"),
        ("insertion", {"proposal": ".", "before": "three"}, "one {b} three."),
        ("insertion", {"proposal": "“", "after": "one two"}, "“one {b} three"),
    ],
)
def test_what_references_print_is_left_to_the_editor(what: str, fields: dict[str, Any], reads: Any) -> None:
    each = Comment.model_construct(id="a", what=what, at="s/p1", page=1, **fields)
    source = "one {b} three"
    found = revision(
        each,
        [PARTS],
        lambda _: (
            source,
            lambda place: {1: 0, 5: 4, 10: 7}.get(
                place.column or 1, (place.column or 1) - (3 if (place.column or 1) > 9 else 1)
            ),
        ),
    )
    told = f"{source[: found.first]}{found.markdown}{source[found.last :]}" if isinstance(found, Revision) else found
    assert told == reads


@pytest.mark.parametrize(
    ("text", "stretches", "fields", "first"),
    [
        ("a two", ((0, True), (1, False)), {"before": "a", "after": "two"}, 1),
        ("a two", ((0, True), (2, False)), {"before": "two"}, NO_PLACE),
        ("two a", ((0, False), (3, True)), {"before": "two", "after": "a"}, 3),
        ("two a", ((0, False), (3, True)), {"after": "two"}, NO_PLACE),
    ],
)
def test_a_place_is_written_beside_what_is_written(
    text: str, stretches: tuple[tuple[int, bool], ...], fields: dict[str, str], first: Any
) -> None:
    """What a reference prints is not there in the source, which has its words alone."""
    made = tuple(Stretch(at, Place("f", 1, at + 1), verbatim=verbatim) for at, verbatim in stretches)
    passage = Passage(text, "en", Kind.PARAGRAPH, "s/p1", made)
    each = Comment.model_construct(id="a", what="insertion", at="s/p1", page=1, proposal="…", **fields)
    found = revision(each, [passage], lambda _: (text, lambda place: (place.column or 1) - 1))
    assert (found.first if isinstance(found, Revision) else found) == first


@pytest.mark.parametrize("stretches", [((0, True), (2, False)), ((0, False), (2, True))])
def test_words_that_a_reference_prints_are_not_written_though_they_read_alike(stretches: Any) -> None:
    made = tuple(Stretch(at, Place("f", 1, at + 1), verbatim=verbatim) for at, verbatim in stretches)
    passage = Passage("a two", "en", Kind.PARAGRAPH, "s/p1", made)
    each = Comment.model_construct(id="a", what="deletion", at="s/p1", page=1, quote="a two")
    assert revision(each, [passage], lambda _: ("a two", lambda place: (place.column or 1) - 1)) == MARKED
