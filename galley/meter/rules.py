"""Pages: what a proofreader marks on the pages of a finished book, whatever its text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mean

from galley.message import said
from galley.meter import breaks
from galley.meter.book import Book, WordSpace, read_book, word_spaces
from galley.meter.characters import is_ideograph, letters
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph
from galley.meter.printed import Passage, printed
from galley.meter.rule import Mark, PageRule, on_book
from galley.meter.spacing import Gap, spaces
from galley.problem import Place, Problem, Severity

SHORT_WORD = 3
"""A last line of so few letters is too short in alphabetic scripts."""
LOOSE_HAN_EM, LOOSE_WORD_EM, LOOSE_HANGUL_EM, LOOSE_LETTER_EM = 0.255, 0.6, 1.0, 0.06
"""From which on the spaces of a line are too wide: between Han or kana, words, words of Hangul, the letters of a word."""
_FEW = 4
RIVER_LINES, RIVER_EM = 4, 0.4
"""A river runs through so many lines; its spaces are at least so wide."""
UNBALANCED_LINES, FULL_PAGE = 3, 15
"""By how many lines facing pages may differ, and how many lines a full page of text has at least."""
OVER_EM = 0.3
"""Lines that are nearer than so much of their size and share a whole em lie over each other."""

WESTERN = ("ru", "mn", "en")


@on_book(
    "page.stranded-heading",
    Severity.WARNING,
    authority="The Chicago Manual of Style, on page make-up; house style (typography, rule 19).",
    clean="A heading near the foot of a page with two lines of the paragraph below it.",
    fault="A heading as the last line of a page, or with one line of a paragraph that goes on overleaf.",
)
def stranded_heading(book: Book) -> Iterator[Mark]:
    """A heading has at least two lines of its text below it on the page."""
    faces = Counter((part.size, part.font) for part in book.text)
    for (size, font), _ in faces.most_common(1):
        for line in breaks.stranded(book.parts, size, font):
            yield Mark(
                line.page,
                line,
                said("the heading stands at the foot of the page without two lines of its text"),
                said("keep it with the paragraph on the next page"),
            )


@on_book(
    "page.short-last-line",
    Severity.WARNING,
    authority="Requirements for Chinese Text Layout; Requirements for Japanese Text Layout; for alphabetic scripts The Chicago Manual of Style, on page make-up.",
    clean="The last line of a Chinese paragraph has two characters and a full stop.",
    fault="The last line of a Chinese paragraph is one character and a full stop; that of a Russian one is “же.”",
)
def short_last_line(book: Book) -> Iterator[Mark]:
    """The last line of a paragraph has more than one character, or more than a word of three letters where words are
    parted by spaces; in Korean more than one syllable."""
    for part in book.text:
        western = book.language in WESTERN and not any(map(is_ideograph, part.last.text))
        least = SHORT_WORD if western else 1
        ended = not part.goes_on and (part.follows or len(part.lines) > 1)
        count = letters(part.last.text)
        if ended and count <= least:
            yield Mark(
                part.last.page,
                part.last,
                said("the last line of the paragraph is only “{line}”", line=part.last.text.strip()),
                said("tighten or loosen the lines before, or change a word"),
                severity=Severity.NOTE if western else None,
            )


@on_book(
    "page.lonely-line",
    Severity.WARNING,
    authority="The Chicago Manual of Style, on page make-up; house style (typography, rule 18).",
    clean="A page begins with two lines of the paragraph that began overleaf.",
    fault="A page begins with one line, the last of its paragraph (a widow), or ends with one line, the first of its paragraph (an orphan).",
)
def lonely_line(book: Book) -> Iterator[Mark]:
    """No page or column begins with the last line of a paragraph or ends with its first."""
    for one, two in book.continued:
        if len(two.lines) == 1 < len(one.lines) and not two.goes_on:
            yield Mark(two.last.page, two.last, said("the last line of the paragraph stands alone at the head"), _CARRY)
        elif len(one.lines) == 1 < len(two.lines) and not one.follows:
            yield Mark(
                one.first.page, one.first, said("the first line of the paragraph stands alone at the foot"), _CARRY
            )


_CARRY = said("carry a line over, or let the paragraph gain or lose one")


@on_book(
    "page.loose-line",
    Severity.WARNING,
    authority="Requirements for Chinese Text Layout; Requirements for Japanese Text Layout; house style (typography, rules 3 and 28).",
    clean="A line of English whose word spaces are a third of an em wide.",
    fault="A line of four long words whose word spaces are a whole em wide, or a Chinese line drawn out so far that its characters stand half an em apart.",
)
def loose_line(book: Book) -> Iterator[Mark]:
    """The spaces of a justified line stay within bounds: a quarter em between Chinese or Japanese characters, 0.6 em
    between words, one em between Korean words; the letters of a word are not parted."""
    for part in book.set_lines:
        loose = [(found, line) for line in part.broken if (found := _looseness(line, book))]
        if loose and not _is_tracked(part, book):
            (_, message), line = max(loose, key=lambda each: each[0][0])
            if len(loose) > 1:
                message = said(
                    "{message}; it is the loosest of {count} loose lines of its paragraph",
                    message=message,
                    count=len(loose),
                )
            yield Mark(line.page, line, message, said("let it take another word or character, or break a word"))


def _looseness(line: Line, book: Book) -> tuple[float, str] | None:
    """How many times wider than is allowed the spaces of a line are, and what to say of it; None for a good line."""
    gaps = spaces([line], book.language, book.has_spaces)
    word = LOOSE_HANGUL_EM if book.language == "ko" else LOOSE_WORD_EM
    words, han = _average(gaps.words), _average(gaps.ideographs)
    apart = _average(gaps.letters if len(gaps.letters) > _FEW else ())
    if words > word:
        return words / word, said("the word spaces are {em} em wide on average", em=f"{words:.2f}")
    if han > LOOSE_HAN_EM:
        return han / LOOSE_HAN_EM, said("the characters stand {em} em apart on average", em=f"{han:.2f}")
    if apart > LOOSE_LETTER_EM:
        return apart / LOOSE_LETTER_EM, said("the letters are {em} em apart", em=f"{apart:.2f}")
    return None


def _average(gaps: Sequence[Gap]) -> float:
    return mean(gap.em for gap in gaps) if gaps else 0.0


def _is_tracked(part: Paragraph, book: Book) -> bool:
    """Whether a paragraph is letter-spaced on purpose: its last line, which nothing stretches, is so too."""
    gaps = spaces([part.last], book.language, book.has_spaces)
    letter, han = [gap.em for gap in gaps.letters], [gap.em for gap in gaps.ideographs]
    return (bool(letter) and mean(letter) > LOOSE_LETTER_EM) or (bool(han) and mean(han) > LOOSE_HAN_EM)


@on_book(
    "page.river",
    Severity.NOTE,
    *WESTERN,
    authority="The Elements of Typographic Style, on setting justified text.",
    clean="Four lines with their word spaces at different places.",
    fault="Four lines whose wide spaces make a white channel down the column.",
)
def river(book: Book) -> Iterator[Mark]:
    """Wide spaces between words do not stand under each other over four lines or more."""
    for part in book.text:
        if line := _river(part.lines, book.has_spaces):
            yield Mark(
                line.page,
                line,
                said("wide spaces stand under each other over {lines} lines up to this one", lines=RIVER_LINES),
                said("break a line before at another place"),
            )


def _river(lines: Sequence[Line], has_spaces: bool) -> Line | None:
    """The line in which a chain of spaces under each other is long enough."""
    above: list[tuple[WordSpace, int]] = []
    for line in lines:
        mine = list[tuple[WordSpace, int]]()
        for space in word_spaces(line, has_spaces):
            if space.em >= RIVER_EM:
                lengths = [length for other, length in above if _are_aligned(space, other)]
                mine.append((space, max(lengths, default=0) + 1))
        if any(length >= RIVER_LINES for _, length in mine):
            return line
        above = mine
    return None


def _are_aligned(one: WordSpace, two: WordSpace) -> bool:
    """Whether two spaces share most of the narrower one's width."""
    shared = min(one.right, two.right) - max(one.left, two.left)
    return shared > 0.5 * min(one.right - one.left, two.right - two.left)


