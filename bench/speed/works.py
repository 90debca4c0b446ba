"""Who does what: the works of Galley now and at an earlier commit, and of its peers."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from bench.peers import PEERS, Peer
from bench.speed.projects import REPORT, Project, copied, environment, fill_all, scaled
from bench.speed.work import Work

GALLEY = "Galley"
COMMIT = "72a67f3"
"""The commit that today's Galley is compared with."""
BEFORE = f"{GALLEY} at {COMMIT}"
EVERYBODY = (GALLEY, BEFORE, *(peer.name for peer in PEERS))
WORD = ("会议", "大会")
"""A word of a section, and the word that takes its place, and again its own: of one length, so that the lines stay."""
EDITED = "assembly"


@dataclass(frozen=True)
class Bench:
    """Where the works are done: below `home`, from the project at `root` and, where there is one, that of an earlier commit;
    `who` are the names of those that take part."""

    root: Path
    home: Path
    before: Path | None
    who: tuple[str, ...]

    def sources(self) -> dict[str, Path]:
        """Galley now, and as it was, by the names that the tables show."""
        both = {GALLEY: self.root, BEFORE: self.before}
        return {name: root for name, root in both.items() if root and name in self.who}

    def peers(self) -> list[Peer]:
        """The peers that take part and are installed."""
        return [peer for peer in PEERS if peer.name in self.who and peer.is_there]

    def missing(self) -> list[str]:
        """Those that would take part and are not there."""
        lacking = [peer.name for peer in PEERS if peer.name in self.who and not peer.is_there]
        return [*lacking, *([BEFORE] if BEFORE in self.who and not self.before else [])]

    def project(self, source: Path, times: int = 1, use: str = "books") -> Project:
        """A copy of a project, filled and with its content several times over; there is one for each use."""
        root = self.home / f"{'now' if source == self.root else COMMIT}-{use}-{times}"
        if root.exists():
            return Project(root)
        project = copied(source, root)
        scaled(project, times)
        fill_all(root)
        return project


def pages(files: Iterable[Path]) -> int:
    """The pages of some PDFs together."""
    return sum(len(PdfReader(file).pages) for file in files)


def whole(name: str, project: Project, languages: Iterable[str], *arguments: str) -> Work:
    """Books made from nothing."""
    command = project.build("--force", "--allow-unfinished", "--language", ",".join(languages), *arguments)
    return Work(name, command, [project.root], environment(project), project.empty, lambda: _screen_pages(project))


def edited(name: str, project: Project, language: str, section: str = EDITED, alone: bool = False) -> Work:
    """A book after one word of a section was changed, or that section alone."""
    book = project.build("--allow-unfinished", "--language", language)
    command = [*book, "--section", section] if alone else book

    def ready() -> None:
        if not project.output.exists():
            _make(project, book)
        _swap(project.root / "content" / REPORT / f"{section}.yaml")

    def pages_of() -> int:
        return pages(project.output.glob(f"*.{language}{f'.{section}' if alone else ''}.screen.pdf"))

    return Work(name, command, [project.root], environment(project), ready, pages_of)


def _swap(section: Path) -> None:
    """Change the last of the two words that stands in a section into the other."""
    text = section.read_text(encoding="utf-8")
    before, word, behind = text.rpartition(WORD[0])
    if WORD[1] in behind:
        before, word, behind = text.rpartition(WORD[1])
    section.write_text(before + WORD[word == WORD[0]] + behind, encoding="utf-8")


def unchanged(name: str, project: Project, language: str) -> Work:
    """A book that is there already."""
    command = project.build("--allow-unfinished", "--language", language)

    def ready() -> None:
        _make(project, command)

    return Work(name, command, [project.root], environment(project), ready, lambda: _screen_pages(project))


def _make(project: Project, command: list[str]) -> None:
    subprocess.run(command, cwd=project.root, env=environment(project), check=True, capture_output=True)


def _screen_pages(project: Project) -> int:
    return pages(project.output.glob("*.screen.pdf"))


def of_peers(bench: Bench, book: Project, languages: Iterable[str], label: str = "") -> Iterator[Work]:
    """The same books by each peer, from the HTML that a build of ours left."""
    for peer in bench.peers():
        folder = bench.home / f"{peer.name}-{book.root.name}"
        yield _peer(peer, folder, book, tuple(languages), f"{peer.name}{label}")


def _peer(peer: Peer, folder: Path, book: Project, languages: tuple[str, ...], name: str) -> Work:
    folders = {language: folder / language for language in languages}

    def ready() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        for language, own in folders.items():
            html = (book.output / f"{REPORT}.{language}.screen.html").read_text(encoding="utf-8")
            own.mkdir(parents=True)
            (own / peer.file).write_text(peer.source(html, language), encoding="utf-8")

    command = peer.command(book.root / "fonts" / "system")
    return Work(name, command, [*folders.values()], environment(book), ready, lambda: pages(folder.glob("*/book.pdf")))
