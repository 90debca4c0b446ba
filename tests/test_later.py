"""Modules of others that are loaded when they are first called, or by a loader of ours."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

from galley.later import later, loaded_by

USER = "import slow.parts as whole\nfrom slow import parts\nfrom slow.parts import twice\n"
PARTS = "def twice(number, *, more=0):\n    return 2 * number + more\n\n\nclass Kind:\n    pass\n"


@pytest.fixture(autouse=True)
def _package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package `slow`, of whose modules `user` imports `parts` in three ways."""
    (tmp_path / "slow").mkdir()
    for name, text in {"__init__": "", "user": USER, "parts": PARTS}.items():
        (tmp_path / "slow" / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "slow"]:
        del sys.modules[name]


def test_a_module_is_loaded_when_it_is_first_called() -> None:
    with later("slow.parts"):
        user = importlib.import_module("slow.user")
    assert "slow.parts" not in sys.modules
    assert user.twice(3, more=1) == 7
    assert "slow.parts" in sys.modules
    assert type(user.parts.Kind()) is type(user.whole.Kind()) is sys.modules["slow.parts"].Kind


def test_whoever_imports_it_afterwards_has_the_module_itself() -> None:
    with later("slow.parts"):
        importlib.import_module("slow.user")
    assert importlib.import_module("slow.parts").twice.__module__ == "slow.parts"
    assert isinstance(importlib.import_module("slow.parts").Kind, type)


def test_a_module_that_is_loaded_is_given_as_it_is() -> None:
    real = importlib.import_module("slow.parts")
    with later("slow.parts"):
        user = importlib.import_module("slow.user")
    assert user.twice is real.twice
    assert sys.modules["slow.parts"] is real


def test_what_a_module_lacks_is_told_when_it_is_called() -> None:
    with later("slow.parts"):
        parts = importlib.import_module("slow.user").parts
    with pytest.raises(AttributeError, match="thrice"):
        parts.thrice(1)
    with pytest.raises(AttributeError, match="__path__"):
        _ = parts.__path__


def test_no_module_stands_for_another_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), later("slow.parts"):
        _ = 1 / 0
    assert "slow.parts" not in sys.modules


class Doubling(SourceFileLoader):
    """Takes each 2 for a 4."""

    def source_to_code(self, data, path, **more):
        return super().source_to_code(data.replace(b"2", b"4"), path, **more)


def test_one_module_is_loaded_by_another_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with loaded_by(Doubling, "slow.parts"):
        assert importlib.import_module("slow.parts").twice(3) == 12
        assert importlib.import_module("slow.user").twice(3) == 12
    del sys.modules["slow.parts"]
    assert importlib.import_module("slow.parts").twice(3) == 6


def test_a_module_that_is_not_there_is_not_found_by_another_loader() -> None:
    before = list(sys.meta_path)
    with loaded_by(Doubling, "slow.lost"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("slow.lost")
    assert sys.meta_path == before
