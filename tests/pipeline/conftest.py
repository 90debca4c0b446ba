"""The small project, built once; each test that changes it gets a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import small_project

from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build

ASKED = {"editions": (Edition.SCREEN,)}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its screen file, not to be changed."""
    root = small_project.make(tmp_path_factory.mktemp("small") / "project")
    outcome = build(Options(root, **ASKED), lambda _: None)
    assert outcome.problems == []
    return root


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Path:
    """A copy of the small project with its outputs."""
    return Path(shutil.copytree(built, tmp_path / "copy", symlinks=True))


@pytest.fixture
def run() -> Callable[..., Outcome]:
    """Builds the screen file of a project, unless asked otherwise."""
    return lambda root, **asked: build(Options(root, **(ASKED | asked)), lambda _: None)
