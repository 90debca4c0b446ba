"""What people hand in: catalogues that come back, and word that a translation still holds or has been reviewed."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

import polib

from galley.language.agreement import Caseless, faults, strays
from galley.language.merge import AT_ADDRESS, obsolete
from galley.language.translations import (
    State,
    active,
    addresses,
    clear_fuzzy,
    is_signed,
    is_text,
    make_fuzzy,
    occurrences,
    remark,
    sign,
    state,
)
from galley.likeness import likeness, nearest_of_each
from galley.problem import Problem, Severity


@dataclass
class Taken:
    """What became of the entries of a returned catalogue, by their sources; `entries` is the catalogue with them.

    `older` were translated from another source and are fuzzy now; `obsolete` belong to no text any more; of
    `conflicts`, translated otherwise here, the returned text is used and the one before kept as a comment.
    """

    entries: polib.POFile
    taken: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    obsolete: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take(entries: polib.POFile, returned: polib.POFile, name: str) -> Taken:
    """Merge a returned catalogue, whose file is `name`; one made for an older source too. Nothing is ever emptied.

    A returned translation whose references or marks are not those of its source is taken as fuzzy, with a warning.
    """
    result = Taken(copy.deepcopy(entries), problems=strays(returned, name, entries.metadata.get("Language", "")))
    mine = active(result.entries)
    strangers: list[polib.POEntry] = []
    for entry in returned:
        if entry.obsolete or not entry.msgstr.strip() or not is_text(entry):
            continue
        if entry.msgid in mine:
            _take(mine[entry.msgid], entry, name, result)
        else:
            strangers.append(entry)
    _take_older(strangers, mine, result)
    return result


def _take(mine: polib.POEntry, entry: polib.POEntry, name: str, result: Taken) -> None:
    """Take a translation of the very source."""
    same = mine.msgstr == entry.msgstr and mine.fuzzy == entry.fuzzy
    if same or (entry.fuzzy and mine.msgstr and not mine.fuzzy):
        remark(mine, *entry.tcomment.split("\n"))
        result.unchanged.append(mine.msgid)
        return
    conflict = bool(mine.msgstr) and not mine.fuzzy and mine.msgstr != entry.msgstr
    (result.conflicts if conflict else result.taken).append(mine.msgid)
    remark(mine, *entry.tcomment.split("\n"), f"before: {mine.msgstr}" if conflict else "")
    mine.msgstr = entry.msgstr
    found = faults(entry, name)
    result.problems += (problem.with_(severity=Severity.WARNING) for problem in found)
    if entry.fuzzy:
        make_fuzzy(mine, entry.previous_msgid)
    elif found:
        make_fuzzy(mine, None)
    else:
        clear_fuzzy(mine)


def _take_older(strangers: list[polib.POEntry], mine: dict[str, polib.POEntry], result: Taken) -> None:
    """Take translations of sources that are gone: for the text each has become, else as obsolete entries."""
    unfinished = [entry for entry in mine.values() if entry.fuzzy or not entry.msgstr]
    alike = nearest_of_each([entry.msgid for entry in strangers], [entry.msgid for entry in unfinished])
    retired = {entry.msgid for entry in result.entries if entry.obsolete}
    for entry, near in zip(strangers, alike, strict=True):
        heir = _heir(entry, unfinished) or (unfinished[near] if near is not None else None)
        if heir is not None:
            heir.msgstr = entry.msgstr
            remark(heir, *entry.tcomment.split("\n"))
            make_fuzzy(heir, (entry.fuzzy and entry.previous_msgid) or entry.msgid)
            result.older.append(entry.msgid)
        elif entry.msgid in retired:
            result.unchanged.append(entry.msgid)
        else:
            result.obsolete.append(entry.msgid)
            result.entries.append(obsolete(entry))


def _heir(entry: polib.POEntry, unfinished: list[polib.POEntry]) -> polib.POEntry | None:
    """The entry that says it comes from this one's source, or stands at its address and is like it."""
    places = set(occurrences(entry))
    for other in unfinished:
        if other.previous_msgid == entry.msgid:
            return other
    standing = (other for other in unfinished if places & set(occurrences(other)))
    return next((other for other in standing if likeness(other.msgid, entry.msgid) >= AT_ADDRESS), None)


def review(
    entries: polib.POFile, address: str | None, who: str, day: str, caseless: Caseless = lambda _: None
) -> tuple[list[str], list[str]]:
    """Sign the drafts at an address, or all of them, as reviewed by `who` on `day` (ISO).

    Returns the sources of the entries that were signed, and of those refused because their translation is faulty;
    `caseless` tells whether the cases it asks for exist.
    """
    signed, refused = list[str](), list[str]()
    for entry in active(entries).values():
        if state(entry) is State.DRAFT and (address is None or address in addresses(entry)):
            if faults(entry, "", caseless):
                refused.append(entry.msgid)
            else:
                sign(entry, who, day)
                signed.append(entry.msgid)
    return signed, refused


def keep(entries: polib.POFile, address: str | None, who: str, reason: str, day: str) -> list[str]:
    """Declare that an edit of the source left its meaning unchanged: the fuzzy translation at an address, or each
    one, holds again. Returns the sources of the entries; a review of the translation before the edit holds too.
    """
    kept = []
    for entry in active(entries).values():
        if entry.fuzzy and entry.msgstr and (address is None or address in addresses(entry)):
            was_reviewed = entry.previous_msgid is not None and is_signed(entry, entry.previous_msgid)
            clear_fuzzy(entry)
            remark(entry, f"kept: {who} {day}: {' '.join(reason.split())}")
            if was_reviewed:
                sign(entry, who, day)
            kept.append(entry.msgid)
    return kept
