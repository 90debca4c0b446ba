"""Translations that leave out a sentence or add one, and such as are far too short or too long."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.proof.copy.passage import Kind, Passage
from galley.proof.engines.parallel.alignment import Sentence, aligned
from galley.proof.engines.parallel.figures import figures
from galley.proof.engines.parallel.names import names_of
from galley.proof.engines.parallel.pairs import ENOUGH_LETTERS, Pair, Ratio, letters, pairs, ratios, sentences, size
from galley.proof.finding import Finding, Span, excerpt
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_MOST = 400
"""Passages of more sentences are no paragraphs."""


def _measured(reading: Reading) -> Iterator[tuple[Pair, Ratio]]:
    """The longer translations, with the ratio of lengths that is usual in their languages."""
    found = [each for each in pairs(reading) if each.target.text.strip() and each.target.kind is not Kind.HEADING]
    usual = ratios(found)
    for each in found:
        ratio = usual.get(each.languages)
        fewest = 1.5 * ENOUGH_LETTERS * letters(each.source.language)
        if ratio and max(size(each.target.text) / ratio.typical, size(each.source.text)) >= fewest:
            yield each, ratio


@engine("parallel-sentences")
def parallel_sentences(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Sentences of a source that nothing renders, and those of a translation that render nothing."""
    for pair, usual in _measured(reading):
        theirs, ours = _sentences(pair.source), _sentences(pair.target)
        if max(len(theirs), len(ours)) < 2 or max(len(theirs), len(ours)) > _MOST or not (theirs and ours):
            continue
        unit = letters(pair.source.language)
        steps = aligned(
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


def _told(reading: Reading, sentence: Span, unit: float) -> Sentence:
    """What tells a sentence, so many of whose letters are a `unit`."""
    numbers = (key for each in figures(sentence.text, sentence.passage.language) if each.sure for key in each.wants)
    names = names_of(reading.desk).mentioned(sentence.text, sentence.passage.language)
    return Sentence(max(size(sentence.text), 1) / unit, frozenset({*numbers, *names}))


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
