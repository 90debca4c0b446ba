"""Clean content: the texts of a publication in each of its languages, and those of `texts/` and `facts/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from bench.plant import World, flat
from galley import passages
from galley.files import Files
from galley.language import Voice, translations, voice
from galley.language.localise import localised
from galley.model.publication import Publication
from galley.passages.passage import Kind, Passage, sharing_group
from galley.passages.submission import read_submission
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.reader import read_publication

HERE = Path(__file__).parent
SIX = ("zh", "ja", "ko", "mn", "ru", "en")
MOST = 16
"""How many passages are read together at most, but for a table's row or a list that is not torn."""


@dataclass(frozen=True, eq=False)
class Window:
    """Passages that are read together."""

    passages: tuple[Passage, ...]
    submitted: bool

    def with_(self, number: int, passage: Passage) -> Window:
        """The window with another passage at a place."""
        return Window((*self.passages[:number], passage, *self.passages[number + 1 :]), self.submitted)

    def reading(self, desk: Desk) -> Reading:
        """What the rules read."""
        return Reading(self.passages, desk, self.submitted)


@dataclass(frozen=True, eq=False)
class Content:
    """The clean content of one language: `whole` as an editor would have it checked, `windows` as faults are planted."""

    language: str
    world: World
    whole: tuple[Window, ...]
    windows: tuple[Window, ...]

    @property
    def characters(self) -> int:
        """How long it is."""
        return sum(len(passage.text) for window in self.whole for passage in window.passages)


@cache
def content(root: Path, folder: str, language: str) -> Content:
    """The content of a language: the publication in `folder`, its lists as they are sent, and the texts beside this."""
    publication, voices = _publication(root, folder)
    own = _own(publication, voices, Files(root), language)
    prose, figures = (_sent(kind, language) for kind in ("texts", "facts"))
    desk = Desk(publication.registry, (publication,), (), publication.record.year)
    typed = tuple(flat(passage) for passage in own)
    world = World(language, desk, tuple(passage.text for passage in (*own, *prose)))
    windows = (*_windows(typed, False), *_lists(typed), *_windows(prose, True), *_windows(figures, True))
    return Content(language, world, (Window(own, False), Window(prose, True), Window(figures, True)), windows)


def _sent(kind: str, language: str) -> tuple[Passage, ...]:
    """The passages of the text of a language in one of the folders beside this file."""
    return read_submission((HERE / kind / f"{language}.txt").read_text(encoding="utf-8"), kind, language)


@cache
def _publication(root: Path, folder: str) -> tuple[Publication, Mapping[str, Voice]]:
    """A publication, and what is needed to write its languages."""
    files = Files(root)
    publication, problems = read_publication(files, folder)
    if publication is None:
        raise ValueError(f"{folder} has errors: {problems[0].message}")
    return publication, {each: voice(each, files)[0] for each in SIX}


def _own(publication: Publication, voices: Mapping[str, Voice], files: Files, language: str) -> tuple[Passage, ...]:
    """The passages of a publication in a language; those that are translated where it is not the source language."""
    own = passages.passages(publication, voices)
    if language != publication.record.source_language:
        catalogue, _ = translations.read(language, publication.name, files)
        own = passages.translated(localised(publication, language, catalogue).publication, language, own, voices)
    return tuple(passage for passage in own if passage.language == language)


def _windows(all_passages: Iterable[Passage], submitted: bool) -> Iterator[Window]:
    """The passages of each section, in windows of at most `MOST`, groups whole."""
    for _, section in groupby(all_passages, lambda passage: passage.address.partition("/")[0].partition(" ")[0]):
        gathered: list[Passage] = []
        for _, group in groupby(section, lambda passage: passage.group or passage.address):
            if len(gathered) >= MOST:
                yield Window(tuple(gathered), submitted)
                gathered = []
            gathered += group
        yield Window(tuple(gathered), submitted)


def _lists(typed: tuple[Passage, ...]) -> Iterator[Window]:
    """The lists of a publication with typed numbers, as texts that are sent have them."""
    items = [passage for passage in typed if passage.kind is Kind.ITEM]
    for name, group in sharing_group(items).items():
        text = "\n".join(f"{number}. {item.text}" for number, item in enumerate(group, 1))
        if len(group) > 2:
            yield Window(read_submission(text, name, group[0].language), True)
