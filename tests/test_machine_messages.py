"""Set-up and doctor speak the language that is asked for, before anything but Python is there."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from machine_fakes import CHINESE, PROJECT, Commands, make_host, make_project

from galley import machine
from galley.machine.host import Host
from galley.message import VARIABLE

Run = Callable[..., tuple[int, str, str]]

HAN = re.compile(r"[\u4e00-\u9fff]")
COMMAND = re.compile(r"`[^`]*`|(?:sudo )?(?:apt-get|dnf|pacman|brew) .*|lib\S+-[\d ]+\S*")
ENGLISH = re.compile(r"[A-Za-z][a-z]+ [a-z]{2,} [a-z]{2,}\b")
"""Three words of English in a row."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return make_host(tmp_path / "installed")


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Starts the program on a made-up machine; returns its exit code, its output, and its errors."""

    def start(host: Host, *argv: str) -> tuple[int, str, str]:
        monkeypatch.setattr("galley.machine.host.this_host", lambda: host)
        monkeypatch.setattr(machine, "_hand_over", lambda root, argv: 0)
        code = machine.run(str(root), list(argv))
        return code, *capsys.readouterr()

    return start


def without(host: Host, *names: str) -> Host:
    return replace(host, program=lambda name: None if name in names else f"/usr/bin/{name}")


def no_list(root: Path) -> None:
    (root / "fonts/system.toml").unlink()


def no_lock(root: Path) -> None:
    (root / "requirements.lock").unlink()


def fonts_elsewhere(root: Path) -> None:
    (root / "fonts").rename(root.parent / "fonts")
    (root / "fonts").symlink_to(root.parent / "fonts")


def no_family(root: Path) -> None:
    (root / "fonts/system.toml").write_text("family = 1", encoding="utf-8")


def no_font(root: Path) -> None:
    text = '[[family]]\nname = "A"\npackages = {}\nfaces = {Regular = "../a.ttf"}'
    (root / "fonts/system.toml").write_text(text, encoding="utf-8")


def file_in_the_way(root: Path) -> None:
    (root / "fonts/cache").write_text("", encoding="utf-8")


def nothing(root: Path) -> None:
    pass


def on(system: str, release: str) -> Callable[[Host], Host]:
    return lambda host: replace(without(host, "fc-list"), system=system, release={"ID": release}, fonts=dict)


def failing(step: str) -> Callable[[Host], Host]:
    return lambda host: replace(host, run=Commands(fail=step))


def as_root_without_apt(host: Host) -> Host:
    return replace(without(host, "fc-list"), is_root=True, run=Commands(fail=" install "))


def same(host: Host) -> Host:
    return host


TELLING = {"Fault": 1, "Problem": 1, "say": 0}
"""What takes messages, and how many other arguments stand before them."""
FAULTS = [
    (same, no_list, "machine.font-list"),
    (same, no_lock, "machine.lock-file"),
    (same, fonts_elsewhere, "machine.link"),
    (same, no_family, "machine.font-list"),
    (same, no_font, "machine.font-list"),
    (same, file_in_the_way, "files.system"),
    (on("linux", "debian"), nothing, "machine.missing"),
    (on("linux", "fedora"), nothing, "machine.missing"),
    (on("linux", "arch"), nothing, "machine.missing"),
    (on("linux", "void"), nothing, "machine.missing"),
    (on("darwin", ""), nothing, "machine.missing"),
    (on("win32", ""), nothing, "machine.missing"),
    (as_root_without_apt, nothing, "machine.apt"),
    (failing("-m venv"), nothing, "machine.venv"),
    (failing("-m pip"), nothing, "machine.packages"),
]


def foreign(told: str) -> list[str]:
    """The lines in which a sentence is English, or no word Chinese; what commands print stands four blanks in."""
    own = [line for line in told.splitlines() if not line.startswith("    ")]
    plain = [(line, COMMAND.sub("", line)) for line in own]
    return [line for line, words in plain if not HAN.search(line) or ENGLISH.search(words)]


@pytest.mark.parametrize(("change", "spoil", "code"), FAULTS)
def test_no_sentence_of_a_fault_stays_english(
    root: Path,
    host: Host,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Host], Host],
    spoil: Callable[[Path], None],
    code: str,
) -> None:
    monkeypatch.setattr("os.dup2", lambda *_: None)
    spoil(root)
    exit_code, _, told = run(change(host), "build", "--messages", "zh")
    assert (exit_code, foreign(told)) == (3, [])
    assert "错误：" in told and f" [{code}]\n" in told and "\n  处理：" in told
    exit_code, table, told = run(change(host), "doctor", "--messages", "zh")
    assert (exit_code, foreign(told)) == (3, [])
    assert "Python软件包" in table


def test_an_english_sentence_would_be_found() -> None:
    assert foreign("错误：this machine lacks 字体\n\tnothing\n处理：sudo apt-get install -y fonts\n    no network") == [
        "错误：this machine lacks 字体",
        "\tnothing",
    ]


def test_each_step_of_a_set_up_is_told_in_chinese(host: Host, run: Run) -> None:
    bare = replace(host, is_root=True, dictionaries=dict, run=Commands(fail="install -y"))
    code, _, told = run(bare, "--messages=zh", "build")
    assert (code, foreign(told)) == (0, [])
    assert [line.startswith("环境准备：") for line in told.splitlines() if line[0] != " "] == [True] * 4
    assert run(bare, "--messages=zh", "build") == (0, "", "")


def test_doctor_tells_parts_and_warnings_in_chinese(host: Host, run: Run) -> None:
    code, table, told = run(replace(host, dictionaries=dict), "doctor", "--messages", "zh")
    assert "\n英语拼写词典                       缺少\n" in table
    assert told.startswith("警告：本机缺少英语拼写词典（en_US.dic、en_US.aff）、英式")
    assert code == 3
    code, report, _ = run(replace(host, dictionaries=dict), "doctor", "--messages", "zh", "--format=json")
    told = json.loads(report)
    assert {"name": "English spelling", "found": False} in told["parts"]
    assert [bool(HAN.search(each["message"])) for each in told["problems"]] == [True, True]


def test_the_environment_may_ask_for_the_language(host: Host, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "zh")
    assert "Python软件包" in run(host, "doctor")[1]
    assert "Python packages" in run(host, "doctor", "--messages", "en")[1]
    assert run(host, "build")[2].startswith("环境准备：")


@pytest.mark.parametrize("arguments", [["doctor", "--messages", "xx"], ["build", "--messages=xx"], ["test"]])
def test_a_language_without_messages_is_told_as_the_program_tells_it(
    root: Path, host: Host, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "xx")
    code, table, told = run(host, *arguments)
    assert (code, table) == (2, "")
    assert told.startswith("error: 'xx' is none of en, zh [machine.language]\n  mend: ")
    assert not (root / ".venv").exists()


def test_a_broken_catalogue_is_told_and_english_spoken(root: Path, host: Host, run: Run) -> None:
    (root / CHINESE).write_text('msgid "missing"\nmsgstr 缺少\n', encoding="utf-8")
    code, table, told = run(host, "doctor", "--messages", "zh")
    assert (code, "Python packages" in table) == (3, True)
    first, _, second, _ = told.splitlines()
    assert first.startswith(f"{CHINESE}:2: warning: the catalogue cannot be read from here on")
    assert second.startswith("error: the Python packages and the links to the fonts are not set up")


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--colour"], ["all"], ["--format"], ["--messages"]])
def test_what_doctor_does_not_understand_is_told_in_chinese(host: Host, run: Run, arguments: list[str]) -> None:
    code, table, told = run(host, "--messages", "zh", "doctor", *arguments)
    assert (code, table, foreign(told)) == (2, "", [])
    assert f"`doctor`无法识别{' '.join(arguments)} [machine.usage]" in told


def test_doctor_tells_what_it_does(host: Host, run: Run) -> None:
    code, told, _ = run(host, "doctor", "--help")
    assert code == 0 and told.startswith("Usage: build.py doctor [--format text|json]")
    assert run(host, "doctor", "-h", "--messages", "zh")[1].startswith("用法：build.py doctor")


def test_all_that_this_room_says_is_a_message() -> None:
    """What is given to those who tell it is made by `said`, or by what calls it."""
    bare = []
    for path in sorted((PROJECT / "galley" / "machine").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLING:
                given = node.args[TELLING[node.func.id] :]
                bare += [
                    f"{path.name}:{each.lineno}" for each in given if isinstance(each, ast.Constant | ast.JoinedStr)
                ]
    assert bare == []
