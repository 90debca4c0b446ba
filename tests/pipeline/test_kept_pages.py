"""What was drawn is kept below `output/`: the next build sets again what changed, and the files are those of a build from nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import made_once
from small_project import FOLDER, NAME, replace, write

from galley import figures, raster
from galley.options import Edition
from galley.pipeline import covering, plates, recollection, setting
from galley.preflight import document
from galley.problem import Severity
from galley.typeset import Layout

KEPT, LOOKS = f"output/.plates/{NAME}.zh.zip", f"output/.plates/{NAME}.zh.looks"
DRAWINGS = f"output/.plates/{NAME}.zh.drawings"
LOOKED_THROUGH = {"editions": (Edition.PRINT, Edition.SCREEN), "preflight": True}
OUTPUT = f"output/{NAME}/{NAME}.zh.screen.pdf"
COVER, PICTURE = (f"output/{NAME}/{NAME}.zh.cover.{kind}" for kind in ("pdf", "png"))


@pytest.fixture
def looked(built: Path, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, run) -> Path:
    """A copy of the small project whose files have been looked through."""

    def made(root: Path) -> None:
        shutil.copytree(built, root, symlinks=True)
        assert run(root, **LOOKED_THROUGH).problems == []

    return Path(shutil.copytree(made_once(tmp_path_factory, "looked", made), tmp_path / "looked", symlinks=True))


@pytest.fixture
def befores(monkeypatch: pytest.MonkeyPatch) -> list[Layout | None]:
    """What each layout began from."""
    found: list[Layout | None] = []
    engine = setting.lay_out

    def watched(job, before=None, dresses=()):
        found.append(before)
        return engine(job, before, dresses)

    monkeypatch.setattr(setting, "lay_out", watched)
    return found


def from_nothing(run, root: Path, **asked: object) -> dict[str, bytes]:
    """The files of a build of the same content in an empty folder."""
    shutil.rmtree(root / "output")
    assert run(root, **asked).problems == []
    return files(root)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted((root / "output").rglob("*"))
        if path.suffix in (".pdf", ".zip", ".looks", ".drawings")
    }


def test_an_edit_begins_from_what_was_kept_and_gives_the_files_of_a_build_from_nothing(small, run, befores):
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    assert run(small).problems == []
    assert befores[0] is not None
    assert files(small) == from_nothing(run, small)
    assert befores[-1] is not befores[0]


def test_an_edit_and_its_undoing_give_the_first_files(small, run):
    first = files(small)
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    run(small)
    assert files(small) != first
    replace(small, f"{FOLDER}/paths.yaml", "秋天", "春天")
    run(small)
    assert files(small) == first


@pytest.mark.long
def test_another_edition_is_what_a_build_from_nothing_makes(small, run, befores):
    """In the suite an edit gives what a build from nothing makes, and `typeset/test_kept.py` draws what comes back in two dresses."""
    both = {"editions": (Edition.PRINT, Edition.SCREEN)}
    assert run(small, **both).problems == []
    assert befores[0] is not None
    assert files(small) == from_nothing(run, small, **both)


def test_force_does_not_ask_for_it(small, run, befores):
    run(small, force=True)
    assert befores[0] is None


def test_a_damaged_file_is_told_and_written_again(small, run, befores):
    (small / KEPT).write_bytes(b"nothing")
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    (problem,) = run(small).problems
    assert (problem.code, problem.severity, problem.language) == ("pipeline.plates", Severity.NOTE, "zh")
    assert KEPT in problem.message
    assert befores[0] is None
    assert files(small) == from_nothing(run, small)


@pytest.mark.parametrize("gone", ["fonts", "program"])
def test_other_fonts_and_another_program_begin_anew(small, run, befores, gone):
    if gone == "fonts":
        fonts = small / "fonts"
        shutil.copy(next(fonts.rglob("*.ttf")), fonts / "another.ttf")
    else:
        path = small / "galley/typeset/engine.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# another\n", encoding="utf-8")
        plates.freshness.program.cache_clear()
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    run(small)
    assert befores[0] is None


def test_a_book_with_an_error_leaves_what_was_kept(small, run):
    before = (small / KEPT).read_bytes()
    replace(small, f"{FOLDER}/paths.yaml", "春天", "{nobody}")
    assert run(small).problems
    assert (small / KEPT).read_bytes() == before


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that preflight reads."""
    found: list[int] = []

    class Watched(document.Marks):
        def __init__(self, page, *rest):
            found.append(page)
            super().__init__(page, *rest)

    monkeypatch.setattr(document, "Marks", Watched)
    return found


def test_preflight_reads_the_pages_that_changed_and_the_files_are_those_of_a_build_from_nothing(looked, run, read):
    replace(looked, f"{FOLDER}/paths.yaml", "春天", "天春")
    assert run(looked, **LOOKED_THROUGH).problems == []
    changed = len(read)
    assert files(looked) == from_nothing(run, looked, **LOOKED_THROUGH)
    read.clear()
    assert run(looked, **LOOKED_THROUGH, force=True).problems == []
    assert 0 < changed < len(read) / 2


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is drawn from data."""
    found: list[object] = []

    def watched(publication: object, *rest: object) -> object:
        found.append(publication)
        return engine(publication, *rest)

    engine = figures.subject
    monkeypatch.setattr(figures, "subject", watched)
    return found


CHART = """inserts:
  - {kind: tally, id: beds, caption: 床位, shares: [{country: AA, number: 4}, {country: BB, number: 3}], total: 7}
  - {kind: figure, id: chart, draw: tally, of: [beds], caption: 床位}
