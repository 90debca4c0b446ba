"""Hangul: what syllables are made of."""

from __future__ import annotations

from collections.abc import Iterator

FIRST, LAST = 0xAC00, 0xD7A3
VOWELS, FINALS = 21, 28
NIEUN, RIEUL, MIEUM, BIEUP, SIOT, SSANG_SIOT, HIEUT, DIGEUT = 4, 8, 16, 17, 19, 20, 27, 7
"""The numbers of final consonants; 0 is none."""


def is_hangul(character: str) -> bool:
    """Whether it is a syllable."""
    return "가" <= character <= "힣"


def parts(syllable: str) -> tuple[int, int, int]:
    """The numbers of the initial consonant, the vowel and the final consonant."""
    lead, rest = divmod(ord(syllable) - FIRST, VOWELS * FINALS)
    return lead, rest // FINALS, rest % FINALS


def syllable(lead: int, vowel: int, final: int = 0) -> str:
    """The syllable of these."""
    return chr(FIRST + (lead * VOWELS + vowel) * FINALS + final)


def final(text: str) -> int:
    """The number of the final consonant of the last syllable."""
    return (ord(text[-1]) - FIRST) % FINALS


def with_final(text: str, number: int) -> str:
    """The text with another final consonant of its last syllable."""
    return text[:-1] + chr(ord(text[-1]) - final(text) + number)


def one_part_off(text: str) -> Iterator[str]:
    """The texts in which one vowel is another, or one consonant is: vowels first."""
    split = [parts(each) for each in text]
    for at, (lead, vowel, end) in enumerate(split):
        head, tail = text[:at], text[at + 1 :]
        yield from (f"{head}{syllable(lead, other, end)}{tail}" for other in range(VOWELS) if other != vowel)
    for at, (lead, vowel, end) in enumerate(split):
        head, tail = text[:at], text[at + 1 :]
        yield from (f"{head}{syllable(lead, vowel, other)}{tail}" for other in range(FINALS) if other != end)
        yield from (f"{head}{syllable(other, vowel, end)}{tail}" for other in range(19) if other != lead)
