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
_BEGINNING = 2
_NO_OBJECT = frozenset({"fixed", "given", "family", "patronymic", "Abbr", "span"})


@engine("government")
def government(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What stands behind a word of the language's `government.yaml`, and is a preposition or of cases that the word does not take.

    Words are listed there by their first forms, each with what is `right`, prepositions that people write behind it and should `not`, the `case` that it takes, and
    others that may stand behind it `also`. All readings of the word must be of listed words of which the same is told.
    """
    for passage in reading.passages:
        listed = facts(passage.language, "government")
        begun = {word[:_BEGINNING] for word in listed}
        for match in _PAIR.finditer(passage.text) if listed else ():
            if match["head"][:_BEGINNING].lower() in begun:
                found = [listed.get(each.lemma) for each in parses(passage.language, match["head"])]
                span, told = Span(passage, *match.span("next")), found[0]
                if told and found == [told] * len(found) and _is_wrong(told, passage.language, match):
                    yield rule.found(span, values={"head": match["head"], "right": told["right"]})


def _is_wrong(told: Mapping[str, str], language: str, match: re.Match[str]) -> bool:
    if match["goes_on"] and match["next"].lower() in told.get("not", "").split():
        return True
    own, found = (readings(language, match[each]) for each in ("head", "next"))
    number = {"singular", "plural"} & own[0] if "finite" in own[0] else set()
    subject = {"nominative"} if number == {"plural"} and _is_joined(language, match) else {"nominative", *number}
    taken = {told.get("case", ""), *told.get("also", "").split(), *_NO_OBJECT}
    objects = [{"known", "cased"} <= each and not (each & taken or subject <= each) for each in found]
    return "case" in told and bool(objects) and all(objects) and not any("participle" in each for each in own)


def _is_joined(language: str, match: re.Match[str]) -> bool:
    """Whether something is joined to what stands behind a word: two subjects have a verb in the plural, also where the first is one thing."""
    words = re.split("[.!?;:]", match.string[match.end("next") :])[0].split()
    return any("conjunction" in each and "clausal" not in each for word in words for each in readings(language, word))
