"""Proofs that mark what changed since a revision, a map or a frozen state, in each language its own."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from conftest import ROOT, made_once
from small_project import FOLDER, NAME, write

sys.path.append(str(ROOT / "tests/typeset"))
import comparing
from comparing import edited

from galley.maps import read
from galley.options import Earlier, Edition, Options, Since
from galley.pdf.attached import attached
from galley.pipeline.build import Outcome, build
from galley.pipeline.freezing import freeze, of_map

LANGUAGES = ("zh", "en")
EDITS = ("paragraph", "section", "row", "translation", "name", "picture")
BOTH = {"paths/body/p2", "huts", "huts/prices/south", "news/bridge/picture"}
_ADDRESS = re.compile(r"(?<![\w/])(?:publication|(?:paths|huts|news)(?:/[\w/-]+)?)(?!\w)")


def proved(root: Path, **asked: Any) -> Outcome:
    options = {"languages": LANGUAGES, "editions": (Edition.PROOF,)} | asked
    return build(Options(root, **options), lambda _: None)


def file(root: Path, language: str, kind: str = "proof.pdf") -> Path:
    return root / f"output/{NAME}/{NAME}.{language}.{kind}"


def listed(pdf: Path) -> set[str]:
    """The addresses in the list behind the book."""
    with pypdfium2.PdfDocument(pdf) as book:
        return set(_ADDRESS.findall(book[len(book) - 1].get_textpage().get_text_range()))


def pages(pdf: Path) -> tuple[int, ...]:
    """The pages of the book that a proof shows."""
    (told,) = attached(pdf.read_bytes(), ".map.json").values()
    placed = read(told).placed
    assert placed
    return placed.pages


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project before it was edited, built and frozen; not to be changed."""

    def made(root: Path) -> None:
        comparing.made(root)
        assert proved(root, editions=(Edition.SCREEN,)).problems == []
        assert freeze(root, FOLDER, "printed")[1] == []

    return made_once(tmp_path_factory, "before", made)


@pytest.fixture(scope="session")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after all edits."""
    root = comparing.copied(before, tmp_path_factory.mktemp("after") / "project")
    for edit in EDITS:
        edited(root, edit)
    return root


def test_a_proof_marks_what_changed_since_a_revision_in_each_language(before: Path, after: Path) -> None:
    since = Since(Earlier.REVISION, "HEAD~3", "0123", before)
    assert proved(after, since=since).problems == []
    assert listed(file(after, "zh")) == BOTH | {"publication", "paths/body/p1"}
    assert listed(file(after, "en")) == BOTH | {"paths/body/p3"}
    with pypdfium2.PdfDocument(file(after, "en")) as book:
        texts = [page.get_textpage().get_text_range() for page in book]
    assert "Changes since HEAD~3" in texts[-1]
    assert any("deleted" in text and "every" in text for text in texts[:-1])


def test_what_was_frozen_and_a_map_tell_the_same_and_the_pages_that_changed_can_be_had_alone(
    before: Path, after: Path
) -> None:
    for since in (Since(Earlier.FROZEN, "printed", "printed"), of_map(file(before, "en", "map.json"))):
        assert proved(after, languages=("en",), since=since, changed_pages=True).problems == []
        made = file(after, "en", "changed.proof.pdf")
        assert listed(made) == BOTH | {"paths/body/p3"}
        assert pages(made) == (4, 5, 6, 0)


def test_where_nothing_changed_there_is_nothing_to_show(before: Path, tmp_path: Path) -> None:
    root = comparing.copied(before, tmp_path / "same")
    since = Since(Earlier.REVISION, "HEAD", "0123", before)
    outcome = proved(root, languages=("en",), since=since, changed_pages=True)
    assert [each.code for each in outcome.problems] == ["since.unchanged"]
    assert not file(root, "en", "changed.proof.pdf").exists()


def test_what_cannot_be_compared_is_told(before: Path, after: Path, tmp_path: Path) -> None:
    (problem,) = proved(after, languages=("zh",), since=of_map(file(before, "en", "map.json"))).problems
    assert (problem.code, str(problem.severity)) == ("since.language", "error")
    write(tmp_path, "no.map.json", "{}")
    (problem,) = proved(after, languages=("zh",), since=of_map(tmp_path / "no.map.json")).problems
    assert problem.code == "since.map"
    (problem,) = proved(after, languages=("zh",), since=Since(Earlier.FROZEN, "never", "never")).problems
    assert problem.code == "files.missing"
    strange = comparing.copied(before, tmp_path / "strange")
    write(strange, f"{FOLDER}/paths.yaml", "kind: article\nno-such-field: 1\n")
    (problem,) = proved(after, languages=("zh",), since=Since(Earlier.REVISION, "v1", "1", strange)).problems
    assert problem.code == "since.unreadable" and "paths.yaml" in problem.message


def test_what_stood_there_with_a_fault_is_not_compared_though_the_rest_can_be_read(
    before: Path, after: Path, tmp_path: Path
) -> None:
    faulty = comparing.copied(before, tmp_path / "faulty")
    section = (faulty / FOLDER / "paths.yaml").read_text(encoding="utf-8")
    for text, told in ((section + "no-such-field: 1\n", "no-such-field"), (section + "  {nobody}\n", "nobody")):
        write(faulty, f"{FOLDER}/paths.yaml", text)
        (problem,) = proved(after, languages=("en",), since=Since(Earlier.REVISION, "v1", "1", faulty)).problems
        assert problem.code == "since.unreadable" and told in problem.message


def test_templates_of_an_older_program_give_way_to_those_of_today(after: Path, before: Path, tmp_path: Path) -> None:
    old = comparing.copied(before, tmp_path / "old")
    template = old / "templates/sections/article.html.j2"
    template.write_text("{{ section.no_such_field }}")
    since = Since(Earlier.REVISION, "v1", "2", old)
    assert proved(after, languages=("en",), since=since).problems == []
    assert listed(file(after, "en")) == BOTH | {"paths/body/p3"}


def test_a_book_that_was_not_there_is_new(before: Path, after: Path, tmp_path: Path) -> None:
    since = Since(Earlier.REVISION, "v0", "0", tmp_path)
    assert proved(after, languages=("en",), since=since).problems == []
    assert listed(file(after, "en")) == {"publication", "huts", "paths", "news"}


def test_the_state_before_is_part_of_what_was_asked_for() -> None:
    options = Options(Path(), editions=(Edition.PROOF,), since=Since(Earlier.REVISION, "HEAD", "1"))
    others = (
        replace(options, since=Since(Earlier.REVISION, "HEAD", "2")),
        replace(options, since=None),
        replace(options, changed_pages=True),
    )
    assert all(each.request() != options.request() for each in others)
    assert replace(options, since=Since(Earlier.REVISION, "HEAD", "1", Path("x"))).request() == options.request()
