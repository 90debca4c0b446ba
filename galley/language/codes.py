"""Codes of languages as other programs write them."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.core import get_global


def known_language(code: str, known: Sequence[str]) -> str | None:
    """Which of the `known` codes a code means: itself in any spelling, or the language without its country.

    `ru_RU` is Russian; `zh_TW`, whose script is another than that of `zh` (CLDR, likely subtags), is not `zh`, but `zh-Hant`.
    """
    plain = code.partition(".")[0].replace("-", "_")
    spelt = {each.replace("-", "_").lower(): each for each in known}
    if plain.lower() in spelt:
        return spelt[plain.lower()]
    try:
        locale = Locale.parse(plain)
    except (ValueError, UnknownLocaleError):
        return None
    usual = get_global("likely_subtags").get(locale.language, "").split("_")
    is_other = locale.script is not None and locale.script not in usual
    return spelt.get(f"{locale.language}_{locale.script}".lower() if is_other else locale.language)
