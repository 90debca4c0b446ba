"""The machine: what is missing is named with its mend, a set-up is finished or begun anew, then the program starts."""

from __future__ import annotations

import ast
import json
import os
import runpy
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from machine_fakes import DEBIAN, PROJECT, Commands, commands, font, make_host, make_project

from galley import machine
from galley.machine import LOCKS, TEST_LOCKS, distribution, doctor, faces, parts, setup, stamp
from galley.machine.fault import Fault
from galley.machine.host import Host, parse_os_release


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return make_host(tmp_path / "installed")


def missing_from(host: Host, root: Path) -> list[parts.Finding]:
    findings = parts.survey(str(root), faces.wanted_faces(str(root)), host)
    return [finding for finding in findings if finding.where is None]


def test_only_the_standard_library_is_imported() -> None:
    """Of the room itself and of what it takes from others, in a Python that has nothing else."""
    names = sorted(path.stem for path in (PROJECT / "galley" / "machine").glob("*.py") if path.stem != "__init__")
    modules = ", ".join(f"galley.machine.{name}" for name in names)
    command = [sys.executable, "-S", "-c", f"import sys, {modules}; print(*sys.modules)"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    tops = {name.partition(".")[0] for name in done.stdout.split()}
    assert tops - set(sys.stdlib_module_names) == {"__main__", "galley"}


def test_an_old_python_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    source = (PROJECT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(PROJECT / "build.py"))
    assert stop.value.code == 3
    assert "Python 3.11 or later is needed, this is 3.9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("system", "release", "is_root", "command"),
    [
        ("linux", DEBIAN, True, "apt-get update && apt-get install -y --no-install-recommends ghostscript"),
        ("linux", {"ID": "ubuntu"}, False, "sudo apt-get update && sudo apt-get install -y --no-install-recommends g"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, False, "sudo apt-get update"),
        ("linux", {"ID": "fedora"}, False, "sudo dnf install ghostscript poppler-utils"),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, True, "dnf install ghostscript poppler-utils"),
        ("linux", {"ID": "arch"}, False, "sudo pacman -S --needed ghostscript poppler noto-fonts-cjk"),
        ("darwin", {}, False, "brew install ghostscript poppler (untested); put these files into fonts/"),
        ("win32", {}, False, "use the Windows Subsystem for Linux, `wsl --install -d Debian`, and there: sudo apt-get"),
        ("linux", {"ID": "void"}, False, "install what your distribution has in the place of Debian's packages ghos"),
    ],
)
def test_the_mend_is_the_distributions_own_command(
    root: Path, host: Host, tmp_path: Path, system: str, release: dict[str, str], is_root: bool, command: str
) -> None:
    (tmp_path / "installed" / "NotoSerifCJK-Bold.ttc").unlink()
    lacking = ("gs", "pdftoppm")
    bare = replace(
        host, system=system, release=release, is_root=is_root, program=lambda name: None if name in lacking else name
    )
    mend = distribution.mend(missing_from(bare, root), bare)
    assert mend.startswith(command)
    assert ("untested" in mend) is (distribution.family(bare) != "debian")


def test_every_part_is_looked_for(root: Path, host: Host) -> None:
    assert missing_from(host, root) == []
    bare = replace(
        host, library=lambda stem, abi: None, program=lambda name: None, module=lambda name: False, fonts=dict
    )
    findings = missing_from(bare, root)
    assert len(findings) == 20
    assert {"ensurepip", "libpangoft2-1.0", "libharfbuzz-subset", "fc-list", "gs", "pdftoppm", "msgfmt"} <= {
        name for finding in findings for name in finding.lacking
    }
    assert all(finding.part.packages["debian"] for finding in findings)


def test_os_release_is_read_with_and_without_quotes() -> None:
    assert parse_os_release('# x=1\nID=debian\nID_LIKE="rhel fedora"\n\n') == {"ID": "debian", "ID_LIKE": "rhel fedora"}


