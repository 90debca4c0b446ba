"""Ends of paragraphs and items: whether a sentence is closed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from galley.proof.copy.passage import Kind, Passage
from galley.proof.marks.numbering import number_of

_CLOSERS = "”’」』》〉）)»“\"'】〕\\]"
_STOPPED = re.compile(rf"[。！？…．.!?][{_CLOSERS}]*$")
_CLOSED = re.compile(rf"[。！？…．.!?；;：:—－-][{_CLOSERS}]*$")
_INNER_STOP = re.compile(rf"[。！？][{_CLOSERS}]*(?=\S)|[a-zа-яёөү가-힣]{{2}}[.!?][{_CLOSERS}]*\s+(?=[A-ZА-ЯЁӨҮ가-힣])")
_WORD_END = re.compile(r"[\w%](?:[”’」』»）)])?$")
_BULLET = re.compile(r"[ \t\u3000]*([-–•·▪●○◦※*])[ \t\u3000]*(?=\S)")
_SHORTEST = 12


def ends_with_stop(text: str) -> bool:
    """Whether the last mark of a text ends a sentence, quotes and brackets aside."""
    return _STOPPED.search(text.rstrip()) is not None


def is_unfinished(passage: Passage) -> bool:
    """Whether a paragraph has a sentence that ends, but its last one does not; a broken one may be taken for a label."""
    text = passage.text.rstrip()
    if passage.kind not in (Kind.PARAGRAPH, Kind.LABEL) or _CLOSED.search(text) or not _WORD_END.search(text):
        return False
    return _INNER_STOP.search(text) is not None


def begins_anew(passage: Passage) -> bool:
    """Whether a passage cannot go on with the sentence of the one before."""
    return passage.kind is not Kind.PARAGRAPH or bool(number_of(passage.text) or _BULLET.match(passage.text))


def lists(passages: Iterable[Passage], submitted: bool) -> list[list[Passage]]:
    """The items that stand together; in a text that was sent those with the same bullet, as its lists were guessed."""
    found = defaultdict[str, list[Passage]](list)
    for passage in passages:
        bullet = passage.marker or (match[1] if (match := _BULLET.match(passage.text)) else "")
        if submitted and bullet and not bullet.strip("().（）、").isalnum():
            found[f"{passage.file} {bullet}"].append(passage)
        elif passage.kind is Kind.ITEM and passage.group:
            found[passage.group].append(passage)
    return [items for items in found.values() if len(items) > 2]


def odd_ones(items: Sequence[Passage]) -> Iterator[tuple[Passage, bool, Passage]]:
    """Items that end otherwise than at least three of four others, whether these end with a stop, one of them."""
    speaking = [
        item for item in items if len(item.text.strip()) >= _SHORTEST and item.text.rstrip()[-1] not in ")）:："
    ]
    told = [(item, ends_with_stop(item.text)) for item in speaking]
    for usual in (True, False):
        majority = [item for item, stopped in told if stopped is usual]
        minority = [item for item, stopped in told if stopped is not usual]
        if majority and minority and len(majority) >= max(2, 3 * len(minority)):
            yield from ((item, usual, majority[0]) for item in minority)
