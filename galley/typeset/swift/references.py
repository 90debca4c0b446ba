"""References to pages: a page that refers to earlier ones has their numbers at once, and none is made again that has the right ones.

The engine does not know the target of `target-counter(attr(…), page)` when its page is made, and takes what it asks of the target for
something it asks of its own page. So each page with such a reference is made three times.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css.targets import TargetCollector, anchor_name_from_token
from weasyprint.layout import page

from galley.typeset.swift.patch import Patch

_collect = TargetCollector.collect_missing_counters
_make = page.make_page


def _of_targets(
    self: Any, box: Any, token: str, parse_again: Any, missing: list[str], by_target: dict[str | None, list[str]]
) -> None:
    """Note what a text asks of the pages of its targets, by their names."""
    names = _names(box) if token == "content" and by_target and "pages" not in missing else []
    if names:
        missing, by_target = [], dict.fromkeys(names, missing)
    _collect(self, box, token, parse_again, missing, by_target)


def _names(box: Any) -> list[str | None]:
    """The targets of a text whose counters are all those of targets; none where not all are known by their names."""
    content = box.style["content"]
    if any(kind in ("counter()", "counters()") for kind, _ in content):
        return []
    names = [_name(value[0], box) for kind, value in content if kind in ("target-counter()", "target-counters()")]
    return names if all(names) else []


def _name(target: Any, box: Any) -> str | None:
    """The name of a target; None where it is not in the document."""
    if target[0] == "attr()":
        attribute, kind, fallback = target[1]
        target = kind, box.element.get(attribute, fallback)
    name: str | None = anchor_name_from_token(target) if target[1] else None
    return name


def _make_page(context: Any, root: Any, *arguments: Any) -> Any:
    """A page. What refers to pages that were made since the last has their numbers before."""
    for item in context.target_collector.counter_lookup_items.values():
        if item.pending and not item.missing_counters:
            item.pending = False
            item.parse_again()
    return _make(context, root, *arguments)


PATCHES = (
    Patch((TargetCollector,), "collect_missing_counters", _collect, _of_targets),
    Patch((page,), "make_page", _make, _make_page),
)
