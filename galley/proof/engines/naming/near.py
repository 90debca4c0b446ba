"""Near names: what is one edit from a name of the registry, and neither another name nor a word.

Chinese characters do not tell where words begin: there every stretch is compared with the names. Letters of alphabets,
katakana and Hangul make words, which are compared with the words of names without their endings; and names of several
words are compared whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from galley.inflection import parses
from galley.lexica import frequencies
from galley.lexica.dictionaries import dictionary
from galley.lexica.pronunciation import near_sound, same_sound, same_tone
from galley.lexica.region_forms import form
from galley.likeness.neighbours import Near, Neighbourhood, Words
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Lexicon, Mention, Name, lexicon
from galley.tongues.scripts import RANGES

OWN = 3
"""A spelling that a text has so often, without once having the name, is its own."""
PLACES = ("country", "region", "short", "city")
PROPER = ("country", "region", "short", "city", "person", "abbreviation")
"""The sorts of names whose words are nobody else's."""
LEAST_HAN, SURE_HAN = 4, 5
"""How many characters a name has, without its common noun, for which another is written; and for which that is certain."""
LEAST_COMMON = 6
"""How many characters a name that is made of common words has at least."""
LEAST_PHRASE = 12
"""How many characters a name of several words has at least."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_SCRIPTS = ("Latin", "Cyrillic", "kana", "Hangul")
_WORD = re.compile("|".join(f"[{RANGES[each]}]+(?:[-'’][{RANGES[each]}]+)*" for each in _SCRIPTS))
_CASED = re.compile(r"[A-Za-zÀ-ɏА-Яа-яЁёӨөҮү]")


@dataclass(frozen=True, slots=True)
class Misspelling:
    """The characters from `start` to `end` should be `right`. `sure` when nothing else can be meant."""

    start: int
    end: int
    right: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a language's table tells of its names: the common nouns they end with, what stands between words, how short a
    word of a name may be that is looked for, what words end with and how long that is, and the language whose list of words tells others."""

    tails: tuple[str, ...]
    between: frozenset[str]
    shortest: int
    endings: frozenset[str]
    longest: int
    listed: str | None

    @classmethod
    def of(cls, rule: Rule, language: str) -> Facts:
        """The facts of a language, whose lists are words between spaces."""
        tails = tuple(rule.option("tails", language, "").split())
        endings = frozenset(rule.option("endings", language, "").split())
        between = frozenset(rule.option("between", language, ""))
        shortest = int(rule.option("shortest", language, "6"))
        longest = max(map(len, endings), default=0)
        return cls(tails, between, shortest, endings, longest, rule.option("listed", language))

    def share(self, text: str) -> float:
        """The share of a word in a list of the language's words; 0 where there is no list."""
        return frequencies.lexicon(self.listed).share(text) if self.listed else 0.0

    def is_word(self, text: str) -> bool:
        """Whether a list of the language's words has it."""
        return self.share(text) > 0

    def core(self, name: str) -> str:
        """A name without the common noun it ends with."""
        tail = next((each for each in self.tails if name.endswith(each) and len(name) > len(each) + 1), "")
        return name.removesuffix(tail)

    def stems(self, word: str) -> list[str]:
        """What a word may be without its ending, the longest ending first, and the word itself."""
        lower = word.casefold()
        cut = [lower[:-length] for length in range(self.longest, 0, -1) if lower[-length:] in self.endings]
        return [*(stem for stem in cut if len(stem) > 2), lower]


