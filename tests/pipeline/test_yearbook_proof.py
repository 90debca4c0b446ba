"""The proof of the yearbook: addresses lead to their text, and the map from places on the sheets to their blocks."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pikepdf
import pytest
from conftest import Built, made_once

from galley.files import Files
from galley.language.units import units
from galley.maps import PageMap, read
from galley.margins.helvetica import DITTO
from galley.margins.standing import told
from galley.meter.glyphs import Glyph, glyphs
from galley.options import Edition, Options
from galley.pipeline.build import build
from galley.reader import read_publication

FOLDER, NAME = "content/yearbook-2021", "yearbook-2021"
SIZE = 5.0
"""Of addresses."""
BEGINNING = 10
"""How many letters tell a text."""


@pytest.fixture(scope="module")
def project(yearbook: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the yearbook's project with its proof in English, its pages taken from those that are kept."""

    def made(root: Path) -> None:
        shutil.copytree(yearbook.root, root, symlinks=True, dirs_exist_ok=True)
        asked = {"languages": ("en",), "editions": (Edition.PROOF,)}
        assert build(Options(root, **asked), lambda _: None).outputs

    return made_once(tmp_path_factory, "yearbook-proof", made)


@pytest.fixture(scope="module")
def proof(project: Path) -> Path:
    return project / f"output/{NAME}/{NAME}.en.proof.pdf"


@pytest.fixture(scope="module")
def book(proof: Path) -> PageMap:
    with pikepdf.open(proof) as pdf:
        return read(pdf.attachments[f"{NAME}.en.map.json"].get_file().read_bytes())


def lines(letters: list[Glyph]) -> list[str]:
    """The lines of a column, from the top."""
    found: dict[float, list[Glyph]] = {}
    for each in letters:
        found.setdefault(round(each.y, 2), []).append(each)
    return [
        "".join(each.text for each in sorted(found[y], key=lambda each: each.x)) for y in sorted(found, reverse=True)
    ]


def printed(letters: list[Glyph], book: PageMap) -> dict[str, str]:
    """The addresses beside a page, with what is told of their lines."""
    assert book.placed is not None
    small = [each for each in letters if each.font == "Helvetica" and each.size == pytest.approx(SIZE)]
    found: dict[str, str] = {}
    for column in (True, False):
        text = before = ""
        for line in lines([each for each in small if (each.x < book.placed.left) is column]):
            text += line
            if " · " in text:
                address, _, at = text.partition(" · ")
                before = _whole(address, before, book)
                found[before], text = at, ""
    return found


def _whole(address: str, before: str, book: PageMap) -> str:
    """An address with what it has in common with that above it."""
    if not address.startswith(DITTO):
        return address
    parts = before.split("/")
    longer = ("/".join(parts[:count]) + address.removeprefix(DITTO) for count in range(len(parts), 0, -1))
    return next(each for each in longer if each in book.at)


def test_the_address_beside_each_block_leads_to_its_text(project: Path, proof: Path, book: PageMap) -> None:
    publication, _ = read_publication(Files(project), FOLDER)
    assert publication is not None
    texts = {unit.address: unit for unit in units(publication)}
    shown = [printed(page, book) for page in glyphs(proof)]
    beside = [(page, each.address) for page in range(1, len(book.sizes) + 1) for each in told(book, page)]
    assert [(page, address) for page, address in beside if address not in shown[page - 1]] == []
    written = [(page, address) for page, address in beside if address in texts]
    for page, address in random.Random(7).sample(written, 50):
        unit = texts[address]
        assert shown[page - 1][address] == str(unit.place.line)
        there = (project / unit.place.file).read_text(encoding="utf-8").splitlines()[(unit.place.line or 0) - 1]
        assert unit.text.split()[0][:BEGINNING] in there


def test_the_map_finds_each_block_from_a_point_on_its_sheet(book: PageMap) -> None:
    assert book.placed is not None
    every = [(block, part) for block in book.blocks for part in block.parts]
    for block, part in random.Random(7).sample(every, 50):
        left, low, right, high = book.placed.on_proof(part.box)
        found = book.placed.in_book(book.placed.pages.index(part.page) + 1, (left + right) / 2, (low + high) / 2)
        assert found is not None and block in book.standing(*found)
