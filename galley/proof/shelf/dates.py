"""Dates in running text: days, months, years and ranges of them, as the six languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

Day = tuple[int | None, int | None, int | None]
"""Year, month and day, None where they are not told. A month or day may be impossible where the text has it so."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date of a text, or a range up to `last`, whose fields are the first's where the text leaves them out."""

    start: int
    end: int
    first: Day
    last: Day | None


_DASH = r"[-‐‑–—―~～∼〜－]"
_GAP = r"[ \u00a0\u202f\u3000]?"
_YEAR = r"(?:19|20)\d\d|2100"
_HAN = "〇零一二三四五六七八九"
_WEEKDAY = rf"(?:{_GAP}[（(][^()（）\d]{{1,8}}[)）])?"

_RU_MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_EN_MONTHS = "January February March April May June July August September October November December"
_MN_MONTHS = r"нэг хоёр гурав дөрөв тав зургаа? долоо? найм ес арав арван\s?нэг арван\s?хоёр"

_BARE_YEARS = {
    "zh": r"(?!{gap}(?:[万亿千百多余名个位人国项家所次份篇件只座元米吨%％.,]|公里|美元|韩元|日元|欧元|平方))",
    "ja": r"(?!{gap}(?:[万億千百余名個人回件社校本点円%％.,]|か国|カ国|ドル|ウォン|ユーロ|平方|メートル|キロ))",
    "ko": r"(?!{gap}(?:[만억조천여명개건회차원%.,]|킬로|미터|달러|엔|위안|유로|톤|제곱))",
    "mn": r"(?![.,%]\d|{gap}(?:гаруй|орчим|хүн|оюутан|доллар|төгрөг|америк|сая|мянга|км|метр|га\b|тонн|%))",
    "ru": r"(?![.,%]\d|{gap}(?:человек|участник|студент|тыс|млн|млрд|доллар|рубл|юан|вон\b|иен|евро|км|метр|га\b|%|кв))",
    "en": r"(?![.,%]\d|{gap}(?:people|participants|students|members|delegates|thousand|million|billion|US|euro|yen|won"
    r"|dollar|yuan|km|metres|hectares|square|tonnes|per|%))",
}


@lru_cache(maxsize=2**15)
def dates(text: str, language: str) -> tuple[DateMention, ...]:
    """The dates of a text in their order, none over another; the shapes of English for a language not known."""
    taken = bytearray(len(text))
    found: list[DateMention] = []
    for shape in _shapes(language if language in _BARE_YEARS else "en"):
        for match in shape.finditer(text):
            mention = _mention(match)
            if mention and not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                found.append(mention)
    return tuple(sorted(found, key=lambda each: each.start))


def _mention(match: re.Match[str]) -> DateMention | None:
    names = match.re.groupindex
    year, month, day, end_year, end_month, end_day = (
        _value(match[name]) if name in names else None for name in ("y", "m", "d", "y2", "m2", "d2")
    )
    if year is not None and year < 100:
        year += 1900
    if year is not None and end_year is not None and end_year < 100:
        end_year += year - year % 100
    if end_year is None and end_month is None and end_day is None:
        return DateMention(match.start(), match.end(), (year, month, day), None)
    if month is None and (day is None) == (end_day is None):
        month = end_month
    if end_year is not None and year is None:
        year = end_year - 1 if month and end_month and month > end_month else end_year
    last = (end_year or year, end_month or month, end_day or (None if end_month else day))
    return DateMention(match.start(), match.end(), (year, month, day), last)


