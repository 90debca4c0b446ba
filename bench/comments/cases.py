"""The annotations of the bench: thirty in each book, of every kind and at every sort of place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pikepdf import Array, Name, String

from bench.comments.writing import ACROBAT, SPEC, Case, Writer, around, quads, rich
from galley.maps import Block, Box

MARKED = (
    ("StrikeOut", "deletion", 1, ACROBAT),
    ("StrikeOut", "deletion", 1, SPEC),
    ("Highlight", "highlight", 1, ACROBAT),
    ("Highlight", "highlight", 2, SPEC),
    ("Highlight", "highlight", 2, ACROBAT),
    ("Squiggly", "squiggle", 1, ACROBAT),
    ("Underline", "underline", 1, SPEC),
)
"""Marks of text: kind, what they are taken for, lines, order of corners."""
PROPOSALS = {"zh": "改", "ja": "改", "ko": "고침", "ru": "правка", "mn": "засвар", "en": "mended"}


def write(to: Writer, first: int) -> None:
    """Write thirty annotations, counted from `first`."""
    word = PROPOSALS[to.told.language]
    spaced = to.told.language not in ("zh", "ja")
    length = 9 if spaced else 4
    running = to.paragraphs()
    number = iter(range(first, first + 100))
    for order, by in ((ACROBAT, "caret"), (SPEC, "strike"), (ACROBAT, "strike"), (ACROBAT, "caret")):
        _try(running, partial(replacement, to, next(number), length, 1, word, order, by))
    _try(running, partial(replacement, to, next(number), length + 3, 2, word, ACROBAT, "caret"))
    for kind, what, lines, order in MARKED:
        _try(running, partial(marked, to, next(number), kind, what, length + lines, lines, order))
    for _ in range(3):
        _try(running, partial(inserted, to, next(number), length, word))
    for place in (note, callout, beside, ink, stamp, arrow):
        _try(running, partial(place, to, next(number)))
    _try(running, partial(discussed, to, next(number), length))
    for kind, ends in (("Square", "/heading"), ("Circle", "/location"), ("Polygon", "/title")):
        _try(to.paragraphs(3, ends), partial(shape, to, next(number), kind))
    _try(to.paragraphs(8, "/location"), partial(marked, to, next(number), "Highlight", "highlight", 3, 1, ACROBAT))
    _try(figures(to), partial(note, to, next(number)))
    running_head(to, next(number))
    nothing(to, next(number))
    refused(to, next(number))


def _try(blocks: Iterator[Block], write_one: Callable[[Block], None]) -> None:
    """Write one on the first block that has what it takes."""
    for block in blocks:
        try:
            return write_one(block)
        except LookupError:
            continue
    raise LookupError("no block is left")


def figures(to: Writer) -> Iterator[Block]:
    """Blocks of figures: those with a caption below them and much to see."""
    for block in to.told.blocks:
        caption = f"{block.address}/caption"
        if caption in to.told.at and len(block.parts) == 1 and len(block.text) > 30 and block.address not in to.used:
            to.used.add(block.address)
            yield block


def _words(block: Block, to: Writer, length: int, lines: int) -> tuple[str, list[Box]]:
    """Words of about that length: shorter and longer ones too, where words are set with spaces."""
    for each in (length, length + 1, length - 1, length + 2, length - 2, length + 4, length + 6, length + 9):
        try:
            return to.quoted(block, each, lines)
        except LookupError:
            continue
    raise LookupError(block.address)


def replacement(to: Writer, number: int, length: int, lines: int, word: str, order: str, by: str, block: Block) -> None:
    """Struck out with a caret behind it; the words are in whichever of the two the reader takes for the first."""
    quote, boxes = _words(block, to, length, lines)
    page, (_, bottom, right, _) = block.parts[0].page, boxes[-1]
    case = Case(number, "replacement", block.address, quote, word, page=page)
    caret_box = right - 4, bottom - 2, right + 4, bottom + 8
    told = {"Contents": String(word), "RC": rich(word)}
    marks = {"QuadPoints": quads(boxes, order)}
    if by == "caret":
        caret = to.add(case, "Caret", caret_box, IT=Name.Replace, RD=Array([0.9] * 4), **told)
        to.annotation(
            page, "StrikeOut", around(boxes), number, IRT=caret, RT=Name.Group, IT=Name.StrikeOutTextEdit, **marks
        )
    else:
        strike = to.add(case, "StrikeOut", around(boxes), IT=Name.StrikeOutTextEdit, **marks)
        to.annotation(page, "Caret", caret_box, number, IRT=strike, RT=Name.Group, IT=Name.Replace, **told)


def marked(to: Writer, number: int, kind: str, what: str, length: int, lines: int, order: str, block: Block) -> None:
    """Words marked; what is no deletion has something to say, in UTF-16 or in PDFDocEncoding."""
    quote, boxes = _words(block, to, length, lines)
    text = "" if what == "deletion" else ("Übersetzung prüfen" if number % 2 else "请核对 проверить")
    case = Case(number, what, block.address, quote, text=text, page=block.parts[0].page)
    to.add(case, kind, around(boxes), QuadPoints=quads(boxes, order), **({"Contents": String(text)} if text else {}))


def inserted(to: Writer, number: int, length: int, word: str, block: Block) -> None:
    """A caret behind words."""
    _, boxes = _words(block, to, length, 1)
    _, bottom, right, _ = boxes[0]
    case = Case(number, "insertion", block.address, "", word, page=block.parts[0].page)
    to.add(case, "Caret", (right - 4, bottom - 2, right + 4, bottom + 8), Contents=String(word), RC=rich(word))


def note(to: Writer, number: int, block: Block) -> None:
    """A note of 20 pt on a block; it stays upright where its page is turned."""
    part = block.parts[0]
    left, bottom, right, top = part.box
    x, y = left + (right - left) * 0.3, (bottom + top) / 2
    case = Case(number, "note", block.address, text="看一看\nещё раз", page=part.page)
    to.add(
        case, "Text", _upright(to, part.page, x, y, 10), Contents=String("看一看\r\nещё раз"), F=28, Name=Name.Comment
    )


def _upright(to: Writer, page: int, x: float, y: float, half: float) -> Box:
    """The rectangle of a note whose middle is seen at a place: its upper left corner is what stays there when the page is turned."""
    turn = (0, 90, 180, 270)[page % 4] if to.turned else 0
    across, down = {0: (-half, half), 90: (-half, -half), 180: (half, -half), 270: (half, half)}[turn]
    left, top = x + across, y + down
    return left, top - 2 * half, left + 2 * half, top


def callout(to: Writer, number: int, block: Block) -> None:
    """Words in the margin with a line that leads to a block."""
    part = block.parts[0]
    _left, bottom, right, top = part.box
    tip = (right - 30, (bottom + top) / 2)
    case = Case(number, "text", block.address, text="这里不清楚", page=part.page)
    line = Array([tip[0], tip[1], right + 20, top + 30, right + 30, top + 30])
    to.add(
        case,
        "FreeText",
        (right + 30, top + 20, right + 75, top + 40),
        CL=line,
        Contents=String("这里不清楚"),
        DA=String("/Helv 10 Tf"),
    )


def beside(to: Writer, number: int, block: Block) -> None:
    """Words written in the margin beside a block."""
    part = block.parts[0]
    _, bottom, right, top = part.box
    middle = (bottom + top) / 2
    case = Case(number, "text", block.address, text="margin", page=part.page)
    to.add(
        case,
        "FreeText",
        (right + 8, middle - 6, right + 60, middle + 6),
        Contents=String("margin"),
        DA=String("/Helv 10 Tf"),
    )


def ink(to: Writer, number: int, block: Block) -> None:
    """A stroke of the pen through some words of a block."""
    part = block.parts[0]
    left, bottom, _, top = part.box
    y = (bottom + top) / 2
    case = Case(number, "drawing", block.address, page=part.page)
    strokes = Array([Array([left + 40, y, left + 60, y + 2, left + 90, y - 1])])
    to.add(case, "Ink", (left + 39, y - 2, left + 91, y + 3), InkList=strokes)


def stamp(to: Writer, number: int, block: Block) -> None:
    """A stamp on a block."""
    part = block.parts[0]
    left, bottom, right, top = part.box
    x, y = (left + right) / 2, (bottom + top) / 2
    case = Case(number, "stamp", block.address, text="Approved", page=part.page)
    to.add(case, "Stamp", (x - 50, y - 15, x + 50, y + 15), Name=Name.Approved)


def arrow(to: Writer, number: int, block: Block) -> None:
    """An arrow to a block from below the page's text."""
    part = block.parts[0]
    _left, bottom, right, top = part.box
    tip, tail = (right - 20, (bottom + top) / 2), (right + 40, 40.0)
    case = Case(number, "shape", block.address, text="→", page=part.page)
    ends = Array([Name("/None"), Name.OpenArrow])
    to.add(case, "Line", (tip[0], tail[1], tail[0], tip[1]), L=Array([*tail, *tip]), LE=ends, Contents=String("→"))


