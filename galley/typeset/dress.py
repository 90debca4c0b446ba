"""Drawing a layout for an edition: one layout, as many dresses as there are editions.

What a dress decides changes no line: the palette, how far grounds run into the bleed, the pixels of pictures, tags and links.
Uses `Page._page_box`, `PageBox.background` and its layers' `painting_area`, and `images.SVGImage` of WeasyPrint 70, which nothing public shows.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

from weasyprint import DEFAULT_OPTIONS
from weasyprint.images import SVGImage, get_image_from_uri

from galley.images import SEPARATED
from galley.message import said
from galley.problem import Problem
from galley.theme import Palette
from galley.typeset.colours import painting
from galley.typeset.fetch import Fetcher
from galley.typeset.formes import Forme
from galley.typeset.founts import Case
from galley.typeset.leaves import Leaf
from galley.typeset.log import listening
from galley.typeset.plates import INKS, Plate, embedded, forme, plate
from galley.typeset.separated import Separated
from galley.typeset.sheets import Sheet, stating

PX_PER_MM = 96 / 25.4
SVG = "image/svg+xml"
SIDES = ("top", "right", "bottom", "left")

_pictures: ContextVar[Mapping[str, Any]] = ContextVar("pictures")


@dataclass(frozen=True, slots=True)
class Dress:
    """What an edition wears: its colours, its bleed in mm, its pictures (bytes and media type by `picture:` address),
    whether it has tags, and links."""

    palette: Palette | None = None
    bleed_mm: float = 0
    pictures: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    tagged: bool = False
    linked: bool = True

    @property
    def digest(self) -> str:
        """What tells it from other dresses."""
        pictures = sorted((url, mime, sha256(data).hexdigest()) for url, (data, mime) in self.pictures.items())
        worn = self.palette
        palette = (worn.space, sorted(worn.colours.items()), sorted(worn.spots.items())) if worn else None
        return sha256(repr((palette, self.bleed_mm, pictures, self.tagged, self.linked)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture while pages are laid out: its address and its size in pixels. What is in it comes when it is drawn.

    Has what the engine asks of a raster image.
    """

    url: str
    width: int
    height: int

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / self.height

    def get_intrinsic_size(self, resolution: float, font_size: Any) -> tuple[float, float, float]:
        """Width and height in px, and their ratio."""
        return self.width / resolution, self.height / resolution, self.ratio

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
        """Draw the picture of the dress."""
        if isinstance(stream, Forme):
            stream.later(lambda worn: self.draw(worn, concrete_width, concrete_height, style))
            return
        picture = _pictures.get()[self.url]
        if picture is not None:
            picture.draw(stream, concrete_width, concrete_height, style)


@dataclass(frozen=True, slots=True)
class Vector:
    """A picture in SVG. The engine changes its tree while it draws, so that it begins each time from what is written."""

    url: str
    data: bytes
    fetcher: Fetcher
    case: Case

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
        """Draw it, in the face of the place where it stands unless it names another."""
        tree = ElementTree.fromstring(self.data)
        if not tree.get("font-family"):
            tree.set("font-family", ", ".join(style["font_family"]))
        context = SimpleNamespace(font_config=self.case.configuration, dictionaries={})
        SVGImage(tree, self.url, self.fetcher, context).draw(stream, concrete_width, concrete_height, style)


