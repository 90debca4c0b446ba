"""Korean particles, which follow the final consonant of the syllable before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST, _FINALS, _RIEUL = 0xAC00, 28, 8
_OTHER = {"을": "를", "를": "을", "와": "과"}
"""과 is left out, as many words end with it, and so are 이, 가, 은 and 는."""
_PARTICLE = re.compile(r"(?<=[가-힣])(?<![가-힣]{12})(?P<w>[을를와])(?![가-힣])")
_DIRECTION = re.compile(r"(?<=[가-힣])(?P<w>으로)(?:서|써|부터|의|는|도)?(?![가-힣])")
_WORDS = ("마을", "가을", "노을", "고을", "지을", "이을", "나을", "부을", "그을", "저을", "주을", "자을", "으을")
"""What ends with 을 after a vowel and is no noun with a particle."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A particle from `start` to `end` that should be `right`."""

    start: int
    end: int
    right: str


def misfits(text: str) -> Iterator[Misfit]:
    """Particles after the wrong kind of syllable, where nothing else can be meant."""
    for match in _PARTICLE.finditer(text):
        particle, before = match["w"], text[match.start() - 1]
        if bool(_final(before)) != (particle == "을") and not text.endswith(_WORDS, 0, match.end()):
            yield Misfit(*match.span("w"), _OTHER[particle])
    for match in _DIRECTION.finditer(text):
        if _final(text[match.start() - 1]) in (0, _RIEUL):
            yield Misfit(*match.span("w"), "로")


def _final(syllable: str) -> int:
    """The number of the final consonant of a syllable, 0 for none."""
    return (ord(syllable) - _FIRST) % _FINALS
