"""What a text says twice: items of a list, rows of a table, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from galley.likeness.measures import likeness
from galley.passages.passage import Kind, Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

SHORTEST = 4
"""An item of fewer characters may well stand twice, and a row of fewer than four times as many."""
LONG, NEARLY = 40, 0.9
"""From how many characters on two paragraphs should differ, and from which likeness on they do not."""
STRETCH, SHARED = 6, 0.3
"""Two texts so alike share more than this part of their stretches of so many characters."""


@engine("repeated-item")
def repeated_item(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The items of one list, and the rows of one table, that say all the same as an earlier one; not where the earlier
    one is the source that a translation leaves as it is."""
    seen: dict[tuple[str, str], Passage] = {}
    for passage in reading.passages:
        said = _body(passage)
        if passage.group and len(said) >= SHORTEST and (passage.kind is Kind.ITEM or _is_row(passage)):
            first = seen.setdefault((passage.group, said), passage)
            if first not in (passage, passage.source):
                yield rule.found(Span.whole(passage), related=(Span.whole(first),))


@engine("repeated-paragraph")
def repeated_paragraph(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The long paragraphs of a language that are nearly the same as an earlier one."""
    for passages in reading.by_language().values():
        for passage, first in _near(each for each in passages if each.kind is Kind.PARAGRAPH):
            yield rule.found(Span.whole(passage), related=(Span.whole(first),))


def _body(passage: Passage) -> str:
    """What an item says, without its marker, spaces and the mark at its end."""
    text = passage.text.strip().removeprefix((passage.marker or "").strip())
    return re.sub(r"\s+", " ", text).strip(" ；;，,。.")


def _is_row(passage: Passage) -> bool:
    """Whether it is a whole row of a table that was sent as text."""
    return passage.kind is Kind.CELL and " " in passage.text.strip() and len(passage.text) > SHORTEST * 4


def _near(paragraphs: Iterable[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Of each two that are nearly alike the later one first, and never first itself for others; compared are those that share stretches of characters."""
    index: dict[str, list[Passage]] = {}
    for passage in paragraphs:
        if len(passage.text) < LONG:
            continue
        stretches = {passage.text[at : at + STRETCH] for at in range(len(passage.text) - STRETCH + 1)}
        shared = Counter(other for stretch in stretches for other in index.get(stretch, ()))
        for other, times in shared.most_common(1):
            if times > len(stretches) * SHARED and likeness(passage.text, other.text) >= NEARLY:
                yield passage, other
                break
        else:
            for stretch in stretches:
                index.setdefault(stretch, []).append(passage)
