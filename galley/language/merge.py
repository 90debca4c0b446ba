"""Bringing a catalogue of translations up to date with the texts of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import polib

from galley.language.agreement import marked
from galley.language.catalogue import HEADER, Key, key, obsolete
from galley.language.translations import active, make_fuzzy, occurrences, remark
from galley.language.units import Unit
from galley.likeness.measures import likeness, nearest_of_each

AT_ADDRESS = 0.4
"""How much a text must be like the one that stood at its address before, to be its edit."""

BRACE_FORMAT = "python-brace-format"

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_NAME = re.compile(r"\{[A-Za-z_]\w*\}", re.ASCII)


def update(old: polib.POFile, units: Sequence[Unit], memory: Sequence[polib.POFile] = ()) -> polib.POFile:
    """The catalogue with one entry a distinct text, in reading order, and all that people wrote kept.

    An entry whose context is an address serves that unit alone. A text without an entry takes the translation of the
    one it was edited from, or of one like it, marked fuzzy. Entries that no text has stay as obsolete ones and come back
    when their text does. What is new otherwise takes the translation that the same text has in the catalogues of
    `memory`, with its review, or as fuzzy that of one like it.
    """
    entries = _entries(units, {entry.msgctxt for entry in old if entry.msgctxt})
    kept = _kept(old)
    origins = _origins([entry for each, entry in entries.items() if each not in kept], entries, old)
    for each, entry in entries.items():
        if each in kept:
            _carry_over(entry, kept[each])
        elif each in origins:
            _suggest(entry, origins[each])
        if not _names_only(entry.msgstr) or marked(entry):
            entry.flags = [flag for flag in entry.flags if flag != BRACE_FORMAT]
    _keep_words(old, kept, entries)
    fresh = [entry for each, entry in entries.items() if each not in kept and each not in origins]
    _recall(fresh, [entry for each in memory for entry in active(each).values() if entry.translated()])
    updated = polib.POFile()
    updated.header, updated.metadata = old.header, {**HEADER, **old.metadata}
    updated.extend([*entries.values(), *_retired(old, entries)])
    return updated


def _entries(units: Iterable[Unit], split: set[str]) -> dict[Key, polib.POEntry]:
    """An entry for each distinct text and for each address that is `split` off, untranslated."""
    entries: dict[Key, polib.POEntry] = {}
    for unit in units:
        context = unit.address if unit.address in split else None
        made = polib.POEntry(msgctxt=context, msgid=unit.text, flags=_flags(unit.text))
        entry = entries.setdefault((context, unit.text), made)
        entry.occurrences = [*entry.occurrences, (unit.occurrence, "")]
        comment = f"{unit.kind}; space is tight" if unit.tight else unit.kind
        entry.comment = "\n".join(dict.fromkeys((*filter(None, entry.comment.split("\n")), comment)))
    return entries


def _recall(fresh: Sequence[polib.POEntry], memory: Sequence[polib.POEntry]) -> None:
    """Give new entries what other publications say: as it is for the same source, fuzzy for one like it."""
    same = {entry.msgid: entry for entry in reversed(memory)}
    near = nearest_of_each([entry.msgid for entry in fresh if entry.msgid not in same], list(same))
    likes = iter(near)
    for entry in fresh:
        if entry.msgid in same:
            _carry_over(entry, same[entry.msgid])
        elif (like := next(likes)) is not None:
            _suggest(entry, same[list(same)[like]])


def _keep_words(old: polib.POFile, kept: dict[Key, polib.POEntry], entries: dict[Key, polib.POEntry]) -> None:
    """Keep as comments what twins of the entries in use say otherwise."""
    for entry in old:
        each = key(entry)
        if each in entries and entry is not kept.get(each) and not entry.msgid_plural and entry.msgstr:
            before = f"before: {entry.msgstr}".replace("\n", r"\n")
            remark(entries[each], *entry.tcomment.split("\n"), "" if entry.msgstr == entries[each].msgstr else before)


def _flags(text: str) -> list[str]:
    """The flag that makes msgfmt compare the references, where it can read them all as names (no form, no hyphen)."""
    return [BRACE_FORMAT] if _BRACES.search(text) and _names_only(text) else []


def _names_only(text: str) -> bool:
    """Whether msgfmt can read the braces of a text; it cannot where a translation asks for a case or for words."""
    return all(_NAME.fullmatch(each) for each in _BRACES.findall(text))


def _kept(old: polib.POFile) -> dict[Key, polib.POEntry]:
    """The best old entry of each source: translated rather than not, sure rather than fuzzy, in use rather than not."""
    kept: dict[Key, polib.POEntry] = {}
    for entry in sorted(old, key=lambda entry: (not entry.msgstr, entry.fuzzy, bool(entry.obsolete))):
        if not entry.msgid_plural:
            kept.setdefault(key(entry), entry)
    return kept


def _origins(
    new: Sequence[polib.POEntry], entries: dict[Key, polib.POEntry], old: polib.POFile
) -> dict[Key, polib.POEntry]:
    """For new texts the old entry that each was probably edited from."""
    translated = [entry for entry in old if entry.msgstr and not entry.msgid_plural]
    standing = {place: entry for entry in translated if not entry.obsolete for place in occurrences(entry)}
    origins: dict[Key, polib.POEntry] = {}
    for entry in new:
        before = (standing[place] for place in occurrences(entry) if place in standing)
        edited = [origin for origin in before if _is_edit(entry, origin, entries.get(key(origin)))]
        if edited:
            origins[key(entry)] = max(edited, key=lambda origin: likeness(origin.msgid, entry.msgid))
    used = {key(origin) for origin in origins.values()}
    pool = [entry for entry in translated if key(entry) not in entries and key(entry) not in used]
    rest = [entry for entry in new if key(entry) not in origins]
    found = zip(rest, nearest_of_each([each.msgid for each in rest], [each.msgid for each in pool]), strict=True)
    return origins | {key(each): pool[index] for each, index in found if index is not None}


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


def _retired(old: polib.POFile, entries: dict[Key, polib.POEntry]) -> list[polib.POEntry]:
    """What people wrote for texts that are gone, as obsolete entries; suggestions nobody confirmed are dropped."""
    written = {entry.msgid: entry.msgstr for entry in old if not entry.fuzzy}
    retired: dict[tuple[Key, bool], polib.POEntry] = {}
    for entry in old:
        suggested = entry.fuzzy and entry.msgstr and written.get(entry.previous_msgid or "") == entry.msgstr
        worth = entry.msgstr or entry.tcomment or any(entry.msgstr_plural.values())
        if worth and not suggested and (entry.msgid_plural or key(entry) not in entries):
            known = retired.setdefault((key(entry), bool(entry.msgid_plural)), obsolete(entry))
            if known.msgstr != entry.msgstr:
                remark(known, *entry.tcomment.split("\n"), f"before: {entry.msgstr}".replace("\n", r"\n"))
    return list(retired.values())
