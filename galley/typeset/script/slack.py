"""Spending what a line has too much or too little of, by priority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .gaps import WITHIN_WORDS, Gap


def spent(gaps: Sequence[Gap], ems: Sequence[float], slack: float) -> list[float]:
    """What is added to each gap so that a line loses its `slack`.

    `slack` and the result are lengths; `ems` says how long an em is at each gap. A negative slack is taken as far as
    the gaps can give; a positive one wholly, wherever something can take it: beyond the limits in equal parts, but not within words.
    """
    added = [0.0] * len(gaps)
    if slack < 0:
        for room in _rooms(((gap.give_class, gap.give) for gap in gaps), ems):
            slack = -_fill(added, room, -slack, -1)
        return added
    for room in _rooms(((gap.take_class, gap.take) for gap in gaps), ems):
        slack = _fill(added, room, slack, 1)
    takers = [index for index, gap in enumerate(gaps) if 0 <= gap.take_class < WITHIN_WORDS]
    for index in takers:
        added[index] += slack / len(takers)
    return added


def _rooms(gaps: Iterable[tuple[int, float]], ems: Sequence[float]) -> list[dict[int, float]]:
    """How much each gap of a class can lose or gain, by its index; of the classes that can, in their order."""
    rooms: dict[int, dict[int, float]] = {}
    for index, ((number, most), em) in enumerate(zip(gaps, ems, strict=True)):
        if room := most * em:
            rooms.setdefault(number, {})[index] = room
    return [rooms[number] for number in sorted(rooms)]


def _fill(added: list[float], room: Mapping[int, float], amount: float, sign: int) -> float:
    """Put an amount into the rooms, each filled to the same share; returns what is left."""
    total = sum(room.values())
    share = min(1.0, amount / total)
    for index, each in room.items():
        added[index] += sign * each * share
    return max(0.0, amount - total * share)
