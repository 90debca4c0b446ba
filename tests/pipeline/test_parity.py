"""Parity: the books of the yearbook hold the same; what a template or style sheet loses in one language is told."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import documents
import pytest
import small_project
from conftest import Built, copy_almanac_content
from small_project import replace

from galley import cli
from galley.options import Options
from galley.pdf.parity import Parity
from galley.pdf.structure import OUTSIDE, REMARKS, counts
from galley.pipeline.parity import compare
from galley.problem import Place, Problem, Severity

FOLDER = "content/yearbook-2021"
STYLES = "templates/styles/base.css"
MORE = {
    "会议通过了宣言。": "会议通过了宣言。[^when][^where]\n\n  [^when]: 次日。\n  [^where]: 在北城。",
    'cells: [某乙, "1"]': 'cells: [某乙, "1"]\n        remark: 一说两枚。\n      - id: second\n        remark: 一说某己。\n        cells: [某戊, "2"]',
    "    location: 北城\n    meeting:": "    location: 北城\n    remark: 一说南城。\n    meeting:",
}
"""What the almanac has in this file besides: notes, remarks and another row."""


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A project with the almanac, with losses in English: a row, a list item, a picture, the notes and a whole section."""
    root = small_project.make(tmp_path / "spoiled", program=False)
    shutil.rmtree(root / "content")
    copy_almanac_content(root)
    for file in ("assembly", "calendar"):
        more = {old: new for old, new in MORE.items() if old in documents.FILES[documents.file_named(file)]}
        assert more
        for old, new in more.items():
            replace(root, documents.file_named(file), old, new)
    chosen = "{% for number, name, section in sections %}"
    lost = '{% for number, name, section in sections if (voice.language, name) != ("en", "letters") %}'
    for name in ("book", "contents"):
        replace(root, f"templates/{name}.html.j2", chosen, lost)
    rows = '{% for each in tabling.rows(insert, section)[1 if voice.language == "en" else 0:] %}'
    replace(root, "templates/inserts/table.html.j2", "{% for each in tabling.rows(insert, section) %}", rows)
    style(root, "en", ":is(.by-country li:last-child, .note, .news-item img) { display: none !important }")
    return root


def style(root: Path, language: str, rule: str) -> None:
    """Add a rule for the parts of one language's book."""
    with (root / STYLES).open("a", encoding="utf-8") as styles:
        styles.write(f'\nhtml[lang|="{language}"] {rule}\n')


def silent(_: str) -> None:
    """No progress."""


@pytest.mark.long
def test_two_languages_that_hold_the_same_have_no_difference(yearbook: Built) -> None:
    """In the suite the two books of a small project have none."""
    sections = yearbook.publication.sections
    books = {language: counts(yearbook.pdf(language, "screen"), sections) for language in ("en", "zh")}
    parity = Parity(books, {name: Place(f"{FOLDER}/{name}.yaml", 1) for name in (OUTSIDE, *sections, REMARKS)})
    found = {problem.code for problem in parity.problems()}
    assert found <= {"parity.lists"}, "a list that goes on may count as two: a note"
    assert set(parity.books["zh"]) == set(parity.sections)
    council = parity.books["zh"]["council"]
    assert council["tables"] == 3
    assert min(council.values()) > 0


def test_each_loss_of_a_language_is_told_with_its_section(spoiled: Path) -> None:
    parity, problems = compare(Options(spoiled, languages=("en",)), silent)
    assert parity
    assert list(parity.books) == ["zh", "en"]
    chinese = parity.books["zh"]["assembly"]
    problems = [problem for problem in problems if problem.code != "parity.lists"]
    found = {(problem.code, problem.place, problem.language) for problem in problems}
    places = {name: Place(documents.file_named(name), 1) for name in ("assembly", "front", "letters", "news")}
    assert found >= {
        ("parity.rows", places["assembly"], "en"),
        ("parity.cells", places["assembly"], "en"),
        ("parity.notes", places["assembly"], "en"),
        ("parity.items", places["front"], "en"),
        ("parity.figures", places["news"], "en"),
        ("parity.sections", places["letters"], "en"),
    }
    contents = Place(documents.file_named("publication"), 1)
    assert {place for _, place, _ in found} == {*places.values(), contents}, "an ISBN in Chinese alone is no difference"
    messages = [problem.message for problem in problems]
    assert f"en: assembly has {chinese['rows'] - 1} table rows, zh has {chinese['rows']}" in messages
    assert "en: assembly has no notes, zh has 2" in messages
    assert "en: letters is missing from the book" in messages
    assert [parity.books[language][REMARKS]["items"] for language in ("zh", "en")] == [3, 2]
    assert "en: the list of editor's remarks has 2 list items, zh has 3" in messages
    assert {problem.severity for problem in problems} == {Severity.ERROR}


