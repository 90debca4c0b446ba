"""What a proposal changes in the source of a text: the words as they are printed, found once, and the same words where they are written.

A text is written with marks of emphasis and references, and its lines end where nobody sees it; what is printed is a passage, each of whose characters knows
where it stands. Of words that are to be replaced those at both ends that stay are left alone, so that a reference among them does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from galley.comments.letters import letters, places
from galley.message import Message, said
from galley.meter.characters import is_ideograph
from galley.model.comments import Comment
from galley.passages.passage import Passage
from galley.problem import Place
from galley.text import Text, write

CALL = re.compile(r"\u2060?\[\d+\]")
"""How the call of a note is told in the text of a block."""
LEAST = 3
"""Fewer letters around a place do not tell it; fewer of a word may be a part of one."""

NOTHING = said("it proposes no other words: an editor has to read it")
NOTED = said("something is said besides: an editor has to read it")
ELSEWHERE = said(
    "its words are not written there: they come from the registry, from a template or a drawing, or were changed since"
)
SEVERAL = said("its words stand there several times")
SEVERAL_TEXTS = said("its words stand in several texts there")
MARKED = said("it reaches over a reference, a note or marks of emphasis")
REACHING = said("it reaches into other texts")
UNCLEAR = said("whether a word or a part of one is to be inserted is not told")
NO_PLACE = said("its place is within, or between, words that references print")

At = Callable[[Place], int]
"""The offset in the source of a text at which a place stands."""


@dataclass(frozen=True, slots=True)
class Revision:
    """From `start` to `end` the printed text of a passage is to read `new`; in its source that is from `first` to `last`, with `old` there now."""

    passage: Passage
    start: int
    end: int
    new: str
    first: int
    last: int
    old: str

    @property
    def printed(self) -> str:
        """The passage as it is to read."""
        return f"{self.passage.text[: self.start]}{self.new}{self.passage.text[self.end :]}"

    @property
    def markdown(self) -> str:
        """What is to be written, with its marks escaped."""
        return write((Text(self.new),)) if self.new else ""


def revision(
    comment: Comment, passages: Sequence[Passage], source: Callable[[Passage], tuple[str, At]]
) -> Revision | Message:
    """What a comment changes in one of the passages at its address, or why it cannot be done. `source` gives the text that a passage is written in."""
    if not comment.changes:
        return NOTHING
    new = (comment.proposal or "").rstrip("\n")
    if comment.text or "\n" in new:
        return NOTED
    if comment.also:
        return REACHING
    quote, before, after = (CALL.sub("", each or "") for each in (comment.quote, comment.before, comment.after))
    found = [(passage, spans) for passage in passages if (spans := _spans(passage.text, quote, before, after))]
    if not found:
        return ELSEWHERE
    if len(found) > 1 or len(found[0][1]) > 1:
        return SEVERAL_TEXTS if len(found) > 1 else SEVERAL
    passage, ((start, end),) = found[0]
    change = _change(passage.text, start, end, new)
    return change if isinstance(change, Message) else _written(passage, *change, *source(passage))


def _spans(text: str, quote: str, before: str, after: str) -> list[tuple[int, int]]:
    """Where a text has words: all places that what stands around them fits equally well. A place between words is told by those alone."""
    own, wanted = letters(text), letters(quote).text
    left, right = letters(before).text, letters(after).text
    if not wanted and (len(left) + len(right) < LEAST or not _stands_between(own.text, left, right)):
        return []
    return [own.span(at, at + len(wanted)) for at in places(own.text, wanted, left, right)]


def _stands_between(text: str, left: str, right: str) -> bool:
    """Whether a text has letters that stand side by side around a place."""
    return f"{left[-LEAST:]}{right[:LEAST]}" in text


def _change(text: str, start: int, end: int, new: str) -> tuple[int, int, str] | Message:
    """The part of a text that changes, and what it becomes: with the spaces that words want, and without the letters that stay."""
    if start == end:
        return _inserted(text, start, new)
    if not new:
        return (*_with_space(text, start, end), "")
    old = text[start:end]
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return start + head, end - tail, new[head : len(new) - tail]


def _alike(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Words with one of the spaces around them, where both would be left."""
    if text[start - 1 : start] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    return (start, end + 1) if start == 0 and text[end : end + 1] == " " else (start, end)


def _inserted(text: str, at: int, new: str) -> tuple[int, int, str] | Message:
    """Words put in at a place, with the spaces that separate them from the words beside."""
    left, right = _is_word(text[at - 1 : at]), _is_word(text[at : at + 1])
    if left and right:  # in the middle of a word of letters a word was hardly meant: the mark missed the space
        return UNCLEAR if len(new) >= LEAST and text[at].lower() != text[at].upper() else (at, at, new)
    if left and _is_word(new[:1]):
        return (at, at, f" {new}") if len(new) >= LEAST else UNCLEAR
    return at, at, f"{new} " if right and _is_word(new[-1:]) and text[at - 1 : at] != "" else new


def _is_word(character: str) -> bool:
    """Whether a character is a part of words that are set with spaces."""
    return character.isalnum() and not is_ideograph(character)


def _written(passage: Passage, start: int, end: int, new: str, source: str, at: At) -> Revision | Message:
    """The change in the source of a passage, where the words stand there side by side as they are printed."""
    if start == end:
        behind = start > 0 and passage.is_verbatim(start - 1, start)
        if not behind and not (start < len(passage.text) and passage.is_verbatim(start, start + 1)):
            return NO_PLACE
        first = at(passage.place(start - 1, start)) + 1 if behind else at(passage.place(start, start + 1))
        return Revision(passage, start, end, new, first, first, "")
    if not (passage.is_verbatim(start, start + 1) and passage.is_verbatim(end - 1, end)):
        return MARKED
    first, last = at(passage.place(start, start + 1)), at(passage.place(end - 1, end)) + 1
    old = source[first:last]
    if letters(old).text != letters(passage.text[start:end]).text:
        return MARKED
    return Revision(passage, start, end, new, first, last, old)
