"""Templates that were compiled are not compiled again, and what lies where they are kept is trusted as far as it is what was put there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from galley.markup import compiled
from galley.markup.compiled import Compiled


def told(folder: Path, text: str = "one {{ 1 + 1 }}", **how: object) -> str:
    """What a template makes of nothing, by a process of its own."""
    environment = Environment(loader=DictLoader({"a": text}), bytecode_cache=Compiled(folder), **how)
    return environment.get_template("a").render()


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are compiled."""
    found: list[str] = []
    engine = Environment._generate

    def watched(self: Environment, source: object, name: str | None, *rest: object, **asked: object) -> object:
        found.append(str(name))
        return engine(self, source, name, *rest, **asked)

    monkeypatch.setattr(Environment, "_generate", watched)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return found


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, runs: list[str]) -> None:
    assert told(tmp_path) == told(tmp_path) == "one 2"
    assert runs == ["a"]
    assert told(tmp_path, "two") == "two" and told(tmp_path) == "one 2"
    assert runs == ["a"] * 3 and len(list(tmp_path.iterdir())) == 1, "there is one file a template"


def test_another_way_to_compile_is_another_file(
    tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path)
    text = "{% if true %}\n  {{ '<' }}{% endif %}"
    assert told(tmp_path, text) == "\n  <"
    assert told(tmp_path, text, trim_blocks=True) == "  <"
    assert told(tmp_path, text, autoescape=True) == "\n  &lt;"
    assert told(tmp_path, "x", extensions=["jinja2.ext.i18n"]) == told(tmp_path, "x", optimized=False) == "x"
    assert len(list(tmp_path.iterdir())) == 5
    monkeypatch.setattr(compiled.jinja2, "__version__", "0")
    runs.clear()
    told(tmp_path)
    assert runs == ["a"]


@pytest.mark.parametrize("spoilt", [b"", b"nothing", None])
def test_a_damaged_file_is_made_again(tmp_path: Path, runs: list[str], spoilt: bytes | None) -> None:
    told(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if spoilt is None else spoilt)
    assert told(tmp_path) == "one 2" and file.read_bytes() == whole
    assert runs == ["a", "a"]


def test_nothing_is_kept_where_it_cannot_be_or_is_not_to_be(
    tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    assert told(tmp_path / "file") == "one 2"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert told(tmp_path / "folder") == "one 2" and not (tmp_path / "folder").exists()


def test_a_process_compiles_once_what_it_cannot_keep(tmp_path: Path, runs: list[str]) -> None:
    (tmp_path / "file").write_text("")
    cache = Compiled(tmp_path / "file")
    for _ in range(2):
        Environment(loader=DictLoader({"a": "b"}), bytecode_cache=cache).get_template("a")
    assert runs == ["a"]


def test_a_process_reads_what_was_compiled_once(tmp_path: Path, runs: list[str]) -> None:
    cache = Compiled(tmp_path)

    def made(text: str, **how: object) -> str:
        return Environment(loader=DictLoader({"a": text}), bytecode_cache=cache, **how).get_template("a").render()

    told(tmp_path, "{{ '<' }}")
    runs.clear()
    assert made("{{ '<' }}") == "<" and runs == []
    for each in tmp_path.iterdir():
        each.unlink()
    assert made("{{ '<' }}") == "<" and runs == []
    assert made("{{ '<' }}", autoescape=True) == "&lt;" and made("{{ '>' }}") == ">" and made("{{ '<' }}") == "<"
    assert runs == ["a", "a"]
