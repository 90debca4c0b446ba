"""Counts in a sentence: parts with the total that is stated of them, and a number of things with the things named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from galley.model.registry import Names
from galley.proof.desk import Desk
from galley.proof.shelf.quantities import Sort, quantities

_SENTENCE = re.compile(r"[^。！？；!?;\n]+?(?:[。！？；!?;\n]|\.(?=\s+[^\Wa-zа-яё]|\s*$)|$)")
_CUES = {
    "zh": r"(?:等|以及)?(?:共有?|共计|合计|总计|总共|一共|计|等)(?=\s*[\d一二三四五六七八九十]+\s*[^\d\s年月日])",
    "ja": r"合わせて|合計|総計|あわせて|など(?=\d)|計(?=\d)|全(?=\d)",
    "ko": r"총|합계|모두|등(?=\s*\d)",
    "en": r"\b(?:in all|in total|altogether|a total of|totall?ing|making)\b",
    "ru": r"\b(?:всего|итого|общим числом|в общей сложности)\b",
    "mn": r"\b(?:нийт|бүгд|зэрэг)\b",
}
_OPEN = re.compile(r"其中|包括|うち|중|including|among|в том числе|из них|үүнээс", re.IGNORECASE)
_EDGES = r"[、，,：:（()）]|——|—(?!\s*\d)"
_JOINTS = {
    "zh": r"以及|和|及|与",
    "ja": r"および|及び|と(?=[\w])",
    "ko": r"(?<=[\w])[와과] |및",
    "en": r"\band\b|\bplus\b|\bas well as\b|\bwith(?= a total)",
    "ru": r"\bи\b|\bа также\b",
    "mn": r"\bболон\b|\bба\b|\bмөн\b",
}
_FUNCTION_WORDS = re.compile(r"and|from|in|for|of|with|to|were|was|took|и|из|от|в|на|с|болон|ба|нь", re.IGNORECASE)
_RANGE = re.compile(r"\s*[-–~～]\s*\d")
_ENDINGS = {
    "ja": re.compile("(?:で|を|が|は|に|と|も|へ|の)"),
    "ko": re.compile("(?:이[다며고]|이었|입니다|[을를은는가와과])"),
}
"""What may stand right behind a number that is told without a unit."""


_ELSE = r"ほか|その他|그 밖|기타|此外|另外?|кроме|also|besides|in addition|другие|мөн|түүнчлэн"
_BREAKDOWN = r"内訳|国別|나라별|국가별|내역|其中|из них|в том числе|of these|of which|breakdown|by country|үүнээс|үүнд"
_EACH = r"それぞれ|各|각각|分别|respectively|соответственно|тус бүр"
_FEW = 4
"""A sentence that states a total has no more numbers than so many."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a sentence: its characters, its value, the characters of its unit, what it is told of."""

    start: int
    end: int
    value: Decimal
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Parts, and the total that is stated of them; `full` when the text says that they are all.

    Not `clear` where a number stands beside the parts whose label is not known: it may be one of them.
    """

    parts: tuple[Count, ...]
    total: Count
    full: bool
    clear: bool = True

    @property
    def sum(self) -> Decimal:
        """What the parts make."""
        return sum((part.value for part in self.parts), Decimal(0))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.end()


def counts(text: str, language: str) -> list[Count]:
    """The numbers of a text that count something exactly; the unit is the measure word with the noun behind it."""
    found = []
    for each in quantities(text, language):
        if each.sort is Sort.CARDINAL and not each.approximate and not _RANGE.match(text, each.end):
            noun = re.match(r"\s*([^\W\d_]*)", text[each.end : each.end + 24])
            unit = noun[1] if noun and not _FUNCTION_WORDS.fullmatch(noun[1]) else ""
            if not each.unit and (ending := _ENDINGS.get(language)):
                unit = unit[found_at.end() :] if (found_at := ending.match(unit)) and unit[:1] == "の" else unit
                unit = "" if ending.match(unit) else unit
            end = each.end + len(each.unit) * text.startswith(each.unit, each.end)
            found.append(Count(each.start, end, each.value, unit, ""))
    return found


def tallies(text: str, language: str, is_label: Callable[[str], bool]) -> Iterator[Tally]:
    """The parts of each sentence with their stated total. `is_label` tells what a part may be a part of."""
    before: list[Count] = []
    for start, end in sentences(text):
        numbers = counts(text[start:end], language)
        found = list(_tallies(text[start:end], language, numbers, is_label)) if len(numbers) >= 3 else []
        for tally in found:
            yield _moved(tally, start)
        if not found and 0 < len(before) <= _FEW and len(numbers) >= 3:
            yield from _of_two_sentences(text[start:end], start, language, numbers, before, is_label)
        before = [_placed(each, start) for each in numbers]


def _of_two_sentences(
    sentence: str, start: int, language: str, numbers: list[Count], before: list[Count], is_label: Callable[[str], bool]
) -> Iterator[Tally]:
    """The total of one sentence, and its parts in the next, which has nothing but them."""
    if re.match(_ELSE, sentence.strip(), re.IGNORECASE):
        return
    elements = [each for each in _elements(sentence, language, numbers) if each.counts or each.sums]
    parts = [_part(sentence, element, is_label) for element in elements]
    known = [part for part in parts if part is not None]
    made = sum(part.value for part in known)
    nation = _NATIONS.get(language, r"(?!)")
    stated = [each for each in before if not re.match(nation, each.unit)]
    if len(known) < len(parts) or any(each.value == made for each in before):
        return
    totals = [each for each in stated if _same_unit(each, known)]
    if totals and not re.search(_EACH, sentence):
        total = min(totals, key=lambda each: abs(each.value - made))
        told = re.search(_BREAKDOWN, sentence, re.IGNORECASE) is not None
        if told or max(part.value for part in known) < total.value:
            yield Tally(tuple(_placed(part, start) for part in known), total, True, told)


def _placed(count: Count, by: int) -> Count:
    return replace(count, start=count.start + by, end=count.end + by)


def _moved(tally: Tally, by: int) -> Tally:
    parts = tuple(_placed(part, by) for part in tally.parts)
    return replace(tally, parts=parts, total=_placed(tally.total, by))


@dataclass(frozen=True, slots=True)
class _Element:
    """What stands between two separators, and whether a word of summing up or the end of brackets stands before it."""

    start: int
    end: int
    counts: tuple[Count, ...]
    sums: bool
    closes: bool = False
    opens: bool = False


def _elements(sentence: str, language: str, numbers: list[Count]) -> list[_Element]:
    cue = _CUES.get(language, r"(?!)")
    separators = re.compile(
        rf"(?P<sums>(?:[，,、]\s*)?(?:{cue}))|{_EDGES}|{_JOINTS.get(language, r'(?!)')}", re.IGNORECASE
    )
    elements, at, before = [], 0, ""
    for found in separators.finditer(sentence):
        if not any(each.start < found.start() < each.end for each in numbers):
            elements.append(_element(at, found.start(), numbers, before))
            at, before = found.end(), "sums" if found["sums"] else found[0]
    elements.append(_element(at, len(sentence), numbers, before))
    return [each for each in elements if sentence[each.start : each.end].strip() or each.closes]


def _element(start: int, end: int, numbers: list[Count], before: str) -> _Element:
    inside = tuple(each for each in numbers if start <= each.start < end)
    return _Element(start, end, inside, before == "sums", before in (")", "）"), before in ("(", "（", ":", "："))


def _tallies(sentence: str, language: str, numbers: list[Count], is_label: Callable[[str], bool]) -> Iterator[Tally]:
    elements = _elements(sentence, language, numbers)
    parts: list[Count] = []
    first = last = -1
    for index, element in enumerate((*elements, _Element(len(sentence), len(sentence), (), True))):
        part = _part(sentence, element, is_label)
        if element.opens or _OPEN.match(sentence, element.start):
            parts = []
        if parts and (element.closes or (part and not _like_units(part, parts[0]))):
            yield from _summed(sentence, elements, parts, first, last)
            parts = []
        if part is not None:
            first = index if not parts else first
            last = index
            parts.append(part)
        elif parts and (element.sums or element.counts):
            yield from _summed(sentence, elements, parts, first, last)
            parts = []


def _part(sentence: str, element: _Element, is_label: Callable[[str], bool]) -> Count | None:
    """The one number of an element that names what it is a part of."""
    if element.sums or len(element.counts) != 1:
        return None
    count = element.counts[0]
    around = sentence[element.start : count.start] + " " + sentence[count.end : element.end]
    if not is_label(around):
        return None
    return Count(count.start, count.end, count.value, count.unit, around.strip())


def _summed(sentence: str, elements: list[_Element], parts: list[Count], first: int, last: int) -> Iterator[Tally]:
    """The tally of a run of parts, when the sentence states a number for all of them."""
    if len(parts) < 2:
        return
    after = elements[last + 1].counts if last + 1 < len(elements) and elements[last + 1].sums else ()
    before = elements[first - 1] if first else None
    made = sum(part.value for part in parts)
    stated = [*after, *(before.counts if before else ())]
    fitting = [each for each in stated if _same_unit(each, parts)]
    if not fitting or any(each.value == made for each in stated):
        return
    total = fitting[0] if after and fitting[0] in after else min(fitting, key=lambda each: abs(each.value - made))
    bridge = sentence[before.end if before else 0 : elements[first].start]
    lead = sentence[elements[first].start : parts[0].start]
    full = bool(after) or not _OPEN.search(bridge + lead)
    beside = [elements[at] for at in (first - 1, last + 1) if 0 <= at < len(elements)]
    clear = not any(len(each.counts) == 1 and not each.sums and total not in each.counts for each in beside)
    yield Tally(tuple(parts), total, full, clear)


def _like_units(one: Count, other: Count) -> bool:
    return not one.unit or not other.unit or one.unit[:1] == other.unit[:1]


def _same_unit(total: Count, parts: list[Count]) -> bool:
    """Whether parts count what the total counts, as far as their words tell; 2个观察员地方政府 count 地方政府."""
    units = [part.unit for part in parts if part.unit]
    return not units or any(_alike(total.unit, unit) for unit in units)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    size = min(len(short), 5)
    return short[:size] == long[:size] or (len(short) > 2 and long.endswith(short[1:]))


_THING = r"(?:[^、，。；：:,;（）()“”《》\d\s]|“[^”]*”|《[^》]*》)+"
_NAMED = re.compile(
    rf"(?:(?<=[，。；：:,;（(\s])|(?<=\d[月日年])|^)(?P<list>{_THING}(?:、{_THING})*?、{_THING}?)(?P<number>\d{{1,2}}|[两三四五六七八九十]{{1,2}})"
    r"(?P<unit>个|大|项|種|种|か|カ|ヶ)?(?P<noun>[国國][家]?|(?<=[个大项種种])[^\W\d_]{2})(?!之一)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Things with their number behind them: 中国、日本、韩国3个国家. `open` says that not all of them are named."""

    things: tuple[str, ...]
    number: str
    start: int
    end: int
    noun: str
    open: bool


