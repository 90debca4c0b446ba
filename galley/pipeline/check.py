"""Check: read publications, or texts that were sent, and report what is wrong; nothing is set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from galley import faces, source
from galley.files import Files, Refused
from galley.language import Voice, translations, voice
from galley.language.agreement import shared
from galley.language.localise import localised
from galley.language.units import units
from galley.markup import Book, html
from galley.message import said
from galley.model.base import Checked
from galley.model.publication import Publication
from galley.options import Options
from galley.pipeline.characters import check_characters
from galley.pipeline.handmade import save
from galley.pipeline.later import TEXTS, later
from galley.pipeline.look import check_look
from galley.pipeline.pictures import check_pictures
from galley.pipeline.select import CONTENT, RECORD, folders
from galley.problem import Place, Problem, Severity, has_errors, in_order
from galley.proof import acceptances
from galley.proof.acceptances import Accepted
from galley.proof.copy import passages
from galley.proof.copy.passage import Passage
from galley.proof.copy.submission import read_submission
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.fixes import Fix, fixes, mended
from galley.proof.reading import Reading
from galley.proof.shelf.dictionaries import FILES, is_installed
from galley.proof.side_by_side import examined
from galley.reader import read_item, read_publication, read_registry
from galley.theme import Theme, read_theme

ACCEPTED = ".accept.yaml"
"""What the name of the file ends in that accepts findings of a text, beside it."""

BYTE_ORDER_MARK = "\ufeff"


@dataclass
class Outcome:
    """What is wrong, and the files that were mended, each with how many places in it.

    `texts` are the texts that were sent, by the name they were given under.
    """

    problems: list[Problem] = field(default_factory=list)
    mended: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def check(options: Options, fix: bool = False) -> Outcome:
    """Every problem of the publications asked for, and of their translations in the languages asked for, else in all."""
    files, outcome = Files(options.root), Outcome()
    chosen = folders(files, options, outcome.problems)
    read, sound = _publications(files, outcome.problems, chosen)
    look, found = read_theme(files)
    outcome.problems += found
    for folder, publication in read.items():
        if look:
            unfit = list(check_look(publication, look))
            outcome.problems += unfit
            if folder in sound and not unfit:
                outcome.problems += _faults_of_templates(publication, look, files)
            outcome.problems += check_characters(publication, faces.coverage(options.root))
        outcome.problems += check_pictures(publication, files, folder)
        if folder in sound:
            reading, accepted = _reading(publication, files, options.languages, sound, outcome.problems)
            _examine(reading, accepted, files if fix else None, outcome)
    outcome.problems = in_order(outcome.problems)
    return outcome


def check_texts(root: Path, names: Sequence[Path], language: str, fix: bool = False) -> Outcome:
    """Every problem of some texts, read together; they may lie anywhere. The project in `root` tells what is known."""
    files, outcome = Files(root), Outcome()
    ignored: list[Problem] = []
    _, known = _publications(files, ignored, ())
    shared = (each.registry for each in known.values())
    registry = next(shared, None) or read_registry(files, f"{CONTENT}/registry", ignored)
    read: list[Passage] = []
    accepted: list[Accepted] = []
    sent = Files(Path())
    for name in names:
        text, given = _submitted(name, sent, outcome.problems)
        if text is not None:
            outcome.texts[str(name)] = text
            read += read_submission(text, str(name), language)
            accepted += given
    own = [passage for each in known.values() for passage in read_passages(each, files, (language,))]
    year = max((each.record.year for each in known.values()), default=None)
    desk = Desk(registry, tuple(known.values()), tuple(own), year)
    _examine(Reading(tuple(read), desk, submitted=True), accepted, sent if fix else None, outcome)
    outcome.problems = in_order(outcome.problems)
    return outcome


def _publications(
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


def _faults_of_templates(publication: Publication, look: Theme, files: Files) -> list[Problem]:
    """What is wrong with the templates, as the publication in its source language runs them."""
    speaker, _ = voice(publication.record.source_language, files)
    return html(Book(publication, speaker, look.trim(publication.record.trim)), files)[2]


def _reading(
    publication: Publication,
    files: Files,
    languages: Sequence[str],
    known: Mapping[str, Publication],
    problems: list[Problem],
) -> tuple[Reading, list[Accepted]]:
    own, accepted = _passages(publication, files, languages, problems)
    accepted += acceptances.in_publication(publication)
    others = [each for each in known.values() if each is not publication]
    told = tuple(passage for each in others for passage in read_passages(each, files, languages))
    desk = Desk(publication.registry, tuple(known.values()), told, publication.record.year)
    wanted = {publication.record.source_language, *languages} if languages else None
    named = (each for each in passages.names(publication.registry) if wanted is None or each.language in wanted)
    return Reading((*own, *named), desk), accepted


def _passages(
    publication: Publication, files: Files, languages: Sequence[str], problems: list[Problem]
) -> tuple[list[Passage], list[Accepted]]:
    """The passages of a publication with its translations, and what the catalogues accept."""
    usual = publication.record.source_language
    written_in = {usual, *(each.source_language or usual for each in publication.sections.values())}
    voices = {language: _voice(language, files, problems) for language in sorted(written_in)}
    found = list(passages.passages(publication, voices))
    own, accepted = tuple(found), list[Accepted]()
    for language in (each for each in languages or _translated(publication, files) if each != usual):
        entries, faults = translations.read(language, publication.name, files)
        told = localised(publication, language, entries)
        file = translations.path(language, publication.name)
        problems += [*faults, *told.problems, *shared(entries, units(publication), file, language)]
        spoken = {language: _voice(language, files, problems)}
        found += passages.translated(told.publication, language, own, spoken)
        accepted += acceptances.in_catalogue(entries, language, file)
    return found, accepted


def _translated(publication: Publication, files: Files) -> list[str]:
    """The languages that have a catalogue of a publication."""
    return [name for name in files.folders("locales") if files.exists(translations.path(name, publication.name))]


def _voice(language: str, files: Files, problems: list[Problem]) -> Voice:
    found, faults = voice(language, files)
    problems += faults
    return found


def _submitted(name: Path, sent: Files, problems: list[Problem]) -> tuple[str | None, list[Accepted]]:
    """The text of a file, entered into the record of what was `sent`, and what is accepted beside it."""
    files = Files(name.absolute().parent)
    try:
        text = files.text(name.name)
    except Refused as refused:
        problems.append(_at(refused.problem, name))
        return None, []
    sent.note(str(name), files.record[name.name])
    beside = f"{name.name}{ACCEPTED}"
    if not files.exists(beside):
        return text, []
    found: list[Problem] = []
    given = read_item(files, beside, Checked, found)
    problems += (_at(problem, name.with_name(beside)) for problem in found)
    return text, list(acceptances.of_submission(given.accept, str(name.with_name(beside)))) if given else []


def _at(problem: Problem, name: Path) -> Problem:
    """A problem of a file that was named on the command line, under the name it was given."""
    return problem.with_(place=replace(problem.place or Place(""), file=str(name)))


def _examine(reading: Reading, accepted: Sequence[Accepted], fixing: Files | None, outcome: Outcome) -> None:
    """Add what the rules find; with `fixing`, which has read the files, mend what is safe first."""
    outcome.problems += _unspelled(reading)
    found, idle = acceptances.judged(examined(reading), accepted)
    if fixing is not None:
        outcome.mended = _mend(fixing, fixes(finding for _, finding in found), outcome)
        found = [each for each in found if not _is_mended(each[1], outcome.mended)]
    outcome.problems += [*idle, *_once(finding.problem(rule.code, rule.severity) for rule, finding in found)]


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those that tell the same of the same characters as one: a translation may stand at many addresses."""
    found: dict[Problem, dict[Place, None]] = {}
    for problem in problems:
        found.setdefault(problem.with_(related=()), {}).update(dict.fromkeys(problem.related))
    return [problem.with_(related=tuple(places)) for problem, places in found.items()]


