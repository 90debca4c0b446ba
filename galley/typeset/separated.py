"""Pictures in inks without loss, which the engine does not know. It asks them what it asks its own `RasterImage` (WeasyPrint 70): `id`, `draw` and
`get_x_object`."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pydyf
from weasyprint.images import RasterImage


class Separated:
    """A picture as `galley.images` gives it: a line with width and height, and the deflated inks of its pixels."""

    _dpi = None

    def __init__(self, data: bytes) -> None:
        size, _, self.inks = data.partition(b"\n")
        self.width, self.height = map(int, size.split())
        self.id = sha256(data).hexdigest()

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
        """Draw it as large as it is asked for."""
        RasterImage.draw(self, stream, concrete_width, concrete_height, style)

    def get_x_object(self, interpolate: bool, dpi_ratio: float) -> pydyf.Stream:
        """The picture as a PDF has it (ISO 32000-1, 8.9.5)."""
        told = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": self.width,
            "Height": self.height,
            "ColorSpace": "/DeviceCMYK",
            "BitsPerComponent": 8,
            "Interpolate": "true" if interpolate else "false",
            "Filter": "/FlateDecode",
        }
        return pydyf.Stream([self.inks], pydyf.Dictionary(told))
