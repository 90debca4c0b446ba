"""Loads the engine, before any of its parts is: on Linux it asks for its libraries by the names of their files.

It tries up to six names for each of seven libraries. Of those that are no file's name the standard library asks linker and compiler, fifty
processes at each start; `libpango-1.0.so.0` and its like are among the names, and need nobody to be asked.
"""

from __future__ import annotations

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager


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


with by_their_files():
    import weasyprint  # noqa: F401 -- loaded here so that it is loaded so
