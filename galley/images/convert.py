"""A picture made ready for an edition: the engine then embeds it as it is.

The engine passes JPEG through byte for byte, writes 8-bit grey PNG as DeviceGray, and ignores profiles and EXIF; so
all of that is settled here. Same input, same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Literal

from PIL import Image

from galley.images import decode, inks, jpeg, vector
from galley.images.colour import to_cmyk, to_srgb
from galley.images.decode import Picture
from galley.images.facts import PLAIN, Facts, Look
from galley.images.paint import channels_of
from galley.images.resolution import MM_PER_INCH
from galley.problem import Place

Edition = Literal["print", "screen"]
Rgb = tuple[int, int, int]

WHITE: Rgb = (255, 255, 255)
PRESS_JPEG = {"quality": 95, "subsampling": "4:4:4"}
SCREEN_JPEG = {"quality": 85, "subsampling": "4:2:0"}


@dataclass(frozen=True, slots=True)
class Converted:
    """A file for the engine: JPEG or PNG, 8 bits a channel, upright, without metadata or profile; a drawing in inks without loss, as `inks.lossless` has
    it; or SVG whose colours are names, with what those
    that the theme does not have come to in the edition, as channels of 0 to 1."""

    data: bytes
    mime: Literal["image/jpeg", "image/png", "image/svg+xml", "application/x-inks"]
    colours: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


def convert(
    data: bytes,
    facts: Facts,
    edition: Edition,
    *,
    profile: bytes,
    max_ppi: int,
    width_mm: float,
    height_mm: float | None = None,
    background: Rgb = WHITE,
    look: Look = PLAIN,
) -> Converted:
    """Convert the picture that `inspect` gave `facts` for, with a press `profile` that `inspect_profile` let pass.

    print: colours as CMYK JPEG in the inks of `profile`, greys and 1-bit as DeviceGray (black ink alone),
    transparency laid on `background` (sRGB); drawings without loss, their greys in black alone. A grey or CMYK JPEG of fitting size keeps its coded picture byte for byte.
    screen: sRGB or grey, with alpha where there is some. Pixels beyond `max_ppi` at `width_mm` are dropped, and where
    the picture has to fill `height_mm` as well those beyond it at both; except from 1-bit pictures in print, which would
    lose their edge. A vector picture is the same in both but for its colours, and is held against the same `look` as by `inspect`.
    """
    if facts.kind == "vector":
        return _drawn(data, edition, profile, look)
    picture = decode.upright(data)
    size = _size(facts, max_ppi, width_mm, height_mm)
    if edition == "print" and facts.kind == "bilevel":
        size = facts.width_px, facts.height_px
    if edition == "print" and size == picture.image.size and (kept := _kept(data, picture)):
        return Converted(kept, "image/jpeg")
    image = picture.image if picture.image.size == size else picture.image.resize(size, Image.Resampling.LANCZOS)
    if edition == "print":
        return _press(image, facts, picture.icc, profile, background)
    return _encoded(_screen(image, facts, picture.icc, profile), facts, SCREEN_JPEG)


def _drawn(data: bytes, edition: Edition, profile: bytes, look: Look) -> Converted:
    drawn, _ = vector.read(data, "", Place(""), look.colours, look.families)
    if drawn is None:
        raise ValueError("the picture cannot be printed; inspect says why")
    return Converted(drawn.written, "image/svg+xml", channels_of(drawn.written.decode(), edition, profile))


def _size(facts: Facts, max_ppi: int, width_mm: float, height_mm: float | None) -> tuple[int, int]:
    """Width and height in pixels that do not exceed `max_ppi` where the picture fills the printed width, or both sides."""
    filled_mm = max(width_mm, (height_mm or 0) * facts.width_px / facts.height_px)
    most = min(facts.width_px, max(1, math.floor(filled_mm / MM_PER_INCH * max_ppi + 1e-6)))
    return most, max(1, round(facts.height_px * most / facts.width_px))


def _kept(data: bytes, picture: Picture) -> bytes | None:
    """The JPEG itself, less its metadata, where the press can have it unchanged.

    A CMYK JPEG without Adobe's APP14 is coded anew: viewers read it inverted, the engine and PDF readers would not.
    """
    fits = picture.image.mode == "L" or (picture.image.mode == "CMYK" and picture.adobe)
    if picture.format != "JPEG" or picture.turned or not fits:
        return None
    return jpeg.stripped(data)


def _press(image: Image.Image, facts: Facts, icc: bytes | None, profile: bytes, background: Rgb) -> Converted:
    """The picture in CMYK or L; drawings that came without loss stay so."""
    is_lossless = facts.format != "JPEG"
    if image.mode == "CMYK":
        drawn = image if is_lossless and inks.is_drawn(image) else None
        return _in_inks(image, drawn, facts)
    opaque = _on(_srgb_or_grey(image, icc, profile), background)
    if facts.kind != "colour" and (not facts.alpha or len(set(background)) == 1):
        return _encoded(opaque.convert("L"), facts, PRESS_JPEG)
    colours = opaque.convert("RGB")
    drawn = inks.drawn_in_inks(colours, profile) if is_lossless and inks.is_drawn(colours) else None
    return _in_inks(drawn or to_cmyk(colours, profile), drawn, facts)


def _in_inks(image: Image.Image, drawn: Image.Image | None, facts: Facts) -> Converted:
    return Converted(inks.lossless(drawn), inks.SEPARATED) if drawn else _encoded(image, facts, PRESS_JPEG)


def _screen(image: Image.Image, facts: Facts, icc: bytes | None, profile: bytes) -> Image.Image:
    """The picture in sRGB, with or without alpha, or L or LA."""
    image = _srgb_or_grey(image, icc, profile)
    if facts.kind in ("grey", "bilevel"):
        return image.convert("LA" if facts.alpha else "L")
    return image


def _srgb_or_grey(image: Image.Image, icc: bytes | None, profile: bytes) -> Image.Image:
    """L and LA keep their values whatever their profile: a share of black ink is what they are."""
    return image if image.mode in ("L", "LA") else to_srgb(image, icc, profile)


def _on(image: Image.Image, background: Rgb) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Image.new("RGBA", image.size, background)
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def _encoded(image: Image.Image, facts: Facts, quality: Mapping[str, Any]) -> Converted:
    """CMYK becomes JPEG; alpha and 1-bit become PNG. What else came without loss stays so unless a JPEG has less than
    half the bytes, which tells photographs from line art and screenshots."""
    image.info = {}
    if image.mode in ("LA", "RGBA") or (image.mode == "L" and facts.kind == "bilevel"):
        return Converted(_saved(image, "PNG"), "image/png")
    coded = _saved(image, "JPEG", optimize=True, **quality)
    if facts.format != "JPEG" and image.mode != "CMYK":
        exact = _saved(image, "PNG")
        if len(exact) <= 2 * len(coded):
            return Converted(exact, "image/png")
    return Converted(coded, "image/jpeg")


def _saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()