@engine("near-name")
def near_name(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each misspelling of a name; certain where nothing else can be meant."""
    found = [(passage, each) for passage in reading.passages for each in _misspellings(rule, passage, reading.desk)]
    often = Counter((passage.text[each.start : each.end], each.right) for passage, each in found)
    for passage, each in found:
        written = passage.text[each.start : each.end]
        own = often[written, each.right] >= OWN and not any(each.right in other.text for other in reading.passages)
        if not own:
            level = None if each.sure else Severity.WARNING
            yield rule.found(Span(passage, each.start, each.end), level=level, values={"right": each.right})


def _misspellings(rule: Rule, passage: Passage, desk: Desk) -> Iterator[Misspelling]:
    text, language = passage.text, passage.language
    facts = Facts.of(rule, language)
    names = lexicon(desk, language)
    yield from _in_han(text, names, facts, desk)
    for tongue in dict.fromkeys((language, "en")):
        own = facts if tongue == language else Facts.of(rule, tongue)
        yield from _in_words(text, _Vocabulary.of(rule, desk, tongue), own, tongue)
    yield from _in_phrases(text, names, _phrases(desk, language), facts)


@lru_cache(maxsize=8)
def _neighbourhood(desk: Desk, language: str) -> Neighbourhood:
    """The names of one word of Chinese characters, kana or Hangul."""
    names = (name.text for name in lexicon(desk, language).names if name.sort not in ("theme", "term"))
    return Neighbourhood(text for text in names if " " not in text and _is_unspaced(text))


def _is_unspaced(text: str) -> bool:
    return bool(_HAN.search(text))


def _in_han(text: str, names: Lexicon, facts: Facts, desk: Desk) -> Iterator[Misspelling]:
    """What one character tells from a name in Chinese characters."""
    if not _HAN.search(text):
        return
    mentions = names.mentions(text)
    starts = {0, *(mention.end for mention in mentions)}
    for near in _neighbourhood(desk, names.language).near(text):
        whole = [each for each in mentions if each.start <= near.at < each.end]
        short = all(2 * (each.end - each.start) <= len(near.word) and near.start <= each.start for each in whole)
        bounded = near.start in starts or not text[near.start - 1].isalpha()
        name = names.by_text[near.word][0]
        if short and not name.until and not _is_of_words(text, near, name, facts):
            sure = _judged(text, near, facts, names.language, bounded)
            if sure is not None:
                yield Misspelling(near.start, near.end, near.word, sure)
    yield from _two_characters(text, names, mentions, facts)


def _is_of_words(text: str, near: Near, name: Name, facts: Facts) -> bool:
    """Whether a name of common words is too short to be told from others, or the wrong character makes one of them."""
    pairs = (text[max(near.at - 1, 0) : near.at + 1], text[near.at : near.at + 2])
    return name.sort not in PROPER and (len(near.word) < LEAST_COMMON or any(map(facts.is_word, pairs)))


def _two_characters(text: str, names: Lexicon, mentions: list[Mention], facts: Facts) -> Iterator[Misspelling]:
    """Short names of two characters: what sounds alike, and is no commoner word, for one that the same text also has."""
    said = {name.id for mention in mentions for name in mention.names if name.sort in PLACES}
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    shorts = {name.text for name in names.names if name.sort == "short" and len(name.text) == 2 and name.id in said}
    for short in sorted(shorts):
        for match in re.finditer(f"(?:{short[0]}[一-鿿]|[一-鿿]{short[1]})", text):
            pair = match[0]
            free = not taken.intersection(range(match.start(), match.end()))
            if free and pair != short and same_tone(pair, short) and facts.share(pair) <= facts.share(short):
                yield Misspelling(match.start(), match.end(), short, sure=False)


def _judged(text: str, near: Near, facts: Facts, language: str, bounded: bool) -> bool | None:
    """Whether it is certainly a misspelling; None when it is likely none."""
    body, inside = facts.core(near.word), near.at - near.start
    told = text[near.start : near.end]
    wrong = text[near.at : near.at + 1]
    if (
        near.edit == "added"
        and 0 < inside <= len(body)
        and wrong in (text[near.at - 1], text[near.at + 1 : near.at + 2])
    ):
        return facts.share(wrong * 2) < frequencies.COMMON or None
    if inside >= len(body) or (near.edit != "lost" and (not _HAN.fullmatch(wrong) or wrong in facts.between)):
        return None
    if facts.is_word(told) or facts.is_word(told[: len(body)]):
        return None
    if near.edit == "substituted":
        return _substituted(near, wrong, facts, language, bounded)
    least = LEAST_HAN - (near.edit == "transposed")
    return len(body) >= SURE_HAN if len(body) >= least and (near.edit != "added" or inside) else None


def _substituted(near: Near, wrong: str, facts: Facts, language: str, bounded: bool) -> bool | None:
    body, inside = facts.core(near.word), near.at - near.start
    right = near.word[inside]
    shape = form(wrong, language)
    if shape is not None and shape.text == right:
        return None
    edge = inside in (0, len(body) - 1)
    if same_sound(wrong, right) or near_sound(wrong, right):
        alike = len(body) > 2 or (len(body) == 2 and len(near.word) > len(body) + 1)
        return len(body) >= SURE_HAN and not edge if alike and (bounded or inside != 0) else None
    if len(body) < LEAST_HAN or (edge and not (bounded and inside == 0)):
        return None
    return len(body) >= SURE_HAN and not edge


@dataclass(frozen=True, eq=False)
class _Vocabulary:
    """The words of names: `near` finds the stems of those that are looked for, `known` are all, `right` the word of a stem."""

    near: Words
    known: frozenset[str]
    right: dict[str, str]

    @staticmethod
    @lru_cache(maxsize=16)
    def of(rule: Rule, desk: Desk, language: str) -> _Vocabulary:
        """Those of the registry in a language."""
        facts, right, known = Facts.of(rule, language), dict[str, str](), set[str]()
        for name in lexicon(desk, language).names:
            words = _WORD.findall(name.text)
            known.update(stem for word in words for stem in facts.stems(word))
            extra = name.sort == "person"
            for word in words if name.sort in PROPER else ():
                if _is_name(word) and len(word) >= _least(word, facts) + extra:
                    for stem in (facts.stems(word)[0], word.casefold()):
                        right.setdefault(stem, word)
        return _Vocabulary(Words(right), frozenset(known), right)


def _is_name(word: str) -> bool:
    return not _CASED.match(word) or word[0].isupper() or (word[1:2].isupper() and word[2:].islower())


def _least(word: str, facts: Facts) -> int:
    """How short a word may be: syllables tell more than letters."""
    return facts.shortest if _CASED.match(word) else LEAST_HAN


def _in_words(text: str, names: _Vocabulary, facts: Facts, language: str) -> Iterator[Misspelling]:
    """Words that one letter tells from a word of a name and that are no word of the dictionary."""
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match[0])
        if len(word) < _least(word, facts) - 1 or not _is_name(word):
            continue
        stems = facts.stems(word)
        if names.known.intersection((*stems, *map(facts.core, stems))):
            continue
        right = next((names.right[near] for stem in stems for near in names.near.near(stem)), None)
        if right and _may_be(word, right, facts) and not _in_dictionary(word, language):
            sure = len(right) > facts.shortest and _CASED.match(word) is not None and _knows(language)
            yield Misspelling(match.start(), match.start() + len(word), right, sure)


def _may_be(word: str, right: str, facts: Facts) -> bool:
    """Whether two words begin alike; of abbreviations in capitals, whether a letter is lost, doubled or in another place."""
    if word.isupper() or right.isupper():
        doubled = any(one == other for one, other in pairwise(word))
        moved = len(word) == len(right) and sorted(word) == sorted(right)
        return word.isupper() and right.isupper() and (moved or len(word) < len(right) or (doubled and word != right))
    if _CASED.match(word):
        return right[0].casefold() in (word[0].casefold(), word[0].islower() and word[1].casefold())
    return len(right) >= LEAST_HAN and word[0] == right[0]


def _in_dictionary(word: str, language: str) -> bool:
    known = dictionary(language)
    listed = known is not None and (known.has(word) or known.has(word.lower()))
    return listed or any(parse.known for parse in parses(language, word))


def _knows(language: str) -> bool:
    """Whether there is a dictionary that would know a word."""
    return dictionary(language) is not None


@lru_cache(maxsize=8)
def _phrases(desk: Desk, language: str) -> Neighbourhood:
    """The names of several words."""
    names = lexicon(desk, language).names
    texts = (name.text for name in names if name.sort in (*PROPER, "organisation", "committee"))
    return Neighbourhood((text for text in texts if " " in text and len(text) >= LEAST_PHRASE), seed=5)


def _in_phrases(text: str, names: Lexicon, phrases: Neighbourhood, facts: Facts) -> Iterator[Misspelling]:
    """Names of several words that are one letter off, also where that makes another word: Asian for Asia."""
    for near in phrases.near(text):
        taken = any(each.start <= near.at < each.end for each in names.mentions(text))
        if not taken and _is_whole(text, near) and not _is_inflected(text, near, facts):
            yield Misspelling(near.start, near.end, near.word, sure=False)


def _is_whole(text: str, near: Near) -> bool:
    """Whether it begins and ends with words, and the edit is of a letter inside or a space between."""
    begins = not near.start or not text[near.start - 1].isalnum()
    ends = near.end >= len(text) or not text[near.end].isalnum()
    letter = text[near.at : near.at + 1]
    return begins and ends and near.start < near.at < near.end - 1 and (letter.isalpha() or near.edit == "lost")


def _is_inflected(text: str, near: Near, facts: Facts) -> bool:
    """Whether the edit stands in what may be the ending of its word."""
    rest = re.compile(r"\w*").match(text, near.at)
    return bool(facts.endings) and rest is not None and rest.end() - near.at < 4
