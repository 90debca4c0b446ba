"""The hand-out for a translator: catalogue, facing-text proof, glossary and a page that says what to do with them, in one file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from galley import theme
from galley.files import Files
from galley.language import catalogue, translations
from galley.language.glossary import as_bilingual_csv, as_tbx, rows
from galley.language.units import units
from galley.language.writing import written
from galley.markup import instructions
from galley.message import said
from galley.model.publication import Publication
from galley.options import Edition, Revision
from galley.pdf.binding import bound
from galley.pdf.standards import Finish, Standard
from galley.pipeline.facing import Facing, on_paper
from galley.pipeline.locales import Work
from galley.pipeline.output import OUTPUT, Outbox
from galley.pipeline.unset import Unset, chosen, languages, not_in, unset
from galley.problem import Problem, Severity, has_errors
from galley.typeset import Dress, Job, draw, lay_out

STYLE = "templates/handout.css"
EARLY = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell: equal hand-outs are equal byte for byte."""
MODE = 0o644 << 16
"""Rights to read for all (APPNOTE 4.4.15, as Unix has them)."""


def hand_out(root: Path, language: str, name: str, revision: Revision | None = None) -> tuple[list[str], list[Problem]]:
    """Write the hand-out of a publication, the newest where none is named, for its translator into a language; returns its file."""
    files, problems = Files(root), list[Problem]()
    publication = chosen(files, name, problems)
    if publication is None:
        return [], problems
    problems += _untranslatable(publication, language, files)
    entries = None if problems else _updated(files, publication, language, problems)
    book = None if has_errors(problems) else unset(files, publication, language, problems, entries)
    if book is None:
        return [], problems
    problems += [each.with_(severity=Severity.WARNING) for each in book.told.problems]
    inside = _inside(book, revision, problems)
    if has_errors(problems):
        return [], problems
    file = f"{publication.name}/{publication.name}.{language}.handout.zip"
    with Outbox(root) as outbox:
        outbox.put(file, _packed(inside))
        outbox.deliver()
    return [f"{OUTPUT}/{file}"], problems


def _untranslatable(publication: Publication, language: str, files: Files) -> list[Problem]:
    """What is wrong with a language that is to be translated into."""
    known = [each for each in languages(publication, files) if each != publication.record.source_language]
    if language != publication.record.source_language:
        return list(not_in(publication, language, list(dict.fromkeys((*known, *files.folders("locales"))))))
    message = said(
        "{language} is the language that {publication} is translated from",
        language=language,
        publication=publication.name,
    )
    return [Problem("handout.source", message, said("name the language of a translator"))]


def _updated(
    files: Files, publication: Publication, language: str, problems: list[Problem]
) -> translations.Catalogue | None:
    """The catalogue as it would be brought up to date, each entry with its line; the file of the project is left."""
    read, faults = translations.read(language, publication.name, files)
    problems += faults
    if has_errors(faults):
        return None
    wanted = [each for each in units(publication) if each.language != language]
    work = Work(publication, language, wanted, read, files, ())
    return catalogue.parse(written(work.updated()), work.file)[0]


def _inside(book: Unset, revision: Revision | None, problems: list[Problem]) -> Mapping[str, bytes]:
    """The files of the hand-out by name; what is told of them is added to the problems."""
    name, language, source = book.publication.name, book.language, book.publication.record.source_language
    proofs, told = Facing(book, source, revision).made()
    problems += told
    if has_errors(told):
        return {}
    names = rows(book.publication.registry)
    inside = {
        f"{name}.{language}.po": written(book.entries).encode(),
        **{each.file.rpartition("/")[2]: each.data for each in proofs},
        f"glossary.{source}-{language}.csv": as_bilingual_csv(names, source, language).encode(),
        "glossary.tbx": as_tbx(names, (source, language), source).encode(),
    }
    page, more = _page(book, list(inside))
    problems += more
    return {f"instructions.{language}.pdf": page, **inside}


def _page(book: Unset, names: list[str]) -> tuple[bytes, list[Problem]]:
    """The page of instructions, which names the files beside it."""
    html, problems = instructions(book.book, book.files, names, book.told.states)
    if has_errors(problems):
        return b"", problems
    layout, told = lay_out(Job(html, on_paper(book, STYLE)))
    drawn, more = draw(layout, Dress(theme.palette(book.look, Edition.SCREEN), tagged=True, linked=True))
    return bound(drawn, Finish(Standard.UA_1, name="instructions")), [*problems, *told, *more]


def _packed(inside: Mapping[str, bytes]) -> bytes:
    """A zip of some files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            entry = zipfile.ZipInfo(name, EARLY)
            entry.external_attr, entry.compress_type, entry.create_system = MODE, zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, data)
    return buffer.getvalue()
