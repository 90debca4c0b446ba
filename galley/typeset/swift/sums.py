"""Sums of lengths that hang on the size of a font, which `calc()` may not be asked for while style sheets are read.

`_resolve_calc_sum` keeps the exception that it raises in a variable of its own. So its frame holds the exception, the exception the frame, and the frame all that
called it with all that these hold: the boxes of pages that were let go stayed till the collector found them. The exception forgets its frames.
"""

from __future__ import annotations

from typing import Any

from weasyprint import css
from weasyprint.css.tokens import RelativeLengthInMath

from galley.typeset.swift.patch import Patch

_engine = css._resolve_calc_sum


def _summed(*given: Any) -> Any:
    """The engine's sum. Raises what the engine raises, without the frames in which it was raised."""
    try:
        return _engine(*given)
    except RelativeLengthInMath as exception:
        exception.__traceback__ = None
        raise


PATCHES = (Patch((css,), "_resolve_calc_sum", _engine, _summed),)
"""The place of the engine."""
