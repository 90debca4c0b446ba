"""The pages as a whole: how many, which are blank, what they are called, and where readers are led."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from galley.message import said
from galley.pdf.objects import Array, Dictionary, String, leaves
from galley.preflight.document import Document
from galley.preflight.marks import NOWHERE, UNPLACED, Mark
from galley.preflight.page import Page
from galley.preflight.rule import EVERY, LIGHT, PRESS, Family, Finding, Kinds, Rule
from galley.preflight.spaces import NOTHING
from galley.problem import Severity

FOLIO = re.compile(r"[\d٠-٩۰-۹]{1,4}")
MARK = re.compile(r"\W*\d+\W*")
"""The words of a link that leads to a note, or is a number of an index itself."""

COUNT = Rule("page.count", said("the number of pages fills whole sheets"), "how books are bound", PRESS)
BLANK = Rule("page.blank", said("blank pages are meant"), "GWG 2015", EVERY, Severity.NOTE)
LABELS = Rule("page.labels", said("viewers call pages as they are numbered in print"), "ISO 32000-1, 12.4.2", EVERY)
FOLIOS = Rule(
    "page.folio",
    said("the number printed in a contents is the folio of the page it leads to"),
    "ISO 14289-1, 7.18.5",
    LIGHT,
    Severity.WARNING,
)
OUTLINE = Rule("page.outline", said("there are bookmarks, and each leads to a page"), "ISO 14289-1, 7.17", LIGHT)
TARGET = Rule("link.target", said("every link leads somewhere"), "ISO 32000-1, 12.3.2", LIGHT)
CONTENTS = Rule("link.contents", said("every link says in words where it leads"), "ISO 14289-1, 7.18.5", LIGHT)
PARENT = Rule("link.structure", said("every link is held by a Link element"), "ISO 14289-1, 7.18.5", LIGHT)
LEADER_PT = 4
"""The number of an entry stands apart from its words, and alone."""
LEAST_PART = 3
"""Folios stand at one height on a third of the pages at least, and on two where there are two: a number in a table is no folio."""
MOST_BEFORE = 500
"""Pages of a volume before."""
SHORT_BOOK = 20
"""A file of fewer pages does without bookmarks."""


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with pages, and with what leads to them."""
    pages, wanted = len(document.pages), document.limits.pages_at_once
    if pages % wanted:
        message = said("the number of pages, {pages}, is no multiple of {wanted}", pages=pages, wanted=wanted)
        yield COUNT.broken(
            message, said("add blank pages at the end; a book built here gets them by `binding:` in publication.yaml")
        )
    for page in document.pages:
        if not any(
            mark.kind not in UNPLACED
            and (mark.box == NOWHERE or page.is_seen(mark.box))
            and not (mark.ink.is_white or mark.ink == NOTHING)
            for mark in page.marks
        ):
            yield BLANK.broken(
                said("the page is blank"), said("nothing has to be done where it is meant to be"), page.number
            )
    labels = page_labels(document)
    yield from _labels(document, labels)
    yield from _outline(document)
    yield from _links(document, labels)


def page_labels(document: Document) -> list[str | None]:
    """What viewers call each page (12.4.2): by their place where a file does not say it; None where one that does leaves pages out."""
    if "/PageLabels" not in document.pdf.Root:
        return [str(page.number) for page in document.pages]
    found: list[str | None] = [None] * len(document.pages)
    told = ((int(first), label) for first, label in leaves(document.pdf.Root.get("/PageLabels"), "/Nums"))
    ranges = sorted(told, key=lambda each: each[0])
    for number, (first, label) in enumerate(ranges):
        behind = ranges[number + 1][0] if number + 1 < len(ranges) else len(found)
        start, style, prefix = int(label.get("/St", 1)), str(label.get("/S", "")), str(label.get("/P", ""))
        for page in range(max(first, 0), min(behind, len(found))):
            value = start + page - first
            found[page] = prefix + {"": "", "/D": str(value)}.get(style, f"{style.lstrip('/')}{value}")
    return found


def _labels(document: Document, labels: list[str | None]) -> Iterator[Finding]:
    """Labels that are not what stands at the foot or the head of the page, where numbers alone stand there and rise with the pages."""
    highest = max(len(document.pages), *(int(label) for label in labels if label and label.isdecimal()), 0)
    printed = [_folios(page, highest) for page in document.pages]
    steps = Counter(
        (level, int(number) - page.number)
        for page, found in zip(document.pages, printed, strict=True)
        for level, number in set(found)
    )
    count = len(document.pages)
    usual = {level for (level, _), times in steps.items() if times * LEAST_PART >= count and times >= min(2, count)}
    for page, label, found in zip(document.pages, labels, printed, strict=True):
        folios = [number for level, number in found if level in usual]
        if label is not None and folios and label not in folios:
            message = said(
                "viewers call the page {label}, printed is {folio}", label=label or "“”", folio=" / ".join(folios)
            )
            yield LABELS.broken(message, said("let the labels be the folios"), page.number)


def _folios(page: Page, highest: int) -> list[tuple[int, str]]:
    """The numbers that stand by themselves in the outer eighths of a page, each with its height on the page, and are no years or the like: folios are
    not much higher than there are pages, or than the `highest` label of some pages of a book."""
    high = page.trim[3] - page.trim[1]
    low, top = page.trim[1] + high / 8, page.trim[3] - high / 8
    found = [mark for mark in page.marks if mark.kind == "text" and (mark.box[3] < low or mark.box[1] > top)]
    alone = [
        mark for mark in found if FOLIO.fullmatch(mark.text.strip()) and not any(_beside(mark, each) for each in found)
    ]
    numbers = [(round(mark.box[1]), mark.text.strip()) for mark in alone]
    return [(level, number) for level, number in numbers if int(number) <= highest + MOST_BEFORE]


