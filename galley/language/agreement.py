"""Whether a translation has what its source has: references, notes, links, emphasis, and nothing that is not text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import polib

from galley.language.catalogue import Key, key, place
from galley.language.letters import is_untranslated
from galley.language.translations import State, active, addresses, serving, state
from galley.language.units import Unit
from galley.likeness import nearest
from galley.message import Message, listed, said
from galley.model.reference import inflected, uninflected
from galley.problem import Place, Problem, Severity
from galley.source import SourceText
from galley.text import MARKS, Foreign, Inline, Link, NoteCall, Reference, Styled, leaves, parse_run, write

MOST_NAMED = 4
"""How many of the texts that a problem is about it names."""

_NOTE_CALL = re.compile(r"(?<!\\)(?:\\\\)*\[\^([^\]\s]+)\]")

Unsayable = Callable[[Reference], Problem | None]
"""Says what is wrong with a reference that the language cannot say so, as one in a case that the registry does not have."""

Unprintable = Callable[[SourceText], Iterable[Problem]]
"""Says what keeps a translation from being printed, as a character that no font has."""

Marks = Counter[tuple[str, str]]
"""How often each mark stands in a text, by its sort and how it is written."""

_CODES = {"text.html": "language.po-markup", "facts.no-case": "language.no-case"}
"""What faults of a text are called where a catalogue has them; others keep their codes."""

_OTHERWISE = re.compile(r"^(?P<how>omits|repeats): (?P<reference>\{[^{}\s]+\}) -- \S.*$", re.MULTILINE)
"""A translator's comment that a reference of the source is left out, or said more often."""

_MENDS = {
    "references": said(
        "write the same references as in the source, each as often; a case may be added, as in {id:genitive}; "
        "where grammar wants one left out or said again, say so above the entry: "
        "`# omits: {id} -- reason`, `# repeats: {id} -- reason`"
    ),
    "notes": said("write the same calls of notes as in the source"),
    "links": said("write the same links as in the source; only the text in [ ] is translated"),
    "emphasis": said("write as many passages in *emphasis* and **strong emphasis** as the source has"),
}


def check(entries: polib.POFile, units: Iterable[Unit], name: str, language: str) -> list[Problem]:
    """The faults of the translations in use that would print, and of what cannot; `name` is the catalogue's file."""
    known, texts = active(entries), list(units)
    served = _served(known, texts)
    found = [
        problem.with_(language=language, related=tuple(unit.place for unit in served.get(each, ())))
        for each, entry in known.items()
        if state(entry).prints
        for problem in (*faults(entry, name), *idle_marks(entry, name))
    ]
    rules = (copied, shared)
    return [
        *strays(entries, texts, name, language),
        *found,
        *(each for rule in rules for each in rule(entries, texts, name, language)),
    ]


def copied(entries: polib.POFile, units: Iterable[Unit], name: str, language: str) -> list[Problem]:
    """A warning that translations in use are their sources, written in no letters of the language, as tools fill what nobody translated; one a catalogue.

    What the source has in foreign letters itself, as the names of foreign partners, may stand so in each language.
    """
    known = active(entries)
    served = _served(known, (unit for unit in units if unit.language != language))
    drafts = (own for own in served if state(known[own]) is State.DRAFT and known[own].msgstr == own[1])
    same = [own for own in drafts if is_untranslated(own[1], language) and not _is_foreign(own[1], served[own])]
    if not same:
        return []
    shown = [*(repr(text) for _, text in same[:MOST_NAMED]), *(["…"] if len(same) > MOST_NAMED else [])]
    message = said("{count} translations are their sources again: {texts}", count=len(same), texts=listed(shown))
    mend = said("translate them, or empty them; `locales review` signs what shall stand so")
    first, *rest = (place(known[each], name) for each in same)
    return [
        Problem("language.po-copied", message, mend, first, Severity.WARNING, language=language, related=tuple(rest))
    ]


def _is_foreign(source: str, units: Iterable[Unit]) -> bool:
    """Whether a source is in the letters of none of the languages that it is taken for."""
    return all(is_untranslated(source, unit.language) for unit in units)


