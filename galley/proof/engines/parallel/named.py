"""What is told of names that a translation does not share with its source."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.engines.parallel.names import Elsewhere, Known, Mention, forms, names_of
from galley.proof.engines.parallel.pairs import Pair, pairs
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("parallel-names")
def parallel_names(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Names of a source that its translation lacks, and such as it has of its own; both together are one taken for the
    other."""
    known = names_of(reading.desk)
    for pair in pairs(reading):
        missing, extra = _lacking(known, pair), _added(known, pair)
        for one in missing:
            other = next((each for each in extra if _is_like(one, each)), None)
            if other:
                extra.remove(other)
            yield _missing(rule, pair, one, other)
        for each in extra:
            if not isinstance(each.entry, Elsewhere):
                message = said("{ours} is named, but not in the source", ours=pair.target.text[each.start : each.end])
                mend = said("compare it with the source, and delete it or name whom the source names")
                yield rule.found(Span(pair.target, each.start, each.end), message=message, mend=mend)


def _lacking(known: Known, pair: Pair) -> list[Mention]:
    spoken, language = pair.languages
    found = known.mentioned(pair.source.text, spoken).values()
    return [each for each in found if not known.stands_in(each.entry, pair.target.text, language)]


def _added(known: Known, pair: Pair) -> list[Mention]:
    spoken, language = pair.languages
    found = known.mentioned(pair.target.text, language).values()
    return [
        each
        for each in found
        if not known.stands_in(each.entry, pair.source.text, spoken) and not pair.target.is_said(each.start, each.end)
    ]


def _is_like(one: Mention, other: Mention) -> bool:
    return _sort(one) == _sort(other)


def _sort(mention: Mention) -> str:
    name = type(mention.entry).__name__
    return "Country" if name == "Elsewhere" else name


def _missing(rule: Rule, pair: Pair, one: Mention, other: Mention | None) -> Finding:
    theirs, span = pair.source.text[one.start : one.end], Span(pair.source, one.start, one.end)
    known = listed(forms(one.entry, pair.target.language)[:2])
    if other:
        place = Span(pair.target, other.start, other.end)
        message = said("the source names {theirs}, the translation {ours}", theirs=theirs, ours=place.text)
        return rule.found(
            place, message=message, mend=said("write {known}", known=known), related=(span,), level=Severity.ERROR
        )
    message = said("{theirs} of the source is not named", theirs=theirs)
    return rule.found(Span.last(pair.target), message=message, mend=said("name {known}", known=known), related=(span,))
