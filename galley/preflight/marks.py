"""What a page draws: every text, line, ground, picture and shading, with its place, its colour and the state that it is drawn in
(ISO 32000-1, 8.4 to 8.10 and 9). Reads any PDF."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from galley.meter.glyphs import IDENTITY, MAX_FORM_DEPTH, OPERATORS, Canvas, Matrix, product
from galley.pdf.objects import Array, Dictionary, Name, Stream, contents

Box = tuple[float, float, float, float]
"""Left, bottom, right and top edge in pt, in the coordinates of the page."""

Kind = Literal["text", "line", "ground", "picture", "shading", "group", "pattern", "glyph"]
PAINTING = {"f": "g", "F": "g", "f*": "g", "S": "l", "s": "l", "B": "gl", "B*": "gl", "b": "gl", "b*": "gl", "n": ""}
UNPLACED = ("group", "pattern", "glyph")
"""What says how others are drawn, and is drawn in no place itself."""
GREYS = ("DeviceGray", "CalGray")
RGB = ("DeviceRGB", "CalRGB", "Lab")
MOST_POINTS = 4
JPX_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class Ink(NamedTuple):
    """A colour as it is asked for: its space, as `DeviceCMYK`, `ICCBased 3`, `Separation All`, `Pattern`, and its values."""

    space: str
    values: tuple[float, ...] = ()

    @property
    def is_rgb(self) -> bool:
        """Whether it is of light, not of inks."""
        return self.space in RGB or self.space == "ICCBased 3"

    @property
    def is_cmyk(self) -> bool:
        return self.space in ("DeviceCMYK", "ICCBased 4") and len(self.values) == 4

    @property
    def inks(self) -> tuple[float, ...]:
        """How much of each ink, from 0 to 1; nothing for what is not of inks."""
        if self.is_cmyk:
            return self.values
        if self.space in (*GREYS, "ICCBased 1") and self.values:
            return (0.0, 0.0, 0.0, 1 - self.values[0])
        return self.values if self.space.startswith(("Separation", "DeviceN")) else ()

    @property
    def is_white(self) -> bool:
        """Whether it is the bare paper."""
        return bool(self.inks) and max(self.inks) == 0

    @property
    def is_black_alone(self) -> bool:
        """Whether it is black ink in full and no other."""
        return self.is_cmyk and self.values[:3] == (0, 0, 0) and self.values[3] == 1


BLACK = Ink("DeviceGray", (0.0,))


class Paint(NamedTuple):
    """The state of 8.4 that tells how things look."""

    fill: Ink = BLACK
    stroke: Ink = BLACK
    width: float = 1.0
    overprints: bool = False
    strokes_over: bool = False
    mode: int = 0
    """The overprint mode: with 1 an ink of 0 leaves what is below (8.6.7)."""
    alpha: float = 1.0


class Mark(NamedTuple):
    """Something drawn. `size` is that of a text's font, or how wide a line is, in pt."""

    kind: Kind
    box: Box
    ink: Ink
    size: float = 0.0
    overprints: bool = False
    mode: int = 0
    alpha: float = 1.0
    text: str = ""
    is_artefact: bool = False
    content: int | None = None
    """The number of the marked content that it is a part of, where it is tagged."""
    shape: Any = None
    """Of a picture its stream, of a shading or a group its dictionary."""
    is_thin: bool = False
    """Whether a ground is a bar so narrow that it is seen as a line; `size` says how narrow."""


