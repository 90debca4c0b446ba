"""Shortenings: official names that have lost a part, or got one, and are none that the registry knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from galley.likeness import edits
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.naming.cuts import cuts
from galley.proof.naming.phrases import cut_phrases
from galley.proof.shelf.lexicon import Mention, lexicon

_TAILS = {
    "zh": (
        "特别自治道",
        "特别自治市",
        "广域市",
        "特别市",
        "联合会",
        "基金会",
        "研究所",
        "研究院",
        "委员会",
        "银行",
        "协会",
        "大会",
    ),
    "ja": (
        "特別自治道",
        "特別自治市",
        "広域市",
        "特別市",
        "自治体連合",
        "財団",
        "研究所",
        "研究院",
        "委員会",
        "銀行",
        "協会",
    ),
    "ko": (
        "특별자치도",
        "특별자치시",
        "광역시",
        "특별시",
        "자치단체연합",
        "재단",
        "연구소",
        "연구원",
        "위원회",
        "은행",
        "협회",
    ),
}
_LISTED = {"zh": "、和与及以及", "ja": "、と及び", "ko": ",， 및와과"}
_NOT_BEHIND = "(?![民場场长長政街区區内內厅庁청장내])"
"""What makes another word of 市 and its like: citizens, a market, a mayor, streets."""
_HAN = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff\uac00-\ud7a3·・ー]+")
_DOTS = re.compile(r"[·・\s]")
_QUOTED_NAME = re.compile(r"«([^«»]{4,80})»")
_LOWER_NAME = re.compile(r"[A-Z][\w-]*(?:(?:,? and| of| on|,)? [A-Z][\w-]*)*")


@dataclass(frozen=True, slots=True)
class Shortening:
    """The characters from `start` to `end` are not quite `full`."""

    start: int
    end: int
    full: str
    sure: bool


def shortenings(passage: Passage, desk: Desk) -> Iterator[Shortening]:
    """What is an official name cut short, in a passage."""
    text, language = passage.text, passage.language
    mentions = lexicon(desk, language).mentions(text)
    if language in _TAILS:
        found = [*_committees_listed(text, desk, language, mentions), *_cut_short(text, desk, language, mentions)]
        cut = cuts(text, desk, language, mentions)
    else:
        found = [*_committees_named(text, desk, language)]
        cut = cut_phrases(text, desk, language, mentions)
    yield from found
    for start, end, full in cut:
        if not any(each.start < end and start < each.end for each in found):
            yield Shortening(start, end, full, sure=False)


@lru_cache(maxsize=8)
def _committee_names(desk: Desk, language: str) -> tuple[str, tuple[str, ...], str]:
    """What stands before a committee's name in its title, the names with the former ones, and what stands after."""
    pattern = desk.registry.committee_title.get(language)
    before, _, after = (pattern.text if pattern else "").partition("{name}")
    names = []
    for committee in desk.registry.committees:
        for each in (committee.name, *(former.name for former in committee.former)):
            if language in each:
                names += [each[language].text, *each[language].variants]
    return before.strip(" «“"), tuple(names), after.strip(" »”")


def _committees_listed(text: str, desk: Desk, language: str, mentions: list[Mention]) -> Iterator[Shortening]:
    """The names before the common noun, also where several share it: 防灾、人寿医疗专门委员会."""
    _, names, noun = _committee_names(desk, language)
    if not noun or not names:
        return
    for match in re.finditer(re.escape(noun), text):
        end = match.start()
        while end:
            start = _name_start(text, end, language)
            part = text[start:end]
            full = _full_name(part, names)
            taken = any(mention.start <= start and end <= mention.end for mention in mentions)
            if full and not taken:
                at = end - len(_tail_of(part, full))
                yield Shortening(at, end, full, sure=True)
            if not start or text[start - 1] not in _LISTED[language] or not (full or _ends_with_name(part, names)):
                break
            end = start - 1


def _name_start(text: str, end: int, language: str) -> int:
    """Where the run of letters that ends at `end` begins."""
    start = end
    while start and _HAN.fullmatch(text[start - 1]) and text[start - 1] not in _LISTED[language]:
        start -= 1
    return start


def _ends_with_name(part: str, names: tuple[str, ...]) -> bool:
    bare = _DOTS.sub("", part)
    return any(bare.endswith(_DOTS.sub("", name)) for name in names)


