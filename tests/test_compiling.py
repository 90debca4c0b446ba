"""Code of texts is kept from one process to the next, and trusted as far as it is what was put there."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

from galley import compiling
from galley.compiling import Codes


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are compiled."""
    found: list[str] = []

    def watched(text: str, *rest: Any, **asked: Any) -> CodeType:
        found.append(text)
        return compile(text, *rest, **asked)

    monkeypatch.setattr(compiling, "compile", watched, raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return found


def told(folder: Path, *texts: str) -> list[object]:
    """The values of texts, by a process of its own that ends."""
    codes = Codes(folder)
    found = [eval(codes.of(text, "eval")) for text in texts]
    codes.keep()
    return found


def test_of_a_full_disk_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, data: bytes) -> None:
        with file.open("wb") as waiting:
            waiting.write(data[:9])
        raise OSError(ENOSPC, "full")

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    told(tmp_path, "1")
    whole = {each: each.read_bytes() for each in tmp_path.iterdir()}
    monkeypatch.setattr(Path, "write_bytes", full)
    assert told(tmp_path, "2") == [2]
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == whole


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, runs: list[str]) -> None:
    assert told(tmp_path, "1 + 1") == told(tmp_path, "1 + 1") == [2]
    assert runs == ["1 + 1"]
    assert told(tmp_path, "2 + 2", "1 + 1") == told(tmp_path, "2 + 2", "1 + 1") == [4, 2]
    assert runs == ["1 + 1", "2 + 2"] and len(list(tmp_path.iterdir())) == 1


def test_what_has_a_value_is_not_what_is_run(tmp_path: Path) -> None:
    codes = Codes(tmp_path)
    assert (eval(codes.of("1", "eval")), eval(codes.of("1", "exec"))) == (1, None)


def spoilt(written: bytes) -> bytes:
    return written[:-1] + bytes([written[-1] ^ 1])


@pytest.mark.parametrize("damage", [spoilt, lambda _: b"", lambda _: b"nothing", lambda written: written[:-9]])
def test_a_damaged_file_is_written_anew(tmp_path: Path, runs: list[str], damage: Callable[[bytes], bytes]) -> None:
    told(tmp_path, "1")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert told(tmp_path, "1") == [1]
    assert runs == ["1", "1"] and file.read_bytes() == whole


def test_the_code_of_another_python_is_not_run(
    tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path, "1")
    monkeypatch.setattr(compiling, "MAGIC_NUMBER", b"none")
    told(tmp_path, "1")
    assert runs == ["1", "1"]


def test_there_is_an_end_to_what_is_kept(tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told(tmp_path, "1", "2")
    monkeypatch.setattr(compiling, "MOST", 2)
    told(tmp_path, "3")
    runs.clear()
    told(tmp_path, "3", "1")
    assert runs == ["1"]


def test_what_cannot_be_written_or_is_not_to_be_is_not_kept(
    tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert told(tmp_path / "file", "1") == [1]
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert told(tmp_path / "new", "1") == [1]
    assert not (tmp_path / "new").exists() and runs == ["1", "1"]


def test_a_module_that_asks_here_makes_the_same(tmp_path: Path, runs: list[str]) -> None:
    module = ModuleType("made")
    Codes(tmp_path).put_before(module, "exec")
    own: dict[str, Any] = {}
    module.exec("def twice(value: number) -> number: return 2 * value", {"number": int}, own)
    assert own["twice"](3) == 6 and own["twice"].__annotations__["value"] is int, "annotations are values"
    module.exec(compile("x = 1", "", "exec"), own)
    assert own["x"] == 1 and len(runs) == 1


def test_data_classes_are_as_they_would_be(tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> type:
        return dataclasses.make_dataclass("Point", [("x", int), ("y", int, 2)], frozen=True, order=True)

    codes = Codes(tmp_path)
    codes.put_before(monkeypatch_module(monkeypatch), "exec")
    one, other = made(), made()
    assert runs and len(runs) == len(set(runs)), "the second is not compiled"
    assert repr(one(1)) == "Point(x=1, y=2)" and one(1) < one(2) and hash(one(1)) == hash(other(1))
    with pytest.raises(dataclasses.FrozenInstanceError):
        one(1).x = 3


def monkeypatch_module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of data classes, which is as it was when the test ends."""
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    return dataclasses
