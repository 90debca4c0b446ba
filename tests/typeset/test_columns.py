"""A short column keeps its longest cell on one line, while a long one has the room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import box
from conftest import ROOT
from typesetting import laid_out
from voices import speaking
from weasyprint.formatting_structure import boxes

from bench.trims import other_face
from galley.files import Files
from galley.theme import css as token_sheet
from galley.theme import read_theme
from galley.typeset import columns
from galley.typeset.columns import kept
from galley.typeset.measure import found_boxes

CSS = {
    "zh": 'table { width: 100%; font-family: "Noto Serif CJK SC" }',
    "ko": 'table { width: 100%; font-family: "Noto Serif CJK KR"; word-break: keep-all }',
    "mn": "table { width: 100% }",
}
LONG = {
    "zh": "沿海各地每年轮流修缮灯塔并互通消息" * 5,
    "ko": "바닷가 마을은 해마다 등대를 고치고 소식을 나눈다 " * 5,
    "mn": "далайн эргийн тосгод жил бүр гэрэлт цамхгийг засна " * 3,
}
SHORT = {"zh": ("序号", "灯塔镇", "12"), "ko": ("번호", "등대 마을", "12"), "mn": ("Дугаар", "Улаан Толгой", "12")}


def lines(language: str, *cells: str) -> list[int]:
    """How many lines each cell of a table's one row has; its title is longer than the row."""
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    title = f'<tr><th colspan="{len(cells)}">{LONG[language]}</th></tr>'
    body = f'<table lang="{language}"><thead>{title}</thead><tbody><tr>{row}</tr></tbody></table>'
    layout, problems = laid_out(body, CSS[language])
    assert problems == []
    pages = [leaf.page._page_box for leaf in layout.rendered.leaves]
    found = [each for each in found_boxes(pages) if isinstance(each.box, boxes.LineBox)]
    held = [next(p for p in reversed(each.parents) if isinstance(p, boxes.TableCellBox)) for each in found]
    ordered = list({id(cell): cell for cell in held if cell.element_tag == "td"}.values())
    return [sum(cell is each for each in held) for cell in ordered]


@pytest.mark.parametrize("language", SHORT)
def test_short_cells_stay_on_one_line_beside_a_long_one(language: str) -> None:
    first, second, third = SHORT[language]
    counted = lines(language, first, second, LONG[language], third)
    assert counted[:2] + counted[3:] == [1, 1, 1]
    assert counted[2] > 3


def test_a_long_column_keeps_the_most_of_the_room() -> None:
    """A column of more than a third of the table is broken like any other."""
    counted = lines("zh", LONG["zh"][:17], LONG["zh"])
    assert counted[0] > 1


@pytest.mark.parametrize("language", SHORT)
def test_a_very_long_cell_does_not_starve_its_neighbours(language: str) -> None:
    """Beside one of several times its length a cell has a quarter of the table at least, a little more than four times the lines that it has alone."""
    text = LONG[language][:20]
    (alone,) = lines(language, text)
    beside, long = lines(language, text, LONG[language])
    assert alone < beside <= 4 * alone + 1 < long


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        ([10, 10], [300, 900], [25, 25]),
        ([10, 10, 10], [20, 300, 900], [20, 20, 20]),
        ([10, 10], [20, 900], [20, 10]),
        ([10, 10], [40, 900], [25, 25]),
        ([40, 10], [300, 900], [40, 25]),
        ([80, 10], [300, 900], [80, 10]),
    ],
)
def test_long_columns_have_half_of_their_even_share_where_all_have_room(
    least: list[float], most: list[float], found: list[float]
) -> None:
    """Of a table as wide as 100."""
    assert kept(least, most, 100) == found


@pytest.mark.parametrize("faced", [str, other_face], ids=["serif", "sans"])
@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_the_dates_of_a_calendar_stay_in_their_column_in_either_face(
    language: str, faced: Callable[[str], str]
) -> None:
    look, _ = read_theme(Files(ROOT))
    assert look
    sheets = (ROOT / "templates/styles/tables.css", ROOT / f"templates/styles/languages/{language}.css")
    css = "".join([*(faced(each.read_text("utf-8")) for each in sheets), "[lang] { font-family: var(--serif) }"])
    longest = speaking(language).short_range(date(2014, 10, 28), date(2014, 12, 30))
    columns = "".join(f'<col class="{name}">' for name in ("host", "event", "time", "location"))
    row = f'<td></td><td></td><td class="time" data-address="part/time">{longest}</td><td></td>'
    table = f'<table class="calendar" lang="{language}"><colgroup>{columns}</colgroup><tr>{row}</tr></table>'
    assert laid_out(table, f"{token_sheet(look, 'A4')}{css} @page {{ size: 170mm 120mm }}")[1] == []


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        ([1, 1, 1], [2, 3, 300], [2, 3, 1]),
        ([1, 1], [40, 300], [25, 25]),
        ([1, 1, 1], [30, 32, 300], [30, 32, 1]),
        ([1, 1, 1, 1], [30, 30, 30, 300], [12.5] * 4),
        ([1, 70, 1], [20, 300, 20], [20, 70, 1]),
        ([1, 95, 1], [20, 300, 20], [1, 95, 1]),
        ([60, 60], [60, 80], [60, 60]),
        ([], [], []),
    ],
    ids=["two short", "over a third", "even shares", "too many", "room for one", "no room", "too narrow", "none"],
)
def test_what_a_column_may_ask_for(least: list[float], most: list[float], expected: list[float]) -> None:
    """Of a table 100 wide."""
    assert kept(least, most, 100) == expected


def test_what_asks_for_just_what_it_may_is_given_it() -> None:
    assert kept([1, 1], [33, 300], 99) == [33, 1]
    assert kept([1, 1], [34, 300], 99) == [24.75, 24.75]
    assert kept([10, 60], [30, 300], 90) == [30, 60]
    assert kept([10, 61], [30, 300], 90) == [22.5, 61]


def widths(monkeypatch: pytest.MonkeyPatch, width: Any, least: list[float]) -> tuple[Any, ...]:
    """What is answered for a table of columns that ask for 20, 5 and 200, of which the engine has these widths."""
    monkeypatch.setattr(columns, "_engine", lambda *_: (1, 2, least, [9.0 for _ in least], "more"))
    monkeypatch.setattr(columns, "_longest_cells", lambda *given: [20.0, 5.0, 200.0][: given[2]])
    inner = box(boxes.TableBox, width=width)
    table = box(boxes.BlockBox, inner, is_table_wrapper=True)
    return columns._preferred_widths(SimpleNamespace(tables={inner: {}}), table)


def test_what_is_kept_is_no_narrower_and_no_wider_and_the_rest_is_the_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert widths(monkeypatch, 90.0, [10, 5, 10]) == (1, 2, [20, 5, 10], [20, 9, 9], "more")
    assert widths(monkeypatch, "auto", [10, 5, 10]) == (1, 2, [10, 5, 10], [9, 9, 9], "more")
    assert widths(monkeypatch, 90, []) == (1, 2, [], [], "more")


def test_the_cells_of_a_table_are_measured_once_however_many_pages_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    longest = columns._longest_cells
    monkeypatch.setattr(columns, "_longest_cells", lambda *given: measured.append(1) or longest(*given))
    rows = "".join(f"<tr><td>{number}</td><td>{'word ' * 30}</td></tr>" for number in range(30))
    layout, problems = laid_out(f"<table>{rows}</table>", "table { width: 100% }")
    assert problems == [] and layout.pages > 3 and measured == [1]
