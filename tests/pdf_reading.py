"""A finished PDF as tests look at it: runs of text with their positions, destinations, links, bookmarks."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

Colour = tuple[str, tuple[float, ...]]
"""A colour as painted: the kind of its space, and its components."""

DEVICE = {"rg": "/DeviceRGB", "k": "/DeviceCMYK", "g": "/DeviceGray"}
TOP, BOTTOM = 841.89 - 82, 841.89 - 82 - 40 * 17
"""The type area of the A4 theme: 82 points from the top, 40 lines of 17 points high."""

MARK = re.compile(r"\[\d+\]")
"""The mark of an editor's remark. It stands inside what is told, so it is read past."""


def squeezed(text: str) -> str:
    """The text without any spaces and line ends."""
    return "".join(text.split())


@dataclass(frozen=True)
class Run:
    """Characters drawn together, squeezed, with the start of their baseline in points from the trim's lower left."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Page:
    """A page with the number of its label."""

    number: int
    source: Any

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its runs in the order they are drawn, taken out when they are asked for first: that is what takes long."""
        return tuple(_runs(self.source))

    def text(self, low: float = -1000, high: float = 2000) -> str:
        """The text that stands between two heights."""
        return "".join(run.text for run in self.runs if low <= run.y < high)

    @property
    def body(self) -> str:
        """The text in the type area."""
        return self.text(BOTTOM, TOP)

    @property
    def top_line(self) -> str:
        """The text of the highest line in the type area."""
        inside = [run for run in self.runs if BOTTOM <= run.y < TOP]
        top = max(run.y for run in inside)
        return "".join(run.text for run in inside if abs(run.y - top) < 1)

    @property
    def head(self) -> str:
        """The running head."""
        return self.text(low=TOP)

    @property
    def foot(self) -> str:
        """What stands below the type area."""
        return self.text(high=BOTTOM)


@dataclass(frozen=True)
class Mark:
    """A bookmark: outermost ones have level 0; `left` and `top` are the point it leads to."""

    title: str
    level: int
    page: int
    left: float
    top: float


@dataclass(frozen=True)
class Link:
    """A link of a page: to a named place of the book, or to an address outside."""

    page: int
    rect: tuple[float, float, float, float]
    name: str | None
    address: str | None


@dataclass(frozen=True)
class Read:
    """A PDF that has been read. Pages go by the numbers of their labels, which those of print files begin behind the cover; `places` leads from a
    name to its page, `tops` to its height on it."""

    reader: PdfReader
    pages: tuple[Page, ...]
    places: dict[str, int]
    tops: dict[str, float]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]

    def page(self, number: int) -> Page:
        """The page of a number."""
        return self.pages[self.at(number)]

    def at(self, number: int) -> int:
        """The place of a page in the file, counted from 0."""
        return number - self.pages[0].number

    @property
    def body(self) -> str:
        """The text of all type areas, on end."""
        return "".join(page.body for page in self.pages)


@cache
def read(data: bytes) -> Read:
    """Read a PDF, once however often it is asked for."""
    reader = PdfReader(BytesIO(data))
    first = int(reader.page_labels[0])
    assert [int(label) for label in reader.page_labels] == list(range(first, first + len(reader.pages)))
    pages = tuple(Page(number, page) for number, page in enumerate(reader.pages, first))
    named = reader.named_destinations.items()
    places = {own_name(name): (reader.get_destination_page_number(to) or 0) + first for name, to in named}
    tops = {own_name(name): float(to.top or 0) for name, to in named}
    return Read(reader, pages, places, tops, tuple(_marks(reader, reader.outline, 0, first)), tuple(_links(reader)))


def own_name(name: str) -> str:
    """The name of a place without that of its book."""
    return name.rpartition(":")[2]


def _runs(page: Any) -> list[Run]:
    runs: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if told := MARK.sub("", squeezed(text)):
            x, y = (cm[i] * tm[4] + cm[i + 2] * tm[5] + cm[i + 4] for i in (0, 1))
            runs.append(Run(x, y, told))

    page.extract_text(visitor_text=visit)
    return runs


def _marks(reader: PdfReader, outline: list[Any], level: int, first: int) -> Iterator[Mark]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _marks(reader, entry, level + 1, first)
        else:
            page = reader.get_destination_page_number(entry)
            assert page is not None
            yield Mark(entry.title, level, page + first, float(entry.left), float(entry.top))


def _links(reader: PdfReader) -> Iterator[Link]:
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots", []):
            link = reference.get_object()
            assert link["/Subtype"] == "/Link"
            x0, y0, x1, y1 = (float(edge) for edge in link["/Rect"])
            rect = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            name = own_name(link["/Dest"]) if "/Dest" in link else None
            yield Link(number, rect, name, link.get("/A", {}).get("/URI"))


def painted(book: Read, number: int) -> set[Colour]:
    """Every colour that is set on a page, and in the forms below it."""
    page = _opened(book.reader).pages[book.at(number)]
    found: set[Colour] = set()
    for content, resources in _streams(page.obj, page.resources):
        found |= set(_painted(content, resources.get("/ColorSpace", {})))
    return found


def lettered(book: Read, number: int) -> set[tuple[float, tuple[float, ...]]]:
    """The sizes, in points, and colours of the letters on a page, and in the forms below it."""
    page = _opened(book.reader).pages[book.at(number)]
    return set(_lettered(page.obj, page.resources, pikepdf.Matrix()))


def _lettered(content: Any, resources: Any, matrix: Any) -> Iterator[tuple[float, tuple[float, ...]]]:
    outer: list[Any] = []
    size, text, colour = 0.0, pikepdf.Matrix(), ()
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "q":
                outer.append((matrix, colour))
            case "Q":
                matrix, colour = outer.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tm":
                text = pikepdf.Matrix(*map(float, operands))
            case "Tf":
                size = float(operands[1])
            case "scn":
                colour = tuple(map(float, operands))
            case "TJ":
                drawn = text @ matrix
                yield round(size * math.hypot(drawn.c, drawn.d), 2), colour
            case "Do" if resources.XObject[operands[0]].Subtype == "/Form":
                form = resources.XObject[operands[0]]
                yield from _lettered(form, form.Resources, matrix)


@cache
def _opened(reader: PdfReader) -> pikepdf.Pdf:
    """The file by a reader that takes contents apart faster."""
    return pikepdf.open(reader.stream)


def _streams(content: Any, resources: Any) -> Iterator[tuple[Any, Any]]:
    yield content, resources
    for form in resources.get("/XObject", {}).values():
        if form["/Subtype"] == "/Form":
            yield from _streams(form, form.get("/Resources", {}))


def _painted(content: Any, named: Any) -> Iterator[Colour]:
    space = {"cs": "/DeviceGray", "CS": "/DeviceGray"}
    for operands, operator in pikepdf.parse_content_stream(content):
        name = str(operator)
        if name in space:
            definition = named.get(operands[0], operands[0])
            space[name] = str(definition[0] if isinstance(definition, pikepdf.Array) else definition)
        elif name.lower() in DEVICE:
            yield DEVICE[name.lower()], tuple(float(each) for each in operands)
        elif name in ("sc", "scn", "SC", "SCN"):
            yield space["cs" if name.islower() else "CS"], tuple(float(each) for each in operands)
