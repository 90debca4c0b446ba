"""When four characters are usual words on end, which sayings they are near, and what is counted beside what."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest

from galley.proof.engines import sayings
from galley.proof.engines.claims.beside import _is_measure
from galley.proof.engines.claims.sums import Count, _alike, _is_close, _like_units, _same_unit

SHARES = {"春风": 2e-5, "化雨": 1e-5, "秋风": 9e-6, "春风化": 1e-9, "风吹雨": 1e-9}


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("春风化雨", True),
        ("春风春风", True),
        ("秋风化雨", False),
        ("化雨秋风", False),
        ("春风化人", True),
        ("春风吹雨", True),
        ("春人吹风", False),
        ("人人化雨", False),
    ],
)
def test_two_common_words_or_a_word_of_three_are_usual(
    written: str, usual: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sayings, "lexicon", lambda _: SimpleNamespace(share=lambda word: SHARES.get(word, 0)))
    assert sayings._is_usual(written, "zh") == usual


def test_words_are_found_by_what_stands_round_each_of_their_characters() -> None:
    gaps = sayings._gaps(["春风化雨", "春风得意"])
    assert gaps["春", "化雨"] == ["春风化雨"] and gaps["春风化", ""] == ["春风化雨"]
    assert gaps["", "风得意"] == ["春风得意"] and len(gaps) == 8
    assert sayings._near("春风化语", gaps) == {"春风化雨"}
    assert sayings._near("春风化雨", gaps) == {"春风化雨"}
    assert sayings._near("冬风化语", gaps) == set()


def count(unit: str, value: int = 1, person: bool = False) -> Count:
    return Count(0, 1, Fraction(value), unit, person=person)


def test_a_count_without_a_unit_or_with_the_measure_word_of_another_is_one_of_them() -> None:
    assert _is_measure(count(""), []) and _is_measure(count("个"), [count("人"), count("个地方政府")])
    assert not _is_measure(count("人"), [count("个地方政府")]) and not _is_measure(count("个"), [])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "人", True),
        ("人", "", True),
        ("人", "人员", True),
        ("个", "人", False),
    ],
)
def test_units_are_like_where_they_begin_alike_or_one_is_not_told(one: str, other: str, alike: bool) -> None:
    assert _like_units(count(one), count(other)) == alike
    assert _like_units(count("boys", person=True), count("girls", person=True))
    assert not _like_units(count("boys", person=True), count("girls"))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "人", False),
        ("地方政府", "地方政府", True),
        ("地方政府", "地方", True),
        ("个地方政府", "个观察员地方政府", True),
        ("人员", "职员", False),
        ("students", "student", True),
        ("students", "studies", False),
        ("stable", "studies", False),
    ],
)
def test_words_of_units_are_alike_by_their_beginning_or_their_end(one: str, other: str, alike: bool) -> None:
    assert _alike(one, other) == _alike(other, one) == alike


def test_parts_count_what_their_total_counts_where_one_of_them_says_so() -> None:
    assert _same_unit(count("人"), [count(""), count("")])
    assert _same_unit(count("人"), [count("个"), count("人")])
    assert not _same_unit(count("人"), [count("个"), count("")])
    assert _same_unit(count("guests", person=True), [count("boys", person=True)])
    assert not _same_unit(count("guests", person=True), [count("books")])
    assert not _same_unit(count("books"), [count("guests", person=True)])


@pytest.mark.parametrize(
    ("whole", "made", "close"), [(8, 7, True), (8, 9, True), (8, 6, False), (7, 6, False), (16, 18, True)]
)
def test_a_total_of_things_of_several_names_is_off_by_an_eighth_at_most(whole: int, made: int, close: bool) -> None:
    assert _is_close(Fraction(whole), Fraction(made)) == close
