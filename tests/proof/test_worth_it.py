"""When a second process reads along, and what it sends."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from galley.passages.passage import plain
from galley.proof import side_by_side
from galley.proof.desk import Desk
from galley.proof.reading import Reading

TWO = Reading((plain("one", "en"), plain("two", "en")), Desk())


@pytest.mark.parametrize(
    ("processors", "threads", "least", "forks", "worth"),
    [
        (2, 1, 2, True, True),
        (8, 1, 1, True, True),
        (1, 1, 2, True, False),
        (2, 2, 2, True, False),
        (2, 1, 3, True, False),
        (2, 1, 2, False, False),
    ],
)
def test_a_second_process_is_worth_it_for_many_passages_on_several_processors(
    processors: int, threads: int, least: int, forks: bool, worth: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: processors)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn", *(["fork"] if forks else [])])
    monkeypatch.setattr(side_by_side, "LEAST", least)
    assert side_by_side._is_worth_it(TWO) == worth


@pytest.mark.parametrize(
    ("languages", "lexica", "dictionaries"),
    [
        (("ja", "zh"), ["ja"], []),
        (("en", "ko", "ru"), [], ["en", "ko"]),
        (("mn",), [], []),
        (("ja", "en"), ["ja"], ["en"]),
    ],
)
def test_what_both_need_is_loaded_before(
    languages: tuple[str, ...], lexica: list[str], dictionaries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, list[str]] = {"lexicon": [], "dictionary": [], "parsed": []}

    def noting(name: str) -> Callable[[str], None]:
        return lambda language: asked[name].append(language)

    for name in asked:
        monkeypatch.setattr(side_by_side, name, noting(name))
    side_by_side._load_what_both_need(Reading(tuple(plain("a", each) for each in languages), Desk()))
    assert (asked["lexicon"], sorted(asked["dictionary"])) == (lexica, dictionaries)
    assert len(asked["parsed"]) == ("ko" in languages)


def test_a_finding_may_be_told_of_passages_their_sources_and_those_of_the_desk() -> None:
    source, known = plain("源", "zh"), plain("known", "en")
    passage = replace(plain("one", "en"), source=source)
    assert side_by_side._passages(Reading((passage, plain("two", "en")), Desk(passages=(known,))))[2:] == [
        source,
        known,
    ]
