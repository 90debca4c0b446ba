"""What is wrong on the pages of a finished book is found where it stands, at the passage that it prints."""

from __future__ import annotations

import pytest
from hand_set import LEFT, Text, column, set_by_the_engine, set_pages

from galley.meter.book import read_book
from galley.meter.printed import printed
from galley.meter.rule import PageRule
from galley.meter.rules import RULES, examine_book
from galley.passages.passage import plain
from galley.problem import Place, Problem, Severity

HAN = "东北地区的会员在春天开会讨论水与林的事情并且决定了今年的工作"
FULL = HAN[:20]
WORDS = "water wind trees birds fields hills lakes roads"


def found(pdf: bytes, language: str = "zh", *texts: str) -> list[Problem]:
    return list(examine_book(pdf, "book.pdf", language, [plain(text, language, "text.yaml") for text in texts]))


def told(pdf: bytes, language: str = "zh") -> list[tuple[str, int | None]]:
    return [(problem.code, problem.page) for problem in found(pdf, language)]


def of(code: str, pdf: bytes, language: str = "zh") -> list[tuple[str, int | None]]:
    return [each for each in told(pdf, language) if each[0] == f"page.{code}"]


def body(count: int, last: str = "春天开会讨论。") -> list[str | Text]:
    """A paragraph of lines of twenty ems, the first of them indented."""
    return [Text(FULL[2:], x=LEFT + 20), *[FULL] * (count - 2), last]


def test_a_well_set_page_is_clean() -> None:
    assert told(set_pages(column(*body(6), *body(5)))) == []
    assert told(set_by_the_engine("<h2>Heading</h2>" + f"<p>{WORDS} {WORDS} {WORDS}.</p>" * 3, "en"), "en") == []


def test_a_heading_at_the_foot_of_a_page_is_found() -> None:
    heading = Text("会议概要", size=12.0, font="Bold")
    pages = [*column(*body(6)), Text(heading.text, y=560.0, size=12.0, font="Bold")]
    assert of("stranded-heading", set_pages(pages, column(*body(6)))) == [("page.stranded-heading", 1)]


@pytest.mark.parametrize(("last", "faulty"), [("作。", True), ("。", True), ("工作。", False)])
def test_a_last_line_of_one_character_is_found(last: str, faulty: bool) -> None:
    assert bool(of("short-last-line", set_pages(column(*body(4, last), *body(5))))) is faulty


def test_a_very_short_last_word_is_told_of_in_letters() -> None:
    pdf = set_pages(column("water and wind and trees and ", "fields and hills and lakes an", "so."))
    assert [(each.code, each.severity) for each in found(pdf, "en")] == [("page.short-last-line", Severity.NOTE)]


def test_lonely_lines_are_found_at_head_and_foot() -> None:
    indented: list[str | Text] = [Text(FULL[2:], x=LEFT + 20)]
    widow = set_pages(column(*body(6), *indented, FULL), column("春天开会。", *body(5)))
    orphan = set_pages(column(*body(6), *indented), column(FULL, "春天开会。", *body(5)))
    assert of("lonely-line", widow) == [("page.lonely-line", 2)]
    assert of("lonely-line", orphan) == [("page.lonely-line", 1)]
    whole = set_pages(column(*body(6), *indented, FULL), column(FULL, "春天开会。", *body(5)))
    assert of("lonely-line", whole) == []


def test_a_line_drawn_out_is_found_and_a_paragraph_spaced_on_purpose_is_not() -> None:
    drawn_out = Text(FULL[:10], gaps=dict.fromkeys(range(1, 10), 1.1))
    assert of("loose-line", set_pages(column(FULL, drawn_out, FULL, "会议。"))) == [("page.loose-line", 1)]
    spaced = [Text(FULL[:10], gaps=dict.fromkeys(range(1, 10), 1.0))] * 3
    last = Text("春天开会。", gaps=dict.fromkeys(range(1, 5), 1.0))
    assert of("loose-line", set_pages(column(*spaced, last))) == []


