"""Reading a PO file: its messages, and what is wrong with it as problems with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from gettext import GNUTranslations
from io import BytesIO

import polib

from galley.files import Files, Refused
from galley.language.patterns import Pattern, format_signs, patterns, placeholders
from galley.problem import Place, Problem, Severity

TEMPLATE = "locales/galley.pot"

_LINE = re.compile(
    r"""\s*|\#(?!~).*|\#~\|.*|(?:\#~\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*"""
)

Key = tuple[str | None, str]
"""The context and the message of an entry: what must be unique in a catalogue."""


def path(language: str) -> str:
    """Where the furniture of a language lives, relative to the project."""
    return f"locales/{language}/LC_MESSAGES/galley.po"


def key(entry: polib.POEntry) -> Key:
    """Context and message of an entry."""
    return entry.msgctxt, entry.msgid


def parse(text: str, name: str) -> tuple[polib.POFile, list[Problem]]:
    """The catalogue in `text`, empty when it is not PO; `name` is its file, for problems."""
    number = next((number for number, line in enumerate(text.split("\n"), 1) if not _LINE.fullmatch(line)), 0)
    if number:
        return polib.POFile(), [_syntax(name, f"(line {number})")]
    try:
        # polib opens what is the name of a file; text that ends its line never is.
        catalogue = polib.pofile(text.rstrip("\n") + "\n")
    except (OSError, ValueError, IndexError) as error:
        return polib.POFile(), [_syntax(name, str(error))]
    return catalogue, [*_header(catalogue, name), *_duplicates(catalogue, name)]


def read(name: str, files: Files) -> tuple[polib.POFile, list[Problem]]:
    """The catalogue in the file `name`, empty when it is missing or cannot be read."""
    try:
        text = files.text(name)
    except Refused as refused:
        return polib.POFile(), [_refused(refused.problem)]
    return parse(text, name)


def translations(catalogue: polib.POFile, name: str) -> tuple[GNUTranslations, list[Problem]]:
    """The finished messages ready for look-up; a faulty one is left out, so that its source shows, and reported."""
    kept = polib.POFile()
    kept.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    problems = [*_plural_header(catalogue, name)]
    if "Plural-Forms" in catalogue.metadata and not problems:
        kept.metadata["Plural-Forms"] = catalogue.metadata["Plural-Forms"]
    own = {(pattern.context, pattern.message): pattern for pattern in patterns()}
    for entry in _first_of_each(finished(catalogue)):
        faults = list(_faults(entry, own, name))
        problems += faults
        if not faults:
            kept.append(entry)
    return GNUTranslations(BytesIO(kept.to_binary())), problems


def finished(catalogue: polib.POFile) -> Iterator[polib.POEntry]:
    """The entries that print: translated, not fuzzy, not obsolete."""
    return (entry for entry in catalogue if entry.translated())


def place(entry: polib.POEntry, name: str) -> Place:
    """Where an entry stands in its file."""
    return Place(name, entry.linenum or None)


def _first_of_each(entries: Iterable[polib.POEntry]) -> list[polib.POEntry]:
    unique: dict[Key, polib.POEntry] = {}
    for entry in entries:
        unique.setdefault(key(entry), entry)
    return list(unique.values())


def _refused(problem: Problem) -> Problem:
    codes = {"files.missing": "language.po-missing", "files.not-utf8": "language.po-encoding"}
    mends = {"files.missing": f"copy {TEMPLATE} to that place and translate it"}
    return problem.with_(
        code=codes.get(problem.code, "language.po-unreadable"), mend=mends.get(problem.code, problem.mend)
    )


def _syntax(name: str, error: str) -> Problem:
    line = re.search(r"\(line (\d+)\)(?:: )?(.*)", error)
    reason = (line and line[2]) or "this is not a keyword, a text in quotes or a comment"
    return Problem(
        "language.po-syntax",
        f"the catalogue cannot be read from here on: {reason}",
        "mend the line, or take the last version that opens in a PO editor",
        Place(name, int(line[1]) if line else None),
    )


