"""Tests that take too long to be run with each edit: those marked `long`, and properties with all their examples."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHOSEN = "long or hypothesis"
"""By their marks: ours, and the one that Hypothesis gives to tests of properties."""


def command(more: Sequence[str]) -> list[str]:
    """What runs them, with more that pytest is told."""
    return [sys.executable, "-P", "-m", "pytest", "-m", CHOSEN, "--hypothesis-profile=long", *more]


def run(more: Sequence[str]) -> int:
    """Run them; the exit code of pytest."""
    return subprocess.call(command(more), cwd=ROOT)
