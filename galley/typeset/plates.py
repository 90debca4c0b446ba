"""Plates: pages drawn in a dress, as plain data.

A plate is a PDF of one page with its links and tags, but for what pages share: of fonts and pictures it has the names. It hangs on nothing
but its page, so that a book can be bound from plates drawn at any time, in any order, by any process.

Does for a page what `pdf.generate_pdf` of WeasyPrint 70 does for a document, and what `Page.paint` and `draw.draw_page` do for its ground. Private parts: `Page._page_box`,
`Page.links`, `draw.draw_page`, `draw.draw_background`, `pdf.stream.Stream`, `pdf._use_references`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.draw import draw_background, draw_page
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.matrix import Matrix
from weasyprint.pdf import _use_references
from weasyprint.pdf.stream import Stream

from galley.typeset.artifacts import artifacts, drawn_apart
from galley.typeset.files import written
from galley.typeset.formes import Forme
from galley.typeset.founts import Case, Drawer, Shown, hyphen_of
from galley.typeset.links import links_of
from galley.typeset.measure import is_turned
from galley.typeset.overprint import overprint
from galley.typeset.tags import Tag, tags_of

PT_PER_PX = 72 / 96

INKS = "device-cmyk"
"""The colour space of a press."""

A_QUARTER = 90
"""How far viewers turn a page with a turned block, clockwise (ISO 32000-1, 7.7.3.3): on a screen it stands upright, on paper the page does."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A page as drawn: its PDF, what it shows of each font, by the name that its operators give the font, the pictures, by their names, and its tags."""

    data: bytes
    fonts: Mapping[str, Shown]
    pictures: Mapping[str, str]
    tags: tuple[Tag | int, ...] = ()


def forme(page: Any, case: Case) -> Forme:
    """What is painted on a page of the engine above its ground, which is as large as a dress has it."""
    scaled = Matrix(PT_PER_PX, d=PT_PER_PX) @ Matrix(d=-1, f=page.height * PT_PER_PX)
    painted, box = Forme(Drawer(case, hyphen_of(page)), scaled), copy.copy(page._page_box)
    box.background = None
    draw_page(box, painted)
    return painted


def plate(page: Any, painted: Forme, pictures: Mapping[str, Any], tagged: bool, space: str | None) -> Plate:
    """Draw a page of the engine by its forme.

    `space` is the colour space of groups. `pictures` are those that pages share, by their address.
    """
    pdf, fonts, images = pydyf.PDF(), painted.fonts.again(), dict[str, Any]()
    resources = _resources(pdf)
    marked: dict[Any, Any] | None = {} if tagged else None
    left, bottom, right, top = (edge / PT_PER_PX for edge in _media(page))
    stream = Stream(fonts, (left, bottom, right - left, top - bottom), resources, images, marked, {}, space)
    stream.transform(d=-1, f=page.height * PT_PER_PX)
    pdf.add_object(stream)
    leaf = pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference, "Contents": stream.reference})
    leaf.update(_boxes(page) | {"Resources": resources.reference})
    if tagged and _is_turned(page._page_box):
        leaf["Rotate"] = A_QUARTER
    pdf.add_page(leaf)
    apart = artifacts(page) if tagged else {}
    links = links_of(page, apart, PT_PER_PX)
    for _, link in links:
        pdf.add_object(link)
    if links:
        leaf["Annots"] = pydyf.Array(link.reference for _, link in links)
    with drawn_apart(apart), stream.stacked():
        stream.transform(PT_PER_PX, d=PT_PER_PX)
        box = page._page_box
        draw_background(stream, box.background, clip_box=False, bleed=box.bleed, marks=box.style["marks"])
        painted.ink(stream)
    tags: tuple[Tag | int, ...] = ()
    if marked is not None:
        numbers = {box: mark["mcid"] for box, mark in marked.items()}
        tags = tags_of(page, numbers, {id(box): [number] for number, (box, _) in enumerate(links)}, apart, PT_PER_PX)
    shown, named = fonts.shown(), pydyf.Dictionary()
    named.update(dict.fromkeys(shown, 0))
    pdf.add_object(named)
    resources["Font"] = named.reference
    shared = _left_out(pdf, images, pictures)
    if space == INKS:
        overprint(stream, resources)
    _use_references(pdf, resources, images, {})
    return Plate(written(pdf), shown, shared, tags)


def embedded(pictures: Mapping[str, Any], names: Mapping[str, str]) -> bytes:
    """A PDF without pages whose catalogue has, as `Pictures`, those that plates name, by their names."""
    pdf, images = pydyf.PDF(), dict[str, Any]()
    for name, url in names.items():
        images[name] = {"image": pictures[url], "interpolate": False, "dpi_ratios": {1}, "x_object": None}
    resources = pydyf.Dictionary({"XObject": pydyf.Dictionary(dict.fromkeys(names)), "Font": None})
    _use_references(pdf, resources, images, {})
    pdf.catalog["Pictures"] = resources["XObject"]
    return written(pdf)


def _is_turned(box: Any) -> bool:
    """Whether a block in a box is turned; a page that has one has nothing else."""
    children = getattr(box, "children", ()) if not isinstance(box, LineBox) else ()
    return any(is_turned(child) or _is_turned(child) for child in children)


def _resources(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Resources with room for what a page brings."""
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    pdf.add_object(resources)
    return resources


def _media(page: Any) -> tuple[float, float, float, float]:
    """The edges of a page with its bleed, in pt: left, bottom, right and top."""
    bleed = {side: wide * PT_PER_PX for side, wide in page.bleed.items()}
    width, height = page.width * PT_PER_PX, page.height * PT_PER_PX
    return -bleed["left"], -bleed["top"], width + bleed["right"], height + bleed["bottom"]


def _boxes(page: Any) -> dict[str, Any]:
    """The boxes of a page (ISO 32000-1, 14.11.2)."""
    left, bottom, right, top = _media(page)
    trim = 0.0, 0.0, page.width * PT_PER_PX, page.height * PT_PER_PX
    bleed = left, bottom, right, top
    boxes = {"MediaBox": bleed, "TrimBox": trim, "BleedBox": bleed}
    return {name: pydyf.Array(edges) for name, edges in boxes.items()}


def _left_out(pdf: pydyf.PDF, images: Mapping[str, Any], pictures: Mapping[str, Any]) -> dict[str, str]:
    """Put a name in the place of each picture that pages share: the addresses of these, by their names."""
    urls = {id(picture): url for url, picture in pictures.items()}
    shared = {name: urls[id(image["image"])] for name, image in images.items() if id(image["image"]) in urls}
    for name in shared:
        images[name]["x_object"] = instead = pydyf.Dictionary({"Picture": f"/{name}"})
        pdf.add_object(instead)
    for image in images.values():
        image["interpolate"] = False  # archives want pixels as they are (ISO 19005-2, 6.2.8), and so do presses
    return shared
