"""A picture in the inks of a press: neutral pixels of drawings in black alone, without loss."""

from __future__ import annotations

import zlib
from collections import Counter
from typing import Literal

from PIL import Image, ImageChops

from galley.images.colour import to_cmyk

NEAR = 3
"""How far the channels of a grey pixel may lie apart, of 255: noise of scanners, and of JPEG at its best."""
MOST_COLOURS = 65_536
FEW = 8
FLAT = 0.5
"""In a drawing as few colours as these, of so many at most, cover at least this share of it; no photograph is so flat."""
SPOTS = 200
"""Into as many spots a side a picture is divided, to find where most ink lies."""
STRIP = 64
"""So many rows of pixels are counted at once: a photograph has nearly as many mixtures of inks as pixels, which take memory."""
SEPARATED: Literal["application/x-inks"] = "application/x-inks"


def chroma(image: Image.Image) -> Image.Image:
    """How far the channels of each pixel of an RGB or RGBA picture lie apart."""
    red, green, blue = image.split()[:3]
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(red, blue))
    return ImageChops.lighter(apart, ImageChops.difference(green, blue))


def is_drawn(image: Image.Image) -> bool:
    """Whether an RGB picture is a drawing, as a chart or a screenshot, by how flat it is."""
    counts = sorted((count for count, _ in image.getcolors(MOST_COLOURS) or ()), reverse=True)
    return sum(counts[:FEW]) >= FLAT * image.width * image.height


def drawn_in_inks(image: Image.Image, press: bytes) -> Image.Image:
    """A drawing in sRGB as CMYK: greys in black alone, which four inks would blur and tint; colours through the profile."""
    separated, none = to_cmyk(image, press), Image.new("L", image.size)
    black = Image.merge("CMYK", (none, none, none, ImageChops.invert(image.convert("L"))))
    separated.paste(black, mask=chroma(image).point([255 if apart <= NEAR else 0 for apart in range(256)]))
    return separated


def heaviest(image: Image.Image) -> int:
    """The most ink on a CMYK picture, in percent, a spot of it taken together: a single pixel dries."""
    spots = image.resize((min(image.width, SPOTS), min(image.height, SPOTS)), Image.Resampling.BOX).tobytes()
    return round(max(map(sum, zip(*[iter(spots)] * 4, strict=True))) * 100 / 255)


def ink_counted(pixels: bytes, width: int, window: tuple[int, int, int, int]) -> Counter[int]:
    """How much of four inks, a byte each, lies together on the pixels of a window, and on how many of them. Pixels lie in rows of a width; the window is
    left, top, and behind the right and the bottom."""
    image = Image.frombuffer("CMYK", (width, len(pixels) // (4 * width)), pixels, "raw", "CMYK", 0, 1)
    left, top, right, bottom = window
    counted: Counter[int] = Counter()
    for first in range(top, bottom, STRIP):
        strip = image.crop((left, first, right, min(first + STRIP, bottom)))
        for times, mixture in strip.getcolors(strip.width * strip.height) or ():
            counted[sum(mixture)] += times  # type: ignore[arg-type]
    return counted


def lossless(image: Image.Image) -> bytes:
    """A CMYK picture as it stands in a PDF with FlateDecode, behind a line with its width and height. No format of files that the engine reads has
    CMYK without loss."""
    return b"%d %d\n" % image.size + zlib.compress(image.tobytes(), 9)
