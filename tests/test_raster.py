"""The room `raster`: pages as pixels."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from galley import raster
from galley.raster import MOST_PAGES, Grey, NoPlates, Plates, _read, coloured, greys, plates, press_program, runs


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


def test_a_page_in_grey_is_as_large_as_its_media_box() -> None:
    drawn = page(20, 10, b"0 g 0 5 10 5 re f")
    with pikepdf.open(BytesIO(drawn)) as pdf:
        pdf.pages[1].cropbox = (5, 5, 15, 10)
        cropped = BytesIO()
        pdf.save(cropped)
    (found,) = greys(cropped.getvalue(), 72, [2])
    assert (found.width, found.height) == (20, 10)
    assert found.row(0) == b"\0" * 10 + b"\xff" * 10 and found.row(9) == b"\xff" * 20
    assert found.column(0) == b"\0" * 5 + b"\xff" * 5
    assert [(each.width, each.height) for each in greys(drawn, 144, [1, 2])] == [(40, 20)] * 2


def test_a_page_that_is_too_large_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = page(20, 10, b"")
    monkeypatch.setattr(raster, "MOST_PIXELS", 200)
    assert len(list(greys(drawn, 72, [1]))) == 1
    monkeypatch.setattr(raster, "MOST_PIXELS", 199)
    with pytest.raises(NoPlates, match="page 1 is too large"):
        list(greys(drawn, 72, [1]))


def test_a_sheet_of_two_by_three_metres_is_made_and_none_of_five_by_five() -> None:
    (found,) = greys(page(5669, 8504, b""), 72, [1])
    assert (found.width, found.height) == (5669, 8504)
    with pytest.raises(NoPlates, match="page 1 is too large"):
        list(greys(page(14_173, 14_173, b""), 72, [1]))


def test_rows_and_columns_are_those_of_the_picture() -> None:
    grey = Grey(3, 2, b"abcdef")
    assert (grey.row(0), grey.row(1), grey.column(0), grey.column(2)) == (b"abc", b"def", b"ad", b"cf")


@pytest.mark.parametrize(
    ("pixels", "least", "found"),
    [
        (b"", 1, []),
        (b"\0\0", 1, []),
        (b"\1\1", 2, [(0, 2)]),
        (b"\1\1", 3, []),
        (b"\0\1\1\0\1\0", 1, [(1, 3), (4, 5)]),
        (b"\0\1\1\0\1\0", 2, [(1, 3)]),
        (b"\0\1\0\1\1", 2, [(3, 5)]),
        (b"\1\0\0\0\1", 1, [(0, 1), (4, 5)]),
    ],
)
def test_runs_are_as_long_as_is_asked_for(pixels: bytes, least: int, found: list[tuple[int, int]]) -> None:
    assert list(runs(pixels, least)) == found


PAM = b"P7\nWIDTH 2\nHEIGHT 1\nDEPTH 4\nENDHDR\n"


def test_a_picture_of_four_inks_is_read_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read(BytesIO(PAM + b"abcdefgh" + b"more"), 7) == Plates(7, 2, 1, b"abcdefgh")
    assert _read(BytesIO(PAM + b"abcdefg"), 7) is None
    assert _read(BytesIO(PAM[:-4]), 7) is None is _read(BytesIO(b""), 7)
    monkeypatch.setattr(raster, "MOST_PIXELS", 2)
    assert _read(BytesIO(PAM + b"abcdefgh"), 7) is not None
    monkeypatch.setattr(raster, "MOST_PIXELS", 1)
    assert _read(BytesIO(PAM + b"abcdefgh"), 7) is None


def test_plates_have_the_inks_of_the_file() -> None:
    (found,) = plates(page(4, 3, b"1 0 0 0 k 0 0 4 3 re f"), [2], lambda made: made)
    assert (found.page, found.width, found.height, found.pixels) == (2, 4, 3, b"\xff\0\0\0" * 12)
    assert plates(b"nothing", [], lambda made: made) == []
    with pytest.raises(NoPlates, match="ghostscript made no plates of page 1"):
        plates(b"nothing", [1], lambda made: made)


def test_without_ghostscript_there_are_no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(press_program().split()) == 2
    monkeypatch.setattr(raster.shutil, "which", lambda name: None)
    assert press_program() == ""
    with pytest.raises(NoPlates, match="not installed"):
        plates(b"", [1], lambda made: made)
