"""The asserts of all tests taken apart before the workers start: each worker imports every test, and would else do all of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from _pytest.assertion import rewrite


def take_asserts_apart(config: pytest.Config, files: Sequence[Path]) -> None:
    """Rewrite tests as pytest does when it imports them, and keep what comes of it where it looks for that: by a process a core.

    A process that fails leaves its tests to whoever imports them.
    """
    hands = min(os.cpu_count() or 1, len(files)) if hasattr(os, "fork") else 0
    started = [_started(config, files[hand::hands]) for hand in range(hands)]
    for process in started:
        os.waitpid(process, 0)


def _started(config: pytest.Config, files: Sequence[Path]) -> int:
    """A process that rewrites some files."""
    process = os.fork()
    if process == 0:
        try:
            for file in files:
                _keep(config, file)
        finally:
            os._exit(0)
    return process


def _keep(config: pytest.Config, file: Path) -> None:
    folder = rewrite.get_cache_dir(file)
    folder.mkdir(exist_ok=True)
    kept = folder / f"{file.stem}{rewrite.PYC_TAIL}"
    if rewrite._read_pyc(file, kept) is None:
        digest, code = rewrite._rewrite_test(file, config)
        rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, digest, kept)
