"""What has no place in the tree of tags is drawn all the same, as an artifact: what is for the eye alone, and what is there for the page."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pressing import press
from typesetting import laid_out, png

from galley.typeset import Dress

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"{}><title>x</title><path fill="none" d="M0 0h9"/></svg>'
PICTURES = {"picture:a?full": png(4, 4)}


def tagged(body: str) -> tuple[list[str], list[str]]:
    """The marks of the first page, in order, and the tags of the whole tree that hold something."""
    layout, problems = laid_out(body, "", PICTURES)
    assert problems == []
    data, problems = press(layout, Dress(tagged=True, pictures={"picture:a?full": (png(4, 4), "image/png")}))
    assert problems == []
    with pikepdf.open(BytesIO(data)) as pdf:
        marks = [
            str(operands[0])
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) in ("BDC", "BMC")
        ]
        tags = [str(each["/S"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        assert len(parents) == len([mark for mark in marks if mark != "/Artifact"])
    return marks, tags


@pytest.mark.parametrize(
    "place", ["<p>{}</p>", "{}", "<div>word {} word</div>", '<div style="position: absolute">{}</div>']
)
@pytest.mark.parametrize("shown", ['<img src="picture:a?full" alt="x"{}>', DRAWING])
def test_pictures_are_figures_or_artifacts(place: str, shown: str) -> None:
    marks, tags = tagged(place.format(shown.format("")))
    assert marks.count("/Figure") == tags.count("/Figure") == 1
    hidden, tags = tagged(place.format(shown.format(' aria-hidden="true"')))
    assert hidden == [mark if mark != "/Figure" else "/Artifact" for mark in marks]
    assert "/Figure" not in tags


def test_a_hidden_picture_needs_no_words() -> None:
    assert tagged('<p><img src="picture:a?full" alt="" aria-hidden="true"></p>')[0] == ["/Artifact"]


def test_words_in_something_hidden_are_artifacts_too() -> None:
    marks, _ = tagged('<p>one</p><div aria-hidden="true"><p>two <em>three</em></p></div><p>four</p>')
    assert marks == ["/Span", "/Artifact", "/Artifact", "/Span"]
    assert tagged('<p>one</p><div aria-hidden="false"><p>two</p></div>')[0] == ["/Span", "/Span"]


def artifacts(body: str, css: str = "") -> list[list[dict[str, str]]]:
    """What is said of each artifact that says something, by page."""
    layout, problems = laid_out(body, css)
    assert problems == []
    data, _ = press(layout, Dress(tagged=True))
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            [
                {str(key): str(value) for key, value in operands[1].items()}
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
            ]
            for page in pdf.pages
        ]


def test_running_heads_and_folios_are_there_for_the_page() -> None:
    css = (
        "@page { @top-left { content: 'head' } @bottom-right { content: counter(page) } @left-middle { content: 'a' } }"
    )
    told = [{"/Type": "/Pagination", "/Subtype": f"/{name}"} for name in ("Header", "Footer")]
    assert sorted(artifacts("<p>text</p>", css)[0], key=len, reverse=True) == [*told, {"/Type": "/Pagination"}]
    assert artifacts("<p>text</p>") == [[]]


def test_heads_and_feet_of_tables_are_told_once() -> None:
    rows = "<tr><td>cell</td></tr>" * 40
    table = f"<table><thead><tr><th>head</th></tr></thead><tbody>{rows}</tbody><tfoot><tr><td>foot</td></tr></tfoot></table>"
    assert artifacts(table) == [[], [{"/Type": "/Pagination"}] * 2, [{"/Type": "/Pagination"}] * 2]
