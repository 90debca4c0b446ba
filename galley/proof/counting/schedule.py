"""Rows of calendars: who holds what when and where, and when two dates of an event cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from galley.message import said
from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Span
from galley.proof.shelf.dates import Day

_ROW_DAYS = r"\d{1,2}\. ?\d{1,2}(?:\s*[~～–—-]\s*(?:\d{1,2}\. ?)?\d{1,2})?"
_ROW = re.compile(rf"(?P<title>\S.{{2,60}}?)\s+(?P<days>{_ROW_DAYS})(?!\d)(?:\s+(?P<where>\S.{{1,40}}))?")
_HOST = re.compile(r"\s*(?P<host>[^()（）\d]{2,24})[(（][^()（）\d]{1,12}[)）]\s*")


@dataclass(frozen=True, slots=True)
class Held:
    """When an event is said to be: its first day, its last one or None, as far as they are told, and where that is."""

    first: Day
    last: Day | None
    span: Span

    def contradicts(self, other: Held) -> bool:
        """Whether both cannot be true. A day or month within the other's days is no contradiction."""
        if self.last and other.last:
            return _differ(self.first, other.first) or _differ(self.last, other.last)
        mine, its = (self, other) if self.last is None else (other, self)
        if its.last is None:
            return _differ(mine.first, its.first)
        return _differ(mine.first, its.first, before=True) or _differ(its.last, mine.first, before=True)

    @property
    def told(self) -> str:
        """The days as a message."""
        first = _shown(self.first)
        return said("{first} to {last}", first=first, last=_shown(self.last)) if self.last else first


def _differ(one: Day, other: Day, before: bool = False) -> bool:
    """Whether two days differ in what both tell; with `before` whether the first is earlier."""
    known = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    mine, its = [a for a, _ in known], [b for _, b in known]
    return mine < its if before else mine != its


def _shown(day: Day) -> str:
    return "-".join(f"{part:02}" for part in day if part is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a calendar: who holds what when and where. `name` is the whole title, `title` where its end stands."""

    host: str
    name: str
    title: Span
    held: Held
    where: Span | None


def row_of(passage: Passage) -> Row | None:
    """The row of a calendar that a raw line is: `host (country) title 8. 27 ~ 8. 29 place`."""
    if len(passage.text) > 140 or passage.kind is Kind.NAME:
        return None
    match = _ROW.fullmatch(passage.text.strip())
    if match is None or "。" in passage.text or not re.search(r"[^\W\d_]{2}", match["title"]):
        return None
    by = len(passage.text) - len(passage.text.lstrip())
    held = _days(match["days"], Span(passage, by + match.start("days"), by + match.end("days")))
    if held is None:
        return None
    host = _HOST.match(match["title"])
    title = Span(passage, by + match.start("title") + (host.end() if host else 0), by + match.end("title"))
    where = Span(passage, by + match.start("where"), by + match.end("where")) if match["where"] else None
    return Row(host["host"].strip() if host else "", title.text, title, held, where)


def _days(text: str, span: Span) -> Held | None:
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    if len(numbers) not in (2, 3, 4) or not all(numbers):
        return None
    first: Day = (None, numbers[0], numbers[1])
    if len(numbers) == 2:
        return Held(first, None, span)
    return Held(first, (None, numbers[-2] if len(numbers) == 4 else numbers[0], numbers[-1]), span)


def rows(passages: Iterable[Passage]) -> Iterator[Row]:
    """The rows of calendars, each of one line or of several pieces."""
    pieces: dict[tuple[str, int], list[Passage]] = {}
    for index, passage in enumerate(passages):
        is_piece = passage.kind is Kind.CELL and passage.group.startswith("table ")
        key = (passage.group, passage.position) if is_piece else ("", index)
        pieces.setdefault(key, []).append(passage)
    for row_pieces in pieces.values():
        found = row_of(row_pieces[0]) if len(row_pieces) == 1 else _row_of_pieces(row_pieces)
        if found is not None:
            yield found


def _row_of_pieces(pieces: Sequence[Passage]) -> Row | None:
    """A row that was wrapped: one piece has the date, the title stands in it or ends in the piece before."""
    for at, piece in enumerate(pieces):
        match = re.match(rf"(?P<title>.*?)(?:^|\s)(?P<days>{_ROW_DAYS})(?!\d)(?:\s+(?P<where>.*))?$", piece.text)
        held = _days(match["days"], Span(piece, *match.span("days"))) if match else None
        if match is None or held is None:
            continue
        before = "".join(each.text for each in pieces[:at])
        host = _HOST.match(before + match["title"])
        name = (before + match["title"])[host.end() if host else 0 :]
        title = Span(piece, *match.span("title")) if match["title"].strip() or not at else _whole(pieces[at - 1])
        where = Span(piece, *match.span("where")) if match["where"] else None
        return Row(host["host"].strip() if host else "", name, title, held, where)
    return None


def _whole(passage: Passage) -> Span:
    return Span(passage, 0, len(passage.text))
