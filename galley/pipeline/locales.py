"""Catalogues: brought up to date, counted, handed in, signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from galley.files import Files
from galley.language import catalogue, furniture, messages, pseudo, translations
from galley.language.agreement import check, faults, strays
from galley.language.asked import unsayable
from galley.language.glossary import rows, to_verify
from galley.language.merge import update
from galley.language.returned import keep, review
from galley.language.status import ALL, Progress, status
from galley.language.translations import State
from galley.language.units import Unit, units
from galley.language.writing import written
from galley.likeness import did_you_mean
from galley.message import listed, said
from galley.model.publication import Publication
from galley.options import Options
from galley.pipeline.desk import unknown_language
from galley.pipeline.handmade import save
from galley.pipeline.output import write_text
from galley.pipeline.select import CONTENT, RECORD, folders
from galley.problem import Place, Problem, Severity
from galley.reader import read_publication
from galley.spoken import path as messages_path

_STATES = {
    State.MISSING: said("missing texts"),
    State.FUZZY: said("fuzzy texts"),
    State.DRAFT: said("draft texts"),
    State.REVIEWED: said("reviewed texts"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """What a translator of one language has to do in one publication: its units and its catalogue."""

    publication: Publication
    language: str
    units: list[Unit]
    entries: translations.Catalogue
    files: Files
    memory: tuple[translations.Catalogue, ...]

    def updated(self) -> translations.Catalogue:
        """The catalogue brought up to date with the texts."""
        return update(self.entries, self.units, self.memory)

    def save(self, entries: translations.Catalogue) -> list[Problem]:
        """Write the catalogue's file; the problem where that would undo what somebody has saved meanwhile."""
        return save(self.files, self.file, written(entries))[1]

    @property
    def file(self) -> str:
        """The catalogue's file, relative to the project."""
        return translations.path(self.language, self.publication.name)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a publication is in one language: its sections, the whole last; the names of the registry to verify."""

    sections: list[Progress]
    to_verify: int

    @property
    def whole(self) -> Progress:
        """The progress of all sections together."""
        return self.sections[-1]


def update_catalogues(
    root: Path, languages: tuple[str, ...] = (), publications: tuple[str, ...] = ()
) -> tuple[list[str], list[Problem]]:
    """Bring every catalogue up to date: furniture, messages, texts of all publications below `content/` and of those named; returns those that changed.

    `languages` are begun in every publication that has no catalogue in them yet.
    """
    files = Files(root)
    problems = _unknown(files, languages)
    every = [*_every(files), *_elsewhere(files, publications, problems)]
    begun = {folder: list(languages) for folder in every}
    every_work = list(works(files, every, None, problems, languages))
    for work in every_work:
        begun[work.publication.folder] += (work.language, work.publication.record.source_language)
    texts, faults = furniture.updated(files, begun)
    told, others = messages.updated(files)
    texts |= told
    problems += [*faults, *others]
    for work in every_work:
        problems += strays(work.entries, work.units, work.file, work.language)
        texts[work.file] = written(work.updated())
    changed = []
    for name, text in texts.items():
        made = name.endswith(".pot")
        is_changed, faults = (write_text(root / name, text), []) if made else save(files, name, text)
        changed += [name] if is_changed else []
        problems += faults
    return changed, problems


def _unknown(files: Files, languages: Iterable[str]) -> list[Problem]:
    """A problem for each language that has no folder."""
    known = files.folders("locales")
    return [_without_catalogues(each, known, None) for each in languages if each not in known]


def _without_catalogues(language: str, known: list[str], at: Place | None) -> Problem:
    message = said("there are no catalogues in {language}", language=repr(language))
    return Problem("language.unknown", message, did_you_mean(language, known), at)


def works(
    files: Files,
    publications: Iterable[str],
    languages: tuple[str, ...] | None,
    problems: list[Problem],
    begun: tuple[str, ...] = (),
) -> Iterator[Work]:
    """What there is to translate in some folders: into some languages; or, without any, into those of each publication,
    those that it has a catalogue in, and those to be `begun`.

    A broken catalogue or publication is left out, and told.
    """
    known = files.folders("locales")
    for folder in publications:
        publication, found = read_publication(files, folder)
        problems += found
        if publication is None:
            continue
        texts = units(publication)
        own = [
            each for each in known if each in (*begun, *publication.record.languages) or _has(files, each, publication)
        ]
        for language in languages or own:
            wanted = [unit for unit in texts if unit.language != language]
            if wanted and language != pseudo.LANGUAGE:
                entries, faults = translations.read(language, publication.name, files)
                problems += faults
                if not faults:
                    memory = _memory(files, language, publication.name)
                    yield Work(publication, language, wanted, entries, files, memory)


def _has(files: Files, language: str, publication: Publication) -> bool:
    return catalogue.is_there(translations.path(language, publication.name), files)


def _memory(files: Files, language: str, publication: str) -> tuple[translations.Catalogue, ...]:
    """The sound catalogues of the other publications in a language, the last by name first."""
    words = {catalogue.path(language), messages_path(language), translations.path(language, publication)}
    names = [name for name in files.listing(f"locales/{language}/LC_MESSAGES", ".po") if name not in words]
    read = (catalogue.read(name, files) for name in reversed(names))
    return tuple(entries for entries, faults in read if not faults)


def progress(options: Options) -> tuple[dict[str, dict[str, Standing]], list[Problem]]:
    """How far each publication is in each language, and the faults of the translations."""
    problems, found = list[Problem](), dict[str, dict[str, Standing]]()
    files = Files(options.root)
    problems += filter(None, (unknown_language(each, files) for each in options.languages))
    if problems:
        return found, problems
    for folder in folders(files, options, problems):
        told, counted = len(problems), len(found)
        for work in works(files, (folder,), options.languages or None, problems):
            current = work.updated()
            uncertain = to_verify(rows(work.publication.registry))[work.language]
            standing = Standing(status(work.units, current), uncertain)
            found.setdefault(work.publication.name, {})[work.language] = standing
            problems += check(work.entries, work.units, work.file, work.language)
        if (told, counted) == (len(problems), len(found)):
            problems.append(_untranslated(folder, options.languages))
    return found, problems


def _untranslated(folder: str, languages: tuple[str, ...]) -> Problem:
    """A note that a publication has no translations, or none in the languages asked for."""
    name = Path(folder).name
    message = (
        said("no text of {name} is to be translated into {languages}", name=name, languages=listed(languages))
        if languages
        else said("{name} is in its source language only", name=name)
    )
    mend = said("begin a language with `locales update --language <language>`, or list it under `languages:`")
    return Problem("language.untranslated", message, mend, Place(f"{folder}/{RECORD}"), Severity.NOTE)


def as_json(found: dict[str, dict[str, Standing]]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The progress as plain data: publication, language, sections; the whole, which is last, counts the names too."""
    return {name: {language: _as_json(each) for language, each in spoken.items()} for name, spoken in found.items()}


