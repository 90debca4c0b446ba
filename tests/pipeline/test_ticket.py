"""The printer's sheet: what a printer has to know of the press files, true to the byte, on one page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import Built
from lengthy import long
from pdf_reading import read
from pypdf import PdfReader
from small_project import FOLDER, NAME, replace

from galley.message import said
from galley.options import Edition
from galley.pipeline import bindery
from galley.preflight import Coverage, Report, Rule, examine
from galley.problem import Severity

BOOK = "yearbook-2021"


def sheet(root: Path, name: str, language: str) -> tuple[dict[str, Any], bytes]:
    """The data and the page."""
    stem = root / f"output/{name}/{name}.{language}.print.sheet"
    return json.loads(stem.with_suffix(".sheet.json").read_bytes()), stem.with_suffix(".sheet.pdf").read_bytes()


def text(page: bytes) -> str:
    """What the page says, without its spaces."""
    (only,) = read(page).pages
    return "".join(only.text().split())


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_it_tells_the_bytes_the_pages_and_the_fonts_of_each_file(yearbook: Built, language: str) -> None:
    """In the suite of the yearbook in English."""
    data, page = sheet(yearbook.root, BOOK, language)
    assert [(file["part"], file["file"]) for file in data["files"]] == [
        ("block", f"{BOOK}.{language}.print.pdf"),
        ("cover", f"{BOOK}.{language}.cover.pdf"),
    ]
    for file in data["files"]:
        made = (yearbook.root / f"output/{BOOK}" / file["file"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(made).hexdigest(), len(made))
        assert file["pages"] == len(PdfReader(BytesIO(made)).pages)
        assert file["sha256"] in text(page) and all(font in text(page) for font in file["fonts"])


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_it_tells_what_the_book_is_printed_by(yearbook: Built, language: str) -> None:
    """In the suite of the yearbook in English."""
    data, _ = sheet(yearbook.root, BOOK, language)
    press, record = yearbook.publication.record.press, yearbook.publication.record
    assert Decimal(str(data["spine-mm"])) == press.spine_mm(data["files"][0]["pages"])
    assert (data["trim-mm"], data["bleed-mm"], data["binding"]) == ([148, 210], 3, "perfect")
    assert (data["condition"]["id"], data["ink-limit"], data["standard"]) == ("FOGRA39", 300, "PDF/X-4")
    assert (data["isbn"], data["print-run"]) == (record.isbn_of(language), record.print_run_of(language))


def test_it_tells_the_inks_that_were_found_and_where_most_of_them_lie(small: Path, run: Callable[..., Any]) -> None:
    assert run(small, editions=(Edition.PRINT,), preflight=True).problems == []
    block, cover = sheet(small, NAME, "zh")[0]["files"]
    assert set(block["inks"]) <= {"Cyan", "Magenta", "Yellow", "Black"} and "Black" in block["inks"] and cover["inks"]
    if "total ink" in block["checked"]:
        assert 0 < block["highest-ink"]["percent"] <= 300
        assert block["highest-ink"]["label"] == str(block["highest-ink"]["page"] + 2)
        assert cover["highest-ink"]["label"] == "Outer"


def test_it_is_told_in_the_language_of_the_book_where_messages_can_be(yearbook: Built, almanac: Built) -> None:
    english = text(sheet(yearbook.root, BOOK, "en")[1])
    chinese = text(sheet(almanac.root, almanac.publication.name, "zh")[1])
    assert "Printer’ssheet" in english and "Mostinkallowed300%" in english and "印刷" not in english
    assert "印刷工单" in chinese and "总墨量上限300%" in chinese and "allowed" not in chinese
    assert not any("certif" in each.lower() for each in (english, chinese))


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_it_is_a_page_that_screen_readers_read(yearbook: Built, language: str) -> None:
    """In the suite of the yearbook in English."""
    report = examine(sheet(yearbook.root, BOOK, language)[1], Edition.SCREEN)
    assert [f"{each.rule.code}: {each.message}" for each in report.findings] == []
    assert report.pages == 1


def test_the_manifest_lists_it_with_the_print_edition(yearbook: Built) -> None:
    listed = json.loads((yearbook.root / f"output/{BOOK}/manifest.json").read_bytes())["outputs"]
    found = {each["file"]: each for each in listed if ".sheet." in each["file"]}
    assert len(found) == 2 * len(yearbook.languages) and {each["edition"] for each in found.values()} == {"print"}
    assert found[f"{BOOK}/{BOOK}.en.print.sheet.pdf"]["pages"] == 1


ORDERED = """paper: 115 克铜版纸
print-run: {zh: 1500}
isbn: {zh: 978-3-16-148410-0}
press:
  binding: saddle
  signature: 8
  marks: true
parts:"""
COARSE = Rule("picture.coarse", said("pictures have enough pixels"), "GWG 2015", severity=Severity.WARNING)


@pytest.fixture
def faulty(small: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], bytes]:
    """The sheet of a stapled book in whose files much was found, and no plates could be made."""
    findings = tuple(
        COARSE.broken(said("picture {n} is coarse", n=n), said("bring a finer one"), n) for n in range(200)
    )
    undone = {"total ink": said("no plates: {reason}", reason="ghostscript is not installed")}
    report = Report(findings, undone, 8, {"boxes": 4}, ("Black", "PANTONE 286 C"), Coverage(3, 271))
    monkeypatch.setattr(bindery, "of_build", lambda *_: ([], report))
    replace(small, f"{FOLDER}/publication.yaml", "parts:", ORDERED)
    assert run(small, editions=(Edition.PRINT,), preflight=True).problems == []
    return sheet(small, NAME, "zh")


def test_what_was_ordered_and_what_was_found_stands_on_one_page(faulty: tuple[dict[str, Any], bytes]) -> None:
    data, page = faulty
    assert (data["print-run"], data["paper"], data["isbn"]) == (1500, "115 克铜版纸", "978-3-16-148410-0")
    assert (data["binding"], data["signature"], data["spine-mm"], data["marks"]) == ("saddle", 8, 0, True)
    block = data["files"][0]
    assert len(block["findings"]) == 200 and block["findings"][7]["message"] == "picture 7 is coarse"
    assert block["not-checked"] == {"total ink": "no plates: ghostscript is not installed"}
    assert block["highest-ink"] == {"percent": 271, "page": 3, "label": "5"}
    told = text(page)
    for words in (
        "1,500",
        "115克铜版纸",
        "978-3-16-148410-0",
        "骑马订",
        "每帖8页",
        "Black、PANTONE286C",
        "271%，文件第3页（5）",
    ):
        assert words in told
    assert "picture1iscoarse" in told and "picture150iscoarse" not in told and "另有" in told
    assert "ghostscriptisnotinstalled" in told


def test_what_nobody_looked_through_says_so(small: Path, run: Callable[..., Any]) -> None:
    assert run(small, editions=(Edition.PRINT,)).problems == []
    data, page = sheet(small, NAME, "zh")
    assert all(file["checked"] == {} and len(file["not-checked"]) > 5 for file in data["files"])
    assert (data["files"][0]["inks"], data["files"][0]["highest-ink"], data["paper"]) == (None, None, None)
    assert "未测量" in text(page) and "未说明" in text(page)


def test_some_sections_alone_have_none(small: Path, run: Callable[..., Any]) -> None:
    outcome = run(small, editions=(Edition.PRINT,), sections=("huts",))
    assert outcome.problems == [] and not any(".sheet." in name for name in outcome.outputs)
