"""Countries by what CLDR calls them in a language; what is no country is none of them."""

from __future__ import annotations

import pytest

from galley.language.territories import territories


@pytest.mark.parametrize(("language", "name"), [("en", "Japan"), ("zh", "日本"), ("mn", "Япон"), ("zh-Hant", "日本")])
def test_countries_are_found_by_their_names(language: str, name: str) -> None:
    assert territories(language)[name] == "JP"


@pytest.mark.parametrize(
    "name",
    [
        *("world", "Asia", "European Union", "Eurozone", "United Nations", "Outlying Oceania"),
        *("Pseudo-Accents", "Pseudo-Bidi", "Unknown Region"),
    ],
)
def test_parts_of_the_world_and_unions_are_no_countries(name: str) -> None:
    assert name not in territories("en")


@pytest.mark.parametrize("language", ["qq", "no language"])
def test_a_language_that_cldr_does_not_know_has_none(language: str) -> None:
    assert territories(language) == {}