def named(text: str) -> Iterator[Named]:
    """The lists of a text whose number is told right behind them, in Chinese and Japanese."""
    for found in _NAMED.finditer(text):
        things = tuple(found["list"].split("、"))
        if not things[-1].endswith(("的", "の", "第")) and not things[0].startswith("第"):
            is_open = things[-1].endswith(("等", "など"))
            yield Named(things, found["number"], found.start("number"), found.end("noun"), found["noun"], is_open)


_NATIONS = {
    "zh": r"个?国家?(?![际内外民王])",
    "ja": r"[かカヶケ]国",
    "ko": r"개국",
    "en": r"countr|nation",
    "ru": r"стран",
    "mn": r"улс",
}
_TAIL = re.compile(
    r"(?P<open>等|など|등|зэрэг|and others|и др\.?)?[的の]?\s*[，,、—–-]?\s*"
    r"(?:共有?|合计|总计|总共|計|合わせて|총|모두|нийт|всего|in all|a total of|from)?\s*[（(]?\s*$"
)
_STARTS = {"zh": r"[，：:；（(“]", "ja": r"[：:；（(「]"}
_CHAINS = {"zh": r"、|和|及|与", "ja": r"、|・|と|及び|および"}
_LONGEST_LINK = 24
_LONGEST_NAME = 16
"""A link of a list that is no longer may be the name of a country, misspelled."""


