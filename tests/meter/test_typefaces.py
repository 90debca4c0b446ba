"""Which faces set which scripts, which of them fall back, and which glyphs are faulty."""

from __future__ import annotations

from collections import Counter

import pytest

from galley.meter.glyphs import Glyph
from galley.meter.typefaces import by_script, strays, typefaces
from meter.placed import glyph, row


def test_characters_are_counted_by_script_and_family() -> None:
    found = by_script(
        [*row("中文，", font="Song-Bold"), *row("あ", font="Song"), glyph("", 0), glyph("fi", 0, font="Serif")]
    )
    assert found == {"han": {"Song": 2}, "kana": {"Song": 1}, "latin": {"Serif": 1}}


@pytest.mark.parametrize(("many", "stray"), [(99, set()), (100, {("han", "Kai")})])
def test_a_family_that_sets_less_than_a_hundredth_falls_back(many: int, stray: set[tuple[str, str]]) -> None:
    assert strays({"han": Counter({"Song": many, "Kai": 1})}) == stray


def test_where_the_families_are_told_all_others_fall_back() -> None:
    scripts = {"han": Counter({"Song": 1, "Kai": 500}), "latin": Counter({"Kai": 1})}
    assert strays(scripts, frozenset({"Song"})) == {("han", "Kai"), ("latin", "Kai")}
    assert strays(scripts, frozenset({"Song", "Kai"})) == set()


@pytest.mark.parametrize(
    ("faulty", "told"),
    [
        (glyph("A", 0), []),
        (glyph("A", 0, is_notdef=True), ["notdef"]),
        (glyph("\ufffd", 0, is_mapped=False), ["unmapped"]),
        (glyph("A", 0, is_mapped=False), []),
        (glyph("A\ufffd", 0), ["replacement_chars"]),
        (glyph("\ufffd", 0, is_mapped=False, is_notdef=True), ["notdef", "unmapped"]),
        (glyph("Ａ", 0, advance=6.9), ["narrow_as_fullwidth"]),
        (glyph("Ａ", 0, advance=7), []),
        (glyph("０", 0, advance=5), ["narrow_as_fullwidth"]),
        (glyph("ｚ", 0, advance=5), ["narrow_as_fullwidth"]),
        (glyph("！", 0, advance=5), []),
        (glyph("｛", 0, advance=5), []),
        (glyph("：", 0, advance=5), []),
        (glyph("", 0, advance=5), []),
    ],
)
def test_a_glyph_is_faulty_by_what_it_shows_and_says(faulty: Glyph, told: list[str]) -> None:
    counts, faults = typefaces([faulty])
    assert faults == [(name, faulty) for name in told]
    names = ("notdef", "replacement_chars", "unmapped", "narrow_as_fullwidth", "fallback_chars")
    assert {name: getattr(counts, name) for name in names} == {name: int(name in told) for name in names}


def test_glyphs_of_a_family_that_falls_back_are_told() -> None:
    stray = glyph("中", 0, font="Kai")
    counts, faults = typefaces([*row("文" * 100, font="Song"), stray, glyph("A", 0, font="Kai")])
    assert faults == [("fallback_chars", stray)]
    assert counts.by_script == {"han": {"Kai": 1, "Song": 100}, "latin": {"Kai": 1}}
