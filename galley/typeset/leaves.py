"""Leaves: the pages of a layout, as what refers to them sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from weasyprint.document import Page

from galley.problem import Problem
from galley.typeset.blocks import Block
from galley.typeset.folios import folio
from galley.typeset.formes import Forme
from galley.typeset.links import join_notes
from galley.typeset.measure import Placed
from galley.typeset.plates import Plate

Point = tuple[float, float]


@dataclass(eq=False, slots=True)
class Leaf:
    """A page: its number, counted from 0, its size, and what stands where on it, in CSS px from its upper left corner. Its pictures and blocks are found when all is laid out.

    `page` is what the engine laid out; a leaf taken back from a file has none, but the plates that were drawn of it, by the digest of
    their dress.
    """

    number: int
    width: float
    height: float
    anchors: Mapping[str, Point]
    """The places that have a name."""
    targets: frozenset[str]
    """The names that its links lead to."""
    marks: Sequence[tuple[int, str, Point, str]]
    """Its bookmarks: level, text, place, and `open` or `closed`."""
    page: Any = None
    pictures: tuple[Placed, ...] = ()
    blocks: tuple[Block, ...] = ()
    plates: dict[str, Plate] = field(default_factory=dict)
    kind: str = ""
    """The name that style sheets give the page, as `cover`."""
    folio: str = ""
    """What it prints as its number."""
    formes: dict[bool, tuple[Forme, list[Problem]]] = field(default_factory=dict)
    """What is painted on it while it is drawn, for dresses without and with a palette, and what is told of that."""
    written: tuple[tuple[str, ...], bytes] = ((), b"")
    """The line that a file has of it from which it was taken back, and the dresses of the plates that this tells of."""

    def let_go(self) -> None:
        """Let go of its boxes, which take most of the memory, and of what is painted."""
        self.page = None
        self.formes.clear()

    def is_drawable(self, dresses: Set[str]) -> bool:
        """Whether there are plates of it in dresses, or can be made."""
        return self.page is not None or dresses <= self.plates.keys()


def leaf(number: int, box: Any) -> Leaf:
    """The leaf of a page box of the engine, its notes and their calls joined by links."""
    join_notes(box)
    page = Page(box)
    targets = frozenset(target for kind, target, *_ in page.links if kind == "internal")
    anchors = {name: (x, y) for name, (x, y, *_) in page.anchors.items()}
    return Leaf(
        number,
        page.width,
        page.height,
        anchors,
        targets,
        page.bookmarks,
        page,
        kind=box.page_type.name,
        folio=folio(box),
    )


def anchored(leaves: Iterable[Leaf]) -> dict[str, tuple[int, Point]]:
    """The number of the leaf of each name, counted from 0, and its place there. Of places of one name the first counts."""
    found: dict[str, tuple[int, Point]] = {}
    for number, each in enumerate(leaves):
        for name, point in each.anchors.items():
            found.setdefault(name, (number, point))
    return found
