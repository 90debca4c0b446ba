"""What is written alike in every language and is none: addresses, abbreviations, code, faces made of marks."""

from __future__ import annotations

import re
from functools import lru_cache

_ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:[\w./?=&%#~:@+-]|\([A-Za-z0-9.-]*\)|<[A-Za-z0-9:.-]+>|;(?=[A-Za-z0-9]))*(?:[\w/]|\([A-Za-z0-9.-]*\))|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
    r"\.(?:com|org|net|ru|eu|kr|jp|cn|mn|int|edu|gov)(?![A-Za-z0-9])(?:/[\w./?=&%#~-]*)?"
)
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9.@/-])[A-Z][A-Z0-9]+(?:[&-][A-Z0-9]+)*(?![A-Za-z0-9@]|\.[a-z])")
_MENTION = re.compile("[“‘「『«„\"'`][^\\s“”‘’「」『』«»\"'`]{1,2}[”’」』»“\"'`]")
"""A character or two in quotation marks, of which a text speaks."""
_CODE = re.compile(r"(?<!`)(`{1,2})(?=[^`\s])(?:(?!\1)[^\n]){1,200}(?<=\S)\1(?!`)")
"""Code in a line, as Markdown writes it."""
_FACE = re.compile(r"(?:^|\s)[:;=]['’]?-?[()DPp]+(?!\w)")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web addresses and e-mail addresses stand in a text."""
    return [match.span() for match in _ADDRESS.finditer(text)]


@lru_cache(maxsize=1 << 10)
def apart_from_text(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses stand, code, faces with the space before them, and a character or two in quotation marks, of which a text speaks; without the marks."""
    mentioned = [(match.start() + 1, match.end() - 1) for match in _MENTION.finditer(text)]
    return (*addresses(text), *mentioned, *(match.span() for each in (_CODE, _FACE) for match in each.finditer(text)))


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether a stretch is of an address, of code or of a face, or is spoken of."""
    return any(first <= start and end <= last for first, last in apart_from_text(text))


def latin_names(text: str) -> list[tuple[int, int]]:
    """Where abbreviations in Latin letters stand in a text, as R20, UNESCO, TKR-TSR; Roman numerals are none."""
    found = (match for match in _ABBREVIATION.finditer(text) if set(match[0]) - set("IVXLC"))
    return [match.span() for match in found]
