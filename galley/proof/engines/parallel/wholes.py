"""Translations as wholes: their language, their ends and quotations, and what comes back alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.lexica.region_forms import form as form_of_letter
from galley.message import said
from galley.numbers import numbers
from galley.passages.passage import Kind, Passage
from galley.problem import Severity
from galley.proof.engines.parallel.names import names_of
from galley.proof.engines.parallel.pairs import ENOUGH_LETTERS, Pair, is_copy, is_variant, pairs, plain, told
from galley.proof.finding import Finding, Span, excerpt, write
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.tongues.identity import LANGUAGES, language_of
from galley.tongues.latin import addresses, latin_names

_ENDS = {
    ".": said("a full stop"),
    "?": said("a question mark"),
    "!": said("an exclamation mark"),
    ":": said("a colon"),
    "": said("no mark"),
}
_SIGNS = {".": ".。．…", "?": "?？", "!": "!！", ":": ":："}
_CLOSERS = "”’」』》〉）)»“\"'】］]"
_SHORT = 10
"""An abbreviation that stands in brackets is rendered by another one, of no more characters; not by the full name."""
_ALIKE = 0.4


@engine("parallel-copy")
def untranslated(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Translations that are their sources over again, of so many letters of the source's script that the option
    `fewest` says; names and numbers may be."""
    for passage in reading.passages:
        source = passage.source
        if source and is_copy(passage, source) and passage.text.strip() and _is_foreign(passage, source):
            wanted = LANGUAGES.get(passage.language, passage.language)
            yield rule.found(Span.whole(passage), values={"wanted": wanted})


def _is_foreign(passage: Passage, source: Passage) -> bool:
    """Whether a text is certainly in the language of its source, not in that of the translation."""
    if is_variant(source.language, passage.language):
        return False
    if language_of(passage.text) == source.language:
        return True
    han = re.findall(r"[\u3400-\u9fff]", passage.text)
    if len(han) < 2 or "Han" in told(passage.language).get("scripts", ""):
        return len(han) > 1 and any(form_of_letter(letter, passage.language) for letter in han)
    return True


