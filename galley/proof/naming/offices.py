"""Offices: the titles that stand beside people's names, and whether they are the people's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from galley.model.registry import Person
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.shelf.lexicon import Mention, lexicon

_ROLES = {
    "zh": "知事 州长 省长 市长 县长 郡守 主席 会长 理事长 秘书长 议长 局长 课长 组长 部长 所长 院长 校长 主任 总经理 教授 研究员 议员",
    "ja": "知事 市長 主席 議長 会長 理事長 事務総長 局長 課長 部長 所長 院長 学長 主任 社長 教授 研究員 議員",
    "ko": "지사 시장 주석 의장 회장 이사장 사무총장 국장 과장 부장 소장 원장 총장 주임 사장 교수 연구원 의원",
    "en": "Governor Mayor President Chairman Speaker Professor Secretary|General Director",
    "ru": "губернатор губернатора мэр председатель президент спикер профессор директор Генеральный|секретарь",
}
"""What the titles of offices end with."""
_SINGLES = (
    "知事 州长 省长 市长 主席 会长 秘书长 议长 議長 会長 事務総長 市長 지사 시장 주석 의장 회장 사무총장 "
    "Governor Mayor President Speaker губернатор мэр председатель"
)
_SINGLE = frozenset(_SINGLES.split())
"""Offices that are one person's in a body: who holds another does not hold this one too."""
_VICE = {"zh": "副", "ja": "副", "ko": "부", "en": r"(?:Vice|Deputy)[ -]", "ru": r"(?i:вице-|заместитель )"}
_LETTERS = {"zh": r"[\u3400-\u9fff]", "ja": r"[\u3400-\u9fff\u30a0-\u30ff]", "ko": r"[\uac00-\ud7a3 ·]"}
_BREAKS = re.compile("[的和与及及、，,。；;：:（）()“”《》「」/—]|以及")
_LONGEST = 24
_SHORTEST = 4
"""An office of fewer characters is many people's."""


@dataclass(frozen=True, slots=True)
class Title:
    """The characters from `start` to `end` are a title beside the name of `person`.

    `words` is the title without what stands before it: a country, a region, an organisation; `region` is the region
    that does. `role` is the noun it ends with, `vice` whether it is a deputy's.
    """

    start: int
    end: int
    person: Person
    words: str
    role: str
    vice: bool
    region: str | None


def titles(passage: Passage, desk: Desk) -> Iterator[Title]:
    """The titles beside the registered people that a passage names."""
    if passage.language not in _ROLES:
        return
    mentions = lexicon(desk, passage.language).mentions(passage.text)
    people = {person.id: person for person in desk.registry.people}
    for mention in mentions:
        name = mention.of("person")
        if name and len(mention.names) == 1:
            whole = _whole_before(passage, mention, desk, people[name.id])
            yield from [whole] if whole else _before(passage, mention, mentions, people[name.id])
            yield from _after(passage, mention, people[name.id])


def _before(passage: Passage, mention: Mention, mentions: list[Mention], person: Person) -> Iterator[Title]:
    text, language = passage.text, passage.language
    ahead = text[max(mention.start - _LONGEST, 0) : mention.start]
    found = re.search(f"({_VICE[language]})?({_any_role(language)})\\s*$", ahead)
    if not found:
        return
    offset = mention.start - len(ahead)
    inside = [each for each in mentions if each.end <= offset + found.start() and each.end >= offset]
    breaks = [match.end() for match in _BREAKS.finditer(ahead, 0, found.start())]
    owner = inside[-1] if inside else None
    start = max([offset + each for each in breaks[-1:]] + [owner.end if owner else offset])
    start += len(text[start : offset + found.start()]) - len(text[start : offset + found.start()].lstrip())
    region = owner.of("region", "short") if owner and owner.end == start else None
    end = offset + found.end(2)
    words = text[start:end] if language in _LETTERS else found[0].strip()
    start = start if language in _LETTERS else offset + found.start()
    yield Title(start, end, person, words, found[2], bool(found[1]), region.id if region else None)


