"""The accepted formats, and the names of those people send instead."""

from __future__ import annotations

from galley.message import said

EXTENSIONS = {
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "PNG": ("png",),
    "TIFF": ("tif", "tiff"),
    "WEBP": ("webp",),
    "GIF": ("gif",),
}
"""The accepted formats, by PIL's names, and the endings of their files."""

ACCEPTED = said("JPEG, PNG, TIFF, WebP, GIF and SVG")

_SIGNATURES = (
    (0, b"\xff\xd8", "JPEG"),
    (0, b"\x89PNG", "PNG"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"II+\0", "TIFF"),
    (0, b"MM\0+", "TIFF"),
    (8, b"WEBP", "WEBP"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"jP  ", "JPEG 2000"),
    (0, b"BM", "BMP"),
    (0, b"8BPS", "Photoshop"),
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "PostScript"),
    (0, b"\x1f\x8b", said("compressed SVG or another archive")),
)


def signature(data: bytes) -> str | None:
    """The format the first bytes speak of: a key of `EXTENSIONS`, the name of another format, or None."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((name for offset, magic, name in _SIGNATURES if head[offset:].startswith(magic)), None)
