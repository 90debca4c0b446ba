"""Remarks tied to the texts of a book: by the map of its pages, where the file has one that fits, else by the words around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from galley.comments.annotations import Point
from galley.comments.letters import letters, places
from galley.comments.pages import Sheet
from galley.comments.quoting import Quoted, between, centre, holds, quoted, under
from galley.comments.threads import Remark
from galley.comments.wording import TELLING, Wording
from galley.maps import Block, Box, PageMap
from galley.message import said

SLACK_PT = 1.5
NEAR_PT = 16.0
"""How far beside a block a note may stand that is about it."""
LONGEST = 400
"""So many letters of what stands in a drawn shape are quoted."""
CONTEXT = 14
"""So many characters before and behind a quote are kept."""

NO_BLOCK = said("it stands beside all texts: on a running head, a folio or an empty place")
NO_PAGE = said("its page is none of the book")
NO_WORDS = said("the words there are in no text of the publication")


@dataclass(frozen=True, slots=True)
class Tie:
    """What a remark is about: an address, the words it marks there with some before and behind, and other addresses that it reaches into; where there is
    no address, why. `page` is that of the book, of the file where `address` and that are not known."""

    page: int
    address: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    also: tuple[str, ...] = ()
    reason: str = ""


def tied(remark: Remark, sheet: Sheet, told: PageMap | None, wording: Wording) -> Tie:
    """What a remark is about. `sheet` is its page; `wording` are the texts that are looked through where the map does not tell."""
    if told is not None and sheet.page:
        return _by_place(remark, sheet, sheet.page, told)
    if told is not None and sheet.is_apart:
        return Tie(remark.page, quote=_marked(remark, sheet)[1].shown, reason=NO_PAGE)
    return by_words(remark, sheet, wording)


def _marked(remark: Remark, sheet: Sheet) -> tuple[list[int], Quoted]:
    """The glyphs that a remark marks; a shape that is drawn around much of a page marks none."""
    chosen = under(sheet.glyphs, remark.quads)
    if remark.what == "shape" and len(chosen) > LONGEST:
        chosen = []
    return chosen, quoted(sheet.glyphs, chosen)


def _by_place(remark: Remark, sheet: Sheet, page: int, told: PageMap) -> Tie:
    """The block of the map on a page of the book that holds most of what is marked; else the one at, or close beside, the place that is pointed to."""
    blocks = [(block, sheet.on_file(box)) for block, box in told.on_pages.get(page, ())]
    chosen, raw = _marked(remark, sheet)
    if chosen:
        homes = Counter(home for at in chosen if (home := _home(blocks, centre(sheet.glyphs[at]))) is not None)
        if not homes:
            return Tie(page, quote=raw.shown, reason=NO_BLOCK)
        main = max(homes, key=lambda home: (homes[home], home))
        return _quoting(page, sheet, blocks, main, chosen, [blocks[home][0] for home in sorted(homes)])
    beside = _inserting(page, sheet, blocks, remark.spot)
    if remark.what == "insertion" and beside:
        return beside
    home = _nearest(blocks, remark.spot)
    if home is None:
        return Tie(page, reason=NO_BLOCK)
    address = blocks[home][0].address
    return beside if beside and beside.address == address else Tie(page, address)


def _home(blocks: Sequence[tuple[Block, Box]], place: Point) -> int | None:
    """The number of the innermost block around a place: the last of them, the smallest of those that stand in each other."""
    around = [at for at, (_, box) in enumerate(blocks) if holds(box, place, SLACK_PT)]
    inner = [at for at in around if holds(blocks[at][1], place)] or around
    return min(inner, key=lambda at: (_area(blocks[at][1]), -at), default=None)


def _nearest(blocks: Sequence[tuple[Block, Box]], place: Point) -> int | None:
    """The block that a place stands in; beside the text of one the one that is closest. A margin is beside all that stands at its height."""
    home = _home(blocks, place)
    inner = [at for at, (block, _) in enumerate(blocks) if block.text and not _is_outer(blocks, at)]
    if home in inner:
        return home
    near = [(_away(blocks[at][1], place), _area(blocks[at][1]), at) for at in inner]
    best = min((each for each in near if each[0][1] <= SLACK_PT or max(each[0]) <= NEAR_PT), default=None)
    if best is not None and (home is None or max(best[0]) <= NEAR_PT):
        return best[2]
    return home


def _is_outer(blocks: Sequence[tuple[Block, Box]], at: int) -> bool:
    """Whether other blocks of the page stand at addresses below that of a block."""
    below = f"{blocks[at][0].address}/"
    return any(block.address.startswith(below) for block, _ in blocks)


def _away(box: Box, place: Point) -> tuple[float, float]:
    """How far a place is from a box, across and up or down."""
    left, bottom, right, top = box
    return max(left - place[0], place[0] - right, 0.0), max(bottom - place[1], place[1] - top, 0.0)


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _quoting(
    page: int,
    sheet: Sheet,
    blocks: Sequence[tuple[Block, Box]],
    home: int,
    chosen: Sequence[int],
    reached: Sequence[Block],
) -> Tie:
    """The words of a block that are marked, as its text has them; of several blocks those of the one that has most of them."""
    block, box = blocks[home]
    inside = [at for at, glyph in enumerate(sheet.glyphs) if holds(box, centre(glyph), SLACK_PT)]
    glyphs, mine = [sheet.glyphs[at] for at in inside], set(chosen)
    found = quoted(glyphs, [number for number, at in enumerate(inside) if at in mine])
    others = tuple(dict.fromkeys(each.address for each in reached if not _is_within(block.address, each.address)))
    if found.text not in letters(block.text).text:
        elsewhere = _moved(sheet, blocks, chosen)
        block, found, others = (*elsewhere, ()) if elsewhere else (block, found, others)
    return _tie(page, block, found, others)


def _moved(sheet: Sheet, blocks: Sequence[tuple[Block, Box]], chosen: Sequence[int]) -> tuple[Block, Quoted] | None:
    """The block of the page that has marked words together with those around, where the file does not stand as its map says: printed anew, and reduced."""
    found = quoted(sheet.glyphs, chosen)
    block = Wording(tuple(block for block, _ in blocks)).block(found, (), alone=None)
    return (block, found) if block else None


def _is_within(address: str, other: str) -> bool:
    """Whether an address stands in another, or is the same."""
    return address == other or address.startswith(f"{other}/")


def _inserting(page: int, sheet: Sheet, blocks: Sequence[tuple[Block, Box]], spot: Point) -> Tie | None:
    """The place in a block's text that a caret points to."""
    found = between(sheet.glyphs, spot)
    home = _home(blocks, centre(sheet.glyphs[found[0]])) if found else None
    if home is None:
        return None
    block, box = blocks[home]
    mine = [glyph for glyph in sheet.glyphs if holds(box, centre(glyph), SLACK_PT)]
    inside = between(mine, spot)
    return _tie(page, block, inside[1], ()) if inside else None


