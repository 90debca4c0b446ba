"""Paths of straight lines, as maps have thousands of: their points are taken from the text at once.

The engine cuts the first point off what is left of the text, again and again, and reckons the angle at each for markers, which a path
without markers has no use for. All operators of a path are one item of the stream.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint import svg
from weasyprint.svg.path import path as _engine

from galley.typeset.swift.patch import Entry

_NUMBER = r"(?:-?(?:0|[1-9]\d*)\.\d{0,5}[1-9]|-?[1-9]\d*|0)"
"""A number as it is written into a page as well (`swift.numbers`)."""
_STRAIGHT = re.compile(rf"(?:M{_NUMBER} {_NUMBER}(?:L{_NUMBER} {_NUMBER})+Z?)+")


def _path(drawing: Any, node: Any, font_size: float) -> None:
    """Draw a path."""
    steps = node.get("d", "")
    if any(name.startswith("marker") for name in node.attrib) or not _STRAIGHT.fullmatch(steps):
        _engine(drawing, node, font_size)
        return
    drawing.stream.move_to(0, 0)
    drawing.stream.stream.append("\n".join(map(_line, steps.split("M")[1:])).encode())


def _line(steps: str) -> str:
    """The operators of a line, whose points are parted by `L`; `Z` closes it."""
    first, *others = steps.removesuffix("Z").split("L")
    return "\n".join([f"{first} m", *(f"{point} l" for point in others), *("h" * steps.endswith("Z"))])


PATCHES = (Entry((svg.TAGS,), "path", _engine, _path),)