def shared(entries: polib.POFile, units: Iterable[Unit], name: str, language: str) -> list[Problem]:
    """A note that drafts serve texts of several kinds, such as a label and the heading of a column; one a catalogue.

    What is reviewed is vouched for at each of its addresses.
    """
    known, foreign = active(entries), (unit for unit in units if unit.language != language)
    doubtful = {
        own: units
        for own, units in _served(known, foreign).items()
        if state(known[own]) is State.DRAFT and len({unit.kind for unit in units}) > 1
    }
    if not doubtful:
        return []
    shown = [*(repr(text) for _, text in [*doubtful][:MOST_NAMED]), *(["…"] if len(doubtful) > MOST_NAMED else [])]
    message = said("one translation serves texts of several kinds, as label and heading: {texts}", texts=listed(shown))
    mend = said(
        'where they differ in this language, copy the entry and put the address above its msgid, as msgctxt "{address}"; `locales review` signs what serves all',
        address=next(iter(doubtful.values()))[-1].address,
    )
    first, *rest = (place(known[own], name) for own in doubtful)
    return [Problem("language.po-shared", message, mend, first, Severity.NOTE, language=language, related=tuple(rest))]


def _served(known: Mapping[Key, polib.POEntry], units: Iterable[Unit]) -> dict[Key, list[Unit]]:
    """The units by the entry that serves them."""
    served: dict[Key, list[Unit]] = {}
    for unit in units:
        if (entry := serving(known, unit)) is not None:
            served.setdefault(key(entry), []).append(unit)
    return served


def strays(entries: polib.POFile, units: Iterable[Unit], name: str, language: str) -> list[Problem]:
    """A warning for each translation that no text can use: one with a plural, or with a context that is no address."""
    known = {None, *(unit.address for unit in units)}
    return [
        stray(entry, name).with_(language=language)
        for entry in entries
        if (entry.msgid_plural or entry.msgctxt not in known)
        and not entry.obsolete
        and (entry.msgstr or any(entry.msgstr_plural.values()))
    ]


def stray(entry: polib.POEntry, name: str) -> Problem:
    """The warning of an entry that no text can use."""
    return Problem(
        "language.po-stray",
        said(
            "{text} has a plural, or a context that is no address: its translation is not used", text=repr(entry.msgid)
        ),
        said("give it to the entry of the same text that has neither"),
        place(entry, name),
        Severity.WARNING,
    )


def faults(
    entry: polib.POEntry, name: str, unsayable: Unsayable = lambda _: None, unprintable: Unprintable = lambda _: ()
) -> list[Problem]:
    """What is wrong with an entry's translation; whether the language can say its references so, and a book print its characters, where `unsayable` and
    `unprintable` can tell.

    Comments of its translator let it leave references out or say them more often (`_OTHERWISE`).
    """
    written = _written(entry, name)
    nodes, problems = translated(entry, name)
    expected, given = _marks(_source(entry)), _marks(nodes)
    where = _where(entry)
    found = [_told_of(problem, where, written.place) for problem in (*problems, *unprintable(written))]
    for sort, mend in _MENDS.items():
        wanted, have = _of(expected, sort), _of(given, sort)
        if sort == "references":
            have = _as_marked(entry, have, wanted)
        if wanted != have:
            code = "language.po-placeholders" if sort == "references" else "language.po-markdown"
            meant = _meant(nodes, wanted) if sort == "references" else None
            found.append(Problem(code, _differing(where, have, wanted), meant or mend, written.place))
    unsaid = (problem for reference in _references(nodes) if (problem := unsayable(reference)))
    return [*found, *(_told_of(problem, where, written.place) for problem in unsaid)]


def marked(entry: polib.POEntry) -> bool:
    """Whether its translator says that references are left out or said more often."""
    return _OTHERWISE.search(entry.tcomment) is not None


def _as_marked(entry: polib.POEntry, have: Counter[str], wanted: Counter[str]) -> Counter[str]:
    """The references of a translation as if those that its translator marks were as often as in the source."""
    served = {mark["reference"] for mark in _OTHERWISE.finditer(entry.tcomment) if _serves(mark, have, wanted)}
    counts = Counter(have)
    for each in served:
        counts[each] = wanted[each]
    return counts


def _serves(mark: re.Match[str], have: Counter[str], wanted: Counter[str]) -> bool:
    """Whether something came of a translator's mark."""
    given, expected = have[mark["reference"]], wanted[mark["reference"]]
    return expected > 0 and (given < expected if mark["how"] == "omits" else given > expected)


