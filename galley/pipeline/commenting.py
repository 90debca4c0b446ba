"""Comments of reviewers: taken from PDFs into the files beside the content, counted, and shown where the book now has their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from galley import theme
from galley.comments import ledger
from galley.comments.anchoring import Anchor, Fate, anchored
from galley.comments.files import MAP, Returned, returned
from galley.comments.noting import note
from galley.comments.noting import told as said_by
from galley.comments.threads import Remark
from galley.comments.tying import Tie
from galley.comments.wording import Wording
from galley.figures import Surface
from galley.files import Files
from galley.language import translations, voice
from galley.language.codes import known_language
from galley.language.localise import localised
from galley.likeness import did_you_mean
from galley.maps import Block, NoMap, PageMap, read
from galley.margins import Note
from galley.markup import Book, html
from galley.message import Message, Pattern, said
from galley.model.comments import Comment, Comments
from galley.model.publication import Publication
from galley.pdf.objects import PdfError
from galley.pipeline.handmade import save
from galley.pipeline.select import CONTENT, folder_of
from galley.pipeline.unset import chosen
from galley.problem import Place, Problem, Severity, has_errors
from galley.reader import read_item
from galley.typeset import said as said_at

FOLDER = "comments"
MOST_BYTES = 500_000_000
"""A proof of a long book with pictures."""
SHORT = 60
WIDE = 200
"""How many letters of a comment stand in a table."""


def file_of(folder: str, language: str) -> str:
    """Where the comments on the book of a publication in a language lie."""
    return f"{folder}/{FOLDER}/{language}.yaml"


def languages(files: Files, folder: str) -> list[str]:
    """The languages that a publication has comments in."""
    return [Path(name).stem for name in files.listing(f"{folder}/{FOLDER}", ".yaml")]


def comments_of(files: Files, folder: str, language: str, problems: list[Problem]) -> Sequence[Comment]:
    """The comments on the book in a language, as they stand in their file."""
    name = file_of(folder, language)
    if name not in files.listing(f"{folder}/{FOLDER}", ".yaml"):
        return ()
    found = read_item(files, name, Comments, problems)
    known: dict[str, Comment] = {}
    for each in found.comments if found else ():
        if each.id in known:
            message = said("comment {id} stands twice", id=each.id)
            problems.append(Problem("comments.twice", message, said("take one of the two out"), each.line))
        known[each.id] = each
    return list(known.values())


@dataclass(frozen=True)
class Came:
    """A file that came back, and whose it is."""

    file: Path
    found: Returned
    publication: Publication
    language: str
    told: PageMap | None


def take_comments(root: Path, file: Path, name: str = "", language: str = "") -> tuple[list[str], list[Problem]]:
    """Write the comments of a PDF, which may lie anywhere, into the file of its publication and language; those that are there stay as they are.

    Returns what was done, in words.
    """
    files, problems = Files(root), list[Problem]()
    came = _came(files, file, name, language, problems)
    if came is None or has_errors(problems):
        return [], problems
    folder = came.publication.folder
    known = {each.id: each for each in comments_of(files, folder, came.language, problems)}
    if has_errors(problems):
        return [], problems
    wording = Wording(came.told.blocks) if came.told else texts(files, came.publication, came.language, problems)
    ties = came.found.tied(came.told, wording)
    target = file_of(folder, came.language)
    before = files.text(target) if known or files.exists(target) else ""
    fresh = [(remark, tie) for remark, tie in ties if remark.id not in known]
    more = {
        known[remark.id].line.line or 1: ledger.unknown(known[remark.id], remark.answers)
        for remark, _ in ties
        if remark.id in known
    }
    text = ledger.answered(before, {line: answers for line, answers in more.items() if answers})
    text = ledger.added(text, [ledger.entry(remark, tie, file.name) for remark, tie in fresh], _schema(folder))
    if fresh or text != before:
        problems += save(files, target, text)[1]
    if not has_errors(problems):
        problems += (_loose(remark, tie, file) for remark, tie in fresh if not tie.address)
    answered = sum(map(len, more.values()))
    return [] if has_errors(problems) else _report(file.name, target, fresh, len(ties) - len(fresh), answered), problems


def _schema(folder: str) -> str:
    """Where the schema of comments lies, from their file."""
    above = "../" * len(Path(folder).parts)
    return (
        f"{above}schema/comments.schema.json"
        if folder.startswith(f"{CONTENT}/")
        else f"{above}../{CONTENT}/schema/comments.schema.json"
    )


def _loose(remark: Remark, tie: Tie, file: Path) -> Problem:
    """What is said of a comment that is tied to no text: where it stands, and what it says."""
    words = remark.proposal or remark.text or tie.quote or remark.what
    message = said("a {what} is about no text of the book: {words}", what=remark.what, words=repr(_short(words)))
    mend = said(
        "it is written down all the same; give it an address under `at:` if it has one ({reason})", reason=tie.reason
    )
    return Problem("comments.untied", message, mend, Place(str(file)), Severity.NOTE, page=remark.page)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else f"{plain[: SHORT - 1]}…"


def _report(file: str, target: str, fresh: Sequence[tuple[Remark, Tie]], known: int, answered: int) -> list[str]:
    """How many comments came, and how they fared."""
    tied = sum(bool(tie.address) for _, tie in fresh)
    counts = [
        said("{count} tied to texts of the book", count=tied),
        said("{count} tied to none, written down with page and words", count=len(fresh) - tied),
        said("{count} that were there already, which stay as they are", count=known),
        said("{count} replies added", count=answered),
    ]
    numbers = (tied, len(fresh) - tied, known, answered)
    if not (fresh or known):
        return [said("{file} has no comments", file=file)]
    head = said("{file}: {count} comments taken", file=target, count=len(fresh))
    return [head, *(line for number, line in zip(numbers, counts, strict=True) if number)]


def _came(files: Files, file: Path, name: str, language: str, problems: list[Problem]) -> Came | None:
    """The file, with the publication and language that were asked for, else those of its map, of its name, of the names of its places, or that it says itself."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise PdfError(said("it has more than {count} bytes", count=f"{MOST_BYTES:,}"))
        found = returned(file)
    except PdfError as fault:
        message = said("{file} cannot be read: {reason}", file=file.name, reason=_short(str(fault)))
        mend = said("save it as an ordinary PDF, without a password, and give that")
        problems.append(Problem("comments.pdf", message, mend, Place(str(file))))
        return None
    told = found.told or _beside(file)
    stem, _, ending = file.name.partition(".")
    if found.book and not folder_of(files, stem):
        stem, _, ending = found.book.rpartition(".")
    spoken = ending.partition(".")[0]
    wanted = name or (told.publication if told else stem if folder_of(files, stem) else "")
    publication = chosen(files, wanted, problems)
    if publication is None:
        return None
    spoken = language or (
        told.language if told else spoken if spoken in _spoken(files, publication) else found.language
    )
    own = known_language(spoken, _spoken(files, publication))
    if own is None:
        message = said("in which language {file} is cannot be told", file=file.name)
        problems.append(Problem("comments.language", message, said("name it, as --language ja"), Place(str(file))))
        return None
    mine = told if told and told.publication == publication.name and told.language == own else None
    return Came(file, found, publication, own, mine)


