"""Twins: two spellings, in one text, of what is likely one thing; and themes quoted otherwise than the registry has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from galley.lexica.pronunciation import kindred_sound, near_sound
from galley.likeness.measures import alike, edits, likeness
from galley.likeness.neighbours import Words
from galley.message import said
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.rulebook.tables import pattern as written
from galley.proof.shelf.lexicon import lexicon

_QUOTED = re.compile(
    r"“([^“”]+)”|《([^《》]+)》|「([^「」]+)」|『([^『』]+)』|«([^«»]+)»|‘((?:[^‘’]|(?<=\w)’(?=\w)){9,})’|\"([^\"]+)\""
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十]")
_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"[^\W_]+")
_CAPITALISED = re.compile(r"(?<=[^\W\d_][ ,])[^\W\d_a-zа-яёөү][\w’'-]{6,}")
"""A long word with a capital that does not begin its sentence."""
_SHORTEST, _SHORTEST_SPACED = 6, 14
_ALIKE, _ALIKE_LONG, _LONG = 0.8, 0.7, 14
_LONGEST = 100
"""A run of more letters is no name; to find what is near to it takes memory by the square of its length."""
_THEME, _CALLED_THEME, _QUITE = 0.75, 30, 0.9
"""How like a theme a quotation is; how near to it the text may call it one; how like it needs not be called so."""

Spellings = dict[str, list[Span]]


@engine("twins")
def twins(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The rarer of two spellings that are nearly alike: of what is quoted, of names with a capital, of transcribed ones."""
    for language, passages in reading.by_language().items():
        known = {name.text for name in lexicon(reading.desk, language).names}
        themes = {name.text for name in lexicon(reading.desk, language).names if name.sort == "theme"}
        quotations = {text: spans for text, spans in _quoted(passages).items() if text not in themes}
        for one, other in _alike(quotations):
            yield from _twins(rule, quotations, one, other, known)
        transcribed = rule.option("transcribed", language)
        names = _outside(passages, reading.desk, _CAPITALISED)
        pairs = list(_near(names, known, _differ_inside))
        if transcribed:
            names |= _outside(passages, reading.desk, written(f"{transcribed}{{4,}}", language))
            pairs += _near(names, known, _sound_alike)
        for one, other in pairs:
            yield from _twins(rule, names, one, other, known)


def _twins(rule: Rule, spellings: Spellings, one: str, other: str, known: set[str]) -> Iterator[Finding]:
    """The rarer spelling against the other; of two as frequent the later one; never one that the registry has."""
    if other in known or (one not in known and len(spellings[other]) > len(spellings[one])):
        one, other = other, one
    beside = spellings[one][0]
    for span in spellings[other]:
        yield rule.found(span, related=(beside,), values={"other": beside.text})


def _quoted(passages: Iterable[Passage]) -> Spellings:
    """What stands in quotation marks, is long enough to be a title, and does not begin with a small letter; white space does not tell two apart."""
    found: Spellings = {}
    for passage in passages:
        for match in _QUOTED.finditer(passage.text):
            span = Span(passage, *match.span(match.lastindex or 0))
            text = _SPACE.sub(" ", span.text.strip())
            if not text[:1].islower() and len(text) >= (
                _SHORTEST_SPACED if " " in text or text.isascii() else _SHORTEST
            ):
                found.setdefault(text, []).append(span)
    return found


def _alike(spellings: Spellings) -> Iterator[tuple[str, str]]:
    texts = list(spellings)
    for at, near in alike(texts, _ALIKE_LONG):
        one, other = texts[at], texts[near]
        if not (one in other or other in one or _DIGITS.sub("", one) == _DIGITS.sub("", other)):
            longer = max(len(one), len(other))
            enough = _ALIKE_LONG if longer >= _LONG else _ALIKE
            if 1 - edits(one, other) / longer >= enough or sorted(one) == sorted(other):
                yield one, other


def _outside(passages: Sequence[Passage], desk: Desk, pattern: re.Pattern[str]) -> Spellings:
    """What a pattern finds where no name of the registry stands."""
    found: Spellings = {}
    for passage in passages:
        names = lexicon(desk, passage.language)
        for match in pattern.finditer(passage.text):
            if not names.is_over(passage.text, *match.span()):
                found.setdefault(match[0], []).append(Span(passage, match.start(), match.end()))
    return found


def _near(spellings: Spellings, known: set[str], are: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """Two spellings that one edit tells apart and that `are` one, each pair once, as they come in the text."""
    texts = [text for text in spellings if len(text) <= _LONGEST and text not in known and not text.isupper()]
    words, order = Words(texts), {text: at for at, text in enumerate(texts)}
    for text in texts:
        yield from ((text, other) for other in words.near(text) if order[text] < order[other] and are(text, other))


def _differ_inside(one: str, other: str) -> bool:
    """Whether two words differ neither in their first letter nor in what may be an ending."""
    return one[:1] == other[:1] and one[-3:] == other[-3:]


def _sound_alike(one: str, other: str) -> bool:
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(a == b or near_sound(a, b) or kindred_sound(a, b) for a, b in pairs)


@engine("theme")
def theme(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What is quoted, is nearly a theme of the registry, and is called a theme, or is quite like it."""
    for passage in reading.passages:
        themes = _themes(reading.desk, passage.language)
        calling = re.compile(rule.option("calling", passage.language, "(?!)"), re.IGNORECASE)
        for match in _QUOTED.finditer(passage.text) if themes else ():
            start, end = match.span(match.lastindex or 0)
            right = _misquoted(passage.text[start:end], themes)
            around = passage.text[max(match.start() - _CALLED_THEME, 0) : match.end() + _CALLED_THEME]
            if right and (right[1] > _QUITE or calling.search(around)):
                message = said("the registry has the theme “{right}”", right=themes[right[0]])
                yield rule.found(Span(passage, start, end), message=message, level=Severity.WARNING)


@lru_cache(maxsize=8)
def _themes(desk: Desk, language: str) -> dict[str, str]:
    """The registered themes by their letters and digits alone."""
    return {_bare(name.text): name.main for name in lexicon(desk, language).names if name.sort == "theme"}


def _bare(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()


def _misquoted(text: str, themes: dict[str, str]) -> tuple[str, float] | None:
    """The theme that a quotation is nearly, and how like it is; a part of a theme is quoted by itself."""
    bare = _bare(text)
    if len(bare) < _SHORTEST or any(bare in each or each in bare for each in themes):
        return None
    near = max(themes, key=lambda each: likeness(bare, each))
    how = likeness(bare, near)
    return (near, how) if how >= _THEME else None
