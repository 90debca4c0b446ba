"""Faster ways through WeasyPrint 70, the pages equal: what the engine works out again and again is kept.

Each module is one way with its reason. `install()` puts all of them in, or those named, under the guard of the version; `remove()` takes
them out, for comparing. What each saves is in `docs/speed.md`.
"""

from __future__ import annotations

from galley.typeset.script.install import check_version
from galley.typeset.swift import (
    descriptions,
    dots,
    flow,
    letters,
    lines,
    matches,
    numbers,
    paths,
    percentages,
    pseudos,
    references,
    runs,
    struts,
    styles,
    sums,
    tones,
    widths,
)
from galley.typeset.swift.quiet import give_back, sweep, swept, undisturbed

PATCHES = {
    each.__name__.rpartition(".")[2]: each.PATCHES
    for each in (
        styles,
        pseudos,
        percentages,
        letters,
        struts,
        descriptions,
        references,
        lines,
        matches,
        runs,
        flow,
        paths,
        tones,
        sums,
        widths,
    )
}


def install(*names: str) -> None:
    """Put in the ways of these names, or all. `RuntimeError` for a version they were not written for, or a place that is taken."""
    check_version()
    numbers.install()
    dots.install()
    for name in names or PATCHES:
        for patch in PATCHES[name]:
            patch.install()


def remove(*names: str) -> None:
    """Take out the ways of these names, or all."""
    for name in names or PATCHES:
        for patch in PATCHES[name]:
            patch.remove()


__all__ = ["PATCHES", "give_back", "install", "remove", "sweep", "swept", "undisturbed"]
