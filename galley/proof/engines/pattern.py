"""Patterns: what a row's regular expression matches is at fault; what to write is the row's, or made of the text itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize

from galley.lexica.dictionaries import dictionary
from galley.lexica.frequencies import usual
from galley.passages.passage import Kind, Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Row, Rule
from galley.proof.shelf.lexicon import Lexicon, lexicon
from galley.tongues import facts
from galley.tongues.latin import is_apart
from galley.tongues.scripts import code_points, letters_of

_BETWEEN = "\x00"
"""Stands between passages where all of a language are looked through at once: no pattern means it."""
_OF_NO_SPACES = letters_of("Han", "kana")


@engine("pattern")
def pattern(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each row, wherever it matches; of several at one place the first in the table.

    With the option `kinds` in passages of these kinds alone, with `spaced` in some languages. A row may ask the dictionary
    of its language: it applies where that, or that of the language `of`, has each of the words in `known` and none of
    those in `unknown`, and where all in `usual` are usual words and none in `rare` is, with the groups of the match as `{name}`. One with `behind: name` applies where what is at fault begins at
    the end of a name of the registry, or of what a reference prints: a noun that no dictionary needs to know. One with `typed: all` where no reference
    prints how it begins: 후에 and 에서.
    """
    yield from _findings(rule, reading, lambda row, match, _: row.written(match))


@engine("letters")
def letters(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """As `pattern`; each character that is at fault is written as the one it stands for in the option `twins`."""

    def written(row: Row, match: re.Match[str], language: str) -> str:
        start, end = row.at_fault(match)
        return match.string[start:end].translate(str.maketrans(rule.option("twins", language, {})))

    yield from _findings(rule, reading, written)


@engine("normal")
def normal(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """As `pattern`, where what matches is not in the normal form of Unicode that the option `form` names."""

    def written(row: Row, match: re.Match[str], language: str) -> str | None:
        start, end = row.at_fault(match)
        return normalize(rule.option("form", language), match.string[start:end])

    yield from (each for each in _findings(rule, reading, written, changed=True))


def _findings(
    rule: Rule,
    reading: Reading,
    written: Callable[[Row, re.Match[str], str], str | None],
    changed: bool = False,
) -> Iterator[Finding]:
    """What the rows match, with what is to be written; where it must be `changed` for there to be a fault."""
    kinds = {Kind(each) for each in rule.option("kinds", default=())}
    for language, passages in reading.by_language().items():
        read = [each for each in passages if reads(rule, each) and (not kinds or each.kind in kinds)]
        for row in applying(rule.rows_of(language), read):
            for passage in read:
                for match in matches(row, passage):
                    span, text = Span(passage, *row.at_fault(match)), written(row, match, language)
                    behind = "behind" not in row.fields or _ends_a_name(span, lexicon(reading.desk, language))
                    is_own = "typed" not in row.fields or not passage.is_said(span.start, span.start + 1)
                    if behind and is_own and (not changed or text != span.text):
                        yield _found(rule, row, match, span, text)


def _ends_a_name(span: Span, names: Lexicon) -> bool:
    """Whether a name ends where a stretch begins; terms do not count, since other words begin with them."""
    ending = (each for each in names.mentions(span.passage.text) if each.end == span.start)
    known = any(name.sort != "term" for each in ending for name in each.names)
    return known or (span.start > 0 and span.passage.is_said(span.start - 1, span.start))


def _found(rule: Rule, row: Row, match: re.Match[str], span: Span, text: str | None) -> Finding:
    """The finding; a row whose field `fix` is no is not mended without a look."""
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    values = {"codes": code_points(span.text), **groups}
    found = rule.found(span, row, write=text, values=values)
    return replace(found, replacement=None) if row.fields.get("fix") == "no" else found


def reads(rule: Rule, passage: Passage) -> bool:
    """Whether a rule reads a passage: with the option `spaced` only of languages that write spaces between words, or do
    not; where that is `text` also what stands in Latin letters alone in those that do not.
    """
    asked, spaced = rule.option("spaced"), facts(passage.language).get("spaced")
    if asked == "text" and spaced == "no":
        return _OF_NO_SPACES.search(passage.text) is None
    return asked is None or spaced == ("yes" if asked == "text" else asked)


def applying(rows: Sequence[Row], passages: Sequence[Passage]) -> list[Row]:
    """The rows that match anywhere; most match nowhere, and all passages are looked through at once for each."""
    text = _BETWEEN + _BETWEEN.join(passage.text for passage in passages) + _BETWEEN if rows and passages else ""
    return [row for row in rows if text and ("^" in row.pattern or "$" in row.pattern or row.match.search(text))]


def matches(row: Row, passage: Passage) -> Iterator[re.Match[str]]:
    """Where a row applies to what an author has written as text."""
    for match in row.matches(passage.text):
        start, end = row.at_fault(match)
        if (
            not is_apart(passage.text, start, end)
            and is_borne_out(row, match.groupdict(), passage.language)
            and (match.string[start:end].strip() or _is_typed(passage, start, end))
        ):
            yield match


def is_borne_out(row: Row, groups: Mapping[str, str | None], language: str) -> bool:
    """Whether the dictionary has the words that a row says it has, and lacks those that it says it lacks; so of usual words."""
    names, language = ("known", "unknown", "usual", "rare"), row.fields.get("of", language)
    known, unknown, often, rare = (row.fields.get(name, "").format_map(groups).split() for name in names)
    if not (known or unknown or often or rare):
        return True
    words, each_usual = dictionary(language), (usual(language, each.lower()) > 0 for each in often)
    dictionary_says = words is not None and all(map(words.has, known)) and not any(map(words.has, unknown))
    return dictionary_says and all(each_usual) and not any(usual(language, each.lower()) for each in rare)


def _is_typed(passage: Passage, start: int, end: int) -> bool:
    """Whether a space is the author's, not the joint of two lines or the end of one."""
    inside = passage.text[:start].strip() != "" and end < len(passage.text)
    return inside and passage.is_verbatim(start - 1, end + 1)
