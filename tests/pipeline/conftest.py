"""The small project, built once; each test that changes it gets a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small_project
from conftest import made_once

from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build

ASKED = {"editions": (Edition.SCREEN,)}
ROOMS = ("cli", "show", "typeset")
"""What a project has of the program where that is run from here: builds look at its files, and copies of few are made fast."""


def _small(root: Path) -> None:
    small_project.make(root, program=False)
    for room in ROOMS:
        own = small_project.HERE / "galley" / room
        shutil.copytree(own, root / "galley" / room, ignore=shutil.ignore_patterns("__pycache__"))
    _build(root)


def _build(root: Path, **asked: Any) -> None:
    outcome = build(Options(root, **(ASKED | asked)), lambda _: None)
    assert outcome.problems == []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its screen file and some rooms of the program, not to be changed."""
    return made_once(tmp_path_factory, "small", _small)


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Path:
    """A copy of it with its outputs."""
    return Path(shutil.copytree(built, tmp_path / "copy", symlinks=True))


@pytest.fixture
def startable(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A copy of the small project with its outputs and all of the program, which can be started."""
    built = made_once(tmp_path_factory, "startable", lambda root: _build(small_project.make(root), preflight=True))
    return Path(shutil.copytree(built, tmp_path / "startable", symlinks=True))


@pytest.fixture
def run() -> Callable[..., Outcome]:
    """Builds the screen file of a project, unless asked otherwise."""
    return lambda root, **asked: build(Options(root, **(ASKED | asked)), lambda _: None)
