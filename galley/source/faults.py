"""Faults that both the parser's events and its stops bring to light, in an editor's words."""

from __future__ import annotations

import re

from galley.problem import Problem
from galley.source.manuscript import Manuscript

_COLON = re.compile(r" *(?:- +)*([^:：]*)(：|:(?![ \t]|$|//))")
KEY_LINE = re.compile(r" *(?:- +)*[\w-]+:(?= |$)")


class Broken(Exception):
    """The reading cannot go on; carries the `problem` that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def shortened(text: str) -> str:
    """A quotation short enough for a message."""
    return text if len(text) <= 30 else f"{text[:29]}…"


def colon_problem(manuscript: Manuscript, row: int) -> Problem | None:
    """The fault of a line whose first colon is full-width or has no space behind it."""
    match = _COLON.match(manuscript.line(row))
    if not match or not match[1].strip():
        return None
    key = shortened(match[1].strip())
    fault = "is full-width, so it is text" if match[2] == "：" else "has no space behind it, so it is text"
    return Problem(
        "source.colon",
        f"the colon after `{key}` {fault}",
        f"write `{key}: ` with an ASCII colon and a space",
        manuscript.place(manuscript.starts[row] + match.start(2)),
    )


def misplaced(manuscript: Manuscript, row: int, above: int) -> Problem:
    """The fault of a line whose indentation fits no line above; `above` is the row it clashes with."""
    line = manuscript.line(row)
    indent = len(line) - len(line.lstrip())
    clash = manuscript.line(above)
    shift = len(clash) - len(clash.lstrip())
    return Problem(
        "source.indentation",
        f"the line begins in column {indent + 1}, which fits none of the lines above",
        "align it with the lines it belongs to, two spaces for each level",
        manuscript.place(manuscript.starts[row] + indent, len(line)),
        related=(manuscript.place(manuscript.starts[above] + shift, len(clash)),),
    )


def unclosed_quote(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a quoted text that swallows the lines below; `index` is that of its first quote."""
    quote = manuscript.text[index]
    return Problem(
        "source.quote",
        f"the quote {quote} that opens here is not closed on its line",
        f"put {quote} at the end of the text",
        manuscript.place(index),
    )


def forbidden(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a `&`, `*` or `!` at `index` that YAML reads as more than text."""
    mark = manuscript.text[index]
    code, name = {"&": ("anchor", "an anchor"), "*": ("alias", "an alias")}.get(mark, ("tag", "a type tag"))
    return Problem(
        f"source.{code}",
        f"YAML takes unquoted text that begins with {mark} for {name}, and these are not used here",
        f"put the whole value in quotes if the {mark} is text; else write the value out in full"
        if mark != "!"
        else "put the whole value in quotes if the ! is text; else delete the tag: all values are text",
        manuscript.place(index),
    )


def missing_key(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a colon at `index` without a key."""
    mend = "write a key before the colon, or put the text in quotes"
    return Problem("source.key", "a key is missing here", mend, manuscript.place(index))


def directive(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a line at `index` that begins with `%`."""
    return Problem(
        "source.directive",
        "a line that begins with % is an instruction to YAML, and these are not used here",
        "delete the line, or put the text in quotes",
        manuscript.place(index),
    )
