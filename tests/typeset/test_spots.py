"""Inks of their own: a colour of the theme that has one is printed on its own plate, and shown on screens as light."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image
from pressing import press
from typesetting import laid_out

from galley.theme import Palette
from galley.typeset import Dress

INKS = {"--ink": (0.0, 0.0, 0.0, 1.0), "--blue": (1.0, 0.7, 0.0, 0.1)}
SPOT = Palette("device-cmyk", INKS, {"--blue": "PANTONE 286 C"})
CSS = "html { color: color(--ink 1) } div { background: color(--blue 1); border: 3pt solid color(--blue 1); height: 40pt } b { color: color(--blue 1) }"
BODY = '<div>word</div><p>a <b>blue</b> c</p><svg width="20" height="20"><path fill="color(--blue 1)" d="M0 0h20v20z"/></svg>'


def printed(palette: Palette, body: str = BODY) -> bytes:
    layout, problems = laid_out(body, CSS)
    data, more = press(layout, Dress(palette))
    assert [*problems, *more] == []
    return data


def spaces(content: Any) -> list[tuple[str, tuple[float, ...]]]:
    """The colour spaces and colours that are set, in order."""
    found, space = [], ""
    for operands, operator in pikepdf.parse_content_stream(content, "cs CS scn SCN"):
        if str(operator).lower() == "cs":
            space = str(operands[0])
        else:
            found.append((space, tuple(float(each) for each in operands)))
    return found


def test_a_colour_with_an_ink_of_its_own_is_painted_in_it_alone() -> None:
    with pikepdf.open(BytesIO(printed(SPOT))) as pdf:
        page = pdf.pages[0]
        (space,) = page.Resources.ColorSpace.values()
        assert [str(part) for part in list(space)[:3]] == ["/Separation", "/PANTONE 286 C", "/DeviceCMYK"]
        assert [float(each) for each in space[3].C1] == [1, 0.7, 0, 0.1]
        painted = spaces(page)
        assert {colour for name, colour in painted if "PANTONE" in name} == {(1.0,)}
        assert sum("PANTONE" in name for name, _ in painted) >= 4, "ground, border, letters and drawing"
        assert {colour for name, colour in painted if name == "/DeviceCMYK"} == {(0, 0, 0, 1)}


def test_without_one_it_is_painted_in_the_four() -> None:
    with pikepdf.open(BytesIO(printed(Palette("device-cmyk", INKS)))) as pdf:
        assert not pdf.pages[0].Resources.get("/ColorSpace", {})
        assert (1, 0.7, 0, 0.1) in {colour for _, colour in spaces(pdf.pages[0])}


def test_dresses_with_and_without_it_are_told_apart() -> None:
    assert Dress(SPOT).digest != Dress(Palette("device-cmyk", INKS)).digest


def test_it_has_a_plate_and_black_letters_are_not_on_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(SPOT))
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-r72", "-sDEVICE=tiffsep", "-o", "a.tif", "a.pdf"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    plates = {path.name: Image.open(path).convert("L") for path in tmp_path.glob("a(*).tif")}
    assert plates["a(PANTONE 286 C).tif"].getextrema() == (0, 255)
    assert plates["a(Cyan).tif"].getextrema() == plates["a(Magenta).tif"].getextrema() == (255, 255)
