"""A sheet of SVG: plain shapes and lines of text, coloured by the names of the theme's colours.

Lengths are points of the printed page, y runs down. A colour is one of `COLOURS`, the custom properties of the style sheets: what they come to is
the palette's (`theme`), and the accent that of the part where the figure stands. Text always begins at its left: where it ends or is centred,
the canvas reckons its beginning, since the engine would need a transparency group for `text-anchor`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from galley.figures.surface import Width
from galley.text import is_wide

COLOURS = {
    "ink": "ink",
    "grey": "grey",
    "rule": "rule",
    "land": "land",
    "paper": "paper",
    "accent": "accent",
    "light": "accent-light",
    "tint": "tint",
}
"""The names of colours here, each with its custom property in the style sheets, `--colour-…`."""
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

LABEL = 8.0
"""The size of labels in points; nothing is set smaller than `SMALL`."""
SMALL = 6.5
EDGE = 0.5
"""The line around a rectangle."""
PITCH = 9.5
"""From one line of a label to the next."""
RISE = LABEL * 0.36
"""How far the baseline of a label lies below the middle of its letters."""
THICKER = 2
"""How much thicker the lines of an ornament are, which is seen from afar."""
WIDER = 3
"""How many widths of its sheet the rules of an ornament go on at both ends: no place is wider, where it is low."""
LEAST = 0.5
"""The thinnest line of an ornament in points, however small it is shown: a thinner one in a tint is lost in the screen of a press."""
Marked = tuple[float, float, float, float]
_STROKE = re.compile(r'stroke-width="([\d.]+)"')


@dataclass
class Canvas:
    """A sheet of a width and height, on which shapes are put one over the other."""

    width: float
    height: float
    width_of: Width
    _drawn: list[tuple[str, str, str]] = field(default_factory=list)
    """Each shape: its element, how it is written, and how in an ornament where that is otherwise."""
    _marks: list[Marked] = field(default_factory=list)
    """How far each shape reaches that is no rule from edge to edge: left, top, right and bottom. Of a path it is the sheet."""

    def rect(self, x: float, y: float, width: float, height: float, fill: str, edge: str | None = None) -> None:
        """A filled rectangle, with a thin edge inside it where a colour for it is given."""
        line = EDGE if edge else 0
        drawn = {"stroke": _paint(edge), "stroke-width": line} if edge else {}
        place = {"x": x + line / 2, "y": y + line / 2, "width": width - line, "height": height - line}
        lined = {**place, "fill": _paint(fill), "stroke": _paint(edge or fill), "stroke-width": EDGE}
        self._marks.append((x, y, x + width, y + height))
        self._put("rect", "", lined, fill=_paint(fill), **place, **drawn)

    def line(self, start: Point, end: Point, colour: str = "rule", width: float = 0.5) -> None:
        """A straight line. In an ornament one from edge to edge goes on beyond the sheet: its place may be wider."""
        (x1, y1), (x2, y2) = start, end
        ends: dict[str, Any] = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        ends |= {"fill": "none", "stroke": _paint(colour), "stroke-width": width}
        across = y1 == y2 and x1 <= EDGE and x2 >= self.width - EDGE
        if not across:
            self._marks.append((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
        self._put(
            "line",
            "",
            {**ends, "x1": x1 - WIDER * self.width, "x2": x2 + WIDER * self.width} if across else None,
            **ends,
        )

    def circle(
        self, centre: Point, radius: float, fill: str | None, stroke: str | None = None, width: float = 0.5
    ) -> None:
        """A disc, with its edge drawn where a colour for it is given."""
        edge = {"stroke": _paint(stroke), "stroke-width": width} if stroke else {}
        x, y = centre
        self._marks.append((x - radius, y - radius, x + radius, y + radius))
        self._put("circle", cx=centre[0], cy=centre[1], r=radius, fill=_paint(fill), **edge)

    def path(self, data: str, fill: str | None = None, stroke: str | None = None, width: float = 0.5) -> None:
        """A path by its SVG data; filled, drawn or both."""
        edge = {"stroke": _paint(stroke), "stroke-width": width, "stroke-linejoin": "round"} if stroke else {}
        self._marks.append((0.0, 0.0, self.width, self.height))
        self._put("path", d=data, fill=_paint(fill), **edge)

    def text(
        self,
        at: Point,
        text: str,
        size: float = LABEL,
        anchor: Anchor = "start",
        bold: bool = False,
        colour: str = "ink",
        spacing: float = 0.0,
    ) -> None:
        """A line of text on the baseline `at`; `spacing` is what its letters are set apart by, in points."""
        x, y = at
        if anchor != "start":
            x -= self.spaced(text, size, bold, spacing) * (0.5 if anchor == "middle" else 1)
        weight = {"font-weight": 700} if bold else {}
        apart = {"letter-spacing": spacing} if spacing else {}
        self._put("text", escape(text), x=x, y=y, fill=_paint(colour), **{"font-size": size}, **weight, **apart)

    def spaced(self, text: str, size: float, bold: bool = False, spacing: float = 0.0) -> float:
        """How wide a line of text is whose letters are set apart."""
        return self.width_of(text, size, bold) + spacing * (len(text) - 1)

    def lines(self, at: Point, lines: Sequence[str], pitch: float, size: float = LABEL, **look: object) -> None:
        """Lines of text below each other, the first on the baseline `at`."""
        for number, each in enumerate(lines):
            self.text((at[0], at[1] + number * pitch), each, size, **look)  # type: ignore[arg-type]

    def label(self, at: Point, lines: Sequence[str], pitch: float = PITCH, **look: object) -> None:
        """Lines of text whose middle is at a height."""
        self.lines((at[0], at[1] + RISE - (len(lines) - 1) * pitch / 2), lines, pitch, **look)  # type: ignore[arg-type]

    def svg(self, title: str) -> str:
        """The sheet as an `svg` element. Its title is what it says to those who cannot see it."""
        shapes = "".join(written for _, written, _ in self._drawn)
        size = f'width="{_n(self.width)}pt" height="{_n(self.height)}pt"'
        return f"<svg {self._frame()} {size}><title>{escape(title)}</title>{shapes}</svg>"

    def ornament(self, centred: bool = False) -> str:
        """The shapes alone, as an `svg` element that takes the size of its place; nothing for those who cannot see it.

        It stands on the foot of its place, at the left; `centred`, as far as its shapes reach, in the middle.

        Its lines are thicker, and in no place thinner than a press can hold. Rectangles have an edge, so that such a line is what is left of them.
        """
        drawn = "".join(outlined or written for tag, written, outlined in self._drawn if tag != "text")
        shapes = _STROKE.sub(lambda found: f'stroke-width="{_n(float(found[1]) * THICKER)}"', drawn)
        at, frame = ("xMidYMid", self._frame(*self._reach)) if centred else ("xMinYMax", self._frame())
        look = f'class="ornament" preserveAspectRatio="{at}" data-least-line="{LEAST}pt" aria-hidden="true"'
        return f"<svg {frame} {look}>{shapes}</svg>"

    @property
    def _reach(self) -> Marked:
        """How far the shapes reach, all together; the sheet where there are none."""
        if not self._marks:
            return 0.0, 0.0, self.width, self.height
        lefts, tops, rights, bottoms = zip(*self._marks, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def _frame(
        self, left: float = 0.0, top: float = 0.0, right: float | None = None, bottom: float | None = None
    ) -> str:
        """The name of what is drawn, and what is seen of the sheet: all of it, unless it is said."""
        wide, high = (self.width if right is None else right) - left, (self.height if bottom is None else bottom) - top
        return f'xmlns="http://www.w3.org/2000/svg" viewBox="{_n(left)} {_n(top)} {_n(wide)} {_n(high)}"'

    def _put(
        self, tag: str, text: str = "", outlined: dict[str, object] | None = None, /, **attributes: object
    ) -> None:
        adorning = _element(tag, "", outlined) if outlined else ""
        self._drawn.append((tag, _element(tag, text, attributes), adorning))


def _element(tag: str, text: str, attributes: dict[str, object]) -> str:
    written = "".join(
        f" {name}={quoteattr(_n(value) if isinstance(value, float) else str(value))}"
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>{text}</{tag}>" if text else f"<{tag}{written}/>"


def _paint(colour: str | None) -> str:
    """How SVG asks for a colour. `KeyError` for one that the theme does not have."""
    return f"var(--colour-{COLOURS[colour]})" if colour else "none"


def _n(value: float) -> str:
    """A length to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def polyline(points: Iterable[Point], closed: bool = False) -> str:
    """The path data of straight lines from point to point."""
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + ("Z" if closed else "")


