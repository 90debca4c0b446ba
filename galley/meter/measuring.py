"""Measuring a finished PDF: its glyphs to one number a rule of script typography."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, mode

from galley.meter import breaks as broken
from galley.meter.columns import Column, body, columns, endings, pitches, starts
from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line, lines
from galley.meter.measures import (
    Boundary,
    Edge,
    Finding,
    IdeographGap,
    Kinsoku,
    Korean,
    LastLines,
    LatinInside,
    Measures,
    Pitch,
    Punct,
    Western,
    WordSpace,
)
from galley.meter.paragraphs import Paragraph, paragraphs
from galley.meter.spacing import COMPRESSED_EM, LETTER_EM, SPACED_EM, Gap, Spaces, spaces, uneven
from galley.meter.typefaces import typefaces

FLUSH_EM, OVERFULL_EM, QUARTER_EM, PITCH_PT = 0.1, 0.1, 0.255, 0.2
EXAMPLES = 20


class Found:
    """Collects findings: no more than a few of each measure."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._count: dict[str, int] = {}

    def add(self, measure: str, line: Line, value: float = 1.0) -> None:
        self._count[measure] = self._count.get(measure, 0) + 1
        if self._count[measure] <= EXAMPLES:
            self.findings.append(Finding(measure, line.page, line.text, round(value, 4)))

    def all(self, measure: str, found: Iterable[Line]) -> int:
        """Adds lines; how many."""
        mine = list(found)
        for line in mine:
            self.add(measure, line)
        return len(mine)

    def gaps(self, measure: str, found: Iterable[Gap]) -> int:
        """Adds gaps; how many."""
        mine = list(found)
        for gap in mine:
            self.add(measure, gap.line, gap.em)
        return len(mine)


def measure(
    pages: Sequence[Sequence[Glyph]], language: str, source: str = "", families: frozenset[str] = frozenset()
) -> Measures:
    """The measures of the pages of a PDF in a language.

    Body text is what stands in the size and font of most lines; its columns and paragraphs are told from the glyphs.
    `source` is the true text, for breaks within Korean words; `families` the font families that the book may use.
    """
    found = Found()
    by_page = [lines(page) for page in pages]
    parts = paragraphs(by_page, language)
    text = body(parts, language)
    cols = columns(text, language)
    pairs = broken.broken_pairs(text)
    all_lines = [line for part in text for line in part.lines]
    has_spaces = any(glyph.text.isspace() for page in pages for glyph in page)
    gaps = spaces(all_lines, language, has_spaces)
    inner = _of(gaps, {id(line) for part in text for line in part.broken})
    size, font = (text[0].size, text[0].font) if text else (0.0, "")
    fonts, faults = typefaces([glyph for page in pages for glyph in page], families)
    _tell_faces(by_page, faults, found)
    breaks = _Breaks(pairs, text, language, found)
    return Measures(
        language=language,
        pages=len(pages),
        body_size_pt=size,
        body_font=font,
        paragraphs=len(text),
        edge=_edge(cols, language, found),
        pitch=_pitch(cols, size, found),
        first_line_indent_em=_indent(text),
        ideograph_gap=_ideograph_gap(inner, found),
        latin_inside=_letters(gaps, found),
        boundary=_boundary(gaps, found),
        punct=_punct(gaps, cols, found),
        kinsoku=breaks.kinsoku(),
        number_splits=found.all("number_splits", broken.number_splits(pairs, language)),
        last_lines=breaks.last_lines(),
        word_space=_word_space(inner, found),
        western=breaks.western(),
        korean=_korean(pairs, gaps, by_page, source, found),
        stranded_headings=found.all("headings.stranded", broken.stranded(parts, size, font)),
        fonts=fonts,
        findings=tuple(found.findings),
    )


@dataclass(frozen=True)
class _Breaks:
    """The measures of line ends."""

    pairs: list[broken.Break]
    text: list[Paragraph]
    language: str
    found: Found

    def kinsoku(self) -> Kinsoku:
        return Kinsoku(
            self.found.all("kinsoku.total", broken.kinsoku(self.pairs)),
            self.found.all("kinsoku.split_dash_ellipsis", broken.split_signs(self.pairs)),
            self.found.all("kinsoku.opening_dash_ellipsis", broken.opening_signs(self.pairs)),
        )

    def last_lines(self) -> LastLines:
        return LastLines(
            self.found.all("last_lines.one_character", broken.short_last_lines(self.text)),
            self.found.all("last_lines.widow_lines", broken.widows(self.text)),
            self.found.all("last_lines.orphan_lines", broken.orphans(self.text)),
        )

    def western(self) -> Western:
        ladder, line = broken.hyphen_ladder(self.text)
        if line is not None and ladder > 2:
            self.found.add("western.hyphen_ladder", line, ladder)
        short = broken.short_words_at_end(self.pairs) if self.language == "ru" else []
        dashes = broken.dashes_at_start(self.pairs) if self.language in ("ru", "mn", "en") else []
        return Western(
            ladder, self.found.all("western.short_word_at_end", short), self.found.all("western.dash_at_start", dashes)
        )


