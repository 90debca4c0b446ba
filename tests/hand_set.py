"""Small PDFs set by hand: each glyph where a test wants it, with made-up fonts that have widths and texts but no outlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from fonts_once import lay_out
from pressing import press

from galley.meter.glyphs import Glyph, glyphs
from galley.meter.measures import Measures
from galley.meter.measuring import measure
from galley.typeset import Job, Sheet

LEFT, TOP, SIZE, PITCH = 50.0, 700.0, 10.0, 17.0


def width(character: str) -> float:
    """The width of a character in ems: full for East Asian ones, a quarter for spaces, a half for all others."""
    if character in " \u00a0":
        return 0.25
    return 1.0 if ord(character) >= 0x2E80 or character in "“”—…" else 0.5


@dataclass(frozen=True)
class Text:
    """A piece of text on one baseline; `gaps` are extra ems before the characters of these indices."""

    text: str
    x: float = LEFT
    y: float = TOP
    size: float = SIZE
    gaps: Mapping[int, float] = field(default_factory=dict)
    font: str = "Body"

    @property
    def operators(self) -> bytes:
        parts = []
        for index, character in enumerate(self.text):
            if extra := self.gaps.get(index):
                parts.append(f"{-1000 * extra:.4f}")
            parts.append(f"<{ord(character):04x}>")
        return (
            f"BT /{self.font} {self.size} Tf 1 0 0 1 {self.x:.4f} {self.y:.4f} Tm [{' '.join(parts)}] TJ ET\n".encode()
        )


def face(characters: str, name: str = "Body", mapped: bool = True, notdef: str = "") -> pikepdf.Dictionary:
    """A composite font whose codes are the characters themselves; those of `notdef` are drawn as missing."""
    known = sorted(set(characters))
    rows = "\n".join(f"<{ord(each):04x}> <{each.encode('utf-16-be').hex()}>" for each in known)
    codes = f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(known)} beginbfchar\n{rows}\nendbfchar"
    widths = [item for each in known for item in (ord(each), pikepdf.Array([round(1000 * width(each))]))]
    below = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name(f"/ABCDEF+{name}"), W=widths
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name(f"/ABCDEF+{name}"),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([below]),
    )
    return with_stream(font, "ToUnicode", codes.encode()) if mapped else font


_pdf = pikepdf.new()


def with_stream(font: pikepdf.Dictionary, key: str, data: bytes) -> pikepdf.Dictionary:
    font[f"/{key}"] = pikepdf.Stream(_pdf, data)
    return font


def document(contents: Sequence[bytes], fonts: Mapping[str, Any], **resources: Any) -> bytes:
    """A PDF of pages with these content streams."""
    pdf = pikepdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=(600, 800))
        page.obj.Resources = pikepdf.Dictionary(Font=_copied(pdf, fonts), **_copied_all(pdf, resources))
        page.obj.Contents = pdf.make_stream(content)
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def _copied(pdf: pikepdf.Pdf, parts: Mapping[str, Any]) -> pikepdf.Dictionary:
    """Dictionaries made for one file, for another: streams are copied over."""
    made = pikepdf.Dictionary()
    for name, part in parts.items():
        made[f"/{name}"] = pdf.copy_foreign(_pdf.make_indirect(part))
    return made


def _copied_all(pdf: pikepdf.Pdf, resources: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _copied(pdf, parts) for name, parts in resources.items()}


def stream(data: bytes, **entries: Any) -> pikepdf.Stream:
    return pikepdf.Stream(_pdf, data, pikepdf.Dictionary(**entries))


def set_pages(*pages: Sequence[Text]) -> bytes:
    """A PDF of texts, a list a page."""
    names = {text.font for page in pages for text in page}
    every = "".join(text.text for page in pages for text in page) or " "
    return document(
        [b"".join(text.operators for text in page) for page in pages], {name: face(every, name) for name in names}
    )


def drawn(content: bytes, font: Any | None = None, **resources: Any) -> list[Glyph]:
    """The glyphs of one page with this content stream; its font is named F."""
    return glyphs(document([content], {"F": font if font is not None else face("ABCDEF 中")}, **resources))[0]


def column(
    *texts: str | Text, x: float = LEFT, top: float = TOP, pitch: float = PITCH, size: float = SIZE
) -> list[Text]:
    """Lines one below another; a `Text` keeps its gaps, font and shift from the left."""
    made = []
    for index, each in enumerate(texts):
        text = Text(each) if isinstance(each, str) else each
        made.append(Text(text.text, x + text.x - LEFT, top - pitch * index, size, text.gaps, text.font))
    return made


def measured(*pages: Sequence[Text], language: str = "zh", source: str = "") -> Measures:
    """The measures of texts set by hand."""
    return measure(glyphs(set_pages(*pages)), language, source)


def told(measures: Measures, name: str) -> list[str]:
    """The lines that a measure names."""
    return [finding.line for finding in measures.findings if finding.measure == name]


ENGINE_PAGE = """
@page { size: 100mm 120mm; margin: 10mm }
html { font: 10pt/14pt "Noto Serif", "Noto Serif CJK SC"; text-align: justify }
body, p { margin: 0 }
"""


def set_by_the_engine(body: str, language: str, css: str = "") -> bytes:
    """The PDF of a body as the engine sets it on small pages, 10 on 14 points, 80 mm wide."""
    html = f'<!DOCTYPE html><html lang="{language}"><body>{body}</body></html>'
    layout, problems = lay_out(Job(html, (Sheet("page.css", ENGINE_PAGE), Sheet("own.css", css)), {}, {}))
    data, more = press(layout)
    assert [*problems, *more] == []
    return data