@on_book(
    "page.unbalanced",
    Severity.NOTE,
    authority="The Chicago Manual of Style, on page make-up.",
    clean="Two facing pages whose text goes on overleaf, both filled to the foot.",
    fault="A page whose text goes on overleaf and that ends five lines above the foot of the page it faces.",
)
def unbalanced(book: Book) -> Iterator[Mark]:
    """Facing pages of running text end at the same height, or within three lines of it."""
    feet = _feet(book)
    for page, foot in feet.items():
        other = feet.get(page + 1)
        pitch = book.pitches.get(foot.size)
        if page % 2 == 0 and other is not None and pitch:
            lines = round(abs(foot.y - other.y) / pitch)
            if lines > UNBALANCED_LINES:
                higher = foot if foot.y > other.y else other
                yield Mark(
                    higher.page,
                    higher,
                    said("the text ends {lines} lines above that of the facing page", lines=lines),
                    said("fill the page, or let both end alike"),
                )


def _feet(book: Book) -> dict[int, Line]:
    """The lowest line of each page whose text goes on overleaf."""
    full = Counter(line.page for part in book.text for line in part.lines)
    found: dict[int, Line] = {}
    for one, two in book.continued:
        if two.first.page == one.last.page + 1 and full[one.last.page] >= FULL_PAGE:
            found[one.last.page] = one.last
    return found


