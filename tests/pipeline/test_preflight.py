"""Preflight in a build and as a command: what it tells of a file, where, and that a faulty file is not written."""

from __future__ import annotations

import gc
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from small_project import FOLDER, NAME

from galley.message import said
from galley.options import Edition
from galley.pipeline import bindery, books, preflight
from galley.pipeline.preflight import Limits, handbook, looked_through, of_build
from galley.pipeline.tracing import Trace
from galley.preflight import FILE, Report, Rule
from galley.problem import Place
from galley.typeset import Layout

sys.path.append(str(ROOT / "tests/preflight"))
from planting import LIMITS, clean, drawing, planted

HAIR = drawing("0 0 0 1 K 0.2 w 100 200 m 150 200 l S")
AMISS = Rule("standard.valid", said("a reader finds nothing"), "ISO 14289-1")
RGB = drawing("0 0 1 rg 100 200 28.35 28.35 re f")


def test_a_finding_is_told_with_its_file_its_page_and_its_place(tmp_path: Path) -> None:
    file = tmp_path / "book.zh.print.pdf"
    file.write_bytes(planted(Edition.PRINT, RGB))
    (problem,), (data,) = looked_through([file], [], LIMITS, tmp_path)
    assert (problem.code, problem.page) == ("preflight.ink.rgb", 1)
    assert problem.place and problem.place.file == "book.zh.print.pdf"
    assert (
        problem.message == "a ground is coloured in DeviceRGB (ground, 35.3 mm from the left and 39.4 mm from the top)"
    )
    (found,) = data["findings"]
    assert (found["rule"], found["mm"], found["clause"]) == (
        "ink.rgb",
        [35.3, 39.4, 10.0, 10.0],
        "ISO 15930-7; GWG 2015",
    )
    assert (data["for"], data["pages"], data["inks"]) == ("print", 2, ["Cyan", "Magenta", "Black"])
    assert data["done"]["inks"] > 3 and not set(data["done"]) & set(data["not-done"])
    if "total ink" in data["done"]:
        assert data["highest-ink"] == {"percent": 200, "page": 1}, "ghostscript separates the blue of light itself"
    json.dumps(data)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("a.zh.screen.pdf", "screen"), ("a.print.sheet.pdf", "screen"), ("a.archive.pdf", "archive"), ("a.pdf", "print")],
)
def test_what_a_file_is_for_is_told_by_its_name(name: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"no PDF")
    (problem,), (data,) = looked_through([tmp_path / name], [], LIMITS, tmp_path)
    assert (data["for"], problem.code) == (meant, "preflight.file.readable")
    problems, several = looked_through([tmp_path / name], [Edition.SCREEN, Edition.ARCHIVE], LIMITS, tmp_path)
    assert (problems, [each["for"] for each in several]) == ([problem], ["screen", "archive"])


def test_a_build_does_not_tell_again_what_it_tells_of_its_content() -> None:
    data = planted(Edition.PRINT, lambda pdf: setattr(pdf.pages[1].obj, "Contents", pdf.make_stream(b"")))
    problems, report = of_build(data, "a.pdf", Edition.PRINT, LIMITS, "zh")
    assert problems == [] and "page.blank" in {each.rule.code for each in report.findings}
    (problem,), _ = of_build(planted(Edition.PRINT, HAIR), "a.pdf", Edition.PRINT, LIMITS, "zh")
    assert (problem.code, problem.language) == ("preflight.line.hairline", "zh")


def test_what_was_not_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (problem,), _ = of_build(clean(Edition.PRINT), "a.pdf", Edition.PRINT, LIMITS, "zh")
    assert (problem.code, str(problem.severity)) == ("preflight.not-done", "note")


