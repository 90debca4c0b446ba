"""Colours and the spaces that they are asked for in (ISO 32000-1, 8.6)."""

from __future__ import annotations

from typing import Any, NamedTuple

from galley.pdf.objects import Array, Name, PdfError, Stream

GREYS = ("DeviceGray", "CalGray")
RGB = ("DeviceRGB", "CalRGB", "Lab")
MOST_SPACES = 2
"""So many spaces stand in one another: a pattern of an indexed space is the most (8.6.6.2, 8.6.6.3)."""
JPX_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class Ink(NamedTuple):
    """A colour as it is asked for: its space, as `DeviceCMYK`, `ICCBased 3`, `Separation All`, `Pattern`, and its values."""

    space: str
    values: tuple[float, ...] = ()

    @property
    def is_rgb(self) -> bool:
        """Whether it is of light, not of inks."""
        return self.space in RGB or self.space == "ICCBased 3"

    @property
    def is_cmyk(self) -> bool:
        return self.space in ("DeviceCMYK", "ICCBased 4") and len(self.values) == 4

    @property
    def inks(self) -> tuple[float, ...]:
        """How much of each ink, from 0 to 1; nothing for what is not of inks."""
        if self.is_cmyk:
            return self.values
        if self.space in (*GREYS, "ICCBased 1") and self.values:
            return (0.0, 0.0, 0.0, 1 - self.values[0])
        return self.values if self.space.startswith(("Separation", "DeviceN")) else ()

    @property
    def is_white(self) -> bool:
        """Whether it is the bare paper."""
        return bool(self.inks) and max(self.inks) == 0

    @property
    def is_black_alone(self) -> bool:
        """Whether it is black ink in full and no other."""
        return self.is_cmyk and self.values[:3] == (0, 0, 0) and self.values[3] == 1


BLACK = Ink("DeviceGray", (0.0,))
NOTHING = Ink("none")
"""Of text that is not painted."""


def space_of(space: Any, resources: Any, depth: int = 0) -> str:
    """The name of a colour space (8.6.3), with the number of its channels or the name of its colorant. Raises `PdfError` for one that stands in itself."""
    if isinstance(space, Name):
        name = str(space).lstrip("/")
        own = resources.get("/ColorSpace", {}).get(str(space))
        return space_of(own, {}) if own is not None and own != space else name
    if depth > MOST_SPACES:
        raise PdfError("a colour space stands in itself")
    if isinstance(space, Array) and len(space):
        kind = str(space[0]).lstrip("/")
        if kind == "ICCBased" and isinstance(space[1], Stream):
            return f"ICCBased {int(space[1].get('/N', 0))}"
        if kind == "Indexed":
            return space_of(space[1], resources, depth + 1)
        if kind == "Pattern" and len(space) > 1:
            return f"Pattern {space_of(space[1], resources, depth + 1)}"
        if kind == "Separation":
            return f"Separation {str(space[1]).lstrip('/')}"
        if kind == "DeviceN":
            return f"DeviceN {' '.join(str(each).lstrip('/') for each in space[1])}"
        return kind
    return "unknown"


def space_of_picture(picture: Any, resources: Any) -> str:
    """The colour space of a picture; JPEG 2000 may leave it to its own head (7.4.9; ISO 15444-1, I.5.3.1)."""
    space, filters = picture.get("/ColorSpace"), picture.get("/Filter")
    if space is not None or "JPXDecode" not in str(filters):
        return space_of(space if space is not None else Name.DeviceGray, resources)
    _, _, head = picture.read_raw_bytes().partition(b"ihdr")
    return JPX_SPACES.get(int.from_bytes(head[8:10], "big"), "unknown")
