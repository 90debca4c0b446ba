"""The sheet of a leaflet: its panels stand side by side as it is folded, each cut at its folds, with bleed at the edges, and folds marked outside."""

from __future__ import annotations

import re
import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT

from galley.model.folds import FOLDS
from galley.pdf.binding import bound
from galley.pdf.folding import folded_sheet
from galley.pdf.standards import Finish
from galley.theme import Palette
from galley.typeset import Dress, draw

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

MM = 72 / 25.4
WIDE, INWARD, HIGH, BLEED = 40, 37, 60, 3
LETTER = FOLDS["letter"]
GREYS = {name: 0.15 * (number + 1) for number, name in enumerate(LETTER.panels)}
INKS = Palette("device-cmyk", {f"--{name}": (0, 0, 0, share) for name, share in GREYS.items()})


@pytest.fixture(scope="module")
def panels() -> bytes:
    """The six panels, each in a grey of its own."""
    rules = "".join(
        f"@page {name} {{ size: {INWARD if name in LETTER.inward else WIDE}mm {HIGH}mm; background: color(--{name} 1) }} .{name} {{ page: {name} }}"
        for name in LETTER.panels
    )
    body = "".join(f'<div class="{name}">{name}</div>' for name in LETTER.panels)
    css = f"@page {{ margin: 2mm }} div {{ break-before: page; font-size: 4pt; color: color(--back 1) }} {rules}"
    layout, problems = laid_out(body, css)
    drawn, more = draw(layout, Dress(INKS, BLEED, linked=False))
    assert [*problems, *more] == []
    return bound(drawn)


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "marked"])
def sheet(request: pytest.FixtureRequest, panels: bytes) -> tuple[bytes, bool]:
    finish = Finish(marked=request.param)
    return folded_sheet(panels, LETTER.numbered(), finish, {"Title": "A"}, "en"), request.param


def test_the_sides_are_as_wide_as_their_panels_together(sheet: tuple[bytes, bool]) -> None:
    with pikepdf.open(BytesIO(sheet[0])) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim, bleed, media = (
                [float(edge) / MM for edge in page.obj[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert trim == pytest.approx([0, 0, 2 * WIDE + INWARD, HIGH], abs=0.01)
            assert bleed == pytest.approx([-BLEED, -BLEED, trim[2] + BLEED, HIGH + BLEED], abs=0.01)
            assert (media[0] < bleed[0]) is sheet[1]
        assert [str(label.P) for label in list(pdf.Root.PageLabels.Nums)[1::2]] == ["Outer", "Inner"]


@pytest.mark.parametrize("side", [0, 1])
def test_each_panel_reaches_from_fold_to_fold_and_over_the_edge_of_the_sheet(
    sheet: tuple[bytes, bool], side: int
) -> None:
    left = 0.0
    with pypdfium2.PdfDocument(sheet[0]) as pdf:
        page = pdf[side]
        edge = -page.get_mediabox()[0] / MM
        bitmap = page.render(scale=2, grayscale=True)
        row = bitmap.height // 2 - 12  # away from the words and from marks at half the height
        for number, name in enumerate(LETTER.sides[side]):
            right = left + (INWARD if name in LETTER.inward else WIDE)
            first = left - BLEED + 0.5 if number == 0 else left + 0.5
            last = right + BLEED - 0.5 if number == 2 else right - 0.5
            shades = {1 - bitmap.buffer[row * bitmap.stride + int((x + edge) * MM * 2)] / 255 for x in (first, last)}
            assert max(shades) - min(shades) < 0.02
            left = right
        ends = [
            1 - bitmap.buffer[row * bitmap.stride + int((x + edge) * MM * 2)] / 255 for x in (1, left / 2, left - 1)
        ]
    order = [GREYS[name] for name in LETTER.sides[side]]
    assert sorted(range(3), key=ends.__getitem__) == sorted(range(3), key=order.__getitem__)


def test_folds_are_marked_outside_the_bleed_where_they_are(panels: bytes) -> None:
    data = folded_sheet(panels, LETTER.numbered(), Finish(marked=True), {}, "en")
    with pikepdf.open(BytesIO(data)) as pdf:
        for page, folds in zip(pdf.pages, ((INWARD, INWARD + WIDE), (WIDE, 2 * WIDE)), strict=True):
            drawn = page.obj.Resources.XObject.Marks.read_bytes().decode()
            dashed = drawn.partition("[2 2] 0 d")[2].partition("[] 0 d")[0]
            lines = [
                tuple(map(float, found)) for found in re.findall(r"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l", dashed)
            ]
            assert sorted({x / MM for x, *_ in lines}) == pytest.approx(folds, abs=0.01)
            assert all(max(y1, y2) < -BLEED * MM or min(y1, y2) > (HIGH + BLEED) * MM for _, y1, _, y2 in lines)
