"""The glossary, written to `output/` for translators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.files import Files
from galley.language.glossary import Row, as_bilingual_csv, as_csv, as_tbx, languages, rows
from galley.likeness import did_you_mean
from galley.message import said
from galley.options import Options
from galley.pipeline.output import OUTPUT, Outbox
from galley.pipeline.select import folders
from galley.problem import Problem, has_errors
from galley.reader import read_publication

FOLDER = "glossary"


def write_glossary(options: Options) -> tuple[list[str], list[Problem]]:
    """Write the glossary of the registry that a publication uses, in all languages or in those asked for.

    For each language asked for there is a file of its own with the publication's source language beside. Returns the
    files, relative to the project; with an error none is written.
    """
    problems: list[Problem] = []
    files = Files(options.root)
    for folder in folders(files, options, problems):
        publication, found = read_publication(files, folder)
        problems += found
        if publication is not None and not has_errors(problems):
            source, names = publication.record.source_language, rows(publication.registry)
            spoken = languages(names, source)
            problems += _unknown(options.languages, spoken)
            if not has_errors(problems):
                return _deliver(options, _texts(names, source, spoken, options.languages)), problems
    return [], problems


def _unknown(asked: Sequence[str], spoken: Sequence[str]) -> Iterator[Problem]:
    for language in asked:
        if language not in spoken:
            message = said("the registry has no name in {language}", language=repr(language))
            yield Problem("language.unknown", message, did_you_mean(language, spoken))


def _texts(names: Sequence[Row], source: str, spoken: Sequence[str], asked: Sequence[str]) -> dict[str, str]:
    """The text of each file by its name."""
    shown = [language for language in spoken if not asked or language in (source, *asked)]
    others = [language for language in asked if language != source]
    return {
        "glossary.csv": as_csv(names, shown),
        "glossary.tbx": as_tbx(names, shown, source),
        **{f"glossary.{source}-{target}.csv": as_bilingual_csv(names, source, target) for target in others},
    }


def _deliver(options: Options, texts: dict[str, str]) -> list[str]:
    with Outbox(options.root) as outbox:
        for name, text in texts.items():
            outbox.put(f"{FOLDER}/{name}", text.encode())
        outbox.deliver()
    return [f"{OUTPUT}/{FOLDER}/{name}" for name in texts]
