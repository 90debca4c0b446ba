"""What the system refuses (full disks, what may not be written, closed outputs) is told in words, and old files stay."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from small_project import NAME, make, outputs, replace, started, write

from galley import cli
from galley.cli.program import Command, Group
from galley.options import Edition, Options
from galley.pipeline.build import build
from galley.pipeline.schema import write_schemas
from galley.problem import refused

SCREEN = f"output/{NAME}/{NAME}.zh.screen.pdf"
CATALOGUE = "locales/ja/LC_MESSAGES/leaflet-2031.po"
DRAFTS = """msgid ""
msgstr ""
"Language: ja\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. title
#: content/leaflet-2031/publication.yaml#publication/title
msgid "山路会手册"
msgstr ""

#. title
#: content/leaflet-2031/paths.yaml#paths/title
msgid "山路"
msgstr "山の道"

#. paragraph
#: content/leaflet-2031/paths.yaml#paths/body/p1
msgid "山路会在春天整修山路。"
msgstr ""

#. title
#: content/leaflet-2031/huts.yaml#huts/title
msgid "小屋"
msgstr ""

#. paragraph
#: content/leaflet-2031/huts.yaml#huts/body/p1
msgid "小屋全年开放。"
msgstr ""
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its screen book, as `build` makes it, schemas, a catalogue of drafts, and a text that was sent with it."""
    root = make(tmp_path_factory.mktemp("refused") / "project")
    write_schemas(root)
    write(root, CATALOGUE, DRAFTS)
    assert build(Options(root, editions=(Edition.SCREEN,), preflight=True), lambda _: None).problems == []
    return root


def run(root: Path, *arguments: str, where: str = "") -> subprocess.CompletedProcess[str]:
    """A command of the project, its outputs led elsewhere as a shell does it."""
    command = " ".join((f"exec {sys.executable} -P -m galley", *arguments, where))
    process = started(root, ["sh", "-c", command])
    told, faults = process.communicate(timeout=300)
    return subprocess.CompletedProcess(command, process.returncode, told.decode(), faults.decode())


TELLING = [
    "build --edition screen",
    pytest.param("build --edition screen --format json", marks=pytest.mark.long),
    pytest.param("locales status", marks=pytest.mark.long),
    "--help",
]


@pytest.mark.parametrize("arguments", TELLING)
def test_a_standard_output_that_takes_nothing_is_told_in_one_line(root, arguments):
    """In the suite a command of ours and one of click's."""
    result = run(root, arguments, where=">/dev/full")
    first, mend = result.stderr.splitlines()
    assert result.returncode == 1
    assert first == "error: the standard output cannot be written: the disk is full [files.system]"
    assert mend == "  mend: make room on it, then start again"


def test_a_closed_standard_output_is_told_in_one_line(root):
    result = run(root, "build --edition screen", where=">&-")
    first, mend = result.stderr.splitlines()
    assert result.returncode == 1
    assert first == "error: the standard output cannot be written: it is closed [files.system]"
    assert mend == "  mend: direct it to a file or a terminal"


@pytest.mark.parametrize(
    ("arguments", "where"),
    [("locales take requirements.lock", "2>/dev/full"), ("build --edition screen", ">&- 2>&-")],
)
def test_where_nothing_can_be_told_the_exit_code_tells(root, arguments, where):
    result = run(root, arguments, where=where)
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")


@pytest.fixture
def small(root: Path, tmp_path: Path) -> Path:
    """A copy of the project, without the program, which is run from here."""
    return Path(shutil.copytree(root, tmp_path / "copy", symlinks=True, ignore=shutil.ignore_patterns("galley")))


def test_a_limit_of_file_sizes_leaves_the_old_files(small, monkeypatch, capsys):
    """As a shell sets it, `ulimit -f 8`."""
    before = outputs(small)
    monkeypatch.setattr(cli.common, "ROOT", small)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.raises(SystemExit) as left:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, usual[1]))
        try:
            cli.main(["build", "--force", "--edition", "screen"])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    told = capsys.readouterr()
    assert (left.value.code, told.out) == (1, "")
    assert ": error: the file is larger than this shell allows [files.system]\n  mend: raise the limit" in told.err
    assert outputs(small) == before


