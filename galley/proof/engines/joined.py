"""Joined: spaces inside words and names, in scripts that write no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.proof.copy.passage import Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf import frequencies
from galley.proof.shelf.lexicon import lexicon
from galley.proof.shelf.scripts import RANGES

_LETTERS = RANGES["Han"] + RANGES["kana"]
_SPACE = re.compile(rf"(?<=[{_LETTERS}]) (?=[{_LETTERS}])")
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
        spaces = list(_SPACE.finditer(passage.text))
        for space in spaces if len(spaces) <= int(rule.option("most")) else ():
            word = _word_across(reading, passage, space.start())
            if word and passage.is_verbatim(space.start() - 1, space.end() + 1):
                yield rule.found(Span(passage, *space.span()), write="", values={"word": word})


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
        if start < joint < start + len(piece) and 1 in (joint - start, start + len(piece) - joint):
            return piece
    return None


def _sides(text: str, at: int) -> tuple[str, str]:
    before, after = _BEFORE.search(text, 0, at), _AFTER.match(text, at + 1)
    return (before[0][-_REACH:] if before else ""), (after[0][:_REACH] if after else "")
