"""The bench of press files on a project of one publication: what it counts of sound files, and that each fault makes it fail."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import small_project
from conftest import ROOT, made_once
from small_project import FOLDER, NAME

from bench import press, separation
from bench.press import Measured, Row, differing, errors, looked_at, measured
from galley.options import FINAL, Edition, Options
from galley.pipeline.build import build
from galley.preflight.validation import is_installed

sys.path.append(str(ROOT / "tests/preflight"))
from planting import LIMITS, clean, drawing, planted, writing

TINT = "0.5 0 0 0 k 90 140 60 40 re f"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its files of all editions."""

    def make(root: Path) -> None:
        small_project.make(root, program=False)
        assert build(Options(root, editions=FINAL), lambda _: None).problems == []

    return made_once(tmp_path_factory, "small-in-all-editions", make)


def giving(root: Path, source: Path, later: bytes = b"") -> press.Build:
    """A builder that lays what was made before into `output/`; from the second time on with other bytes behind it."""
    times = []

    def give(languages: Sequence[str]) -> Sequence[str]:
        times.append(languages)
        for file in (source / "output" / NAME).glob(f"{NAME}.*.pdf"):
            (root / "output" / NAME).mkdir(parents=True, exist_ok=True)
            (root / "output" / NAME / file.name).write_bytes(file.read_bytes() + (later if times[1:] else b""))
        return []

    return give


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of the project without its outputs."""
    return Path(
        shutil.copytree(made, tmp_path / "copy", symlinks=True, ignore=lambda folder, names: {"output"} & {*names})
    )


@pytest.mark.long
def test_sound_files_are_counted_and_nothing_fails(root: Path, made: Path) -> None:
    """All readers look through five files; in the suite each of them looks through a page or two, sound and spoilt."""
    said: list[str] = []
    found = measured(root, FOLDER, ("zh",), giving(root, made), said.append)
    assert found.is_sound and found.faults == ()
    rows = {row.file.removeprefix(f"{NAME}.zh."): row for row in found.rows}
    assert set(rows) == {"print.pdf", "cover.pdf", "print.sheet.pdf", "screen.pdf", "archive.pdf"}
    assert {row.told["error"] for row in rows.values()} == {0}
    assert rows["cover.pdf"].pages == 2 and rows["print.sheet.pdf"].pages == 1
    assert rows["screen.pdf"].pages == rows["archive.pdf"].pages > rows["print.pdf"].pages > 0
    assert rows["print.pdf"].ink.endswith(", page 1") and rows["screen.pdf"].ink == rows["screen.pdf"].black == ""
    assert rows["print.pdf"].black.startswith("yes, ") and int(rows["print.pdf"].black.split()[1]) > 4
    assert rows["cover.pdf"].black == "no text in it"
    asked = {
        "print.pdf": "",
        "screen.pdf": "PDF-UA-1: yes",
        "archive.pdf": "PDF-UA-1, PDF-A-2A: yes",
    }
    for name, told in asked.items():
        assert rows[name].reader == (told if is_installed() or not told else "not done")
    assert said[0] == f"building {NAME} in zh" and said[-1] == f"building {NAME} in zh again"
    table = str(found).splitlines()
    assert table[-1] == "nothing fails" and [line.count("|") for line in table[:7]] == [11] * 7


def test_files_that_are_missing_or_built_otherwise_fail(
    root: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "looked_at", lambda file, *_: Row(file.name, 1, 1))
    found = measured(root, FOLDER, ("zh", "en"), giving(root, made, b"%"), lambda _: None)
    missing = [f"{NAME}.en.{each}.pdf is not written" for each in ("print", "cover", "screen", "archive")]
    again = [f"{row.file} has other bytes when it is built again" for row in found.rows]
    assert list(found.faults) == missing + again and not found.is_sound
    assert str(found).splitlines()[-1] == f"fails: {again[-1]}"
    assert differing({"a": "1"}, {"b": "1"}) == [
        f"{name} has other bytes when it is built again" for name in ("a", "b")
    ]


def test_a_publication_that_cannot_be_read_fails_before_it_is_built(root: Path) -> None:
    small_project.replace(root, f"{FOLDER}/publication.yaml", "kind: publication", "kind: nothing")
    found = measured(root, FOLDER, ("zh",), lambda _: pytest.fail("built"), lambda _: None)
    assert not found.is_sound and found.faults[0].startswith(f"{FOLDER} cannot be read")


def test_errors_of_a_build_are_told_with_their_places() -> None:
    each = {"severity": "error", "message": "too wide", "code": "typeset.overflow", "file": "a.yaml", "line": 3}
    told = json.dumps({"problems": [each, {**each, "severity": "warning"}]})
    assert errors(told, "") == ["a.yaml:3: too wide [typeset.overflow]"]
    assert errors("", "killed") == ["the build ends without a word: killed"]


def test_what_preflight_and_other_readers_find_fails(tmp_path: Path) -> None:
    file = tmp_path / "a.zh.print.pdf"
    file.write_bytes(planted(Edition.PRINT, drawing("0 0 1 rg 100 200 28.35 28.35 re f")))
    row = looked_at(file, tmp_path, LIMITS)
    assert row.told["error"] == 1 and [fault.rpartition(" ")[2] for fault in row.faults] == ["[preflight.ink.rgb]"]
    if is_installed():
        file = tmp_path / "a.zh.screen.pdf"
        file.write_bytes(planted(Edition.SCREEN, lambda pdf: pdf.Root.__delitem__("/MarkInfo")))
        row = looked_at(file, tmp_path, LIMITS)
        assert row.reader == "PDF-UA-1: no" and any(fault.endswith("[preflight.tag.tree]") for fault in row.faults)


def test_what_is_not_installed_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    file = tmp_path / "a.zh.print.pdf"
    file.write_bytes(clean(Edition.PRINT))
    row = looked_at(file, tmp_path, LIMITS)
    assert (row.ink, row.black, row.faults) == ("not done", "not done", ())


def test_text_in_black_is_on_its_plate_alone() -> None:
    """Also letters over a tint, where they overprint; red ones are not asked about."""

    def plant(pdf: pikepdf.Pdf) -> None:
        writing(60, "0 0 0 1 k", state=f"{TINT} /Over gs")(pdf)
        writing(40, "0 1 1 0 k", "100 300")(pdf)

    found = separation.separated(planted(Edition.PRINT, plant))
    assert found.texts > 4 and (found.inked, found.changed, found.fault) == (2, (), "")


def test_black_letters_that_are_cut_out_of_a_tint_are_found() -> None:
    found = separation.separated(planted(Edition.PRINT, writing(60, "0 0 0 1 k", state=TINT)))
    assert found.changed == (1,)
    assert found.fault == "text in full black changes other plates than that of black on page 1"
    assert replace(found, inked=0, changed=()).fault == "text in full black is on no plate"


def test_only_black_text_is_hidden() -> None:
    """Also in a form, and where the colour was set before it."""
    content = b"0 0 0 1 k BT /F 1 Tf (a) Tj ET q 0 0 0 .5 k BT (b) Tj ET Q /X Do 3 Tr BT (c) Tj ET"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        form = pdf.make_stream(b"BT (d) Tj ET", Subtype=pikepdf.Name.Form)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        page.obj.Contents = pdf.make_stream(content)
        buffer = BytesIO()
        pdf.save(buffer)
    data, texts = separation.without_black_text(buffer.getvalue())
    assert texts == 2
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        for stream, hidden in ((page.Contents, {b"a"}), (page.Resources.XObject.X, {b"d"})):
            shown = pikepdf.parse_content_stream(stream)
            mode, found = 0, {}
            for operands, operator in shown:
                mode = int(operands[0]) if str(operator) == "Tr" else mode
                if str(operator) == "Tj":
                    found[bytes(operands[0])] = mode
            assert {text for text, how in found.items() if how == 3} - {b"c"} == hidden


def test_a_fault_of_a_file_is_told_below_the_table() -> None:
    row = Row("a.pdf", 1500, 2, Counter(error=1), 0.5, faults=("it is red",))
    found = Measured((row,), 3.0, ())
    assert not found.is_sound and str(found).splitlines()[-1] == "fails: a.pdf: it is red"
    assert replace(row, faults=()).cells[:7] == ("a.pdf", "2", "2", "1", "0", "0", "0.5")
