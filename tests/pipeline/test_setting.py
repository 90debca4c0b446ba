"""The colophon names the typefaces that the finished book holds, no others."""

from __future__ import annotations

from conftest import ROOT
from pdf_reading import read
from pressing import fonts, press

from galley.faces import Face, faces, families
from galley.pipeline.setting import set_book
from galley.typeset import Dress, Job, Sheet, draw, lay_out

SHEET = Sheet("own.css", 'html { font-family: "Noto Serif" } b { font-family: "Noto Sans"; font-weight: normal }')


def naming(typefaces: tuple[str, ...], mentioned: object = None) -> str:
    return f'<html lang="en"><body><p>Set in {", ".join(typefaces)}</p></body></html>'


def test_fonts_are_of_the_family_that_their_names_begin_with() -> None:
    known = [Face("a", name, (), "") for name in ("Noto Sans", "Noto Sans CJK", "Old-Face")]
    held = ["Noto-Sans-CJK-SC-Bold", "Noto-Sans", "Noto-Sans-Bold", "Old-Face-Italic", "Noto-Sansation"]
    assert families(held, known) == ("Noto Sans", "Noto Sans CJK", "Noto-Sansation", "Old-Face")


def test_a_book_names_what_it_holds() -> None:
    known = faces(ROOT)
    named = ("Noto Sans", "Noto Serif", "Noto Serif CJK")
    made = set_book(Job(naming(named), (SHEET,)), named, [Dress()], known, naming)
    assert made.problems == []
    assert made.job.html == naming(("Noto Serif",))


def test_the_fonts_of_pages_are_those_that_their_pdf_will_hold() -> None:
    sheet = Sheet(
        "own.css",
        SHEET.css + "em { font-family: 'Noto Serif CJK SC'; font-weight: 700 } @page { @top-left { content: 'さ' } }",
    )
    body = "<p>word <b>bold</b> <em>春</em> <i lang='ru'>слово</i></p><p style='break-before: page'>⑩ 1</p>"
    layout, _ = lay_out(Job(f'<html lang="en"><body>{body}</body></html>', (sheet,)))
    assert draw(layout, Dress())[0].typefaces == fonts(press(layout)[0])
    assert len(fonts(press(layout)[0])) > 4


def test_a_line_that_changes_the_faces_by_naming_them_is_told() -> None:
    def contrary(typefaces: tuple[str, ...], mentioned: object) -> str:
        return naming(()) if "Noto Sans" in typefaces else naming(()).replace("Set", "<b>Set</b>")

    made = set_book(Job(naming(()), (SHEET,)), (), [Dress()], faces(ROOT), contrary)
    assert [problem.code for problem in made.problems] == ["pipeline.typefaces"]


def test_the_report_names_what_it_holds(report) -> None:
    book = read(report.screen)
    told = "".join(run.text for run in book.page(book.places["colophon"]).runs)
    held = families(fonts(report.screen), faces(report.root))
    assert ", ".join(held).replace(" ", "") in told.replace(" ", "")
