"""How a language names countries: those of the registry as it writes them, others as CLDR does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from galley.language.territories import territories
from galley.proof.desk import Desk

_LEAST = 2
"""A shorter name of another country is no name by itself."""


@dataclass(frozen=True)
class Countries:
    """The ids of countries by their names in all cases; `letters` are the names of one character."""

    forms: dict[str, str]
    letters: dict[str, str]

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form in sorted(self.forms, key=len, reverse=True):
            found.setdefault(form[0], []).append(form)
        return found

    def within(self, text: str) -> set[str]:
        """The countries a text names, none inside the longer name of another."""
        found, at = set[str](), 0
        while at < len(text):
            form = next((each for each in self._by_first.get(text[at], ()) if text.startswith(each, at)), None)
            if form and not (form[0].isascii() and at and text[at - 1].isalpha()):
                found.add(self.forms[form])
            at += len(form) if form else 1
        return found

    def named(self, text: str) -> set[str]:
        """The countries that a text is the name of, a single character among them."""
        return self.within(text) or {id for sign, id in self.letters.items() if text.strip() == sign}


@lru_cache(maxsize=32)
def countries_of(desk: Desk, language: str) -> Countries:
    """The countries in a language: the registry's names go before others."""
    own = [
        (country.id, form)
        for country in desk.registry.countries
        for names in (country.name, country.long, country.letter)
        for form in (names[language].forms if language in names else ())
    ]
    others = {name: code for name, code in territories(language).items() if len(name) >= _LEAST}
    forms = others | {form: id for id, form in own if len(form) > 1}
    return Countries(forms, {form: id for id, form in own if len(form) == 1})