def shape(to: Writer, number: int, kind: str, block: Block) -> None:
    """A shape drawn around all of a block."""
    part = block.parts[0]
    box = part.box[0] - 2, part.box[1] + 1, part.box[2] + 2, part.box[3] - 1
    case = Case(number, "shape", block.address, text="?", page=part.page, state="question")
    corners = Array([box[0], box[1], box[2], box[1], box[2], box[3], box[0], box[3]])
    to.add(case, kind, box, Contents=String("?"), **({"Vertices": corners} if kind == "Polygon" else {}))


def discussed(to: Writer, number: int, length: int, block: Block) -> None:
    """A highlight with two answers, one to the other, that somebody has completed."""
    quote, boxes = _words(block, to, length, 1)
    page = block.parts[0].page
    case = Case(number, "highlight", block.address, quote, text="ok?", page=page, state="done", answers=3)
    first = to.add(case, "Highlight", around(boxes), QuadPoints=quads(boxes), Contents=String("ok?"))
    own = {"F": 30, "Name": Name.Comment}
    answer = to.annotation(page, "Text", around(boxes), 1000 + number, IRT=first, Contents=String("да"), **own)
    to.annotation(page, "Text", around(boxes), 2000 + number, IRT=answer, RT=Name.R, Contents=String("はい"), **own)
    state = {"State": String("Completed"), "StateModel": String("Review")}
    to.annotation(
        page, "Text", around(boxes), 3000 + number, IRT=first, Contents=String("Completed set by x"), **state, **own
    )


