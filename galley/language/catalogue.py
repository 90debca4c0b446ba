"""Reading a PO file: its messages, and what is wrong with it as problems with file and line."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from itertools import takewhile

import polib

from galley import po
from galley.files import Files, Refused
from galley.language.patterns import NAMED, Pattern, format_signs, patterns, placeholders, without_cases
from galley.message import Message, listed, said
from galley.model.names import CASES
from galley.problem import Place, Problem
from galley.source import Run, SourceText
from galley.text import HTML

TEMPLATE = "locales/galley.pot"
REMEMBERED = 16
"""How many catalogues a process remembers: those of the furniture of its languages, with some to spare."""

HEADER = {
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""The fields that msgfmt wants; the empty ones are for the translator's editor to fill."""

_QUOTED = re.compile(r'(?:msgstr )?\s*"((?:[^"\\]|\\.)*)"\s*$')


class _Lines(str):
    """Text whose lines end at `\\n` alone, as those of PO do; not at U+2028, U+0085, VT or FF, which stand in texts."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        """The lines as polib asks for them; it takes their ends away by itself."""
        return self.split("\n")


Key = tuple[str | None, str]
"""The context and the message of an entry: what must be unique in a catalogue."""


def path(language: str, folder: str = "") -> str:
    """Where the furniture of a language lives, relative to the project; that of the publication in `folder`, which lies over it."""
    common = f"locales/{language}/LC_MESSAGES/galley.po"
    return f"{folder}/{common}" if folder else common


def key(entry: polib.POEntry) -> Key:
    """Context and message of an entry."""
    return entry.msgctxt, entry.msgid


def parse(text: str, name: str) -> tuple[polib.POFile, list[Problem]]:
    """The catalogue in `text`, empty when it is not PO; `name` is its file, for problems."""
    unreadable = po.unreadable(text, name)
    if unreadable:
        return polib.POFile(), [unreadable]
    try:
        # polib opens what is the name of a file; text that ends its line never is.
        catalogue = polib.pofile(_Lines(text.rstrip("\n") + "\n"))
    except (OSError, ValueError, IndexError) as error:
        return polib.POFile(), [_syntax(name, str(error))]
    lines = text.split("\n")
    _locate(catalogue, lines, name)
    catalogue.header = "\n".join([*filter(None, [catalogue.header]), *_left_over(lines)])
    return catalogue, [*_header(catalogue, name), *_duplicates(catalogue, name)]


def _left_over(lines: list[str]) -> list[str]:
    """Comments of translators behind the last entry, which polib would drop: they belong to the file as a whole."""
    behind = list(takewhile(lambda line: not line.strip() or re.match(r"#(?!~)", line), reversed(lines)))
    return [line[1:].strip() for line in reversed(behind) if re.match(r"#(?: |$)", line) and line[1:].strip()]


def _locate(entries: polib.POFile, lines: list[str], name: str) -> None:
    """Make each translation a `SourceText`, which knows where in the file each of its characters stands."""
    for entry in entries:
        if entry.msgstr and not entry.obsolete and entry.linenum:
            found = _written(lines, entry.linenum - 1, name)
            if found == entry.msgstr:
                entry.msgstr = found


def _written(lines: list[str], row: int, name: str) -> SourceText:
    """The first `msgstr` from `row` (0-based) on, with the place of each character."""
    row = next((at for at in range(row, len(lines)) if lines[at].startswith("msgstr ")), len(lines))
    value, runs = "", list[Run]()
    while row < len(lines) and (match := _QUOTED.match(lines[row])):
        start = match.start(1)
        for part in re.finditer(r'\\[\\ntrvbf"]|[^\\]+|\\', match[1]):
            runs.append(Run(len(value), row + 1, start + part.start() + 1))
            value += po.unescaped(part[0])
        row += 1
    place = Place(name, runs[0].line, runs[0].column, len(value)) if runs else Place(name)
    return SourceText(value, place, tuple(runs))


def read(name: str, files: Files) -> tuple[polib.POFile, list[Problem]]:
    """The catalogue in the file `name`, empty when it is missing or cannot be read."""
    text, problems = po.text_of(name, files)
    return (polib.POFile(), problems) if problems else parse(text, name)


def seen(name: str, files: Files) -> tuple[polib.POFile, list[Problem]]:
    """What `read` gives, shared by all who only look at it: a process reads a file once for each text that it has."""
    text, problems = po.text_of(name, files)
    if problems:
        return polib.POFile(), problems
    entries, faults = _parsed(text, name)
    return entries, [*faults]


@lru_cache(maxsize=REMEMBERED)
def _parsed(text: str, name: str) -> tuple[polib.POFile, tuple[Problem, ...]]:
    entries, problems = parse(text, name)
    return entries, tuple(problems)


def is_there(name: str, files: Files, suffix: str = ".po") -> bool:
    """Whether something stands at `name`, be it sound or not.

    The folder's listing is recorded, so that a catalogue that comes later builds anew.
    """
    try:
        return name in files.listing(name.rpartition("/")[0], suffix)
    except Refused:
        return True


def furniture(language: str, files: Files, folder: str = "") -> tuple[polib.POFile, list[Problem]]:
    """The furniture of a language, or what the publication in `folder` lays over it; that of one which has none yet is empty."""
    name = path(language, folder)
    return read(name, files) if is_there(name, files) else (polib.POFile(), [])


def words(language: str, files: Files, folder: str = "") -> tuple[GNUTranslations, list[Problem]]:
    """The finished words of the furniture of a language, or of what the publication in `folder` lays over it, ready for look-up; and what
    is wrong with its catalogue. They are made once for each text that it has, and are the asker's own."""
    name = path(language, folder)
    if not is_there(name, files):
        return translations(polib.POFile(), name)
    text, problems = po.text_of(name, files)
    if problems:
        return translations(polib.POFile(), name)[0], problems
    data, found = _compiled(text, name)
    return GNUTranslations(BytesIO(data)), [*found]


