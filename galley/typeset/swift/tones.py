"""Colours of drawings, asked for by every node and twice for each: what a text means is found once.

The engine takes the opacity off the colour that it is given, so that each one who asks has a copy.
"""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import Any

from weasyprint import svg
from weasyprint.svg import color as _engine

from galley.typeset.swift.patch import Patch

MOST = 1024
"""How many are remembered."""


def _colour(text: str | None) -> Any:
    """The colour of a text."""
    return copy.copy(_meant(text))


_meant = lru_cache(MOST)(_engine)

PATCHES = (Patch((svg,), "color", _engine, _colour),)
