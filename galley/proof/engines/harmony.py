"""Harmony: case suffixes whose vowels do not follow those of their stem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.inflection import harmonised
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_WORD = re.compile(r"(?<![\w-])[А-Яа-яЁёӨөҮү]+(?![\w-])")


@engine("harmony")
def harmony(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Words in small letters or at the head of a sentence; other names may be of any tongue."""
    for passage in reading.passages:
        for word in _WORD.finditer(passage.text):
            right = None if _is_name(word) else harmonised(word[0])
            if right not in (None, word[0]) and not passage.is_said(*word.span()):
                yield rule.found(Span(passage, *word.span()), write=right)


def _is_name(word: re.Match[str]) -> bool:
    """Whether a word has a capital letter that does not begin a sentence."""
    before = word.string[max(word.start() - 3, 0) : word.start()].rstrip()
    return word[0][0].isupper() and bool(before) and not before.endswith((".", "!", "?", "…"))
