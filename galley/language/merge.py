"""Bringing a catalogue of translations up to date with the texts of its publication."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence

import polib

from galley.language.catalogue import HEADER
from galley.language.translations import is_text, make_fuzzy, occurrences
from galley.language.units import Unit
from galley.likeness import likeness, nearest_of_each

AT_ADDRESS = 0.4
"""How much a text must be like the one that stood at its address before, to be its edit."""

BRACE_FORMAT = "python-brace-format"

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_NAME = re.compile(r"\{[A-Za-z_]\w*\}", re.ASCII)


def update(old: polib.POFile, units: Iterable[Unit]) -> polib.POFile:
    """The catalogue with one entry a distinct text, in reading order, and all that people wrote kept.

    A text without an entry takes the translation of the one it was edited from, or of one like it, marked fuzzy.
    Entries that no text has stay as obsolete ones and come back when their text does.
    """
    entries = _entries(units)
    kept = _kept(old)
    new = [entry for text, entry in entries.items() if text not in kept]
    origins = _origins(new, entries, old)
    for text, entry in entries.items():
        if text in kept:
            _carry_over(entry, kept[text])
        elif text in origins:
            _suggest(entry, origins[text])
        if not _names_only(entry.msgstr):
            entry.flags = [flag for flag in entry.flags if flag != BRACE_FORMAT]
    updated = polib.POFile()
    updated.header, updated.metadata = old.header, {**HEADER, **old.metadata}
    updated.extend([*entries.values(), *_retired(old, entries)])
    return updated


def _entries(units: Iterable[Unit]) -> dict[str, polib.POEntry]:
    """An entry for each distinct text, untranslated."""
    entries: dict[str, polib.POEntry] = {}
    for unit in units:
        entry = entries.setdefault(unit.text, polib.POEntry(msgid=unit.text, flags=_flags(unit.text)))
        entry.occurrences = [*entry.occurrences, (unit.occurrence, "")]
        comment = f"{unit.kind}; space is tight" if unit.tight else unit.kind
        entry.comment = "\n".join(dict.fromkeys((*filter(None, entry.comment.split("\n")), comment)))
    return entries


def _flags(text: str) -> list[str]:
    """The flag that makes msgfmt compare the references, where it can read them all as names (no form, no hyphen)."""
    return [BRACE_FORMAT] if _BRACES.search(text) and _names_only(text) else []


def _names_only(text: str) -> bool:
    """Whether msgfmt can read the braces of a text; it cannot where a translation asks for a case."""
    return all(_NAME.fullmatch(each) for each in _BRACES.findall(text))


def _kept(old: polib.POFile) -> dict[str, polib.POEntry]:
    """The best old entry of each source: translated rather than not, sure rather than fuzzy, in use rather than not."""
    kept: dict[str, polib.POEntry] = {}
    for entry in sorted(old, key=lambda entry: (not entry.msgstr, entry.fuzzy, bool(entry.obsolete))):
        if is_text(entry):
            kept.setdefault(entry.msgid, entry)
    return kept


def _origins(
    new: Sequence[polib.POEntry], entries: dict[str, polib.POEntry], old: polib.POFile
) -> dict[str, polib.POEntry]:
    """For new texts the old entry that each was probably edited from."""
    translated = [entry for entry in old if entry.msgstr and is_text(entry)]
    standing = {place: entry for entry in translated if not entry.obsolete for place in occurrences(entry)}
    origins: dict[str, polib.POEntry] = {}
    for entry in new:
        before = (standing[place] for place in occurrences(entry) if place in standing)
        edited = [origin for origin in before if _is_edit(entry, origin, entries.get(origin.msgid))]
        if edited:
            origins[entry.msgid] = max(edited, key=lambda origin: likeness(origin.msgid, entry.msgid))
    used = {origin.msgid for origin in origins.values()}
    pool = [entry for entry in translated if entry.msgid not in entries and entry.msgid not in used]
    rest = [entry.msgid for entry in new if entry.msgid not in origins]
    found = zip(rest, nearest_of_each(rest, [entry.msgid for entry in pool]), strict=True)
    return origins | {text: pool[index] for text, index in found if index is not None}


def _is_edit(entry: polib.POEntry, origin: polib.POEntry, remaining: polib.POEntry | None) -> bool:
    """Whether a text is an edit of the one that stood at its address, which may stand elsewhere still but not anew."""
    moved = remaining is not None and not set(occurrences(remaining)) <= set(occurrences(origin))
    return not moved and likeness(origin.msgid, entry.msgid) >= AT_ADDRESS


def _carry_over(entry: polib.POEntry, old: polib.POEntry) -> None:
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    entry.flags = [*entry.flags, *(flag for flag in old.flags if flag not in ("fuzzy", BRACE_FORMAT))]
    if old.fuzzy:
        make_fuzzy(entry, old.previous_msgid)


def _suggest(entry: polib.POEntry, origin: polib.POEntry) -> None:
    """Give an entry another's translation; the previous source is the one it was made for."""
    entry.msgstr, entry.tcomment = origin.msgstr, origin.tcomment
    make_fuzzy(entry, (origin.fuzzy and origin.previous_msgid) or origin.msgid)


def _retired(old: polib.POFile, entries: dict[str, polib.POEntry]) -> list[polib.POEntry]:
    """What people wrote for texts that are gone, as obsolete entries; suggestions nobody confirmed are dropped."""
    written = {entry.msgid: entry.msgstr for entry in old if not entry.fuzzy}
    retired: dict[tuple[str | None, str], polib.POEntry] = {}
    for entry in old:
        suggested = entry.fuzzy and entry.msgstr and written.get(entry.previous_msgid or "") == entry.msgstr
        worth = entry.msgstr or entry.tcomment or any(entry.msgstr_plural.values())
        if worth and not suggested and not (entry.msgid in entries and is_text(entry)):
            retired.setdefault((entry.msgctxt, entry.msgid), obsolete(entry))
    return list(retired.values())


def obsolete(entry: polib.POEntry) -> polib.POEntry:
    """The entry as one that no text has any more, without its previous source: polib does not read it back there."""
    gone = copy.copy(entry)
    gone.obsolete, gone.occurrences, gone.comment = True, [], ""
    gone.previous_msgid = gone.previous_msgctxt = gone.previous_msgid_plural = None
    gone.flags = [flag for flag in entry.flags if flag != BRACE_FORMAT]
    return gone
