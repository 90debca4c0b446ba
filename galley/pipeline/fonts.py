"""What is known of the project's fonts, handed from one process to the next below `output/`: reading them takes longer than any text."""

from __future__ import annotations

import json
from pathlib import Path

from galley import faces
from galley.message import said
from galley.pipeline import freshness
from galley.pipeline.output import OUTPUT
from galley.problem import Problem, Severity

NAME = ".faces.json"


def recalled(root: Path) -> list[Problem]:
    """Take over what the last build knew; a note where that is damaged."""
    try:
        faces.recall(json.loads((root / OUTPUT / NAME).read_bytes()))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        message = said("{file} is damaged: the fonts are read anew", file=f"{OUTPUT}/{NAME}")
        mend = said("nothing has to be done: the file is written again")
        return [Problem("pipeline.fonts", message, mend, severity=Severity.NOTE)]
    return []


def kept(root: Path) -> bytes | None:
    """What the next build is to know; None where nothing is to be written, because it stands there or is not settled yet."""
    known = faces.known(root, freshness.settled_ns())
    data = json.dumps(known, ensure_ascii=False).encode() if known else None
    try:
        return None if (root / OUTPUT / NAME).read_bytes() == data else data
    except OSError:
        return data
