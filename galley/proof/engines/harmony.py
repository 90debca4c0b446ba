"""Harmony: suffixes and particles whose vowels do not follow those of the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.inflection import harmonised, particle
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_ENDS = (".", "!", "?", "…")
_WORD = re.compile(r"(?<![\w-])[А-Яа-яЁёӨөҮү]{1,40}(?![\w-])")
"""A word; letters on end that are more are none."""


@engine("harmony")
def harmony(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Words in small letters or at the head of a sentence; other names may be of any tongue. The option `particles` is
    a pattern of particles that follow a word."""
    for passage in reading.passages:
        pattern = rule.option("particles", passage.language)
        particles = re.compile(rf"(?<![\w-])(\w+) ({pattern})(?!\w)") if pattern else None
        for word in _WORD.finditer(passage.text):
            right = None if _is_name(word) else harmonised(word[0])
            yield from _told(rule, Span(passage, *word.span()), right)
        for pair in particles.finditer(passage.text) if particles else ():
            yield from _told(rule, Span(passage, *pair.span(2)), particle(pair[1], pair[2]))


def _told(rule: Rule, span: Span, right: str | None) -> Iterator[Finding]:
    if right not in (None, span.text):
        yield rule.found(span, write=right)


def _is_name(word: re.Match[str]) -> bool:
    """Whether a word has a capital letter that does not begin a sentence; one in a text that is no sentence may be a name."""
    before = word.string[max(word.start() - 3, 0) : word.start()].rstrip()
    begins = not before or before.endswith(_ENDS)
    return word[0][0].isupper() and not (begins and word.string.rstrip().endswith(_ENDS))