def refused(to: Writer, number: int) -> None:
    """A note on the last line of a page that somebody has rejected."""

    def write_one(block: Block) -> None:
        part = block.parts[0]
        x, y = (part.box[0] + part.box[2]) / 2, (part.box[1] + part.box[3]) / 2
        case = Case(number, "note", block.address, text="no", page=part.page, state="refused", answers=1)
        box = _upright(to, part.page, x, y, 9)
        first = to.add(case, "Text", box, Contents=String("no"), F=28)
        state = {"State": String("Rejected"), "StateModel": String("Review"), "F": 30}
        to.annotation(part.page, "Text", box, 4000 + number, IRT=first, **state)

    _try(to.paragraphs(), write_one)


def running_head(to: Writer, number: int) -> None:
    """A highlight on what is printed above or below the text area of a page."""
    for page, glyphs in enumerate(to.pages, 1):
        edges = [box for _, box in to.told.on_pages.get(page, ())]
        if len(edges) < 4:
            continue
        foot, head = min(box[1] for box in edges), max(box[3] for box in edges)
        left, bottom, right, top = to.area
        letters = [each for each in glyphs if each.text.strip() and left <= each.x <= right and bottom <= each.y <= top]
        row = [each for each in letters if each.y > head + 2 or each.y < foot - 8]
        if len(row) > 3:
            box = around([(each.x, each.y - 2, each.x + each.advance, each.y + each.size) for each in row[:4]], 0)
            case = Case(number, "highlight", "", text="head", page=page)
            to.add(case, "Highlight", box, QuadPoints=quads([box]), Contents=String("head"))
            return
    raise LookupError("no page has a running head")


def nothing(to: Writer, number: int) -> None:
    """A note on a page that has no text."""
    page = next(page for page in range(1, len(to.told.sizes) + 1) if page not in to.told.on_pages)
    to.add(
        Case(number, "note", "", text="empty?", page=page, state="question"),
        "Text",
        (200, 300, 220, 320),
        Contents=String("empty?"),
        F=28,
    )
