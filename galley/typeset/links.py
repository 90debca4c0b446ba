"""The links of a page as annotations (ISO 32000-1, 12.5.6.5): one for each line that a link stands on.

The engine makes one of each box in a link besides. Private parts of WeasyPrint 70: `Page.links`, whose entries have a kind, a target, the edges of a
box, and the box; its `link`, which only that of the `a` has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from typing import Any

import pydyf

TO_BE_PRINTED = 4
"""The one flag (12.5.3): archives want to have it (ISO 19005-2, 6.3.2)."""


def links_of(page: Any, apart: Collection[int], scale: float) -> list[tuple[Any, pydyf.Dictionary]]:
    """The links of a page, each with its box, but for those in boxes whose ids are `apart`. `scale` is how many pt there are to a px."""
    made = []
    for kind, target, (left, top, right, bottom), box in page.links:
        if box.link and kind in ("internal", "external") and id(box) not in apart:
            edges = left, page.height - bottom, right, page.height - top
            made.append((box, _annotation(kind, target, [edge * scale for edge in edges], box.element)))
    return made


def _annotation(kind: str, target: str, edges: list[float], element: Any) -> pydyf.Dictionary:
    """A link; of one that leads outside its address is read, of another its words (ISO 14289-1, 7.18.5)."""
    leads = {"Dest": pydyf.String(target)}
    if kind == "external":
        leads = {"A": pydyf.Dictionary({"Type": "/Action", "S": "/URI", "URI": pydyf.String(target)})}
    return pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array(edges),
            "BS": pydyf.Dictionary({"W": 0}),
            "F": TO_BE_PRINTED,
            "Contents": pydyf.String(target if kind == "external" else _words(element)),
            **leads,
        }
    )


def _words(element: Any) -> str:
    """What is read of a link."""
    text = "".join(letter for letter in "".join(element.itertext()) if unicodedata.category(letter) != "Cf")
    return " ".join(text.split())
