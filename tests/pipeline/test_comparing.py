"""Two builds compared: scripted edits give exactly their marks in exactly their languages, as data and as pages."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from conftest import ROOT, made_once
from small_project import NAME

sys.path.append(str(ROOT / "tests/typeset"))
import comparing
from comparing import edited
from pdf_reading import read
from typesetting import written

from galley.files import Files
from galley.maps import Block, Box, Part
from galley.options import Edition, Options
from galley.pipeline.build import build
from galley.pipeline.comparing import Comparison, compare, drawn, of_states
from galley.pipeline.states import state

LANGUAGES = ("zh", "en")


def _build(root: Path) -> None:
    options = Options(root, languages=LANGUAGES, editions=(Edition.SCREEN,))
    assert {each.code for each in build(options, lambda _: None).problems} <= {"language.unfinished"}


def _made(root: Path) -> None:
    comparing.made(root)
    _build(root)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that changes, built in both languages; not to be changed."""
    return made_once(tmp_path_factory, "comparing", _made)


def file(root: Path, language: str, ending: str = "screen.pdf") -> Path:
    return root / f"output/{NAME}/{NAME}.{language}.{ending}"


def found(one: Path, other: Path) -> Comparison:
    (old, _), (new, _) = state(one), state(other)
    assert old and new
    return of_states(old, new)


def told(one: Path, other: Path) -> list[tuple[str, ...]]:
    return [(*map(str, change.kinds), change.address) for change in found(one, other).told]


LOCAL = [("new", "paths/body/p2"), ("deleted", "huts/prices/south"), ("picture", "news/bridge/picture")]
COVER = [("restyled", "publication"), ("restyled", "publication/title")]


@pytest.mark.parametrize(
    ("edits", "zh", "en"),
    [
        (("paragraph", "row", "picture"), LOCAL, LOCAL),
        (("section",), [("moved", "huts")], [("moved", "huts")]),
        (("translation", "name"), [("reworded", "publication"), ("reworded", "paths/body/p1")], [("reworded", "paths/body/p2")]),
        # Only the cover has letters that are measured by its page.
        (("size",), COVER, COVER),
    ],
)  # fmt: skip
def test_edits_give_their_marks_in_their_languages(
    project: Path, tmp_path: Path, edits: tuple[str, ...], zh: list[tuple[str, ...]], en: list[tuple[str, ...]]
) -> None:
    root = comparing.copied(project, tmp_path / "edited")
    for edit in edits:
        edited(root, edit)
    _build(root)
    assert _told(project, root) == (zh, en)


def _told(old: Path, new: Path) -> tuple[list[tuple[str, ...]], ...]:
    """What is told of two builds of a book, in Chinese and in English."""
    return tuple(told(*(file(each, language, "map.json") for each in (old, new))) for language in ("zh", "en"))