@dataclass(frozen=True, slots=True)
class Nations:
    """A stated number of countries, at `start` to `end`, and the countries that are named with it."""

    start: int
    end: int
    told: int
    named: frozenset[str]
    open: bool
    clear: bool = True
    """Whether everything in the list was known."""


@dataclass(frozen=True, slots=True)
class Countries:
    """How a language names the countries of the registry; `letters` are their one-character names."""

    forms: dict[str, str]
    letters: dict[str, str]

    def within(self, text: str) -> set[str]:
        """The countries a text names."""
        return {id for form, id in self.forms.items() if form in text}


@lru_cache(maxsize=32)
def countries_of(desk: Desk, language: str) -> Countries:
    """The countries of the registry in a language, in all cases."""
    names = []
    for country in desk.registry.countries:
        for field in (country.name, country.long, country.letter):
            names += [(country.id, form, len(form) == 1) for form in _forms(field, language)]
    forms = {form: id for id, form, letter in names if not letter}
    return Countries(forms, {form: id for id, form, letter in names if letter})


def _forms(names: Names, language: str) -> list[str]:
    spelling = names.get(language)
    if spelling is None:
        return []
    cases = spelling.cases.model_dump().values() if spelling.cases else ()
    return [spelling.text, *(form for form in cases if form)]


