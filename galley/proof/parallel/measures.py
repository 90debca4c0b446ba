"""How long a translation usually is, and what it is made of: sentences, quotations, ends."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from galley.proof.copy.passage import Kind, Passage
from galley.proof.reading import Reading

_USUAL = {"ja": 1.25, "ko": 1.22, "mn": 3.55, "ru": 3.7, "en": 3.65}
"""Letters for each letter of the Chinese source: medians of the annual report of 2014 in all languages."""

_SPREAD = 0.14
ENOUGH_PASSAGES = 20
ENOUGH_CHARACTERS = 20

_ENDS = {"zh": "。！？!?；;", "ja": "。！？!?", "ko": ".!?", "mn": ".!?", "ru": ".!?", "en": ".!?"}
_CLOSERS = "”’」』》〉）)»“\"'】］]"
_QUOTES = {"zh": "“「", "ja": "「『“〝", "ko": "“‘「『《〈", "mn": "«„“", "ru": "«„“", "en": "“‘"}
_STRAIGHT = re.compile(r'"')


@dataclass(frozen=True, slots=True)
class Ratio:
    """What the length of a translation is of its source's: the typical share, and how far it usually strays (log)."""

    typical: float
    spread: float

    def share(self, source: int, target: int) -> float:
        """The length of a translation as a share of what is usual for its source's length."""
        return max(target, 1) / (source * self.typical)

    def is_off(self, share: float, factor: float) -> int:
        """-1 where a translation is too short, 1 where it is too long by a factor, else 0; texts that stray widely have
        a wider limit."""
        limit = max(math.log(factor), 2.5 * self.spread)
        return (math.log(share) > limit) - (math.log(share) < -limit)


def size(text: str) -> int:
    """The length of a text in letters: figures and marks are as long in every language."""
    return sum(character.isalpha() for character in text)


def ratio(passages: Iterable[Passage], language: str) -> Ratio:
    """The ratio of a language, learnt from the longer passages that are read, where they are enough."""
    shares = [
        math.log(size(each.text) / size(each.source.text))
        for each in passages
        if each.source and size(each.source.text) >= 2 * ENOUGH_CHARACTERS and size(each.text)
    ]
    if len(shares) < ENOUGH_PASSAGES:
        return Ratio(_USUAL.get(language, 2.0), _SPREAD)
    middle = median(shares)
    return Ratio(math.exp(middle), 1.4826 * median(abs(each - middle) for each in shares))


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences of a text, from where each begins to where it ends; a full stop of an abbreviation ends none."""
    ends = re.escape(_ENDS.get(language, ".!?").replace("；;", ""))
    stop = rf"[{ends}]+[{re.escape(_CLOSERS)}]*"
    if language not in ("zh", "ja"):
        stop += r"(?=\s+[\"“‘«„(]?[^\W\d_a-zа-яёөү]|\s*$)(?<!\b[^\W\d_]\.)(?<! г\.)(?<!Mr\.)(?<!Dr\.)(?<!гг\.)"
    found, start = [], 0
    for match in re.finditer(stop, text):
        found.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def quotations(text: str, language: str) -> int:
    """How many quotations begin in a text; titles of works in 《 》 are none."""
    opened = sum(text.count(mark) for mark in _QUOTES.get(language, "“‘«"))
    return opened + len(_STRAIGHT.findall(text)) // 2


def ending(text: str) -> str:
    """How a text ends: `.`, `?`, `!`, `:` or nothing; closing quotes and brackets behind the mark do not count."""
    last = text.rstrip().rstrip(_CLOSERS)[-1:]
    kinds = {".": ".。．…", "?": "?？", "!": "!！", ":": ":："}
    return next((kind for kind, marks in kinds.items() if last and last in marks), "")


def is_copy(passage: Passage) -> bool:
    """Whether a passage is its source, not a translation."""
    return passage.source is not None and passage.text.strip() == passage.source.text.strip()


def measured(reading: Reading) -> Iterator[tuple[Passage, Ratio, float]]:
    """The longer translations, the ratio of lengths that is usual in their language, and their share of it."""
    for language, passages in reading.by_language().items():
        translations = [each for each in passages if each.source and each.text.strip() and not is_copy(each)]
        usual = ratio(translations, language)
        for each in translations:
            length = size(each.source.text) if each.source else 0
            if each.kind is not Kind.HEADING and length >= 1.5 * ENOUGH_CHARACTERS:
                yield each, usual, usual.share(length, size(each.text))


def sentence_counts(passage: Passage) -> tuple[int, int]:
    """How many sentences the source of a translation has, and the translation itself."""
    source = passage.source
    theirs = len(sentences(source.text, source.language)) if source else 0
    return theirs, len(sentences(passage.text, passage.language))


def is_short(text: str) -> bool:
    """Whether a text is a heading, a label or the like: no sentence."""
    return len(text) <= 3 * ENOUGH_CHARACTERS and not ending(text)


def shared(one: str, other: str) -> float:
    """The share of their characters that two texts have in common."""
    mine, yours = set(plain(one)), set(plain(other))
    return len(mine & yours) / max(min(len(mine), len(yours)), 1)


def plain(text: str) -> str:
    """A text without its marks, spaces and capitals."""
    return re.sub(r"[\W_]+", "", text).casefold()
