"""What a publication lays over the common look: tokens, templates, style sheets and words, each for itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pdf_reading import read, squeezed
from small_project import FOLDER, NAME, replace, write

from galley.files import Files
from galley.language import missing, voice
from galley.options import Edition, Options
from galley.pipeline.build import build
from galley.pipeline.check import check
from galley.pipeline.freshness import receipt
from galley.pipeline.locales import update_catalogues
from galley.pipeline.taking import take_catalogue
from galley.problem import Severity
from galley.theme import Theme, palette, read_theme

TOKENS = f"{FOLDER}/templates/theme.yaml"
ARTICLE = f"{FOLDER}/templates/sections/article.html.j2"
SHEET = f"{FOLDER}/templates/styles/own.css"
WORDS = f"{FOLDER}/locales/zh/LC_MESSAGES/galley.po"
TEMPLATE = f"{FOLDER}/locales/galley.pot"
OTHER = "content/other-2031"
"""A publication that lays nothing over the look."""
SCREEN = (Edition.SCREEN,)

OWN = {
    TOKENS: 'colours:\n  - id: ink\n    srgb: "#102030"\nlengths:\n  - id: size-title\n    value: 17pt\n  - id: gutter\n    value: 3mm\n',
    ARTICLE: '{% include "templates/sections/article.html.j2" %}\n<p>{{ _("Mind the step") }}</p>\n',
    SHEET: ".section-title { font-size: 16pt }\n",
    WORDS: 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "Contents"\nmsgstr "篇目"\n\nmsgid "Mind the step"\nmsgstr "当心台阶"\n',
    TEMPLATE: 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Mind the step"\nmsgstr ""\n',
}


def laid_over(root: Path, *names: str) -> Path:
    for name in names or OWN:
        write(root, name, OWN[name])
    return root


def theme(root: Path, folder: str = FOLDER) -> Theme:
    found, problems = read_theme(Files(root), folder)
    assert (problems, found is not None) == ([], True)
    assert found is not None
    return found


def told(root: Path, name: str, text: str) -> list[tuple[str, str, int | None]]:
    """The problems of a build with such a file, each with its place."""
    write(root, name, text)
    problems = build(Options(root, editions=SCREEN), lambda _: None).problems
    return [
        (each.code, each.place.file if each.place else "", each.place.line if each.place else None) for each in problems
    ]


def test_a_book_wears_what_its_publication_lays_over_the_look(small: Path) -> None:
    outcome = build(Options(laid_over(small), editions=SCREEN, keep_html=True), lambda _: None)
    assert outcome.problems == []
    html = (small / f"output/{NAME}/{NAME}.zh.screen.html").read_text(encoding="utf-8")
    assert html.count("<p>当心台阶</p>") == 2
    assert "篇目" in html
    assert "目录" not in html
    assert "--gutter: 3mm" in html
    assert html.index(OWN[SHEET].strip()) > html.index("--line-small")
    text = "".join(
        squeezed(page.text()) for page in read((small / f"output/{NAME}/{NAME}.zh.screen.pdf").read_bytes()).pages
    )
    assert "山路会在春天整修山路。当心台阶" in text


def test_tokens_lie_over_the_common_ones_one_by_one(small: Path) -> None:
    before = theme(small)
    after = theme(laid_over(small, TOKENS))
    assert theme(small, OTHER) == before
    changed = palette(after, Edition.SCREEN).colours.items() ^ palette(before, Edition.SCREEN).colours.items()
    assert {name for name, _ in changed} == {"--ink"}
    assert palette(after, Edition.PRINT) == palette(before, Edition.PRINT)
    assert [each.id for each in after.lengths] == [*(each.id for each in before.lengths), "gutter"]
    assert {each.id: each.value for each in after.lengths}["size-title"] == "17pt"
    assert (after.trims, after.accents, after.body_tenths) == (before.trims, before.accents, before.body_tenths)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("colours:\n  - id: ink\n    srgb: blue\n", "reader.pattern", 3),
        ("colours:\n  - id: gold\n    srgb: '#aa8833'\n", "reader.missing", 2),
        ("glow: 3\n", "reader.unknown-field", 1),
        ("colours: [\n", "source.", None),
        ("- a\n", "reader.not-a-mapping", 1),
        ("accents:\n  - id: sea\n    fine: {cmyk: [10, 10, 10, 0]}\n", "theme.fine", 3),
    ],
)
def test_a_fault_of_own_tokens_stands_in_their_file(small: Path, text: str, code: str, line: int | None) -> None:
    write(small, TOKENS, text)
    _, problems = read_theme(Files(small), FOLDER)
    assert [each.place.file if each.place else "" for each in problems] == [TOKENS]
    assert problems[0].code.startswith(code)
    assert line is None or (problems[0].place is not None and problems[0].place.line == line)
    assert check(Options(small)).problems[0].place == problems[0].place


def test_a_fault_of_an_own_template_stands_in_its_file(small: Path) -> None:
    assert told(small, ARTICLE, '{% include "templates/sections/article.html.j2" %}\n{{ sectoin.title }}\n') == [
        ("markup.template", ARTICLE, 2)
    ]


def test_a_fault_of_an_own_style_sheet_stands_in_its_file(small: Path) -> None:
    assert told(small, SHEET, "p { widows: 3 }\np { colour: red }\n") == [("typeset.style", SHEET, 2)]


def test_a_folder_that_leads_outside_is_told(small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere/styles").mkdir(parents=True)
    (small / FOLDER / "templates").symlink_to(tmp_path / "elsewhere")
    problems = build(Options(small, editions=SCREEN), lambda _: None).problems
    assert {each.code for each in problems} == {"files.outside"}


@pytest.mark.parametrize("name", OWN)
def test_what_is_laid_over_later_builds_anew(small: Path, name: str) -> None:
    request = Options(small, editions=SCREEN).request()
    assert receipt(small, request)
    laid_over(small, name)
    assert receipt(small, request) is None


def test_what_lies_over_another_publication_keeps_a_build_fresh(small: Path) -> None:
    shutil.copytree(small / FOLDER, small / OTHER)
    options = Options(small, publications=(NAME,), editions=SCREEN)
    build(options, lambda _: None)
    for name, text in OWN.items():
        write(small, name.replace(FOLDER, OTHER), text)
    assert receipt(small, options.request())
    assert voice("zh", Files(small), FOLDER)[0].gettext("Contents") == "目录"
    assert voice("zh", Files(small), OTHER)[0].gettext("Contents") == "篇目"


def test_what_is_laid_over_is_an_input_of_the_book(small: Path) -> None:
    build(Options(laid_over(small), editions=SCREEN), lambda _: None)
    manifest = (small / f"output/{NAME}/manifest.json").read_text(encoding="utf-8")
    assert [name for name in OWN if f'"{name}"' not in manifest] == []


def test_words_of_own_templates_are_to_be_translated_and_those_laid_over_are_kept(small: Path) -> None:
    laid_over(small, ARTICLE, WORDS)
    replace(small, WORDS, '\n\nmsgid "Mind the step"\nmsgstr "当心台阶"', "")
    changed, problems = update_catalogues(small)
    assert problems == []
    ru = WORDS.replace("/zh/", "/ru/")
    assert {TEMPLATE, WORDS} <= set(changed) and ru not in changed
    assert "Mind the step" not in (small / "locales/galley.pot").read_text(encoding="utf-8")
    entries = re.findall(r'msgid "(.+)"\nmsgstr "(.*)"', (small / WORDS).read_text(encoding="utf-8"))
    assert entries == [("Contents", "篇目"), ("Mind the step", "")]
    assert ru in update_catalogues(small, ("ru", "en"))[0]
    assert 'msgstr "Mind the step"' in (small / WORDS.replace("/zh/", "/en/")).read_text(encoding="utf-8")
    (waiting,) = missing("zh", Files(small), FOLDER)
    assert (waiting.code, waiting.place and waiting.place.file) == ("language.missing-furniture", WORDS)
    assert missing("zh", Files(small), OTHER) == []
    assert update_catalogues(small)[0] == []


def test_own_words_that_came_back_are_taken_into_their_catalogue(small: Path, tmp_path: Path) -> None:
    update_catalogues(laid_over(small, ARTICLE, WORDS))
    came = tmp_path / "came.po"
    came.write_text((small / WORDS).read_text(encoding="utf-8").replace("篇目", "目次"), encoding="utf-8")
    report, _ = take_catalogue(small, came, publication=f"galley/{NAME}")
    assert report[0] == f"{WORDS}:"
    assert "目次" in (small / WORDS).read_text(encoding="utf-8")
    assert "目次" not in (small / "locales/zh/LC_MESSAGES/galley.po").read_text(encoding="utf-8")


def test_a_word_laid_over_no_message_is_told(small: Path) -> None:
    laid_over(small, WORDS)
    replace(small, WORDS, '"Contents"', '"Content"')
    problems = build(Options(small, editions=SCREEN), lambda _: None).problems
    found = [(each.code, each.severity, each.place and each.place.line) for each in problems]
    assert found == [("language.own-word", Severity.WARNING, 4), ("language.own-word", Severity.WARNING, 7)]
    assert "Contents" in problems[0].mend
