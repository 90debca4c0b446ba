"""Numbers as they are written into a page: to a millionth, without what rounding leaves of a whole one.

pydyf writes 133 - 1e-13 as `133.` and -1e-13 as `-0.`, so that the bytes tell in which order lengths were added up, which pages do not. This
stays in when the ways are taken out: it is what their bytes are compared by.
"""

from __future__ import annotations

from typing import Any

import pydyf

_engine = pydyf._to_bytes


def _written(item: Any) -> bytes:
    """A part of a PDF as bytes."""
    if type(item) is bytes:
        return item
    if type(item) is float:
        number = (b"%.6f" % item).rstrip(b"0").rstrip(b".")
        return b"0" if number == b"-0" else number
    found: bytes = _engine(item)
    return found


def install() -> None:
    """Have numbers written so."""
    pydyf._to_bytes = _written
