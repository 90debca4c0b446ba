"""Sections that are signed: what signatures say of a book as it stands, and what a press may not have unsigned."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from galley.figures import Surface
from galley.files import Files, Refused
from galley.markup import Album, Book, html
from galley.message import listed, said
from galley.model.signatures import Signature, Signatures
from galley.options import Options
from galley.problem import Place, Problem, Severity, has_errors
from galley.reader import read_item
from galley.signing import Standing, State, Texts, digests, standing
from galley.typeset import says

FOLDER = "signed"
RECORD = "publication"
"""What the record of a publication is signed as: its cover, its parts and their titles."""
MOST_NAMED = 6


def file_of(folder: str, language: str) -> str:
    """Where the signatures of the book in a language lie."""
    return f"{folder}/{FOLDER}/{language}.yaml"


def begun(files: Files, folder: str) -> bool:
    """Whether anything of a publication has ever been signed."""
    return bool(files.listing(f"{folder}/{FOLDER}", ".yaml"))


def signatures(files: Files, folder: str, language: str, problems: list[Problem]) -> Sequence[Signature]:
    """What was signed of the book in a language."""
    name = file_of(folder, language)
    if name not in files.listing(f"{folder}/{FOLDER}", ".yaml"):
        return ()
    found = read_item(files, name, Signatures, problems)
    known: dict[str, Signature] = {}
    for each in found.signed if found else ():
        if each.section in known:
            message = said("section {section} is signed twice", section=each.section)
            problems.append(Problem("signing.twice", message, said("keep one of the two"), each.place()))
        known[each.section] = each
    return list(known.values())


def stands(book: Book, files: Files) -> tuple[Mapping[str, Texts], list[Problem]]:
    """What each section of a book says and shows, by digests. What hangs on pages and typefaces, as the numbers of an index, is no part of it, nor is the notice that
    a translation is a draft, which signatures take away."""
    bare = replace(book, typefaces=(), mentions={}, surface=Surface(), album=Album(), draft=False)
    text, asked, problems = html(bare, files)
    if has_errors(problems):
        return {}, problems
    pictures = {each.url: _digest(files, f"{book.publication.folder}/{each.picture.file}") for each in asked}
    told = ((each.address, " ".join((each.text, *(pictures[url] for url in each.pictures)))) for each in says(text))
    found, names = digests(told), (RECORD, *book.publication.sections)
    return {name: found[name] for name in names if name in found}, []


def _digest(files: Files, name: str) -> str:
    """What tells a picture from others; nothing of one that cannot be read, which the build tells."""
    try:
        return hashlib.sha256(files.bytes(name)).hexdigest()
    except Refused:
        return ""


def standings(book: Book, files: Files, problems: list[Problem]) -> list[Standing]:
    """How each section of a book stands."""
    known = {each.section: each for each in signatures(files, book.publication.folder, book.voice.language, problems)}
    found, told = stands(book, files)
    problems += told
    return [standing(section, known.get(section), texts) for section, texts in found.items()]


def unsigned(book: Book, files: Files, options: Options) -> list[Problem]:
    """What a press may not have, or is told of: sections of a book that are not signed as they stand. A publication of which nothing was ever signed
    is asked for nothing, unless all signatures are required."""
    folder, language = book.publication.folder, book.voice.language
    if not (options.require_signed or begun(files, folder)):
        return []
    problems: list[Problem] = []
    found = standings(book, files, problems)
    wanted = [each for each in found if not options.sections or each.section in options.sections]
    waiting = [each for each in wanted if each.state is not State.SIGNED]
    if waiting:
        problems.append(_waiting(waiting, len(wanted), file_of(folder, language), options.require_signed))
    return [each.with_(language=language) for each in problems]


def _waiting(waiting: Sequence[Standing], total: int, file: str, refused: bool) -> Problem:
    named = [_named(each) for each in waiting[:MOST_NAMED]]
    message = said(
        "{count} of {total} sections are not signed as they stand: {sections}",
        count=len(waiting),
        total=total,
        sections=listed([*named, *(["…"] if len(waiting) > MOST_NAMED else [])]),
    )
    mend = said("read them and sign them with `build.py sign`; `build.py sign --status` tells what was changed since")
    severity = Severity.ERROR if refused else Severity.WARNING
    return Problem("signing.unsigned", message, mend, Place(file), severity)


def _named(each: Standing) -> str:
    opened = each.state is State.OPENED
    return said("{section} (opened again)", section=each.section) if opened else each.section