def _value(text: str | None) -> int | None:
    """The number of a year, month or day, in digits, Chinese numerals or as the name of a month."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if set(text) <= set(_HAN + "十"):
        return _han(text)
    return next((number for number, name in _months() if name.match(text)), None)


def _han(text: str) -> int:
    if "十" not in text:
        return int("".join(str(max(_HAN.index(each) - 1, 0)) for each in text))
    tens, _, ones = text.rpartition("十")
    return (_han(tens) if tens else 1) * 10 + (_han(ones) if ones else 0)


@cache
def _months() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The names of the months: the longer of two that begin alike first."""
    names = [(number, name) for number, name in enumerate(_RU_MONTHS.split(), 1)]
    names += [(number, name[:3]) for number, name in enumerate(_EN_MONTHS.split(), 1)]
    names += [(number, f"{name}(?:дугаар|дүгээр)") for number, name in enumerate(_MN_MONTHS.split(), 1)]
    names.sort(key=lambda each: -len(each[1]))
    return tuple((number, re.compile(name, re.IGNORECASE)) for number, name in names)


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    """The shapes of a language, those that tell the most first."""
    cjk = {"zh": _chinese, "ja": _japanese, "ko": _korean}
    own = {**cjk, "mn": _mongolian, "ru": _russian, "en": _english}[language]()
    bare = _BARE_YEARS[language].replace("{gap}", _GAP)
    years = rf"(?<![\w.,$€¥₩+])(?<![$€¥₩-] )(?<!\d[-‐])(?P<y>{_YEAR})"
    if language in cjk:
        years = rf"(?<![0-9A-Za-z.,$€¥₩+第제])(?<!\d[-‐])(?P<y>{_YEAR})"
    shapes = [
        *_numeric(),
        *own,
        rf"{years}{_GAP}{_DASH}{_GAP}(?P<y2>{_YEAR})(?!\d){bare}",
        rf"{years}(?!\d|[-‐]\d){bare}",
    ]
    return tuple(re.compile(shape) for shape in shapes)


def _numeric() -> Iterator[str]:
    """Digits alone: 2014. 12. 31, 31.12.2014, 2014-12-31, `2. 27 ~ 3. 1` and a cell `5. 12`."""
    year, month, day = r"(?P<y>(?:19|20)\d\d)", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
    wave = r" ?[~～∼〜] ?"
    dot = r"\. ?"
    until = rf"(?:{wave}(?:(?P<y2>(?:19|20)\d\d){dot})?(?:(?P<m2>{month}){dot})?(?P<d2>{day})\.?)?"
    yield rf"(?<![\d.]){year}{dot}(?P<m>{month}){dot}(?P<d>{day})\.?{until}(?!\d)"
    yield rf"(?<![\d-]){year}(?P<sign>[-/])(?P<m>{month})(?P=sign)(?P<d>{day})(?![\d-])"
    yield rf"(?<![\d.])(?P<d>{day})\.(?P<m>{month})\.{year}(?!\d)"
    plain = r"(?![\d.]*\d|[%％万亿億억만倍]| ?(?:млн|сая|million))"
    yield rf"(?<![\d.,])(?P<m>{month}){dot}(?P<d>{day})\.?{wave}(?:(?P<m2>{month}){dot})?(?P<d2>{day}){plain}"
    yield rf"\A\s*(?P<m>{month})\. (?P<d>{day})\.?\s*\Z"
    yield rf"(?<=\S )(?P<m>{month})\. (?P<d>{day})(?= \S|\s*\Z)"


def _east(year: str, month: str, day: str, until: str, number: str = r"\d{1,2}") -> Iterator[str]:
    """Year, month and day in this order, each with its word behind; `until` stands between the ends of a range."""
    y, m, d = (
        rf"(?P<y>(?<!\d)\d{{4}}){_GAP}{year}{_GAP}",
        rf"(?P<m>{number}){_GAP}{month}",
        rf"(?P<d>{number}){_GAP}{day}",
    )
    end = rf"(?:(?P<y2>\d{{4}}){_GAP}{year}{_GAP})?(?:(?P<m2>{number}){_GAP}{month}{_GAP})?(?P<d2>{number}){_GAP}{day}"
    first_day = rf"(?P<d>{number})(?:{_GAP}{day})?"
    clear = rf"(?<![\d.,{_HAN}十个第제])"
    yield rf"{clear}(?:{y})?{m}{_GAP}{first_day}{_WEEKDAY}{until}{end}"
    yield rf"{clear}(?:{y})?{m}{_GAP}{d}"
    yield rf"{clear}(?:{y})?(?P<m>{number})(?:{_GAP}{month})?{until}(?:(?P<y2>\d{{4}}){_GAP}{year}{_GAP})?(?P<m2>{number}){_GAP}{month}"
    yield rf"{clear}(?:{y})?{m}"
    yield rf"(?<![\d.,])(?P<y>\d{{4}})(?:{_GAP}{year})?{until}(?P<y2>\d{{4}}){_GAP}{year}"
    yield rf"(?<![\d.,])(?P<y>\d{{4}}){_GAP}{year}"
    plain_day = day.replace("号", "")
    yield rf"(?<![\d.,第제])(?P<d>\d{{1,2}})(?:{_GAP}{plain_day})?{until}(?P<d2>\d{{1,2}}){_GAP}{plain_day}"
    yield rf"(?<![\d.,第제])(?P<d>\d{{1,2}}){_GAP}{plain_day}"


