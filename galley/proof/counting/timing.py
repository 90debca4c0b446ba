"""What a calendar says of dates: days that there are, weekdays, how many days a range has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from galley.message import said
from galley.proof.shelf.dates import DateMention, Day, dates

_WEEKDAYS = {
    "zh": (r"(?:周|星期|礼拜)(?P<w>[一二三四五六日天])", "一二三四五六日"),
    "ja": (r"(?P<w>[月火水木金土日])(?:曜日?)?(?=[)）、，]|曜)", "月火水木金土日"),
    "ko": (r"(?P<w>[월화수목금토일])(?:요일)?(?=[)）]|요일)", "월화수목금토일"),
    "en": (r"(?P<w>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur|urs)?(?:day)?\b", "MonTueWedThuFriSatSun"),
    "ru": (r"(?P<w>пон|вто|сре|чет|пят|суб|вос)[а-я]*", "понвтосречетпятсубвос"),
    "mn": (r"(?P<w>дав|мяг|лха|пүр|баа|бям|ням)[а-яөүё]*", "давмяглхапүрбаабямням"),
}
"""The words for the days of the week, and their telling letters from Monday on."""

_NUMBER = r"(?P<n>\d{1,2}|[一两二三四五六七八九十]{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
_LASTING = {
    "zh": rf"(?:为期|历时|为时|共计?)\s*{_NUMBER}\s*(?:天|日(?!元))",
    "ja": rf"{_NUMBER}\s*日間",
    "ko": rf"{_NUMBER}\s*일(?:간| 동안)",
    "en": rf"\b(?:for|over|lasted|lasting)\s+{_NUMBER}\s+days\b|\b{_NUMBER.replace('<n>', '<m>')}-day\b",
    "ru": rf"\b(?:в течение|длил\w+)\s+{_NUMBER}\s+дн",
    "mn": rf"\b{_NUMBER}\s+өдөр(?:ийн турш)?\b",
}
_SHORT = 4
"""A longer range may leave its first or last day out of the count."""
_ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WORDS = {word: n for n, word in enumerate(_ENGLISH, 2)}
WORDS |= {word: n for n, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_NAMES = (
    said("Monday"),
    said("Tuesday"),
    said("Wednesday"),
    said("Thursday"),
    said("Friday"),
    said("Saturday"),
    said("Sunday"),
)


@dataclass(frozen=True, slots=True)
class Clash:
    """Characters that say of time what cannot be, and what there is instead. `sure` unless a year was guessed."""

    start: int
    end: int
    message: str
    mend: str
    sure: bool = True


_DOTTED = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)\. ?(?P<m>\d{1,2})\. ?(?P<d>\d{1,2})(?![\d.])")


def impossible(text: str, language: str) -> Iterator[Clash]:
    """Days and months that no calendar has."""
    for match in _DOTTED.finditer(text):
        if fault := fault_of((int(match["y"]), int(match["m"]), int(match["d"]))):
            yield Clash(match.start(), match.end(), fault, said("look up the date"))
    for mention in dates(text, language):
        for day in (mention.first, mention.last or mention.first):
            if (fault := fault_of(day)) is not None:
                yield Clash(mention.start, mention.end, fault, said("look up the date"))
                break


def fault_of(day: Day) -> str | None:
    """What is wrong with a day in itself."""
    year, month, number = day
    if month is not None and not 1 <= month <= 12:
        return said("there is no month {month}", month=month)
    if number is not None and month is not None:
        longest = monthrange(year or 2000, month)[1]
        if not 1 <= number <= longest:
            return (
                said("month {month} of {year} has no day {day}", month=month, year=year, day=number)
                if year
                else said("month {month} has no day {day}", month=month, day=number)
            )
    return None


def reversed_ranges(text: str, language: str) -> Iterator[Clash]:
    """Ranges that end before they begin. Without years a range may go from the end of one year into the next."""
    for mention in dates(text, language):
        if mention.last and not fault_of(mention.first) and not fault_of(mention.last) and _is_reversed(mention):
            yield Clash(
                mention.start,
                mention.end,
                said("the range ends before it begins"),
                said("correct its first or last day"),
            )


def _is_reversed(mention: DateMention) -> bool:
    first, last = mention.first, mention.last or mention.first
    known = [(a, b) for a, b in zip(first, last, strict=True) if a is not None and b is not None]
    if [b for _, b in known] >= [a for a, _ in known]:
        return False
    turn = first[1] is not None and last[1] is not None and first[1] >= 10 and last[1] <= 3
    return not (turn and (first[0] is None or first[0] == last[0]) and first[1] != last[1])


def wrong_weekdays(text: str, language: str, year: int | None) -> Iterator[Clash]:
    """Weekdays that stand with a date and are not its own."""
    if language not in _WEEKDAYS:
        return
    shape, letters = _WEEKDAYS[language]
    size = len(letters) // 7
    for mention in dates(text, language):
        for day, at in ((mention.first, mention.start), (mention.last or mention.first, mention.end)):
            whole = _whole(day, year)
            match = _near(text, shape, at, mention, language)
            if whole is None or match is None:
                continue
            told = letters.find(match["w"].replace("天", "日")) // size
            if told != whole.weekday():
                message = said(
                    "{date} is a {weekday}, not a {told}",
                    date=whole.isoformat(),
                    weekday=_NAMES[whole.weekday()],
                    told=_NAMES[told],
                )
                yield Clash(
                    match.start(), match.end(), message, said("correct the weekday or the date"), day[0] is not None
                )


def _near(text: str, shape: str, at: int, mention: DateMention, language: str) -> re.Match[str] | None:
    """The weekday of one end of a mention: in brackets or right behind it, in English and Russian before it too."""
    pattern = re.compile(shape, re.IGNORECASE if language in ("ru", "mn") else 0)
    if at == mention.end:
        behind = re.compile(r"\s*[（(,，]?\s*").match(text, at)
        found = pattern.match(text, behind.end() if behind else at)
        if found and (text[at : found.start()].strip() or language in ("zh", "mn")):
            return found
        inside = list(re.finditer(rf"[（(]\s*{shape}", text[mention.start : at]))
        return pattern.match(text, mention.start + inside[-1].start("w")) if inside and mention.last is None else None
    if language in ("en", "ru"):
        before = list(pattern.finditer(text, max(at - 16, 0), at))
        return before[-1] if before and re.fullmatch(r",?\s+", text[before[-1].end() : at]) else None
    return None


def _whole(day: Day, year: int | None) -> date | None:
    if day[1] is None or day[2] is None or (day[0] or year) is None or fault_of(day):
        return None
    try:
        return date(day[0] or year or 1, day[1], day[2])
    except ValueError:
        return None


def wrong_durations(text: str, language: str) -> Iterator[Clash]:
    """Numbers of days in the same sentence as a range that has more or fewer days."""
    shape = _LASTING.get(language)
    ranges = [each for each in dates(text, language) if each.last]
    for match in re.finditer(shape, text) if shape else ():
        before = [
            each
            for each in ranges
            if each.end <= match.start() and not re.search(r"[。！？]|\. ", text[each.end : match.start()])
        ]
        mention = before[-1] if before else None
        days = days_of(mention) if mention else None
        word = next(each for each in match.groups() if each)
        told = int(word) if word.isdecimal() else WORDS.get(word, 0)
        if days and told and told not in ((days, days - 1) if days > _SHORT else (days,)):
            message = said("the range has {days} days, the text says {told}", days=days, told=told)
            yield Clash(match.start(), match.end(), message, said("correct the range or the number of days"))


def days_of(mention: DateMention) -> int | None:
    """How many days a range has, its first and last included."""
    first, last = _whole(mention.first, 2014), _whole(mention.last or mention.first, 2014)
    return (last - first).days + 1 if first and last and last >= first else None