@dataclass(frozen=True)
class Compared:
    """A project whose books have been built and compared, what came of it, and what was said meanwhile."""

    root: Path
    parity: Parity
    problems: list[Problem]
    said: list[str]


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """The small project with a catalogue in English that leaves everything to translate; not to be changed."""
    root = small_project.make(tmp_path_factory.mktemp("compared") / "leaflet", program=False)
    catalogue = f"locales/en/LC_MESSAGES/{small_project.NAME}.po"
    small_project.write(root, catalogue, 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    said: list[str] = []
    parity, problems = compare(Options(root), said.append)
    assert parity
    return Compared(root, parity, problems, said)


@pytest.fixture
def leaflet(compared: Compared, tmp_path: Path) -> Path:
    """A copy of it, with its books."""
    return Path(shutil.copytree(compared.root, tmp_path / "leaflet", symlinks=True))


def test_languages_are_the_released_ones_and_those_with_a_catalogue(compared: Compared) -> None:
    parity = compared.parity
    assert (list(parity.books), compared.problems) == (["zh", "en"], [])
    assert list(parity.books["en"]) == ["", "paths", "huts"]


def test_a_longer_section_is_a_note(leaflet: Path) -> None:
    lines = "line\\A " * 200
    style(leaflet, "en", f"#huts p::after {{ content: '{lines}'; white-space: pre-line }}")
    parity, problems = compare(Options(leaflet), silent)
    assert parity
    pages = {language: book["huts"]["pages"] for language, book in parity.books.items()}
    assert pages["en"] > pages["zh"] + 1
    assert [(problem.code, problem.severity) for problem in problems] == [("parity.pages", Severity.NOTE)]


def test_a_book_that_cannot_be_built_is_told_and_the_others_are_compared(leaflet: Path) -> None:
    catalogue = leaflet / f"locales/en/LC_MESSAGES/{small_project.NAME}.po"
    catalogue.write_text("no catalogue", encoding="utf-8")
    parity, problems = compare(Options(leaflet, languages=("en", "xx")), silent)
    assert parity
    assert list(parity.books) == ["zh"]
    assert {problem.code for problem in problems} >= {"language.po-format", "language.unknown"}


def test_books_that_are_fresh_are_not_built_again(compared: Compared) -> None:
    assert any(text.startswith("setting ") for text in compared.said)
    said: list[str] = []
    assert compare(Options(compared.root), said.append) == (compared.parity, compared.problems)
    assert [text for text in said if text.startswith("setting ")] == []


def test_a_publication_that_cannot_be_read_has_no_books(leaflet: Path) -> None:
    replace(leaflet, f"{small_project.FOLDER}/publication.yaml", "kind: publication", "kind: nothing")
    parity, problems = compare(Options(leaflet), silent)
    assert parity is None
    assert problems
    assert compare(Options(leaflet, ("nowhere",)), silent)[1][0].code == "pipeline.publication"


@pytest.fixture
def call(leaflet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple]:
    """Runs `parity` on the leaflet: exit code, standard output, standard error."""
    monkeypatch.setattr(cli.common, "ROOT", leaflet)

    def run(*arguments: str) -> tuple:
        monkeypatch.setattr(sys, "argv", ["galley", "parity", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main(standalone_mode=False)
        return (int(left.value.code or 0), *capsys.readouterr())

    return run


def test_the_command_prints_tables_and_ends_with_0(call: Callable[..., tuple]) -> None:
    code, told, faults = call()
    assert (code, faults) == (0, "")
    lines = told.splitlines()
    assert lines[0].split() == ["in", "all", "zh", "en"]
    assert lines[1].split() == ["sections", "2", "2"]
    assert "" in lines
    assert lines[-1].split() == ["huts", "1", "1"]
    assert call("--language", "zh")[1].splitlines()[0].split() == ["in", "all", "zh"]


def test_the_command_ends_with_1_when_something_is_lost(call: Callable[..., tuple], leaflet: Path) -> None:
    style(leaflet, "en", "#huts :is(h1, h2) { display: none }")
    code, told, faults = call()
    assert code == 1
    assert "≠" in told
    assert f"{small_project.FOLDER}/huts.yaml:1: error: en: huts has no headings, zh has 1 [parity.headings]" in faults
    code, told, faults = call("--format", "json")
    shape = json.loads(told)
    assert (code, faults, shape["summary"]["errors"]) == (1, "", 1)
    assert shape["parity"]["sections"]["huts"]["en"]["headings"] == 0
    code, told, faults = call("--format", "github")
    assert (code, faults) == (1, "")
    assert told.startswith(f"::error file={small_project.FOLDER}/huts.yaml,line=1::en: huts has no headings")
