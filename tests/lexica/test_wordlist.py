"""The usual words that the data of a reader of printed letters hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from struct import pack

import pytest

from galley.lexica import wordlist

LETTERS = "гпэр"


def edge(letter: str, flags: int, after: int = 0) -> int:
    """An edge of the graph: with four letters a number of one has three bits."""
    return LETTERS.index(letter) | flags << 3 | after << 6


def data(magic: int = 42) -> bytes:
    """Data whose graph spells гэр and гэ, and an edge that leads back."""
    last, back, ends = 1, 2, 4
    edges = [edge("г", 0, 2), edge("п", last | back, 1), edge("э", last | ends, 3), edge("р", last | ends)]
    graph = pack("<hii", magic, len(LETTERS), len(edges)) + pack(f"<{len(edges)}Q", *edges)
    letters = "\n".join([str(len(LETTERS)), *(f"{each} 3 0,255" for each in LETTERS)]).encode() + b"\n"
    parts = [b""] * 19 + [graph, b"", letters]
    ends_at = accumulate(map(len, parts), initial=4 + 8 * len(parts))
    places = [at if part else -1 for at, part in zip(ends_at, parts, strict=False)]
    return pack(f"<i{len(places)}q", len(places), *places) + b"".join(parts)


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    wordlist.listed.cache_clear()
    yield
    wordlist.listed.cache_clear()


def test_the_words_that_the_graph_spells_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordlist, "FOLDERS", (str(tmp_path),))
    assert wordlist.listed("mn") == frozenset()
    wordlist.listed.cache_clear()
    (tmp_path / "mon.traineddata").write_bytes(data())
    assert wordlist.listed("mn") == {"гэ", "гэр"}
    assert wordlist.listed("ru") == frozenset()
    assert [wordlist.has_list(each) for each in ("mn", "ru")] == [True, False]


def test_data_of_another_kind_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordlist, "FOLDERS", (str(tmp_path),))
    (tmp_path / "mon.traineddata").write_bytes(data(magic=43))
    with pytest.raises(ValueError, match="43"):
        wordlist.listed("mn")


@pytest.mark.model
def test_the_system_has_the_usual_words_of_mongolian() -> None:
    assert {"нэлээд", "хүүхэд", "улсын"} <= wordlist.listed("mn")