@pytest.fixture(scope="session")
def pair(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The Chinese book before a word was changed, and after."""
    root = comparing.copied(project, tmp_path_factory.mktemp("pair") / "edited")
    edited(root, "word")
    _build(root)
    return file(project, "zh"), file(root, "zh")


def test_a_sentence_that_is_not_translated_any_more_stands_in_chinese_and_in_its_face(
    project: Path, pair: tuple[Path, Path]
) -> None:
    zh, en = [("reworded", "paths/body/p2")], [("reworded", "restyled", "paths/body/p2")]
    assert _told(project, pair[1].parents[2]) == (zh, en)


def test_two_books_are_shown_side_by_side_with_the_words(pair: tuple[Path, Path], tmp_path: Path) -> None:
    comparison, files, problems = compare(pair, tmp_path / "seen.pdf", ROOT)
    assert comparison and (files, problems) == ([tmp_path / "seen.json", tmp_path / "seen.pdf"], [])
    data = json.loads(files[0].read_bytes())
    assert data["counts"]["reworded"] == 1 and data["counts"]["unchanged"] > 10
    assert data["changes"] == [change.as_json() for change in comparison.told]
    assert data["changes"][0]["edits"][0]["deleted"] == "月"
    summary, sheet = read(files[1].read_bytes()).pages
    assert "Whatchanged" in "".join(summary.text().split()) and "paths/body/p2" in summary.text()
    (change,) = comparison.told
    assert change.old and change.new
    pages = "".join(f"{block.parts[0].page}" for block in (change.old, change.new))
    assert f"paths/body/p2{pages}" in "".join(summary.text().split())
    both = "".join(sheet.text().split())
    assert both.count("志愿者每月巡查一次") == 1 and "志愿者每周巡查一次" in both
    assert "志愿者每月周巡查一次" in both
    with pikepdf.open(files[1]) as pdf:
        wide, high = (float(edge) for edge in list(pdf.pages[1].MediaBox)[2:])
        assert (round(wide), round(high)) == (1191, 842)


def test_frames_may_stand_over_each_other_and_out_of_the_page(pair: tuple[Path, Path]) -> None:
    (old, _) = state(pair[0])
    assert old
    boxes: tuple[Box, ...] = ((100, 300, 300, 320), (101, 301, 300, 320), (-40, 300, 2000, 1000))
    more = (Block(f"more/{number}-x", "new", (Part(4, box),)) for number, box in enumerate(boxes))
    new = replace(old, book=replace(old.book, blocks=(*old.book.blocks, *more)))
    data, problems = drawn(of_states(old, new), Files(ROOT), "en", str, "x.json")
    assert problems == [] and len(read(data).pages) == 2


def test_of_many_changes_the_first_are_shown_and_all_of_them_are_data(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("galley.pipeline.comparing.MOST_SHEETS", 1)
    _, _, problems = compare(pair, tmp_path / "one.pdf", ROOT)
    assert problems == []
    other = pair[1].with_name(f"{NAME}.en.screen.pdf")
    comparison, files, (apart, left) = compare((pair[0], other), tmp_path / "many.pdf", ROOT)
    assert comparison and len(json.loads(files[0].read_bytes())["changes"]) == len(comparison.told)
    assert [(each.code, str(each.severity)) for each in (apart, left)] == [
        ("compare.two-books", "warning"),
        ("compare.many", "warning"),
    ]
    assert apart.message.endswith("the first is zh, the other en")
    summary, _ = read(files[1].read_bytes()).pages
    assert "".join(left.message.split()) in "".join(summary.text().split()) and "many.json" in left.message


def test_what_is_the_same_gives_a_list_without_entries(pair: tuple[Path, Path], tmp_path: Path) -> None:
    comparison, files, problems = compare((pair[0], pair[0]), tmp_path / "same.pdf", ROOT)
    assert comparison and comparison.told == [] and problems == []
    assert len(read(files[1].read_bytes()).pages) == 1


def test_a_pdf_without_a_map_is_compared_by_its_text(pair: tuple[Path, Path], tmp_path: Path) -> None:
    one, other = (tmp_path / name for name in ("one.pdf", "other.pdf"))
    shutil.copy(pair[0], one)
    shutil.copy(pair[1], other)
    for old, new in ((one, other), (pair[0], other)):
        comparison = found(old, new)
        assert comparison.old.is_text and comparison.new.is_text
        assert ("月", "周") in [(e.deleted, e.inserted) for each in comparison.told for e in each.edits]
    _, files, problems = compare((one, other), None, ROOT)
    assert files == [tmp_path / "other.changes.json", tmp_path / "other.changes.pdf"] and problems == []


def test_maps_alone_give_data_alone(pair: tuple[Path, Path], tmp_path: Path) -> None:
    maps = tuple(each.with_name(f"{NAME}.zh.map.json") for each in pair)
    comparison, files, (note,) = compare((maps[0], maps[1]), tmp_path / "maps.pdf", ROOT)
    assert comparison and [change.address for change in comparison.told] == ["paths/body/p2"]
    assert files == [tmp_path / "maps.json"]
    assert (note.code, str(note.severity)) == ("compare.pages", "note")


def test_a_map_of_another_book_is_not_taken_for_its_own(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "book.zh.pdf").write_bytes(written("<p>one</p>")[0])
    shutil.copy(pair[0].with_name(f"{NAME}.zh.map.json"), tmp_path / "book.zh.map.json")
    read_as, problems = state(tmp_path / "book.zh.pdf")
    assert read_as and read_as.is_text and problems == []
    assert [block.text for block in read_as.book.blocks] == ["one"]


@pytest.mark.parametrize("data", [b"no map", b"{}", b"%PDF-1.7 no PDF"])
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    comparison, files, problems = compare((tmp_path / "a.pdf", tmp_path / "a.pdf"), None, ROOT)
    assert (comparison, files) == (None, [])
    assert {(each.code, each.place and each.place.file) for each in problems} == {
        ("compare.readable", str(tmp_path / "a.pdf"))
    }


def test_a_pdf_with_a_password_is_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(pair[0]) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    comparison, files, (problem,) = compare((pair[0], locked), None, ROOT)
    assert (comparison, files, problem.message) == (None, [], "it cannot be read: it wants a password")


def test_a_damaged_pdf_is_told_and_no_traceback(pair: tuple[Path, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(pair[0]) as pdf:
        for page in pdf.pages:
            page.obj.TrimBox = pikepdf.Array([0, 0])
        pdf.save(broken)
    comparison, files, (problem,) = compare((pair[0], broken), None, ROOT)
    assert (comparison, files, problem.code) == (None, [], "compare.readable")


def test_pages_that_cannot_be_shown_leave_the_data(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> bytes:
        raise RuntimeError("a stream ends too early")

    monkeypatch.setattr("galley.pipeline.comparing.underlaid", damaged)
    comparison, files, (problem,) = compare(pair, tmp_path / "seen.pdf", ROOT)
    assert comparison and files == [tmp_path / "seen.json"]
    assert problem.code == "compare.shown" and "ends too early" in problem.message


def test_nothing_is_written_over_what_is_compared(pair: tuple[Path, Path], tmp_path: Path) -> None:
    maps = [
        Path(shutil.copy(each.with_name(f"{NAME}.zh.map.json"), tmp_path / f"{n}.json")) for n, each in enumerate(pair)
    ]
    comparison, files, (problem,) = compare((maps[0], maps[1]), tmp_path / "1.pdf", ROOT)
    assert (comparison, files, problem.code) == (None, [], "compare.over")
