"""The annotations of a PDF as readers write them, as plain values. Whatever is wrong with one, the others are read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from galley.comments.strings import decoded, moment, plain, tidy
from galley.maps import Box
from galley.pdf.objects import Array, Dictionary, Pdf, PdfError, Stream, String

MARKS = ("Highlight", "Underline", "Squiggly", "StrikeOut", "Redact")
"""Those that mark text by quadrilaterals (ISO 32000-2, 12.5.6.10, 12.5.6.23)."""
DRAWN = (
    "Text",
    "FreeText",
    "Caret",
    "Ink",
    "Stamp",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "FileAttachment",
)
_OTHERS = (
    "Link",
    "Widget",
    "PrinterMark",
    "TrapNet",
    "Watermark",
    "Screen",
    "Movie",
    "Sound",
    "3D",
    "RichMedia",
)
"""What nobody writes a comment with."""
MOST = 20_000
"""So many annotations of a page are looked at."""
FARTHEST = 100_000.0
"""In pt: what is farther out is no place on paper."""
_NO_ROTATE = 16
"""The flag of what stays upright when its page is turned (12.5.3, bit 5)."""
FAULTS = (
    PdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    OverflowError,
)
"""What is raised by objects that are not what they are to be."""

Point = tuple[float, float]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation on a page of a file, 1-based. `key` is what others name it by, `parent` the one that it answers or belongs to. `quads` are the lines
    that it marks and `box` what it takes up, in pt in the page's own coordinates, as if it were not turned; `spot` is the place it points to."""

    page: int
    key: str
    subtype: str
    box: Box
    spot: Point
    quads: tuple[Box, ...] = ()
    text: str = ""
    author: str = ""
    when: str = ""
    name: str = ""
    parent: str = ""
    grouped: bool = False
    state: str = ""
    icon: str = ""


def written(pdf: Pdf) -> list[Annotation]:
    """All annotations of a file that say or mark something, page by page in the order they are written in."""
    found: list[Annotation] = []
    for number, page in enumerate(pdf.pages, 1):
        popups: dict[str, str] = {}
        mine = list(_of_page(number, page.obj, popups))
        found += (each if each.text else _with(each, popups.get(each.key, "")) for each in mine)
    return found


def _with(each: Annotation, text: str) -> Annotation:
    """An annotation with the text of its popup."""
    return replace(each, text=text) if text else each


def _of_page(number: int, page: Any, popups: dict[str, str]) -> Iterator[Annotation]:
    """The annotations of a page; what popups say is kept by the annotation they belong to."""
    listed = safe(lambda: list[Any](page.get("/Annots", []))[:MOST], list[Any]())
    turn = safe(lambda: int(_inherited(page, "/Rotate") or 0) % 360, 0)
    for index, each in enumerate(listed):
        if not isinstance(each, Dictionary | Stream):
            continue
        if _name(each, "/Subtype") == "Popup":
            popups[_key(_entry(each, "/Parent"), number, -1)] = _text(each, "/Contents")
            continue
        read = _annotation(each, number, index, turn)
        if read is not None:
            yield read


def _annotation(each: Any, page: int, index: int, turn: int) -> Annotation | None:
    subtype = _name(each, "/Subtype")
    text = _text(each, "/Contents") or plain(_text(each, "/RC"))
    if subtype in _OTHERS or not (subtype in MARKS or subtype in DRAWN or text):
        return None
    parent = _entry(each, "/IRT")
    quads = _quads(_numbers(each, "/QuadPoints"))
    box = _box(_numbers(each, "/Rect")) or _around(quads) or (0.0, 0.0, 0.0, 0.0)
    return Annotation(
        page,
        _key(each, page, index),
        subtype,
        box,
        _spot(each, subtype, box, turn),
        (quads or (box,)) if subtype in MARKS else quads,
        text,
        " ".join(_text(each, "/T").split()),
        moment(_text(each, "/CreationDate")) or moment(_text(each, "/M")),
        _text(each, "/NM"),
        _key(parent, page, -1) if parent is not None else "",
        _name(each, "/RT") == "Group",
        _state(each),
        _name(each, "/Name"),
    )


