"""Annotations as readers write them, and as nobody should."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from galley.comments.files import returned
from galley.comments.strings import decoded, moment, plain, tidy
from galley.comments.wording import Wording

from .annotated import mark, pdf, read, saved


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("改正".encode("utf-16-be"), None),
        (b"\xfe\xff" + "改正".encode("utf-16-be"), "改正"),
        (b"\xff\xfe" + "правка".encode("utf-16-le"), "правка"),
        (b"\xef\xbb\xbf" + "засвар".encode(), "засвар"),
        ("засвар".encode(), "засвар"),
        (b"\xdcber", "by pdf"),
        (b"plain", "by pdf"),
        (b"\xfe\xff\xd8", "\ufffd"),
    ],
)
def test_text_strings_are_read_in_whatever_encoding_they_come(data, text):
    assert text is None or decoded(data, "by pdf") == text


def test_texts_are_tidied():
    assert tidy("\x1bzh\x1b一\r\n二\r三\x00\ud800 ") == "一\n二\n三"


def test_rich_text_is_read_as_its_words():
    assert (
        plain('<?xml version="1.0"?><body><p dir="ltr"><span>one &amp;</span> two</p><p>three</p></body>')
        == "one & two\nthree"
    )


@pytest.mark.parametrize(
    ("date", "read_as"),
    [
        ("D:20240625182216-07'00'", "2024-06-25 18:22"),
        ("D:20211117212539Z00'00'", "2021-11-17 21:25"),
        ("D:20220406191858+02'00", "2022-04-06 19:18"),
        ("20240625", "2024-06-25"),
        ("2024-06-25T18:22:16Z", "2024-06-25 18:22"),
        ("D:20241399", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_are_read_by_the_clock_of_who_wrote_them(date, read_as):
    assert moment(date) == read_as


@pytest.mark.parametrize(
    "corners",
    [
        [100, 512, 140, 512, 100, 500, 140, 500],
        [100, 500, 140, 500, 140, 512, 100, 512],
        [140, 500, 100, 512, 100, 500, 140, 512],
    ],
)
def test_corners_of_quadrilaterals_come_in_any_order(corners):
    (found,) = read(mark("Highlight", QuadPoints=Array(corners)))
    assert found.quads == ((100, 500, 140, 512),)


def test_two_lines_are_two_boxes_and_a_mark_without_any_is_its_rectangle():
    both = [10, 20, 30, 20, 10, 10, 30, 10, 10, 9, 20, 9, 10, 1, 20, 1, 5]
    two, none = read(mark("Squiggly", QuadPoints=Array(both)), mark("StrikeOut"))
    assert two.quads == ((10, 10, 30, 20), (10, 1, 20, 9))
    assert none.quads == ((100, 500, 140, 512),)


def test_what_an_annotation_says_stands_in_its_contents_else_in_rich_text_else_in_its_popup():
    rich = String("<body><p>rich</p></body>")
    found = read(
        mark("Text", Contents=String("plain"), RC=rich),
        mark("Text", RC=rich),
        mark("Text"),
        {"Subtype": Name.Popup, "Parent": lambda kept: kept[2], "Contents": String("popup")},
    )
    assert [each.text for each in found] == ["plain", "rich", "popup"]


def test_what_is_no_comment_is_left_out():
    assert (
        read({"Subtype": Name.Link, "Contents": String("a link")}, {"Subtype": Name.Screen}, {"Subtype": Name.Unknown})
        == []
    )
    assert [each.text for each in read({"Subtype": Name.Unknown, "Contents": String("said")})] == ["said"]


def test_places_that_annotations_point_to():
    callout = mark("FreeText", CL=Array([10, 20, 30, 40, 50, 60]))
    arrow = mark("Line", L=Array([1, 2, 3, 4]), LE=Array([Name("/None"), Name.ClosedArrow]))
    plain_line = mark("Line", L=Array([1, 2, 3, 4]), LE=Array([Name("/None"), Name("/None")]))
    found = read(callout, arrow, plain_line, mark("Caret"), mark("Ink"))
    assert [each.spot for each in found] == [(10, 20), (3, 4), (120, 506), (120, 512), (120, 506)]


@pytest.mark.parametrize(("turn", "spot"), [(0, (110, 490)), (90, (110, 510)), (180, (90, 510)), (270, (90, 490))])
def test_a_note_that_stays_upright_hangs_on_its_upper_left_corner(turn, spot):
    note = mark("Text", Rect=Array([100, 480, 120, 500]), F=28)
    assert read(note, rotate=turn)[0].spot == spot
    assert read({**note, "F": 4}, rotate=turn)[0].spot == (110, 490)


def test_what_is_wrong_with_one_does_not_hide_the_others():
    found = read(
        mark("Highlight", QuadPoints=Array([Name.no, 1, 2, 3, 4, 5, 6, 7]), Rect=String("no"), T=5, M=Array([])),
        mark("Text", Contents=Dictionary(), IRT=7, RT=3, State=Name.Odd),
        mark("Text", Contents=String("sound"), Rect=Array([1, 2, 3])),
    )
    assert [each.text for each in found] == ["", "", "sound"]
    assert found[0].box == (0, 0, 0, 0)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(-1e9, 1e9).map(lambda x: round(x, 3))
    | st.binary(max_size=12).map(String)
    | st.sampled_from(["/Group", "/R", "/Caret", "/None", "/StrikeOut"]).map(Name),
    lambda inner: (
        st.lists(inner, max_size=9).map(Array)
        | st.dictionaries(st.sampled_from(["/A", "/NM"]), inner, max_size=2).map(Dictionary)
    ),
    max_leaves=10,
)
KEYS = [
    "Subtype",
    "Rect",
    "QuadPoints",
    "Contents",
    "RC",
    "T",
    "M",
    "IRT",
    "RT",
    "State",
    "CL",
    "L",
    "LE",
    "F",
    "NM",
    "Popup",
]
KINDS = [
    "Text",
    "Highlight",
    "StrikeOut",
    "Caret",
    "FreeText",
    "Ink",
    "Stamp",
    "Line",
    "Square",
    "Popup",
    "Link",
    "Redact",
]


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), st.booleans()),
        max_size=5,
    )
)
def test_no_dictionary_of_an_annotation_raises(found: list[tuple[str, dict[str, Any], bool]]):
    entries: list[dict[str, Any]] = []
    for kind, odd, answers in found:
        own = {name: value for name, value in odd.items() if value is not None}
        answer = {"IRT": lambda kept: kept[-1]} if answers and entries else {}
        entries.append({"Subtype": Name(f"/{kind}"), **own, **answer})
    file = returned(saved(pdf(*entries)))
    assert len(list(file.tied(None, Wording(())))) == len(file.remarks)


def test_annotations_may_answer_each_other_in_a_circle_and_stand_twice():
    made = pdf(mark("Text", Contents=String("one")), mark("Text", Contents=String("two")))
    one, two = made.pages[0].obj.Annots
    one.IRT, two.IRT = two, one
    made.pages[0].obj.Annots = Array([one, two, one])
    (found,) = returned(saved(made)).remarks
    assert {found.text, *(each.text for each in found.answers)} == {"one", "two"}
