"""Parser events to text, maps and lists, with every problem at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from galley.message import Message, said
from galley.problem import Place, Problem, Severity, in_order
from galley.source.faults import Broken, directive, forbidden, missing_key, shortened
from galley.source.manuscript import MAX_PROBLEMS, Manuscript, receive
from galley.source.scalars import Scalar, bare
from galley.source.syntax import Stop, diagnose
from galley.source.values import SourceList, SourceMap, SourceText

MAX_DEPTH = 40
MAX_NODES = 200_000
MAX_PARTS = 20
_PROPERTY = re.compile(r"(?:&[0-9A-Za-z_-]+|![^ \t\n]*)(?:[ \t\n]+(?:#[^\n]*\n[ \t\n]*)*)?")


def load(text: str, file: str) -> tuple[SourceText | SourceMap | SourceList | None, list[Problem]]:
    """The value of a file's `text` and every problem found, in order; `file` is its project-relative name.

    Where the text is not YAML the value is what could be read, and the reading goes on at the next outermost entry.
    """
    manuscript, problems = receive(text, file)
    odd_rows = {place.line - 1 for problem in problems if (place := problem.place) and place.line}
    part = _Part(manuscript, odd_rows, 0).read()
    value = part.value()
    problems += part.problems
    for _ in range(MAX_PARTS):
        start = None if part.broken_at is None else manuscript.next_entry(part.broken_at)
        if start is None:
            break
        part = _Part(manuscript, odd_rows, start).read()
        problems += part.problems
        _join(value, part.value())
    if value is None and not problems:
        problems = [
            Problem(
                "source.empty", said("the file holds nothing"), said("write its keys and values"), Place(file, 1, 1)
            )
        ]
    return value, _bounded(in_order(problems))


def plain(text: str) -> Any:
    """The value of a table that comes with the program: maps, lists, and text as it is written; a fault is ours."""
    return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _join(value: Any, rest: Any) -> None:
    """Add the outermost entries that stand behind a fault to those before it."""
    if isinstance(value, SourceMap) and isinstance(rest, SourceMap):
        for key in (key for key in rest if key not in value):
            value[key], value.keys_at[key] = rest[key], rest.keys_at[key]


def _bounded(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MAX_PROBLEMS:
        return problems
    rest = Problem(
        "source.many",
        said("there are more problems than the {count} that are shown", count=MAX_PROBLEMS),
        said("mend these first, then look again"),
        problems[MAX_PROBLEMS].place,
        Severity.NOTE,
    )
    return [*problems[:MAX_PROBLEMS], rest]


@dataclass
class _Frame:
    """A map or list being read, from index `start`; `found` is how many problems there were before it."""

    node: SourceMap | SourceList
    start: int
    found: int
    bracket: bool
    key_next: bool = True
    key: str | None = None


@dataclass
class _Part:
    """The text from index `start` to the end or, where it cannot be read, to `broken_at`.

    A stop in one of the `odd_rows` is not told: their characters have been.
    """

    manuscript: Manuscript
    odd_rows: set[int]
    start: int
    problems: list[Problem] = field(default_factory=list)
    roots: list[Any] = field(default_factory=list)
    broken_at: int | None = None
    stack: list[_Frame] = field(default_factory=list)
    closed: _Frame | None = None
    nodes: int = 0

    def read(self) -> _Part:
        """The part, read."""
        try:
            for event in yaml.parse(self.manuscript.text[self.start :], Loader=yaml.CSafeLoader):
                self._take(event)
                if len(self.problems) > MAX_PROBLEMS:
                    break
        except yaml.MarkedYAMLError as error:
            stop = self._stop(error)
            self._break(diagnose(stop), told=stop.row in self.odd_rows)
        except Broken as broken:
            self._break(broken.problem)
        return self

    def value(self) -> Any:
        """What could be read of the part; the maps and lists that lay open where it broke are marked as broken."""
        if self.broken_at is None:
            return self.roots[0] if self.roots else None
        opened = [frame for frame in self.stack if frame.start < self.broken_at]
        for outer, frame in zip((None, *opened), opened, strict=False):
            self._trim(frame.node)
            frame.node.broken = True
            if outer and isinstance(outer.node, SourceList):
                outer.node.append(frame.node)
            elif outer and isinstance(outer.node, SourceMap) and outer.key is not None and not outer.key_next:
                outer.node[outer.key] = frame.node
        return opened[0].node if opened and isinstance(opened[0].node, SourceMap) else None

    def _trim(self, node: SourceMap | SourceList) -> None:
        """Take out what stands behind the break, which was misread; what stands in its line is refused."""
        at = self.broken_at or 0
        if isinstance(node, SourceList):
            return
        for key, place in list(node.keys_at.items()):
            value = node.get(key)
            if self._index_of(place) >= at:
                node.pop(key, None)
                del node.keys_at[key]
            elif value is None or (isinstance(value, SourceText) and value.place.line == self.manuscript.row(at) + 1):
                node[key] = None

    def _index_of(self, place: Place) -> int:
        return self.manuscript.starts[(place.line or 1) - 1] + (place.column or 1) - 1

    def _stop(self, error: yaml.MarkedYAMLError) -> Stop:
        at = self._index(error.problem_mark)
        since = self._index(error.context_mark) if error.context_mark else at
        brackets = [frame.start for frame in self.stack if frame.bracket]
        return Stop(self.manuscript, f"{error.context}: {error.problem}", since, at, brackets[-1] if brackets else None)

    def _break(self, problem: Problem, *, told: bool = False) -> None:
        """End the part at a problem; what was found behind it follows from it and is dropped."""
        where = _position(problem)
        self.broken_at = self.manuscript.starts[where[0] - 1] + where[1] - 1
        if problem.code == "source.after-bracket" and self.closed:
            del self.problems[self.closed.found :]
        self.problems = [earlier for earlier in self.problems if _position(earlier) < where]
        vague = problem.code == "source.syntax"
        if not told and not (vague and any(_position(earlier)[0] == where[0] for earlier in self.problems)):
            self.problems.append(problem)

    def _index(self, mark: Any) -> int:
        return min(self.start + int(mark.index), len(self.manuscript.text))

    def _tell(self, code: str, message: Message, mend: Message, place: Place, *related: Place) -> None:
        self.problems.append(Problem(f"source.{code}", message, mend, place, related=related))

    def _take(self, event: yaml.Event) -> None:
        if type(event) is yaml.ScalarEvent:  # as three of four are
            self._scalar(event)
            return
        match event:
            case yaml.AliasEvent():
                self.problems.append(forbidden(self.manuscript, self._index(event.start_mark)))
                self._add(None)
            case yaml.CollectionStartEvent():
                self._open(event)
            case yaml.CollectionEndEvent():
                self._close()
            case yaml.DocumentStartEvent():
                self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        index = self._index(event.start_mark)
        if event.version or event.tags:
            self.problems.append(directive(self.manuscript, index))
        if self.roots:
            mend = said("delete the line, or move what follows to a file of its own")
            self._tell("documents", said("`---` begins a second document"), mend, self.manuscript.place(index, 3))

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> int:
        """Tell a node's anchor and tag; the index of what they stand before."""
        start, end = self._index(event.start_mark), self._index(event.end_mark)
        while (event.anchor or event.tag) and (property_ := _PROPERTY.match(self.manuscript.text, start, end)):
            self.problems.append(forbidden(self.manuscript, start))
            start = property_.end()
        return start

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        found = len(self.problems)
        start = self._properties(event)
        place = self.manuscript.place(start)
        if len(self.stack) == MAX_DEPTH:
            mend = said("make the structure flatter; quote text that begins with brackets")
            message = said("more than {count} levels lie inside each other", count=MAX_DEPTH)
            raise Broken(Problem("source.depth", message, mend, place))
        node = SourceMap(place) if isinstance(event, yaml.MappingStartEvent) else SourceList(place)
        bracket = bool(event.flow_style) and self.manuscript.text[start] in "[{"
        self.stack.append(_Frame(node, start, found, bracket))

    def _close(self) -> None:
        frame = self.closed = self.stack.pop()
        if self.stack and self._is_key(self.stack[-1]):
            del self.problems[frame.found :]
        self._add(frame.node)

    @cached_property
    def _first_row(self) -> int:
        return self.manuscript.row(self.start)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if (text := bare(self.manuscript, event, self.start, self._first_row)) is not None:
            self._add(text)
            return
        start, end, style = self._properties(event), self._index(event.end_mark), event.style or ""
        if not event.value.strip("\n") and style not in {"'", '"'}:
            if not (event.anchor or event.tag):
                self._tell_empty(start)
            self._add(None)
            return
        scalar = Scalar(self.manuscript, start, end, style, event.value)
        self.problems += scalar.problems(root=not self.stack)
        self._add(scalar.text())

    def _add(self, value: Any) -> None:
        """Put a finished node where it belongs; None for one that has been refused."""
        self.nodes += 1
        frame = self.stack[-1] if self.stack else None
        if self.nodes > MAX_NODES:
            place = value.place if value is not None else self.manuscript.place(self.start)
            mend = said("divide it into several files")
            message = said("the file holds more than {count} values", count=f"{MAX_NODES:,}")
            raise Broken(Problem("source.size", message, mend, place))
        if frame is None:
            self.roots.append(value)
        elif isinstance(frame.node, SourceList):
            frame.node.append(value)
        elif frame.key_next:
            frame.key, frame.key_next = self._key(frame.node, value), False
        else:
            frame.key_next = True
            if frame.key is not None:
                frame.node[frame.key] = value

    @staticmethod
    def _is_key(frame: _Frame) -> bool:
        return isinstance(frame.node, SourceMap) and frame.key_next

    def _key(self, node: SourceMap, key: Any) -> str | None:
        """A key as plain text, its place noted; None where it is refused, and its value is dropped."""
        if key is None:
            return None
        if not isinstance(key, SourceText) or "\n" in key:
            mend = said("write a word, or quote text that begins with brackets")
            self._tell("key", said("a key must be a word"), mend, key.place)
        elif key == "<<":
            mend = said("write the values out in full")
            self._tell("merge", said("`<<` (merging of maps) is not used here"), mend, key.place)
        elif key in node.keys_at:
            first = node.keys_at[key]
            message = said("the key `{key}` stands in line {line} already", key=shortened(key), line=first.line)
            mend = said("delete one of them or give it another name")
            self._tell("duplicate-key", message, mend, key.place, first)
        else:
            name = str(key)
            node.keys_at[name] = key.place
            return name
        return None

    def _tell_empty(self, start: int) -> None:
        """Tell an empty key, value or list item; `start` is behind its colon or dash."""
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            return
        if isinstance(frame.node, SourceList):
            mend = said("write the item after the dash, or delete the line")
            self._tell("empty-item", said("this list item is empty"), mend, self.manuscript.place(max(start - 1, 0)))
        elif frame.key_next:
            self.problems.append(missing_key(self.manuscript, start))
        elif frame.key is not None:
            mend = self._empty_mend(frame, frame.key, start)
            message = said("`{key}` has no value", key=shortened(frame.key))
            self._tell("empty-value", message, mend, frame.node.keys_at[frame.key])

    def _empty_mend(self, frame: _Frame, key: str, start: int) -> Message:
        manuscript = self.manuscript
        if frame.bracket:
            return said(
                "quote the whole value if `{written}` is text; else write a colon, a space and a value",
                written=f"{{{shortened(key)}}}",
            )
        if manuscript.text[start : manuscript.end(manuscript.row(start))].lstrip().startswith("#"):
            return said("put the value in quotes if it begins with #: unquoted, it is a comment")
        return said("write the value after the colon, or delete the line")


def _position(problem: Problem) -> tuple[int, int]:
    place = problem.place or Place("")
    return place.line or 1, place.column or 1
