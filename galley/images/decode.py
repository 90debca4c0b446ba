"""The wall round PIL: bytes of any origin to a decoded, upright picture, or `Unusable`."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import NoReturn

from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError

from galley.images.formats import ACCEPTED, EXTENSIONS, signature
from galley.message import Message, said

MAX_PIXELS = 120_000_000
"""An A3 spread at 600 ppi has 70 million; the decoded picture takes up to four bytes a pixel, several times over."""

MAX_SIDE_PX = 65_500
"""The longest side libjpeg writes (JPEG_MAX_DIMENSION)."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation (Exif 2.32, tag 0x0112) to the turn that sets the picture upright; 1 is upright."""

_EIGHT_BIT = {
    "1": "L",
    "L": "L",
    "LA": "LA",
    "La": "LA",
    "P": "RGB",
    "PA": "RGBA",
    "RGB": "RGB",
    "RGBX": "RGB",
    "YCbCr": "RGB",
    "RGBA": "RGBA",
    "RGBa": "RGBA",
    "CMYK": "CMYK",
}
"""PIL's modes to those the rest of the room works in. 32-bit, float and Lab samples have no place in it."""


_OF_PAGES = said(
    "save it as SVG, from the program it was drawn with or by `pdftocairo -svg`, or as a PNG of 300 pixels per printed inch: a page of PDF "
    "brings colours, fonts and boxes of its own"
)
_MENDS = {"PDF": _OF_PAGES, "PostScript": _OF_PAGES}


class Unusable(Exception):
    """A picture that cannot be used; `rule` is the second half of the problem's code, `told` says why of its name."""

    def __init__(self, rule: str, told: Callable[[str], Message], mend: Message) -> None:
        super().__init__(rule)
        self.rule, self.told, self.mend = rule, told, mend


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture: upright, in L, LA, RGB, RGBA or CMYK, with alpha only where some pixel is transparent.

    `stored` is the mode the file had; `format` a key of `EXTENSIONS`; `turned` says that a JPEG's pixels were moved to
    set it upright; `adobe` that it carries Adobe's APP14 segment; `icc` is the embedded profile, `dpi` what the file
    states.
    """

    image: Image.Image
    stored: str
    format: str
    turned: bool
    adobe: bool
    icc: bytes | None
    dpi: float | None


def upright(data: bytes) -> Picture:
    """Decode a picture whole and turn it as its EXIF orientation says; raises `Unusable`, nothing else."""
    with _strict():
        image = _opened(data)
        _refuse_unfit(image)
        try:
            return _decoded(image)
        except Exception:
            _refuse_damaged()


def _decoded(image: Image.Image) -> Picture:
    """May raise almost anything: what PIL meets in damaged files is not confined to its own exceptions."""
    image.load()  # sets a TIFF upright already
    turn = _TURNS.get(_orientation(image))
    plain = _eight_bit(image)
    return Picture(
        image=plain if turn is None else plain.transpose(turn),
        stored=image.mode,
        format="JPEG" if image.format == "MPO" else str(image.format),
        turned=turn is not None,
        adobe="adobe" in image.info,
        icc=image.info.get("icc_profile") or None,
        dpi=_dpi(image),
    )


def _eight_bit(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = _from_16_bit(image)
    else:
        mode = _EIGHT_BIT[image.mode]
        if image.has_transparency_data and mode in ("L", "RGB"):
            mode += "A"
        image = image if image.mode == mode else image.convert(mode)
    if image.mode in ("LA", "RGBA") and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert(image.mode[:-1])
    return image


def _from_16_bit(image: Image.Image) -> Image.Image:
    """0…65535 to 0…255, rounded; PIL itself would clip. A PNG's transparent value (tRNS) becomes alpha."""
    wide = image.convert("I")
    grey = wide.point([round(value / 257) for value in range(65_536)], "L")
    key = image.info.get("transparency")
    if isinstance(key, int):
        grey.putalpha(wide.point([0 if value == key else 255 for value in range(65_536)], "L"))
    return grey


