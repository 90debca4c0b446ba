"""Sheets are folded, laid in each other and cut in thought: the pages come in order, and blanks stand at the end alone."""

from __future__ import annotations

import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from galley.pdf.imposition import MM, Pair, imposed, sides
from galley.pdf.ways import Way

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import page_texts, written


def leaves_of(front: Pair, back: Pair) -> tuple[tuple[int | None, int | None], tuple[int | None, int | None]]:
    """The two leaves of a sheet that is folded or cut in the middle, each as its pages in the order of reading; a sheet is turned about its upright axis, so
    that behind the right half of the front is the left half of the back."""
    return (back[1], front[0]), (front[1], back[0])


def folded(made: list[Pair]) -> list[int | None]:
    """The pages of sheets that lie in each other, the first outermost."""
    before, behind = list[int | None](), list[int | None]()
    for front, back in zip(made[::2], made[1::2], strict=True):
        last, first = leaves_of(front, back)
        before += first
        behind = [*last, *behind]
    return before + behind


def stacked(made: list[Pair]) -> list[int | None]:
    """The pages of sheets that are cut, the right stack below the left."""
    lefts, rights = list[int | None](), list[int | None]()
    for front, back in zip(made[::2], made[1::2], strict=True):
        lefts += (front[0], back[1])
        rights += (front[1], back[0])
    return lefts + rights


@given(st.integers(1, 200))
def test_a_folded_booklet_reads_from_first_to_last(pages: int) -> None:
    found = folded(sides(pages, Way.BOOKLET))
    assert found[:pages] == list(range(1, pages + 1))
    assert len(found) % 4 == 0 and len(found) - pages < 4 and set(found[pages:]) <= {None}


@given(st.integers(1, 200))
def test_cut_stacks_read_from_first_to_last(pages: int) -> None:
    found = stacked(sides(pages, Way.STACKS))
    assert found[:pages] == list(range(1, pages + 1)) and set(found[pages:]) <= {None}


@given(st.integers(1, 200))
def test_spreads_are_those_of_an_open_book(pages: int) -> None:
    made = sides(pages, Way.SPREADS)
    assert made[0] == (None, 1)
    assert [page for pair in made for page in pair if page] == list(range(1, pages + 1))
    assert all(left % 2 == 0 for left, _ in made if left)


def book(pages: int, css: str = "") -> bytes:
    """A PDF of small pages, each with its number."""
    body = "".join(f'<p style="break-after: page">P{number}</p>' for number in range(1, pages + 1))
    data, problems = written(body, f"@page {{ size: 60mm 80mm; margin: 5mm }} {css}")
    assert problems == []
    return data


def test_pages_stand_side_by_side_without_scaling() -> None:
    data, problems = imposed(book(6), Way.BOOKLET)
    assert problems == []
    assert [set(text.split()) for text in page_texts(data)] == [{"P1"}, {"P2"}, {"P6", "P3"}, {"P4", "P5"}]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [round(float(edge) / MM) for edge in pdf.pages[0].trimbox] == [0, 0, 120, 80]


