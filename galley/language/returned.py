"""What people hand in: catalogues that come back, and word that a translation still holds or has been reviewed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from unicodedata import normalize

import polib

from galley.language.agreement import Unsayable, faults, stray
from galley.language.catalogue import Key, key, obsolete, place
from galley.language.letters import is_untranslated
from galley.language.merge import AT_ADDRESS
from galley.language.translations import (
    State,
    active,
    addresses,
    clear_fuzzy,
    is_signed,
    make_fuzzy,
    occurrences,
    remark,
    sign,
    state,
)
from galley.likeness.measures import likeness, nearest_of_each
from galley.message import said
from galley.problem import Problem, Severity
from galley.source import SourceText

Faults = Callable[[polib.POEntry, str], list[Problem]]
"""Tells what is wrong with the translation of an entry in a file."""

_CREDITS = ("PO-Revision-Date", "Last-Translator", "Language-Team")
IN_A_LINE_OF_ITS_OWN = 2
"""The column of the first letter of a text that does not stand behind its keyword, as wrapped ones do."""

_NOBODY = {"", "YEAR-MO-DA HO:MI+ZONE", "FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>"}
"""What new catalogues have in these fields."""


@dataclass
class Taken:
    """What became of each entry of a returned catalogue, by its source; `entries` is the catalogue with them.

    `older` were translated from another source and are fuzzy now; `obsolete` belong to no text any more; of
    `conflicts`, translated otherwise here, the returned text is used and the one before kept as a comment. `comments`
    are kept as a comment only: what came is fuzzy or obsolete there, or came twice, and the text is translated here.
    `refused` fit no text, as plurals, and are kept as obsolete; `empty` came untranslated. `missing` did not come;
    `copied` came as their source, as tools fill what nobody translated: they are fuzzy where nothing stood, else left.
    Of all that came, the number `tidied` are stored otherwise than they were written: see `tidy`. Of what was used, `fuzzy` came so or are faulty.
    """

    entries: polib.POFile
    taken: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    obsolete: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    tidied: int = 0
    fuzzy: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_news(self) -> bool:
        """Whether anything came that was not here."""
        return any((self.taken, self.older, self.obsolete, self.conflicts, self.comments, self.refused))


def take(entries: polib.POFile, returned: polib.POFile, name: str, faulty: Faults = faults) -> Taken:
    """Merge a returned catalogue, whose file is `name`; one made for an older source too. No word of it is dropped.

    A returned translation whose references or marks are not those of its source is taken as fuzzy, with a warning; one that is its source, as some
    tools fill what nobody translated, as fuzzy too, and only where nothing stands.
    """
    language = entries.metadata.get("Language", "")
    result = Taken(copy.deepcopy(entries))
    mine = {key(entry): entry for entry in result.entries if not entry.obsolete}
    result.tidied = sum(_tidied(entry, mine) for entry in returned)
    _doubt_the_end(returned, mine, name, result)
    strangers: list[polib.POEntry] = []
    came = set[int]()
    for entry in returned:
        own = _own(entry, mine, result)
        if own is None or bool(own.msgid_plural) != bool(entry.msgid_plural):
            strangers.append(entry)
        else:
            _take(own, entry, _Sender(name, language, faulty, id(own) in came), result)
            came.add(id(own))
    _take_older([entry for entry in strangers if not _is_lone(entry)], mine, result)
    _set_aside([entry for entry in strangers if _is_lone(entry)], name, result)
    result.missing = [entry.msgid for entry in mine.values() if id(entry) not in came]
    _credit(result, returned)
    return result


@dataclass(frozen=True, slots=True)
class _Sender:
    """The file that an entry comes from, in which language, what tells its faults, and whether it has said something of the text before."""

    name: str
    language: str
    faulty: Faults
    again: bool


def words(entry: polib.POEntry) -> tuple[str, ...]:
    """What a translator wrote for an entry: its translation, or all forms of it."""
    return tuple(text for _, text in sorted(entry.msgstr_plural.items())) if entry.msgid_plural else (entry.msgstr,)


def tidy(text: str, source: str) -> str:
    """A translation without what tools add: letters in one character each (Unicode NFC), no line end the source lacks.

    One that needs nothing is returned as it is; else all its characters stand where the text begins.
    """
    ended = text if source.endswith("\n") else text.rstrip("\r\n")
    plain = normalize("NFC", ended)
    return text if plain == text else SourceText(plain, text.place) if isinstance(text, SourceText) else plain


def _tidied(entry: polib.POEntry, mine: dict[Key, polib.POEntry]) -> bool:
    """Tidy a returned entry, and its source where only that is known here; tells whether its translation changed."""
    composed = normalize("NFC", entry.msgid)
    if key(entry) not in mine and (entry.msgctxt, composed) in mine:
        entry.msgid = composed
    before = words(entry)
    entry.msgstr = tidy(entry.msgstr, entry.msgid)
    entry.msgstr_plural = {form: tidy(text, entry.msgid) for form, text in entry.msgstr_plural.items()}
    return words(entry) != before


def _is_written(entry: polib.POEntry) -> bool:
    return any(text.strip() for text in words(entry))


def _is_copied(entry: polib.POEntry, language: str) -> bool:
    """Whether a translation is its source, and no name or abbreviation which stands so in the language as well."""
    return entry.msgstr == entry.msgid and is_untranslated(entry.msgid, language)


def _is_lone(entry: polib.POEntry) -> bool:
    """Whether an entry can be no older state of a text: plural, obsolete, or untranslated."""
    return bool(entry.msgid_plural or entry.obsolete) or not _is_written(entry)


def _own(entry: polib.POEntry, mine: dict[Key, polib.POEntry], result: Taken) -> polib.POEntry | None:
    """The entry here that one of a returned file is about; a text that was split there by address is split here too."""
    found = mine.get(key(entry))
    general = mine.get((None, entry.msgid))
    if found is None and general is not None and entry.msgctxt in addresses(general) and not entry.obsolete:
        found = copy.copy(general)
        found.msgctxt, found.msgstr, found.tcomment = entry.msgctxt, "", ""
        clear_fuzzy(found)
        mine[key(found)] = found
        result.entries.append(found)
    return found or general


def _take(mine: polib.POEntry, entry: polib.POEntry, sender: _Sender, result: Taken) -> None:
    """Take a translation of the very source."""
    remark(mine, *entry.tcomment.split("\n"))
    is_same = tuple(tidy(text, mine.msgid) for text in words(mine)) == words(entry)
    is_finished = _is_written(mine) and not mine.fuzzy
    is_weak = bool(entry.obsolete) or entry.fuzzy or sender.again
    if not _is_written(entry):
        result.empty.append(mine.msgid)
    elif is_same and (is_weak or not mine.fuzzy):
        result.unchanged.append(mine.msgid)
    elif _is_copied(entry, sender.language):
        result.copied.append(mine.msgid)
        if not _is_written(mine):
            mine.msgstr = entry.msgstr
            make_fuzzy(mine, None)
    elif is_weak and (is_finished or sender.again):
        remark(mine, *_told("returned", entry))
        result.comments.append(mine.msgid)
    else:
        is_conflict = is_finished and not is_same
        (result.conflicts if is_conflict else result.taken).append(mine.msgid)
        remark(mine, *(_told("before", mine) if is_conflict else ()))
        _put(mine, entry, sender, result)


def _put(mine: polib.POEntry, entry: polib.POEntry, sender: _Sender, result: Taken) -> None:
    mine.msgstr, mine.msgstr_plural = entry.msgstr, dict(entry.msgstr_plural)
    found = sender.faulty(entry, sender.name)
    result.problems += (problem.with_(severity=Severity.WARNING) for problem in found)
    result.fuzzy += bool(entry.fuzzy or found)
    if entry.fuzzy:
        make_fuzzy(mine, entry.previous_msgid)
    elif found:
        make_fuzzy(mine, None)
    else:
        clear_fuzzy(mine)


def _told(how: str, entry: polib.POEntry) -> list[str]:
    """The translation of an entry as comments, each on one line."""
    return [f"{how}: {text}".replace("\n", r"\n") for text in words(entry) if text.strip()]


def _doubt_the_end(returned: polib.POFile, mine: dict[Key, polib.POEntry], name: str, result: Taken) -> None:
    """Make the last translation of a file fuzzy where it may have been cut off: written on several lines, none after it."""
    came = {key(entry) for entry in returned}
    last = returned[-1] if returned else None
    order = list(mine)
    if last is None or key(last) not in mine or not isinstance(last.msgstr, SourceText):
        return
    after = order[order.index(key(last)) + 1 :]
    if last.msgstr.at(0).column == IN_A_LINE_OF_ITS_OWN and after and not came & set(after):
        make_fuzzy(last, last.previous_msgid)
        message = said("the file ends here, and {count} texts that follow did not come", count=len(after))
        mend = said("if it was cut off, ask for it again; if not, see that this translation is whole")
        result.problems.append(Problem("language.po-cut", message, mend, place(last, name), Severity.WARNING))


def _take_older(strangers: list[polib.POEntry], mine: dict[Key, polib.POEntry], result: Taken) -> None:
    """Take translations of sources that are gone: for the text each has become, else as obsolete entries."""
    unfinished = [entry for entry in mine.values() if (entry.fuzzy or not entry.msgstr) and not entry.msgid_plural]
    alike = nearest_of_each([entry.msgid for entry in strangers], [entry.msgid for entry in unfinished])
    for entry, near in zip(strangers, alike, strict=True):
        heir = _heir(entry, unfinished) or (unfinished[near] if near is not None else None)
        if heir is None:
            _retire(entry, result, result.obsolete)
            continue
        remark(heir, *entry.tcomment.split("\n"), *(_told("before", heir) if heir.msgstr != entry.msgstr else ()))
        heir.msgstr = entry.msgstr
        make_fuzzy(heir, (entry.fuzzy and entry.previous_msgid) or entry.msgid)
        result.older.append(entry.msgid)


def _set_aside(strangers: list[polib.POEntry], name: str, result: Taken) -> None:
    """Keep what fits no text as obsolete, and tell of plurals."""
    for entry in strangers:
        if not _is_written(entry):
            result.empty.append(entry.msgid)
            if entry.tcomment:
                _retire(entry, result, [])
        elif entry.msgid_plural and not entry.obsolete:
            result.problems.append(stray(entry, name))
            _retire(entry, result, result.refused)
        else:
            _retire(entry, result, result.obsolete)


def _retire(entry: polib.POEntry, result: Taken, fate: list[str]) -> None:
    """Add an obsolete entry, unless there is one of its source, which gets what is new as a comment."""
    same = (other for other in result.entries if other.obsolete and key(other) == key(entry))
    known = next((other for other in same if bool(other.msgid_plural) == bool(entry.msgid_plural)), None)
    if known is None:
        result.entries.append(obsolete(entry))
        fate.append(entry.msgid)
        return
    is_same = words(known) == words(entry)
    remark(known, *entry.tcomment.split("\n"), *(() if is_same else _told("returned", entry)))
    if _is_written(entry):
        (result.unchanged if is_same else result.comments).append(entry.msgid)


def _credit(result: Taken, returned: polib.POFile) -> None:
    """Carry over who did the work and when, if it brought any; who did so before stays as a line above the header."""
    header = dict.fromkeys(result.entries.header.split("\n") if result.entries.header else ())
    header |= dict.fromkeys(filter(None, returned.header.split("\n")))
    mine = result.entries.metadata
    for name in _CREDITS if result.is_news else ():
        value = returned.metadata.get(name, "").strip()
        if value in _NOBODY or value == mine.get(name, ""):
            continue
        if name == "Last-Translator" and mine.get(name, "") not in _NOBODY:
            header |= {mine[name]: None}
        mine[name] = value
    result.entries.header = "\n".join(header)


def _heir(entry: polib.POEntry, unfinished: list[polib.POEntry]) -> polib.POEntry | None:
    """The entry that says it comes from this one's source, or stands at its address and is like it."""
    places = set(occurrences(entry))
    for other in unfinished:
        if other.previous_msgid == entry.msgid:
            return other
    standing = (other for other in unfinished if places & set(occurrences(other)))
    return next((other for other in standing if likeness(other.msgid, entry.msgid) >= AT_ADDRESS), None)