def _edge(cols: list[Column], language: str, found: Found) -> Edge:
    lacks = [
        Gap(line, column.shortfall(line, language))
        for column in cols
        for part in column.paragraphs
        for line in part.broken
    ]
    found.gaps("edge.flush_share", (each for each in lacks if abs(each.em) > FLUSH_EM))
    overfull = found.gaps("edge.overfull", (each for each in lacks if each.em < -OVERFULL_EM))
    ends = [ending for column in cols for ending in endings(column, language)]
    found.all("edge.line_end_punct", (ending.line for ending in ends if ending.how in ("full", "short")))
    counts = {how: sum(ending.how == how for ending in ends) for how in ("half", "full", "hanging", "short")}
    main = max(cols, key=lambda column: sum(len(part.broken) for part in column.paragraphs), default=None)
    return Edge(
        lines=len(lacks),
        measure_em=(main.right - main.left) / main.paragraphs[0].size if main else 0.0,
        flush_share=_share(sum(abs(each.em) <= FLUSH_EM for each in lacks), len(lacks)),
        p95_em=percentile(abs(each.em) for each in lacks),
        max_em=max((abs(each.em) for each in lacks), default=0.0),
        overfull=overfull,
        line_end_punct=counts,
        hanging=counts["hanging"],
    )


def _pitch(cols: list[Column], size: float, found: Found) -> Pitch:
    drops = pitches(cols)
    if not drops:
        return Pitch(0.0, 1.0)
    usual = mode(round(drop, 2) for _, drop in drops)
    for line, drop in drops:
        if abs(drop - usual) > PITCH_PT:
            found.add("pitch.consistent_share", line, drop)
    return Pitch(usual / size, _share(sum(abs(drop - usual) <= PITCH_PT for _, drop in drops), len(drops)))


def _indent(text: list[Paragraph]) -> float:
    indents = [round(part.indent_em, 2) for part in text if len(part.lines) > 1 and not part.follows]
    return mode(indents) if indents else 0.0


def _ideograph_gap(gaps: Spaces, found: Found) -> IdeographGap:
    widest: dict[int, Gap] = {}
    for gap in gaps.ideographs:
        if gap.em > QUARTER_EM and (id(gap.line) not in widest or widest[id(gap.line)].em < gap.em):
            widest[id(gap.line)] = gap
    over = found.gaps("ideograph_gap.lines_over_quarter_em", widest.values())
    crooked = found.gaps("ideograph_gap.uneven_lines_share", uneven(gaps.ideographs))
    number = len({id(gap.line) for gap in gaps.ideographs})
    ems = [gap.em for gap in gaps.ideographs] or [0.0]
    return IdeographGap(mean(ems), percentile(ems), max(ems), over, crooked / number if number else 0.0)


def _letters(gaps: Spaces, found: Found) -> LatinInside:
    wide = found.gaps("latin_inside.spaced_share", (gap for gap in gaps.letters if gap.em > LETTER_EM))
    return LatinInside(len(gaps.letters), wide / len(gaps.letters) if gaps.letters else 0.0)


def _boundary(gaps: Spaces, found: Found) -> Boundary:
    ems = [gap.em for gap in gaps.boundaries]
    close = found.gaps("boundary.spaced_share", (gap for gap in gaps.boundaries if gap.em < SPACED_EM))
    average = mean(ems) if ems else 0.0
    return Boundary(len(ems), _share(len(ems) - close, len(ems)), average, percentile(ems), gaps.by_glyph)


def _punct(gaps: Spaces, cols: list[Column], found: Found) -> Punct:
    wide = found.gaps("punct.compressed_share", (gap for gap in gaps.marks if gap.em > COMPRESSED_EM))
    opened = [start for column in cols for start in starts(column)]
    bad = found.all("punct.line_start_flush_share", (line for line, is_flush in opened if not is_flush))
    pairs = len(gaps.marks)
    return Punct(pairs, _share(pairs - wide, pairs), len(opened), _share(len(opened) - bad, len(opened)))


def _word_space(gaps: Spaces, found: Found) -> WordSpace:
    ems = [gap.em for gap in gaps.words]
    found.gaps("word_space.p95_em", (gap for gap in gaps.words if gap.em > 0.6))
    return WordSpace(len(ems), percentile(ems), max(ems, default=0.0))


def _korean(
    pairs: list[broken.Break], gaps: Spaces, pages: Sequence[Sequence[Line]], source: str, found: Found
) -> Korean:
    text = source or "\n".join(line.text for page in pages for line in page)
    inside = found.all("korean.breaks_inside_words", broken.inside_words(pairs, text, is_source=bool(source)))
    return Korean(inside, mean(gap.em for gap in gaps.hangul) if gaps.hangul else 0.0)


def _of(gaps: Spaces, chosen: set[int]) -> Spaces:
    """The gaps of some lines, by their identities."""
    kept = {
        name: tuple(gap for gap in getattr(gaps, name) if id(gap.line) in chosen)
        for name in ("ideographs", "boundaries", "hangul", "letters", "words", "marks")
    }
    return Spaces(by_glyph=gaps.by_glyph, **kept)


def _tell_faces(pages: Sequence[Sequence[Line]], faults: list[tuple[str, Glyph]], found: Found) -> None:
    """Adds faulty glyphs, with the line they stand in where they are no page furniture."""
    homes = {id(glyph): line for page in pages for line in page for glyph in line.glyphs} if faults else {}
    for name, glyph in faults:
        found.add(
            f"fonts.{name}", homes.get(id(glyph)) or Line((glyph,), glyph.y, glyph.size), ord(glyph.text[:1] or "\0")
        )


def percentile(values: Iterable[float], share: float = 0.95) -> float:
    """The value that so large a share of the values does not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def _share(good: int, total: int) -> float:
    return good / total if total else 1.0
