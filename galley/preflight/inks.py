"""The colours that are asked for: inks for a press, light for a screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from galley.message import Message, said
from galley.preflight.document import Document
from galley.preflight.marks import NOWHERE, Box, Mark
from galley.preflight.page import Page, doubtful
from galley.preflight.rule import LIGHT, PRESS, Family, Finding, Rule, told_once
from galley.preflight.spaces import GREYS
from galley.problem import Severity

SMALL_PT = 9
"""Below this plates that are a hair out of place blur a letter (GWG 2015)."""
MOST_SMALL_INKS = 2
TOLERANCE_PT = 0.05
ALMOST_BLACK = 0.85
REGISTRATION = "Separation All"

RGB = Rule("ink.rgb", said("nothing is coloured in light, everything in inks"), "ISO 15930-7; GWG 2015", PRESS)
LIT = Rule("ink.light", said("everything is coloured in sRGB or grey"), "ISO 19005-2, 6.2.4", LIGHT)
SPOTS = Rule("ink.spots", said("no ink is asked for besides those that were ordered"), "GWG 2015", PRESS)
RICH = Rule("ink.text-black", said("black text is of black ink alone"), "GWG 2015", PRESS)
OVER = Rule("ink.black-overprint", said("text in full black overprints"), "GWG 2015", PRESS)
WHITE = Rule("ink.white-overprint", said("nothing white overprints: it would vanish"), "GWG 2015", PRESS)
SMALL = Rule("ink.small-text", said("text below {size} pt is of two inks at most", size=SMALL_PT), "GWG 2015", PRESS)
ALL = Rule(
    "ink.registration", said("nothing on the page is in the colour of marks"), "GWG 2015", PRESS, Severity.WARNING
)

_TOKENS = said("take a colour of the theme, which states its inks")


PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
UNBOUNDED = ("shading", "pattern", "glyph")
"""What has no box of its own."""


Where = tuple[int, Box | None, Message]
"""The page of what is told, its place there, and what it is."""


def printed(document: Document) -> tuple[str, ...]:
    """The inks that a file needs, those of the four first. Of a picture in four inks all are counted: which of them it leaves out is not looked at."""
    named = {each for page in document.pages for each in needed(page)}
    return (*(each for each in PROCESS if each in named), *sorted(named - {*PROCESS, "None", "All"}))


def needed(page: Page) -> Collection[str]:
    """The inks that a page needs, in no order."""
    if page.inks is not None:
        return page.inks
    seen = (mark for mark in page.marks if mark.kind in UNBOUNDED or page.is_seen(mark.box))
    return {each for mark in seen for each in _named(mark)}


def _named(mark: Mark) -> Iterator[str]:
    """The inks that something is drawn in; a group only says what is mixed in it."""
    space, _, rest = mark.ink.space.partition(" ")
    if mark.kind == "group":
        return
    if space == "Separation":
        yield rest.replace("#20", " ")
    elif space == "DeviceN":
        yield from (each.replace("#20", " ") for each in rest.split(" "))
    elif mark.ink.space in ("DeviceCMYK", "ICCBased 4"):
        shares = mark.ink.values if mark.ink.is_cmyk else (1.0,) * 4
        yield from (name for name, share in zip(PROCESS, shares, strict=True) if share)
    elif mark.ink.space in (*GREYS, "ICCBased 1") and not mark.ink.is_white:
        yield "Black"


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with colours. What is told alike is told once, where it is first, with all its pages."""
    marks = ((mark, page) for page in doubtful(document.pages) for mark in _kinds(page))
    yield from told_once(finding for mark, page in marks for finding in _mark(mark, page, document))


def _kinds(page: Page) -> Iterator[Mark]:
    """The first of all marks that are alike in what is judged here."""
    known: set[object] = set()
    for mark in page.marks:
        kind = mark[:1] + mark[2:7] + (bool(mark.text.strip()), page.is_seen(mark.box))
        if kind not in known:
            known.add(kind)
            yield mark


