"""Kinds of annotations, the threads that they make, and what they are set to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from galley.comments.annotations import _of_page, safe, written
from galley.comments.threads import Remark
from galley.pdf.objects import PdfError, opened

from .annotated import mark, pdf, read, saved, told

RECT = (100, 500, 140, 512)
SAID = String("words")


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("Text", "note"),
        ("Highlight", "highlight"),
        ("Underline", "underline"),
        ("Squiggly", "squiggle"),
        ("StrikeOut", "deletion"),
        ("Redact", "deletion"),
        ("FreeText", "text"),
        ("Ink", "drawing"),
        ("Stamp", "stamp"),
        ("Line", "shape"),
        ("Square", "shape"),
        ("Circle", "shape"),
        ("Polygon", "shape"),
        ("PolyLine", "shape"),
        ("FileAttachment", "note"),
        ("Caret", "note"),
    ],
)
def test_each_kind_of_annotation_is_a_remark_without_words_too(kind: str, what: str) -> None:
    (found,) = told(mark(kind))
    marks = ("Highlight", "Underline", "Squiggly", "StrikeOut", "Redact", "Square", "Circle", "Polygon")
    assert (found.what, found.quads) == (what, (RECT,) if kind in marks else ())


OTHERS = [
    "Link",
    "Popup",
    "Widget",
    "PrinterMark",
    "TrapNet",
    "Watermark",
    "Screen",
    "Movie",
    "Sound",
    "3D",
    "RichMedia",
]


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", OTHERS)
def test_what_nobody_comments_with_says_nothing(kind: str) -> None:
    assert read(mark(kind, Contents=SAID)) == []


@pytest.mark.parametrize(
    ("state", "told_as"),
    [
        ("Completed", "done"),
        ("Rejected", "refused"),
        ("Cancelled", "refused"),
        ("Accepted", "open"),
        ("None", "open"),
        ("Unmarked", "open"),
    ],
)
def test_what_a_remark_is_set_to(state: str, told_as: str) -> None:
    first = {"IRT": lambda kept: kept[0]}
    done = mark("Text", **first, State=String("Completed"), M=String("D:20310501"))
    later = mark("Text", **first, State=String(state), M=String("D:20310502"))
    assert told(mark("Highlight"), later)[0].state == told_as
    again = told(mark("Highlight"), done, later)[0].state
    assert again == ("done" if state == "Unmarked" else told_as)


def test_a_question_is_one_until_it_is_settled() -> None:
    first = {"IRT": lambda kept: kept[0]}
    assert told(mark("Text", Name=Name.Help))[0].state == "question"
    assert told(mark("Text", Name=Name.Note))[0].state == "open"
    asked = mark("Text", Contents=String("why?"))
    assert told(asked, mark("Text", **first, State=String("Accepted")))[0].state == "question"
    assert told(asked, mark("Text", **first, State=String("Completed")))[0].state == "done"
    assert told(mark("Caret", Contents=String("really?")))[0].state == "open"


def test_answers_without_words_and_state_are_none() -> None:
    first = {"IRT": lambda kept: kept[0]}
    (found,) = told(
        mark("Highlight"), mark("Text", **first), mark("Text", **first, T=String("B"), State=String("Completed"))
    )
    assert [(each.who, each.text) for each in found.answers] == [("B", "Completed")]


def chain(length: int) -> list[Remark]:
    """A remark, and answers each to the one before."""
    answers = [mark("Text", IRT=lambda kept: kept[-1], Contents=String(f"{at}")) for at in range(length)]
    return told(mark("Highlight"), *answers)


@pytest.mark.parametrize(("length", "count"), [(1, 1), (50, 1), (51, 2)])
def test_answers_to_answers_are_followed_so_far(length: int, count: int) -> None:
    assert len(chain(length)) == count


def test_an_answer_may_name_what_it_answers() -> None:
    named = mark("Highlight", NM=String("abc"))
    (found,) = told(named, mark("Text", IRT=String("abc"), Contents=SAID))
    assert [each.text for each in found.answers] == ["words"]
    inline = Dictionary(NM=String("abc"))
    assert len(told(named, mark("Text", IRT=inline, Contents=SAID))) == 1
    assert len(told(named, mark("Text", IRT=String("abd"), Contents=SAID))) == 2


def test_a_group_is_of_marks_and_a_state_in_it_is_an_answer() -> None:
    group = {"IRT": lambda kept: kept[0], "RT": Name.Group}
    (found,) = told(mark("Highlight"), mark("Underline", **group, Rect=Array([1, 2, 3, 4]), Contents=SAID))
    assert (found.text, found.answers, found.quads) == ("words", (), (RECT, (1, 2, 3, 4)))
    (reply,) = told(mark("Highlight"), mark("Underline", **{**group, "RT": Name.R}, Contents=SAID))
    assert (reply.text, [each.text for each in reply.answers]) == ("", ["words"])
    (state,) = told(mark("Highlight"), mark("Text", **group, State=String("Completed")))
    assert (state.state, len(state.answers)) == ("done", 1)


def test_a_replacement_has_the_words_that_are_struck_and_stands_at_its_caret() -> None:
    struck = mark("StrikeOut", Rect=Array([1, 2, 31, 4]))
    group = {"IRT": lambda kept: kept[0], "RT": Name.Group}
    (found,) = told(struck, mark("Caret", **group, Contents=SAID))
    assert (found.quads, found.spot, found.box) == (((1, 2, 31, 4),), (120, 512), (1, 2, 31, 4))


@pytest.mark.parametrize(
    ("changed", "is_same"),
    [
        ({}, True),
        ({"Contents": SAID}, True),
        ({"T": String("B")}, False),
        ({"M": String("D:20310502")}, False),
        ({"Rect": Array([100, 500, 140, 513])}, False),
        ({"Rect": Array([100, 500, 140, 512.04])}, True),
        ({"Subtype": Name.Underline}, False),
    ],
)
def test_a_remark_is_known_by_who_made_it_when_and_where(changed: dict[str, Any], is_same: bool) -> None:
    usual = mark("Highlight")
    assert (told(usual)[0].id == told({**usual, **changed})[0].id) is is_same


def test_alike_remarks_are_told_apart() -> None:
    ids = [each.id for each in told(*[mark("Text", NM=String("abc"), Contents=String(f"{at}")) for at in range(3)])]
    assert [each.removeprefix(ids[0]) for each in ids] == ["", "-2", "-3"]


@pytest.mark.parametrize(
    ("entries", "spot"),
    [
        ({"Subtype": Name.FreeText, "CL": Array([10, 20, 30, 40])}, (10, 20)),
        ({"Subtype": Name.FreeText, "CL": Array([10, 20, 30])}, (120, 506)),
        ({"Subtype": Name.Text, "CL": Array([10, 20, 30, 40])}, (120, 506)),
        ({"Subtype": Name.Line, "L": Array([1, 2, 3, 4]), "LE": Array([Name.OpenArrow, Name("/None")])}, (1, 2)),
        ({"Subtype": Name.Line, "L": Array([1, 2, 3, 4]), "LE": Array([Name.OpenArrow, Name.OpenArrow])}, (120, 506)),
        ({"Subtype": Name.Line, "L": Array([1, 2, 3, 4, 5]), "LE": Array([Name.OpenArrow])}, (120, 506)),
        ({"Subtype": Name.Line, "L": Array([1, 2, 3, 4]), "LE": 7}, (120, 506)),
        ({"Subtype": Name.Square, "L": Array([1, 2, 3, 4]), "LE": Array([Name.OpenArrow])}, (120, 506)),
        ({"Subtype": Name.Caret}, (120, 512)),
    ],
)
def test_where_annotations_point(entries: dict[str, Any], spot: tuple[int, int]) -> None:
    assert read({**mark("Text", Contents=SAID), **entries})[0].spot == spot


@pytest.mark.parametrize(
    ("flags", "turn", "is_turned"), [(16, 90, True), (28, 90, True), (15, 90, False), (16, 360, False)]
)
def test_a_note_alone_stays_upright(flags: int, turn: int, is_turned: bool) -> None:
    note = mark("Text", Rect=Array([100, 480, 120, 490]), F=flags)
    assert read(note, rotate=turn)[0].spot == ((105, 500) if is_turned else (110, 485))
    assert read({**note, "Subtype": Name.Ink}, rotate=turn)[0].spot == (110, 485)


@pytest.mark.parametrize(("turn", "spot"), [(90, (105, 500)), (180, (90, 495)), (270, (95, 480))])
def test_an_upright_note_that_is_wider_than_high(turn: int, spot: tuple[int, int]) -> None:
    assert read(mark("Text", Rect=Array([100, 480, 120, 490]), F=16), rotate=turn)[0].spot == spot


def test_a_page_is_turned_as_its_parents_are() -> None:
    made = pdf(mark("Text", Rect=Array([100, 480, 120, 490]), F=16))
    del made.pages[0].obj.Rotate
    made.Root.Pages.Rotate = 90
    with opened(saved(made)) as book:
        assert written(book)[0].spot == (105, 500)


@pytest.mark.parametrize(
    ("numbers", "quads"),
    [
        ([], (RECT,)),
        ([1, 2, 3, 4, 5, 6, 7], (RECT,)),
        ([1, 2, 3, 2, 1, 4, 3, 4], ((1, 2, 3, 4),)),
        ([1, 2, 3, 2, 1, 4, 3, 99_999], ((1, 2, 3, 99_999),)),
        ([1, 2, 3, 2, 1, 4, 3, 100_000], (RECT,)),
        ([1, 2, 3, 2, 1, 4, 3, -100_000], (RECT,)),
        ([1, 2, 3, 2, 1, 4, 3, 4, 5, 6, 7, 6, 5, 8, 7, 8], ((1, 2, 3, 4), (5, 6, 7, 8))),
    ],
)
def test_quadrilaterals_are_boxes_of_eight_numbers_on_paper(numbers: list[float], quads: Any) -> None:
    assert read(mark("Highlight", QuadPoints=Array(numbers)))[0].quads == quads


@pytest.mark.parametrize(
    ("rect", "box"),
    [
        ([100, 500, 140, 512], RECT),
        ([140, 512, 100, 500], RECT),
        ([140, 512, 100], (1, 2, 7, 8)),
        ([140, 512, 100, 500, 7], (1, 2, 7, 8)),
    ],
)
def test_a_box_is_the_rectangle_else_around_what_is_marked(rect: list[int], box: tuple[int, ...]) -> None:
    both = Array([1, 2, 3, 2, 1, 4, 3, 4, 5, 6, 7, 6, 5, 8, 7, 8])
    assert read(mark("Highlight", Rect=Array(rect), QuadPoints=both))[0].box == box


def test_what_is_known_of_an_annotation() -> None:
    entries = {
        "NM": String("abc"),
        "T": String(" A.\n Reader "),
        "Name": Name.Note,
        "IRT": String("x"),
        "RT": Name.Group,
    }
    (found,) = read(mark("Text", **entries, CreationDate=String("D:20300101"), Contents=SAID))
    assert (found.name, found.author, found.icon, found.parent, found.grouped) == (
        "abc",
        "A. Reader",
        "Note",
        "name x",
        True,
    )
    assert (found.when, found.page, found.text) == ("2030-01-01", 1, "words")
    (plain,) = read(mark("Text", RT=Name.R))
    assert (plain.grouped, plain.parent, plain.when, plain.name) == (False, "", "2031-05-01 09:30", "")


def test_a_text_may_be_a_stream_and_anything_else_says_nothing() -> None:
    made = pdf(mark("Text"), mark("Text", Contents=Name.No), mark("Ink", Name=Dictionary()))
    made.pages[0].obj.Annots[0].Contents = made.make_stream(b"\xfe\xff" + "説".encode("utf-16-be"))
    with opened(saved(made)) as book:
        assert [(each.text, each.icon) for each in written(book)] == [("説", ""), ("", ""), ("", "")]


def test_a_popup_speaks_for_an_annotation_without_words_alone() -> None:
    popup = {"Subtype": Name.Popup, "Parent": lambda kept: kept[0]}
    said, silent = {**popup, "Contents": String("popup")}, popup
    assert [each.text for each in read(mark("Text", Contents=SAID), said)] == ["words"]
    assert [each.text for each in read(mark("Text"), said)] == ["popup"]
    assert [each.text for each in read(mark("Text"), silent)] == [""]


def test_annotations_that_are_no_objects_of_their_own_are_known_by_name_or_place() -> None:
    made = pdf()
    made.pages[0].obj.Annots = Array([_direct(mark("Text", NM=String("a"))), _direct(mark("Ink")), 7])
    with opened(saved(made)) as book:
        assert [each.key for each in written(book)] == ["name a", "page 1 1"]


def _direct(entries: dict[str, Any]) -> Dictionary:
    return Dictionary({f"/{name}": value for name, value in entries.items()})


@pytest.mark.parametrize(
    "fault",
    [
        PdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        NotImplementedError,
        RecursionError,
        OverflowError,
    ],
)
def test_what_cannot_be_read_is_something_else(fault: type[Exception]) -> None:
    def read() -> int:
        raise fault

    assert safe(read, 3) == 3
    assert safe(lambda: 4, 3) == 4


def test_so_many_annotations_of_a_page_are_looked_at() -> None:
    note = Dictionary({f"/{name}": value for name, value in mark("Text").items()})
    page = SimpleNamespace(get=lambda *_: [7] * 19_999 + [note, note])
    assert len(list(_of_page(1, page, {}))) == 1
