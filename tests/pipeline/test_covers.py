"""Covers as they come out of a build: the bar code on the back is read off the pixels, and is black alone on white."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import islice

import pikepdf
import pytest
from barcode_reading import lines, scanned
from conftest import Built
from tag_trees import elements

from galley.options import Edition
from galley.preflight.document import Document, Limits

MM = 72 / 25.4
ISBNS = {"en": "9783161484100", "zh": "9787000000018"}
ALT = {"en": "Bar code of ISBN 978-3-16-148410-0", "zh": "ISBN条形码：978-7-000-00001-8"}


def last(data: bytes) -> int:
    """The index of the last page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages) - 1


@pytest.mark.parametrize("language", ISBNS)
@pytest.mark.parametrize("edition", ["cover", "screen"])
def test_the_bar_code_on_the_back_is_read_off_the_pixels(yearbook: Built, language: str, edition: str) -> None:
    """At 300 dots an inch, in each of the lines that its bars are high."""
    data = yearbook.pdf(language, edition)
    page = 0 if edition == "cover" else last(data)
    read = Counter(number for line in islice(lines(data, page), 0, None, 5) for number in scanned(line))
    assert set(read) == {ISBNS[language]}
    assert read.total() * 5 / 300 * 25.4 == pytest.approx(22.85, abs=0.9)


def test_it_is_black_alone_on_a_white_field_in_the_cover_file(yearbook: Built) -> None:
    data = yearbook.pdf("en", "cover")
    with pikepdf.open(BytesIO(data)) as pdf:
        marks = Document(pdf, data, Edition.PRINT, Limits()).pages[0].marks
    wide = (113 * 0.33 + 3) * MM
    (field,) = {each.box for each in marks if each.ink.is_white and abs(each.box[2] - each.box[0] - wide) < 0.1}
    inside = [
        each
        for each in marks
        if each.box != field
        and field[0] <= each.box[0] <= each.box[2] <= field[2]
        and field[1] <= each.box[1] <= each.box[3] <= field[3]
    ]
    assert [each.kind for each in inside if each.kind != "text"] == ["fill"]
    assert {each.ink.inks for each in inside} == {(0.0, 0.0, 0.0, 1.0)}
    assert "9783161484100" in "".join(each.text for each in inside).replace("-", "")


@pytest.mark.parametrize("edition", ["screen", "archive"])
@pytest.mark.parametrize("language", ALT)
def test_who_cannot_see_it_is_told_what_it_says(yearbook: Built, language: str, edition: str) -> None:
    data = yearbook.pdf(language, edition)
    with pikepdf.open(BytesIO(data)) as pdf:
        behind = pdf.pages[-1].obj.objgen
        told = [str(each.Alt) for each in elements(pdf, "Figure") if each.Pg.objgen == behind]
    assert told == [ALT[language]]
