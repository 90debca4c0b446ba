"""Translations that leave out a sentence or add one, and such as are far too short or too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from galley.message import said
from galley.passages.passage import Kind, Passage
from galley.proof.engines.parallel.figures import figures
from galley.proof.engines.parallel.names import names_of
from galley.proof.engines.parallel.pairs import (
    ENOUGH_LETTERS,
    Pair,
    Ratio,
    is_native,
    letters,
    pairs,
    ratios,
    sentences,
    size,
)
from galley.proof.finding import Finding, Span, excerpt
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_MOVES = ((1, 1, 0.0), (1, 2, 1.6), (2, 1, 1.6), (2, 2, 3.0), (3, 1, 3.5), (1, 3, 3.5), (1, 0, 4.0), (0, 1, 4.0))
"""How many sentences of the source go with how many of the translation, and what that costs besides."""
_STRAYING = 0.2
"""How far the length of a sentence that is `_USUAL` long strays; that of others with the root of their length (Gale and Church 1993)."""
_USUAL = 30.0
_MARK = 1.0
"""What a number or name costs that one side lacks, and no more than for `_MARKS`."""
_MARKS = 4
_NEAR = 6
"""How far the number of a sentence may be from where its share of the text would have it."""

_Step = tuple[range, range]
"""Sentences of the source, and those of the translation that render them."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: its length, in letters of Chinese that say as much, and the numbers and names that tell its rendering."""

    letters: float
    marks: frozenset[object]


def _aligned(theirs: Sequence[_Sentence], ours: Sequence[_Sentence]) -> list[_Step]:
    """The cheapest way to go through both."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(theirs) + 1):
        middle = i * len(ours) // max(len(theirs), 1)
        reach = _NEAR + abs(len(ours) - len(theirs))
        for j in range(max(middle - reach, 0), min(middle + reach, len(ours)) + 1):
            found = [
                (
                    best[i - down, j - across][0] + price + _cost(theirs[i - down : i], ours[j - across : j]),
                    (i - down, j - across),
                )
                for down, across, price in _MOVES
                if (i - down, j - across) in best
            ]
            if found:
                best[i, j] = min(found)
    path, at = list[_Step](), (len(theirs), len(ours))
    while at != (0, 0):
        before = best[at][1]
        path.append((range(before[0], at[0]), range(before[1], at[1])))
        at = before
    return path[::-1]


def _cost(theirs: Sequence[_Sentence], ours: Sequence[_Sentence]) -> float:
    if not theirs or not ours:
        return 0.0
    source, target = (sum(each.letters for each in side) for side in (theirs, ours))
    off = (target - source) / (_STRAYING * sqrt(_USUAL * max(source + target, 2) / 2))
    marks = frozenset().union(*(each.marks for each in theirs)) ^ frozenset().union(*(each.marks for each in ours))
    return min(off * off / 2, 12.0) + _MARK * min(len(marks), _MARKS)


_MOST = 400
"""Passages of more sentences are no paragraphs."""


def _measured(reading: Reading) -> Iterator[tuple[Pair, Ratio]]:
    """The longer translations, with the ratio of lengths that is usual in their languages."""
    found = [each for each in pairs(reading) if each.target.text.strip() and each.target.kind is not Kind.HEADING]
    usual = ratios(found)
    for each in found:
        ratio = usual.get(each.languages)
        fewest = 1.5 * ENOUGH_LETTERS * letters(each.source.language)
        if (
            ratio
            and is_native(each.source)
            and max(size(each.target.text) / ratio.typical, size(each.source.text)) >= fewest
        ):
            yield each, ratio


@engine("parallel-sentences")
def parallel_sentences(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Sentences of a source that nothing renders, and those of a translation that render nothing."""
    for pair, usual in _measured(reading):
        theirs, ours = _sentences(pair.source), _sentences(pair.target)
        if max(len(theirs), len(ours)) < 2 or max(len(theirs), len(ours)) > _MOST or not (theirs and ours):
            continue
        unit = letters(pair.source.language)
        steps = _aligned(
            [_told(reading, each, unit) for each in theirs],
            [_told(reading, each, unit * usual.typical) for each in ours],
        )
        for source, target in steps:
            if not target:
                yield _left_out(rule, pair, [theirs[at] for at in source], ours[: target.start])
            elif not source:
                span = ours[target.start]
                message = said("nothing in the source says “{sentence}”", sentence=excerpt(span.text))
                yield rule.found(
                    span, message=message, mend=said("compare it with the source, and delete it or mend it")
                )


def _sentences(passage: Passage) -> list[Span]:
    spans = (Span(passage, *each) for each in sentences(passage.text, passage.language))
    return [Span(passage, each.start + len(each.text) - len(each.text.lstrip()), each.end) for each in spans]


def _told(reading: Reading, sentence: Span, unit: float) -> _Sentence:
    """What tells a sentence, so many of whose letters are a `unit`."""
    numbers = (key for each in figures(sentence.text, sentence.passage.language) if each.sure for key in each.wants)
    names = names_of(reading.desk).mentioned(sentence.text, sentence.passage.language)
    return _Sentence(max(size(sentence.text), 1) / unit, frozenset({*numbers, *names}))


def _left_out(rule: Rule, pair: Pair, lost: list[Span], before: list[Span]) -> Finding:
    at = before[-1].start + len(before[-1].text.rstrip()) if before else 1
    message = said("nothing renders the sentence “{sentence}” of the source", sentence=excerpt(lost[0].text.strip()))
    span = Span(pair.target, max(at - 1, 0), max(at, 1))
    return rule.found(span, message=message, mend=said("translate it here"), related=tuple(lost))


@engine("parallel-length")
def parallel_length(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Translations that are much shorter or longer than is usual, by the option `factor`; with as many sentences, for
    where these are fewer or more, that is told of them."""
    factor = float(rule.option("factor"))
    for pair, usual in _measured(reading):
        share = usual.share(pair)
        off = usual.is_off(share, factor)
        theirs, ours = (len(sentences(each.text, each.language)) for each in (pair.source, pair.target))
        if off and not (ours < theirs if off < 0 else ours > theirs):
            mend = said("look for what is missing") if off < 0 else said("look for what is added")
            yield rule.found(Span.last(pair.target), mend=mend, values={"share": f"{share:.0%}"})
