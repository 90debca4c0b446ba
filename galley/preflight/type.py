"""Text: its size, its place on the sheet, its fonts and what they can show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from galley.message import said
from galley.meter.characters import script
from galley.meter.codes import Font
from galley.meter.glyphs import Canvas, Matrix, inherited
from galley.pdf.objects import Dictionary
from galley.preflight.document import Document, attribute
from galley.preflight.inks import name
from galley.preflight.marks import Mark
from galley.preflight.page import PT_PER_MM, Page, doubtful
from galley.preflight.rule import EVERY, PRESS, Family, Finding, Rule
from galley.preflight.spaces import NOTHING
from galley.problem import Severity

LEAST_PT = 5
LEAST_EAST_ASIAN_PT = 6.5
LEAST_REVERSED_PT = 7
TOLERANCE_PT = 0.05
SAFE_MM = 3
EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
INVISIBLE = 3
"""The mode of text that is not painted (ISO 32000-1, table 106)."""
EAST_ASIAN = {"han", "kana", "hangul"}

SIZE = Rule("text.size", said("no text is smaller than {least} pt", least=LEAST_PT), "GWG 2015", PRESS)
FINE = Rule(
    "text.fine",
    said(
        "Chinese, Japanese and Korean text is at least {asian} pt, white text {white} pt",
        asian=LEAST_EAST_ASIAN_PT,
        white=LEAST_REVERSED_PT,
    ),
    "the smallest that is printed well in four inks",
    PRESS,
    Severity.WARNING,
)
SAFE = Rule(
    "text.safe-zone",
    said("no text stands nearer than {safe} mm to the trim", safe=SAFE_MM),
    "the tolerance of folding and trimming",
    PRESS,
)
EMBED = Rule(
    "font.embedded",
    said("every font that is seen is in the file"),
    "ISO 15930-7; ISO 19005-2, 6.2.11.4.1; ISO 14289-1, 7.21.4.1",
    EVERY,
)
SUBSET = Rule("font.subset", said("fonts are in the file as far as they are used"), "GWG 2015", EVERY, Severity.NOTE)
UNICODE = Rule("font.unicode", said("every glyph tells its character"), "ISO 14289-1, 7.21.7")
NOTDEF = Rule("font.notdef", said("no glyph is missing"), "ISO 14289-1, 7.21.8", EVERY)


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with text."""
    for page in doubtful(document.pages):
        yield from _texts(page)
        yield from _glyphs(page)
    yield from _fonts(document)


def _texts(page: Page) -> Iterator[Finding]:
    """Of each page a fault is told once for each size."""
    told: set[object] = set()
    for mark in page.marks:
        if mark.kind == "text" and mark.text.strip() and mark.ink != NOTHING and page.is_seen(mark.box):
            for finding in (*_small(mark, page), *_unsafe(mark, page)):
                key = finding.rule.code, round(mark.size, 1)
                if key not in told:
                    told.add(key)
                    yield finding


def _small(mark: Mark, page: Page) -> Iterator[Finding]:
    if mark.size >= LEAST_REVERSED_PT - TOLERANCE_PT:
        return
    where = page.number, mark.box, name(mark)
    mend = said("set it larger")
    if mark.size < LEAST_PT - TOLERANCE_PT:
        yield SIZE.broken(said("text is of {size} pt", size=f"{mark.size:.1f}"), mend, *where)
    elif mark.size < LEAST_REVERSED_PT - TOLERANCE_PT and mark.ink.is_white:
        yield FINE.broken(said("white text is of {size} pt", size=f"{mark.size:.1f}"), mend, *where)
    elif mark.size < LEAST_EAST_ASIAN_PT - TOLERANCE_PT and any(script(letter) in EAST_ASIAN for letter in mark.text):
        yield FINE.broken(said("East Asian text is of {size} pt", size=f"{mark.size:.1f}"), mend, *where)


