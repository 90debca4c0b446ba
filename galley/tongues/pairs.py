"""Quotes and brackets: what opens, what closes it, and what stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

CLOSING = {
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "〔": "〕",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "“": "”",
    "‘": "’",
    "«": "»",
    "„": "“”",
}
"""What may close each opening mark."""

TWINS = {"(": "）", "（": ")", "[": "］", "［": "]"}
"""The closing mark of another width."""

QUOTES = "“‘«„「『《〈"
INNER = {"“": "‘’", "‘": "“”", "「": "『』", "『": "「」", "《": "〈〉", "«": "„“"}
"""What takes the place of quotes that stand inside the same quotes."""

_CLOSERS = {closer for closers in CLOSING.values() for closer in closers} - {"“"}
_ANY = re.compile("[" + re.escape("".join({*CLOSING, *_CLOSERS})) + "]")
_ENUMERATOR = re.compile(
    r"(?:^|[\s;；,，、。:：(（])(?:\d{1,3}|[A-Za-zА-я가-힣ア-ン]|[一二三四五六七八九十]{1,3}|[ivxIVXⅠ-ⅻ]{1,4})$"
)


_BEFORE_CLOSING = frozenset("abcdefghikmpruvwxy.,!?")
"""Characters behind which a ’ at the end of a word closes a quotation: no plural, nor a soft sign, as in oblast’."""


_IDEOGRAPHS = "\u2e80"
"""The first letter that is of no alphabet, so that no apostrophe stands beside it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening mark, its closing mark, both as offsets; `within` is the pair or lone mark it stands in."""

    opening: int
    closing: int
    mark: str
    within: Pair | Lone | None = field(default=None, repr=False)
    mixed: bool = False
    """Whether the two are of different width."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark at an offset whose partner is missing."""

    offset: int
    mark: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs of a text by their opening marks, and the marks that stand alone, in their order."""

    pairs: tuple[Pair, ...] = ()
    lone: tuple[Lone, ...] = ()


def matched(text: str) -> Matched:
    """Quotes and brackets of a text. Apostrophes and the brackets of `1)` are none."""
    if not _ANY.search(text):
        return Matched()
    stack = list[Lone]()
    closed = dict[int, tuple[int, bool]]()
    alone = list[Lone]()
    inside = dict[int, Lone | None]()
    for offset, mark in enumerate(text):
        if mark in CLOSING and not (mark == "“" and stack and stack[-1].mark == "„"):
            inside[offset] = stack[-1] if stack else None
            stack.append(Lone(offset, mark, True))
        elif mark in _CLOSERS or mark == "“":
            if mark == "’" and _is_apostrophe(text, offset, stack):
                continue
            depth = _partner(stack, mark)
            if depth is not None:
                alone += stack[depth + 1 :]
                opened = stack[depth]
                closed[opened.offset] = (offset, mark not in CLOSING[opened.mark])
                del stack[depth:]
            elif not (mark in ")）" and _ENUMERATOR.search(text[max(offset - 6, 0) : offset])):
                alone.append(Lone(offset, mark, False))
    alone += stack
    return Matched(_nested(text, closed, inside), tuple(sorted(alone, key=lambda lone: lone.offset)))


def _nested(text: str, closed: dict[int, tuple[int, bool]], inside: dict[int, Lone | None]) -> tuple[Pair, ...]:
    pairs = dict[int, Pair]()
    for opening in sorted(closed):
        outer = inside[opening]
        within = pairs.get(outer.offset, outer) if outer else None
        closing, mixed = closed[opening]
        pairs[opening] = Pair(opening, closing, text[opening], within, mixed)
    return tuple(pairs.values())


def _partner(stack: Sequence[Lone], mark: str) -> int | None:
    """Where in the stack the mark is that this one closes: the nearest that fits, else the nearest but for its width."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark in CLOSING[stack[depth].mark]:
            return depth
    if stack and TWINS.get(stack[-1].mark) == mark:
        return len(stack) - 1
    return None


def _is_apostrophe(text: str, offset: int, stack: Sequence[Lone]) -> bool:
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if before.isalnum() and after.isalpha() and max(before, after) < _IDEOGRAPHS:
        return True
    if any(lone.mark == "‘" for lone in stack):
        return False
    if text[offset + 1 : offset + 3].isdecimal():
        return True
    if not (before + after).strip().isascii():
        return False
    return after.isalnum() or before not in _BEFORE_CLOSING


def inner_quotes(found: Matched) -> Iterator[Pair]:
    """The quotes that stand directly inside the same quotes, both pairs closed."""
    for pair in found.pairs:
        outer = pair.within
        if isinstance(outer, Pair) and pair.mark in INNER and outer.mark == pair.mark:
            yield pair


@dataclass(frozen=True, slots=True)
class Astray:
    """A lone mark of one of several texts read in their order: `text` is which. `turned` where it faces wrongly."""

    text: int
    lone: Lone
    turned: bool = False
    crossing: Lone | None = None
    """Its partner, where another pair closes between them."""


def astray(texts: Sequence[Matched], reach: int, starts: Sequence[str]) -> list[Astray]:
    """The marks that stand alone after partners were looked for in the texts behind, at most `reach` further.

    `starts` are the first characters of the texts: an opening quote of one is taken up by the next where that begins
    with the same, as quotes do that run over several paragraphs.
    """
    left = list[Astray]()
    for index, found in enumerate(texts):
        for lone in found.lone:
            partner = None if lone.opens else _waiting(left, lone, index - reach)
            if partner is None:
                left.append(Astray(index, lone))
                continue
            left.remove(partner)
            if partner.text == index:
                left.append(Astray(index, partner.lone, crossing=lone))
    left = [each for each in left if not _goes_on(each, starts)]
    return list(_with_turned(left))


def _waiting(left: Sequence[Astray], lone: Lone, since: int) -> Astray | None:
    """The nearest open mark that a lone closing mark closes."""
    for each in reversed(left):
        if each.text < since:
            return None
        if each.lone.opens and each.crossing is None and lone.mark in CLOSING[each.lone.mark]:
            return each
    return None


def _goes_on(each: Astray, starts: Sequence[str]) -> bool:
    quote = each.lone.opens and each.lone.mark in QUOTES and each.crossing is None
    return quote and each.text + 1 < len(starts) and starts[each.text + 1] == each.lone.mark


def _with_turned(left: Sequence[Astray]) -> Iterator[Astray]:
    """Two lone marks of a kind in one text are a pair one of whose marks faces wrongly: told once."""
    skip = False
    for each, after in zip(left, [*left, None][1:], strict=True):
        if skip:
            skip = False
            continue
        together = after is not None and after.text == each.text and after.lone.mark == each.lone.mark
        if after is not None and together and each.lone.mark in "“”‘’«»「」":
            skip = True
            yield Astray(each.text, after.lone if each.lone.opens else each.lone, turned=True)
        else:
            yield each


def straight_quotes(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """The pairs of straight double quotes by their offsets, and one that stands alone; inches are none."""
    pairs, opened = list[tuple[int, int]](), None
    for found in re.finditer('"', text):
        offset = found.start()
        if opened is not None:
            pairs.append((opened, offset))
            opened = None
        elif not text[offset - 1 : offset].isdigit():
            opened = offset
    return pairs, opened
