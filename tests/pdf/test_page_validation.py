"""What an independent reader finds wrong with screen and archive files: nothing. Where there is no wheel of it (Python 3.12) these tests are not run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import page
import pikepdf
from conftest import ROOT
from tag_trees import elements

from galley.images import srgb
from galley.pdf.attaching import Attachment
from galley.pdf.binding import bound
from galley.pdf.standards import Finish, Intent, Standard
from galley.typeset import Dress, draw

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out, png

WORDS = "wind and weather come over the hills, " * 60
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><title>a  roof</title><path d="M0 0h9"/></svg>'
)
CSS = ".note { float: footnote } [data-marker]::before { content: attr(data-marker) } @page { @top-left { content: 'A' } }"
BOOK = f"""<section><h1>A</h1><p><img src="picture:a" alt="b">{WORDS} <a href="#x">there</a><span class="note">a <em>note</em></span></p>
<ol><li data-marker="1">a</li></ol><dl><dt>b</dt><dd>c</dd></dl><blockquote><p lang="ja">d</p></blockquote>
<figure>{DRAWING}<figcaption>e</figcaption></figure><table><thead><tr><th>f</th></tr></thead><tr><td>g</td></tr></table></section>
<nav><p>Contents</p><ul><li><div><a href="#x">A</a></div></li></ul></nav><h2 id="x">B</h2>"""


SOURCES = (Attachment("locales/zh/a.po", b'msgid ""'), Attachment("content/a/b.yaml", "kind: 文".encode()))
A_3 = page.ValidationProfile.PDF_A_3A
UA, A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A


def faults(data: bytes, profile: Any) -> list[str]:
    """The rules that a file does not keep to, with what is told."""
    return [f"{each.rule_id}: {each.message}" for each in page.validate_pdf_bytes(data, profile=profile).failures]


@cache
def book(standard: Standard) -> bytes:
    """A book that has something of everything, bound to keep to a standard."""
    layout, problems = laid_out(f"<title>A</title>{BOOK}", CSS, {"picture:a": png(4, 4)})
    drawn, more = draw(layout, Dress(tagged=True, pictures={"picture:a": (png(4, 4), "image/png")}))
    assert [*problems, *more] == []
    intent = None if standard is Standard.UA_1 else Intent(srgb(), "sRGB", "sRGB")
    return bound(drawn, Finish(standard, intent, attached=SOURCES if standard is Standard.A_3A else ()))


def test_a_book_of_everything_passes_pdf_ua() -> None:
    assert faults(book(Standard.UA_1), UA) == []


def test_an_archive_passes_pdf_a_and_pdf_ua() -> None:
    assert [faults(book(Standard.A_2A), profile) for profile in (A, UA)] == [[], []]


def test_an_archive_with_its_sources_passes_pdf_a_3_and_pdf_ua() -> None:
    data = book(Standard.A_3A)
    assert [faults(data, profile) for profile in (A_3, UA)] == [[], []]
    assert faults(data, A) != []
    assert faults(spoilt(data, lambda pdf: pdf.Root.AF[0].__delitem__("/AFRelationship")), A_3) != []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert {name: each.get_file().read_bytes() for name, each in pdf.attachments.items()} == {
            each.name: each.data for each in SOURCES
        }
        files = list(pdf.Root.AF)
        assert [str(each.UF) for each in files] == ["content/a/b.yaml", "locales/zh/a.po"]
        assert {str(each.AFRelationship) for each in files} == {"/Source"}
        assert [str(each.EF.F.Subtype) for each in files] == ["/application/yaml", "/text/x-gettext-translation"]


def spoilt(data: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A file with a fault."""
    with pikepdf.open(BytesIO(data)) as pdf:
        spoil(pdf)
        buffer = BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def test_the_reader_of_these_tests_finds_faults() -> None:
    def of_no_list(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "L")[0].S = pikepdf.Name.Sect

    def without_intent(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.OutputIntents

    told = faults(spoilt(book(Standard.UA_1), of_no_list), UA) + faults(spoilt(book(Standard.A_2A), without_intent), A)
    found = [each.partition(":")[0] for each in told]
    assert found == ["PDFUA1-LI-PARENT-001", "PDFA2A-DEVICE-GRAY-001", "PDFA2A-DEVICE-RGB-001"]


def test_the_books_of_the_suite_pass_pdf_ua(report: Any, yearbook: Any) -> None:
    books = [report.screen, *(yearbook.pdf(language, "screen") for language in yearbook.languages)]
    assert [faults(data, UA) for data in books] == [[]] * len(books)


def test_the_archives_of_the_suite_pass_pdf_a_and_pdf_ua(yearbook: Any, almanac: Any) -> None:
    archives = [*(yearbook.pdf(language, "archive") for language in yearbook.languages), almanac.pdf("zh", "archive")]
    assert [faults(data, profile) for data in archives for profile in (A, UA)] == [[]] * 2 * len(archives)
