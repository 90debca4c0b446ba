"""What is drawn on a sheet of a proof beside the page of the book. Lengths are in pt from the lower left corner of the sheet."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """A line of plain text in Helvetica: where its base line begins, or ends where it is set to the `right`."""

    x: float
    y: float
    text: str
    size: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line, `dash` long on and off in turn."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """A slip that the engine set: the index of its plate, and its upper left corner."""

    plate: int
    x: float
    top: float


@dataclass(slots=True)
class Ink:
    """All that is drawn on a sheet."""

    words: list[Words] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