@lru_cache(maxsize=REMEMBERED)
def _compiled(text: str, name: str) -> tuple[bytes, tuple[Problem, ...]]:
    entries, problems = _parsed(text, name)
    data, faults = _binary(entries, name)
    return data, (*problems, *faults)


def translations(catalogue: polib.POFile, name: str) -> tuple[GNUTranslations, list[Problem]]:
    """The finished messages ready for look-up; a faulty one is left out, so that its source shows, and reported."""
    data, problems = _binary(catalogue, name)
    return GNUTranslations(BytesIO(data)), problems


def _binary(catalogue: polib.POFile, name: str) -> tuple[bytes, list[Problem]]:
    kept = polib.POFile()
    kept.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    problems = [*_plural_header(catalogue, name)]
    forms = None if problems else plural_forms(catalogue)
    if forms is not None:
        kept.metadata["Plural-Forms"] = catalogue.metadata["Plural-Forms"]
    own = {(pattern.context, pattern.message): pattern for pattern in patterns()}
    for entry in _first_of_each(finished(catalogue)):
        faults = [*_faults(entry, own, name), *_markup(entry, name), *_wrong_forms(entry, forms, name)]
        problems += faults
        if not faults:
            kept.append(entry)
    return kept.to_binary(), problems


def finished(catalogue: polib.POFile) -> Iterator[polib.POEntry]:
    """The entries that print: translated, not fuzzy, not obsolete."""
    return (entry for entry in catalogue if entry.translated())


def faults(entry: polib.POEntry, name: str) -> list[Problem]:
    """What is wrong with a word of the furniture or a message, in itself."""
    own = {(pattern.context, pattern.message): pattern for pattern in patterns()}
    return [*_faults(entry, own, name), *_markup(entry, name)]


def plural_forms(catalogue: polib.POFile) -> int | None:
    """How many plural forms the language has, as the header says; None when it says nothing that can be read."""
    count = re.match(r"\s*nplurals=(\d+);\s*plural=", catalogue.metadata.get("Plural-Forms", ""))
    return int(count[1]) if count else None


def texts(name: str, files: Files) -> Iterator[SourceText]:
    """The finished translations in the file `name`, each of whose characters stands at its entry."""
    for entry in finished(seen(name, files)[0]):
        yield from (SourceText(text, place(entry, name)) for text in (entry.msgstr, *entry.msgstr_plural.values()))


def place(entry: polib.POEntry, name: str) -> Place:
    """Where an entry stands in its file."""
    return Place(name, entry.linenum or None)


def _first_of_each(entries: Iterable[polib.POEntry]) -> list[polib.POEntry]:
    unique: dict[Key, polib.POEntry] = {}
    for entry in entries:
        unique.setdefault(key(entry), entry)
    return list(unique.values())


def _syntax(name: str, error: str) -> Problem:
    """What polib says, which names the line."""
    line = re.search(r"\(line (\d+)\)(?:: )?(.*)", error)
    reason = (line and line[2]) or said("this does not follow what stands before it")
    return po.syntax(name, int(line[1]) if line else None, reason)