def _state(each: Any) -> str:
    """The state that an annotation sets its parent to, as `Completed`; some readers leave out the model (12.5.6.3)."""
    return _text(each, "/State")


def _key(each: Any, page: int, index: int) -> str:
    """What an annotation is known by: its object; one that is none by its name, else its place in its page."""
    if each is None:
        return ""
    if isinstance(each, String):
        return f"name {safe(lambda: str(each), '')}"
    number, generation = safe(lambda: each.objgen, (0, 0))
    if number:
        return f"{number} {generation}"
    name = _text(each, "/NM") if isinstance(each, Dictionary) else ""
    return f"name {name}" if name else f"page {page} {index}"


def _spot(each: Any, subtype: str, box: Box, turn: int) -> Point:
    """The place that an annotation points to: the tip of a callout or an arrow, the point of a caret, the middle of anything else.

    The upper left corner of a note stays where it is when it is not turned with its page (12.5.3).
    """
    left, bottom, right, top = box
    middle = (left + right) / 2, (bottom + top) / 2
    if subtype == "FreeText" and len(callout := _numbers(each, "/CL")) >= 4:
        return callout[0], callout[1]
    if subtype == "Line" and len(line := _numbers(each, "/L")) == 4:
        ends = safe(lambda: [str(end) for end in each.get("/LE", [])], list[str]())
        tips = [point for point, end in zip((line[:2], line[2:]), ends, strict=False) if "Arrow" in end]
        return (tips[0][0], tips[0][1]) if len(tips) == 1 else middle
    if subtype == "Caret":
        return middle[0], top
    if subtype == "Text" and turn and safe(lambda: int(each.get("/F", 0)), 0) & _NO_ROTATE:
        wide, high = (right - left) / 2, (top - bottom) / 2
        across, down = {90: (high, wide), 180: (-wide, high), 270: (-high, -wide)}.get(turn, (wide, -high))
        return left + across, top + down
    return middle


def _quads(numbers: Sequence[float]) -> tuple[Box, ...]:
    """The boxes around quadrilaterals, whichever corner they begin with: readers and the standard differ."""
    each = (numbers[at : at + 8] for at in range(0, len(numbers) - 7, 8))
    return tuple((min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in each)


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _box(numbers: Sequence[float]) -> Box | None:
    if len(numbers) != 4:
        return None
    (left, right), (bottom, top) = sorted(numbers[::2]), sorted(numbers[1::2])
    return left, bottom, right, top


def _numbers(each: Any, key: str) -> list[float]:
    """An array of numbers; empty where one of them is none, or far from any page."""
    found = safe(lambda: [float(number) for number in each.get(key, [])], list[float]())
    return found if all(math.isfinite(number) and abs(number) < FARTHEST for number in found) else []


def _entry(each: Any, key: str) -> Any:
    """An entry of a dictionary; None where there is none, or it cannot be read."""
    return safe(lambda: each.get(key), None)


def _name(each: Any, key: str) -> str:
    value = _entry(each, key)
    return "" if value is None or isinstance(value, Dictionary | Array | Stream) else str(value).removeprefix("/")


def _text(each: Any, key: str) -> str:
    """A text string, or a stream of text; empty for anything else."""
    value = _entry(each, key)
    if isinstance(value, Stream):
        data = safe(lambda: bytes(value.get_stream_buffer()), b"")
        return tidy(decoded(data, data.decode("latin-1")))
    if not isinstance(value, String):
        return ""
    return tidy(decoded(bytes(value), safe(lambda: str(value), bytes(value).decode("latin-1"))))


def _inherited(page: Any, key: str) -> Any:
    """An entry that a page may have from its parents (7.7.3.4)."""
    for _ in range(32):
        if page is None or key in page:
            break
        page = page.get("/Parent")
    return None if page is None else page.get(key)


def safe(read: Callable[[], Value], otherwise: Value) -> Value:
    """What is read, or something else where it cannot be."""
    try:
        return read()
    except FAULTS:
        return otherwise
