"""Layers: what is drawn or not as a reader switches it (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from galley.message import said
from galley.pdf.objects import Array, Dictionary
from galley.preflight.document import Document
from galley.preflight.rule import EVERY, PRESS, Family, Finding, Rule
from galley.problem import Severity

THERE = Rule("layer.none", said("the file has no layers"), "GWG 2015; ISO 15930-7", PRESS, Severity.WARNING)
HIDDEN = Rule("layer.hidden", said("no layer is hidden, and none by itself"), "ISO 15930-7; ISO 19005-2, 6.9", EVERY)

_FLAT = said("write the file without layers, with what is to be seen alone")


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with layers: those of the catalogue, in the state that a file is opened in (8.11.4)."""
    found = document.pdf.Root.get("/OCProperties")
    if not isinstance(found, Dictionary):
        return
    names = {group.objgen: str(group.get("/Name", "?")) for group in _groups(found.get("/OCGs"))}
    if names:
        message = said("the file has {count} layers: {names}", count=len(names), names=", ".join(names.values())[:80])
        yield THERE.broken(message, _FLAT)
    shown: Any = found.get("/D", {})
    shown = shown if isinstance(shown, Dictionary) else {}
    hidden = {group.objgen for group in _groups(shown.get("/OFF"))}
    if str(shown.get("/BaseState", "")) == "/OFF":
        hidden |= set(names) - {group.objgen for group in _groups(shown.get("/ON"))}
    for layer in sorted(hidden & set(names)):
        message = said("layer “{name}” is hidden: some readers and presses draw it all the same", name=names[layer])
        yield HIDDEN.broken(message, _FLAT, None, None, said("layer"))
    if len(shown.get("/AS", ())):
        message = said("layers are shown and hidden by what is done with the file: seen, printed or exported")
        yield HIDDEN.broken(message, _FLAT, None, None, said("layer"))


def _groups(listed: Any) -> list[Any]:
    return [each for each in listed if isinstance(each, Dictionary)] if isinstance(listed, Array) else []


FAMILY = Family(said("layers"), (THERE, HIDDEN), examine)
