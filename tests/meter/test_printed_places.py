"""Where in the source a printed line stands: found by the whole line, by a part of it, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from galley.meter.printed import printed
from galley.problem import Place


@dataclass(frozen=True)
class Said:
    """A passage on a line of its own in a file."""

    text: str
    language: str = "en"
    line: int = 1

    def place(self, start: int, end: int) -> Place:
        return Place("a.yaml", self.line, start, end - start)


PASSAGES = [
    Said("The first river of the plain", line=1),
    Said("rivers flow, rivers stand in the wide plain", line=2),
    Said("Ein Fluss", "de", line=3),
    Said("in two\u00adparts of ﬁne words", line=4),
]


@pytest.mark.parametrize(
    ("line", "ending", "place"),
    [
        ("The first river", False, (1, 0, 15)),
        ("The first river", True, (1, 14, 15)),
        ("of the plain", False, (1, 16, 28)),
        ("flow, riv-", False, (2, 7, 16)),
        ("rivers flow", False, (2, 0, 11)),
        ("rivers", False, (2, 0, 6)),
        ("rivers", True, (2, 5, 6)),
        ("plain", False, (1, 23, 28)),
        ("riv", False, None),
        ("in", False, None),
        ("two parts", False, (4, 3, 12)),
        ("of fine words", False, (4, 13, 25)),
        ("The first river of the pl1", False, (1, 0, 14)),
        ("1The first river of", False, (1, 4, 18)),
        ("xxxxxxx the wide plain", False, (2, 29, 43)),
        ("nothing of it", False, None),
        ("Ein Fluss", False, None),
        ("- ", False, None),
        ("", False, None),
    ],
)
def test_a_line_is_found_by_what_it_prints(line: str, ending: bool, place: tuple[int, int, int] | None) -> None:
    found = printed(PASSAGES, "en").place(line, ending)
    assert (found and (found.line, found.column, found.column + found.length)) == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("wind", (1, 0, 4)),
        ("win", None),
        ("wind in a valley", (1, 0, 16)),
        ("a valley of the old north and x", (1, 8, 23)),
        ("a valley of the old north and wxy", (1, 8, 39)),
        ("and wind", (1, 34, 42)),
        ("aaaa", (2, 0, 4)),
    ],
)
def test_what_stands_at_several_places_is_at_the_first_where_it_is_long_enough(
    line: str, place: tuple[int, int, int] | None
) -> None:
    passages = [Said("wind in a valley of the old north and wind"), Said("aaaaa", line=2)]
    found = printed(passages, "en").place(line)
    assert (found and (found.line, found.column, found.column + found.length)) == place


def test_passages_of_another_language_are_found_in_theirs() -> None:
    found = printed(PASSAGES, "de").place("Fluss")
    assert found is not None and (found.line, found.column) == (3, 4)
    assert printed([], "en").place("anything") is None
