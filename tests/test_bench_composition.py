"""How full a page is: seen in its pixels, from the top of the type area to the lowest thing in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from PIL import Image
from weasyprint import HTML

from bench import sheets
from bench.composition import Page, pages, thin, told
from galley.cli import main
from galley.files import Files
from galley.theme import Theme, read_theme


def look() -> Theme:
    found, _ = read_theme(Files(ROOT))
    assert found
    return found


@pytest.mark.parametrize(
    ("body", "filled", "void"),
    [
        ("", 0, 0),
        ("<div style='height: 170pt'></div>", 0.25, 0),
        ("<div style='height: 68pt; margin-bottom: 340pt'></div><div style='height: 68pt'></div>", 0.7, 0.5),
    ],
)
def test_a_page_is_filled_as_far_as_something_stands(tmp_path: Path, body: str, filled: float, void: float) -> None:
    css = "@page { size: 210mm 297mm; margin: 82pt 80pt 0; @bottom-center { content: '7' } } body { margin: 0 } div { background: teal }"
    HTML(string=f"<style>{css}</style>{body}").write_pdf(tmp_path / "page.pdf")
    (page,) = pages(tmp_path / "page.pdf", look(), look().trim("A4"))
    assert page.filled == pytest.approx(filled, abs=0.01)
    assert page.void == pytest.approx(void, abs=0.01)


def test_a_contact_sheet_shows_every_page_in_rows_of_twelve(tmp_path: Path) -> None:
    body = "<div style='break-before: page; height: 100pt; background: teal'></div>" * 13
    folder = tmp_path / "output/book"
    folder.mkdir(parents=True)
    HTML(string=f"<style>@page {{ size: 100pt; margin: 0 }} body {{ margin: 0 }}</style>{body}").write_pdf(
        folder / "book.zh.screen.pdf"
    )
    (path,) = sheets.written(tmp_path, "book", tmp_path)
    with Image.open(path) as made:
        shown = made.convert("RGB")
    teal = [shown.getpixel((x, y)) == (0, 128, 128) for x, y in ((62, 62), (1382, 62), (62, 182), (182, 182))]
    assert (path.name, shown.size) == ("sheet-zh.png", (1444, 244))
    assert teal == [True, True, True, False]


def test_spreads_of_the_same_sections_stand_side_by_side(tmp_path: Path) -> None:
    """A book whose section `second` begins on its third page and another where it begins on its second: each shows its own."""
    folder = tmp_path / "output/book"
    folder.mkdir(parents=True)
    for language, begin in (("en", 3), ("zh", 2)):
        pages = [
            f"<div style='break-before: page; height: 100pt; background: {'teal' if n == begin else 'white'}'></div>"
            for n in (1, 2, 3)
        ]
        css = "<style>@page { size: 100pt; margin: 0 } body { margin: 0 }</style>"
        HTML(string=css + "".join(pages)).write_pdf(folder / f"book.{language}.screen.pdf")
        blocks = [
            {"address": "second/title", "boxes": [{"page": 1}]},
            {"address": "second/body/p1", "boxes": [{"page": begin}, {"page": 3}]},
        ]
        (folder / f"book.{language}.map.json").write_text(json.dumps({"blocks": blocks}), encoding="utf-8")
    (made,) = (path for path in sheets.written(tmp_path, "book", tmp_path) if path.name == "spreads.png")
    with Image.open(made) as image:
        shown = image.convert("RGB")
    teal = [shown.getpixel((x, 48)) == (0, 128, 128) for x in (48, 136, 228, 316)]
    assert shown.size == (364, 96) and teal == [False, True, True, False]


def book_of_two_pages(folder: Path) -> None:
    folder.mkdir(parents=True)
    body = "<div style='height: 100pt'></div><div style='height: 100pt; background: teal'></div>"
    HTML(string=f"<style>@page {{ size: 100pt; margin: 0 }} body {{ margin: 0 }}</style>{body}").write_pdf(
        folder / "book.zh.screen.pdf"
    )
    blocks = [{"address": name, "boxes": [{"page": page}]} for page, name in enumerate(("first", "second"), 1)]
    (folder / "book.zh.map.json").write_text(json.dumps({"blocks": blocks}), encoding="utf-8")


def test_chosen_pages_stand_in_a_row(tmp_path: Path) -> None:
    book_of_two_pages(tmp_path / "output/book")
    (tmp_path / "strips.yaml").write_text(
        "book: {row: [zh second, zh first, zh second]}\nother: {no: [zh first]}", encoding="utf-8"
    )
    (made,) = (path for path in sheets.written(tmp_path, "book", tmp_path) if path.name == "row.png")
    with Image.open(made) as image:
        shown = image.convert("RGB")
    teal = [shown.getpixel((x, 223)) == (0, 128, 128) for x in (223, 661, 1099)]
    assert (shown.size, teal) == ((1322, 446), [True, False, True])


def test_sides_of_leaflets_stand_two_in_a_row_and_have_no_sheets_of_pages(tmp_path: Path) -> None:
    """Three panels, of which the first is on the outer side alone; the second is coloured."""
    folder = tmp_path / "output/book"
    folder.mkdir(parents=True)
    body = "".join(f"<div style='height: 100pt; background: {colour}'></div>" for colour in ("white", "teal", "white"))
    HTML(string=f"<style>@page {{ size: 50pt 100pt; margin: 0 }} body {{ margin: 0 }}</style>{body}").write_pdf(
        folder / "book.zh.screen.pdf"
    )
    (folder / "book.zh.map.json").write_text(json.dumps({"sides": [[1, 2], [2, 3]], "blocks": []}), encoding="utf-8")
    (tmp_path / "strips.yaml").write_text("book: {all: [zh outer, zh inner, zh outer]}", encoding="utf-8")
    (made,) = sheets.written(tmp_path, "book", tmp_path)
    with Image.open(made) as image:
        shown = image.convert("RGB")
    wide, high = 655 + 8, 655 + 8
    teal = [
        shown.getpixel((8 + x, 100 + y)) == (0, 128, 128)
        for x, y in ((200, 0), (500, 0), (wide + 200, 0), (wide + 500, 0), (500, high), (wide + 200, high))
    ]
    assert shown.size == (2 * wide + 8, 2 * high + 8)
    assert teal == [False, True, True, False, True, False]


@pytest.mark.parametrize("page", ["zh third", "en first"])
def test_a_chosen_page_that_is_not_there_is_told(tmp_path: Path, monkeypatch, page: str) -> None:
    book_of_two_pages(tmp_path / "output/book")
    (tmp_path / "strips.yaml").write_text(f"book: {{row: [zh first, {page}]}}", encoding="utf-8")
    monkeypatch.setattr("galley.cli.common.ROOT", tmp_path)
    ran = CliRunner().invoke(main, ["bench", "pages", "book", "--sheets", str(tmp_path)])
    assert ran.exit_code == 1 and page.split()[1] in ran.output and not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize(("bare", "code"), [(2, 0), (3, 1)])
def test_a_book_with_more_than_two_thin_pages_fails(tmp_path: Path, monkeypatch, bare: int, code: int) -> None:
    found = [("book.zh.screen.pdf", [Page(number, 0.1, 0) for number in range(1, bare + 1)])]
    monkeypatch.setattr("bench.composition.measured", lambda *_: found)
    ran = CliRunner().invoke(main, ["bench", "pages", "book"])
    assert ran.exit_code == code and "book.zh.screen.pdf: " in ran.output


def test_a_page_less_than_two_thirds_full_is_thin() -> None:
    found = [Page(1, 1, 0), Page(2, 0.66, 0), Page(3, 0.67, 0.3)]
    assert [page.number for page in thin(found)] == [2]
    assert told("book", found) == "book: 3 pages; less than two thirds full: 2 (66%); a void of a quarter: 3 (30%)"
