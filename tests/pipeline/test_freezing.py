"""States that went to the printer: kept by name, never written over unasked, and what changed since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from small_project import FOLDER, NAME, replace

from galley.files import Files
from galley.pipeline.freezing import freeze, is_frozen, maps_before, states, status

KEPT = f"{FOLDER}/frozen/first/{NAME}.zh.map.json"
STATE = f"{FOLDER}/frozen/first/state.json"


def test_a_state_is_kept_with_its_maps_and_the_digests_of_what_it_was_made_from(small: Path) -> None:
    assert freeze(small, FOLDER, "first") == ([KEPT, STATE], [])
    assert (small / KEPT).read_bytes() == (small / f"output/{NAME}/{NAME}.zh.map.json").read_bytes()
    told = json.loads((small / STATE).read_bytes())
    assert (told["name"], told["publication"], told["languages"]) == ("first", NAME, ["zh"])
    assert f"{FOLDER}/paths.yaml" in told["inputs"] and f"{NAME}.zh.screen.pdf" in told["files"]
    assert states(small, FOLDER) == ["first"] and is_frozen(small, "first")
    assert not is_frozen(small, "second") and not is_frozen(small, "../first") and not is_frozen(small, "*")


def test_it_is_written_over_only_when_that_is_asked_for(small: Path) -> None:
    freeze(small, FOLDER, "first")
    (small / KEPT).write_text("kept")
    written, (problem,) = freeze(small, FOLDER, "first")
    assert (written, problem.code, (small / KEPT).read_text()) == ([], "freeze.exists", "kept")
    shutil.copy(small / KEPT, small / KEPT.replace(".zh.", ".ja."))
    assert freeze(small, FOLDER, "first", again=True) == ([KEPT, STATE], [])
    assert (small / KEPT).read_text() != "kept" and not (small / KEPT.replace(".zh.", ".ja.")).exists()


def test_what_stands_against_it_is_told(small: Path) -> None:
    for name in ("", "a/b", "../x", "Großes"):
        assert [each.code for each in freeze(small, FOLDER, name)[1]] == ["freeze.name"]
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    written, (problem,) = freeze(small, FOLDER, "late")
    assert written and (problem.code, str(problem.severity)) == ("freeze.stale", "warning")
    assert problem.place and problem.place.file == f"{FOLDER}/paths.yaml"
    (small / f"output/{NAME}/{NAME}.zh.map.json").write_text("another")
    assert [each.code for each in freeze(small, FOLDER, "second")[1]] == ["freeze.unbuilt"]
    shutil.rmtree(small / "output")
    assert [each.code for each in freeze(small, FOLDER, "second")[1]] == ["freeze.unbuilt"]
    assert states(small, FOLDER) == ["late"]


def test_what_changed_since_is_told_by_language_and_by_file(small: Path, run) -> None:
    freeze(small, FOLDER, "first")
    found, problems = status(small, FOLDER, "first")
    assert found and problems == [] and (found.changes, found.files) == ({"zh": []}, ())
    assert found.tables() == [[["nothing has changed since first"]]]
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    assert run(small).problems == []
    found, problems = status(small, FOLDER, "first")
    assert found and problems == []
    assert [change.address for change in found.changes["zh"]] == ["paths/body/p1"]
    assert found.files == (f"{FOLDER}/paths.yaml",)
    assert found.tables() == [
        [["zh", "reworded", "4", "paths/body/p1"]],
        [["file", "changed", "", f"{FOLDER}/paths.yaml"]],
    ]
    assert found.as_json()["changes"]["zh"][0]["edits"][0]["inserted"] == "秋"


def test_a_state_that_is_not_kept_is_told(small: Path) -> None:
    _, (problem,) = status(small, FOLDER, "first")
    assert problem.mend == f"keep it first: build.py freeze first {NAME}"
    freeze(small, FOLDER, "first")
    found, (problem,) = status(small, FOLDER, "frist")
    assert (found, problem.code, problem.mend) == (None, "freeze.unknown", "did you mean `first`? known here: first")


def test_a_later_printing_finds_the_maps_of_a_frozen_state_by_its_name(small: Path) -> None:
    files = Files(small)
    assert maps_before(files, FOLDER, "first") == f"{FOLDER}/first"
    freeze(small, FOLDER, "first")
    assert maps_before(Files(small), FOLDER, "first") == f"{FOLDER}/frozen/first"
