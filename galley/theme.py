"""The tokens of the look: colours in CMYK and sRGB, sizes and spaces; one file, read by style sheets and figures. A publication may lay tokens
of its own over them.

In style sheets a colour is a name, `color(--ink 1)`, a custom colour space of CSS Color 5 (section 4): pages are laid out
once, and `palette` says what the names come to when an edition is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from galley.files import Files, Refused
from galley.message import said
from galley.model.base import CssLength, Item, Millimetres, NonEmpty, Percent, Slug, SpotName, SrgbColour, Whole
from galley.model.folds import FOLDS
from galley.options import Edition
from galley.problem import Problem
from galley.reader import read_layers

THEME_FILE = "templates/theme.yaml"
MM_PER_PT = 25.4 / 72
LOW = 30
"""Body lines below which a page is low: what is kept whole on others goes on on the next."""
PANEL = "panel-"
"""What the names of the pages of a leaflet begin with, before that of the panel."""
NARROW = 34
"""Body ems below which a type area holds one column; CLREQ 2.5.1 has 12 to 25 characters for a column, and a gap is two."""


class Shade(Item):
    """A colour, stated for ink and for light."""

    cmyk: tuple[Percent, Percent, Percent, Percent]
    """Cyan, magenta, yellow, black."""
    srgb: SrgbColour
    spot: SpotName | None = None
    """An ink of its own that it is printed in, as PANTONE 286 C; `cmyk` then is what comes near it in the four."""


class Colour(Shade):
    """A colour with its name."""

    id: Slug


class Accent(Item):
    """The colours of a part: for its type and full pages, for small type, for rules, for grounds."""

    id: Slug
    strong: Shade
    fine: Shade
    light: Shade
    tint: Shade


class Length(Item):
    """A size or space, as a CSS length."""

    id: Slug
    value: CssLength


class Trim(Item):
    """A trim size with its type area: `columns` body ems wide, `lines` body lines high, margins in points."""

    id: str
    width_mm: Millimetres
    height_mm: Millimetres
    inside_pt: Whole
    top_pt: Whole
    columns: Whole
    lines: Whole
    inward_mm: Millimetres | None = None
    """Of the panels of a leaflet, how wide those are that are folded in; `width_mm` is that of the others, `inside_pt` the margin at both sides."""

    @property
    def is_narrow(self) -> bool:
        """Whether two columns of body text do not stand side by side."""
        return self.columns < NARROW

    @property
    def is_folded(self) -> bool:
        """Whether its pages are panels of a leaflet."""
        return self.inward_mm is not None

    @property
    def sheet_mm(self) -> tuple[float, float]:
        """The size of what is printed: a page, or the whole sheet of a leaflet."""
        wide = float(self.width_mm) if self.inward_mm is None else float(2 * self.width_mm + self.inward_mm)
        return wide, float(self.height_mm)

    @property
    def is_low(self) -> bool:
        """Whether a page holds less than a list of forty short lines with what stands above it."""
        return self.lines < LOW


class Theme(Item):
    """The whole look. `body` is the body size and `line` the line pitch, both in tenths of a point."""

    kind: str
    body_tenths: Whole
    line_tenths: Whole
    bleed_mm: Millimetres
    colours: tuple[Colour, ...]
    accents: NonEmpty[Accent]
    """The first is that of pages outside a part."""
    lengths: tuple[Length, ...] = ()
    trims: tuple[Trim, ...]

    def trim(self, id: str) -> Trim:
        """The trim size with that id, which has to exist."""
        return next(trim for trim in self.trims if trim.id == id)

    def measure_mm(self, trim: Trim) -> float:
        """The width of the type area."""
        return trim.columns * self.body_tenths / 10 * MM_PER_PT

    def type_height_mm(self, trim: Trim) -> float:
        """The height of the type area."""
        return trim.lines * self.line_tenths / 10 * MM_PER_PT


def read_theme(files: Files, folder: str = "") -> tuple[Theme | None, list[Problem]]:
    """The theme of the project, and over it, token by token, that of the publication in `folder` where it has one."""
    problems: list[Problem] = []
    try:
        own = files.own(folder, THEME_FILE)
    except Refused as refused:
        return None, [refused.problem]
    theme = read_layers(files, (THEME_FILE, *([own] if own else [])), Theme, problems)
    problems += (*_blurred(theme), *_contradicting_spots(theme)) if theme else ()
    return theme, problems


def _contradicting_spots(theme: Theme) -> Iterator[Problem]:
    """Inks that are given two ways in the four: a sheet has one plate a name."""
    known: dict[str, Shade] = {}
    for _, shade in _named(theme):
        if shade.spot and known.setdefault(shade.spot, shade).cmyk != shade.cmyk:
            message = said("{spot} is given other inks in `cmyk:` elsewhere", spot=shade.spot)
            mend = said("give each ink of its own one `cmyk:`; a paler shade of it is a colour without `spot:`")
            yield Problem("theme.spot", message, mend, shade.place("cmyk"))


def _blurred(theme: Theme) -> Iterator[Problem]:
    """Colours of small type in more than two inks."""
    for accent in theme.accents:
        if not accent.fine.spot and sum(ink > 0 for ink in accent.fine.cmyk) > 2:
            message = said("small type in more than two inks blurs: no plate is exactly in its place")
            mend = said("take the two inks that come nearest to `strong`, or black alone")
            yield Problem("theme.fine", message, mend, accent.fine.place("cmyk"))


@dataclass(frozen=True, slots=True)
class Palette:
    """What the names of colours come to in an edition: channels of 0 to 1 in one colour space."""

    space: Literal["device-cmyk", "srgb"]
    colours: Mapping[str, tuple[float, ...]]
    spots: Mapping[str, str] = field(default_factory=dict)
    """The inks of their own that colours are printed in."""


def palette(theme: Theme, edition: Edition) -> Palette:
    """The colours of an edition: inks for print, light for the others."""
    if edition.is_press:
        colours = {name: tuple(ink / 100 for ink in shade.cmyk) for name, shade in _named(theme)}
        return Palette("device-cmyk", colours, {name: shade.spot for name, shade in _named(theme) if shade.spot})
    return Palette("srgb", {name: _channels(shade.srgb) for name, shade in _named(theme)})


def inks(theme: Theme) -> Iterator[tuple[Shade, int]]:
    """Each colour with its four inks together, in percent."""
    return ((shade, sum(shade.cmyk)) for _, shade in _named(theme))


def css(theme: Theme, trim_id: str) -> str:
    """The tokens as custom properties, colours by name, and the page box of a trim size."""
    trim = theme.trim(trim_id)
    body, line = theme.body_tenths / 10, theme.line_tenths / 10
    width, height = float(trim.width_mm) / MM_PER_PT, float(trim.height_mm) / MM_PER_PT
    tokens = {
        **{f"colour-{colour.id}": _colour(f"--{colour.id}") for colour in theme.colours},
        **{length.id: length.value for length in theme.lengths},
        "body": f"{body:g}pt",
        "line": f"{line:g}pt",
        "line-small": f"{line * 3 / 4:g}pt",
        "measure": f"{trim.columns * body:g}pt",
        "margin-inside": f"{trim.inside_pt}pt",
        "margin-outside": f"{width - trim.inside_pt - trim.columns * body:.3f}pt",
        "margin-top": f"{trim.top_pt}pt",
        "margin-bottom": f"{height - trim.top_pt - trim.lines * line:.3f}pt",
        "page-width": f"{width:.3f}pt",
        "page-height": f"{height:.3f}pt",
        "bleed": f"{theme.bleed_mm}mm",
        "type-height": f"{trim.lines * line:g}pt",
    }
    declared = "".join(f"  --{name}: {value};\n" for name, value in tokens.items())
    page = f"@page {{ size: {trim.width_mm}mm {trim.height_mm}mm }}\n{_panels(theme, trim)}"
    accents = "".join(_accent(accent) for accent in theme.accents)
    return f":root {{\n{declared}{_shades(theme.accents[0])}}}\n{page}{accents}"


def _panels(theme: Theme, trim: Trim) -> str:
    """The pages of a leaflet's panels, which have one measure, in the middle of each."""
    if trim.inward_mm is None:
        return ""
    fold, css = FOLDS[trim.id.removesuffix("-fold")], []
    for name in fold.panels:
        wide = trim.inward_mm if name in fold.inward else trim.width_mm
        margin = (float(wide) - theme.measure_mm(trim)) / 2
        size = f"size: {wide}mm {trim.height_mm}mm; margin-left: {margin:.4f}mm; margin-right: {margin:.4f}mm"
        css.append(f"@page {PANEL}{name} {{ {size} }}\n.pane-{name} {{ page: {PANEL}{name} }}\n")
    return "".join(css)


