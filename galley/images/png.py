"""Pixels as a PNG for websites."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, PngImagePlugin

PERCEPTUAL = b"\0"
"""The rendering intent of the chunk sRGB."""


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Pixels of sRGB, three bytes each in rows from the top, as a PNG that says so (PNG, the chunk sRGB)."""
    told = PngImagePlugin.PngInfo()
    told.add(b"sRGB", PERCEPTUAL)
    made = BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(made, "PNG", optimize=True, pnginfo=told)
    return made.getvalue()
