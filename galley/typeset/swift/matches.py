"""The rules that an element may fall under, by its name, classes, id and whether it has a language.

Each element is asked of every style sheet, and `Matcher.match` finds these four anew for each, though most sheets say nothing of most elements.
They are found once an element, and the selectors that come into question once for all elements that are alike in them.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import cssselect2

from galley.typeset.swift.patch import Patch

_engine = cssselect2.Matcher.match


def _match(self: Any, element: Any) -> list[Any]:
    """The selectors that match an element, the strongest last. A style sheet is read whole before it is asked."""
    kind = element.__dict__.get("kind") or element.__dict__.setdefault("kind", _kind(element))
    known = self.__dict__.setdefault("known", {})
    if kind not in known:
        known[kind] = [(test, tuple(entry)) for test, *entry in _candidates(self, *kind)]
    candidates = known[kind]
    return sorted([entry for test, entry in candidates if test(element)]) if candidates else candidates


def _kind(element: Any) -> tuple[Any, ...]:
    """What tells which selectors come into question for an element."""
    attributes = element.etree_element.attrib
    return (
        *(attributes.get("id"), frozenset(element.classes), cssselect2.ascii_lower(element.local_name)),
        *(element.namespace_url, "lang" in attributes),
    )


def _candidates(matcher: Any, name: str | None, classes: Any, tag: str, namespace: str, has_lang: bool) -> list[Any]:
    """The selectors that come into question, each with the test that decides."""
    return [
        *(matcher.id_selectors.get(name, ()) if name is not None else ()),
        *(each for known in classes for each in matcher.class_selectors.get(known, ())),
        *matcher.lower_local_name_selectors.get(tag, ()),
        *matcher.namespace_selectors.get(namespace, ()),
        *(matcher.lang_attr_selectors if has_lang else ()),
        *matcher.other_selectors,
    ]


PATCHES = (Patch((cssselect2.Matcher,), "match", _engine, _match),)
