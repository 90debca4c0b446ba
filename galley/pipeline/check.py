"""Check: read publications, or texts that were sent, and report what is wrong; nothing is set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from galley import faces
from galley.files import Files, with_line_feeds
from galley.language import voice
from galley.language.asked import check_words
from galley.lexica import linked, sentences, wordlist
from galley.lexica.dictionaries import has_dictionary, is_installed
from galley.markup import Book, html
from galley.message import said
from galley.model.publication import Publication
from galley.options import Options
from galley.passages.passage import Passage
from galley.passages.submission import read_submission
from galley.pipeline.characters import check_characters
from galley.pipeline.desk import (
    Known,
    desk_of_texts,
    publications,
    read_as,
    reading_of,
    submitted,
    unknown_languages,
)
from galley.pipeline.look import check_look
from galley.pipeline.mending import Mended, mended, save_all
from galley.pipeline.pictures import check_pictures
from galley.pipeline.printing import printing
from galley.pipeline.select import folders
from galley.problem import Place, Problem, Severity, has_errors, in_order
from galley.proof import acceptances
from galley.proof.acceptances import Accepted
from galley.proof.finding import Finding
from galley.proof.fixes import fixes
from galley.proof.reading import Reading
from galley.proof.rulebook.rule import Rule
from galley.proof.side_by_side import examined
from galley.theme import Theme, read_theme
from galley.tongues import kin
from galley.tongues.identity import LANGUAGES, called, language_of_all

Told = tuple[str, Place | None, str]
"""What a problem is known by: its code, place and message."""


@dataclass
class Outcome:
    """What is wrong, and the files that were mended, each with its changes.

    `texts` are the texts that were sent, by the name they were given under; `found` has the rule and the finding of
    each problem that a rule told of.
    """

    problems: list[Problem] = field(default_factory=list)
    mended: dict[str, Mended] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    found: dict[Told, tuple[Rule, Finding]] = field(default_factory=dict)
    accepted: list[tuple[Rule, Finding]] = field(default_factory=list)
    """What was found and is accepted."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a check beside its texts: to mend what is safe, only to show it, and to tell matters of taste."""

    fix: bool = False
    dry: bool = False
    notes: bool = False


NOTHING = Asked()


def check(options: Options, asked: Asked = NOTHING, files: Files | None = None) -> Outcome:
    """Every problem of the publications asked for, and of their translations in the languages asked for, else in all. What is read is entered into
    the record of `files`."""
    files, outcome = files or Files(options.root), Outcome()
    chosen = folders(files, options, outcome.problems)
    read, sound = publications(files, outcome.problems, chosen)
    broken = faces.faults(options.root)
    outcome.problems += broken
    for folder, publication in read.items():
        outcome.problems += unknown_languages(publication, options.languages, files)
        look, found = read_theme(files, folder)
        outcome.problems += (each for each in found if each not in outcome.problems)
        if look:
            unfit = list(check_look(publication, look))
            printing(publication.record.press, folder, look, files, unfit)
            outcome.problems += unfit
            if folder in sound and not has_errors(unfit):
                outcome.problems += _faults_of_templates(publication, look, files)
            if not broken:
                outcome.problems += check_characters(publication, faces.coverage(options.root), options.languages)
            outcome.problems += check_words(publication)
            outcome.problems += check_pictures(publication, files, folder, look)
        if folder in sound:
            reading, accepted = reading_of(publication, files, options.languages, sound, outcome.problems)
            _examine(reading, accepted, files, asked, outcome, options.languages)
    outcome.problems = _in_order(outcome.problems)
    return outcome


def check_texts(
    root: Path,
    names: Sequence[Path],
    language: str,
    asked: Asked = NOTHING,
    known: Known | None = None,
    piped: bytes = b"",
) -> Outcome:
    """Every problem of some texts, read together; they may lie anywhere, and `-` is what was `piped` in. The project in `root` tells what is known.

    Who reads many texts one by one gives what is `known`, so that the project is read once.
    """
    outcome, sent, read = Outcome(), Files(Path()), list[Passage]()
    files = Files(root)
    language, problem = read_as(language, files)
    outcome.problems += filter(None, (problem,))
    if has_errors(outcome.problems):
        return outcome
    desk, given, faults = known or desk_of_texts(files, language)
    accepted = list(given)
    outcome.problems += faults
    for name in names:
        text, beside = submitted(name, sent, outcome.problems, piped)
        if text is not None:
            outcome.texts[str(name)] = text
            outcome.problems += () if any(map(str.isalpha, text)) else (_wordless(str(name)),)
            passages = read_submission(text, str(name), language)
            if problem := _in_another_language(passages, str(name), language):
                outcome.problems.append(problem)
                continue
            read += passages
            accepted += beside
    _examine(Reading(tuple(read), desk, submitted=True), accepted, sent, asked, outcome)
    outcome.problems = _in_order(outcome.problems)
    return outcome


def _wordless(name: str) -> Problem:
    """What is said of a text without a letter: that nothing was found says nothing of it."""
    mend = said("look at the file; a PDF of pages that were scanned has no words before its letters are read")
    return Problem("files.no-words", said("the text has no words"), mend, Place(name), Severity.WARNING)


