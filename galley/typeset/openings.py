"""Pages that a title opens: no running head stands above it, which would say the same again, or what the reader has just turned from.

So books are made by custom (The Chicago Manual of Style 1.11; Milchin and Cheltsova, running heads). Where a section begins below another one, the head stays. Uses
`PageBox.children`, `MarginBox.at_keyword` and `style["content"]` of WeasyPrint 70, which nothing public shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

TITLE = "section-title"
"""The class of the title that sets a running head."""
_SECTIONING = ("article", "section")


def clear_openings(pages: Iterable[Any]) -> None:
    """Empty the margin boxes at the top that print a string, on pages that begin with a section and its title."""
    for page in pages:
        if any(_is_opened(box) for box in _begun(page)):
            for head in page.children:
                if isinstance(head, boxes.MarginBox) and head.at_keyword.startswith("@top") and _prints_string(head):
                    head.children = ()


def _begun(page: Any) -> Iterator[Any]:
    """The boxes that begin where the type area does, from the outermost on."""
    inside = [box for box in page.children if not isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox)]
    while inside:
        yield inside[0]
        inside = list(getattr(inside[0], "children", ()))


def _is_opened(box: Any) -> bool:
    """Whether a box is that of a section, with its title on this page: there it begins."""
    if box.element is None or box.element.tag not in _SECTIONING:
        return False
    return any(
        each.element is not None and TITLE in each.element.get("class", "").split() for each in box.descendants()
    )


def _prints_string(head: Any) -> bool:
    content = head.style["content"]
    return not isinstance(content, str) and any(kind == "string()" for kind, _ in content)
