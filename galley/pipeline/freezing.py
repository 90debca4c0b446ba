"""States that went to the printer, kept by name: the maps of all languages, with what they were made from. They are content, below the publication's folder."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from galley.comparison.changes import KINDS, Change, compared
from galley.comparison.changes import told as reader_told
from galley.files import Files, Refused
from galley.language import pseudo
from galley.likeness import did_you_mean
from galley.maps import NoMap, PageMap, read
from galley.message import said
from galley.options import Earlier, Options, Since
from galley.pipeline.freshness import MAP
from galley.pipeline.output import OUTPUT, write_bytes
from galley.pipeline.select import folders
from galley.problem import Place, Problem, Severity, has_errors

FROZEN, STATE = "frozen", "state.json"
FORMAT = 1
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What states go by: slugs, as everything in the content."""
MOST_BYTES = 50_000_000


def folder_of(folder: str, name: str) -> str:
    """Where a state of the publication in a folder is kept."""
    return f"{folder}/{FROZEN}/{name}"


def frozen_map(files: Files, folder: str, name: str, language: str) -> tuple[PageMap | None, list[Problem]]:
    """The map of a frozen state in a language; None, with a problem, where it has none."""
    stem = folder.rpartition("/")[2]
    file = f"{folder_of(folder, name)}/{stem}.{language}{MAP}"
    mend = said("freeze that language too, or build only those that were frozen")
    try:
        return read(files.text(file, limit=MOST_BYTES)), []
    except Refused as refused:
        return None, [refused.problem.with_(mend=mend, language=language)]
    except NoMap:
        message = said("{file} is no map of pages", file=file)
        return None, [Problem("since.map", message, said("take the one that the build wrote"), Place(file))]


def is_frozen(root: Path, name: str) -> bool:
    """Whether a publication has a frozen state of a name, below `content/` or elsewhere."""
    found = (root.glob(f"{depth}/*/{FROZEN}/{name}/{STATE}") for depth in ("*", "*/*"))
    return bool(NAME.fullmatch(name)) and any(map(any, found))


def of_map(file: Path) -> Since:
    """The state that a map outside the project tells."""
    return Since(Earlier.MAP, file.name, hashlib.sha256(file.read_bytes()).hexdigest(), file)


def maps_before(files: Files, folder: str, name: str) -> str:
    """The folder with the maps of a printing before: a frozen state of that name, else a folder beside the record."""
    frozen = folder_of(folder, name)
    return frozen if files.exists(f"{frozen}/{STATE}") else f"{folder}/{name}"


def confused(root: Path, name: str, publication: str | None) -> Problem | None:
    """What is wrong with a name of a state that is the name of a publication, given in the place of it or before it; None where a state is kept by it."""
    if is_frozen(root, name) or not folders(Files(root), Options(root, (name,)), []):
        return None
    message = said("{name} is a publication, and no name of a state", name=name)
    command = f"build.py freeze {publication or 'to-printer'} {name}"
    mend = said("name the state first, then the publication: {command}", command=command)
    return Problem("freeze.name", message, mend)


def freeze(root: Path, folder: str, name: str, again: bool = False) -> tuple[list[str], list[Problem]]:
    """Keep the state of a publication as its books were built last: the map of each language, and a file that says which files it is of. Names the files
    written, and tells what stands against it. A state that is there already is written over only when that is asked for."""
    publication, target = folder.rpartition("/")[2], folder_of(folder, name)
    if not NAME.fullmatch(name):
        message = said("{name} is no name of a state", name=name)
        return [], [Problem("freeze.name", message, said("take small letters, digits and hyphens, as to-printer-2"))]
    if (root / target / STATE).exists() and not again:
        message = said("{name} is frozen already", name=name)
        mend = said("take another name, or add --force to write over it")
        return [], [Problem("freeze.exists", message, mend, Place(f"{target}/{STATE}"))]
    built, problems = _built(root, publication)
    if has_errors(problems):
        return [], problems
    maps = _maps(built)
    state = _state(name, built, maps)
    names = {f"{target}/{file.rpartition('/')[2]}": (root / OUTPUT / file).read_bytes() for file in maps.values()}
    for old in (root / target).glob(f"*{MAP}"):
        if f"{target}/{old.name}" not in names:
            old.unlink()
    names[f"{target}/{STATE}"] = (json.dumps(state, ensure_ascii=False, indent=1) + "\n").encode()
    for file, data in names.items():
        write_bytes(root / file, data)
    return list(names), problems


