"""When and where a sentence says that the meeting it names was held."""

from __future__ import annotations

import re
from dataclasses import dataclass

from galley.proof.copy.passage import Passage
from galley.proof.counting.schedule import Held
from galley.proof.finding import Span
from galley.proof.shelf.dates import DateMention, dates

_HELD = {
    "zh": r"召开|举行|举办|主办",
    "ja": r"開催|開かれ|主催|開いた",
    "ko": r"개최|열렸|열린|열리|열었",
    "en": r"\b(?:held|hold|holds|took place|takes? place|hosted|host|hosts|convened?)\b",
    "ru": r"состоя[лв]|состоит?ся|пров[её]л|провед[её]|проходил|прош[её]л|прошла|прошло|провела",
    "mn": r"зохион байгуул|хуралдса|хуралда|болсон|болов|болж|болох|боллоо",
}
_OPENED = re.compile(
    r"开幕|闭幕|筹备|開会|開幕|閉幕|準備|개막|폐막|준비|\bopen|\bclos|\bprepar|откры|закры|подготов|нээ(?:гд|лт)|хаа(?:гд|лт)|бэлтгэ"
)
"""Words for a part of a meeting, whose day is not that of the whole."""
_ITS_FIRST_OR_LAST = re.compile(
    r"开幕|闭幕|開幕|閉幕|개막|폐막|\b(?:opened|closed)\b|откры(?:л|т)|закры(?:л|т)|нээгдэ|хаагда"
)
"""Words for the beginning or end of a meeting, which lie within its days."""
_BEGAN = re.compile(r"开始|始ま|시작|\bbeg[au]n|\bstarted|\bнача|эхэл")
_ENDED = re.compile(r"结束|終わ|終了|끝|종료|마쳤|\bended|\bconcluded|заверш|законч|окончи|дуус|өндөрл")
_WHERE = {
    "zh": r"[在于](?P<where>[^，。、；在于]{2,24}?)(?:隆重|成功|共同)*(?:召开|举行|举办)",
    "ja": r"(?P<where>[^、。は]{2,20}?)(?:において|で)開催",
    "ko": r"(?P<where>[^,.]{2,24}?)에서 (?:개최|열)",
    "en": r"\bheld in (?P<where>[^,.;]{3,40})",
}
_VERB_FIRST = ("en", "ru")
"""Languages whose verb stands before the date."""
_BRACKETS = re.compile(r"\s?[(（](?P<inside>[^()（）]{3,60})[)）]")
_MONTH = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\.\s?(?P<month>\d{1,2})(?!\d)\s*(?P<where>.*)")
_LINKED_BEFORE = re.compile(r"[年년]?\s?(?:的|の|に|の?第|의|болох|болсон)?\s?")
_LINKED_BEHIND = re.compile(r"\s?(?:in|of|on|от|в|на)?\s?")


@dataclass(frozen=True, slots=True)
class Telling:
    """When and where; not `sure` where the words only suggest it."""

    held: Held | None
    where: Span | None
    sure: bool = True


def in_brackets(passage: Passage, at: int) -> Telling | None:
    """The date, and perhaps the place, in brackets right behind a name: (1996. 9 庆尚北道), (21–24 October)."""
    brackets = _BRACKETS.match(passage.text, at)
    if brackets is None:
        return None
    inside, by = brackets["inside"], brackets.start("inside")
    if (month := _MONTH.fullmatch(inside)) and not re.search(r"\d", month["where"]):
        span = Span(passage, by + month.start("year"), by + month.end("month"))
        where = Span(passage, by + month.start("where"), by + month.end("where")) if month["where"] else None
        return Telling(Held((int(month["year"]), int(month["month"]), None), None, span), where)
    told = dates(inside, passage.language)
    return Telling(_held(told[0], passage, by), None) if len(told) == 1 else None


def in_clause(passage: Passage, start: int, clause: str, name: tuple[int, int]) -> Telling:
    """What a clause, which begins at `start`, tells of the meeting that it names at `name`."""
    language = passage.language
    told = [each for each in dates(clause, language) if not name[0] <= each.start < name[1]]
    if (both := _begun_and_ended(clause, told)) is not None:
        return Telling(_joined(*both, passage, start), None, False)
    if not re.search(_HELD.get(language, r"(?!)"), clause):
        beside = [each for each in told if _is_linked(clause, each, name)]
        if not beside and len(told) == 1 and told[0].last is None and _ITS_FIRST_OR_LAST.search(clause):
            beside = told
        return Telling(_held(beside[0], passage, start), None, False) if len(beside) == 1 else Telling(None, None)
    told = [each for at, each in enumerate(told) if not _is_of_a_part(clause, language, told, at)]
    held = _held(told[0], passage, start) if len(told) == 1 else None
    where = re.search(_WHERE.get(language, r"(?!)(?P<where>)"), clause)
    span = Span(passage, start + where.start("where"), start + where.end("where")) if where else None
    return Telling(held, span if not _OPENED.search(clause) else None)


def _is_of_a_part(clause: str, language: str, told: list[DateMention], at: int) -> bool:
    """Whether the verb that a date goes with says that something was opened, closed or prepared."""
    before = clause[told[at - 1].end if at else 0 : told[at].start]
    behind = clause[told[at].end : told[at + 1].start if at + 1 < len(told) else len(clause)]
    first, then = (before, behind) if language in _VERB_FIRST else (behind, before if not at else "")
    verb, part = re.search(_HELD[language], first), _OPENED.search(first)
    if verb or part:
        return part is not None and (verb is None or (language not in _VERB_FIRST and part.start() < verb.start()))
    return _OPENED.search(then) is not None


def _begun_and_ended(clause: str, told: list[DateMention]) -> tuple[DateMention, DateMention] | None:
    """The two days of “began on 21 October and ended on 24 October”."""
    began, ended = _BEGAN.search(clause), _ENDED.search(clause)
    if len(told) != 2 or not began or not ended or told[0].last or told[1].last or began.start() > ended.start():
        return None
    return told[0], told[1]


def _joined(first: DateMention, last: DateMention, passage: Passage, by: int) -> Held:
    year, month, day = (own or other for own, other in zip(last.first, first.first, strict=True))
    return Held(first.first, (year, month, day), Span(passage, by + first.start, by + last.end))


def _is_linked(clause: str, date: DateMention, name: tuple[int, int]) -> bool:
    """Whether a date is an attribute of the name right beside it: the 10th Meeting in 2015."""
    if date.end <= name[0]:
        return _LINKED_BEFORE.fullmatch(clause, date.end, name[0]) is not None
    return _LINKED_BEHIND.fullmatch(clause, name[1], date.start) is not None


def _held(date: DateMention, passage: Passage, by: int = 0) -> Held:
    return Held(date.first, date.last, Span(passage, by + date.start, by + date.end))
