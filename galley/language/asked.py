"""What a text asks of a reference that its language cannot say: a case that is not there, a word behind a number."""

from __future__ import annotations

from collections.abc import Iterator

from galley.language.cldr import locale_of
from galley.language.plurals import categories
from galley.language.units import written
from galley.message import listed, said
from galley.model.publication import Publication
from galley.model.reference import counted, no_case, numbers_of, parted, target, uninflected
from galley.model.sections import SectionBase
from galley.problem import Problem
from galley.text import Reference, leaves


def unsayable(reference: Reference, publication: Publication, language: str) -> Problem | None:
    """The fault of a reference that stands in a text of a language: its case, or the words behind it."""
    return no_case(publication.registry, reference, language) or _wrong_words(reference, publication, None, language)


def check_words(publication: Publication) -> Iterator[Problem]:
    """The faults of words behind numbers in the texts of the sections and the record; those of ids that are not there are told elsewhere."""
    for text in written(publication):
        section = publication.sections.get(text.address.partition("/")[0])
        for leaf in leaves(text.inlines):
            if isinstance(leaf, Reference) and leaf.words and target(publication, section, leaf.id) is not None:
                problem = _wrong_words(leaf, publication, section, text.language)
                yield from [problem] if problem else []


def _wrong_words(
    reference: Reference, publication: Publication, section: SectionBase | None, language: str
) -> Problem | None:
    """The fault of the words behind a reference: it prints no number, or the language has fewer or more forms."""
    given, plain = reference.words, uninflected(reference)
    locale = locale_of(language)
    if not given or locale is None:
        return None
    if counted(publication, target(publication, section, reference.id), parted(reference.form)[0]) is None:
        message = said("{reference} prints no number, so no word behind it has a plural", reference=plain)
        numbers = listed(numbers_of(publication))
        mend = said(
            "write {reference} and the word behind it; these print numbers: {numbers}", reference=plain, numbers=numbers
        )
        return Problem("language.no-number", message, mend, reference.place)
    wanted = categories(locale)
    if len(wanted) == 1:
        message = said("a word has one form behind all numbers in {language}", language=language)
        mend = said("write {reference} and the word behind it", reference=plain)
    elif "" in given or len(given) != len(wanted):
        message = said(
            "{count} forms of a word stand behind {reference}; {language} has {wanted}: {categories}",
            count=sum(map(bool, given)),
            reference=plain,
            language=language,
            wanted=len(wanted),
            categories=listed(wanted),
        )
        example = f"{plain[:-1]}{''.join(f'|{each}' for each in wanted)}}}"
        mend = said("write {example}, with the form of the word in the place of each category", example=example)
    else:
        return None
    return Problem("language.plural-words", message, mend, reference.place)