def is_at(entry: polib.POEntry, address: str | None) -> bool:
    """Whether a text stands at an address or below it; at any, where none is named."""
    return address is None or any(each == address or each.startswith(f"{address}/") for each in addresses(entry))


def review(
    entries: polib.POFile, address: str | None, who: str, day: str, unsayable: Unsayable = lambda _: None
) -> tuple[list[str], list[polib.POEntry]]:
    """Sign the drafts at an address or below it, as in a section, or all of them, as reviewed by `who` on `day` (ISO).

    Returns the sources of the entries that were signed, and the entries refused because their translation is faulty;
    `unsayable` tells what the language cannot say so, as a case that is not there.
    """
    signed, refused = list[str](), list[polib.POEntry]()
    for entry in active(entries).values():
        if state(entry) is State.DRAFT and is_at(entry, address):
            if faults(entry, "", unsayable):
                refused.append(entry)
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
        if entry.fuzzy and entry.msgstr and is_at(entry, address):
            was_reviewed = entry.previous_msgid is not None and is_signed(entry, entry.previous_msgid)
            clear_fuzzy(entry)
            remark(entry, f"kept: {who} {day}: {' '.join(reason.split())}")
            if was_reviewed:
                sign(entry, who, day)
            kept.append(entry.msgid)
    return kept
