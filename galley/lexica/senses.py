"""Senses: words of a parsed sentence that are like another one and stand beside what only the other is said of, as the language's `senses.yaml` lists them.

Source: Rosenthal, Reference Book of Spelling and Style, § 139, and dictionaries of paronyms.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from galley.lexica.hanging import RARE, SUBJECT, Clash, Hanging
from galley.lexica.parsing import ROOT
from galley.tongues import facts

_BESIDE = ("obj", "nsubj:pass", "nmod", "obl", "iobj", "amod", "acl", "xcomp", "conj")


class Row(NamedTuple):
    """What is `meant` by a word: beside one of the words `by`, done by one of those `of`, and, if `to`, told to somebody."""

    meant: str
    by: frozenset[str]
    of: frozenset[str]
    to: bool


def taken(sentence: Hanging) -> Iterator[Clash]:
    """The words of a sentence that are taken for others."""
    rows = rows_of(sentence.language)
    for at in range(len(sentence.words)):
        lemma, *others = {each.lemma for each in sentence.read(at) if each.share >= RARE} or {""}
        for row in rows.get(lemma, ()) if not others else ():
            other = _other(sentence, at, row)
            if other is not None:
                yield sentence.clash("taken", at, other, _written(sentence.words[at].text, lemma, row.meant))


@cache
def rows_of(language: str) -> dict[str, list[Row]]:
    """Those of a language, by the word that is taken for another."""
    found: dict[str, list[Row]] = {}
    for each in facts(language, "senses").get("beside", ()):
        by, of = (frozenset(each.get(name, "").split()) for name in ("by", "of"))
        found.setdefault(each["word"], []).append(Row(each["meant"], by, of, each.get("to") == "yes"))
    return found


def _other(sentence: Hanging, at: int, row: Row) -> int | None:
    """The place of the word beside which another one is meant."""
    words, kids = sentence.words, sentence.below[at]
    if row.to and not any(words[each].relation == "iobj" for each in kids):
        return None
    head = words[at].head
    beside = [each for each in kids if words[each].relation in _BESIDE and row.by]
    beside += [head] if head != ROOT and words[at].relation in _BESIDE and row.by else []
    doing = [each for each in kids if words[each].relation in SUBJECT and row.of]
    told = [each for each in beside if _is_of(sentence, each, row.by)]
    told += [each for each in doing if _is_of(sentence, each, row.of)]
    return told[0] if told else None


def _is_of(sentence: Hanging, at: int, lemmas: frozenset[str]) -> bool:
    """Whether all that a word may be is in a list."""
    own = {each.lemma for each in sentence.read(at) if each.share >= RARE}
    return bool(own) and own <= lemmas


def _written(word: str, lemma: str, meant: str) -> str | None:
    """The form of the word that is meant: its own beginning before the ending of the other; none where the two differ in more."""
    ends = 0
    while ends < min(len(lemma), len(meant)) and lemma[-1 - ends] == meant[-1 - ends]:
        ends += 1
    before = lemma[: len(lemma) - ends]
    return f"{meant[: len(meant) - ends]}{word[len(before) :]}" if word.startswith(before) else None
