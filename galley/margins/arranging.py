"""The margins of the sheets of a proof: addresses, labels and notes beside their blocks, none over another, with bars and leaders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile

from galley.maps import Box, PageMap
from galley.margins.helvetica import DITTO, width, wrapped
from galley.margins.ink import Ink, Stamp, Stroke, Words
from galley.margins.note import Kind, Note
from galley.margins.paper import Sheet
from galley.margins.stacking import Wish, stacked
from galley.margins.standing import Standing, places, told

SIZE, LEADING = 5.0, 6.0
"""Of addresses."""
GAP = 1.5
BAR, CHANGED = 2.2, 5.8
"""From the trim to the middle of a bar of a state, and of one of a change, which both can stand on the right."""
ABREAST = 3.0
"""Between a label and an address on one line."""
FAR = 4.0
"""A note that stands so far from its place is led there by a line."""
ASCENT = 4.2
"""From the upper edge of an address to its base line."""
HALFWAY = 0.47
"""A block that begins so far right on its page is told of on the right."""
BARS: Mapping[Kind, tuple[float, tuple[float, ...]]] = {
    Kind.MISSING: (2.4, ()),
    Kind.FUZZY: (2.0, (5.0, 2.5)),
    Kind.DRAFT: (1.2, (0.0, 3.0)),
    Kind.CHANGED: (1.0, ()),
    Kind.NEW: (2.4, ()),
    Kind.MOVED: (1.6, (0.0, 3.2)),
}
"""The bar of each kind: its width, and how long it is on and off; dots have no length."""
_STATES = (Kind.MISSING, Kind.FUZZY, Kind.DRAFT)
"""States by what has to be done about them, the worst first."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A note as the engine set it: the index of its plate, and how high it is. One without a plate has no words."""

    note: Note
    plate: int | None = None
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a kind as the engine set it, as high as a line of addresses: the index of its plate, and its width."""

    plate: int
    width: float


@dataclass(frozen=True, slots=True)
class _Item:
    """Something in a margin: where it is to be; the address that it is of, if it is one, its lines of plain text, its label, its plate; how high it is."""

    top: float
    height: float
    lines: tuple[str, ...] = ()
    label: Label | None = None
    plate: int | None = None

    @property
    def is_abreast(self) -> bool:
        """Whether its label stands on its first line, and not above it."""
        return self.label is not None and self.height <= len(self.lines) * LEADING


@dataclass
class _Page:
    """A page of the book whose margins are filled."""

    sheet: Sheet
    number: int
    ink: Ink = field(default_factory=Ink)
    left: list[_Item] = field(default_factory=list)
    right: list[_Item] = field(default_factory=list)

    def on_sheet(self, box: Box) -> Box:
        return self.sheet.placed(()).on_proof(box)

    def is_right(self, box: Box) -> bool:
        left, *_ = self.on_sheet(box)
        middle = self.sheet.trim[0] + HALFWAY * (self.sheet.trim[2] - self.sheet.trim[0])
        return left >= middle


def arranged(
    book: PageMap,
    sheet: Sheet,
    pages: Sequence[int],
    slips: Iterable[Slip],
    addresses: Mapping[str, str],
    labels: Mapping[Kind, Label],
) -> list[Ink]:
    """What is drawn beside each of some pages. `addresses` are what is told of blocks, by their own."""
    found = {number: _Page(sheet, number) for number in pages}
    states: dict[tuple[str, int], Kind] = {}
    for slip in slips:
        standing = [each for each in places(slip.note, book) if each.page in found]
        if slip.note.kind.is_state:
            for each in standing:
                key = each.address, each.page
                states[key] = min(states.get(key, slip.note.kind), slip.note.kind, key=_STATES.index)
        else:
            _enter(slip, standing, found)
    for page in found.values():
        _address(page, book, addresses, states, labels)
        _fill(page)
    return [page.ink for page in found.values()]


def _enter(slip: Slip, standing: Sequence[Standing], pages: Mapping[int, _Page]) -> None:
    """A note, its bars, and the rules below words."""
    for each in standing if slip.note.kind in BARS else ():
        page = pages[each.page]
        box = page.on_sheet(each.box)
        page.ink.strokes.append(_bar(slip.note.kind, page.sheet.trim[2] + CHANGED, box))
    for number, under in slip.note.under:
        if number in pages:
            left, bottom, right, _ = pages[number].on_sheet(under)
            pages[number].ink.strokes.append(Stroke(left, bottom, right, bottom, 0.6))
    if standing and slip.plate is not None:
        page = pages[standing[0].page]
        called = [box for number, box in slip.note.under if number == standing[0].page]
        top = page.on_sheet((called or [standing[0].box])[0])[3]
        page.right.append(_Item(top, slip.height, plate=slip.plate))


def _bar(kind: Kind, x: float, box: Box) -> Stroke:
    width, dash = BARS[kind]
    return Stroke(x, box[3] - 1, x, box[1] + 1, width, dash)


def _address(
    page: _Page,
    book: PageMap,
    addresses: Mapping[str, str],
    states: Mapping[tuple[str, int], Kind],
    labels: Mapping[Kind, Label],
) -> None:
    """The addresses of a page, and the states of its blocks, each with a bar, and a label where there is one."""
    dittos, bars = {False: "", True: ""}, dict[tuple[float, float, float], Kind]()
    for each in sorted(told(book, page.number), key=lambda standing: -standing.box[3]):
        box, is_right = page.on_sheet(each.box), page.is_right(each.box)
        state = _worst(each.address, page.number, states)
        if state is not None:
            edge = page.sheet.trim[2] + BAR if is_right else page.sheet.trim[0] - BAR
            beside = edge, box[1], box[3]
            bars[beside] = min(bars.get(beside, state), state, key=_STATES.index)
        left, right = page.sheet.right if is_right else page.sheet.left
        lines = _lines(each.address, addresses.get(each.address, ""), dittos[is_right], right - left)
        dittos[is_right] = each.address
        item = _labelled(box[3], lines, labels.get(state) if state else None, right - left)
        (page.right if is_right else page.left).append(item)
    page.ink.strokes += (_bar(state, x, (x, low, x, high)) for (x, low, high), state in bars.items())


def _lines(address: str, text: str, before: str, measure: float) -> tuple[str, ...]:
    """The lines of an address. One that takes several is shortened by what it has in common with that `before` it."""
    lines = wrapped(text, SIZE, measure)
    shared = [one for one, _ in takewhile(_are_one, zip(address.split("/")[:-1], before.split("/"), strict=False))]
    if len(lines) > 1 and shared:
        lines = wrapped(f"{DITTO}{text.removeprefix('/'.join(shared))}", SIZE, measure)
    return tuple(lines)


def _are_one(parts: tuple[str, str]) -> bool:
    return parts[0] == parts[1]


def _labelled(top: float, lines: tuple[str, ...], label: Label | None, measure: float) -> _Item:
    """An address with its label on the first line where there is room, else above it."""
    height = len(lines) * LEADING
    if label and width(lines[0], SIZE) + label.width + ABREAST > measure:
        height += LEADING
    return _Item(top, height, lines, label)


def _worst(address: str, page: int, states: Mapping[tuple[str, int], Kind]) -> Kind | None:
    """The state of a block; of a row the worst of its cells."""
    begins = f"{address}/"
    found = {kind for (each, on), kind in states.items() if on == page and (each == address or each.startswith(begins))}
    return min(found, key=_STATES.index) if found else None


def _fill(page: _Page) -> None:
    """Draw what stands in the margins of a page."""
    sheet = page.sheet
    for items, is_right in ((page.left, False), (page.right, True)):
        items.sort(key=lambda item: -item.top)
        held = _held(items, sheet.top - sheet.foot)
        if len(held) < len(items):
            _count(page, len(items) - len(held), is_right)
        foot = sheet.foot + (LEADING + GAP if len(held) < len(items) else 0)
        tops = stacked([Wish(each.top, each.height) for each in held], sheet.top, foot, GAP)
        for item, top in zip(held, tops, strict=True):
            _draw(page, item, top, is_right)


def _held(items: list[_Item], room: float) -> list[_Item]:
    """As many items, from the top, as a margin of a height has room for; where it has not for all, the line that counts the others has room too."""
    reach = list(accumulate(each.height + GAP for each in items))
    if not reach or reach[-1] - GAP <= room:
        return items
    return [item for item, height in zip(items, reach, strict=True) if height + LEADING <= room]


def _count(page: _Page, left_out: int, is_right: bool) -> None:
    """Say at the foot of a margin how many more there would be."""
    x = page.sheet.right[0] if is_right else page.sheet.left[1]
    page.ink.words.append(Words(x, page.sheet.foot + LEADING - ASCENT, f"+{left_out}", SIZE, right=not is_right))


def _draw(page: _Page, item: _Item, top: float, is_right: bool) -> None:
    sheet, ink = page.sheet, page.ink
    begin, end = sheet.right if is_right else sheet.left
    edge, near = (sheet.trim[2], begin) if is_right else (sheet.trim[0], end)
    if item.plate is not None or abs(top - item.top) > FAR:
        ink.strokes.append(Stroke(edge, item.top - 3, near, top - 3, 0.3))
    if item.plate is not None:
        ink.stamps.append(Stamp(item.plate, begin, top))
    if item.label:
        x = end - item.label.width if is_right is item.is_abreast else begin
        ink.stamps.append(Stamp(item.label.plate, x, top))
        top -= 0 if item.is_abreast else LEADING
    for line in item.lines:
        ink.words.append(Words(begin if is_right else end, top - ASCENT, line, SIZE, right=not is_right))
        top -= LEADING
