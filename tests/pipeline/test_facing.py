"""The facing-text proof: every unit beside its source, none cut, each found again from its place; and the hand-out that it goes into."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf import PdfReader
from small_project import FOLDER, NAME, make, replace, write

from galley import maps
from galley.files import Files
from galley.language.units import units
from galley.maps import PageMap
from galley.options import Edition
from galley.pipeline.commenting import comments_of, take_comments
from galley.pipeline.handout import hand_out
from galley.pipeline.taking import take_catalogue
from galley.preflight import examine
from galley.problem import Problem
from galley.reader import read_publication

PO = f"locales/en/LC_MESSAGES/{NAME}.po"
WORDS = [f"word{number}" for number in range(1500)]
ENTRIES = {"山路会手册": "Handbook of the Club", "山路": "Paths", "小屋": "Huts", "小屋全年开放。": " ".join(WORDS)}
HEAD = 'msgid ""\nmsgstr ""\n"Language: {0}\\n"\n"Project-Id-Version: {1}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
FACING = f"{NAME}/{NAME}.en.facing.pdf"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small publication with a translation of which one text is very long and one is missing."""
    root = make(tmp_path_factory.mktemp("facing") / "project", program=False)
    entries = "".join(f'\nmsgid "{text}"\nmsgstr "{told}"\n' for text, told in ENTRIES.items())
    write(root, PO, HEAD.format("en", NAME) + entries)
    write(root, PO.replace("/en/", "/ja/"), HEAD.format("ja", NAME) + '\nmsgid "小屋"\nmsgstr "山小屋"\n')
    return root


def built(root: Path, run: Callable[..., Any], **asked: Any) -> tuple[set[str], list[Problem]]:
    outcome = run(root, **({"languages": ("en",), "editions": (Edition.PROOF,), "facing": "zh"} | asked))
    return {name for name in outcome.outputs if name.endswith(".pdf")}, outcome.problems


