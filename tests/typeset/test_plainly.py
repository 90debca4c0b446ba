"""What is read as XML is the tree that a reader of HTML makes; what might not be is left to it."""

from __future__ import annotations

import random
from typing import Any

import pytest
import weasyprint

from galley.typeset import plainly

LIST = '<p class="a" data-address="b">one &amp; <em lang="ru">два</em>\n<br>three</p><ul>\n<li>four<ul><li></li></ul></li></ul> five'
TABLE = (
    '<table><colgroup><col class="wide"><col></colgroup>\n<thead><tr><th scope="col">a</th><td>b</td></tr></thead> '
    '<tbody><tr><td><p>c</p><a href="#d">d</a></td></tr></tbody></table>'
)
DRAWING = (
    '<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" class="b" data-drawn="0"></svg>'
    '<svg viewBox="0 0 9 9"></svg></figure>'
)


def form(element: Any) -> list[object]:
    """All that an element holds, the order of attributes too."""
    told = [(each.tag, list(each.attrib.items()), each.text, each.tail, len(each)) for each in element.iter()]
    return [told[0][2], told[0][4], *told[1:]]


def as_html(text: str) -> list[object]:
    document = weasyprint.HTML(string=f"<!DOCTYPE html><html><head></head><body>{text}</body></html>")
    return form(next(document.etree_element.iter("body")))


@pytest.mark.parametrize("text", [LIST, TABLE, DRAWING, LIST + TABLE, "", "text alone", "<h2>a<span>b</span></h2>"])
def test_the_tree_is_that_of_a_reader_of_html(text: str) -> None:
    found = plainly.tree_of(text)
    assert found is not None
    assert form(found) == as_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>a<li>b</ul>",
        "<p>a<div>b</div></p>",
        "<p>a<span><p>b</p></span></p>",
        "<p><em>a</p></em>",
        "<table><tr><td>a</td></tr></table>",
        "<table><tbody><tr><td>a</td></tr> b </tbody></table>",
        "<table>\u00a0<tbody></tbody></table>",
        "<table><tbody><tr><p>a</p></tr></tbody></table>",
        "<div><td>a</td></div>",
        "<a><span><a>b</a></span></a>",
        "<h1>a<h2>b</h2></h1>",
        "<div><li>a</li></div>",
        "a &nbsp; b",
        "a & b",
        "a &#128; b",
        "a <!-- b --> c",
        "<![CDATA[a]]>",
        "<div>a</DIV>",
        "<div/>a",
        "<br></br>",
        "<div hidden>a</div>",
        "<div class=a>b</div>",
        "<div viewBox='0'>a</div>",
        '<div viewBox="0">a</div>',
        '<div class="a\nb">c</div>',
        '<div id="a" id="b">c</div>',
        '<div xml:lang="ru">a</div>',
        '<div xmlns="b">a</div>',
        "a\r\nb",
        "a\fb",
        "a\0b",
        "\ud800",
        '<svg viewbox="0 0 9 9"></svg>',
        '<svg viewBox="0 0 9 9">a</svg>',
        '<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>',
        "<button>a<button>b</button></button>",
        "<pre>\na</pre>",
        "<unknown>a</unknown>",
    ],
)
def test_what_a_reader_of_html_may_read_otherwise_is_left_to_it(text: str) -> None:
    assert plainly.tree_of(text) is None


NEXT = {
    "table": "thead tbody caption colgroup tr",
    "thead": "tr",
    "tbody": "tr",
    "tr": "td th",
    "ul": "li",
    "dl": "dt dd",
    "colgroup": "col",
}
TAGS = "a b br div em h1 h3 hr img li p section span table tbody td tr ul wbr dl dd svg button ruby rt pre select"
VOID = {"br", "col", "hr", "img", "wbr"}


def soup(chance: random.Random, depth: int, around: str = "") -> str:
    """Elements at random, each closed where it was opened, often where they belong."""
    made = []
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        inner = NEXT.get(around, "").split() if chance.random() < 0.7 else []
        tag = chance.choice(inner or TAGS.split())
        attributes = chance.choice(("", ' class="a b"', ' id="a" lang="ru"', ' title="&lt;"'))
        held = soup(chance, depth - 1, tag) if depth else ""
        made.append(chance.choice(("", "\n", " ", "a", "&amp;", "\u00a0")))
        made.append(f"<{tag}{attributes}>" if tag in VOID else f"<{tag}{attributes}>{held}</{tag}>")
    return "".join([*made, chance.choice(("", "\n", "a"))])


def test_elements_at_random_are_read_as_html_or_not_at_all() -> None:
    chance = random.Random(14)
    texts = [soup(chance, depth % 4 + 1) for depth in range(600)]
    found = {text: tree for text in texts if (tree := plainly.tree_of(text)) is not None}
    assert 60 < len(found) < 540
    assert [text for text, tree in found.items() if form(tree) != as_html(text)] == []