def _mark(mark: Mark, page: Page, document: Document) -> Iterator[Finding]:
    where = page.number, None if mark.box == NOWHERE else mark.box, name(mark)
    ink = mark.ink
    if ink.is_rgb:
        message = said("a {kind} is coloured in {space}", kind=_kind(mark), space=ink.space)
        yield RGB.broken(message, _TOKENS, *where)
    if ink.is_cmyk or ink.space in ("DeviceCMYK", "ICCBased 4"):
        message = said("a {kind} is coloured in inks ({space})", kind=_kind(mark), space=ink.space)
        yield LIT.broken(message, said("state its colour in sRGB; pictures are converted by the build"), *where)
    yield from _spots(mark, page, where, document.limits.spots)
    if mark.kind == "text" and mark.text.strip():
        yield from _text(mark, page)
    elif ink.is_white and mark.overprints and mark.mode == 1 and mark.kind in ("ground", "line"):
        yield WHITE.broken(said("a white {kind} overprints", kind=_kind(mark)), _KNOCK, *where)


_KNOCK = said("switch overprint off for it")


def _spots(mark: Mark, page: Page, where: Where, ordered: frozenset[str]) -> Iterator[Finding]:
    space = mark.ink.space
    if space == REGISTRATION and page.is_seen(mark.box):
        message = said("a {kind} is in the colour of registration marks: it stands on every plate", kind=_kind(mark))
        yield ALL.broken(message, said("colour it in black"), *where)
    elif space.startswith(("Separation ", "DeviceN ")) and space != REGISTRATION:
        names = set(space.split(" ")[1:]) if space.startswith("DeviceN") else {space.partition(" ")[2]}
        for each in sorted(names - ordered - {"Cyan", "Magenta", "Yellow", "Black", "None", "All"}):
            message = said("ink {name} is asked for, which was not ordered", name=each.replace("#20", " "))
            yield SPOTS.broken(message, said("order it, or colour the place in the four inks"), *where)


def _text(mark: Mark, page: Page) -> Iterator[Finding]:
    ink, where = mark.ink, (page.number, mark.box, name(mark))
    used = [share for share in ink.inks if share > 0]
    if ink.is_cmyk and ink.values[3] >= ALMOST_BLACK and any(share > 0 for share in ink.values[:3]):
        message = said("black text is of {inks} inks", inks=len(used))
        yield RICH.broken(message, said("colour it 0 0 0 100: plates out of place would fringe it"), *where)
    elif mark.size < SMALL_PT - TOLERANCE_PT and len(used) > MOST_SMALL_INKS:
        message = said("text of {size} pt is of {inks} inks", size=f"{mark.size:.1f}", inks=len(used))
        yield SMALL.broken(
            message, said("set it larger, or in black or two inks: plates out of place would blur it"), *where
        )
    if ink.is_black_alone and not (mark.overprints and mark.mode == 1):
        message = said("text in full black knocks out what is below")
        yield OVER.broken(message, said("let it overprint (OP, op and OPM 1)"), *where)
    if ink.is_white and mark.overprints and mark.mode == 1:
        yield WHITE.broken(said("white text overprints: it cannot be seen"), _KNOCK, *where)


KINDS: dict[str, Message] = {
    "text": said("text"),
    "line": said("line"),
    "ground": said("ground"),
    "picture": said("picture"),
    "shading": said("gradient"),
    "group": said("transparency group"),
    "pattern": said("pattern"),
    "glyph": said("glyph"),
}


def _kind(mark: Mark) -> Message:
    return KINDS[mark.kind]


def name(mark: Mark) -> Message:
    """What an element is, and for a text its beginning."""
    return said("text “{text}”", text=mark.text[:20]) if mark.kind == "text" else KINDS[mark.kind]


FAMILY = Family(said("inks"), (RGB, LIT, SPOTS, RICH, OVER, WHITE, SMALL, ALL), examine)
