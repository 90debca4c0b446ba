"""Code of texts is kept from one process to the next, and trusted as far as it is what was put there."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

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
    monkeypatch.setattr(sys, "version", "none")
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


def by(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Codes, list[object]]:
    """What regular expressions are compiled with from here on, as by a process of its own, and those that are compiled."""
    monkeypatch.undo()
    compiler, asked = re._compiler, list[object]()  # type: ignore[attr-defined]
    code = compiler._code

    def watched(parsed: Any, flags: int) -> Any:
        asked.append(parsed)
        return code(parsed, flags)

    for name, put in (("_sre", compiler._sre), ("compile", compiler.compile), ("_code", watched)):
        monkeypatch.setattr(compiler, name, put)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    codes = Codes(folder)
    codes.put_before_patterns(compiler)
    re.purge()
    return codes, asked


class TextOfManyWordsInAName(str):
    """Text of a kind whose name is longer than those of others."""


EXPRESSIONS: list[tuple[str | bytes, int]] = [
    (TextOfManyWordsInAName("a|b"), re.VERBOSE | re.ASCII),
    ("", 0),
    ("a|b", 0),
    (b"a|b", 0),
    (Markup("a|b"), 0),
    (b"[^a-z]+", 0),
    (r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d+))?", 0),
    (r"(?P<one>x)(y)(?P=one)(?(2)z|w)(?<=w)(?!v)", re.VERBOSE | re.ASCII),
    ("[一-鿿\U00020000-\U0003ffffé]+?", re.IGNORECASE | re.DOTALL),
    ("(?i)^straße$", re.MULTILINE),
    ("\ud800", 0),
    (b"(?i)a", re.LOCALE),
]


def test_regular_expressions_are_as_they_would_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [re.compile(text, flags) for text, flags in EXPRESSIONS]
    for fresh in (len(EXPRESSIONS), 1):  # what hangs on a locale is compiled each time
        codes, asked = by(tmp_path, monkeypatch)
        made = [re.compile(text, flags) for text, flags in EXPRESSIONS]
        codes.keep()
        assert len(asked) == fresh
        for one, other, (text, _) in zip(made, own, EXPRESSIONS, strict=True):
            assert one == other and repr(one) == repr(other) and one.flags == other.flags
            assert one.groups == other.groups and one.groupindex == other.groupindex and type(one.pattern) is type(text)
            assert one.findall(other.pattern) == other.findall(other.pattern)


def test_what_is_no_expression_is_told_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, asked = by(tmp_path, monkeypatch)
    for _ in range(2):
        with pytest.raises(re.error):
            re.compile("(")
    assert re.compile(re.compile("a")).pattern == "a" and len(asked) == 1
    assert re.Scanner([("a", None)]).scan("ab") == ([], "b")  # type: ignore[attr-defined]
    codes.keep()
    (file,) = tmp_path.iterdir()
    _, asked = by(tmp_path, monkeypatch)
    assert file and re.match("a", "a") and not asked


def test_a_compiler_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    for compiler in (
        ModuleType("other"),
        SimpleNamespace(compile=re.compile),
        SimpleNamespace(compile=re.compile, _sre=sys),
    ):
        before = dict(vars(compiler))
        Codes(tmp_path).put_before_patterns(compiler)
        assert vars(compiler) == before
