"""What is told of numbers, dates and currencies that a translation does not share with its source."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.engines.parallel.figures import SMALL, Difference, Figure, compared
from galley.proof.engines.parallel.pairs import Pair, pairs
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("parallel-numbers")
def parallel_numbers(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Figures that source and translation do not share; the option `told` says of which sort."""
    told = frozenset(rule.option("told"))
    for pair in pairs(reading):
        spoken, language = pair.languages
        for difference in compared(pair.source.text, spoken, pair.target.text, language):
            if difference.told in told:
                yield from _finding(rule, pair, difference)


def _finding(rule: Rule, pair: Pair, difference: Difference) -> Iterator[Finding]:
    lost, won = difference.missing, difference.extra
    related = (_span(pair, lost, True),) if lost else ()
    level = None if _is_certain(difference) else Severity.WARNING
    theirs = related[0].text if related else ""
    if won and not pair.target.is_said(won.number.start, won.number.end):
        span = _span(pair, won, False)
        if lost:
            message = said("the source says {theirs}, the translation {ours}", theirs=theirs, ours=span.text)
            mend = said("write what {theirs} means", theirs=theirs)
        else:
            message = said("{ours} is not in the source", ours=span.text)
            mend = said("compare it with the source, and delete or mend it")
        yield rule.found(span, message=message, mend=mend, related=related, level=level)
    elif lost and not won:
        message = said("{theirs} of the source is missing", theirs=theirs)
        mend = said("say {theirs} as well", theirs=theirs)
        yield rule.found(Span.last(pair.target), message=message, mend=mend, related=related, level=level)


def _span(pair: Pair, figure: Figure, is_source: bool) -> Span:
    return Span(pair.source if is_source else pair.target, figure.number.start, figure.number.end)


def _is_certain(difference: Difference) -> bool:
    """Whether the two texts alone prove it: what is missing or stands there instead is in digits on both sides."""
    figures = [each for each in (difference.missing, difference.extra) if each]
    if len(figures) == 1:
        return figures[0].sure and figures[0].told != "weekday"
    return all(each.sure or each.number.value > SMALL or each.told == "weekday" for each in figures)