_WIDE = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPEN = "（「『【〔《〈"
_CLOSE = "）」』】〕》〉、。，．：；！？·・…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_APART = f" {_WIDE}{_OPEN}{_CLOSE}"
_WORD = rf"[0-9]+[{_WIDE}]|[^{_APART}-]{{3,}}-(?=[^\W\d_]{{3}})|[^{_APART}]+"
_CLAUSE = re.compile(rf" *[^，、；。;]*(?:[，、；。;]+[{_CLOSE}]*|$)")
"""A label up to where its sense pauses."""
_PIECE = re.compile(rf" *(?:[{_OPEN}]*(?:[{_WIDE}]|{_WORD})[{_CLOSE}]*|[^ ])")


def folded(text: str, room: float, size: float, width_of: Width, bold: bool = False) -> list[str]:
    """A label in as few lines as a width holds, between its clauses where no line is then less than half as long as another, else about equally long: broken at spaces and between Han and kana, but not before a mark that closes
    nor behind one that opens (JLREQ 3.1.7 and 3.1.8; CLREQ 3.1.3), and behind the hyphen of two words. A number keeps what it counts. A word that is wider than the room is divided.
    """

    def width(line: str) -> float:
        return width_of(line, size, bold)

    lines = _filled(_PIECE.findall(text), room, width)
    clauses = _filled(_CLAUSE.findall(text), room, width)
    widths = [width(line) for line in clauses]
    if len(clauses) == len(lines) and max(widths) <= min(room, 2 * min(widths)):
        return clauses
    for share in (1.0, 1.1, 1.2) if len(lines) > 1 else ():
        evened = _filled(_PIECE.findall(text), width(text) / len(lines) * share, width)
        if len(evened) == len(lines) and all(width(line) <= room for line in evened):
            return evened
    return [part for line in lines for part in _divided(line, room, width)]


def _filled(pieces: Iterable[str], room: float, width: Callable[[str], float]) -> list[str]:
    """The pieces of a text in lines, each as full as the room allows; a piece that is wider has a line of its own."""
    lines = [""]
    for piece in pieces:
        longer = f"{lines[-1]}{piece}".strip()
        if lines[-1] and width(longer) > room:
            lines.append(piece.strip())
        else:
            lines[-1] = longer
    return lines


def _divided(word: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    """What a room holds of a word, and the rest; with a hyphen where its script has one."""
    while len(word) > 1 and width(word) > room:
        count = len(word) - 1
        while count > 1 and width(f"{word[:count]}{_hyphen(word[count - 1])}") > room:
            count -= 1
        yield f"{word[:count]}{_hyphen(word[count - 1])}"
        word = word[count:]
    yield word


def _hyphen(letter: str) -> str:
    return "-" if letter.isalpha() and not is_wide(letter) else ""


def unbroken(text: str, size: float, width_of: Width, bold: bool = False) -> float:
    """The width of the widest piece of a label, which only a hyphen would divide."""
    return max((width_of(piece.strip(), size, bold) for piece in _PIECE.findall(text)), default=0)
