"""What may not stand at a break: numbers, headings, lone lines, short words, and words that are broken."""

from __future__ import annotations

import pytest

from galley.meter import breaks
from galley.meter.blocks import Block
from galley.meter.paragraphs import Paragraph
from meter.placed import line


def part(*texts: str, y: float = 0.0, x: float = 0.0, size: float = 10.0, font: str = "F", **more: bool) -> Paragraph:
    """A paragraph of lines one below another."""
    return Paragraph(tuple(line(text, x, y - 15 * at, size, font=font) for at, text in enumerate(texts)), **more)


def told(lines: list[breaks.Line]) -> list[str]:
    return [each.text for each in lines]


@pytest.mark.parametrize(
    ("before", "after", "language", "split"),
    [
        ("自第", "三届", "zh", True),
        ("自第", "百届", "zh", True),
        ("自第", "人届", "zh", False),
        ("约¥", "三百", "zh", False),
        ("约$", "300", "zh", True),
        ("约№", "3", "ru", True),
        ("共1.", "5倍", "ja", True),
        ("共1,", "五倍", "zh", False),
        ("共1,", "٣", "zh", False),
        ("in 2014,", "12 cities", "en", False),
        ("2014,", "12", "mn", False),
        ("共.", "5", "zh", False),
        ("共", "5", "zh", False),
        ("共1", "٣", "zh", True),
        ("共30", "℃", "en", True),
        ("共30", "个", "zh", True),
        ("共30", "個", "ja", True),
        ("共30", "个", "ja", False),
        ("共30", "個", "zh", False),
        ("共30", "東", "ko", False),
        ("12", "km of road", "en", True),
        ("12", "kmh", "en", False),
        ("12", "сая", "mn", True),
        ("12", "", "zh", False),
        ("", "12", "zh", False),
    ],
)
def test_a_number_is_kept_with_what_belongs_to_it(before: str, after: str, language: str, split: bool) -> None:
    assert breaks.is_number_split(before, after, language) is split


@pytest.mark.parametrize(
    ("found", "short", "widow", "orphan"),
    [
        (part("会议", "会。"), True, False, False),
        (part("会议", "会议。"), False, False, False),
        (part("会。"), False, False, False),
        (part("会。", follows=True), True, True, False),
        (part("会议。", follows=True), False, True, False),
        (part("会。", goes_on=True), False, False, True),
        (part("会议", "会。", goes_on=True), False, False, False),
        (part("会。", follows=True, goes_on=True), False, False, False),
        (part("会议", "议。", follows=True), True, False, False),
    ],
)
def test_last_and_lone_lines_are_told(found: Paragraph, short: bool, widow: bool, orphan: bool) -> None:
    assert breaks.short_last_lines([found]) == ([found.last] if short else [])
    assert breaks.widows([found]) == ([found.first] if widow else [])
    assert breaks.orphans([found]) == ([found.first] if orphan else [])


@pytest.mark.parametrize(
    ("found", "heading"),
    [
        (part("Title", font="Sans"), True),
        (part("Title", "goes on", font="Sans"), True),
        (part("Title", "goes on", "and on", font="Sans"), False),
        (part("Title"), False),
        (part("Title", font="Sans", size=20), True),
        (part("Title", font="Sans", size=20.1), False),
        (part("Title", font="Sans", size=9.9), False),
    ],
)
def test_a_heading_of_an_untagged_book_is_short_and_of_another_face(found: Paragraph, heading: bool) -> None:
    assert breaks.is_heading(found, 10, "F") is heading


@pytest.mark.parametrize(("role", "heading"), [("H1", True), ("H", True), ("H12", False), ("P", False)])
def test_a_heading_of_a_tagged_book_is_one_by_its_role(role: str, heading: bool) -> None:
    assert breaks.is_heading(Paragraph((line("Title", block=Block(1, role)),)), 10, "F") is heading


def test_there_are_no_headings_where_there_is_no_text() -> None:
    assert not breaks.is_heading(part("Title", font="Sans"), 0, "")
    assert breaks.is_heading(part("Title", size=1, font="Sans"), 1, "F")


BODY, HEADING = part("会议会议", "会议会议", y=300), part("会议", y=200, font="Sans")


