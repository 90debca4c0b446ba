"""Room for the frames of deep calls.

Python keeps the frames of calls in pieces of 16 KB of memory. When calls go beyond the end of one it asks the system for another, and gives it back when they return: a loop that stands
just there does so each time round, for some ten times of what a call takes. A frame that is larger than a piece is given one that is large enough; all that is called below has the rest of it.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

SLOTS = 140_000
"""How many values the frame of such a function says that it needs, of 8 bytes each: pieces double, so that it is given 2 MB and leaves 0.9. What nobody writes to takes no memory."""


def roomy(function: Callable[P, R]) -> Callable[P, R]:
    """The function, below which all calls have their frames in one piece."""
    own = cast(FunctionType, function)
    own.__code__ = own.__code__.replace(co_stacksize=SLOTS)
    return function
