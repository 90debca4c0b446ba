"""What is asked of an operating system: where fonts and dictionaries lie, libraries by the names of each system, commands and how they end; and how the program is started."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from glob import glob as looked_for
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from machine_fakes import Commands, font, make_host, make_project

from galley import machine
from galley.machine import distribution, doctor, faces, fault, host, parts, setup, stamp
from galley.machine.distribution import last_lines
from galley.machine.host import Outcome
from galley.message import said


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file system of its own, in which the home of the user is `/own`."""
    monkeypatch.setattr(host, "glob", lambda pattern: looked_for(f"{tmp_path}{pattern}"))
    monkeypatch.setattr(host.os.path, "expanduser", lambda path: path.replace("~", "/own"))
    return tmp_path


@pytest.mark.parametrize(
    "place",
    [
        "/usr/share/fonts/truetype",
        "/usr/local/share/fonts",
        "/own/.local/share/fonts",
        "/own/.fonts/deep/er",
        "/opt/homebrew/share/fonts",
        "/Library/Fonts",
        "/own/Library/Fonts",
    ],
)
def test_fonts_are_found_where_systems_and_users_put_them(system: Path, place: str) -> None:
    (system / place[1:]).mkdir(parents=True)
    (system / place[1:] / "a.ttf").touch()
    assert host.this_host().fonts() == {"a.ttf": f"{system}{place}/a.ttf"}


@pytest.mark.parametrize(
    "place",
    [
        "/usr/share/hunspell",
        "/usr/share/myspell",
        "/usr/local/share/hunspell",
        "/own/.local/share/hunspell",
        "/opt/homebrew/share/hunspell",
        "/Library/Spelling",
        "/own/Library/Spelling",
        "/usr/lib/x86_64-linux-gnu/libkkc/models",
        "/usr/lib64/libkkc/models",
        "/usr/lib/aarch64-linux-gnu/libime",
        "/usr/lib64/libime",
        "/usr/share/tesseract-ocr/5/tessdata",
        "/usr/share/tesseract/tessdata",
        "/usr/share/tessdata",
    ],
)
def test_dictionaries_and_models_are_found_where_systems_and_users_put_them(system: Path, place: str) -> None:
    (system / place[1:]).mkdir(parents=True)
    (system / place[1:] / "a.dic").touch()
    assert host.this_host().dictionaries() == {"a.dic": f"{system}{place}/a.dic"}


