"""Drawings that stand in a document as SVG: lettered in its typefaces, coloured by its tokens.

The engine reads inline SVG as a file of its own, which knows neither the families nor the custom properties of the place where it stands
(CSS Cascade 5 has both inherited), and sets its text a letter at a time, without kerning. Here the outermost `svg` takes `font-family` from
the style of its box, `var(--…)` in `fill` and `stroke` means the property of that place, and a text whose letters are not placed one by one is
set as one run. `width_of` measures a text as it will be set. A drawing with `data-least-line="0.5pt"` has no line thinner than that on the
page, however small it is shown; a rectangle narrower than its edge is the edge alone.

Private parts of WeasyPrint 70: the handler of `svg` in `html.HTML_HANDLERS`, `svg.text` and its entries in `svg.TAGS`, `Node._etree_node`,
`svg.SVG.set_graphical_state`, `pdf.stream.Stream.ctm`, `text.line_break.split_first_line`, `css.properties.INITIAL_VALUES`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from math import inf
from typing import Any
from xml.etree import ElementTree

import tinycss2
from weasyprint import html, svg
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import split_first_line

SVG = "{http://www.w3.org/2000/svg}svg"
PAINTED = ("fill", "stroke", "stop-color")
PLACED = ("rotate", "letter-spacing", "textLength")
"""What places the letters of a text one by one."""
PX_PER_PT = 96 / 72

_DRAWN = re.compile(r"""(<svg(?:\s+[\w:-]+="[^"<>]*")*)\s*>(.*?)</svg>""", re.DOTALL)
_NUMBER = "data-drawn"
_ALONE = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
_apart: ContextVar[dict[Any, list[Any]]] = ContextVar("apart")
"""What drawings hold that is left out of their document for a while. Not set while nothing is."""
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_engine: dict[str, Any] = {
    "svg": html.HTML_HANDLERS[SVG],
    "text": svg.text,
    "state": svg.SVG.set_graphical_state,
}


def install() -> None:
    """Make the engine letter and colour inline SVG by the style of its place."""
    html.HTML_HANDLERS[SVG] = _handled
    svg.text = _text
    svg.SVG.set_graphical_state = _state
    svg.TAGS |= {tag: _text for tag, drawn in svg.TAGS.items() if drawn is _engine["text"]}


def lifted(text: str) -> tuple[str, list[Any]]:
    """HTML with its drawings empty and numbered, and what they hold. Drawings are most of a book's HTML, and XML is read by a parser in C; those
    that are no XML by themselves, or hold another, stay."""
    inside: list[Any] = []

    def emptied(found: re.Match[str]) -> str:
        try:
            if "<svg" in found[2]:
                return found[0]
            inside.append(ElementTree.fromstring(_ALONE.format(found[2])))
        except ElementTree.ParseError:
            return found[0]
        return f'{found[1]} {_NUMBER}="{len(inside) - 1}"></svg>'

    return _DRAWN.sub(emptied, text), inside


def put_back(tree: Any, inside: Sequence[Any]) -> None:
    """Give the drawings of a document what they hold again."""
    for each in list(tree.iter(SVG)):
        number = each.attrib.pop(_NUMBER, None)
        if number is not None:
            each.text = inside[int(number)].text
            each[:] = inside[int(number)]


@contextmanager
def apart(tree: Any) -> Iterator[None]:
    """Leave out of a document what its drawings hold while elements are given styles and boxes: the engine would do so with all of it, and use nothing."""
    held: dict[Any, list[Any]] = {}
    within: set[Any] = set()
    for each in list(tree.iter(SVG)):
        if each not in within:
            held[each] = list(each)
            within.update(each.iter(SVG))
            del each[:]
    token = _apart.set(held)
    try:
        yield
    finally:
        _apart.reset(token)
        for each, inside in held.items():
            each[:] = inside


def _handled(element: Any, box: Any, get_image_from_uri: Any, base_url: Any) -> Any:
    dressed = copy.deepcopy(element)
    dressed.extend(copy.deepcopy(_apart.get({}).get(element, [])))
    if not dressed.get("font-family"):
        dressed.set("font-family", ", ".join(box.style["font_family"]))
    for node in dressed.iter():
        for name in PAINTED:
            if "var(" in node.get(name, ""):
                node.set(name, _VARIABLE.sub(lambda found: _valued(box.style, found[1]), node.get(name)))
    made = _engine["svg"](dressed, box, get_image_from_uri, base_url)
    for each in made:
        each.element = element
    return made


def _valued(style: Any, name: str) -> str:
    """What a custom property means in a style; nothing where it is not declared, which paints nothing."""
    return tinycss2.serialize(style["__" + name.replace("-", "_")] or ()).strip() or "none"


def _state(drawing: Any, node: Any, font_size: float, context: Any = None) -> Any:
    """The engine's colours and lines; a line that would be too thin on the page is made thicker, and what it then covers is not painted."""
    fill, stroke = _engine["state"](drawing, node, font_size, context)
    asked, scale = drawing.tree.get("data-least-line"), abs(drawing.stream.ctm.determinant) ** 0.5
    if stroke and asked and scale:
        least, width = svg.size(asked) / PX_PER_PT / scale, drawing.length(node.get("stroke-width", "1px"), font_size)
        if width < least:
            drawing.stream.set_line_width(least)
        if node.tag == "rect" and min(drawing.point(node.get("width"), node.get("height"), font_size)) <= max(
            width, least
        ):
            fill = None
    return fill, stroke


class _Whole(str):
    """A text that is its own only letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        return iter([str(self)])


def _text(drawing: Any, node: Any, font_size: float) -> None:
    """The engine's text, given the whole run for a letter where none is placed by itself."""
    places = (node.get(name, "").replace(",", " ").split() for name in ("x", "y", "dx", "dy"))
    if node.text and not any(node.get(name) for name in PLACED) and all(len(each) < 2 for each in places):
        node._etree_node.text = _Whole(node.text)
    _engine["text"](drawing, node, font_size)


class Letters:
    """Measures text in some families, as a drawing sets it."""

    def __init__(self, families: Sequence[str]) -> None:
        self._families = tuple(families)
        self._known: dict[tuple[str, float, bool], float] = {}

    @cached_property
    def _fonts(self) -> FontConfiguration:
        return FontConfiguration()

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line of text at a size, both in points."""
        key = text, size, bold
        if key not in self._known:
            self._known[key] = self._width(*key)
        return self._known[key]

    def _width(self, text: str, size: float, bold: bool) -> float:
        style = _Style(INITIAL_VALUES)
        style.font_config = self._fonts
        style |= {
            "font_family": self._families,
            "font_size": size * PX_PER_PT,
            "font_weight": 700 if bold else 400,
        }
        width = split_first_line(text, style, None, inf, 0)[3]
        return float(width) / PX_PER_PT


class _Style(dict[str, Any]):
    """The style of a text, as the engine asks for it."""

    font_config: FontConfiguration


def families(css: str, name: str) -> tuple[str, ...]:
    """The families that a custom property names in a style sheet, `--sans` of that of a language; the engine's own where it names none."""
    found = re.search(rf"--{name}:([^;]*);", css)
    return tuple(re.findall(r'"([^"]+)"', found[1])) if found else ("sans-serif",)