class Painter:
    """Draws pages in a dress, one after another in any order.

    A page stays as it is: the same dress gives the same plate again. A plate is kept with its page when nothing is told of it.
    """

    def __init__(self, dress: Dress, case: Case, sheets: Sequence[Sheet] = ()) -> None:
        self.dress, self.case, self.sheets = dress, case, sheets
        self.digest, self.problems = dress.digest, list[Problem]()
        self._space = INKS if dress.palette and dress.palette.space == INKS else None
        told: list[Problem] = []
        with listening(told):
            self._pictures = _loaded(dress.pictures, case)
        self._take(told)

    def plate(self, leaf: Leaf) -> Plate:
        """The plate of a page."""
        return leaf.plates.get(self.digest) or self._drawn(leaf)

    def pictures(self, plates: Iterable[Plate]) -> bytes:
        """The pictures that plates share, as a PDF."""
        return embedded(self._pictures, {name: url for each in plates for name, url in each.pictures.items()})

    def _drawn(self, leaf: Leaf) -> Plate:
        painted, problems = self._painted(leaf)
        told = [*problems]
        with listening(told), painting(self.dress.palette) as strange, _showing(self._pictures):
            made = plate(_page(leaf.page, self.dress), painted, self._pictures, self.dress.tagged, self._space)
        told += self._told(strange)
        self._take(told)
        alike = (each.fonts for each in leaf.plates.values() if each.fonts == made.fonts)
        made = replace(made, fonts=next(alike, made.fonts))  # held once for all dresses
        if not told and not any(picture is None for picture in self._pictures.values()):
            leaf.plates[self.digest] = made
        return made

    def _painted(self, leaf: Leaf) -> tuple[Forme, list[Problem]]:
        """What is painted on a page, and what is told of it: once for all dresses with a palette, since the engine shades borders where there is none."""
        has_palette = self.dress.palette is not None
        if has_palette not in leaf.formes:
            told: list[Problem] = []
            with listening(told), painting(self.dress.palette) as strange:
                painted = forme(leaf.page, self.case)
            leaf.formes[has_palette] = painted, [*told, *self._told(strange)]
        return leaf.formes[has_palette]

    def _told(self, strange: Iterable[str]) -> Iterator[Problem]:
        """What is told of colours that no palette has, where a style sheet states them."""
        return (_strange(asked).with_(place=stating(asked, self.sheets)) for asked in strange)

    def _take(self, told: Iterable[Problem]) -> None:
        """Tell what was not told of another page."""
        self.problems += (each for each in told if each not in self.problems)


@contextmanager
def _showing(pictures: Mapping[str, Any]) -> Iterator[None]:
    """While it lasts, frames are drawn with these pictures."""
    worn = _pictures.set(pictures)
    try:
        yield
    finally:
        _pictures.reset(worn)


def _strange(asked: str) -> Problem:
    """What is told of a colour, or a border as `border-style: inset`, that no palette has."""
    if asked.startswith("border-style:"):
        message = said("the engine would shade a border by itself: {style}", style=asked)
        return Problem(
            "typeset.colour", message, said("draw it in one colour, as with `border-style: solid` or `double`")
        )
    mend = said("take a colour of the theme, as var(--colour-ink), in the style sheet or drawing that asks for it")
    return Problem("typeset.colour", said("{colour} is no colour of the theme", colour=asked), mend)


def _loaded(pictures: Mapping[str, tuple[bytes, str]], case: Case) -> dict[str, Any]:
    """The pictures as the engine embeds them, those in SVG as it draws them."""
    cache: dict[str, Any] = {}
    fetcher = Fetcher(pictures)

    def picture(url: str, data: bytes, mime: str) -> Any:
        if mime == SVG:
            return Vector(url, data, fetcher, case)
        return Separated(data) if mime == SEPARATED else get_image_from_uri(cache, fetcher, DEFAULT_OPTIONS, url)

    return {url: picture(url, data, mime) for url, (data, mime) in pictures.items()}


def _page(page: Any, dress: Dress) -> Any:
    """A copy of a page whose ground runs into the bleed, with the links of the dress."""
    bleed = dress.bleed_mm * PX_PER_MM
    worn, box = copy.copy(page), copy.copy(page._page_box)
    worn._page_box, worn.bleed = box, dict.fromkeys(SIDES, bleed)
    area = (-bleed, -bleed, box.margin_width() + bleed + bleed, box.margin_height() + bleed + bleed)
    layers = [layer._replace(painting_area=area) for layer in box.background.layers]
    box.background = box.background._replace(layers=layers)
    worn.links = page.links if dress.linked else []
    return worn
