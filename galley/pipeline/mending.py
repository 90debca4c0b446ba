"""Mending: the safe fixes of findings, written into their files, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from galley import source
from galley.files import OLD_MAC, Files, line_end, with_line_feeds
from galley.pipeline.handmade import save
from galley.problem import Problem, has_errors
from galley.proof.fixes import Fix, applied

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text before and after, with its line ends and its mark of byte order, and the changes that were made."""

    before: str
    after: str
    changes: tuple[Fix, ...]

    def diff(self, name: str) -> str:
        """The changes as a unified diff."""
        before, after = (with_line_feeds(each).splitlines(keepends=True) for each in (self.before, self.after))
        return "".join(unified_diff(before, after, name, name))


def mended(files: Files, chosen: Iterable[Fix]) -> dict[str, Mended]:
    """The files as they would be, by name; none that could not be read any more."""
    by_file: dict[str, list[Fix]] = {}
    for fix in chosen:
        by_file.setdefault(fix.file, []).append(fix)
    found = {name: _mended(files.root / name, here) for name, here in by_file.items()}
    return {name: each for name, each in found.items() if each.changes and _is_sound(name, each.after)}


def save_all(files: Files, all_mended: dict[str, Mended]) -> list[Problem]:
    """Write them; what could not be written is told, and is mended no more."""
    problems: list[Problem] = []
    for name, each in list(all_mended.items()):
        saved, refused = save(files, name, each.after)
        problems += refused
        if not saved:
            del all_mended[name]
    return problems


def changes(all_mended: Mapping[str, Mended]) -> Iterable[Fix]:
    """All changes, file by file."""
    return (change for each in all_mended.values() for change in each.changes)


def _mended(path: Path, here: Iterable[Fix]) -> Mended:
    before = path.read_bytes().decode("utf-8")
    mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else ""
    plain = before.removeprefix(BYTE_ORDER_MARK)
    if line_end(plain) != OLD_MAC:
        text, made = applied(plain, here)
        return Mended(before, f"{mark}{text}", tuple(made))
    text, made = applied(plain.replace(OLD_MAC, "\n"), here)
    return Mended(before, mark + text.replace("\n", OLD_MAC), tuple(made))


def _is_sound(name: str, text: str) -> bool:
    """Whether a mended file can still be read."""
    return not name.endswith(".yaml") or not has_errors(source.load(text, name)[1])