def _in_another_language(passages: Iterable[Passage], name: str, language: str) -> Problem | None:
    """What is said of a text that is in another of our languages than it was to be read in. It is not read: the rules of that one would tell of every line."""
    found = language_of_all(each.text for each in passages)
    if found in (None, kin(language)[0]) or kin(language)[0] not in LANGUAGES:
        return None
    message = said("the text reads as {found}, not as {wanted}", found=called(str(found)), wanted=called(language))
    mend = said("ask for it: --language {language}", language=str(found))
    return Problem("files.other-language", message, mend, Place(name))


FIRST = ("names", "facts", "events", "translation", "house")
"""The families that are told before the others of a file: what is said goes before how it is written."""


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the order in which they are told and numbered."""

    def told(problem: Problem) -> tuple[bool, str, bool]:
        file = problem.place.file if problem.place else ""
        return not file, file, problem.code.partition(".")[0] not in FIRST

    return sorted(in_order(problems), key=told)


def _faults_of_templates(publication: Publication, look: Theme, files: Files) -> list[Problem]:
    """What is wrong with the templates, as the publication in its source language runs them."""
    speaker, _ = voice(publication.record.source_language, files, publication.folder)
    return html(Book(publication, speaker, look.trim(publication.record.size)), files)[2]


def _examine(
    reading: Reading,
    accepted: Sequence[Accepted],
    files: Files,
    asked: Asked,
    outcome: Outcome,
    languages: Sequence[str] = (),
) -> None:
    """Add what the rules find; where asked mend what is safe first, in the `files` that were read.

    `languages` are those whose translations alone were read.
    """
    outcome.problems += _unspelled(reading)
    every = list(examined(reading))
    found, idle = acceptances.judged(every, accepted, languages)
    still_open = {id(finding) for _, finding in found}
    outcome.accepted += (each for each in every if id(each[1]) not in still_open)
    if asked.fix or asked.dry:
        outcome.mended = mended(files, fixes(finding for _, finding in found))
    if asked.fix and not asked.dry:
        outcome.problems += save_all(files, outcome.mended)
        outcome.texts |= {
            name: with_line_feeds(each.after) for name, each in outcome.mended.items() if name in outcome.texts
        }
        found = [each for each in found if not _is_mended(each[1], outcome.mended)]
    asked_for = reading.desk.settings.levels
    told = [each for each in found if asked.notes or _is_told(*each, asked_for)]
    outcome.problems += idle
    problems = [finding.problem(rule.code, rule.severity) for rule, finding in told]
    outcome.found |= {(each.code, each.place, each.message): by for each, by in zip(problems, told, strict=True)}
    outcome.problems += _once(in_order(problems))


def _is_told(rule: Rule, finding: Finding, levels: Mapping[str, str]) -> bool:
    """Whether it is no matter of taste, or the house asks for it."""
    note = (finding.severity or rule.severity) is Severity.NOTE
    return not note or rule.code in levels or rule.family in levels


def _is_mended(finding: Finding, files: Mapping[str, Mended]) -> bool:
    mendings = set(fixes((finding,)))
    return any(each in mendings for mended in files.values() for each in mended.changes)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those that tell the same in one file as one with all its places: the first of them."""
    first: dict[tuple[str, ...], Problem] = {}
    places: dict[tuple[str, ...], tuple[dict[Place, None], dict[Place, None]]] = {}
    for each in problems:
        file = each.place.file if each.place else ""
        key = (each.code, each.severity, each.language or "", file, each.message, each.mend)
        first.setdefault(key, each)
        related, also = places.setdefault(key, ({}, {}))
        related |= dict.fromkeys(each.related)
        also |= dict.fromkeys([each.place] if each.place and each.place != first[key].place else [])
    return [each.with_(related=tuple(places[key][0]), also=tuple(places[key][1])) for key, each in first.items()]


def _unspelled(reading: Reading) -> list[Problem]:
    """A note for each language of a reading whose dictionary, list of words, model of sentences or grammar the system does not have."""
    languages = reading.by_language()
    told = {
        "spelling.no-dictionary": [
            said("no dictionary of {each} is installed: its words are not checked", each=each)
            for each in languages
            if has_dictionary(each) and not is_installed(each)
        ],
        "wording.no-model": [
            said("no model of sentences of {each} is installed: slips of typing are not looked for", each=each)
            for each in languages
            if sentences.has_sentences(each) and not sentences.is_installed(each)
        ],
        "spelling.no-list": [
            said("no list of usual words of {each} is installed: fewer words are told that are misspelt", each=each)
            for each in languages
            if wordlist.has_list(each) and not wordlist.installed(each)
        ],
        "wording.no-grammar": [
            said("no grammar of {each} is installed: less is told that does not go together", each=each)
            for each in languages
            if linked.has_links(each) and not linked.is_installed(each)
        ],
    }
    mend = said("python3 build.py doctor tells which package brings it")
    return [Problem(code, each, mend, severity=Severity.NOTE) for code, missing in told.items() for each in missing]
