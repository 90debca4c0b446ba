"""Replacements: words that are always a mistake, each with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.tongues import facts, is_spaced


@engine("replacement")
def replacement(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The words of a list of the language, `galley/tongues/<language>/<list>.yaml`, which says of each what to write; the option `list` names it.

    Where a language writes spaces, at the beginning of words, with their capital, and as whole words where `whole` is yes; elsewhere wherever they stand.
    """
    for language, passages in reading.by_language().items():
        name = rule.option("list", language)
        words = facts(language, name) if name else {}
        if not words:
            continue
        search = _search(language, name, rule.option("whole", language) == "yes")
        for passage in passages:
            for match in search.finditer(passage.text):
                text, right = match[0], words.get(match[0]) or words[match[0][0].lower() + match[0][1:]]
                write = right if text in words else right[0].upper() + right[1:]
                yield rule.found(Span(passage, *match.span()), write=write)


@cache
def _search(language: str, name: str, whole: bool) -> re.Pattern[str]:
    """Any word of a list, the longest first, told apart by the first letter; that may be a capital."""
    rests: dict[str, list[str]] = {}
    for word in sorted(facts(language, name), key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    each = "|".join(f"{_either(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    if not is_spaced(language):
        return re.compile(each)
    return re.compile(rf"(?<![^\W\d_])(?<![-’'@./])(?:{each})" + (r"(?![\w’'@-]|\.\w)" if whole else ""))


def _either(letter: str) -> str:
    return f"[{letter}{letter.upper()}]" if letter != letter.upper() else re.escape(letter)
