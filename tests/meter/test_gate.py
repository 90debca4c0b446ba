"""Each bound of the gate lets through what is at it, stops what is beyond, and holds for its languages alone."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Any

import pytest

from galley.meter.gate import BOUNDS, gate
from galley.meter.measures import Measures
from galley.meter.measuring import measure

ALL, EAST, WEST = "zh ja ko ru mn en fr", "zh ja", "ru mn en"


def changed(found: Any, name: str, value: float) -> Any:
    """Measures with another value under a name such as `edge.overfull`."""
    first, _, rest = name.partition(".")
    return replace(found, **{first: changed(getattr(found, first), rest, value) if rest else value})


@pytest.fixture(scope="module")
def empty() -> Measures:
    return measure([], "zh")


@pytest.mark.parametrize(
    ("name", "good", "bad", "languages"),
    [
        ("edge.flush_share", 0.995, 0.994, EAST),
        ("ideograph_gap.lines_over_quarter_em", 0, 1, EAST),
        ("latin_inside.spaced_share", 0, 0.1, EAST),
        ("ideograph_gap.uneven_lines_share", 0.01, 0.011, EAST),
        ("boundary.spaced_share", 0.99, 0.98, EAST),
        ("punct.compressed_share", 1, 0.99, EAST),
        ("kinsoku.total", 0, 1, f"{EAST} ko"),
        ("kinsoku.split_dash_ellipsis", 0, 1, f"{EAST} ko"),
        ("number_splits", 0, 1, f"{EAST} ko"),
        ("last_lines.one_character", 0, 1, EAST),
        ("edge.overfull", 0, 1, ALL),
        ("last_lines.widow_lines", 0, 1, ALL),
        ("last_lines.orphan_lines", 0, 1, ALL),
        ("stranded_headings", 0, 1, ALL),
        ("fonts.notdef", 0, 1, ALL),
        ("fonts.replacement_chars", 0, 1, ALL),
        ("fonts.fallback_chars", 0, 1, ALL),
        ("pitch.consistent_share", 0.99, 0.98, ALL),
        ("korean.breaks_inside_words", 0, 1, "ko"),
        ("western.hyphen_ladder", 2, 3, WEST),
        ("western.short_word_at_end", 0, 1, "ru"),
        ("word_space.p95_em", 0.6, 0.61, WEST),
    ],
)
def test_a_bound_holds_for_its_languages(empty: Measures, name: str, good: float, bad: float, languages: str) -> None:
    assert attrgetter(name)(empty) != bad
    told = {language: [each.measure for each in gate(changed(empty, name, bad), language)] for language in ALL.split()}
    assert told == {language: [name] if language in languages.split() else [] for language in ALL.split()}
    assert not any(gate(changed(empty, name, good), language) for language in ALL.split())


def test_there_are_no_other_bounds() -> None:
    assert len(BOUNDS) == 22


def test_what_fails_is_told_as_it_is_bounded(empty: Measures) -> None:
    assert [str(each) for each in gate(changed(empty, "word_space.p95_em", 0.70001), "en")] == [
        "word_space.p95_em is 0.7, at most 0.6 wanted"
    ]
    assert [str(each) for each in gate(changed(empty, "pitch.consistent_share", 0.98), "fr")] == [
        "pitch.consistent_share is 0.98, at least 0.99 wanted"
    ]
