"""Writes the furniture catalogues anew from the templates."""

from __future__ import annotations

from pathlib import Path

from galley.files import Files
from galley.language.furniture import updated
from galley.problem import Problem


def update_catalogues(root: Path) -> tuple[list[str], list[Problem]]:
    """Bring every furniture catalogue up to date; returns the names of those that changed."""
    texts, problems = updated(Files(root))
    changed = [name for name, text in texts.items() if _write(root / name, text)]
    return changed, problems


def _write(path: Path, text: str) -> bool:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True
