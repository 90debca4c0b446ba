"""Numbers behind links against the folios of the pages that these lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name

from galley.preflight import pages
from galley.preflight.marks import BLACK, Mark
from galley.preflight.page import Page

LINK = (8, 9, 45, 21)
SHEET = (0.0, 0.0, 200.0, 200.0)


def page(*links: tuple[int, int, int, int]) -> Page:
    """A page with an entry of a contents, and links at some places."""
    notes = Array([Dictionary(Subtype=Name.Link, Rect=Array(list(rect))) for rect in links])
    entry = Mark("text", (10, 10, 40, 20), BLACK, text="Walls"), Mark("text", (50, 10, 56, 20), BLACK, text="5")
    return Page(1, Dictionary(Annots=notes), SHEET, SHEET, SHEET, SHEET, True, entry, ())


@pytest.mark.parametrize(("label", "found"), [("4", ["page.folio"]), ("5", []), (None, [])])
def test_the_number_behind_an_entry_is_that_of_its_page(label: str | None, found: list[str]) -> None:
    assert [each.rule.code for each in pages._number(page(LINK), LINK, label)] == found


def test_a_number_that_stands_in_a_row_of_texts_is_no_folio() -> None:
    """As the digits below a bar code; those of two pages on one sheet stand far apart."""
    digits = tuple(Mark("text", (30 + 7 * at, 10, 36 + 7 * at, 20), BLACK, text=str(at)) for at in range(1, 4))
    folios = Mark("text", (10, 10, 16, 20), BLACK, text="8"), Mark("text", (180, 10, 186, 20), BLACK, text="9")
    assert pages._folios(replace(page(), marks=(*folios, *digits)), 10) == [(10, "8"), (10, "9")]
