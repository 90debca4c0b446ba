"""Comments found again in a book as it reads now: at their addresses, elsewhere, done meanwhile, or lost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from galley.comments.letters import letters, places
from galley.comments.quoting import Quoted
from galley.comments.wording import Wording
from galley.maps import Block
from galley.model.comments import Comment

LEAST = 4
"""So many letters before or behind a place, or of a quote, tell it."""


class Fate(StrEnum):
    """What has become of the place of a comment."""

    KEPT = "kept"
    MOVED = "moved"
    DONE = "done"
    """The text reads as was proposed."""
    LOST = "lost"
    """The words, or the text itself, are there no more."""
    UNTIED = "untied"
    """It never was about a text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A comment, what has become of its place, and its address now; of what is lost the old one where that is still there."""

    comment: Comment
    fate: Fate
    address: str = ""


def anchored(comment: Comment, wording: Wording) -> Anchor:
    """A comment in a book that says `wording`."""
    if not comment.at:
        return Anchor(comment, Fate.UNTIED)
    own = [block for block in wording.blocks if block.address == comment.at]
    if any(_is_done(comment, letters(block.text).text) for block in own):
        return Anchor(comment, Fate.DONE, comment.at)
    if any(_stands(comment, letters(block.text).text) for block in own):
        return Anchor(comment, Fate.KEPT, comment.at)
    other = _elsewhere(comment, wording)
    if other is not None:
        return Anchor(comment, Fate.MOVED, other.address)
    return Anchor(comment, Fate.LOST, comment.at if own else "")


def _sides(comment: Comment) -> tuple[str, str]:
    """The letters before and behind the place of a comment."""
    return letters(comment.before or "").text, letters(comment.after or "").text


def _stands(comment: Comment, text: str) -> bool:
    """Whether a text has the words that a comment marks; where it marks none, those around its place; a note holds without."""
    if comment.quote:
        return letters(comment.quote).text in text
    before, after = _sides(comment)
    if comment.what != "insertion" or not (before or after):
        return True
    return any(len(side) >= LEAST and side in text for side in (before, after)) or f"{before}{after}" in text


def _is_done(comment: Comment, text: str) -> bool:
    """Whether a text reads as a comment proposes."""
    if not comment.changes or not (comment.quote or comment.proposal):
        return False
    quote, wanted = letters(comment.quote or "").text, letters(comment.proposal or "").text
    before, after = _sides(comment)
    around = f"{before[-LEAST:]}{{}}{after[:LEAST]}"
    if (before or after) and around.format(wanted) in text and around.format(quote) not in text:
        return True
    if comment.what == "deletion":
        return quote not in text
    if not quote or wanted not in text:
        return False
    return quote not in text or (quote in wanted and not (before or after))


def _elsewhere(comment: Comment, wording: Wording) -> Block | None:
    """The text at another address that has the words of a comment, or those around its place."""
    before, after = _sides(comment)
    quote = letters(comment.quote or "").text
    if quote and not (before or after) and len(quote) < LEAST:
        return None
    block = wording.block(Quoted(quote, before, after), (), alone=LEAST)
    if block is None or not places(letters(block.text).text, quote, before, after):
        return None
    return block
