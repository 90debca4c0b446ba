"""Whether texts are written in the letters of a language."""

from __future__ import annotations

import pytest

from galley.language.letters import FEW, is_other_script, is_untranslated, scripts


@pytest.mark.parametrize(
    ("language", "own"),
    [("zh", {"CJK"}), ("ko", {"HANGUL"}), ("mn", {"CYRILLIC"}), ("xx", set())],
)
def test_cldr_tells_the_scripts_of_a_language(language: str, own: set[str]) -> None:
    assert scripts(language) == own


@pytest.mark.parametrize(
    ("text", "language", "is_other"),
    [
        ("я" * (FEW + 1), "ja", True),
        ("я" * FEW, "ja", False),
        ("a" * (FEW + 1), "ja", True),
        ("a" * (FEW + 1), "en", False),
        ("a" * (FEW + 1) + "か", "ja", False),
        ("я" * (FEW + 1), "xx", False),
        ("1" * (FEW + 1), "ja", False),
    ],
)
def test_letters_of_the_language_or_few_others_say_nothing(text: str, language: str, is_other: bool) -> None:
    assert is_other_script([text], language) is is_other


@pytest.mark.parametrize(
    ("source", "language", "is_so"),
    [
        ("Грузия", "en", True),
        ("В {KZ-observatory:genitive} скорость *v* измерялась", "en", True),
        ("{conf:short}, {conf}", "en", False),
        ("NEAR", "ru", False),
        ("50 Ω, 3 µm", "ja", False),
        ("a" * (FEW + 1), "ru", True),
        ("人口", "ja", False),
        ("人口", "ko", True),
        ("NEAR 회원", "en", False),
        ("Грузия", "xx", False),
        ("[www.example.org](http://www.example.org/)", "ru", False),
        ("See [www.example.org](http://www.example.org/), where all of what was said is written down", "ru", True),
    ],
)
def test_a_source_that_came_back_is_no_translation_unless_it_may_stand_so(
    source: str, language: str, is_so: bool
) -> None:
    assert is_untranslated(source, language) is is_so


def test_latin_is_the_script_of_those_who_write_it_and_of_no_other() -> None:
    assert "LATIN" in scripts("en") and "LATIN" in scripts("fr")
    assert scripts("ja") >= {"CJK", "KATAKANA"} and "LATIN" not in scripts("ja")
