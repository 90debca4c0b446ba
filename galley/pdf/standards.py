"""What a finished PDF is to be: the standard it keeps to, and the printing condition or the light that its colours are meant for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.pdf.attaching import Attachment

UNREGISTERED = ""


class Standard(StrEnum):
    """What the file of an edition keeps to. An archive file is one for screen readers as well."""

    X_4 = "PDF/X-4"
    UA_1 = "PDF/UA-1"
    A_2A = "PDF/A-2a"
    A_3A = "PDF/A-3a"
    """PDF/A-2a, with files attached."""

    @property
    def is_accessible(self) -> bool:
        """Whether ISO 14289-1 holds."""
        return self is not Standard.X_4


@dataclass(frozen=True, slots=True)
class Intent:
    """The output intent (ISO 32000-1, 14.11.5): the profile's own bytes, the `identifier` of the condition and the `registry` that knows it by
    that name (nothing for one that is in none), and what it is in words."""

    profile: bytes
    identifier: str
    info: str
    registry: str = UNREGISTERED

    @property
    def channels(self) -> int:
        """How many colorants its space has (ICC.1, 7.2.6)."""
        return {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}[self.profile[16:20]]


@dataclass(frozen=True, slots=True)
class Finish:
    """What a book is bound as."""

    standard: Standard | None = None
    intent: Intent | None = None
    pages_at_once: int = 1
    """What its number of pages is a multiple of: blank ones are added at the end."""
    marked: bool = False
    """Whether there are marks round its pages."""
    rightward: bool = False
    """Whether it is bound on the right, and read from right to left."""
    printing: int = 1
    """Which printing of the book it is."""
    attached: tuple[Attachment, ...] = ()
    """What goes with it, in a file that keeps to PDF/A-3a."""
    name: str = ""
    """What tells its places from those of other books that it may be bound together with."""


def intend(pdf: Pdf, finish: Finish) -> None:
    """Name the output intent in the catalogue: `GTS_PDFX` for a press (ISO 15930-7), `GTS_PDFA1` otherwise (ISO 19005-2, 6.2.3)."""
    intent = finish.intent
    if intent is None:
        return
    profile = pdf.make_stream(intent.profile, N=intent.channels)
    entry: dict[str, Any] = {
        "Type": Name.OutputIntent,
        "S": Name.GTS_PDFX if finish.standard is Standard.X_4 else Name.GTS_PDFA1,
        "OutputConditionIdentifier": String(intent.identifier),
        "Info": String(intent.info),
        "DestOutputProfile": profile,
    }
    if intent.registry:
        entry["RegistryName"] = String(intent.registry)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(Dictionary({f"/{key}": value for key, value in entry.items()}))])
