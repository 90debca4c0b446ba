"""Sequences: the passages of a text that begin with a number, and what is wrong with their order and form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Finding, Span
from galley.proof.marks.numbering import Number, breaks_in_list, breaks_in_text, number_of

_LEAST = 3
"""Numbers of a kind that make a use of spaces out of which another stands."""

_BULLET = re.compile(r"[ \t\u3000]*([•·▪●○※*]|[-–](?!\d))([ \t\u3000]*)(?=[^\s•·▪●○*])")

_Numbered = tuple[Span, Number]


def numbered(passages: Iterable[Passage]) -> list[_Numbered]:
    """The numbers that passages begin with, and where they stand; a marker read apart stands at the first letter."""
    found = list[_Numbered]()
    for passage in passages:
        if number := number_of(passage.text):
            found.append((Span(passage, number.start, number.start + len(number.mark)), number))
        elif passage.marker and (number := number_of(f"{passage.marker} {passage.text}")):
            found.append((Span(passage, 0, 1), number))
    return found


def _told(kind: str, mark: object, other: object) -> tuple[str, str]:
    """What is wrong with a number, `other` being the one it is compared with, and how to mend it."""
    match kind:
        case "repeat":
            message = said("{mark} stands twice", mark=mark)
            return message, said("number the second item anew, or as of its own level")
        case "start":
            message = said("the list begins with {mark}", mark=mark)
            return message, said("check whether the first item is missing, or number anew")
        case "style":
            message = said("{mark} follows {other}, which is written otherwise", mark=mark, other=other)
            return message, said("write both in one style")
        case "level":
            message = said("{mark} stands below {other}, which looks the same", mark=mark, other=other)
            return message, said("number each level in a style of its own")
    message = said("{mark} follows {other}", mark=mark, other=other)
    if kind == "order":
        return message, said("put the items in order")
    return message, said("check whether an item is missing, or number anew")


def broken_in_text(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Numbers of a text that was sent which do not follow each other."""
    found = numbered(passages)
    for wrong in breaks_in_text([number for _, number in found]):
        span, number = found[wrong.at]
        other = None if wrong.other is None else found[wrong.other]
        message, mend = _told(wrong.kind, number.mark, other[1].mark if other else "")
        doubtful = wrong.kind == "level" or (wrong.kind == "repeat" and number.value == 1)
        yield Finding(span, message, mend, (other[0],) if other else (), severity=Severity.NOTE if doubtful else None)


def broken_in_list(items: Sequence[Passage]) -> Iterator[Finding]:
    """Items of one list whose numbers do not follow each other; a translation has the numbers of its source."""
    items = [item for item in items if item.kind is Kind.ITEM and item.position and item.source is None]
    for wrong in breaks_in_list([item.position for item in items]):
        item, other = items[wrong.at], None if wrong.other is None else items[wrong.other]
        message, mend = _told(wrong.kind, item.position, other.position if other else "")
        yield Finding(Span(item, 0, 1), message, mend, (Span(other, 0, 1),) if other else ())


def unlike_others(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Numbers that are spaced or written otherwise than most of their kind."""
    found = numbered(passages)
    by_family, by_style = defaultdict[str, list[_Numbered]](list), defaultdict[str, list[_Numbered]](list)
    for each in found:
        by_family[each[1].family].append(each)
        by_style[each[1].style].append(each)
    for kind in by_style.values():
        yield from _spaced_unlike([(span, number) for span, number in kind if len(span.text) == len(number.mark)])
    for kind in by_family.values():
        yield from _written_unlike(kind)
    yield from _bullets_unlike(passages)


def _spaced_unlike(found: Sequence[_Numbered]) -> Iterator[Finding]:
    use = Counter(number.spaced for _, number in found)
    for span, number in found:
        if use[not number.spaced] >= max(_LEAST, 3 * use[number.spaced]):
            safe = None if number.spaced else f"{number.mark} "
            message = (
                said("a space behind {mark}, unlike the others of its kind", mark=number.mark)
                if number.spaced
                else said("no space behind {mark}, unlike the others of its kind", mark=number.mark)
            )
            yield Finding(span, message, said("space the numbers alike"), replacement=safe)


def _written_unlike(found: Sequence[_Numbered]) -> Iterator[Finding]:
    """The less usual of two ways to write the same kind of number, told once."""
    styles = defaultdict[str, list[Span]](list)
    for span, number in found:
        styles[number.style].append(span)
    usual = max(styles, key=lambda style: len(styles[style]))
    for style, (first, *others) in styles.items():
        if style != usual and found[0][1].family != "I.":
            message = said("numbers are written {style} here, {usual} elsewhere", style=style, usual=usual)
            related = (styles[usual][0], *others)
            yield Finding(
                first, message, said("number all lists of a level in one style"), related, severity=Severity.NOTE
            )


def _bullets_unlike(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Bullets of one kind with a space behind them and without: the less usual, told once."""
    uses = defaultdict[str, dict[bool, list[Span]]](lambda: {True: [], False: []})
    for passage in passages:
        if found := _BULLET.match(passage.text):
            uses[found[1]][bool(found[2])].append(Span(passage, *found.span(1)))
    for bullet, use in uses.items():
        odd, usual = sorted(use.values(), key=len)
        if odd:
            message = said(
                "{bullet} stands with a space behind it {spaced} times, without {unspaced} times",
                bullet=bullet,
                spaced=len(use[True]),
                unspaced=len(use[False]),
            )
            first, *others = odd
            yield Finding(first, message, said("space all bullets alike"), (usual[0], *others), severity=Severity.NOTE)
