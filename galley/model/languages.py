"""The languages that the names of the registry are in, and what is said of the book in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from galley.likeness import did_you_mean, nearest
from galley.message import said
from galley.model.base import Checked
from galley.model.isbn import ALL
from galley.model.names import Names
from galley.model.publication import Publication
from galley.model.registry import Meeting, names_below
from galley.problem import Place, Problem, Severity

NO_NAME = "facts.no-name"
"""The code under which it is accepted that an entry has no name in the source language."""
FEWEST_NAMES, USUAL = 10, 0.8
"""A language is usual in a registry of so many names at least, when so large a share of them is in it."""


def check_languages(publication: Publication) -> Iterator[Problem]:
    """Names that lack the source language, or one that nearly all other names are in."""
    yield from _names_in_source_language(publication)
    yield from _names_in_usual_languages(publication)


def _names_in_source_language(publication: Publication) -> Iterator[Problem]:
    """A registry serves publications of several source languages; an acceptance says why an entry has no name in this one."""
    language = publication.record.source_language
    for entry in (*publication.registry.entries(), *publication.registry.terms):
        if not isinstance(entry, Meeting) and language not in entry.name and not _is_accepted(entry):
            message = said("{id} has no name in {language}, the source language", id=entry.id, language=language)
            mend = said(
                "add `{language}:` to its `name`, or accept {rule} there, with the reason",
                language=language,
                rule=NO_NAME,
            )
            yield Problem(NO_NAME, message, mend, entry.place("name"))


def _is_accepted(entry: Checked) -> bool:
    return any(each.rule == NO_NAME for each in entry.accept)


def _names_in_usual_languages(publication: Publication) -> Iterator[Problem]:
    named = [(label, names) for label, names in names_below(publication.registry) if names]
    counts = Counter(language for _, names in named for language in names)
    usual = [each for each, count in counts.items() if len(named) >= FEWEST_NAMES and count >= USUAL * len(named)]
    for label, names in named:
        odd = [each for each in names if counts[each] == 1]
        for language in usual:
            if language not in names and language != publication.record.source_language:
                yield _lacking(label, names, language, nearest(language, odd))


def _lacking(label: str, names: Names, language: str, near: str | None) -> Problem:
    """A name that is not in a usual language; `near` is a key of it that no other name has, and that is like it."""
    message = said("{name} has nothing in {language}, which the other names are in", name=label, language=language)
    if near:
        mend = said("did you mean `{near}`?", near=language)
        return Problem(NO_NAME, message, mend, names[near].place(), Severity.WARNING)
    place: Place = next(iter(names.values())).place()
    return Problem(NO_NAME, message, said("add `{language}:`", language=language), place, Severity.WARNING)


def check_isbns(publication: Publication) -> Iterator[Problem]:
    """Each language is a book of its own, with an ISBN of its own (ISO 2108)."""
    record = publication.record
    seen: dict[str, str] = {}
    for language, isbn in record.isbn.items():
        if language == ALL and len(record.languages) > 1:
            message = said("{count} books cannot have one ISBN", count=len(record.languages))
            each = ", ".join(f"{code}: 978-…" for code in record.languages)
            mend = said("give one for each language: `isbn: {example}`", example=f"{{{each}}}")
            yield Problem("facts.isbn", message, mend, record.place("isbn"))
        elif isbn in seen:
            message = said("{language} has the ISBN of {other}", language=language, other=seen[isbn])
            mend = said("give each language its own, or leave out what is not known yet")
            related = (record.place_in("isbn", seen[isbn]),)
            yield Problem("facts.isbn", message, mend, record.place_in("isbn", language), related=related)
        else:
            seen[isbn] = language
    yield from _without_a_book(publication)


def _without_a_book(publication: Publication) -> Iterator[Problem]:
    """What is said of a language in which there is no book yet, or whose code is another."""
    record = publication.record
    said_of = [("isbn", each) for each in record.isbn] + [("print_run", each) for each in record.print_run]
    for name, language in said_of:
        if language not in (ALL, *record.languages):
            message = said("{language} is none of the languages that are released", language=language)
            place = record.place_in(name, language)
            yield Problem("facts.language", message, did_you_mean(language, record.languages), place, Severity.NOTE)
