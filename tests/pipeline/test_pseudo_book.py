"""A book in the pseudo-language: no word that was never given to translators, each overflow with its address."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from small_project import FOLDER, NAME, replace, write

from galley.files import Files
from galley.options import Edition, Options
from galley.pipeline.locales import progress, update_catalogues
from galley.problem import Severity

TYPEFACES = {"Noto", "Sans", "Serif", "CJK"}
ENGLISH = {"The", "English", "title", "Mountain", "Path", "Club"}
"""The title and the issuer's name that stand in English beside those of the book."""
EXPLAINED = TYPEFACES | ENGLISH | {"May", "www", "paths", "example"}
"""Plain words that are right; besides, a month and a web address."""

COLOPHON = """kind: colophon
title: 版权
body: |
  谨此致谢。
"""


@pytest.fixture
def asked(small: Path) -> Path:
    """The small project with a colophon, an English title and a web address; not built yet."""
    write(small, f"{FOLDER}/imprint.yaml", COLOPHON)
    replace(small, f"{FOLDER}/publication.yaml", "      - huts", "      - huts\n      - imprint")
    replace(small, f"{FOLDER}/publication.yaml", "issuer: club", "english: The English title\nissuer: club")
    club = "content/registry/organisations.yaml"
    replace(small, club, "    name: {zh", "    url: http://www.paths.example\n    name: {zh")
    return small


def text(root: Path) -> str:
    with pypdfium2.PdfDocument((root / f"output/{NAME}/{NAME}.qps.screen.pdf").read_bytes()) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def plain(text: str) -> set[str]:
    """The words without an accent, and those in other letters than Latin."""
    words = re.findall(r"[^\W\d_]+", text)
    return {word for word in words if word.isascii() or not re.fullmatch(r"[a-zÀ-ɏḀ-ỿ]+", word, re.IGNORECASE)}


def test_no_word_of_the_book_was_never_given_to_translators(asked, run):
    outcome = run(asked, languages=("qps",))
    assert outcome.problems == []
    assert plain(text(asked)) <= EXPLAINED


def test_a_forgotten_word_of_a_template_shows(asked, run):
    replace(asked, "templates/opening.html.j2", "{{ record.year }}", "Year {{ record.year }} 年")
    run(asked, languages=("qps",))
    assert plain(text(asked)) - EXPLAINED == {"Year", "年"}


def test_print_takes_it_and_no_text_is_unfinished(small, run):
    outcome = run(small, languages=("qps",), editions=(Edition.PRINT,))
    assert outcome.problems == []
    assert list(outcome.outputs) == [
        *(f"{NAME}/{NAME}.qps.{kind}" for kind in ("print.pdf", "cover.pdf", "print.sheet.pdf", "print.sheet.json")),
        f"{NAME}/{NAME}.qps.map.json",
        f"{NAME}/manifest.json",
    ]


def test_an_overflow_is_told_with_file_and_line_page_and_language(small, run):
    write(small, "templates/styles/zz.css", ".section p { white-space: nowrap; width: 5em }")
    outcome = run(small, languages=("qps",))
    (huts, paths) = sorted(outcome.problems, key=lambda each: each.place.file)
    assert [huts.code, paths.code] == ["typeset.overflow"] * 2
    assert {huts.severity, paths.severity} == {Severity.WARNING}, "the book is made to be looked at"
    assert f"{NAME}/{NAME}.qps.screen.pdf" in outcome.outputs
    assert (huts.place.file, huts.place.line, huts.language) == (f"{FOLDER}/huts.yaml", 4, "qps")
    assert huts.message.startswith("huts/body/p1 does not fit") and huts.page


def test_a_released_book_in_it_is_a_problem(small, run):
    replace(small, f"{FOLDER}/publication.yaml", "  - zh", "  - zh\n  - qps")
    later, problem = run(small).problems
    assert (problem.code, problem.place.line) == ("facts.private-language", 9)
    assert (later.code, later.severity) == ("pipeline.later", Severity.NOTE)


def test_no_catalogue_of_it_is_made_or_counted(small):
    assert not [name for name in update_catalogues(small)[0] if "qps" in name]
    assert "qps" not in Files(small).folders("locales")
    assert progress(Options(small, languages=("qps",)))[0] == {}
