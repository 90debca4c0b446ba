"""What a book is made from, attached to it: embedded files that the document says its relation to (ISO 32000-1, 7.11.4; ISO 19005-3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

TYPES = {".yaml": "application/yaml", ".po": "text/x-gettext-translation", ".json": "application/json"}
"""What kind of data a file is, by the end of its name."""
OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a book: its name, with `/` between folders, and its bytes."""

    name: str
    data: bytes

    @property
    def kind(self) -> str:
        """Its media type."""
        return next((kind for ending, kind in TYPES.items() if self.name.endswith(ending)), OTHER)


def attach(pdf: Pdf, attachments: Sequence[Attachment], date: str) -> None:
    """Embed files as the source of the document. `date` is that of its last change (ISO 32000-1, 7.9.4), for readers that show one; it may be empty."""
    made = list(_specified(pdf, sorted(attachments, key=lambda each: each.name.encode()), date))
    pdf.Root.AF = Array([specification for _, specification in made])
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([part for name, each in made for part in (name, each)]))


def _specified(pdf: Pdf, attachments: Sequence[Attachment], date: str) -> Iterator[tuple[Any, Any]]:
    """The name of each file, and its specification."""
    for each in attachments:
        told = {"/Size": len(each.data), "/CheckSum": String(md5(each.data, usedforsecurity=False).digest())}
        if date:
            told["/ModDate"] = String(date)
        head: dict[str, Any] = {"Type": Name.EmbeddedFile, "Subtype": Name(f"/{each.kind}"), "Params": Dictionary(told)}
        stream = pdf.make_stream(each.data, **head)
        name = String(each.name)
        about: dict[str, Any] = {
            "Type": Name.Filespec,
            "F": name,
            "UF": name,
            "AFRelationship": Name.Source,
            "Desc": name,
        }
        yield name, pdf.make_indirect(Dictionary(EF=Dictionary(F=stream, UF=stream), **about))
