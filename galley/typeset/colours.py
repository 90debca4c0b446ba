"""Colours by name, painted in the inks or the light of an edition.

Style sheets name colours as `color(--ink 1)`, a custom space of CSS Color 5 (section 4), which the engine's parser, cascade and boxes
carry as they are. What they come to is known when an edition is drawn: all painting ends in `Stream.set_color`, but for gradients,
blurred shadows and shadings, which reckon with channels themselves.

Private parts of WeasyPrint 70: `Stream.set_color`, `Stream.add_pattern`, `svg.draw_gradient`, `Stream._resources`, `Stream._current_color`, `Stream.add_shading`, `images.Gradient.draw`, `images.gradient_average_color`,
`svg.defs.color`, `draw._draw_box_shadow`. A border that the engine shades by itself (`inset`, `outset`, `ridge`, `groove`) has no colour
of the theme and is told as such.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import Any

import pydyf
from tinycss2.color5 import Color
from weasyprint import draw, images, svg
from weasyprint.draw import border
from weasyprint.pdf.stream import Stream
from weasyprint.svg import defs

from galley.theme import Palette

_engine: Mapping[str, Any] = {
    "set_color": Stream.set_color,
    "add_shading": Stream.add_shading,
    "gradient": images.Gradient.draw,
    "average": images.gradient_average_color,
    "svg_color": defs.color,
    "svg_gradient": defs.draw_gradient,
    "add_pattern": Stream.add_pattern,
    "box_shadow": draw._draw_box_shadow,
    "styled_color": border.styled_color,
}
_palette: ContextVar[Palette | None] = ContextVar("palette", default=None)
_strange: ContextVar[dict[str, None]] = ContextVar("strange")
_room: ContextVar[float] = ContextVar("room", default=0.0)
ROOM = 0.1
"""The share of its size by which the cell of a drawing's gradient is larger on each side than what it fills: Poppler paints none of a cell that just fits."""
BLACK = {"device-cmyk": (0.0, 0.0, 0.0, 1.0), "srgb": (0.0, 0.0, 0.0)}
SHADED = ("inset", "outset", "ridge", "groove")


class Ink(Color):  # type: ignore[misc]
    """A colour as it is painted. Where the engine asks for red, green and blue it is given all channels there are."""

    def to(self, space: str) -> Ink:
        """A copy of itself, in its own space."""
        return Ink(self.space, self.coordinates, self.alpha)

    def __getitem__(self, key: Any) -> Any:
        """Alpha is the fourth, whatever the number of channels; the first three are all of them."""
        if key == 3:
            return self.alpha
        return self.coordinates if key == slice(None, 3) else super().__getitem__(key)


@contextmanager
def painting(palette: Palette | None) -> Iterator[Mapping[str, None]]:
    """While it lasts, names of colours mean those of a palette. Gives the colours that no palette has, as they turn up.

    Without a palette everything is painted as written.
    """
    strange: dict[str, None] = {}
    worn, noted = _palette.set(palette), _strange.set(strange)
    try:
        yield strange
    finally:
        _palette.reset(worn)
        _strange.reset(noted)


def install() -> None:
    """Make the engine ask for the colours of the palette where it paints."""
    Stream.set_color = _set_color
    Stream.add_shading = _add_shading
    images.Gradient.draw = _draw_gradient
    images.gradient_average_color = _average
    defs.color = _svg_color
    defs.draw_gradient = svg.draw_gradient = _draw_svg_gradient
    Stream.add_pattern = _add_pattern
    draw._draw_box_shadow = _draw_box_shadow
    border.styled_color = draw.styled_color = _styled_color


def resolved(colour: Any) -> Any:
    """What a colour comes to in the palette; black, and told, for one that it does not have."""
    palette = _palette.get()
    if palette is None or isinstance(colour, Ink):
        return colour
    channels = palette.colours.get(colour.space)
    if channels is None or colour.coordinates != (1.0,):
        if colour.alpha:
            _strange.get()[written(colour)] = None
        channels = BLACK[palette.space]
    return Ink(palette.space, channels, colour.alpha)


def written(colour: Any) -> str:
    """A colour as a style sheet writes it."""
    if colour.space == "srgb":
        return "#" + "".join(f"{round((channel or 0) * 255):02x}" for channel in colour.coordinates)
    return f"{colour.space} {' '.join(f'{channel or 0:g}' for channel in colour.coordinates)}"


