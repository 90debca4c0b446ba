"""What tests share: the isolated fonts, copies of the project, and the real report built once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from galley import machine
from galley.files import Files
from galley.model.publication import Publication
from galley.options import Options
from galley.pipeline.build import Outcome, build
from galley.reader import read_publication

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")
"""The same examples on every machine, however slow: no run fails by chance. `--hypothesis-profile=default` looks for others."""
REPORT = "content/annual-report-2014"
os.environ.update(machine.environment(str(ROOT), os.environ))


def copy_project(target: Path) -> Path:
    """A project like this one, without program and outputs: content, templates, locales, fonts."""
    for name in ("content", "templates", "locales", "fonts"):
        shutil.copytree(ROOT / name, target / name, symlinks=True, ignore=shutil.ignore_patterns("cache"))
    return target


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def building() -> Callable[[Options], Outcome]:
    """Builds without showing progress."""
    return lambda options: build(options, lambda _: None)


@dataclass(frozen=True)
class Built:
    """The real report as built: its model, and the bytes of its PDFs by edition."""

    root: Path
    publication: Publication
    outcome: Outcome
    print: bytes
    screen: bytes


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real report in Chinese, built once for all tests."""
    root = copy_project(tmp_path_factory.mktemp("report") / "project")
    outcome = build(Options(root), lambda _: None)
    publication, _ = read_publication(Files(root), REPORT)
    assert publication is not None
    pdf = {
        name: (root / "output/annual-report-2014" / f"annual-report-2014.zh.{name}.pdf").read_bytes()
        for name in ("print", "screen")
    }
    return Built(root, publication, outcome, **pdf)
