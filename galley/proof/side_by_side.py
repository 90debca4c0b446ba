"""Two processes read a long reading side by side: one for spelling, which has dictionaries of its own, one for the rest."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
from collections.abc import Sequence
from io import BytesIO
from multiprocessing.connection import Connection

from galley.proof.copy.passage import Passage
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rule import Rule
from galley.proof.rules import RULES, examine
from galley.proof.shelf.dictionaries import dictionary
from galley.proof.shelf.frequencies import lexicon
from galley.proof.words.korean import korean

LEAST = 1500
"""A reading of fewer passages is read sooner by one process."""

_SPELLING = [each for each in RULES if each.family == "spelling"]
_OTHERS = [each for each in RULES if each.family != "spelling"]


def examined(reading: Reading) -> list[tuple[Rule, Finding]]:
    """What all rules find in a reading, in the order of the rules."""
    if not _is_worth_it(reading):
        return list(examine(reading))
    passages = _passages(reading)
    _load_what_both_need(reading)
    gc.freeze()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    second = context.Process(target=_send, args=(reading, passages, sender), daemon=True)
    second.start()
    sender.close()
    found = list(examine(reading, _OTHERS))
    try:
        found += _Unpickler(receiver.recv_bytes(), passages).found()
    except EOFError:  # the second process has failed: here its fault is raised where it can be seen
        found += examine(reading, _SPELLING)
    second.join()
    gc.unfreeze()
    order = {rule.code: at for at, rule in enumerate(RULES)}
    return sorted(found, key=lambda each: order[each[0].code])


def _is_worth_it(reading: Reading) -> bool:
    """Whether there is much to read, another processor, and nothing in the way of a copy of this process."""
    can = hasattr(os, "fork") and threading.active_count() == 1 and (os.cpu_count() or 1) > 1
    return can and len(reading.passages) >= LEAST


def _passages(reading: Reading) -> list[Passage]:
    """All passages that a finding may be told of."""
    sources = (each.source for each in reading.passages if each.source)
    return [*reading.passages, *sources, *reading.desk.passages]


def _load_what_both_need(reading: Reading) -> None:
    """Load once, for both processes, the words that rules of spelling and others look up."""
    languages = {each.language for each in reading.passages}
    if "ko" in languages:
        korean()
    if "ja" in languages:
        lexicon("ja")
    if "en" in languages:
        dictionary("en")


def _send(reading: Reading, passages: Sequence[Passage], sender: Connection) -> None:
    numbers = {id(passage): number for number, passage in enumerate(passages)}
    found = [(rule.code, finding) for rule, finding in examine(reading, _SPELLING)]
    data = BytesIO()
    _Pickler(data, numbers).dump(found)
    sender.send_bytes(data.getvalue())


class _Pickler(pickle.Pickler):
    """Writes findings with the number of each passage in its place."""

    def __init__(self, file: BytesIO, numbers: dict[int, int]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._numbers = numbers

    def persistent_id(self, thing: object) -> int | None:
        return self._numbers.get(id(thing))


class _Unpickler(pickle.Unpickler):
    """Reads them back with the passages of this process."""

    def __init__(self, data: bytes, passages: Sequence[Passage]) -> None:
        super().__init__(BytesIO(data))
        self._passages = passages

    def persistent_load(self, number: int) -> Passage:
        return self._passages[number]

    def found(self) -> list[tuple[Rule, Finding]]:
        rules = {rule.code: rule for rule in _SPELLING}
        return [(rules[code], finding) for code, finding in self.load()]