def _set_color(self: Any, color: Any, stroke: bool = False) -> None:
    palette = _palette.get()
    spot = palette.spots.get(color.space) if palette and color.coordinates == (1.0,) else None
    if palette and spot:
        _set_spot(self, spot, palette.colours[color.space], color.alpha, stroke)
    else:
        _engine["set_color"](self, resolved(color), stroke)


def _set_spot(stream: Any, spot: str, inks: tuple[float, ...], alpha: float, stroke: bool) -> None:
    """Paint in an ink of its own (ISO 32000-1, 8.6.6.4), with what comes near it in the four for those who have it not."""
    stream.set_alpha(alpha, stroke)
    name = spot.replace(" ", "#20")
    tint = pydyf.Dictionary(
        {
            "FunctionType": 2,
            "Domain": pydyf.Array((0, 1)),
            "C0": pydyf.Array((0, 0, 0, 0)),
            "C1": pydyf.Array(inks),
            "N": 1,
        }
    )
    stream._resources["ColorSpace"][name] = pydyf.Array(("/Separation", f"/{name}", "/DeviceCMYK", tint))
    stream.set_color_space(name, stroke)
    stream.set_color_special(None, stroke, 1)
    setattr(stream, "_current_color_stroke" if stroke else "_current_color", (spot,))


def _add_shading(
    self: Any, shading_type: Any, domain: Any, coords: Any, extend: Any, function: Any, color_space: Any = None
) -> Any:
    palette = _palette.get()
    inks = "DeviceCMYK" if palette and palette.space == "device-cmyk" else None
    return _engine["add_shading"](self, shading_type, domain, coords, extend, function, color_space or inks)


def _draw_gradient(self: Any, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
    painted = copy.copy(self)
    painted.colors = tuple(resolved(colour) for colour in self.colors)
    _engine["gradient"](painted, stream, concrete_width, concrete_height, style)


def _draw_svg_gradient(*given: Any, **named: Any) -> Any:
    worn = _room.set(ROOM)
    try:
        return _engine["svg_gradient"](*given, **named)
    finally:
        _room.reset(worn)


def _add_pattern(
    self: Any, x: float, y: float, width: float, height: float, repeat_width: float, repeat_height: float, matrix: Any
) -> Any:
    room = _room.get()
    across, down = width * room, height * room
    larger = x - across, y - down, width + 2 * across, height + 2 * down
    return _engine["add_pattern"](self, *larger, repeat_width + 2 * across, repeat_height + 2 * down, matrix)


def _svg_color(string: str | None) -> Any:
    return resolved(_engine["svg_color"](string))


def _draw_box_shadow(
    stream: Any, box: Any, style: Any, tx: Any, ty: Any, blur: Any, spread: Any, color: Any, inset: Any
) -> None:
    _engine["box_shadow"](stream, box, style, tx, ty, blur, spread, resolved(color), inset)


def _average(colors: list[Any], positions: list[float]) -> Any:
    """The average of a repeating gradient without length (CSS Images 3, 3.6.2), in as many channels as it has."""
    if not isinstance(colors[0], Ink):
        return _engine["average"](colors, positions)
    if positions[0] == positions[-1]:
        positions = [float(number) for number in range(len(colors))]
    spans = [after - before for before, after in pairwise(positions)]
    weights = [before + after for before, after in zip([0.0, *spans], [*spans, 0.0], strict=True)]
    weighed = [(weight * colour.alpha, colour) for weight, colour in zip(weights, colors, strict=True)]
    total = sum(weight for weight, _ in weighed)
    if not total:
        return Ink(colors[0].space, colors[0].coordinates, 0)
    channels = zip(*(colour.coordinates for _, colour in weighed), strict=True)
    mean = tuple(
        sum(weight * value for (weight, _), value in zip(weighed, channel, strict=True)) / total for channel in channels
    )
    return Ink(colors[0].space, mean, total / sum(weights))


def _styled_color(style: str, color: Any, side: str) -> Any:
    """The colour of a border's side. Lighter and darker shades of it are no colours of a palette."""
    if _palette.get() is None or style not in SHADED:
        return _engine["styled_color"](style, color, side)
    _strange.get()[f"border-style: {style}"] = None
    return (color, color) if style in ("ridge", "groove") else color