def _header(catalogue: polib.POFile, name: str) -> Iterator[Problem]:
    charset = re.search(r"charset=([\w.:-]+)", catalogue.metadata.get("Content-Type", ""))
    if charset is None or charset[1].upper() not in {"UTF-8", "UTF8", "CHARSET"}:
        message = (
            said("the header names the charset {charset}, but catalogues are UTF-8", charset=charset[1])
            if charset
            else said("the header names no charset, but catalogues are UTF-8")
        )
        yield Problem(
            "language.po-charset",
            message,
            said("save the file as UTF-8 with `Content-Type: text/plain; charset=UTF-8` in its header"),
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
                said("the message {text} stands twice; the first is used", text=repr(entry.msgid)),
                said("keep one of the two"),
                place(entry, name),
                related=(place(earlier, name),),
            )


def _plural_header(catalogue: polib.POFile, name: str) -> Iterator[Problem]:
    header = catalogue.metadata.get("Plural-Forms")
    plurals = [entry for entry in finished(catalogue) if entry.msgid_plural]
    sound = 0 < (plural_forms(catalogue) or 0) < 10 and _computes(header or "")
    if (header is not None or plurals) and not sound:
        fault = (
            said("`Plural-Forms: {header}` cannot be read", header=header)
            if header is not None
            else said("the header has no Plural-Forms")
        )
        mend = said("give the plural rule of the language, for example `nplurals=1; plural=0;`")
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
            message = said("{text} is no pattern for {context}", text=repr(entry.msgstr), context=repr(pattern.context))
            yield Problem("language.po-pattern", message, said("write {form}", form=pattern.form), place(entry, name))
        return
    sources = (entry.msgid, entry.msgid_plural or entry.msgid)
    allowed = {placeholders(source) for source in sources}
    signs = frozenset().union(*(format_signs(source) for source in sources))
    names = NAMED.get(entry.msgctxt or "", ())
    for text in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
        plain = without_cases(text, names)
        if placeholders(plain) not in allowed or not format_signs(plain) <= signs:
            mend = _use_these(sorted(frozenset().union(*allowed)), names)
            yield po.other_placeholders(text, entry.msgid, mend, place(entry, name))


def _use_these(allowed: Iterable[str], named: Sequence[str]) -> Message:
    """A mend that tells the placeholders, and the cases that the `named` of them can be asked for in."""
    if not named:
        return po.use_these(allowed)
    return said(
        "use these and no others: {placeholders}; in a case, as {example}: {cases}",
        placeholders=po.braced(allowed),
        example=f"{{{named[0]}:genitive}}",
        cases=listed(CASES),
    )


def _markup(entry: polib.POEntry, name: str) -> Iterator[Problem]:
    given = HTML.findall("\n".join((entry.msgstr, *entry.msgstr_plural.values())))
    smuggled = set(given) - set(HTML.findall(f"{entry.msgid}\n{entry.msgid_plural}"))
    if smuggled:
        message = said(
            "{source}: the translation has {marks}; HTML means nothing here",
            source=repr(entry.msgid),
            marks=listed(sorted(smuggled)),
        )
        yield Problem("language.po-markup", message, said("type the character itself, and no tags"), place(entry, name))


def _wrong_forms(entry: polib.POEntry, forms: int | None, name: str) -> Iterator[Problem]:
    """`forms` is the number the header gives, None when it gives none."""
    given = len(entry.msgstr_plural)
    if entry.msgid_plural and forms is not None and sorted(entry.msgstr_plural) != list(range(forms)):
        message = said(
            "{source} has {given} plural forms, the header's Plural-Forms wants {wanted}",
            source=repr(entry.msgid),
            given=given,
            wanted=forms,
        )
        mend = (
            said("translate msgstr[0] to msgstr[{last}]", last=forms - 1)
            if forms > 1
            else said("translate msgstr[0] alone")
        )
        yield Problem("language.po-plural-forms", message, mend, place(entry, name))


def obsolete(entry: polib.POEntry) -> polib.POEntry:
    """The entry as one that no text or template has any more: without the formats that a text is compared by, and without
    its previous source, which polib does not read back there."""
    gone = copy.copy(entry)
    gone.obsolete, gone.occurrences, gone.comment = True, [], ""
    gone.previous_msgid = gone.previous_msgctxt = gone.previous_msgid_plural = None
    gone.flags = [flag for flag in entry.flags if not flag.endswith("-format")]
    return gone