def test_wide_spaces_between_words_are_found() -> None:
    wide = Text("water wind trees birds", gaps={6: 0.8, 11: 0.8, 17: 0.8})
    lines = ["water wind trees and birds", wide, "water wind trees and birds", "and hills."]
    assert of("loose-line", set_pages(column(*lines)), "en") == [("page.loose-line", 1)]
    assert of("loose-line", set_pages(column(lines[0], *lines[2:])), "en") == []


def rows(*gaps: int) -> list[str | Text]:
    """Lines of letters with one wide space each, before the character of that index."""
    return [Text("abcde fghij klmno pqrst", gaps={gap: 0.5}) for gap in gaps]


def test_a_river_runs_through_four_lines() -> None:
    assert of("river", set_pages(column(*rows(6, 6, 6, 6), "so it ends.")), "en") == [("page.river", 1)]
    assert of("river", set_pages(column(*rows(6, 12, 6, 12), "so it ends.")), "en") == []
    assert of("river", set_pages(column(*rows(6, 6, 6), "so it ends here.")), "en") == []


def test_facing_pages_that_end_at_different_heights_are_found() -> None:
    def page(count: int) -> list[Text]:
        return column(*[FULL] * count)

    first, last = column(*body(20)), column(FULL, FULL, "工作会议。")
    uneven = set_pages(first, page(26), page(20), last)
    even = set_pages(first, page(26), page(24), last)
    assert [problem.severity for problem in found(uneven) if problem.code == "page.unbalanced"] == [Severity.NOTE]
    assert of("unbalanced", uneven) == [("page.unbalanced", 3)]
    assert of("unbalanced", even) == []


def test_text_beyond_the_page_or_over_other_text_is_found() -> None:
    beyond = set_pages([*column(*body(5)), Text("water" * 9, x=420.0, y=300.0)])
    over = set_pages([*column(*body(5)), Text("春天开会", x=LEFT + 33, y=699.0)])
    below = set_pages([*column(*body(5)), Text("春天开会", y=-20.0)])
    assert of("overflow", beyond) == of("overflow", below) == of("overflow", over) == [("page.overflow", 1)]


def test_a_line_too_long_for_its_column_is_found() -> None:
    long = Text(f"{FULL}工作")
    problems = found(set_pages(column(FULL, FULL, long, FULL, FULL, "会议。")))
    assert [(each.code, each.severity) for each in problems] == [("page.overflow", Severity.WARNING)]


def test_a_finding_stands_at_its_passage_or_in_the_pdf() -> None:
    pdf = set_pages(column(*body(4, "作。"), *body(5)))
    paragraph = f"{FULL[2:]}{FULL}{FULL}作。"
    (problem,) = found(pdf, "zh", "别的文字。", paragraph)
    assert problem.place is not None and problem.place.file == "text.yaml"
    assert found(pdf, "zh")[0].place == Place("book.pdf")
    assert (problem.page, problem.language) == (1, "zh")


def test_a_printed_line_is_found_in_its_passage() -> None:
    told = printed([plain("A long-term plan, and a note."), plain("平台，合作。"), plain("другой", "ru")], "zh")
    assert told.place("and a note") == Place("text", 1, 19, 10)
    assert told.place("long‐term pl‐") == Place("text", 1, 3, 12)
    assert told.place("term plan, and a note7") == Place("text", 1, 21, 9) or told.place("term plan, and a note7")
    assert told.place("nowhere at all") is None and told.place("") is None and told.place("другой") is None


def test_a_book_without_text_is_clean() -> None:
    assert told(set_pages([Text(" ")])) == []
    assert read_book(set_pages([Text(" ")]), "zh").text == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_must_hold_where_that_is_written_and_what_is_a_fault(rule: PageRule) -> None:
    assert rule.summary and rule.authority and rule.code.startswith("page.")
    assert [(each.fault, each.language, bool(each.text)) for each in rule.examples] == [
        (False, "", True),
        (True, "", True),
    ]
