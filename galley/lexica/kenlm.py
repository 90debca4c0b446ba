"""How likely Chinese words stand on end: the language model of an input method (libime), where the system has it.

It is a file of KenLM, of the kind that it calls a trie with quantisation and array-compressed pointers; all numbers are little-endian. Behind 88 bytes
that are the same in all files stand

- how many words its longest stretches have (here 3), its kind, whether it has the words themselves, the version of its kind; and how many words, pairs and threes there are;
- how many words are known, and a hash of each, of which who has the words has no need;
- eight bytes, the second and third of which are the bits of the number of a score, and of that of what it costs to fall back; then the scores and costs of pairs, and the
  scores of threes, that these are the numbers of;
- of each word its score, what it costs to fall back from it, and the first of the pairs that it ends;
- eight bytes, the second of which says how many bits may be cut off from pointers; the number of the pair from which on the part cut off is 0, 1, 2 and so on; then
  of each pair, in as few bits as these take, the word before, its cost, its score, and what is left of the first of the threes that it ends. So the pairs that a word ends stand on
  end, in the order of the words before;
- of each three the word before the pair that ends it, and its score;
- the words, each with a zero byte behind it, in the order of their numbers.

It is read as `lm/binary_format.cc`, `lm/search_trie.cc`, `lm/quantize.cc` and `lm/bhiksha.cc` of KenLM write it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from typing import Any

from galley.lexica.stretches import NO_WORD, UNKNOWN

FILES = "/usr/lib/*/libime/zh_CN.lm", "/usr/lib*/libime/zh_CN.lm"
"""Where systems put the model."""
_HEAD = Struct("<51s37xB7xI?3xIQQQ")
_KIND = b"mmap lm http://kheafield.com/code format version 5\n", 3, 5, True, 1
"""What the file must be: a trie with quantisation and array-compressed pointers, of stretches of three, with its words."""
_ONE = [("score", "<f4"), ("cost", "<f4"), ("first", "<u8")]
_CACHED = 1 << 18
_AT_ONCE = 1 << 16
"""How many records are read at once."""


class KenLM:
    """The words of the model, as `lexica.stretches.Model` has them."""

    def __init__(self, path: Path) -> None:
        """Takes the file. Raises ValueError where it is of another kind."""
        import numpy

        with path.open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
        *kind, words, pairs, threes = _HEAD.unpack_from(data)
        if tuple(kind) != _KIND:
            raise ValueError(path)
        at = _eighth(_HEAD.size) + 8 * (1 + words)
        score_bits, cost_bits = data[at + 1], data[at + 2]
        edges = [at + 8, 4 << score_bits, 4 << cost_bits, 4 << score_bits]
        tables = [numpy.frombuffer(data, "<f4", size // 4, sum(edges[:n])) for n, size in enumerate(edges) if n]
        self._scores: list[float] = tables[0].tolist()
        self._costs: list[float] = tables[1].tolist()
        self._last: list[float] = tables[2].tolist()
        at = sum(edges)
        ones = numpy.frombuffer(data, _ONE, words + 2, at)
        at += ones.nbytes
        self._ones: list[float] = ones["score"].tolist()
        self._falls: list[float] = ones["cost"].tolist()
        cut = _cut_off(pairs + 1, threes, data[at + 1])
        left, begun = threes.bit_length() - cut, (threes >> (threes.bit_length() - cut)) + 1
        starts = numpy.frombuffer(data, "<u8", begun, _eighth(at) + 8)
        at += 8 * (1 + begun) + 7
        bits = [words.bit_length(), cost_bits, score_bits, left]
        before, cost, score, low = _columns(data, at, pairs + 1, bits)
        at += _bytes(pairs, bits)
        self._pairs = _Endings(ones["first"][: words + 1], before[:pairs])
        self._pair_costs: bytes = cost.astype("u1").tobytes()
        self._pair_scores: bytes = score.astype("u1").tobytes()
        bits = [words.bit_length(), score_bits]
        before, score = _columns(data, at, threes, bits)
        at += _bytes(threes, bits)
        self._threes = _Endings(_whole(starts, low, left), before)
        self._three_scores: bytes = score.astype("u1").tobytes()
        self.texts = data[at:].decode().split("\0")[:words]
        self.sounds = self.texts
        self.opening = self.closing = -1
        self._behind = lru_cache(_CACHED)(self._after_one)

    def one(self, word: int) -> float:
        """The score of a word by itself."""
        return self._ones[word]

    def is_usual(self, before: int, word: int) -> bool:
        """Whether two words were found on end."""
        return self._behind(before, word)[1] is not None

    def stands_between(self, before: int, word: int, after: int) -> bool:
        """Whether a word was found between two others."""
        pair = self._behind(word, after)[1]
        return pair is not None and self._threes.of(pair, before) is not None

    def several(self, first: int, second: int, words: Sequence[int]) -> list[float]:
        """The score of each of some words behind two others; that of `NO_WORD` is `UNKNOWN`."""
        behind, before = self._behind, self._behind(first, second)[1]
        if before is None:
            return [behind(second, word)[0] for word in words]
        found: list[float] = []
        cost, three = self._costs[self._pair_costs[before]], self._threes.of
        for word in words:
            score, pair = behind(second, word)
            last = None if pair is None else three(pair, first)
            if last is not None:
                found.append(self._last[self._three_scores[last]])
            else:
                found.append(UNKNOWN if word == NO_WORD else cost + score)
        return found

    def _after_one(self, before: int, word: int) -> tuple[float, int | None]:
        """The score of a word behind another, and the number of the two as a pair, where they were found on end."""
        if NO_WORD in (before, word):
            return UNKNOWN if word == NO_WORD else self._ones[word], None
        pair = self._pairs.of(word, before)
        return self._ones[word] + self._falls[before] if pair is None else self._scores[self._pair_scores[pair]], pair


def installed() -> Path | None:
    """Where the system has the model."""
    return next((file for each in FILES for file in Path("/").glob(each[1:])), None)


class _Endings:
    """The records of what words or pairs end: from the first of each on, those of the next stand behind, in the order of the words before."""

    def __init__(self, firsts: Any, before: Any) -> None:
        self._firsts, self._before = (array("I", each.astype("u4").tobytes()) for each in (firsts, before))

    def of(self, ending: int, before: int) -> int | None:
        """The record of a word before that which is ended."""
        first, last = self._firsts[ending], self._firsts[ending + 1]
        at = bisect_left(self._before, before, first, last) if first < last else last
        return at if at < last and self._before[at] == before else None


def _eighth(at: int) -> int:
    """The next place that is a multiple of eight bytes."""
    return -(-at // 8) * 8


def _cut_off(records: int, most: int, may: int) -> int:
    """How many bits of pointers up to `most` are cut off: as many as save most, where a part that is cut off takes 64 bits."""
    bits = most.bit_length()
    return min(range(min(bits, may) + 1), key=lambda cut: (most >> (bits - cut)) * 64 - records * cut)


def _bytes(records: int, bits: list[int]) -> int:
    """How long records of so many bits are, with one more of them and what stands behind."""
    return ((1 + records) * sum(bits) + 7) // 8 + 8


def _columns(data: mmap, start: int, records: int, bits: list[int]) -> list[Any]:
    """What records hold, number by number, each of so many bits."""
    import numpy

    words = numpy.ndarray((records * sum(bits) + 7) // 8, "<u8", data, start, (1,))
    found = [numpy.empty(records, "u4") for _ in bits]
    for at in range(0, records, _AT_ONCE):
        first = numpy.arange(at, min(at + _AT_ONCE, records), dtype="u8") * numpy.uint64(sum(bits))
        for column, each in zip(found, bits, strict=True):
            taken = words[first >> numpy.uint64(3)] >> (first & numpy.uint64(7))
            column[at : at + len(first)] = taken & numpy.uint64((1 << each) - 1)
            first += numpy.uint64(each)
    return found


def _whole(starts: Any, low: Any, bits: int) -> Any:
    """Pointers of which so many low bits are kept, and from which record on the rest is 0, 1, 2 and so on."""
    import numpy

    often = numpy.diff(numpy.append(starts, len(low)).astype("i8"))
    return numpy.repeat(numpy.arange(len(starts), dtype="u4") << numpy.uint32(bits), often) | low
