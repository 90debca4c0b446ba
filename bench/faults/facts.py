"""Numbers, dates and counts that do not agree."""

from __future__ import annotations

import re
from random import Random

from bench.plant import Edit, Scene, changed_digits, mutation, one_of

MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
DATE = {
    "zh": r"(?<!\d)\d{1,2}月(?P<day>\d{1,2})日",
    "ja": r"(?<!\d)\d{1,2}月(?P<day>\d{1,2})日",
    "ko": r"(?<!\d)\d{1,2}월 ?(?P<day>\d{1,2})일",
    "mn": r"сарын (?P<day>\d{1,2})(?!\d)",
    "ru": rf"(?<!\d)(?P<day>\d{{1,2}}) (?:{MONTHS['ru']})",
    "en": rf"(?<!\d)(?P<day>\d{{1,2}}) (?:{MONTHS['en']})",
}
RANGE = {
    "zh": r"(?P<first>\d{1,2})日?[至—～–-](?P<last>\d{1,2})日",
    "ja": r"(?P<first>\d{1,2})日?(?:から|～|〜|–)(?P<last>\d{1,2})日",
    "ko": r"(?P<first>\d{1,2})일(?:부터|∼|~|–| ~ ) ?(?P<last>\d{1,2})일",
    "mn": r"(?P<first>\d{1,2})[–-](?P<last>\d{1,2})",
    "ru": r"(?<![\d])(?P<first>\d{1,2})[–-](?P<last>\d{1,2}) (?=[а-я])",
    "en": r"(?<![\d])(?P<first>\d{1,2})(?:–| to )(?P<last>\d{1,2}) (?=[A-Z])",
}
ORDINAL = {
    "zh": r"第(\d+)(?=[次届])",
    "ja": r"第(\d+)(?=回)",
    "ko": r"제(\d+)(?=[차회])",
    "mn": r"(?<!\d)(\d+)(?= ?-?(?:р|дугаар|дүгээр) (?!сар))",
    "ru": r"(?<!\d)(\d+)(?=-[а-я]{1,2} )",
    "en": r"(?<!\d)(\d+)(?=(?:st|nd|rd|th) [A-Z])",
}
NUMBER = re.compile(r"(?<![\d.,第제A-Za-z])\d{1,4}(?![\d,.]*\d|年|년|th|st|nd|rd|-[а-я])")
"""A number that is no year and no ordinal."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WORDS = {
    "zh": ("两", "三", "四", "五", "六", "七", "八"),
    "ja": ("二つ", "三つ", "四つ", "五つ", "六つ", "七つ"),
    "ko": ("두", "세", "네", "다섯", "여섯", "일곱"),
    "mn": ("хоёр", "гурван", "дөрвөн", "таван", "зургаан", "долоон"),
    "ru": ("двух", "трёх", "четырёх", "пяти", "шести", "семи"),
    "en": ("two", "three", "four", "five", "six", "seven"),
}
SEPARATOR = r"(?:、|，|・|· ?|, |和|及|以及|と|과 |와 | 및 | and |, and | и | болон |, мөн )"


@mutation("part of a sum", anywhere=True)
def part(scene: Scene, chance: Random) -> Edit | None:
    """A number changed that others make up a total with."""
    sums = _sums(scene.text)
    found = one_of([number for _, parts in sums for number in parts], chance)
    return Edit(*found.span(), changed_digits(found[0], chance)) if found else None


@mutation("total of a sum", anywhere=True)
def total(scene: Scene, chance: Random) -> Edit | None:
    """The total changed."""
    found = one_of([total for total, _ in _sums(scene.text)], chance)
    return Edit(*found.span(), changed_digits(found[0], chance)) if found else None


@mutation("count of a list", anywhere=True)
def count(scene: Scene, chance: Random) -> Edit | None:
    """A number changed that says how many things are listed."""
    found = one_of(_counts(scene), chance)
    if not found:
        return None
    at, until, length = found
    said = scene.text[at:until]
    if said.isdigit():
        return Edit(at, until, str(length + chance.choice([-1, 1, 2])))
    words = [word for word in WORDS[scene.passage.language] if word != said]
    return Edit(at, until, chance.choice(words))


@mutation("date told differently", anywhere=True)
def moved(scene: Scene, chance: Random) -> Edit | None:
    """The day of a date changed that is told elsewhere as well."""
    pattern = DATE[scene.passage.language]
    told = "\n".join(each.text for each in scene.window if each is not scene.passage)
    twice = [each for each in re.finditer(pattern, scene.text) if each[0] in told]
    found = one_of(twice, chance)
    if not found:
        return None
    days = [day for day in range(1, 29) if 0 < abs(day - int(found["day"])) <= 3]
    return Edit(*found.span("day"), str(chance.choice(days)), 3, 3)


@mutation("impossible date", anywhere=True)
def impossible(scene: Scene, chance: Random) -> Edit | None:
    """A day that no month has."""
    found = one_of(list(re.finditer(DATE[scene.passage.language], scene.text)), chance)
    return Edit(*found.span("day"), str(chance.randrange(32, 40))) if found else None


@mutation("range reversed", anywhere=True)
def reversed_range(scene: Scene, chance: Random) -> Edit | None:
    """The last day before the first."""
    ranges = re.finditer(RANGE[scene.passage.language], scene.text)
    found = one_of([each for each in ranges if int(each["first"]) < int(each["last"])], chance)
    if not found:
        return None
    between = scene.text[found.end("first") : found.start("last")]
    return Edit(found.start("first"), found.end("last"), found["last"] + between + found["first"])


@mutation("ordinal changed", anywhere=True)
def ordinal(scene: Scene, chance: Random) -> Edit | None:
    """The number of a meeting changed where its year stands within 40 characters."""
    meetings = {(str(each.ordinal), str(each.start.first.year)) for each in scene.world.desk.registry.meetings}
    numbers = re.finditer(ORDINAL[scene.passage.language], scene.text)
    near = [(each, scene.text[max(each.start() - 40, 0) : each.end() + 40]) for each in numbers]
    found = one_of(
        [each for each, text in near if any((each[1], year) in meetings for year in YEAR.findall(text))], chance
    )
    return Edit(*found.span(1), str(int(found[1]) + chance.choice([1, 2, 3]))) if found else None


@mutation("number told differently", anywhere=True)
def retold(scene: Scene, chance: Random) -> Edit | None:
    """A number changed that stands elsewhere with the same words."""
    told = "\n".join(each.text for each in scene.window if each is not scene.passage)
    found = one_of([each for each in NUMBER.finditer(scene.text) if _is_retold(each, scene.text, told)], chance)
    return Edit(*found.span(), changed_digits(found[0], chance)) if found else None


def _is_retold(number: re.Match[str], text: str, told: str) -> bool:
    """Whether a number of two or three digits stands elsewhere with the same characters behind it."""
    if not 2 <= len(number[0]) <= 3:
        return False
    behind = text[number.start() : number.end() + (6 if text.isascii() or " " in text else 4)]
    return len(behind) > len(number[0]) + 3 and re.search(rf"(?<![\d第]){re.escape(behind)}", told) is not None


def _sums(text: str) -> list[tuple[re.Match[str], list[re.Match[str]]]]:
    """The numbers that three or more others, which follow or stand before, add up to."""
    numbers = list(NUMBER.finditer(text))
    found = []
    for at, total in enumerate(numbers):
        for start in range(max(at - 8, 0), min(at + 3, len(numbers))):
            for end in range(start + 3, min(start + 10, len(numbers)) + 1):
                parts = numbers[start:end]
                if not start <= at < end and sum(int(each[0]) for each in parts) == int(total[0]) > 0:
                    found.append((total, parts))
    return found


def _counts(scene: Scene) -> list[tuple[int, int, int]]:
    """Where a number stands within 12 characters of a list of that many names, and how many they are."""
    names = sorted({*scene.world.countries, *scene.world.names}, key=len, reverse=True)
    near = [name for name in names if name in scene.text]
    if not near:
        return []
    name = f"(?:{'|'.join(map(re.escape, near))})"
    found = []
    for listed in re.finditer(rf"{name}(?:{SEPARATOR}{name}){{2,}}", scene.text):
        length = 1 + len(re.findall(SEPARATOR, re.sub(name, "_", listed[0])))
        words = WORDS[scene.passage.language]
        told = [str(length), *(words[length - 2 : length - 1])]
        for each in re.finditer(rf"(?<!\d)(?:{'|'.join(told)})(?!\d)", scene.text):
            if 0 <= each.start() - listed.end() <= 8 or 0 <= listed.start() - each.end() <= 30:
                found.append((*each.span(), length))
    return found
