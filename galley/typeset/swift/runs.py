"""Runs of characters in HTML, by expressions that are made once.

`HTMLUnicodeInputStream.chars_until` of tinyhtml5 2.1 means to keep the expression for each set of characters, but enters it under itself, and
makes it anew for every run: half the time of reading a book's HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from weasyprint import tinyhtml5

from galley.typeset.swift.patch import Patch

_stream = tinyhtml5.inputstream.HTMLUnicodeInputStream
_known = tinyhtml5.inputstream.characters_until_regex
_engine = _stream.chars_until


def _chars_until(self: Any, characters: Collection[str], opposite: bool = False) -> str:
    """The characters up to one that is in a set, or, as the `opposite`, that is not."""
    key = characters, opposite
    if key not in _known:
        escaped = "".join(f"\\x{ord(each):02x}" for each in characters)
        _known[key] = re.compile(f"[{escaped}]+" if opposite else f"[^{escaped}]+")
    run: str = _engine(self, characters, opposite)
    return run


PATCHES = (Patch((_stream,), "chars_until", _engine, _chars_until),)