def _as_json(standing: Standing) -> list[dict[str, Any]]:
    sections = [each.as_json() for each in standing.sections]
    sections[-1]["names_to_verify"] = standing.to_verify
    return sections


def table(name: str, languages: dict[str, Standing]) -> list[list[str]]:
    """Sections down, languages across: the share that prints, rounded down, and the words left.

    Below them how many texts of the whole are in each state, whose the words left are, and how many names are to be verified. A section that
    is written in a language shows a dash there.
    """
    by_section = {language: {each.section: each for each in told.sections} for language, told in languages.items()}
    names = list(dict.fromkeys(section for sections in by_section.values() for section in sections))
    names = [*(each for each in names if each != ALL), ALL]
    cells = ((by_section[language].get(section) for language in languages) for section in names)
    shares = [
        [section, *(f"{int(each.share)} % ({each.words_left})" if each else "–" for each in row)]
        for section, row in zip(names, cells, strict=True)
    ]
    states = [[_STATES[state], *(f"{each.whole.counts[state]}" for each in languages.values())] for state in State]
    words = [
        [said("words of new texts"), *(f"{each.whole.words_new}" for each in languages.values())],
        [said("words of fuzzy texts"), *(f"{each.whole.words_fuzzy}" for each in languages.values())],
        [said("words of repeated texts"), *(f"{each.whole.words_repeated}" for each in languages.values())],
    ]
    verify = [said("names to verify"), *(f"{each.to_verify}" for each in languages.values())]
    head = said("{name}: printable (words left)", name=name)
    return [[head, *languages], *shares, *states, *words, verify]