def test_of_files_of_one_name_the_first_folder_has_the_right_one(tmp_path: Path) -> None:
    for folder in ("b/z", "b/a", "c"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x.ttf").touch()
    assert host.files_below([f"{tmp_path}/b*", f"{tmp_path}/c"]) == {"x.ttf": f"{tmp_path}/b/a/x.ttf"}


@pytest.mark.parametrize("name", ["libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"])
def test_a_library_goes_by_the_name_that_its_system_gives_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def load(asked: str) -> str:
        if asked != name:
            raise OSError(asked)
        return asked

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert host.this_host().library("pango-1.0", 0) == name
    assert host.this_host().library("cairo", 2) is None


def test_a_module_is_there_or_not_and_a_command_ends_with_what_it_printed() -> None:
    here = host.this_host()
    assert here.module("json") and not here.module("no_such_module")
    told = [sys.executable, "-c", "import os, sys; print(os.environ.get('A'), os.environ.get('B')); sys.exit(3)"]
    assert here.run(told, {"A": "1", "B": None}) == Outcome(3, "1 None\n")
    assert here.run([sys.executable, "-c", ""], {}).code == 0
    assert here.run(["/no/such/program"], {}).code == 127


@pytest.mark.parametrize(("user", "is_root"), [(0, True), (1, False)])
def test_the_administrator_is_user_nought(monkeypatch: pytest.MonkeyPatch, user: int, is_root: bool) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert host.this_host().is_root is is_root
    monkeypatch.delattr(os, "geteuid")
    assert host.this_host().is_root is False


@pytest.mark.parametrize(
    ("system", "release", "name"),
    [
        ("darwin", {"ID": "debian"}, "macos"),
        ("win32", {}, "windows"),
        ("linux", {"ID": "debian"}, "debian"),
        ("linux", {"ID": "ubuntu"}, "debian"),
        ("linux", {"ID": "fedora"}, "fedora"),
        ("linux", {"ID": "rhel"}, "fedora"),
        ("linux", {"ID": "x", "ID_LIKE": "y centos"}, "fedora"),
        ("linux", {"ID": "arch"}, "arch"),
        ("linux", {"ID": "void"}, "other"),
        ("linux", {}, "other"),
        ("freebsd14", {"ID": "debian"}, "debian"),
    ],
)
def test_a_machine_is_of_a_family(system: str, release: dict[str, str], name: str) -> None:
    asked: Any = SimpleNamespace(system=system, release=release, is_root=True)
    assert distribution.family(asked) == name
    assert distribution.can_install(asked) is (name == "debian")
    asked.is_root = False
    assert distribution.can_install(asked) is False


def test_the_end_of_what_a_command_printed_is_eight_lines() -> None:
    assert last_lines("\n" + "\n".join("123456789") + "\n") == "\n".join(f"    {line}" for line in "23456789")


def part(name: str, **more: Any) -> parts.Finding:
    packages = {"debian": f"{name} common", "fedora": ""}
    return parts.Finding(parts.Part(name, packages, **more), None, (f"lib{name}",))


def test_packages_are_named_once_and_files_that_none_brings_by_hand() -> None:
    assert distribution.packages([part("a"), part("b")], "debian") == ["a", "common", "b"]
    assert distribution.packages([part("a")], "fedora") == distribution.packages([part("a")], "arch") == []
    asked: Any = SimpleNamespace(system="linux", release={"ID": "arch"}, is_root=True)
    face = parts.Finding(parts.Part("Face", {"debian": "face"}, fonts=("a.ttf",)), None)
    assert distribution.mend([face], asked) == "put these files into fonts/ (see fonts/README.md): a.ttf"
    asked.release = {"ID": "debian"}
    assert distribution.mend([face], asked).endswith("--no-install-recommends face")


def test_what_a_machine_lacks_is_told_with_what_of_it_and_what_is_lost() -> None:
    face = parts.Finding(parts.Part("Noto Sans Bold", {}, fonts=("a.ttf",)), None, ("a.ttf",))
    assert setup.describe([part("a"), part("b", loss=said("inks are not told")), face]) == (
        "this machine lacks a (liba), b (libb; without it inks are not told), Noto Sans Bold"
    )


@pytest.mark.parametrize(
    ("lock", "needed", "locks", "severity"),
    [("requirements.lock", True, ("requirements.lock",), "error"), ("", False, ("requirements.lock",), "warning")],
)
def test_what_books_need_is_an_error_and_what_some_do_without_a_warning(
    lock: str, needed: bool, locks: tuple[str, ...], severity: str
) -> None:
    found = part("a", needed_with=lock)
    assert found.part.is_needed(locks) is needed
    asked: Any = SimpleNamespace(system="linux", release={"ID": "debian"}, is_root=True)
    assert str(doctor._lacks([found], asked).severity) == severity


class Library:
    """A loaded library with one function."""

    def __init__(self, name: str, answer: Any) -> None:
        function = lambda: answer  # noqa: E731
        self.__dict__[name] = function


@pytest.mark.parametrize(
    ("library", "told"),
    [
        (Library("pango_version_string", b"1.50.12"), "1.50.12"),
        (Library("hb_version_string", b"6.0.0"), "6.0.0"),
        (Library("FcGetVersion", 21401), "2.14.1"),
        (Library("FcGetVersion", 20503), "2.5.3"),
        (Library("other", 1), None),
        (None, None),
    ],
)
def test_a_library_tells_its_version(library: Any, told: str | None) -> None:
    assert parts._library_version(library) == told


@pytest.mark.parametrize(
    ("name", "option", "output", "told"),
    [
        ("pdftoppm", "-v", "pdftoppm version 22.12.0\n", "22.12.0"),
        ("gs", "--version", "10.05.1\n", "10.05.1"),
        ("gs", "--version", "10\n", None),
    ],
)
def test_a_program_is_asked_for_its_version(name: str, option: str, output: str, told: str | None) -> None:
    asked: list[Any] = []
    made: Any = SimpleNamespace(run=lambda command, changes: asked.append(command) or Outcome(0, output))
    assert parts._program_version(made, name) == told
    assert asked == [[name, option]]


def test_each_kind_of_part_has_a_version_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(font(revision=2.5))
    made: Any = SimpleNamespace(library=lambda stem, abi: Library("hb_version_string", b"6"), run=Commands())
    found = {
        name: parts.version(parts.Finding(parts.Part(name, {}, **more), where), made)
        for name, where, more in (
            ("missing", None, {"programs": ("gs",)}),
            ("library", "x", {"libraries": (("harfbuzz", 0),), "programs": ("gs",)}),
            ("program", "x", {"programs": ("gs",)}),
            ("dictionary", "x", {"dictionaries": ("a.dic",)}),
            ("font", str(tmp_path / "a.ttf"), {"fonts": ("a.ttf",)}),
            ("module", "x", {"modules": ("venv",)}),
        )
    }
    python = "{}.{}.{}".format(*sys.version_info[:3])
    assert list(found.values()) == [None, "6", "1.2.3", None, "2.500", python]


@pytest.mark.parametrize("name", ["a.otc", "a.OTF", "a.ttc", "a.ttf"])
@pytest.mark.parametrize("folder", ["fonts", "fonts/system"])
def test_each_kind_of_font_is_watched_and_pinned(tmp_path: Path, folder: str, name: str) -> None:
    root = make_project(tmp_path / "project")
    before = stamp._font_facts(str(root))
    (root / folder).mkdir(exist_ok=True)
    (root / folder / name).write_bytes(b"font")
    facts = stamp._font_facts(str(root))
    assert facts.keys() - before.keys() == {f"{folder}/{name}"} and facts[f"{folder}/{name}"][0] == 4
    assert list(faces.pinned(str(root))) == ([name] if folder == "fonts" else [])
    (root / folder / name).unlink()
    (root / folder / name).symlink_to("gone")
    assert stamp._font_facts(str(root))[f"{folder}/{name}"] is None


def test_what_others_set_for_python_is_kept_from_it_while_it_is_set_up(tmp_path: Path) -> None:
    changes: list[Any] = []
    made = make_host(tmp_path / "installed")
    quiet: Any = SimpleNamespace(run=lambda command, more: changes.append(dict(more)) or Outcome(0, ""), pattern=str)
    root = make_project(tmp_path / "project")
    setup._make_venv(str(root), quiet)
    setup._install_locks(str(root), ["requirements.lock"], quiet)
    assert len(changes) > 1 and made.pattern is str
    assert all(each == {"PYTHONPATH": None, "PYTHONHOME": None, "PIP_USER": None} for each in changes)
    for code in (1, -9):
        failing: Any = SimpleNamespace(run=lambda command, more, code=code: Outcome(code, "no"), pattern=str)
        for work in (setup._make_venv, lambda root, host: setup._install_locks(root, ["requirements.lock"], host)):
            with pytest.raises(fault.Fault):
                work(str(root), failing)


@pytest.mark.parametrize(
    ("argv", "tests"),
    [
        (["test"], True),
        (["test", "-x"], True),
        (["bench", "engine"], True),
        (["bench", "long", "-x"], True),
        (["bench", "speed"], False),
        (["build", "test"], False),
        ([], False),
    ],
)
def test_what_runs_tests_is_known_by_its_first_words(argv: list[str], tests: bool) -> None:
    assert machine._runs_tests(argv) is tests


def test_the_program_of_the_project_is_run_and_nothing_from_the_callers_folder() -> None:
    python = os.path.join("/p", ".venv", "bin", "python")
    assert machine.command_line("/p", ["build", "--force"]) == [python, "-P", "-m", "galley", "build", "--force"]
    assert machine.command_line("/p", []) == [python, "-P", "-m", "galley"]
    assert machine.command_line("/p", ["test", "-x"]) == [python, "-P", "-m", "pytest", "-x"]


@pytest.mark.parametrize("name", ["FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "LANGUAGE", "PANGO_LANGUAGE", "PYTHONHOME"])
def test_what_would_change_books_does_not_reach_the_program(name: str) -> None:
    made = machine.environment("/p", {name: "x", "LC_ALL": "ru_RU", "HOME": "/own"})
    assert name not in made and (made["HOME"], made["LC_ALL"]) == ("/own", "C.UTF-8")
    assert made["FONTCONFIG_FILE"] == "/p/fonts/fonts.conf" and made["PYTHONPATH"] == "/p"


@pytest.mark.parametrize(
    ("argv", "set_before", "there", "kept"),
    [
        (["build"], {}, False, None),
        (["build"], {"PYTHONDONTWRITEBYTECODE": "1"}, False, "/p/.venv/bytecode"),
        (["build"], {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/own"}, False, "/own"),
        (["build"], {"PYTHONDONTWRITEBYTECODE": ""}, False, None),
        (["test"], {"PYTHONDONTWRITEBYTECODE": "1"}, True, None),
    ],
)
def test_this_process_becomes_the_program(
    monkeypatch: pytest.MonkeyPatch, argv: list[str], set_before: dict[str, str], there: bool, kept: str | None
) -> None:
    become: list[Any] = []
    gone: list[str] = []
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_before.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "execve", lambda *asked: become.append(asked))
    monkeypatch.setattr(os, "chdir", gone.append)
    machine._hand_over("/p", argv)
    ((first, command, env),) = become
    assert (first, command) == (command[0], machine.command_line("/p", argv))
    assert (gone, env.get("PYTHONPYCACHEPREFIX")) == (["/p"] if there else [], kept)
    assert "PYTHONDONTWRITEBYTECODE" not in env


def test_where_a_process_cannot_become_another_it_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.os, "name", "nt")
    monkeypatch.setattr(subprocess, "call", lambda command, env: 7)
    monkeypatch.setattr(stamp, "venv_python", lambda root: "python.exe")
    try:
        assert machine._hand_over("/p", ["build"]) == 7
    finally:
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("work", "code"),
    [(lambda host: 4, 4), (KeyboardInterrupt, 130), (OSError(13, "no", "/p/a"), 3)],
)
def test_a_start_ends_with_a_code_whatever_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], work: Any, code: int
) -> None:
    root = make_project(tmp_path / "project")

    def speaking(root: str, language: str, given: Any) -> int:
        if isinstance(work, (type, OSError)):
            raise work
        return work(None)  # type: ignore[no-any-return]

    monkeypatch.setattr(machine, "_speaking", speaking)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert machine.run(str(root), ["doctor"]) == code
    assert machine.run(str(root), ["build"]) == code
