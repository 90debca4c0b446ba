"""How a language writes numbers: its tables, made into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

from galley.tongues import EVERY, NUMBERS, facts

_NAME = re.compile(r"(?<!P)<([a-z-]+)(2?)>")
_GROUPS = frozenset({"y", "m", "d", "h", "min", "of", "part"})
NEAR = 24
"""How many characters before a number may belong to it."""
_GAP = r"[ \u00a0\u202f]?"
_FLAGS = {"fractions": re.IGNORECASE}
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a numeral. What follows it is less than `room`: ones behind tens; `times` multiplies what is before."""

    value: Fraction
    room: Fraction
    times: bool = False
    nth: bool = False
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how many of its base it is, and where its zero lies."""

    id: str
    base: str
    factor: Fraction
    zero: Fraction = Fraction(0)


_AROUND = {
    "nth_before": ("ordinal", "before"),
    "nth_after": ("ordinal", "after"),
    "about_before": ("about", "before"),
    "about_after": ("about", "after"),
    "percent": ("percent", "after"),
    "tenths": ("percent", "tenths"),
    "joint": ("words", "joint"),
    "start": ("words", "start"),
    "alone": ("words", "alone"),
    "weak": ("words", "weak"),
    "vague": ("words", "before"),
    "more": ("more",),
    "half": ("half",),
    "range": ("range",),
    "of": ("of",),
    "idioms": ("idioms",),
}
"""Where the tables tell what stands round numbers and between their words.

