"""Endings: paragraphs whose last sentence has no stop, and items of a list that end unlike the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from galley.message import said
from galley.passages.passage import Kind, Passage
from galley.problem import Severity
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.rulebook.tables import pattern
from galley.proof.shelf.item_numbers import number_of

_CLOSERS = "”’」』》〉）)»“\"'】〕\\]"
_STOPPED = re.compile(rf"[。！？…．.!?][{_CLOSERS}]*$")
_CLOSED = re.compile(rf"[。！？…．.!?；;：:—－-][{_CLOSERS}]*$")
_INNER_STOP = re.compile(
    rf"[。！？][{_CLOSERS}]*(?=\S)|[a-zа-яёөү가-힣\d]{{2}}[.!?][{_CLOSERS}]*\s+(?=[A-ZА-ЯЁӨҮ가-힣])"
)
_WORD_END = re.compile(r"[\w%](?:[”’」』»）)])?$")
_BULLET = re.compile(r"[ \t\u3000]*([-–•·▪●○◦※*])[ \t\u3000]*(?=\S)")


@engine("sentence-end")
def sentence_end(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Paragraphs without a stop: known ones that are so `long`, and those that have sentences, or so many `commas`.

    `predicates` are patterns of words that end a sentence in a language, and are told in any paragraph that is not
    shorter than the `shortest`.
    """
    for passages in reading.by_language().values():
        for passage, after in zip(passages, [*passages, None][1:], strict=True):
            if not _is_open(passage):
                continue
            told = _is_paragraph(rule, passage) if not reading.submitted else _goes_on_anew(after)
            spoken = _ends_with_predicate(rule, passage)
            if spoken or (told and (_has_sentences(rule, passage) or not reading.submitted)):
                level = Severity.NOTE if reading.submitted and not spoken and after is not None else None
                yield rule.found(Span.last(passage), level=level)


def _is_open(passage: Passage) -> bool:
    """Whether a passage may be a paragraph, ends with a word, and with no mark."""
    text, kind = passage.text.rstrip(), passage.kind in (Kind.PARAGRAPH, Kind.LABEL)
    return kind and not _CLOSED.search(text) and _WORD_END.search(text) is not None


def _is_paragraph(rule: Rule, passage: Passage) -> bool:
    """Whether a paragraph of a publication is a sentence: it is long, or is of sentences, or its source ends with a stop."""
    if passage.kind is not Kind.PARAGRAPH:
        return False
    if passage.source is not None:
        return ends_with_stop(passage.source.text)
    return len(passage.text) >= int(rule.option("long", passage.language)) or _has_sentences(rule, passage)


def _has_sentences(rule: Rule, passage: Passage) -> bool:
    many = passage.text.count("，") >= int(rule.option("commas"))
    return many or _INNER_STOP.search(passage.text) is not None


def _goes_on_anew(after: Passage | None) -> bool:
    """Whether the passage behind one cannot go on with its sentence."""
    anew = after is None or after.kind is not Kind.PARAGRAPH
    return anew or bool(after and (number_of(after.text) or _BULLET.match(after.text)))


def _ends_with_predicate(rule: Rule, passage: Passage) -> bool:
    told = rule.option("predicates", passage.language)
    if not told or passage.kind is not Kind.PARAGRAPH or len(passage.text) < int(rule.option("shortest")):
        return False
    return pattern(told, passage.language).search(passage.text.rstrip()) is not None


def ends_with_stop(text: str) -> bool:
    """Whether the last mark of a text ends a sentence, quotes and brackets aside."""
    return _STOPPED.search(text.rstrip()) is not None


@engine("list-end")
def list_end(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Items, not shorter than the `shortest`, that end otherwise than at least so many `times` as many others."""
    for passages in reading.by_language().values():
        for items in _lists(passages, reading.submitted):
            speaking = [item for item in items if len(item.text.strip()) >= int(rule.option("shortest"))]
            yield from _odd_ones(rule, [item for item in speaking if item.text.rstrip()[-1] not in ")）:："])


def _lists(passages: Iterable[Passage], submitted: bool) -> list[list[Passage]]:
    """The items that stand together; in a text that was sent those with the same bullet, as its lists were guessed."""
    found = defaultdict[str, list[Passage]](list)
    for passage in passages:
        bullet = passage.marker or (match[1] if (match := _BULLET.match(passage.text)) else "")
        if submitted and bullet and not bullet.strip("().（）、").isalnum():
            found[f"{passage.file} {bullet}"].append(passage)
        elif passage.kind is Kind.ITEM and passage.group:
            found[passage.group].append(passage)
    return [items for items in found.values() if len(items) > 2]


def _odd_ones(rule: Rule, items: Sequence[Passage]) -> Iterator[Finding]:
    stopped = [item for item in items if ends_with_stop(item.text)]
    bare = [item for item in items if item not in stopped]
    usual, odd = (stopped, bare) if len(stopped) >= len(bare) else (bare, stopped)
    if odd and len(usual) >= int(rule.option("times")) * len(odd):
        for item in odd:
            message = (
                said("the item ends without a stop, the others with one")
                if usual is stopped
                else said("the item ends with a stop, the others without")
            )
            level = Severity.NOTE if usual is bare else None
            yield rule.found(Span.last(item), message=message, level=level, related=(Span.last(usual[0]),))
