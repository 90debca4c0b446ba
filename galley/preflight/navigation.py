"""What a reader goes by: headings that are bookmarks too, and links that are no two in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import bidirectional

from galley.message import said
from galley.pdf.objects import Dictionary
from galley.pdf.tree import Element, content
from galley.preflight.document import Document
from galley.preflight.pages import SHORT_BOOK, bookmarks, page_of, target_of
from galley.preflight.rule import LIGHT, Box, Family, Finding, Rule
from galley.problem import Severity

UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060]+")
"""What may differ between a heading as it is set and its bookmark: spaces, soft hyphens, places where lines may break or not."""
DOTS = str.maketrans("•·‧・･", "·····")
"""Dots that a face may draw with one glyph, which tells readers of the file one of them."""

HEADINGS = Rule(
    "outline.headings",
    said("every heading of the first two levels is a bookmark"),
    "ISO 14289-1, 7.17",
    LIGHT,
    Severity.WARNING,
)
TWICE = Rule("link.twice", said("no two links lie on each other"), "ISO 14289-1, 7.18.5", LIGHT)


def examine(document: Document) -> Iterator[Finding]:
    """Headings without a bookmark, and links above links."""
    yield from _twice(document)
    if len(document.pages) >= SHORT_BOOK or "/Outlines" in document.pdf.Root:
        yield from _headings(document)


def _headings(document: Document) -> Iterator[Finding]:
    """Headings are told by the words that are drawn, on the page where they begin. A bookmark that leads nowhere is told as that."""
    outlines = document.pdf.Root.get("/Outlines")
    items = list(bookmarks(outlines.get("/First"))) if isinstance(outlines, Dictionary) else []
    titles = {(page_of(target_of(item), document), _bare(str(item.get("/Title", "")))) for item in items}
    for page, text in _headed(document.tree, document):
        bare = _bare(text)
        if bare and not any(
            number in (page, None) and title and (title in bare or bare in title or _is_turned(title, bare))
            for number, title in titles
        ):
            message = said("heading “{text}” is no bookmark", text=text.strip()[:40])
            mend = said("let headings of the first two levels be bookmarks, in the words that are printed")
            yield HEADINGS.broken(message, mend, page, None, said("heading"))


def _headed(element: Element, document: Document) -> Iterator[tuple[int | None, str]]:
    """The first two levels of headings, in the order of reading: number of the page, and what is drawn of them there."""
    if element.name in ("/H1", "/H2"):
        pieces = list(_content(element))
        if pieces:
            told = "".join(document.tagged_texts.get(piece, "") for piece in pieces)
            yield document.numbers.get(pieces[0][0]), told
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _headed(kid, document)


def _content(element: Element) -> Iterator[tuple[tuple[int, int], int]]:
    """The marked content of an element and of those in it, by page and number (14.7.4.2)."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _content(kid)
        elif at := content(kid, element.page):
            yield at


def _is_turned(title: str, drawn: str) -> bool:
    """Whether what is drawn is a title with words from right to left, whose letters a page may have from left to right (ISO 32000-1, 14.8.2.3.3)."""
    return any(bidirectional(letter) in ("R", "AL") for letter in title) and sorted(title) == sorted(drawn)


def _bare(text: str) -> str:
    return UNSEEN.sub("", text).translate(DOTS)


def _twice(document: Document) -> Iterator[Finding]:
    """Links of which one covers more than half of another."""
    for page in document.pages:
        notes = [each for each in page.obj.get("/Annots", []) if isinstance(each, Dictionary)]
        boxes: list[Box] = [tuple(map(float, each.Rect)) for each in notes if str(each.get("/Subtype")) == "/Link"]  # type: ignore[misc]
        for one, two in pairwise(sorted(boxes)):
            if 2 * _area(_common(one, two)) > min(_area(one), _area(two)):
                message = said("two links lie on each other")
                yield TWICE.broken(message, said("make one link of the words"), page.number, two, said("link"))


def _common(one: Box, two: Box) -> Box:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


FAMILY = Family(said("navigation"), (HEADINGS, TWICE), examine)
