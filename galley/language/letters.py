"""Whether texts are written in the letters of a language, as far as CLDR's own words in it show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from babel import Locale, UnknownLocaleError

from galley.tongues.latin import addresses

FEW = 20
"""So many letters of other scripts may be abbreviations and names; they tell nothing of the language."""

_REFERENCE = re.compile(r"\{[^{}]*\}")
_EVERYWHERE = frozenset(("LATIN", "GREEK"))


@cache
def scripts(language: str) -> frozenset[str]:
    """The scripts of CLDR's names of countries and languages, as Unicode names their letters: HANGUL. None if unknown.

    Latin abbreviations stand among those of every language; it is the language's own script where most are Latin.
    """
    try:
        locale = Locale.parse(language, "-")
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = chain(locale.territories.values(), locale.languages.values())
    found = Counter(_script(letter) for letter in chain.from_iterable(names) if letter.isalpha())
    return frozenset(script for script in found if script != "LATIN" or found[script] * 2 > found.total())


def is_other_script(texts: Iterable[str], language: str) -> bool:
    """Whether no letter of the texts belongs to the language, and they are more than a few."""
    letters = [letter for letter in chain.from_iterable(texts) if letter.isalpha()]
    own = scripts(language)
    return len(letters) > FEW and bool(own) and own.isdisjoint(map(_script, letters))


def is_untranslated(source: str, language: str) -> bool:
    """Whether a text that came back as its source is none of the language: most of its letters, those of references and addresses left out, are of other scripts, and
    they are more than a few, or not all Latin and Greek, in which names, signs and abbreviations of every language are written.
    """
    plain = _REFERENCE.sub("", unicodedata.normalize("NFKC", source))
    for start, end in reversed(addresses(plain)):
        plain = plain[:start] + plain[end:]
    own, letters = scripts(language), [_script(letter) for letter in plain if letter.isalpha()]
    others = [script for script in letters if script not in own]
    return bool(own) and len(others) * 2 > len(letters) and (len(others) > FEW or not _EVERYWHERE.issuperset(others))


def _script(letter: str) -> str:
    """The first word of the letter's name."""
    return unicodedata.name(letter, "").partition(" ")[0]
