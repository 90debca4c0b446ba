"""The machine under the program: what it lacks is set up, then the program takes over. Standard library only.

A start on a machine that is set up must cost nothing noticeable, so this file, `stamp` and `message` import next to nothing;
the rest of the room is loaded when there is something to do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from galley.machine import stamp
from galley.message import asked

if TYPE_CHECKING:
    from galley.machine.host import Host

LOCKS = ("requirements.lock",)
TEST_LOCKS = ("requirements.lock", "requirements-test.lock")

_DROPPED = ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "LANGUAGE", "PANGO_LANGUAGE", "PYTHONHOME")


def run(root: str, argv: list[str]) -> int:
    """Do what `argv` asks for; returns an exit code, unless the program took this process over."""
    language, rest = asked(argv, os.environ)
    try:
        if rest[:1] == ["doctor"]:
            from galley.machine.doctor import doctor

            return _speaking(root, language, lambda host: doctor(root, rest[1:], host))
        locks = TEST_LOCKS if _runs_tests(rest) else LOCKS
        return _ready(root, locks, language) or _hand_over(root, rest if rest[:1] == ["test"] else argv)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _refused(root, error, language)


def _runs_tests(argv: list[str]) -> bool:
    """Whether tests are run: ours, or those of the engine."""
    return argv[:1] == ["test"] or argv[:2] in (["bench", "engine"], ["bench", "long"])


def _ready(root: str, locks: tuple[str, ...], language: str) -> int:
    """Set the machine up unless it is; returns 0, or the exit code with the fault printed."""
    if stamp.is_fresh(root, locks):
        return 0
    from galley.machine.setup import set_up

    return _speaking(root, language, lambda host: set_up(root, locks, host))


def _speaking(root: str, language: str, work: Callable[[Host], int]) -> int:
    """The exit code of work on this machine that speaks a language; a fault of it is printed."""
    from dataclasses import replace

    from galley.machine.fault import Fault, in_utf8, pattern_of, show
    from galley.machine.host import this_host

    in_utf8()
    host = this_host()
    try:
        host = replace(host, pattern=pattern_of(root, language))
        return work(host)
    except Fault as fault:
        show([fault.problem], root, host.pattern)
        return fault.code


def _refused(root: str, error: OSError, language: str) -> int:
    """Say what the system refuses, where that can still be said; what is left to be written goes nowhere."""
    from contextlib import suppress
    from pathlib import Path

    from galley.files import Files
    from galley.machine.fault import show
    from galley.problem import refused
    from galley.spoken import translated

    with suppress(OSError):
        show([refused(error, Path(root))], root, translated(language, Files(Path(root)))[0])
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    return 3


def command_line(root: str, argv: list[str]) -> list[str]:
    """The program to run for `argv`. `-P` keeps modules that lie about in the caller's folder from being imported."""
    python = [stamp.venv_python(root), "-P", "-m"]
    if argv[:1] == ["test"]:
        return [*python, "pytest", *argv[1:]]
    return [*python, "galley", *argv]


def environment(root: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of the program: the project's own fonts and code, one locale and one order of hashes.

    Sounds are asked of single characters, so pypinyin's phrases, 40 MB, stay unread. numpy multiplies small matrices here, on one core: where several
    processes run, its threads wait for one another, which takes twenty times as long as the work. pydantic need not ask every package whether it has a plugin.
    """
    kept = {name: value for name, value in environ.items() if name not in _DROPPED}
    return kept | {
        "FONTCONFIG_FILE": os.path.join(root, "fonts", "fonts.conf"),
        "XDG_CACHE_HOME": os.path.join(root, "fonts", "cache"),
        "LC_ALL": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
        "PYPINYIN_NO_PHRASES": "true",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": root,
        "PYTHONUTF8": "1",
    }


def _hand_over(root: str, argv: list[str]) -> int:
    """Become the program; file names in `argv` stay relative to the caller's folder, those of tests to the project.

    Where no bytecode may be written beside sources, as in containers, the program keeps its own in `.venv`, and need not be compiled at each start.
    """
    command, env = command_line(root, argv), environment(root, os.environ)
    unwritten = env.pop("PYTHONDONTWRITEBYTECODE", "")
    if argv[:1] == ["test"]:
        os.chdir(root)  # pytest rewrites libraries of its own, once for all workers where it may keep them
    elif unwritten:
        env.setdefault("PYTHONPYCACHEPREFIX", os.path.join(stamp.venv_folder(root), "bytecode"))
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()
    if os.name == "nt":
        import subprocess

        return subprocess.call(command, env=env)
    os.execve(command[0], command, env)
