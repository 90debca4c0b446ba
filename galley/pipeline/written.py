"""Where the texts of a book are written: files of content and catalogues, changed in memory, read again and compared before anything is written.

A change that does not give what was proposed, or another text too, is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from galley import passages
from galley.comments.revising import ELSEWHERE, At, Revision
from galley.files import Files
from galley.language import Voice, translations
from galley.language.agreement import faults
from galley.language.asked import unsayable
from galley.language.localise import in_language
from galley.language.units import Unit, units
from galley.language.writing import written
from galley.message import Message, said
from galley.model.comments import Comment
from galley.model.publication import Publication
from galley.passages.passage import Passage
from galley.pipeline.trial import Trial
from galley.problem import Place, has_errors
from galley.reader import Memory, read_publication
from galley.source import Run, SourceText
from galley.text import Inline, parse_run

GONE = said("there is no such text any more")
OTHERS = said("another comment changes the same words")
UNWRITABLE = said("it cannot be written there without changing more than its words")
SHARED = said("the translation serves several texts; give this one an entry of its own")
UNTRANSLATED = said("the text is not translated there: what is printed is the source")
FAULTY = said("the translation would lack a reference, a note or a mark that its source has")
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_QUOTED = re.compile(r"""\s*(?:- +)*(?:[\w-]+: +)?(["'])""")


@dataclass
class Judged:
    """What becomes of open comments: done, or left to the editor, each with the reason."""

    done: dict[str, Comment] = field(default_factory=dict)
    left: dict[str, tuple[Comment, Message]] = field(default_factory=dict)

    def leave(self, comment: Comment, reason: Message) -> None:
        """Leave a comment to the editor."""
        self.done.pop(comment.id, None)
        self.left[comment.id] = comment, reason


@dataclass(frozen=True)
class Shelf:
    """Where the texts of a book in a language are written: passages by address. `blocks` are the addresses that the book has blocks at."""

    passages: Mapping[str, Passage]
    blocks: frozenset[str]

    def at(self, address: str) -> list[Passage]:
        """The passages of the block at an address: of that text, and of those below it that have no blocks of their own."""
        own, below = self.passages.get(address), f"{address}/"
        inner = [at for at in self.passages if at.startswith(below) and not self._is_apart(at, address)]
        return [*([own] if own else []), *(self.passages[at] for at in inner)]

    def _is_apart(self, address: str, outer: str) -> bool:
        """Whether an address, or one between it and an outer one, has a block of its own."""
        while address != outer:
            if address in self.blocks:
                return True
            address = address.rpartition("/")[0]
        return False


def _apart(revisions: Iterable[tuple[Comment, Revision]], judged: Judged) -> list[tuple[Comment, Revision]]:
    """The changes of one text, the last first; of two that touch each other the one that came first is made."""
    kept: list[tuple[Comment, Revision]] = []
    for comment, made in revisions:
        if any(made.first <= other.last and other.first <= made.last for _, other in kept):
            judged.leave(comment, OTHERS)
        else:
            kept.append((comment, made))
    return sorted(kept, key=lambda each: -each[1].first)


def _reads(revisions: Iterable[Revision]) -> str:
    """How the passage of some changes, the last first, is to read."""
    text = ""
    for each in revisions:
        text = text or each.passage.text
        text = f"{text[: each.start]}{each.new}{text[each.end :]}"
    return text


class Content:
    """The texts that are written in the files of a publication."""

    def __init__(self, files: Files, publication: Publication, speaker: Voice, blocks: frozenset[str]) -> None:
        self.files, self.publication, self.speaker = files, publication, speaker
        self.revisions: list[tuple[Comment, Revision]] = []
        self.memory: Memory = {}
        self.shelf = Shelf(self._passages(publication), blocks)
        self._texts: dict[str, str] = {}

    def absent(self, address: str) -> Message:
        """Why nothing is written at an address."""
        return ELSEWHERE if address in self.shelf.blocks else GONE

    def _passages(self, publication: Publication) -> dict[str, Passage]:
        language = self.speaker.language
        return {each.address: each for each in passages.passages(publication, {language: self.speaker})}

    def source(self, passage: Passage) -> tuple[str, At]:
        """The file that a passage is written in, with what finds a place in it."""
        text = self._text(passage.file)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return text, lambda place: starts[(place.line or 1) - 1] + (place.column or 1) - 1

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = self.files.text(name)
        return self._texts[name]

    def changed(self, judged: Judged) -> dict[str, tuple[str, str]]:
        """The files with the changes, those alone that give what was proposed."""
        by_file: dict[str, list[tuple[Comment, Revision]]] = {}
        for comment, made in self.revisions:
            by_file.setdefault(made.passage.file, []).append((comment, made))
        found = {}
        for name, mine in by_file.items():
            kept = _apart(mine, judged)
            if not self._holds({name: self._made(name, kept)}, kept):
                kept = self._each(name, kept, judged)
            if kept:
                found[name] = self._text(name), self._made(name, kept)
        return found

    def _each(
        self, name: str, wanted: Sequence[tuple[Comment, Revision]], judged: Judged
    ) -> list[tuple[Comment, Revision]]:
        """Those of some changes that can be made, tried one by one."""
        kept: list[tuple[Comment, Revision]] = []
        for each in wanted:
            if self._holds({name: self._made(name, [*kept, each])}, [*kept, each]):
                kept.append(each)
            else:
                judged.leave(each[0], UNWRITABLE)
        return kept

    def _made(self, name: str, revisions: Iterable[tuple[Comment, Revision]]) -> str:
        text = self._text(name)
        for _, each in revisions:
            text = f"{text[: each.first]}{_in_yaml(text, each)}{text[each.last :]}"
        return text

    def _holds(self, texts: Mapping[str, str], revisions: Sequence[tuple[Comment, Revision]]) -> bool:
        """Whether files changed so are without fault, and read as they are to, and no other text does otherwise than before."""
        publication, problems = read_publication(
            Trial(self.files.root, changed=texts), self.publication.folder, self.memory
        )
        if publication is None or has_errors(problems):
            return False
        now = self._passages(publication)
        wanted = {address: each.text for address, each in self.shelf.passages.items()}
        for address in {each.passage.address for _, each in revisions}:
            wanted[address] = _reads(each for _, each in revisions if each.passage.address == address)
        return {address: each.text for address, each in now.items()} == {
            a: text for a, text in wanted.items() if text.strip()
        }


def _in_yaml(text: str, made: Revision) -> str:
    """What a change writes into a file of YAML: in a value in quotes their signs are written as such."""
    line = text[text.rfind("\n", 0, made.first) + 1 :]
    quoted = _QUOTED.match(line)
    if quoted is None:
        return made.markdown
    if quoted[1] == "'":
        return made.markdown.replace("'", "''")
    return made.markdown.replace("\\", "\\\\").replace('"', '\\"')


class Catalogue:
    """The texts that are written in a catalogue."""

    def __init__(self, files: Files, publication: Publication, speaker: Voice, blocks: frozenset[str]) -> None:
        self.files, self.publication, self.speaker = files, publication, speaker
        self.name = translations.path(speaker.language, publication.name)
        self.revisions: list[tuple[Comment, Revision]] = []
        self.entries, self.problems = translations.read(speaker.language, publication.name, files)
        known = translations.active(self.entries)
        self.units: dict[str, Unit] = {each.address: each for each in units(publication)}
        served = {address: translations.serving(known, unit) for address, unit in self.units.items()}
        self.served = {a: each for a, each in served.items() if each is not None and translations.state(each).prints}
        self.shelf = Shelf(self._passages(), blocks)

    def absent(self, address: str) -> Message:
        """Why nothing is translated at an address."""
        if address in self.units:
            return UNTRANSLATED
        return ELSEWHERE if address in self.shelf.blocks else GONE

    def _passages(self) -> dict[str, Passage]:
        """The passages that are translated; each of their characters knows its offset in the translation."""
        language = self.speaker.language
        texts = {address: _parsed(entry.msgstr, self.name) for address, entry in self.served.items()}
        told = in_language(self.publication, language, texts)
        found = passages.passages(told, {language: self.speaker})
        return {each.address: each for each in found if each.address in self.served}

    def source(self, passage: Passage) -> tuple[str, At]:
        """The translation that prints as a passage."""
        return self.served[passage.address].msgstr, lambda place: (place.column or 1) - 1

    def changed(self, judged: Judged) -> dict[str, tuple[str, str]]:
        """The catalogue with the changes, those alone that give what was proposed."""
        by_address: dict[str, list[tuple[Comment, Revision]]] = {}
        for comment, made in self.revisions:
            by_address.setdefault(made.passage.address, []).append((comment, made))
        before = self.files.text(self.name) if by_address else ""
        old: dict[str, str] = {}
        for address, mine in by_address.items():
            by_address[address] = self._made(address, _apart(mine, judged), old, judged)
        now = self._passages() if old else {}
        unsaid = partial(unsayable, publication=self.publication, language=self.speaker.language)
        for address, text in list(old.items()):
            entry, passage = self.served[address], now.get(address)
            reads = passage is not None and passage.text == _reads(made for _, made in by_address[address])
            if not reads or has_errors(faults(entry, self.name, unsaid)):
                entry.msgstr = text
                del old[address]
                self._leave(by_address[address], FAULTY, judged)
        return {self.name: (before, written(self.entries))} if old else {}

    def _made(
        self, address: str, kept: list[tuple[Comment, Revision]], old: dict[str, str], judged: Judged
    ) -> list[tuple[Comment, Revision]]:
        """Change the translation of an address, and keep what it was; one that serves others too is left."""
        entry = self.served[address]
        if sum(other is entry for other in self.served.values()) > 1:
            self._leave(kept, SHARED, judged)
            return []
        old[address] = entry.msgstr
        for _, each in kept:
            entry.msgstr = f"{entry.msgstr[: each.first]}{each.markdown}{entry.msgstr[each.last :]}"
        return kept

    def _leave(self, mine: Iterable[tuple[Comment, Revision]], reason: Message, judged: Judged) -> None:
        for comment, _ in mine:
            judged.leave(comment, reason)


def _parsed(text: str, name: str) -> tuple[Inline, ...]:
    """A translation each of whose characters stands in line 1, in the column that counts it; whatever notes it calls are there."""
    return parse_run(SourceText(text, Place(name, 1, 1), (Run(0, 1, 1),)), _CALL.findall(text))[0]
