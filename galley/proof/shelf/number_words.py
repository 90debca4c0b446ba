"""Numerals that are words: two, третий, арван хоёр, 三十五, 열두."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

HAN_DIGITS = "〇零一二两三四五六七八九"
HAN_UNITS = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
KOREAN_UNITS = {"백": 100, "천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12}

_HAN_VALUES = dict(zip(HAN_DIGITS, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TOKEN = re.compile(r"\d[\d,.]*|万亿|[^\d\s]")


def with_units(text: str) -> Decimal | None:
    """The value of digits or Chinese numerals with 十 百 千 万 亿 behind them (4亿4600万, 三十五); None for none."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    for token in _TOKEN.findall(text):
        unit = 10**12 if token == "万亿" else HAN_UNITS.get(token) or KOREAN_UNITS.get(token)
        if unit is None:
            if digit is not None and token not in "〇零" and digit != 0:
                return None
            digit = Decimal(_HAN_VALUES[token]) if token in _HAN_VALUES else plain_number(token)
        elif unit < 10**4:
            section += (1 if digit is None else digit) * unit
            digit = None
        else:
            total += (section + (digit or 0)) * unit
            section, digit = Decimal(0), None
    return total + section + (digit or 0)


def plain_number(digits: str) -> Decimal:
    """A number in digits whose groups commas may divide, and whose decimals stand behind a point."""
    return Decimal(re.sub(r"[,.](?=\d*$)" if digits[-1] in ",." else ",", "", digits).rstrip("."))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of words, from `start` to `end` of a text."""

    start: int
    end: int
    value: int
    ordinal: bool


@dataclass(frozen=True, slots=True)
class _Atom:
    """One word of a number; `rank` is 3 for hundreds, 2 for tens, 1 for what is below twenty."""

    rank: int
    value: int
    ordinal: bool = False


_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[ \u00a0-]")
_LOOSE_JOINT = re.compile(r"[ \u00a0-]| and ")


def word_numerals(text: str, language: str) -> Iterator[Numeral]:
    """The numbers that English, Russian or Mongolian words tell; a single “one” is none."""
    run: list[tuple[_Atom, re.Match[str]]] = []
    for word in _WORD.finditer(text):
        if language == "en" and word[0] == "and":
            continue
        atom = _atom(word[0].lower(), language)
        if run and not (atom and _continues(run[-1][0], text[run[-1][1].end() : word.start()], atom)):
            yield from _numeral(run)
            run = []
        if atom:
            run.append((atom, word))
    yield from _numeral(run)


def _continues(before: _Atom, between: str, atom: _Atom) -> bool:
    if before.ordinal or not (_LOOSE_JOINT if before.rank == 3 else _JOINT).fullmatch(between):
        return False
    if atom.rank == 3:
        return before.rank == 1 and atom.value == 100
    return before.rank > atom.rank and not (before.rank == 2 and atom.value > 9)


def _numeral(run: list[tuple[_Atom, re.Match[str]]]) -> Iterator[Numeral]:
    if not run:
        return
    value = 0
    for atom, _ in run:
        value = value * 100 if atom.rank == 3 and atom.value == 100 and 0 < value < 10 else value + atom.value
    last = run[-1][0]
    if (value > 1 and run[0][1][0] != "зуун") or last.ordinal:
        yield Numeral(run[0][1].start(), run[-1][1].end(), value, last.ordinal)


@lru_cache(4096)
def _atom(word: str, language: str) -> _Atom | None:
    match = _table(language).fullmatch(word)
    if not match or not match.lastgroup:
        return None
    sort, _, value = match.lastgroup.partition("_")
    number = int(value)
    rank = 3 if number >= 100 else 2 if number >= 20 or (number == 10 and language == "mn") else 1
    return _Atom(rank, number, sort == "nth")


@cache
def _table(language: str) -> re.Pattern[str]:
    """One pattern for all words of a language; the name of the group tells sort and value: `n_12`, `nth_3`."""
    cardinals, ordinals = {"en": _english, "ru": _russian, "mn": _mongolian}[language]()
    groups = [f"(?P<nth_{value}>{form})" for value, form in ordinals.items()]
    groups += [f"(?P<n_{value}>{form})" for value, form in cardinals.items()]
    return re.compile("|".join(groups))


_VALUES = (*range(1, 20), *range(20, 100, 10), 100)

_EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
_EN += "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
_EN_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
_EN_NTH += "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth "
_EN_NTH += "seventieth eightieth ninetieth hundredth"

_RU = "один два|две|двух|двум|двумя тр(?:и|[её]х|[её]м|емя) четыр(?:е|[её]х|[её]м|ьмя) пят(?:ь|и|ью) шест(?:ь|и|ью) "
_RU += "сем(?:ь|и) вос(?:емь|ьми|емью) девят(?:ь|и|ью) десят(?:ь|и|ью) "
_RU += " ".join(
    f"{stem}надцат(?:ь|и|ью)" for stem in ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
)
_RU += " двадцат(?:ь|и|ью) тридцат(?:ь|и|ью) сорока? пят(?:ьдесят|идесяти) шест(?:ьдесят|идесяти) "
_RU += "сем(?:ьдесят|идесяти) вос(?:емьдесят|ьмидесяти) девяност[оа] ст[оа]"
_RU_STEMS = "перв втор трет четв[её]рт пят шест седьм восьм девят десят "
_RU_STEMS += "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат "
_RU_STEMS += "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот"
_RU_HARD = "(?:ый|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми)"
_RU_SOFT = "(?:ий|ья|ье|ьи|ьего|ьему|ьим|ьем|ьей|ью|ьих|ьими)"

_MN = "нэг(?:эн)? хо[её]р(?:ын|т)? гурав|гурван д[өѳ]рөв|дөрвөн тав(?:ан)? зургаан? долоон? найм(?:ан)? ес(?:өн)? арав|арван - - - - - - - - - "
_MN += "хорин|хорь гуч(?:ин)? дөч(?:ин)? тав(?:ь|ин) жар(?:ан)? дал(?:ан)? наян? ерэн зуун?"
_MN_NTH = (
    "нэг хоёр гурав дөрөв тав зургаа? долоо? найм ес арав - - - - - - - - - хорь|хорин? гуч дөч тавь жар дал ная ер зуу"
)


def _english() -> tuple[dict[int, str], dict[int, str]]:
    return dict(zip(_VALUES, _EN.split(), strict=True)), dict(zip(_VALUES, _EN_NTH.split(), strict=True))


def _russian() -> tuple[dict[int, str], dict[int, str]]:
    ordinals = dict(zip(_VALUES, _RU_STEMS.split(), strict=True))
    endings = {3: _RU_SOFT}
    nth = {n: f"(?:{form}){endings.get(n, _RU_HARD)}" for n, form in ordinals.items()}
    return dict(zip(_VALUES, _RU.split(), strict=True)), nth


def _mongolian() -> tuple[dict[int, str], dict[int, str]]:
    cardinals = {n: form for n, form in zip(_VALUES, _MN.split(), strict=True) if form != "-"}
    ordinals = {n: form for n, form in zip(_VALUES, _MN_NTH.split(), strict=True) if form != "-"}
    return cardinals, {n: f"(?:{form})(?:дугаар|дүгээр)" for n, form in ordinals.items()}
