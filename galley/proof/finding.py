"""A finding: characters of a passage, what is wrong with them, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from galley.message import Message, said
from galley.passages.passage import Passage
from galley.problem import Problem, Severity
from galley.tongues.latin import is_apart


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from `start` to `end` of a passage."""

    passage: Passage
    start: int
    end: int

    @classmethod
    def whole(cls, passage: Passage) -> Span:
        """All of a passage, without the spaces around it."""
        start = len(passage.text) - len(passage.text.lstrip())
        return cls(passage, start, max(len(passage.text.rstrip()), start + 1))

    @classmethod
    def last(cls, passage: Passage) -> Span:
        """The last character of a passage: where something is missing whose place is not known."""
        end = max(len(passage.text.rstrip()), 1)
        return cls(passage, end - 1, end)

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.passage.text[self.start : self.end]

    @property
    def letters(self) -> Iterator[tuple[int, int]]:
        """Each of its letters, by its passage and place."""
        return ((id(self.passage), at) for at in range(self.start, self.end))

    @property
    def is_said(self) -> bool:
        """Whether references print all of it: it is the registry's, not the author's."""
        return self.start < self.end and self.passage.is_said(self.start, self.end)

    @property
    def is_apart(self) -> bool:
        """Whether it is of an address, code or a face, or is spoken of."""
        return is_apart(self.passage.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found. `related` are the other places of a contradiction.

    `replacement` is what to write in the span's place, where that is safe without a person looking; an empty one
    deletes. `severity` is the rule's unless the rule is less sure of this finding than of others. `values` are those of a
    contradiction, which an acceptance states: numbers and days as in 46, 2014-10-22.
    """

    span: Span
    message: str
    mend: str
    related: tuple[Span, ...] = ()
    replacement: str | None = None
    severity: Severity | None = None
    values: tuple[str, ...] = ()

    def problem(self, code: str, severity: Severity) -> Problem:
        """The finding as a problem of the rule `code`."""
        passage = self.span.passage
        return Problem(
            code,
            self.message,
            self.mend,
            passage.place(self.span.start, self.span.end),
            self.severity or severity,
            language=passage.language,
            related=tuple(other.passage.place(other.start, other.end) for other in self.related),
        )


EXCERPT = 40
"""How many characters of a text a message quotes at most."""


def excerpt(text: str) -> str:
    """The beginning of a text, to tell which it is."""
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def write(text: str) -> Message:
    """The mend that writes other characters."""
    return said("write “{text}”", text=text)
