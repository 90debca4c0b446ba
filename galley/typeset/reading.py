"""HTML to the engine's tree of elements.

What articles hold is read apart from the document around them, and remembered by its text: who sets a book again after an edit has most of it read. What
drawings hold is XML, and read by the parser in C of the standard library.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from weasyprint import HTML

from galley.typeset import drawings, plainly
from galley.typeset.fetch import NOTHING

MOST_ARTICLES = 64
"""How many articles are remembered by their text; those of a report are some twenty."""

_OPENING, _CLOSING = re.compile(r"(<article(?:\s+[\w:-]+=\"[^\"<>]*\")*)\s*>"), "</article>"
_BODY = re.compile(r"<body>(.*)</body>(\s*</html>\s*)\Z", re.DOTALL)
_NUMBER = "data-article"
_TAG = "article"


def document(text: str) -> HTML:
    """A document as the engine has it."""
    inside: list[str] = []
    html = _read("".join(_emptied(text, inside)))
    for each in html.etree_element.iter(_TAG):
        number = each.attrib.pop(_NUMBER, None)
        if number is not None:
            held = copy.deepcopy(_held(inside[int(number)]))
            each.text, each[:] = held.text, held
    return html


def _emptied(text: str, inside: list[str]) -> Iterator[str]:
    """The pieces of a document whose articles are empty and numbered, and in a list what these hold; those that hold another stay as they are."""
    done = 0
    while opening := _OPENING.search(text, done):
        start, end = opening.end(), text.find(_CLOSING, opening.end())
        if end < 0:
            break
        if "<article" in text[start:end]:
            yield text[done:end]
        else:
            yield f'{text[done : opening.end(1)]} {_NUMBER}="{len(inside)}">'
            inside.append(text[start:end])
        yield _CLOSING
        done = end + len(_CLOSING)
    yield text[done:]


@lru_cache(MOST_ARTICLES)
def _held(text: str) -> Any:
    """What an article holds, as the body of a document of its own; not to be changed."""
    html = _read(f"<!DOCTYPE html><html><head></head><body><article>{text}</article></body></html>")
    return next(html.etree_element.iter(_TAG))


def _read(text: str) -> HTML:
    emptied, inside = drawings.lifted(text)
    body = _BODY.search(emptied)
    plain = plainly.tree_of(body[1]) if body else None
    if body is not None and plain is not None:
        emptied = f"{emptied[: body.start(1)]}{emptied[body.end(1) :]}"
    html = HTML(string=emptied, url_fetcher=NOTHING, base_url="about:blank")
    if plain is not None:
        _fill(next(html.etree_element.iter("body")), plain)
    drawings.put_back(html.etree_element, inside)
    return html


def _fill(body: Any, plain: Any) -> None:
    """Put into an empty body what it holds, before what stands behind it in the document, which is its last text."""
    behind, body.text, body[:] = body.text or "", plain.text, plain
    if len(body):
        body[-1].tail = (body[-1].tail or "") + behind or None
    else:
        body.text = (body.text or "") + behind or None
