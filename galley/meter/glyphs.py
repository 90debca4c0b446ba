"""Glyphs of any finished PDF with their text and place: the text operators of content streams (ISO 32000-2, 9.2–9.4)."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from galley.meter.blocks import Block, blocks, of_pages
from galley.meter.codes import Font, font_of
from galley.pdf.objects import Dictionary, Instruction, Name, Page, PdfError, contents, length, opened

OPERATORS = "q Q cm BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" Do BMC BDC EMC"
MAX_FORM_DEPTH = 12
MOST_AGAIN = 10_000_000
"""So many bytes of forms and cells that it has drawn before may a page draw: forms in forms draw each other ten million times in a file of a thousand bytes."""
OF_A_FORM = 100
"""Bytes that take as long to read as it takes to begin a form."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """A glyph as it is drawn. Lengths are in pt, from the lower left corner of the page's coordinate system."""

    text: str
    """What it stands for: "" for the later glyphs of an ActualText, "\ufffd" where the font does not tell."""
    x: float
    y: float
    """The origin, on the baseline."""
    advance: float
    """The glyph's own width (its height in vertical writing), without spacing."""
    size: float
    font: str
    page: int
    """1-based."""
    angle: float = 0.0
    """Degrees from upright, anticlockwise."""
    is_vertical: bool = False
    is_artefact: bool = False
    """Page furniture: marked as an artefact, or outside the structure tree's text."""
    is_notdef: bool = False
    is_mapped: bool = True
    show: int = 0
    """The number of the operation that drew it."""
    block: Block | None = None
    """The block of the structure tree, where the PDF is tagged."""

    @property
    def end(self) -> float:
        """Where it ends, for an upright horizontal glyph."""
        return self.x + self.advance


def glyphs(pdf: bytes | Path) -> list[list[Glyph]]:
    """The glyphs of each page in the order they are drawn.

    Raises `galley.pdf.objects.PdfError` for what is no PDF. Predefined CMaps other than Identity are read as two-byte codes; the
    text of Unicode ones is known, their widths are those of the default.
    """
    with opened(pdf) as book:
        known, fonts = of_pages(blocks(book)), dict[Any, Font]()
        pages = []
        for number, page in enumerate(book.pages, 1):
            mine, own = known.get(page.obj.objgen, {}), page.obj.get("/Resources", inherited(page.obj))
            canvas = Canvas(number, fonts, mine, own)
            canvas.run(page)
            pages.append(canvas.glyphs)
        return pages


def inherited(page: Any) -> Any:
    """The resources that a page has from its parents (7.7.3.4)."""
    for _ in range(32):
        page = page.get("/Parent")
        if page is None:
            break
        if "/Resources" in page:
            return page.Resources
    return Dictionary()


class Resources:
    """The named resources of a page or a form (7.8.3); each is looked up once."""

    def __init__(self, obj: Any) -> None:
        self.obj = obj
        self._known: dict[tuple[str, str], Any] = {}

    def find(self, kind: str, name: Any) -> Any:
        """The resource of a kind, such as `/Font`, that has a name; None where there is none."""
        key = kind, str(name)
        if key not in self._known:
            self._known[key] = self.obj.get(kind, {}).get(key[1])
        return self._known[key]


