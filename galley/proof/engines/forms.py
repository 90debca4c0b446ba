"""Forms: what a row's regular expression matches is at fault where the words of its groups are of certain forms.

A field of a row is named after a group, or `then` for what the row writes, and says what its words are, in clauses parted
by commas: `known, cased, not dative`. A word in a clause is a part of speech (`short-adjective`), case, number, gender,
kind of name, `known` (the dictionary has it), `cased` (it has a case), `fixed`, `animate`, `inanimate`, `finite` (a verb or a
short form), a sign of the dictionary, or a class of words that the language's `classes.yaml` lists by their first forms. A clause holds where it is true of each reading of each word, one with `not` where it is true of none, one with
`may` where each word may be read so, one with `some` (or `two`) where a word (or two) is so in each of its readings. Rare parts of speech are left out, but where words are compared.

`agree: a b` asks that some word of the group b may go with the word a in case, number and gender; `disagree: a b` that none may, with cases behind it, in these;
`ruled: a b` that a may be the subject of the first word of b that is finite; `unruled: a b` that it may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from galley.inflection import agree, parses, rules_verb, traits
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Row, Rule
from galley.tongues import facts

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAIRS = {"agree": agree, "disagree": agree, "ruled": rules_verb, "unruled": rules_verb}
_AGAINST = ("disagree", "unruled")
"""Fields that compare two groups, by what, and those that ask that it is not so."""
_WRITTEN, _HOW = "then", ("not", "may", "some", "two")
RARE = 0.02
"""A part of speech each of whose readings is of a smaller share of what is read of a form is left out."""


class Clause(NamedTuple):
    """What is asked of words: all of these `traits`, of each reading, or as `how` says: `not`, `may`, `some` or `two`."""

    traits: frozenset[str]
    how: str = ""

    def holds(self, words: list[list[frozenset[str]]]) -> bool:
        """Whether it is true of words, each told by the traits of its readings."""
        if self.how in ("some", "two"):
            found = [readings for readings in words if readings and all(self.traits <= each for each in readings)]
            return len(found) > (self.how == "two")
        if self.how == "may":
            return all(any(self.traits <= each for each in readings) for readings in words)
        if self.how == "not":
            return not any(self.traits <= each for readings in words for each in readings)
        return all(readings and all(self.traits <= each for each in readings) for readings in words)


_VERB = Clause(frozenset({"finite"}), "some")


@engine("forms")
def forms(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each row, wherever it matches and its groups are of the forms that it names."""
    for passage in reading.passages:
        for row in rule.rows_of(passage.language):
            for match in row.matches(passage.text):
                if _fits(row, match, passage.language):
                    groups = {name: text for name, text in match.groupdict().items() if text is not None}
                    span = Span(passage, *row.at_fault(match))
                    yield rule.found(span, row, write=row.written(match), values=groups)


def _fits(row: Row, match: re.Match[str], language: str) -> bool:
    """Whether all that the row's fields ask is so; the comparisons last, which cost most."""
    told = sorted(row.fields.items(), key=lambda each: each[0] in _PAIRS)
    return all(
        all(_paired(name, each, match, language) for each in value.split(","))
        if name in _PAIRS
        else _formed(row, name, value, match, language)
        for name, value in told
    )


def _formed(row: Row, name: str, told: str, match: re.Match[str], language: str) -> bool:
    text = row.written(match) if name == _WRITTEN else match[name]
    words = [readings(language, word) for word in _WORD.findall(text or "")]
    return all(clause.holds(words) for clause in clauses(told))


def _paired(name: str, told: str, match: re.Match[str], language: str) -> bool:
    one, other, *cases = told.split()
    words, goes = [word for word in _WORD.findall(match[other] or "") if len(word) > 1], _PAIRS[name]
    if goes is rules_verb:
        words = [word for word in words if _VERB.holds([readings(language, word)])][:1]
    firsts, seconds = parses(language, match[one] or ""), [each for word in words for each in parses(language, word)]
    found = any(goes(a, b) and (not cases or a.case in cases) for b in seconds for a in firsts)
    return (bool(words) or goes is agree) and found is (name not in _AGAINST)


@lru_cache(maxsize=1024)
def clauses(told: str) -> tuple[Clause, ...]:
    """The clauses of a field."""
    words = (clause.split() for clause in told.split(","))
    return tuple(Clause(frozenset(each[1:]), each[0]) if each[0] in _HOW else Clause(frozenset(each)) for each in words)


@lru_cache(maxsize=20_000)
def readings(language: str, word: str) -> list[frozenset[str]]:
    """The traits of a word in each of its readings, those of rare parts of speech left out, and the classes that it is of."""
    classes, found = facts(language, "classes").items(), parses(language, word)
    parts = {parse.part for parse in found if parse.share >= RARE or not parse.known}
    usual = [parse for parse in found if parse.part in parts or not parts]
    return [traits(parse) | {name for name, listed in classes if parse.lemma in listed} for parse in usual]
