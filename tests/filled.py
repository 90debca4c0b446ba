"""Sections with every field filled, drawn from the models' own lists of fields, each text with a word of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from documents import FILES as SOUND
from documents import FOLDER, PUBLICATION, REGISTRY

from galley.model.base import Item, Unprinted, kebab
from galley.model.dates import Moment
from galley.model.inserts import FigureInsert
from galley.model.sections import SECTION_KINDS
from galley.text import Line, Prose

GIVEN: dict[str, Any] = {
    "author": "clerk",
    "person": "clerk",
    "organisation": "union",
    "host": "XA-1",
    "country": "XA",
    "committee": "rivers",
    "meeting": "assembly-4",
    "series": "assembly",
    "draw": "participants",
    "of": ["assembly-4"],
    "figures": ["members"],
    "year": 2031,
    "source-language": "zh",
    "focus": "30% 20%",
    "link": "https://example.org",
    "decorative": False,
    "rule": "punctuation.brackets",
    "language": "zh",
}
"""What a field that is no free text holds, by its key: ids of the registry of `documents`, and texts of a fixed form."""


EITHER: dict[Any, tuple[frozenset[str], ...]] = {
    FigureInsert: (frozenset({"draw", "of", "alt", "as_of"}), frozenset({"picture", "as_of"})),
}
"""Models of which some fields exclude others: once without the ones, once without the others."""


@dataclass
class Filler:
    """Fills models. `printed` and `unprinted` hold the word of each text, with the way to its field."""

    printed: dict[str, str] = field(default_factory=dict)
    unprinted: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def item(
        self,
        model: type[Item],
        way: str,
        above: tuple[type[Item], ...] = (),
        hidden: bool = False,
        without: frozenset[str] = frozenset(),
    ) -> dict[str, Any]:
        """A mapping with every field of a model; a model that holds itself does so once."""
        filled = {}
        for name, info in model.model_fields.items():
            if name in without:
                continue
            key, unseen = kebab(name), hidden or any(isinstance(each, Unprinted) for each in info.metadata)
            filled[key] = self._value(info.annotation, key, f"{way}/{key}", (*above, model), unseen)
        return filled

    def _value(self, kind: Any, key: str, way: str, above: tuple[type[Item], ...], hidden: bool) -> Any:
        if key in GIVEN:
            return GIVEN[key]
        if key == "id":
            return f"id-{next(self._numbers)}"
        origin, inner = get_origin(kind), [each for each in get_args(kind) if each is not type(None)]
        if origin is Annotated:
            return self._value(inner[0], key, way, above, hidden or any(isinstance(each, Unprinted) for each in inner))
        if origin is tuple:
            return self._list(inner[0], key, way, above, hidden)
        if origin in (Union, UnionType):
            return self._value(inner[0], key, way, above, hidden)
        if origin is Literal:
            return inner[0]
        if isinstance(kind, type) and issubclass(kind, Item):
            return self.item(kind, way, above, hidden)
        return self._plain(kind, key, way, hidden)

    def _list(self, kind: Any, key: str, way: str, above: tuple[type[Item], ...], hidden: bool) -> list[Any]:
        """One element of each kind that the list may hold."""
        models = get_args(get_args(kind)[0]) if get_origin(kind) is Annotated else ()
        found = []
        for each in models or (kind,):
            below = f"{way}/{getattr(each, '__name__', '')}"
            if each in EITHER:
                found += [self.item(each, below, above, hidden, without) for without in EITHER[each]]
            elif above.count(each) < 2:
                found.append(self._value(each, key, below, above, hidden))
        return found

    def _plain(self, kind: Any, key: str, way: str, hidden: bool) -> Any:
        if kind in (Line, Prose, str):
            word = f"词{next(self._numbers)}词"
            (self.unprinted if hidden else self.printed)[word] = way
            return word
        later = key == "end"
        if key == "until":
            return "2032-05"
        return {int: 1, bool: True, date: f"2031-05-0{3 + later}", Moment: f"2031-0{5 + later}"}[kind]


def project(filler: Filler, title: str) -> dict[str, str]:
    """The files of a publication whose one part, of this title line, has a filled section of every kind."""
    sections = {kind: filler.item(model, kind) for kind, model in SECTION_KINDS.items()}
    for section in sections.values():
        _place(section)
        _call_notes(section)
    head = PUBLICATION.partition("parts:")[0]
    parts = f"parts:\n  - id: whole\n{title}    sections: [{', '.join(sections)}]\n"
    registry = {name: text for name, text in SOUND.items() if name.startswith(REGISTRY)}
    written = {f"{FOLDER}/{kind}.yaml": json.dumps(each, ensure_ascii=False) for kind, each in sections.items()}
    return {**registry, f"{FOLDER}/publication.yaml": head + parts, **written}


def _place(section: dict[str, Any]) -> None:
    """Place the inserts of a section in the first of its bodies."""
    holder = next(_with_body(section))
    holder["body"] = "\n\n".join([holder["body"], *(f"{{{insert['id']}}}" for insert in section["inserts"])])


def _call_notes(section: dict[str, Any]) -> None:
    """Call the notes of each table in its first cell."""
    for insert in section["inserts"]:
        for note in insert.get("footnotes", ()):
            insert["rows"][0]["cells"][0] += f"[^{note['id']}]"


def _with_body(node: Any) -> Iterator[dict[str, Any]]:
    """The mappings with a body, of all but the inserts."""
    if isinstance(node, dict) and "body" in node:
        yield node
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key != "inserts":
            yield from _with_body(value)
