"""Cells of tables as HTML: numbers by language and in line, merged cells, notes, tables without a title, turned ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from one_article import make, read_article
from pages import Page, book_of, parsed

from galley.files import Files
from galley.language.localise import in_language
from galley.markup import html

TABLE = """  - kind: table
    id: money
{more}    columns:
      - {{id: land, heading: 国家}}
      - {{id: town, heading: "城镇[^two]"}}
      - {{id: sum, heading: 经费, align: {align}}}
    rows:
      - {{id: r-one, cells: [甲, "乙[^one]", "1,204.50"]}}
      - {{id: r-two, cells: [^, 丙, "-3.5%[^two]"]}}
      - {{id: r-three, cells: [丁, <, 约12]}}
      - {{id: r-four, total: true, cells: [合计, <, –]}}
    footnotes:
      - {{id: one, text: 注一}}
      - {{id: two, text: 注二}}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("tables"))


def page(root: Path, language: str = "zh", align: str = "decimal", more: str = "    caption: 经费\n") -> Page:
    publication, problems = read_article(root, "{money}", TABLE.format(align=align, more=more))
    assert {problem.code for problem in problems} <= {"facts.rough"}
    text, _, problems = html(book_of(in_language(publication, language, {}), language), Files(ROOT))
    assert {problem.code for problem in problems} <= {"facts.rough"}
    return parsed(text)


@pytest.mark.parametrize(
    ("language", "wholes", "parts"),
    [
        ("zh", ["1,204", "−3", "约12", "–"], [".50", ".5%a", "", ""]),
        ("en", ["1,204", "−3", "约12", "–"], [".50", ".5%a", "", ""]),
        ("ru", ["1\u00a0204", "−3", "约12", "–"], [",50", ",5%1)", "", ""]),
        ("ko", ["1,204", "−3", "约12", "–"], [".50", ".5%1)", "", ""]),
    ],
)
def test_a_number_is_parted_at_the_decimal_separator_of_the_language(
    root: Path, language: str, wholes: list[str], parts: list[str]
) -> None:
    shown = page(root, language)
    cells, fractions = shown.all("td", class_="decimal"), shown.all("span", class_="fraction")
    assert [each.text.replace("\u2060", "") for each in fractions] == parts
    assert [cell.text.replace("\u2060", "")[: len(whole)] for cell, whole in zip(cells, wholes, strict=True)] == wholes
    assert len({each.attributes["style"] for each in fractions}) == 1


def test_a_column_that_is_set_at_its_end_keeps_each_number_in_one_piece(root: Path) -> None:
    shown = page(root, "ru", align="end")
    assert next(cell.text for cell in shown.all("td", class_="end")) == "1\u00a0204,50"
    assert shown.all("span", class_="fraction") == []


def test_text_columns_are_left_as_they_are(root: Path) -> None:
    assert "1,204.50" in [cell.text for cell in page(root, "ru", align="start").all("td", class_="start")]


def test_merged_cells_span_and_the_head_of_several_rows_is_a_head(root: Path) -> None:
    shown = page(root)
    [side] = shown.all("th", class_="side")
    assert (side.text, side.attributes["rowspan"], side.attributes["scope"]) == ("甲", "2", "rowgroup")
    assert [cell.text for cell in shown.all("td", colspan="2")] == ["丁", "合计"]
    rows = [
        each.attributes.get("class", "")
        for each in shown.all("tr")
        if "money/" in each.attributes.get("data-address", "")
    ]
    assert [each.split() for each in rows] == [[], ["joined"], [], ["total"]]


def test_notes_stand_below_in_the_order_of_their_calls_and_calls_lead_to_them(root: Path) -> None:
    shown = page(root)
    notes = shown.all("div", class_="table-note")
    assert [each.text for each in notes] == ["a 注二", "b 注一"]
    calls = [(each.text, each.attributes["href"]) for each in shown.all("a", class_="call")]
    two, one = (f"#{each.attributes['id']}" for each in notes)
    assert calls == [("\u2060a", two), ("\u2060b", one), ("\u2060a", two)]


def test_a_table_without_a_title_says_what_it_shows_and_has_no_number(root: Path) -> None:
    shown = page(root, more="    alt: 各城镇的经费\n")
    [table] = shown.all("table", class_="data")
    assert table.attributes["data-summary"] == "各城镇的经费"
    assert shown.all("tr", class_="caption") == shown.all("span", class_="numeral") == []
    assert next(each.text for each in shown.all("th", class_="start")) == "国家（续）"


def test_a_turned_table_stands_in_a_block_that_is_turned(root: Path) -> None:
    assert page(root).all("div", class_="turned") == []
    [block] = page(root, more="    caption: 经费\n    turned: true\n").all("div", class_="turned")
    assert "1,204" in block.text


@pytest.mark.parametrize(("language", "shown"), [("ja", "▲3.5"), ("ko", "▲3.5"), ("en", "−3.5"), ("zh", "−3.5")])
def test_the_triangle_of_accounts_is_a_minus_where_it_is_not_customary(root: Path, language: str, shown: str) -> None:
    table = TABLE.format(align="decimal", more="    caption: 経費\n").replace('"-3.5%[^two]"', '"▲3.5[^two]"')
    publication, problems = read_article(root, "{money}", table, "山路\nsource-language: ja")
    assert {problem.code for problem in problems} <= {"facts.rough"}
    text, _, _ = html(book_of(in_language(publication, language, {}), language), Files(ROOT))
    assert shown in [cell.text.replace("\u2060", "")[:4] for cell in parsed(text).all("td", class_="decimal")]