`more` belongs to the number itself (100余), `about_after` stands behind its measure word (100个左右), `half` adds a half
behind a unit. Words of `alone` are numerals though they multiply, `weak` ones count only beside others, and none counts
behind what is `vague`.
"""


@dataclass(frozen=True, eq=False)
class Writing:
    """The tables of a language, `own` over those of every language, and the patterns they make."""

    own: Mapping[str, Any]
    every: Mapping[str, Any] = field(default_factory=lambda: facts(EVERY, NUMBERS))

    def table(self, name: str) -> Mapping[str, str]:
        """A table by key, the language's entries before those of every language."""
        own, every = self.own.get(name, {}), self.every.get(name, {})
        return {**own, **{key: text for key, text in every.items() if key not in own}}

    def has(self, name: str) -> bool:
        """Whether the language has a table."""
        return name in self.own

    def expanded(self, text: str) -> str:
        """A pattern with what its names in angles stand for."""
        return _NAME.sub(self._named, text)

    def _named(self, found: re.Match[str]) -> str:
        name, second = found[1], found[2]
        if name in _GROUPS:
            return f"(?P<{name}{second}>{self.expanded(self._patterns[name])})"
        return f"(?:{self.expanded(self._patterns[name + second])})"

    @cached_property
    def _patterns(self) -> Mapping[str, str]:
        words = self.own.get("words", {})
        numerals = [form for group in ("ones", "tens") for form in words.get(group, {}).values()]
        counted = [self.own.get("counters", ""), self.own.get("counted", "")]
        counted += [*words.get("times", {}).values(), *self.own.get("units", {}).values()]
        counted += self.own.get("currencies", {}).values()
        made = {
            "n": "|".join(numerals) or "(?!)",
            "denominators": "|".join(self.own.get("denominators", {}).values()) or "(?!)",
            "counted": "|".join(each for each in counted if each) or "(?!)",
        }
        return {"of": r"\d{1,9}", "part": r"\d{1,9}", **self.table("patterns"), **made}

    def compiled(self, text: str, before: bool = False) -> re.Pattern[str]:
        """A pattern, to be matched at a place, or to be searched for in what stands `before` it."""
        return re.compile(f"(?:{self.expanded(text)})$" if before else self.expanded(text))

    @cached_property
    def around(self) -> Mapping[str, re.Pattern[str]]:
        """What stands round numbers, by the names of `_AROUND`; nothing does where no table tells."""
        found = {}
        for name, keys in _AROUND.items():
            told: Any = self.own
            for key in keys:
                told = told.get(key, {})
            always = "" if name in ("joint", "start") else NEVER.pattern
            found[name] = self.compiled(told or always, "before" in keys)
        return found

    def is_idiom(self, text: str, start: int, end: int) -> bool:
        """Whether a numeral in words belongs to a phrase there, and counts nothing."""
        near = self.around["idioms"].finditer(text, max(start - NEAR, 0), end + NEAR)
        return any(idiom.start() <= start and end <= idiom.end() for idiom in near)

    def unit(self, id: str) -> Unit:
        """The unit of an id."""
        return Unit(id, *_base(self.every["bases"][id]))

    @cached_property
    def shapes(self) -> Mapping[str, tuple[re.Pattern[str], ...]]:
        """The shapes of dates, times, fractions and of what hides numbers, those that tell the most first."""
        shared = self.every["shapes"]
        dates = [shape for each in self.own.get("dates", ["numeric"]) for shape in shared.get(each, [each])]
        times = [*self.own.get("times", ()), self.every["clock"]]
        kinds = {
            "dates": dates,
            "times": times,
            "fractions": self.own.get("fractions", ()),
            "hidden": self.every["hidden"],
        }
        return {
            kind: tuple(re.compile(self.expanded(each), _FLAGS.get(kind, 0)) for each in shapes)
            for kind, shapes in kinds.items()
        }

    @cached_property
    def months(self) -> tuple[re.Pattern[str], ...]:
        """The names of the months, each by what it begins with."""
        return tuple(re.compile(each, re.IGNORECASE) for each in self.own.get("months", ()))

    @cached_property
    def weekdays(self) -> re.Pattern[str]:
        """The names of the days of a week, in seven groups."""
        told = self.own.get("weekdays")
        if not told:
            return NEVER
        names = "|".join(f"({each})" for each in told["names"])
        return re.compile(f"{told.get('before', '')}(?:{names}){told.get('after', '')}")

    @cached_property
    def units(self) -> tuple[tuple[re.Pattern[str], Unit], ...]:
        """The units as the language writes them, then their signs."""
        named = [(rf"{_GAP}-?(?:{form}){self._end}", id) for id, form in self.own.get("units", {}).items()]
        named += [(rf"{_GAP}-?(?:{form})(?![A-Za-z²³\d])", id) for id, form in self.every["units"].items()]
        return tuple((re.compile(pattern), self.unit(id)) for pattern, id in named)

    @cached_property
    def money_after(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """The currencies as they stand behind an amount."""
        named = [(rf"{_GAP}(?i:{form}){self._end}", code) for code, form in self.own.get("currencies", {}).items()]
        named += [(rf"{_GAP}(?:{form})(?![A-Za-z])", code) for code, form in self.every["currencies"].items()]
        return tuple((re.compile(pattern), code) for pattern, code in named)

    @property
    def _end(self) -> str:
        """What stands behind a word of the language."""
        return r"(?!\w)" if self.has("apart") else ""

    @cached_property
    def money_before(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """The signs, codes and names of currencies as they stand before an amount."""
        both = [*self.own.get("currencies", {}).items(), *self.every["currencies"].items()]
        return tuple((re.compile(rf"(?<![A-Za-z])(?:{form}){_GAP}$"), code) for code, form in both)

    @cached_property
    def counters(self) -> re.Pattern[str]:
        """The measure words, the longest first."""
        words = self.own.get("counters", "")
        return re.compile(rf"{_GAP}(?:{'|'.join(sorted(words.split('|'), key=len, reverse=True))})") if words else NEVER

    @cached_property
    def token(self) -> re.Pattern[str]:
        """The words of a numeral, and numbers in digits; the group's name says which of `atoms` it is."""
        groups = [f"(?P<a{at}>{form})" for at, (form, _) in enumerate(self._atoms)]
        words = "|".join(groups) or "(?!)"
        if self.has("apart"):
            joined = f"|(?={self.own['compound']})" if self.has("compound") else ""
            words = rf"(?<![^\W\d_])(?i:{words})(?:(?!\w){joined})"
        return re.compile(rf"{self._digits}|{words}")

    @cached_property
    def _digits(self) -> str:
        told = self.own["digits"]
        group, decimal = told["group"], told["decimal"]
        grouped = rf"(?P<grouped>\d{{1,3}}(?:[{group}]\d{{3}}){{1,9}}(?!\d))(?:[{decimal}]\d{{1,24}})?|"
        return rf"(?<![\d.,])(?<![A-Za-z])(?<![A-Za-z][-‐])(?P<digits>{grouped}\d{{1,24}}(?:[{decimal}]\d{{1,24}})?)(?![A-Z](?![A-Za-z]))(?!,?\d)"

    def atom(self, token: re.Match[str]) -> Atom:
        """What a match of `token` is worth."""
        if token["digits"]:
            groups, points = (f"[{self.own['digits'][each]}]" for each in ("group", "decimal"))
            whole = token["grouped"] or ""
            text = re.sub(groups, "", whole) + re.sub(points, ".", token["digits"][len(whole) :])
            return Atom(Fraction(text), Fraction(1), digits=True)
        return self._atoms[int((token.lastgroup or "a0")[1:])][1]

    @cached_property
    def _atoms(self) -> tuple[tuple[str, Atom], ...]:
        words, ends = self.own.get("words", {}), self.own.get("ordinal-ends", "")
        made = [
            (f"(?:{form})(?:{ends})", Atom(Fraction(key), Fraction(0), nth=True))
            for key, form in self.own.get("ordinals", {}).items()
        ]
        for group, room in (("hundreds", 100), ("tens", 10), ("ones", 1), ("digits", 1), ("halves", 0)):
            made += [(form, Atom(Fraction(key), Fraction(room))) for key, form in words.get(group, {}).items()]
        times = ((form, Fraction(key)) for key, form in words.get("times", {}).items())
        return (*made, *((form, Atom(value, value, times=True)) for form, value in times))


def _base(text: str) -> Iterable[Any]:
    base, *numbers = text.split()
    return (base, *map(Fraction, numbers))


@cache
def writing(language: str) -> Writing:
    """How a language writes numbers; a variant of one (zh-Hant) without tables of its own as that language does."""
    own = facts(language, NUMBERS)
    return Writing(own if "words" in own else facts(language.partition("-")[0], NUMBERS))
