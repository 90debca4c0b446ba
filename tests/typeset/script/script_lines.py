"""Lines as the package sets them: a small document laid out, each character with its place in em."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from galley.typeset import script
from galley.typeset.script.fit import ScriptLayout
from galley.typeset.script.run import Run

script.install()

EM = 20
"""The size of text, in px."""
FONTS = FontConfiguration()
FACES = {"zh": "SC", "ja": "JP", "ko": "KR"}
CSS = """
@page {{ size: 900px 1200px; margin: 10px }}
html {{ font: {em}px/1.75 "Noto Serif CJK {face}", "Noto Serif"; text-align: justify;
       text-spacing-trim: trim-both; --text-autospace-width: .25em; line-break: strict }}
body, p {{ margin: 0; orphans: 1; widows: 1 }}
body {{ width: {width}em }}
{css}
"""


@dataclass(frozen=True)
class Character:
    """A character with the left edge of its glyph and the glyph's advance, in em from the edge of its block."""

    text: str
    x: float
    advance: float

    @property
    def end(self) -> float:
        return self.x + self.advance


@dataclass(frozen=True)
class Line:
    """A line with its characters, where it begins and ends, and how wide its block is, in em."""

    characters: tuple[Character, ...]
    start: float
    end: float
    measure: float

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.characters)

    def gaps(self) -> list[float]:
        """The space between each two characters."""
        pairs = zip(self.characters, self.characters[1:], strict=False)
        return [round(second.x - first.end, 4) for first, second in pairs]

    def gap(self, pair: str) -> float:
        """The space between two characters that stand side by side in the line."""
        return self.gaps()[self.text.index(pair)]


def html(body: str, css: str = "", language: str = "zh", width: float = 10) -> str:
    """A document of a body that is `width` em wide."""
    sheet = CSS.format(em=EM, face=FACES.get(language[:2], "SC"), width=width, css=css)
    return f'<!DOCTYPE html><html lang="{language}"><head><style>{sheet}</style></head><body>{body}</body></html>'


def rendered(body: str, css: str = "", language: str = "zh", width: float = 10) -> Any:
    """The document, laid out."""
    return weasyprint.HTML(string=html(body, css, language, width)).render(font_config=FONTS)


def pdf(body: str, css: str = "", language: str = "zh", width: float = 10) -> bytes:
    """The document as a PDF."""
    buffer = BytesIO()
    weasyprint.HTML(string=html(body, css, language, width)).write_pdf(buffer, font_config=FONTS)
    return buffer.getvalue()


def lines(body: str, css: str = "", language: str = "zh", width: float = 10) -> list[Line]:
    """The lines of all blocks of a document."""
    return [
        line
        for page in rendered(body, css, language, width).pages
        for block in every(page._page_box)
        for line in lines_of(block)
    ]


def texts(body: str, css: str = "", language: str = "zh", width: float = 10) -> list[str]:
    """The text of each line."""
    return [line.text for line in lines(body, css, language, width)]


def every(box: Any) -> Iterator[Any]:
    """A box and all boxes in it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from every(child)


def lines_of(block: Any) -> list[Line]:
    """The lines that are children of a box."""
    found = [child for child in getattr(block, "children", ()) if isinstance(child, boxes.LineBox)]
    return [_line(line, block) for line in found]


def _line(line: Any, block: Any) -> Line:
    origin = block.content_box_x()
    start = (line.position_x - origin) / EM
    characters = tuple(
        each for box in every(line) if isinstance(box, boxes.TextBox) for each in _characters(box, origin)
    )
    return Line(characters, start, start + line.width / EM, block.width / EM)


def _characters(box: Any, origin: float) -> Iterator[Character]:
    layout = box.pango_layout
    if isinstance(layout, ScriptLayout):
        run, start, lead = layout.run, layout.start, layout.lead
        spaces = layout.spaces or [0.0] * len(box.text)
    else:
        run, start, lead = Run(box.text, box.style).measure(), 0, 0.0
        spaces = [box.justification_spacing * (each in " \u00a0") for each in box.text]
    x = box.position_x + lead - origin
    for index, text in enumerate(box.text):
        advance = run.advances[start + index]
        yield Character(text, x / EM, advance / EM)
        x += advance + spaces[index]
