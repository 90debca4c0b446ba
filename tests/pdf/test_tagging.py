"""The tags of a book: what goes on over lines and pages is one element, and what stands in it is what the HTML says."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from tag_trees import elements, tagged, tree

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

WORDS = "wind and weather come over the hills, " * 60
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><title>a  roof</title><path d="M0 0h9"/></svg>'
)
CSS = """
.note { float: footnote }
[data-marker]::before { content: attr(data-marker) }
li { list-style: none }
h1, h2, h3 { font-size: 10pt; line-height: 14pt; margin: 0 }
"""


CALL = ("Reference", ("Link", "link"))
NOTE = ("Note", ("Lbl", ("Link", "link")), ("P",))


def pdf_of(body: str, css: str = "", **worn: Any) -> bytes:
    layout, problems = laid_out(body, CSS + css)
    assert problems == []
    return tagged(layout, **worn)


def opened(body: str, css: str = "", **worn: Any) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_of(body, css, **worn)))


def types(told: Any) -> Any:
    """A tree without its marks."""
    return told if isinstance(told, str) else tuple(types(each) for each in told if not isinstance(each, int))


def test_a_paragraph_over_pages_is_one() -> None:
    (paragraph,) = tree(pdf_of(f"<p>{WORDS}</p>"))
    assert paragraph[0] == "P"
    assert sorted(set(paragraph[1:])) == [1, 2, 3]


def test_lists_and_sections_over_pages_are_one() -> None:
    items = "".join(f'<li data-marker="{n}"><p>{WORDS[:400]}</p></li>' for n in range(9))
    found = tree(pdf_of(f"<section><h1>A</h1><ol>{items}</ol></section><section><h1>B</h1></section>"))
    assert types(found) == (
        ("Sect", ("H1",), ("L", *[("LI", ("Lbl",), ("LBody", ("P",)))] * 9)),
        ("Sect", ("H1",)),
    )


def test_a_table_over_pages_is_one_with_one_head() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>hut</td></tr>" for n in range(50))
    head = '<tr class="caption"><th colspan="2">Huts<span class="continued"> (continued)</span></th></tr><tr><th>No.</th><th>Hut</th></tr>'
    with opened(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>") as pdf:
        assert len(pdf.pages) > 2
        (table,) = elements(pdf, "Table")
        assert [str(kid.S) for kid in table.K] == ["/Caption", "/THead", "/TBody"]
        heads = {str(each.ID): str(each.A.Scope) for each in elements(pdf, "TH")}
        assert list(heads.values()) == ["/Column"] * 2
        cells = elements(pdf, "TD")
        assert [[str(name) for name in cell.A.Headers] for cell in cells] == [[name] for name in heads] * 50
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert [str(name) for name in names[::2]] == sorted(heads)


def test_a_link_over_lines_is_one_with_an_annotation_for_each() -> None:
    body = f'<p>word <a href="https://example.org/">{WORDS[:120]} <em>so</em></a>, <a href="#x">here</a></p><h1 id="x">There</h1>'
    with opened(body, "a::after { content: '.' }") as pdf:
        first, second = elements(pdf, "Link")
        lines = [each.Obj for each in first.K if isinstance(each, pikepdf.Dictionary)]
        assert len(lines) == 3
        assert {str(each.Contents) for each in lines} == {"https://example.org/"}
        (inside,) = (each.Obj for each in second.K if isinstance(each, pikepdf.Dictionary))
        assert [*lines, inside] == list(pdf.pages[0].Annots)
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        assert [parents[each.StructParent].objgen for each in [*lines, inside]] == [first.objgen] * 3 + [second.objgen]
        assert [str(each.S) for each in elements(pdf, "Span")] == []


def test_links_in_what_is_repeated_are_no_annotations() -> None:
    rows = "<tr><td>cell</td></tr>" * 40
    with opened(
        f'<table><thead><tr><th><a href="https://example.org/">head</a></th></tr></thead>{rows}</table>'
    ) as pdf:
        assert [len(page.obj.get("/Annots", ())) for page in pdf.pages] == [1, 0, 0]


def test_notes_have_a_label_and_stand_behind_what_calls_them() -> None:
    body = '<ul><li>one<span class="note" lang="ru">да</span></li></ul><h2>a<span class="note">b</span></h2><p>c</p>'
    found = tree(pdf_of(body))
    assert types(found) == (
        ("L", ("LI", ("LBody", ("P", CALL), NOTE))),
        ("H1", CALL),
        NOTE,
        ("P",),
    )
    with opened(body) as pdf:
        notes = elements(pdf, "Note")
        assert len({str(each.ID) for each in notes}) == 2
        assert [str(each.get("/Lang", "")) for each in notes] == ["ru", ""]


def test_notes_of_a_file_without_links_are_tagged_without() -> None:
    layout, _ = laid_out('<p>a<span class="note">b</span></p>', CSS)
    assert types(tree(tagged(layout, linked=False))) == (("P", ("Reference",)), ("Note", ("Lbl",), ("P",)))


def test_what_is_in_another_language_says_so() -> None:
    with opened(
        '<p>a <i lang="ja">b <b>c</b></i></p><blockquote lang="ru"><p>d <i lang="en">e</i> <i lang="ru">f</i></p></blockquote>'
    ) as pdf:
        said = [(str(each.S), str(each.Lang)) for each in elements(pdf, "Span", "P", "BlockQuote") if "/Lang" in each]
    assert said == [("/Span", "ja"), ("/BlockQuote", "ru"), ("/Span", "en")]


def test_a_drawing_says_what_it_shows_and_where_it_stands() -> None:
    with opened(
        f"<figure>{DRAWING}<figcaption>A</figcaption></figure>", "svg { display: block; margin-left: 48px }"
    ) as pdf:
        (figure,) = elements(pdf, "Figure")
        assert str(figure.Alt) == "a roof"
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        page = pdf.pages[0].MediaBox
        margin = 10 / 25.4 * 72
        assert (left, right) == pytest.approx((margin + 36, margin + 36 + 72), abs=0.01)
        assert (bottom, top) == pytest.approx((float(page[3]) - margin - 36, float(page[3]) - margin), abs=0.01)
    assert types(tree(pdf_of(f"<figure>{DRAWING}<figcaption>A</figcaption></figure>"))) == (
        ("Div", ("Figure",), ("Caption",)),
    )


def test_the_place_of_a_turned_drawing_is_where_it_is_seen() -> None:
    with opened(
        f"<div>{DRAWING}</div>",
        "div { transform: rotate(90deg); transform-origin: 0 0; width: 96px } svg { display: block }",
    ) as pdf:
        (figure,) = elements(pdf, "Figure")
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    assert (right - left, top - bottom) == pytest.approx((36, 72), abs=0.01)


def test_spaces_between_items_on_a_line_are_no_items() -> None:
    items = " ".join(f'<li data-marker="{n}">word</li>' for n in range(4))
    body = f"<div><b>Of</b> <ul>{items}</ul></div>"
    with opened(body, "ul, li { display: inline } li::before { content: attr(data-marker) }") as pdf:
        (found,) = elements(pdf, "L")
        assert [str(kid.S) for kid in found.K] == ["/LI"] * 4


def test_contents_are_lists_of_contents() -> None:
    entry = '<div><span><a href="#x">A</a></span> <span>1</span></div>'
    body = f'<nav><p>Contents</p><ul><li>{entry}<ul><li>{entry}</li></ul></li></ul></nav><ul><li>a</li></ul><h1 id="x">A</h1>'
    inner = ("Reference", ("Link", "link"))
    assert types(tree(pdf_of(body))) == (
        ("Sect", ("P",), ("TOC", ("TOCI", inner, ("TOC", ("TOCI", inner))))),
        ("L", ("LI", ("LBody",))),
        ("H1",),
    )


def test_every_mark_has_a_parent_and_every_element_a_page_before_its_marks() -> None:
    with opened(f"<p>{WORDS}</p><table><tr><td>a</td></tr></table>", "@page { @top-left { content: 'head' } }") as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        for number, page in enumerate(pdf.pages):
            assert numbers[2 * number] == page.obj.StructParents == number
            marks = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            assert marks == list(range(len(numbers[2 * number + 1])))
        (paragraph,) = elements(pdf, "P")
        assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
        assert {kid.Pg.objgen for kid in paragraph.K if not isinstance(kid, int)} == {
            page.obj.objgen for page in list(pdf.pages)[1:]
        }


def test_a_part_is_one_by_its_role() -> None:
    assert types(tree(pdf_of('<div role="doc-part"><p>a</p></div><div role="note"><p>b</p></div>'))) == (
        ("Part", ("P",)),
        ("P",),
    )
