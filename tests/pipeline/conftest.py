"""The small project, built once; each test that changes it gets a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import small_project
from conftest import made_once

from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build

ASKED = {"editions": (Edition.SCREEN,)}


def _small(root: Path) -> None:
    outcome = build(Options(small_project.make(root), **ASKED), lambda _: None)
    assert outcome.problems == []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its screen file, not to be changed."""
    return made_once(tmp_path_factory, "small", _small)


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Path:
    """A copy of the small project with its outputs; its program is not compiled, so start it in `startable` only."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(built, tmp_path / "copy", symlinks=True, ignore=ignored))


@pytest.fixture
def startable(built: Path, tmp_path: Path) -> Path:
    """A copy of the small project with its outputs, whose program is compiled."""
    return Path(shutil.copytree(built, tmp_path / "startable", symlinks=True))


@pytest.fixture
def run() -> Callable[..., Outcome]:
    """Builds the screen file of a project, unless asked otherwise."""
    return lambda root, **asked: build(Options(root, **(ASKED | asked)), lambda _: None)
