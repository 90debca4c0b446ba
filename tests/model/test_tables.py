"""Tables: cells that are one, numbers in cells, total rows, notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ASSEMBLY, FILES, MARK, file_named, marked, read, spot, write

from galley.model.inserts import TableInsert
from galley.model.tables import Span, called, joined, spans
from galley.problem import Place, Problem

OLD = """      - id: first
        cells: [某乙, "1"]
"""
COLUMNS = """      - id: name
        heading: 姓名
      - id: prize
        heading: 奖
        align: end
"""


def table(
    root: Path, *rows: str, more: str = "", language: str = ""
) -> tuple[TableInsert, list[Problem], Place | None]:
    """A table of three columns with these rows, what is told of it, and the marked place."""
    columns = "".join(f"      - {{id: c{number}, heading: 栏{number}}}\n" for number in range(3))
    written = "".join(f"      - {{id: r{number}, {row}}}\n" for number, row in enumerate(rows))
    file = file_named("assembly")
    text = ASSEMBLY.replace(COLUMNS, columns).replace(OLD, written + more)
    text, place = marked(file, text.replace("title: 大会\n", f"title: 大会\n{language}", 1))
    publication, problems = read(write(root, {**FILES, file: text}))
    assert publication is not None
    found = next(each for each in publication.sections["assembly"].inserts if each.id == "prizes")
    assert isinstance(found, TableInsert)
    return found, problems, place


def test_cells_are_one_with_those_at_their_left_and_above(tmp_path: Path) -> None:
    found, problems, _ = table(
        tmp_path, "cells: [甲, <, 丙]", "cells: [^, ^, 丁]", "cells: [戊, 己, ^]", "cells: [庚, <, <]"
    )
    assert problems == []
    taken = spans(found)
    assert taken == [
        [Span(2, 2), None, Span()],
        [None, None, Span(1, 2)],
        [Span(), Span(), None],
        [Span(3, 1), None, None],
    ]
    assert list(joined(taken)) == [False, True, True, False]


def test_the_marks_may_lead_over_either_of_two_ways(tmp_path: Path) -> None:
    one, _, _ = table(tmp_path, "cells: [甲, <, 丙]", "cells: [^, <, 丁]")
    other, problems, _ = table(tmp_path, "cells: [甲, <, 丙]", "cells: [^, ^, 丁]")
    assert problems == [] and spans(one) == spans(other)


def test_an_escaped_mark_is_text(tmp_path: Path) -> None:
    found, problems, _ = table(tmp_path, r"cells: [甲, \<, \^]")
    assert problems == [] and spans(found) == [[Span(), Span(), Span()]]


ONE = "`<` takes the cell at its left, `^` the one above: together they fill a rectangle"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([f"cells: [{MARK}<, 乙, 丙]"], "there is no cell for < to be one with"),
        ([f"cells: [甲, {MARK}^, 丙]"], "there is no cell for ^ to be one with"),
        ([f"cells: [{MARK}甲, <, 丙]", "cells: [^, 乙, 丁]"], "the cells that are one with this do not make a rectangle"),
        ([f"cells: [{MARK}甲, 乙, 丙]", "cells: [^, <, 丁]"], "the cells that are one with this do not make a rectangle"),
        ([f"cells: [甲, {MARK}乙, 丙]", "cells: [戊, ^, <]"], "the cells that are one with this do not make a rectangle"),
    ],
)  # fmt: skip
def test_cells_that_make_no_rectangle_are_told(tmp_path: Path, rows: list[str], message: str) -> None:
    _, [problem], place = table(tmp_path, *rows)
    assert (problem.code, problem.message, problem.mend) == ("facts.merged", message, ONE)
    assert spot(problem) == place


SOUND = [
    ['cells: [甲, "1", "2.5"]', 'cells: [乙, "1,999", "−0.5"]', 'total: true, cells: [合计, "2,000", "2.0"]'],
    ['cells: [甲, "1", 未报]', 'cells: [乙, "2", "3"]', 'total: true, cells: [合计, "3", "9"]'],
    ['cells: [甲, "1", 约8]', 'cells: [乙, "2", 约9]', 'total: true, cells: [合计, "3", "17"]'],
    ['cells: [甲, "1", 约8]', 'cells: [乙, "2", "3"]', 'cells: [丙, "3", "9"]'],
    ['cells: [甲, "1", 约8]', 'cells: [乙, "2", "3"]', 'total: true, remark: 照录。, cells: [合计, "3", "9"]'],
    ['cells: [甲, "1", "40%"]', 'cells: [乙, "2", "60%"]', 'total: true, cells: [平均, "3", "50%"]'],
    ['cells: [甲, "1", –]', 'cells: [乙, "2", "7"]', 'total: true, cells: [合计, "3", "7"]'],
    ['cells: [甲, "1", ―]', 'cells: [乙, "2", "7"]', "cells: [丙, －, ー]", 'total: true, cells: [合计, "3", "7"]'],
    ['cells: [甲, "1", ""]', 'cells: [^, "2", "7"]', 'total: true, cells: [合计, <, "7"]'],
    ['cells: [甲, "33.3", ""]', 'cells: [乙, "66.6", ""]', 'total: true, cells: [合计, "100.0", ""]'],
    [
        'cells: [甲, "1", ""]',
        'total: true, cells: [小计, "1", ""]',
        'cells: [乙, "2", ""]',
        'total: true, cells: [小计, "2", ""]',
        'total: true, cells: [合计, "3", ""]',
    ],
    ['cells: [甲, "1", ""]', 'total: true, remark: 照录。, cells: [合计, "5", ""]'],
    [
        'cells: [甲, "1", ""]',
        'total: true, accept: [{rule: facts.sum, text: "5", reason: 含未列各项}], cells: [合计, "5", ""]',
    ],
    ['cells: [甲, "1", ""]', 'cells: [合计, "5", ""]'],
]


@pytest.mark.parametrize("rows", SOUND, ids=range(len(SOUND)))
def test_nothing_is_said_of_totals_that_are_sums_and_of_what_no_sum_is_known_of(
    tmp_path: Path, rows: list[str]
) -> None:
    assert table(tmp_path, *rows)[1] == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (['cells: [甲, "1", ""]', 'cells: [乙, "1,999", ""]', f'total: true, cells: [合计, "{MARK}2,001", ""]'], "2000, the total says 2001"),
        (['cells: [甲, "−1", ""]', 'cells: [乙, "3", ""]', f'total: true, cells: [合计, "{MARK}4", ""]'], "2, the total says 4"),
        (['cells: [甲, "33.3", ""]', 'cells: [乙, "66.6", ""]', f'total: true, cells: [合计, "{MARK}100.1", ""]'], "99.9, the total says 100.1"),
        (
            ['cells: [甲, "1", ""]', 'total: true, cells: [小计, "1", ""]', 'cells: [乙, "2", ""]', f'total: true, cells: [合计, "{MARK}4", ""]'],
            "2, the total says 4",
        ),
        (['cells: [甲, "1[^a]", ""]', f'total: true, cells: [合计, "{MARK}2", ""]'], "1, the total says 2"),
    ],
)  # fmt: skip
def test_a_total_that_is_no_sum_is_told(tmp_path: Path, rows: list[str], message: str) -> None:
    more = "    footnotes: [{id: a, text: 注}]\n" if "[^a]" in rows[0] else ""
    _, [problem], place = table(tmp_path, *rows, more=more)
    assert (problem.code, problem.message) == ("facts.sum", f"the rows above make {message}")
    assert problem.mend == "correct a number or the total, or tell readers in `remark:` why they differ"
    assert spot(problem) == place


@pytest.mark.parametrize("cell", ["约8", "12 or so", "8?", "3–5", "40%"])
def test_a_number_that_is_not_plain_is_told_where_its_column_is_summed_or_set_by_decimals(
    tmp_path: Path, cell: str
) -> None:
    rough = f'cells: [甲, "{MARK}{cell}", ""]'
    summed = [rough, 'cells: [乙, "2", ""]', 'total: true, cells: [合计, "9", ""]']
    _, [problem], place = table(tmp_path / "summed", *summed)
    assert (problem.code, problem.severity) == ("facts.rough", "warning")
    assert problem.message == f"{cell!r} stands among numbers and is no plain number"
    assert spot(problem) == place
    found, problems, _ = table(tmp_path / "loose", rough.replace(MARK, ""), 'cells: [乙, "2", ""]')
    assert problems == [] and found.columns[1].align == "start"


def test_numbers_are_read_as_the_language_of_the_section_writes_them(tmp_path: Path) -> None:
    rows = ['cells: [甲, "1 000,5", ""]', 'cells: [乙, "0,25", ""]', 'total: true, cells: [合计, "1 000,75", ""]']
    assert table(tmp_path, *rows, language="source-language: ru\n")[1] == []
    assert table(tmp_path, *(row.replace(",75", ",85") for row in rows), language="source-language: ru\n")[1] != []


def test_accounts_in_japanese_mark_what_is_lost_by_a_triangle(tmp_path: Path) -> None:
    rows = ['cells: [甲, "1,000", ""]', 'cells: [乙, △400, ""]', f'total: true, cells: [合计, "{MARK}600", ""]']
    assert table(tmp_path / "sound", *rows, language="source-language: ja\n")[1] == []
    (problem,) = table(tmp_path / "off", *rows[:2], rows[2].replace("6", "7"), language="source-language: ja\n")[1]
    assert problem.message == "the rows above make 600, the total says 700"


def test_notes_are_called_in_their_order(tmp_path: Path) -> None:
    more = "    footnotes: [{id: one, text: 一}, {id: two, text: 二}]\n"
    found, problems, _ = table(tmp_path, 'cells: ["甲[^two]", "乙[^one]", "丙[^two]"]', more=more)
    assert problems == [] and called(found) == ["two", "one"]


def test_a_note_that_nothing_calls_is_told(tmp_path: Path) -> None:
    _, [problem], place = table(tmp_path, "cells: [甲, 乙, 丙]", more=f"    footnotes: [{{id: {MARK}one, text: 一}}]\n")
    assert (problem.code, problem.message) == ("facts.note", "nothing calls the note one")
    assert spot(problem) == place


def test_a_table_may_have_a_description_in_the_place_of_a_title(tmp_path: Path) -> None:
    found, problems, _ = table(tmp_path, "cells: [甲, 乙, 丙]")
    assert problems == [] and found.has_number
    file = tmp_path / file_named("assembly")
    file.write_text(file.read_text("utf-8").replace("    caption: 奖项\n", "    alt: 获奖者\n"), "utf-8")
    assert read(tmp_path)[1] == []


def test_a_table_over_two_pages_is_declined_with_another_way(tmp_path: Path) -> None:
    file = file_named("assembly")
    text, place = marked(file, ASSEMBLY.replace("    caption: 奖项\n", f"    caption: 奖项\n    {MARK}spread: true\n"))
    [problem] = read(write(tmp_path, {**FILES, file: text}))[1]
    assert problem.code == "reader.unknown-field" and "two pages" in problem.message
    assert problem.mend.startswith("write `turned: true`")
    assert spot(problem) == place


def test_a_total_may_be_off_by_as_much_as_each_number_is_rounded(tmp_path: Path) -> None:
    rows = ['cells: [甲, "1.0", ""]', 'total: true, cells: [合计, "1.1", ""]']
    assert table(tmp_path / "near", *rows)[1] == []
    (problem,) = table(tmp_path / "far", rows[0], rows[1].replace("1.1", "1.2"))[1]
    assert problem.message == "the rows above make 1.0, the total says 1.2"


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ('accept: [{rule: facts.rough, text: "5", reason: 照录}], cells: [合计, "5", ""]', ["facts.sum"]),
        ('accept: [{rule: facts.sum, text: "5", reason: 照录}], cells: [合计, "5", ""]', []),
        ('cells: [合计, "", ""]', []),
        ('cells: [合计, 无, ""]', []),
        ('cells: [合计, "1 人", ""]', []),
    ],
)
def test_only_an_acceptance_of_a_sum_keeps_it_from_being_told(tmp_path: Path, row: str, codes: list[str]) -> None:
    found = table(tmp_path, 'cells: [甲, "1", ""]', f"total: true, {row}")[1]
    assert [problem.code for problem in found] == codes


def test_a_table_whose_rows_have_holes_is_told_of_these_alone_and_one_with_a_remark_of_no_sum(tmp_path: Path) -> None:
    holes = ['cells: [甲, "1"]', 'cells: [<, "1", "2"]', 'total: true, cells: [合计, "5", ""]']
    assert [problem.code for problem in table(tmp_path / "holes", *holes)[1]] == ["facts.cells"]
    rows = ['cells: [甲, "1", ""]', 'total: true, cells: [合计, "5", ""]']
    assert table(tmp_path / "remark", *rows, more="    remark: 照录。\n")[1] == []
    assert [problem.code for problem in table(tmp_path / "none", *rows)[1]] == ["facts.sum"]


def test_a_call_of_a_note_that_is_not_there_is_mended_by_the_nearest(tmp_path: Path) -> None:
    more = "    footnotes: [{id: first, text: 一}, {id: second, text: 二}]\n"
    _, problems, place = table(tmp_path, f'cells: ["甲[^first]", "乙[^second]", "丙{MARK}[^secnd]"]', more=more)
    assert [(each.code, each.message, each.mend) for each in problems] == [
        ("facts.note", "the table has no footnote secnd", "did you mean `second`? known here: first, second")
    ]
    assert spot(problems[0]) == place
