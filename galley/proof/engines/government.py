"""Government: words beside a preposition or a case that they do not take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from galley.inflection import parses
from galley.proof.engines.forms import readings
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.tongues import facts

_PAIR = re.compile(r"(?<![\w-])(?P<head>[^\W\d_]{4,}) (?=(?P<next>[^\W\d_]+)(?![\w-])(?P<goes_on> ?))")
_BEGINNING = 4
_NEVER = frozenset({"fixed", "given", "family", "patronymic", "Abbr", "nominative", "span"})
"""Traits of what is no object, or does not show that it is one; names may be of a man or a woman."""


@engine("government")
def government(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What stands behind a word of the language's `government.yaml`, and is a preposition or of cases that the word does not take.

    Words are listed there by their first forms, each with what is `right`; with prepositions that people write behind it,
    and should `not`; with the `case` that it takes, and others that may stand behind it `also`. All readings of the word
    must be of listed words of which the same is told.
    """
    for language, passages in reading.by_language().items():
        listed = facts(language, "government")
        beginnings = {word[:_BEGINNING] for word in listed}
        for passage in passages if listed else ():
            for match in _PAIR.finditer(passage.text):
                told = (
                    _told(listed, language, match["head"]) if match["head"][:_BEGINNING].lower() in beginnings else None
                )
                span = Span(passage, *match.span("next"))
                if told and not passage.is_said(span.start, span.end) and _is_wrong(told, language, match):
                    yield rule.found(span, values={"head": match["head"], "right": told["right"]})


def _told(listed: Mapping[str, Mapping[str, str]], language: str, word: str) -> Mapping[str, str] | None:
    found = [listed.get(each.lemma) for each in parses(language, word)]
    return found[0] if found and all(each == found[0] for each in found) else None


def _is_wrong(told: Mapping[str, str], language: str, match: re.Match[str]) -> bool:
    if match["goes_on"] and match["next"].lower() in told.get("not", "").split():
        return True
    behind, taken = readings(language, match["next"]), {*told.get("case", "").split(), *told.get("also", "").split()}
    own = any("participle" in each for each in readings(language, match["head"]))
    cased = bool(behind) and all({"known", "cased"} <= each and not each & (taken | _NEVER) for each in behind)
    return "case" in told and cased and not own
