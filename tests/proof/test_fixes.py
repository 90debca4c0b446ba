"""Fixes: made where the characters stand as they are, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from galley.passages.passage import Kind, Passage, Stretch, plain
from galley.problem import Place
from galley.proof.finding import Finding, Span
from galley.proof.fixes import Fix, applied, fixes


def finding(passage: Passage, start: int, end: int, replacement: str | None) -> Finding:
    return Finding(Span(passage, start, end), "wrong", "mend it", replacement=replacement)


def test_a_replacement_is_put_where_the_characters_stand():
    passage = plain("成立于1996年,联合会", file="a.yaml")
    (fix,) = fixes([finding(passage, 8, 9, "，")])
    assert fix == Fix("a.yaml", 1, 9, ",", "，")
    assert applied("成立于1996年,联合会\n二", [fix]) == ("成立于1996年，联合会\n二", [fix])


def test_what_has_no_replacement_is_left_to_a_person():
    assert fixes([finding(plain("一"), 0, 1, None)]) == []


def test_what_a_reference_prints_or_two_lines_share_is_left():
    said = Passage("一二三", "zh", Kind.PARAGRAPH, "x", (Stretch(0, Place("a", 1, 1, 4), verbatim=False),))
    lines = Passage(
        "一二", "zh", Kind.PARAGRAPH, "x", (Stretch(0, Place("a", 1, 3, 1)), Stretch(1, Place("a", 2, 1, 1)))
    )
    assert fixes([finding(said, 0, 1, ""), finding(lines, 0, 2, "一")]) == []


def test_a_replacement_that_could_be_syntax_is_not_made():
    assert fixes([finding(plain("a；b"), 1, 2, ": ")]) == []


def test_of_two_that_overlap_the_first_is_made():
    both = [Fix("a", 1, 1, "，，", "，"), Fix("a", 1, 2, "， ", "，")]
    assert applied("，， 一", both) == ("， 一", both[:1])


def test_a_file_that_has_changed_meanwhile_is_left():
    assert applied("another", [Fix("a", 1, 1, "，", "。")]) == ("another", [])


@given(st.text("ab，。\n", max_size=30), st.lists(st.integers(0, 29), max_size=5))
def test_only_the_characters_of_fixes_change(text: str, offsets: list[int]):
    lines = text.split("\n")
    chosen = [
        Fix("a", row + 1, column + 1, line[column], "x")
        for row, line in enumerate(lines)
        for column in offsets
        if column < len(line)
    ]
    result, made = applied(text, chosen)
    assert set(made) == set(chosen) and result.count("x") == len(made)
    assert len(result) == len(text)