def _built(root: Path, publication: str) -> tuple[dict[str, Any], list[Problem]]:
    """The manifest of the last build, its outputs as far as they are in place; an error without maps, a warning where what it was made from is otherwise now."""
    file = f"{OUTPUT}/{publication}/manifest.json"
    build = said("build its books first: {command}", command=f"build.py build {publication}")
    try:
        told = json.loads((root / file).read_bytes())
        told["outputs"] = [each for each in told["outputs"] if _digest(root / OUTPUT / each["file"]) == each["sha256"]]
        languages = _maps(told)
        changed = sorted(changed_files(root, {each["file"]: each["sha256"] for each in told["inputs"]}))
    except (OSError, ValueError, LookupError, TypeError):
        return {}, [Problem("freeze.unbuilt", said("{publication} has not been built", publication=publication), build)]
    if not languages:
        message = said("{publication} has no map of pages of its last build", publication=publication)
        return {}, [Problem("freeze.unbuilt", message, build, Place(file))]
    if changed:
        message = said("{file} is not as it was when the books were built", file=changed[0])
        mend = said(
            "nothing has to be done where the files that were built went to the printer; else build again first"
        )
        also = tuple(Place(each) for each in changed[1:])
        return told, [Problem("freeze.stale", message, mend, Place(changed[0]), Severity.WARNING, also=also)]
    return told, []


def _maps(built: Mapping[str, Any]) -> dict[str, str]:
    """The map of each language; of the pseudo-language and with filler books are made to be looked at alone."""
    named = {
        each["language"]: each["file"]
        for each in built["outputs"]
        if each["file"].endswith(f".{each['language']}{MAP}")
    }
    return {language: file for language, file in named.items() if language != pseudo.LANGUAGE}


def _state(name: str, built: Mapping[str, Any], maps: Mapping[str, str]) -> dict[str, Any]:
    """What is told of a state: its files with their digests, and what they were made from."""
    files = {each["file"].rpartition("/")[2]: each["sha256"] for each in built["outputs"]}
    inputs = {each["file"]: each["sha256"] for each in built["inputs"] if _is_content(each["file"])}
    about = {"format": FORMAT, "name": name, "publication": built["publication"], "languages": sorted(maps)}
    return {**about, "files": files, "inputs": inputs}


def _is_content(file: str) -> bool:
    """Whether a book was made from a file that is neither of the program nor of the machine."""
    return file.partition("/")[0] not in ("build.py", "fonts", "galley", "requirements.lock") and "*" not in file


def changed_files(root: Path, inputs: Mapping[str, str]) -> Iterator[str]:
    """The files, of those that something was made from, that are otherwise now, or gone."""
    for file, digest in inputs.items():
        if _is_content(file) and f"/{FROZEN}/" not in file and _digest(root / file) != digest:
            yield file


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def states(root: Path, folder: str) -> list[str]:
    """The names of the frozen states of a publication."""
    return sorted(each.parent.name for each in (root / folder / FROZEN).glob(f"*/{STATE}"))


@dataclass(frozen=True)
class Status:
    """What changed since a state was frozen: in each language, and in which files."""

    name: str
    changes: Mapping[str, list[Change]]
    files: tuple[str, ...]

    def tables(self) -> list[list[list[str]]]:
        """The changes as tables: a row each with its language, what became of it, its pages, and its address."""
        rows = [
            [language, KINDS[change.kind], _pages(change), change.address]
            for language, changes in self.changes.items()
            for change in changes
        ]
        nothing = said("nothing has changed since {name}", name=self.name)
        files = [[said("file"), said("changed"), "", file] for file in self.files]
        return [rows or [[nothing]], *([files] if files else [])]

    def as_json(self) -> dict[str, Any]:
        """The changes as data."""
        changes = {language: [each.as_json() for each in found] for language, found in self.changes.items()}
        return {"format": FORMAT, "name": self.name, "changes": changes, "files": list(self.files)}


def _pages(change: Change) -> str:
    return ", ".join(str(page) for page in sorted({part.page for part in change.block.parts}))


def status(root: Path, folder: str, name: str) -> tuple[Status | None, list[Problem]]:
    """What changed since a state was frozen: in the books as they were built last, and in the files that it was made from."""
    files, target, publication = Files(root), folder_of(folder, name), folder.rpartition("/")[2]
    try:
        told = json.loads(files.text(f"{target}/{STATE}", limit=MOST_BYTES))
        languages, inputs = [str(each) for each in told["languages"]], dict[str, str](told["inputs"])
    except (Refused, ValueError, LookupError, TypeError):
        message = said("{publication} has no frozen state {name}", publication=publication, name=name)
        known = states(root, folder)
        first = said("keep it first: build.py freeze {name} {publication}", name=name, publication=publication)
        return None, [Problem("freeze.unknown", message, did_you_mean(name, known) if known else first)]
    built, problems = _built(root, publication)
    if has_errors(problems):
        return None, problems
    now = _maps(built)
    changes: dict[str, list[Change]] = {}
    for language in languages:
        before, found = frozen_map(files, folder, name, language)
        problems += found
        if before and language in now:
            after = read((root / OUTPUT / now[language]).read_bytes())
            changes[language] = told_changes(before, after)
    return Status(name, changes, tuple(sorted(changed_files(root, inputs)))), problems


def told_changes(before: PageMap, after: PageMap) -> list[Change]:
    """What a reader is told of between two maps."""
    return reader_told(compared(before.blocks, after.blocks))
