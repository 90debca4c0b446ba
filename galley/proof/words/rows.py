"""Things that stand in rows: items and labels that are alike, and those that are written otherwise than the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from galley.likeness import likeness
from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Span

SHORTEST = 4
"""An item of fewer characters may well stand twice."""
LONG, NEARLY = 40, 0.9
"""From how many characters on two paragraphs should differ, and from which likeness on they do not."""
STRETCH, SHARED = 6, 0.3
"""Two texts so alike share more than this part of their stretches of so many characters."""
_LABEL = re.compile(r"[（(](?P<w>[^（）()\d]{3,20})[)）]")
_SHARED, _TAIL = 2, 2
_NAMES = re.compile(r"[A-Z][\w'’.-]*(?:[ ]+(?:of|the|and|de|du|la)\b|[ ]+[\w'’.()-]+)*")
_BETWEEN = re.compile(r"[•·;,，、;；\n\t]+|\s{2,}")
_WORD = re.compile(r"[A-Za-z]{3,}")
_SMALL = "of the and de du la des for in on to a an at by or with from"


def repeated_items(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """The items of one list, and the rows of one table, that say all the same as an earlier one, with that one."""
    seen: dict[tuple[str, str], Passage] = {}
    for passage in passages:
        if not passage.group or (passage.kind is not Kind.ITEM and not _is_row(passage)):
            continue
        said = body(passage)
        if len(said) >= SHORTEST:
            first = seen.setdefault((passage.group, said), passage)
            if first is not passage and not passage.is_said(0, len(passage.text)):
                yield passage, first


def body(passage: Passage) -> str:
    """What an item says, without its marker, spaces and the mark at its end."""
    text = passage.text.strip()
    if passage.marker and text.startswith(passage.marker.strip()):
        text = text[len(passage.marker.strip()) :]
    return re.sub(r"\s+", " ", text).strip(" ；;，,。.")


def _is_row(passage: Passage) -> bool:
    """Whether it is a whole row of a table that was sent as text."""
    return passage.kind is Kind.CELL and " " in passage.text.strip() and len(passage.text) > SHORTEST * 4


def near_paragraphs(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """The long paragraphs of a language that are nearly the same as an earlier one, with that one."""
    long = [each for each in passages if each.kind is Kind.PARAGRAPH and len(each.text) >= LONG]
    first: dict[str, Passage] = {}
    unique = list[Passage]()
    for passage in long:
        same = first.setdefault(passage.text, passage)
        if same is passage:
            unique.append(passage)
        else:
            yield passage, same
    yield from _near(unique)


def _near(paragraphs: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Of each two that are nearly alike the later one first; compared are those that share stretches of characters."""
    index: dict[str, list[Passage]] = {}
    for passage in paragraphs:
        stretches = {passage.text[at : at + STRETCH] for at in range(len(passage.text) - STRETCH + 1)}
        shared = Counter(other for stretch in stretches for other in index.get(stretch, ()))
        for other, times in shared.most_common(1):
            if times > len(stretches) * SHARED and likeness(passage.text, other.text) >= NEARLY:
                yield passage, other
        for stretch in stretches:
            index.setdefault(stretch, []).append(passage)


def cut_short(passages: Iterable[Passage]) -> Iterator[tuple[Span, Span]]:
    """Labels in brackets that end as several others do, but for the last character or two, with one of those."""
    labels = [
        Span(passage, *match.span("w"))
        for passage in passages
        if passage.kind in (Kind.LABEL, Kind.CELL, Kind.ITEM)
        for match in _LABEL.finditer(passage.text)
    ]
    texts = Counter(label.text for label in labels)
    endings = _endings(texts)
    for label in labels:
        fuller = _fuller(label.text, endings) if texts[label.text] == 1 else None
        if fuller:
            yield label, next(other for other in labels if other.text.endswith(fuller) and other is not label)


def _endings(texts: Iterable[str]) -> Counter[str]:
    """How many different labels end with each stretch of three to six characters."""
    return Counter(text[-length:] for text in texts for length in range(3, 7) if len(text) > length)


def _fuller(text: str, endings: Counter[str]) -> str | None:
    """What at least three other labels end with, where this one ends with it cut short by one or two characters."""
    for shared in range(min(5, len(text) - 1), _SHARED, -1):
        kin = [ending for ending, times in endings.items() if times > _TAIL and ending.startswith(text[-shared:])]
        for ending in sorted(kin, key=len):
            if 0 < len(ending) - shared <= _TAIL and not endings[text[-shared:]] > 1:
                return ending
    return None


def odd_cases(passages: Iterable[Passage]) -> Iterator[tuple[Span, str]]:
    """Common nouns in Latin lists that begin with a small letter, where the others begin with a capital one."""
    words = [
        (Span(passage, start + match.start(), start + match.end()), match[0])
        for passage in passages
        if passage.kind in (Kind.LABEL, Kind.CELL, Kind.ITEM)
        for start, name in _listed_names(passage.text)
        for match in list(_WORD.finditer(name))[1:]
        if match[0].lower() not in _SMALL.split()
    ]
    capitals = Counter(word for _, word in words if word[0].isupper())
    small = Counter(word for _, word in words if word.islower())
    for span, word in words:
        if word.islower() and capitals[word.capitalize()] > 2 * small[word]:
            yield span, word.capitalize()


def _listed_names(text: str) -> Iterator[tuple[int, str]]:
    """The names in a Latin list, with where they begin: short, and beginning with a capital letter."""
    start = 0
    for part in (*_BETWEEN.finditer(text), None):
        end = part.start() if part else len(text)
        name = text[start:end].strip()
        if name[:1].isascii() and name[:1].isupper() and len(name.split()) < 7:
            yield text.index(name, start), name
        start = part.end() if part else end
