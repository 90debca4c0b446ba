"""A file that came back: its map, its pages with their corners, its language, and what its remarks are about."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hand_set import Text, set_pages
from pikepdf import Array, Dictionary, Name, String

from galley.comments.files import attached, returned
from galley.comments.wording import Wording
from galley.maps import Block, PageMap, Part
from galley.pdf.objects import PdfError, opened

WORDS = "Roofs and walls of a town"
MAP = PageMap("book", "en", ((612, 792), (612, 792)), (Block("s/p1", WORDS, (Part(2, (0, 690, 612, 720)),)),))


def commented(*files: tuple[str, bytes], lang: str = "", **page: Any) -> bytes:
    """Two pages with a line each, of which the second has a mark, and files that are attached."""
    with pikepdf.open(BytesIO(set_pages([Text("Another page")], [Text(WORDS)]))) as pdf:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([45, 695, 75, 712]), T=String("A"))
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(mark)])
        pdf.pages[1].obj.update({f"/{name}": value for name, value in page.items()})
        if lang:
            pdf.Root.Lang = String(lang)
        for name, data in files:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data)
        buffer = BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()


WRITTEN = MAP.written()


@pytest.mark.parametrize(
    ("files", "is_there"),
    [
        ((), False),
        ((("book.map.json", WRITTEN),), True),
        ((("book.json", WRITTEN),), False),
        ((("a.map.json", b"{}"),), False),
        ((("a.map.json", b"{}"), ("b.map.json", WRITTEN)), True),
        ((("a.map.json", WRITTEN), ("b.map.json", b"{}")), True),
    ],
)
def test_a_file_carries_its_map(files: tuple[tuple[str, bytes], ...], is_there: bool) -> None:
    with opened(commented(*files)) as pdf:
        assert attached(pdf) == (MAP if is_there else None)


def test_what_a_file_holds() -> None:
    found = returned(commented(("book.map.json", WRITTEN), lang="en-GB", TrimBox=Array([10, 20, 600, 780])))
    assert (found.count, found.language, found.told) == (2, "en-GB", MAP)
    assert (list(found.glyphs), dict(found.origins)) == ([2], {2: (10, 20)})
    assert "".join(each.text for each in found.glyphs[2]) == WORDS
    (remark,) = found.remarks
    assert (remark.page, remark.what) == (2, "highlight")


def test_remarks_are_tied_by_the_map_else_by_the_words_of_the_publication() -> None:
    found = returned(commented())
    assert (found.told, found.language) == (None, "")
    ((_, by_map),) = found.tied(MAP, Wording(()))
    ((_, by_words),) = found.tied(None, Wording((Block("t/p1", WORDS),)))
    assert (by_map.address, by_map.quote, by_map.page) == ("s/p1", "Roofs", 2)
    assert (by_words.address, by_words.quote) == ("t/p1", "Roofs")


def test_a_page_that_cannot_be_read_has_no_words_and_a_corner_at_its_origin() -> None:
    found = returned(commented(TrimBox=Name.No, Contents=Name.No, Resources=3))
    assert dict(found.origins) == {2: (0, 0)} and [list(each) for each in found.glyphs.values()] == [[]]
    with pytest.raises(PdfError):
        returned(b"none")
