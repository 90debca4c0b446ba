"""A document whose articles are read apart is the document that the engine would read at once."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import weasyprint

from galley.typeset import reading

BOOK = (
    '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><div class="run">\n'
    '<article class="section" id="one" data-address="one">\n<h1>One</h1> and <em>words</em>\n</article> tail\n'
    '<article id="two"><svg viewBox="0 0 9 9"><path d="M0 0"/></svg><ul><li>a<li>b</ul></article>\n'
    "</div></body></html>"
)


def at_once(text: str) -> bytes:
    return ElementTree.tostring(weasyprint.HTML(string=text).etree_element)


@pytest.mark.parametrize(
    "text",
    [
        BOOK,
        BOOK.replace(" and <em>", ' <article id="in">inner</article> <em>'),
        BOOK.replace('<article id="two">', "<article id=two>"),
        BOOK.replace("</article>\n</div>", "</div>"),
        "<p>no article</p>",
        '<article id="empty"></article>',
        '<article id="text">text &amp; <b>bold</b> &lt;article&gt;</article>',
        "<!DOCTYPE html>\n<html>\n<head><title>T</title></head>\n<body>\n<p>a</p>\n</body>\n</html>\n",
        "<html><body>a</body>\n</html>",
        "<html><body></body>\n</html>",
        "<html><body><p>a</body></html>",
        '<html><body class="b"><p>a</p></body></html> ',
    ],
)
def test_the_tree_is_that_of_the_whole(text: str) -> None:
    assert ElementTree.tostring(reading.document(text).etree_element) == at_once(text)


def test_what_is_done_to_a_tree_is_not_remembered() -> None:
    first = reading.document(BOOK).etree_element
    for each in first.iter("article"):
        each.text = "other"
        del each[:]
    assert ElementTree.tostring(reading.document(BOOK).etree_element) == at_once(BOOK)


def test_an_article_that_stays_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reading.document(BOOK)
    read: list[str] = []
    engine = reading.drawings.lifted
    monkeypatch.setattr(reading.drawings, "lifted", lambda text: read.append(text) or engine(text))
    reading.document(BOOK.replace("One", "Once"))
    assert len(read) == 2 and "Once" in read[1] and "Once" not in read[0]