def _full_name(part: str, names: tuple[str, ...]) -> str | None:
    """The committee whose name, cut short, a part ends with; None where a whole name stands."""
    if _ends_with_name(part, names):
        return None
    found = [name for name in names if _tail_of(part, name)]
    return max(found, key=lambda name: len(_tail_of(part, name)), default=None)


def _tail_of(part: str, full: str) -> str:
    """The end of `part` that is `full` with some characters left out: its first two and more than half of all."""
    for start in range(max(len(part) - len(full), 0), len(part) - 2):
        tail = part[start:]
        if tail.startswith(full[:2]) and 2 * len(tail) >= len(full) and _is_within(tail, full):
            return tail
    return ""


def _is_within(part: str, full: str) -> bool:
    """Whether the characters of `part` stand in `full` in the same order."""
    rest = iter(full)
    return len(part) < len(full) and all(character in rest for character in part)


@lru_cache(maxsize=8)
def _official(desk: Desk, language: str) -> dict[str, tuple[str, ...]]:
    """The official names of organisations and regions by the common noun they end with."""
    found: dict[str, tuple[str, ...]] = {}
    for name in lexicon(desk, language).names:
        tail = next((tail for tail in _TAILS[language] if name.text.endswith(tail)), None)
        if tail and name.sort in ("organisation", "region") and len(name.text) > len(tail) + 1:
            found[tail] = (*found.get(tail, ()), name.text)
    return found


def _cut_short(text: str, desk: Desk, language: str, mentions: list[Mention]) -> Iterator[Shortening]:
    """Names with their first characters and their common noun, but not all between."""
    known = lexicon(desk, language).by_text
    official = _official(desk, language)
    for match in _tails(language).finditer(text):
        if any(
            each.start <= match.start() and match.end() <= each.end and each.end - each.start > len(match[0])
            for each in mentions
        ):
            continue
        for name in official.get(match[0], ()):
            start = text.rfind(name[:2], max(match.end() - len(name), 0), match.start())
            part = text[start : match.end()] if start >= 0 else ""
            if part and part not in known and _is_within(part, name):
                yield Shortening(start, match.end(), name, sure=name[:3] == part[:3])
                break
    pattern, full = _plain_cities(desk, language)
    for match in pattern.finditer(text):
        yield Shortening(match.start(), match.end(), full[match[0]], sure=False)


@lru_cache(maxsize=8)
def _tails(language: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_TAILS[language], key=len, reverse=True)))


@lru_cache(maxsize=8)
def _plain_cities(desk: Desk, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Short names of regions with the last character of their common noun, as 罗先市 for 罗先特别市, and the names."""
    known = lexicon(desk, language).by_text
    found: dict[str, str] = {}
    for region in desk.registry.regions:
        full, short = region.name.get(language), (region.short or {}).get(language)
        tail = next((tail for tail in _TAILS[language] if full and full.text.endswith(tail)), None)
        if full and short and tail and short.text + tail == full.text and short.text + tail[-1] not in known:
            found[short.text + tail[-1]] = full.text
    return re.compile(f"(?:{'|'.join(found) or '(?!)'}){_NOT_BEHIND}"), found


def _committees_named(text: str, desk: Desk, language: str) -> Iterator[Shortening]:
    """The name in quotation marks beside the common noun, or behind it in English."""
    before, names, after = _committee_names(desk, language)
    known = frozenset(name.casefold() for name in names)
    for start, end in _named(text, before, after, language, names):
        part = text[start:end]
        if part.casefold() in known or any(part.casefold().startswith(name) for name in known):
            continue
        full = next((name for name in names if _is_like(part, name)), None)
        if full:
            yield Shortening(start, end, full, sure=False)


def _named(text: str, before: str, after: str, language: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    if language == "en":
        for match in re.finditer(re.escape(before) + r"\s+(?:the\s+)?", text) if before else ():
            name = _LOWER_NAME.match(text, match.end())
            if name:
                yield name.span()
        return
    noun = (after or before).casefold()[:6]
    for match in _QUOTED_NAME.finditer(text) if names else ():
        around = text[max(match.start() - 16, 0) : match.start()] + text[match.end() : match.end() + 16]
        if noun and noun in around.casefold():
            yield match.span(1)


def _is_like(part: str, full: str) -> bool:
    """Whether two names share most of their words, or all but two letters."""
    ours, theirs = set(_words(part)), set(_words(full))
    return edits(part.casefold(), full.casefold()) <= 2 or (len(ours & theirs) * 3 >= len(theirs) * 2 and ours < theirs)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", name.casefold()) if len(word) > 2 and word != "and"]
