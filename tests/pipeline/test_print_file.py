"""The print file of a small book whose printer has wishes: a profile of his own, more bleed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from PIL import Image
from pypdf import PdfReader
from small_project import FOLDER, NAME, make, replace, write

from galley.images import convert, inspect
from galley.options import Edition, Options
from galley.pipeline.build import build

PRESS = """press:
  profile: printer.icc
  condition: {id: OUR-PRESS, name: Offset on our paper}
  ink-limit: 280
  bleed: 5
  binding: saddle
  signature: 8
parts:"""
PATHS = """kind: article
title: 山路
body: |
  山路会在春天整修山路。

  {bridge}

  {dark}
inserts:
  - kind: figure
    id: bridge
    width: third
    picture: {file: bridge.jpg, alt: 桥}
  - kind: figure
    id: dark
    width: third
    picture: {file: dark.tif, alt: 夜}
"""
RED = (200, 30, 40)
DICTIONARIES = pikepdf.Dictionary, pikepdf.Stream


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("print"), program=False)
    shutil.copy(ROOT / "templates/colour/FOGRA29_300.icc", root / FOLDER / "printer.icc")
    Image.new("RGB", (700, 100), RED).save(root / FOLDER / "bridge.jpg", quality=98)
    replace(root, f"{FOLDER}/publication.yaml", "parts:", PRESS)
    replace(root, "templates/styles/base.css", "img {", ".section-title { opacity: .9 }\nimg {")
    write(root, f"{FOLDER}/paths.yaml", PATHS)
    Image.new("CMYK", (700, 100), (255, 230, 200, 51)).save(root / FOLDER / "dark.tif")
    assert told(root) == [("images.ink", "warning", 17)]
    return root


def told(root: Path, **asked: Any) -> list[tuple[str, str, int | None]]:
    """What is told of a build."""
    problems = build(Options(root, **asked), lambda _: None).problems
    return [(each.code, str(each.severity), each.place.line if each.place else None) for each in problems]


def file(root: Path) -> bytes:
    return (root / f"output/{NAME}/{NAME}.zh.print.pdf").read_bytes()


@pytest.fixture(scope="module")
def book(root: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(file(root))) as pdf:
        yield pdf


def test_the_output_intent_is_the_printers_profile_to_the_byte(root: Path, book: pikepdf.Pdf) -> None:
    (intent,) = book.Root.OutputIntents
    assert intent.DestOutputProfile.read_bytes() == (root / FOLDER / "printer.icc").read_bytes()
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "OUR-PRESS")
    assert str(intent.Info) == "Offset on our paper" and "/RegistryName" not in intent


def test_its_bleed_is_that_of_every_page(book: pikepdf.Pdf) -> None:
    bleed = 5 * 72 / 25.4
    for page in book.pages:
        trim, edges = ([float(edge) for edge in box] for box in (page.trimbox, page.bleedbox))
        assert [round(a - b, 2) for a, b in zip(trim, edges, strict=True)] == [
            round(each, 2) for each in (bleed, bleed, -bleed, -bleed)
        ]
        assert list(page.mediabox) == list(page.bleedbox)


def test_pictures_are_separated_through_the_printers_profile(root: Path, book: pikepdf.Pdf) -> None:
    pictures = [each for page in book.pages for each in page.get_images().values()]
    assert [str(each.ColorSpace) for each in pictures] == ["/DeviceCMYK"] * 2
    (photo,) = (each for each in pictures if each.Filter == "/DCTDecode")
    data = (root / FOLDER / "bridge.jpg").read_bytes()
    facts, _ = inspect(data, "bridge.jpg")
    assert facts
    inks = {
        file: Image.open(
            BytesIO(convert(data, facts, "print", profile=(ROOT / file).read_bytes(), max_ppi=450, width_mm=50).data)
        )
        for file in ("templates/colour/FOGRA29_300.icc", "templates/colour/FOGRA39_300.icc")
    }
    own, others = (image.getpixel((50, 50)) for image in inks.values())
    assert own != others
    shown = pikepdf.PdfImage(photo).as_pil_image().getpixel((50, 50))
    assert shown == own or tuple(255 - ink for ink in shown) == own


def within(thing: Any, found: list[Any]) -> list[Any]:
    """A dictionary or array and all that stands in it, what other objects hold apart."""
    for each in (
        thing.values() if isinstance(thing, DICTIONARIES) else thing if isinstance(thing, pikepdf.Array) else ()
    ):
        if isinstance(each, (*DICTIONARIES, pikepdf.Array)) and not each.is_indirect:
            within(each, found)
    found.append(thing)
    return found


def test_no_colour_of_light_is_left_in_it(book: pikepdf.Pdf) -> None:
    """Spaces of pictures, masks, groups, shadings and patterns, and those that pages name."""
    every = [each for thing in book.objects for each in within(thing, []) if isinstance(each, DICTIONARIES)]
    spaces = {
        str(each[key]) for each in every for key in ("/ColorSpace", "/CS") if isinstance(each.get(key), pikepdf.Name)
    }
    named = [each["/ColorSpace"] for each in every if isinstance(each.get("/ColorSpace"), DICTIONARIES)]
    assert spaces == {"/DeviceCMYK"} and not any(space.keys() for space in named)
    groups = [each for each in every if each.get("/S") == "/Transparency"]
    assert groups and {str(group.CS) for group in groups} == {"/DeviceCMYK"}
    contents = [*book.pages, *(each for each in every if each.get("/Subtype") == "/Form")]
    used = {str(name) for content in contents for _, name in pikepdf.parse_content_stream(content)}
    assert not used & {"rg", "RG", "ri"}


def test_a_second_build_from_nothing_gives_the_same_bytes(root: Path) -> None:
    first = file(root)
    assert told(root, editions=(Edition.PRINT,), force=True) == [("images.ink", "warning", 17)]
    assert file(root) == first
    with pikepdf.open(BytesIO(first)) as pdf:
        assert "2031-05-01" in str(pdf.Root.Metadata.read_bytes(), "utf-8") and "/ID" in pdf.trailer


def test_the_block_leaves_out_the_cover_and_fills_its_last_sheet(root: Path, book: pikepdf.Pdf) -> None:
    with pikepdf.open(root / f"output/{NAME}/{NAME}.zh.screen.pdf") as screen:
        block = len(screen.pages) - 4
    assert (block % 8, len(book.pages)) == (3, 8)
    assert PdfReader(BytesIO(file(root))).page_labels == [str(number) for number in range(3, 11)]
    assert [bool(page.Contents.read_bytes().strip()) for page in book.pages] == [True] * 3 + [False] * 5
    manifest = json.loads((root / f"output/{NAME}/manifest.json").read_bytes())
    made = {each["file"].split(".")[-2]: each for each in manifest["outputs"] if each["file"].endswith(".pdf")}
    assert (made["print"]["pages"], made["print"]["blank-at-end"]) == (8, 5)
    assert "blank-at-end" not in made["screen"]
