"""No rounds of the garbage collector while pages are laid out or drawn.

Laying out makes boxes by the hundred thousand, nearly all of which stay; going through them again and again finds nothing.
"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from galley.typeset.swift.descriptions import known

Step = TypeVar("Step")


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


def swept(steps: Iterable[Step]) -> Iterator[Step]:
    """Steps that each leave behind what they made: it is looked for after each, and in nothing that was there before the first, and the system has its
    memory back.

    Where another has frozen what there is, it stays so.
    """
    frozen = gc.get_freeze_count()
    gc.collect()
    gc.freeze()
    try:
        for step in steps:
            yield step
            sweep()
    finally:
        if not frozen:
            gc.unfreeze()


def sweep() -> None:
    """Let go of what only knows itself, and let the system have the memory."""
    gc.collect()
    give_back()


def give_back() -> None:
    """Let the system have the memory that glibc keeps for those who ask next (malloc_trim(3)): a quarter of what a gathering took, and a third of what a
    book of 460 pages holds when its files are looked through."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
