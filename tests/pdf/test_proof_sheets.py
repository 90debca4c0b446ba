"""Pages of a book placed on the sheets of a proof, with slips among its margins, and joined tags of made-up pages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from galley.maps import Placed
from galley.margins.helvetica import width
from galley.margins.ink import Ink, Stamp, Stroke, Words
from galley.pdf.proofs import Proof, moved, place
from galley.pdf.tagging import Tags
from galley.typeset.drawn import Drawn, Mark, Spot

SHEET: Any = SimpleNamespace(width=500.128, height=700.0, trim=(50.0, 60.0, 250.0, 360.0))
PLACED = Placed((1, 2), 0.5, 50.0, 60.0)


def made(slips: int = 2) -> tuple[Pdf, Proof]:
    """Two pages of a book, and three plates of its margins, some of which are slips."""
    pdf = Pdf.new()
    for size in ((400, 600), (400, 600), (100, 40), (100, 50), (500, 700)):
        pdf.add_blank_page(page_size=size)
    for number, page in enumerate(pdf.pages):
        page.obj.Contents = pdf.make_stream(b"%% %d" % number)
        page.obj.BleedBox = page.obj.CropBox = page.obj.ArtBox = page.obj.MediaBox
        page.obj.StructParents = number
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency)
    pdf.pages[0].obj.Annots = Array([Dictionary(Rect=Array([0, 0, 10, 20]), StructParent=1)])
    words, line = Words(20, 30, "§ (1)", 8), Stroke(1, 2, 3, 4, 0.5)
    inks = [Ink([words], [line], [Stamp(0, 300, 500), Stamp(1, 300, 400)]), Ink(stamps=[Stamp(1, 300, 450)])]
    return pdf, Proof(SHEET, PLACED, inks, None, slips)  # type: ignore[arg-type]


def test_a_page_becomes_a_form_on_its_sheet() -> None:
    pdf, proof = made()
    place(pdf, proof, list(pdf.pages)[2:])
    assert len(pdf.pages) == 3
    first, second, behind = pdf.pages
    assert first.obj.Contents.read_bytes().decode("cp1252").splitlines() == [
        "q 0.5 0 0 0.5 50.00 60.00 cm /Page Do Q",
        "q .5 G .35 w 49.25 59.25 201.50 301.50 re S Q",
        "q 0 G 0.5 w 0 J [] 0 d 1.00 2.00 m 3.00 4.00 l S Q",
        "BT /H 8 Tf 1 0 0 1 20.00 30.00 Tm (§ \\(1\\)) Tj ET",
        "q 1 0 0 1 300.00 460.00 cm /Slip0 Do Q",
        "q 1 0 0 1 300.00 350.00 cm /Slip1 Do Q",
    ]
    assert second.obj.Contents.read_bytes().splitlines()[-1] == b"q 1 0 0 1 300.00 400.00 cm /Slip1 Do Q"
    assert [float(edge) for edge in first.obj.MediaBox] == [0, 0, 500.13, 700]
    assert [float(edge) for edge in first.obj.TrimBox] == [50, 60, 250, 360]
    assert not {"/CropBox", "/BleedBox", "/ArtBox", "/StructParents", "/Group"} & set(first.obj.keys())
    assert [float(edge) for edge in first.obj.Annots[0].Rect] == [50, 60, 55, 70]
    forms = first.obj.Resources.XObject
    assert sorted(forms.keys()) == ["/Page", "/Slip0", "/Slip1"]
    assert sorted(second.obj.Resources.XObject.keys()) == ["/Page", "/Slip1"]
    assert str(forms["/Page"].Group.S) == "/Transparency" and "/Group" not in forms["/Slip0"]
    assert [int(edge) for edge in forms["/Page"].BBox] == [0, 0, 400, 600]
    assert [str(forms[name].Subtype) for name in ("/Page", "/Slip0")] == ["/Form", "/Form"]
    assert behind.obj.Contents.read_bytes() == b"% 4"


@pytest.mark.parametrize(("slips", "left"), [(2, 3), (3, 2), (0, 5)])
def test_slips_are_no_pages(slips: int, left: int) -> None:
    pdf, proof = made(slips)
    place(pdf, proof, list(pdf.pages)[2:])
    assert len(pdf.pages) == left


def test_words_are_in_a_font_that_tells_its_widths() -> None:
    pdf, proof = made()
    place(pdf, proof, list(pdf.pages)[2:])
    font = pdf.pages[0].obj.Resources.Font.H
    assert (str(font.BaseFont), str(font.Encoding), int(font.FirstChar), int(font.LastChar)) == (
        "/Helvetica",
        "/WinAnsiEncoding",
        32,
        183,
    )
    widths = [int(each) for each in font.Widths]
    assert len(widths) == 152
    assert widths[ord("A") - 32] == round(width("A", 1000)) == 667
    assert widths[0x81 - 32] == 0


def test_what_leads_to_pages_moves_with_them() -> None:
    below = Mark("B", Spot(1, 10, 20), (), False)
    drawn = Drawn(
        (), b"", b"", (Mark("A", Spot(0, 100, 200), (below,), True),), {"a": Spot(1, 4, 6)}, {}, "en", True, (), ()
    )
    found = moved(drawn, PLACED)
    assert found.places == {"a": Spot(1, 52, 63)}
    assert found.marks == (Mark("A", Spot(0, 100, 160), (Mark("B", Spot(1, 55, 70), (), False),), True),)
    assert (found.tagged, found.language) == (False, "en")


def tag(kind: str, key: str, *kids: Any, links: Any = (), **about: Any) -> Any:
    return SimpleNamespace(type=kind, key=key, kids=kids, links=links, about=about)


def joined(*pages: Any) -> Pdf:
    """A PDF whose pages have tags."""
    pdf = Pdf.new()
    tags = Tags()
    for page in pages:
        pdf.add_blank_page()
        tags.add(page, {})
    tags.join(pdf)
    return pdf


def test_what_goes_on_over_pages_is_one_element() -> None:
    pdf = joined([tag("P", "a", 0, 1, Lang="en")], [tag("P", "a", 0), tag("P", "b", 1)])
    document = pdf.Root.StructTreeRoot.K[0]
    one, two = document.K
    assert (str(one.S), str(one.Lang), one.Pg == pdf.pages[0].obj, two.Pg == pdf.pages[1].obj) == (
        "/P",
        "en",
        True,
        True,
    )
    assert [each if isinstance(each, int) else int(each.MCID) for each in one.K] == [0, 1, 0]
    assert [isinstance(each, int) for each in one.K] == [True, True, False] and one.K[2].Pg == pdf.pages[1].obj
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert [int(each) for each in tree[::2]] == [0, 1] and int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == 2
    assert [[each.objgen for each in marks] for marks in tree[1::2]] == [
        [one.objgen, one.objgen],
        [one.objgen, two.objgen],
    ]
    assert [(int(page.obj.StructParents), str(page.obj.Tabs)) for page in pdf.pages] == [(0, "/S"), (1, "/S")]
    assert bool(pdf.Root.MarkInfo.Marked) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert "/IDTree" not in pdf.Root.StructTreeRoot and "/A" not in one


def test_what_is_said_first_holds() -> None:
    pdf = joined([tag("P", "a", 0, Lang="en")], [tag("P", "a", 0, Lang="ru", Alt="b")])
    (one,) = pdf.Root.StructTreeRoot.K[0].K
    assert (str(one.Lang), str(one.Alt)) == ("en", "b")


def test_notes_have_a_name_that_the_tree_knows_and_stand_behind_their_call() -> None:
    pdf = joined([tag("P", "p", 0, tag("Reference", "n::footnote-call", 1), 2), tag("Note", "n", 3)])
    paragraph, note = pdf.Root.StructTreeRoot.K[0].K
    assert (str(paragraph.S), str(note.S), str(note.ID)) == ("/P", "/Note", "noten")
    names = pdf.Root.StructTreeRoot.IDTree.Names
    assert (str(names[0]), names[1].objgen) == ("noten", note.objgen)


def test_links_are_held_by_their_elements() -> None:
    pdf = Pdf.new()
    notes = [pdf.make_indirect(Dictionary(Page=at)) for at in (0, 0, 1)]
    tags = Tags()
    for _ in range(2):
        pdf.add_blank_page()
    tags.add([tag("P", "p", tag("Link", "l", 0, links=(0, 5)))], {0: notes[0]})
    tags.add([tag("P", "p", tag("Link", "l", 0, links=(3,)))], {3: notes[2]})
    tags.join(pdf)
    (link,) = pdf.Root.StructTreeRoot.K[0].K[0].K
    held = [each for each in link.K if isinstance(each, pikepdf.Dictionary) and "/Obj" in each]
    assert [each.Obj.objgen for each in held] == [notes[0].objgen, notes[2].objgen]
    assert [each.Pg == page.obj for each, page in zip(held, pdf.pages, strict=True)] == [True, True]
    assert [int(notes[at].StructParent) for at in (0, 2)] == [2, 3] and "/StructParent" not in notes[1]
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert [int(each) for each in tree[::2]] == [0, 1, 2, 3]
    assert {tree[5].objgen, tree[7].objgen} == {link.objgen}
