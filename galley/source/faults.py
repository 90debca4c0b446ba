"""Faults that both the parser's events and its stops bring to light, in an editor's words."""

from __future__ import annotations

import re

from galley.message import said
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
    return Problem(
        "source.colon",
        said("the colon after `{key}` is full-width, so it is text", key=key)
        if match[2] == "："
        else said("the colon after `{key}` has no space behind it, so it is text", key=key),
        said("write `{key}: ` with an ASCII colon and a space", key=key),
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
        said("the line begins in column {column}, which fits none of the lines above", column=indent + 1),
        said("align it with the lines it belongs to, two spaces for each level"),
        manuscript.place(manuscript.starts[row] + indent, len(line)),
        related=(manuscript.place(manuscript.starts[above] + shift, len(clash)),),
    )


def unclosed_quote(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a quoted text that swallows the lines below; `index` is that of its first quote."""
    quote = manuscript.text[index]
    return Problem(
        "source.quote",
        said("the quote {quote} that opens here is not closed on its line", quote=quote),
        said("put {quote} at the end of the text", quote=quote),
        manuscript.place(index),
    )


def forbidden(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a `&`, `*` or `!` at `index` that YAML reads as more than text."""
    mark = manuscript.text[index]
    mend = said("put the whole value in quotes if the {mark} is text; else write the value out in full", mark=mark)
    match mark:
        case "&":
            code = "anchor"
            message = said("YAML takes unquoted text that begins with & for an anchor, and these are not used here")
        case "*":
            code = "alias"
            message = said("YAML takes unquoted text that begins with * for an alias, and these are not used here")
        case _:
            code = "tag"
            message = said(
                "YAML takes unquoted text that begins with {mark} for a type tag, and these are not used here",
                mark=mark,
            )
    if mark == "!":
        mend = said("put the whole value in quotes if the ! is text; else delete the tag: all values are text")
    return Problem(f"source.{code}", message, mend, manuscript.place(index))


def missing_key(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a colon at `index` without a key."""
    mend = said("write a key before the colon, or put the text in quotes")
    return Problem("source.key", said("a key is missing here"), mend, manuscript.place(index))


def directive(manuscript: Manuscript, index: int) -> Problem:
    """The fault of a line at `index` that begins with `%`."""
    return Problem(
        "source.directive",
        said("a line that begins with % is an instruction to YAML, and these are not used here"),
        said("delete the line, or put the text in quotes"),
        manuscript.place(index),
    )
