"""Russian words: how a form may be read, and its forms; by the dictionary of OpenCorpora, through pymorphy3.

The dictionary takes 80 ms and 30 MB; it is read when a word is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from galley.inflection.word import NOMINATIVE, PLURAL, SINGULAR, Parse

_PARTS = {
    "NOUN": "noun",
    "ADJF": "adjective",
    "ADJS": "short adjective",
    "COMP": "comparative",
    "VERB": "verb",
    "INFN": "infinitive",
    "PRTF": "participle",
    "PRTS": "short participle",
    "GRND": "gerund",
    "NUMR": "numeral",
    "ADVB": "adverb",
    "NPRO": "pronoun",
    "PRED": "predicative",
    "PREP": "preposition",
    "CONJ": "conjunction",
    "PRCL": "particle",
    "INTJ": "interjection",
}
_CASES = {
    "nomn": NOMINATIVE,
    "gent": "genitive",
    "gen2": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "locative",
    "loc2": "locative",
    "voct": "vocative",
}
_ASKED = {NOMINATIVE: "nomn", "genitive": "gent", "dative": "datv", "accusative": "accs", "instrumental": "ablt"}
_ASKED |= {"locative": "loct"}
CASES = tuple(case for case in _ASKED if case != NOMINATIVE)
"""The cases of Russian besides the nominative."""
_NUMBERS = {"sing": SINGULAR, "plur": PLURAL}
_GENDERS = {"masc": "masculine", "femn": "feminine", "neut": "neuter"}
_NAMES = {"Name": "given", "Surn": "family", "Patr": "patronymic", "Geox": "place"}
_PERSONS = {"1per": 1, "2per": 2, "3per": 3}
_ENDINGS = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        ("(?<=[жчшщ])ь$", ""),
        ("(?<=[жчшщ])(?<!проч)$", "ь"),
        ("(?<=[аеяуюё])ит(?=(?:ся)?$)", "ет"),
        ("(?<=[^аеёиоуыэюя])ет(?=(?:ся)?$)", "ит"),
        ("(?<=[^аеёиоуыэюя])ет(?=(?:ся)?$)", "ает"),
        ("ют(?=(?:ся)?$)", "ят"),
        ("ут(?=(?:ся)?$)", "ат"),
        ("ят(?=(?:ся)?$)", "ют"),
        ("ат(?=(?:ся)?$)", "ут"),
        ("ишь(?=(?:ся)?$)", "ешь"),
        ("ешь(?=(?:ся)?$)", "ишь"),
        ("им(?=(?:ся)?$)", "ем"),
        ("ем(?=(?:ся)?$)", "им"),
        ("ите(?=(?:сь)?$)", "ете"),
        ("ете(?=(?:сь)?$)", "ите"),
        ("(?<=[ое])в[оа]$", "го"),
        ("(?<=[аеёя])н(?=(?:ый|ая|ое|ые|ого|ому|ой|ую|ым|ых|ыми|ом)$)", "нн"),
        ("(?<=[аеёя])нн(?=(?:ый|ая|ое|ые|ого|ому|ой|ую|ым|ых|ыми|ом)$)", "н"),
    )
)
"""Endings that are taken for others: the soft sign behind hushing letters, the two conjugations, г that is said as в, and one н for two."""


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=50_000)
def _read(word: str) -> tuple[tuple[Parse, Any], ...]:
    """The readings of a word, the likeliest first, each with what the library knows of it."""
    return tuple((_parse(each), each) for each in _analyzer().parse(word))


def parses(word: str) -> tuple[Parse, ...]:
    """The ways to read a word, the likeliest first."""
    return tuple(parse for parse, _ in _read(word))


def _parse(found: Any) -> Parse:
    tags = frozenset(found.tag.grammemes)
    return Parse(
        lemma=found.normal_form,
        part=_PARTS.get(found.tag.POS or "", ""),
        case=_CASES.get(found.tag.case or "", ""),
        number=_NUMBERS.get(found.tag.number or "", ""),
        gender=_GENDERS.get(found.tag.gender or "", ""),
        person=_PERSONS.get(found.tag.person or "", 0),
        animate=True if "anim" in tags else False if "inan" in tags else None,
        name=next((name for tag, name in _NAMES.items() if tag in tags), ""),
        fixed="Fixd" in tags,
        known=found.is_known and "Infr" not in tags,
        share=found.score,
        tags=tags,
    )


def inflected(word: str, reading: Parse, case: str, number: str = "", gender: str = "", animate: bool = False) -> str:
    """A word, read in one way, in another case; of an adjective also by what it goes with. The word itself where the
    dictionary has no such form."""
    found = next(each for parse, each in _read(word) if parse == reading)
    tags = {_ASKED[case], *(tag for tag, name in (_NUMBERS | _GENDERS).items() if name in (number, gender))}
    if case == "accusative" and reading.part in ("adjective", "participle", "numeral"):
        made = found.inflect(tags | {"anim" if animate else "inan"}) or found.inflect(tags)
    else:
        made = found.inflect(tags)
    return dressed(made.word, word) if made else word


def restored(word: str) -> Iterator[str]:
    """What may be meant by a word that is none, with another ending."""
    return (pattern.sub(right, word) for pattern, right in _ENDINGS if pattern.search(word))


def lexeme(word: str) -> frozenset[str]:
    """All forms of the words that a word may be a form of, in small letters."""
    return frozenset(each.word for parse, found in _read(word) if parse.known for each in found.lexeme)


def dressed(form: str, like: str) -> str:
    """A form in the letters of another: capitals, also after a hyphen, and ё only where the other may have it."""
    if "ё" not in like.lower() and "ё" in _spelt(like):
        form = form.replace("ё", "е")
    if like.isupper() and len(like) > 1:
        return form.upper()
    parts, models = form.split("-"), like.split("-")
    if len(parts) == len(models):
        return "-".join(
            _capital(part) if each[:1].isupper() else part for part, each in zip(parts, models, strict=True)
        )
    return _capital(form) if like[:1].isupper() else form


def _spelt(word: str) -> str:
    """A word as the dictionary spells it."""
    return str(_analyzer().parse(word)[0].word)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
