"""What a source file holds: text, maps and lists that know where they stand."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NamedTuple

from galley.problem import Place

_NOWHERE = Place("")


class Run(NamedTuple):
    """From `offset` in a value on, its characters stand side by side in the file from `line` and `column` (1-based)."""

    offset: int
    line: int
    column: int


class SourceText(str):
    """A scalar's value. `place` is its first character that is not a line end, as long as the text on that line."""

    __slots__ = ("_runs", "place")

    place: Place
    _runs: tuple[Run, ...]

    def __new__(cls, value: str, place: Place = _NOWHERE, runs: tuple[Run, ...] = ()) -> SourceText:
        """`runs` begin with offset 0 and rise; without them every character stands at `place`."""
        text = str.__new__(cls, value)
        text.place, text._runs = place, runs
        return text

    def at(self, offset: int, length: int = 1) -> Place:
        """Where the character at `offset` of the value stands; `length` counts characters of the value.

        An offset past the end means just behind the last character. The place ends with its line.
        """
        if not self._runs:
            return self.place
        start = min(max(offset, 0), len(self))
        line, column = self._position(start)
        end_line, end_column = self._position(min(start + length, len(self)))
        if end_line != line:
            end_column = column + self._line_end(start) - start
        return Place(self.place.file, line, column, max(end_column - column, 1))

    def pieces(self, offset: int, length: int) -> tuple[tuple[int, Place], ...]:
        """The stretches of `length` characters from `offset` whose characters stand side by side, in order.

        Each is where it begins, counted from `offset`, and its place.
        """
        end = offset + length
        inner = [run.offset for run in self._runs if offset < run.offset < end]
        starts = [offset, *inner]
        return tuple(
            (start - offset, self.at(start, after - start)) for start, after in zip(starts, (*inner, end), strict=True)
        )

    def _line_end(self, offset: int) -> int:
        """The offset behind the last character of the line of the file that the one at `offset` stands in."""
        line, newline = self._position(offset)[0], self.find("\n", offset)
        after = next((run.offset for run in self._runs if run.offset > offset and run.line != line), len(self))
        return min(newline, after) if newline >= 0 else after

    def _position(self, offset: int) -> tuple[int, int]:
        run = self._runs[bisect_right(self._runs, offset, key=lambda run: run.offset) - 1]
        return run.line, run.column + offset - run.offset


class SourceMap(dict[str, Any]):
    """A map. `place` is where it begins, `keys_at` where each key stands.

    A value is a `SourceText`, `SourceMap` or `SourceList`, or None where a problem has been reported for it. One that is
    `broken` could not be read to its end.
    """

    place: Place
    keys_at: dict[str, Place]
    broken: bool = False

    def __init__(self, place: Place = _NOWHERE) -> None:
        super().__init__()
        self.place, self.keys_at = place, {}

    def place_of(self, key: str) -> Place:
        """The place of a text under `key`, else of the key itself; of the map where there is no such key."""
        value = self.get(key)
        return value.place if isinstance(value, SourceText) else self.keys_at.get(key, self.place)


class SourceList(list[Any]):
    """A list. `place` is where it begins; its items, and `broken`, are as in a `SourceMap`."""

    place: Place
    broken: bool = False

    def __init__(self, place: Place = _NOWHERE) -> None:
        super().__init__()
        self.place = place

    def place_of(self, index: int) -> Place:
        """The place of the item at `index` (0-based), of the list where there is none."""
        item = self[index] if 0 <= index < len(self) else None
        return item.place if isinstance(item, SourceText | SourceMap | SourceList) else self.place
