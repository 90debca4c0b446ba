"""Effective resolution: the pixels of a picture against the size it is printed at."""

from __future__ import annotations

from galley.images.facts import Facts
from galley.message import Message, said
from galley.problem import Place, Problem, Severity

MM_PER_INCH = 25.4

GOOD_PPI = 300
"""Two samples a line of the usual offset screen of 150 lines an inch."""
LEAST_PPI = 150
"""One sample a screen line: below it the pixels themselves show."""
GOOD_BILEVEL_PPI = 1000
"""1-bit edges are not screened, so they must be finer than the eye's limit at reading distance."""
LEAST_BILEVEL_PPI = 600
"""Below it the steps of a slanted edge show."""


LEAST_WIDTH_MM = 10
"""Nothing can be made out on a narrower picture, so that nobody is told to print one."""


def ppi(facts: Facts, width_mm: float, height_mm: float | None = None) -> float:
    """Pixels per inch at the printed size (above 0), the lesser of both directions; no height: proportions are kept."""
    across = facts.width_px / width_mm * MM_PER_INCH
    return across if height_mm is None else min(across, facts.height_px / height_mm * MM_PER_INCH)


def resolution_problem(
    facts: Facts,
    name: str,
    width_mm: float,
    place: Place | None = None,
    language: str | None = None,
    page: int | None = None,
    *,
    height_mm: float | None = None,
) -> Problem | None:
    """Too few pixels for print: a warning below the good value, an error below the least.

    GWG 2015 has the two checks, "Image Resolution for Grayscale and Color Images" and "Image Resolution for 1-bit
    Images", each with a warning and an error; the limits are chosen above, with their reasons. A picture that is cut to
    `width_mm` by `height_mm` has the resolution of the side that it fills uncut.
    """
    bilevel = facts.kind == "bilevel"
    good, least = (GOOD_BILEVEL_PPI, LEAST_BILEVEL_PPI) if bilevel else (GOOD_PPI, LEAST_PPI)
    found = round(ppi(facts, width_mm, height_mm))
    if found >= good:
        return None
    return Problem(
        "images.resolution",
        said(
            "{name} has {found} pixels per inch at {width} mm; a 1-bit picture needs {good}, never under {least}",
            name=name,
            found=found,
            width=f"{width_mm:.0f}",
            good=good,
            least=least,
        )
        if bilevel
        else said(
            "{name} has {found} pixels per inch at {width} mm; a picture needs {good}, never under {least}",
            name=name,
            found=found,
            width=f"{width_mm:.0f}",
            good=good,
            least=least,
        ),
        _mend(facts, good, width_mm, height_mm),
        place or Place(name),
        Severity.WARNING if found >= least else Severity.ERROR,
        page,
        language,
    )


def _mend(facts: Facts, good: int, width_mm: float, height_mm: float | None) -> Message:
    """Print it smaller, or bring more pixels; where the height is too coarse, as in a wide strip that is cut, more of these."""
    if height_mm and facts.height_px / height_mm < facts.width_px / width_mm:
        return said(
            "bring one {pixels} pixels high (this has {given}): it is printed {height} mm high, and its sides are cut",
            pixels=f"{height_mm / MM_PER_INCH * good:.0f}",
            given=facts.height_px,
            height=f"{height_mm:.0f}",
        )
    wide_enough, pixels = facts.width_px / good * MM_PER_INCH, f"{width_mm / MM_PER_INCH * good:.0f}"
    if wide_enough < LEAST_WIDTH_MM:
        return said("bring one {pixels} pixels wide (this has {given})", pixels=pixels, given=facts.width_px)
    return said(
        "print it {width} mm wide, or bring one {pixels} pixels wide (this has {given})",
        width=f"{wide_enough:.0f}",
        pixels=pixels,
        given=facts.width_px,
    )
