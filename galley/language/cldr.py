"""What CLDR knows of a language, as Babel has it."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

from babel import Locale, UnknownLocaleError, localedata

_LOCALES = {"zh": "zh_Hans", "en": "en_001"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@cache
def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language; None where it knows nothing."""
    if not _LANGUAGE.fullmatch(language):
        return None
    try:
        return _apart(Locale.parse(_LOCALES.get(language, language.replace("-", "_"))))
    except (UnknownLocaleError, ValueError):
        return None


def _apart(locale: Locale) -> Locale:
    """A locale with months of its own.

    Babel resolves an alias in its place (`LocaleDataDict.__getitem__`), and those of the root are shared: Korean months by themselves were those of
    a Chinese book made before.
    """
    data = localedata.load(str(locale))
    if isinstance(data["months"], dict):
        data["months"] = deepcopy(data["months"])
    return locale
