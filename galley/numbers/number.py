"""What a number of a text is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Day = tuple[int | None, int | None, int | None]
"""Year, month and day, None where they are not told. A month or day may be impossible where the text has it so."""


class Kind(StrEnum):
    """What a number tells: how many, how much of a unit, of a hundred, a part, money; or when."""

    COUNT = "count"
    MEASURE = "measure"
    PERCENT = "percent"
    PART = "part"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `start` to `end` of a text, with the signs and words that belong to it.

    `value` is what is written: 20 of 20 %, of a time the minutes since midnight, of a weekday 1 for Monday. `unit` is
    the measure word behind a count (个, か国, 명), the id of a unit (`km`), the currency (ISO 4217), `am` or `pm` of a
    time; empty where none is told. `amount` is the value in `base`: metres of kilometres, the share of a per cent.
    `first` and `last` are the days of a date, `last` only of a range. Of a range of other numbers each end is a number
    that is `ranged`. `approximate` where the text says about, over or nearly; `words` where it is not in digits.
    """

    start: int
    end: int
    kind: Kind
    value: Fraction = Fraction(0)
    unit: str = ""
    amount: Fraction = Fraction(0)
    base: str = ""
    first: Day | None = None
    last: Day | None = None
    ordinal: bool = False
    approximate: bool = False
    ranged: bool = False
    words: bool = False
