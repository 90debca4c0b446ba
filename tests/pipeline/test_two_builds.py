"""Two clean builds of a book, in other places and surroundings, are equal; all they read is in the manifest.

The book is the yearbook: it has every kind of section, insert, block and reference, pictures of every format, and two
languages.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest
from conftest import copy_yearbook
from small_project import started

NAME = "yearbook-2021"
LISTENER = """
import json, os, sys
root, told = sys.argv[1:]
opened = set()

def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.add(os.path.abspath(os.fsdecode(arguments[0])))

sys.addaudithook(hear)
from pathlib import Path
from galley.options import Edition, Options
from galley.pipeline.build import build
try:
    build(Options(Path(root), editions=tuple(Edition), allow_unfinished=True), lambda _: None)
finally:
    inside = [os.path.relpath(name, root) for name in opened if name.startswith(root + os.sep)]
    with open(told, "w") as file:
        json.dump(sorted(inside), file)
"""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The yearbook built elsewhere by its own program, in surroundings that are not ours, and the files that were opened.

    Preflight, which takes half the time and changes no file, is left out.
    """
    base = tmp_path_factory.mktemp("twin")
    root, heard = copy_yearbook(base / "a long way" / "down 深" / "other"), base / "heard.json"
    surroundings = {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "ko_KR.UTF-8"}
    surroundings["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [
        sys.executable,
        "-P",
        "-c",
        LISTENER,
        os.path.abspath(root),
        str(heard),
    ]
    process = started(root, command, surroundings)
    told, faults = process.communicate(timeout=240)
    assert process.returncode == 0, (told, faults)
    return root, json.loads(heard.read_text())


def manifest(root: Path) -> dict:
    return json.loads((root / f"output/{NAME}/manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("edition", ["print", "screen", "archive"])
def test_two_builds_are_equal_byte_for_byte(yearbook, twin, language, edition):
    name = f"output/{NAME}/{NAME}.{language}.{edition}.pdf"
    assert (twin[0] / name).read_bytes() == (yearbook.root / name).read_bytes()


def test_their_manifests_differ_in_what_preflight_told_alone(yearbook, twin):
    first, second = manifest(yearbook.root), manifest(twin[0])
    told = [each for each in first["problems"] if not each["code"].startswith("preflight.")]
    assert told == second["problems"]
    others = {"seconds", "problems", "summary", "made-from", "outputs"}
    assert {name for name in first if first[name] != second[name]} <= others
    assert files(first) == files(second)


def files(manifest: dict) -> list[dict]:
    """The files of a build but for the printer's sheets, which say what preflight told."""
    told = (each for each in manifest["outputs"] if ".sheet." not in each["file"])
    return [{name: value for name, value in each.items() if name != "made-from"} for each in told]


def test_no_path_of_the_machine_is_in_an_output(report, yearbook, twin):
    for root in (report.root, yearbook.root, twin[0]):
        paths = list((root / "output").glob("*/*"))
        assert len(paths) > 2
        assert [path for path in paths if os.fsencode(root) in path.read_bytes()] == []


def test_every_file_read_is_in_the_manifest(twin):
    root, opened = twin
    inputs = {each["file"] for each in manifest(root)["inputs"]}
    read = [name for name in opened if not name.startswith("output/") and (root / name).is_file()]
    assert len(read) > 60
    assert [name for name in read if name not in inputs] == []


def test_every_file_in_the_manifest_is_there_with_its_digest(twin):
    root, opened = twin
    files = {each["file"]: each["sha256"] for each in manifest(root)["inputs"] if "*" not in each["file"]}
    assert {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in files} == files
    linked = {name for name in files if (root / name).is_symlink()}
    assert [name for name in files if name not in opened] == sorted(linked)


def test_content_templates_program_and_fonts_are_all_there(twin):
    root = twin[0]
    inputs = {each["file"] for each in manifest(root)["inputs"]}
    for folder, suffix in (("content", "yaml"), ("galley", "py"), ("galley", "yaml"), ("templates/styles", "css")):
        names = {str(path.relative_to(root)) for path in (root / folder).rglob(f"*.{suffix}")}
        names = {name for name in names if "specimen" not in name}
        names = {name for name in names if "/languages/" not in name or name.endswith(("en.css", "zh.css"))}
        assert names
        assert names - inputs == set()
    assert {"fonts/fonts.conf", "build.py", "requirements.lock", "templates/theme.yaml"} <= inputs