class Marks(Canvas):
    """The marks of one page, besides its glyphs."""

    operators = (
        f"{OPERATORS} m l c v y h re g G rg RG k K cs CS sc scn SC SCN gs w sh S s f F f* B B* b b* n INLINE IMAGE"
    )

    def __init__(self, page: int, fonts: dict[Any, Any], known: dict[int, Any], resources: Any) -> None:
        super().__init__(page, fonts, known, resources)
        self.marks: list[Mark] = []
        self._paint, self._paints = Paint(), list[Paint]()
        self._points: list[tuple[float, float]] = []
        self._curved = False
        self._seen: set[Any] = set()
        text = dict(self._do)
        self._do |= {
            "q": self._save,
            "Q": self._back,
            "m": self._point,
            "l": self._point,
            "c": self._curve,
            "v": self._curve,
            "y": self._curve,
            "re": self._rectangle,
            "w": lambda width: self._brush(width=float(width)),
            "g": lambda *v: self._brush(fill=_device("DeviceGray", v)),
            "rg": lambda *v: self._brush(fill=_device("DeviceRGB", v)),
            "k": lambda *v: self._brush(fill=_device("DeviceCMYK", v)),
            "G": lambda *v: self._brush(stroke=_device("DeviceGray", v)),
            "RG": lambda *v: self._brush(stroke=_device("DeviceRGB", v)),
            "K": lambda *v: self._brush(stroke=_device("DeviceCMYK", v)),
            "cs": lambda name: self._brush(fill=self._space(name)),
            "CS": lambda name: self._brush(stroke=self._space(name)),
            "sc": lambda *v: self._brush(fill=self._coloured(self._paint.fill, v)),
            "scn": lambda *v: self._brush(fill=self._coloured(self._paint.fill, v)),
            "SC": lambda *v: self._brush(stroke=self._coloured(self._paint.stroke, v)),
            "SCN": lambda *v: self._brush(stroke=self._coloured(self._paint.stroke, v)),
            "gs": self._graphics,
            "sh": self._shade,
            "INLINE IMAGE": self._inline,
            "BDC": lambda tag, properties: self._begin(text["BDC"], tag, properties),
            "BMC": lambda tag: self._begin(text["BMC"], tag),
            "EMC": lambda: self._end(text["EMC"]),
        }
        self._do |= {operator: _painter(self, what) for operator, what in PAINTING.items()}
        self._tags: list[int | None] = []

    def _begin(self, action: Callable[..., None], *arguments: Any) -> None:
        action(*arguments)
        properties = arguments[1] if len(arguments) > 1 else None
        if isinstance(properties, Name):
            properties = self._resources.get("/Properties", {}).get(str(properties))
        own: Any = properties if isinstance(properties, Dictionary) else {}
        self._tags.append(int(own["/MCID"]) if "/MCID" in own else None)

    def _end(self, action: Callable[..., None]) -> None:
        action()
        if self._tags:
            self._tags.pop()

    def _save(self) -> None:
        self._saved.append(self._state)
        self._paints.append(self._paint)

    def _back(self) -> None:
        self._restore()
        if self._paints:
            self._paint = self._paints.pop()

    def _brush(self, **changes: Any) -> None:
        self._paint = self._paint._replace(**changes)

    def _point(self, x: Any, y: Any) -> None:
        self._points.append(_moved(self._state.ctm, float(x), float(y)))

    def _curve(self, *numbers: Any) -> None:
        self._curved = True
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            self._point(x, y)

    def _rectangle(self, x: Any, y: Any, wide: Any, high: Any) -> None:
        for right, top in ((0, 0), (wide, 0), (wide, high), (0, high)):
            self._point(x + right, y + top)

    def _space(self, name: Any) -> Ink:
        return Ink(space_of(name, self._resources))

    def _coloured(self, before: Ink, values: Iterable[Any]) -> Ink:
        given = list(values)
        for name in (each for each in given if isinstance(each, Name)):
            self._pattern(name)
        found = tuple(float(each) for each in given if not isinstance(each, Name))
        return Ink(before.space.removeprefix("Pattern "), found)

    def _pattern(self, name: Any) -> None:
        """The colours of a pattern that is asked for (8.7): of its shading, or each that its cell is painted in."""
        pattern = self._resources.get("/Pattern", {}).get(str(name))
        if pattern is None or self._depth >= MAX_FORM_DEPTH:
            return
        if "/Shading" in pattern:
            shading = pattern.Shading
            self._add("pattern", (0, 0, 0, 0), Ink(space_of(shading.ColorSpace, self._resources)), shape=shading)
        elif int(pattern.get("/PaintType", 1)) == 1:
            self._inside("pattern", pattern, pattern.get("/Resources", self._resources))

    def _font(self, name: Any, size: Any) -> None:
        super()._font(name, size)
        font = self._resources.get("/Font", {}).get(str(name))
        if font is not None and str(font.get("/Subtype")) == "/Type3" and self._depth < MAX_FORM_DEPTH:
            self._glyphs(font)

    def _glyphs(self, font: Any) -> None:
        """The colours of the glyphs of a font that are drawn as pages are (9.6.5), of those that bring their own."""
        key = font.objgen if font.is_indirect else id(font)
        if key in self._seen:
            return
        self._seen.add(key)
        for _, glyph in font.get("/CharProcs", {}).items():
            if any(operator == "d0" for operator, _ in contents(glyph, "d0 d1")):
                self._inside("glyph", glyph, font.get("/Resources", self._resources))

    def _inside(self, kind: Kind, content: Any, resources: Any) -> None:
        """Each colour that the content of a pattern or a glyph asks for."""
        cell = Marks(self._page, self._fonts, {}, resources)
        cell._depth, cell._seen = self._depth + 1, self._seen
        cell.run(content)
        for ink in dict.fromkeys(mark.ink for mark in cell.marks):
            self._add(kind, (0, 0, 0, 0), ink)

    def _graphics(self, name: Any) -> None:
        state = self._resources.get("/ExtGState", {}).get(str(name))
        if state is None:
            return
        if "/OP" in state:
            self._brush(strokes_over=bool(state.OP), overprints=bool(state.get("/op", state.OP)))
        elif "/op" in state:
            self._brush(overprints=bool(state.get("/op")))
        if "/OPM" in state:
            self._brush(mode=int(state.OPM))
        if "/ca" in state:
            self._brush(alpha=float(state.ca))
        if "/LW" in state:
            self._brush(width=float(state.LW))
        if isinstance(mask := state.get("/SMask"), Dictionary) and "/G" in mask:
            self._group(mask.G)

    def _group(self, form: Any) -> None:
        if "/Group" in form and "/CS" in form.Group:
            ink = Ink(space_of(form.Group.CS, self._resources))
            self._add("group", _around(_corners(form, self._state.ctm)), ink, shape=form)

    def _shade(self, name: Any) -> None:
        shading = self._resources.get("/Shading", {}).get(str(name))
        if shading is not None:
            self._add("shading", (0, 0, 0, 0), Ink(space_of(shading.ColorSpace, self._resources)), shape=shading)

    def _inline(self, image: Any) -> None:
        wide, high = int(image.width), int(image.height)
        self._picture(Ink(str(image.colorspace or "DeviceGray").lstrip("/")), image, wide, high)

    def _picture(self, ink: Ink, stream: Any, wide: int, high: int) -> None:
        a, b, c, d, _, _ = self._state.ctm
        across, along = math.hypot(a, b) / 72 or 1e-6, math.hypot(c, d) / 72 or 1e-6
        corners = [_moved(self._state.ctm, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        self._add("picture", _around(corners), ink, size=min(wide / across, high / along), shape=stream)

    def _form(self, name: Any) -> None:
        drawn = self._resources.get("/XObject", {}).get(str(name))
        if drawn is None:
            return
        if str(drawn.get("/Subtype")) == "/Image":
            is_mask = bool(drawn.get("/ImageMask", False))
            ink = self._paint.fill if is_mask else Ink(_space_of_picture(drawn, self._resources))
            self._picture(ink, drawn, int(drawn.Width), int(drawn.Height))
        elif self._depth < MAX_FORM_DEPTH:
            self._group(drawn)
            paint, paints, self._paints = self._paint, self._paints, []
            super()._form(name)
            self._paint, self._paints = paint, paints

    def _draw(self, pieces: Any) -> None:
        before = len(self.glyphs)
        super()._draw(pieces)
        drawn = self.glyphs[before:]
        if not drawn:
            return
        size, upright = drawn[0].size, all(abs(glyph.angle) < 1 for glyph in drawn)
        ends = [
            (
                glyph.x + reach * math.cos(math.radians(glyph.angle)),
                glyph.y + reach * math.sin(math.radians(glyph.angle)),
            )
            for glyph in drawn
            for reach in (0.0, glyph.advance)
        ]
        left, bottom, right, top = _around(ends)
        box = (left, bottom - 0.2 * size, right, top + 0.8 * size) if upright else (left, bottom, right, top)
        self._add("text", box, self._paint.fill, size=size, text="".join(glyph.text for glyph in drawn))

    def _painted(self, what: str) -> None:
        """A path is painted, as a ground and as a line, and gone (8.5.3)."""
        points, curved = self._points, self._curved
        self._points, self._curved = [], False
        if not points:
            return
        box = _around(points)
        thin = min(box[2] - box[0], box[3] - box[1])
        if "g" in what:
            bar = len(points) <= MOST_POINTS + 1 and not curved
            self._add("ground", box, self._paint.fill, size=thin, is_thin=bar and 0 < thin < 1)
        if "l" in what:
            a, b, c, d, _, _ = self._state.ctm
            width = self._paint.width * math.sqrt(abs(a * d - b * c))
            self._add("line", box, self._paint.stroke, size=width, overprints=self._paint.strokes_over)

    def _add(self, kind: Kind, box: Box, ink: Ink, **more: Any) -> None:
        paint = self._paint
        told = {"overprints": paint.overprints, "mode": paint.mode, "alpha": paint.alpha, **more}
        content = next((each for each in reversed(self._tags) if each is not None), None)
        self.marks.append(Mark(kind, box, ink, is_artefact=self._marked[-1].is_artefact, content=content, **told))


def _painter(marks: Marks, what: str) -> Callable[[], None]:
    return lambda: marks._painted(what)


def _device(space: str, values: Iterable[Any]) -> Ink:
    return Ink(space, tuple(float(value) for value in values))


def space_of(space: Any, resources: Any) -> str:
    """The name of a colour space (8.6.3), with the number of its channels or the name of its colorant."""
    if isinstance(space, Name):
        name = str(space).lstrip("/")
        own = resources.get("/ColorSpace", {}).get(str(space))
        return space_of(own, {}) if own is not None and own != space else name
    if isinstance(space, Array) and len(space):
        kind = str(space[0]).lstrip("/")
        if kind == "ICCBased" and isinstance(space[1], Stream):
            return f"ICCBased {int(space[1].get('/N', 0))}"
        if kind == "Indexed":
            return space_of(space[1], resources)
        if kind == "Pattern" and len(space) > 1:
            return f"Pattern {space_of(space[1], resources)}"
        if kind == "Separation":
            return f"Separation {str(space[1]).lstrip('/')}"
        if kind == "DeviceN":
            return f"DeviceN {' '.join(str(each).lstrip('/') for each in space[1])}"
        return kind
    return "unknown"


def _space_of_picture(picture: Any, resources: Any) -> str:
    """The colour space of a picture; JPEG 2000 may leave it to its own head (7.4.9; ISO 15444-1, I.5.3.1)."""
    space, filters = picture.get("/ColorSpace"), picture.get("/Filter")
    if space is not None or "JPXDecode" not in str(filters):
        return space_of(space if space is not None else Name.DeviceGray, resources)
    _, _, head = picture.read_raw_bytes().partition(b"ihdr")
    return JPX_SPACES.get(int.from_bytes(head[8:10], "big"), "unknown")


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners(form: Any, ctm: Matrix) -> list[tuple[float, float]]:
    matrix: Any = tuple(float(each) for each in form.get("/Matrix", IDENTITY))
    left, bottom, right, top = (float(each) for each in form.BBox)
    moved = product(matrix, ctm)
    return [_moved(moved, x, y) for x, y in ((left, bottom), (right, bottom), (right, top), (left, top))]


def _around(points: Iterable[tuple[float, float]]) -> Box:
    across, along = zip(*points, strict=True)
    return min(across), min(along), max(across), max(along)
