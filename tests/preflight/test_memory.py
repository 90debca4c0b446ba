"""What preflight remembers of pages: the same is told of them without reading them again, and nothing of pages that are others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from planting import LIMITS, Dictionary, Plant, clean, drawing, picture, planted

from galley import preflight, raster
from galley.options import Edition
from galley.preflight import Memory, Report, document, examine, inks
from galley.preflight.page import Page

PRINT = Edition.PRINT
HEAVY = "1 0.8 0.8 1 k 100 200 40 40 re f"
HAIR = "0.1 w 0 0 0 1 K 100 300 m 200 300 l S"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that are read; those whose plates are made, as negative numbers."""
    found: list[int] = []
    plates = raster.plates

    class Watched(document.Marks):
        def __init__(self, page: int, *rest: Any) -> None:
            found.append(page)
            super().__init__(page, *rest)

    def watched(pdf: bytes, pages: Sequence[int], *rest: Any) -> Any:
        found.extend(-page for page in pages)
        return plates(pdf, pages, *rest)

    monkeypatch.setattr(document, "Marks", Watched)
    monkeypatch.setattr(raster, "plates", watched)
    return found


def back(memory: Memory) -> dict[str, dict[str, str]]:
    """What is to be remembered, as it comes back from a file."""
    return {
        look: {what: json.loads(json.dumps(told, default=bytes.decode)) for what, told in found.items()}
        for look, found in memory.found.items()
    }


def looked_through(data: bytes, looks: Sequence[str], known: Memory | None = None) -> tuple[Report, Memory]:
    """A report, and what is to be remembered."""
    memory = Memory(looks, back(known) if known else {})
    return examine(data, PRINT, LIMITS, memory=memory), memory


@pytest.mark.parametrize("operators", ["", HEAVY, HAIR])
def test_of_pages_that_are_known_the_same_is_told_and_nothing_is_read(read: list[int], operators: str) -> None:
    data = planted(PRINT, drawing(operators, page=1))
    first, memory = looked_through(data, ("a", "b"))
    assert (read, bool(first.findings)) == ([1, 2, -1, -2], bool(operators))
    read.clear()
    second, again = looked_through(data, ("a", "b"), memory)
    assert (read, second) == ([], first)
    assert again.found == back(memory)


def test_a_page_that_is_another_is_read(read: list[int]) -> None:
    _, memory = looked_through(clean(PRINT), ("a", "b"))
    read.clear()
    report, again = looked_through(planted(PRINT, drawing(HEAVY, page=1)), ("a", "c"), memory)
    assert read == [2, -2]
    assert [(each.rule.code, each.page) for each in report.findings] == [("ink.total", 2)]
    assert set(again.found) == {"a", "c"}, "what is not in the file is forgotten"


GROUND = "0 0 0 0.2 k -20 -20 2000 2000 re f"
SLIVER = "0 0 0 0 k -9 90 69 60 re f 0.9 0.5 0 0 k -6 100 26 40 re f"


@pytest.mark.parametrize(("operators", "again"), [(GROUND, []), (SLIVER, [1])])
def test_edges_are_looked_at_again_only_where_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch, operators: str, again: list[int]
) -> None:
    drawn: list[int] = []
    greys = raster.greys

    def watched(pdf: bytes, dpi: int, pages: Iterable[int]) -> Any:
        drawn.extend(wanted := list(pages))
        return greys(pdf, dpi, wanted)

    monkeypatch.setattr(raster, "greys", watched)
    data = planted(PRINT, drawing(operators))
    first, memory = looked_through(data, ("a", "b"))
    assert drawn == [1, 2]
    assert any(each.rule.code.startswith("ink.") for each in first.findings) == bool(again)
    drawn.clear()
    assert looked_through(data, ("a", "b"), memory)[0] == first
    assert drawn == again
    drawn.clear()
    looked_through(data, ("c", "b"), memory)
    assert drawn == [1], "a page that is another"


def test_pages_behind_those_that_are_known_are_read(read: list[int]) -> None:
    _, memory = looked_through(clean(PRINT), ("a",))
    read.clear()
    looked_through(clean(PRINT), ("a",), memory)
    assert (read, set(memory.found)) == ([2, -2], {"a"})


def _silenced(pdf: pikepdf.Pdf) -> None:
    """The letters of its fonts do not say what they stand for."""
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/ToUnicode" in each:
            del each["/ToUnicode"]


@pytest.mark.parametrize(
    ("plant", "pages"),
    [(drawing("q 20 0 0 20 100 100 cm /P Do Q", XObject=picture(9, 9)), [1]), (_silenced, [1, 2])],
    ids=["a picture", "letters that say nothing"],
)
def test_a_page_with_what_is_no_plain_data_is_read_again(read: list[int], plant: Plant, pages: list[int]) -> None:
    data = planted(PRINT, plant)
    first, memory = looked_through(data, ("a", "b"))
    read.clear()
    second, _ = looked_through(data, ("a", "b"), memory)
    assert (read, second) == (pages, first)


RED = "1 0 0 rg 100 100 40 40 re f"


def test_what_is_drawn_is_judged_again_only_on_pages_where_something_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[int] = []
    kinds = inks._kinds

    def watched(page: Page) -> Any:
        judged.append(page.number)
        return kinds(page)

    monkeypatch.setattr(inks, "_kinds", watched)
    data = planted(PRINT, drawing(RED, page=1))
    first, memory = looked_through(data, ("a", "b"))
    assert judged == [1, 2] and [each.page for each in first.findings if each.rule.code == "ink.rgb"] == [2]
    judged.clear()
    assert looked_through(data, ("a", "b"), memory)[0] == first, "its inks too"
    assert judged == [2]
    judged.clear()
    looked_through(data, ("c", "b"), memory)
    assert judged == [1, 2], "a page that is another"


def test_pages_are_sound_only_where_all_rules_were_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def amiss(document: Any) -> Any:
        raise ValueError("no number")

    broken = [replace(each, examine=amiss) if each is preflight.lines.FAMILY else each for each in preflight.FAMILIES]
    monkeypatch.setattr(preflight, "FAMILIES", tuple(broken))
    _, memory = looked_through(clean(PRINT), ("a", "b"))
    assert memory.inks(1) is None
    monkeypatch.undo()
    _, memory = looked_through(clean(PRINT), ("a", "b"))
    known = Memory(("a", "b"), back(memory))
    assert known.inks(1) == known.inks(2) and "Black" in (known.inks(1) or ())
