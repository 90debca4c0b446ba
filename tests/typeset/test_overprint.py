"""Black text and lines overprint in print files, nothing else does; ghostscript separates them so."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from pressing import press
from typesetting import laid_out

from galley.theme import Palette
from galley.typeset import Dress

CMYK = {"ink": (0, 0, 0, 1), "tint": (0.3, 0, 0, 0), "red": (0, 1, 1, 0), "paper": (0, 0, 0, 0), "grey": (0, 0, 0, 0.6)}
INKS = Palette("device-cmyk", {f"--{name}": inks for name, inks in CMYK.items()})
LIGHT = Palette("srgb", dict.fromkeys(INKS.colours, (0.1, 0.1, 0.1)))
CSS = "html { color: color(--ink 1) } div { background: color(--tint 1) }"


def shown(body: str, palette: Palette = INKS) -> list[tuple[str, bool]]:
    """What the pages of a body paint, as operator and whether it overprints, in order; forms where they are drawn."""
    layout, problems = laid_out(body, CSS)
    data, more = press(layout, Dress(palette))
    assert [*problems, *more] == []
    with pikepdf.open(BytesIO(data)) as pdf:
        return [each for page in pdf.pages for each in painted(page.Contents, page.Resources)]


def painted(content: Any, resources: Any, over: bool = False) -> list[tuple[str, bool]]:
    found, outer = list[tuple[str, bool]](), list[bool]()
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "q":
                outer.append(over)
            case "Q":
                over = outer.pop()
            case "gs":
                state = resources.ExtGState[str(operands[0])]
                if "/op" in state:
                    assert (state.op, 1) == (state.OP, state.OPM)
                over = bool(state.get("/op", over))
            case "Do":
                form = resources.XObject[str(operands[0])]
                found += [("Do", over), *painted(form, form.Resources, over)]
            case "TJ" | "f" | "S" as name:
                found.append((name, over))
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>black</p>", [("TJ", True)]),
        ("<div>black</div>", [("f", False), ("TJ", True)]),
        ('<p style="color: color(--red 1)">red</p>', [("TJ", False)]),
        ('<p style="color: color(--grey 1)">grey</p>', [("TJ", False)]),
        ('<p>a <b style="color: color(--paper 1)">white</b> c</p>', [("TJ", True), ("TJ", False), ("TJ", True)]),
        ("<p><u>line</u></p>", [("S", True), ("TJ", True)]),
        (
            '<p>a</p><div style="background: color(--ink 1); position: relative">b</div>',
            [("TJ", True), ("f", False), ("TJ", True)],
        ),
        ('<p style="opacity: .5">form</p>', [("Do", False), ("TJ", True)]),
        (
            '<p>a</p><p style="opacity: .5; color: color(--red 1)">form</p>',
            [("TJ", True), ("Do", False), ("TJ", False)],
        ),
    ],
)
def test_black_text_and_lines_overprint_and_nothing_else(body: str, expected: list[tuple[str, bool]]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    ("drawn", "over"),
    [
        ('fill="color(--ink 1)"', True),
        ('fill="color(--ink 1)" stroke="color(--ink 1)" stroke-width="1"', True),
        ('fill="color(--ink 1)" stroke="color(--paper 1)" stroke-width="1"', False),
        ('fill="color(--red 1)" stroke="color(--ink 1)" stroke-width="1"', False),
    ],
)
def test_letters_with_an_outline_overprint_where_both_are_black(drawn: str, over: bool) -> None:
    body = f'<svg width="60" height="20"><text y="15" {drawn}>svg</text></svg>'
    assert shown(body) == [("TJ", over)]


def test_on_screen_nothing_overprints() -> None:
    assert shown("<div>black</div>", LIGHT) == [("f", False), ("TJ", False)]


def test_the_plates_have_the_text_in_black_and_the_tint_below_it_unbroken(tmp_path: Path) -> None:
    body = '<div style="font-size: 60pt; line-height: 70pt">HHH</div><div style="font-size: 60pt; line-height: 70pt; color: color(--red 1)">HHH</div>'
    layout, _ = laid_out(body, CSS)
    (tmp_path / "a.pdf").write_bytes(press(layout, Dress(INKS))[0])
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-r72", "-sDEVICE=tiffsep", "-o", "a.tif", "a.pdf"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    plates = {
        name: Image.open(tmp_path / f"a({name}).tif").convert("L") for name in ("Cyan", "Magenta", "Yellow", "Black")
    }
    black, red = (29, 29, 200, 98), (29, 99, 200, 168)
    tints = {name: plate.crop(black).getextrema() for name, plate in plates.items()}
    assert tints["Black"] == (0, 255)
    assert tints["Cyan"] == pytest.approx((178, 178), abs=2), "the tint goes on below the letters"
    assert tints["Magenta"] == tints["Yellow"] == (255, 255)
    assert plates["Cyan"].crop(red).getextrema()[1] == 255, "red letters are cut out of it"
