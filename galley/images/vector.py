"""Vector pictures in SVG: what of them a book can print, made safe and self-contained; the rest is told with its line.

Read are the static shapes, text, gradients, patterns, masks and markers of SVG 2 that the engine draws. No entity is expanded, and nothing
is fetched: what a vector picture refers to has to stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from galley.images.elements import SVG, URL, parsed, refuse_heavy
from galley.images.inlined import inlined
from galley.images.paint import BLACK, PAINTS, Colours
from galley.message import Message, said
from galley.problem import Place, Problem, Severity

MIN_PX, MAX_PX = 1e-3, 1e6
_START = re.compile(rb"\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<(?:\w+:)?svg\b)")

_DRAWN = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath", "linearGradient", "radialGradient", "stop"),
        *("clipPath", "mask", "pattern", "marker"),
    )
)
_SHAPES = frozenset({"rect", "circle", "ellipse", "line", "polyline", "polygon", "use"})
_SILENT = frozenset({"title", "desc", "metadata", "style"})
_REFUSED: Mapping[str, tuple[Message, Message]] = {
    "script": (said("it has a program in it"), said("save it as a plain SVG, without scripts")),
    "image": (
        said("it has a picture of pixels in it"),
        said(
            "take it out and place it as a picture of its own, or save the whole as a PNG of 300 pixels per printed inch"
        ),
    ),
    "foreignObject": (said("it has HTML in it"), said("write the words as SVG text, or turn them into paths")),
    "filter": (
        said("it has a filter, which would print as pixels"),
        said("take the filter out, or save the whole as a PNG of 300 pixels per printed inch"),
    ),
    "a": (said("it has a link in it"), said("take it out, and write the address in the caption")),
    "animation": (said("it moves"), said("save the wanted moment alone")),
}
_ANIMATIONS = ("animate", "animateColor", "animateMotion", "animateTransform", "set")
_STILL: Mapping[str, tuple[str, ...]] = {
    "filter": ("none",),
    "mix-blend-mode": ("normal",),
    "vector-effect": ("none",),
    "writing-mode": ("lr", "lr-tb", "horizontal-tb"),
    "baseline-shift": ("baseline", "0", "0%"),
}
"""Properties that the engine does not draw, with the values that ask for nothing."""
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]*)")
_FONT = re.compile(r"(?:(?P<bold>bold)\s+|\S+\s+)*?(?P<size>[\d.]+(?:px|pt|em|mm)?)(?:/\S+)?\s+(?P<family>.+)")
_NUMBER = re.compile(r"(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)\s*(px|pt|pc|mm|cm|in|)", re.IGNORECASE)
_PX = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit")


@dataclass(frozen=True, slots=True)
class Vector:
    """A vector picture that can be set: its SVG with colours by name, its width and height in CSS px, and the words that it sets."""

    written: bytes
    size: tuple[float, float]
    words: str


def is_vector(data: bytes) -> bool:
    """Whether some bytes begin as SVG does."""
    return _START.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def read(
    data: bytes, name: str, place: Place, tokens: Collection[str] = (), families: Collection[str] = ()
) -> tuple[Vector | None, list[Problem]]:
    """A vector picture, and what is wrong with it, by its own lines; with an error there is none.

    `tokens` are the names of the theme's colours, `families` those of the book's fonts. Raises `Unusable` for what is no SVG or too large.
    """
    root, lines = parsed(data, name)
    reading = _Reading(name, place, lines, Colours(tokens), families)
    size = reading.sized(root)
    for sheet, rule in inlined(root, f"{{{SVG}}}style"):
        message = said("its style sheet has a rule that cannot be followed: {rule}", rule=rule)
        reading.tell("svg", message, said("save it with its styles in the elements; fonts go into fonts/"), sheet)
    reading.look_through(root)
    if reading.is_faulty or size is None:
        return None, reading.problems
    refuse_heavy(root)
    if not _draws(root):
        mend = said("export it again with its shapes in the picture itself, or take it out: it leaves a blank")
        reading.tell("svg-empty", said("nothing is drawn in it"), mend, severity=Severity.WARNING)
    reading.tell_of_colours()
    words = "".join(text for each in root.iter(f"{{{SVG}}}text") for text in each.itertext())
    return Vector(_written(root, size), size, words), reading.problems


@dataclass
class _Reading:
    """Looks through one picture."""

    name: str
    place: Place
    lines: Mapping[int, Place]
    colours: Colours
    families: Collection[str]
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_faulty(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def tell(
        self,
        rule: str,
        message: Message,
        mend: Message,
        element: Element | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Tell a fault once, at the line of an element, or of the picture."""
        told = said("{name}: {message}", name=self.name, message=message)
        here = self.lines.get(id(element), self.place)
        if not any((problem.code, problem.message) == (f"images.{rule}", told) for problem in self.problems):
            related = () if here == self.place else (self.place,)
            self.problems.append(Problem(f"images.{rule}", told, mend, here, severity, related=related))

    def sized(self, root: Element) -> tuple[float, float] | None:
        """Width and height in CSS px: as stated, else those of the box of coordinates."""
        box = [_length(each) for each in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]]
        width, height = _length(root.get("width")), _length(root.get("height"))
        if len(box) == 2 and all(box):
            ratio = box[0] / box[1]
            width = width or (height * ratio if height else box[0])
            return width, height or width / ratio
        if width and height:
            root.set("viewBox", f"0 0 {width:g} {height:g}")
            return width, height
        self.tell(
            "size",
            said("it does not say how large it is"),
            said("give its `svg` a `viewBox`, or `width` and `height`"),
            root,
        )
        return None

    def look_through(self, element: Element) -> None:
        """Tell what cannot be drawn, name colours, and take out what draws nothing."""
        for child in list(element):
            space, _, tag = child.tag.rpartition("}")
            if space.removeprefix("{") != SVG or tag in _SILENT:
                _take_out(element, child)
            elif tag in _DRAWN:
                self.look_through(child)
            else:
                self._refuse(child, tag)
        self._attributes(element)
        if element.tag == f"{{{SVG}}}stop" and not element.get("stop-color"):
            element.set("stop-color", self.colours.named(BLACK, lambda *_: None))

    def tell_of_colours(self) -> None:
        """Say which colours are none of the theme's; greys are black ink alone, as they should be."""
        strange = [
            "#" + "".join(f"{channel:02x}" for channel in rgb) for rgb in self.colours.found if len(set(rgb)) > 1
        ]
        if strange:
            message = said(
                "converted for the press, since they are none of the theme's colours, {count} in all: {colours}",
                count=len(strange),
                colours=", ".join(strange[:8]),
            )
            mend = said(
                "where it shall have the book's colours, write them as var(--colour-ink), or color(--pine--strong 1) for those of accents"
            )
            self.tell("colours", message, mend, severity=Severity.NOTE)

    def _refuse(self, element: Element, tag: str) -> None:
        kind = "animation" if tag in _ANIMATIONS else tag
        unknown = (
            said("it has an element that cannot be printed: {tag}", tag=tag),
            said("save it as a plain SVG, with paths and text alone"),
        )
        message, mend = _REFUSED.get(kind, unknown)
        self.tell("svg", message, mend, element)

    def _attributes(self, element: Element) -> None:
        for key, value in list(element.attrib.items()):
            name = key.rpartition("}")[2]
            if key == "style":
                element.set(key, self._declarations(value, element))
            elif name == "href":
                self._target(element.attrib.pop(key), element)
                element.set("href", value)
            elif name.startswith("on"):
                self._refuse(element, "script")
            elif key.startswith("{") and not key.startswith("{http://www.w3.org/XML"):
                del element.attrib[key]
            elif kept := self._property(name, value, element):
                element.set(key, kept)
            else:
                del element.attrib[key]

    def _target(self, target: str, element: Element) -> None:
        if not target.startswith("#"):
            message = said("it asks for something outside: {target}", target=target[:60])
            self.tell("svg", message, said("put it into the picture itself, or take it out"), element)

    def _property(self, name: str, value: str, element: Element) -> str:
        """The value of a property as the engine gets it."""
        for target in URL.findall(value):
            self._target(target, element)
        if value.strip().lower() not in _STILL.get(name, (value.strip().lower(),)):
            if name == "filter":
                self._refuse(element, name)
            else:
                message = said("it asks for something that cannot be printed: {property}", property=f"{name}: {value}")
                self.tell("svg", message, said("draw it without, or turn it into paths"), element)
        if name in PAINTS:
            return self.colours.named(value, lambda message, mend: self.tell("svg-colour", message, mend, element))
        return self._family(value, element) if name == "font-family" else value

    def _family(self, value: str, element: Element) -> str:
        """The families that the book has; none means the face of the place where the picture stands."""
        asked = [each.strip(" \"'\n") for each in value.split(",")]
        known = [each for each in asked if each in self.families]
        strange = [each for each in asked if each.lower() not in _GENERIC]
        if strange and not known:
            message = said("the book has no font {family}; its words are set in the book's own", family=strange[0])
            mend = said(
                "take `font-family` out, or put the font into fonts/; where widths matter, turn the words into paths"
            )
            self.tell("svg-font", message, mend, element, Severity.WARNING)
        return ", ".join(known)

    def _declarations(self, css: str, element: Element) -> str:
        """Declarations of CSS with their values as the engine gets them; `font` is parted into what the engine reads."""
        declared: dict[str, str] = {}
        for found in _DECLARATION.finditer(css):
            name, value = found[1].lower(), found[2].replace("!important", "").strip()
            font = _FONT.fullmatch(value) if name == "font" else None
            if font:
                declared |= {"font-size": font["size"], "font-weight": "bold" if font["bold"] else "normal"}
                name, value = "font-family", font["family"]
            declared[name] = self._property(name, value, element)
        return "; ".join(f"{name}: {value}" for name, value in declared.items() if value)


