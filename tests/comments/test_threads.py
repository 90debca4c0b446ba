"""Remarks: annotations that belong together."""

from __future__ import annotations

import pytest
from pikepdf import Name, String

from .annotated import mark, told

FIRST = {"IRT": lambda kept: kept[0]}
GROUP = {**FIRST, "RT": Name.Group}
WORD = {"Contents": String("word")}


@pytest.mark.parametrize(
    "marks",
    [
        (mark("Caret", **WORD), mark("StrikeOut", **GROUP)),
        (mark("StrikeOut"), mark("Caret", **WORD, **GROUP)),
        (mark("StrikeOut", **WORD), mark("Caret", **GROUP)),
        (mark("Caret", **WORD), mark("StrikeOut", **FIRST)),
    ],
)
def test_a_caret_with_words_struck_out_is_a_replacement_whichever_comes_first(marks):
    (found,) = told(*marks)
    assert (found.what, found.proposal, found.text) == ("replacement", "word", "")
    assert found.quads == ((100, 500, 140, 512),)


@pytest.mark.parametrize(
    ("marks", "what", "proposal", "text"),
    [
        ((mark("StrikeOut"),), "deletion", "", ""),
        ((mark("StrikeOut", **WORD),), "deletion", "", "word"),
        ((mark("Caret", **WORD),), "insertion", "word", ""),
        ((mark("Caret"),), "note", "", ""),
        ((mark("StrikeOut"), mark("Caret", **GROUP)), "deletion", "", ""),
        ((mark("Highlight", **WORD),), "highlight", "", "word"),
        ((mark("Stamp", Name=Name.Approved),), "stamp", "", "Approved"),
        ((mark("Circle", **WORD),), "shape", "", "word"),
        (
            (mark("Highlight", **WORD), mark("Underline", Contents=String("more"), **GROUP)),
            "highlight",
            "",
            "word\nmore",
        ),
    ],
)
def test_what_annotations_are_taken_for(marks, what, proposal, text):
    (found,) = told(*marks)
    assert (found.what, found.proposal, found.text) == (what, proposal, text)


def test_answers_are_told_by_their_time_with_those_to_answers():
    (found,) = told(
        mark("Highlight", **WORD),
        mark("Text", **FIRST, T=String("B"), M=String("D:20310503"), Contents=String("later")),
        mark(
            "Text",
            IRT=lambda kept: kept[1],
            RT=Name.R,
            T=String("C"),
            M=String("D:20310502"),
            Contents=String("sooner"),
        ),
    )
    assert [(each.who, each.when, each.text) for each in found.answers] == [
        ("C", "2031-05-02", "sooner"),
        ("B", "2031-05-03", "later"),
    ]


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ((), "open"),
        (("Completed",), "done"),
        (("Rejected",), "refused"),
        (("Rejected", "Accepted"), "open"),
        (("Marked",), "open"),
    ],
)
def test_what_a_remark_was_set_to_last(states, state):
    set_to = [
        mark("Text", **FIRST, State=String(each), F=30, M=String(f"D:2031050{number}"))
        for number, each in enumerate(states, 1)
    ]
    (found,) = told(mark("Highlight", **WORD), *set_to)
    assert found.state == state
    assert len(found.answers) == len(states)


@pytest.mark.parametrize(("text", "state"), [("Why?", "question"), ("为什么？", "question"), ("Do.", "open")])
def test_a_remark_that_asks_is_a_question(text, state):
    assert told(mark("Text", Contents=String(text)))[0].state == state


def test_an_answer_to_what_is_not_there_stands_by_itself():
    (found,) = told(mark("Text", IRT=String("gone"), **WORD))
    assert (found.text, found.answers) == ("word", ())


def test_remarks_are_known_again_by_their_name_and_else_by_their_place():
    named = mark("Highlight", NM=String("abc"), **WORD)
    one, again, edited = (told(each)[0].id for each in (named, named, {**named, "Contents": String("other")}))
    assert one == again == edited
    assert told(mark("Highlight", NM=String("abd"), **WORD))[0].id != one
    both = told(mark("Text", NM=String("abc")), mark("Text", NM=String("abc"), Contents=String("two")))
    assert len({each.id for each in both}) == 2
    assert told(mark("Text"))[0].id != told(mark("Text", Rect=[1, 2, 3, 4]))[0].id