def idle_marks(entry: polib.POEntry, name: str) -> list[Problem]:
    """A warning for each comment of a translator that leaves out, or says again, what is not left out or said again."""
    expected, given = (_of(_marks(nodes), "references") for nodes in (_source(entry), translated(entry, name)[0]))
    idle = (mark for mark in _OTHERWISE.finditer(entry.tcomment) if not _serves(mark, given, expected))
    where, mend = _where(entry), said("take the comment away, or mend it")
    return [
        Problem(
            "language.po-idle-mark",
            said("{address}: nothing came of the comment “{mark}”", address=where, mark=mark[0]),
            mend,
            place(entry, name),
            Severity.WARNING,
        )
        for mark in idle
    ]


def _where(entry: polib.POEntry) -> str:
    """What an entry goes by: its first address, or its source where a catalogue names none."""
    return next(iter(addresses(entry)), repr(entry.msgid))


def _told_of(problem: Problem, where: str, at: Place) -> Problem:
    """A fault of a text as one of the catalogue, where it stands in it; where that is not known, `at` the translation."""
    message = said("{address}: {message}", address=where, message=problem.message)
    code = _CODES.get(problem.code, problem.code)
    return problem.with_(code=code, message=message, place=problem.place or at)


def _differing(where: str, have: Counter[str], wanted: Counter[str]) -> Message:
    given, expected = _told(have), _told(wanted)
    if not have:
        return said("{address}: the translation has none, the source {expected}", address=where, expected=expected)
    if not wanted:
        return said("{address}: the translation has {given}, the source none", address=where, given=given)
    return said(
        "{address}: the translation has {given}, the source {expected}", address=where, given=given, expected=expected
    )


def _references(inlines: Iterable[Inline]) -> Iterator[Reference]:
    return (leaf for leaf in leaves(inlines) if isinstance(leaf, Reference))


def _meant(inlines: Iterable[Inline], wanted: Iterable[str]) -> Message | None:
    """A mend with a guess at a reference whose form is neither the source's nor a case of it; None where there is none."""
    for reference in _references(inlines):
        same = [each for each in wanted if each.strip("{}").partition(":")[0] == reference.id]
        near = nearest(write((reference,)), (*same, *(cased for each in same for cased in inflected(each))))
        if uninflected(reference) not in same and near:
            return said(
                "did you mean {near}? else write the same references as in the source, each as often; a case may be added, as in {id:genitive}",
                near=near,
            )
    return None


def translated(entry: polib.POEntry, name: str) -> tuple[tuple[Inline, ...], list[Problem]]:
    """The translation as inline nodes, each at its place in the file; at the entry's where that is all that is known."""
    return parse_run(_written(entry, name), _labels(entry))


def _written(entry: polib.POEntry, name: str) -> SourceText:
    """The translation, whose characters know their places in the file; the entry's where that is all that is known."""
    return entry.msgstr if isinstance(entry.msgstr, SourceText) else SourceText(entry.msgstr, place(entry, name))


def _source(entry: polib.POEntry) -> tuple[Inline, ...]:
    """The source as inline nodes."""
    return parse_run(SourceText(entry.msgid), _labels(entry))[0]


def _labels(entry: polib.POEntry) -> list[str]:
    """The labels of the notes that the source calls."""
    return _NOTE_CALL.findall(entry.msgid)


def _marks(inlines: Iterable[Inline]) -> Marks:
    return Counter(_each(inlines))


def _each(inlines: Iterable[Inline]) -> Iterator[tuple[str, str]]:
    for node in inlines:
        match node:
            case Reference():
                yield "references", uninflected(node)
            case NoteCall():
                yield "notes", write((node,))
            case Link():
                yield "links", node.href
                yield from _each(node.children)
            case Foreign():
                yield from _each(node.children)
            case Styled():
                yield "emphasis", MARKS[node.kind]
                yield from _each(node.children)


def _of(marks: Marks, sort: str) -> Counter[str]:
    return Counter({text: count for (kind, text), count in marks.items() if kind == sort})


def _told(marks: Counter[str]) -> str:
    return listed(
        said("{mark} {count} times", mark=text, count=count) if count > 1 else text
        for text, count in sorted(marks.items())
    )
