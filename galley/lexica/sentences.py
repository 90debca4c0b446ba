"""How likely words stand on end: the language model of an input method (libkkc), where the system has it.

Its files tell of single words, and of two and three on end. `data.1gram.index` is a trie of `sound/word`; the number of an
entry is that of its record in `data.1gram`: the score of the word and what it costs to fall back from it, of 16 bits each, and 16
bits that are not used. A record of `data.2gram` is the word, the word before it (32 bits each), its score and what it costs to fall back from both;
one of `data.3gram` the word, the record of the two before it, and its score. Both are sorted by their first eight bytes. A
score is the decimal logarithm of how often the word follows; 65,535 stands for -8, and all numbers are little-endian.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from heapq import nlargest
from itertools import product
from math import inf
from mmap import ACCESS_READ, mmap
from operator import itemgetter
from pathlib import Path
from struct import Struct

from galley.tongues import facts

FOLDERS = "/usr/lib/*/libkkc/models/sorted3", "/usr/lib*/libkkc/models/sorted3"
"""Where systems put the model."""
UNKNOWN = -9.0
"""The score of a character that begins no word, and the number of that in place of a word is `NO_WORD`."""
NO_WORD = -1
COMMON = -5.4
"""The score from which on a word is common."""
LONGEST = 10
"""Words of more characters are not looked for."""
_FOLLOWED = 8
"""How many ways to reach a place are followed while a text is cut into words."""
_CACHED = 1 << 18
_LEAST, _MOST = -8.0, 65535
_PAIR, _SCORE = Struct("<II"), Struct("<H")
_KEY, _FALLEN = _PAIR.size, _PAIR.size + _SCORE.size
"""Where in a record of two or three words their score stands, and what it costs to fall back from them."""
_LITTLE = array("H", (1,)).tobytes()[0] == 1
"""Whether this machine writes numbers with their low byte first."""
_AT_ONCE = 1 << 15
"""How many records are read at once."""
_ONE, _TWO, _THREE = 6, 12, 10
"""The bytes of a record."""

_LENGTH = "ー"
_LOANS = "".join(map(chr, range(ord("ァ"), ord("ヺ")))) + _LENGTH
"""The letters that loan words are written in."""

State = tuple[int, int]
"""The last two words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A text with `fill` in its gap; `score` is that of the words it is then likeliest cut into."""

    score: float
    fill: str


class Sentences:
    """The words of a language and how likely each follows two others."""

    def __init__(self, folder: Path, letters: str) -> None:
        """Takes where the files are, and the letters that a gap may be filled with."""
        from marisa_trie import Trie

        trie = Trie().load(str(folder / "data.1gram.index"))
        self._letters = frozenset(letters)
        self.opening, self.closing = int(trie["<s>"]), int(trie["</s>"])
        self._sounds, self._texts = [""] * len(trie), [""] * len(trie)
        self._by_text: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[int]] = {}
        for key, number in trie.items():
            sound, _, text = key.partition("/")
            self._sounds[number], self._texts[number] = sound, text or sound
            self._by_text.setdefault(text or sound, []).append(number)
            self._by_sound.setdefault(sound, []).append(number)
        self._ones = _Records(folder / "data.1gram", _ONE)
        self._twos, self._threes = _Records(folder / "data.2gram", _TWO), _Records(folder / "data.3gram", _THREE)
        self.after = lru_cache(_CACHED)(self._after)
        self._pair = lru_cache(_CACHED)(self._pair_of)

    def text(self, word: int) -> str:
        """A word as it is written."""
        return "" if word == NO_WORD else self._texts[word]

    def written(self, text: str) -> Sequence[int]:
        """The words that are written so."""
        return self._by_text.get(text, ())

    def is_common(self, text: str) -> bool:
        """Whether a word that is written so is common."""
        return any(self._ones.score(word) > COMMON for word in self.written(text))

    def near_loans(self, text: str) -> set[str]:
        """The words that differ from some letters of loan words in one, but for a mark of length at the end, or in the place of such a mark."""
        swaps = {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)}
        fewer = {text[:at] + text[at + 1 :] for at in range(len(text) - 1)}
        other = {text[:at] + each + text[at + 1 :] for at in range(len(text)) for each in _LOANS}
        more = {text[:at] + each + text[at:] for at in range(1, len(text)) for each in _LOANS}
        near = {each for each in swaps | fewer | other | more if each.rstrip(_LENGTH) != text.rstrip(_LENGTH)}
        moved = (each for each in self._lengths.get(text.replace(_LENGTH, ""), ()) if len(each) == len(text))
        return ({each for each in near if each in self._by_text} | set(moved)) - {text}

    @cached_property
    def _lengths(self) -> dict[str, list[str]]:
        """The words with marks of length, by what they are without."""
        found: dict[str, list[str]] = {}
        for text in self._by_text:
            if _LENGTH in text:
                found.setdefault(text.replace(_LENGTH, ""), []).append(text)
        return found

    def sounding_as(self, words: Sequence[int]) -> Iterator[int]:
        """The words that sound as some words on end do; where these are several, in any way that each can be read."""
        alike = (words if len(words) == 1 else self._by_text[self._texts[word]] for word in words)
        for sounds in product(*({self._sounds[word] for word in each} for each in alike)):
            yield from self._by_sound.get("".join(sounds), ())

    def is_usual(self, before: int, word: int) -> bool:
        """Whether two words were found on end."""
        return NO_WORD not in (before, word) and self._pair(before, word) is not None

    def stands_between(self, before: int, text: str, after: int) -> bool:
        """Whether a word that is written so was found between two others."""
        pairs = (self._pair(before, word) for word in self._by_text.get(text, ()) if NO_WORD not in (before, after))
        return any(pair is not None and self._threes.found(after, pair) is not None for pair in pairs)

    def rarity(self, word: int, other: int) -> float:
        """How much rarer, in powers of ten, a word is than another; below 0 where it is not."""
        return self._ones.score(other) - self._ones.score(word)

    def scores(self, words: Sequence[int]) -> list[float]:
        """The score of each word but the first two, behind the two before it."""
        return [self.after(*words[at : at + 3]) for at in range(len(words) - 2)]

    def cut(self, text: str, left: State) -> list[tuple[str, int]]:
        """A text behind two words cut into words in the likeliest way: each as it is written, with its number."""
        reached: list[dict[State, tuple[float, int, State]]] = [{} for _ in range(len(text) + 1)]
        reached[0][left] = (0.0, 0, left)
        for start, states in enumerate(reached[:-1]):
            kept = nlargest(_FOLLOWED, states.items(), key=_second_of)
            for end, word, _ in self._words(text, start) if kept else ():
                for state, (score, *_) in kept:
                    total, new = score + self.after(*state, word), (state[1], word)
                    if total > reached[end].get(new, (-inf,))[0]:
                        reached[end][new] = (total, start, state)
        found: list[tuple[str, int]] = []
        end, state = len(text), max(reached[-1], key=lambda each: reached[-1][each][0])
        while end:
            _, start, before = reached[end][state]
            found.append((text[start:end], state[1]))
            end, state = start, before
        return found[::-1]

    def filled(self, text: str, gap: int | None, left: State, right: Sequence[int], floor: float) -> Iterator[Edit]:
        """The ways to fill a gap, the character at a place of a text, between the words on either side of it, whose score is above a floor.

        A text without a gap gives itself, filled with nothing.
        """
        reached: list[dict[tuple[int, int, str], float]] = [{} for _ in range(len(text) + 1)]
        reached[0][*left, ""] = 0.0
        for start, states in enumerate(reached[:-1]):
            kept = nlargest(_FOLLOWED, states.items(), key=_second_of)
            for end, word, fill in self._words(text, start, gap) if kept else ():
                ends = reached[end]
                for (first, second, before), score in kept:
                    total, new = score + self.after(first, second, word), (second, word, fill or before)
                    if total > ends.get(new, floor):
                        ends[new] = total
        best: dict[str, float] = {}
        for (first, second, fill), score in reached[-1].items():
            total = score + sum(self.scores((first, second, *right)))
            if total > best.get(fill, floor):
                best[fill] = total
        yield from (Edit(score, fill) for fill, score in best.items())

    def _words(self, text: str, start: int, gap: int | None = None) -> Iterator[tuple[int, int, str]]:
        """The words that begin at a place: where each ends, its number, and what it has in the gap."""
        lone = gap != start
        for end in range(start + 1, min(start + LONGEST, len(text)) + 1):
            if gap is not None and start <= gap < end:
                yield from (
                    (end, word, fill) for word, fill in self._gaps.get((text[start:gap], text[gap + 1 : end]), ())
                )
            else:
                for word in self._by_text.get(text[start:end], ()):
                    lone = lone and end > start + 1
                    yield end, word, ""
        if lone:
            yield start + 1, NO_WORD, ""

    @cached_property
    def _gaps(self) -> dict[tuple[str, str], list[tuple[int, str]]]:
        """The words by what stands before and after each of their letters, with the letter."""
        found: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for text, words in self._by_text.items():
            for at, letter in enumerate(text if len(text) <= LONGEST else ""):
                if letter in self._letters:
                    found.setdefault((text[:at], text[at + 1 :]), []).extend((word, letter) for word in words)
        return found

    def _after(self, first: int, second: int, word: int) -> float:
        if word == NO_WORD:
            return UNKNOWN
        pair = None if NO_WORD in (first, second) else self._pair(first, second)
        if pair is None:
            return self._second(second, word)
        record = self._threes.found(word, pair)
        if record is not None:
            return self._threes.score(record, _KEY)
        return self._twos.score(pair, _FALLEN) + self._second(second, word)

    def _second(self, before: int, word: int) -> float:
        """The score of a word behind one other."""
        pair = None if before == NO_WORD else self._pair(before, word)
        if pair is not None:
            return self._twos.score(pair, _KEY)
        return self._ones.score(word) + (0.0 if before == NO_WORD else self._ones.score(before, _SCORE.size))

    def _pair_of(self, before: int, word: int) -> int | None:
        return self._twos.found(word, before)


_second_of = itemgetter(1)


class _Records:
    """The records of a file, those of more than one word sorted by their keys."""

    def __init__(self, path: Path, size: int) -> None:
        """Takes the file and the bytes of a record."""
        self._size = size
        with path.open("rb") as file:
            self._records = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._keys, keys = array("Q"), Struct(f"{_KEY}s{max(size - _KEY, 0)}x")
        for start in range(0, len(self._records) if size > _KEY else 0, size * _AT_ONCE):
            records = self._records[start : start + size * _AT_ONCE]
            self._keys.frombytes(b"".join(key for (key,) in keys.iter_unpack(records)))
        if _LITTLE:
            self._keys.byteswap()

    def score(self, record: int, offset: int = 0) -> float:
        """What stands in a record from a byte on."""
        (written,) = _SCORE.unpack_from(self._records, record * self._size + offset)
        return float(written) * _LEAST / _MOST

    def found(self, *key: int) -> int | None:
        """The record that begins with two numbers."""
        wanted = int.from_bytes(_PAIR.pack(*key), "big")
        at = bisect_left(self._keys, wanted)
        return at if at < len(self._keys) and self._keys[at] == wanted else None


def has_sentences(language: str) -> bool:
    """Whether there is a model of a language, installed or not."""
    return facts(language).get("sentences") == "libkkc"


def is_installed(language: str) -> bool:
    """Whether the system has the model of a language; it is not loaded."""
    return _folder(language) is not None


@cache
def sentences(language: str, letters: str) -> Sentences | None:
    """The model of a language, as its fact `sentences` names it, with the letters that gaps are filled with; None where the system has none."""
    folder = _folder(language)
    return None if folder is None else Sentences(folder, letters)


def _folder(language: str) -> Path | None:
    folders = (folder for each in FOLDERS for folder in Path("/").glob(each[1:])) if has_sentences(language) else ()
    return next((each for each in folders if (each / "data.1gram.index").is_file()), None)