def _draws(element: Element) -> bool:
    """Whether an element leaves anything on the page by itself."""
    tag = element.tag.rpartition("}")[2]
    if tag == "text":
        return bool("".join(element.itertext()).strip())
    if tag == "path":
        return bool(element.get("d", "").strip())
    return tag in _SHAPES or (tag in ("svg", "g") and any(map(_draws, element)))


def _take_out(parent: Element, child: Element) -> None:
    """Take an element out, but not the text behind it."""
    at = list(parent).index(child)
    if child.tail and at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _length(value: str | None) -> float:
    """A length in CSS px; 0 for none, for a share of what is around, and for what no page is like."""
    found = _NUMBER.fullmatch((value or "").strip())
    px = float(found[1]) * _PX[found[2].lower()] if found else 0.0
    return px if MIN_PX <= px <= MAX_PX else 0.0


def _written(root: Element, size: tuple[float, float]) -> bytes:
    """The drawing for the engine; black where it says no colour."""
    black = Colours(()).named(BLACK, lambda *_: None)
    for element in (root, *root.iter(f"{{{SVG}}}pattern")):
        element.attrib = {"fill": black, "color": black} | element.attrib
    root.set("width", f"{size[0]:g}")
    root.set("height", f"{size[1]:g}")
    return ElementTree.tostring(root, encoding="unicode").encode()
