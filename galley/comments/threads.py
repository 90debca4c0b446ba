"""Remarks of reviewers: annotations that belong together, with what was answered, and what they were set to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from galley.comments.annotations import Annotation, Point
from galley.maps import Box

_WHAT = {
    "Text": "note",
    "Highlight": "highlight",
    "Underline": "underline",
    "Squiggly": "squiggle",
    "StrikeOut": "deletion",
    "Redact": "deletion",
    "Caret": "insertion",
    "FreeText": "text",
    "Ink": "drawing",
    "Stamp": "stamp",
    "Line": "shape",
    "Square": "shape",
    "Circle": "shape",
    "Polygon": "shape",
    "PolyLine": "shape",
}
_STATES = {"Completed": "done", "Rejected": "refused", "Cancelled": "refused", "Accepted": "open", "None": "open"}
"""What a remark is set to by its review; a mark of one's own says nothing (ISO 32000-2, 12.5.6.3)."""
_ROUND = ("Square", "Circle", "Polygon")
"""What is drawn around words."""
_ASKING = ("?", "？")
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody has answered, or what a remark was set to."""

    who: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer has to say at a place: `what` it is, `text` and `proposal` as written; the lines it marks, what it takes up, and the place it
    points to, in pt on a page of the file, 1-based."""

    id: str
    page: int
    what: str
    who: str
    when: str
    text: str
    proposal: str
    quads: tuple[Box, ...]
    box: Box
    spot: Point
    state: str = "open"
    answers: tuple[Answer, ...] = ()


def remarks(found: Sequence[Annotation]) -> list[Remark]:
    """The remarks of a file in the order that they stand in."""
    unique = list({each.key: each for each in reversed(found)}.values())[::-1]
    roots = _roots(unique)
    threads: dict[str, list[Annotation]] = {}
    for each in unique:
        threads.setdefault(roots[each.key], []).append(each)
    return _apart([_remark(members, root) for root, members in threads.items()])


def _apart(found: Sequence[Remark]) -> list[Remark]:
    """Remarks whose ids differ: some readers name several alike."""
    counts: Counter[str] = Counter()
    told = []
    for each in found:
        counts[each.id] += 1
        told.append(replace(each, id=f"{each.id}-{counts[each.id]}") if counts[each.id] > 1 else each)
    return told


def _roots(found: Sequence[Annotation]) -> dict[str, str]:
    """The first annotation of the thread that each belongs to, by their keys; what is named and not there, or goes round in a circle, begins one."""
    by_key = {each.key: each for each in found}
    names = {f"name {each.name}": each.key for each in found if each.name}
    roots: dict[str, str] = {}
    for each in found:
        at, seen = each.key, [each.key]
        for _ in range(DEEPEST):
            parent = by_key[at].parent
            parent = parent if parent in by_key else names.get(parent, "")
            if not parent:
                break
            if parent in seen:
                at = min(seen[seen.index(parent) :])
                break
            at = parent
            seen.append(at)
        roots[each.key] = at
    return roots


def _remark(members: Sequence[Annotation], root: str) -> Remark:
    first = next((each for each in members if each.key == root), members[0])
    marks = [first, *(each for each in members if each is not first and _is_mark(each, first))]
    answers = sorted((each for each in members if each not in marks), key=lambda each: each.when)
    kinds = {each.subtype for each in marks}
    struck = [each for each in marks if each.subtype == "StrikeOut"]
    inserted = [each for each in marks if each.subtype == "Caret"]
    what = "replacement" if {"Caret", "StrikeOut"} <= kinds else _WHAT.get(first.subtype, "note")
    texts = list(dict.fromkeys(each.text for each in (*inserted, *marks) if each.text))
    proposal = texts.pop(0) if texts and inserted else ""
    if inserted and not proposal:
        what = "deletion" if struck else "note"
    lines = struck or [each for each in marks if each.quads]
    text = "\n".join(texts) or (first.icon if first.subtype == "Stamp" else "")
    return Remark(
        _digest(first),
        first.page,
        what,
        first.author,
        first.when,
        text,
        proposal,
        tuple(quad for each in lines for quad in each.quads) or ((first.box,) if first.subtype in _ROUND else ()),
        first.box,
        (inserted or [first])[0].spot,
        _state(first, text, proposal, answers),
        tuple(Answer(each.author, each.when, each.text or each.state) for each in answers if each.text or each.state),
    )


def _is_mark(each: Annotation, first: Annotation) -> bool:
    """Whether an annotation is a part of the first one of its thread, not an answer to it: of its group, or the other half of a replacement."""
    pair = {each.subtype, first.subtype} == {"Caret", "StrikeOut"}
    return not each.state and (each.grouped or pair)


def _state(first: Annotation, text: str, proposal: str, answers: Iterable[Annotation]) -> str:
    """What a remark was set to last; one that only asks is a question."""
    told = [_STATES[each.state] for each in answers if each.state in _STATES]
    if told and told[-1] != "open":
        return told[-1]
    return "question" if not proposal and (first.icon == "Help" or text.endswith(_ASKING)) else "open"


def _digest(each: Annotation) -> str:
    """What a remark is known by when its file comes again, edited or not: what its reader has named it, else where and when it was made."""
    named = (each.name, each.author, each.when)
    placed = (each.subtype, str(each.page), *(f"{edge:.1f}" for edge in each.box), each.author, each.when)
    return hashlib.sha256("\0".join(named if each.name else placed).encode("utf-8", "replace")).hexdigest()[:10]