def _header(catalogue: polib.POFile, name: str) -> Iterator[Problem]:
    charset = re.search(r"charset=([\w.:-]+)", catalogue.metadata.get("Content-Type", ""))
    if charset is None or charset[1].upper() not in {"UTF-8", "UTF8", "CHARSET"}:
        stated = f"names the charset {charset[1]}" if charset else "names no charset"
        yield Problem(
            "language.po-charset",
            f"the header {stated}, but catalogues are UTF-8",
            "save the file as UTF-8 with `Content-Type: text/plain; charset=UTF-8` in its header",
            Place(name, 1),
        )


def _duplicates(catalogue: polib.POFile, name: str) -> Iterator[Problem]:
    first: dict[Key, polib.POEntry] = {}
    for entry in catalogue:
        if entry.obsolete:
            continue
        earlier = first.setdefault(key(entry), entry)
        if earlier is not entry:
            yield Problem(
                "language.po-duplicate",
                f"the message {entry.msgid!r} stands twice; the first is used",
                "keep one of the two",
                place(entry, name),
                related=(place(earlier, name),),
            )


def _plural_header(catalogue: polib.POFile, name: str) -> Iterator[Problem]:
    header = catalogue.metadata.get("Plural-Forms")
    plurals = [entry for entry in finished(catalogue) if entry.msgid_plural]
    count = re.match(r"\s*nplurals=(\d+);\s*plural=", header or "")
    sound = count is not None and 0 < int(count[1]) < 10 and _computes(header or "")
    if (header is not None or plurals) and not sound:
        fault = f"`Plural-Forms: {header}` cannot be read" if header is not None else "the header has no Plural-Forms"
        mend = "give the plural rule of the language, for example `nplurals=1; plural=0;`"
        yield Problem("language.po-plural-header", fault, mend, Place(name, 1))


def _computes(header: str) -> bool:
    probe = polib.POFile()
    probe.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": header}
    try:
        choose = GNUTranslations(BytesIO(probe.to_binary())).ngettext
        for n in range(200):
            choose("one", "many", n)
    except (ValueError, RecursionError, ArithmeticError):
        return False
    return True


def _faults(entry: polib.POEntry, own: Mapping[tuple[str, str], Pattern], name: str) -> Iterator[Problem]:
    pattern = own.get((entry.msgctxt or "", entry.msgid))
    if pattern is not None:
        if not pattern.valid(entry.msgstr):
            message = f"{entry.msgstr!r} is no pattern for {pattern.context!r}"
            yield Problem("language.po-pattern", message, f"write {pattern.form}", place(entry, name))
        return
    sources = (entry.msgid, entry.msgid_plural or entry.msgid)
    allowed = {placeholders(source) for source in sources}
    signs = frozenset().union(*(format_signs(source) for source in sources))
    for text in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
        if placeholders(text) not in allowed or not format_signs(text) <= signs:
            expected = ", ".join(f"{{{each}}}" for each in sorted(frozenset().union(*allowed))) or "none"
            message = f"{text!r} has other placeholders or signs of them ({{ }} %) than {entry.msgid!r}"
            yield Problem(
                "language.po-placeholders", message, f"use these and no others: {expected}", place(entry, name)
            )


def missing(language: str, files: Files) -> list[Problem]:
    """One warning for each message of the template that the language has not finished."""
    template, problems = read(TEMPLATE, files)
    name = path(language)
    catalogue, _ = read(name, files)
    entries = {key(entry): entry for entry in catalogue if not entry.obsolete}
    done = {key(entry) for entry in finished(catalogue)}
    for entry in template:
        if key(entry) in done:
            continue
        at = place(entries[key(entry)], name) if key(entry) in entries else Place(name)
        problems.append(_unfinished(entry, language, at))
    return problems


def _unfinished(entry: polib.POEntry, language: str, at: Place) -> Problem:
    shown = f"{entry.msgid!r} ({entry.msgctxt})" if entry.msgctxt else repr(entry.msgid)
    return Problem(
        "language.missing-furniture",
        f"{shown} has no finished translation; the English shows",
        "translate it in the catalogue; if it is not there yet, update the catalogues first",
        at,
        Severity.WARNING,
        language=language,
    )
