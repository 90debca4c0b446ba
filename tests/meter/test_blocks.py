"""To which block of the structure tree marked content belongs, whatever way the tree tells it."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from galley.meter.blocks import INLINE, TEXT, Block, blocks, of_pages


def element(pdf: pikepdf.Pdf, role: str, *kids: Any, page: int | None = None) -> Any:
    """A structure element with its kids, and a page where one is told."""
    made = pikepdf.Dictionary(S=pikepdf.Name(f"/{role}"), K=kids[0] if len(kids) == 1 else pikepdf.Array(kids))
    if page is not None:
        made.Pg = pdf.pages[page].obj
    return pdf.make_indirect(made)


def content(pdf: pikepdf.Pdf, number: int, page: int | None = None) -> Any:
    """A reference to marked content (14.7.5.2)."""
    made = pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=number)
    if page is not None:
        made.Pg = pdf.pages[page].obj
    return made


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    made = pikepdf.new()
    made.add_blank_page()
    made.add_blank_page()
    return made


def found(pdf: pikepdf.Pdf, *kids: Any, **roles: str) -> dict[tuple[int, int], Block]:
    """The blocks by page, from 0, and MCID."""
    root = pikepdf.Dictionary(K=kids[0] if len(kids) == 1 else pikepdf.Array(kids))
    if roles:
        root.RoleMap = pikepdf.Dictionary({f"/{name}": pikepdf.Name(f"/{role}") for name, role in roles.items()})
    pdf.Root.StructTreeRoot = root
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return {(pages[page], mcid): block for (page, mcid), block in blocks(pdf).items()}


def test_a_pdf_without_a_tree_has_no_blocks(pdf: pikepdf.Pdf) -> None:
    assert blocks(pdf) == {}
    pdf.Root.StructTreeRoot = pikepdf.Dictionary()
    assert blocks(pdf) == {}


def test_blocks_are_numbered_as_they_are_read_and_keep_what_is_inline(pdf: pikepdf.Pdf) -> None:
    link = element(pdf, "Link", 1, element(pdf, "Span", 2))
    tree = element(pdf, "Document", element(pdf, "H1", 0, link), element(pdf, "P", 3), page=0)
    heading, paragraph = Block(2, "H1"), Block(3, "P")
    assert found(pdf, tree) == {(0, 0): heading, (0, 1): heading, (0, 2): heading, (0, 3): paragraph}


def test_the_page_is_told_by_the_element_by_one_around_it_or_by_the_reference(pdf: pikepdf.Pdf) -> None:
    paragraph = element(pdf, "P", 0, content(pdf, 1), content(pdf, 2, page=1), page=0)
    assert list(found(pdf, paragraph)) == [(0, 0), (0, 1), (1, 2)]
    assert list(found(pdf, element(pdf, "Sect", element(pdf, "P", 0), element(pdf, "P", 0, page=1), page=0))) == [
        (0, 0),
        (1, 0),
    ]


def test_what_has_no_page_and_what_is_no_marked_content_is_passed_over(pdf: pikepdf.Pdf) -> None:
    annotation = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=pdf.make_indirect(pikepdf.Dictionary()))
    assert found(pdf, element(pdf, "P", 0, content(pdf, 1))) == {}
    assert found(pdf, element(pdf, "Link", annotation, pikepdf.Name.P, content(pdf, 4), page=0)) == {
        (0, 4): Block(0, "")
    }


@pytest.mark.parametrize(("depth", "count"), [(201, 1), (202, 0)])
def test_a_tree_that_is_too_deep_is_not_read_to_its_end(pdf: pikepdf.Pdf, depth: int, count: int) -> None:
    kid = element(pdf, "P", 0, page=0)
    for _ in range(depth - 1):
        kid = element(pdf, "Div", kid)
    assert len(found(pdf, kid)) == count


@pytest.mark.parametrize(
    "role", ["Span", "Link", "Quote", "Reference", "Code", "Em", "Strong", "Annot", "Sub", "Ruby", "RB", "RT"]
)
def test_what_stands_within_a_line_is_of_the_block_around_it(pdf: pikepdf.Pdf, role: str) -> None:
    assert role in INLINE
    assert found(pdf, element(pdf, "P", element(pdf, role, 0), page=0)) == {(0, 0): Block(1, "P")}


@pytest.mark.parametrize("role", ["P", "LBody", "Lbl", "TD", "TH", "Caption", "BlockQuote", "H1", "H3", "H6"])
def test_what_has_no_role_is_part_of_a_text_and_furniture_elsewhere(pdf: pikepdf.Pdf, role: str) -> None:
    assert role in TEXT
    assert found(pdf, element(pdf, role, element(pdf, "NonStruct", 0), page=0)) == {(0, 0): Block(1, role)}
    assert found(pdf, element(pdf, "Div", element(pdf, "NonStruct", 0), page=0)) == {
        (0, 0): Block(2, "NonStruct", is_artefact=True)
    }


def test_a_role_of_the_maker_is_what_its_map_says(pdf: pikepdf.Pdf) -> None:
    tree = element(pdf, "Running", 0, element(pdf, "Loud", 1), element(pdf, "Own", 2), page=0)
    assert found(pdf, tree, Running="P", Loud="Strong") == {
        (0, 0): Block(1, "P"),
        (0, 1): Block(1, "P"),
        (0, 2): Block(2, "Own"),
    }


def test_all_in_an_artefact_is_furniture(pdf: pikepdf.Pdf) -> None:
    tree = element(pdf, "Sect", element(pdf, "Artifact", 0, element(pdf, "P", 1)), element(pdf, "P", 2), page=0)
    assert [(block.role, block.is_artefact) for block in found(pdf, tree).values()] == [
        ("Artifact", True),
        ("P", True),
        ("P", False),
    ]


def test_blocks_are_sorted_to_their_pages() -> None:
    one, two = Block(1, "P"), Block(2, "P")
    assert of_pages({((5, 0), 0): one, ((5, 0), 1): two, ((7, 0), 0): two}) == {
        (5, 0): {0: one, 1: two},
        (7, 0): {0: two},
    }
