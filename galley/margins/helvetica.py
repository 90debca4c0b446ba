"""Helvetica, which every reader of PDFs has (ISO 32000-1, 9.6.2.2): how wide its letters are, for addresses and numbers."""

from __future__ import annotations

import re

# Adobe Core 14 AFM, Helvetica, U+0020 to U+007E, in thousandths of the size.
_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556,) * 10,
    *(278, 278, 584, 584, 584, 556, 1015),
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),
    *(278, 278, 278, 469, 556, 333),
    *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),
    *(334, 260, 334, 584),
)
_PARTS = re.compile(r"[^/.\-]*[/.\-]|[^/.\-]+")


DOT, DITTO = "·", "…"
"""The letters beyond ASCII, which WinAnsi has."""
_BY_LETTER = {chr(32 + number): wide for number, wide in enumerate(_WIDTHS)} | {DOT: 278, DITTO: 1000}


def is_plain(text: str) -> bool:
    """Whether its letters are known."""
    return _BY_LETTER.keys() >= set(text)


def width(text: str, size: float) -> float:
    """How wide plain text is, in the unit of its size."""
    return sum(map(_BY_LETTER.__getitem__, text)) * size / 1000


def wrapped(text: str, size: float, measure: float) -> list[str]:
    """An address in lines no wider than `measure`, broken behind `/`, `-` and `.`, and where a part alone is too long."""
    lines = [""]
    for part in _PARTS.findall(text):
        if lines[-1] and width(lines[-1] + part, size) > measure:
            lines.append("")
        while width(part, size) > measure and len(part) > 1:
            most = max(n for n in range(1, len(part) + 1) if n == 1 or width(part[:n], size) <= measure)
            lines[-1:] = [part[:most], ""]
            part = part[most:]
        lines[-1] += part
    return [line for line in lines if line] or [""]
