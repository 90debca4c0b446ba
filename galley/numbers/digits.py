"""Texts that are a number in digits, as cells of tables are: 1,221.50, −3 %, 约 12 万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from galley.numbers.writing import writing


@dataclass(frozen=True, slots=True)
class Digits:
    """A number and what stands around it: `before`, the digits of the `whole` with its sign, those of the `part` behind the
    decimal separator, and `after`. `grouped` where the whole is written in groups."""

    before: str
    sign: str
    whole: str
    part: str
    after: str
    grouped: bool

    @property
    def value(self) -> Decimal:
        """What it is worth."""
        number = Decimal(f"{self.whole}.{self.part}" if self.part else self.whole)
        return number if self.sign in ("", "+") else -number

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands around it: neither unit nor word."""
        return not self.before.strip() and not self.after.strip()


def in_digits(text: str, language: str) -> Digits | None:
    """The number that a text of a language is; None where it has none, or several."""
    shape, groups = _shape(language)
    found = shape.fullmatch(text)
    if found is None:
        return None
    whole = groups.sub("", found["whole"])
    return Digits(found["before"], found["sign"], whole, found["part"] or "", found["after"], whole != found["whole"])


def minus(language: str) -> str:
    """The signs, besides those of all languages, by which a language marks what is less than zero, as △ of Japanese accounts."""
    return str(writing(language).own["digits"].get("minus", ""))


@cache
def _shape(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = writing(language).own["digits"]
    group, decimal = f"[{told['group']}]", f"[{told['decimal']}]"
    whole = rf"(?P<whole>[0-9]{{1,3}}(?:{group}[0-9]{{3}})+(?![0-9])|[0-9]{{1,18}})"
    number = rf"(?P<sign>[-−－+{minus(language)}]?){whole}(?:{decimal}(?P<part>[0-9]{{1,18}}))?"
    return re.compile(rf"(?P<before>[^0-9]*?){number}(?P<after>[^0-9]*)"), re.compile(group)
