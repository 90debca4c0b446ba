"""Clean files of two pages for each edition, and ways to plant a fault in them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from conftest import ROOT
from pikepdf import Array, Dictionary, Name

from galley.options import Edition
from galley.pdf.binding import bound
from galley.pdf.standards import Finish, Intent, Standard
from galley.preflight import Limits, Report, examine
from galley.theme import Palette
from galley.typeset import Dress, draw

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

PROFILE = (ROOT / "templates/colour/FOGRA39_300.icc").read_bytes()
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><title>a roof</title><path fill="var(--sea)" d="M0 0h90v40z"/></svg>'
BODY = f"""<section><h1 id="a" style="bookmark-level: 1">Roofs</h1><p>Words of a page, and <a href="#b">more of them</a>.</p>{FIGURE}
<table><thead><tr><th scope="col">head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table><ul><li>item</li></ul></section>
<h1 id="b" style="bookmark-level: 1; break-before: page">Walls</h1><p lang="ru">Слова на другой странице.</p><div class="ground"></div>"""
CSS = """:root { --sea: color(--sea 1) } html { color: color(--ink 1); font-family: 'Noto Serif' } h1 { font-size: 14pt }
a { color: inherit; text-decoration: none } li { list-style: none }
.ground { position: absolute; left: -14mm; top: 60mm; width: 60mm; height: 20mm; background: color(--sea 1) }
@page { background: color(--paper 1); @bottom-center { content: counter(page); vertical-align: top } }"""
INKS = Palette("device-cmyk", {"--ink": (0, 0, 0, 1), "--sea": (0.9, 0.5, 0, 0), "--paper": (0, 0, 0, 0.05)})
LIGHT = Palette("srgb", {"--ink": (0.1, 0.1, 0.1), "--sea": (0.1, 0.3, 0.5), "--paper": (1, 1, 1)})
LIMITS = Limits(profile=PROFILE)

Plant = Callable[[pikepdf.Pdf], None]


@lru_cache
def clean(edition: Edition) -> bytes:
    """A file without a fault."""
    layout, problems = laid_out(f"<title>Roofs and walls</title>{BODY}", CSS)
    dress = Dress(INKS, 3, linked=False) if edition.is_press else Dress(LIGHT, tagged=True)
    drawn, more = draw(layout, dress)
    assert [*problems, *more] == []
    standards = {Edition.PRINT: Standard.X_4, Edition.SCREEN: Standard.UA_1, Edition.ARCHIVE: Standard.A_2A}
    intent = Intent(PROFILE, "FOGRA39", "coated", "http://www.color.org") if edition.is_press else light()
    return bound(drawn, Finish(standards[edition], intent if edition is not Edition.SCREEN else None))


def light() -> Intent:
    """What an archive file means by its colours."""
    from PIL import ImageCms

    return Intent(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), "sRGB", "sRGB")


def planted(edition: Edition, plant: Plant, **options: Any) -> bytes:
    """A clean file with a fault."""
    with pikepdf.open(BytesIO(clean(edition))) as pdf:
        plant(pdf)
        buffer = BytesIO()
        pdf.save(buffer, **options)
    return buffer.getvalue()


def looked_at(data: bytes, edition: Edition, limits: Limits = LIMITS, with_plates: bool = False) -> Report:
    """What preflight finds, without the plates unless they are wanted."""
    return examine(data, edition, limits, with_plates)


def codes(data: bytes, edition: Edition, limits: Limits = LIMITS, with_plates: bool = False) -> list[str]:
    """The rules that are broken, each once."""
    return sorted({each.rule.code for each in looked_at(data, edition, limits, with_plates).findings})


def drawing(operators: str, page: int = 0, artefact: bool = True, **resources: Any) -> Plant:
    """A fault that is drawn: operators behind all else on a page, in pt from its lower left corner; resources by their kind."""

    def plant(pdf: pikepdf.Pdf) -> None:
        leaf = pdf.pages[page]
        for kind, entries in resources.items():
            if f"/{kind}" not in leaf.obj.Resources:
                leaf.obj.Resources[f"/{kind}"] = Dictionary()
            for name, made in entries(pdf).items():
                leaf.obj.Resources[f"/{kind}"][f"/{name}"] = made
        whole = f"q\n/Artifact BMC\n{operators}\nEMC\nQ" if artefact else f"q\n{operators}\nQ"
        leaf.contents_coalesce()
        leaf.obj.Contents = pdf.make_stream(b"q\n" + leaf.obj.Contents.read_bytes() + b"\nQ\n" + whole.encode())

    return plant


def writing(size: float, colour: str, where: str = "100 150", state: str = "") -> Plant:
    """A fault in a text: the first letter that the page shows, set again."""

    def plant(pdf: pikepdf.Pdf) -> None:
        font, glyph = first_shown(pdf)
        drawing(f"{state}\nBT /{font} {size} Tf {colour} {where} Td <{glyph}> Tj ET", ExtGState=_states)(pdf)

    return plant


def separation(name: str) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """A resource `S`: an ink of its own, with what it looks like in the four."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        tint = pdf.make_indirect(Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 0, 0], N=1))
        return {"S": Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])}

    return make


def _states(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {
        "Over": Dictionary(op=True, OP=True, OPM=1),
        "Off": Dictionary(op=False, OP=False, OPM=1),
    }


def first_shown(pdf: pikepdf.Pdf) -> tuple[str, str]:
    """The name of the first font that the first page shows, and a letter of it, as hexadecimal digits."""
    font = ""
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) == "Tf":
            font = str(operands[0]).lstrip("/")
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if str(operator) == "TJ" else operands
            shown = next(bytes(each) for each in pieces if isinstance(each, pikepdf.String))
            return font, shown[:2].hex()
    raise AssertionError("nothing is shown")


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The structure elements of a kind."""
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == Name(f"/{kind}")]


def picture(pixels: int, high: int, bits: int = 8, **more: Any) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """A grey picture as a resource `P`."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        data = bytes((pixels * bits + 7) // 8 * high)
        head = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceGray, "BitsPerComponent": bits}
        return {"P": pdf.make_stream(data, **(head | {"Width": pixels, "Height": high} | more))}

    return make


__all__ = [
    "Array",
    "Dictionary",
    "Name",
    "Plant",
    "clean",
    "codes",
    "drawing",
    "elements",
    "first_shown",
    "looked_at",
    "picture",
    "planted",
    "writing",
]
