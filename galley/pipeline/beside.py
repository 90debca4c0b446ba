"""The changed places of two states of a book side by side: which pages stand beside each other, and the frames and the list on each sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from galley.comparison.changes import Change, Kind
from galley.maps import Block
from galley.pdf.underlay import Shown
from galley.pipeline.states import State
from galley.text.joins import is_wide

HEIGHT = 841.89
LEFTS, TOP, WIDE, HIGH = {"old": 32.0, "new": 474.0}, 34.0, 414.0, 780.0
"""Where the pages stand on a sheet of A3 across, and the room that each has, in pt."""
MOST_LINES, SIGNS_A_LINE = 56, 50
"""What the list beside them has room for; a wide sign counts twice."""
AROUND, MOST_SIGNS = 40, 700
"""How much of what stays is told beside words that changed, and how much of a text at most."""
CUT = "…"

Pair = tuple[int | None, int | None]
"""A page of the old state and one of the new."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame round a changed block, in pt from the upper left corner of the sheet."""

    number: int
    kind: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as the list tells it: the text in parts that are `same`, `inserted` or `deleted`."""

    number: int
    kind: str
    address: str
    language: str
    text: Sequence[tuple[str, str]]


@dataclass(slots=True)
class Sheet:
    """A sheet: the pages on it by their state, and the changes, frames and entries that stand on it."""

    pages: dict[str, tuple[int, float, float, float]] = field(default_factory=dict)
    """The page of the file, left and lower edge, and scale."""
    labels: list[tuple[str, float]] = field(default_factory=list)
    edges: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Of the pages: left and upper edge, width and height."""
    held: list[Change] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    changes: list[Entry] = field(default_factory=list)

    def shown(self, on: int) -> Iterator[Shown]:
        """The pages that are shown on the page that the sheet is."""
        for name, (page, left, bottom, scale) in self.pages.items():
            yield Shown(on, name, page, left, bottom, scale)


def arranged(old: State, new: State, changes: Sequence[Change], kinds: Callable[[Sequence[Kind]], str]) -> list[Sheet]:
    """The sheets with all changes, by the pages of the new state."""
    sheets: list[Sheet] = []
    number = 0
    for pair, held in sorted(_by_pages(changes).items(), key=_order):
        lines = MOST_LINES + 1
        for change in held:
            number += 1
            entry = _entry(number, change, new, kinds(change.kinds))
            if lines + _lines(entry) > MOST_LINES:
                sheets.append(_sheet(pair, old, new))
                lines = 0
            lines += _lines(entry)
            sheet = sheets[-1]
            sheet.held.append(change)
            sheet.changes.append(entry)
            sheet.frames += _frames(number, change, pair, sheet, (old, new))
    return sheets


def _by_pages(changes: Sequence[Change]) -> dict[Pair, list[Change]]:
    """The changes by the pages that are set beside each other. What is new stands beside what else changed on its page, or else alone."""
    partners = Counter(
        (old, new) for change in changes if (old := _page(change.old)) and (new := _page(change.new))
    ).most_common()
    by_new = {new: old for (old, new), _ in reversed(partners)}
    by_old = {old: new for (old, new), _ in reversed(partners)}
    found: dict[Pair, list[Change]] = {}
    for change in changes:
        old, new = _page(change.old), _page(change.new)
        if change.old is None:
            old = by_new.get(new or 0)
        elif change.new is None:
            new = by_old.get(old or 0)
        found.setdefault((old, new), []).append(change)
    return found


def _order(pair: tuple[Pair, list[Change]]) -> tuple[int, int]:
    (old, new), _ = pair
    return new or old or 0, old or 0


def _page(block: Block | None) -> int | None:
    """The page that a block is shown on: where its longest part stands, since its line in the list of contents is short."""
    if block is None or not block.parts:
        return None
    return max(block.parts, key=lambda part: (part.box[2] - part.box[0]) * (part.box[3] - part.box[1])).page


def _sheet(pair: Pair, old: State, new: State) -> Sheet:
    sheet = Sheet()
    for (name, left), one, page in zip(LEFTS.items(), (old, new), pair, strict=True):
        at = one.shown(page) if page else None
        if at is not None:
            edges = one.trims[at - 1]
            wide, high = max(1.0, edges[2] - edges[0]), max(1.0, edges[3] - edges[1])
            scale = min(1.0, WIDE / wide, HIGH / high)
            sheet.pages[name] = at, left, HEIGHT - TOP - high * scale, scale
            sheet.labels.append((f"{name_of(one)} · {page}", left))
            sheet.edges.append((left, TOP, round(wide * scale, 1), round(high * scale, 1)))
    return sheet


def name_of(one: State) -> str:
    """The name of the file of a state, without its folders."""
    return one.file.replace("\\", "/").rpartition("/")[2]


def _frames(number: int, change: Change, pair: Pair, sheet: Sheet, states: tuple[State, State]) -> Iterator[Frame]:
    """The frames of a change on the two pages of a sheet."""
    for name, one, block, page in zip(LEFTS, states, (change.old, change.new), pair, strict=True):
        if block is None or name not in sheet.pages:
            continue
        at, left, bottom, scale = sheet.pages[name]
        for part in block.parts:
            if part.page == page:
                box = one.on_trim(at, part.box)
                wide, high = (box[2] - box[0]) * scale, (box[3] - box[1]) * scale
                x, y = left + box[0] * scale, bottom + box[1] * scale
                yield Frame(number, str(change.kind), *(round(each, 1) for each in (x, HEIGHT - y - high, wide, high)))


def _entry(number: int, change: Change, new: State, kind: str) -> Entry:
    address = "" if new.is_text else change.address
    return Entry(number, kind, address, new.book.language, _shortened(list(parts(change))))


def parts(change: Change) -> Iterator[tuple[str, str]]:
    """The text of a change in parts: what stays, what was taken out and what was put in; of what stays only what is near to that."""
    if change.kind in (Kind.NEW, Kind.DELETED):
        yield ("inserted" if change.kind is Kind.NEW else "deleted"), change.block.text
        return
    text, here = change.block.text, 0
    for edit in change.edits:
        yield "same", _near(text[here : edit.at], here > 0, True)
        yield "deleted", edit.deleted
        yield "inserted", edit.inserted
        here = edit.at + len(edit.inserted)
    yield "same", _near(text[here:], True, False)


def _near(text: str, behind: bool, before: bool) -> str:
    """What of a text that stays is near to the words behind which and before which it stands."""
    if len(text) <= 2 * AROUND:
        return text
    head, tail = text[:AROUND] if behind else "", text[-AROUND:] if before else ""
    return f"{head}{CUT}{tail}"


def _shortened(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Parts of a text that are no longer than the list has room for."""
    left, found = MOST_SIGNS, list[tuple[str, str]]()
    for what, text in told:
        if text and left > 0:
            found.append((what, text if len(text) <= left else text[:left] + CUT))
            left -= len(text)
    return found


def _lines(entry: Entry) -> int:
    """About how many lines an entry takes."""
    signs = sum(2 if is_wide(sign) else 1 for _, text in entry.text for sign in text)
    return 2 + ceil(signs / SIGNS_A_LINE) + ceil((len(entry.kind) + len(entry.address)) / SIGNS_A_LINE)
