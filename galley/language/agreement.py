"""Whether a translation has what its source has: references, notes, links, emphasis, and nothing that is not text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import polib

from galley.language.catalogue import place
from galley.language.translations import active, addresses, state
from galley.language.units import Unit
from galley.problem import Place, Problem
from galley.source import SourceText
from galley.text import Inline, Link, NoteCall, Reference, Styled, parse_run, write

_NOTE_CALL = re.compile(r"(?<!\\)(?:\\\\)*\[\^([^\]\s]+)\]")

Marks = Counter[tuple[str, str]]
"""How often each mark stands in a text, by its sort and how it is written."""

_MENDS = {
    "references": "the same references as in the source, each as often",
    "notes": "the same calls of notes as in the source",
    "links": "the same links as in the source; only the text in [ ] is translated",
    "emphasis": "as many passages in *emphasis* and **strong emphasis** as the source has",
}


def check(entries: polib.POFile, units: Iterable[Unit], name: str, language: str) -> list[Problem]:
    """The faults of the translations in use that would print; `name` is the catalogue's file."""
    places: dict[str, list[Place]] = {}
    for unit in units:
        places.setdefault(unit.text, []).append(unit.place)
    return [
        problem.with_(language=language, related=tuple(places.get(text, ())))
        for text, entry in active(entries).items()
        if state(entry).prints
        for problem in faults(entry, name)
    ]


def faults(entry: polib.POEntry, name: str) -> list[Problem]:
    """What is wrong with an entry's translation."""
    at = place(entry, name)
    nodes, problems = translated(entry, name)
    expected, given = _marks(parse_run(SourceText(entry.msgid), _labels(entry))[0]), _marks(nodes)
    where = next(iter(addresses(entry)), "")
    found = [problem.with_(place=at, message=f"{where}: {problem.message}") for problem in problems]
    for sort, mend in _MENDS.items():
        wanted, have = _of(expected, sort), _of(given, sort)
        if wanted != have:
            message = f"{where}: the translation has {_told(have)}, the source {_told(wanted)}"
            code = "language.po-placeholders" if sort == "references" else "language.po-markdown"
            found.append(Problem(code, message, f"write {mend}", at))
    return found


def translated(entry: polib.POEntry, name: str) -> tuple[tuple[Inline, ...], list[Problem]]:
    """The translation as inline nodes; every place in it is the entry's."""
    return parse_run(SourceText(entry.msgstr, place(entry, name)), _labels(entry))


def _labels(entry: polib.POEntry) -> list[str]:
    """The labels of the notes that the source calls."""
    return _NOTE_CALL.findall(entry.msgid)


def _marks(inlines: Iterable[Inline]) -> Marks:
    return Counter(_each(inlines))


def _each(inlines: Iterable[Inline]) -> Iterator[tuple[str, str]]:
    for node in inlines:
        match node:
            case Reference():
                yield "references", write((node,))
            case NoteCall():
                yield "notes", write((node,))
            case Link():
                yield "links", node.href
                yield from _each(node.children)
            case Styled():
                yield "emphasis", "*" if node.kind == "em" else "**"
                yield from _each(node.children)


def _of(marks: Marks, sort: str) -> Counter[str]:
    return Counter({text: count for (kind, text), count in marks.items() if kind == sort})


def _told(marks: Counter[str]) -> str:
    return ", ".join(f"{text} {count} times" if count > 1 else text for text, count in sorted(marks.items())) or "none"
