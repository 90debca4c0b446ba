"""The usual words of a language, as a reader of printed letters (Tesseract) has them, where the system has it.

Its data hold, beside the net that reads, the words of texts of the web as a graph that spells them letter by letter. How
often a word stands there they do not tell, and common misspellings are among them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cache
from glob import glob
from pathlib import Path
from struct import Struct

from galley.tongues import facts

FOLDERS = "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/share/tesseract/tessdata"
"""Where systems put the data: Debian, Arch, Fedora."""
_WORDS, _LETTERS = 19, 21
"""The numbers of the parts of the data: the graph of words, and the letters that it numbers."""
_COUNT, _PLACE, _HEAD = Struct("<i"), Struct("<q"), Struct("<hii")
_MAGIC = 42
_LAST, _BACKWARD, _ENDS = 1, 2, 4
"""What the flags of an edge say: it is the last of its node, it leads back, a word ends with it."""


@cache
def listed(language: str) -> frozenset[str]:
    """The words in lower case; none where the language's fact `read-letters` names no data, or the system has none."""
    place = installed(language)
    return frozenset(_spelt(place.read_bytes())) if place else frozenset()


def has_list(language: str) -> bool:
    """Whether there is a list of a language, installed or not."""
    return "read-letters" in facts(language)


def installed(language: str) -> Path | None:
    """The file of the data, if the system has it."""
    name = facts(language).get("read-letters")
    found = (Path(file) for folder in FOLDERS for file in sorted(glob(f"{folder}/{name}.traineddata")))
    return next(found, None) if name else None


def _spelt(data: bytes) -> Iterator[str]:
    """The words that the graph spells. An edge is 64 bits: the number of a letter, three flags, and where it leads to."""
    graph, letters = (
        _part(data, _WORDS),
        [line.split(" ")[0] for line in _part(data, _LETTERS).decode().split("\n")[1:]],
    )
    magic, count, size = _HEAD.unpack_from(graph)
    if magic != _MAGIC:
        raise ValueError(magic)
    edges, bits = array("Q", graph[_HEAD.size : _HEAD.size + 8 * size]), count.bit_length()
    mask, nodes = (1 << bits) - 1, [(0, "")]
    while nodes:
        at, before = nodes.pop()
        flags = 0
        while not flags & _LAST:
            edge, at = edges[at], at + 1
            flags, after = edge >> bits & 7, edge >> bits + 3
            if flags & _BACKWARD:
                continue
            word = before + letters[edge & mask]
            if flags & _ENDS:
                yield word.lower()
            if after:
                nodes.append((after, word))


def _part(data: bytes, number: int) -> bytes:
    """A part of the data, which begin with where each of their parts stands, or -1."""
    places = [
        place for (place,) in _PLACE.iter_unpack(data[_COUNT.size : _COUNT.size + 8 * _COUNT.unpack_from(data)[0]])
    ]
    return data[places[number] : min((place for place in places if place > places[number]), default=None)]
