"""The rooms of the program, their size and their tests; how many faults each is given, and which."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from bench.mutants.mutators import Mutant, mutants

ENDINGS = (".py", ".yaml")


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its files that can have faults and the tests that mirror it, relative to the project, and how many lines these files have."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    size: int


def rooms(root: Path, names: Collection[str] = ()) -> list[Room]:
    """The rooms that have tests of their own, all where none is named."""
    found = []
    places = (place for place in sorted((root / "galley").iterdir()) if not names or place.stem in names)
    for place in places:
        files = [file for file in sorted(place.rglob("*")) if file.suffix in ENDINGS] if place.is_dir() else [place]
        own = [file for file in files if file.suffix in ENDINGS and faults(file, str(file.relative_to(root)))]
        tests = _tests(root, place.stem)
        if own and tests:
            size = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in own)
            found.append(Room(place.stem, tuple(str(file.relative_to(root)) for file in own), tests, size))
    return found


@cache
def faults(file: Path, name: str) -> Sequence[Mutant]:
    """All faults that a file can have, which is called by its name."""
    return mutants(file.read_text(encoding="utf-8"), name)


def _tests(root: Path, name: str) -> tuple[str, ...]:
    tests = root / "tests"
    own = [*sorted((tests / name).rglob("test_*.py")), *sorted(tests.glob(f"test_{name}.py"))]
    return tuple(str(file.relative_to(root)) for file in [*own, *sorted(tests.glob(f"test_{name}_*.py"))])


def shares(sizes: Sequence[int], count: int) -> list[int]:
    """How many of `count` each gets by its size, the largest remainders first, so that none is lost."""
    exact = [count * size / sum(sizes) for size in sizes]
    given = [int(each) for each in exact]
    order = sorted(range(len(sizes)), key=lambda at: given[at] - exact[at])
    for at in order[: count - sum(given)]:
        given[at] += 1
    return given


def drawn(root: Path, chosen: Sequence[Room], count: int, seed: str) -> list[tuple[Room, Mutant]]:
    """Faults for the rooms by their size, all kinds alike often, in an order by chance."""
    chance = Random(seed)
    found: list[tuple[Room, Mutant]] = []
    for room, share in zip(chosen, shares([room.size for room in chosen], count), strict=True):
        found += [(room, mutant) for mutant in _of_room(root, room, share, chance)]
    return chance.sample(found, len(found))


def _of_room(root: Path, room: Room, count: int, chance: Random) -> list[Mutant]:
    kinds: dict[str, list[Mutant]] = {}
    for file in room.files:
        for mutant in faults(root / file, file):
            kinds.setdefault(mutant.kind, []).append(mutant)
    pools = [chance.sample(each, len(each)) for _, each in sorted(kinds.items())]
    found = list[Mutant]()
    while len(found) < count and (left := [pool for pool in pools if pool]):
        found.append(chance.choice(left).pop())
    return found
