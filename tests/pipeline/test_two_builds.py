"""Two clean builds of the report, in other places and surroundings, are equal; all they read is in the manifest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from small_project import HERE, started

NAME = "annual-report-2014"
LISTENER = """
import json, os, sys
root, told, *sys.argv[1:] = sys.argv[1:]
opened = set()

def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.add(os.path.abspath(os.fsdecode(arguments[0])))

sys.addaudithook(hear)
from galley.cli import run
try:
    run()
finally:
    inside = [os.path.relpath(name, root) for name in opened if name.startswith(root + os.sep)]
    with open(told, "w") as file:
        json.dump(sorted(inside), file)
"""


def project(root: Path) -> Path:
    for name in ("galley", "content", "templates", "locales", "fonts"):
        ignored = shutil.ignore_patterns("cache", "__pycache__")
        shutil.copytree(HERE / name, root / name, symlinks=True, ignore=ignored)
    for name in ("build.py", "requirements.lock"):
        shutil.copy(HERE / name, root)
    return root


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """Two projects built at the same time, and the files of the second that its build opened."""
    base = tmp_path_factory.mktemp("twins")
    one, other = project(base / "one"), project(base / "a long way" / "down 深" / "other")
    heard = base / "heard.json"
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "ko_KR.UTF-8"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "PYTHONDONTWRITEBYTECODE": "1"},
    ]
    commands = [
        [sys.executable, "-P", "-m", "galley.cli"],
        [sys.executable, "-P", "-c", LISTENER, os.path.abspath(other), str(heard)],
    ]
    settings = zip((one, other), commands, surroundings, strict=True)
    processes = [started(root, command, environ) for root, command, environ in settings]
    for process in processes:
        told, faults = process.communicate(timeout=240)
        assert (process.returncode, faults) == (0, b""), told
    return one, other, json.loads(heard.read_text())


def manifest(root: Path) -> dict:
    return json.loads((root / f"output/{NAME}/manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_two_builds_are_equal_byte_for_byte(twins, report, edition):
    one, other, _ = twins
    name = f"output/{NAME}/{NAME}.zh.{edition}.pdf"
    assert (one / name).read_bytes() == (other / name).read_bytes()
    assert (one / name).read_bytes() == getattr(report, edition)


def test_their_manifests_differ_in_seconds_alone(twins):
    first, second = (manifest(root) for root in twins[:2])
    assert {**first, "seconds": 0} == {**second, "seconds": 0}


def test_no_path_of_the_machine_is_in_an_output(twins):
    one, _, _ = twins
    for path in (one / "output" / NAME).iterdir():
        assert os.fsencode(one) not in path.read_bytes()


def test_every_file_read_is_in_the_manifest(twins):
    _, other, opened = twins
    inputs = {each["file"] for each in manifest(other)["inputs"]}
    read = [name for name in opened if not name.startswith("output/") and (other / name).is_file()]
    assert len(read) > 60
    assert [name for name in read if name not in inputs] == []


def test_every_file_in_the_manifest_is_there_with_its_digest(twins):
    _, other, opened = twins
    files = {each["file"]: each["sha256"] for each in manifest(other)["inputs"] if "*" not in each["file"]}
    assert {name: hashlib.sha256((other / name).read_bytes()).hexdigest() for name in files} == files
    assert [name for name in files if name not in opened] == []


def test_content_templates_program_and_fonts_are_all_there(twins):
    inputs = {each["file"] for each in manifest(twins[0])["inputs"]}
    for folder, suffix in (("content", "yaml"), ("galley", "py"), ("templates/styles", "css")):
        names = {str(path.relative_to(twins[0])) for path in (twins[0] / folder).rglob(f"*.{suffix}")}
        names = {name for name in names if "/languages/" not in name or name.endswith("zh.css")}
        assert names
        assert names - inputs == set()
    assert {"fonts/fonts.conf", "build.py", "requirements.lock", "templates/theme.yaml"} <= inputs
