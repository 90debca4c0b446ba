"""Lines so thin that a press loses them."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.preflight.document import Document
from galley.preflight.inks import name
from galley.preflight.marks import Mark
from galley.preflight.page import Page, doubtful
from galley.preflight.rule import PRESS, Family, Finding, Rule
from galley.problem import Severity

LEAST_PT = 0.25
LEAST_TINTED_PT = 0.5
"""A line in a tint is broken up by the screen: it wants two dots of 150 lines an inch."""
SOLID = 0.99
TOLERANCE_PT = 0.005

HAIR = Rule("line.hairline", said("no line is thinner than {least} pt", least=LEAST_PT), "GWG 2015", PRESS)
TINT = Rule(
    "line.tinted",
    said("a line in a tint is at least {least} pt", least=LEAST_TINTED_PT),
    "the screen of a press, 150 lines an inch",
    PRESS,
    Severity.WARNING,
)


def examine(document: Document) -> Iterator[Finding]:
    """Thin lines, of each page once for each width and colour."""
    for page in doubtful(document.pages):
        told: set[object] = set()
        for mark in page.marks:
            if (mark.kind == "line" or mark.is_thin) and not mark.ink.is_white:
                for finding in _line(mark, page):
                    key = finding.rule.code, round(mark.size, 3), mark.ink
                    if key not in told:
                        told.add(key)
                        yield finding


def _line(mark: Mark, page: Page) -> Iterator[Finding]:
    where = page.number, mark.box, name(mark)
    inks = mark.ink.inks
    if mark.size < LEAST_PT - TOLERANCE_PT:
        message = said("a line is {size} pt thick", size=f"{mark.size:.2f}")
        yield HAIR.broken(message, said("make it {least} pt or more", least=LEAST_PT), *where)
    elif mark.size < LEAST_TINTED_PT - TOLERANCE_PT and inks and max(inks) < SOLID:
        message = said(
            "a line of {size} pt is in a tint of {share} %", size=f"{mark.size:.2f}", share=round(max(inks) * 100)
        )
        mend = said("draw it in full ink, or {least} pt thick", least=LEAST_TINTED_PT)
        yield TINT.broken(message, mend, *where)


FAMILY = Family(said("lines"), (HAIR, TINT), examine)
