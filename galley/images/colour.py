"""Colour profiles: RGB to the press's CMYK, any embedded profile to sRGB, and which profiles are fit for a press.

All conversions are relative colorimetric with black point compensation, lcms's arithmetic.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms

from galley.message import Message, said
from galley.problem import Place, Problem

_HEADER_BYTES = 128
_VERSION, _MADE = slice(8, 12), slice(24, 36)
"""Where a header has the version of its format, and the day and time it was made (ISO 15076-1, 7.2)."""


def inspect_profile(data: bytes, name: str, place: Place | None = None) -> Problem | None:
    """Refuse what is not the profile of a CMYK press: class `prtr`, space CMYK, version 2 or 4 (ISO 15076-1, 7.2)."""
    fault = _header_fault(data, name)
    if fault is None and _transform(None, data, "RGB", "CMYK") is None:
        fault = said("{name} cannot be read to its end or lacks the tables to separate colours", name=name)
    if fault is None:
        return None
    mend = said("name an ICC output profile for CMYK (class prtr, version 2 or 4), as the printer hands it out")
    return Problem("images.press-profile", fault, mend, place or Place(name))


def _header_fault(data: bytes, name: str) -> Message | None:
    if len(data) < _HEADER_BYTES or data[36:40] != b"acsp":
        return said("{name} is not an ICC profile", name=name)
    if (stated := int.from_bytes(data[:4], "big")) != len(data):
        return said(
            "{name} is cut short or padded: its header says {stated} bytes, it has {found}",
            name=name,
            stated=stated,
            found=len(data),
        )
    if data[12:16] != b"prtr":
        return said("{name} is of class {tag}, not prtr (output)", name=name, tag=_tag(data[12:16]))
    if data[16:20] != b"CMYK":
        return said("{name} is a profile for {colours}, not CMYK", name=name, colours=_tag(data[16:20]))
    if data[8] not in (2, 4):
        return said("{name} is of ICC version {version}, not 2 or 4", name=name, version=data[8])
    return None


def _tag(four: bytes) -> str:
    return repr(four.decode("latin-1").strip())


def fits(icc: bytes, mode: str) -> bool:
    """Whether an embedded profile can be read and is one for pictures in `mode`, RGB or CMYK."""
    return _transform(icc, None, mode, "RGB") is not None


def srgb() -> bytes:
    """A profile of sRGB (IEC 61966-2-1), always the same: of the version that archives take (ISO 19005-2, 6.2.4.2) and of the day of its standard."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_VERSION], made[_MADE] = bytes((4, 0x20, 0, 0)), struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
    return bytes(made)


def to_srgb(image: Image.Image, icc: bytes | None, press: bytes) -> Image.Image:
    """An RGB, RGBA or CMYK picture in sRGB. `icc` is its embedded profile; without one that fits RGB is taken for
    sRGB, CMYK for the colours of `press`."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    transform = _transform(icc, None, colours.mode, "RGB") if icc else None
    if transform is None and colours.mode == "CMYK":
        transform = _transform(press, None, "CMYK", "RGB")
    if transform is not None:
        colours = transform.apply(colours)
    if alpha:
        colours.putalpha(alpha)
    return colours


def to_cmyk(image: Image.Image, press: bytes) -> Image.Image:
    """An sRGB picture in the inks of `press`, a profile that `inspect_profile` let pass."""
    transform = _transform(None, press, "RGB", "CMYK")
    if transform is None:
        raise ValueError("the press profile cannot separate colours; inspect_profile says why")
    return transform.apply(image)


def most_ink(press: bytes) -> int:
    """The most that a profile, which `inspect_profile` let pass, separates sRGB to: its inks together, in percent."""
    steps = bytes(range(0, 256, 15))
    every = bytes(channel for red in steps for green in steps for blue in steps for channel in (red, green, blue))
    inks = to_cmyk(Image.frombytes("RGB", (len(steps) ** 3, 1), every), press).tobytes()
    return round(max(map(sum, zip(*[iter(inks)] * 4, strict=True))) * 100 / 255)


@lru_cache(maxsize=16)
def _transform(
    source: bytes | None, target: bytes | None, source_mode: str, target_mode: str
) -> ImageCms.ImageCmsTransform | None:
    """From one profile to another, None standing for sRGB; None when a profile is damaged or for other colours."""
    try:
        return ImageCms.buildTransform(
            _profile(source),
            _profile(target),
            source_mode,
            target_mode,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _profile(data: bytes | None) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(BytesIO(data) if data else ImageCms.createProfile("sRGB"))
