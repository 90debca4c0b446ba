"""Laying out with the engine step by step, so that a single unit of a book can be laid out again.

Does what `Document._render` and `layout.layout_document` of WeasyPrint 70 do, whose parts are named here for that reason alone.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document, page
from weasyprint.layout.background import layout_backgrounds
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from galley.typeset.leaves import Leaf, anchored, leaf
from galley.typeset.units import Plan, State, Unit, around, at, counted, digest_of, goes_on, hollowed, planned

MOST_ROUNDS = 8
"""How often a unit's pages are made till their counters stand; as the engine has it for a book."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The leaves of a book, what its HTML says of it, and how they came about."""

    leaves: tuple[Leaf, ...]
    metadata: Any
    plan: Plan


def rendered(
    html: HTML, written: Any, sheets: Sequence[CSS], frames: Mapping[str, Any], fonts: FontConfiguration
) -> Rendered:
    """Lay a whole book out. `written` is its tree of elements as it came."""
    context, root = _prepared(html, sheets, frames, fonts)
    boxes = list(layout_document(html, root, context))
    plan = planned(html.etree_element, written, root, context, boxes)
    return Rendered(tuple(starmap(leaf, enumerate(boxes))), _metadata(html), plan)


def rendered_again(
    before: Rendered, html: HTML, sheets: Sequence[CSS], frames: Mapping[str, Any], fonts: FontConfiguration
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
    others = [unit for unit in before.plan.units if unit not in changed]
    digests = {unit.path: digest_of(at(tree, unit.path)) for unit in changed}
    metadata = _metadata(html)
    hollowed(tree, others, _targets(tree, changed))
    context, root = _prepared(html, sheets, frames, fonts)
    context.style_for.initial_page_sizes.update(before.plan.sizes)
    if not _point(context.target_collector, before.leaves):
        return None
    counting = {unit.path: counted(tree, unit.path, context.style_for) for unit in changed}
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


def _prepared(
    html: HTML, sheets: Sequence[CSS], frames: Mapping[str, Any], fonts: FontConfiguration
) -> tuple[Any, Any]:
    """The engine's context, and the root of the boxes."""
    style = CounterStyle()
    options = DEFAULT_OPTIONS | {"stylesheets": list(sheets), "cache": dict(frames)}
    context = Document._build_layout_context(html, fonts, style, {}, options)
    root = build_formatting_structure(
        html.etree_element,
        context.style_for,
        context.get_image_from_uri,
        html.base_url,
        context.target_collector,
        style,
        context.footnotes,
    )
    return context, root


def _metadata(html: HTML) -> DocumentMetadata:
    return DocumentMetadata(**get_html_metadata(html))


def _changed(tree: Any, plan: Plan) -> list[Unit] | None:
    """The units whose HTML is another; None where what is around them is."""
    try:
        if not plan.units or around(tree, plan.units) != plan.around:
            return None
        return [unit for unit in plan.units if digest_of(at(tree, unit.path)) != unit.digest]
    except IndexError:
        return None


def _targets(tree: Any, units: list[Unit]) -> frozenset[str]:
    """The names of places that elements of units point to, by any attribute."""
    values = (value for unit in units for each in at(tree, unit.path).iter() for value in each.attrib.values())
    return frozenset(value[1:] for value in values if value.startswith("#"))


def _point(collector: Any, leaves: Sequence[Leaf]) -> bool:
    """Tell references to pages where their targets stand; whether none asks for a counter besides."""
    total = len(leaves)
    numbers = {name: number for name, (number, _) in anchored(leaves).items()}
    for name, item in collector.target_lookup_items.items():
        if name in numbers:
            item.page_maker_index = numbers[name]
            item.cached_page_counter_values = {"page": [numbers[name] + 1], "pages": [total]}
    lookups = [item for (_, token), item in collector.counter_lookup_items.items() if token == "content"]
    for item in lookups:
        item.parse_again({"page": [0], "pages": [total]})
    return not any(_asks_for_its_own(item) for item in lookups)


def _asks_for_its_own(item: Any) -> bool:
    """Whether a text asks for a counter of its own page. The engine takes the list of a target's counters for that of its own."""
    return item.missing_counters and not any(
        item.missing_counters is each for each in item.missing_target_counters.values()
    )


def _unit(
    unit: Unit, html: HTML, context: Any, root: Any, strings: dict[str, dict[int, list[str]]]
) -> list[Any] | None:
    """The pages of a unit, laid out from where the engine stood when it began; None where it comes out otherwise than before.

    `strings` is brought up to date with what the unit sets.
    """
    made = _laid_out(unit, html, context, root)
    if made is None or len(made) != unit.end - unit.first:
        return None
    if not State.of(context.page_maker[unit.end]).is_like(unit.behind):
        return None
    own = _outlined(unit, made, context)
    if not _same_behind(unit, own, strings):
        return None
    for name in {*strings, *own}:
        kept = {number: texts for number, texts in strings.get(name, {}).items() if not unit.first < number <= unit.end}
        strings[name] = dict(sorted({**kept, **own.get(name, {})}.items()))
    context.string_set.clear()
    for name, by_page in strings.items():
        context.string_set[name].update(by_page)
    return list(_finished(unit, made, context))


def _laid_out(unit: Unit, html: HTML, context: Any, root: Any) -> list[Any] | None:
    """The pages of a unit without their margin boxes; None where the engine finds no end, or a float or note goes on behind it."""
    for _ in range(MOST_ROUNDS):
        start = unit.start
        entry = (start.resume_at, start.next_page, start.is_right, copy.deepcopy(start.counters), _fresh())
        context.page_maker = [(None, {}, True, None, _fresh()) for _ in range(unit.first)] + [entry]
        context.reported_footnotes, context.broken_out_of_flow, context.rendered_notes = [], {}, []
        notes = list(context.footnotes)
        made = list(_made(unit, html, context, root))
        if not any(entry[4]["content_changed"] for entry in context.page_maker[unit.first : unit.first + len(made)]):
            return None if context.broken_out_of_flow or context.reported_footnotes or goes_on(made) else made
        context.footnotes = notes
    return None


def _fresh() -> dict[str, Any]:
    return {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}


def _made(unit: Unit, html: HTML, context: Any, root: Any) -> Iterator[Any]:
    """The pages of a unit one by one, till the next begins; no more than one beyond what they were."""
    for number in range(unit.first, unit.end + 1):
        context.page_maker[number][4].update(_fresh())
        made, resume_at = page.remake_page(number, context, root, html)
        yield made
        over = resume_at is None and not context.reported_footnotes
        if over or (resume_at is not None and resume_at == unit.behind.resume_at):
            return


def _outlined(unit: Unit, made: list[Any], context: Any) -> dict[str, dict[int, list[str]]]:
    """One bookmark an element; the named strings that each page sets."""
    seen: set[tuple[Any, str]] = set()
    found: dict[str, dict[int, list[str]]] = {}
    for number, each in enumerate(made, unit.first + 1):
        for box in each.descendants():
            if box.bookmark_label:
                key = box.element, box.element_tag.rpartition("::")[2] if "::" in box.element_tag else ""
                if key in seen:
                    box.bookmark_label = ""
                seen.add(key)
            for name, text in box.string_set if box.string_set and box.string_set != "none" else ():
                found.setdefault(name, {}).setdefault(number, []).append(text)
    return found


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


def _finished(unit: Unit, made: list[Any], context: Any) -> Iterator[Any]:
    """The pages with margin boxes and backgrounds."""
    for number, each in enumerate(made, unit.first + 1):
        root, footnotes, notes = each.children
        context.current_page = number
        areas = [area for area in (footnotes, notes) if area.children]
        margins = page.make_margin_boxes(context, each, context.page_maker[number][3])
        each.children = (root, *areas, *margins)
        layout_backgrounds(each, context.get_image_from_uri)
        yield each
