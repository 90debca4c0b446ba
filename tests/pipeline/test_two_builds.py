"""Two clean builds of a book, in other places and surroundings, are equal; all they read is in the manifest.

In the suite the book is the almanac, which has every kind of section. `build.py bench long` takes the yearbook in Chinese as well: it has every kind of
insert, block and reference, and pictures of every format. Its texts are English, for none is translated; a short book in English stands beside both.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest
import small_project
from conftest import Built, build_in, copy_almanac, copy_yearbook
from small_project import started

from galley.options import FINAL, Edition

LANGUAGE = "zh"
LISTENER = """
import json, os, sys
root, told, short, editions = sys.argv[1:]
opened = set()

def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.add(os.path.abspath(os.fsdecode(arguments[0])))

sys.addaudithook(hear)
from pathlib import Path
from galley.options import FINAL, Edition, Options
from galley.pipeline.build import build
try:
    build(Options(Path(root), editions=FINAL, allow_unfinished=True), lambda _: None)
finally:
    heard = sorted(opened)
    inside = [os.path.relpath(name, root) for name in heard if name.startswith(root + os.sep)]
    with open(told, "w") as file:
        json.dump(inside, file)
build(Options(Path(short), languages=("en",), editions=tuple(map(Edition, editions.split()))), lambda _: None)
"""
WORDS = (
    "A path is mended in spring, when the huts are being unlocked and wayfarers are not yet coming over the mountains. "
)
CATALOGUE = f'''msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "山路会手册"
msgstr "Handbook of the club"

msgid "山路"
msgstr "Paths"

msgid "小屋"
msgstr "Huts"

msgid "山路会在春天整修山路。"
msgstr "{WORDS * 20}"

msgid "小屋全年开放。"
msgstr "{WORDS * 3}"
'''


def short_book(root: Path) -> Path:
    """The small project with its texts in English."""
    small_project.make(root, program=False)
    small_project.write(root, f"locales/en/LC_MESSAGES/{small_project.NAME}.po", CATALOGUE)
    return root


BOOKS = {"almanac": copy_almanac, "yearbook": copy_yearbook}


@pytest.fixture(scope="module", params=["almanac", pytest.param("yearbook", marks=pytest.mark.long)])
def first(request: pytest.FixtureRequest) -> Built:
    """A book built here: the almanac in the suite, the yearbook besides where there is time."""
    return request.getfixturevalue(request.param)


def editions(first: Built) -> tuple[Edition, ...]:
    """Those of the short book: beside the yearbook its proof as well, which is read by the desk of proofs."""
    return FINAL if first.publication.name.startswith("almanac") else tuple(Edition)


@pytest.fixture(scope="module")
def short(first: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short book in English, built here."""
    root = short_book(tmp_path_factory.mktemp("short"))
    build_in(root, languages=("en",), editions=editions(first))
    return root


@pytest.fixture(scope="module")
def twin(first: Built, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The same book built elsewhere by its own program, in surroundings that are not ours, and the files that were opened.

    The short book is built behind it, in `short` beside it.
    """
    base = tmp_path_factory.mktemp("twin")
    copy = BOOKS[first.publication.name.partition("-")[0]]
    root, heard = copy(base / "a long way" / "down 深" / "other"), base / "heard.json"
    surroundings = {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "ko_KR.UTF-8"}
    surroundings["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [
        sys.executable,
        "-P",
        "-c",
        LISTENER,
        os.path.abspath(root),
        str(heard),
        str(short_book(base / "short")),
        " ".join(editions(first)),
    ]
    process = started(root, command, surroundings)
    told, faults = process.communicate(timeout=600)
    assert process.returncode == 0, (told, faults)
    return root, json.loads(heard.read_text())


def manifest(root: Path) -> dict:
    [path] = (root / "output").glob("*/manifest.json")
    return json.loads(path.read_text(encoding="utf-8"))


def written(root: Path, name: str, language: str) -> dict[str, bytes]:
    """The files of the books of a language."""
    return {path.name: path.read_bytes() for path in sorted((root / "output" / name).glob(f"{name}.{language}.*"))}


def test_two_builds_are_equal_byte_for_byte(first, twin):
    name = first.publication.name
    one, other = (written(root, name, LANGUAGE) for root in (first.root, twin[0]))
    kinds = ("print.pdf", "cover.pdf", "screen.pdf", "archive.pdf", "cover.png", "map.json", "print.sheet.json")
    assert one.keys() == other.keys() >= {f"{name}.{LANGUAGE}.{kind}" for kind in kinds}
    assert [each for each, data in one.items() if data != other[each]] == []


def test_a_book_in_latin_letters_is_equal_byte_for_byte(short, twin):
    first, second = (written(root, small_project.NAME, "en") for root in (short, twin[0].parents[2] / "short"))
    assert first.keys() == second.keys() and len(first) > 6
    assert [name for name, data in first.items() if data != second[name]] == []


def test_their_manifests_differ_in_seconds_alone(first, twin):
    one, other = manifest(first.root), manifest(twin[0])
    assert len(one["outputs"]) > 6
    assert {name for name in one if one[name] != other[name]} <= {"seconds"}


def test_no_path_of_the_machine_is_in_an_output(first, twin):
    for root in (first.root, twin[0]):
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
        names = {name for name in names if "/languages/" not in name or name.endswith(f"{LANGUAGE}.css")}
        assert names
        assert names - inputs == set()
    assert {"fonts/fonts.conf", "build.py", "requirements.lock", "templates/theme.yaml"} <= inputs