@pytest.fixture(scope="module")
def inside(root: Path) -> dict[str, bytes]:
    """What the hand-out of the English book holds."""
    (file,), problems = hand_out(root, "en", NAME)
    assert [each.code for each in problems] == [] and file == f"output/{NAME}/{NAME}.en.handout.zip"
    with zipfile.ZipFile(root / file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def proof(inside: dict[str, bytes]) -> PdfReader:
    return PdfReader(BytesIO(inside[f"{NAME}.en.facing.pdf"]))


@pytest.fixture(scope="module")
def attached(proof: PdfReader) -> PageMap:
    (data,) = proof.attachments[f"{NAME}.en.map.json"]
    return maps.read(data)


def test_it_is_made_alone_beside_the_books(root: Path, run: Callable[..., Any]) -> None:
    assert built(root, run) == ({FACING}, [])


def test_every_unit_stands_beside_its_source(root: Path, attached: PageMap) -> None:
    publication, _ = read_publication(Files(root), FOLDER)
    assert publication is not None
    texts = units(publication)
    assert list(attached.at) == [each.address for each in texts]
    for unit in texts:
        source, translation = attached.at[unit.address]
        assert (source.text, translation.text) == (unit.text, ENTRIES.get(unit.text, ""))
        assert source.parts[0].page == translation.parts[0].page
        assert source.parts[0].box[1:4:2] == translation.parts[0].box[1:4:2]
        assert source.parts[0].box[2] <= translation.parts[0].box[0] + 1


def test_nothing_of_a_very_long_text_is_lost(proof: PdfReader, attached: PageMap) -> None:
    printed = " ".join(page.extract_text() for page in proof.pages).split()
    assert [each for each in printed if each.startswith("word")] == WORDS
    _, long = attached.at["huts/body/p1"]
    assert [part.page for part in long.parts] == list(range(1, len(proof.pages) + 1)) and len(long.parts) > 3


def test_a_place_on_a_page_leads_to_its_unit(attached: PageMap) -> None:
    for block in attached.blocks:
        for part in block.parts:
            left, bottom, right, top = part.box
            (found,) = {each.address for each in attached.standing(part.page, (left + right) / 2, (bottom + top) / 2)}
            assert found == block.address


def test_comments_on_either_side_come_back_to_their_unit(
    root: Path, inside: dict[str, bytes], attached: PageMap, tmp_path: Path
) -> None:
    shutil.copytree(root, tmp_path / "project", symlinks=True)
    with Pdf.open(BytesIO(inside[f"{NAME}.en.facing.pdf"])) as pdf:
        for block in attached.at["huts/title"]:
            left, bottom, right, top = block.parts[0].box
            corners = [left, top, right, top, left, bottom, right, bottom]
            mark = Dictionary(
                Type=Name.Annot,
                Subtype=Name.Highlight,
                Rect=Array(block.parts[0].box),
                QuadPoints=Array(corners),
                Contents=String("?"),
            )
            page = pdf.pages[block.parts[0].page - 1].obj
            page.Annots = Array([*page.get("/Annots", ()), pdf.make_indirect(mark)])
        pdf.save(tmp_path / "back.pdf")
    assert take_comments(tmp_path / "project", tmp_path / "back.pdf")[1] == []
    found = comments_of(Files(tmp_path / "project"), FOLDER, "en", [])
    assert [(each.at, each.quote) for each in found] == [("huts/title", "小屋"), ("huts/title", "Huts")]


def test_each_page_says_what_it_is(proof: PdfReader) -> None:
    for page in proof.pages:
        text = " ".join(page.extract_text().split())
        assert "DRAFT" in text and "Chinese / English" in text and "translated 80%, reviewed 0%" in text


def test_each_side_is_set_in_the_typefaces_of_its_language(proof: PdfReader) -> None:
    made = proof.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    fonts = {str(each.get_object()["/BaseFont"]).partition("+")[2] for each in made}
    assert {"Noto-Serif-CJK-SC", "Noto-Serif"} <= fonts


def test_another_translation_can_stand_in_the_place_of_the_source(root: Path, run: Callable[..., Any]) -> None:
    made, _ = built(root, run, facing="ja")
    text = PdfReader(root / "output" / FACING).pages[0].extract_text()
    assert made == {FACING} and "山小屋" in text and "山路会手册" in text


def test_of_all_languages_that_which_faces_them_needs_no_proof(small: Path, run: Callable[..., Any]) -> None:
    made, problems = built(small, run, languages=())
    assert made == set() and [each.code for each in problems] == ["proof.facing"]
    replace(small, f"{FOLDER}/publication.yaml", "  - zh\n", "  - zh\n  - en\n")
    assert built(small, run, languages=()) == ({FACING}, [])


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_language_that_cannot_face_it_is_told(root: Path, run: Callable[..., Any], language: str) -> None:
    made, problems = built(root, run, facing=language)
    assert made == set() and "proof.facing" in {each.code for each in problems}


def test_the_hand_out_has_all_that_a_translator_needs(inside: dict[str, bytes]) -> None:
    assert list(inside) == [
        "instructions.en.pdf",
        f"{NAME}.en.po",
        f"{NAME}.en.facing.pdf",
        "glossary.zh-en.csv",
        "glossary.tbx",
    ]
    assert "Mountain Path Club" in inside["glossary.zh-en.csv"].decode()
    page = PdfReader(BytesIO(inside["instructions.en.pdf"])).pages
    text = " ".join(page[0].extract_text().split())
    assert len(page) == 1 and "Texts in all: 5; not translated yet: 1" in text
    assert all(name in text for name in list(inside)[1:])
    assert examine(inside["instructions.en.pdf"], Edition.SCREEN).findings == ()


def test_equal_hand_outs_are_equal_byte_for_byte(root: Path, inside: dict[str, bytes]) -> None:
    file = root / f"output/{NAME}/{NAME}.en.handout.zip"
    before = file.read_bytes()
    assert hand_out(root, "en", NAME)[1] == [] and file.read_bytes() == before


def test_the_catalogue_comes_back_and_the_projects_is_left(
    root: Path, inside: dict[str, bytes], tmp_path: Path
) -> None:
    before = (root / PO).read_bytes()
    back = tmp_path / f"{NAME}.en.po"
    back.write_bytes(inside[back.name].replace(b'msgstr "Huts"', b'msgstr "Cabins"'))
    report, problems = take_catalogue(root, back, is_trial=True)
    assert (
        problems == [] and any("Huts" in line or "1 " in line for line in report) and (root / PO).read_bytes() == before
    )


@pytest.mark.parametrize(("language", "code"), [("zh", "handout.source"), ("xx", "language.unknown")])
def test_a_hand_out_is_for_a_language_to_translate_into(root: Path, language: str, code: str) -> None:
    made, (problem,) = hand_out(root, language, NAME)
    assert made == [] and problem.code == code


def test_a_faulty_translation_is_handed_out_as_it_is_written(small: Path) -> None:
    write(small, PO, HEAD.format("en", NAME) + '\nmsgid "山路"\nmsgstr "{path}"\n')
    replace(small, f"{FOLDER}/publication.yaml", "year: 2031", "year: 2031\npaper: 纸")
    (file,), problems = hand_out(small, "en", NAME)
    assert [each.code for each in problems] == ["language.po-placeholders"]
    with zipfile.ZipFile(small / file) as archive:
        assert "{path}" in PdfReader(BytesIO(archive.read(f"{NAME}.en.facing.pdf"))).pages[0].extract_text()
