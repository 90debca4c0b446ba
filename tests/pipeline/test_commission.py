"""Commissions: an edition in which another reader finds an error is not made; what is made to be looked at has warnings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from typing import Any, cast

import pytest

from galley.language import pseudo
from galley.options import Edition, Options
from galley.pipeline import commission
from galley.pipeline.commission import Commission, Pressed, look_again
from galley.pipeline.manifest import Made
from galley.problem import Place, Problem, Severity

FILES = (
    Made("a/a.zh.print.pdf", b"", "zh", "print", 4),
    Made("a/a.zh.screen.pdf", b"", "zh", "screen", 4),
    Made("a/a.zh.cover.png", b"", "zh", "screen"),
    Made("a/a.zh.archive.pdf", b"", "zh", "archive", 4),
    Made("a/a.zh.map.json", b"", "zh"),
)


@dataclass(frozen=True)
class Asked:
    """What is asked of a commission here."""

    language: str
    options: Options


def looked_at(
    monkeypatch: pytest.MonkeyPatch, severity: Severity, language: str = "zh", **asked: Any
) -> tuple[list[str], list[tuple[Severity, str]]]:
    """The kinds of files that are left when a reader finds something in the screen file, and what is told."""

    asked_of: list[str] = []

    def found(data: bytes, file: str, edition: Edition, language: str) -> list[Problem]:
        assert file.endswith(f".{edition}.pdf")
        asked_of.append(edition)
        told = Problem("preflight.standard.valid", "it is amiss", "mend it", Place(file), severity)
        return [told] if edition is Edition.SCREEN else []

    monkeypatch.setattr(commission, "of_another", found)
    pressed = Pressed(language, list(FILES))
    look_again(pressed, cast(Commission, Asked(language, Options(Path(), **asked))))
    assert asked_of == ["screen", "archive"]
    told = [(each.severity, each.place.file if each.place else "") for each in pressed.problems]
    return [each.file.removeprefix("a/a.zh.") for each in pressed.made], told


@pytest.mark.parametrize(
    ("severity", "language", "asked", "told", "is_made"),
    [
        (Severity.NOTE, "zh", {"strict": True}, Severity.NOTE, True),
        (Severity.WARNING, "zh", {}, Severity.WARNING, True),
        (Severity.WARNING, "zh", {"strict": True}, Severity.WARNING, False),
        (Severity.ERROR, "zh", {}, Severity.ERROR, False),
        (Severity.ERROR, "zh", {"filler": True}, Severity.WARNING, False),
        (Severity.ERROR, pseudo.LANGUAGE, {}, Severity.WARNING, False),
    ],
)
def test_an_edition_is_made_unless_another_reader_finds_an_error(
    monkeypatch: pytest.MonkeyPatch,
    severity: Severity,
    language: str,
    asked: dict[str, bool],
    told: Severity,
    is_made: bool,
) -> None:
    left, found = looked_at(monkeypatch, severity, language, **asked)
    assert left == ["print.pdf", *(["screen.pdf", "cover.png"] if is_made else []), "archive.pdf", "map.json"]
    assert found == [(told, "output/a/a.zh.screen.pdf")]


@pytest.mark.parametrize(("size", "is_swept"), [(2_000_000, False), (2_000_001, True)])
def test_what_is_left_of_a_long_book_is_swept_away_before(
    monkeypatch: pytest.MonkeyPatch, size: int, is_swept: bool
) -> None:
    """Once, and before anybody is asked."""
    done: list[str] = []
    monkeypatch.setattr(commission, "sweep", lambda: done.append("swept"))
    monkeypatch.setattr(commission, "of_another", lambda *_: done.append("asked") or [])
    book = Made("a/a.zh.screen.pdf", bytes(size), "zh", "screen", 4)
    look_again(Pressed("zh", [book]), cast(Commission, Asked("zh", Options(Path()))))
    assert done == [*(["swept"] if is_swept else []), "asked"]


KEPT = {"a.zip": b"plates", "a.looks": b"", "b.zip": b"others"}


LONG = (
    Made("a/a.zh.screen.pdf", bytes(2_000_001), "zh", "screen", 4),
    Made("a/a.zh.print.pdf", b"inks", "zh", "print", 4),
)


def weight(book: Pressed) -> int:
    """How many bytes of a book are in memory, but for the file that is looked at."""
    return sum(map(len, book.kept.values())) + sum(len(each.data) for each in book.made if each.edition != "screen")


def asked_of_a_long_book(monkeypatch: pytest.MonkeyPatch, told: Callable[[Pressed], None]) -> Pressed:
    """A long book with what is kept of it, looked at by somebody else, who is called with it."""
    book = Pressed("zh", list(LONG), kept=dict(KEPT))
    monkeypatch.setattr(commission, "of_another", lambda *_: told(book) or [])
    look_again(book, cast(Commission, Asked("zh", Options(Path()))))
    return book


def test_what_is_kept_of_a_long_book_is_not_in_memory_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    book = asked_of_a_long_book(monkeypatch, lambda book: seen.append(weight(book)))
    assert seen == [0] and list(book.kept.items()) == list(KEPT.items()) and book.made == list(LONG)


def test_it_stays_in_memory_where_the_disk_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(ENOSPC, "full")

    seen: list[int] = []
    monkeypatch.setattr(commission, "TemporaryFile", full)
    book = asked_of_a_long_book(monkeypatch, lambda book: seen.append(weight(book)))
    assert seen == [weight(book)] and book.kept == KEPT and book.made == list(LONG)


def test_it_is_there_again_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    books: list[Pressed] = []

    def amiss(book: Pressed) -> None:
        books.append(book)
        raise MemoryError

    with pytest.raises(MemoryError):
        asked_of_a_long_book(monkeypatch, amiss)
    assert books[0].kept == KEPT and books[0].made == list(LONG)
