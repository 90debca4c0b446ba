"""How likely Japanese words stand on end: the language model of an input method (libkkc), where the system has it.

Its files tell of single words, and of two and three on end. `data.1gram.index` is a trie of `sound/word`; the number of an
entry is that of its record in `data.1gram`: the score of the word and what it costs to fall back from it, of 16 bits each, and 16
bits that are not used. A record of `data.2gram` is the word, the word before it (32 bits each), its score and what it costs to fall back from both;
one of `data.3gram` the word, the record of the two before it, and its score. A score is the decimal logarithm of how often the
word follows; 65,535 stands for -8, and all numbers are little-endian.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from galley.lexica.stretches import NO_WORD, UNKNOWN

FOLDERS = "/usr/lib/*/libkkc/models/sorted3", "/usr/lib*/libkkc/models/sorted3"
"""Where systems put the model."""
_INDEX = "data.1gram.index"
_CACHED = 1 << 16
_LEAST, _MOST = -8.0, 65535
_ONE = [("score", "<u2"), ("fallen", "<u2"), ("unused", "<u2")]
_TWO = [("word", "<u4"), ("before", "<u4"), ("score", "<u2"), ("fallen", "<u2")]
_THREE = [("word", "<u4"), ("before", "<u4"), ("score", "<u2")]
_HALF = 32
_NOTHING: dict[int, Any] = {}


class Kkc:
    """The words of the model, as `lexica.stretches.Model` has them."""

    def __init__(self, folder: Path) -> None:
        """Takes where the files are."""
        import numpy
        from marisa_trie import Trie

        trie = Trie().load(str(folder / _INDEX))
        self.opening, self.closing = int(trie["<s>"]), int(trie["</s>"])
        self.sounds, self.texts = [""] * len(trie), [""] * len(trie)
        for key, number in trie.items():
            sound, _, text = key.partition("/")
            self.sounds[number], self.texts[number] = sound, text or sound
        self._levels: list[float] = (numpy.arange(_MOST + 1) * _LEAST / _MOST).tolist()
        ones, twos, threes = (
            numpy.fromfile(folder / f"data.{at}gram", each) for at, each in enumerate((_ONE, _TWO, _THREE), 1)
        )
        self._ones: list[float] = [self._levels[each] for each in ones["score"].tolist()]
        self._fallen: list[float] = [self._levels[each] for each in ones["fallen"].tolist()]
        self._two_scores, self._two_fallen = (array("H", twos[name].tobytes()) for name in ("score", "fallen"))
        pairs = _Followers(twos, len(ones), numpy.arange(len(twos), dtype="u4"))
        self._behind = lru_cache(_CACHED)(pairs.of)
        self._behind_two = lru_cache(_CACHED)(_Followers(threes, len(twos), threes["score"]).of)
        self._behind_both = lru_cache(_CACHED)(self._after)

    def one(self, word: int) -> float:
        """The score of a word by itself."""
        return self._ones[word]

    def is_usual(self, before: int, word: int) -> bool:
        """Whether two words were found on end."""
        return word in self._behind(before)

    def stands_between(self, before: int, word: int, after: int) -> bool:
        """Whether a word was found between two others."""
        pair = self._behind(before).get(word)
        return pair is not None and after in self._behind_two(pair)

    def several(self, first: int, second: int, words: Sequence[int]) -> list[float]:
        """The score of each of some words behind two others; that of `NO_WORD` is `UNKNOWN`."""
        threes, both, twos, lone = self._behind_both(first, second)
        levels, ones, scores = self._levels, self._ones, self._two_scores
        found = []
        for word in words:
            if word in threes:
                found.append(levels[threes[word]])
            elif word in twos:
                found.append(both + levels[scores[twos[word]]])
            else:
                found.append(UNKNOWN if word == NO_WORD else both + (ones[word] + lone))
        return found

    def _after(self, first: int, second: int) -> tuple[dict[int, int], float, dict[int, int], float]:
        """The words behind two others, with the numbers of their scores, and those behind the second of them, with their records; and what it costs to fall back from each."""
        if second == NO_WORD:
            return _NOTHING, 0.0, _NOTHING, 0.0
        pair = None if first == NO_WORD else self._behind(first).get(second)
        both = (_NOTHING, 0.0) if pair is None else (self._behind_two(pair), self._levels[self._two_fallen[pair]])
        return *both, self._behind(second), self._fallen[second]


def installed() -> Path | None:
    """Where the system has the model."""
    folders = (folder for each in FOLDERS for folder in Path("/").glob(each[1:]))
    return next((each for each in folders if (each / _INDEX).is_file()), None)


class _Followers:
    """The words of records, by what stands before them, each with a number."""

    def __init__(self, records: Any, count: int, numbers: Any) -> None:
        """Takes the records, how many may stand before, and the number of each."""
        import numpy

        keys = records["before"].astype("u8") << _HALF | numpy.arange(len(records), dtype="u8")
        keys.sort()
        order = (keys & ((1 << _HALF) - 1)).astype("u4")
        edges = numpy.zeros(count + 1, "u4")
        numpy.cumsum(numpy.bincount(records["before"], minlength=count), out=edges[1:])
        self._words, self._edges = (array("I", each.tobytes()) for each in (records["word"][order], edges))
        self._numbers = array(numbers.dtype.char, numbers[order].tobytes())

    def of(self, before: int) -> dict[int, int]:
        """The words behind what stands before, each with its number."""
        here = slice(self._edges[before], self._edges[before + 1])
        return dict(zip(self._words[here], self._numbers[here], strict=True))
