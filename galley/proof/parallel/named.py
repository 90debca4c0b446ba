"""What is told of names that a source and its translation do not share."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import listed, said
from galley.model.registry import Person, Region
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.finding import Finding, Span
from galley.proof.parallel.renderings import Mention, Renderings, forms, nearly_there


def all_chinese(names: Renderings, mention: Mention) -> list[str]:
    """What names an entry in a Chinese source, the bare name of a committee too."""
    return [*names.chinese_forms(mention.entry), *forms(mention.entry, "zh", letters=False)]


def names_told(passage: Passage, source: Passage, missing: list[Mention], extra: list[Mention]) -> Iterator[Finding]:
    """The findings for names of a source that its translation lacks, and for those that it has of its own."""
    for one in missing:
        theirs, span = source.text[one.start : one.end], Span(source, one.start, one.end)
        other = next((each for each in extra if type(each.entry) is type(one.entry)), None)
        known = listed(forms(one.entry, passage.language)[:2])
        if other:
            extra.remove(other)
            ours = passage.text[other.start : other.end]
            message = said("the source names {theirs}, the translation {ours}", theirs=theirs, ours=ours)
            place = Span(passage, other.start, other.end)
            yield Finding(place, message, said("write {known}", known=known), (span,))
            continue
        spelling = one.entry.name.get(passage.language)
        sure = isinstance(one.entry, Region | Person) and spelling is not None and spelling.certain
        damaged = nearly_there(passage.text, forms(one.entry, passage.language))
        severity = None if sure and damaged is None else Severity.WARNING
        place = Span(passage, *damaged) if damaged else Span.last(passage)
        yield Finding(
            place,
            said("{theirs} of the source is not named", theirs=theirs),
            said("name {known}", known=known),
            (span,),
            None,
            severity,
        )
    for each in extra:
        ours = passage.text[each.start : each.end]
        mend = said("compare it with the source, and delete it or name whom the source names")
        place = Span(passage, each.start, each.end)
        yield Finding(place, said("{ours} is named, but not in the source", ours=ours), mend, severity=Severity.WARNING)