def test_missing_parts_end_with_exit_3_and_nothing_made(
    root: Path, host: Host, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = replace(host, library=lambda stem, abi: None if stem == "harfbuzz-subset" else host.library(stem, abi))
    monkeypatch.setattr("galley.machine.host.this_host", lambda: bare)
    assert machine.run(str(root), ["build"]) == 3
    said = capsys.readouterr().err
    assert "error: this machine lacks HarfBuzz (libharfbuzz-subset) [machine.missing]" in said
    assert "mend: sudo apt-get update && sudo apt-get install" in said
    assert commands(host).lines == []
    assert not (root / ".venv").exists()


def test_root_on_debian_installs_what_is_missing(root: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    there = lambda name: None if name == "gs" and not commands(host).of("apt-get -q") else name  # noqa: E731
    setup.set_up(str(root), TEST_LOCKS, replace(host, is_root=True, program=there))
    update, install = commands(host).of("apt-get")
    assert update.endswith(" update")
    assert install.endswith("install -y --no-install-recommends ghostscript")
    assert "set-up: installing system packages with apt-get: ghostscript" in capsys.readouterr().err


def test_builds_install_ghostscript_for_preflight_and_go_on_without(root: Path, host: Host) -> None:
    there = lambda name: None if name == "gs" else name  # noqa: E731
    bare = replace(host, is_root=True, program=there)
    setup.set_up(str(root), LOCKS, bare)
    assert commands(host).of("apt-get")[1].endswith("install -y --no-install-recommends ghostscript")
    assert stamp.is_fresh(str(root), LOCKS)
    failing = replace(bare, run=Commands(fail="install -y"))
    shutil.rmtree(root / ".venv")
    setup.set_up(str(root), LOCKS, failing)
    assert stamp.is_fresh(str(root), LOCKS)
    with pytest.raises(Fault, match="could not install ghostscript"):
        setup.set_up(str(root), TEST_LOCKS, failing)


@pytest.mark.parametrize("name", ["gs", "pdftoppm", "msgfmt"])
def test_programs_that_tests_call_are_asked_for_by_the_tests_alone(root: Path, host: Host, name: str) -> None:
    bare = replace(host, program=lambda wanted: None if wanted == name else wanted)
    with pytest.raises(Fault, match=rf"lacks \w+ \({name}\b.*\)"):
        setup.set_up(str(root), TEST_LOCKS, bare)
    setup.set_up(str(root), LOCKS, bare)
    assert stamp.is_fresh(str(root), LOCKS)


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        (["test"], TEST_LOCKS),
        (["bench", "engine"], TEST_LOCKS),
        (["bench", "long", "-x"], TEST_LOCKS),
        (["--messages", "zh", "bench", "engine"], TEST_LOCKS),
        (["bench", "lines"], LOCKS),
        (["build"], LOCKS),
    ],
)
def test_what_runs_tests_needs_what_they_need(
    root: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], wanted: tuple[str, ...]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(machine, "_ready", lambda root, locks, language: asked.append(locks) or 3)
    assert machine.run(str(root), argv) == 3
    assert asked == [wanted]


@pytest.mark.parametrize("name", [".venv", "fonts", "fonts/system", "fonts/cache"])
def test_nothing_is_deleted_through_a_link(root: Path, host: Host, tmp_path: Path, name: str) -> None:
    work = tmp_path / "work"
    shutil.copytree(root / "fonts", work)
    (work / "system").mkdir()
    (work / "system/mine.txt").touch()
    shutil.rmtree(root / name, ignore_errors=True)
    (root / name).symlink_to(work)
    before = sorted(work.rglob("*"))
    with pytest.raises(Fault, match=rf"{name} is a link to .*work") as fault:
        setup.set_up(str(root), LOCKS, host)
    assert f"`rm {name}`" in fault.value.problem.mend
    assert sorted(work.rglob("*")) == before
    assert commands(host).lines == []