WRITING = [
    ["build", "--force", "--edition", "screen"],
    ["check", "--pages", "--language", "zh"],
    ["check", "--fix"],
    ["locales", "glossary"],
    ["locales", "update"],
    ["locales", "take", "returned.po"],
    ["locales", "keep", "ja", "--all", "--who", "Ando", "--reason", "none"],
    ["locales", "review", "ja", "--all", "--who", "Ando"],
    ["schema"],
]


@pytest.fixture
def writable(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project in which every one of these commands has something to write."""
    monkeypatch.chdir(small)
    monkeypatch.setattr(cli.common, "ROOT", small)
    shutil.rmtree(small / "content/schema", ignore_errors=True)
    shutil.copy(small / CATALOGUE, "returned.po")
    replace(small, "returned.po", 'msgid "小屋"\nmsgstr ""', 'msgid "小屋"\nmsgstr "山小屋"')
    fuzzy = '#, fuzzy\n#| msgid "旧屋"\nmsgid "小屋"\nmsgstr "小屋"'
    replace(small, CATALOGUE, 'msgid "小屋"\nmsgstr ""', fuzzy)
    replace(small, f"content/{NAME}/paths.yaml", "山路会在春天", "山路会在,春天")
    yield small


@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_a_file_that_cannot_be_written_is_told_and_stays(writable, monkeypatch, capsys, arguments):
    before = contents(writable)

    def refuse(source, target):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), source, None, target)

    with monkeypatch.context() as machine, pytest.raises(SystemExit) as left:
        machine.setattr(os, "replace", refuse)
        cli.main(arguments)
    told = capsys.readouterr()
    assert left.value.code == 1
    assert ": error: the disk can only be read [files.system]\n" in told.err
    assert ".partial" not in told.err
    assert contents(writable) == before


def contents(root: Path) -> dict[Path, bytes]:
    """Every file of a project; the system's fonts, which are only linked, are left out."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and not path.is_symlink()}


def file_for_a_folder(root: Path) -> None:
    shutil.rmtree(root / "output")
    write(root, "output", "")


def folder_for_a_book(root: Path) -> None:
    (root / SCREEN).unlink()
    (root / SCREEN).mkdir()


@pytest.mark.parametrize(("spoil", "named"), [(file_for_a_folder, "output"), (folder_for_a_book, SCREEN)])
def test_what_is_in_the_way_is_named(small, monkeypatch, capsys, spoil, named):
    spoil(small)
    monkeypatch.setattr(cli.common, "ROOT", small)
    manifest = small / f"output/{NAME}/manifest.json"
    before = manifest.read_bytes() if manifest.is_file() else None
    with pytest.raises(SystemExit):
        cli.main(["build", "--edition", "screen"])
    assert capsys.readouterr().err.splitlines()[:2] == [
        f"{named}: error: something else of that name is in the way [files.system]",
        "  mend: move it away, then start again",
    ]
    assert (manifest.read_bytes() if manifest.is_file() else None) == before


def test_json_tells_it_too(small, monkeypatch, capsys):
    file_for_a_folder(small)
    monkeypatch.setattr(cli.common, "ROOT", small)
    with pytest.raises(SystemExit):
        cli.main(["build", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["problems"]
    assert [(each["code"], each["file"]) for each in told] == [("files.system", "output")]


def test_what_has_no_words_of_ours_has_those_of_the_system():
    problem = refused(OSError(errno.EIO, "Input/output error", "/p/output/a.pdf"), Path("/p"))
    assert str(problem.place) == "output/a.pdf"
    assert problem.message == "the system says: Input/output error"


def test_every_command_tells_what_is_refused_and_speaks_the_language_asked_for():
    def below(group: click.Group) -> Iterator[click.Command]:
        for each in group.commands.values():
            yield each
            yield from below(each) if isinstance(each, click.Group) else ()

    found = list(below(cli.main))
    assert len(found) > 12
    assert [each.name for each in found if not isinstance(each, Command | Group)] == []
    assert [each.name for each in found if "--messages" not in each.params[-1].opts] == []
