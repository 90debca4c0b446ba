"""The style sheets of a vector picture, written into its elements, so that what they ask for is looked through with all else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

MAX_RULES = 500
"""Each is held against each element. Programs that draw write some dozens."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?P<tag>[\w-]+|\*)?(?:\.(?P<class>[\w-]+))?(?:#(?P<id>[\w-]+))?")


def inlined(root: Element, style: str) -> list[tuple[Element, str]]:
    """Put the rules of all `style` elements, the name of which is given, before the declarations of those they select; the later and the more
    special win (CSS Cascade 4, 6.1).

    Selected is by name, class and id. What asks for more comes back, each with its style sheet.
    """
    rules: list[tuple[tuple[int, int], re.Match[str], str]] = []
    strange: list[tuple[Element, str]] = []
    for sheet in root.iter(style):
        css = _COMMENT.sub("", sheet.text or "")
        strange += ((sheet, rule) for rule in re.findall(r"@[\w-]*", css)[:1])
        for selector, declared in _selectors(css):
            found = _SELECTOR.fullmatch(selector)
            if found and len(rules) < MAX_RULES:
                rules.append((_weight(found), found, declared))
            elif "@" not in selector:
                strange.append((sheet, selector))
        sheet.text = None
    rules.sort(key=lambda rule: rule[0])
    for element in root.iter():
        chosen = [css for _, selector, css in rules if _is_selected(element, selector)]
        if chosen:
            element.set("style", ";".join([*chosen, element.get("style", "")]))
    return strange


def _selectors(css: str) -> Iterator[tuple[str, str]]:
    """Each selector with its declarations."""
    for rule in _RULE.finditer(css):
        yield from ((selector.strip(), rule[2]) for selector in rule[1].split(","))


def _weight(selector: re.Match[str]) -> tuple[int, int]:
    """How special a selector is: by id, by class, by neither."""
    return int(selector["id"] is not None), int(selector["class"] is not None)


def _is_selected(element: Element, selector: re.Match[str]) -> bool:
    tag, kind, id_ = selector["tag"], selector["class"], selector["id"]
    return (
        (tag in (None, "*") or element.tag.rpartition("}")[2] == tag)
        and (kind is None or kind in element.get("class", "").split())
        and (id_ is None or element.get("id") == id_)
    )