def nations(text: str, language: str, countries: Countries) -> Iterator[Nations]:
    """The numbers of countries in a text that stand with the names of the countries."""
    shape = _NATIONS.get(language)
    for start, end in sentences(text) if shape else ():
        sentence = text[start:end]
        for count in counts(sentence, language):
            if re.match(shape or "", count.unit) and count.value < 100:
                before = _named_before(sentence[: count.start], language, countries)
                named, is_open, clear = before or (*_named_behind(sentence[count.end :], countries), True)
                if len(named) > 1:
                    span = start + count.start, start + count.end
                    yield Nations(*span, int(count.value), frozenset(named), is_open, clear)


def _named_before(text: str, language: str, countries: Countries) -> tuple[set[str], bool, bool] | None:
    tail = _TAIL.search(text)
    links = text[: tail.start()] if tail else text
    numbered = bool(re.search(r"\d\D*$", links[-12:]))
    if language in _STARTS:
        links = re.split(_STARTS[language], links)[-1]
    named: set[str] = set()
    clear = True
    chain = re.split(_CHAINS.get(language, r",|\bи\b|\band\b|\bболон\b|\bба\b|[와과] "), links)
    for index, link in enumerate(reversed(chain)):
        here = countries.within(link) or {id for sign, id in countries.letters.items() if link.strip().endswith(sign)}
        if not here and not re.search(r"\d", link):
            clear = not 0 < len(link.strip()) <= _LONGEST_NAME
            break
        if len(link) > _LONGEST_LINK:
            here = countries.within(link[-_LONGEST_LINK // 2 :])
            named |= here
            break
        named |= here
        if index > 11:
            return None
    is_open = bool(tail and tail["open"]) and not numbered
    return (named, is_open, clear) if len(named) > 1 else None


def _named_behind(text: str, countries: Countries) -> tuple[set[str], bool]:
    match = re.match(r"\s*\w*(?: [^\W\d]+){0,3}\s*[：:（(—–]\s*(?P<list>[^）).;；。]+)", text)
    if match is None or re.search(r"等|など|등|зэрэг|among|и др", match["list"]):
        return set(), False
    links = re.split(r"[、，,]|和|\band\b|\bи\b|\bболон\b|\bба\b|[와과] ", match["list"])
    named = [
        countries.within(link) or {id for sign, id in countries.letters.items() if link.strip() == sign}
        for link in links
    ]
    return (set().union(*named) if all(named) else set()), False
