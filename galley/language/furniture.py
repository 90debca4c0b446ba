"""The furniture catalogue: the strings of templates and program and the room's patterns, drawn out and merged."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from io import BytesIO
from typing import TypeVar

import polib
from babel import UnknownLocaleError

from galley.files import Files, Refused
from galley.language import catalogue, pseudo
from galley.language.catalogue import TEMPLATE, Key, key, obsolete, plural_forms
from galley.language.patterns import NAMED, PLACEHOLDER, patterns
from galley.language.writing import written
from galley.likeness import did_you_mean
from galley.message import listed, said
from galley.problem import Place, Problem, Severity

T = TypeVar("T")

SOURCE = "en"
"""The language the furniture is written in: a new message is its own translation there."""

MOST_NAMED, MOST_RELATED = 4, 20

_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_CALL = re.compile(rf"\b(?:{'|'.join(_KEYWORDS)})\s*\(".encode())
"""What a source of Python has that has any string of furniture; the others need not be taken apart."""
HEADER = {"Project-Id-Version": "galley", "Language": "", **catalogue.HEADER}


def furniture(files: Files) -> tuple[polib.POFile, list[Problem]]:
    """The template catalogue: the room's patterns, then the strings of templates and program by file and position.

    It bears no date and no line numbers, so it changes only when a message does.
    """
    entries: dict[Key, polib.POEntry] = {}
    problems: list[Problem] = []
    for pattern in patterns():
        comment = f"{pattern.comment}\nAccepted: {pattern.form}."
        add(entries, polib.POEntry(msgctxt=pattern.context, msgid=pattern.message, comment=comment))
    for name in (*below("templates", ".j2", files), *below("galley", ".py", files)):
        try:
            for entry in _strings(name, files):
                add(entries, entry)
        except Exception as error:  # the template engine has its own, which only the markup room may import
            problems.append(_broken(name, error))
    template = polib.POFile()
    template.header = "The furniture of the publications: copy this file to begin a language."
    template.metadata = dict(HEADER)
    template.extend(entries.values())
    return template, problems


def merge(old: polib.POFile, template: polib.POFile, *, source: bool = False) -> polib.POFile:
    """The catalogue with the template's messages in their order and all that people wrote kept.

    Messages that are gone stay as obsolete entries and come back translated when they return. With `source`, new
    messages are translated by themselves.
    """
    merged = polib.POFile()
    merged.header = old.header
    merged.metadata = {**HEADER, **old.metadata}
    known = {key(entry): entry for entry in sorted(old, key=lambda entry: not entry.obsolete)}
    forms = plural_forms(merged) or 2
    for entry in template:
        merged.append(_merged(known.pop(key(entry), None), entry, forms, source=source))
    for entry in old:
        if key(entry) in known and (entry.msgstr or entry.msgstr_plural):
            merged.append(obsolete(entry))
    return merged


def updated(files: Files, folders: Mapping[str, Container[str]] | None = None) -> tuple[dict[str, str], list[Problem]]:
    """The new text of the template catalogue and of each language's catalogue by file name, and of those that the publications in
    `folders` lay over them, each in the languages named and in those that it has one in; nothing is written.

    A template that cannot be read stops everything, or its strings would be lost; a broken catalogue stops itself.
    """
    template, problems = furniture(files)
    if problems:
        return {}, problems
    texts = {TEMPLATE: written(template)}
    for language in languages(files):
        name = catalogue.path(language)
        old, faults = catalogue.furniture(language, files)
        problems += [fault.with_(language=language) for fault in faults]
        metadata = old.metadata or _begun(language)
        if metadata is None:
            problems.append(_no_language(language))
        elif not faults:
            old.metadata = metadata
            texts[name] = written(merge(old, template, source=language == SOURCE))
    for folder, wanted in (folders or {}).items():
        own, faults = _updated_own(files, folder, wanted, template)
        texts |= own
        problems += faults
    return texts, problems


def _updated_own(
    files: Files, folder: str, begun: Container[str], template: polib.POFile
) -> tuple[dict[str, str], list[Problem]]:
    """The catalogues of a publication's own words: what its templates say besides, and what it says in another way. Those of the languages `begun`
    are made."""
    common, entries = {key(entry): entry for entry in template}, dict[Key, polib.POEntry]()
    name = f"{folder}/templates"
    try:
        for name in below(f"{folder}/templates", ".j2", files):
            for entry in _strings(name, files):
                if key(entry) not in common:
                    add(entries, entry)
    except Refused as refused:
        return {}, [refused.problem]
    except Exception as error:  # as in `furniture`
        return {}, [_broken(name, error)]
    texts, problems, made = dict[str, str](), list[Problem](), polib.POFile()
    made.header, made.metadata = "The words of a publication's own templates.", dict(HEADER)
    made.extend(entries.values())
    if entries or files.exists(own_template(folder)):
        texts[own_template(folder)] = written(made)
    for language in languages(files):
        old, faults = catalogue.furniture(language, files, folder)
        problems += [fault.with_(language=language) for fault in faults]
        laid = (common[key(entry)] for entry in old if not entry.obsolete and key(entry) in common)
        wanted = polib.POFile()
        wanted.extend((*laid, *entries.values()))
        if not faults and (old or (entries and language in begun)):
            belongs = {"Project-Id-Version": own_words(folder), **(_begun(language) or {})}
            old.metadata = {**belongs, "Project-Id-Version": own_words(folder), **old.metadata}
            texts[catalogue.path(language, folder)] = written(merge(old, wanted, source=language == SOURCE))
    return texts, problems


def own_template(folder: str) -> str:
    """The catalogue of the strings that the templates of a publication have besides the common ones."""
    return f"{folder}/{TEMPLATE}"


def own_words(folder: str) -> str:
    """What the catalogues of the own words of the publication in `folder` say they belong to."""
    return f"galley/{folder.rpartition('/')[2]}"


def missing(language: str, files: Files, folder: str = "") -> list[Problem]:
    """A warning that names messages of the template which the language has not finished, the first of them in place; likewise for
    what the publication in `folder` says besides. What it lays over a message that is none is told too.

    The language that the furniture is written in and the pseudo-language need none.
    """
    own = _strays(language, files, folder) if folder and language != pseudo.LANGUAGE else []
    if language in (SOURCE, pseudo.LANGUAGE):
        return own
    has_own = bool(folder) and catalogue.is_there(own_template(folder), files, ".pot")
    return [*_missing(language, files), *(_missing(language, files, folder) if has_own else []), *own]


def _strays(language: str, files: Files, folder: str) -> list[Problem]:
    """A warning for each word that a publication lays over a message which no template has."""
    name = catalogue.path(language, folder)
    entries = _seen(name, files)
    if not entries:
        return []
    known = {key(entry) for entry in catalogue.seen(TEMPLATE, files)[0]}
    if catalogue.is_there(own_template(folder), files, ".pot"):
        known |= {key(entry) for entry in catalogue.seen(own_template(folder), files)[0]}
    strays = (entry for entry in entries if not entry.obsolete and key(entry) not in known)
    return [_stray(entry, known, catalogue.place(entry, name)).with_(language=language) for entry in strays]


def _seen(name: str, files: Files) -> polib.POFile:
    """A catalogue that is looked at; one that is not there is empty."""
    return catalogue.seen(name, files)[0] if catalogue.is_there(name, files) else polib.POFile()


def _stray(entry: polib.POEntry, known: Iterable[Key], place: Place) -> Problem:
    message = said("no template says {text}, so nothing is said in its place", text=repr(entry.msgid))
    mend = did_you_mean(entry.msgid, sorted({text for context, text in known if context == entry.msgctxt}))
    return Problem("language.own-word", message, mend, place, Severity.WARNING)


def _missing(language: str, files: Files, folder: str = "") -> list[Problem]:
    """What a language has not finished of the common template, or of that of the publication in `folder`."""
    template, problems = catalogue.seen(own_template(folder) if folder else TEMPLATE, files)
    name = catalogue.path(language, folder)
    entries = _seen(name, files)
    done = {(key(entry), bool(entry.msgid_plural)) for entry in catalogue.finished(entries)}
    waiting = [entry for entry in template if (key(entry), bool(entry.msgid_plural)) not in done]
    standing = {key(entry): entry for entry in entries if not entry.obsolete}
    at = [catalogue.place(standing[key(entry)], name) for entry in waiting if key(entry) in standing]
    if waiting:
        problems.append(_unfinished(waiting, len(template), at or [Place(name)]))
    return [problem.with_(severity=Severity.WARNING, language=language) for problem in problems]


def _unfinished(waiting: list[polib.POEntry], total: int, at: list[Place]) -> Problem:
    shown = [f"{each.msgid!r} ({each.msgctxt})" if each.msgctxt else repr(each.msgid) for each in waiting]
    named = listed([*shown[:MOST_NAMED], *(["…"] if len(shown) > MOST_NAMED else [])])
    return Problem(
        "language.missing-furniture",
        said(
            "{count} of {total} messages of the templates are not translated or not up to date: {messages}",
            count=len(waiting),
            total=total,
            messages=named,
        ),
        said(
            "finish them in the catalogue, to which `locales update` adds what is new; till then they stand in English"
        ),
        at[0],
        related=tuple(at[1:MOST_RELATED]),
    )


def languages(files: Files) -> list[str]:
    """The languages that have a folder for catalogues."""
    return files.folders("locales")


def _begun(language: str) -> dict[str, str] | None:
    """The header of a new catalogue, with the plural rule that is known for the language; None where CLDR has no such one."""
    from babel.messages.plurals import get_plural

    try:
        plural = get_plural(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    return {**HEADER, "Language": language, "Plural-Forms": plural.plural_forms}


def _no_language(name: str) -> Problem:
    """The problem of a folder of catalogues that is not named by a language."""
    mend = said("name the folder by a language's code, as pl or zh-Hant, or take it away")
    return Problem(
        "language.unknown", said("there is no language {language}", language=repr(name)), mend, Place(f"locales/{name}")
    )


def below(folder: str, suffix: str, files: Files) -> Iterator[str]:
    """The files below a folder whose names end so."""
    for name in files.listing(folder, ""):
        if files.path(name).is_dir():
            yield from below(name, suffix, files)
        elif name.endswith(suffix):
            yield name


def _strings(name: str, files: Files) -> Iterator[polib.POEntry]:
    source = files.bytes(name)
    if name.endswith(".py") and not _CALL.search(source):
        return
    from babel.messages.extract import extract

    found = extract(
        "jinja2.ext:babel_extract" if name.endswith(".j2") else "python",
        BytesIO(source),
        keywords=_KEYWORDS,
        comment_tags=("Translators:",),
        options={"silent": "false", "encoding": "utf-8"},
        strip_comment_tags=True,
    )
    for _, message, comments, context in found:
        one, many = message if isinstance(message, tuple) else (message, "")
        plural = {0: "", 1: ""} if many else {}
        occurrences = [(name, "")]
        comment = " ".join(comments).strip()
        yield polib.POEntry(
            msgctxt=context,
            msgid=one,
            msgid_plural=many,
            msgstr_plural=plural,
            occurrences=occurrences,
            comment=comment,
            flags=[] if context in NAMED else _flags(one),
        )


def _flags(message: str) -> list[str]:
    """What makes msgfmt compare the placeholders; it cannot read the cases that a message of `NAMED` may ask for."""
    kinds = {"python-brace-format" if brace else "python-format" for brace, _ in PLACEHOLDER.findall(message)}
    return sorted(kinds)


def add(entries: dict[Key, polib.POEntry], entry: polib.POEntry) -> None:
    """Add an entry; a message seen before only gains a place and a comment."""
    known = entries.setdefault(key(entry), entry)
    if known is entry:
        return
    known.occurrences = _union(known.occurrences, entry.occurrences)
    known.comment = "\n".join(_union(known.comment.splitlines(), entry.comment.splitlines()))
    if entry.msgid_plural and not known.msgid_plural:
        known.msgid_plural, known.msgstr_plural = entry.msgid_plural, entry.msgstr_plural


def _union(first: Iterable[T], second: Iterable[T]) -> list[T]:
    return list(dict.fromkeys((*first, *second)))


def _merged(old: polib.POEntry | None, new: polib.POEntry, forms: int, *, source: bool) -> polib.POEntry:
    """The template's entry with the translation, comments and state of the old one."""
    entry = polib.POEntry(
        msgctxt=new.msgctxt,
        msgid=new.msgid,
        msgid_plural=new.msgid_plural,
        msgstr_plural=dict.fromkeys(range(forms), "") if new.msgid_plural else {},
        occurrences=new.occurrences,
        comment=new.comment,
        flags=list(new.flags),
    )
    if old is not None:
        _keep(entry, old)
    if source and not entry.msgstr and not any(entry.msgstr_plural.values()):
        entry.msgstr = "" if new.msgid_plural else new.msgid
        entry.msgstr_plural = {0: new.msgid, 1: new.msgid_plural} if new.msgid_plural else {}
    return entry


def _keep(entry: polib.POEntry, old: polib.POEntry) -> None:
    entry.tcomment = old.tcomment
    entry.previous_msgctxt, entry.previous_msgid = old.previous_msgctxt, old.previous_msgid
    entry.previous_msgid_plural = old.previous_msgid_plural
    if bool(entry.msgid_plural) == bool(old.msgid_plural):
        entry.msgstr, entry.msgstr_plural = old.msgstr, dict(old.msgstr_plural)
        entry.flags += ["fuzzy"] if old.fuzzy else []


def _broken(name: str, error: Exception) -> Problem:
    return Problem(
        "language.template",
        said("its strings cannot be drawn out: {error}", error=str(error)),
        said("mend the template; until then no catalogue is changed"),
        Place(name, getattr(error, "lineno", None)),
    )
