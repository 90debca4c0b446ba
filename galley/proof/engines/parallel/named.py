"""What is told of names that a translation does not share with its source, and of terms that it renders otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from galley.message import listed, said
from galley.model.registry import Term
from galley.problem import Severity
from galley.proof.engines.parallel.names import Elsewhere, Known, Mention, forms, forms_of, is_spaced, names_of, stem
from galley.proof.engines.parallel.pairs import Pair, is_native, is_variant, pairs
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("parallel-names")
def parallel_names(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Names of a source that its translation lacks, and such as it has of its own; both together are one taken for the
    other."""
    known = names_of(reading.desk)
    for pair in (each for each in pairs(reading) if not is_variant(*each.languages)):
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
    return [
        each
        for each in found
        if not (isinstance(each.entry, Term) or known.stands_in(each.entry, pair.target.text, language))
    ]


def _added(known: Known, pair: Pair) -> list[Mention]:
    if not is_native(pair.source):
        return []
    spoken, language = pair.languages
    found = known.mentioned(pair.target.text, language).values()
    return [
        each
        for each in found
        if not isinstance(each.entry, Term)
        and not known.stands_in(each.entry, pair.source.text, spoken)
        and not pair.target.is_said(each.start, each.end)
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


@engine("parallel-terms")
def parallel_terms(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Terms of the registry that most of a translation renders as the registry does, where it does not."""
    kept: Counter[tuple[str, str]] = Counter()
    broken: list[tuple[Pair, Mention, list[str]]] = []
    for pair in pairs(reading):
        language = pair.target.language
        for each in names_of(reading.desk).mentioned(pair.source.text, pair.source.language).values():
            known = forms_of(each.entry.name, language) if isinstance(each.entry, Term) else []
            if known and _rendered(known, pair.target.text, language):
                kept[each.entry.id, language] += 1
            elif known:
                broken.append((pair, each, known))
    count = Counter((each.entry.id, pair.target.language) for pair, each, _ in broken)
    for pair, each, known in broken:
        at = each.entry.id, pair.target.language
        if kept[at] >= max(2, 2 * count[at]):
            span = Span(pair.source, each.start, each.end)
            values = {"words": listed(known), "told": span.text}
            yield rule.found(Span.whole(pair.target), related=(span,), values=values)


@lru_cache(4096)
def _parts(form: str, language: str) -> list[re.Pattern[str]]:
    """The patterns of a rendering's words; of pairs of characters where a language writes no spaces."""
    if is_spaced(language):
        words = [word for word in re.split(r"[\s,-]+", form) if len(word) > 2]
        return [re.compile(rf"\b{stem(word, language)}", re.IGNORECASE) for word in words]
    letters = form.replace(" ", "")
    return [re.compile(re.escape(letters[at : at + 2])) for at in range(max(len(letters) - 1, 1))]


def _rendered(known: list[str], text: str, language: str) -> bool:
    """Whether at least half of the words of a rendering stand in a text."""
    renderings = [_parts(form, language) for form in known]
    return any(2 * sum(part.search(text) is not None for part in parts) >= len(parts) for parts in renderings)