def test_what_the_system_refuses_is_told(
    root: Path, host: Host, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "fonts" / "cache").write_text("", encoding="utf-8")
    monkeypatch.setattr("galley.machine.host.this_host", lambda: host)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert machine.run(str(root), ["build"]) == 3
    assert (
        "fonts/cache/.fontconfig: error: something else of that name is in the way [files.system]"
        in capfd.readouterr().err
    )


@pytest.mark.parametrize(("where", "code"), [(">/dev/full", 3), (">&-", 5), (">&- 2>&-", 5)])
def test_a_start_or_report_that_cannot_be_told_ends_without_a_traceback(ready: Path, where: str, code: int) -> None:
    (ready / "galley/__main__.py").write_text("raise SystemExit(5)", encoding="utf-8")
    command = "doctor" if code == 3 else "build"
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} build.py {command} {where}"], cwd=ready, capture_output=True, text=True
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_failing_apt_is_told(root: Path, host: Host) -> None:
    failing = replace(host, is_root=True, program=lambda name: None, run=Commands(fail=" install "))
    with pytest.raises(Fault, match=r"apt-get could not install fontconfig ghostscript:\n(.|\n)*no network") as fault:
        setup.set_up(str(root), LOCKS, failing)
    assert fault.value.problem.code == "machine.apt"


def test_a_finished_set_up_is_not_done_again(root: Path, host: Host) -> None:
    setup.set_up(str(root), LOCKS, host)
    assert len(commands(host).lines) == 2
    assert "--require-hashes -r" in commands(host).lines[1]
    assert stamp.is_fresh(str(root), LOCKS)
    setup.set_up(str(root), LOCKS, host)
    assert len(commands(host).lines) == 2


def test_what_the_tests_need_is_added_to_the_same_venv(root: Path, host: Host) -> None:
    setup.set_up(str(root), LOCKS, host)
    assert not stamp.is_fresh(str(root), TEST_LOCKS)
    setup.set_up(str(root), TEST_LOCKS, host)
    assert [len(commands(host).of(word)) for word in ("-m venv", "requirements.lock", "requirements-test.lock")] == [
        1,
        1,
        1,
    ]
    assert stamp.is_fresh(str(root), TEST_LOCKS) and stamp.is_fresh(str(root), LOCKS)


