"""The desk of the copy editor: the texts that are read, and what is known before the first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from galley import passages, tongues
from galley.files import Files, Refused, text_of
from galley.language import Voice, translations, voice
from galley.language.agreement import shared
from galley.language.cldr import locale_of
from galley.language.codes import known_language
from galley.language.localise import localised
from galley.language.units import units
from galley.message import listed, said
from galley.model.base import Checked
from galley.model.proofing import Proofing
from galley.model.publication import Publication
from galley.passages.passage import Passage
from galley.pipeline.later import TEXTS, later
from galley.pipeline.select import CONTENT, RECORD
from galley.pipeline.sent import refusal
from galley.problem import Place, Problem, Severity, has_errors
from galley.proof import acceptances
from galley.proof.acceptances import Accepted
from galley.proof.desk import Desk
from galley.proof.examination import codes
from galley.proof.reading import Reading
from galley.proof.settings import Settings, faults, settings
from galley.reader import PROOFING, read_publication, read_registry, read_what_holds, registry_of

ACCEPTED = ".accept.yaml"
"""What the name of the file ends in that accepts findings of a text, beside it."""

PIPED = Path("-")
"""The name under which a text is given that comes from another program."""

Known = tuple[Desk, list[Accepted], list[Problem]]
"""What is known where texts are read that were sent, what is accepted in all texts, and what is wrong with the settings."""


def publications(
    files: Files, problems: list[Problem], chosen: Iterable[str]
) -> tuple[dict[str, Publication], dict[str, Publication]]:
    """The publications chosen that can be read, by folder, whose problems are told; and all those that have no error.

    What contradicts itself, or refers to nothing, is mended before its texts are read.
    """
    read: dict[str, Publication] = {}
    sound: dict[str, Publication] = {}
    others = [f"{CONTENT}/{name}" for name in files.folders(CONTENT) if files.listing(f"{CONTENT}/{name}", RECORD)]
    for folder in dict.fromkeys((*chosen, *others)):
        publication, found = read_publication(files, folder)
        if folder in chosen:
            problems += [*found, *later(folder, found, TEXTS)]
        if publication is not None and folder in chosen:
            read[folder] = publication
        if publication is not None and not has_errors(found):
            sound[folder] = publication
    return read, sound


def reading_of(
    publication: Publication,
    files: Files,
    languages: Sequence[str],
    known: Mapping[str, Publication],
    problems: list[Problem],
) -> tuple[Reading, list[Accepted]]:
    own, accepted = _passages(publication, files, languages, problems)
    accepted += acceptances.in_publication(publication)
    house = _settings(files, publication.folder, problems, accepted)
    others = [each for each in known.values() if each is not publication]
    told = tuple(passage for each in others for passage in read_passages(each, files, languages))
    record = publication.record
    desk = Desk(publication.registry, tuple(known.values()), told, record.year, record.issuer, house)
    wanted = {record.source_language, *languages} if languages else None
    named = (each for each in passages.names(publication.registry) if wanted is None or each.language in wanted)
    return Reading((*own, *named), desk), accepted


def _passages(
    publication: Publication, files: Files, languages: Sequence[str], problems: list[Problem]
) -> tuple[list[Passage], list[Accepted]]:
    """The passages of a publication with its translations, and what the catalogues accept."""
    usual = publication.record.source_language
    written_in = {usual, *(each.source_language or usual for each in publication.sections.values())}
    voices = {language: _voice(language, files, publication.folder, problems) for language in sorted(written_in)}
    found = list(passages.passages(publication, voices))
    own, accepted = tuple(found), list[Accepted]()
    for language in (each for each in languages or _translated(publication, files) if each != usual):
        if _unknown(language, files):
            continue
        entries, faults = translations.read(language, publication.name, files)
        told = localised(publication, language, entries)
        file = translations.path(language, publication.name)
        problems += [*faults, *told.problems, *shared(entries, units(publication), file, language)]
        spoken = {language: _voice(language, files, publication.folder, problems)}
        found += passages.translated(told.publication, language, own, spoken)
        accepted += acceptances.in_catalogue(entries, language, file)
    return found, accepted


def _translated(publication: Publication, files: Files) -> list[str]:
    """The languages that have a catalogue of a publication."""
    return [name for name in files.folders("locales") if files.exists(translations.path(name, publication.name))]


def _voice(language: str, files: Files, folder: str, problems: list[Problem]) -> Voice:
    found, faults = voice(language, files, folder)
    problems += faults
    return found


def submitted(
    name: Path, sent: Files, problems: list[Problem], piped: bytes = b""
) -> tuple[str | None, list[Accepted]]:
    """The text of a file, entered into the record of what was `sent`, and what is accepted beside it; of `-` what was `piped` in."""
    files = Files(name.absolute().parent)
    try:
        data = piped if name == PIPED else files.bytes(name.name)
        if problem := refusal(name.name, data):
            raise Refused(problem)
        text = text_of(name.name, data)
    except Refused as refused:
        problems.append(_at(refused.problem, name))
        return None, []
    if name == PIPED:
        return text, []
    sent.note(str(name), files.record[name.name])
    beside = f"{name.name}{ACCEPTED}"
    if not files.exists(beside):
        return text, []
    found: list[Problem] = []
    given = read_what_holds(files, beside, Checked, found)
    begin = said("begin the file with `accept:`, and write what is accepted below it")
    listed = (each.with_(mend=begin) if each.code == "reader.not-a-mapping" else each for each in found)
    problems += (_at(problem, name.with_name(beside)) for problem in listed)
    return text, list(acceptances.of_submission(given.accept, str(name.with_name(beside)))) if given else []


def _at(problem: Problem, name: Path) -> Problem:
    """A problem of a file that was named on the command line, under the name it was given."""
    return problem.with_(place=replace(problem.place or Place(""), file=str(name)))


def unknown_languages(publication: Publication, languages: Sequence[str], files: Files) -> Iterator[Problem]:
    """What is wrong with languages asked for, else with those that a publication says it is made in: there are none of that name, or no rules for them."""
    record = publication.record
    for at, language in enumerate(languages or record.languages):
        ruled = known_language(language, tongues.languages()) is not None
        if problem := _unknown(language, files) or (None if ruled else _unruled(language, Severity.NOTE)):
            yield problem if languages else problem.with_(place=record.place_in("languages", at))


def read_as(language: str, files: Files) -> tuple[str, Problem | None]:
    """The language by whose rules a text is read that is said to be in one, and what is told of that: it is another than was asked for, has no rules
    of its own, or is none, which is an error."""
    own = known_language(language, tongues.languages())
    if own == language:
        return own, None
    if own is not None:
        message = said("{language} is read by the rules of {own}", language=repr(language), own=own)
        mend = said("nothing has to be done where that is meant; else ask for another --language")
        return own, Problem("language.read-as", message, mend, severity=Severity.NOTE)
    return language, unknown_language(language, files) or _unruled(language, Severity.WARNING)


def _unruled(language: str, severity: Severity) -> Problem:
    """What is told of a language without rules; an error where those of another script would be taken for its own."""
    other = tongues.kin(language)[0]
    mend = said("there are rules for {known}", known=listed(tongues.languages()))
    if other in tongues.languages():
        message = said(
            "{language} is written otherwise than {other}, whose rules do not hold for it",
            language=repr(language),
            other=other,
        )
        return Problem("language.no-rules", message, mend)
    message = said(
        "there are no rules for {language}: only what holds in every language is looked for", language=repr(language)
    )
    return Problem("language.no-rules", message, mend, severity=severity)


def unknown_language(language: str, files: Files) -> Problem | None:
    """What is wrong with the language that a text is said to be in: there is none of that name."""
    return None if locale_of(language) else _unknown(language, files)


def _unknown(language: str, files: Files) -> Problem | None:
    speaker, faults = voice(language, files)
    return None if speaker.language == language else faults[0]


def read_passages(publication: Publication, files: Files, languages: Sequence[str]) -> list[Passage]:
    """The passages of a publication and its translations in some languages, none meaning all."""
    return _passages(publication, files, languages, [])[0]


def desk_of_texts(files: Files, language: str) -> Known:
    """What is known before a text of a language is read that was sent."""
    _, known = publications(files, [], ())
    newest = max(known.values(), key=lambda each: each.record.year, default=None)
    registry = newest.registry if newest else read_registry(files, f"{CONTENT}/registry", [])
    own = [passage for each in known.values() for passage in read_passages(each, files, _spoken(each, files, language))]
    problems, accepted = list[Problem](), list[Accepted]()
    house = _settings(files, None, problems, accepted)
    year, issuer = (newest.record.year, newest.record.issuer) if newest else (None, None)
    return Desk(registry, tuple(known.values()), tuple(own), year, issuer, house), accepted, problems


def _spoken(publication: Publication, files: Files, language: str) -> tuple[str, ...]:
    """The language in which passages of a publication are compared with a text: the text's, where it has a catalogue."""
    source = publication.record.source_language
    return (language,) if files.exists(translations.path(language, publication.name)) else (source,)


def _settings(files: Files, folder: str | None, problems: list[Problem], accepted: list[Accepted]) -> Settings:
    """What the office asks of the checker, for all publications, for those of one registry and for that of a folder; what it accepts is added."""
    beside = str(PurePath(registry_of(folder)).parent) if folder else CONTENT
    names = dict.fromkeys((CONTENT, beside, folder or CONTENT))
    given = [each for name in names for each in _proofing(files, f"{name}/{PROOFING}", problems)]
    for each in given:
        problems += faults(each, codes())
        problems += _faults_of_languages(each, files)
        accepted += acceptances.of_house(each)
    return settings(given)


def _faults_of_languages(given: Proofing, files: Files) -> Iterator[Problem]:
    """What is wrong with the languages that words are of: there are none of that name."""
    places = [(language, given.place_in_map("words", language)) for language in given.words]
    places += ((each.language, each.place("language")) for each in given.confusions)
    for language, place in places:
        if problem := unknown_language(language, files):
            yield problem.with_(place=place)


def _proofing(files: Files, file: str, problems: list[Problem]) -> Iterator[Proofing]:
    if files.exists(file):
        found = read_what_holds(files, file, Proofing, problems)
        if found is not None:
            yield found