def read_passages(publication: Publication, files: Files, languages: Sequence[str]) -> list[Passage]:
    """The passages of a publication and its translations in some languages, none meaning all."""
    return _passages(publication, files, languages, [])[0]


def _unspelled(reading: Reading) -> list[Problem]:
    """A note for each language of a reading whose dictionary the system does not have."""
    missing = [each for each in reading.by_language() if each in FILES and not is_installed(each)]
    mend = said("python3 build.py doctor tells which package brings it")
    return [
        Problem(
            "spelling.no-dictionary",
            said("no dictionary of {each} is installed: its words are not checked", each=each),
            mend,
            severity=Severity.NOTE,
        )
        for each in missing
    ]


def _is_mended(finding: Finding, files: Mapping[str, int]) -> bool:
    return finding.span.passage.file in files and bool(fixes((finding,)))


def _mend(files: Files, chosen: Iterable[Fix], outcome: Outcome) -> dict[str, int]:
    """Write the fixes into their files, each whole or not at all; how many were made in each."""
    by_file: dict[str, list[Fix]] = {}
    for fix in chosen:
        by_file.setdefault(fix.file, []).append(fix)
    made = {}
    for name, here in by_file.items():
        written = (files.root / name).read_bytes().decode("utf-8")
        text, count = mended(written.removeprefix(BYTE_ORDER_MARK), here)
        if count and _is_sound(name, text):
            mark = BYTE_ORDER_MARK if written.startswith(BYTE_ORDER_MARK) else ""
            saved, problems = save(files, name, f"{mark}{text}")
            outcome.problems += problems
            if saved:
                made[name] = count
            if saved and name in outcome.texts:
                outcome.texts[name] = text
    return made


def _is_sound(name: str, text: str) -> bool:
    """Whether a mended file can still be read."""
    return not name.endswith(".yaml") or not has_errors(source.load(text, name)[1])
