"""Words that the press parts at the ends of lines come out of the PDF whole."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from typesetting import laid_out, page_texts, written

from galley.typeset import Dress
from galley.typeset.dress import Painter

NARROW = "p { hyphens: auto; width: 40mm }"
PARTED = (
    "<p>The representatives of administrative organisations communicated extraordinary recommendations; well-known.</p>"
)
OWN = "<p>a non\u2010breaking hyphen</p>"
APART = "<div style='break-before: page'></div>"


def text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def test_the_hyphen_of_the_press_is_a_soft_one() -> None:
    data, problems = written(PARTED, NARROW)
    assert problems == []
    assert text(data).count("\u00ad ") >= 2 and "\u2010" not in text(data)
    assert text(data).replace("\u00ad ", "") == PARTED.removeprefix("<p>").removesuffix("</p>").replace(
        "well-k", "well- k"
    )
    assert "\u2010" not in "".join(page_texts(data))


def test_one_that_was_written_stays_what_it_is() -> None:
    data, _ = written(OWN, NARROW)
    assert "non\u2010breaking" in text(data)


def test_one_that_was_written_counts_for_all_of_a_book() -> None:
    for body in (PARTED + APART + OWN, OWN + APART + PARTED):
        told = text(written(body, NARROW)[0])
        assert "non\u2010breaking" in told and "\u00ad" not in told


def test_one_is_found_where_it_is_placed_apart() -> None:
    data, _ = written(PARTED + f"<div style='position: absolute; top: 0; left: 50mm'>{OWN}</div>", NARROW)
    assert "non\u2010breaking" in text(data)


def test_plates_of_all_dresses_tell_the_same() -> None:
    layout, _ = laid_out(PARTED, NARROW)
    (leaf,) = layout.rendered.leaves
    plates = [Painter(dress, layout.case).plate(leaf) for dress in (Dress(), Dress(tagged=True))]
    assert plates[0].fonts == plates[1].fonts
