"""The word behind a number, by CLDR's plural categories (Unicode Technical Standard #35, Part 3, Language Plural Rules)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel import Locale

ORDER = ("zero", "one", "two", "few", "many", "other")
"""CLDR's categories in its order."""
_TRIED = range(1001)
"""The whole numbers that tell which categories a language has. Those of fractions, and of a million in French, are not asked for."""


@cache
def categories(locale: Locale) -> tuple[str, ...]:
    """The categories of whole numbers in a language, in CLDR's order: one, few and many in Russian."""
    met = {locale.plural_form(n) for n in _TRIED}
    return tuple(each for each in ORDER if each in met)


def word(n: int, words: Sequence[str], locale: Locale) -> str:
    """The one of `words`, given in the order of `categories`, for `n` things; the last where its category has none."""
    known = categories(locale)
    category = locale.plural_form(n)
    return words[min(known.index(category), len(words) - 1)] if category in known else words[-1]
