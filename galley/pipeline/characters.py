"""Characters that no font of the book can draw, or that spoil the copying of others, found before anything is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from galley import faces
from galley.files import Files
from galley.language import catalogue
from galley.message import said
from galley.model.base import below, contents
from galley.model.names import Spelling
from galley.model.publication import Publication
from galley.problem import Problem
from galley.source import SourceText

_SINGLY, _SHOWN = 3, 12
"""So many characters of one text are told one by one; of more, so many are shown."""
_RADICAL = re.compile("[\u2e9f\u2ef3\u2f00-\u2fd5]")
"""The radicals that Unicode declares compatible with a character of texts (The Unicode Standard, 18.1 and 18.2).

Compatibility ideographs (U+F900 on) are left alone: names may be meant to be written with them.
"""


def check_characters(
    publication: Publication, covered: frozenset[str], languages: Collection[str] = ()
) -> Iterator[Problem]:
    """A problem for each text and each character in it that no face draws, or that is a radical; of a name with spellings in the languages of
    the publication, or in others that are asked for, those alone are read."""
    record = publication.record
    printed = {*record.languages, record.source_language, *languages}
    for text in _faulty(_texts(publication, printed), covered):
        yield from check_text(text, covered)


def check_text(text: SourceText, covered: frozenset[str]) -> Iterator[Problem]:
    """A problem for each character of a text that no face draws, or that is a radical."""
    for character, problem in _faults(text, covered):
        yield problem.with_(place=text.at(text.index(character), len(character)))


def check_furniture(language: str, files: Files, covered: frozenset[str], folder: str = "") -> Iterator[Problem]:
    """A problem for each finished message of a language's furniture, with what the publication in `folder` lays over it, and each
    character in it that no face draws, or that is a radical."""
    names = [catalogue.path(language)]
    names += filter(files.exists, [catalogue.path(language, folder)] if folder else [])
    for text in _faulty((text for name in names for text in catalogue.texts(name, files)), covered):
        yield from (problem.with_(place=text.place) for _, problem in _faults(text, covered))


def _texts(publication: Publication, languages: Collection[str]) -> Iterator[SourceText]:
    for root in (publication.record, *publication.sections.values()):
        yield from (content.source for _, content in contents(root))
    for entry in publication.registry.entries():
        yield from (text for item in below(entry) for text in _spellings(item, languages))


def _spellings(item: object, languages: Collection[str]) -> Iterable[SourceText]:
    for name in getattr(type(item), "model_fields", ()):
        value = getattr(item, name)
        if isinstance(value, dict):
            printed = [each for language, each in value.items() if language in languages] or value.values()
            yield from (each.written for each in printed if isinstance(each, Spelling) and each.written)


def _faulty(texts: Iterable[SourceText], covered: frozenset[str]) -> Sequence[SourceText]:
    """The texts to be looked through one by one: none where all of them together have no such character, as is usual."""
    every = list(texts)
    return every if any(_faults("\n".join(every), covered)) else []


def _faults(text: str, covered: frozenset[str]) -> Iterator[tuple[str, Problem]]:
    """The characters of a text that a book cannot have, each with its problem, which has no place yet."""
    missing = list(faces.missing(text, covered))
    if len(missing) > _SINGLY:
        yield missing[0], _all_undrawn(missing)
    else:
        yield from ((each, _undrawn(each)) for each in missing)
    yield from ((each, _radical(each)) for each in dict.fromkeys(_RADICAL.findall(text)))


def _all_undrawn(characters: Sequence[str]) -> Problem:
    """The problem of a text in letters that no font has, as one of another script is."""
    shown = " ".join(characters[:_SHOWN]) + (" …" if len(characters) > _SHOWN else "")
    message = said(
        "no font of the book has {count} of the characters here: {characters}", count=len(characters), characters=shown
    )
    return Problem("faces.missing-glyph", message, said("put a font that has them into fonts/, or use others"))


def _undrawn(character: str) -> Problem:
    base, selector = character[0], character[1:]
    mend = said("use another character, or put a font that has it into fonts/")
    message = said(
        "no font of the book has {character} (U+{code} {name})", character=character, code=_code(base), name=_name(base)
    )
    if selector:
        message = said(
            "no font of the book has {character}, the pair of U+{code} and the variation selector U+{selector}",
            character=character,
            code=_code(base),
            selector=_code(selector),
        )
        mend = said(
            "take the variation selector behind {character} away, or put a font that has the pair into fonts/",
            character=base,
        )
    return Problem("faces.missing-glyph", message, mend)


def _radical(character: str) -> Problem:
    usual = unicodedata.normalize("NFKC", character)
    message = said(
        "{character} (U+{code} {name}) is a radical of dictionaries: it looks as {usual}, but is not found where that is looked for, "
        "and every {usual} of the book would be copied as it",
        character=character,
        code=_code(character),
        name=_name(character),
        usual=usual,
    )
    return Problem("text.radical", message, said("write {character} (U+{code})", character=usual, code=_code(usual)))


def _code(character: str) -> str:
    return f"{ord(character):04X}"


def _name(character: str) -> str:
    return unicodedata.name(character, "") or said("a character without a name")
