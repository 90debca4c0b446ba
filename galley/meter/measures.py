"""How well a finished PDF is set: one number a rule of script typography, taken from the places of its glyphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from galley.meter.typefaces import Typefaces


@dataclass(frozen=True)
class Finding:
    """A place where a measure is missed: its name, the 1-based page, the text of the line, and the number there."""

    measure: str
    page: int
    line: str
    value: float


@dataclass(frozen=True)
class Edge:
    """How body lines that are not last ones fill the measure (rules 1, 2, 9, 11, 36).

    `measure_em`: the width of the column with most lines. `flush_share`: lines within 0.1 em of the edge. `p95_em`,
    `max_em`: what lines lack or exceed. `overfull`: lines more than 0.1 em too long. `line_end_punct`: how full-width
    marks at the end stand (`half`, `full`, `hanging`, `short`); `hanging` counts those outside.
    """

    lines: int
    measure_em: float
    flush_share: float
    p95_em: float
    max_em: float
    overfull: int
    line_end_punct: Mapping[str, int]
    hanging: int


@dataclass(frozen=True)
class Pitch:
    """The usual distance of baselines in ems, and the share of body lines within 0.2 pt of it (rules 1, 20)."""

    em: float
    consistent_share: float


@dataclass(frozen=True)
class IdeographGap:
    """Gaps between Han or kana in broken body lines (rules 3, 5): their mean, their 95th percentile, the widest.

    `lines_over_quarter_em`: lines with a gap over 1/4 em. `uneven_lines_share`: lines whose gaps differ by over 0.02 em,
    or 0.06 em with kana, which fonts kern.
    """

    mean_em: float
    p95_em: float
    max_em: float
    lines_over_quarter_em: int
    uneven_lines_share: float


@dataclass(frozen=True)
class LatinInside:
    """Pairs of letters or digits within words, and the share of them more than 0.04 em apart (rule 5)."""

    total: int
    spaced_share: float


@dataclass(frozen=True)
class Boundary:
    """Gaps between ideographs and Latin letters or digits (rules 6, 7): spaced from 0.1 em on; `by_space_glyph` hold a space."""

    total: int
    spaced_share: float
    mean_em: float
    p95_em: float
    by_space_glyph: int


@dataclass(frozen=True)
class Punct:
    """Full-width marks: adjacent pairs that take at most 1.6 em (rule 8), openers flush at the start of lines (rule 10)."""

    pairs: int
    compressed_share: float
    line_starts: int
    line_start_flush_share: float


@dataclass(frozen=True)
class Kinsoku:
    """Lines that begin or end with a forbidden character (rule 12), split —— or ……, or begin with them (rule 13)."""

    total: int
    split_dash_ellipsis: int
    opening_dash_ellipsis: int


@dataclass(frozen=True)
class LastLines:
    """Last lines with at most one letter (rule 17), and lines alone at the head or foot of a column (rule 18)."""

    one_character: int
    widow_lines: int
    orphan_lines: int


@dataclass(frozen=True)
class WordSpace:
    """Spaces between words of broken body lines in ems, boundaries with ideographs left out (rules 3, 26, 28)."""

    total: int
    p95_em: float
    max_em: float


@dataclass(frozen=True)
class Western:
    """Hyphenated lines running (rule 28), short words at line ends (rule 29), dashes at line starts (rule 30)."""

    hyphen_ladder: int
    short_word_at_end: int
    dash_at_start: int


@dataclass(frozen=True)
class Korean:
    """Lines broken within a word (rule 26), and the mean gap of Hangul and Latin without a space (rule 27)."""

    breaks_inside_words: int
    boundary_mean_em: float


@dataclass(frozen=True)
class Measures:
    """All measures of a PDF. Shares of nothing are 1 where all should be so, 0 where none should; other numbers then 0."""

    language: str
    pages: int
    body_size_pt: float
    body_font: str
    paragraphs: int
    edge: Edge
    pitch: Pitch
    first_line_indent_em: float
    ideograph_gap: IdeographGap
    latin_inside: LatinInside
    boundary: Boundary
    punct: Punct
    kinsoku: Kinsoku
    number_splits: int
    last_lines: LastLines
    word_space: WordSpace
    western: Western
    korean: Korean
    stranded_headings: int
    fonts: Typefaces
    findings: tuple[Finding, ...]

    def json(self) -> dict[str, Any]:
        """The measures as JSON can hold them; numbers rounded to four places."""
        return dict(_rounded(asdict(self)))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value
