"""A seventh language is added by files alone: a folder, catalogues, names, a style sheet; no code. Polish here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest
from pdf_reading import read, squeezed
from small_project import FOLDER, NAME, make, replace, write

from galley.files import Files
from galley.language import voice
from galley.options import Edition, Options
from galley.pipeline.build import Outcome
from galley.pipeline.glossary import write_glossary
from galley.pipeline.locales import update_catalogues
from galley.problem import Severity, has_errors

CATALOGUES = "locales/pl/LC_MESSAGES"
SHEET = "templates/styles/languages/pl.css"
MEETINGS = ("%(num)s spotkanie", "%(num)s spotkania", "%(num)s spotkań")

Building = Callable[[Options], Outcome]


@dataclass(frozen=True)
class Polish:
    """The small project with Polish, and its book as built for the screen."""

    root: Path
    outcome: Outcome
    text: str
    html: str


def add_names(root: Path) -> None:
    """Polish in the registry for one of two organisations, both named in a text."""
    club, inn = "{zh: 山路会, en: Mountain Path Club}", "{zh: 山中客栈, en: Mountain Inn}"
    polish = "{zh: 山路会, en: Mountain Path Club, pl: Klub Górskich Ścieżek}"
    replace(root, "content/registry/organisations.yaml", club, f"{polish}\n  - id: inn\n    name: {inn}")
    replace(root, f"{FOLDER}/paths.yaml", "山路会在春天整修山路。", "{club}和{inn}在春天整修山路。")


def translate(root: Path) -> None:
    """What a translator does: all the furniture with its plural forms, one text of the publication."""
    furniture = polib.pofile(str(root / CATALOGUES / "galley.po"))
    for entry in furniture:
        if entry.msgid_plural:
            forms = MEETINGS if entry.msgid == "%(num)s meeting" else (entry.msgid_plural,) * 3
            entry.msgstr_plural = dict(enumerate(forms))
        else:
            entry.msgstr = "Spis treści" if entry.msgid == "Contents" else entry.msgid
    furniture.save()
    texts = polib.pofile(str(root / CATALOGUES / f"{NAME}.po"))
    for entry in texts:
        if "{club}" in entry.msgid:
            entry.msgstr = "{club} i {inn} naprawiają ścieżki na wiosnę."
    texts.save()


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> Polish:
    """Every step of the guide, in the order of `docs/languages.md`."""
    from galley.pipeline.build import build

    root = make(tmp_path_factory.mktemp("seventh") / "project", program=False)
    add_names(root)
    (root / "locales/pl").mkdir()
    _, problems = update_catalogues(root, ("pl",))
    assert problems == []
    translate(root)
    english = (root / "templates/styles/languages/en.css").read_text(encoding="utf-8")
    write(root, SHEET, english.replace('"en"', '"pl"').replace(":lang(en)", ":lang(pl)"))
    asked = Options(root, languages=("pl",), editions=(Edition.SCREEN,), keep_html=True)
    outcome = build(asked, lambda _: None)
    assert not has_errors(outcome.problems), outcome.problems
    book = root / f"output/{NAME}"
    text = squeezed("".join(page.text() for page in read((book / f"{NAME}.pl.screen.pdf").read_bytes()).pages))
    return Polish(root, outcome, text, (book / f"{NAME}.pl.screen.html").read_text(encoding="utf-8"))


def test_the_book_is_built_by_name_with_warnings_for_what_is_missing(polish: Polish) -> None:
    assert f"{NAME}/{NAME}.pl.screen.pdf" in polish.outcome.outputs
    found = polish.outcome.problems
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert {problem.language for problem in found} == {"pl"}
    unfinished = [problem.message for problem in found if problem.code == "language.unfinished"]
    assert {message.partition(":")[0] for message in unfinished} == {"publication", "paths", "huts"}


def test_the_book_speaks_polish_where_it_can(polish: Polish) -> None:
    for told in ("Spistreści", "KlubGórskichŚcieżek", "naprawiająścieżkinawiosnę."):
        assert told in polish.text
    assert "Contents" not in polish.text


def test_what_has_no_polish_stands_in_the_source_language_set_off(polish: Polish) -> None:
    assert "小屋全年开放。" in polish.text
    assert '<html lang="pl"' in polish.html
    assert '<span class="unfinished" lang="zh' in polish.html
    assert '<span lang="zh' in polish.html and "山中客栈" in polish.text


def test_the_furniture_has_the_plural_forms_of_the_language(polish: Polish) -> None:
    speaker, problems = voice("pl", Files(polish.root))
    assert problems == []
    told = [speaker.ngettext("%(num)s meeting", "%(num)s meetings", n) for n in (1, 2, 5, 22)]
    assert told == [MEETINGS[0], MEETINGS[1], MEETINGS[2], MEETINGS[1]]


def test_the_glossary_has_a_column_for_it(polish: Polish) -> None:
    written, problems = write_glossary(Options(polish.root, languages=("pl",)))
    assert problems == []
    assert "output/glossary/glossary.zh-pl.csv" in written


def test_without_a_style_sheet_the_problem_says_what_to_add(polish: Polish, tmp_path: Path, building: Building) -> None:
    root = Path(shutil.copytree(polish.root, tmp_path / "project", symlinks=True))
    (root / SHEET).unlink()
    (problem,) = (
        problem
        for problem in building(Options(root, languages=("pl",), editions=(Edition.SCREEN,))).problems
        if problem.severity is Severity.ERROR
    )
    assert problem.code == "files.missing" and SHEET in str(problem)
    assert problem.mend.startswith("copy templates/styles/languages/en.css to that place")


def test_without_furniture_the_problem_says_what_to_add(tmp_path: Path, building: Building) -> None:
    root = make(tmp_path / "project", program=False)
    write(root, SHEET, (root / "templates/styles/languages/en.css").read_text(encoding="utf-8"))
    outcome = building(Options(root, languages=("pl",), editions=(Edition.SCREEN,)))
    assert [problem.code for problem in outcome.problems] == ["language.unknown"]
    assert "make the folder locales/<language> and update the catalogues" in outcome.problems[0].mend
    assert outcome.outputs == {}
