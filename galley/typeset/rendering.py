"""A book laid out whole, or only those of its units that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import starmap
from math import inf
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.layout import layout_document
from weasyprint.text.fonts import FontConfiguration

from galley.typeset.cancels import Cancel, cancel
from galley.typeset.leaves import Leaf, leaf
from galley.typeset.paths import around, counted, digest_of, hollowed, targets_in
from galley.typeset.stretch import Frames, finished, forget, laid_out, metadata_of, outlined, pointed, prepared
from galley.typeset.stubs import elements_of
from galley.typeset.units import Plan, State, Strings, Unit, planned, stubs_in


class Further(Exception):
    """Units are to be set whole: those behind the ones that were set, which have another running head now, or one of which pages cannot be set by themselves."""

    def __init__(self, units: Sequence[Unit]) -> None:
        super().__init__()
        self.units = units


@dataclass(frozen=True, slots=True)
class Rendered:
    """The leaves of a book, what its HTML says of it, and how they came about."""

    leaves: tuple[Leaf, ...]
    metadata: Any
    plan: Plan


@dataclass(frozen=True, slots=True)
class Anew:
    """A book of which some pages were set again: their numbers, counted from 0; those of them that were set by themselves, and the elements that begin on pages before these."""

    rendered: Rendered
    pages: Set[int] = frozenset()
    apart: Set[int] = frozenset()
    begun: Set[Any] = frozenset()


def rendered(html: HTML, written: Any, sheets: Sequence[CSS], frames: Frames, fonts: FontConfiguration) -> Rendered:
    """Lay a whole book out. `written` is its tree of elements as it came."""
    context, root = prepared(html, sheets, frames, fonts)
    boxes = list(layout_document(html, root, context))
    plan = planned(html.etree_element, written, root, context, boxes)
    leaves = tuple(starmap(leaf, enumerate(boxes)))
    forget(context)
    return Rendered(leaves, metadata_of(html), plan)


def rendered_again(
    before: Rendered, html: HTML, sheets: Sequence[CSS], frames: Frames, fonts: FontConfiguration
) -> Anew | None:
    """Lay out again only the units whose HTML is another, and of these the pages alone whose words are others, where they take the room that they took.

    What a book says of itself stands in its head, which is around the units. None where that is not enough: what is around the units is another, a unit takes more or fewer pages, counts otherwise or ends otherwise, or a place
    that others point to came to another page. Then the whole has to be laid out. Raises `Further`.
    """
    tree = html.etree_element
    changed = _changed(tree, before.plan)
    if changed is None:
        return None
    if not changed:
        return Anew(before)
    counting_in = {path: unit.counting for unit in before.plan.units if unit not in changed for path in unit.paths}
    digests = {unit.path: digest_of(tree, unit.paths) for unit in changed}
    cancels = {unit.path: cancel(unit, tree) for unit in changed}
    elements = {unit.path: elements_of(tree, unit.paths) for unit in changed}
    hollowed(tree, counting_in, targets_in(tree, [path for unit in changed for path in unit.paths]))
    context, root = prepared(html, sheets, frames, fonts)
    context.style_for.initial_page_sizes.update(before.plan.sizes)
    if not pointed(context.target_collector, before.leaves, len(before.leaves)):
        return None
    counting = {unit.path: counted(tree, unit.paths, context.style_for) for unit in changed}
    if any(counting[unit.path][1] != unit.counts for unit in changed):
        return None
    leaves = list(before.leaves)
    strings: dict[str, dict[int, list[str]]] = {name: dict(by_page) for name, by_page in before.plan.strings.items()}
    units, fresh = {unit.path: unit for unit in before.plan.units}, set[int]()
    others = [each for each in before.plan.units if each not in changed]
    for unit in changed:
        own = cancels[unit.path]
        first, end = (own.first, own.end) if own else (unit.first, unit.end)
        boxes = (
            _cancelled(own, html, context, root, leaves, strings)
            if own
            else _unit(unit, html, context, root, strings, others)
        )
        if boxes is None:
            return None
        states = [State.of(entry) for entry in context.page_maker[first + 1 : end]]
        states = [*unit.states[: first - unit.first + 1], *states, *unit.states[end - unit.first :]]
        stubs = own.stubs if own else stubs_in(elements[unit.path], elements[unit.path], boxes, states, context, root)
        made = list(starmap(leaf, enumerate(boxes, first)))
        if [set(each.anchors) for each in made] != [set(each.anchors) for each in leaves[first:end]]:
            return None
        leaves[first:end] = made
        fresh.update(range(first, end))
        digest, counts = digests[unit.path], counting[unit.path][0]
        units[unit.path] = replace(unit, digest=digest, counting=counts, states=tuple(states), stubs=stubs)
    forget(context)
    plan = replace(before.plan, units=tuple(units.values()), strings=strings)
    every = [each for each in cancels.values() if each]
    apart = {number for each in every for number in range(each.first, each.end)}
    begun = {element for each in every for element in each.begun}
    return Anew(Rendered(tuple(leaves), before.metadata, plan), fresh, apart, begun)


def _cancelled(own: Cancel, html: HTML, context: Any, root: Any, leaves: Sequence[Leaf], strings: Strings) -> list[Any]:
    """The pages of a unit that are set by themselves. Raises `Further` where the whole of it has to be set."""
    made = own.set(html, context, root, leaves, strings)
    if made is None:
        raise Further([own.unit])
    return list(finished(own.first, made, strings, context))


def _changed(tree: Any, plan: Plan) -> list[Unit] | None:
    """The units whose HTML is another; None where what is around them is."""
    try:
        if not plan.units or around(tree, plan.paths) != plan.around:
            return None
        return [unit for unit in plan.units if digest_of(tree, unit.paths) != unit.digest]
    except IndexError:
        return None


def _unit(
    unit: Unit,
    html: HTML,
    context: Any,
    root: Any,
    strings: dict[str, dict[int, list[str]]],
    others: Sequence[Unit],
) -> list[Any] | None:
    """The pages of a unit, laid out from where the engine stood when it began; None where it comes out otherwise than before.

    `strings` is brought up to date with what the unit sets. Raises `Further` where `others`, which are not set again, would have another running head.
    """
    made = laid_out(unit.start, unit.first, _ends(unit), html, context, root)
    if made is None or len(made) != unit.end - unit.first:
        return None
    if not State.of(context.page_maker[unit.end]).is_like(unit.behind):
        return None
    own = outlined(unit.first, made)
    carried = _carried(unit, own, strings, others)
    if carried:
        raise Further(carried)
    for name in {*strings, *own}:
        kept = {number: texts for number, texts in strings.get(name, {}).items() if not unit.first < number <= unit.end}
        strings[name] = dict(sorted({**kept, **own.get(name, {})}.items()))
    return list(finished(unit.first, made, strings, context))


def _ends(unit: Unit) -> Callable[[int, Any], bool]:
    """Whether the page behind a unit comes next, or the one made is beyond what the unit was."""
    return lambda made, resume_at: resume_at == unit.behind.resume_at or made > unit.end - unit.first


def _carried(
    unit: Unit,
    own: Mapping[str, Mapping[int, list[str]]],
    strings: Mapping[str, Mapping[int, list[str]]],
    others: Sequence[Unit],
) -> list[Unit]:
    """Those of other units over whose pages a string goes on that ends otherwise than before: up to the page that sets it anew."""
    found: list[Unit] = []
    for name, by_page in strings.items():
        last = _last(by_page, unit.end)
        again = _last({**{n: t for n, t in by_page.items() if n <= unit.first}, **own.get(name, {})}, unit.end)
        if last != again:
            until = min((number for number in by_page if number > unit.end), default=inf)
            found += (each for each in others if unit.end <= each.first and each.first + 1 < until)
    return found


def _last(by_page: Mapping[int, list[str]], end: int) -> str | None:
    """The value that a string has at the end of a page."""
    return max(((number, texts[-1]) for number, texts in by_page.items() if number <= end), default=(0, None))[1]
