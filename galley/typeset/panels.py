"""Panels of a leaflet whose text is too long: by how much, as if they had no end.

Reads `Page._page_box` and positions of WeasyPrint 70, in CSS pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.message import said
from galley.problem import Place, Problem
from galley.typeset.measure import MM_PER_PX, Found, nearest

PANEL = "data-panel"
"""The attribute of a panel: its number."""
_SEEN = (boxes.LineBox, boxes.ReplacedBox, boxes.TableRowBox)
LEAST_MM = 0.1


@dataclass(slots=True)
class _Panel:
    """A panel: its element, the name of its page, and of each of its pages how much room there is and how far down it is filled, in px."""

    element: Any
    address: str
    name: str
    rooms: dict[int, float] = field(default_factory=dict)
    filled: dict[int, float] = field(default_factory=dict)

    @property
    def excess_mm(self) -> float:
        """How much longer it is than its first page has room for."""
        first = min(self.rooms)
        return (sum(self.filled.values()) - self.rooms[first]) * MM_PER_PX


def too_long(every: Iterable[Found], places: Mapping[str, Place]) -> Iterator[Problem]:
    """Of the boxes of some pages, the panels that go on on another page; each once."""
    for panel in _panels(every):
        if len(panel.rooms) > 1:
            number = panel.element.get(PANEL)
            message = said(
                "panel {number} ({name}) does not fit: its text is {excess} mm too long",
                number=number,
                name=panel.name,
                excess=f"{max(panel.excess_mm, LEAST_MM):.1f}",
            )
            mend = said(
                "shorten its texts, give one of its sections to another panel, or set it smaller in the style sheet of the language"
            )
            yield Problem("typeset.panel", message, mend, nearest(panel.address, places), page=min(panel.rooms))


def _panels(every: Iterable[Found]) -> Iterable[_Panel]:
    """The panels with what their pages hold."""
    panels: dict[Any, _Panel] = {}
    for found in every:
        around = next((each for each in found.parents if _is_panel(each)), None)
        page = next((each for each in found.parents if isinstance(each, boxes.PageBox)), None)
        if around is None or page is None or not isinstance(found.box, _SEEN):
            continue
        name = str(page.page_type.name).rpartition("-")[2]
        panel = panels.setdefault(around.element, _Panel(around.element, around.element.get("data-address", ""), name))
        top = page.content_box_y()
        panel.rooms[found.page] = float(page.height)
        bottom = float(found.box.position_y + found.box.height) - top
        panel.filled[found.page] = max(bottom, panel.filled.get(found.page, 0.0))
    return panels.values()


def _is_panel(box: Any) -> bool:
    element = getattr(box, "element", None)
    return element is not None and hasattr(element, "get") and element.get(PANEL) is not None
