"""What the proofs of a book are made with, gathered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from galley import faces, theme
from galley.files import Files
from galley.language.localise import Localised
from galley.language.units import units
from galley.markup import Book, margins, words
from galley.message import LANGUAGE
from galley.model.publication import Publication
from galley.options import Options
from galley.pipeline.commenting import notes
from galley.pipeline.findings import Lines, findings
from galley.pipeline.noting import Matter, doubtful
from galley.pipeline.plain import plain
from galley.pipeline.proofing import Proofing
from galley.problem import Problem
from galley.spoken import translated, unknown
from galley.typeset import Job
from galley.typeset import said as texts_of


def proofing(
    source: Publication,
    told: Localised,
    book: Book,
    look: theme.Theme,
    job: Job,
    options: Options,
    files: Files,
    problems: list[Problem],
) -> Proofing:
    """What proofs of a book are made with; `source` is its publication as it is written. Findings are told in the language of the book where messages
    can be, else in English. What is wrong with the comments on the book is added to `problems`."""
    speaker = book.voice
    language = speaker.language if unknown(speaker.language, files) is None else LANGUAGE
    pattern, _ = translated(language, files)
    sheets, dress = plain(look, source.record.size, source.folder, "templates/proof.css", files)
    texts = units(source)
    at = [*job.places.items(), *((unit.address, unit.place) for unit in texts)]
    at += ((address, text.place) for address, text in told.written.items())
    at += ((address, found[0].place) for address, found in told.faults.items() if found[0].place)
    matter = Matter(
        texts,
        told.states,
        job.places,
        findings(options, source.folder, speaker.language, files, Lines(at)),
        pattern,
        doubtful(source, speaker.language),
        notes(files, source.folder, speaker.language, texts_of(job.html), pattern, problems),
    )
    return Proofing(
        lambda given: _margins(book, files, given),
        sheets,
        dress,
        str(speaker.locale.get_language_name()),
        speaker.tag if language == speaker.language else language,
        options,
        matter,
        {name: words(book, section.title) for name, section in book.publication.sections.items()},
    )


def _margins(book: Book, files: Files, given: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """The margins as HTML, with codes for letters that no font has: nothing that a reviewer writes refuses a proof."""
    html, problems = margins(book, files, given)
    return faces.drawable(html, faces.coverage(files.root)), problems
