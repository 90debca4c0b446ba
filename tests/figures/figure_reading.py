"""Figures as tests look at them: their texts and shapes by place, and what a reader could not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from conftest import ROOT, as_read
from voices import speaking

from galley.figures import Words
from galley.figures.canvas import SMALL, Canvas
from galley.files import Files
from galley.language import translations
from galley.language.localise import localised
from galley.typeset.drawings import Letters, families

NAMESPACE = "{http://www.w3.org/2000/svg}"
REPORT = "content/annual-report-2014"
_COLOUR = re.compile(r"var\(--colour-([a-z-]+)\)")
WIDTHS = (420.0, 202.1, 129.5, 315.0, 149.6, 94.5)
"""The full measure of A4 and A5, and a half and a third of it in a row."""


def shapes(canvas: Canvas, tag: str) -> list[dict[str, str]]:
    """The attributes of every shape of a kind, in order."""
    return [dict(each.attrib) for each in ElementTree.fromstring(canvas.svg("")).iter(NAMESPACE + tag)]


def filled(canvas: Canvas, tag: str, colour: str) -> list[dict[str, str]]:
    """Those of a colour."""
    return [each for each in shapes(canvas, tag) if each["fill"] == f"var(--colour-{colour})"]


def texts(canvas: Canvas) -> list[str]:
    """Every line of text, in order."""
    return [each.text or "" for each in ElementTree.fromstring(canvas.svg("")).iter(f"{NAMESPACE}text")]


def outlined(canvas: Canvas) -> list[str]:
    """Every shape in order as a line of words: its kind and its attributes, colours by name, and the text."""
    found = []
    for each in list(ElementTree.fromstring(canvas.svg("")))[1:]:
        told = " ".join(_COLOUR.sub(r"\1", value) for value in each.attrib.values())
        found.append(f"{each.tag.removeprefix(NAMESPACE)} {told} {each.text or ''}".rstrip())
    return found


class Label(NamedTuple):
    """A line of text and the box of its letters."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Label) -> bool:
        """Whether the letters of the two lie over each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0.1 and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.1


def labels(canvas: Canvas) -> Iterator[Label]:
    """Every line of text, as wide as the canvas measures it; its letters reach from the height of capitals to the baseline."""
    for each in ElementTree.fromstring(canvas.svg("")).iter(f"{NAMESPACE}text"):
        x, y, size = (float(each.get(name) or 0) for name in ("x", "y", "font-size"))
        width = canvas.width_of(each.text or "", size, "font-weight" in each.attrib)
        yield Label(each.text or "", size, x, y - size * 0.74, x + width, y + size * 0.12)


def illegible(canvas: Canvas) -> list[str]:
    """What cannot be read of a figure: labels that are too small, leave the sheet or lie over each other, and shapes that leave it."""
    found = list(labels(canvas))
    outside = [
        f"{each.text} leaves the sheet"
        for each in found
        if each.left < -0.1 or each.top < -0.1 or each.right > canvas.width + 0.1 or each.bottom > canvas.height + 0.1
    ]
    small = [f"{each.text} is too small" for each in found if each.size < SMALL]
    over = [f"{one.text} lies over {other.text}" for one, other in combinations(found, 2) if one.meets(other)]
    return outside + small + over + list(_shapes_outside(canvas))


def _shapes_outside(canvas: Canvas) -> Iterator[str]:
    for each in shapes(canvas, "rect"):
        x, y, width, height = (float(each[name]) for name in ("x", "y", "width", "height"))
        if (
            min(x, y) < -0.1
            or x + width > canvas.width + 0.1
            or y + height > canvas.height + 0.1
            or min(width, height) < 0
        ):
            yield f"the rectangle at {x}, {y} leaves the sheet"
    for each in shapes(canvas, "circle"):
        x, y, r = (float(each[name]) for name in ("cx", "cy", "r"))
        if min(x, y) - r < -0.1 or x + r > canvas.width + 0.1 or y + r > canvas.height + 0.1:
            yield f"the circle at {x}, {y} leaves the sheet"


def covered(canvas: Canvas) -> list[str]:
    """The labels that lie over a mark or a line."""
    marks = [Label("", 0, *box) for box in _boxes(canvas)]
    return [each.text for each in labels(canvas) if any(each.meets(mark) for mark in marks)]


def _boxes(canvas: Canvas) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each rectangle, circle and straight line across or down the sheet."""
    for each in shapes(canvas, "rect"):
        x, y, width, height = (float(each[name]) for name in ("x", "y", "width", "height"))
        yield x, y, x + width, y + height
    for each in shapes(canvas, "circle"):
        x, y, r = (float(each[name]) for name in ("cx", "cy", "r"))
        yield x - r, y - r, x + r, y + r
    for each in shapes(canvas, "line"):
        x1, y1, x2, y2 = (float(each[name]) for name in ("x1", "y1", "x2", "y2"))
        if x1 == x2 or y1 == y2:
            half = float(each["stroke-width"]) / 2
            yield min(x1, x2) - half, min(y1, y2) - half, max(x1, x2) + half, max(y1, y2) + half


@cache
def letters(language: str) -> Letters:
    """What measures labels of a language in its own face."""
    sheet = ROOT / f"templates/styles/languages/{language}.css"
    return Letters(families(sheet.read_text(encoding="utf-8"), "sans"))


@cache
def words(language: str) -> Words:
    """The words of the report in a language, its texts translated."""
    report = as_read(REPORT)
    if language != report.record.source_language:
        report = localised(report, language, translations.read(language, report.name, Files(ROOT))[0]).publication
    return Words(report, speaking(language))
