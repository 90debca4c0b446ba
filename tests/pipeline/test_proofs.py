"""Proofs: the book's own lines and pages on larger paper, and beside them what a proofreader needs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from conftest import made_once
from small_project import FOLDER, NAME, make, replace, write

from galley.files import Files
from galley.maps import PageMap, read
from galley.meter.glyphs import Glyph, glyphs
from galley.options import Edition, Options, Revision
from galley.pipeline.build import Outcome, build
from galley.pipeline.check import check
from galley.problem import Severity
from galley.spoken import translated

SCREEN, PROOF = (f"output/{NAME}/{NAME}.zh.{edition}.pdf" for edition in (Edition.SCREEN, Edition.PROOF))
REVISION = Revision("0123456789", "2031-05-01 12:00 +0900")


def proved(root: Path, **asked: Any) -> Outcome:
    """The proof of a project."""
    return build(
        Options(root, **{"editions": (Edition.SCREEN, Edition.PROOF), "revision": REVISION} | asked), lambda _: None
    )


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its screen file and proof, not to be changed."""

    def made(root: Path) -> None:
        assert proved(make(root, program=False)).problems == []

    return made_once(tmp_path_factory, "proved", made)


@pytest.fixture
def copied(project: Path, tmp_path: Path) -> Callable[[], Path]:
    """Gives a copy of it."""
    return lambda: Path(shutil.copytree(project, tmp_path / "copy", symlinks=True))


def attached(file: Path) -> PageMap:
    """The map that a proof has with it."""
    with pikepdf.open(file) as pdf:
        (name,) = pdf.attachments
        return read(pdf.attachments[name].get_file().read_bytes())


