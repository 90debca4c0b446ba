"""Loads the engine, before any of its parts is, and of what it wants only what it uses.

- It tries up to six names for each of seven libraries of the system. Of those that are no file's name the standard library asks linker and compiler,
  on Linux, fifty processes at each start; `libpango-1.0.so.0` and its like are among the names, and need nobody to be asked.
- What cssselect2 compiles of the selectors of style sheets, the engine's own among them, is kept from one process to the next.
- fontTools subsets fonts where HarfBuzz cannot, and instantiates variable ones; that a hundred of its modules are loaded for it can wait.
"""

from __future__ import annotations

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager

from cssselect2 import compiler

from galley.compiling import CODES
from galley.later import later, loaded_by
from galley.typeset.declarations import BESIDES, MODULE, Declaring

SUBSETTING = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")

CODES.put_before(compiler, "eval")


@contextmanager
def by_their_files() -> Iterator[None]:
    """While it lasts, a library is not looked for by a name that is not its file's."""
    ask = ctypes.util.find_library
    if hasattr(ctypes.util, "_findSoname_ldconfig"):  # so it looks on Linux, and nowhere else
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = ask


with by_their_files(), loaded_by(Declaring, MODULE), later(*SUBSETTING):
    from weasyprint.text.ffi import ffi  # loaded here so that it is loaded so

if hasattr(ffi, "cdef"):  # it was there already, and is as the engine made it
    ffi.cdef(BESIDES)
