"""A book in one language as its templates are given it, read and not set: for what asks for its texts alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley import theme
from galley.files import Files
from galley.language import translations, voice
from galley.language.localise import Localised, localised
from galley.language.units import Unit, units
from galley.likeness import did_you_mean
from galley.markup import Book
from galley.message import said
from galley.model.publication import Publication
from galley.options import Options
from galley.pipeline.select import folders
from galley.problem import Problem, Severity, has_errors
from galley.reader import read_publication


@dataclass(frozen=True, slots=True)
class Unset:
    """The publication in its source language, what it is in another, the book of that, and the catalogue that it comes from."""

    publication: Publication
    told: Localised
    book: Book
    entries: translations.Catalogue
    look: theme.Theme
    files: Files

    @property
    def language(self) -> str:
        """The book's."""
        return self.book.voice.language

    @property
    def folder(self) -> str:
        """The publication's."""
        return self.publication.folder

    def units(self, sections: Sequence[str]) -> list[Unit]:
        """The units of some sections that are translated into the language."""
        of_sections = (each for each in units(self.publication) if each.section in sections)
        return [each for each in of_sections if each.address in self.told.states]


def chosen(files: Files, name: str, problems: list[Problem]) -> Publication | None:
    """The publication named, or the newest; None with an error."""
    for folder in folders(files, Options(files.root, (name,) if name else ()), problems):
        publication, found = read_publication(files, folder)
        problems += [each for each in found if each.severity is Severity.ERROR]
        if publication is not None and not has_errors(problems):
            return publication
    return None


def unset(
    files: Files,
    publication: Publication,
    language: str,
    problems: list[Problem],
    entries: translations.Catalogue | None = None,
) -> Unset | None:
    """The book in a language, by its catalogue or by these `entries`; None with an error. What is wrong with single translations is said by `told`."""
    found: list[Problem] = []
    look, told = theme.read_theme(files, publication.folder)
    speaker, faulty = voice(language, files, publication.folder)
    read, broken = (entries, []) if entries is not None else translations.read(language, publication.name, files)
    found += [*told, *faulty, *broken]
    problems += found
    if look is None or has_errors(found):
        return None
    own = localised(publication, language, read)
    voices = {each: voice(each, files, publication.folder)[0] for each in sources(publication)}
    book = Book(own.publication, speaker, look.trim(publication.record.size), voices=voices)
    return Unset(publication, own, book, read, look, files)


def sources(publication: Publication) -> list[str]:
    """The languages that record and sections are written in."""
    written_in = (publication.record, *publication.sections.values())
    return list(dict.fromkeys(each.source_language for each in written_in if each.source_language))


def languages(publication: Publication, files: Files) -> list[str]:
    """The languages that a publication is written in, released in or has translations in."""
    begun = (each for each in files.folders("locales") if files.exists(translations.path(each, publication.name)))
    return list(dict.fromkeys((*sources(publication), *publication.record.languages, *begun)))


def not_in(publication: Publication, language: str, known: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a language that is not among those `known`."""
    if language not in known:
        message = said("{publication} is not in {language}", publication=publication.name, language=repr(language))
        yield Problem("language.unknown", message, did_you_mean(language, known))
