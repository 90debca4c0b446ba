"""Setting a few lines of HTML on a small page: 80 by 100 mm of type area, 10 on 14 points."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pypdfium2
from fonts_once import lay_out
from PIL import Image
from pressing import press

from galley.problem import Place, Problem
from galley.typeset import Job, Layout, Sheet

PAGE = """
@page { size: 100mm 120mm; margin: 10mm }
html { font-family: "Noto Serif"; font-size: 10pt; line-height: 14pt; text-align: justify }
body, p, h1, ul, li, table, figure { margin: 0; padding: 0 }
tr { break-inside: avoid }
"""
PLACE = Place("content/book/part.yaml", 3, 5)
LONG_WORD = "unbreakable" * 12


def job(body: str, css: str = "", pictures: Mapping[str, bytes] | None = None) -> Job:
    """A job of a body and a style sheet; everything with an address that begins with `part` stands at `PLACE`."""
    return Job(
        f'<!DOCTYPE html><html lang="en"><body>{body}</body></html>',
        (Sheet("page.css", PAGE), Sheet("templates/styles/own.css", css)),
        {url: Image.open(BytesIO(data)).size for url, data in (pictures or {}).items()},
        {"part": PLACE},
    )


def laid_out(body: str, css: str = "", pictures: Mapping[str, bytes] | None = None) -> tuple[Layout, list[Problem]]:
    """The layout and its problems."""
    return lay_out(job(body, css, pictures))


def written(body: str, css: str = "") -> tuple[bytes, list[Problem]]:
    """The PDF and all problems of layout and writing."""
    layout, problems = laid_out(body, css)
    data, more = press(layout)
    return data, [*problems, *more]


def page_texts(data: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf[number].get_textpage().get_text_bounded() for number in range(len(pdf))]


def png(width: int, height: int) -> bytes:
    """A white picture."""
    buffer = BytesIO()
    Image.new("L", (width, height), 255).save(buffer, "PNG")
    return buffer.getvalue()
