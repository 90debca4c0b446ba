"""Frames of deep calls that lie in one piece of memory."""

from __future__ import annotations

import resource
from collections.abc import Callable

import pytest

from galley.depth import roomy

DEPTHS, ROUNDS = 240, 50
"""So many calls take more than a piece of 16 KB, wherever it began; and at its end each round asks for memory."""


def _below(depth: int) -> int:
    """Go down some calls, and there down and up again and again."""
    return _below(depth - 1) if depth else sum(_further(number) for number in range(ROUNDS))


def _further(number: int) -> int:
    return _last(number)


def _last(number: int) -> int:
    return number


def _everywhere() -> int:
    """Loop at each depth; how often the system had to give memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for depth in range(DEPTHS):
        assert _below(depth) == sum(range(ROUNDS))
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@roomy
def _with_room(work: Callable[[], int], *, times: int = 1) -> list[int]:
    """What some work gives."""
    return [work() for _ in range(times)]


def test_no_loop_asks_the_system_for_memory_again_and_again() -> None:
    assert _everywhere() > ROUNDS
    _, again = _with_room(_everywhere, times=2)
    assert again < ROUNDS


def test_a_function_with_room_is_what_it_was() -> None:
    assert _with_room(lambda: 7, times=2) == [7, 7]
    assert _with_room.__doc__ == "What some work gives."
    with pytest.raises(TypeError, match="2 were given"):
        _with_room(lambda: 7, 3)  # type: ignore[misc]
