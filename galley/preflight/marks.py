"""What a page draws: every text, line, ground, picture and shading, with its place, its colour and the state that it is drawn in
(ISO 32000-1, 8.4 to 8.10 and 9). Reads any PDF."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from galley.meter.codes import Font
from galley.meter.glyphs import IDENTITY, MAX_FORM_DEPTH, OPERATORS, Canvas, Matrix, Resources, product
from galley.pdf.objects import Dictionary, Name, contents
from galley.pdf.operators import PATH
from galley.preflight.spaces import BLACK, NOTHING, Ink, space_of, space_of_picture

Box = tuple[float, float, float, float]
"""Left, bottom, right and top edge in pt, in the coordinates of the page."""

Kind = Literal["text", "line", "ground", "picture", "shading", "group", "pattern", "glyph"]
PAINTING = {"f": "g", "F": "g", "f*": "g", "S": "l", "s": "l", "B": "gl", "B*": "gl", "b": "gl", "b*": "gl", "n": ""}
UNPLACED = ("group", "pattern", "glyph")
"""What says how others are drawn, and is drawn in no place itself."""
MOST_POINTS = 4
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
"""Of what has no box of its own."""


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
    """The marks of one page. Of its glyphs those are kept that are missing in their font or do not tell their character."""

    operators = f"{OPERATORS} m l c v y h re g G rg RG k K cs CS sc scn SC SCN gs w sh S s f F f* B B* b b* n BI ID EI"

    def __init__(self, page: int, fonts: dict[Any, Any], known: dict[int, Any], resources: Any) -> None:
        super().__init__(page, fonts, known, resources)
        self.marks: list[Mark] = []
        self._paint, self._paints = Paint(), list[Paint]()
        self._outline: Box | None = None
        self._points, self._curved = 0, False
        self._words: list[str] = []
        self._reach = (0.0, 0.0)
        self._seen: set[Any] = set()
        self._looked_up: dict[tuple[Resources, str, str], Any] = {}
        text = dict(self._do)
        self._do |= {
            "q": self._save,
            "Q": self._back,
            "m": self._point,
            "l": self._point,
            "c": self._curve,
            "v": self._curve,
            "y": self._curve,
            PATH: self._path,
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
            properties = self._resources.find("/Properties", properties)
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
        self._path([float(x), float(y)], False)

    def _curve(self, *numbers: Any) -> None:
        self._path([float(number) for number in numbers], True)

    def _rectangle(self, x: Any, y: Any, wide: Any, high: Any) -> None:
        self._path([x, y, x + wide, y, x + wide, y + high, x, y + high], False)

    def _path(self, numbers: list[float], curved: bool) -> None:
        """Points are added to the path: what is between them is within the box round them."""
        across, along = numbers[::2], numbers[1::2]
        a, b, c, d, e, f = self._state.ctm
        if len(across) != len(along):
            raise ValueError(numbers)
        if not (b or c):
            ends = a * min(across) + e, a * max(across) + e
            levels = d * min(along) + f, d * max(along) + f
        else:
            ends = tuple(a * x + c * y + e for x, y in zip(across, along, strict=True))  # type: ignore[assignment]
            levels = tuple(b * x + d * y + f for x, y in zip(across, along, strict=True))  # type: ignore[assignment]
        before = self._outline
        if before:
            ends, levels = (*ends, before[0], before[2]), (*levels, before[1], before[3])  # type: ignore[assignment]
        self._outline = min(ends), min(levels), max(ends), max(levels)
        self._points += len(across)
        self._curved = self._curved or curved

    def _space(self, name: Any) -> Ink:
        key = self._resources, "/ColorSpace", str(name)
        if key not in self._looked_up:
            self._looked_up[key] = Ink(space_of(name, self._resources.obj))
        return self._looked_up[key]  # type: ignore[no-any-return]

    def _coloured(self, before: Ink, values: Iterable[Any]) -> Ink:
        given = list(values)
        for name in (each for each in given if isinstance(each, Name)):
            self._pattern(name)
        found = tuple(float(each) for each in given if not isinstance(each, Name))
        return Ink(before.space.removeprefix("Pattern "), found)

    def _pattern(self, name: Any) -> None:
        """The colours of a pattern that is asked for (8.7): of its shading, or each that its cell is painted in."""
        pattern = self._resources.find("/Pattern", name)
        if pattern is None or self._depth >= MAX_FORM_DEPTH:
            return
        if "/Shading" in pattern:
            shading = pattern.Shading
            self._add("pattern", NOWHERE, Ink(space_of(shading.ColorSpace, self._resources.obj)), shape=shading)
        elif int(pattern.get("/PaintType", 1)) == 1:
            key = self._resources, "/Pattern", str(name)
            if key not in self._looked_up:
                self._looked_up[key] = self._inside(pattern, pattern.get("/Resources", self._resources.obj))
            for ink in self._looked_up[key]:
                self._add("pattern", NOWHERE, ink)

    def _font(self, name: Any, size: Any) -> None:
        super()._font(name, size)
        font = self._resources.find("/Font", name)
        if font is not None and self._depth < MAX_FORM_DEPTH:
            self._glyphs(font)

    def _glyphs(self, font: Any) -> None:
        """The colours of the glyphs of a font that are drawn as pages are (9.6.5), of those that bring their own."""
        key = font.objgen if font.is_indirect else id(font)
        if key in self._seen:
            return
        self._seen.add(key)
        for _, glyph in font.get("/CharProcs", {}).items():
            if any(operator == "d0" for operator, _ in contents(glyph, "d0 d1")):
                for ink in self._inside(glyph, font.get("/Resources", self._resources.obj)):
                    self._add("glyph", NOWHERE, ink)

    def _inside(self, content: Any, resources: Any) -> list[Ink]:
        """Each colour that the content of a pattern or a glyph asks for."""
        cell = Marks(self._page, self._fonts, {}, resources)
        cell._depth, cell._seen, cell._reading = self._depth + 1, self._seen, self._reading
        cell.run(content)
        return list(dict.fromkeys(mark.ink for mark in cell.marks))

    def _graphics(self, name: Any) -> None:
        key = self._resources, "/ExtGState", str(name)
        if key not in self._looked_up:
            state = self._resources.find("/ExtGState", name)
            self._looked_up[key] = ({}, None) if state is None else (_changes(state), _mask_of(state))
        changes, mask = self._looked_up[key]
        if changes:
            self._brush(**changes)
        if mask is not None:
            self.group(mask)

    def group(self, drawn: Any) -> None:
        """The space in which a form, or a page as a whole, is mixed, if it says so (11.6.6)."""
        if "/Group" in drawn and "/CS" in drawn.Group:
            box = _around(_corners(drawn, self._state.ctm)) if "/BBox" in drawn else NOWHERE
            self._add("group", box, Ink(space_of(drawn.Group.CS, self._resources.obj)), shape=drawn)

    def _shade(self, name: Any) -> None:
        shading = self._resources.find("/Shading", name)
        if shading is not None:
            self._add("shading", NOWHERE, Ink(space_of(shading.ColorSpace, self._resources.obj)), shape=shading)

    def _inline(self, image: Any) -> None:
        wide, high = int(image.width), int(image.height)
        self._picture(Ink(str(image.colorspace or "DeviceGray").lstrip("/")), image, wide, high)

    def _picture(self, ink: Ink, stream: Any, wide: int, high: int) -> None:
        a, b, c, d, _, _ = self._state.ctm
        across, along = math.hypot(a, b) / 72 or 1e-6, math.hypot(c, d) / 72 or 1e-6
        corners = [_moved(self._state.ctm, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        self._add("picture", _around(corners), ink, size=min(wide / across, high / along), shape=stream)

    def _form(self, name: Any) -> None:
        drawn = self._resources.find("/XObject", name)
        if drawn is None:
            return
        if str(drawn.get("/Subtype")) == "/Image":
            is_mask = bool(drawn.get("/ImageMask", False))
            ink = self._paint.fill if is_mask else Ink(space_of_picture(drawn, self._resources.obj))
            self._picture(ink, drawn, int(drawn.Width), int(drawn.Height))
        else:
            self.group(drawn)
            paint, paints, self._paints = self._paint, self._paints, []
            super()._form(name)
            self._paint, self._paints = paint, paints

    def _draw(self, pieces: Any) -> None:
        state, turned = self._state, product(self._text, self._state.ctm)
        self._words, self._reach = [], (math.inf, -math.inf)
        super()._draw(pieces)
        if not self._words or state.font is None:
            return
        a, b, c, d, *_ = turned
        high, (begin, end) = math.hypot(c, d), self._reach
        size = abs(state.size) * high
        if state.font.vertical:  # characters are an em wide to the right of the line, which runs down
            across = state.size * high / (math.hypot(a, b) or 1e-6)
            ends = [
                (0.0, state.rise - begin),
                (across, state.rise - begin),
                (0.0, state.rise - end),
                (across, state.rise - end),
            ]
        else:
            ends = [(begin, state.rise), (end, state.rise)]
        left, bottom, right, top = _around([_moved(turned, x, y) for x, y in ends])
        box = (
            (left, bottom - 0.2 * size, right, top + 0.8 * size) if _is_upright(turned) else (left, bottom, right, top)
        )
        self._letters(box, size, state.mode % 4)

    def _letters(self, box: Box, size: float, mode: int) -> None:
        """Text by its rendering mode (9.3.6, table 106; those from 4 on clip besides): 0 is filled, 1 stroked, 2 both, 3 neither."""
        fill, stroke, text = self._paint.fill, self._paint.stroke, "".join(self._words)
        if mode == 1:
            self._add("text", box, stroke, size=size, text=text, overprints=self._paint.strokes_over)
        else:
            self._add("text", box, NOTHING if mode == 3 else fill, size=size, text=text)
        if mode == 1 or (mode == 2 and stroke != fill):
            self._stroke(box)

    def _string(self, data: bytes, font: Font, along: float, turned: Matrix) -> float:
        """What a string says and how far it reaches along its line; where the next one starts."""
        _, _, size, letter, word, scale, _, _, _ = self._state
        vertical, codes, is_plain, before = font.vertical, font.codes(data), True, along
        scale = 1.0 if vertical else scale
        begin, end = self._reach
        for _, width, is_space, is_notdef, is_mapped in codes:
            if is_notdef or not is_mapped:
                is_plain = False
            behind = along if vertical else along + width * size * scale
            low, high = (along, behind) if along < behind else (behind, along)
            if low < begin:
                begin = low
            if high > end:
                end = high
            along += (width * size + letter + (word if is_space else 0.0)) * scale
        self._reach = begin, end
        if is_plain and self._marked[-1].actual is None:
            self._words += [code.text for code in codes]
        else:
            known = len(self.glyphs)
            super()._string(data, font, before, turned)
            self._words += [glyph.text for glyph in self.glyphs[known:]]
            self.glyphs[known:] = [each for each in self.glyphs[known:] if each.is_notdef or not each.is_mapped]
        return along

    def _painted(self, what: str) -> None:
        """A path is painted, as a ground and as a line, and gone (8.5.3)."""
        box, points, curved = self._outline, self._points, self._curved
        self._outline, self._points, self._curved = None, 0, False
        if box is None:
            return
        if "g" in what:
            thin = min(box[2] - box[0], box[3] - box[1])
            bar = points <= MOST_POINTS + 1 and not curved
            self._add("ground", box, self._paint.fill, size=thin, is_thin=bar and 0 < thin < 1)
        if "l" in what:
            self._stroke(box)

    def _stroke(self, box: Box) -> None:
        a, b, c, d, _, _ = self._state.ctm
        width = self._paint.width * math.sqrt(abs(a * d - b * c))
        self._add("line", box, self._paint.stroke, size=width, overprints=self._paint.strokes_over)

    def _add(self, kind: Kind, box: Box, ink: Ink, **more: Any) -> None:
        paint = self._paint
        told = {"overprints": paint.overprints, "mode": paint.mode, "alpha": paint.alpha, **more}
        content = next((each for each in reversed(self._tags) if each is not None), None)
        self.marks.append(Mark(kind, box, ink, is_artefact=self._marked[-1].is_artefact, content=content, **told))


def _changes(state: Any) -> dict[str, Any]:
    """What a graphics state parameter dictionary (8.4.5) changes of how things look."""
    found: dict[str, Any] = {}
    if "/OP" in state:
        found |= {"strokes_over": bool(state.OP), "overprints": bool(state.get("/op", state.OP))}
    elif "/op" in state:
        found["overprints"] = bool(state.get("/op"))
    if "/OPM" in state:
        found["mode"] = int(state.OPM)
    if "/ca" in state:
        found["alpha"] = float(state.ca)
    if "/LW" in state:
        found["width"] = float(state.LW)
    return found


def _mask_of(state: Any) -> Any:
    """The group that is the soft mask of a state (11.6.5.1); None where there is none."""
    mask = state.get("/SMask")
    return mask.get("/G") if isinstance(mask, Dictionary) else None


def _is_upright(matrix: Matrix) -> bool:
    """Whether a line of text runs from left to right, within a degree."""
    a, b, *_ = matrix
    return abs(math.degrees(math.atan2(b, a))) < 1


def _painter(marks: Marks, what: str) -> Callable[[], None]:
    return lambda: marks._painted(what)


def _device(space: str, values: Iterable[Any]) -> Ink:
    return Ink(space, tuple(float(value) for value in values))


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
