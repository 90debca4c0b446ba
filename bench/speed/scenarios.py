"""What is measured, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.speed.ratios import Spread
from bench.speed.work import Found, Work
from bench.speed.works import BEFORE, GALLEY, Bench, edited, of_peers, unchanged, whole

SIX = ("zh", "ja", "ko", "mn", "ru", "en")
ONE = "zh"
SECTION = "calendar"
LONG = 12
"""How often the report's parts stand in the book of 452 pages that memory is asked of."""
KEPT = "--keep-html"
"""So that the peers have what Galley has. It costs nothing that could be measured."""

Results = Mapping[str, Found]


@dataclass(frozen=True, slots=True)
class Gate:
    """What is asked: a number that is `most` at most. `idle` says whether the machine must have nothing else to do."""

    what: str
    found: Spread
    most: float
    idle: bool = False
    form: str = ".2f"

    @property
    def passes(self) -> bool:
        """Whether it holds, by the median."""
        return self.found.median <= self.most


@dataclass(frozen=True)
class Scenario:
    """Works that take turns, the name of the one that each is compared with, and the gates of what was found."""

    name: str
    title: str
    works: Callable[[Bench, Sequence[int]], list[Work]]
    first: Callable[[str], str]
    gates: Callable[[Results], Iterator[Gate]]


def _cold(bench: Bench, sizes: Sequence[int]) -> list[Work]:
    books = bench.project(bench.root)
    ours = [
        whole(name, bench.project(root), SIX, *([KEPT] if name == GALLEY else []))
        for name, root in bench.sources().items()
    ]
    return [*ours, *of_peers(bench, books, SIX)]


def _cold_gates(found: Results) -> Iterator[Gate]:
    yield from _against(found, GALLEY, BEFORE, 0.38)
    yield from _against(found, GALLEY, "WeasyPrint", 0.9)
    if GALLEY in found:
        costs = found[GALLEY].costs
        both = Spread.of([each.wall_s / each.cpu_s for each in costs])
        yield Gate("six books, wall-clock time by processor time", both, 0.6, idle=True)


def _against(found: Results, one: str, other: str, most: float) -> Iterator[Gate]:
    """A gate on processor times, where both were measured."""
    if one in found and other in found:
        yield Gate(f"{one} by {other}, processor time", found[one].to(found[other]), most)


BOOK, WORD, PART, NOTHING = (
    "the whole book",
    "one word edited",
    f"one word edited in the section {SECTION}, and that section alone",
    "nothing changed",
)


def _edits(bench: Bench, sizes: Sequence[int]) -> list[Work]:
    return [work for name, root in bench.sources().items() for work in _edits_of(bench, name, root)]


def _edits_of(bench: Bench, name: str, root: Path) -> Iterator[Work]:
    fresh, kept = bench.project(root), bench.project(root, use="kept")
    before = "" if name == GALLEY else f"{name}: "
    yield whole(before + BOOK, fresh, [ONE])
    yield edited(before + WORD, kept, ONE)
    yield edited(before + PART, kept, ONE, SECTION, alone=True)
    yield unchanged(before + NOTHING, kept, ONE)


def _edits_gates(found: Results) -> Iterator[Gate]:
    yield from _against(found, WORD, BOOK, 0.2)
    yield from _against(found, PART, BOOK, 0.25)
    if NOTHING in found:
        yield Gate(f"{NOTHING}, wall-clock seconds", Spread.of(found[NOTHING].wall_s), 0.25, idle=True)


def _sizes(bench: Bench, sizes: Sequence[int]) -> list[Work]:
    return [work for size in sizes for work in _size(bench, size)]


def _size(bench: Bench, size: int) -> Iterator[Work]:
    for name, root in bench.sources().items():
        kept = [KEPT] if name == GALLEY else []
        yield whole(f"{name}, {size}×", bench.project(root, size), [ONE], *kept)
    yield from of_peers(bench, bench.project(bench.root, size), [ONE], f", {size}×")


def _sizes_gates(found: Results) -> Iterator[Gate]:
    once = found.get(f"{GALLEY}, 1×")
    for size in (16, 64):
        large = found.get(f"{GALLEY}, {size}×")
        if once and large:
            ratios = [
                one / large.pages / (other / once.pages) for one, other in zip(large.cpu_s, once.cpu_s, strict=True)
            ]
            yield Gate(f"a page at {size}× by a page at 1×, processor time", Spread.of(ratios), 1.3)


def _long(bench: Bench, sizes: Sequence[int]) -> list[Work]:
    return [whole(name, bench.project(root, LONG), [ONE]) for name, root in bench.sources().items()]


def _long_gates(found: Results) -> Iterator[Gate]:
    if GALLEY in found:
        pages = found[GALLEY].pages
        yield Gate(f"a book of {pages} pages, MB at most", found[GALLEY].peak_mb, 600, form=".0f")


def _galley(name: str) -> str:
    """The name of what Galley does, where somebody does the same."""
    return GALLEY + "".join(name.partition(", ")[1:])


SCENARIOS = (
    Scenario("cold", "Six books from nothing", _cold, _galley, _cold_gates),
    Scenario("edits", "One book (zh) and what is changed in it", _edits, lambda _: BOOK, _edits_gates),
    Scenario("sizes", "One book (zh) with its content several times over", _sizes, _galley, _sizes_gates),
    Scenario("long", f"A long book: the content {LONG} times over (zh)", _long, _galley, _long_gates),
)
NAMES = tuple(each.name for each in SCENARIOS)


def chosen(names: Iterable[str]) -> list[Scenario]:
    """The scenarios of these names, in their order; all for none."""
    wanted = set(names) or set(NAMES)
    return [each for each in SCENARIOS if each.name in wanted]
