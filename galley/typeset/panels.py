"""Panels of a leaflet whose text is too long: by how much, as if they had no end.

Reads `Page._page_box` and positions of WeasyPrint 70, in CSS pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.message import said
from galley.problem import Place, Problem, nearest
from galley.typeset.measure import MM_PER_PX, Found, addressed

PANEL = "data-panel"
"""The attribute of a panel: its number."""
_REACHING = (boxes.LineBox, boxes.BlockLevelBox)
LEAST_MM = 0.1


@dataclass(slots=True)
class _Panel:
    """A panel: the address of its element, its number, the name of its page, and of each of its pages how high the room is, and how far down each element or
    line in it reaches, in px."""

    address: str
    number: str
    name: str
    rooms: dict[int, float] = field(default_factory=dict)
    reached: dict[Any, dict[int, float]] = field(default_factory=dict)

    @property
    def excess_mm(self) -> float:
        """How much longer it is than its first page has room for. What goes on on another page reaches as far as what is in it."""
        whole = [reached for reached in self.reached.values() if len(reached) == 1]
        filled = {page: max((each.get(page, 0.0) for each in whole), default=0.0) for page in self.rooms}
        return (sum(filled.values()) - self.rooms[min(self.rooms)]) * MM_PER_PX


def too_long(every: Iterable[Found], places: Mapping[str, Place]) -> Iterator[Problem]:
    """Of the boxes of some pages, the panels that go on on another page; each once."""
    for panel in _panels(every):
        if len(panel.rooms) > 1:
            message = said(
                "panel {number} ({name}) does not fit: its text is {excess} mm too long",
                number=panel.number,
                name=panel.name,
                excess=f"{max(panel.excess_mm, LEAST_MM):.1f}",
            )
            mend = said(
                "shorten its texts, give one of its sections to another panel, or set it smaller in a style sheet of the publication, templates/styles/ in its folder"
            )
            yield Problem("typeset.panel", message, mend, nearest(panel.address, places), page=min(panel.rooms))


def _panels(every: Iterable[Found]) -> Iterable[_Panel]:
    """The panels with what their pages hold."""
    panels: dict[Any, _Panel] = {}
    for found in every:
        if not isinstance(found.box, _REACHING):
            continue
        around = next((each for each in found.parents if _is_panel(each)), None)
        page = next((each for each in found.parents if isinstance(each, boxes.PageBox)), None)
        if around is None or page is None:
            continue
        element = around.element
        name = str(page.page_type.name).rpartition("-")[2]
        panel = panels.setdefault(element, _Panel(addressed(element), element.get(PANEL), name))
        panel.rooms[found.page] = float(page.height)
        box, key = found.box, (found.box if isinstance(found.box, boxes.LineBox) else found.box.element)
        reached = float(box.position_y + box.margin_top + box.border_height()) - page.content_box_y()
        own = panel.reached.setdefault(key, {})
        own[found.page] = max(reached, own.get(found.page, 0.0))
    return panels.values()


def _is_panel(box: Any) -> bool:
    element = getattr(box, "element", None)
    return element is not None and hasattr(element, "get") and element.get(PANEL) is not None
