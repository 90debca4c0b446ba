"""Numbers behind links against the folios of the pages that these lead to."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name

from galley.preflight import pages
from galley.preflight.document import Page
from galley.preflight.marks import BLACK, Mark

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
