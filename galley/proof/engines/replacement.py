"""Replacements: words that are always a mistake, each with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("replacement")
def replacement(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The `words` of a language's table at the beginning of words, with their capital; where `whole`, as whole words."""
    for language, passages in reading.by_language().items():
        words: Mapping[str, str] = rule.option("words", language, {})
        if not words:
            continue
        listed = _listed(tuple(words), rule.option("whole", language) == "yes")
        for passage in passages:
            for match in listed.finditer(passage.text):
                if not passage.is_said(*match.span()):
                    text, right = match[0], words.get(match[0]) or words[match[0][0].lower() + match[0][1:]]
                    write = right if text in words else right[0].upper() + right[1:]
                    yield rule.found(Span(passage, *match.span()), write=write)


@lru_cache(maxsize=16)
def _listed(words: tuple[str, ...], whole: bool) -> re.Pattern[str]:
    """Any of some words, the longest first; the first letter may be a capital."""
    each = "|".join(_either(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?<![-’'@./])(?:{each})" + (r"(?![\w’'@-]|\.\w)" if whole else ""))


def _either(word: str) -> str:
    first, rest = word[0], re.escape(word[1:])
    return f"[{first}{first.upper()}]{rest}" if first != first.upper() else first + rest
