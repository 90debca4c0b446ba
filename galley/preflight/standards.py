"""What a file says it is: the keys of PDF/X-4, PDF/UA-1 and PDF/A-2, and what these forbid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from galley.message import Message, said
from galley.options import Edition
from galley.pdf.objects import Dictionary, Stream
from galley.preflight.document import Document, attribute
from galley.preflight.rule import LIGHT, PRESS, Family, Finding, Rule, told_once

ARCHIVED = frozenset({Edition.ARCHIVE})
WANTED_VERSION = (1, 6)

VERSION = Rule("x.version", said("the file is of PDF 1.6"), "ISO 15930-7", PRESS)
KEY = Rule("x.key", said("the metadata name PDF/X-4"), "ISO 15930-7", PRESS)
TRAPPED = Rule("x.trapped", said("the file says whether it is trapped, in both places alike"), "ISO 15930-7", PRESS)
INTENT = Rule("x.intent", said("one output intent has the profile of the press"), "ISO 15930-7", PRESS)
ID = Rule("x.id", said("the file has an identifier"), "ISO 15930-7", PRESS)
NOTES = Rule("x.annotations", said("nothing is annotated within the bleed"), "ISO 15930-7", PRESS)
ACTIONS = Rule("x.actions", said("there are no actions, scripts, forms or attached files"), "ISO 15930-7", PRESS)
LOCKED = Rule("file.encrypted", said("the file is not encrypted"), "ISO 15930-7; ISO 19005-2, 6.1.3", PRESS | ARCHIVED)
CURVES = Rule("x.transfer", said("no transfer curve changes the inks"), "ISO 15930-7", PRESS)
PLAIN = Rule(
    "file.metadata",
    said("the metadata can be read without a reader of PDF"),
    "ISO 15930-7; ISO 19005-2, 6.6.2.1",
    PRESS | LIGHT,
)
UA = Rule("ua.key", said("the metadata name PDF/UA-1"), "ISO 14289-1, 5", LIGHT)
TITLE = Rule("ua.title", said("the document has a title, and windows show it"), "ISO 14289-1, 7.1", LIGHT)
LANGUAGE = Rule("ua.language", said("the document says its language"), "ISO 14289-1, 7.2", LIGHT)
TABS = Rule("ua.tabs", said("on pages with links tabs go by structure"), "ISO 14289-1, 7.18.3", LIGHT)
A = Rule("a.key", said("the metadata name PDF/A-2a or PDF/A-3a"), "ISO 19005-2, 6.6.4", ARCHIVED)
LIT = Rule("a.intent", said("an output intent says what the colours mean"), "ISO 19005-2, 6.2.3", ARCHIVED)

_GALLEY = said("build it again with this program, or let the program that made it write it so")


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with what the file says of itself."""
    root, packet = document.pdf.Root, packet_of(document.pdf.Root)
    found = partial(re.search, string=packet)
    checks: list[tuple[Rule, bool, Message]] = [
        (
            VERSION,
            _version(document) == WANTED_VERSION,
            said("the file is of PDF {found}", found=document.pdf.pdf_version),
        ),
        (KEY, bool(found(r"GTS_PDFXVersion(?:>|=\")PDF/X-4\b")), said("the metadata do not name PDF/X-4")),
        (TRAPPED, _is_trapped(document, packet), said("it is not said, or not alike, whether the file is trapped")),
        (ID, "/ID" in document.pdf.trailer, said("the file has no identifier")),
        (LOCKED, not document.pdf.is_encrypted, said("the file is encrypted")),
        (PLAIN, b"<x:xmpmeta" in document.data or not packet, said("the metadata are compressed")),
        (UA, bool(found(r"pdfuaid:part(?:>|=\")1\b")), said("the metadata do not name PDF/UA-1")),
        (
            A,
            bool(found(r"pdfaid:part(?:>|=\")[23]\b") and found(r"pdfaid:conformance(?:>|=\")A\b")),
            said("the metadata name neither PDF/A-2a nor PDF/A-3a"),
        ),
        (TITLE, _shows_title(document, packet), said("there is no title, or windows show the file name instead")),
        (LANGUAGE, bool(str(root.get("/Lang", "")).strip()), said("nothing says what language the document is in")),
    ]
    yield from (rule.broken(message, _GALLEY) for rule, holds, message in checks if not holds)
    yield from _intents(document)
    yield from told_once(_interactive(document))


