"""A stretch of pages, laid out with the engine from where it stood before them.

Does what `Document._render` and `layout.layout_document` of WeasyPrint 70 do, whose parts are named here for that reason alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import page
from weasyprint.layout.background import layout_backgrounds
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from galley.typeset import makeup
from galley.typeset.drawings import apart
from galley.typeset.leaves import Leaf, anchored
from galley.typeset.units import State, goes_on, is_past

MOST_ROUNDS = 8
"""How often pages are made till their counters stand; as the engine has it for a book."""
_PASSED: Mapping[int, None] = {}
"""Where a page begins that is not made; the engine takes None for the end of the book."""

_ASKED_BY_DRAWINGS = ("font_config", "dictionaries", "get_image_from_uri")

Frames = Mapping[str, Any]
"""The pictures of a book by their addresses."""


def context_of(html: HTML, sheets: Sequence[CSS], frames: Frames, fonts: FontConfiguration) -> Any:
    """The engine's context, in which each element has its style."""
    options = DEFAULT_OPTIONS | {"stylesheets": list(sheets), "cache": dict(frames)}
    return Document._build_layout_context(html, fonts, CounterStyle(), {}, options)


def prepared(html: HTML, sheets: Sequence[CSS], frames: Frames, fonts: FontConfiguration) -> tuple[Any, Any]:
    """The engine's context, and the root of the boxes. What drawings hold has neither style nor box."""
    with apart(html.etree_element):
        context = context_of(html, sheets, frames, fonts)
        root = build_formatting_structure(
            html.etree_element,
            context.style_for,
            context.get_image_from_uri,
            html.base_url,
            context.target_collector,
            context.counter_style,
            context.footnotes,
        )
    return context, root


def forget(context: Any) -> None:
    """Let a context forget the tree of boxes and its styles, when pages have been made of them: what of these is on no page is gone at once. What asks for
    places knows itself, so that the collector would have to find it, which rests. Drawings ask the context for fonts when they are painted."""
    collector = context.target_collector
    for box, _ in collector.counter_lookup_items:
        box.missing_link = None
    collector.counter_lookup_items.clear()
    collector.target_lookup_items.clear()
    for name in vars(context).keys() - _ASKED_BY_DRAWINGS:
        delattr(context, name)


def metadata_of(html: HTML) -> DocumentMetadata:
    """What a book says of itself."""
    return DocumentMetadata(**get_html_metadata(html))


def pointed(collector: Any, leaves: Sequence[Leaf], total: int) -> bool:
    """Tell references to pages where those of their targets stand that are on leaves; whether none asks for a counter besides."""
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


def laid_out(
    start: State, first: int, is_last: Callable[[int, Any], bool], html: HTML, context: Any, root: Any
) -> list[Any] | None:
    """The pages from `first` on without their margin boxes; None where the engine finds no end, a float or note goes on behind
    them, or they were made up with what is behind them.

    `is_last` is asked of the number of pages made and of the way to what comes next.
    """
    entry = (start.resume_at, start.next_page, start.is_right, copy.deepcopy(start.counters), _fresh(changed=True))
    context.page_maker = [*((_PASSED, {}, True, None, _fresh()) for _ in range(first)), entry]
    context.broken_out_of_flow, context.reported_footnotes, context.reached = {}, [], {}
    notes, pages = list(context.footnotes), [None] * first
    for _ in range(MOST_ROUNDS):
        pages = _made(pages, first, is_last, html, context, root)
        if not any(each[4]["content_changed"] for each in context.page_maker[first : len(pages)]):
            made = pages[first:]
            return None if _hangs_together(context, first + len(made)) or goes_on(made) else made
        context.footnotes = list(notes)
    return None


def laid_out_apart(
    start: State, first: int, count: int, before: Sequence[Iterable[str]], html: HTML, context: Any, root: Any
) -> list[Any] | None:
    """So many pages from `first` on by themselves, without their margin boxes; None where the engine finds no end, or something goes on behind them. `before` has the names of the places
    on each page before them, which what goes on on these has too."""
    passed: list[Any] = [(_PASSED, {}, True, None, _fresh() | {"anchors": list(names)}) for names in before]
    entry = (start.resume_at, start.next_page, start.is_right, copy.deepcopy(start.counters), _fresh(changed=True))
    context.page_maker = [*passed, entry]
    context.broken_out_of_flow, context.reported_footnotes = {}, []
    for _ in range(MOST_ROUNDS):
        made = makeup.made_apart(context, root, html, first, count)
        if len(made) < count or context.broken_out_of_flow or context.reported_footnotes:
            return None
        if not any(each[4]["content_changed"] for each in context.page_maker[first : first + count]):
            return made
    return None


def _hangs_together(context: Any, end: int) -> bool:
    """Whether something goes on behind the pages before `end`, or was looked at there when they were made up."""
    following = context.page_maker[end][0]
    beyond = any(is_past(reached, following) for reached in context.reached.values())
    return beyond or bool(context.broken_out_of_flow or context.reported_footnotes)


def _fresh(*, changed: bool = False) -> dict[str, Any]:
    return {"content_changed": changed, "pages_wanted": False, "anchors": [], "content_lookups": []}


def _made(
    pages: list[Any], first: int, is_last: Callable[[int, Any], bool], html: HTML, context: Any, root: Any
) -> list[Any]:
    """All pages up to the last, those before `first` as they are; of pages made before, those again whose counters changed."""
    made = pages[:first]
    for number, each in enumerate(page.make_all_pages(context, root, html, pages)):
        if number >= first:
            made.append(each)
            if is_last(len(made) - first, context.page_maker[number + 1][0]):
                break
    del context.page_maker[len(made) + 1 :]
    return made


def outlined(first: int, made: Sequence[Any], begun: Container[Any] = ()) -> dict[str, dict[int, list[str]]]:
    """One bookmark an element, and none of those that have `begun` on pages before; the named strings that each page sets."""
    seen: set[tuple[Any, str]] = set()
    found: dict[str, dict[int, list[str]]] = {}
    for number, each in enumerate(made, first + 1):
        for box in each.descendants():
            if box.bookmark_label:
                key = box.element, box.element_tag.rpartition("::")[2] if "::" in box.element_tag else ""
                if key in seen or box.element in begun:
                    box.bookmark_label = ""
                seen.add(key)
            for name, text in box.string_set if box.string_set and box.string_set != "none" else ():
                found.setdefault(name, {}).setdefault(number, []).append(text)
    return found


def finished(
    first: int, made: Sequence[Any], strings: Mapping[str, Mapping[int, list[str]]], context: Any
) -> Iterator[Any]:
    """The pages with margin boxes and backgrounds; `strings` are the named strings of the book."""
    context.string_set.clear()
    for name, by_page in strings.items():
        context.string_set[name].update(by_page)
    for number, each in enumerate(made, first + 1):
        root, footnotes, notes = each.children
        context.current_page = number
        areas = [area for area in (footnotes, notes) if area.children]
        margins = page.make_margin_boxes(context, each, context.page_maker[number][3])
        each.children = (root, *areas, *margins)
        layout_backgrounds(each, context.get_image_from_uri)
        yield each
