"""The rules that an element may fall under, by its name, classes and whether it has a language; those of its id besides.

Each element is asked of every style sheet, and `Matcher.match` finds these four anew for each, though most sheets say nothing of most elements.
They are found once an element, and the selectors that come into question once for all elements that are alike in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.css import cssselect2

from galley.typeset.swift.patch import Patch

_engine = cssselect2.Matcher.match


def _match(self: Any, element: Any) -> list[Any]:
    """The selectors that match an element, the strongest last. A style sheet is read whole before it is asked."""
    kind = element.__dict__.get("kind") or element.__dict__.setdefault("kind", _kind(element))
    known = self.__dict__.setdefault("known", {})
    if kind not in known:
        known[kind] = _tested(_candidates(self, *kind))
    candidates = known[kind]
    if self.id_selectors and (own := self.id_selectors.get(element.etree_element.attrib.get("id"))):
        candidates = [*_tested(own), *candidates]
    return sorted([entry for test, entry in candidates if test(element)]) if candidates else candidates


def _kind(element: Any) -> tuple[Any, ...]:
    """What tells which selectors come into question for an element, but for its id: in a long book there are thousands of these."""
    tag = cssselect2.ascii_lower(element.local_name)
    return frozenset(element.classes), tag, element.namespace_url, "lang" in element.etree_element.attrib


def _tested(selectors: Iterable[Any]) -> list[Any]:
    """Selectors, each with the test that decides before it."""
    return [(test, tuple(entry)) for test, *entry in selectors]


def _candidates(matcher: Any, classes: Any, tag: str, namespace: str, has_lang: bool) -> list[Any]:
    """The selectors that come into question, but those that name an id."""
    return [
        *(each for known in classes for each in matcher.class_selectors.get(known, ())),
        *matcher.lower_local_name_selectors.get(tag, ()),
        *matcher.namespace_selectors.get(namespace, ()),
        *(matcher.lang_attr_selectors if has_lang else ()),
        *matcher.other_selectors,
    ]


PATCHES = (Patch((cssselect2.Matcher,), "match", _engine, _match),)
