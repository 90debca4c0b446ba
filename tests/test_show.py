"""Problems as people, programs and code hosts read them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from galley.message import said
from galley.problem import Place, Problem, Severity
from galley.show import Lines, as_github, as_json, as_page, as_report, as_text, count, gathered, table, translated


def problem(line: int | None = None, column: int | None = None, length: int | None = None, **more) -> Problem:
    return Problem("room.rule", "wrong", "mend it", Place("a.yaml", line, column, length), **more)


def told(tmp_path, text: str, fault: Problem) -> list[str]:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return as_text([fault], tmp_path).splitlines()


def test_a_problem_is_told_with_its_line_a_caret_and_the_mend(tmp_path):
    assert told(tmp_path, "start: 1\nend: 2014-02-13\n", problem(2, 6, 10)) == [
        "a.yaml:2:6: error: wrong [room.rule]",
        "    2 | end: 2014-02-13",
        "      |      ^^^^^^^^^^",
        "  mend: mend it",
    ]


@pytest.mark.parametrize(
    ("line", "column", "length", "before", "marks"),
    [
        ("abc", 2, None, 1, 1),
        ("标题: x", 5, 1, 6, 1),
        ("标题: x", 1, 2, 0, 4),
        ("ａｂc", 3, 1, 4, 1),
        ("“题”", 2, 1, 1, 2),
        ("abc", 4, 1, 3, 1),
        ("abc", 2, 99, 1, 2),
        ("", 1, 1, 0, 1),
    ],
)
def test_the_caret_stands_under_the_character(tmp_path, line, column, length, before, marks):
    shown = told(tmp_path, f"{line}\n", problem(1, column, length))
    assert shown[1:3] == [f"    1 | {line}", f"      | {' ' * before}{'^' * marks}"]


def wide(page: int, by: str = "1.4", what: str = "a head", **more) -> Problem:
    message = said("{box} is {excess} mm too large", box=what, excess=by)
    return Problem("room.rule", message, "mend it", page=page, language="en", **more)


def test_what_is_alike_on_many_pages_is_told_once_with_their_number(tmp_path):
    flood = [wide(page, f"{page / 10}") for page in range(3, 2000)]
    assert as_text(flood, tmp_path).splitlines() == [
        "error: a head is 0.3 mm too large (page 3, en) [room.rule]",
        "  1997 times in all, also on pages: 4, 5, 6, 7, 8 and 1991 more",
        "  mend: mend it",
    ]
    assert as_github(flood).count("\n") == 1
    assert "1997 times in all" in as_github(flood)
    assert len(json.loads(as_json(flood))["problems"]) == 1997
    assert count(flood) == "1997 errors"


def test_pages_of_other_languages_are_told_with_their_name(tmp_path):
    alike = [wide(3), wide(9), wide(4).with_(language="ja"), wide(5).with_(language="ja")]
    assert "  4 times in all, also on pages: 9, 4 (ja), 5 (ja)\n" in as_text(alike, tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        wide(4, what="a folio"),
        wide(4, severity=Severity.WARNING),
        wide(4, place=Place("a.yaml", 3)),
        Problem("room.other", wide(4).message, "mend it", page=4, language="en"),
        Problem("room.rule", wide(4).message, "mend it otherwise", page=4, language="en"),
    ],
    ids=["name", "severity", "place", "code", "mend"],
)
def test_what_has_another_cause_is_told_by_itself(tmp_path, other):
    assert "times" not in as_text([wide(3), other], tmp_path)


def texts(number: int, by: str = "1.1", end: str = "remark", first: int = 3) -> list[Problem]:
    """Texts that are too large by the same measure, each in a place of its own."""
    pages = range(first, first + number)
    return [wide(page, by, f"part/a{page}/{end}", place=Place("a.yaml", page)) for page in pages]


def test_many_texts_of_one_kind_that_are_wrong_by_the_same_measure_are_told_once(tmp_path):
    flood = texts(2649)
    assert as_text(flood, tmp_path).splitlines() == [
        "a.yaml:3: error: part/a3/remark is 1.1 mm too large (page 3, en) [room.rule]",
        "  2649 times in all, also on pages: 4, 5, 6, 7, 8 and 2643 more",
        "  mend: mend it",
    ]
    assert len(json.loads(as_json(flood))["problems"]) == 2649


@pytest.mark.parametrize(
    "several",
    [
        texts(10),
        [*texts(6), *texts(6, "1.2", first=20)],
        [*texts(6), *texts(6, end="title", first=20)],
        [*texts(6), *(each.with_(severity=Severity.WARNING) for each in texts(6, first=20))],
        [each.with_(page=None) for each in texts(20)],
    ],
    ids=["few", "measure", "kind", "severity", "no page"],
)
def test_texts_that_may_have_causes_of_their_own_are_told_one_by_one(tmp_path, several):
    told = as_text(several, tmp_path)
    assert "times" not in told
    assert told.count("too large") == len(several)


def test_problems_without_a_page_are_told_one_by_one(tmp_path):
    sums = [Problem("facts.sum", said("the sum is {sum}", sum=n), "mend it", Place("a.yaml", 1)) for n in (4, 5)]
    assert as_text(sums, tmp_path).count("the sum is") == 2


def of_file(name: str, severity: Severity = Severity.NOTE, line: int | None = None) -> Problem:
    return Problem("room.rule", "not looked at", "mend it", Place(name, line), severity)


def test_what_is_noted_of_many_files_is_told_once(tmp_path):
    assert as_text([of_file(f"{name}.pdf") for name in "abc"], tmp_path).splitlines() == [
        "a.pdf: note: not looked at [room.rule]",
        "  3 times in all, also in: b.pdf, c.pdf",
        "  mend: mend it",
    ]
    many = as_text([of_file(f"{number}.pdf") for number in range(8)], tmp_path)
    assert "8 times in all, also in: 1.pdf, 2.pdf, 3.pdf, 4.pdf, 5.pdf and 2 more" in many


@pytest.mark.parametrize(("severity", "line"), [(Severity.ERROR, None), (Severity.WARNING, None), (Severity.NOTE, 3)])
def test_what_is_to_be_mended_in_each_file_is_told_of_each(tmp_path, severity, line):
    told = as_text([of_file("a.yaml", severity, line), of_file("b.yaml", severity, line)], tmp_path)
    assert told.count("not looked at") == 2


def test_problems_told_in_another_language_are_alike_too(tmp_path):
    pattern = {"{box} is {excess} mm too large": "{box}：{excess} 毫米"}
    flood = translated([wide(3, "1.4"), wide(4, "1.5")], lambda text: pattern.get(text, text))
    assert as_text(flood, tmp_path).splitlines()[:2] == [
        "error: a head：1.4 毫米 (page 3, en) [room.rule]",
        "  2 times in all, also on pages: 4",
    ]


def test_a_tab_does_not_move_the_caret(tmp_path):
    _, line, caret, _ = told(tmp_path, "\tkey: 1\n", problem(1, 2, 3))
    shown, below = line.removeprefix("    1 | "), caret.removeprefix("      | ")
    assert below.expandtabs().index("^") == shown.expandtabs().index("key")
    assert below.count("^") == 3


@pytest.mark.parametrize("column", [1, 5000, 100_000])
def test_a_long_line_is_cut_to_what_surrounds_the_fault(tmp_path, column):
    text = "".join(chr(ord("a") + n % 26) for n in range(100_000))
    _, line, caret, _ = told(tmp_path, text, problem(1, column, 3))
    assert len(line) <= 200
    assert line[caret.index("^")] == text[column - 1]


@pytest.mark.parametrize(("line", "column"), [(None, None), (1, None), (9, 1)])
def test_without_a_position_in_the_file_there_is_no_excerpt(tmp_path, line, column):
    shown = told(tmp_path, "one line", problem(line, column))
    assert len(shown) == 2
    assert shown[1] == "  mend: mend it"


def test_a_missing_file_has_no_excerpt(tmp_path):
    assert as_text([problem(3, 4)], tmp_path) == "a.yaml:3:4: error: wrong [room.rule]\n  mend: mend it\n"


def test_a_file_outside_the_project_is_not_shown(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    (tmp_path / "project").mkdir()
    fault = Problem("room.rule", "wrong", "mend it", Place("../secret", 1, 1))
    assert "words" not in as_text([fault], tmp_path / "project")


def test_page_language_and_related_places_are_told(tmp_path):
    fault = problem(page=7, language="zh", severity=Severity.WARNING, related=(Place("b.yaml", 2, 3),))
    assert as_text([fault], tmp_path).splitlines() == [
        "a.yaml: warning: wrong (page 7, zh) [room.rule]",
        "  mend: mend it",
        "  see also: b.yaml:2:3",
    ]


def test_a_problem_without_a_place_begins_with_its_severity(tmp_path):
    assert as_text([Problem("a.b", "wrong", "mend it")], tmp_path) == "error: wrong [a.b]\n  mend: mend it\n"


def test_control_characters_of_a_file_do_not_reach_the_terminal(tmp_path):
    shown = "\n".join(told(tmp_path, "a\x1b[31mred\x07\n", problem(1, 1)))
    assert not {"\x1b", "\x07"} & set(shown)


def test_json_has_the_known_fields_and_a_summary():
    fault = problem(2, 6, 10, page=7, language="zh", related=(Place("b.yaml", 1, 1, 4),))
    assert json.loads(as_json([fault, Problem("a.b", "m", "n", severity=Severity.NOTE)])) == {
        "problems": [
            {
                "code": "room.rule",
                "severity": "error",
                "file": "a.yaml",
                "line": 2,
                "column": 6,
                "length": 10,
                "message": "wrong",
                "mend": "mend it",
                "page": 7,
                "language": "zh",
                "related": [{"file": "b.yaml", "line": 1, "column": 1, "length": 4}],
            },
            {"code": "a.b", "severity": "note", "message": "m", "mend": "n"},
        ],
        "summary": {"errors": 1, "warnings": 0, "notes": 1},
    }


def test_json_keeps_the_letters_of_the_language():
    assert "标题" in as_json([Problem("a.b", "标题", "n")])


def test_annotations_are_one_line_each_and_escaped():
    fault = Problem("a.b", "50%\nof: a, b", "mend: it", Place("a,b:c.yaml", 2, 6), Severity.NOTE)
    assert as_github([fault]) == "::notice file=a%2Cb%3Ac.yaml,line=2,col=6::50%25%0Aof: a, b. mend: it [a.b]\n"


def test_annotations_without_a_place_have_no_fields():
    assert as_github([Problem("a.b", "m", "n", severity=Severity.WARNING)]) == "::warning::m. n [a.b]\n"


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ([], ""),
        (["error"], "1 error"),
        (["error", "error", "warning"], "2 errors, 1 warning"),
        (["note", "warning", "warning"], "2 warnings, 1 note"),
        (["note", "note"], "2 notes"),
    ],
)
def test_counts_are_told_in_words(severities, line):
    assert count(Problem("a.b", "m", "n", severity=Severity(each)) for each in severities) == line


def test_what_else_is_told_stands_behind_the_counts():
    assert count([problem()], "2 files") == "1 error; 2 files"


def report(tmp_path, text: str, *faults: Problem) -> list[str]:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return as_report(faults, Lines(tmp_path)).splitlines()


def test_a_report_of_nothing_says_so(tmp_path):
    assert report(tmp_path, "a\n") == ["nothing to mend or to look at"]


def test_a_report_counts_then_tells_line_by_line(tmp_path):
    late = Problem("facts.total", "5, not 4", "look", Place("a.yaml", 2, 1, 1), Severity.WARNING)
    assert report(tmp_path, "甲,乙\n5\n", problem(1, 2, 1), late) == [
        "errors to mend: 1; warnings to look at: 1; notes: 0",
        "room 1, facts 1",
        "",
        "a.yaml",
        "",
        "line 1",
        "  甲⟦,⟧乙",
        "  1 error: wrong [room.rule]",
        "    → mend it",
        "",
        "line 2",
        "  ⟦5⟧",
        "  2 warning: 5, not 4 [facts.total]",
        "    → look",
    ]


def test_what_comes_back_is_told_once_with_its_other_lines(tmp_path):
    lines = report(tmp_path, "a,b,c\n" * 12, problem(1, 2, 1), *(problem(line, 4, 1) for line in range(1, 13)))
    assert [line for line in lines if line.startswith("line")] == ["line 1"]
    assert lines[-1] == (
        "    13 times in all, also in: line 1, line 2, line 3, line 4, line 5, line 6, line 7, line 8 and 4 more"
    )


def test_one_place_more_than_are_listed_is_counted(tmp_path):
    told = [problem(line, 4, 1) for line in range(1, 11)]
    assert report(tmp_path, "a,b,c\n" * 12, *told)[-1].endswith("line 9 and 1 more")
    assert report(tmp_path, "a,b,c\n" * 12, *told[:9])[-1].endswith("line 8, line 9")


def test_of_other_places_is_shown_what_is_not_the_same_there(tmp_path):
    others = (Place("a.yaml", 1, 8, 2), Place("a.yaml", 2, 5, 2))
    lines = report(tmp_path, "one to at it\none to\n", problem(1, 5, 2, also=others))
    assert lines[-1] == "    3 times in all, also in: line 1 to ⟦at⟧, line 2"
    in_chinese = {"line {line}": "第{line}行"}
    told = as_report([problem(1, 5, 2, also=others)], Lines(tmp_path), lambda text: in_chinese.get(text, text))
    assert told.splitlines()[-1] == "    3 times in all, also in: 第1行 to ⟦at⟧, 第2行"


def test_other_characters_with_the_same_message_are_told_apart(tmp_path):
    lines = report(tmp_path, "a,b;\n", problem(1, 2, 1), problem(1, 4, 1))
    assert [line for line in lines if "⟦" in line] == ["  a⟦,⟧b;", "  a,b⟦;⟧"]


def test_a_contradiction_names_its_other_places_but_those_of_its_own_line(tmp_path):
    there = (Place("a.yaml", 1, 3), Place("a.yaml", 2, 1), Place("b.yaml", 7, 1), Place("b.yaml", 7, 5))
    lines = report(tmp_path, "4 5\n5\n", problem(1, 1, 1, related=there))
    assert lines[-1] == "    compare: line 2, b.yaml, line 7 (2 times)"


def test_a_long_fault_is_shown_by_its_ends(tmp_path):
    fault = "".join(chr(0x4E00 + n) for n in range(60))
    (shown,) = (line for line in report(tmp_path, f"前{fault}后\n", problem(1, 2, 60)) if "⟦" in line)
    assert shown == f"  前⟦{fault[:12]}…{fault[-12:]}⟧后"
    (whole,) = (line for line in report(tmp_path, f"前{fault[:24]}后\n", problem(1, 2, 24)) if "⟦" in line)
    assert whole == f"  前⟦{fault[:24]}⟧后"


def test_a_finding_on_a_page_has_no_line(tmp_path):
    loose = Problem("page.river", "white", "break", Place("book.pdf"), Severity.NOTE, 3, "ru")
    assert report(tmp_path, "", loose)[-2:] == ["  1 note: white (page 3, ru) [page.river]", "    → break"]


def waiting(section: str, language: str, severity: Severity = Severity.WARNING) -> Problem:
    message = said(
        "{section}: {missing} of {total} texts not translated into {language}, {fuzzy} not up to date",
        section=section,
        missing=3,
        fuzzy=1,
        total=9,
        language=language,
    )
    return Problem("language.unfinished", message, "finish them", Place("a.yaml", 1, 1), severity, language=language)


def test_many_unfinished_sections_are_one_table():
    other = Problem("files.missing", "no file", "add it")
    found = [waiting("letters", "ja"), other, waiting("letters", "ru"), waiting("news", "ru", Severity.ERROR)]
    rows, rest = gathered(found)
    assert [row[1:] for row in rows] == [["ja", "ru"], ["3+1/9", "3+1/9"], ["", "3+1/9"]]
    assert [row[0] for row in rows[1:]] == ["letters", "news"]
    assert rest == [other]


def test_few_unfinished_sections_are_told_one_by_one():
    found = [waiting("letters", "ja"), waiting("letters", "ja", Severity.ERROR), waiting("news", "ja")]
    assert gathered(found) == ([], found)


def test_what_is_unfinished_without_a_section_is_told_by_itself():
    names = [Problem("language.unfinished", said("{count} names", count=2), "add them") for _ in range(4)]
    assert gathered(names) == ([], names)


@pytest.mark.parametrize("lost", ["section", "missing", "fuzzy", "total", "language"])
def test_what_lacks_a_value_of_the_table_is_told_by_itself(lost):
    values = {"section": "a", "missing": 1, "fuzzy": 2, "total": 3, "language": "ja"}
    said_so = " ".join(f"{{{name}}}" for name in values if name != lost)
    kept = {name: value for name, value in values.items() if name != lost}
    found = [Problem("language.unfinished", said(said_so, **kept), f"{number}") for number in range(4)]
    assert gathered(found) == ([], found)


def test_a_page_has_the_faults_of_each_file_below_its_name(tmp_path):
    places = (Place("a.txt", 1, 1, 1), Place("b.txt", 1, 1, 1), None)
    page = as_page([Problem("x.y", "wrong", "mend", place) for place in places], Lines(tmp_path))
    assert re.findall("<h2>(.*?)</h2>", page) == ["a.txt", "b.txt", ""]


def test_a_page_tells_what_the_report_tells_and_nothing_of_it_is_taken_for_markup(tmp_path):
    (tmp_path / "a.txt").write_text("one <b>two</b> three\n", encoding="utf-8")
    place = Place("a.txt", 1, 5, 3)
    problem = Problem("x.y", said("“{text}” & more", text="<b>"), "mend", place, Severity.WARNING, language="en")
    page = as_page([problem.with_(also=(Place("a.txt", 7),), related=(Place("b.txt", 2),))], Lines(tmp_path))
    assert "one <mark>&lt;b&gt;</mark>two&lt;/b&gt;" in page and "“&lt;b&gt;” &amp; more" in page
    assert '<article class="warning"><b>1</b>' in page and "also in: 7" in page and "compare: b.txt:2" in page
    assert '<html lang="en">' in page and page.count("<html") == page.count("</html>") == 1 and "http" not in page


@pytest.mark.parametrize(("language", "told"), [("ru", '<blockquote lang="ru">'), (None, "<blockquote>")])
def test_the_text_of_a_fault_on_a_page_is_in_its_language(tmp_path, language, told):
    (tmp_path / "a.txt").write_text("one two three\n", encoding="utf-8")
    problem = Problem("x.y", "wrong", "mend", Place("a.txt", 1, 5, 3), language=language)
    page = as_page([problem], Lines(tmp_path))
    assert f"{told}one <mark>two</mark> three</blockquote>" in page


def test_kinds_of_problems_are_told_in_plain_words():
    families = (
        "characters encoding punctuation spacing numbering names facts events spelling wording grammar translation "
        "page files source reader text language images accept house proof theme"
    )
    found = [Problem(f"{family}.rule", "wrong", "mend it", severity=Severity.NOTE) for family in families.split()]
    assert as_report(found, Lines(Path())).splitlines()[:2] == [
        "errors to mend: 0; warnings to look at: 0; notes: 23",
        "files 2, characters 1, encoding 1, punctuation 1, spaces 1, numbering 1, names 1, facts 1, events 1, spelling 1, "
        "words 1, grammar 1, translation 1, pages 1, fields 1, marks of Markdown 1, catalogues 1, pictures 1, "
        "what was accepted 1, words of the house 1, settings 1, theme 1",
    ]


def test_five_other_pages_are_named_and_a_sixth_is_counted(tmp_path):
    assert "  6 times in all, also on pages: 4, 5, 6, 7, 8\n" in as_text([wide(page) for page in range(3, 9)], tmp_path)
    more = as_text([wide(page) for page in range(3, 10)], tmp_path)
    assert "  7 times in all, also on pages: 4, 5, 6, 7, 8 and 1 more\n" in more


def test_eleven_texts_of_one_kind_are_many(tmp_path):
    assert "  11 times in all, also on pages: 4, 5, 6, 7, 8 and 5 more\n" in as_text(texts(11), tmp_path)


def test_an_annotation_of_two_pages_names_the_other():
    assert as_github([wide(3), wide(4)]) == (
        "::error::a head is 1.4 mm too large. 2 times in all, also on pages: 4. mend it [room.rule]\n"
    )


def test_a_page_is_told_with_its_language_where_that_is_known(tmp_path):
    assert as_text([Problem("a.b", "wrong", "mend it", page=7)], tmp_path).startswith("error: wrong (page 7) [a.b]\n")
    assert as_text([Problem("a.b", "wrong", "mend it", language="zh")], tmp_path).startswith("error: wrong [a.b]\n")


def test_columns_stand_below_each_other_where_wide_letters_count_twice():
    rows = [["", "en", "中文"], ["huts", "1", "12"], ["小屋", "100", ""]]
    assert table(rows) == "       en  中文\nhuts    1    12\n小屋  100\n"


def test_three_letters_before_another_place_are_shown(tmp_path):
    (tmp_path / "a.yaml").write_text("it was so\nabcdefgh\n", encoding="utf-8")
    found = Problem("x.y", "wrong", "mend", Place("a.yaml", 1, 4, 3), also=(Place("a.yaml", 2, 6, 2),))
    assert as_report([found], Lines(tmp_path)).splitlines()[-1] == "    2 times in all, also in: line 2 cde⟦fg⟧"
