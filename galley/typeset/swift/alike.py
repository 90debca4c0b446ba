"""One style for all elements that are alike in what is declared for them and in what they inherit.

The engine shares styles, but not of elements with an id or a language, for which it declares an anchor and the language anew, and so of nothing that is
within them. What is within two elements that differ in their anchors alone inherits the same.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import StyleFor

engine = StyleFor.set_computed_styles
APART = "anchor"
"""The only property that tells elements apart and that nothing inherits."""


def made(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """Make the style of an element or pseudo-element, or take that of another that is alike. Those of pages are made as they come."""
    if parent is None or not hasattr(element, "tag"):
        engine(self, element, parent, root, pseudo_type, base_url, target_collector)
        return
    if not hasattr(self, "alike"):
        self.alike, self.leaders, self.leader_of = {}, {}, {}
    declared, above = self._cascaded_styles.get((element, pseudo_type), {}), self._computed_styles[parent, None]
    told = tuple(
        (name, values if name == "lang" else id(values), weight)
        for name, (values, weight) in declared.items()
        if name != APART
    )
    key = self.leader_of.get(id(above), id(above)), pseudo_type, told
    if APART not in declared and key in self.alike:
        self._computed_styles[element, pseudo_type] = self.alike[key]
        return
    engine(self, element, parent, root, pseudo_type, base_url, target_collector)
    style = self._computed_styles[element, pseudo_type]
    self.leader_of[id(style)] = id(self.leaders.setdefault(key, style))
    if APART not in declared:
        self.alike[key] = style
