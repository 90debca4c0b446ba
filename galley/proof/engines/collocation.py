"""Collocations: verbs beside nouns that they do not go with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Row, Rule
from galley.proof.rulebook.tables import pattern


@engine("collocation")
def collocation(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each verb that `match` matches, where one of the row's `nouns` is its object: in the same clause, ending it.

    Options, each a pattern: `before` the verb, `end` after the noun, `gap` between the two. In the group `gap` of that,
    `parted` finds that the noun belongs to something else, but where `about` matches all of it.
    """
    for language, passages in reading.by_language().items():
        parted, about = (pattern(rule.option(name, language, "(?!)"), language) for name in ("parted", "about"))
        for row in rule.rows_of(language):
            search = _objects(rule, row, language)
            for passage in passages:
                for match in search.finditer(passage.text) if row.match.search(passage.text) else ():
                    gap, span = match["gap"], Span(passage, *match.span("verb"))
                    if about.fullmatch(gap) or not parted.search(gap):
                        yield rule.found(span, row, write=row.write, values={"noun": match["noun"]})


@cache
def _objects(rule: Rule, row: Row, language: str) -> re.Pattern[str]:
    """Finds the verb of a row, what stands between, and the noun; a longer noun before a shorter one."""
    nouns = "|".join(sorted(row.fields["nouns"].split(), key=len, reverse=True))
    before, gap, end = (rule.option(name, language, "") for name in ("before", "gap", "end"))
    return pattern(f"{before}(?P<verb>{row.pattern})(?={gap}(?P<noun>{nouns})(?:{end}))", language)