@engine("parallel-language")
def other_language(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Translations that are in the language of another."""
    for pair in pairs(reading):
        found = language_of(pair.target.text)
        if found not in (None, pair.target.language) and pair.target.language in LANGUAGES:
            wanted, given = (LANGUAGES.get(each or "", str(each)) for each in (pair.target.language, found))
            yield rule.found(Span.whole(pair.target), values={"wanted": wanted, "given": given})


@engine("parallel-quotations")
def quotations(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Translations with fewer quotations than their sources."""
    for pair in pairs(reading):
        theirs, ours = (_quoted(each) for each in (pair.source, pair.target))
        if ours < theirs:
            yield rule.found(Span.last(pair.target), values={"theirs": theirs, "ours": ours})


def _quoted(passage: Passage) -> int:
    """How many quotations begin in a text; titles of works in 《 》 are none."""
    opened = sum(passage.text.count(mark) for mark in told(passage.language).get("opening", "“‘«"))
    return opened + passage.text.count('"') // 2


@engine("parallel-endings")
def endings(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Translations that end with another mark than their sources, unless both are of those that the option `alike` has."""
    for pair in pairs(reading):
        target, kind = pair.target, pair.target.kind
        theirs, ours = _ending(pair.source.text), _ending(target.text)
        loud = {theirs, ours} == {"!", "."} and kind is not Kind.PARAGRAPH
        alike = rule.option("alike", target.language, "")
        excused = loud or bool(ours and theirs in alike and ours in alike)
        if theirs and theirs != ours and not excused and kind not in (Kind.NAME, Kind.CELL) and target.text:
            values = {"theirs": _ENDS[theirs], "ours": _ENDS[ours]}
            yield rule.found(Span(target, len(target.text) - 1, len(target.text)), values=values)


def _ending(text: str) -> str:
    """How a text ends: `.`, `?`, `!`, `:` or nothing; closing quotes and brackets behind the mark do not count."""
    last = text.rstrip().rstrip(_CLOSERS)[-1:]
    return next((kind for kind, marks in _SIGNS.items() if last and last in marks), "")


@engine("parallel-latin")
def latin(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Addresses and abbreviations in Latin letters that a translation lacks, or has with other digits."""
    for pair in pairs(reading):
        yield from _addresses_lost(rule, pair)
        yield from _abbreviations_lost(rule, pair, reading)


def _addresses_lost(rule: Rule, pair: Pair) -> Iterator[Finding]:
    for start, end in addresses(pair.source.text):
        span = Span(pair.source, start, end)
        if span.text.lower() not in pair.target.text.lower():
            yield _lost(rule, pair, span, Severity.ERROR)


def _lost(rule: Rule, pair: Pair, span: Span, level: Severity | None = None) -> Finding:
    message, mend = said("{told} is missing", told=span.text), write(span.text)
    return rule.found(Span.last(pair.target), message=message, mend=mend, related=(span,), level=level)


def _abbreviations_lost(rule: Rule, pair: Pair, reading: Reading) -> Iterator[Finding]:
    text, target = pair.target.text.lower(), pair.target
    kept = {pair.source.text[start:end] for start, end in latin_names(pair.source.text)}
    own = "Cyrillic" in told(target.language).get("scripts", "") and re.search(r"\b[А-ЯЁӨҮ]{2,}", target.text)
    numbered = numbers(pair.source.text, pair.source.language)
    for start, end in latin_names(pair.source.text):
        span = Span(pair.source, start, end)
        if any(each.start <= start and end <= each.end for each in numbered):
            continue
        accepted = names_of(reading.desk).of_organisation(span.text, target.language)
        if re.search(r"[(（]$", pair.source.text[:start]) and pair.source.text[end : end + 1] in (")", "）"):
            accepted = [each for each in accepted if len(each) <= _SHORT]
        if span.text.lower() in text:
            continue
        if (other := _other_digits(target, span.text, kept)) is not None:
            message = said("the source says {theirs}, the translation {ours}", theirs=span.text, ours=other.text)
            yield rule.found(other, message=message, mend=write(span.text), related=(span,), level=Severity.ERROR)
        elif not own and not any(each.lower() in text for each in accepted):
            yield _lost(rule, pair, span)


def _other_digits(passage: Passage, told: str, kept: set[str]) -> Span | None:
    """Where the translation has the letters of an abbreviation with other digits: R10 for R20."""
    letters = re.sub(r"\d", "", told)
    for start, end in latin_names(passage.text) if letters != told else ():
        ours = passage.text[start:end]
        if ours not in kept and re.sub(r"\d", "", ours) == letters:
            return Span(passage, start, end)
    return None


@engine("parallel-repeated")
def repeated(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Short texts of the source that come back and are translated otherwise; with the option `of: translation` two
    different texts that have one translation."""
    first: dict[tuple[str, str], Pair] = {}
    by_source = rule.option("of") == "source"
    for pair in pairs(reading):
        text = (pair.source if by_source else pair.target).text
        if (len(text) <= 3 * ENOUGH_LETTERS and not _ending(text)) if by_source else len(text) >= ENOUGH_LETTERS:
            before = first.setdefault((pair.target.language, plain(text)), pair)
            differs = plain(before.target.text) != plain(pair.target.text)
            if differs if by_source else _shared(before.source.text, pair.source.text) < _ALIKE:
                told = excerpt((before.target if by_source else before.source).text)
                related = (Span.whole(before.target),)
                yield rule.found(Span.whole(pair.target), related=related, values={"other": told})


def _shared(one: str, other: str) -> float:
    """The share of their characters that two texts have in common."""
    mine, yours = set(plain(one)), set(plain(other))
    return len(mine & yours) / max(min(len(mine), len(yours)), 1)