def _dpi(image: Image.Image) -> float | None:
    try:
        dpi = float(image.info["dpi"][0])
    except (KeyError, IndexError, TypeError, ValueError, ArithmeticError):
        return None
    return round(dpi, 2) if math.isfinite(dpi) and dpi > 1 else None


@contextmanager
def _strict() -> Iterator[None]:
    """PIL's module-wide switches as this room needs them (the engine sets LOAD_TRUNCATED_IMAGES), put back afterwards.

    PIL refuses more than twice MAX_IMAGE_PIXELS, and only warns below.
    """
    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = MAX_PIXELS // 2, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(data: bytes) -> Image.Image:
    if not data:
        mend = said("copy the file again from its source")
        raise Unusable("empty", lambda name: said("{name} has no bytes", name=name), mend)
    try:
        return Image.open(BytesIO(data), formats=tuple(EXTENSIONS))
    except Image.DecompressionBombError:
        _refuse_large(said("more than {millions} million pixels", millions=MAX_PIXELS // 1_000_000))
    except UnidentifiedImageError:
        _refuse_unknown(signature(data))
    except Exception:
        _refuse_damaged()


def _refuse_unfit(image: Image.Image) -> None:
    """Refuse, by its header alone, what is too large, has several pages, or samples with no known white."""
    if max(image.size) > MAX_SIDE_PX:
        _refuse_large(said("{width} × {height} pixels", width=image.width, height=image.height))
    if min(image.size) < 1:
        _refuse_damaged()
    if _several(image):
        _refuse_several(image)
    if image.mode not in _EIGHT_BIT and not image.mode.startswith("I;16"):
        raise Unusable(
            "samples",
            lambda name: said(
                "{name} has samples of a kind that has no fixed white or is not RGB, CMYK or grey ({mode})",
                name=name,
                mode=image.mode,
            ),
            said("save it with 8 or 16 bits a channel, in RGB, CMYK or grey"),
        )


def _several(image: Image.Image) -> bool:
    """Whether there is a second page or frame; the previews behind the picture in a camera's MPO do not count."""
    try:
        return image.format != "MPO" and bool(getattr(image, "is_animated", False))
    except Exception:
        _refuse_damaged()


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation; a damaged EXIF block means none, the picture is still good."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:
        return 1


def _refuse_unknown(format_: str | None) -> NoReturn:
    if format_ in EXTENSIONS:
        _refuse_damaged()

    def told(name: str) -> Message:
        if format_ is None:
            return said(
                "{name} is not a picture in a known format; accepted are {accepted}", name=name, accepted=ACCEPTED
            )
        return said("{name} looks like {format}; accepted are {accepted}", name=name, format=format_, accepted=ACCEPTED)

    raise Unusable("format", told, _MENDS.get(format_ or "", said("save the picture in one of these formats")))


def _refuse_large(size: Message) -> NoReturn:
    raise Unusable(
        "too-large",
        lambda name: said(
            "{name} has {size}; the limit is {millions} million pixels and {side} a side",
            name=name,
            size=size,
            millions=MAX_PIXELS // 1_000_000,
            side=MAX_SIDE_PX,
        ),
        said("scale the picture down: 300 pixels per printed inch are enough"),
    )


def _refuse_several(image: Image.Image) -> NoReturn:
    if image.format == "TIFF":
        mend = said("save the wanted page alone")
        raise Unusable("pages", lambda name: said("{name} is a TIFF of several pages", name=name), mend)
    mend = said("save the wanted frame alone")
    raise Unusable("animated", lambda name: said("{name} is animated", name=name), mend)


def _refuse_damaged() -> NoReturn:
    mend = said("copy the file again from its source, or save it anew")
    raise Unusable("damaged", lambda name: said("{name} is damaged or cut short", name=name), mend)
