"""What CLDR calls the countries of the world in a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""What has a code of letters and is no country; parts of the world have numbers."""


@cache
def territories(language: str) -> Mapping[str, str]:
    """The ISO 3166-1 codes of countries by their names in a language; none for one that CLDR does not know."""
    try:
        names = Locale.parse(language, "-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {name: code for code, name in names.items() if code.isalpha() and code not in _NO_COUNTRIES}
