"""A publication's catalogues: where they lie, the state of each entry, how they are read and written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum

import polib

from galley.files import Files
from galley.language import catalogue
from galley.language.catalogue import Key, key
from galley.language.units import Unit
from galley.problem import Problem

Catalogue = polib.POFile
"""A PO file in memory, for rooms below."""


class State(StrEnum):
    """How far a translation is: none, one for another source, one to print, one that somebody vouches for."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    DRAFT = "draft"
    REVIEWED = "reviewed"

    @property
    def prints(self) -> bool:
        """Whether the translation may be printed."""
        return self in (State.DRAFT, State.REVIEWED)


_REVIEW = re.compile(r"^reviewed: (?P<who>.*\S) (?P<day>\d{4}-\d\d-\d\d) (?P<hash>[0-9a-f]{12})$", re.MULTILINE)


def path(language: str, publication: str) -> str:
    """Where the translations of a publication lie, relative to the project."""
    return f"locales/{language}/LC_MESSAGES/{publication}.po"


def blank(language: str, publication: str) -> polib.POFile:
    """A catalogue without entries."""
    empty = polib.POFile()
    empty.header = f"The texts of {publication}."
    empty.metadata = {"Project-Id-Version": publication, "Language": language, **catalogue.HEADER}
    return empty


def read(language: str, publication: str, files: Files) -> tuple[polib.POFile, list[Problem]]:
    """The translations of a publication; a catalogue that is not there yet is blank."""
    name = path(language, publication)
    if not catalogue.is_there(name, files):
        return blank(language, publication), []
    entries, problems = catalogue.read(name, files)
    return entries, [problem.with_(language=language) for problem in problems]


def active(entries: polib.POFile) -> dict[Key, polib.POEntry]:
    """The entries in use by context and source; of two the first. A context is the address of the one unit it serves."""
    found: dict[Key, polib.POEntry] = {}
    for entry in entries:
        if not entry.obsolete and not entry.msgid_plural:
            found.setdefault(key(entry), entry)
    return found


def serving(known: Mapping[Key, polib.POEntry], unit: Unit) -> polib.POEntry | None:
    """The entry of a unit: the one that was split off for its address, else that of its text."""
    return known.get((unit.address, unit.text)) or known.get((None, unit.text))


def occurrences(entry: polib.POEntry) -> list[str]:
    """Where the text stands: `file#address`."""
    return [f"{file}:{line}" if line else file for file, line in entry.occurrences]


def addresses(entry: polib.POEntry) -> list[str]:
    """The addresses of the units that have the text."""
    return [place.partition("#")[2] for place in occurrences(entry)]


def state(entry: polib.POEntry | None) -> State:
    """The state of an entry; `reviewed` only while source and translation are those that were reviewed."""
    if entry is None or entry.obsolete or not entry.msgstr.strip():
        return State.MISSING
    if entry.fuzzy:
        return State.FUZZY
    return State.REVIEWED if is_signed(entry, entry.msgid) else State.DRAFT


def is_signed(entry: polib.POEntry, source: str) -> bool:
    """Whether somebody has reviewed the translation as one of `source`."""
    return any(found["hash"] == _digest(source, entry.msgstr) for found in _REVIEW.finditer(entry.tcomment))


def sign(entry: polib.POEntry, who: str, day: str) -> None:
    """Record that `who` has reviewed the translation on `day` (ISO), in place of earlier reviews."""
    others = [line for line in entry.tcomment.split("\n") if line and not _REVIEW.fullmatch(line)]
    entry.tcomment = "\n".join([*others, f"reviewed: {who} {day} {_digest(entry.msgid, entry.msgstr)}"])


def comments(entry: polib.POEntry) -> list[str]:
    """What translators have written above an entry, line by line; a review that no longer holds is left out, one that holds has no hash."""
    lines = []
    for line in filter(None, entry.tcomment.split("\n")):
        review = _REVIEW.fullmatch(line)
        if review is None:
            lines.append(line)
        elif review["hash"] == _digest(entry.msgid, entry.msgstr):
            lines.append(f"reviewed: {review['who']} {review['day']}")
    return lines


def clear_fuzzy(entry: polib.POEntry) -> None:
    """Take the mark and the previous source away."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None


def make_fuzzy(entry: polib.POEntry, previous: str | None) -> None:
    """Mark the translation as one of `previous`, not of the source as it is."""
    entry.flags = [*(flag for flag in entry.flags if flag != "fuzzy"), "fuzzy"]
    entry.previous_msgid = previous


def remark(entry: polib.POEntry, *lines: str) -> None:
    """Add translator comments that the entry does not have yet."""
    known = entry.tcomment.split("\n") if entry.tcomment else []
    entry.tcomment = "\n".join(dict.fromkeys((*known, *(line for line in lines if line))))


def _digest(source: str, translation: str) -> str:
    return hashlib.sha256(f"{source}\0{translation}".encode()).hexdigest()[:12]
