"""Which paragraphs of a book are its running text, and which of them go on; its spaces between words."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hand_set import LEFT, Text, column, document, face, set_pages

from galley.meter.book import Book, read_book, word_spaces

FULL = "中文春天开会中文春天开会中文春天开会中文"


def tagged(texts: list[Text], roles: list[str]) -> Book:
    """A page each of whose texts belongs to a block of a role; lines of one name stand in one block."""
    names = list(dict.fromkeys(roles))
    operators = b"".join(
        b"/P <</MCID %d>> BDC " % number + text.operators + b"EMC " for number, text in enumerate(texts)
    )
    every = "".join(text.text for text in texts)
    pdf = pikepdf.open(BytesIO(document([operators], {"Body": face(every), "Other": face(every, "Other")})))
    page, buffer = pdf.pages[0].obj, BytesIO()
    kids = []
    for name in names:
        own = pikepdf.Array([number for number, role in enumerate(roles) if role == name])
        kids.append(pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{name.split()[0]}"), Pg=page, K=own)))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=pikepdf.Array(kids)))
    pdf.save(buffer)
    return read_book(buffer.getvalue(), "zh")


def shown(book: Book) -> list[str]:
    return [part.first.text[:4] for part in book.text]


def test_in_a_tagged_book_paragraphs_of_several_lines_and_lists_of_their_size_are_running_text() -> None:
    lines = [
        *column("甲" + FULL[1:], FULL),
        *column("乙" + FULL[1:], FULL, top=640.0),
        *column("丙" + FULL[1:], FULL, top=580.0),
        *column("丁" + FULL[1:], top=520.0, size=8.0),
        *column("戊" + FULL[1:], FULL, top=460.0, size=8.0),
    ]
    book = tagged(lines, ["P", "P", "LBody", "LBody", "H1", "H1", "P 2", "LBody 2", "LBody 2"])
    assert [each[0] for each in shown(book)] == ["甲", "乙"]
    assert [part.first.text[0] for part in book.set_lines] == ["甲"]


def test_a_size_whose_lines_mostly_stand_alone_is_not_running_text() -> None:
    lines = [*column("甲" + FULL[1:], FULL), *column("乙" + FULL[1:], FULL, top=640.0, size=8.0)]
    alone = [*column("丙", top=580.0, size=8.0), *column("丁", top=540.0, size=8.0)]
    roles = ["P", "P", "P 2", "P 2", "P 3", "P 4"]
    assert [each[0] for each in shown(tagged([*lines, *alone[:1]], roles[:5]))] == ["甲", "乙", "丙"]
    assert [each[0] for each in shown(tagged([*lines, *alone], roles))] == ["甲"]


def test_a_paragraph_that_ends_with_a_sentence_is_known_over_pages() -> None:
    indented, last = Text("甲" + FULL[:17], x=70.0), "中文。"
    book = read_book(set_pages(column(indented, FULL, FULL), column(FULL, last, indented, FULL)), "zh")
    assert [(one.first.text[0], two.last.text) for one, two in book.continued] == [("甲", last)]
    cut = read_book(set_pages(column(indented, FULL, FULL), column(FULL, "中文", indented, FULL)), "zh")
    assert cut.continued == ()


@pytest.mark.parametrize(("gap", "count"), [(0.14, 0), (0.16, 1)])
def test_a_wide_gap_is_a_space_where_spaces_are_not_drawn(gap: float, count: int) -> None:
    book = read_book(set_pages([Text("ABCD", x=LEFT, gaps={2: gap})]), "en")
    (line,) = book.pages[0]
    assert not book.has_spaces
    assert [round(each.em, 2) for each in word_spaces(line, False)] == [gap] * count
    assert not list(word_spaces(line, True))
    spaced = read_book(set_pages([Text("AB CD")]), "en")
    assert spaced.has_spaces and len(list(word_spaces(spaced.pages[0][0], True))) == 1
