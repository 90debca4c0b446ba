"""A JPEG file as segments (ITU-T T.81, annex B): dropping its metadata without touching the coded picture."""

from __future__ import annotations

_START_OF_SCAN = 0xDA
_FRAMES_OF_PDF = {0xC0, 0xC1, 0xC2}  # baseline, extended sequential, progressive; the others PDF readers refuse
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_METADATA = {*range(0xE1, 0xEE), 0xEF, 0xFE}  # APP1 to APP15 and COM, without APP14, which says how to read CMYK


def stripped(data: bytes) -> bytes | None:
    """The file without EXIF, XMP, profile and comments, the coded picture byte for byte.

    None when its coding is one DCTDecode does not know (ISO 32000-2, 7.4.8) or its segments cannot be followed.
    """
    kept, at = [data[:2]], 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            return b"".join(kept) + data[at:]
        if length < 2 or marker in _FRAMES - _FRAMES_OF_PDF:
            return None
        end = at + 2 + length
        if marker not in _METADATA:
            kept.append(data[at:end])
        at = end
    return None
