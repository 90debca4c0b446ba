"""What of a book is running text, what goes on, and what its page rules mark, at each bound."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from galley.meter import rules
from galley.meter.blocks import Block
from galley.meter.book import Book, word_spaces
from galley.meter.columns import Column
from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph
from galley.meter.rule import Mark, PageRule
from galley.pdf.facts import Box
from galley.problem import Severity
from meter.placed import bar, bars, glyph, line, part

FULL = (0.0, 200.0)
PAGE = Box(0, 0, 600, 800)


def book(*parts: Paragraph, language: str = "zh", pages: Sequence[Sequence[Line]] = ()) -> Book:
    return Book(language, (PAGE,) * len(pages), (), tuple(pages), parts)


def words(text: str, *gaps: float, y: float = 0.0, **more: object) -> Line:
    """A line of letters whose words, parted by spaces in `text`, stand so far apart in pt."""
    x, glyphs = 0.0, list[Glyph]()
    for word, gap in zip(text.split(), (*gaps, 0.0), strict=True):
        for sign in word:
            glyphs.append(glyph(sign, x, y, **more))
            x = glyphs[-1].end
        x += gap
    return Line(tuple(glyphs), y, 10)


def marks(rule: PageRule, found: Book) -> list[Mark]:
    return list(rule.look(found))


def of_role(role: str, *edges: tuple[float, float], number: int = 1, **more: object) -> Paragraph:
    return part(*edges, block=Block(number, role), **more)


def test_in_a_tagged_book_quotations_are_running_text_and_lists_of_the_main_size() -> None:
    text, quote = of_role("P", FULL, FULL, FULL), of_role("BlockQuote", FULL, FULL, size=9)
    item, small = of_role("LBody", FULL), of_role("LBody", FULL, size=9)
    assert book(text, quote, item, small).text == (text, quote, item)
    assert book(text, of_role("H1", FULL, FULL, FULL, FULL), part(FULL, FULL)).text == (text,)
    assert book(part(FULL, FULL), part(FULL, size=9)).text == (part(FULL, FULL),)


@pytest.mark.parametrize(("lone", "kept"), [(1, True), (2, False), (3, False)])
def test_a_size_is_running_text_where_most_lines_stand_in_paragraphs_of_several(lone: int, kept: bool) -> None:
    small = of_role("P", FULL, FULL, size=9)
    alone = [of_role("P", FULL, size=9) for _ in range(lone)]
    assert (small in book(of_role("P", FULL, FULL), small, *alone).text) is kept


def test_a_list_of_the_main_size_is_none_where_that_is_not_running() -> None:
    dates, item = (
        [of_role("P", FULL, font="A"), of_role("P", FULL), of_role("P", FULL, goes_on=True)],
        of_role("LBody", FULL),
    )
    assert book(*dates, item).text == ()


def test_lines_are_set_where_several_are_broken() -> None:
    one, several, title = part(FULL), part(FULL, FULL), of_role("H1", FULL, FULL)
    quote, over = of_role("BlockQuote", FULL, FULL), part(FULL, goes_on=True)
    assert book(one, several, title, quote, over).set_lines == (several, quote, over)


def ended(text: str, **more: bool) -> Paragraph:
    return Paragraph((bar(0, 200, 300), line(text, 0, 285)), **more)


@pytest.mark.parametrize(
    ("text", "goes_on", "known"),
    [
        ("会议。", False, True),
        ("会议。”", False, True),
        ("会议", False, False),
        ("会议", True, True),
        ("so. ", False, True),
    ],
)
def test_what_goes_on_is_known_by_a_sentence_or_by_going_on_again(text: str, goes_on: bool, known: bool) -> None:
    first, second = part(FULL, FULL, goes_on=True), ended(text, follows=True, goes_on=goes_on)
    assert book(first, second).continued == (((first, second),) if known else ())


def test_what_goes_on_is_joined_to_the_open_part_of_its_face() -> None:
    first, note = part(FULL, FULL, goes_on=True), part(FULL, FULL, size=8)
    second, other = ended("会议。", follows=True), ended("会议。", follows=True)
    assert book(first, second, other).continued == ((first, second),)
    assert book(first, part(FULL, FULL), second).continued == ()
    assert book(second).continued == ()
    tagged = [Paragraph(tuple(bars(FULL, FULL, size=8, block=Block(9, "P"))))]
    assert note.size == 8 and book(*tagged).continued == ()


def test_spaces_between_words_have_their_edges() -> None:
    found = list(word_spaces(words("AB C", 4), False))
    assert [(each.left, each.right, each.em) for each in found] == [(10, 14, 0.4)]
    assert list(word_spaces(words("AB C", 1.5), False)) == []
    assert list(word_spaces(words("AB C", 4), True)) == []
    assert len(list(word_spaces(line("AB C"), True))) == 1


@pytest.mark.parametrize(
    ("language", "found", "severity"),
    [
        ("zh", ended("会。"), None),
        ("zh", ended("会议。"), False),
        ("en", ended("the."), Severity.NOTE),
        ("en", ended("they."), False),
        ("mn", ended("нэг."), Severity.NOTE),
        ("ru", ended("раз."), Severity.NOTE),
        ("ko", ended("그."), None),
        ("ko", ended("그는."), False),
        ("en", ended("会."), None),
        ("en", ended("会议."), False),
        ("zh", ended("会。", goes_on=True), False),
        ("zh", Paragraph((line("会。"),)), False),
        ("zh", Paragraph((line("会。"),), follows=True), None),
        ("zh", Paragraph((line("会。"),), follows=True, goes_on=True), False),
    ],
)
def test_a_last_line_is_short_by_the_ways_of_its_script(
    language: str, found: Paragraph, severity: Severity | bool | None
) -> None:
    main = part(FULL, FULL, FULL, goes_on=True)
    told = marks(rules.short_last_line, Book(language, (), (), (), (main, found)))
    assert [(each.line, each.severity) for each in told] == ([] if severity is False else [(found.last, severity)])


ONE, TWO = (FULL,), (FULL, FULL)


@pytest.mark.parametrize(
    ("first", "second", "follows", "goes_on", "told"),
    [
        (TWO, ONE, False, False, "head"),
        (TWO, ONE, False, True, ""),
        (ONE, TWO, False, False, "foot"),
        (ONE, TWO, True, False, ""),
        (ONE, TWO, False, True, "foot"),
        (ONE, ONE, False, False, ""),
        (TWO, TWO, False, False, ""),
    ],
)
def test_a_lone_line_is_marked_at_head_or_foot(
    first: tuple[tuple[float, float], ...],
    second: tuple[tuple[float, float], ...],
    follows: bool,
    goes_on: bool,
    told: str,
) -> None:
    before = part(*first, goes_on=True, follows=follows)
    rest = part(*second, page=2)
    after = Paragraph((*rest.lines[:-1], line("会议会议。", 0, rest.last.y, page=2)), True, goes_on)
    main = part(*[FULL] * 9, font="F")
    found = marks(rules.lonely_line, book(main, before, after))
    expected = {"head": after.last, "foot": before.first, "": None}[told]
    assert [each.line for each in found] == ([expected] if expected else [])
    assert all(f"at the {told}" in each.message for each in found)


def gapped(*gaps: float, signs: str = "中文", y: float = 0.0) -> Line:
    """Signs with these gaps before each but the first, which ends at 0, in pt."""
    x, glyphs = -glyph(signs[0], 0).advance, list[Glyph]()
    for at, gap in enumerate((0.0, *gaps)):
        glyphs.append(glyph(signs[at % len(signs)], x + gap, y))
        x = glyphs[-1].end
    return Line(tuple(glyphs), y, 10)


LAST = line("会议。", 0, -15)


@pytest.mark.parametrize(
    ("language", "found", "told"),
    [
        ("zh", gapped(2.55), None),
        ("zh", gapped(2.6), "the characters stand 0.26 em apart on average"),
        ("zh", gapped(4, 1), None),
        ("en", words("AB CD EF", 6, 6), None),
        ("en", words("AB CD EF", 7, 6), "the word spaces are 0.65 em wide on average"),
        ("ko", words("AB CD EF", 10, 10), None),
        ("ko", words("AB CD EF", 10, 11), "the word spaces are 1.05 em wide on average"),
        ("en", gapped(*[0.5] * 5, signs="AB"), None),
        ("en", gapped(*[0.7] * 5, signs="AB"), "the letters are 0.07 em apart"),
        ("en", gapped(*[0.7] * 4, signs="AB"), None),
    ],
)
def test_a_loose_line_is_told_by_what_is_wide(language: str, found: Line, told: str | None) -> None:
    text = Paragraph((found, LAST))
    (mark,) = marks(rules.loose_line, book(text, language=language)) or [None]
    assert (mark and (mark.line, mark.message)) == ((found, told) if told else None)


def test_the_loosest_of_several_lines_is_marked() -> None:
    lines = gapped(3), gapped(5, y=-15), gapped(4, y=-30), line("会议。", 0, -45)
    (mark,) = marks(rules.loose_line, book(Paragraph(lines)))
    assert mark.line is lines[1]
    assert mark.message.endswith("it is the loosest of 3 loose lines of its paragraph")
    (mark,) = marks(rules.loose_line, book(Paragraph((lines[0], line("会议", 0, -15), LAST))))
    assert "loosest" not in mark.message
    (mark,) = marks(rules.loose_line, book(Paragraph((lines[0], lines[2], LAST))))
    assert mark.line is lines[2] and "of 2 loose lines" in mark.message


@pytest.mark.parametrize(
    ("last", "tracked"),
    [
        (gapped(2.55, y=-15), False),
        (gapped(2.6, y=-15), True),
        (gapped(0.5, signs="AB", y=-15), False),
        (gapped(0.7, signs="AB", y=-15), True),
        (line("。", y=-15), False),
    ],
)
def test_a_paragraph_is_spaced_on_purpose_where_its_last_line_is_so_too(last: Line, tracked: bool) -> None:
    assert (marks(rules.loose_line, book(Paragraph((gapped(3), last)))) == []) is tracked


def channel(*places: float, wide: float = 4.0) -> Book:
    """Lines of two words each, with a space that begins at a place."""
    lines = []
    for at, place in enumerate(places):
        first = glyph("A", 0, -15 * at, advance=place)
        lines.append(Line((first, glyph("B", place + wide, -15 * at, advance=100 - place)), -15 * at, 10))
    return book(Paragraph((*lines, line("end.", 0, -15 * len(places)))), language="en")


@pytest.mark.parametrize(
    ("places", "wide", "river"),
    [
        ((50, 50, 50, 50), 4.0, True),
        ((50, 50, 50, 50), 3.9, False),
        ((50, 50, 50), 4.0, False),
        ((50, 51, 52, 53), 4.0, True),
        ((50, 52, 54, 56), 4.0, False),
        ((50, 51.5, 53, 54.5), 4.0, True),
        ((50, 50, 90, 50, 50), 4.0, False),
        ((90, 50, 50, 50, 50), 4.0, True),
    ],
)
def test_a_river_runs_where_spaces_share_most_of_their_width(
    places: tuple[float, ...], wide: float, river: bool
) -> None:
    found = channel(*places, wide=wide)
    line = found.parts[0].lines[len(places) - 1]
    assert [each.line for each in marks(rules.river, found)] == ([line] if river else [])


def facing(left: int, right: int, first: int = 2, apart: int = 1) -> Book:
    """Two pages of so many lines whose text goes on overleaf, between a page before and one after."""
    counts = {first - 1: 20, first: left, first + apart: right}
    parts, pages = [], []
    for number, count in counts.items():
        parts.append(part(*[FULL] * count, y=700, page=number, follows=number >= first, goes_on=True))
        pages.append(parts[-1].lines)
    last = first + apart + 1
    parts.append(Paragraph((*bars(FULL, y=700, page=last), line("会议会议。", 0, 685, page=last)), follows=True))
    return book(*parts, pages=pages)


@pytest.mark.parametrize(
    ("found", "page"),
    [
        (facing(20, 24), 2),
        (facing(24, 20), 3),
        (facing(20, 23), None),
        (facing(23, 20), None),
        (facing(20, 24, first=3), None),
        (facing(20, 24, apart=2), None),
        (facing(15, 24), 2),
        (facing(14, 24), None),
        (facing(24, 14), None),
        (facing(24, 15), 3),
    ],
)
def test_facing_pages_differ_by_three_lines_at_most(found: Book, page: int | None) -> None:
    told = marks(rules.unbalanced, found)
    assert [each.page for each in told] == ([page] if page else [])
    assert all(each.line is not None and each.line.page == page for each in told)


def test_pages_of_lines_without_a_pitch_are_not_compared() -> None:
    found = facing(20, 24)
    assert marks(rules.unbalanced, Book("zh", (), (), (), found.parts)) == []


@pytest.mark.parametrize(
    ("left", "right", "y", "over"),
    [
        (-1, 100, 300, False),
        (-1.1, 100, 300, True),
        (0, 601, 300, False),
        (0, 601.1, 300, True),
        (0, 100, -1, False),
        (0, 100, -1.1, True),
        (0, 100, 801, False),
        (0, 100, 801.1, True),
    ],
)
def test_text_stands_on_its_page(left: float, right: float, y: float, over: bool) -> None:
    found = bar(left, right, y)
    told = marks(rules.overflow, book(pages=[[found]]))
    assert [(each.line, each.ending, each.severity) for each in told] == ([(found, True, None)] if over else [])


@pytest.mark.parametrize(
    ("second", "over"),
    [
        (bar(189, 300, 300), True),
        (bar(190, 300, 300), False),
        (bar(-50, 11, 300), True),
        (bar(-50, 10, 300), False),
        (bar(0, 200, 302.9), True),
        (bar(0, 200, 297.1), True),
        (bar(0, 200, 303), False),
        (bar(0, 200, 297), False),
        (bar(194, 300, 300, size=5), True),
        (bar(195, 300, 300, size=5), False),
        (bar(0, 200, 301.6, size=5), False),
        (bar(0, 200, 301.4, size=5), True),
    ],
)
def test_text_lies_not_over_other_text(second: Line, over: bool) -> None:
    first = bar(0, 200, 300)
    wide = Book("zh", (Box(-100, 0, 600, 800),), (), ([first, second],), ())
    assert [each.line for each in marks(rules.overflow, wide)] == ([second] if over else [])


def test_text_lies_over_lines_of_the_rows_beside_its_own() -> None:
    for y in (301.9, 302.1, 298.1, 297.9):
        pages = [[bar(0, 200, 300), bar(0, 200, y, size=20)]]
        assert len(marks(rules.overflow, book(pages=pages))) == 1


@pytest.mark.parametrize(("right", "told"), [(205, None), (206, "the line is 0.6 em too long for its column")])
def test_a_line_is_half_an_em_too_long_at_most(right: float, told: str | None) -> None:
    text = part(FULL, FULL, FULL, (0, right), (0, 100))
    found = book(text, pages=[])
    assert [column.right for column in found.columns] == [200]
    assert isinstance(found.columns[0], Column)
    marked = [(each.line, each.message, each.ending, each.severity) for each in marks(rules.overflow, found)]
    assert marked == ([(text.lines[3], told, True, Severity.WARNING)] if told else [])
