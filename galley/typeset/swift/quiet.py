"""No rounds of the garbage collector while pages are laid out or drawn.

Laying out makes boxes by the hundred thousand, nearly all of which stay; going through them again and again finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from galley.typeset.swift.descriptions import known


@contextmanager
def undisturbed() -> Iterator[None]:
    """While it lasts, the collector rests, and a font is described once; afterwards all is as it was."""
    works, described = gc.isenabled(), known.set({})
    gc.disable()
    try:
        yield
    finally:
        known.reset(described)
        if works:
            gc.enable()
