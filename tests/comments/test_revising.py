"""What a proposal changes in the source of a text."""

from __future__ import annotations

import pytest

from galley.comments.revising import (
    ELSEWHERE,
    MARKED,
    NO_PLACE,
    NOTED,
    NOTHING,
    REACHING,
    SEVERAL,
    SEVERAL_TEXTS,
    UNCLEAR,
    Revision,
    revision,
)
from galley.model.comments import Comment
from galley.passages.passage import Kind, Passage, Stretch
from galley.problem import Place

SOURCE = "The *old* huts of {club}\nare open all year, as the huts\nof others are."
PRINTED = "The old huts of Path Club are open all year, as the huts of others are."
STRETCHES = (
    Stretch(0, Place("f", 1, 1)),
    Stretch(4, Place("f", 1, 6)),
    Stretch(7, Place("f", 1, 10)),
    Stretch(16, Place("f", 1, 19), verbatim=False),
    Stretch(25, Place("f", 1, 25)),
    Stretch(26, Place("f", 2, 1)),
    Stretch(57, Place("f", 3, 1)),
)
PASSAGE = Passage(PRINTED, "en", Kind.PARAGRAPH, "s/body/p1", STRETCHES)
STARTS = (0, 25, 56)


def at(place: Place) -> int:
    return STARTS[(place.line or 1) - 1] + (place.column or 1) - 1


def revised(what: str = "replacement", **more) -> str | Revision:
    """How the source reads with a comment's change; else why it does not."""
    each = Comment.model_construct(id="abc", what=what, at="s/body/p1", page=1, **more)
    found = revision(each, [PASSAGE], lambda _: (SOURCE, at))
    if not isinstance(found, Revision):
        return found
    return f"{SOURCE[: found.first]}{found.markdown}{SOURCE[found.last :]}"


@pytest.mark.parametrize(
    ("what", "fields", "old", "new"),
    [
        ("replacement", {"quote": "open all year", "proposal": "closed all year"}, "open", "closed"),
        ("replacement", {"quote": "old", "proposal": "new"}, "*old*", "*new*"),
        ("replacement", {"quote": "huts of Path Club", "proposal": "cabins of Path Club"}, "* huts", "* cabins"),
        (
            "replacement",
            {"quote": "the huts of others", "proposal": "the huts of many others"},
            "of others",
            "of many others",
        ),
        (
            "replacement",
            {"quote": "as the huts of others", "proposal": "as others"},
            "as the huts\nof others",
            "as others",
        ),
        ("replacement", {"quote": "all year", "proposal": "in *May*"}, "all year", "in \\*May\\*"),
        ("deletion", {"quote": "all year"}, "open all year,", "open,"),
        ("deletion", {"quote": "open "}, "are open all", "are all"),
        ("deletion", {"quote": "huts", "before": "as the ", "after": " of others"}, "the huts\nof", "the\nof"),
        ("insertion", {"proposal": "wide", "before": "are ", "after": "open all"}, "are open", "are wide open"),
        ("insertion", {"proposal": "wide", "before": "are", "after": " open all"}, "are open", "are wide open"),
        ("insertion", {"proposal": "s", "before": "all ye", "after": "ar, as"}, "year", "yesar"),
        ("insertion", {"proposal": "st", "before": "all ye", "after": "ar, as"}, "year", "yestar"),
        ("insertion", {"proposal": "but", "before": "all year", "after": ", as"}, "year,", "year but,"),
        ("insertion", {"proposal": "s", "before": "yea"}, "year", "yeasr"),
        ("insertion", {"proposal": ", too", "before": "others are", "after": "."}, "are.", "are, too."),
    ],
)
def test_the_source_reads_as_proposed(what, fields, old, new):
    assert SOURCE.count(old) == 1
    assert revised(what, **fields) == SOURCE.replace(old, new)


@pytest.mark.parametrize(
    ("what", "fields", "reason"),
    [
        ("note", {"text": "?"}, NOTHING),
        ("replacement", {"quote": "open"}, NOTHING),
        ("deletion", {"quote": "open", "text": "or not?"}, NOTED),
        ("replacement", {"quote": "open", "proposal": "shut\nor not"}, NOTED),
        ("deletion", {"quote": "open", "also": ("s/body/p2",)}, REACHING),
        ("deletion", {"quote": "closed"}, ELSEWHERE),
        ("deletion", {"quote": "huts"}, SEVERAL),
        ("deletion", {"quote": "Path Club"}, MARKED),
        ("replacement", {"quote": "old huts", "proposal": "new cabins"}, MARKED),
        ("replacement", {"quote": "Path", "proposal": "Way"}, MARKED),
        ("insertion", {"proposal": "x", "before": "of Pa", "after": "th Club"}, NO_PLACE),
        ("insertion", {"proposal": "s", "before": "all year", "after": ", as"}, UNCLEAR),
        ("insertion", {"proposal": "no", "before": "all year", "after": ", as"}, UNCLEAR),
        ("insertion", {"proposal": "but", "before": "all ye", "after": "ar, as"}, UNCLEAR),
        ("insertion", {"proposal": "s", "before": "ye"}, ELSEWHERE),
        ("insertion", {"proposal": "wide", "before": "none", "after": "such"}, ELSEWHERE),
        ("insertion", {"proposal": "wide"}, ELSEWHERE),
    ],
)
def test_why_a_text_is_left_to_the_editor(what, fields, reason):
    assert revised(what, **fields) == reason


def test_words_in_several_texts_of_a_block_are_left():
    each = Comment.model_construct(id="abc", what="deletion", at="s", page=1, quote="open")
    assert revision(each, [PASSAGE, PASSAGE], lambda _: (SOURCE, at)) == SEVERAL_TEXTS


def test_the_mark_of_a_note_in_a_quote_is_no_word():
    assert revised("replacement", quote="open\u2060[3] all", proposal="closed all") == SOURCE.replace("open", "closed")