def _version(document: Document) -> tuple[int, ...]:
    return tuple(int(part) for part in document.pdf.pdf_version.split("."))


def packet_of(root: Any) -> str:
    """The metadata of a file, as text (14.3.2)."""
    metadata = root.get("/Metadata")
    return bytes(metadata.get_stream_buffer()).decode("utf-8", "replace") if isinstance(metadata, Stream) else ""


def _is_trapped(document: Document, packet: str) -> bool:
    trailer: Any = document.pdf.trailer
    info = str(trailer.get("/Info", {}).get("/Trapped", "")).lstrip("/")
    told = re.search(r"pdf:Trapped(?:>|=\")(\w+)", packet)
    return info in ("True", "False") and (told is None or told[1] == info)


def _shows_title(document: Document, packet: str) -> bool:
    root: Any = document.pdf.Root
    shown = bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
    return shown and bool(re.search(r"<dc:title>(?:(?!</dc:title>).)*<rdf:li[^>]*>\s*[^\s<]", packet, re.DOTALL))


def _intents(document: Document) -> Iterator[Finding]:
    intents = [each for each in document.pdf.Root.get("/OutputIntents", []) if isinstance(each, Dictionary)]
    if not intents:
        yield LIT.broken(said("there is no output intent"), _GALLEY)
    press = [each for each in intents if str(each.get("/S")) == "/GTS_PDFX"]
    if len(press) != 1:
        yield INTENT.broken(said("there are {found} output intents for a press", found=len(press)), _GALLEY)
        return
    profile = press[0].get("/DestOutputProfile")
    data = bytes(profile.get_stream_buffer()) if isinstance(profile, Stream) else b""
    if data[12:20] != b"prtrCMYK":
        message = said("the output intent has no profile of a CMYK press")
        yield INTENT.broken(message, said("embed the profile that the printer names"))
    elif document.limits.profile and data != document.limits.profile:
        message = said("the profile of the output intent is not the one that was ordered")
        yield INTENT.broken(message, said("build it again with the profile that publication.yaml names"))


def _interactive(document: Document) -> Iterator[Finding]:
    root = document.pdf.Root
    kept = [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in root]
    kept += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in root.get("/Names", {})]
    if kept:
        message = said("the file has {keys}", keys=", ".join(key.lstrip("/") for key in kept))
        yield ACTIONS.broken(message, said("take them out of the file for the press"))
    for page in document.pages:
        notes = [each for each in page.obj.get("/Annots", []) if isinstance(each, Dictionary)]
        for note in notes:
            box = tuple(float(edge) for edge in note.get("/Rect", (0, 0, 0, 0)))
            if len(box) == 4 and page.is_seen(box) and str(note.get("/Subtype")) not in ("/TrapNet", "/PrinterMark"):
                message = said("a {kind} stands on the page", kind=str(note.get("/Subtype", "?")).lstrip("/"))
                yield NOTES.broken(
                    message,
                    said("make the file for the press without links and notes"),
                    page.number,
                    box,
                    said("annotation"),
                )
                break
        if notes and str(page.obj.get("/Tabs", "")) != "/S":
            yield TABS.broken(said("tabs do not go by structure"), _GALLEY, page.number)
        states = (attribute(page.obj, "/Resources") or {}).get("/ExtGState", {})
        if any(key in state for _, state in states.items() for key in ("/TR", "/HTP") if isinstance(state, Dictionary)):
            yield CURVES.broken(
                said("a transfer curve changes the inks"), said("write the file without it"), page.number
            )


FAMILY = Family(
    said("standards"),
    (VERSION, KEY, TRAPPED, INTENT, ID, NOTES, ACTIONS, LOCKED, CURVES, PLAIN, UA, TITLE, LANGUAGE, TABS, A, LIT),
    examine,
)
