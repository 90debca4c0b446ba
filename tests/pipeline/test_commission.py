"""Commissions: an edition in which another reader finds an error is not made; what is made to be looked at has warnings."""

from __future__ import annotations

from dataclasses import dataclass
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
