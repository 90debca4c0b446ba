"""Marks round a page: outside the bleed, in every ink, and none where none are asked for."""

from __future__ import annotations

import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from galley.pdf.marks import GAP, LENGTH, MM, SLUG, put_marks

WIDTH, HEIGHT, BLEED = 200.0, 300.0, 3 * MM


def marked(folds: tuple[float, ...] = (), over: float = 0.0) -> bytes:
    """A page with a tint that runs into the bleed, and `over` points further, with marks round it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT)).obj
    page.TrimBox = [0, 0, WIDTH, HEIGHT]
    page.BleedBox = page.MediaBox = [-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED]
    ground = f"2 0 0 2 0 0 cm 0 0.2 0 0 k {-BLEED / 2 - over} {-BLEED / 2 - over} {WIDTH / 2 + BLEED + 2 * over} {HEIGHT / 2 + BLEED + 2 * over} re f"
    page.Contents = pdf.make_stream(ground.encode())
    put_marks(pdf, pdf.pages[0], folds)
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def lines(data: bytes) -> list[tuple[float, float, float, float]]:
    """The straight lines of the marks."""
    with pikepdf.open(BytesIO(data)) as pdf:
        form = pdf.pages[0].Resources.XObject.Marks
        drawn = [
            (str(name), [float(each) for each in operands])
            for operands, name in pikepdf.parse_content_stream(form, "m l")
        ]
    return [(*a, *b) for (one, a), (two, b) in pairwise(drawn) if (one, two) == ("m", "l")]  # type: ignore[misc]


def outside(line: tuple[float, ...]) -> bool:
    x1, y1, x2, y2 = line
    right, top = WIDTH + BLEED, HEIGHT + BLEED
    return max(x1, x2) < -BLEED or min(x1, x2) > right or max(y1, y2) < -BLEED or min(y1, y2) > top


def test_only_the_sheet_grows() -> None:
    with pikepdf.open(BytesIO(marked())) as pdf:
        page = pdf.pages[0]
        assert [float(edge) for edge in page.trimbox] == [0, 0, WIDTH, HEIGHT]
        assert float(page.bleedbox[0]) == pytest.approx(-BLEED)
        assert [float(edge) for edge in page.mediabox] == pytest.approx(
            [-BLEED - SLUG, -BLEED - SLUG, WIDTH + BLEED + SLUG, HEIGHT + BLEED + SLUG], abs=0.001
        )


def test_crop_marks_are_in_line_with_the_trim_and_outside_the_bleed() -> None:
    found = lines(marked())
    assert found and all(outside(line) for line in found)
    upright = {round(x1, 2) for x1, y1, x2, y2 in found if x1 == x2 and abs(y2 - y1) == pytest.approx(LENGTH, abs=0.01)}
    level = {round(y1, 2) for x1, y1, x2, y2 in found if y1 == y2 and abs(x2 - x1) == pytest.approx(LENGTH, abs=0.01)}
    assert {0, WIDTH} <= upright and {0, HEIGHT} <= level
    assert min(abs(y) for _, y, _, _ in found if y < 0) >= BLEED + GAP - 0.01


def test_folds_have_marks_above_and_below() -> None:
    plain, folded = set(lines(marked())), set(lines(marked((70.0, 140.0))))
    assert sorted({line[0] for line in folded - plain}) == [70, 140]
    assert len(folded - plain) == 4 and all(outside(line) for line in folded)


def test_what_the_page_had_set_does_not_move_the_marks() -> None:
    with pikepdf.open(BytesIO(marked())) as pdf:
        operators = [str(name) for _, name in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators[:4] == ["q", "re", "W", "n"] and operators[-2:] == ["Q", "Do"]


def test_what_a_page_draws_ends_with_its_bleed() -> None:
    """Else it would lie under the marks: the sheet that it ended with reaches further now."""
    plain, over = (pdfium(marked(over=over)) for over in (0.0, 5 * SLUG))
    beside = (0, 0, int(SLUG) - 1, plain.height)
    assert plain.crop(beside).tobytes() == over.crop(beside).tobytes()
    assert over.getpixel((round(SLUG + BLEED) + 20, over.height - round(SLUG + BLEED) - 20)) != (255, 255, 255)


def pdfium(data: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(data) as opened:
        drawn: Image.Image = opened[0].render().to_pil().convert("RGB")
        return drawn


def test_marks_are_on_every_plate_and_the_bar_has_a_field_of_each_ink(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(marked())
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-r144", "-sDEVICE=tiffsep", "-o", "a.tif", "a.pdf"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    names = ("Cyan", "Magenta", "Yellow", "Black")
    plates = [Image.open(tmp_path / f"a({name}).tif").convert("L") for name in names]
    side = SLUG + BLEED

    def darkest(plate: Any, left: float, top: float, right: float, bottom: float) -> float:
        return float(plate.crop([round(2 * edge) for edge in (left, top, right, bottom)]).getextrema()[0])

    for plate in plates:
        assert darkest(plate, 0, side - 2, LENGTH, side + 2) < 128, "the mark at the left of the upper edge"
        assert darkest(plate, SLUG / 4, side + HEIGHT / 2 - 9, SLUG, side + HEIGHT / 2 + 9) < 128, "a registration mark"
    bar = [(side + LENGTH + (number + 0.5) * 4 * MM, SLUG / 2) for number in range(4)]
    fields = [[plate.getpixel((round(2 * x), round(2 * y))) for x, y in bar] for plate in plates]
    assert fields == [[0 if one == two else 255 for two in range(4)] for one in range(4)]
