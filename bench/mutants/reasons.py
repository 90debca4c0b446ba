"""Why a fault survives that no test can notice, as people have found: a file beside this one tells it, by what the fault does to a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

REASONS = Path(__file__).with_name("reasons.yaml")
UNKNOWN = "no reason is known: a test is missing"
Reasons = Mapping[tuple[str, str], str]


def reasons(path: Path = REASONS) -> Reasons:
    """The reason for each file and each change of it, as `- a line` and `+ a line`."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {(entry["file"], changed(entry["change"])): entry["reason"] for entry in entries}


def changed(diff: str) -> str:
    """What a fault takes out and puts in, without where it stands: the lines of a diff, stripped."""
    lines = (line for line in diff.splitlines() if line[:1] in ("-", "+"))
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines)
