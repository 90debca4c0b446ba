"""Lists that are told to have so many things: the things, and the number that stands with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date

from galley.model.registry import Country, Names, Region, Registry
from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Span

_LABELLED = re.compile(r"(?P<label>[^\d()（）、。；;:：•·]{0,40}?)\s*[（(](?P<number>\d{1,3})[)）]\s*[:：]?\s*")
_BULLET = re.compile(r"[•▪■●◦]\s*(?=\w)")
_SEPARATORS = {"zh": "、", "ja": "、·・"}
_LONGEST_THING = 48
_MORE = 2
"""A list may lack so many members more than its label says: those that joined later."""
_MOST_BETWEEN = 24
"""A list of bullets and its label begin at most so many lines apart."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, its number of things, and the number that it is told to have; its things, where they were read."""

    number: Span
    told: int
    things: int
    list: Span
    label: str
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A list of bullets (`told` is false) or a label with a number, with the index of its passage."""

    number: int
    span: Span
    told: bool
    index: int


def listed(passages: Sequence[Passage]) -> Iterator[Listed]:
    """The lists of a text with the numbers they are told to have: 中国(6), and the names on the next line."""
    for at, passage in enumerate(passages):
        match = _LABELLED.match(passage.text) if passage.kind is not Kind.NAME else None
        if match and match["label"].strip():
            found = _separated(passages, at, match)
            if found is not None:
                number = Span(passage, *match.span("number"))
                things, whole = found
                yield Listed(number, int(match["number"]), len(things), whole, match["label"].strip(), tuple(things))
    yield from _bulleted(passages)


def absent(found: Listed, registry: Registry, year: int | None) -> list[str]:
    """The members of a country that a list of its regions lacks; none where that says nothing of what was left out."""
    language = found.number.passage.language
    country = next((each for each in registry.countries if found.label in _forms(each, language)), None)
    day = date(year or MAXYEAR, 12, 31)
    members = [each for each in registry.regions if country and each.country == country.id and each.status == "member"]
    lacking = [
        each.name[language].text
        for each in members
        if each.counts_on(day) and language in each.name and not set(_forms(each, language)) & set(found.named)
    ]
    missing = found.told - found.things
    return lacking if 0 < missing <= len(lacking) <= missing + _MORE else []


def _forms(entry: Country | Region, language: str) -> list[str]:
    names: list[Names | None] = [entry.name, getattr(entry, "short", None), getattr(entry, "long", None)]
    return [each[language].text for each in names if each and language in each]


def _separated(passages: Sequence[Passage], at: int, match: re.Match[str]) -> tuple[list[str], Span] | None:
    """The things behind a label, in its own passage or in the next ones."""
    text, things, first = passages[at].text[match.end() :], list[str](), None
    separators = _SEPARATORS.get(passages[at].language, ",;，、")
    if text.strip():
        things, first = _things(text, separators), Span(passages[at], match.end(), len(passages[at].text))
    while at + 1 < len(passages) and (first is None or text.rstrip().endswith(tuple(separators))):
        at, text = at + 1, passages[at + 1].text
        things += _things(text, separators)
        first = first or Span(passages[at], 0, len(text))
    plain = all(0 < len(thing) <= _LONGEST_THING and not re.search(r"[。！？!?]", thing) for thing in things)
    return (things, first) if len(things) > 1 and plain and first else None


def _things(text: str, separators: str) -> list[str]:
    """What the separators divide, brackets kept together."""
    outside = re.sub(r"[（(][^()（）]*[)）]", "", text).strip().rstrip(separators)
    return [thing.strip() for thing in re.split(f"[{re.escape(separators)}]", outside)]


def _bulleted(passages: Sequence[Passage]) -> Iterator[Listed]:
    """Lists of bullets with their labels before or behind, whichever fits the text better."""
    marks = list(_marks(passages))
    after, before = list(_paired(marks, label_first=False)), list(_paired(marks, label_first=True))
    best = max(after, before, key=lambda pairs: sum(one.number == other.number for one, other in pairs))
    wrong = [pair for pair in best if pair[0].number != pair[1].number]
    if len(best) - len(wrong) >= max(2 * len(wrong), 2):
        for bullets, label in wrong:
            yield Listed(label.span, label.number, bullets.number, bullets.span, "")


def _marks(passages: Sequence[Passage]) -> Iterator[_Mark]:
    number, line, start = 0, 0, 0
    first: Span | None = None
    for index, passage in enumerate(passages):
        here = (passage.stretches[0].place.line if passage.stretches else None) or 0
        bullets = len(_BULLET.findall(passage.text))
        if first is not None and (not bullets or here != line + 1):
            yield _Mark(number, first, False, start)
            number, first = 0, None
        if bullets:
            first = first or Span(passage, 0, len(passage.text))
            start = index if not number else start
            number, line = number + bullets, here
        label = re.search(r"[（(](\d{1,3})[)）]\s*$", passage.text)
        if label and len(passage.text) <= _LONGEST_THING:
            if first is not None:
                yield _Mark(number, first, False, start)
                number, first = 0, None
            yield _Mark(int(label[1]), Span(passage, *label.span(1)), True, index)
    if first is not None:
        yield _Mark(number, first, False, start)


def _paired(marks: Sequence[_Mark], label_first: bool) -> Iterator[tuple[_Mark, _Mark]]:
    """Lists with their labels: each run of the one kind with the run of the other behind it, in their order."""
    at = 0
    while at < len(marks):
        one, at = _run(marks, at, label_first)
        other, at = _run(marks, at, not label_first)
        bullets, labels = (other, one) if label_first else (one, other)
        near = bool(bullets and labels) and abs(other[0].index - one[-1].index) <= _MOST_BETWEEN
        if near and len(labels) >= len(bullets):
            yield from zip(bullets, labels[-len(bullets) :] if label_first else labels, strict=False)
        if not one and not other:
            at += 1


def _run(marks: Sequence[_Mark], at: int, told: bool) -> tuple[list[_Mark], int]:
    run = []
    while at < len(marks) and marks[at].told == told:
        run.append(marks[at])
        at += 1
    return run, at


_NUMBERED = {
    "zh": r"(?:以下|下列|如下|下述)\s*的?(?P<number>\d{1,2}|[两二三四五六七八九十])\s*[个项点条大种款件]",
    "ja": r"(?:以下|次)の(?P<number>\d{1,2}|[二三四五六七八九十])\s*[つ点件項]",
    "ko": r"(?:다음|아래)(?:의)? (?P<number>\d{1,2})\s*(?:개|가지|건)",
    "en": r"\bfollowing (?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b",
    "ru": r"\bследующ\w+ (?P<number>\d{1,2}|дв\w+|тр\w+|четыр\w+|пят\w+|шест\w+)\b",
    "mn": r"\b(?:дараах|доорх) (?P<number>\d{1,2}|хоёр|гурван|дөрвөн|таван|зургаан)\b",
}


def introduced(passages: Sequence[Passage]) -> Iterator[tuple[Span, str, list[Passage]]]:
    """The number in words like “the following 3 topics” at the end of a text, and the items behind it."""
    for at, passage in enumerate(passages):
        shape = _NUMBERED.get(passage.language)
        match = re.search(shape, passage.text, re.IGNORECASE) if shape else None
        if match is None or len(re.findall(r"[。!?！？]", passage.text[match.end() :])) > 1:
            continue
        items = _items_behind(passages, at)
        if len(items) > 1:
            yield Span(passage, *match.span("number")), match["number"], items


def _items_behind(passages: Sequence[Passage], at: int) -> list[Passage]:
    items: list[Passage] = []
    for passage in passages[at + 1 :]:
        if passage.kind is not Kind.ITEM or (items and passage.group != items[0].group):
            if items and passage.kind is Kind.ITEM:
                continue
            break
        items.append(passage)
    return items


_BRACKETED = {
    "zh": r"(?P<number>\d{1,2}|[两三四五六七八九十])(?:种|個|个|项|大|类|门)[^\d，。；：、（）()]{1,8}[（(](?P<list>[^（）()。]+)[)）]",
    "ja": r"(?P<number>\d{1,2}|[二三四五六七八九十])(?:種類|つ|か|言語|分野)[^\d、。（）()]{0,8}[（(](?P<list>[^（）()。]+)[)）]",
    "ko": r"(?P<number>\d{1,2})개 ?[^\d,.()]{1,10}\((?P<list>[^()]+)\)",
    "en": r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ ){0,2}[a-z]+s \((?P<list>[^()]+)\)",
}
_OPEN = re.compile(r"等|など|등\s*$|例如|如：|such as|etc|e\.g\.|including|or|约|\d")
_VALUES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_VALUES |= {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def bracketed(passage: Passage) -> Iterator[tuple[Span, int, int]]:
    """Numbers whose things stand in brackets behind them and are more or fewer: 四种语言（中、日、俄）."""
    shape = _BRACKETED.get(passage.language)
    for match in re.finditer(shape, passage.text) if shape and passage.kind is not Kind.NAME else ():
        things = [thing for thing in re.split(r"[、，,·・]|和|与|及|\band\b", match["list"]) if thing.strip()]
        told = _VALUES.get(match["number"]) or int(match["number"])
        short = max((len(thing) for thing in things), default=0) <= _LONGEST_THING // 2
        if len(things) > 1 and short and not _OPEN.search(match["list"]) and 0 < abs(len(things) - told) <= 2:
            yield Span(passage, *match.span("number")), told, len(things)


_SUMMED = re.compile(r"\s*(?P<countries>\d{1,2})\D{2,14}?(?P<members>\d{2,4})[^\d。.]{1,20}")


def summed(passages: Sequence[Passage]) -> Iterator[tuple[Span, int, int]]:
    """Headings like “6 countries, 70 regional governments” whose numbers the labels of the lists below do not make."""
    for at, passage in enumerate(passages):
        match = _SUMMED.fullmatch(passage.text) if len(passage.text) <= _LONGEST_THING else None
        if match is None or passage.kind is Kind.NAME:
            continue
        labels = _labels_below(passages[at + 1 :])
        made = {"countries": len(labels), "members": sum(labels)}
        wrong = [field for field in made if made[field] != int(match[field])]
        if len(labels) > 2 and len(wrong) == 1:
            yield Span(passage, *match.span(wrong[0])), int(match[wrong[0]]), made[wrong[0]]


def _labels_below(passages: Sequence[Passage]) -> list[int]:
    """The numbers of the labels that follow each other with nothing but their lists between."""
    labels: list[int] = []
    for passage in passages:
        label = _LABELLED.fullmatch(passage.text)
        if label and label["label"].strip():
            labels.append(int(label["number"]))
        elif not labels or not re.search("[、,，•]", passage.text) or "。" in passage.text:
            break
    return labels