def _spoken(files: Files, publication: Publication) -> list[str]:
    """The languages that a publication may have books in."""
    return list(
        dict.fromkeys((publication.record.source_language, *publication.record.languages, *files.folders("locales")))
    )


def _beside(file: Path) -> PageMap | None:
    """The map that lies beside a file under its name, as builds leave it there; a copy may have a longer name."""
    for path in sorted(file.absolute().parent.glob(f"*{MAP}"), key=lambda each: -len(each.name)):
        if file.name.startswith(path.name.removesuffix(MAP)):
            try:
                return read(path.read_bytes())
            except (OSError, NoMap):
                continue
    return None


def texts(files: Files, publication: Publication, language: str, problems: list[Problem]) -> Wording:
    """What the book in a language says now, by address, without setting it."""
    look, told = theme.read_theme(files, publication.folder)
    speaker, faulty = voice(language, files, publication.folder)
    entries, broken = translations.read(language, publication.name, files)
    problems += [*told, *faulty, *broken]
    if look is None or has_errors(problems):
        return Wording(())
    written_in = (publication.record, *publication.sections.values())
    sources = dict.fromkeys(each.source_language for each in written_in if each.source_language)
    voices = {each: voice(each, files, publication.folder)[0] for each in sources}
    own = localised(publication, language, entries).publication
    book = Book(own, speaker, look.trim(publication.record.size), voices=voices, surface=Surface())
    text, _, found = html(book, files)
    problems += [each for each in found if each.severity is Severity.ERROR]
    return Wording(tuple(Block(address, words) for address, words in said_at(text)) if not has_errors(found) else ())


def notes(
    files: Files, folder: str, language: str, book: Iterable[tuple[str, str]], words: Pattern, problems: list[Problem]
) -> list[Note]:
    """The open comments on a book, for the margin of its next proof; `book` is what it says now, by address."""
    waiting = [each for each in comments_of(files, folder, language, problems) if each.is_open]
    wording = Wording(tuple(Block(*each) for each in book) if waiting else ())
    return [note(anchored(each, wording), words) for each in waiting]


