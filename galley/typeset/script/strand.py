"""Texts that touch, measured as one: what stands in inline boxes breaks as if there were none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .run import Run


@dataclass(frozen=True, slots=True)
class Plan:
    """What a line takes of a strand: from `start` to `end`, of which it shows what is before `seen`.

    The next line goes on at `resume`, None where all of the strand is taken. `share` is how much of what its gaps can
    give they do; `begins` says that the line begins with it. Positions are those of characters in the strand.
    """

    start: int
    end: int
    seen: int
    resume: int | None
    share: float
    begins: bool


class Strand:
    """Runs side by side that this package breaks; between them at most the edges of inline boxes.

    `opening` and `closing` are the px that such edges take before and behind a character, by its position. `plan` is
    that of the line which is being filled.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        opening: Mapping[int, float] | None = None,
        closing: Mapping[int, float] | None = None,
    ) -> None:
        self.runs = runs
        self.opening = opening or {}
        self.closing = closing or {}
        self.text = ""
        self.plan: Plan | None = None
        self._starts: list[int] = []
        for run in runs:
            run.strand, run.at = self, len(self.text)
            self._starts.append(len(self.text))
            self.text += run.text
        self._is_measured = False

    def measure(self) -> Strand:
        """Say where its characters begin, naturally (`starts`) and shrunk as far as can be (`least`), once."""
        if not self._is_measured:
            self._is_measured = True
            self.paragraph, self.offset = self.runs[0].paragraph, self.runs[0].offset
            self.can_break = self.paragraph.can_break[self.offset : self.offset + len(self.text)]
            self.em = max(run.em for run in self.runs)
            self._accumulate()
        return self

    def located(self, position: int) -> tuple[Run, int]:
        """The run that a character is part of, and its place there."""
        run = self.runs[bisect_right(self._starts, position) - 1]
        return run, position - run.at

    def lead(self, position: int) -> float:
        """What stands before a character that begins a line, in px."""
        run, index = self.located(position)
        return run.lead(index)

    def joint(self, position: int) -> float:
        """The natural space before a character, in px."""
        run, index = self.located(position)
        return run.gaps[index].natural * run.em

    def tail(self, position: int, *, fits: bool) -> float:
        """What stands after a character that ends a line, in px; `fits` says whether the line has room for it."""
        run, index = self.located(position)
        return run.tail(index, fits=fits)

    def shrunk(self, position: int, share: float) -> float:
        """Where a character begins when all gaps give a share of what they can, in px."""
        return self.starts[position] - share * (self.starts[position] - self.least[position])

    def letters_from(self, position: int) -> int:
        """How many letters follow in the paragraph from a character on; more than two count as two."""
        return self.paragraph.letters_from(self.offset + position)

    def begins_phrase(self, position: int) -> bool:
        """Whether a line may break before a character, and a phrase begins with it."""
        return self.can_break[position] and self.offset + position in self.paragraph.phrases

    def is_joint(self, position: int) -> bool:
        """Whether a line may break before a character, and parts a phrase there that it has no room for."""
        return self.can_break[position] and self.offset + position in self.paragraph.joints

    def phrases(self) -> Iterator[float]:
        """The widths of its phrases in px."""
        begins = [0, *(at for at in range(1, len(self.text)) if self.begins_phrase(at))]
        for start, end in zip(begins, [*begins[1:], len(self.text)], strict=True):
            yield self.starts[end - 1] + self.advances[end - 1] - self.starts[start]

    def _accumulate(self) -> None:
        self.starts, self.least, self.advances = [], [], []
        natural = least = 0.0
        for run in self.runs:
            for index, (advance, between) in enumerate(zip(run.measure().advances, run.gaps, strict=True)):
                opening = self.opening.get(run.at + index, 0.0)
                natural += between.natural * run.em + opening
                least += (between.natural - between.give) * run.em + opening
                self.starts.append(natural)
                self.least.append(least)
                self.advances.append(advance)
                behind = advance + self.closing.get(run.at + index, 0.0)
                natural += behind
                least += behind
        self.starts.append(natural)
        self.least.append(least)
