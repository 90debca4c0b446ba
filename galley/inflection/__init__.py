"""Forms of words and names by case and number, in the languages that inflect them; for catalogues, names and the proof desk.

`declined` proposes a name in its cases, `forms` gives all that it may appear in, `lemmas` and `parses` read words. Languages
that do not inflect have a name's one form. `harmonised` and `particle`
keep Mongolian suffixes and particles in harmony.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from galley.inflection import mongolian, phrases, russian
from galley.inflection.mongolian import harmonised, particle
from galley.inflection.word import CASES, Form, Parse, agree, rules_verb, traits

__all__ = [
    "CASES",
    "Form",
    "Parse",
    "agree",
    "declined",
    "forms",
    "harmonised",
    "lemmas",
    "likened",
    "parses",
    "particle",
    "rules_verb",
    "traits",
]


def declined(language: str, text: str, *, person: bool = False) -> Mapping[str, Form]:
    """A name in the cases of a language; empty where the language has none, or nothing in the name can be declined."""
    if language == "ru":
        return phrases.declined(text, person=person)
    return mongolian.declined(text) if language == "mn" else {}


@lru_cache(maxsize=4096)
def forms(language: str, text: str, *, person: bool = False) -> frozenset[str]:
    """All forms in which a name may stand in a text, the name itself among them."""
    if language == "ru":
        return phrases.forms(text, person=person)
    return mongolian.forms(text) if language == "mn" else frozenset({text})


def parses(language: str, word: str) -> tuple[Parse, ...]:
    """The ways to read a word's form, the likeliest first; none for languages that are not read so."""
    return russian.parses(word) if language == "ru" else ()


def restored(language: str, word: str) -> Iterator[tuple[str, str]]:
    """Forms that may be meant by a form that is none, the likeliest first, each with the word that it is of: only a dictionary
    knows which of them are words."""
    if language == "ru":
        return ((form, form) for form in russian.restored(word))
    return mongolian.restored(word) if language == "mn" else iter(())


def likened(language: str, word: str) -> Iterator[str]:
    """Forms that speak for one that a dictionary lacks: where it has one of them, that is right too."""
    return mongolian.likened(word) if language == "mn" else iter(())


def lemmas(language: str, word: str) -> frozenset[str]:
    """The words, in their first form and small letters, that a form may be of; the form itself where that is not known."""
    return frozenset(parse.lemma for parse in parses(language, word)) or frozenset({word.lower()})