def _beside(mark: Mark, other: Mark) -> bool:
    """Whether another text goes on in the same line, as the digits below a bar code do."""
    (left, low, right, high), (its_left, its_low, its_right, its_high) = mark.box, other.box
    in_line = other is not mark and its_low < (low + high) / 2 < its_high
    return in_line and max(its_left - right, left - its_right) < high - low


def _outline(document: Document) -> Iterator[Finding]:
    outlines = document.pdf.Root.get("/Outlines")
    items = list(bookmarks(outlines.get("/First"))) if isinstance(outlines, Dictionary) else []
    if not items and len(document.pages) >= SHORT_BOOK:
        yield OUTLINE.broken(said("there are no bookmarks"), said("let headings be bookmarks"))
    for item in items:
        if page_of(target_of(item), document) is None:
            message = said("bookmark “{title}” leads nowhere", title=str(item.get("/Title", ""))[:40])
            yield OUTLINE.broken(message, said("let it lead to a page of the file"))


def bookmarks(first: Any) -> Iterator[Any]:
    """Bookmarks and those below them, each once: a circle ends."""
    waiting, seen = [first], set[tuple[int, int]]()
    while waiting:
        item = waiting.pop()
        if isinstance(item, Dictionary) and item.objgen not in seen:
            if item.is_indirect:
                seen.add(item.objgen)
            yield item
            waiting += [item.get("/Next"), item.get("/First")]


def target_of(holder: Any) -> Any:
    """The destination of a bookmark or a link, its own or that of its action (12.6.4.2)."""
    action = holder.get("/A")
    return holder.get("/Dest") if not isinstance(action, Dictionary) else action.get("/D")


def page_of(target: Any, document: Document) -> int | None:
    """The number of the page that a destination leads to, counted from 1."""
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if isinstance(target, String) or (target is not None and not isinstance(target, Array)):
        target = document.destinations.get(str(target).lstrip("/"))
        if isinstance(target, Dictionary):
            target = target.get("/D")
    if not isinstance(target, Array) or not len(target):
        return None
    page = target[0]
    return document.numbers.get(page.objgen) if isinstance(page, Dictionary) else None


def _links(document: Document, labels: list[str | None]) -> Iterator[Finding]:
    held, kinds = document.held_by, Kinds()
    for page in document.pages:
        notes = [each for each in page.obj.get("/Annots", []) if isinstance(each, Dictionary)]
        links = [each for each in notes if str(each.get("/Subtype")) == "/Link"]
        boxes = [_box(each) for each in links]
        for note, box in zip(links, boxes, strict=True):
            where = page.number, box, said("link")
            action = note.get("/A")
            web = isinstance(action, Dictionary) and "/URI" in action
            leads = None if web else page_of(target_of(note), document)
            if not web and leads is None:
                yield TARGET.broken(
                    said("a link leads nowhere"), said("give its target a place, or take it out"), *where
                )
            words = str(note.get("/Contents", "")).strip()
            if not words or re.fullmatch(r"[a-z0-9]+(?:[-_.:/#][a-z0-9]+)+", words):
                message = said("a link is described as “{words}”", words=words)
                kinds.add(words, CONTENTS.broken(message, said("let /Contents be the words of the link"), *where))
            kind = held.get(note.objgen)
            if kind != "Link":
                message = said("a link is held by {kind}", kind=kind or said("no element"))
                kinds.add((PARENT, kind), PARENT.broken(message, said("tag it as Link with an OBJR"), *where))
            if leads is not None and sum(_is_beside(box, other) for other in boxes) == 1:
                yield from _number(page, box, labels[leads - 1])
    yield from kinds.told()


def _box(note: Any) -> Any:
    return tuple(float(edge) for edge in note.get("/Rect", (0, 0, 0, 0)))


def _is_beside(box: Any, other: Any) -> bool:
    """Whether two boxes share a line."""
    return bool(box[1] < (other[1] + other[3]) / 2 < box[3])


def _is_within(box: Any, other: Any) -> bool:
    """Whether the middle of a box is in another."""
    across, along = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return bool(other[0] < across < other[2] and other[1] < along < other[3])


def _number(page: Page, box: Any, label: str | None) -> Iterator[Finding]:
    """The number behind an entry of a contents: what stands next behind the only link of a line, where that is a number by itself."""
    behind = [
        mark
        for mark in page.marks
        if mark.kind == "text"
        and _is_beside(box, mark.box)
        and mark.box[0] >= box[2] - 1
        and re.search(r"\w", mark.text)
    ]
    inside = [mark.text.strip() for mark in page.marks if mark.kind == "text" and _is_within(mark.box, box)]
    if not behind or label is None or any(map(MARK.fullmatch, inside)):
        return
    following, *rest = sorted(behind, key=lambda mark: mark.box[0])
    if following.box[0] - box[2] < LEADER_PT:
        return
    if rest and rest[0].box[0] - following.box[2] < LEADER_PT:
        return
    printed = following.text.strip()
    if FOLIO.fullmatch(printed) and printed != label:
        message = said("behind a link to page {label} stands {printed}", label=label, printed=printed)
        mend = said("let the number be that of the page")
        yield FOLIOS.broken(message, mend, page.number, following.box, said("text"))


FAMILY = Family(said("pages"), (COUNT, BLANK, LABELS, FOLIOS, OUTLINE, TARGET, CONTENTS, PARENT), examine)
