"""What a tagged PDF holds, counted by section in its structure tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

KINDS = ("headings", "tables", "rows", "cells", "figures", "lists", "items", "notes", "links", "pages")
"""What is counted. Rows are those below a table's head, links the different places they lead to, but for notes and their calls."""

OUTSIDE = ""
"""Stands for what no section holds: cover, contents, dividers."""

REMARKS = "remarks"
"""Where the list of the editor's remarks begins: an article of its own, which is no section."""

OF_NOTE = re.compile(r"(?:.*:)?note[.\d]+(?:::footnote-call)?")
"""The names of notes and their calls."""

Counts = dict[str, int]
"""How many there are, by kind; every kind is named."""

_HEADS = ("THead", "TFoot")
_TAGS = {"Table": "tables", "Figure": "figures", "L": "lists", "LI": "items", "TH": "cells", "TD": "cells"}
_TAGS |= {"TOC": "lists", "TOCI": "items", "Note": "notes"} | {f"H{level}": "headings" for level in range(1, 7)}


@dataclass
class _Held:
    """What a section holds, as far as it has been read."""

    kinds: Counter[str] = field(default_factory=Counter)
    targets: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)

    @property
    def counts(self) -> Counts:
        found = self.kinds | Counter(links=len(self.targets), pages=len(self.pages))
        return {kind: found[kind] for kind in KINDS}


def counts(data: bytes, sections: Iterable[str]) -> dict[str, Counts]:
    """What stands in each of the `sections` a PDF has, in the book's order, and `OUTSIDE` of them.

    A section is an article (type Art) of its name. The list of the editor's remarks is counted as one, `REMARKS`. A PDF without tags has nothing.
    """
    reader = PdfReader(BytesIO(data))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1) if page.indirect_reference}
    root: Any = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    counted = _Reading(numbers, {*sections, REMARKS})
    counted.read(root, OUTSIDE, 0)
    return {name: held.counts for name, held in counted.found.items()}


@dataclass
class _Reading:
    """Reads a tree of tags: `numbers` are those of pages, by their objects, `names` those of sections."""

    numbers: Mapping[int, int]
    names: Set[str]
    found: dict[str, _Held] = field(default_factory=lambda: {OUTSIDE: _Held()})

    def read(self, node: Any, section: str, page: int, in_head: bool = False) -> None:
        """Count what is below a node that stands in a section, on a 1-based page unless it names another."""
        page = self._page(node, page)
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._read(kid.get_object(), section, page, in_head)

    def _read(self, kid: Any, section: str, page: int, in_head: bool) -> None:
        if not isinstance(kid, dict) or "/MCID" in kid:
            self.found[section].pages.add(self._page(kid, page) if isinstance(kid, dict) else page)
        elif "/Obj" in kid:
            link = kid["/Obj"]
            target = str(link.get("/Dest") or link["/A"]["/URI"])
            if not OF_NOTE.fullmatch(target):
                self.found[section].targets.add(target)
        else:
            tag, name = kid["/S"][1:], str(kid.get("/ID", ""))
            if tag == "Art" and name in self.names:
                section = name
                self.found[name] = _Held()
            kind = _TAGS.get(tag) if tag != "TR" else None if in_head else "rows"
            if kind:
                self.found[section].kinds[kind] += 1
            self.read(kid, section, page, in_head or tag in _HEADS)

    def _page(self, node: Any, page: int) -> int:
        return self.numbers[node.raw_get("/Pg").idnum] if "/Pg" in node else page