def _unsafe(mark: Mark, page: Page) -> Iterator[Finding]:
    left, bottom, right, top = page.trim
    edges = mark.box[0] - left, mark.box[1] - bottom, right - mark.box[2], top - mark.box[3]
    nearest = min(edges) / PT_PER_MM
    if nearest < SAFE_MM and max(mark.box[0] - right, left - mark.box[2], mark.box[1] - top, bottom - mark.box[3]) < 0:
        message = said("text stands {near} mm from the trim", near=f"{nearest:.1f}")
        yield SAFE.broken(message, said("move it inward: the cut may take it"), page.number, mark.box, name(mark))


def _glyphs(page: Page) -> Iterator[Finding]:
    told: set[str] = set()
    for glyph in page.glyphs:
        box = glyph.x, glyph.y, glyph.end, glyph.y + glyph.size
        if glyph.is_notdef and f"missing {glyph.font}" not in told:
            told.add(f"missing {glyph.font}")
            message = said("{font} has no glyph for “{text}”", font=glyph.font, text=glyph.text or "?")
            yield NOTDEF.broken(message, said("use a font that has it, or another character"), page.number, box)
        if not glyph.is_mapped and not glyph.is_artefact and f"dumb {glyph.font}" not in told:
            told.add(f"dumb {glyph.font}")
            message = said("a glyph of {font} does not tell its character", font=glyph.font)
            yield UNICODE.broken(message, said("embed the font with a ToUnicode map"), page.number, box)


class _Painted(Canvas):
    """The fonts that a page shows something in: not those that no text is in, nor those of invisible text alone, which scans have below their pictures
    (ISO 32000-1, 9.3.6: rendering mode 3), and which the standards exempt as they are not used for rendering."""

    def __init__(self, page: Page, content: Any) -> None:
        super().__init__(page.number, {}, {}, page.obj.get("/Resources", inherited(page.obj)))
        self.called: set[str] = set()
        self._names: dict[int, str] = {}
        self.run(content)

    def _font(self, name: Any, size: Any) -> None:
        super()._font(name, size)
        font = self._resources.find("/Font", name)
        if font is not None:
            self._names[id(self._state.font)] = _called(font)

    def _string(self, data: bytes, font: Font, along: float, turned: Matrix) -> float:
        if data and self._state.mode != INVISIBLE:
            self.called.add(self._names[id(font)])
        return along


def _called(font: Any) -> str:
    return str(font.get("/BaseFont", "?")).lstrip("/")


def _fonts(document: Document) -> Iterator[Finding]:
    told: set[str] = set()
    for page in document.pages:
        painted: set[str] | None = None
        for font in _used(attribute(page.obj, "/Resources"), 0):
            called = _called(font)
            if called in told or str(font.get("/Subtype")) == "/Type3":
                continue
            missing = not any(key in _descriptor(font) for key in EMBEDDED)
            if missing and painted is None:
                painted = _Painted(page, document.pdf.pages[page.number - 1]).called
            if missing and called not in (painted or ()):
                continue
            told.add(called)
            if missing:
                message = said("{font} is not in the file", font=called)
                yield EMBED.broken(
                    message,
                    said("embed it: a press that lacks it takes another"),
                    page.number,
                    None,
                    said("font {font}", font=called),
                )
            elif called[6:7] != "+":
                message = said("{font} is in the file as a whole", font=called)
                yield SUBSET.broken(
                    message,
                    said("nothing has to be done; a subset would be smaller"),
                    page.number,
                    None,
                    said("font {font}", font=called),
                )


def _descriptor(font: Any) -> Any:
    below = font.get("/DescendantFonts")
    return (below[0] if below else font).get("/FontDescriptor", {})


def _used(resources: Any, depth: int) -> Iterator[Any]:
    """The fonts of resources, and of the forms in them."""
    if not isinstance(resources, Dictionary) or depth > 8:
        return
    for _, font in resources.get("/Font", {}).items():
        if isinstance(font, Dictionary):
            yield font
    for _, form in resources.get("/XObject", {}).items():
        if str(form.get("/Subtype")) == "/Form" and "/Resources" in form:
            yield from _used(form.Resources, depth + 1)


FAMILY = Family(said("type"), (SIZE, FINE, SAFE, EMBED, SUBSET, UNICODE, NOTDEF), examine)