def test_packages_are_shared_out_among_the_cores_each_once_with_its_hashes(
    root: Path, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    entries = [
        "a==1 \\\n    --hash=sha256:1\n    # via galley",
        "b==2 ; python_version < '3.12' \\\n    --hash=sha256:2",
        "c==3 \\\n    --hash=sha256:3",
    ]
    (root / LOCKS[0]).write_text("\n".join(entries[1:]) + "\n", encoding="utf-8")
    (root / TEST_LOCKS[1]).write_text("# head\n" + "\n".join(entries) + "\n", encoding="utf-8")
    setup.set_up(str(root), TEST_LOCKS, host)
    shares = sorted(line.partition(".txt ")[2] for line in commands(host).of("--no-deps --require-hashes -r"))
    assert shares == sorted([f"{entries[1]}\n{entries[0]}", entries[2]])


def test_no_more_pips_than_four_are_at_work(root: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    (root / LOCKS[0]).write_text("".join(f"p{number}==1\n" for number in range(9)), encoding="utf-8")
    setup.set_up(str(root), LOCKS, host)
    assert len(commands(host).of("--no-deps --require-hashes -r")) == 4


def test_one_share_that_fails_is_told_and_leaves_no_stamp(root: Path, host: Host) -> None:
    with pytest.raises(Fault, match=r"what requirements\.lock, requirements-test\.lock lists:\n(.|\n)*no network"):
        setup.set_up(str(root), TEST_LOCKS, replace(host, run=Commands(fail="requirements-test")))
    assert stamp.read(str(root)) == {}


@pytest.mark.parametrize("changed", TEST_LOCKS)
def test_a_changed_lock_makes_the_venv_anew(root: Path, host: Host, changed: str) -> None:
    setup.set_up(str(root), TEST_LOCKS, host)
    (root / ".venv" / "no-longer-locked").touch()
    (root / changed).write_text("other", encoding="utf-8")
    assert not stamp.is_fresh(str(root), LOCKS)
    setup.set_up(str(root), LOCKS, host)
    assert not (root / ".venv" / "no-longer-locked").exists()
    assert stamp.is_fresh(str(root), LOCKS)


@pytest.mark.parametrize("step", ["-m venv", "-m pip"])
def test_an_interrupted_set_up_is_picked_up(root: Path, host: Host, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def interrupt(line: str) -> None:
        if step in line:
            raise KeyboardInterrupt

    monkeypatch.setattr("galley.machine.host.this_host", lambda: replace(host, run=Commands(before=interrupt)))
    assert machine.run(str(root), []) == 130
    assert not stamp.is_fresh(str(root), LOCKS)
    setup.set_up(str(root), LOCKS, host)
    assert len(commands(host).of("-m venv")) == 1
    assert stamp.is_fresh(str(root), LOCKS)


def test_a_broken_off_addition_leaves_no_stamp(root: Path, host: Host) -> None:
    setup.set_up(str(root), LOCKS, host)
    with pytest.raises(Fault, match=r"pip could not install what requirements-test\.lock lists:\n(.|\n)*no network"):
        setup.set_up(str(root), TEST_LOCKS, replace(host, run=Commands(fail="requirements-test")))
    assert stamp.read(str(root)) == {}


def test_a_venv_made_anew_for_a_changed_lock_holds_what_it_held(root: Path, host: Host) -> None:
    setup.set_up(str(root), TEST_LOCKS, host)
    with (root / "requirements.lock").open("a", encoding="utf-8") as file:
        file.write("# another package\n")
    setup.set_up(str(root), LOCKS, host)
    assert len(commands(host).of("-m venv")) == 2
    assert stamp.is_fresh(str(root), TEST_LOCKS)


def test_a_venv_that_cannot_be_made_is_told(root: Path, host: Host) -> None:
    with pytest.raises(Fault, match="Python could not make"):
        setup.set_up(str(root), LOCKS, replace(host, run=Commands(fail="-m venv")))


def test_two_starts_at_once_set_up_once(root: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = threading.Event()
    monkeypatch.setattr(setup, "say", lambda message, pattern: waiting.set() if "waiting" in message else None)
    second = threading.Thread(target=lambda: setup.set_up(str(root), LOCKS, host))

    def start_second(line: str) -> None:
        if "-m venv" in line and not second.is_alive():
            second.start()
            assert waiting.wait(10)

    commands(host).before = start_second
    setup.set_up(str(root), LOCKS, host)
    second.join(10)
    assert len(commands(host).lines) == 2


def test_a_project_that_is_not_ours_to_write_is_told(root: Path, host: Host) -> None:
    (root / "requirements.lock").unlink()
    with pytest.raises(Fault, match=r"requirements\.lock cannot be opened"):
        setup.set_up(str(root), LOCKS, host)


def spoil_stamp(root: Path) -> None:
    (root / ".venv" / "galley.json").write_text('{"locks": 1', encoding="utf-8")


def strange_stamp(root: Path) -> None:
    (root / ".venv" / "galley.json").write_text('{"locks": []}', encoding="utf-8")


def remove_python(root: Path) -> None:
    (root / ".venv" / "bin" / "python").unlink()


def other_python(root: Path) -> None:
    remove_python(root)
    (root / ".venv" / "bin" / "python").symlink_to("/bin/sh")


def lose_link(root: Path) -> None:
    (root / "fonts" / "system" / "NotoSans-Bold.ttf").unlink()


def pin_font(root: Path) -> None:
    (root / "fonts" / "NotoSans-Bold.ttf").write_bytes(font())


def upgrade_font(root: Path) -> None:
    Path(root, "..", "installed", "NotoSans-Bold.ttf").write_bytes(font(b"newt"))


def want_other_fonts(root: Path) -> None:
    (root / "fonts" / "system.toml").write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [spoil_stamp, strange_stamp, remove_python, other_python, lose_link, pin_font, upgrade_font, want_other_fonts],
)
def test_what_a_set_up_rests_on_is_watched(root: Path, host: Host, change: Callable[[Path], None]) -> None:
    setup.set_up(str(root), LOCKS, host)
    change(root)
    assert not stamp.is_fresh(str(root), LOCKS)


def test_a_moved_project_is_set_up_anew(root: Path, host: Host) -> None:
    setup.set_up(str(root), LOCKS, host)
    moved = root.rename(root.with_name("moved"))
    assert not stamp.is_fresh(str(moved), LOCKS)


def test_a_project_is_where_it_was_whatever_encoding_of_names_the_environment_asks_for(root: Path, host: Host) -> None:
    moved = root.rename(root.with_name("工作"))
    setup.set_up(str(moved), LOCKS, host)
    in_ascii = str(moved.parent) + "/" + "工作".encode().decode("ascii", "surrogateescape")
    assert in_ascii != str(moved) and stamp.is_fresh(in_ascii, LOCKS)


@pytest.fixture
def ready(root: Path, host: Host) -> Path:
    """A project that is set up, with a program that prints how it was started."""
    shutil.copytree(
        PROJECT / "galley" / "machine", root / "galley" / "machine", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(PROJECT / "galley" / "show", root / "galley" / "show", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "build.py",
        *(f"galley/{room}.py" for room in ("__init__", "message", "problem", "files", "po", "spoken")),
    ):
        shutil.copy(PROJECT / name, root / name)
    program = "import json, os, sys\nprint(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]))\nsys.exit(5)\n"
    for name in ("galley/__main__.py", "pytest.py"):
        (root / name).write_text(program, encoding="utf-8")
    setup.set_up(str(root), LOCKS, host)
    return root


def start(root: Path, folder: Path, *argv: str, **surroundings: str) -> tuple[int, Any]:
    env = {**os.environ, "FONTCONFIG_SYSROOT": "/x", "LANGUAGE": "ko", "PYTHONPATH": str(folder), **surroundings}
    command = [sys.executable, str(root / "build.py"), *argv]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


def test_the_program_takes_over(ready: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "galley.py").write_text("raise SystemExit('the caller\\'s own module')", encoding="utf-8")
    code, (argv, cwd, env) = start(ready, folder, "preflight", "a b.pdf")
    assert (code, argv, cwd) == (5, ["preflight", "a b.pdf"], str(folder))
    assert env["FONTCONFIG_FILE"] == str(ready / "fonts" / "fonts.conf")
    assert env["XDG_CACHE_HOME"] == str(ready / "fonts" / "cache")
    assert (env["PYTHONPATH"], env["PYTHONHASHSEED"], env["OPENBLAS_NUM_THREADS"]) == (str(ready), "0", "1")
    assert not {"FONTCONFIG_SYSROOT", "LANGUAGE"} & env.keys()


UNWRITTEN, ELSEWHERE = "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"


def test_where_no_bytecode_may_be_written_the_program_keeps_its_own_in_the_venv(ready: Path, tmp_path: Path) -> None:
    program = ready / "galley" / "cli"
    program.mkdir()
    (program / "__init__.py").touch()
    (ready / "galley" / "__main__.py").write_text(
        "import json, os, sys\nimport galley.cli as own\n"
        "print(json.dumps([sys.argv[1:], own.__cached__, os.path.exists(own.__cached__)]))\n"
    )
    _, (_, kept, there) = start(ready, tmp_path, "build", **{UNWRITTEN: "1"})
    assert (kept.startswith(str(ready / ".venv" / "bytecode")), there) == (True, True)
    _, (_, kept, there) = start(ready, tmp_path, "build", **{UNWRITTEN: "1", ELSEWHERE: str(tmp_path / "mine")})
    assert (kept.startswith(str(tmp_path / "mine")), there) == (True, True)
    assert not list(ready.glob("galley/**/__pycache__"))
    _, (_, kept, there) = start(ready, tmp_path, "build", **{UNWRITTEN: ""})
    assert (Path(kept).parent, there) == (program / "__pycache__", True)


def test_tests_run_in_the_project(ready: Path, tmp_path: Path, host: Host) -> None:
    setup.set_up(str(ready), TEST_LOCKS, host)
    code, (argv, cwd, env) = start(ready, tmp_path, "test", "-k", "x", **{UNWRITTEN: "1"})
    assert (code, argv, cwd) == (5, ["-k", "x"], str(ready))
    assert not {UNWRITTEN, ELSEWHERE} & env.keys()


def test_a_start_that_has_nothing_to_do_loads_next_to_nothing(ready: Path) -> None:
    source = (
        "import sys; from galley.machine import run; import os; os.execve = lambda *a: print(*sys.modules);"
        f"run({str(ready)!r}, [])"
    )
    done = subprocess.run([sys.executable, "-S", "-c", source], cwd=ready, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "galley.machine.stamp" in loaded
    assert not {"subprocess", "ctypes", "tomllib", "pathlib", "dataclasses", "galley.machine.setup"} & loaded


def test_doctor_on_a_machine_that_has_everything(root: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    setup.set_up(str(root), LOCKS, host)
    capsys.readouterr()
    assert doctor.doctor(str(root), [], host) == 0
    table = capsys.readouterr().out
    assert "missing" not in table
    assert "Ghostscript             1.2.3      /usr/bin/gs" in table


@pytest.mark.parametrize("language", [["--messages", "zh"], ["--messages=zh"]])
def test_the_language_of_messages_may_stand_before_doctor_and_test(
    ready: Path, tmp_path: Path, host: Host, language: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    setup.set_up(str(ready), TEST_LOCKS, host)
    assert start(ready, tmp_path, *language, "test", "-k", "x")[1][0] == ["-k", "x"]
    assert start(ready, tmp_path, *language, "check")[1][0] == [*language, "check"]
    assert machine.run(str(ready), [*language, "doctor"]) in (0, 3)
    assert "Python软件包" in capsys.readouterr().out


def test_doctor_speaks_chinese_whatever_the_locale(ready: Path) -> None:
    done = subprocess.run(
        [sys.executable, "build.py", "doctor", "--messages", "zh"],
        cwd=ready,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 3)
    assert "Python软件包" in done.stdout.decode("utf-8")


def test_doctor_names_what_is_missing_and_changes_nothing(
    root: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = replace(host, is_root=True, program=lambda name: None if name == "gs" else name)
    before = sorted(root.rglob("*"))
    assert [problem.severity for problem in doctor._examine(str(root), bare)[1]] == ["warning", "error"]
    assert doctor.doctor(str(root), ["--format", "json"], bare) == 3
    report = json.loads(capsys.readouterr().out)
    assert {"name": "Ghostscript", "found": False} in report["parts"]
    assert [problem["code"] for problem in report["problems"]] == ["machine.missing", "machine.set-up"]
    assert report["problems"][0]["message"] == (
        "this machine lacks Ghostscript (gs; without it preflight tells the inks of print files as not checked)"
    )
    assert report["problems"][0]["mend"].endswith("--no-install-recommends ghostscript")
    assert sorted(root.rglob("*")) == before


def test_doctor_tells_a_broken_list_of_fonts(root: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    want_other_fonts(root)
    assert doctor.doctor(str(root), [], host) == 3
    assert "[machine.font-list]" in capsys.readouterr().err


def pins(name: str) -> set[str]:
    lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
    return {line.split(" ")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))}


def test_the_tests_run_on_the_packages_that_are_shipped() -> None:
    assert pins("requirements.lock") < pins("requirements-test.lock")


def test_ci_runs_what_the_readme_says() -> None:
    script = PROJECT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "python3 build.py test"