def where(data: bytes, side: int, text: str) -> float:
    """How far from the left a text begins, in mm."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[side].get_textpage()
        return float(page.get_charbox(page.get_text_bounded().index(text))[0]) / MM


def test_inner_sheets_move_to_the_fold() -> None:
    data, _ = imposed(book(8), Way.BOOKLET, caliper_mm=0.5)
    still, _ = imposed(book(8), Way.BOOKLET)
    assert where(data, 0, "P1") == pytest.approx(where(still, 0, "P1"), abs=0.01)
    assert where(data, 2, "P3") == pytest.approx(where(still, 2, "P3") - 0.5, abs=0.01)
    assert where(data, 2, "P6") == pytest.approx(where(still, 2, "P6") + 0.5, abs=0.01)


def test_a_book_that_is_bound_on_the_right_is_mirrored() -> None:
    data, _ = imposed(book(4), Way.BOOKLET, rightward=True)
    assert where(data, 0, "P1") < 60 < where(data, 0, "P4")


def test_a_book_that_says_it_is_read_from_the_right_is_mirrored_unasked() -> None:
    with pikepdf.open(BytesIO(book(4))) as pdf:
        for direction in ("/L2R", "/R2L"):
            pdf.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name(direction))
            said = BytesIO()
            pdf.save(said)
            data, _ = imposed(said.getvalue(), Way.BOOKLET)
            assert (where(data, 0, "P1") < 60) == (direction == "/R2L")


def test_marks_stand_at_the_fold() -> None:
    data, _ = imposed(book(2), Way.SPREADS, marked=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Marks" in pdf.pages[0].obj.Resources.XObject


def test_marks_and_what_is_cropped_are_no_bleed() -> None:
    with pikepdf.open(BytesIO(book(2))) as pdf:
        for page in pdf.pages:
            page.obj.MediaBox = pikepdf.Array([200, 260, -30, -30])
            page.obj.BleedBox = pikepdf.Array([-9, -9, 60 * MM + 9, 80 * MM + 9])
            page.obj.TrimBox = pikepdf.Array([0, 0, 60 * MM, 80 * MM])
        whole, cropped = BytesIO(), BytesIO()
        pdf.save(whole)
        for page in pdf.pages:
            page.obj.CropBox = pikepdf.Array([-4, -4, 60 * MM + 4, 80 * MM + 4])
        pdf.save(cropped)
    for data, bleed in ((whole, 9), (cropped, 4)):
        with pikepdf.open(BytesIO(imposed(data.getvalue(), Way.SPREADS)[0])) as pdf:
            edges = [float(edge) for edge in pdf.pages[0].mediabox]
            assert edges == pytest.approx([-bleed, -bleed, 120 * MM + bleed, 80 * MM + bleed], abs=0.01)
            form = next(iter(pdf.pages[0].obj.Resources.XObject.values()))
            assert float(form.BBox[0]) == pytest.approx(-bleed, abs=0.01)


def drawn(pdf: pikepdf.Pdf) -> bool:
    """Whether anything is seen on the first sheet that the pages of a PDF are set on."""
    file = BytesIO()
    pdf.save(file)
    data, problems = imposed(file.getvalue(), Way.SPREADS)
    assert problems == []
    with pypdfium2.PdfDocument(data) as sheets:
        return sheets[0].render().to_pil().convert("L").getextrema()[0] < 255


SQUARE = b"0 0 1 rg 0 0 20 20 re f"


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_layer_stays_hidden_or_shown(is_hidden: bool) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("a")))
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(L=layer))
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/OC /L BDC " + SQUARE + b" EMC")
        off = pikepdf.Array([layer] if is_hidden else [])
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=off))
        assert drawn(pdf) is not is_hidden


@pytest.mark.parametrize(("flags", "is_drawn"), [(4, True), (0, False), (4 + 2, False)])
def test_notes_are_drawn_that_are_to_be_printed(flags: int, is_drawn: bool) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        box = pikepdf.Array([0, 0, 20, 20])
        look = pdf.make_stream(SQUARE, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box)
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Stamp, Rect=box, F=flags, AP=pikepdf.Dictionary(N=look))
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        assert drawn(pdf) is is_drawn


@pytest.mark.parametrize("trim", [(9, 9, 9, 50), (9, 9, 50, 9)])
def test_a_page_without_size_is_told(trim: tuple[int, ...]) -> None:
    with pikepdf.open(BytesIO(book(1))) as pdf:
        pdf.pages[0].obj.TrimBox = pikepdf.Array(list(trim))
        file = BytesIO()
        pdf.save(file)
    data, (problem,) = imposed(file.getvalue(), Way.BOOKLET)
    assert (data, problem.code, problem.message) == (b"", "impose.size", "page 1 has no size")


@pytest.mark.parametrize("code", ["impose.size", "impose.turned", "impose.scaled"])
def test_what_cannot_be_set_side_by_side_is_told_by_page(code: str) -> None:
    with pikepdf.open(BytesIO(book(3))) as pdf:
        if code == "impose.turned":
            pdf.pages[1].obj.Rotate = 90
        elif code == "impose.scaled":
            pdf.pages[1].obj.UserUnit = 2
        else:
            pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 100, 100])
            del pdf.pages[1].obj["/TrimBox"]
            del pdf.pages[1].obj["/BleedBox"]
        spoilt = BytesIO()
        pdf.save(spoilt)
    data, problems = imposed(spoilt.getvalue(), Way.BOOKLET)
    assert data == b"" and [(problem.code, problem.page) for problem in problems] == [(code, 2)]
