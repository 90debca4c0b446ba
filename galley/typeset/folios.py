"""Folios: the numbers that pages print, and the labels that pages go by, also those that print none.

Private parts of WeasyPrint 70: `MarginBox` and `style["content"]`, `PageBox.page_type`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes


def folio(page: Any) -> str:
    """What a page of the engine prints as its number: what a margin box with a page counter, and nothing else but fixed words, makes of it.
    Nothing where there is no such box."""
    found = (_counted(box) for box in page.children if isinstance(box, boxes.MarginBox))
    return next(filter(None, found), "")


def _counted(box: Any) -> str:
    """What the page counter of a margin box came to."""
    parts = box.style["content"]
    if parts in ("normal", "none", "inhibit") or [kind for kind, _ in parts].count("counter()") != 1:
        return ""
    if any(kind != "string" and (kind != "counter()" or value[0] != "page") for kind, value in parts):
        return ""
    pattern = "".join(re.escape(value) if kind == "string" else "(.+)" for kind, value in parts)
    text = "".join(each.text for each in box.descendants() if isinstance(each, boxes.TextBox))
    found = re.fullmatch(pattern, text)
    return found[1] if found else ""


def labels(folios: Sequence[str]) -> tuple[str, ...]:
    """What each page goes by: its folio; where it prints none, the number that comes next in the count."""
    return tuple(_labels(folios))


def _labels(folios: Sequence[str]) -> Iterator[str]:
    counted = 1
    for number, printed in enumerate(folios):
        if not number:
            ahead = ((at, int(each)) for at, each in enumerate(folios) if is_number(each))
            counted = max(1, next((value - at for at, value in ahead), 1))
        label = printed or str(counted)
        yield label
        counted = int(label) + 1 if is_number(label) else counted


def is_number(label: str) -> bool:
    """Whether it is written in the digits that labels of PDF count in (ISO 32000-1, table 159)."""
    return label.isascii() and label.isdecimal() and not label.startswith("0")
