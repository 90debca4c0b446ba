"""Parity: the screen books of all languages built where they are not fresh, read back and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from galley.files import Files
from galley.language import translations
from galley.message import said
from galley.model.publication import Publication
from galley.options import Options
from galley.pdf.parity import Parity
from galley.pdf.structure import OUTSIDE, REMARKS, Counts, counts
from galley.pipeline.build import Progress
from galley.pipeline.screen import screen_book
from galley.pipeline.select import RECORD, folders
from galley.problem import Place, Problem, Severity, in_order
from galley.reader import read_publication


def compare(options: Options, progress: Progress) -> tuple[Parity | None, list[Problem]]:
    """The books of a publication side by side, and what is wrong: the errors of books that cannot be built, and
    every difference of the others. None when there is no book. Warnings of the builds are not told again."""
    files, problems = Files(options.root), list[Problem]()
    chosen = folders(files, options, problems)
    publication, found = read_publication(files, chosen[0]) if chosen else (None, [])
    if publication is None:
        return None, in_order([*problems, *found])
    books = {}
    for language in _languages(publication, options, files):
        name, found = screen_book(options, language, progress)
        problems += (each for each in found if each.severity is Severity.ERROR)
        if name:
            progress(said("reading {name}", name=name))
            books[language] = counts((options.root / name).read_bytes(), publication.sections)
    own = {language: _own(publication, language) for language in books}
    parity = Parity(books, _places(publication, books), own) if books else None
    return parity, in_order([*problems, *(parity.problems() if parity else ())])


def _languages(publication: Publication, options: Options, files: Files) -> Iterable[str]:
    """The source language first; then those asked for, else those released and those with a catalogue."""
    record = publication.record
    translated = (
        language for language in files.folders("locales") if files.exists(translations.path(language, publication.name))
    )
    return dict.fromkeys((record.source_language, *(options.languages or (*record.languages, *translated))))


def _places(publication: Publication, books: Mapping[str, Mapping[str, Counts]]) -> dict[str, Place]:
    record = Place(f"{publication.folder}/{RECORD}", 1)
    sections = {name: Place(f"{publication.folder}/{name}.yaml", 1) for name in publication.sections}
    remarks = {REMARKS: record} if any(REMARKS in book for book in books.values()) else {}
    return {OUTSIDE: record, **sections, **remarks}


def _own(publication: Publication, language: str) -> dict[str, Counts]:
    """What the record gives to the book of a language: an ISBN, told in the colophon and as a bar code on the back, and a print run."""
    record = publication.record
    code, run = (each is not None for each in (record.isbn_of(language), record.print_run_of(language)))
    colophons = (name for name, section in publication.sections.items() if section.kind == "colophon")
    return {OUTSIDE: {"figures": int(code)}, **{name: {"items": code + run} for name in colophons}}
