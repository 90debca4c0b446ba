"""The links of a page as annotations (ISO 32000-1, 12.5.6.5): one for each line that a link stands on, and one each for the call and the marker of a note.

The engine makes one of each box in a link besides. Private parts of WeasyPrint 70: `Page.links`, whose entries have a kind, a target, the edges of a
box, and the box; its `link`, which only that of the `a` has; what the engine sets for the notes of its own area, `link` and the `anchor` of a `style`;
`hit_area` of a box, which it asks where a link and a place are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from galley.typeset.tags import CALL, MARK, places_of, root_of

TO_BE_PRINTED = 4
"""The one flag (12.5.3): archives want to have it (ISO 19005-2, 6.3.2)."""
NOTE = "note"
"""What the names of notes begin with; their place in the HTML follows, and behind that of a call what tells it from its note."""
SAID = {CALL: "data-to-note", MARK: "data-to-call"}
"""The attributes of the outermost element that say in the language of the book where the call and the marker of a note lead: with `{number}`."""
NUMBER = "{number}"


def join_notes(page: Any) -> None:
    """Let the calls of notes on a page box of the engine lead to their notes, and the markers of these to their calls.

    A call within a link has no link of its own, since no two links lie on each other (ISO 14289-1, 7.18.5); its note leads back to it all the same.
    """
    places = places_of(page)
    for box, is_note, is_linked in _of_notes(page, is_note=False, is_linked=False):
        name = f"{NOTE}{places[box.element].key}"
        if is_note:
            _place(box, name)
            continue
        box.hit_area = partial(_border_area, box)
        if box.element_tag.endswith(CALL):
            _place(box, f"{name}{CALL}")
        if not is_linked:
            box.link = "url", ("internal", name if box.element_tag.endswith(CALL) else f"{name}{CALL}")


def _of_notes(box: Any, *, is_note: bool, is_linked: bool) -> Iterator[tuple[Any, bool, bool]]:
    """The notes in a box, which `is_note` says begin right below it, and their calls and markers: whether it is a note, and whether it stands in a link."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        begins = is_note and child.element is not None
        is_beside = (child.element_tag or "").endswith((CALL, MARK))
        if begins or (is_beside and child.children):
            yield child, begins, is_linked
        below = (is_note and not begins) or isinstance(child, boxes.FootnoteAreaBox)
        yield from _of_notes(child, is_note=below, is_linked=is_linked or bool(child.link))


def _place(box: Any, name: str) -> None:
    """Let a box be the place of a name."""
    box.style = box.style.copy()
    box.style["anchor"] = name


def _border_area(box: Any) -> tuple[float, float, float, float]:
    """Where a call or a marker is, by its font: the lines of calls have no height, so that they move no line of the text."""
    return box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()


def links_of(page: Any, apart: Collection[int], scale: float) -> list[tuple[Any, pydyf.Dictionary]]:
    """The links of a page, each with its box, but for those in boxes whose ids are `apart`. `scale` is how many pt there are to a px."""
    made = []
    for kind, target, (left, top, right, bottom), box in page.links:
        if box.link and kind in ("internal", "external") and id(box) not in apart:
            edges = left, page.height - bottom, right, page.height - top
            words = target if kind == "external" else _read(box, root_of(page._page_box))
            made.append((box, _annotation(kind, target, [edge * scale for edge in edges], words)))
    return made


def _annotation(kind: str, target: str, edges: list[float], words: str) -> pydyf.Dictionary:
    """A link of which these words are read (ISO 14289-1, 7.18.5)."""
    leads = {"Dest": pydyf.String(target)}
    if kind == "external":
        leads = {"A": pydyf.Dictionary({"Type": "/Action", "S": "/URI", "URI": pydyf.String(target)})}
    return pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array(edges),
            "BS": pydyf.Dictionary({"W": 0}),
            "F": TO_BE_PRINTED,
            "Contents": pydyf.String(words),
            **leads,
        }
    )


def _read(box: Any, root: Any) -> str:
    """What is read of a link within the book: its words; of the call and the marker of a note, what the book says with its number."""
    beside = next((each for each in SAID if box.element_tag.endswith(each)), None)
    if beside is None:
        return _plain("".join(box.element.itertext()))
    number = _plain("".join(each.text for each in box.descendants() if isinstance(each, boxes.TextBox)))
    return str(root.get(SAID[beside], NUMBER)).replace(NUMBER, _bare(number) or number)


def _plain(text: str) -> str:
    """A text without characters that are not seen, on one line."""
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())


def _bare(number: str) -> str:
    """A number without the marks around it."""
    around = "".join(letter for letter in number if unicodedata.category(letter)[0] in "PZ")
    return number.strip(around)
