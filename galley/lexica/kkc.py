"""How likely Japanese words stand on end: the language model of an input method (libkkc), where the system has it.

Its files tell of single words, and of two and three on end. `data.1gram.index` is a trie of `sound/word`; the number of an
entry is that of its record in `data.1gram`: the score of the word and what it costs to fall back from it, of 16 bits each, and 16
bits that are not used. A record of `data.2gram` is the word, the word before it (32 bits each), its score and what it costs to fall back from both;
one of `data.3gram` the word, the record of the two before it, and its score. Both are sorted by their first eight bytes. A
score is the decimal logarithm of how often the word follows; 65,535 stands for -8, and all numbers are little-endian.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct

FOLDERS = "/usr/lib/*/libkkc/models/sorted3", "/usr/lib*/libkkc/models/sorted3"
"""Where systems put the model."""
_INDEX = "data.1gram.index"
_CACHED = 1 << 18
_LEAST, _MOST = -8.0, 65535
_PAIR, _SCORE, _SCORES = Struct("<II"), Struct("<H"), Struct("<HH2x")
_KEY, _FALLEN = _PAIR.size, _PAIR.size + _SCORE.size
"""Where in a record of two or three words their score stands, and what it costs to fall back from them."""
_LITTLE = array("H", (1,)).tobytes()[0] == 1
"""Whether this machine writes numbers with their low byte first."""
_AT_ONCE = 1 << 15
"""How many records are read at once."""
_TWO, _THREE = 12, 10
"""The bytes of a record of two or three words."""


class Kkc:
    """The words of the model, as `lexica.sentences.Model` has them."""

    def __init__(self, folder: Path) -> None:
        """Takes where the files are."""
        from marisa_trie import Trie

        trie = Trie().load(str(folder / _INDEX))
        self.opening, self.closing = int(trie["<s>"]), int(trie["</s>"])
        self.sounds, self.texts = [""] * len(trie), [""] * len(trie)
        for key, number in trie.items():
            sound, _, text = key.partition("/")
            self.sounds[number], self.texts[number] = sound, text or sound
        ones: list[tuple[int, int]] = list(_SCORES.iter_unpack((folder / "data.1gram").read_bytes()))
        self._ones = [score * _LEAST / _MOST for score, _ in ones]
        self._fallen = [cost * _LEAST / _MOST for _, cost in ones]
        self._twos, self._threes = _Records(folder / "data.2gram", _TWO), _Records(folder / "data.3gram", _THREE)
        self.pair = lru_cache(_CACHED)(self._pair)

    def one(self, word: int) -> float:
        """The score of a word by itself."""
        return self._ones[word]

    def one_fallen(self, word: int) -> float:
        """What it costs to fall back from a word."""
        return self._fallen[word]

    def two(self, pair: int) -> float:
        """The score of the second of two words."""
        return self._twos.score(pair, _KEY)

    def two_fallen(self, pair: int) -> float:
        """What it costs to fall back from two words."""
        return self._twos.score(pair, _FALLEN)

    def three(self, first: int, second: int, word: int) -> float | None:
        """The score of the third of three words; None where they were not found on end."""
        pair = self.pair(first, second)
        record = None if pair is None else self._threes.found(word, pair)
        return None if record is None else self._threes.score(record, _KEY)

    def _pair(self, before: int, word: int) -> int | None:
        return self._twos.found(word, before)


def installed() -> Path | None:
    """Where the system has the model."""
    folders = (folder for each in FOLDERS for folder in Path("/").glob(each[1:]))
    return next((each for each in folders if (each / _INDEX).is_file()), None)


class _Records:
    """The records of a file of two or three words, sorted by their keys."""

    def __init__(self, path: Path, size: int) -> None:
        """Takes the file and the bytes of a record."""
        self._size = size
        with path.open("rb") as file:
            self._records = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._spans: dict[int, tuple[int, int]] = {}
        self._keys, keys = array("Q"), Struct(f"{_KEY}s{size - _KEY}x")
        for start in range(0, len(self._records), size * _AT_ONCE):
            records = self._records[start : start + size * _AT_ONCE]
            self._keys.frombytes(b"".join(key for (key,) in keys.iter_unpack(records)))
        if _LITTLE:
            self._keys.byteswap()

    def score(self, record: int, offset: int) -> float:
        """What stands in a record from a byte on."""
        (written,) = _SCORE.unpack_from(self._records, record * self._size + offset)
        return float(written) * _LEAST / _MOST

    def found(self, first: int, second: int) -> int | None:
        """The record that begins with two numbers."""
        span = self._spans.get(first)
        if span is None:
            least = int.from_bytes(_PAIR.pack(first, 0), "big")
            span = self._spans[first] = bisect_left(self._keys, least), bisect_left(self._keys, least + (1 << 32))
        wanted = int.from_bytes(_PAIR.pack(first, second), "big")
        at = bisect_left(self._keys, wanted, *span)
        return at if at < span[1] and self._keys[at] == wanted else None