def _tie(page: int, block: Block, found: Quoted, also: tuple[str, ...]) -> Tie:
    """The tie to a block, with the words of its text that letters are; as they are printed where it does not have them, as in drawings."""
    text = letters(block.text)
    fitting = places(text.text, found.text, found.before, found.after)
    if not fitting:
        return Tie(page, block.address, found.shown, also=also)
    start, end = text.span(fitting[0], fitting[0] + len(found.text))
    vague = len(found.text) < TELLING or text.text.count(found.text) > 1
    before, after = _around(block.text, start, end) if vague else ("", "")
    return Tie(page, block.address, block.text[start:end], before, after, also)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a part of a text."""
    return text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]


def by_words(remark: Remark, sheet: Sheet, wording: Wording) -> Tie:
    """The text that has the words that are marked, or those around the place that is pointed to."""
    chosen, found = _marked(remark, sheet)
    if chosen and all(sheet.glyphs[at].is_artefact for at in chosen):
        return Tie(remark.page, quote=found.shown, reason=NO_BLOCK)
    if not chosen:
        beside = between(sheet.glyphs, remark.spot)
        if beside is None:
            return Tie(remark.page, reason=NO_BLOCK)
        found = beside[1]
    block = wording.block(found, sheet.glyphs)
    if block is None:
        return Tie(remark.page, quote=found.shown, reason=NO_WORDS)
    return _tie(remark.page, block, found, ())
