"""A second opinion by page-validation, which has the rules of veraPDF for PDF/UA-1 and PDF/A; where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec

from galley.message import said
from galley.options import Edition
from galley.pdf.objects import Stream
from galley.preflight.document import Document
from galley.preflight.rule import LIGHT, Family, Finding, Rule
from galley.preflight.standards import packet_of

LIBRARY = "page-validation"
A_2A, A_3A = "PDF_A_2A", "PDF_A_3A"
PROFILES = {Edition.SCREEN: ("PDF_UA_1",), Edition.ARCHIVE: ("PDF_UA_1", A_2A)}
LENGTH = "STREAM-LENGTH-001"
"""The rule that takes a last byte of data for a line end."""

VALID = Rule("standard.valid", said("an independent reader finds nothing"), "ISO 14289-1; ISO 19005-2", LIGHT)


def is_installed() -> bool:
    """Whether the library is there."""
    return find_spec("page") is not None


def examine(document: Document) -> Iterator[Finding]:
    """What the library finds; of each of its rules one finding."""
    import page

    for name in _profiles(document):
        told: set[str] = set()
        try:
            result = page.validate_pdf_bytes(document.data, profile=getattr(page.ValidationProfile, name))
        except page.PageError as fault:
            message = said("an independent reader does not get through the file: {reason}", reason=str(fault)[:200])
            yield VALID.broken(message, said("export it again: it has a fault that other readers mend in silence"))
            return
        for failure in result.failures:
            code = str(failure.rule_id)
            if code in told or (code.endswith(LENGTH) and _has_right_lengths(document)):
                continue
            told.add(code)
            message = said(
                "{standard}: {text} [{rule}]", standard=re.sub("_", "-", name), text=failure.message, rule=code
            )
            yield VALID.broken(message, said("mend what the rule names; the rule is that of veraPDF"))


def _profiles(document: Document) -> tuple[str, ...]:
    """The standards of an edition; an archive file that names PDF/A-3 keeps to that instead."""
    named = re.search(r"pdfaid:part(?:>|=\")3\b", packet_of(document.pdf.Root))
    return tuple(A_3A if each == A_2A and named else each for each in PROFILES.get(document.edition, ()))


def _has_right_lengths(document: Document) -> bool:
    """Whether the data of each stream are as long as it says, as far as they can be unpacked; the library reads on over a last byte that is a line end."""
    streams = [each for each in document.pdf.objects if isinstance(each, Stream)]
    return all(len(each.read_raw_bytes()) == int(each.get("/Length", -1)) for each in streams)


FAMILY = Family(said("validation"), (VALID,), examine, LIBRARY)
