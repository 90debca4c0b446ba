"""A book is built again when something that it is made from is saved, from what the process remembers."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pdf_reading import read
from PIL import Image
from small_project import FOLDER, NAME, replace

from galley.options import Edition, Options
from galley.pipeline import books, watch
from galley.pipeline.build import Outcome
from galley.problem import has_errors

SCREEN = f"{NAME}/{NAME}.zh.screen.pdf"
PRINT = f"{NAME}/{NAME}.zh.print.pdf"


class Ended(Exception):
    """The one who watched is gone."""


class Desk:
    """One who edits whenever the program has nothing to do; after the last edit it is as if it were ended."""

    def __init__(self, root: Path, **asked: Any) -> None:
        self.root = root
        self.edits: list[Callable[[], None]] = []
        self.rounds: Iterator[Outcome] = watch.watched(Options(root, **asked), lambda _: None, self.pause)

    def pause(self, _: float) -> None:
        if not self.edits:
            raise Ended
        self.edits.pop(0)()

    def after(self, *edits: Callable[[], None]) -> Outcome:
        """What the next build comes to, when edits are made meanwhile; nothing is saved for a moment after each."""
        self.edits = [edits[0], *edits[1:], lambda: None, lambda: None]
        return next(self.rounds)


@pytest.fixture
def desk(small: Path) -> Desk:
    """A desk where the first files have been made."""
    desk = Desk(small)
    assert {SCREEN, PRINT} <= set(next(desk.rounds).outputs)
    return desk


@pytest.fixture
def reader(small: Path) -> Desk:
    """A desk of one who wants screen files alone, which are there already."""
    desk = Desk(small, editions=(Edition.SCREEN,))
    next(desk.rounds)
    return desk


def text(root: Path, name: str = SCREEN) -> str:
    return "".join(page.text() for page in read((root / "output" / name).read_bytes()).pages)


def write(root: Path, old: str, new: str, name: str = f"{FOLDER}/paths.yaml") -> Callable[[], None]:
    return lambda: replace(root, name, old, new)


def test_the_screen_file_comes_first_and_the_others_behind_it(small: Path, desk: Desk) -> None:
    outcome = desk.after(write(small, "春天", "秋天"))
    assert SCREEN in outcome.outputs and PRINT not in outcome.outputs
    assert "秋天" in text(small) and "秋天" not in text(small, PRINT)
    replace(small, f"{FOLDER}/paths.yaml", "秋天", "冬天")
    assert PRINT not in desk.after(lambda: None).outputs, "a change while books are made goes first"
    assert "冬天" in text(small)
    assert PRINT in next(desk.rounds).outputs
    assert "冬天" in text(small, PRINT)


def test_the_garbage_collector_waits_for_the_screen_file(
    small: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[bool] = []
    made = watch.build

    def build(*asked: Any) -> Outcome:
        found.append(gc.isenabled())
        return made(*asked)

    monkeypatch.setattr(watch, "build", build)
    desk.after(write(small, "春天", "秋天"))
    assert gc.isenabled()
    next(desk.rounds)
    assert found == [False, True]


def kept(small: Path) -> list[bytes]:
    """What the next process begins from: drawn pages, drawings, receipts."""
    output = small / "output"
    return [each.read_bytes() for name in (".plates", ".receipts") for each in sorted((output / name).iterdir())]


def test_what_serves_the_next_process_is_left_to_the_last_round(small: Path, desk: Desk) -> None:
    before = kept(small)
    assert desk.after(write(small, "春天", "秋天")).inputs
    assert kept(small) == before
    next(desk.rounds)
    assert kept(small) != before


def test_what_programs_read_is_left_to_the_last_round(small: Path, desk: Desk) -> None:
    others = {f"{NAME}/manifest.json", f"{NAME}/{NAME}.zh.map.json", f"{NAME}/{NAME}.zh.cover.png"}
    outcome = desk.after(write(small, "春天", "秋天"))
    assert SCREEN in outcome.outputs and not others & set(outcome.outputs)
    last = next(desk.rounds)
    assert others <= set(last.outputs)
    listed = json.loads((small / "output" / NAME / "manifest.json").read_bytes())["outputs"]
    made = sha256((small / "output" / SCREEN).read_bytes()).hexdigest()
    assert {each["file"]: each["sha256"] for each in listed}[SCREEN] == made


def test_who_wants_screen_files_alone_leaves_something_to_the_next_process_too(small: Path, reader: Desk) -> None:
    before = kept(small)
    reader.after(write(small, "春天", "秋天"))
    assert kept(small) != before


def test_a_change_is_built_from_the_pages_in_memory(small: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books.Shelf, "taken", lambda *_: pytest.fail("asked for a file"))
    assert desk.after(write(small, "春天", "秋天")).problems == []


def test_a_fault_is_told_and_the_last_file_stays_until_it_is_mended(small: Path, reader: Desk) -> None:
    before = (small / "output" / SCREEN).read_bytes()
    assert has_errors(reader.after(write(small, "春天", "{nobody}")).problems)
    assert (small / "output" / SCREEN).read_bytes() == before
    assert reader.after(write(small, "{nobody}", "冬天")).problems == []
    assert "冬天" in text(small)


def test_a_new_file_in_a_folder_is_noticed(small: Path, reader: Desk) -> None:
    (small / FOLDER / "more.yaml").write_text("kind: article\ntitle: 更多\n", encoding="utf-8")
    assert reader.after(lambda: None).problems != []


def test_a_picture_that_was_not_there_is_noticed_when_it_comes(small: Path, reader: Desk) -> None:
    figure = "inserts:\n  - {kind: figure, id: hut, picture: {file: pictures/hut.png, alt: 小屋}}\n"
    named = write(small, "body: |\n", figure + "body: |\n  {hut}\n\n")
    assert [each.code for each in reader.after(named).problems] == ["files.missing"]

    def put() -> None:
        (small / FOLDER / "pictures").mkdir()
        Image.new("RGB", (1800, 1200)).save(small / FOLDER / "pictures/hut.png")

    assert reader.after(put).problems == []


def test_several_files_saved_at_once_are_built_together(small: Path, reader: Desk) -> None:
    reader.after(write(small, "春天", "秋天"), write(small, "目录", "目次", "locales/zh/LC_MESSAGES/galley.po"))
    assert "秋天" in text(small) and "目次" in text(small)


def test_while_nothing_changes_nothing_is_built(reader: Desk) -> None:
    with pytest.raises(Ended):
        next(reader.rounds)


def test_the_program_is_not_watched(small: Path, reader: Desk) -> None:
    (small / "requirements.lock").touch()
    with pytest.raises(Ended):
        next(reader.rounds)


def test_who_wants_screen_files_alone_gets_them_once(small: Path, reader: Desk) -> None:
    assert SCREEN in reader.after(write(small, "春天", "秋天")).outputs
    with pytest.raises(Ended):
        next(reader.rounds)


def test_inputs_are_looked_at_ten_times_a_second_until_nothing_is_saved_any_more(tmp_path: Path) -> None:
    file, pauses = tmp_path / "a.yaml", list[float]()
    file.write_text("1")
    edits = iter([lambda: None, lambda: file.write_text("two"), lambda: file.write_text("three"), lambda: None])

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        next(edits)()

    watch._wait(tmp_path, watch._state(tmp_path, ["a.yaml"]), pause)
    assert pauses == [0.1, 0.1, 0.025, 0.025]


def test_what_is_seen_of_files_and_of_the_listings_of_folders(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "deep").mkdir()
    root = tmp_path.parent
    names = [f"{tmp_path.name}/*.yaml", f"{tmp_path.name}/*/", "gone/*.yaml", "gone.yaml", f"{tmp_path.name}/a.yaml"]
    listed, folders, no_folder, no_file, seen = watch._state(root, names).values()
    assert listed == ["a.yaml", "b.yaml"]
    assert folders == ["a.yaml", "b.yaml", "c.txt", "deep"]
    assert (no_folder, no_file) == (None, None)
    assert isinstance(seen, tuple) and seen[1] == 0


@pytest.mark.parametrize("rests", [False, True])
@pytest.mark.parametrize("works", [False, True])
def test_the_collector_rests_where_that_is_asked_for_and_works_afterwards_as_before(rests: bool, works: bool) -> None:
    before = gc.isenabled()
    (gc.enable if works else gc.disable)()
    try:
        with watch._uncollected(rests):
            assert gc.isenabled() is (works and not rests)
        assert gc.isenabled() is works
    finally:
        (gc.enable if before else gc.disable)()