def _chinese() -> Iterator[str]:
    yield r"(?:20世纪)?(?<![\d.,])(?P<y>(?:\d\d0|19\d0|20\d0|[1-9]0))年代"
    yield rf"(?<![\d{_HAN}])(?P<y>[一二][{_HAN}]{{3}})年(?:(?P<m>[{_HAN}十]{{1,2}})月(?:(?P<d>[{_HAN}十]{{1,3}})[日号])?)?"
    number = rf"(?:\d{{1,2}}|[{_HAN}十]{{1,3}})"
    until = rf"{_GAP}(?:至|到|{_DASH}){_GAP}"
    yield from _east("年(?!代|级|龄)", "月(?!球|亮)(?:份|底|初|末)?", "[日号](?![元间内程游])", until, number)


def _japanese() -> Iterator[str]:
    yield r"(?<![\d.,])(?P<y>(?:19\d0|20\d0|[1-9]0))年代"
    until = rf"{_WEEKDAY}{_GAP}(?:から|より|{_DASH}){_GAP}"
    yield from _east("年(?!代|間)", "月", "日(?!間|本|程|目|分|以)", until)


def _korean() -> Iterator[str]:
    yield r"(?<![\d.,])(?P<y>(?:19\d0|20\d0|[1-9]0))년대"
    until = rf"{_WEEKDAY}{_GAP}(?:부터|에서|{_DASH}){_GAP}"
    yield from _east("년(?!대|간)", "월", "일(?!간|본|반|째|정|이내)", until)


def _mongolian() -> Iterator[str]:
    gap = r"[ \u00a0]"
    ordinal = rf"(?:-?р|{gap}?-?(?:дугаар|дүгээр))"
    words = "|".join(rf"{name}(?:дугаар|дүгээр)" for name in reversed(_MN_MONTHS.split()))
    clear, dash = r"(?<![\w.,-])", rf"{gap}?{_DASH}{gap}?"
    ending = r"-?(?:ноос|нөөс|наас|нээс|өөс|ээс|оос|аас)"
    until = rf"(?:{ending}(?:{gap}өдрөөс)?{gap}|{dash})"
    year = rf"(?P<y>\d{{4}}){gap}он(?:ы|д|оос|ыг|той)?[ \u00a0,]{{0,2}}"
    yield rf"{clear}(?<!сарын[ \u00a0])(?:{year})?(?P<m>1[0-2]|0?[1-9]){ordinal}?{dash}(?P<m2>\d{{1,2}}){ordinal}{gap}сар"
    for month in (rf"(?P<m>\d{{1,2}}){ordinal}", rf"(?P<m>{words})"):
        day = rf"{gap}сарын{gap}(?P<d>\d{{1,2}})(?!\d)"
        end = rf"(?:(?P<y2>\d{{4}}){gap}оны{gap}{{1,2}})?" + month.replace("<m>", "<m2>") + day.replace("<d>", "<d2>")
        yield rf"{clear}(?:{year})?{month}{day}{until}{end}"
        yield rf"{clear}(?:{year})?{month}{day}{until}(?P<d2>\d{{1,2}})(?!\d|{ordinal})"
        yield rf"{clear}(?:{year})?{month}{day}"
        yield rf"{clear}(?:{year})?{month}{gap}сар(?:ын|д|аас|ыг)?\b"
    yield rf"{clear}(?P<y>\d{{4}}){dash}(?P<y2>\d{{4}}){gap}он(?:ы|д|уудад|ууд)?\b"
    yield rf"{clear}(?P<y>\d{{4}}){gap}он(?:ы|д|оос|ыг|той)?\b"
    yield rf"{clear}(?P<y>19\d0|20\d0|[1-9]0)-?(?:ээд|аад|оод|өөд){gap}он\w*"


