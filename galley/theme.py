"""The tokens of the look: colours in CMYK and sRGB, sizes and spaces; one file, read by style sheets and figures."""

from __future__ import annotations

from galley.files import Files
from galley.model.base import CssLength, Item, NonEmpty, Percent, Slug, SrgbColour, Whole
from galley.options import Edition
from galley.problem import Problem
from galley.reader import read_item

THEME_FILE = "templates/theme.yaml"
MM_PER_PT = 25.4 / 72


class Shade(Item):
    """A colour, stated for ink and for light."""

    cmyk: tuple[Percent, Percent, Percent, Percent]
    """Cyan, magenta, yellow, black."""
    srgb: SrgbColour


class Colour(Shade):
    """A colour with its name."""

    id: Slug


class Accent(Item):
    """The colours of a part: for its type and full pages, for rules, for grounds."""

    id: Slug
    strong: Shade
    light: Shade
    tint: Shade


class Length(Item):
    """A size or space, as a CSS length."""

    id: Slug
    value: CssLength


class Trim(Item):
    """A trim size with its type area: `columns` body ems wide, `lines` body lines high, margins in points."""

    id: str
    width_mm: Whole
    height_mm: Whole
    inside_pt: Whole
    top_pt: Whole
    columns: Whole
    lines: Whole


class Theme(Item):
    """The whole look. `body` is the body size and `line` the line pitch, both in tenths of a point."""

    kind: str
    body_tenths: Whole
    line_tenths: Whole
    bleed_mm: Whole
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


def read_theme(files: Files) -> tuple[Theme | None, list[Problem]]:
    """The theme of the project."""
    problems: list[Problem] = []
    return read_item(files, THEME_FILE, Theme, problems), problems


def css(theme: Theme, trim_id: str, edition: Edition) -> str:
    """The tokens as custom properties, colours in the edition's space, and the page box of a trim size."""
    trim = theme.trim(trim_id)
    body, line = theme.body_tenths / 10, theme.line_tenths / 10
    width, height = trim.width_mm / MM_PER_PT, trim.height_mm / MM_PER_PT
    tokens = {
        **{f"colour-{colour.id}": _colour(colour, edition) for colour in theme.colours},
        **{length.id: length.value for length in theme.lengths},
        "body": f"{body:g}pt",
        "line": f"{line:g}pt",
        "line-small": f"{line * 3 / 4:g}pt",
        "measure": f"{trim.columns * body:g}pt",
        "margin-inside": f"{trim.inside_pt}pt",
        "margin-outside": f"{width - trim.inside_pt - trim.columns * body:.3f}pt",
        "margin-top": f"{trim.top_pt}pt",
        "margin-bottom": f"{height - trim.top_pt - trim.lines * line:.3f}pt",
        "page-height": f"{height:.3f}pt",
        "type-height": f"{trim.lines * line:g}pt",
    }
    declared = "".join(f"  --{name}: {value};\n" for name, value in tokens.items())
    bleed_mm = theme.bleed_mm if edition is Edition.PRINT else 0
    page = f"@page {{ size: {trim.width_mm}mm {trim.height_mm}mm; bleed: {bleed_mm}mm }}\n"
    accents = "".join(_accent(accent, edition) for accent in theme.accents)
    return f":root {{\n{declared}{_shades(theme.accents[0], edition)}}}\n{page}{accents}"


def _accent(accent: Accent, edition: Edition) -> str:
    """The class of a part with this accent, and its divider page, whose ground is the accent itself."""
    ground = _colour(accent.strong, edition)
    return (
        f".accent-{accent.id} {{\n{_shades(accent, edition)}}}\n"
        f".accent-{accent.id} > .divider {{ page: divider-{accent.id} }}\n"
        f"@page divider-{accent.id} {{ background: {ground} }}\n"
    )


def _shades(accent: Accent, edition: Edition) -> str:
    shades = {"accent": accent.strong, "accent-light": accent.light, "tint": accent.tint}
    return "".join(f"  --colour-{name}: {_colour(shade, edition)};\n" for name, shade in shades.items())


def _colour(colour: Shade, edition: Edition) -> str:
    if edition is Edition.PRINT:
        return f"device-cmyk({' '.join(f'{ink}%' for ink in colour.cmyk)})"
    return colour.srgb
