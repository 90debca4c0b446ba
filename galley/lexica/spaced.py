"""Spaces: what stands in one with the word before it and has to stand apart, and what stands apart and has to stand close, in Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from galley.lexica.dictionaries import Dictionary, dictionary
from galley.lexica.hanging import Clash
from galley.lexica.morphemes import Morpheme, has_morphemes, parsed

_LONGEST = 40
"""More letters on end are no word."""
_RUN = re.compile(f"[가-힣]{{1,{_LONGEST}}}")
_BEFORE = re.compile("[가-힣]*$")
_NOUNS = ("NNG", "NNP", "NNB", "NP", "NR")
_BEGINNING = (*_NOUNS, "VV", "VA", "VX", "MM", "MAG")
_DEPENDENT = ("중", "시", "외", "등", "겸", "내", "때문")
"""Dependent nouns that stand behind nouns."""
_BEHIND_UNITS = ("이상", "이하", "이내", "미만", "초과", "동안")
_SERVED = re.compile(
    "에|필요|쓰이?|쓸|사용|이용|활용|도움|기여|이바지|일조|공헌|실패|성공|합의|걸리|들|들이|들어가|드|크|중요|결정|핵심|집중|주력|중점|초점|앞장서"
    "|힘쓰|힘|노력|최선|몰두|전념|충분|부족|오류|어려움|어렵|한계|역할|목적|목표|의의|적합|적절|유용|유리|유익|효과|방해|걸림돌|그치|모든|온|많|최소|적어도|약"
)
"""What begins the words behind 데 that say what something is for, or takes: behind others 는데 may be an ending."""
_LASTING = ("년", "해", "개월", "달", "주", "주일", "일", "시간", "분", "초")
"""Units of time that last, behind which 간 is a suffix."""
_EITHER = ("만", "듯", "법", "척", "체", "양", "뻔")
"""Those that may stand close where 하다 or 싶다 follows."""
_ENDINGS = ("지", "적", "리")
"""Those that are endings or suffixes as well."""
_NUMBERS = ("한", "두", "세", "네", "스무", "한두", "서너", "몇", "첫")
_TENS = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_UNITS = ("하나", "둘", "셋", "넷", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_DETERMINERS = (*_NUMBERS, "각", "몇몇", "여러", "모든", "온갖", "이런", "그런", "저런", "어떤", "어느", "아무", "다른")
"""Words before nouns that are no prefixes as well."""
_SUFFIXES = ("들", "씩", "별", "용", "당")
_WORTH = ("짜리", "어치")
"""Suffixes of amounts, which the parser also takes for nouns behind what counts them."""
_BARE = ("을", "를", "은", "는", "의", "와", "과")
"""Particles of a letter that are no words."""


@lru_cache(maxsize=1 << 14)
def clashes(language: str, text: str) -> tuple[Clash, ...]:
    """What has to stand `apart` from what is before it, or `close` to it; nothing in languages without a parser or a dictionary."""
    known = dictionary(language) if has_morphemes(language) else None
    return tuple(_clashes(text, known)) if known else ()


def _clashes(text: str, known: Dictionary) -> Iterator[Clash]:
    morphemes = parsed(text).morphemes
    around = zip(
        ("", *(each.tag for each in morphemes)), morphemes, morphemes[1:], (*morphemes[2:], None), strict=False
    )
    for at, (before, one, two, behind) in enumerate(around):
        run = _RUN.match(text, two.start)
        if run is None:
            continue
        if two.start == one.end:
            goes_on = two.text in _EITHER and behind is not None and behind.text in ("하", "싶")
            if (
                not goes_on
                and _has_to_part(before, one, two, behind.text if behind else "")
                and _are_words(text, one, two, run.end(), known)
            ):
                yield Clash("apart", two.start, min(two.end, run.end()), one.text)
        elif (
            text[one.end : two.start] == " "
            and (one.text not in _TENS or one.start == 0 or _RUN.match(text, one.start - 1) is None)
            and _has_to_join(before, one, two, _within(morphemes, at + 1, run.end()))
        ):
            yield Clash("close", one.end, min(two.end, run.end()), one.text)


def _within(morphemes: Sequence[Morpheme], first: int, end: int) -> Sequence[str]:
    """The tags of the morphemes from a number on, as far as a place."""
    last = first
    while last < len(morphemes) and morphemes[last].start < end:
        last += 1
    return [each.tag for each in morphemes[first:last]]


def _are_words(text: str, one: Morpheme, two: Morpheme, end: int, known: Dictionary) -> bool:
    """Whether the dictionary has what stands before and behind a joint and not both in one; behind 야, 안 and 못 a verb stands in any case, and 데, which is an ending too, is what the parser says."""
    start = two.start - len(_BEFORE.findall(text[max(two.start - _LONGEST, 0) : two.start])[0])
    if one.tag == "MAG" or two.text == "데" or "야" in text[start : two.start][-2:]:
        return True
    is_counted = two.tag == "NNB" and (one.tag in ("MM", "NR", "NNB") or two.text in ("수", "만"))
    parts = () if is_counted else (text[start : two.start], text[two.start : end])
    return all(map(known.has, parts)) and not known.has(text[start:end])


def _has_to_part(before: str, one: Morpheme, two: Morpheme, behind: str) -> bool:
    """Whether a word begins with the second of two morphemes."""
    if one.tag == "ETM":
        if two.text == "데":
            return one.text == "는" and before in ("VV", "XSV", "VX") and _SERVED.fullmatch(behind) is not None
        since = two.text == "지" and one.text in ("은", "ᆫ") and before in ("VV", "VX", "XSV")
        return since or (two.tag in _BEGINNING and two.text not in _ENDINGS)
    if one.tag in ("MM", "NR"):
        return two.tag in ("NNG", "NNB") and (one.tag == "NR" or one.text in _DETERMINERS)
    if one.tag == "MAG":
        return one.text in ("안", "못") and two.tag in ("VV", "VA", "VX") and two.text not in ("되", "하")
    if one.tag == "EC":
        return two.tag in ("VV", "VA", "VX") and one.text[-1] not in "아어여다"
    if one.tag in ("NNG", "NNP", "ETN") and before != "SN":
        usual = two.tag == "NNB" and two.text in _DEPENDENT and len(one.text) > 1
        owned = two.tag == "VA" and two.text in ("있", "없") and one.tag == "NNG"
        return usual or owned or two.text == "때문" or (one.tag == "ETN" and two.text == "전")
    if before in ("SN", "NR", "MM") and two.text == "만" and two.tag == "NNB":
        return True
    if before == "SN" and two.text in _BEHIND_UNITS:
        return True
    if one.tag == "NNB":
        return two.text == "동안" or (one.text == "수" and two.text in ("있", "없"))
    return one.tag[0] == "J" and two.tag in _BEGINNING and (len(two.text) > 1 or (one.text == "만" and two.tag == "VX"))


def _has_to_join(before: str, one: Morpheme, two: Morpheme, tags: Sequence[str]) -> bool:
    """Whether the second of two morphemes goes on with the word of the first; `tags` are of it and those in one with it."""
    if two.text == "지" and one.tag == "ETM":
        return one.text in ("는", "ᆯ", "을", "던") or before in ("VA", "XSA", "VCP")
    if one.tag == "EC":
        return (
            two.tag == "VX" and one.text in ("어", "아") and (two.text == "지" or (two.text == "하" and before == "VA"))
        )
    if two.tag == "EP":
        return one.tag in ("VV", "VA", "VX", "XSV")
    if one.tag[0] == "J" or one.tag == "EF":
        return two.tag[0] == "J" and two.text != "보다" and (two.end - two.start > 1 or two.text == one.text)
    if (one.text, two.text) == ("이", "번") or (one.text in _TENS and two.text in _UNITS):
        return one.tag in ("MM", "NR")
    if two.tag == "NNB" and (one.text == "매" or (two.text == "간" and one.text in _LASTING)):
        return one.tag == "MM" or before in ("SN", "NR", "MM")
    if one.tag == "SN":
        return two.text == "여" and two.tag == "XSN"
    if one.tag not in (*_NOUNS, "XSN", "XR"):
        return False
    if two.tag[0] == "J":
        return all(tag[0] in "JE" or tag == "VCP" for tag in tags) and (two.end - two.start > 1 or two.text in _BARE)
    if two.tag == "XSN" or (one.tag == "NNB" and two.text in _WORTH):
        return two.text in (*_SUFFIXES, *_WORTH)
    goes_on = all(tag[0] in "EVXJ" for tag in tags)
    return two.tag in ("XSV", "XSA", "VCP") and len(one.text) > 1 and goes_on
