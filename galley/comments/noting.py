"""Comments told in the margin of a proof."""

from __future__ import annotations

from functools import reduce

from galley.comments.anchoring import Anchor, Fate
from galley.margins import Kind, Note
from galley.message import Message, Pattern, said, tell
from galley.model.comments import Comment

FOOT = (0.0, 60.0, 0.0, 60.0)
"""A place near the foot of a page that nothing is drawn at."""
NOTHING = said("(a mark without words)")
_SILENT = {"drawing": said("(drawn by hand)"), "stamp": said("(a stamp)"), "note": said("(an empty note)")}
_FATES = {
    Fate.MOVED: said("(moved)"),
    Fate.DONE: said("(reads so already)"),
    Fate.LOST: said("(its words are gone)"),
    Fate.UNTIED: said("(tied to no text)"),
}


def note(anchor: Anchor, words: Pattern = str) -> Note:
    """A comment as a note beside the block that it is about now, or was; one of no text stands at the foot of its page. `words` tell it in another language."""
    comment = anchor.comment
    address = anchor.address or comment.at or ""
    under = () if address else ((comment.page, FOOT),)
    return Note(address, Kind.COMMENT, str(tell(told(comment, anchor.fate), words)), under=under)


def told(comment: Comment, fate: Fate = Fate.KEPT) -> str:
    """Who says what of which words, in one line; of what says nothing what it is."""
    parts: list[str] = [f"{comment.who}:"] if comment.who else []
    words = [_proposed(comment), " ".join((comment.text or "").split())]
    parts += words if any(words) else [_SILENT.get(comment.what, NOTHING)]
    parts += [f"– {each.who or '?'}: {' '.join(each.text.split())}" for each in comment.replies]
    parts += [_FATES[fate]] if fate in _FATES else []
    return reduce(lambda one, other: said("{one} {other}", one=one, other=other), filter(None, parts))


def _proposed(comment: Comment) -> str:
    """The words that a comment marks, and what it makes of them."""
    quote = f"“{comment.quote}”" if comment.quote else ""
    proposal = f"“{comment.proposal}”" if comment.proposal else ""
    match comment.what:
        case "replacement" if quote:
            return f"{quote} → {proposal}"
        case "deletion":
            return said("delete {words}", words=quote)
        case "insertion" | "replacement":
            return _inserted(comment, proposal)
        case _:
            return quote


def _inserted(comment: Comment, proposal: str) -> Message:
    if comment.before:
        return said("insert {words} behind {before}", words=proposal, before=f"“…{comment.before.strip()}”")
    return said("insert {words}", words=proposal)