def product(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does `one` and then `two` (8.3.4)."""
    a, b, c, d, e, f = one
    k, l, m, n, o, p = two  # noqa: E741
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p)


class TextState(NamedTuple):
    """The text state of 9.3, with the current transformation matrix."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    """How it is painted: 3 is not at all (9.3.6)."""


class Marked(NamedTuple):
    """Content between BMC or BDC and EMC."""

    is_artefact: bool
    block: Block | None
    actual: str | None


class Reading:
    """What stands in a page and in the forms that it draws, each read once. `again` counts the bytes of those that are drawn more than once."""

    def __init__(self, operators: str) -> None:
        self._operators, self.again = operators, 0
        self._known: dict[tuple[int, int], tuple[list[Instruction], int]] = {}

    def of(self, content: Any) -> list[Instruction]:
        """The operators of a page, a form, or what is like one. Raises `PdfError` for what is drawn too often."""
        key = (content.obj if isinstance(content, Page) else content).objgen
        if key in self._known:
            found, size = self._known[key]
            self.again += size + OF_A_FORM
            if self.again > MOST_AGAIN:
                raise PdfError("a page draws the same again and again, more than any reader would show")
            return found
        self._known[key] = contents(content, self._operators), length(content)
        return self._known[key][0]


class Canvas:
    """The glyphs of one page, as its operators draw them."""

    operators = OPERATORS

    def __init__(self, page: int, fonts: dict[Any, Font], known: dict[int, Block], resources: Any) -> None:
        self.glyphs: list[Glyph] = []
        self._page, self._fonts, self._known, self._resources = page, fonts, known, Resources(resources)
        self._state, self._saved = TextState(), list[TextState]()
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._marked: list[Marked] = [Marked(False, None, None)]
        self._show = self._depth = 0
        self._reading = Reading(self.operators)
        self._do: dict[str, Callable[..., None]] = {
            "q": lambda: self._saved.append(self._state),
            "Q": self._restore,
            "cm": lambda *m: self._set(ctm=product(_matrix(m), self._state.ctm)),
            "BT": lambda: self._move(IDENTITY),
            "Tc": lambda value: self._set(character_space=float(value)),
            "Tw": lambda value: self._set(word_space=float(value)),
            "Tz": lambda value: self._set(scale=float(value) / 100),
            "TL": lambda value: self._set(leading=float(value)),
            "Tr": lambda value: self._set(mode=int(value)),
            "Ts": lambda value: self._set(rise=float(value)),
            "Tf": self._font,
            "Tm": lambda *m: self._move(_matrix(m)),
            "Td": self._next,
            "TD": self._next_with_leading,
            "T*": lambda: self._next(0, -self._state.leading),
            "Tj": lambda text: self._draw([text]),
            "TJ": self._draw,
            "'": self._draw_next,
            '"': self._draw_spaced,
            "Do": self._form,
            "BMC": lambda tag: self._mark(tag, None),
            "BDC": self._mark,
            "EMC": self._unmark,
        }

    def run(self, content: Any) -> None:
        """Draws a page or a form; operators with wrong operands are passed over, as viewers do."""
        for operator, operands in self._reading.of(content):
            action = self._do.get(operator)
            if action is not None:
                try:
                    action(*operands)
                except (TypeError, ValueError, AttributeError, KeyError):
                    continue

    def _set(self, **changes: Any) -> None:
        self._state = self._state._replace(**changes)

    def _restore(self) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _move(self, matrix: Matrix) -> None:
        self._text = self._line = matrix

    def _next(self, x: Any, y: Any) -> None:
        self._move(product((1.0, 0.0, 0.0, 1.0, float(x), float(y)), self._line))

    def _next_with_leading(self, x: Any, y: Any) -> None:
        self._set(leading=-float(y))
        self._next(x, y)

    def _draw_next(self, text: Any) -> None:
        self._next(0, -self._state.leading)
        self._draw([text])

    def _draw_spaced(self, word: Any, letter: Any, text: Any) -> None:
        self._set(word_space=float(word), character_space=float(letter))
        self._draw_next(text)

    def _font(self, name: Any, size: Any) -> None:
        font = self._resources.find("/Font", name)
        key = font.objgen if font is not None and font.is_indirect else (str(name), self._page, self._depth)
        if font is not None and key not in self._fonts:
            self._fonts[key] = font_of(font)
        self._set(font=self._fonts.get(key), size=float(size))

    def _form(self, name: Any) -> None:
        """Draws a form XObject (8.10)."""
        form = self._resources.find("/XObject", name)
        if form is None or str(form.get("/Subtype")) != "/Form" or self._depth >= MAX_FORM_DEPTH:
            return
        state, saved, resources = self._state, self._saved, self._resources
        self._saved, self._depth = [], self._depth + 1
        if "/Resources" in form:
            self._resources = Resources(form.Resources)
        self._set(ctm=product(_matrix(form.get("/Matrix", IDENTITY)), state.ctm))
        self.run(form)
        self._state, self._saved, self._resources, self._depth = state, saved, resources, self._depth - 1

    def _mark(self, tag: Any, properties: Any) -> None:
        if isinstance(properties, Name):
            properties = self._resources.find("/Properties", properties)
        around = self._marked[-1]
        own: Any = properties if isinstance(properties, Dictionary) else {}
        is_numbered = "/MCID" in own
        block = self._known.get(int(own["/MCID"])) if is_numbered else around.block
        outside = is_numbered and block is None and bool(self._known)
        furniture = str(tag) == "/Artifact" or outside or (block is not None and block.is_artefact)
        actual = str(own["/ActualText"]) if "/ActualText" in own else around.actual
        self._marked.append(Marked(around.is_artefact or furniture, block, actual))

    def _unmark(self) -> None:
        if len(self._marked) > 1:
            self._marked.pop()

    def _draw(self, pieces: Any) -> None:
        """Shows strings and moves by the numbers between them, thousandths of an em (9.4.3)."""
        state, font = self._state, self._state.font
        if font is None:
            return
        self._show += 1
        along, turned = 0.0, product(self._text, state.ctm)
        for piece in pieces:
            if isinstance(piece, bytes):
                along = self._string(piece, font, along, turned)
            else:
                along -= float(piece) / 1000 * state.size * (1.0 if font.vertical else state.scale)
        shift = (0.0, -along) if font.vertical else (along, 0.0)
        self._text = product((1.0, 0.0, 0.0, 1.0, *shift), self._text)

    def _string(self, data: bytes, font: Font, along: float, turned: Matrix) -> float:
        """Adds the glyphs of a string that starts `along` the line in text space; where the next one starts."""
        a, b, c, d, e, f = turned
        _, _, size, letter, word, scale, _, rise, _ = self._state
        wide, high, angle = math.hypot(a, b), math.hypot(c, d), math.degrees(math.atan2(b, a)) if b or a < 0 else 0.0
        marked, vertical = self._marked[-1], font.vertical
        scale = 1.0 if vertical else scale
        for code in font.codes(data):
            x, y = (0.0, rise - along) if vertical else (along, rise)
            self.glyphs.append(
                Glyph(
                    self._actual(code.text if code.is_mapped else "\ufffd"),
                    a * x + c * y + e,
                    b * x + d * y + f,
                    code.width * size * scale * (high if vertical else wide),
                    abs(size) * high,
                    font.name,
                    self._page,
                    angle,
                    vertical,
                    marked.is_artefact,
                    code.is_notdef,
                    code.is_mapped,
                    self._show,
                    marked.block,
                )
            )
            along += (code.width * size + letter + (word if code.is_space else 0.0)) * scale
        return along

    def _actual(self, text: str) -> str:
        """The text of a glyph: an ActualText goes to the first glyph under it, the others have none (14.9.4)."""
        marked = self._marked[-1]
        if marked.actual is None:
            return text
        told, actual = [], marked.actual
        for each in self._marked:
            told.append(each._replace(actual="") if each.actual == actual else each)
        self._marked = told
        return actual


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return (a, b, c, d, e, f)
