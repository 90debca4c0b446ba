"""What has changed since an earlier printing, and where a reprint tells it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_reading import read
from small_project import FOLDER, NAME, replace, write

from galley.files import Files
from galley.maps import Block, Part
from galley.options import Edition
from galley.pipeline.since import before, changed, pages
from galley.problem import Place

MAP = f"{NAME}.zh.map.json"
PLACE = Place(f"{FOLDER}/publication.yaml", 8, 12)
REPRINT = """printing:
  number: 2
  since: first-printing
  corrections:
    - {id: season, date: 2031-06-01, at: paths/body/p1, text: 整修的季节已更正。}
parts:"""


def block(address: str, text: str, *on: int) -> Block:
    return Block(address, text, tuple(Part(page, (0, 0, 1, 1)) for page in on))


OLD = [
    block("a", "a", 3),
    block("a/body/p1", "one", 3),
    block("a/body/p2", "two", 3, 4),
    block("b", "b", 5),
    block("b/body/p1", "gone", 5),
]


def test_what_reads_otherwise_is_told_with_its_pages() -> None:
    new = [block("a", "A", 3), OLD[1], block("a/body/p2", "TWO", 4), block("b", "B", 6), block("b/body/p2", "new", 6)]
    assert changed(OLD, new) == [
        {"address": "a", "change": "changed", "pages": [3], "pages-before": [3]},
        {"address": "a/body/p2", "change": "changed", "pages": [4], "pages-before": [3, 4]},
        {"address": "b", "change": "changed", "pages": [6], "pages-before": [5]},
        {"address": "b/body/p1", "change": "removed", "pages-before": [5]},
        {"address": "b/body/p2", "change": "added", "pages": [6]},
    ]


def test_what_only_moved_has_not_changed() -> None:
    moved = [replaced(each, parts=(Part(9, (0, 0, 1, 1)),)) for each in OLD]
    assert changed(OLD, moved) == changed(OLD, OLD) == []
    assert pages(OLD, "a") == [3, 4] and pages(OLD, "b") == [5] and pages(OLD, "c") == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"blocks": [{"address": "a"}]}', '{"blocks": 3}', '{"blocks": [7]}'])
def test_what_is_no_map_is_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, f"{FOLDER}/first-printing/{MAP}", text)
    found, (problem,) = before(Files(tmp_path), f"{FOLDER}/first-printing", f"{NAME}.zh", PLACE)
    assert (found, problem.code, problem.place) == (None, "printing.map", PLACE)


def test_a_map_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    found, (problem,) = before(Files(tmp_path), f"{FOLDER}/first-printing", f"{NAME}.zh", PLACE)
    assert found is None and str(problem.severity) == "warning"
    assert problem.mend == "keep there the ….map.json of each language as it was printed, or leave `since:` out"


def test_a_corrected_reprint_is_told_on_the_sheet_and_in_the_metadata(small: Path, run: Callable[..., Any]) -> None:
    stem = small / f"output/{NAME}/{NAME}.zh"
    (small / FOLDER / "first-printing").mkdir()
    shutil.copy(stem.with_suffix(".zh.map.json"), small / FOLDER / "first-printing" / MAP)
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    replace(small, f"{FOLDER}/publication.yaml", "parts:", REPRINT)
    assert run(small, editions=(Edition.PRINT,)).problems == []
    printing = json.loads(stem.with_suffix(".zh.print.sheet.json").read_bytes())["printing"]
    assert printing == {
        "number": 2,
        "corrections": [{"date": "2031-06-01", "at": "paths/body/p1", "pages": [4], "text": "整修的季节已更正。"}],
        "changed": [{"address": "paths/body/p1", "change": "changed", "pages": [4], "pages-before": [4]}],
    }
    (page,) = read(stem.with_suffix(".zh.print.sheet.pdf").read_bytes()).pages
    told = "".join(page.text().split())
    assert "2031-06-01，第4页：整修的季节已更正。" in told and "改动：paths/body/p1，第4页" in told
    for kind in ("print", "cover"):
        with pikepdf.open(stem.with_suffix(f".zh.{kind}.pdf")) as pdf:
            assert b"<xmpMM:VersionID>2<" in pdf.Root.Metadata.read_bytes()
            assert str(pdf.trailer.Info.Subject) == "第2次印刷，有订正"
