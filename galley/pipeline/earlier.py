"""An earlier state of a book, as blocks: of a revision, made from its content without setting it; of a map, or of what was frozen, as it was read."""

from __future__ import annotations

import io
import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from galley.files import Files, Refused
from galley.language import translations, voice
from galley.language.localise import localised
from galley.maps import Block, NoMap, PageMap, read
from galley.markup import Album, Book, html
from galley.message import said
from galley.model.publication import Publication
from galley.options import Earlier, Since
from galley.pipeline.freezing import frozen_map
from galley.pipeline.pagemap import Pictures, digests
from galley.pipeline.pictures import DIGITS
from galley.problem import Problem, Severity, has_errors
from galley.reader import read_publication
from galley.typeset import says

OF_TEMPLATES = "markup."
"""How the codes of faults in templates begin."""


@contextmanager
def unpacked(archive: bytes) -> Iterator[Path]:
    """A folder with the files of a tar archive, while it lasts."""
    with tempfile.TemporaryDirectory(prefix="galley-") as folder:
        if archive:
            with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
                packed.extractall(folder, filter="data")
        yield Path(folder)


@dataclass(frozen=True)
class Marked:
    """What changes of a book are told against: what the earlier state goes by, its blocks, and those of the book as they are compared with them; where these
    stand, its map says."""

    name: str
    old: tuple[Block, ...]
    new: tuple[Block, ...]


def marked(
    since: Since, book: Book, text: str, told: PageMap, pictures: Pictures, files: Files
) -> tuple[Marked | None, list[Problem]]:
    """What a book, its HTML and its map are compared with; None, with a problem, where the earlier state cannot be told."""
    if since.kind is not Earlier.REVISION:
        before, problems = _mapped(since, book, files)
        return (Marked(since.name, before.blocks, told.blocks) if before else None), problems
    old, problems = _of_revision(since, book, files.root)
    return (
        Marked(since.name, old, _standing(said_blocks(text, pictures), told)) if old is not None else None
    ), problems


def _mapped(since: Since, book: Book, files: Files) -> tuple[PageMap | None, list[Problem]]:
    """The map of an earlier build or of what was frozen, in the language of the book."""
    language = book.voice.language
    if since.kind is Earlier.FROZEN:
        return frozen_map(files, book.publication.folder, since.name, language)
    assert since.at is not None
    try:
        found = read(since.at.read_bytes())
    except NoMap:
        message = said("{file} is no map of pages", file=since.name)
        return None, [Problem("since.map", message, said("take the one that the build wrote"))]
    if found.language != language:
        message = said("{file} is the map of a book in {language}", file=since.name, language=found.language)
        mend = said("build that language alone, or name a revision or a frozen state")
        return None, [Problem("since.language", message, mend, language=language)]
    return found, []


def _of_revision(since: Since, book: Book, root: Path) -> tuple[tuple[Block, ...] | None, list[Problem]]:
    """The blocks of a book as content, catalogues and templates were; none of one that was not there. Where its templates ask for what this program has not
    any more, those of the project at `root` tell what stood there."""
    assert since.at is not None
    if not (since.at / book.publication.folder).is_dir():
        return (), []
    found, faults = _blocks_of(since.at, book)
    if found is None and all(each.code.startswith(OF_TEMPLATES) for each in faults):
        with _with_templates(since.at, root) as folder:
            found, faults = _blocks_of(folder, book)
    return found, [] if found is not None else [_unreadable(since, faults[:1])]


@contextmanager
def _with_templates(content: Path, root: Path) -> Iterator[Path]:
    """A folder with content and catalogues of the one and templates of the other, while it lasts."""
    with tempfile.TemporaryDirectory(prefix="galley-") as folder:
        for source, name in ((content, "content"), (content, "locales"), (root, "templates")):
            if (source / name).is_dir():
                shutil.copytree(source / name, Path(folder) / name)
        yield Path(folder)


def _blocks_of(root: Path, book: Book) -> tuple[tuple[Block, ...] | None, list[Problem]]:
    """The blocks of a book by what lies in a folder; None with the errors that stand against it."""
    files, folder = Files(root), book.publication.folder
    publication, faults = read_publication(files, folder)
    if publication is None or has_errors(faults):
        return None, [each for each in faults if each.severity is Severity.ERROR]
    try:
        text, asked, faults = html(_told(book, publication, files), files)
    except Refused as refused:
        return None, [refused.problem]
    if has_errors(faults):
        return None, faults
    return said_blocks(text, {each.url: _digest(files, f"{folder}/{each.picture.file}") for each in asked}), []


def _unreadable(since: Since, faults: Iterable[Problem]) -> Problem:
    why = "; ".join(f"{each.place}: {each.message}" if each.place else each.message for each in faults)
    message = said("what stood at {revision} cannot be read by this program: {fault}", revision=since.name, fault=why)
    mend = said("name a later revision, or compare the files of that build with `build.py compare`")
    return Problem("since.unreadable", message, mend)


def _told(book: Book, publication: Publication, files: Files) -> Book:
    """The book as it was, in all that hangs on pages as it is now: its drawings, the typefaces it names, the pages in its index."""
    language = book.voice.language
    catalogue, _ = translations.read(language, publication.name, files)
    speaker, _ = voice(language, files, publication.folder)
    written = [publication.record, *publication.sections.values()]
    sources = dict.fromkeys(each.source_language for each in written if each.source_language)
    voices = {each: voice(each, files, publication.folder)[0] for each in sources}
    told = localised(publication, language, catalogue)
    publication, draft = told.publication, told.is_draft
    return replace(book, publication=publication, voice=speaker, voices=voices, album=Album(), draft=draft)


def _digest(files: Files, name: str) -> str:
    try:
        return sha256(files.bytes(name)).hexdigest()[:DIGITS]
    except Refused:
        return ""


def said_blocks(text: str, pictures: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of an HTML document, without places; of those of one address and text the first."""
    found: dict[tuple[str, str], Block] = {}
    for each in says(text):
        block = Block(each.address, each.text, (), (), digests(each.pictures, pictures), each.counted)
        found.setdefault((each.address, each.text), block)
    return tuple(found.values())


def _standing(blocks: Iterable[Block], told: PageMap) -> tuple[Block, ...]:
    """Blocks with the places that a map has for them."""
    at = {(block.address, block.text): block.parts for block in told.blocks}
    return tuple(replace(block, parts=at.get((block.address, block.text), ())) for block in blocks)
