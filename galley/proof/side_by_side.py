"""Two processes read a long reading side by side: one for spelling, which has dictionaries of its own, one for the rest."""

from __future__ import annotations

import gc
import multiprocessing
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection

from galley.lexica.dictionaries import dictionary
from galley.lexica.frequencies import lexicon
from galley.lexica.morphemes import has_morphemes, parsed
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.examination import examine, rules_for
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.rule import Rule
from galley.tongues import is_spaced

LEAST = 1500
"""A reading of fewer passages is read sooner by one process."""

WORD, WORDS = 6, 40
"""More letters are no word; nor some words, in languages that write spaces."""
_SPELLING = "spelling"

_Sent = tuple[str, Finding, list[tuple[int, int, int]]]
"""What one process sends the other: the rule's code, a finding without its spans, and these as numbers: passage, start, end."""


def examined(reading: Reading) -> list[tuple[Rule, Finding]]:
    """What all rules find in a reading, in the order of the rules."""
    rules = rules_for(reading)
    if not _is_worth_it(reading):
        return _once(list(examine(reading, rules)))
    spelling = [each for each in rules if each.family == _SPELLING]
    passages = _passages(reading)
    _load_what_both_need(reading)
    gc.freeze()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    second = context.Process(target=_send, args=(reading, spelling, passages, sender), daemon=True)
    second.start()
    sender.close()
    found = list(examine(reading, [each for each in rules if each.family != _SPELLING]))
    try:
        found += _received(receiver.recv(), spelling, passages)
    except EOFError:  # the second process has failed: here its fault is raised where it can be seen
        found += examine(reading, spelling)
    second.join()
    gc.unfreeze()
    order = {rule.code: at for at, rule in enumerate(rules)}
    return _once(sorted(found, key=lambda each: order[each[0].code]))


def _once(found: Sequence[tuple[Rule, Finding]]) -> list[tuple[Rule, Finding]]:
    """Without what rules that yield tell of a word that another has told, or one that yields too, graver or before them."""
    told, kept = set[tuple[int, int]](), set[int]()
    for at, (rule, each) in sorted(enumerate(found), key=_rank):
        letters = set(each.span.letters)
        if not (rule.yields and told & letters):
            kept.add(at)
            is_word = len(letters) <= (WORDS if is_spaced(each.span.passage.language) else WORD)
            told |= letters if is_word and each.severity is not Severity.NOTE else set()
    return [each for at, each in enumerate(found) if at in kept]


def _rank(found: tuple[int, tuple[Rule, Finding]]) -> tuple[bool, int]:
    """Who tells of a word before others: rules that do not yield, then what is grave."""
    _, (rule, each) = found
    return rule.yields, list(Severity).index(each.severity or rule.severity)


def _is_worth_it(reading: Reading) -> bool:
    """Whether there is much to read, another processor, and nothing in the way of a copy of this process."""
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return can and multiprocessing.cpu_count() > 1 and len(reading.passages) >= LEAST


def _passages(reading: Reading) -> list[Passage]:
    """All passages that a finding may be told of."""
    sources = (each.source for each in reading.passages if each.source)
    return [*reading.passages, *sources, *reading.desk.passages]


def _load_what_both_need(reading: Reading) -> None:
    """Load once, for both processes, the words that rules of spelling and others look up."""
    languages = {each.language for each in reading.passages}
    if "ja" in languages:
        lexicon("ja")
    for language in languages & {"en", "ko"}:
        dictionary(language)
        if has_morphemes(language):
            parsed("")


def _send(reading: Reading, spelling: Sequence[Rule], passages: Sequence[Passage], sender: Connection) -> None:
    """Read for spelling, and send what was found; passages stay here, the other process has the same."""
    numbers = {id(passage): number for number, passage in enumerate(passages)}
    nowhere = Span(replace(passages[0], text="", stretches=(), source=None), 0, 0)
    found: list[_Sent] = []
    with suppress(KeyboardInterrupt):  # the first process tells of that
        for rule, finding in examine(reading, spelling):
            spans = [(numbers[id(each.passage)], each.start, each.end) for each in (finding.span, *finding.related)]
            found.append((rule.code, replace(finding, span=nowhere, related=()), spans))
        sender.send(found)


def _received(
    found: Sequence[_Sent], spelling: Sequence[Rule], passages: Sequence[Passage]
) -> list[tuple[Rule, Finding]]:
    """The findings with the passages of this process."""
    rules = {rule.code: rule for rule in spelling}
    made = []
    for code, finding, numbered in found:
        span, *related = (Span(passages[number], start, end) for number, start, end in numbered)
        made.append((rules[code], replace(finding, span=span, related=tuple(related))))
    return made
