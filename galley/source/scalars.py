"""A scalar's value with its positions, and the forms of scalars that are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import yaml

from galley.message import said
from galley.problem import Place, Problem, Severity
from galley.source.faults import KEY_LINE, Broken, colon_problem, misplaced, shortened, unclosed_quote
from galley.source.manuscript import UNUSABLE, Manuscript, unusable_name
from galley.source.values import Run, SourceText

_ESCAPES = {"'": re.compile("''"), '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)}
_LINE_START = re.compile(r" *(?:- +)*")
_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_BLANK = frozenset(" \t")
_HIDING = re.compile("[:：\n]")
_SLUG = re.compile(r"[a-z][a-z0-9_-]*")
_SCHEMES = {"http", "https", "ftp", "mailto", "tel", "urn", "doi", "isbn", "geo"}


def bare(manuscript: Manuscript, event: yaml.ScalarEvent, start: int, row: int) -> SourceText | None:
    """The value of a scalar that is a word or more on one line, as most are, in which nothing can be hidden: no colon and no comment behind it. None for
    any other. The parser began at the index `start`, where the `row` begins."""
    value, mark, last = event.value, cast(yaml.Mark, event.start_mark), cast(yaml.Mark, event.end_mark)
    end: int = last.index
    if (
        event.style
        or event.anchor
        or event.tag
        or not value
        or end - mark.index != len(value)
        or last.line != mark.line
    ):
        return None
    if manuscript.text[start + end : start + end + 1] in _BLANK or _HIDING.search(value):
        return None
    line, column = row + mark.line + 1, mark.column + 1
    return SourceText(value, Place(manuscript.file, line, column, len(value)), (Run(0, line, column),))


@dataclass(frozen=True)
class Scalar:
    """A scalar in the file: `raw` from index `start` to `end`, its `style` one of `'`, `"`, `|`, `>` or empty."""

    manuscript: Manuscript
    start: int
    end: int
    style: str
    value: str

    @cached_property
    def raw(self) -> str:
        """The scalar as written, quotes or header included."""
        return self.manuscript.text[self.start : self.end]

    def text(self) -> SourceText:
        """The value with its positions; of the refused forms only the first character's."""
        if self.style == "|":
            text = SourceText(self.value, self.manuscript.place(self.start), tuple(self._literal_runs()))
            text.place = text.at(len(self.value) - len(self.value.lstrip("\n")), len(self.value))
            return text
        quotes = 0 if self.style == ">" else len(self.style)
        place = self.manuscript.place(self.start + quotes, len(self.raw) - 2 * quotes)
        return SourceText(self.value, place, () if "\n" in self.raw else tuple(self._line_runs(place)))

    def _line_runs(self, place: Place) -> Iterator[Run]:
        """The first character, and each character that follows an escape."""
        line, column = place.line or 1, place.column or 1
        yield Run(0, line, column)
        shorter = 0
        for match in _ESCAPES[self.style].finditer(self.raw[1:-1]) if self.style else ():
            shorter += len(match[0]) - 1
            yield Run(match.end() - shorter, line, column + match.end())

    def _literal_runs(self) -> Iterator[Run]:
        """The first character of each line, and the end; a blank line may be shorter than the indent."""
        lines = self.value.removesuffix("\n").split("\n")
        first = self.manuscript.row(self.start) + 1
        pairs = [(line, self.manuscript.line(row)) for row, line in enumerate(lines, first)]
        indent = next((len(written) - len(line) for line, written in pairs if line), 0)
        offset = 0
        for number, (line, written) in enumerate(pairs, first + 1):
            yield Run(offset, number, min(indent, len(written)) + 1)
            offset += len(line) + 1
        if self.value.endswith("\n"):
            yield Run(offset, first + len(pairs), len(pairs[-1][1]) + 1)

    def problems(self, *, root: bool) -> Iterator[Problem]:
        """The faults of its form; `root` says that it is the whole document. Raises `Broken` at an unclosed quote."""
        if self.style == ">":
            yield self._folded()
        elif self.style == '"':
            yield from self._escaped()
        hidden = [] if self.style else list(self._hidden_keys(root))
        yield from hidden
        if not self.style:
            yield from self._hidden_comment()
        if self.style not in {"|", ">"} and "\n" in self.raw and not hidden and not self._before_colon():
            yield self._several_lines()

    def _before_colon(self) -> bool:
        """Whether a key's colon follows; the parser stops there, which is told then."""
        return bool(re.match(r"[ \t]*:(?:\s|$)", self.manuscript.text[self.end : self.end + 80]))

    def _folded(self) -> Problem:
        return Problem(
            "source.folded",
            said("folded text (`>`) would get a space at each line end, wrong between Chinese or Japanese characters"),
            said("write `|` in place of `>`"),
            self.manuscript.place(self.start),
        )

    def _escaped(self) -> Iterator[Problem]:
        text = self.text()
        for match in UNUSABLE.finditer(text):
            yield Problem(
                "source.character",
                said("the character {character} cannot be used", character=unusable_name(match[1])),
                said("delete its escape"),
                text.at(match.start(), len(match[0])),
            )

    def _hidden_comment(self) -> Iterator[Problem]:
        match = _COMMENT.match(self.manuscript.text, self.end)
        if match:
            yield Problem(
                "source.comment",
                said("`{comment}` is a comment to YAML and will not be printed", comment=shortened(match[1])),
                said("put the whole value in quotes if it is text; write a space after # if it is a comment"),
                self.manuscript.place(match.start(1), len(match[1])),
                Severity.WARNING,
            )

    def _hidden_keys(self, root: bool) -> Iterator[Problem]:
        """Lines that look like keys but hold no colon with a space, where a map could have begun."""
        row = self.manuscript.row(self.start)
        before = self.manuscript.text[self.manuscript.starts[row] : self.start]
        if not _LINE_START.fullmatch(before):
            return
        key, several = re.split("[:：]", self.raw, maxsplit=1)[0], "\n" in self.raw
        if key == self.raw:
            return
        if root or (several and not re.search(r"\s", key)):
            severity = Severity.ERROR
        elif _SLUG.fullmatch(key) and key not in _SCHEMES and not several:
            severity = Severity.WARNING
        else:
            return
        for inner in range(row, self.manuscript.row(self.end) + 1):
            problem = colon_problem(self.manuscript, inner)
            if problem:
                yield problem.with_(severity=severity)

    def _several_lines(self) -> Problem:
        first, last = self.manuscript.row(self.start), self.manuscript.row(self.end - 1)
        lines = {row: self.manuscript.line(row) for row in range(first + 1, last + 1)}
        if self.style and any(KEY_LINE.match(line) for line in lines.values()):
            raise Broken(unclosed_quote(self.manuscript, self.start))
        dash = next((row for row, line in lines.items() if line.lstrip().startswith("- ")), None)
        if dash is not None and not self.style:
            return misplaced(self.manuscript, dash, dash - 1)
        return Problem(
            "source.several-lines",
            said(
                "this text runs over lines {first} to {last}; YAML would put a space at each line end",
                first=first + 1,
                last=last + 1,
            ),
            said("write it on one line, or write `|` and the text indented below it"),
            self.manuscript.place(self.start, self.end - self.start),
        )
