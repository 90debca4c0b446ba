"""The words of the glossary beside their translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from weakref import WeakKeyDictionary

from galley.message import listed
from galley.model.registry import Meeting
from galley.proof.desk import Desk
from galley.proof.engines.parallel.names import forms_of, is_spaced, stem
from galley.proof.engines.parallel.pairs import Pair, pairs
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_Known = tuple[re.Pattern[str], Mapping[str, str]]
_KNOWN: WeakKeyDictionary[Desk, dict[str, _Known]] = WeakKeyDictionary()


@engine("parallel-terms")
def parallel_terms(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Terms of the registry that most of a translation renders as the registry does, where it does not."""
    terms = {each.id: each for each in reading.desk.registry.terms}
    kept: Counter[tuple[str, str]] = Counter()
    broken: list[tuple[Pair, str, Span]] = []
    for pair in pairs(reading):
        for id, span in _mentions(reading.desk, pair):
            known = forms_of(terms[id].name, pair.target.language)
            if _rendered(tuple(known), pair.target.text, pair.target.language):
                kept[id, pair.target.language] += 1
            else:
                broken.append((pair, id, span))
    count = Counter((id, pair.target.language) for pair, id, _ in broken)
    for pair, id, span in broken:
        key = id, pair.target.language
        if kept[key] >= max(2, 2 * count[key]):
            values = {"words": listed(forms_of(terms[id].name, key[1])), "told": span.text}
            yield rule.found(Span.whole(pair.target), related=(span,), values=values)


def _mentions(desk: Desk, pair: Pair) -> Iterator[tuple[str, Span]]:
    """The terms that a source names, but not as part of a name, each once."""
    pattern, ids = _known(desk, pair.source.language)
    found: dict[str, Span] = {}
    for match in pattern.finditer(pair.source.text):
        id = ids.get(match.lastgroup or "")
        if id:
            found.setdefault(id, Span(pair.source, *match.span()))
    yield from found.items()


def _known(desk: Desk, language: str) -> _Known:
    """One pattern for all terms, and for names that hold them; and the terms by the names of its groups."""
    known, registry = _KNOWN.setdefault(desk, {}), desk.registry
    if language not in known:
        forms = {form: each.id for each in registry.terms for form in forms_of(each.name, language) if len(form) > 1}
        entries = (each for each in registry.entries() if not isinstance(each, Meeting))
        names = {form for each in entries for form in forms_of(each.name, language)}
        ordered = sorted({*forms, *names}, key=len, reverse=True)
        groups = {f"t{at}": forms.get(form, "") for at, form in enumerate(ordered)}
        shapes = (f"(?P<t{at}>{_shape(form, language)})" for at, form in enumerate(ordered))
        known[language] = re.compile("|".join(shapes) or "(?!)", re.IGNORECASE), groups
    return known[language]


def _shape(form: str, language: str) -> str:
    if not is_spaced(language):
        return re.escape(form)
    return r"\b" + r"[\s-]+".join(stem(word, language) for word in re.split(r"[\s-]+", form) if word)


@lru_cache(4096)
def _parts(form: str, language: str) -> list[re.Pattern[str]]:
    """The patterns of a rendering's words; of pairs of characters where a language writes no spaces."""
    if is_spaced(language):
        words = [word for word in re.split(r"[\s,-]+", form) if len(word) > 2]
        return [re.compile(rf"\b{stem(word, language)}", re.IGNORECASE) for word in words]
    letters = form.replace(" ", "")
    return [re.compile(re.escape(letters[at : at + 2])) for at in range(max(len(letters) - 1, 1))]


def _rendered(known: tuple[str, ...], text: str, language: str) -> bool:
    """Whether at least half of the words of a rendering stand in a text; True where the registry has none."""
    renderings = [_parts(form, language) for form in known]
    return not renderings or any(
        2 * sum(part.search(text) is not None for part in parts) >= len(parts) for parts in renderings
    )
