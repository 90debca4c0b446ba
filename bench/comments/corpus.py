"""Annotated PDFs of public test suites: fetched as source packages, never kept in the repository; read, and lent as patterns of what readers write."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from galley.comments.files import returned
from galley.comments.wording import Wording
from galley.pdf.objects import PdfError

PACKAGES = ("pdfannots==0.5", "pypdf==5.1.0", "pdfminer.six==20260107", "borb==2.1.25", "pikepdf==10.18.0")
"""Source packages that hold PDFs, most of them annotated by hand in several readers."""
KINDS = (
    "Text",
    "Highlight",
    "StrikeOut",
    "Caret",
    "Squiggly",
    "Underline",
    "FreeText",
    "Ink",
    "Stamp",
    "Line",
    "Square",
    "Circle",
    "Polygon",
)
_PLACES = {"/Rect", "/QuadPoints", "/P", "/Popup", "/Parent", "/IRT", "/RT", "/AP", "/Contents", "/RC", "/NM", "/RD"}
"""What is of the one annotation alone."""

Pattern = dict[str, Any]


@dataclass
class Corpus:
    """What was read: how many files, which of them hold comments, how many comments by kind, what could not be opened, and the dictionaries by kind."""

    files: int = 0
    annotated: list[str] = field(default_factory=list)
    remarks: Counter[str] = field(default_factory=Counter)
    closed: Counter[str] = field(default_factory=Counter)
    raised: list[str] = field(default_factory=list)
    patterns: dict[str, list[Pattern]] = field(default_factory=dict)

    def pattern(self, kind: str, number: int) -> Pattern:
        """A dictionary of a kind as some reader has written it, where there is one."""
        known = self.patterns.get(kind) or [{}]
        return known[number % len(known)]

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.remarks.items()))
        closed = ", ".join(f"{count} {why}" for why, count in sorted(self.closed.items()))
        lines = [
            f"public PDFs: {self.files} read, {len(self.annotated)} of them annotated: {kinds}",
            f"refused as no PDF or for want of a password: {closed or 'none'}; tracebacks: {len(self.raised)}",
            *self.raised,
        ]
        return "\n".join(lines)


def fetched(folder: Path, packages: Sequence[str] = PACKAGES) -> list[str]:
    """Fetch the packages that are not in the folder yet, by pip; the names of those that could not be had."""
    missing = []
    for each in packages:
        stem = each.partition("==")[0].replace(".", "_")
        if any(path.name.lower().startswith(stem) for path in folder.glob("*.tar.gz")):
            continue
        asked = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(folder), each)
        done = subprocess.run((sys.executable, "-m", "pip", *asked), capture_output=True, check=False)
        missing += [each] if done.returncode else []
    return missing


def read(folder: Path) -> Corpus:
    """Read all PDFs of the packages in a folder."""
    corpus = Corpus()
    for name, data in _pdfs(folder):
        try:
            found = returned(data)
            list(found.tied(None, Wording(())))
        except PdfError as fault:
            corpus.closed[type(fault).__name__] += 1
            continue
        except Exception as fault:
            corpus.raised.append(f"{name}: {fault!r}")
            continue
        corpus.files += 1
        if found.remarks:
            corpus.annotated.append(name)
            corpus.remarks.update(each.what for each in found.remarks)
            _learn(data, corpus.patterns)
    return corpus


def _pdfs(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob("*.tar.gz")):
        with tarfile.open(path) as package:
            for member in package:
                held = package.extractfile(member) if member.isfile() and member.name.endswith(".pdf") else None
                if held is not None:
                    yield member.name, held.read()


def _learn(data: bytes, patterns: dict[str, list[Pattern]]) -> None:
    """Keep the plain entries of the annotations of a file: what its reader writes besides places and words."""
    from io import BytesIO

    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for each in page.obj.get("/Annots", []):
                kind = str(each.get("/Subtype", "")).removeprefix("/")
                if kind in KINDS:
                    entries = {key: _plain(value) for key, value in each.items() if key not in _PLACES}
                    patterns.setdefault(kind, []).append({k: v for k, v in entries.items() if v is not None})


def _plain(value: Any) -> Any:
    """A value that can stand in another file; None for one that refers to objects of its own."""
    if isinstance(value, pikepdf.Array):
        parts = [_plain(each) for each in value]
        return None if None in parts else pikepdf.Array(parts)
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return None
    if isinstance(value, pikepdf.String):
        return pikepdf.String(bytes(value))
    return pikepdf.Name(str(value)) if isinstance(value, pikepdf.Name) else value
