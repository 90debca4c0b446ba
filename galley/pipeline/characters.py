"""Characters that no font of the book can draw, found before anything is set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from galley import faces
from galley.files import Files
from galley.language import catalogue
from galley.language.localise import Localised
from galley.message import said
from galley.model.base import below, contents
from galley.model.publication import Publication
from galley.model.registry import Spelling
from galley.problem import Place, Problem
from galley.source import SourceText


def check_characters(publication: Publication, covered: frozenset[int]) -> Iterator[Problem]:
    """A problem for each text and each character in it that no face draws."""
    for text in _texts(publication):
        for character in faces.missing(text, covered):
            yield _problem(character, text.at(text.index(character)))


def check_translations(told: Localised, covered: frozenset[int]) -> Iterator[Problem]:
    """A problem for each translation in use and each character in it that no face draws."""
    first: dict[SourceText, str] = {}
    for address, text in told.written.items():
        first.setdefault(text, address)
    for text, address in first.items():
        for character in faces.missing(text, covered):
            problem = _problem(character, text.place)
            yield problem.with_(message=said("{address}: {message}", address=address, message=problem.message))


def check_furniture(language: str, files: Files, covered: frozenset[int]) -> Iterator[Problem]:
    """A problem for each finished message of a language's furniture and each character in it that no face draws."""
    for text in catalogue.texts(catalogue.path(language), files):
        for character in faces.missing(text, covered):
            yield _problem(character, text.place)


def _texts(publication: Publication) -> Iterator[SourceText]:
    for root in (publication.record, *publication.sections.values()):
        yield from (content.source for _, content in contents(root))
    for entry in publication.registry.entries():
        yield from (text for item in below(entry) for text in _spellings(item))


def _spellings(item: object) -> Iterable[SourceText]:
    for name in getattr(type(item), "model_fields", ()):
        value = getattr(item, name)
        if isinstance(value, dict):
            yield from (each.written for each in value.values() if isinstance(each, Spelling) and each.written)


def _problem(character: str, place: Place) -> Problem:
    name = unicodedata.name(character, "") or said("a character without a name")
    message = said(
        "no font of the book has {character} (U+{code} {name})",
        character=character,
        code=f"{ord(character):04X}",
        name=name,
    )
    mend = said("use another character, or put a font that has it into fonts/")
    return Problem("faces.missing-glyph", message, mend, place)
