"""Sign-off of a publication: sections signed as they stand, and how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from posixpath import relpath
from typing import Any

from galley.files import Files
from galley.language import translations
from galley.language.agreement import faults
from galley.language.asked import unsayable
from galley.language.returned import review
from galley.language.units import units
from galley.likeness import did_you_mean
from galley.message import listed, said
from galley.model.publication import Publication
from galley.model.signatures import Signature
from galley.pipeline.handmade import save
from galley.pipeline.locales import Work
from galley.pipeline.select import CONTENT
from galley.pipeline.signed import FOLDER, MOST_NAMED, RECORD, file_of, signatures, standings, stands
from galley.pipeline.unset import Unset, chosen, languages, not_in, unset
from galley.problem import Problem, has_errors
from galley.signing import Standing, State, Texts, signed, written


def sign(
    root: Path, sections: Sequence[str], name: str, language: str, by: str, on: date
) -> tuple[list[str], list[Problem]]:
    """Record that sections of a publication, the newest where none is named, were read in a language as they stand; returns what was signed.

    Of a translation all units are reviewed with it. Nothing is signed while one of them is missing, out of date or faulty.
    """
    files, problems = Files(root), list[Problem]()
    publication = chosen(files, name, problems)
    if publication is None:
        return [], problems
    problems += [*not_in(publication, language, languages(publication, files)), *_no_sections(publication, sections)]
    read = None if problems else unset(files, publication, language, problems)
    if read is None or has_errors(problems):
        return [], problems
    unfinished = list(_unfinished(read, sections))
    problems += [*unfinished, *(read.told.problems if unfinished else ())]
    known = signatures(files, read.folder, language, problems)
    found, told = stands(read.book, files)
    problems += told
    if has_errors(problems):
        return [], problems
    fresh = [_signature(each, by, on, found.get(each, {})) for each in sections]
    reviewed = _reviewed(read, sections, by, on, problems)
    if has_errors(problems):
        return [], problems
    text = written(signed(known, fresh, (RECORD, *publication.sections)), _schema(read.folder))
    problems += save(files, file_of(read.folder, language), text)[1]
    if has_errors(problems):
        return [], problems
    return [_told(each, language, reviewed[each.section]) for each in fresh], problems


def _signature(section: str, by: str, on: date, texts: Texts) -> Signature:
    return Signature.model_construct(section=section, by=by, on=on, texts=dict(texts))


def _told(signature: Signature, language: str, reviewed: int) -> str:
    return said(
        "signed: {section} in {language}, {texts} texts, {reviewed} translations reviewed with it",
        section=signature.section,
        language=language,
        texts=len(signature.texts),
        reviewed=reviewed,
    )


def _schema(folder: str) -> str:
    """Where the schema of signatures lies, from their file."""
    return relpath(f"{CONTENT}/schema/signed.schema.json", f"{folder}/{FOLDER}")


def _no_sections(publication: Publication, sections: Sequence[str]) -> Iterator[Problem]:
    known = (RECORD, *publication.sections)
    for each in sections:
        if each not in known:
            message = said("{publication} has no section {section}", publication=publication.name, section=each)
            yield Problem("signing.section", message, did_you_mean(each, known))


def _unfinished(read: Unset, sections: Sequence[str]) -> Iterator[Problem]:
    """A problem for each section with units that do not print in the language."""
    for section in sections:
        every = read.units((section,))
        waiting = [each for each in every if not read.told.states[each.address].prints]
        if waiting:
            message = said(
                "{section} cannot be signed: {count} of {total} texts not translated into {language}, or not up to date",
                section=section,
                total=len(every),
                count=len(waiting),
                language=read.language,
            )
            mend = said("finish them in {file} first", file=translations.path(read.language, read.publication.name))
            first, *rest = (each.place for each in waiting)
            yield Problem("signing.unfinished", message, mend, first, language=read.language, related=tuple(rest))


def _reviewed(read: Unset, sections: Sequence[str], by: str, on: date, problems: list[Problem]) -> Mapping[str, int]:
    """Sign the units of sections as reviewed, in the catalogue; how many of each were not reviewed before."""
    wanted = [each for each in units(read.publication) if each.language != read.language]
    work = Work(read.publication, read.language, wanted, read.entries, read.files, ())
    entries, counts = work.updated(), dict.fromkeys(sections, 0)
    unsaid = partial(unsayable, publication=read.publication, language=read.language)
    for section in sections:
        done, refused = review(entries, section, by, on.isoformat(), unsaid)
        counts[section] = len(done)
        for each in refused:
            problems += (fault.with_(language=read.language) for fault in faults(each, work.file, unsaid))
    if any(counts.values()) and not has_errors(problems):
        problems += work.save(entries)
    return counts


@dataclass(frozen=True, slots=True)
class Status:
    """How the sections of a publication stand in each language, in the order of the book."""

    publication: str
    languages: Mapping[str, Sequence[Standing]]

    def tables(self) -> list[list[list[str]]]:
        """Sections down and languages across; then what was opened again, since which signature, and where its texts are others."""
        names = list(dict.fromkeys(each.section for found in self.languages.values() for each in found))
        by_section = {language: {each.section: each for each in found} for language, found in self.languages.items()}
        rows = [[name, *(_cell(by_section[language].get(name)) for language in self.languages)] for name in names]
        opened = [
            [f"{language}: {each.section}", *_since(each)]
            for language, found in self.languages.items()
            for each in found
            if each.state is State.OPENED
        ]
        tables = [[[self.publication, *self.languages], *rows]]
        head: list[str] = [said("opened again"), said("signed by"), said("on"), said("texts that changed since")]
        return [*tables, *([[head, *opened]] if opened else [])]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        told = {language: [each.as_json() for each in found] for language, found in self.languages.items()}
        return {"publication": self.publication, "languages": told}


_CELLS = {State.SIGNED: said("signed"), State.OPENED: said("opened again"), State.NEVER: said("never")}


def _cell(each: Standing | None) -> str:
    if each is None:
        return "–"
    if each.signature and each.state is State.SIGNED:
        return said("signed {day}", day=each.signature.on.isoformat())
    return _CELLS[each.state]


def _since(each: Standing) -> list[str]:
    """By whom and when what is open again was signed, and where it reads otherwise."""
    named = [*each.changed[:MOST_NAMED], *(["…"] if len(each.changed) > MOST_NAMED else [])]
    return [each.signature.by, each.signature.on.isoformat(), listed(named)] if each.signature else []


def status(root: Path, name: str, wanted: Sequence[str]) -> tuple[Status | None, list[Problem]]:
    """How the sections of a publication, the newest where none is named, stand in some languages, else in all that it has."""
    files, problems = Files(root), list[Problem]()
    publication = chosen(files, name, problems)
    if publication is None:
        return None, problems
    known = languages(publication, files)
    problems += (fault for each in wanted for fault in not_in(publication, each, known))
    found: dict[str, Sequence[Standing]] = {}
    for language in () if problems else wanted or known:
        read = unset(files, publication, language, problems)
        if read is not None:
            found[language] = standings(read.book, files, problems)
    return Status(publication.name, found), problems
