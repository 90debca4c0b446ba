"""A book laid out whole, or only those of its units that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.layout import layout_document
from weasyprint.text.fonts import FontConfiguration

from galley.typeset.leaves import Leaf, leaf
from galley.typeset.paths import around, counted, digest_of, hollowed, targets_in
from galley.typeset.stretch import Frames, finished, laid_out, metadata_of, outlined, pointed, prepared
from galley.typeset.units import Plan, State, Unit, planned


@dataclass(frozen=True, slots=True)
class Rendered:
    """The leaves of a book, what its HTML says of it, and how they came about."""

    leaves: tuple[Leaf, ...]
    metadata: Any
    plan: Plan


def rendered(html: HTML, written: Any, sheets: Sequence[CSS], frames: Frames, fonts: FontConfiguration) -> Rendered:
    """Lay a whole book out. `written` is its tree of elements as it came."""
    context, root = prepared(html, sheets, frames, fonts)
    boxes = list(layout_document(html, root, context))
    plan = planned(html.etree_element, written, root, context, boxes)
    return Rendered(tuple(starmap(leaf, enumerate(boxes))), metadata_of(html), plan)


def rendered_again(
    before: Rendered, html: HTML, sheets: Sequence[CSS], frames: Frames, fonts: FontConfiguration
) -> tuple[Rendered, list[Unit]] | None:
    """Lay out again only the units whose HTML is another: the book, and the units that were set.

    None where that is not enough: what is around the units is another, a unit takes more or fewer pages, counts otherwise or ends otherwise, or a place
    that others point to came to another page. Then the whole has to be laid out.
    """
    tree = html.etree_element
    changed = _changed(tree, before.plan)
    if changed is None:
        return None
    if not changed:
        return before, []
    others = {path: unit.counting for unit in before.plan.units if unit not in changed for path in unit.paths}
    digests = {unit.path: digest_of(tree, unit.paths) for unit in changed}
    metadata = metadata_of(html)
    hollowed(tree, others, targets_in(tree, [path for unit in changed for path in unit.paths]))
    context, root = prepared(html, sheets, frames, fonts)
    context.style_for.initial_page_sizes.update(before.plan.sizes)
    if not pointed(context.target_collector, before.leaves, len(before.leaves)):
        return None
    counting = {unit.path: counted(tree, unit.paths, context.style_for) for unit in changed}
    if any(counting[unit.path][1] != unit.counts for unit in changed):
        return None
    leaves = list(before.leaves)
    strings: dict[str, dict[int, list[str]]] = {name: dict(by_page) for name, by_page in before.plan.strings.items()}
    for unit in changed:
        boxes = _unit(unit, html, context, root, strings)
        if boxes is None:
            return None
        made = list(starmap(leaf, enumerate(boxes, unit.first)))
        if [set(each.anchors) for each in made] != [set(each.anchors) for each in leaves[unit.first : unit.end]]:
            return None
        leaves[unit.first : unit.end] = made
    units = tuple(
        replace(unit, digest=digests[unit.path], counting=counting[unit.path][0]) if unit in changed else unit
        for unit in before.plan.units
    )
    plan = replace(before.plan, units=units, strings=strings)
    return Rendered(tuple(leaves), metadata, plan), changed


def _changed(tree: Any, plan: Plan) -> list[Unit] | None:
    """The units whose HTML is another; None where what is around them is."""
    try:
        if not plan.units or around(tree, plan.paths) != plan.around:
            return None
        return [unit for unit in plan.units if digest_of(tree, unit.paths) != unit.digest]
    except IndexError:
        return None


def _unit(
    unit: Unit, html: HTML, context: Any, root: Any, strings: dict[str, dict[int, list[str]]]
) -> list[Any] | None:
    """The pages of a unit, laid out from where the engine stood when it began; None where it comes out otherwise than before.

    `strings` is brought up to date with what the unit sets.
    """
    made = laid_out(unit.start, unit.first, _ends(unit), html, context, root)
    if made is None or len(made) != unit.end - unit.first:
        return None
    if not State.of(context.page_maker[unit.end]).is_like(unit.behind):
        return None
    own = outlined(unit.first, made)
    if not _same_behind(unit, own, strings):
        return None
    for name in {*strings, *own}:
        kept = {number: texts for number, texts in strings.get(name, {}).items() if not unit.first < number <= unit.end}
        strings[name] = dict(sorted({**kept, **own.get(name, {})}.items()))
    return list(finished(unit.first, made, strings, context))


def _ends(unit: Unit) -> Callable[[int, Any], bool]:
    """Whether the page behind a unit comes next, or the one made is beyond what the unit was."""
    return lambda made, resume_at: resume_at == unit.behind.resume_at or made > unit.end - unit.first


def _same_behind(
    unit: Unit, own: Mapping[str, Mapping[int, list[str]]], strings: Mapping[str, Mapping[int, list[str]]]
) -> bool:
    """Whether the pages behind a unit have the running heads they had: a string that ends otherwise is set anew on the next page."""
    for name, by_page in strings.items():
        last = _last(by_page, unit.end)
        again = _last({**{n: t for n, t in by_page.items() if n <= unit.first}, **own.get(name, {})}, unit.end)
        if last != again and unit.end + 1 not in by_page and unit.behind.resume_at is not None:
            return False
    return True


def _last(by_page: Mapping[int, list[str]], end: int) -> str | None:
    """The value that a string has at the end of a page."""
    return max(((number, texts[-1]) for number, texts in by_page.items() if number <= end), default=(0, None))[1]
