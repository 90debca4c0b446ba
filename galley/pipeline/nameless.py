"""The registry's part of the gate: names, and cases of them, that the language of a book does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from galley.language import Voice, pseudo
from galley.markup.wording import cases_asked
from galley.message import Message, listed, said
from galley.model.names import CASE_NAMES, Names
from galley.model.publication import Publication
from galley.model.registry import Registry, names_below
from galley.problem import Place, Problem

MOST_NAMED, MOST_RELATED = 6, 20

Lack = tuple[str, Place]
"""A name that is not there: the entry's id with the field, and where the name's other languages stand."""


def nameless(publication: Publication, speaker: Voice) -> Iterator[Problem]:
    """A problem for each file of the registry with names that have no text in a language, or not in a case that the
    language's furniture asks for. The pseudo-language makes its own."""
    if speaker.language == pseudo.LANGUAGE:
        return
    source = publication.record.source_language
    for found in _by_file(_without_text(publication.registry, speaker.language)):
        mend = _mend(speaker.language, source)
        message = said(
            "no text in {language} for {count} of the names: {names}",
            count=len(found),
            language=speaker.language,
            names=_first_of(found),
        )
        yield _problem("no-name", message, found, mend, speaker.language)
    for case, lacking in _without_case(publication.registry, speaker).items():
        for found in _by_file(lacking):
            mend = said(
                "add `cases: {written}` beside `text:`; till then the nominative is printed", written=f"{{{case}: …}}"
            )
            message = said(
                "no {case}, for which the furniture asks, in {language} for {count} of the names: {names}",
                count=len(found),
                case=CASE_NAMES[case],
                language=speaker.language,
                names=_first_of(found),
            )
            yield _problem("no-case", message, found, mend, speaker.language)


def _mend(language: str, source: str) -> Message:
    if language == source:
        return said(
            "add `{language}:` beside the other languages; till then one of those is printed", language=language
        )
    return said(
        "add `{language}:` beside the other languages; till then one of those is printed, {source} if it is there",
        language=language,
        source=source,
    )


def _without_text(registry: Registry, language: str) -> Iterator[Lack]:
    for label, names in names_below(registry):
        if names and language not in names:
            yield label, next(iter(names.values())).place()


def _without_case(registry: Registry, speaker: Voice) -> dict[str, list[Lack]]:
    lacking: dict[str, list[Lack]] = {}
    for kind, field, case in dict.fromkeys(cases_asked(speaker)):
        for entry in registry.entries():
            names: Names = (getattr(entry, field) if isinstance(entry, kind) else None) or {}
            spelling = names.get(speaker.language)
            if spelling and not spelling.in_case(case):
                lacking.setdefault(case, []).append((f"{entry.id} {field}", spelling.place()))
    return lacking


def _by_file(lacking: Iterable[Lack]) -> list[list[Lack]]:
    files: dict[str, list[Lack]] = {}
    for label, place in lacking:
        files.setdefault(place.file, []).append((label, place))
    return list(files.values())


def _first_of(found: list[Lack]) -> str:
    return listed([*(label for label, _ in found[:MOST_NAMED]), *(["…"] if len(found) > MOST_NAMED else [])])


def _problem(rule: str, message: Message, found: list[Lack], mend: Message, language: str) -> Problem:
    places = [place for _, place in found]
    return Problem(
        f"language.{rule}", message, mend, places[0], language=language, related=tuple(places[1:MOST_RELATED])
    )
