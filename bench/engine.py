"""The engine's own tests, without script typography and with it: none may fail with it that passes without.

They are those of the source distribution of the version that `requirements.lock` pins. It is fetched into a temporary folder and
only its tests are unpacked, so that they try the engine that is installed. Tests that draw need Ghostscript (`gs`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

SECONDS = 3600
"""How long one run of all tests may take."""
JOBS = 2
PROJECT = "weasyprint"
PLUGIN = "bench.extended"
ROOT = Path(__file__).resolve().parent.parent

_OUTCOMES = {"failure": "failed", "error": "failed", "skipped": "skipped"}


class Refused(Exception):
    """What cannot be done: the tests cannot be fetched, or do not run."""


def pinned(lock: str) -> str:
    """The version of the engine in the text of a lock file."""
    found = re.search(rf"(?m)^{PROJECT}==(\S+)", lock)
    if found is None:
        raise Refused(f"{PROJECT} is not pinned")
    return found[1]


def fetched(version: str, folder: Path) -> Path:
    """The folder that holds the tests of a version, fetched into a folder by pip from where it fetches all."""
    wanted = ["--no-deps", "--no-binary", PROJECT, f"{PROJECT}=={version}"]
    _ran([sys.executable, "-m", "pip", "download", "--quiet", *wanted, "--dest", str(folder)], folder)
    archive = next(folder.glob(f"{PROJECT}-*.tar.gz"), None)
    if archive is None:
        raise Refused(f"there is no source distribution of {PROJECT} {version}")
    return unpacked(archive, folder)


def unpacked(archive: Path, folder: Path) -> Path:
    """Unpack the tests of a source distribution, and nothing else: the folder that holds `tests`."""
    with tarfile.open(archive) as opened:
        chosen = [member for member in opened if "tests" in Path(member.name).parts[1:2]]
        opened.extractall(folder, chosen, filter="data")
    if not chosen:
        raise Refused(f"{archive.name} has no tests")
    return folder / Path(chosen[0].name).parts[0]


def outcomes(home: Path, tests: Sequence[str], *, extended: bool) -> dict[str, str]:
    """Run tests, files or folders below `home`: of each by its name whether it `passed`, `failed` or was `skipped`."""
    report = home / f"report-{extended}.xml"
    plugin = ["-p", PLUGIN] if extended else []
    options = f"-m pytest -q -n {JOBS} --tb=no --junitxml={report}".split(" ")
    _ran([sys.executable, *options, *plugin, *tests], home, allowed=(0, 1))
    return read(report.read_text(encoding="utf-8"))


def read(report: str) -> dict[str, str]:
    """The outcomes in a report of the form of JUnit, as pytest writes it; a test that is expected to fail is `skipped`."""
    found = {}
    for case in ElementTree.fromstring(report).iter("testcase"):
        said = [_OUTCOMES[child.tag] for child in case if child.tag in _OUTCOMES]
        found[f"{case.get('classname')}::{case.get('name')}"] = min(said, default="passed")
    return found


def broken(without: Mapping[str, str], extended: Mapping[str, str]) -> list[str]:
    """The tests that pass without the package and not with it, and those that fail and are there only with it.

    Some tests try each property that the engine knows; they try those of the package too.
    """
    added = {name: "passed" for name, outcome in extended.items() if outcome == "failed"}
    expected = added | dict(without)
    return [name for name, outcome in expected.items() if outcome == "passed" and extended.get(name) != "passed"]


def told(version: str, without: Mapping[str, str], extended: Mapping[str, str]) -> str:
    """The result in words: counts, and each test that the package breaks."""
    rows = ((label, Counter(each.values())) for label, each in (("without", without), ("with", extended)))
    counts = (f"| {label} | {count['passed']} | {count['failed']} | {count['skipped']} |" for label, count in rows)
    bad = broken(without, extended)
    head = f"| {PROJECT} {version} | passed | failed | skipped |\n| --- | --- | --- | --- |"
    return "\n".join([head, *counts, "", f"{len(bad)} fail with script typography that pass without.", *bad])


def measured(tests: Sequence[str]) -> tuple[str, bool]:
    """The result in words of the tests of the pinned engine, and whether none is broken."""
    version = pinned((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        home = fetched(version, Path(folder))
        without = outcomes(home, tests, extended=False)
        extended = outcomes(home, tests, extended=True)
    return told(version, without, extended), not broken(without, extended)


def _ran(command: Sequence[str], folder: Path, allowed: Sequence[int] = (0,)) -> None:
    """Run a program in a folder; its last words where it does not end as it may."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise Refused(f"{' '.join(command[1:4])} takes more than {SECONDS} s") from late
    if done.returncode not in allowed:
        raise Refused("\n".join((done.stdout + done.stderr).strip().splitlines()[-5:]))
