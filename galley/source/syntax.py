"""What the parser cannot read, said in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from galley.message import Message, said
from galley.problem import Problem
from galley.source.faults import (
    KEY_LINE,
    colon_problem,
    directive,
    forbidden,
    misplaced,
    missing_key,
    shortened,
    unclosed_quote,
)
from galley.source.manuscript import Manuscript

_DOTS = re.compile(r"\.\.\.(?:\s|$)")


@dataclass(frozen=True)
class Stop:
    """Where and why the parser (libyaml) stopped.

    `at` is the index of what it could not read and `since` that of what it was reading; `bracket` is the innermost
    bracket open there.
    """

    manuscript: Manuscript
    reason: str
    since: int
    at: int
    bracket: int | None

    @property
    def character(self) -> str:
        """What stands where the parser stopped; empty at the end of the file."""
        return self.manuscript.text[self.at : self.at + 1]

    @property
    def row(self) -> int:
        """The row of `at`."""
        return self.manuscript.row(self.at)

    @property
    def before(self) -> str:
        """What stands before `at` on its line."""
        return self.manuscript.text[self.manuscript.starts[self.row] : self.at]

    def problem(self, code: str, message: Message, mend: Message, index: int | None = None, length: int = 1) -> Problem:
        """A problem at `index`, by default where the parser stopped."""
        place = self.manuscript.place(self.at if index is None else index, length)
        return Problem(f"source.{code}", message, mend, place)


def diagnose(stop: Stop) -> Problem:
    """The problem that made the parser stop."""
    told = (tell for words, tell in _REASONS if any(word in stop.reason for word in words))
    return next(told, _unreadable)(stop)


def _above(stop: Stop) -> int:
    """The nearest row above that holds more than white space or a comment; the row itself where there is none."""
    rows = range(stop.row - 1, -1, -1)
    return next((row for row in rows if stop.manuscript.line(row).split("#", 1)[0].strip()), stop.row)


def _tab(stop: Stop) -> Problem:
    return stop.problem("tab", said("a tab stands where YAML wants spaces"), said("put spaces in its place"))


def _reserved(stop: Stop) -> Problem:
    if stop.character == "\t":
        return _tab(stop)
    if stop.character not in "@`%,]}|>?-&*!" or not stop.character:
        return _unreadable(stop)
    message = said("unquoted text cannot begin with {character}", character=stop.character)
    return stop.problem("reserved", message, said("put the whole value in quotes"))


def _anchor_or_tag(stop: Stop) -> Problem:
    return forbidden(stop.manuscript, stop.since)


def _quote(stop: Stop) -> Problem:
    if "escape" not in stop.reason and "hexdecimal" not in stop.reason:
        return unclosed_quote(stop.manuscript, stop.since)
    backslash = stop.manuscript.text.rfind("\\", stop.since, stop.at + 1)
    return stop.problem(
        "escape",
        said("the backslash begins no escape that YAML knows"),
        said("write \\\\ for a backslash, or put the text in single quotes"),
        backslash,
        2,
    )


def _block_header(stop: Stop) -> Problem:
    if stop.character == "\t":
        return _tab(stop)
    return stop.problem(
        "block-header",
        said("after `|` nothing but + or - and an indent from 1 to 9 may stand on the line"),
        said("begin the text on the next line, indented; put the value in quotes if the | is text"),
    )


def _directive(stop: Stop) -> Problem:
    return directive(stop.manuscript, stop.manuscript.starts[stop.manuscript.row(stop.since)])


def _brackets(stop: Stop) -> Problem:
    """A fault inside `[…]` or `{…}`, or a bracket that was meant as text."""
    text = stop.manuscript.text
    opened = stop.since if text[stop.since : stop.since + 1] in {"[", "{"} else stop.bracket
    if opened is None:
        return _reserved(stop)
    closing = "]" if text[opened] == "[" else "}"
    if stop.character and (
        stop.manuscript.row(opened) == stop.row or not KEY_LINE.match(stop.manuscript.line(stop.row))
    ):
        return stop.problem(
            "brackets",
            said(
                "inside {opening}…{closing} a comma or {closing} must come before this",
                opening=text[opened],
                closing=closing,
            ),
            said(
                "put a comma between the items and quotes around text; quote the whole value if the brackets are text"
            ),
        )
    return Problem(
        "source.brackets",
        said("the bracket {bracket} that opens here is not closed", bracket=text[opened]),
        said("put {closing} at the end, or quote the whole value if the brackets are text", closing=closing),
        stop.manuscript.place(opened),
    )


def _list_on_key_line(stop: Stop) -> Problem:
    if not stop.before.strip():
        return misplaced(stop.manuscript, stop.row, _above(stop))
    return stop.problem(
        "list-start",
        said("a list cannot begin on the line of its key"),
        said("begin each item on its own line below the key; put the value in quotes if the dash is text"),
    )


def _second_colon(stop: Stop) -> Problem:
    """A colon with a space: the second on its line, or that of a key where no key can stand."""
    if re.search(r":\s", stop.before):
        return stop.problem(
            "second-colon",
            said("a second colon with a space stands in unquoted text"),
            said("put the whole value in quotes, or use the full-width colon ："),
        )
    above = _above(stop)
    if above == stop.row:
        return _unreadable(stop)
    return colon_problem(stop.manuscript, above) or _no_key(stop, above) or misplaced(stop.manuscript, stop.row, above)


def _no_key(stop: Stop, row: int) -> Problem | None:
    """The fault of a line that is neither key nor list item; None where it is one."""
    line = stop.manuscript.line(row)
    if re.search(r":(?:\s|$)", line) or line.lstrip().startswith("- "):
        return None
    indent = len(line) - len(line.lstrip())
    return stop.problem(
        "no-key",
        said("`{text}` is neither `key: value` nor a list item", text=shortened(line.strip())),
        said("write a key, a colon and a space before the text; text of several lines stands below `key: |`, indented"),
        stop.manuscript.starts[row] + indent,
        len(line.strip()),
    )


def _missing_colon(stop: Stop) -> Problem:
    row = stop.manuscript.row(stop.since)
    return colon_problem(stop.manuscript, row) or _no_key(stop, row) or _unreadable(stop)


def _unexpected(stop: Stop) -> Problem:
    """Something that is neither a key nor a list item where one must come."""
    if ended := _ended(stop):
        return ended
    if stop.character == ":" and not stop.before.strip(" -"):
        return missing_key(stop.manuscript, stop.at)
    if not stop.before.strip():
        return _other_kind(stop) or misplaced(stop.manuscript, stop.row, _above(stop))
    last = stop.before.rstrip()[-1:]
    colon = colon_problem(stop.manuscript, stop.row)
    if colon and ":" in (last, stop.character):
        return colon
    if last not in "'\"]}":
        return _unreadable(stop)
    return stop.problem(
        "after-quote" if last in "'\"" else "after-bracket",
        said("text follows the closing {mark}", mark=last),
        said("put the whole value in one pair of quotes; an apostrophe inside '…' is written twice")
        if last in "'\""
        else said("put the whole value in quotes if the brackets are text"),
    )


def _other_kind(stop: Stop) -> Problem | None:
    """A list item among keys, or a key among list items, in the column of its neighbours."""
    column = stop.manuscript.place(stop.since).column
    if column != len(stop.before) + 1 or "block" not in stop.reason:
        return None
    if stop.character == "-":
        return stop.problem("mixed", said("a list item stands among keys"), said("indent the list below its key"))
    mend = said("begin the line with `- `, or indent it below the item it belongs to")
    return stop.problem("mixed", said("a key stands among list items"), mend)


def _ended(stop: Stop) -> Problem | None:
    """The fault of dots that end the document before the text ends."""
    row = next((row for row in (stop.row, _above(stop)) if _DOTS.match(stop.manuscript.line(row))), None)
    if row is None:
        return None
    return stop.problem("documents", said("`...` ends the document"), said("delete it"), stop.manuscript.starts[row], 3)


def _unreadable(stop: Stop) -> Problem:
    return _ended(stop) or stop.problem(
        "syntax",
        said("this cannot be read as YAML"),
        said("check quotes, brackets, colons and indentation here and in the line above"),
        min(stop.at, len(stop.manuscript.text.rstrip())),
    )


_REASONS: tuple[tuple[tuple[str, ...], Callable[[Stop], Problem]], ...] = (
    (("cannot start any token",), _reserved),
    (("an anchor", "an alias", "a tag:", "tag handle", "%TAG"), _anchor_or_tag),
    (("quoted scalar",), _quote),
    (("block scalar",), _block_header),
    (("directive", "incompatible"), _directive),
    (("flow",), _brackets),
    (("node content", "mapping keys"), _reserved),
    (("block sequence entries",), _list_on_key_line),
    (("mapping values",), _second_colon),
    (("expected ':'",), _missing_colon),
    (("a tab",), _tab),
    (("expected key", "'-' indicator", "<document start>"), _unexpected),
)