def too_little(found: dict[str, dict[str, Standing]], percent: float) -> Iterator[Problem]:
    """A problem for each language with less than `percent` of its units to print."""
    for name, languages in found.items():
        for language, standing in languages.items():
            share = standing.whole.share
            if share < percent:
                message = said(
                    "{share} % of {name} can be printed in {language}, wanted are {percent} %",
                    share=f"{share:.1f}",
                    name=name,
                    language=language,
                    percent=f"{percent:g}",
                )
                at = Place(translations.path(language, name))
                yield Problem(
                    "language.unfinished", message, said("translate what is missing or fuzzy"), at, language=language
                )


def keep_translations(
    root: Path, publication: str, language: str, addresses: Sequence[str], who: str, reason: str, day: str
) -> tuple[list[str], list[Problem]]:
    """Declare fuzzy translations of a publication, the newest where none is named, to hold: those at some addresses, or all where none is named;
    returns their sources. Where an address has none, nothing is written."""
    problems: list[Problem] = []
    work = wanted(Files(root), language, publication, "", problems)
    if work is None:
        return [], problems
    entries, kept = work.updated(), list[str]()
    for address in addresses or (None,):
        found = keep(entries, address, who, reason, day)
        kept += found
        if found:
            continue
        message = (
            said("{address} has no fuzzy translation in {language}", address=address, language=language)
            if address
            else said("the catalogue has no fuzzy translation in {language}", language=language)
        )
        mend = said("take an address from the catalogue's `#:` lines, the part behind `#`; update the catalogues first")
        problems.append(Problem("language.keep", message, mend, Place(work.file), language=language))
    problems += work.save(entries) if not problems else []
    return kept if not problems else [], problems


def review_translations(
    root: Path, publication: str, language: str, addresses: Sequence[str], who: str, day: str
) -> tuple[list[str], list[Problem]]:
    """Sign drafts of a publication, the newest where none is named, as reviewed: those at some addresses, or all where none is named; returns their
    sources.

    A faulty translation is not signed; its faults are told. Where an address has no draft, nothing is written.
    """
    problems: list[Problem] = []
    work = wanted(Files(root), language, publication, "", problems)
    if work is None:
        return [], problems
    entries = work.updated()
    unsaid = partial(unsayable, publication=work.publication, language=language)
    signed, refused = list[str](), list[Any]()
    for address in addresses or (None,):
        sound, unsound = review(entries, address, who, day, unsaid)
        signed, refused = signed + sound, refused + unsound
        if sound or unsound:
            continue
        message = (
            said("{address} has no draft in {language}", address=address, language=language)
            if address
            else said("the catalogue has no draft in {language}", language=language)
        )
        mend = said(
            "take an address from the catalogue's `#:` lines, the part behind `#`; what is missing or fuzzy is no draft"
        )
        problems.append(Problem("language.review", message, mend, Place(work.file), language=language))
    if problems:
        return [], problems
    unsaved = work.save(entries) if signed else []
    problems += unsaved
    faulty = translations.active(catalogue.parse(written(entries), work.file)[0])
    for each in refused:
        found = faults(faulty[catalogue.key(each)], work.file, unsaid)
        problems += (problem.with_(language=language) for problem in found)
    return [] if unsaved else signed, problems


def wanted(files: Files, language: str, publication: str, name: str, problems: list[Problem]) -> Work | None:
    """The work in a publication, the newest where none is named, in one language; `name` is the file that asks for it."""
    known = files.folders("locales")
    if language not in known:
        problems.append(_without_catalogues(language, known, Place(name, 1) if name else None))
        return None
    asked = folders(files, Options(files.root, (publication,) if publication else ()), problems)
    return next(works(files, asked, (language,), problems), None)


def _every(files: Files) -> list[str]:
    names = (f"{CONTENT}/{name}" for name in files.folders(CONTENT))
    return [folder for folder in names if files.exists(f"{folder}/{RECORD}")]


def _elsewhere(files: Files, publications: tuple[str, ...], problems: list[Problem]) -> Iterator[str]:
    """Those of the publications named that are not below `content/`. A catalogue is called after its publication, so that each needs a name of its own."""
    every = _every(files)
    taken = {Path(folder).name: folder for folder in every}
    for folder in folders(files, Options(files.root, publications), problems) if publications else ():
        other = taken.setdefault(Path(folder).name, folder)
        if folder in every:
            continue
        if other == folder:
            yield folder
        else:
            message = said("it is called as {other} is, and both would have the same catalogues", other=other)
            mend = said("give the folder another name")
            problems.append(Problem("language.same-name", message, mend, Place(f"{folder}/{RECORD}")))