body: |
  {beds}

  {chart}

"""
COUNTRIES = """kind: countries
countries:
  - {id: AA, name: {zh: 甲国, en: Aland}, long: {zh: 甲国, en: Aland}, letter: {zh: 甲, en: A}}
  - {id: BB, name: {zh: 乙国, en: Beland}, long: {zh: 乙国, en: Beland}, letter: {zh: 乙, en: B}}
"""


@pytest.fixture
def charted(small: Path) -> Path:
    """The small project with a chart."""
    write(small, "content/registry/countries.yaml", COUNTRIES)
    replace(small, f"{FOLDER}/huts.yaml", "body: |\n", CHART)
    return small


def test_figures_are_drawn_again_when_what_they_show_changes(charted, run, drawn):
    assert run(charted).problems == []
    first = len(drawn)
    assert first
    replace(charted, f"{FOLDER}/paths.yaml", "春天", "秋天")
    run(charted)
    assert len(drawn) == first, "a running text"
    replace(charted, f"{FOLDER}/huts.yaml", "number: 4}", "number: 5}")
    replace(charted, f"{FOLDER}/huts.yaml", "total: 7", "total: 8")
    run(charted)
    assert len(drawn) > first, "a number"
    assert files(charted) == from_nothing(run, charted)


def test_damaged_drawings_are_told_and_made_again(small, run):
    (small / DRAWINGS).write_bytes(b"nothing")
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    (problem,) = run(small).problems
    assert (problem.code, problem.severity, problem.language) == ("pipeline.plates", Severity.NOTE, "zh")
    assert DRAWINGS in problem.message
    assert files(small) == from_nothing(run, small)


def test_what_is_asked_of_pages_is_a_part_of_what_they_are_known_by(small, run, read):
    run(small, **LOOKED_THROUGH)
    whole = len(read)
    read.clear()
    replace(small, f"{FOLDER}/publication.yaml", "year: 2031\n", "year: 2031\npress:\n  marks: true\n")
    run(small, **LOOKED_THROUGH)
    assert len(read) > whole / 3, "all pages of the print file, and none of the others"


def test_a_damaged_memory_is_told_and_written_again(small, run, read):
    run(small, **LOOKED_THROUGH)
    whole, kept = len(read), (small / LOOKS).read_bytes()
    (small / LOOKS).write_bytes(kept[:-1] + b"x")
    read.clear()
    replace(small, f"{FOLDER}/paths.yaml", "春天", "天春")
    (problem,) = run(small, **LOOKED_THROUGH).problems
    assert (problem.code, problem.severity, problem.language) == ("pipeline.plates", Severity.NOTE, "zh")
    assert LOOKS in problem.message and len(read) == whole
    assert recollection.recollected((small / LOOKS).read_bytes(), "another program", small).known == {}


def test_a_memory_holds_no_more_than_some_files():
    look = {"look 1": {"marks": '[["text",[0.1,-2],"五\\n\\t"]]'.encode(), "coverage": b"[3,null]"}}
    old = {str(number): look for number in range(recollection.MOST)}
    kept = recollection.Recollection(old, {"new": look})
    again = recollection.recollected(kept.written("key"), "key", Path())
    assert len(again.known) == recollection.MOST and again.known["new"] == {
        "look 1": {what: told.decode() for what, told in look["look 1"].items()}
    }


@pytest.fixture
def finished(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which of a cover and its picture are made."""
    found: list[str] = []
    sheet, coloured = covering.cover_sheet, raster.coloured
    monkeypatch.setattr(covering, "cover_sheet", lambda *given: found.append("sheet") or sheet(*given))
    monkeypatch.setattr(raster, "coloured", lambda *given: found.append("picture") or coloured(*given))
    return found


BOTH = ["sheet", "picture"]


def test_a_cover_and_its_picture_are_made_again_where_what_they_are_made_of_changed(looked, run, finished):
    """Each is made last at another step: those of the end are those of a build from nothing."""
    for file, changed, made in (
        ("publication.yaml", ("title: 山路会手册", "title: 山路会新手册"), BOTH),
        ("publication.yaml", ("year: 2031\n", "year: 2031\npress:\n  paper-caliper: 0.3\n"), BOTH[:1]),
        ("publication.yaml", ("press:\n", "press:\n  marks: true\n"), BOTH[:1]),
        ("paths.yaml", ("春天", "天春"), []),
    ):
        finished.clear()
        replace(looked, f"{FOLDER}/{file}", *changed)
        run(looked, **LOOKED_THROUGH)
        assert finished == made
    again = [(looked / each).read_bytes() for each in (COVER, PICTURE)]
    from_nothing(run, looked, **LOOKED_THROUGH)
    assert again == [(looked / each).read_bytes() for each in (COVER, PICTURE)]


def test_a_cover_and_its_picture_are_made_again_where_they_do_not_lie_as_they_were_left(looked, run, finished):
    sheet, picture = ((looked / file).read_bytes() for file in (COVER, PICTURE))
    for spoil, made in (
        (lambda: (looked / COVER).write_bytes(sheet[:-1]), BOTH[:1]),
        ((looked / PICTURE).unlink, BOTH[1:]),
    ):
        finished.clear()
        spoil()
        run(looked, **LOOKED_THROUGH)
        assert finished == made
        assert ((looked / COVER).read_bytes(), (looked / PICTURE).read_bytes()) == (sheet, picture)
    finished.clear()
    run(looked, force=True, **LOOKED_THROUGH)
    assert finished == BOTH