@dataclass(frozen=True)
class Shown:
    """The open comments on a publication, by language, each with what has become of its place."""

    publication: str
    languages: Mapping[str, Sequence[Anchor]]

    def tables(self) -> list[list[list[str]]]:
        """A table a language: whose a comment is, where, and what it says."""
        if not any(self.languages.values()):
            return [[[said("there are no open comments on {name}", name=self.publication)]]]
        head: list[str] = [said("fate"), said("line of the file"), said("address"), said("who"), said("comment")]
        return [
            [[f"{self.publication} {language}", "", "", "", ""], head, *map(_row, anchors)]
            for language, anchors in self.languages.items()
            if anchors
        ]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            language: [ledger.as_json(each.comment, fate=str(each.fate), now=each.address or None) for each in anchors]
            for language, anchors in self.languages.items()
        }


_FATES = {
    Fate.KEPT: said("in its place"),
    Fate.MOVED: said("moved"),
    Fate.DONE: said("reads so already"),
    Fate.LOST: said("lost"),
    Fate.UNTIED: said("tied to no text"),
}


def _row(anchor: Anchor) -> list[str]:
    comment = anchor.comment
    where = anchor.address or comment.at or said("page {page}", page=comment.page)
    line = str(comment.line.line or "")
    return [_FATES[anchor.fate], line, where, comment.who or "", _cut(comment)]


def _cut(comment: Comment) -> Message | str:
    """What a comment says, or so much of it as a table has room for."""
    told = said_by(comment)
    return told if len(told) <= WIDE else f"{told[: WIDE - 1]}…"


def shown(root: Path, name: str, wanted: Sequence[str]) -> tuple[Shown | None, list[Problem]]:
    """The open comments on a publication, the newest where none is named, in some languages, else in all."""
    files, problems = Files(root), list[Problem]()
    publication = chosen(files, name, problems)
    if publication is None:
        return None, problems
    found: dict[str, Sequence[Anchor]] = {}
    for language in asked(files, publication, wanted, problems):
        waiting = [each for each in comments_of(files, publication.folder, language, problems) if each.is_open]
        wording = texts(files, publication, language, problems) if waiting else Wording(())
        found[language] = [anchored(each, wording) for each in waiting]
    return None if has_errors(problems) and not any(found.values()) else Shown(publication.name, found), problems


def asked(files: Files, publication: Publication, wanted: Sequence[str], problems: list[Problem]) -> list[str]:
    """The languages asked for that there are comments in; all where none is asked for."""
    known = languages(files, publication.folder)
    for each in wanted:
        if each not in known:
            message = said("there are no comments on {name} in {language}", name=publication.name, language=repr(each))
            problems.append(Problem("comments.none", message, did_you_mean(each, known)))
    return [each for each in wanted or known if each in known]


STATES = ("open", "question", "done", "refused")


@dataclass(frozen=True)
class Counted:
    """How many comments of a publication are in each state, by language and section; what is tied to no text is under no name."""

    publication: str
    counts: Mapping[str, Mapping[str, Mapping[str, int]]]

    def tables(self) -> list[list[list[str]]]:
        """A table: language and section down, states across."""
        head = [self.publication, said("section"), said("open"), said("question"), said("done"), said("refused")]
        rows = [
            [language, section or said("tied to no text"), *(str(states.get(state, 0)) for state in STATES)]
            for language, sections in self.counts.items()
            for section, states in sections.items()
        ]
        return [[head, *rows] if rows else [[said("there are no comments on {name}", name=self.publication)]]]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"publication": self.publication, "languages": self.counts}


def counted(root: Path, name: str, wanted: Sequence[str]) -> tuple[Counted | None, list[Problem]]:
    """How many comments there are on a publication, the newest where none is named, in some languages, else in all."""
    files, problems = Files(root), list[Problem]()
    publication = chosen(files, name, problems)
    if publication is None:
        return None, problems
    order = ["publication", *publication.sections]
    counts = {
        language: _by_section(comments_of(files, publication.folder, language, problems), order)
        for language in asked(files, publication, wanted, problems)
    }
    return None if has_errors(problems) and not any(counts.values()) else Counted(publication.name, counts), problems


def _by_section(comments: Iterable[Comment], order: Sequence[str]) -> dict[str, dict[str, int]]:
    """The states of comments counted, by the section that they are about, in the order of the book."""
    found: dict[str, dict[str, int]] = {}
    for each in comments:
        states = found.setdefault((each.at or "").partition("/")[0], {})
        states[each.state] = states.get(each.state, 0) + 1
    rank = {section: number for number, section in enumerate(order)}
    return dict(sorted(found.items(), key=lambda each: rank.get(each[0], len(rank))))
