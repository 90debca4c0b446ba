"""Sequence: the numbers that passages begin with, and whether they follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from galley.message import Message, said
from galley.passages.passage import Kind, Passage, sharing_group
from galley.problem import Severity
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.item_numbers import Number, breaks_in_list, breaks_in_text, number_of


@engine("sequence")
def sequence(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Items of a list, or passages of a text that was sent, whose numbers do not follow each other."""
    if reading.submitted:
        yield from _broken_in_text(rule, reading.passages)
        return
    for passages in reading.by_language().values():
        for items in sharing_group(passages).values():
            yield from _broken_in_list(rule, items)


def _broken_in_text(rule: Rule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Numbers of a text; two of one style are two levels where nothing stands between them, else two lists.

    Where more than one item is missing, the text is likelier cut than wrong: a note.
    """
    found = _numbered(passages)
    order = {id(passage): at for at, passage in enumerate(passages)}
    for wrong in breaks_in_text([number for _, number in found]):
        span, number = found[wrong.at]
        other = None if wrong.other is None else found[wrong.other]
        if wrong.kind == "level" and other and order[id(span.passage)] > order[id(other[0].passage)] + 1:
            continue
        message, mend = _told(wrong.kind, number.mark, other[1].mark if other else "")
        is_cut = wrong.kind in ("gap", "start") and number.value - (other[1].value if other else 0) > 2
        doubtful = wrong.kind == "level" or (wrong.kind == "repeat" and number.value == 1) or is_cut
        level = Severity.NOTE if doubtful else None
        yield rule.found(span, message=message, mend=mend, level=level, related=(other[0],) if other else ())


def _numbered(passages: Iterable[Passage]) -> list[tuple[Span, Number]]:
    """The numbers that passages begin with, and where they stand; a marker read apart stands at the first letter."""
    found = list[tuple[Span, Number]]()
    for passage in passages:
        if number := number_of(passage.text):
            found.append((Span(passage, number.start, number.start + len(number.mark)), number))
        elif passage.marker and (number := number_of(f"{passage.marker} {passage.text}")):
            found.append((Span(passage, 0, 1), number))
    return found


def _broken_in_list(rule: Rule, items: Sequence[Passage]) -> Iterator[Finding]:
    """Items of one list; a translation has the numbers of its source."""
    items = [item for item in items if item.kind is Kind.ITEM and item.position and item.source is None]
    for wrong in breaks_in_list([item.position for item in items]):
        item, other = items[wrong.at], None if wrong.other is None else items[wrong.other]
        message, mend = _told(wrong.kind, item.position, other.position if other else "")
        related = (Span(other, 0, 1),) if other else ()
        yield rule.found(Span(item, 0, 1), message=message, mend=mend, related=related)


def _told(kind: str, mark: object, other: object) -> tuple[Message, Message]:
    """What is wrong with a number, `other` being the one it is compared with, and how to mend it."""
    follows = said("{mark} follows {other}", mark=mark, other=other)
    missing = said("check whether an item is missing, or number anew")
    told = {
        "repeat": (
            said("{mark} stands twice", mark=mark),
            said("number the second item anew, or as of its own level"),
        ),
        "start": (
            said("the list begins with {mark}", mark=mark),
            said("check whether the first item is missing, or number anew"),
        ),
        "style": (
            said("{mark} follows {other}, which is written otherwise", mark=mark, other=other),
            said("write both in one style"),
        ),
        "level": (
            said("{mark} stands below {other}, which looks the same", mark=mark, other=other),
            said("number each level in a style of its own"),
        ),
        "order": (follows, said("put the items in order")),
    }
    return told.get(kind, (follows, missing))