def coloured(css: str, palette: Palette) -> str:
    """A style sheet with the colours of a palette in the place of their names, for a browser."""

    def colour(found: re.Match[str]) -> str:
        channels = palette.colours.get(found[1])
        if channels is None:
            return found[0]
        shares = " ".join(f"{channel * 100:g}%" for channel in channels)
        return f"rgb({shares})" if palette.space == "srgb" else f"device-cmyk({shares})"

    return _NAME.sub(colour, css)


_NAME = re.compile(r"color\((--[\w-]+) 1\)")


def _colour(name: str) -> str:
    return f"color({name} 1)"


def _named(theme: Theme) -> Iterator[tuple[str, Shade]]:
    """Each colour behind its name; `--` parts an accent from its shade, which no name of a colour has."""
    yield from ((f"--{colour.id}", colour) for colour in theme.colours)
    for accent in theme.accents:
        for shade in ("strong", "fine", "light", "tint"):
            yield f"--{accent.id}--{shade}", getattr(accent, shade)


def _channels(srgb: str) -> tuple[float, ...]:
    """The channels of `#rrggbb`."""
    return tuple(channel / 255 for channel in bytes.fromhex(srgb.removeprefix("#")))


def _accent(accent: Accent) -> str:
    """The class of a part with this accent, and its divider page, whose ground is the accent itself."""
    return (
        f".accent-{accent.id} {{\n{_shades(accent)}}}\n"
        f".accent-{accent.id} > .divider {{ page: divider-{accent.id} }}\n"
        f"@page divider-{accent.id} {{ background: {_colour(f'--{accent.id}--strong')} }}\n"
    )


def _shades(accent: Accent) -> str:
    shades = {"accent": "strong", "accent-fine": "fine", "accent-light": "light", "tint": "tint"}
    return "".join(f"  --colour-{name}: {_colour(f'--{accent.id}--{shade}')};\n" for name, shade in shades.items())
