"""Addresses and abbreviations in Latin letters, which a translation keeps as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.finding import Finding, Span, write
from galley.proof.shelf.latin import addresses, latin_names

_SHORT = 10
"""An abbreviation that stands in brackets is rendered by another one, of no more characters; not by the full name."""


def addresses_lost(passage: Passage, source: Passage) -> Iterator[Finding]:
    """The web and e-mail addresses of a source that its translation lacks."""
    for start, end in addresses(source.text):
        told = source.text[start:end]
        if told.lower() not in passage.text.lower():
            span = Span(source, start, end)
            yield Finding(
                Span.last(passage), said("{told} is missing", told=told), write(told), (span,), severity=Severity.ERROR
            )


def abbreviations_lost(passage: Passage, source: Passage, known: dict[tuple[str, str], list[str]]) -> Iterator[Finding]:
    """The abbreviations of a source that its translation lacks, or has with other digits; `known` are the forms that
    an abbreviation has in a language."""
    text, kept = passage.text.lower(), _told(source)
    cyrillic = passage.language in ("ru", "mn") and re.search(r"\b[А-ЯЁӨҮ]{2,}", passage.text)
    for start, end in latin_names(source.text):
        told = source.text[start:end]
        accepted = [each.lower() for each in known.get((told, passage.language), ())]
        if re.search(r"[(（]$", source.text[:start]) and source.text[end : end + 1] in (")", "）"):
            accepted = [each for each in accepted if len(each) <= _SHORT]
        if told.lower() in text:
            continue
        span = Span(source, start, end)
        if (other := _other_digits(passage, told, kept)) is not None:
            message = said("the source says {theirs}, the translation {ours}", theirs=told, ours=other.text)
            yield Finding(other, message, write(told), (span,), severity=Severity.ERROR)
        elif not cyrillic and not any(each in text for each in accepted):
            yield Finding(Span.last(passage), said("{told} is missing", told=told), write(told), (span,))


def _told(passage: Passage) -> set[str]:
    return {passage.text[start:end] for start, end in latin_names(passage.text)}


def _other_digits(passage: Passage, told: str, kept: set[str]) -> Span | None:
    """Where the translation has the letters of an abbreviation with other digits: R10 for R20."""
    letters = re.sub(r"\d", "", told)
    for start, end in latin_names(passage.text) if letters != told else ():
        ours = passage.text[start:end]
        if ours not in kept and re.sub(r"\d", "", ours) == letters:
            return Span(passage, start, end)
    return None
