"""What an independent reader finds wrong with screen and archive files: nothing. Where there is no wheel of it (Python 3.12) these tests are not run."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import page
import pikepdf
from conftest import ROOT
from tag_trees import elements

from galley.pdf.binding import bound
from galley.pdf.standards import Finish, Standard
from galley.typeset import Dress, draw

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

WORDS = "wind and weather come over the hills, " * 60
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><title>a  roof</title><path d="M0 0h9"/></svg>'
)
CSS = ".note { float: footnote } [data-marker]::before { content: attr(data-marker) } @page { @top-left { content: 'A' } }"
BOOK = f"""<section><h1>A</h1><p>{WORDS} <a href="#x">there</a><span class="note">a <em>note</em></span></p>
<ol><li data-marker="1">a</li></ol><dl><dt>b</dt><dd>c</dd></dl><blockquote><p lang="ja">d</p></blockquote>
<figure>{DRAWING}<figcaption>e</figcaption></figure><table><thead><tr><th>f</th></tr></thead><tr><td>g</td></tr></table></section>
<nav><p>Contents</p><ul><li><div><a href="#x">A</a></div></li></ul></nav><h2 id="x">B</h2>"""


UA, A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A


def faults(data: bytes, profile: Any) -> list[str]:
    """The rules that a file does not keep to, with what is told."""
    return [f"{each.rule_id}: {each.message}" for each in page.validate_pdf_bytes(data, profile=profile).failures]


def accessible(body: str) -> bytes:
    """A screen file."""
    layout, problems = laid_out(f"<title>A</title>{body}", CSS)
    drawn, more = draw(layout, Dress(tagged=True))
    assert [*problems, *more] == []
    return bound(drawn, Finish(Standard.UA_1))


def test_a_book_of_everything_passes_pdf_ua() -> None:
    assert faults(accessible(BOOK), UA) == []


def test_the_reader_of_these_tests_finds_an_item_outside_a_list() -> None:
    with pikepdf.open(BytesIO(accessible(BOOK))) as pdf:
        elements(pdf, "L")[0].S = pikepdf.Name.Sect
        spoilt = BytesIO()
        pdf.save(spoilt)
    assert [fault.partition(":")[0] for fault in faults(spoilt.getvalue(), UA)] == ["PDFUA1-LI-PARENT-001"]


def test_the_books_of_the_suite_pass_pdf_ua(report: Any, yearbook: Any) -> None:
    books = [report.screen, *(yearbook.pdf(language, "screen") for language in ("en", "zh"))]
    assert [faults(data, UA) for data in books] == [[], [], []]
