"""Catalogues are read by other programs, and untranslated sources are found in the text of a book."""

from __future__ import annotations

import stat
from pathlib import Path

import polib
import pytest
from conftest import ROOT

from bench.catalogues import Checked, Leak, catalogues, leaks, msgfmt, pieces, pofilter, told, untranslated

FIELDS = ("Project-Id-Version: x", "PO-Revision-Date: ", "Last-Translator: ", "Language-Team: ", "Language: ru")
TYPE = ("MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit")
HEADER = 'msgid ""\nmsgstr ""\n' + "".join(f'"{each}\\n"\n' for each in (*FIELDS, *TYPE))
SOUND = f'{HEADER}\nmsgid "one"\nmsgstr "два"\n'


def file(folder: Path, text: str) -> Path:
    path = folder / "locales/ru/LC_MESSAGES/x.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_catalogue_of_the_project_is_asked_about() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in catalogues(ROOT)}
    assert {"locales/ru/LC_MESSAGES/annual-report-2014.po", "locales/zh/LC_MESSAGES/messages.po"} <= names
    assert len(names) == len(list(ROOT.glob("locales/**/*.po"))) + len(list(ROOT.glob("content/**/*.po")))


def test_msgfmt_tells_what_is_wrong_with_a_catalogue(tmp_path: Path) -> None:
    path = file(tmp_path, SOUND)
    assert msgfmt([path]) == Checked("msgfmt --check", 1, ())
    path.write_text(SOUND.replace('"two', '"') + '\nmsgid "one\\n"\nmsgstr "два"\n', encoding="utf-8")
    assert msgfmt([path]).said


def test_the_filters_are_those_of_the_program_that_is_named_and_its_absence_is_told(tmp_path: Path) -> None:
    program = tmp_path / "pofilter"
    answer = f'{HEADER}\n# (pofilter) blank: empty\nmsgid "one"\nmsgstr " "\n'
    (tmp_path / "told.po").write_text(answer, encoding="utf-8")
    program.write_text(f'#!/bin/sh\nfor last; do :; done\ncp {tmp_path}/told.po "$last"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    path = file(tmp_path, SOUND)
    found = pofilter([path], str(program))
    assert found.said == (f"{path}: (pofilter) blank: empty: 'one'",)
    assert "  " + found.said[0] in told([found], [])
    assert told([Checked("pofilter x", 3, None)], []) == "pofilter x, 3 catalogues: not installed"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("东北亚地区地方政府联合会", ["东北亚地区地方政府联合会"]),
        ("会员{members}个，人口{population}，**覆盖六个国家的地方政府**。", ["，覆盖六个国家的地方政府。"]),
        ("{count} of the members, %(n)s of all the regions", ["ofthemembers,", "ofalltheregions"]),
        ("国家", []),
    ],
)
def test_a_source_is_looked_for_in_pieces_between_its_references(source: str, found: list[str]) -> None:
    assert pieces(source) == found


def test_what_is_not_translated_is_found_across_lines_and_what_a_translation_quotes_is_not() -> None:
    entries = [
        polib.POEntry(msgid="东北亚地区地方政府联合会的报告", msgstr="Отчёт Ассоциации"),
        polib.POEntry(msgid="Coordinator", msgstr="Координатор"),
    ]
    text = "стр. 3\n东北亚地区地方\n政府联合会的报告\n(Coordinator)"
    leak = Leak("x.pdf", "东北亚地区地方政府联合会的报告", "Отчёт Ассоциации")
    assert list(untranslated("x.pdf", text, entries, ["ведёт координатор (Coordinator)"])) == [leak]
    assert len(list(untranslated("x.pdf", text, entries))) == 2
    assert list(untranslated("x.pdf", "Отчёт Ассоциации", entries)) == []
    assert told([], [("x.pdf", [leak])]).startswith("x.pdf: 1 untranslated\n  “东北亚")


@pytest.mark.parametrize(("content", "found"), [("english: Sub-Committees\n", 0), ("title: Sub-Committees\n", 1)])
def test_names_that_stand_in_english_in_every_language_are_not_untranslated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, found: int
) -> None:
    for name, text in (
        ("content/book/about.yaml", content),
        ("locales/ru/LC_MESSAGES/galley.po", f'{HEADER}\nmsgid "Committees"\nmsgstr "Подкомиссии"\n'),
        ("output/book/book.ru.screen.pdf", ""),
    ):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("bench.catalogues.text_of", lambda _: "Подкомиссии\nSub-Committees")
    ((file, told),) = leaks(tmp_path, "book")
    assert file == "book.ru.screen.pdf" and len(told) == found
