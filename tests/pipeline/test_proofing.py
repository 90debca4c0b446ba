"""What a proof tells of itself, which notes have room, and which findings stand behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from galley.language.translations import State
from galley.maps import Block, PageMap, Part
from galley.margins import Kind, Note
from galley.margins.ink import Ink
from galley.margins.paper import Paper, Sheet, sheet
from galley.message import said
from galley.options import Options, Revision
from galley.pipeline import proofing
from galley.pipeline.findings import Found
from galley.pipeline.noting import Matter
from galley.pipeline.proofing import Proofing
from galley.problem import Place, Problem
from galley.typeset import Dress

BOX = (0.0, 0.0, 9.0, 9.0)


def made_with(matter: Matter, **options: Any) -> Proofing:
    return Proofing(lambda told: ("", []), (), cast(Dress, None), "Chinese", "zh", Options(Path(), **options), matter)


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ({}, (False, 0, 0, [])),
        ({"a": State.REVIEWED}, (True, 100, 100, [])),
        ({"a": State.REVIEWED, "b": State.DRAFT, "c": State.MISSING}, (True, 66, 33, ["missing", "draft"])),
        ({"a": State.FUZZY, "b": State.FUZZY}, (True, 0, 0, ["fuzzy"])),
    ],
)
def test_the_head_tells_how_far_the_translation_is(states: dict[str, State], told: tuple[object, ...]) -> None:
    head = made_with(Matter([], states, {}))._head("0a1b")
    assert (head["states"], head["translated"], head["reviewed"], head["kinds"]) == told
    assert (head["language"], head["digest"]) == ("Chinese", "0a1b")


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        (None, ("", "", False)),
        (Revision("0a1b", "2031-05-02"), ("0a1b", "2031-05-02", False)),
        (Revision("0a1b", "2031-05-02", True), ("0a1b", "2031-05-02", True)),
    ],
)
def test_the_head_tells_the_state_of_the_project(revision: Revision | None, told: tuple[object, ...]) -> None:
    head = made_with(Matter([], {}, {}), revision=revision)._head("0a1b")
    assert (head["commit"], head["date"], head["modified"]) == told


def found(number: int | None, *addresses: str, place: Place | None = None) -> Found:
    return Found(number, Problem("a.b", said("wrong"), said("mend it"), place), addresses)


def test_findings_are_listed_with_the_pages_of_the_file_where_they_are_noted() -> None:
    blocks = tuple(Block(name, "", (Part(page, BOX),)) for name, page in (("huts", 2), ("paths", 4)))
    book = PageMap("a", "zh", ((9, 9),) * 4, blocks)
    findings = [found(1, "huts", place=Place("a.yaml", 3, 4)), found(None, "paths"), found(2, "")]
    matter = Matter([], {}, {}, findings, lambda pattern: {"wrong": "错", "mend it": "改"}.get(pattern, pattern))
    whole = Proofing(lambda told: ("", []), (), cast(Dress, None), "", "", Options(Path()), matter, {"huts": "小屋"})
    plain = {"message": "错", "mend": "改", "code": "a.b"}
    first = {**plain, "number": 1, "accepted": False, "pages": [2], "where": "a.yaml:3:4"}
    second = {**plain, "number": "", "accepted": True, "pages": [4], "where": ""}
    third = {**plain, "number": 2, "accepted": False, "pages": [], "where": ""}
    assert list(whole._listed(book, [1, 2, 3, 4])) == [("小屋", [first]), ("", [second, third])]
    assert list(whole._listed(book, [4])) == [("", [{**second, "pages": [1]}])]
    assert list(whole._listed(book, [2, 3])) == [("小屋", [{**first, "pages": [1]}])]


def test_marks_of_changes_are_told_in_the_language_of_findings_but_the_words_that_are_gone() -> None:
    words = {"moved": "移动", "gone": "没有"}
    own = Note("z", Kind.COMMENT, "own")
    before = made_with(Matter([], {}, {}, words=lambda pattern: words.get(pattern, pattern), further=(own,)))
    notes = [Note("a", Kind.MOVED, said("moved")), Note("b", Kind.DELETED, said("gone"), 1)]
    after = before.marked("first", notes, [{"address": "a", "said": [said("moved")]}])
    assert after.matter.further == (own, Note("a", Kind.MOVED, "移动"), Note("b", Kind.DELETED, "gone", 1))
    assert (after.since, after.changed) == ("first", ({"address": "a", "said": ["移动"]},))


def test_a_note_of_nine_hundred_letters_has_room_in_the_margin() -> None:
    short, long = Note("a", Kind.COMMENT, "x" * 900), Note("a", Kind.COMMENT, "x" * 901, 4)
    assert proofing._shortened(short) is short
    assert proofing._shortened(long) == Note("a", Kind.COMMENT, "x" * 900 + "…", 4)


def paper() -> Sheet:
    return sheet(Paper("a4"), (419.53, 595.28))


def test_pages_of_slips_and_lists_have_the_sizes_of_the_sheet() -> None:
    assert proofing._sizes(paper()).css.splitlines() == [
        "@page label { size: 200pt 7pt }",
        "@page head { size: 572.60pt 24.09pt }",
        "@page note { size: 71.72pt 6000.0pt }",
        "@page list { size: 595.28pt 841.89pt; margin: 16mm 51.02pt }",
    ]


def test_a_sheet_tells_its_number_and_that_of_its_page_where_it_can_be_written() -> None:
    ink, on = Ink(), paper()
    proofing._head(ink, on, "1 / 4", "十二")
    (words,) = ink.words
    assert (words.text, round(on.width - words.x - ink.stamps[0].x, 6)) == ("1 / 4", 46)
    proofing._head(ink, on, "2 / 4", "12")
    assert [each.text for each in ink.words[1:]] == ["2 / 4", "12"]
    assert round(ink.words[2].x - ink.words[1].x, 6) == 46


def test_the_largest_page_is_as_wide_and_as_high_as_any_of_those_that_are_shown() -> None:
    book = PageMap("a", "zh", ((100, 200), (150, 180), (900, 900)), ())
    assert proofing._largest(book, [1, 2]) == (150, 200)


def test_a_proof_of_some_pages_has_a_map_of_its_own_name() -> None:
    assert proofing._map("a-2031/a-2031.zh.changed") == "a-2031.zh.changed.map.json"
