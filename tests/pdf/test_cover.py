"""The cover sheet: its panels stand where they belong, each seen as far as its own fold, with bleed elsewhere."""

from __future__ import annotations

import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT

from galley.pdf.binding import bound
from galley.pdf.cover import cover_sheet
from galley.pdf.standards import Finish, Intent, Standard
from galley.theme import Palette
from galley.typeset import Dress, draw

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

MM = 72 / 25.4
WIDE, HIGH, THICK, BLEED = 50, 70, 8, 3
GREYS = {"front": 0.2, "inside-front": 0.4, "inside-back": 0.6, "back": 0.8, "spine": 1.0}
INKS = Palette("device-cmyk", {f"--{name}": (0, 0, 0, share) for name, share in GREYS.items()})


def pages(*names: str, wide: float = WIDE) -> bytes:
    """A PDF of pages, each in a grey of its own that runs into the bleed."""
    rules = "".join(f"@page {name} {{ background: color(--{name} 1) }} .{name} {{ page: {name} }}" for name in names)
    body = "".join(f'<div class="{name}">{name}</div>' for name in names)
    css = f"@page {{ size: {wide}mm {HIGH}mm; margin: 2mm }} div {{ break-before: page; font-size: 4pt; color: color(--front 1) }} {rules}"
    layout, problems = laid_out(body, css)
    drawn, more = draw(layout, Dress(INKS, BLEED, linked=False))
    assert [*problems, *more] == []
    return bound(drawn)


def shade(data: bytes, side: int, x_mm: float, y_mm: float) -> float:
    """How dark a place is, from 0 to 1; in mm from the left and the lower edge of the trim."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[side]
        bitmap = page.render(scale=1, grayscale=True)
        across, down = int((x_mm + BLEED) * MM), int(bitmap.height - (y_mm + BLEED) * MM)
        return 1 - bitmap.buffer[down * bitmap.stride + across] / 255


@pytest.fixture(scope="module")
def four() -> bytes:
    return pages("front", "inside-front", "inside-back", "back")


@pytest.fixture(scope="module")
def sheet(four: bytes) -> bytes:
    return cover_sheet(four, pages("spine", wide=THICK), Finish(), {"Title": "A"}, "en")


def test_both_sides_have_the_width_of_two_pages_and_the_spine(sheet: bytes) -> None:
    with pikepdf.open(BytesIO(sheet)) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim, bleed = ([float(edge) / MM for edge in page.obj[name]] for name in ("/TrimBox", "/BleedBox"))
            assert trim == pytest.approx([0, 0, WIDE + THICK + WIDE, HIGH], abs=0.01)
            assert bleed == pytest.approx([-BLEED, -BLEED, trim[2] + BLEED, HIGH + BLEED], abs=0.01)
        assert [str(label.P) for label in list(pdf.Root.PageLabels.Nums)[1::2]] == ["Outer", "Inner"]


@pytest.mark.parametrize(
    ("side", "x", "name"),
    [
        (0, -2, "back"),
        (0, WIDE - 1, "back"),
        (0, WIDE + 1, "spine"),
        (0, WIDE + THICK - 1, "spine"),
        (0, WIDE + THICK + 1, "front"),
        (0, WIDE + THICK + WIDE + 2, "front"),
        (1, -2, "inside-front"),
        (1, WIDE - 1, "inside-front"),
        (1, WIDE + THICK + 1, "inside-back"),
        (1, WIDE + THICK + WIDE + 2, "inside-back"),
    ],
)
def test_each_panel_is_seen_as_far_as_its_fold_and_into_the_bleed(sheet: bytes, side: int, x: float, name: str) -> None:
    lighter = [other for other in GREYS.values() if other < GREYS[name]]
    found = shade(sheet, side, x, 30)
    assert found > max(lighter, default=0) * 0.9
    assert found == pytest.approx(shade(pages(name), 0, 20, 30), abs=0.02)


def test_the_inside_of_the_spine_is_bare_for_the_glue(sheet: bytes) -> None:
    assert shade(sheet, 1, WIDE + THICK / 2, 30) == 0


def test_a_stapled_book_has_no_spine(four: bytes) -> None:
    with pikepdf.open(BytesIO(cover_sheet(four, None, Finish(), {}, "en"))) as pdf:
        assert float(pdf.pages[0].obj.TrimBox[2]) / MM == pytest.approx(2 * WIDE, abs=0.01)


def test_a_book_that_is_bound_on_the_right_has_its_front_on_the_left(four: bytes) -> None:
    data = cover_sheet(four, None, Finish(rightward=True), {}, "ar")
    whole = cover_sheet(four, None, Finish(), {}, "en")
    for side in (0, 1):
        assert shade(data, side, 5, 30) == shade(whole, side, WIDE + 5, 30) != shade(whole, side, 5, 30)


def test_the_sheet_is_marked_at_its_folds_and_says_what_it_is(four: bytes) -> None:
    profile = (ROOT / "templates/colour/FOGRA39_300.icc").read_bytes()
    finish = Finish(Standard.X_4, Intent(profile, "FOGRA39", "coated"), marked=True)
    data = cover_sheet(four, pages("spine", wide=THICK), finish, {"Title": "A"}, "en")
    assert data == cover_sheet(four, pages("spine", wide=THICK), finish, {"Title": "A"}, "en")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Marks" in pdf.pages[0].obj.Resources.XObject
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX" and str(pdf.trailer.Info.Trapped) == "/False"
