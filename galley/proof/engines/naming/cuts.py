"""Cuts: long names that have lost something inside, and are then none that the registry knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Lexicon, Mention, lexicon

_SORTS = ("organisation", "committee", "series", "abbreviation")
_LONG, _LEFT = 7, 5
"""How many characters a name without spaces has at least, and how many are left of it."""
_LEAST = 9
"""How many letters are left of a name of several words."""
_NOT = re.compile("(?!)")


@engine("name-cut")
def name_cut(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each place where a name stands without what is in its middle: some characters, or one of its words."""
    for passage in reading.passages:
        pattern, full = _cuts(reading.desk, passage.language)
        for match in pattern.finditer(passage.text):
            mentions = lexicon(reading.desk, passage.language).mentions(passage.text)
            if not any(_reaches_out(each, *match.span()) for each in mentions):
                yield rule.found(Span(passage, *match.span()), values={"full": full[match[0]]})


def _reaches_out(name: Mention, start: int, end: int) -> bool:
    """Whether a name has some characters in it, or goes on outside them; one inside is a part of the one that is cut."""
    return (
        name.start < end
        and start < name.end
        and (name.start < start or end < name.end or (name.start, name.end) == (start, end))
    )


@lru_cache(maxsize=8)
def _cuts(desk: Desk, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a name that is cut, and the names."""
    known = lexicon(desk, language)
    full: dict[str, str] = {}
    for name in known.names:
        if name.sort in _SORTS and not name.until:
            for short in _shortened(name.text, known):
                if short not in known.by_text and short not in name.text:
                    full.setdefault(short, name.text)
    words = "|".join(re.escape(each) for each in sorted(full, key=len, reverse=True))
    bounds = (r"(?<!\w)", r"(?!\w)") if known.spaced else ("", "")
    return (re.compile(f"{bounds[0]}(?:{words}){bounds[1]}") if words else _NOT), full


def _shortened(name: str, known: Lexicon) -> Iterator[str]:
    return _without_word(name.split(" "), known) if " " in name else _without_middle(name)


def _without_middle(name: str) -> Iterator[str]:
    """A name without two characters or more, up to half of all, of its middle; its first and its last two stay."""
    for lost in range(2, len(name) // 2 + 1) if len(name) >= _LONG else ():
        if len(name) - lost >= _LEFT:
            yield from (name[:at] + name[at + lost :] for at in range(2, len(name) - lost - 1))


def _without_word(words: list[str], known: Lexicon) -> Iterator[str]:
    """A name without one of the words inside it, where the rest could hardly be another's."""
    of_country = any(name.sort == "country" for name in known.by_text.get(words[0], ()))
    for at in range(1, len(words) - 1):
        rest = words[:at] + words[at + 1 :]
        short = " ".join(rest)
        if len(words[at]) > 3 and words[at].isalpha() and len(short) >= _LEAST and not (len(rest) == 2 and of_country):
            yield short