def texts(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def inside(letters: list[Glyph], told: PageMap) -> list[tuple[str, float, float]]:
    """The glyphs in the trim of the page, where they stand in the book."""
    assert told.placed is not None
    wide, high = told.sizes[0]
    found = [(each.text, *(told.placed.in_book(1, each.x, each.y) or (0, 0, 0))[1:]) for each in letters]
    return [each for each in found if 0 <= each[1] <= wide and 0 <= each[2] <= high]


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_text_stands_where_it_does_in_the_book(project: Path, copied: Callable[[], Path], paper: str) -> None:
    root = project
    if paper == "a3":
        root = copied()
        proved(root, paper=paper)
    told, book, proof = attached(root / PROOF), glyphs(root / SCREEN), glyphs(root / PROOF)
    assert told.placed is not None
    assert told.placed.pages == (*range(1, len(book) + 1),)
    assert (told.placed.scale == 1) is (paper == "a3")
    for page, letters in zip(book, proof, strict=True):
        here = inside(letters, told)
        assert [text for text, *_ in here] == [glyph.text for glyph in page]
        for (_, x, y), glyph in zip(here, page, strict=True):
            assert (x, y) == pytest.approx((glyph.x, glyph.y), abs=0.05)


def test_the_map_finds_each_block_from_its_place_on_the_sheet(project: Path) -> None:
    told = attached(project / PROOF)
    assert told.placed is not None and told.blocks
    for block in told.blocks:
        for part in block.parts:
            left, bottom, right, top = told.placed.on_proof(part.box)
            found = told.placed.in_book(part.page, (left + right) / 2, (bottom + top) / 2)
            assert found is not None
            assert block in told.standing(*found)


def inputs(root: Path) -> str:
    """The hash of what the proof was made from, as the manifest has it."""
    listed = json.loads((root / f"output/{NAME}/manifest.json").read_bytes())["outputs"]
    return str(next(each["inputs"] for each in listed if each.get("edition") == "proof"))


def test_each_page_says_what_it_is_of(project: Path) -> None:
    listed = json.loads((project / f"output/{NAME}/manifest.json").read_bytes())["outputs"]
    (made,) = [each for each in listed if each.get("edition") == "proof"]
    pages = texts(project / PROOF)
    assert made["pages"] == len(pages) and len(made["inputs"]) == 8
    for number, page in enumerate(pages, 1):
        at = f"{REVISION.commit} {REVISION.date}"
        told = ["未定稿", "中文", "原文", made["inputs"], at, f"{number} / {len(pages)}"]
        assert [word for word in told if word not in page] == []
        assert "此后有改动" not in page


def test_each_block_shows_its_address_and_line(project: Path) -> None:
    (page,) = [page for page in texts(project / PROOF) if "paths/body/" in page]
    lines = (project / FOLDER / "paths.yaml").read_text().splitlines()
    assert f"p1 · {lines.index('body: |') + 2}" in page


def test_an_edit_changes_the_hash_and_a_second_build_nothing(copied: Callable[[], Path]) -> None:
    root = copied()
    before, digest = (root / PROOF).read_bytes(), inputs(root)
    proved(root, force=True, editions=(Edition.PROOF,), strict=True)
    assert (root / PROOF).read_bytes() == before, "it hangs on nothing that is asked of other files"
    replace(root, f"{FOLDER}/paths.yaml", "春天", "秋天")
    proved(root, revision=replaced(REVISION, modified=True))
    assert digest not in texts(root / PROOF)[0] and "此后有改动" in texts(root / PROOF)[0]


DOUBLED = ("山路会在春天整修山路。", "山路会在春天整修山路。。")


def test_an_open_finding_stands_at_its_place_with_its_number_and_in_the_list(copied: Callable[[], Path]) -> None:
    root = copied()
    replace(root, f"{FOLDER}/paths.yaml", *DOUBLED)
    proved(root)
    found = check(Options(root, languages=("zh",))).problems
    (number,) = [number for number, each in enumerate(found, 1) if each.code == "punctuation.doubled"]
    *pages, last = texts(root / PROOF)
    message = found[number - 1].message.told(translated("zh", Files(root))[0])
    (page,) = [page for page in pages if "paths/body" in page]
    assert f"{number}{''.join(message.split())}" in "".join(page.split())
    assert "检查结果" in last and message in last and "punctuation.doubled" in last
    assert f"页 {pages.index(page) + 1}\r\n" in last
    proved(root, editions=(Edition.PROOF,), sections=("huts",))
    assert not any("检查结果" in page for page in texts(root / PROOF.replace(".proof", ".huts.proof")))
    assert attached(root / PROOF).placed.pages[-1] == 0


def test_what_is_accepted_is_shown_where_it_is_asked_for(copied: Callable[[], Path]) -> None:
    root = copied()
    accepted = "accept: [{rule: punctuation.doubled, text: 。。, reason: 引文}]\nbody:"
    replace(root, f"{FOLDER}/paths.yaml", *DOUBLED)
    replace(root, f"{FOLDER}/paths.yaml", "body:", accepted)
    proved(root)
    assert not any("已认可" in page for page in texts(root / PROOF))
    proved(root, accepted=True)
    *pages, last = texts(root / PROOF)
    assert [("已认可" in page) for page in pages if "paths/body" in page] == [True]
    assert "已认可" in last and "punctuation.doubled" in last


def test_texts_that_are_not_translated_are_set_off_and_refuse_no_proof(copied: Callable[[], Path]) -> None:
    root = copied()
    outcome = proved(root, languages=("en",), editions=(Edition.PROOF,), strict=True)
    assert {each.severity for each in outcome.problems} == {Severity.NOTE}
    (page,) = [page for page in texts(root / PROOF.replace(".zh.", ".en.")) if "paths/body/" in page]
    assert "DRAFT" in page and "translated 0%, reviewed 0%" in page and page.count("not translated") > 1


def test_letters_of_a_comment_that_no_font_has_refuse_no_proof(copied: Callable[[], Path]) -> None:
    root = copied()
    comment = '{id: a1, state: open, what: note, text: "a مرحبا b", at: huts/body/p1, page: 4, file: a.pdf}'
    write(root, f"{FOLDER}/comments/zh.yaml", f"comments:\n  - {comment}\n")
    assert proved(root, editions=(Edition.PROOF,), sections=("huts",)).problems == []
    assert any("[U+0645…]" in page for page in texts(root / PROOF.replace(".proof", ".huts.proof")))


def test_a_proof_of_a_section_has_its_pages_alone(copied: Callable[[], Path]) -> None:
    root = copied()
    proved(root, editions=(Edition.PROOF,), sections=("huts",))
    told = attached(root / PROOF.replace(".proof", ".huts.proof"))
    assert told.placed is not None
    assert told.placed.pages == tuple(sorted({part.page for part in told.at["huts"][0].parts}))


def test_lines_are_numbered_where_that_is_asked_for(copied: Callable[[], Path]) -> None:
    root = copied()
    replace(
        root,
        f"{FOLDER}/paths.yaml",
        "  山路会在春天整修山路。\n",
        "\n\n".join(["  山路会在春天整修山路。"] * 12) + "\n",
    )
    proved(root)
    bare = glyphs(root / PROOF)
    proved(root, line_numbers=True)
    told = attached(root / PROOF)
    (page,) = {part.page for part in told.at["paths/body/p5"][0].parts}
    added = [glyph for glyph in glyphs(root / PROOF)[page - 1] if glyph.font == "Helvetica" and glyph.size == 4.5]
    assert [glyph.text for glyph in added][:3] == ["5", "1", "0"]
    assert not [glyph for glyph in bare[page - 1] if glyph.size == 4.5]
    lines = [part.box for each in told.blocks if each.text for part in each.parts if part.page == page]
    fifth = sorted({round(box[3]) for box in lines}, reverse=True)[4]
    assert told.placed is not None
    assert added[0].y == pytest.approx(told.placed.on_proof((0, 0, 0, fifth))[3], abs=16)
