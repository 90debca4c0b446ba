"""The glossary as files: written whole, in the languages that are asked for, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import REGISTRY, write

from galley import cli
from galley.options import Options
from galley.pipeline.glossary import write_glossary
from galley.problem import Exit

TERMS = """kind: terms
terms:
  - id: tide
    name: {zh: 潮, ja: {text: 潮, certain: false}}
"""


def publication(root: Path) -> None:
    """The almanac with a term in two languages."""
    write(root)
    (root / REGISTRY / "terms.yaml").write_text(TERMS, encoding="utf-8")


def test_the_files_are_written_whole(tmp_path: Path) -> None:
    publication(tmp_path)
    written, problems = write_glossary(Options(tmp_path, languages=("ja",)))
    assert problems == []
    assert written == [f"output/glossary/glossary{end}" for end in (".csv", ".tbx", ".zh-ja.csv")]
    assert sorted(path.name for path in (tmp_path / "output/glossary").iterdir()) == [
        *("glossary.csv", "glossary.tbx", "glossary.zh-ja.csv")
    ]
    table = (tmp_path / "output/glossary/glossary.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfid,kind,form,zh,ja,variants,uncertain,note\r\n")
    before = {path: path.read_bytes() for path in (tmp_path / "output/glossary").iterdir()}
    write_glossary(Options(tmp_path, languages=("ja",)))
    assert {path: path.read_bytes() for path in before} == before


def test_a_language_without_names_writes_nothing(tmp_path: Path) -> None:
    publication(tmp_path)
    written, problems = write_glossary(Options(tmp_path, languages=("ja", "sv")))
    assert (written, [problem.code for problem in problems]) == ([], ["language.unknown"])
    assert not (tmp_path / "output/glossary").exists()


def test_the_command_writes_the_glossary_of_a_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publication(tmp_path)
    monkeypatch.setattr(cli.common, "ROOT", tmp_path)
    for arguments, code in (
        (["--language", "en", "almanac-2031"], Exit.OK),
        ([], Exit.OK),
        (["--language", "sv"], Exit.ERRORS),
        (["almanac-2001"], Exit.ERRORS),
    ):
        monkeypatch.setattr("sys.argv", ["galley", "locales", "glossary", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.run()
        assert left.value.code == code
    told = capsys.readouterr()
    assert told.out.splitlines()[:3] == [f"output/glossary/glossary{end}" for end in (".csv", ".tbx", ".zh-en.csv")]
    assert told.err.count("nothing was written") == 2


def test_a_faulty_registry_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    publication(tmp_path)
    (tmp_path / REGISTRY / "terms.yaml").write_text(TERMS.replace("id: tide", "id: [tide]"), encoding="utf-8")
    written, problems = write_glossary(Options(tmp_path))
    assert written == [] and problems != [] and not (tmp_path / "output").exists()
