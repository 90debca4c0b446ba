"""Joined: spaces inside words and names, in scripts that write no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.lexica import frequencies, tagging
from galley.message import said
from galley.passages.passage import Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import lexicon
from galley.tongues.scripts import RANGES

_LETTERS = RANGES["Han"] + RANGES["kana"]
_SPACE = re.compile(rf"(?<=[{_LETTERS}]) (?=[{_LETTERS}])")
_SENTENCE = re.compile(r"[，。！？]")
"""A passage without any is a heading, a list or a row, where spaces part what stands side by side."""
_BEFORE = re.compile(rf"[{_LETTERS}]*$")
_AFTER = re.compile(rf"[{_LETTERS}]*")
_REACH = 8
"""Letters on each side of a space that are cut into words."""


@engine("joined")
def joined(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A space between two letters where both sides together are a word or a name of the registry.

    Of languages with the fact `word-list`. A passage with more than the `most` spaces has columns, or is set so.
    """
    for passage in reading.passages:
        if reading.desk.facts(passage.language).get("word-list") != "yes":
            continue
        spaces = list(_SPACE.finditer(passage.text)) if _SENTENCE.search(passage.text) else []
        for space in spaces if len(spaces) <= int(rule.option("most")) else ():
            if passage.is_verbatim(space.start() - 1, space.end() + 1):
                yield from _at_space(rule, reading, Span(passage, *space.span()))


def _at_space(rule: Rule, reading: Reading, span: Span) -> Iterator[Finding]:
    """The space inside a word; or the only one of a sentence, between two common words, which may have lost a mark there."""
    word = _word_across(reading, span.passage, span.start)
    if word:
        yield rule.found(span, write="", values={"word": word})
    elif span.passage.text.count(" ") == 1 and all(
        _are_common(rule, span.passage.language, *_sides(span.passage.text, span.start))
    ):
        mend = said("delete the space, or write the mark that was lost")
        yield rule.found(span, message=said("a space between two words of a sentence"), mend=mend)


def _are_common(rule: Rule, language: str, left: str, right: str) -> Iterator[bool]:
    """Whether a common word of several letters ends before a space, and whether one begins behind it, or a letter of the option `links`."""
    words, links = frequencies.lexicon(language), rule.option("links", language, "")
    for piece in (words.cut(left).pieces[-1:], words.cut(right).pieces[:1]):
        word = "".join(piece)
        yield bool(word) and (word in links or (len(word) > 1 and words.is_common(word)))


def _word_across(reading: Reading, passage: Passage, at: int) -> str | None:
    """The word or name that goes on behind the space at an offset.

    Two words that are one together, as in 组织 机构, may stand apart; so may the parts of a person's name.
    """
    left, right = _sides(passage.text, at)
    text, joint = left + right, len(left)
    for mention in lexicon(reading.desk, passage.language).mentions(text):
        if mention.start < joint < mention.end and not mention.of("person"):
            return text[mention.start : mention.end]
    cut = frequencies.lexicon(passage.language).cut(text)
    for start, piece in zip(cut.edges, cut.pieces, strict=False):
        before, behind = joint - start, start + len(piece) - joint
        if min(before, behind) == 1 and (max(before, behind) > 1 or _is_common(passage.language, piece)):
            return piece
    return None


def _is_common(language: str, word: str) -> bool:
    return frequencies.lexicon(language).is_common(word) or tagging.is_plain(language, word)


def _sides(text: str, at: int) -> tuple[str, str]:
    before, after = _BEFORE.search(text[max(at - _REACH, 0) : at]), _AFTER.match(text, at + 1, at + 1 + _REACH)
    return (before[0] if before else ""), (after[0] if after else "")
