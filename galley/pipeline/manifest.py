"""The manifest: what a publication was made from and what came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from galley import __version__, faces
from galley.files import Files
from galley.model.publication import Publication
from galley.pipeline.output import OUTPUT
from galley.problem import Problem, in_order, summary


@dataclass(frozen=True, slots=True)
class Made:
    """A file made: its name below `output/`; a map of pages is of no edition. `pages` is None for what is no PDF; of one the names of its fonts and its outermost bookmarks
    are known, with the page of each, counted from 1."""

    file: str
    data: bytes
    language: str
    edition: str | None = None
    pages: int | None = None
    fonts: Sequence[str] = ()
    starts: Sequence[tuple[str, int]] = ()
    blank: int = 0
    """How many pages at the end are blank, to fill the last sheet or leaf."""
    inputs: str = ""
    """What a proof prints of the hash of what it is made from."""


def record_fonts(files: Files) -> None:
    """Enter every font the engine can see into the record, and which there are, so that a new one builds anew."""
    for folder in faces.folders(files.root):
        for suffix in faces.SUFFIXES:
            for ending in (suffix, suffix.upper()):
                files.listing(str(folder.relative_to(files.root)), ending)
    for face in faces.faces(files.root):
        files.note(face.file, face.sha256)


def written(
    root: Path,
    publication: Publication,
    made: Iterable[Made],
    inputs: dict[str, str],
    problems: Iterable[Problem],
    seconds: float,
) -> bytes:
    """manifest.json: inputs and outputs with sha256, pages, fonts, problems, seconds.

    Outputs of earlier builds that are still in place stay listed, each with the digest of the inputs it was made from.
    """
    basis = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
    outputs = _kept(root, publication.name) | {each.file: _output(each, basis) for each in made}
    problems = in_order(problems)
    manifest = {
        "galley": __version__,
        "publication": publication.name,
        "as-of": publication.record.as_of.isoformat(),
        "made-from": basis,
        "seconds": round(seconds, 2),
        "outputs": [outputs[name] for name in sorted(outputs)],
        "problems": [problem.as_json() for problem in problems],
        "summary": summary(problems),
        "faces": [{"file": face.file, "names": list(face.names), "sha256": face.sha256} for face in faces.faces(root)],
        "inputs": [{"file": name, "sha256": digest} for name, digest in sorted(inputs.items())],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _output(made: Made, basis: str) -> dict[str, Any]:
    facts: dict[str, Any] = {"file": made.file, "language": made.language}
    if made.edition is not None:
        facts["edition"] = made.edition
    facts |= {"sha256": hashlib.sha256(made.data).hexdigest(), "bytes": len(made.data), "made-from": basis}
    if made.pages is not None:
        starts = [{"title": title, "page": page} for title, page in made.starts]
        facts |= {"pages": made.pages, "fonts": list(made.fonts), "starts": starts}
    if made.inputs:
        facts["inputs"] = made.inputs
    if made.blank:
        facts["blank-at-end"] = made.blank
    return facts


def _kept(root: Path, name: str) -> dict[str, dict[str, Any]]:
    """The outputs an earlier manifest lists that are still what it says."""
    try:
        listed = json.loads((root / OUTPUT / name / "manifest.json").read_bytes())["outputs"]
        return {each["file"]: each for each in listed if _in_place(root / OUTPUT / each["file"], each["sha256"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _in_place(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