@pytest.mark.parametrize(
    ("below", "stranded"),
    [
        ([], True),
        ([part("会议会议", y=150, goes_on=True)], True),
        ([part("会议会议", y=150)], False),
        ([part("会议会议", "会议", y=150, goes_on=True)], False),
        ([part("会议会议", y=150), part("会议会议", y=100, goes_on=True)], False),
        ([part("会议会议", y=150, x=50)], True),
        ([part("会议会议", y=150, x=20)], True),
        ([part("会议会议", y=150, x=19)], False),
        ([part("会议会议", y=200)], True),
        ([part("会议会议", y=199)], False),
        ([part("会", y=150, x=-10)], True),
        ([part("会", y=150, x=-9)], False),
    ],
)
def test_a_heading_has_more_than_a_line_of_its_text_below_it(below: list[Paragraph], stranded: bool) -> None:
    found = breaks.stranded([BODY, HEADING, *below], 10, "F")
    assert found == ([HEADING.first] if stranded else [])


def test_a_heading_without_text_above_it_is_that_of_a_divider() -> None:
    assert breaks.stranded([HEADING], 10, "F") == []
    assert breaks.stranded([part("会议", y=300, font="Kai"), HEADING], 10, "F") == []
    assert breaks.stranded([part("会议", y=300, size=9), HEADING], 10, "F") == []
    beside = part("会议会议", "会议", y=300, x=100)
    assert breaks.stranded([beside, HEADING], 10, "F") == []


@pytest.mark.parametrize(
    ("lines", "ladder", "last"),
    [
        (("ab-", "cd\u2010", "ef\u00ad", "g"), 3, "ef\u00ad"),
        (("ab-", "cd", "ef-", "gh-", "i"), 2, "gh-"),
        (("ab-", "cd", "ef-", "g"), 1, "ab-"),
        (("ab -", "cd"), 0, None),
        (("ab", "cd-"), 0, None),
    ],
)
def test_hyphens_below_each_other_are_counted(lines: tuple[str, ...], ladder: int, last: str | None) -> None:
    count, found = breaks.hyphen_ladder([part("x-", "y"), part(*lines)] if ladder > 1 else [part(*lines)])
    assert (count, found.text if found else None) == (ladder, last)


@pytest.mark.parametrize(
    ("end", "short"),
    [("и", True), ("Из ", True), ("(в", True), ("А. С.", True), ("дом.", False), ("иные", False), ("раз-и", False)],
)
def test_short_words_stay_with_the_next(end: str, short: bool) -> None:
    one, two = line(f"вода {end}"), line("ветер")
    assert breaks.short_words_at_end([(one, two)]) == ([one] if short else [])


@pytest.mark.parametrize(("start", "dash"), [("— да", True), (" – да", True), ("—да", False), ("- да", False)])
def test_dashes_do_not_begin_lines(start: str, dash: bool) -> None:
    one, two = line("вода"), line(start)
    assert breaks.dashes_at_start([(one, two)]) == ([two] if dash else [])


@pytest.mark.parametrize(
    ("one", "two", "source", "inside"),
    [
        ("함께 산", "다 그리고", "우리는 함께 산다 그리고", True),
        ("함께 산", "다 그리고", "우리는 함께 산 다 그리고", False),
        ("함께 산", "다 그리고", "함께 산다 그리고 함께 산 다 그리고", False),
        ("함께 산", "다 그리고", "다른 글이다", False),
        ("함께 산.", "다 그리고", "함께 산.다 그리고", False),
        ("함께 산", "A 그리고", "함께 산A 그리고", False),
        ("넷다섯여섯일곱여덟아홉열하나둘셋", "넷다 그리고", "다섯나섯일곱여덟아홉열하나둘셋넷다 그리고", True),
    ],
)
def test_korean_words_are_whole_by_the_source(one: str, two: str, source: str, inside: bool) -> None:
    pair = line(one), line(two)
    assert breaks.inside_words([pair], source, is_source=True) == ([pair[0]] if inside else [])


@pytest.mark.parametrize(
    ("one", "two", "elsewhere", "inside"),
    [
        ("함께 산", "다 그리고", "우리는 산다", True),
        ("함께 산", "다 그리고", "우리는 산 다", False),
        ("함께 산", "다 그리고", "함께산다", False),
    ],
)
def test_korean_words_are_whole_as_elsewhere(one: str, two: str, elsewhere: str, inside: bool) -> None:
    pair = line(one), line(two)
    assert breaks.inside_words([pair], elsewhere, is_source=False) == ([pair[0]] if inside else [])


def test_numbers_at_line_ends_are_looked_at_without_spaces() -> None:
    one, two = line("共 12 "), line(" 月起")
    assert breaks.number_splits([(one, two), (two, one)], "zh") == [one]