def _russian() -> Iterator[str]:
    names = "|".join(f"{name}\\w{{0,3}}" if name != "ма" else "ма(?:й|я|е|ю|ем)" for name in _RU_MONTHS.split())
    names = names.replace(r"март\w{0,3}", r"март(?:а|е|у|ом)?\b").replace(r"август\w{0,3}", r"август(?:а|е|у|ом)?\b")
    gap = r"[ \u00a0]"
    month, month2 = rf"(?i:(?P<m>{names}))", rf"(?i:(?P<m2>{names}))"
    year = rf"(?:{gap}(?P<y>(?:19|20)\d\d)(?!\d)(?:{gap}?(?:года|году|год|г\.))?)?"
    year2 = year.replace("<y>", "<y2>")
    until = rf"(?:{gap}?{_DASH}{gap}?|{gap}(?:по|до|и){gap})"
    d, d2 = r"(?<![\w.,-])(?P<d>\d{1,2})", r"(?P<d2>\d{1,2})"
    yield rf"{d}{gap}{month}{year}{until}{d2}{gap}{month2}{year2}(?!\w)"
    yield rf"{d}{until}{d2}{gap}{month2}{year2}(?!\w)"
    yield rf"{d}{gap}{month}{year}(?!\w)"
    yield rf"\b{month}{year}{until}{month2}{year2}(?!\w)"
    yield rf"\b{month}{year}(?!\w)"
    yield rf"(?<![\w.,-])(?P<y>\d{{4}}){gap}?(?:{_DASH}|и){gap}?(?P<y2>\d{{4}}){gap}?(?:годы|годов|годах|гг\.)"
    yield rf"(?<![\w.,-])(?P<y>(?:19\d0|20\d0|[1-9]0))-(?:е|х){gap}(?:годы|годов|годах|гг\.)"
    yield rf"(?<![\w.,-])(?P<y>(?:19|20)\d\d)(?:-(?:й|го|м|му))?{gap}?(?:года|году|годом|год\b|г\.)"


def _english() -> Iterator[str]:
    full = "|".join(_EN_MONTHS.split())
    short = "|".join(f"{name[:3]}\\.?" for name in _EN_MONTHS.split() if name != "May") + r"|Sept\.?"
    month, month2 = rf"(?P<m>{full}|{short})(?![a-z])", rf"(?P<m2>{full}|{short})(?![a-z])"
    gap = r"[ \u00a0]"
    year = rf"(?:,?{gap}(?P<y>(?:19|20)\d\d)(?!\d))?"
    year2 = year.replace("<y>", "<y2>")
    until = rf"(?:{gap}?{_DASH}{gap}?|{gap}(?:to|until|till|and|through){gap})"
    nth = r"(?:st|nd|rd|th)?(?![\w])"
    d, d2 = rf"(?P<d>\d{{1,2}}){nth}", rf"(?P<d2>\d{{1,2}}){nth}"
    clear, of = r"(?<![\w.,$€-])", rf"(?:{gap}of)?{gap}"
    yield rf"{clear}{d}{of}{month}{year}{until}{d2}{of}{month2}{year2}"
    yield rf"{clear}{d}{until}{d2}{of}{month2}{year2}"
    yield rf"{clear}{d}{of}{month}{year}"
    yield rf"\b{month}{gap}{d}{year}{until}{month2}{gap}{d2}{year2}"
    yield rf"\b{month}{gap}{d}{until}{d2}{year}"
    yield rf"\b{month}{gap}{d}{year}"
    yield rf"\b{month}{year}{until}{month2}{year2}"
    yield rf"\b{month}{gap}(?P<y>(?:19|20)\d\d)(?!\d)"
    sure = full.replace("March|", "").replace("May|", "")
    yield rf"\b(?P<m>{sure})\b"
    before = "|".join(rf"(?<=\b{word} )" for word in ("[Ii]n", "[Bb]y", "of", "[Ss]ince", "[Uu]ntil", "[Ll]ast"))
    yield rf"(?:{before})(?P<m>March|May)\b"
    yield rf"{clear}(?P<y>(?:19\d0|20\d0|[1-9]0))s\b"
    yield rf"{clear}(?P<y>(?:19|20)\d\d)(?:{_DASH}|{gap}{_DASH}{gap})(?P<y2>\d\d)(?![\d-])"