@on_book(
    "page.overflow",
    Severity.ERROR,
    authority="House style (typography, rule 36).",
    clean="A long word is broken at the end of its line.",
    fault="A long word runs over the edge of the page, beyond its column, or over the text beside it.",
)
def overflow(book: Book) -> Iterator[Mark]:
    """Text stands on its page, within its column, and not over other text."""
    for page, box in zip(book.pages, book.boxes, strict=True):
        for line in page:
            beyond = line.left < box.left - 1 or line.end > box.right + 1
            if beyond or line.y < box.bottom - 1 or line.y > box.top + 1:
                yield Mark(
                    line.page,
                    line,
                    said("the text runs over the edge of the page"),
                    said("shorten or break it"),
                    ending=True,
                )
        for line in _covered(page):
            yield Mark(line.page, line, said("the text lies over other text"), said("shorten it, or give it more room"))
    for column in book.columns:
        for part in column.paragraphs:
            for line in part.broken:
                if (over := -column.shortfall(line, book.language)) > 0.5:
                    yield Mark(
                        line.page,
                        line,
                        said("the line is {em} em too long for its column", em=f"{over:.1f}"),
                        said("shorten or break it"),
                        ending=True,
                        severity=Severity.WARNING,
                    )


def _covered(page: Sequence[Line]) -> Iterator[Line]:
    """Lines that lie over one that is drawn before."""
    rows: dict[int, list[Line]] = {}
    for line in page:
        row = round(line.y / 4)
        near = (other for each in (row - 1, row, row + 1) for other in rows.get(each, ()))
        if any(_lies_over(line, other) for other in near):
            yield line
        rows.setdefault(row, []).append(line)


def _lies_over(one: Line, two: Line) -> bool:
    size = min(one.size, two.size)
    return abs(one.y - two.y) < OVER_EM * size and min(one.end, two.end) - max(one.left, two.left) > size


RULES: tuple[PageRule, ...] = tuple(rule for rule in list(globals().values()) if isinstance(rule, PageRule))


def examine_book(pdf: bytes, file: str, language: str, passages: Sequence[Passage]) -> Iterator[Problem]:
    """What the rules find on the pages of a book, each at the passage that stands there, or in `file` as a whole."""
    book, told = read_book(pdf, language), printed(passages, language)
    for rule in RULES:
        if not rule.languages or language in rule.languages:
            for mark in rule.look(book):
                found = told.place(mark.line.text, mark.ending) if mark.line else None
                severity = mark.severity or rule.severity
                place = found or Place(file)
                yield Problem(rule.code, mark.message, mark.mend, place, severity, mark.page, language)
