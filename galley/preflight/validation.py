"""A second opinion by page-validation, which has the rules of veraPDF for PDF/UA-1 and PDF/A; where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec

from galley.message import said
from galley.options import Edition
from galley.pdf.objects import Stream, opened
from galley.preflight import layers, pages, standards, tags, type
from galley.preflight.document import Document, Unopened
from galley.preflight.rule import LIGHT, Family, Finding, Rule
from galley.preflight.standards import packet_of

LIBRARY = "page-validation"
A_2A, A_3A = "PDF_A_2A", "PDF_A_3A"
PROFILES = {Edition.SCREEN: ("PDF_UA_1",), Edition.ARCHIVE: ("PDF_UA_1", A_2A)}
LENGTH = "STREAM-LENGTH"
"""The rule that takes a last byte of data for a line end."""

DEEPEST = 5_000
"""So many objects may lead to one another in a row, as the entries of an outline do. Its own limit is 256; 10,000 in a row are read, 20,000 end the process."""

VALID = Rule("standard.valid", said("an independent reader finds nothing"), "ISO 14289-1; ISO 19005-2", LIGHT)

_OURS: dict[Rule, str] = {
    layers.HIDDEN: "OPTIONAL-CONTENT-AS",
    type.EMBED: "FONT-EMBEDDING",
    type.UNICODE: "FONT-UNICODE-MAPPING FONT-UNICODE-VALUE",
    type.NOTDEF: "NOTDEF-GLYPH",
    pages.PARENT: "LINK-LINK-TAG",
    pages.CONTENTS: "LINK-CONTENTS",
    standards.TITLE: "VIEWER-PREFERENCES METADATA-TITLE",
    standards.LANGUAGE: "ALT-TEXT-LANGUAGE ANNOTATION-CONTENTS-LANGUAGE OUTLINE-LANGUAGE TEXT-LANGUAGE",
    standards.TABS: "PAGE-TABS",
    standards.LIT: "DEVICE-RGB DEVICE-CMYK DEVICE-GRAY",
    tags.TREE: "STRUCT-TREE-ROOT TAGGED-DOCUMENT",
    tags.OUTSIDE: "CONTENT-TAGGING",
    tags.NESTING: "L-KIDS LI-KIDS LI-PARENT LBODY-PARENT TABLE-KIDS TR-KIDS TR-PARENT TH-PARENT TD-PARENT THEAD-KIDS THEAD-PARENT"
    " TBODY-KIDS TBODY-PARENT TFOOT-KIDS TFOOT-PARENT TOC-KIDS TOCI-PARENT",
    tags.ALT: "FIGURE-ALTERNATIVE-TEXT",
    tags.HEADS: "TABLE-HEADERS-SCOPE",
    tags.HEADINGS: "HEADING-NESTING",
}
"""What the library calls the clauses that rules of ours are about."""
OURS = {name: rule for rule, names in _OURS.items() for name in names.split()}
_NAME = re.compile(r"^PDF[A-Z0-9]+-(.+)-\d+$")
_KEY = re.compile(r"ID-.+|METADATA-STRUCTURE")
"""The clauses about the key of a standard in the metadata: each standard has them, and each asks for its own."""
_SAME = {
    "WIDGET-APPEARANCE": "ANNOTATION-AP-REQUIRED",
    "XMP-PROPERTY-DEFINITION": "XMP-EXTENSION-PROPERTY-DEFINITION",
}
"""Clauses that are broken by what breaks another."""


class GivenUp(Exception):
    """The library has a limit that a file goes beyond, and says nothing of the file."""


def is_installed() -> bool:
    """Whether the library is there."""
    return find_spec("page") is not None


def examine(document: Document | Unopened) -> Iterator[Finding]:
    """What the library finds; of each of its rules one finding, whichever of the standards have it. Raises GivenUp.

    It reads the bytes by itself; what pikepdf opens of them takes 3 times as much memory as the PDF is long, and is opened and closed where it is asked."""
    import page

    told, limits = set[str](), page.SafetyLimits(max_reference_depth=DEEPEST)
    for profile in _profiles(document):
        try:
            asked = getattr(page.ValidationProfile, profile)
            result = page.validate_pdf_bytes(document.data, profile=asked, limits=limits)
        except page.SafetyLimitError as fault:
            raise GivenUp(str(fault)) from fault
        except page.PageError as fault:
            message = said("an independent reader does not get through the file: {reason}", reason=str(fault)[:200])
            yield VALID.broken(message, said("export it again: it has a fault that other readers mend in silence"))
            return
        for failure in result.failures:
            code = str(failure.rule_id)
            name = _NAME.sub(r"\1", code)
            rule = _rule(name, profile)
            if document.edition not in rule.editions or (name == LENGTH and _has_right_lengths(document)):
                continue
            key = _SAME.get(name, name) if rule is VALID else rule.code
            if key not in told:
                told.add(key)
                yield _found(rule, re.sub("_", "-", profile), code, str(failure.message))


def _rule(name: str, profile: str) -> Rule:
    """The rule of ours that is about a clause of a standard, else VALID."""
    if _KEY.fullmatch(name):
        return standards.UA if profile == "PDF_UA_1" else standards.A
    return OURS.get(name, VALID)


def _found(rule: Rule, standard: str, code: str, words: str) -> Finding:
    """A finding of the library: of the rule of ours that is about the same, else in the words of the library."""
    if rule is VALID:
        fields = {"standard": standard, "library": LIBRARY, "text": words, "rule": code}
        message = said("{standard}: in the words of {library}, {text} [{rule}]", **fields)
        return VALID.broken(message, said("mend what the rule names; the rule is that of veraPDF"))
    message = said("an independent reader finds that this does not hold: {title}", title=rule.title)
    return rule.broken(message, said("export it again as {clause} asks", clause=rule.clause))


def _profiles(document: Document | Unopened) -> tuple[str, ...]:
    """The standards of an edition; an archive file that names PDF/A-3 keeps to that instead."""
    asked = PROFILES.get(document.edition, ())
    if A_2A not in asked:
        return asked
    with opened(document.data) as pdf:
        named = re.search(r"pdfaid:part(?:>|=\")3\b", packet_of(pdf.Root))
    return tuple(A_3A if each == A_2A and named else each for each in asked)


def _has_right_lengths(document: Document | Unopened) -> bool:
    """Whether the data of each stream are as long as it says, as far as they can be unpacked; the library reads on over a last byte that is a line end."""
    with opened(document.data) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, Stream)]
        return all(len(each.read_raw_bytes()) == int(each.get("/Length", -1)) for each in streams)


FAMILY = Family(said("validation"), (VALID,), examine, LIBRARY)
