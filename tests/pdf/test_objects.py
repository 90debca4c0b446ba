"""A PDF is lent to its readers opened, with what stands in its streams."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_set import Text, set_pages

from galley.pdf.objects import PdfError, String, contents, named_glyph, opened


def test_a_file_and_its_bytes_are_opened_alike(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(data := set_pages([Text("a")], [Text("b")]))
    with opened(data) as one, opened(tmp_path / "book.pdf") as two:
        assert len(one.pages) == len(two.pages) == 2


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(PdfError):
        opened(b"no PDF")


def test_only_the_operators_asked_for_are_told() -> None:
    with opened(set_pages([Text("a")])) as book:
        told = list(contents(book.pages[0], "BT TJ"))
    assert [operator for operator, _ in told] == ["BT", "TJ"]
    assert bytes(told[1][1][0][0]) == b"\0a" and isinstance(told[1][1][0][0], String)


def test_glyphs_of_the_list_have_texts_by_their_names() -> None:
    assert [named_glyph(name) for name in ("Aacute", "afii10017", "g23")] == ["Á", "А", None]
