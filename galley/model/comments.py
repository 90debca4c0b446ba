"""What reviewers have written into proofs: `comments/<language>.yaml` in the folder of a publication."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from galley.model.base import Item, Whole
from galley.problem import Place

Words = Annotated[str, Field(min_length=1)]
Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d( \d\d:\d\d)?$")]
State = Literal["open", "done", "refused", "question"]
What = Literal[
    "note",
    "highlight",
    "underline",
    "squiggle",
    "deletion",
    "insertion",
    "replacement",
    "text",
    "drawing",
    "shape",
    "stamp",
]


class Reply(Item):
    """An answer to a comment, or what somebody set it to."""

    who: Words | None = None
    """Who has written it, as the reader of PDFs has it."""
    when: Moment | None = None
    """When, by that reader's clock."""
    text: Words
    """What it says."""


class Comment(Item):
    """Something a reviewer has written, struck out, marked or drawn in a PDF of a book."""

    id: Annotated[str, StringConstraints(pattern="^[0-9a-z-]+$")]
    """What it is known by when the same PDF comes again; leave it as it is."""
    state: State = "open"
    """open, done, refused, or question: somebody has to answer it first."""
    what: What
    """What it is: note, highlight, underline, squiggle, deletion, insertion, replacement, text (written on the page), drawing, shape or stamp."""
    who: Words | None = None
    """The reviewer, as the reader of PDFs has the name."""
    when: Moment | None = None
    """When it was written, by that reader's clock."""
    at: Words | None = None
    """The address of the text it is about; none where it could not be tied to one."""
    also: tuple[Words, ...] = ()
    """Other texts that it reaches into."""
    quote: Words | None = None
    """The words that it marks, as they are printed."""
    before: Words | None = None
    """The words before the quote, or before the place of an insertion."""
    after: Words | None = None
    """The words behind it."""
    proposal: Words | None = None
    """What is to stand in the place of the quote, or to be inserted."""
    text: Words | None = None
    """What the reviewer says."""
    page: Whole
    """The page of the book, counted from 1; of the file where that is none of the book's."""
    file: Words | None = None
    """The PDF it came in."""
    reason: Words | None = None
    """Why it could not be tied or applied."""
    replies: tuple[Reply, ...] = ()
    """What was answered."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in ("open", "question")

    @property
    def changes(self) -> bool:
        """Whether it says itself how the text is to read."""
        return self.what == "deletion" or (self.what in ("insertion", "replacement") and self.proposal is not None)

    @property
    def line(self) -> Place:
        """Where it stands in its file."""
        return self.place("id")


class Comments(Item):
    """The comments on the book in a language. `build.py comments take` adds to them; entries are yours to edit, and stay as they are."""

    comments: tuple[Comment, ...] = ()
    """The comments, each once, as they came."""
