"""The spaces within lines, in ems: between ideographs, scripts, marks, words and letters (rules 3, 5–8 of typography)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from galley.meter.characters import (
    blank_after,
    blank_before,
    is_ideograph,
    is_narrow_letter,
    script,
)
from galley.meter.glyphs import Glyph
from galley.meter.grouping import WORD_GAP_EM, Line, is_full

SPACED_EM = 0.1
"""From which gap on a boundary of scripts counts as spaced: 1/8 em is the least."""
LETTER_EM = 0.04
"""Wider than any kern: letters of a word that stand farther apart are letter-spaced."""
EVEN_EM, KERN_EM = 0.02, 0.06
"""How far gaps of a line may differ: by rounding, and by the kerns that fonts have for pairs with kana."""
COMPRESSED_EM = 1.6
"""Two marks take one em and a half; between half-width squares and rounding."""


class Pair(NamedTuple):
    """Two neighbouring glyphs of a line and the gap between them in ems, a space glyph between them included."""

    line: Line
    one: Glyph
    two: Glyph
    gap: float
    is_spaced: bool
    """Whether a space glyph stands between."""

    @property
    def first(self) -> str:
        return self.one.text[-1:]

    @property
    def second(self) -> str:
        return self.two.text[:1]


class Gap(NamedTuple):
    """A measured gap: the line it is in and its width in ems."""

    line: Line
    em: float
    is_kana: bool = False
    """Whether it is beside kana, which fonts kern."""


@dataclass(frozen=True)
class Spaces:
    """The gaps of a text by what they are.

    `ideographs`: between two full-width Han or kana. `boundaries`: between Han or kana and a Latin or Cyrillic letter or
    digit, `by_glyph` how many of them hold a space glyph. `hangul`: between Hangul and such letters, without a space.
    `letters`: between letters or digits of a word. `words`: across word spaces. `marks`: what two adjacent full-width
    marks take together where a blank half em or more lies between them.
    """

    ideographs: tuple[Gap, ...]
    boundaries: tuple[Gap, ...]
    by_glyph: int
    hangul: tuple[Gap, ...]
    letters: tuple[Gap, ...]
    words: tuple[Gap, ...]
    marks: tuple[Gap, ...]


def spaces(lines: Iterable[Line], language: str, has_space_glyphs: bool) -> Spaces:
    """The gaps of lines; where no space glyphs are drawn, gaps between words tell themselves by their width."""
    found: dict[str, list[Gap]] = {
        name: [] for name in ("ideographs", "boundaries", "hangul", "letters", "words", "marks")
    }
    by_glyph = 0
    for line in lines:
        for pair in pairs(line):
            name = kind_of(pair, language, has_space_glyphs)
            if name == "marks":
                found[name].append(Gap(line, _together(pair)))
            elif name:
                found[name].append(Gap(line, pair.gap, "kana" in (script(pair.first), script(pair.second))))
                by_glyph += name == "boundaries" and pair.is_spaced
    return Spaces(by_glyph=by_glyph, **{name: tuple(gaps) for name, gaps in found.items()})


def pairs(line: Line) -> Iterator[Pair]:
    """Neighbours of one size on the baseline; a superscript and what follows it are no pair."""
    before, spaced = None, False
    for glyph in line.glyphs:
        if glyph.text and not glyph.text.strip(" \u00a0\u202f\u3000"):
            spaced = True
            continue
        if (
            before is not None
            and abs(before.size - glyph.size) < 0.01 * line.size
            and abs(before.y - glyph.y) < 0.04 * line.size
        ):
            yield Pair(line, before, glyph, (glyph.x - before.end) / line.size, spaced)
        before, spaced = glyph, False


def kind_of(pair: Pair, language: str, has_space_glyphs: bool) -> str:
    """The name of the list a pair belongs to; "" for none."""
    one, two = pair.first, pair.second
    ideographs = is_ideograph(one) + is_ideograph(two)
    narrow = is_narrow_letter(one) + is_narrow_letter(two)
    if ideographs == 2:
        return "ideographs" if not pair.is_spaced and is_full(pair.one) and is_full(pair.two) else ""
    if ideographs == 1:
        return "boundaries" if narrow == 1 else ""
    if _is_pair_of_marks(pair, language):
        return "marks"
    if is_full(pair.one) or is_full(pair.two):
        return "words" if pair.is_spaced and "hangul" in (script(one), script(two)) else ""
    if pair.is_spaced or (not has_space_glyphs and pair.gap > WORD_GAP_EM):
        return "words"
    if narrow == 1 and "hangul" in (script(one), script(two)):
        return "hangul"
    return "letters" if narrow == 2 else ""


def _is_pair_of_marks(pair: Pair, language: str) -> bool:
    """Whether two full-width marks are adjacent with half an em of blank or more between them (rule 8)."""
    blank = blank_after(pair.first, language) + blank_before(pair.second)
    return blank >= 0.5 and not pair.is_spaced and is_mark(pair.one, language) and is_mark(pair.two, language)


def is_mark(glyph: Glyph, language: str) -> bool:
    """Whether a glyph is a full-width mark with a blank, drawn full or already cut to a half by the font."""
    text = glyph.text[:1]
    if not blank_before(text) and not blank_after(text, language):
        return False
    return is_full(glyph) or (text not in "“”‘’·" and abs(glyph.advance / glyph.size - 0.5) < 0.02)


def _together(pair: Pair) -> float:
    """What two marks take together, in ems: a half-width square counts with what it lost (at most one of the two)."""
    return (pair.two.end - pair.one.x) / pair.line.size


def uneven(gaps: Iterable[Gap]) -> list[Gap]:
    """The lines whose gaps differ by more than rounding or kana's kerns, each with the difference (rule 5)."""
    by_line: dict[int, list[Gap]] = {}
    for gap in gaps:
        by_line.setdefault(id(gap.line), []).append(gap)
    found = []
    for mine in by_line.values():
        whole, han = _spread(mine), _spread([gap for gap in mine if not gap.is_kana])
        if whole > KERN_EM or han > EVEN_EM:
            found.append(Gap(mine[0].line, max(whole, han)))
    return found


def _spread(gaps: list[Gap]) -> float:
    return max(gap.em for gap in gaps) - min(gap.em for gap in gaps) if gaps else 0.0
