"""Styles of pseudo-elements that hardly any element has, made when one is asked for.

The engine's own style sheet says something of the marker, the calls and the marks of notes of every element (`::marker`, `::note-call`),
and `StyleFor` makes a style for each: six an element, four of five of all styles of a book, nearly none of which is ever used.
What is declared for them is kept once for all elements that have the same.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import StyleFor

from galley.typeset.swift import alike
from galley.typeset.swift.patch import Patch

RARE = frozenset({"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})

_engine = StyleFor.set_computed_styles
_engine_call = StyleFor.__call__


def _put_off(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """Make a style, but one of a rare pseudo-element only note down. What names an anchor is made: the engine collects these at once."""
    declared = self._cascaded_styles.get((element, pseudo_type), {})
    if pseudo_type not in RARE or "anchor" in declared:
        alike.made(self, element, parent, root, pseudo_type, base_url, target_collector)
        return
    if not hasattr(self, "put_off"):
        self.put_off, self.shared = {}, {}
    key = tuple((name, id(values)) for name, (values, _) in declared.items())
    self.put_off[element, pseudo_type] = self.shared.setdefault(key, declared), root, base_url


def _made_when_asked(self: Any, element: Any, pseudo_type: str | None = None) -> Any:
    """The style of an element or pseudo-element, or None."""
    if pseudo_type in RARE and (waiting := getattr(self, "put_off", {}).pop((element, pseudo_type), None)):
        declared, root, base_url = waiting
        self._cascaded_styles[element, pseudo_type] = declared
        alike.made(self, element, element, root, pseudo_type, base_url)
        del self._cascaded_styles[element, pseudo_type]
    return _engine_call(self, element, pseudo_type)


PATCHES = (
    Patch((StyleFor,), "set_computed_styles", _engine, _put_off),
    Patch((StyleFor,), "__call__", _engine_call, _made_when_asked),
)
