"""Quotes and brackets: pairs, lone marks, marks that face the wrong way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.tongues.pairs import Lone, astray, inner_quotes, matched, straight_quotes

MARKS = st.text(alphabet="()（）“”‘’「」《》«»„ab甲1 '", max_size=60)


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("他说：“好（真的）。”", []),
        ("1) foo", []),
        ("а) состав; б) задачи", []),
        ("（1）主要议题 2）次要议题", []),
        ("The mayors’ forum didn’t end", []),
        ("«О проекте „Регион“ и странах»", []),
        ("主题为“同一个东北亚", ["“"]),
        ("联合会）成立", ["）"]),
        ("在’97—’98全国联赛中", []),
        ("ООО «ООО «Ромашка»", ["«"]),
    ],
)
def test_marks_without_a_partner_are_told(text: str, lone: list[str]) -> None:
    assert [each.mark for each in matched(text).lone] == lone


@pytest.mark.parametrize(
    ("text", "pairs", "lone"),
    [
        ("rock’n’roll", [], []),
        ("‘one’s own’", [(0, 10)], []),
        ("‘oblast’ is", [(0, 7)], []),
        ("the mayors’ ‘old’", [(12, 16)], []),
        ("‘中’国", [(0, 2)], []),
        ("中’国", [], [1]),
        ("’tis", [], []),
        ("об’єм", [], []),
        ("people’", [], [6]),
        ("‘x’a", [], [0]),
        ("«а’ б»", [(0, 5)], [2]),
        ("dogs’ ", [], []),
        ("see’ ", [], [3]),
        ("a’中", [], [1]),
    ],
)
def test_an_apostrophe_is_no_closing_mark(text: str, pairs: list[tuple[int, int]], lone: list[int]) -> None:
    found = matched(text)
    assert [(each.opening, each.closing) for each in found.pairs] == pairs
    assert [each.offset for each in found.lone] == lone


def test_only_a_quote_that_is_open_goes_on_in_the_next_text() -> None:
    assert not astray([matched("“甲"), matched("“乙”")], 0, ["“", "“"])
    assert len(astray([matched("（甲"), matched("（乙）")], 0, ["（", "（"])) == 1
    assert len(astray([matched("甲”"), matched("”乙")], 0, ["甲", "”"])) == 2
    assert len(astray([matched("“甲（乙”丙"), matched("“丁”")], 0, ["“", "“"])) == 1


def test_pairs_know_their_offsets_and_what_they_stand_in() -> None:
    outer, inner = matched("以“中国“长吉图”建设”为题").pairs
    assert (outer.opening, outer.closing, inner.opening, inner.closing) == (1, 11, 4, 8)
    assert inner.within == outer
    assert list(inner_quotes(matched("以“中国“长吉图”建设”为题"))) == [inner]
    assert not list(inner_quotes(matched("以“中国‘长吉图’建设”为题")))


def test_a_pair_of_two_widths_is_mixed() -> None:
    (pair,) = matched("大会（AER)").pairs
    assert pair.mixed and pair.mark == "（"


@pytest.mark.parametrize(("text", "offset"), [("题为“欧亚“的", 5), ("题为”欧亚”的", 2)])
def test_two_marks_that_face_alike_are_one_turned_mark(text: str, offset: int) -> None:
    (each,) = astray([matched(text)], 0, [text[0]])
    assert each.turned and each.lone.offset == offset


def test_pairs_that_cross_are_told_once() -> None:
    (each,) = astray([matched("“甲（乙”丙）")], 0, ["“"])
    assert each.lone == Lone(2, "（", True) and each.crossing == Lone(6, "）", False)


def test_a_partner_may_stand_in_a_text_behind_within_reach() -> None:
    texts = ["甲“乙", "丙", "丁”戊"]
    found = [matched(text) for text in texts]
    assert not astray(found, 2, [text[0] for text in texts])
    assert len(astray(found, 1, [text[0] for text in texts])) == 2


def test_quotes_over_several_paragraphs_open_each_anew() -> None:
    texts = ["他说：“第一。", "“第二。", "“第三。”"]
    assert not astray([matched(text) for text in texts], 0, [text[0] for text in texts])


def test_straight_quotes_pair_and_inches_do_not() -> None:
    assert straight_quotes('以"甲"和27"屏') == ([(1, 3)], None)
    assert straight_quotes('以"甲') == ([], 1)


@given(MARKS)
def test_every_mark_is_paired_or_alone_at_most_once(text: str) -> None:
    found = matched(text)
    offsets = [offset for pair in found.pairs for offset in (pair.opening, pair.closing)]
    offsets += [lone.offset for lone in found.lone]
    assert len(offsets) == len(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)
    assert all(pair.opening < pair.closing for pair in found.pairs)


@given(MARKS)
def test_a_text_in_brackets_has_the_same_lone_quotes(text: str) -> None:
    inner = [lone.mark for lone in matched(text).lone if lone.mark in "「」"]
    whole = [lone.mark for lone in matched(f"〔{text}〕").lone if lone.mark in "「」"]
    assert inner == whole
