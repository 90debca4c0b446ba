r"""The text of PO files as the standard library reads it: entries, and what is wrong as problems with file and line.

The form is that of the GNU gettext manual, "The Format of PO Files". Lines end at `\n` alone, not at U+2028 or FF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from galley.files import Files, Refused
from galley.message import Message, listed, said
from galley.problem import Place, Problem

MAX_BYTES = 20_000_000
"""Enough for some 25,000 texts with their translations."""

_LINE = re.compile(
    r"""\s*|\#(?!~).*|\#~\|.*|(?:\#~\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"[^"\\]*(?:\\.[^"\\]*)*"\s*"""
)
_STRING = r'(?:[^\S\n]*"[^"\\\n]*(?:\\.[^"\\\n]*)*"[^\S\n]*\n)+'
_BETWEEN = re.compile(r"(?:[^\S\n]*(?:#.*)?\n)*")
"""Comments and empty lines."""
_ENTRY = re.compile(
    rf"(?P<context>msgctxt{_STRING})?msgid(?P<id>{_STRING})"
    rf"(?:msgstr(?P<text>{_STRING})|msgid_plural{_STRING}(?:msgstr\[\d\]{_STRING})+)"
)
_FUZZY = re.compile(r"(?ms)^#,[^\n]*\bfuzzy\b(?!.*^#~)")
"""A flag of the entry that follows, and not of an obsolete one."""
_QUOTED = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
_ESCAPE = re.compile(r"\\.")
_ESCAPED = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\v": "\v", r"\b": "\b", r"\f": "\f", "\\\\": "\\", r"\"": '"'}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished translation of a message that has neither context nor plural; `line` is where it begins, 1-based."""

    line: int
    message: str
    text: str


def text_of(name: str, files: Files) -> tuple[str, list[Problem]]:
    """The text of the file `name`; empty, with the problem, when it is missing or cannot be read."""
    try:
        return files.text(name, limit=MAX_BYTES), []
    except Refused as refused:
        if refused.problem.code == "files.not-utf8" and b"msgid" not in files.bytes(name).replace(b"\0", b""):
            return "", [_other_format(name)]
        return "", [_refused(refused.problem, name)]


def unreadable(text: str, name: str) -> Problem | None:
    """Why `text` cannot be read as PO, if it cannot: it is empty, of another format, or has a line that is none of PO."""
    if not text.strip():
        message, mend = said("the file is empty"), said("ask for it again, or take the last version of it")
        return Problem("language.po-empty", message, mend, Place(name))
    nul = text.find("\0")
    if nul >= 0:
        return syntax(name, text.count("\n", 0, nul) + 1, said("a NUL character (U+0000) stands in this line"))
    odd = odd_line(text)
    if odd and not re.search(r"(?m)^(?:#~\s*)?msgid", text):
        return _other_format(name)
    return syntax(name, odd) if odd else None


def odd_line(text: str) -> int | None:
    """The first line that is neither a string nor a comment nor empty, 1-based."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if not _LINE.fullmatch(line)), None)


def entries(text: str, name: str) -> tuple[list[Entry], list[Problem]]:
    """The finished translations in `text`, none when it is not PO; `name` is its file, for problems."""
    parts = list(_parts(text.rstrip("\n") + "\n"))
    odd = odd_line(text) or next((line for line, _, entry in parts if entry is None), None)
    if odd:
        return [], [syntax(name, odd)]
    plain = ((line, entry) for line, is_fuzzy, entry in parts if entry and not (is_fuzzy or entry["context"]))
    found = (Entry(line, _value(entry["id"]), _value(entry["text"] or "")) for line, entry in plain)
    return [each for each in found if each.message and each.text], []


def _parts(text: str) -> Iterator[tuple[int, bool, re.Match[str] | None]]:
    """Each entry with its line and whether it is fuzzy; None, as the last, for what is none."""
    at, line = 0, 1
    while True:
        between = _BETWEEN.match(text, at)
        comments = between[0] if between else ""
        at, line = at + len(comments), line + comments.count("\n")
        entry = _ENTRY.match(text, at)
        if entry or at < len(text):
            yield line, bool(_FUZZY.search(comments)), entry
        if entry is None:
            return
        at, line = entry.end(), line + entry[0].count("\n")


def unescaped(part: str) -> str:
    """The character that an escape stands for; anything else as it is."""
    return _ESCAPED.get(part, part)


def _value(string: str) -> str:
    """What the quoted lines of a string hold."""
    return _ESCAPE.sub(lambda found: unescaped(found[0]), "".join(_QUOTED.findall(string)))


def syntax(name: str, line: int | None, reason: str = "") -> Problem:
    """The problem of text that is not PO, from a line on."""
    reason = reason or said("this is not a keyword, a text in quotes or a comment")
    return Problem(
        "language.po-syntax",
        said("the catalogue cannot be read from here on: {reason}", reason=reason),
        said("mend the line, or take the last version that opens in a PO editor"),
        Place(name, line),
    )


def other_placeholders(text: str, source: str, mend: str, place: Place) -> Problem:
    """The problem of a translation whose placeholders are not those of its source."""
    message = said(
        "{text} has other placeholders or signs of them ({ } %) than {source}", text=repr(text), source=repr(source)
    )
    return Problem("language.po-placeholders", message, mend, place)


def use_these(allowed: Iterable[str]) -> Message:
    """A mend that tells the placeholders, by their names."""
    return said("use these and no others: {placeholders}", placeholders=braced(allowed))


def braced(names: Iterable[str]) -> str:
    """Placeholders by their names as they are written, or that there are none."""
    return listed(f"{{{each}}}" for each in names) or said("none")


def _other_format(name: str) -> Problem:
    message = said("this is not a PO file: no line of it begins with {keyword}", keyword="`msgid`")
    mend = said("export a PO (gettext) file; XLIFF, CSV and ZIP files are not read")
    return Problem("language.po-format", message, mend, Place(name))


def _refused(problem: Problem, name: str) -> Problem:
    codes = {"files.missing": "language.po-missing", "files.not-utf8": "language.po-encoding"}
    code = codes.get(problem.code, "language.po-unreadable")
    return problem.with_(code=code, place=problem.place or Place(name))
