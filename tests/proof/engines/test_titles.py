"""Whether a title is one of those that a person holds: with something left out, but not one of another rank or too short to tell."""

from __future__ import annotations

import pytest

from galley.proof.engines.naming.offices import Titles, _is_held, _is_vice, _titles

ENGLISH = _titles("governor director vice_chair", "governor", "deputy |vice[- ]", "")
CHINESE = _titles("知事 部长", "知事", "副", "yes")


@pytest.mark.parametrize(
    ("words", "held", "told"),
    [
        ("governor", ["Governor of the North"], True),
        ("Governor", ["Deputy Governor"], False),
        ("Deputy Governor", ["Deputy Governor of the North"], True),
        ("Deputy Governor", ["Governor"], False),
        ("governor", ["Director"], False),
        ("director", ["Governor"], True),
        ("director", ["Deputy Director", "Director General"], True),
        ("deputy director", ["Director General"], False),
        ("vice chair", ["Vice Chair of the board"], True),
    ],
)
def test_titles_of_a_spaced_language_are_held_by_their_noun_and_rank(words: str, held: list[str], told: bool) -> None:
    assert ENGLISH is not None
    found = ENGLISH.roles.fullmatch(words)
    assert found is not None
    assert _is_held(words, found, held, ENGLISH) == told


@pytest.mark.parametrize(
    ("words", "held", "told"),
    [
        ("知事", ["北省知事"], True),
        ("北省知事", ["北省知事"], True),
        ("南省知事", ["北省知事"], False),
        ("副知事", ["北省知事"], False),
        ("知事", ["北省副知事"], False),
        ("部长", ["北省知事"], True),
        ("知事", ["文化部长"], False),
    ],
)
def test_titles_without_spaces_are_held_with_what_stands_before_their_noun(
    words: str, held: list[str], told: bool
) -> None:
    assert CHINESE is not None
    found = CHINESE.roles.search(words)
    assert found is not None
    assert _is_held(words, found, held, CHINESE) == told


def test_a_deputys_word_counts_right_before_the_noun_alone() -> None:
    assert isinstance(CHINESE, Titles) and _is_vice("北省副知事", "知事", CHINESE)
    assert not _is_vice("副省知事", "知事", CHINESE) and not _is_vice("知事", "知事", CHINESE)


def test_a_language_without_titles_has_none_and_only_spaced_ones_have_capitals_alike() -> None:
    assert _titles("", "", "", "") is None
    assert ENGLISH is not None and CHINESE is not None
    assert ENGLISH.roles.fullmatch("VICE CHAIR") and not ENGLISH.unspaced
    latin = _titles("chair", "", "", "yes")
    assert latin is not None and latin.unspaced and not latin.roles.fullmatch("Chair")
    assert not latin.vice.search("vice")
