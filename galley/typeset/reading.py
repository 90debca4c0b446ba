"""HTML to the engine's tree of elements.

What articles hold is read apart from the document around them, and remembered by its text: who sets a book again after an edit has most of it read. What
drawings hold is XML, and read by the parser in C of the standard library.
"""

from __future__ import annotations

import copy
import re
from functools import lru_cache
from typing import Any

from weasyprint import HTML

from galley.typeset import drawings
from galley.typeset.fetch import Fetcher

MOST_ARTICLES = 64
"""How many articles are remembered by their text; those of a report are some twenty."""

_ARTICLE = re.compile(r"(<article(?:\s+[\w:-]+=\"[^\"<>]*\")*)\s*>(.*?)</article>", re.DOTALL)
_NUMBER = "data-article"
_TAG = "article"


def document(text: str) -> HTML:
    """A document as the engine has it."""
    inside: list[str] = []

    def emptied(found: re.Match[str]) -> str:
        if "<article" in found[2]:
            return found[0]
        inside.append(found[2])
        return f'{found[1]} {_NUMBER}="{len(inside) - 1}"></article>'

    html = _read(_ARTICLE.sub(emptied, text))
    for each in html.etree_element.iter(_TAG):
        number = each.attrib.pop(_NUMBER, None)
        if number is not None:
            held = copy.deepcopy(_held(inside[int(number)]))
            each.text, each[:] = held.text, held
    return html


@lru_cache(MOST_ARTICLES)
def _held(text: str) -> Any:
    """What an article holds, as the body of a document of its own; not to be changed."""
    html = _read(f"<!DOCTYPE html><html><head></head><body><article>{text}</article></body></html>")
    return next(html.etree_element.iter(_TAG))


def _read(text: str) -> HTML:
    emptied, inside = drawings.lifted(text)
    html = HTML(string=emptied, url_fetcher=Fetcher({}), base_url="about:blank")
    drawings.put_back(html.etree_element, inside)
    return html