def _whole_before(passage: Passage, mention: Mention, desk: Desk, person: Person) -> Title | None:
    """The longest office of the registry right before a name, where it is another person's."""
    language = passage.language
    end = len(passage.text[: mention.start].rstrip())
    offices = _offices(desk, language) if language in _LETTERS else {}
    for length in range(min(_LONGEST, end), _SHORTEST - 1, -1):
        words = passage.text[end - length : end]
        if words in offices:
            mine = [office.title[language].text for office in person.offices if language in office.title]
            foreign = bool(mine) and person.id not in offices[words] and not any(_meets(words, each) for each in mine)
            return Title(end - length, end, person, words, words, False, None) if foreign else None
    return None


def stands_with_office(text: str, start: int, end: int, person: str, language: str, desk: Desk) -> bool:
    """Whether what stands from `start` to `end` has right before or behind it the noun of an office of a person."""
    offices = next((each.offices for each in desk.registry.people if each.id == person), ())
    held = [office.title[language].text for office in offices if language in office.title]
    roles = [role for role in _ROLES.get(language, "").split() if any(role in title for title in held)]
    return any(text.endswith(role, 0, start) or text.startswith(role, end) for role in roles)


def _meets(words: str, office: str) -> bool:
    """Whether one of two titles is the other with something left out."""
    return _is_within(words, office) or _is_within(office, words)


@lru_cache(maxsize=8)
def _offices(desk: Desk, language: str) -> dict[str, frozenset[str]]:
    """The people of each office, by its title."""
    found: dict[str, frozenset[str]] = {}
    for person in desk.registry.people:
        for office in person.offices:
            if language in office.title:
                title = office.title[language].text
                found[title] = found.get(title, frozenset()) | {person.id}
    return found


def _after(passage: Passage, mention: Mention, person: Person) -> Iterator[Title]:
    """The title behind a name, as Chinese, Japanese and Korean have it: nothing but a few letters between."""
    language = passage.language
    if language not in _LETTERS:
        return
    found = re.compile(f" ?((?:第一)?{_LETTERS[language]}{{0,2}}?)({_any_role(language)})").match(
        passage.text, mention.end
    )
    if found and (not found[1] or found[1].strip()[-1:] == _VICE[language]):
        words = found[0].strip()
        yield Title(found.end() - len(words), found.end(), person, words, found[2], bool(found[1]), None)


def _any_role(language: str) -> str:
    roles = [role.replace("|", " ") for role in _ROLES[language].split()]
    return "|".join(sorted(roles, key=len, reverse=True))


def is_persons(title: Title, language: str, desk: Desk) -> bool | None:
    """Whether a title is one of the person's; None when the registry does not tell."""
    offices = [office.title[language].text for office in title.person.offices if language in office.title]
    if not offices:
        return None
    if title.words == title.role and len(title.words) >= _SHORTEST and title.role in _offices(desk, language):
        return any(_meets(title.words, office) for office in offices)
    if any(_agrees(title, office, language, desk) for office in offices):
        return True
    same_role = any(title.role.casefold() in office.casefold() for office in offices)
    return False if same_role or title.role in _SINGLE else None


def _agrees(title: Title, office: str, language: str, desk: Desk) -> bool:
    if title.role.casefold() not in office.casefold():
        return False
    vice = re.search(f"{_VICE[language]}{title.role}", office, re.IGNORECASE) is not None
    if vice != title.vice:
        return False
    mentions = lexicon(desk, language).mentions(office)
    regions = {name.id for mention in mentions for name in mention.names if name.sort in ("region", "short")}
    if title.region and regions and title.region not in regions:
        return False
    if language not in _LETTERS:
        return True
    own = office[mentions[-1].end if mentions and mentions[-1].end < len(office) else 0 :]
    return _is_within(title.words, office) or _is_within(own, title.words)


def _is_within(part: str, whole: Iterable[str]) -> bool:
    rest = iter("".join(whole).replace(" ", ""))
    return all(character in rest for character in part.replace(" ", ""))