def test_a_file_with_a_fault_is_not_written(
    small: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The block, whose pages are not what was ordered; the files of the screen, of the same build, are."""
    wanted: list[Limits] = []
    traces: list[Trace | None] = []

    def stricter(
        data: bytes, file: str, edition: Edition, limits: Limits, language: str, trace: Trace | None, *others: Any
    ) -> Any:
        wanted.append(limits)
        traces.append(trace)
        limits = replace(limits, pages_at_once=7) if file.endswith(".print.pdf") else limits
        return of_build(data, file, edition, limits, language, trace, *others)

    monkeypatch.setattr(bindery, "of_build", stricter)
    outcome = run(small, editions=(Edition.PRINT, Edition.SCREEN), preflight=True, force=True)
    assert {problem.code for problem in outcome.problems} == {"preflight.page.count"}
    assert not any(name.endswith(".print.pdf") for name in outcome.outputs)
    assert any(name.endswith(".screen.pdf") for name in outcome.outputs)
    assert (wanted[0].trim_mm, wanted[0].pages_at_once, wanted[0].ink_percent) == ((210, 297), 2, 300)
    assert wanted[0].profile and len(wanted[0].profile) > 1000
    assert traces[0] and traces[0].pages[0] == 3 and traces[0].pages == tuple(range(3, len(traces[0].sizes) - 1))
    assert any(traces[0].place(address) for blocks in traces[0].blocks.values() for address, _ in blocks)


def test_another_reader_is_asked_when_the_book_is_let_go_and_no_file_that_is_faulty_to_him_is_written(
    small: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts: list[int] = []
    asked: list[tuple[str, str, bool]] = []
    setting = books.set_book

    def held() -> bool:
        return layouts[0] in {id(each) for each in gc.get_objects() if isinstance(each, Layout)}

    def noted(*given: Any) -> Any:
        made = setting(*given)
        layouts.append(id(made.layout))
        assert held()
        return made

    def heard(data: bytes, edition: Edition) -> Report:
        asked.append((data[:5].decode(), str(edition), held()))
        return Report((AMISS.broken(said("it is amiss"), said("mend it")),))

    monkeypatch.setattr(books, "set_book", noted)
    monkeypatch.setattr(preflight, "second_opinion", heard)
    outcome = run(small, editions=(Edition.PRINT, Edition.SCREEN), preflight=True, force=True)
    assert asked == [("%PDF-", "screen", False)]
    (problem,) = outcome.problems
    assert (problem.code, problem.language) == ("preflight.standard.valid", "zh")
    assert problem.place == Place(f"output/{NAME}/{NAME}.zh.screen.pdf")
    ends = {name.rpartition(".zh.")[2] for name in outcome.outputs}
    assert "print.pdf" in ends and not ends & {"screen.pdf", "cover.png"}


def test_what_the_office_orders_passes(small: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks, a spine and an ink of its own, all of them in the file and looked at."""
    limits: dict[str, Limits] = {}
    files: dict[str, bytes] = {}
    inks: dict[str, Sequence[str]] = {}

    def noted(data: bytes, file: str, edition: Edition, asked: Limits, *others: Any) -> Any:
        part = file.rpartition(".zh.")[2]
        problems, report = of_build(data, file, edition, asked, *others)
        limits[part], files[part], inks[part] = asked, data, report.inks
        return problems, report

    monkeypatch.setattr(bindery, "of_build", noted)
    ordered = "year: 2031\npress:\n  marks: true\n  paper-caliper: 4\n"
    change(small, f"{FOLDER}/publication.yaml", "year: 2031\n", ordered)
    change(small, "templates/theme.yaml", "strong: {cmyk: [92", "strong: {spot: PANTONE 286 C, cmyk: [92")
    outcome = run(small, editions=(Edition.PRINT,), preflight=True)
    assert outcome.problems == []
    assert {name.rpartition(".zh.")[2] for name in outcome.outputs} >= {"print.pdf", "cover.pdf"}
    with pikepdf.open(BytesIO(files["print.pdf"])) as block:
        thick = len(block.pages) / 2 * 4
    assert limits["cover.pdf"].trim_mm[0] - 2 * 210 >= thick > 6, "a spine that bears words"
    for part, data in files.items():
        assert limits[part].spots == {"PANTONE 286 C"}
        with pikepdf.open(BytesIO(data)) as pdf:
            assert "/Marks" in pdf.pages[0].obj.Resources.XObject
    assert "PANTONE 286 C" in inks["cover.pdf"]


def change(root: Path, file: str, old: str, new: str) -> None:
    """Put `new` in the place of the first `old`, which the file must have."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_handbook_in_the_docs_is_that_of_the_rules() -> None:
    assert (ROOT / "docs/preflight.md").read_text(encoding="utf-8") == handbook()


def test_a_finding_in_a_book_is_told_with_its_address_and_its_line(small: Path, run: Callable[..., Any]) -> None:
    run(small, editions=(Edition.PRINT, Edition.SCREEN), force=True)
    told = json.loads((small / f"output/{NAME}/{NAME}.zh.map.json").read_bytes())
    block = next(each for each in told["blocks"] if each["address"].startswith("paths/body/p"))
    left, bottom, right, top = block["boxes"][0]["box"]
    lines = (small / FOLDER / "paths.yaml").read_text(encoding="utf-8").splitlines()
    for edition, rule, colour in ((Edition.SCREEN, "ink.light", "0.9 0 0 0 k"), (Edition.PRINT, "ink.rgb", "0 0 1 rg")):
        file = small / f"output/{NAME}/{NAME}.zh.{edition}.pdf"
        page = block["boxes"][0]["page"] - 1 - (len(told["cover"]) // 2 if edition.is_press else 0)
        ground = f"{left + 5} {bottom + 2} {(right - left) / 2} {top - bottom - 4} re f"
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            x, y = (float(edge) for edge in list(pdf.pages[page].obj.get("/TrimBox", [0, 0]))[:2])
            drawing(f"1 0 0 1 {x} {y} cm {colour} {ground}", page)(pdf)
            pdf.save(file)
        problems, (data,) = looked_through([file], [], LIMITS, small)
        (problem,) = [each for each in problems if each.code == f"preflight.{rule}"]
        assert problem.place and problem.place.line and problem.place.file == f"{FOLDER}/paths.yaml"
        assert block["text"][:4] in lines[problem.place.line - 1]
        assert str(problem.message).endswith(f", in {block['address']}")
        assert [each.file for each in problem.related] == [f"output/{NAME}/{file.name}"]
        (found,) = [each for each in data["findings"] if each["rule"] == rule]
        assert (found["address"], found["line"]) == (block["address"], problem.place.line)
    (small / FOLDER / "publication.yaml").unlink()
    (only,) = [each for each in looked_through([file], [], LIMITS, small)[0] if each.code == f"preflight.{rule}"]
    assert only.place and only.place.file.endswith(".pdf") and str(only.message).endswith(f", in {block['address']}")


@pytest.mark.parametrize("beside", ["", "[]", "{", '{"publication": "../x", "sizes": [], "cover": [], "blocks": []}'])
def test_what_lies_beside_a_file_and_is_no_map_of_it_is_passed_over(beside: str, tmp_path: Path) -> None:
    file = tmp_path / "book.zh.print.pdf"
    file.write_bytes(planted(Edition.PRINT, RGB))
    (tmp_path / "book.zh.map.json").write_text(beside, encoding="utf-8")
    (problem,), (data,) = looked_through([file], [], LIMITS, tmp_path)
    assert problem.place and problem.place.file == file.name and "address" not in data["findings"][0]


def test_what_stands_in_no_block_has_no_address() -> None:
    blocks: Any = {3: (("a", (50, 50, 150, 250)), ("a/b", (50, 200, 150, 250)))}
    trace = Trace((3,), ((200, 300),) * 3, blocks)
    finding = FILE.broken(said("it is"), said("mend it"), 1)

    def address(*place_mm: float) -> str | None:
        return trace.address(replace(finding, place_mm=place_mm))

    assert address(20, 20, 10, 10) == "a/b"
    assert address(20, 50, 10, 0) == "a"
    assert address(0, 0, 70, 105) is None and trace.address(finding) is None
    assert trace.address(replace(finding, page=2, place_mm=(20, 20, 1, 1))) is None


def test_an_archive_has_what_it_is_made_from_where_that_is_asked_for(small: Path, run: Callable[..., Any]) -> None:
    outcome = run(small, editions=(Edition.ARCHIVE,), preflight=True, attach=True)
    assert outcome.problems == []
    with pikepdf.open(small / f"output/{NAME}/{NAME}.zh.archive.pdf") as pdf:
        attached = {name: each.get_file().read_bytes() for name, each in pdf.attachments.items()}
    assert {f"{FOLDER}/publication.yaml", f"{FOLDER}/paths.yaml"} < set(attached)
    assert any(name.startswith("content/registry/") for name in attached)
    assert "locales/zh/LC_MESSAGES/galley.po" in attached
    assert attached == {name: (small / name).read_bytes() for name in attached}
    assert run(small, editions=(Edition.ARCHIVE,), preflight=True, force=True).problems == []
    with pikepdf.open(small / f"output/{NAME}/{NAME}.zh.archive.pdf") as pdf:
        assert not pdf.attachments and "/AF" not in pdf.Root


def test_an_archive_has_the_registry_that_lies_beside_its_publication(small: Path, run: Callable[..., Any]) -> None:
    (small / "other").mkdir()
    for name in (NAME, "registry"):
        shutil.copytree(small / "content" / name, small / "other" / name)
    outcome = run(small, publications=(f"other/{NAME}",), editions=(Edition.ARCHIVE,), attach=True)
    assert outcome.problems == []
    with pikepdf.open(small / f"output/{NAME}/{NAME}.zh.archive.pdf") as pdf:
        names = [name for name in pdf.attachments if not name.startswith("locales/")]
    assert "other/registry/organisations.yaml" in names and all(name.startswith("other/") for name in names)
