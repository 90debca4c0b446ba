"""Collocations: verbs beside nouns that they do not go with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Row, Rule
from galley.proof.rulebook.tables import pattern


@engine("collocation")
def collocation(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each verb that `match` matches, where one of the row's `nouns` is its object, in the same clause and ending it, or its subject, and the verb ends the clause.

    Options, each a pattern: `before` the verb, `end` after the noun, `gap` between the two. In the group `gap` of that,
    `parted` finds that the noun belongs to something else, but where `about` matches all of it. `manner` stands between a subject and its verb, `close` behind that.
    """
    for language, passages in reading.by_language().items():
        parted, about = (pattern(rule.option(name, language, "(?!)"), language) for name in ("parted", "about"))
        for row in rule.rows_of(language):
            searches = _searches(rule, row, language)
            for passage in (each for each in passages if row.match.search(each.text)):
                for match in (found for search in searches for found in search.finditer(passage.text)):
                    gap, span = match["gap"], Span(passage, *match.span("verb"))
                    if about.fullmatch(gap) or not parted.search(gap):
                        yield rule.found(span, row, write=row.write, values={"noun": match["noun"]})


@cache
def _searches(rule: Rule, row: Row, language: str) -> Sequence[re.Pattern[str]]:
    """Find the verb of a row, what stands between, and the noun behind or before it; a longer noun before a shorter one."""
    nouns = "|".join(sorted(row.fields["nouns"].split(), key=len, reverse=True))
    names = ("before", "gap", "end", "manner", "close")
    before, gap, end, manner, close = (rule.option(name, language, "") for name in names)
    behind = f"{before}(?P<verb>{row.pattern})(?={gap}(?P<noun>{nouns})(?:{end}))"
    ahead = f"(?P<noun>{nouns})(?P<gap>){manner}(?P<verb>{row.pattern})(?={close})"
    return pattern(behind, language), pattern(ahead, language)
