"""What is written in Latin letters wherever it stands: addresses, abbreviations."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w./?=&%#~:@+-]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
    r"\.(?:com|org|net|ru|eu|kr|jp|cn|mn|int|edu|gov)(?![A-Za-z0-9])(?:/[\w./?=&%#~-]*)?"
)
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9.@/-])[A-Z][A-Z0-9]+(?:[&-][A-Z0-9]+)*(?![A-Za-z0-9@]|\.[a-z])")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web addresses and e-mail addresses stand in a text."""
    return [match.span() for match in _ADDRESS.finditer(text)]


def latin_names(text: str) -> list[tuple[int, int]]:
    """Where abbreviations in Latin letters stand in a text, as R20, UNESCO, TKR-TSR; Roman numerals are none."""
    found = (match for match in _ABBREVIATION.finditer(text) if set(match[0]) - set("IVXLC"))
    return [match.span() for match in found]
