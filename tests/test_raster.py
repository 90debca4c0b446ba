"""The room `raster`: pages as pixels."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from galley.raster import MOST_PAGES, coloured, plates


def page(width: float, height: float, content: bytes) -> bytes:
    """A PDF of a white page of so many pt, and one with a drawing on it."""
    with pikepdf.new() as pdf:
        for drawn in (b"", content):
            pdf.add_blank_page(page_size=(width, height)).Contents = pdf.make_stream(drawn)
        made = BytesIO()
        pdf.save(made)
    return made.getvalue()


def test_a_page_has_the_colours_that_it_asks_for_in_rows_from_the_top() -> None:
    seen = coloured(page(100, 200, b"1 0 0 rg 0 100 100 100 re f 0 0 1 rg 0 0 50 100 re f"), 40, page=2)
    assert (seen.width, seen.height, len(seen.pixels)) == (20, 40, 20 * 40 * 3)
    corners = [seen.pixels[at * 3 : at * 3 + 3] for at in (0, 19, 39 * 20, 40 * 20 - 1)]
    assert corners == [b"\xff\0\0", b"\xff\0\0", b"\0\0\xff", b"\xff\xff\xff"]
    assert set(coloured(page(100, 200, b""), 40).pixels) == {255}


def test_it_is_as_high_as_was_asked_for_whatever_its_size() -> None:
    for height in (595.2755905511812, 841.8897637795277, 1000 / 3):
        assert coloured(page(419.5275590551181, height, b""), 600).height == 600


def test_plates_are_made_of_more_pages_than_one_process_can_be_told_of() -> None:
    count = 2 * MOST_PAGES + 1
    with pikepdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page(page_size=(9, 9))
        made = BytesIO()
        pdf.save(made)
    numbers = list(range(1, count + 1))
    assert plates(made.getvalue(), numbers, lambda found: found.page) == numbers
