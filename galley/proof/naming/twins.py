"""Twins: two spellings, in one text, of what is likely one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from galley.likeness import alike, edits
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Span
from galley.proof.naming.neighbours import Words
from galley.proof.shelf.lexicon import Name, lexicon
from galley.proof.shelf.pronunciation import kindred_sound, near_sound

_QUOTED = re.compile(r"“([^“”]+)”|《([^《》]+)》|「([^「」]+)」|『([^『』]+)』|«([^«»]+)»|‘([^‘’]{9,})’")
_DIGITS = re.compile(r"[\d一二三四五六七八九十]")
_SPACE = re.compile(r"\s+")
_SHORTEST_QUOTED = {"zh": 6, "ja": 8, "ko": 8}
_SHORTEST_SPACED = 14
_ALIKE, _ALIKE_LONG, _LONG = 0.8, 0.7, 14

_TRANSCRIBING = (
    "阿埃艾爱安昂奥澳巴白班邦保鲍贝本比彼别宾波伯博布查达大代戴丹道德登邓迪蒂丁东都杜顿多厄尔恩法凡范菲费芬丰佛夫弗福富"
    "盖甘冈戈格根贡古瓜哈海汉豪赫亨洪胡华霍基吉加贾简姜杰捷金津京卡凯坎康考柯科可克肯库夸昆拉莱赖兰朗劳勒雷里理利立连"
    "列林琳龙隆卢鲁伦罗洛马迈麦曼芒毛梅门蒙米密敏明缪莫默姆木穆纳娜内尼涅宁纽努诺欧帕派潘庞佩彭皮平珀普齐奇恰钱乔切钦"
    "琼丘曲仁日茹瑞萨塞赛桑瑟森沙尚绍舍申圣施什史舒斯司苏索塔泰坦汤唐特腾提廷图托瓦万旺威韦维魏温文沃乌武西希锡夏香肖歇"
    "谢辛兴休雪雅亚延扬耶叶伊因英尤于约泽扎詹张哲珍朱卓兹茨佐"
)
"""The characters that Chinese writes foreign names with."""
_TRANSCRIBED = re.compile(f"[{_TRANSCRIBING}]{{3,}}")
_TOWN = re.compile(f"([{_TRANSCRIBING}]{{3,8}})(市|县|郡|苏木|河|湖|岛)")
_EVENT = re.compile(
    "论坛|博览会|研讨会|洽谈会|峰会|大会|联合会|基金会|财团|协会|研究所|フォーラム|シンポジウム|포럼|박람회"
)
_FILLING = frozenset({"地区", "国家", "区域", "各国", "国际", "地域", "지역", "국제"})
_PAPER = re.compile(r"([\u3400-\u9fff]{2})(备忘录|协议书|意向书|覚書|協定書)")
_CAPITALISED = re.compile(r"\b[A-ZА-ЯЁӨҮ][\w’'-]{6,}")

Spellings = dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Twins:
    """`spans` are written otherwise than `others`; those are told more often, or first. `sure` is a likely fault."""

    spans: tuple[Span, ...]
    others: tuple[Span, ...]
    sure: bool


def quoted(passages: Iterable[Passage]) -> Spellings:
    """What stands in quotation marks, each with its places; white space does not tell two apart."""
    found: Spellings = {}
    for passage in passages:
        for match in _QUOTED.finditer(passage.text):
            group = match.lastindex or 0
            span = Span(passage, match.start(group), match.end(group))
            found.setdefault(_SPACE.sub(" ", span.text.strip()), []).append(span)
    return found


def quoted_twins(passages: Sequence[Passage], desk: Desk, language: str) -> Iterator[Twins]:
    """Themes, titles and programmes that are quoted in two ways."""
    shortest = _SHORTEST_QUOTED.get(language, _SHORTEST_SPACED)
    spellings = {text: spans for text, spans in quoted(passages).items() if len(text) >= shortest}
    registered = lexicon(desk, language).by_text
    texts = list(spellings)
    for one, other in alike(texts, _ALIKE_LONG):
        a, b = texts[one], texts[other]
        if _are_twins(a, b) and not any(_is_theme(each, registered) for each in (a, b)):
            right = a if a in registered else b if b in registered else None
            yield _twins(spellings, a, b, _is_sure(a, b), right)


def _is_theme(text: str, registered: dict[str, tuple[Name, ...]]) -> bool:
    """Whether it is a theme of the registry, with which quotations are compared by themselves."""
    return any(name.sort == "theme" for name in registered.get(text, ()))


def _are_twins(one: str, other: str) -> bool:
    if one in other or other in one or _DIGITS.sub("", one) == _DIGITS.sub("", other):
        return False
    longer = max(len(one), len(other))
    alike_enough = 1 - edits(one, other) / longer >= (_ALIKE_LONG if longer >= _LONG else _ALIKE)
    return alike_enough or sorted(one) == sorted(other)


def _is_sure(one: str, other: str) -> bool:
    return edits(one, other) <= 2 or sorted(one) == sorted(other) or min(len(one), len(other)) > 2 * _LONG


def _twins(spellings: Spellings, one: str, other: str, sure: bool = True, right: str | None = None) -> Twins:
    """The rarer spelling against the other; of two as frequent the later one; never the one that is `right`."""
    if right == other or (right is None and len(spellings[other]) > len(spellings[one])):
        one, other = other, one
    return Twins(tuple(spellings[other]), tuple(spellings[one]), sure)


def transcribed_twins(passages: Sequence[Passage], desk: Desk) -> Iterator[Twins]:
    """Foreign names of people that Chinese characters transcribe in two ways."""
    spellings = _outside_names(passages, desk, _TRANSCRIBED, 4)
    words = Words(spellings)
    places = {text: at for at, text in enumerate(spellings)}
    for at, text in enumerate(spellings):
        for other in words.near(text):
            if len(text) == len(other) and places[other] > at and _sound_alike(text, other):
                yield _twins(spellings, text, other)


def _sound_alike(one: str, other: str) -> bool:
    return all(a == b or near_sound(a, b) or kindred_sound(a, b) for a, b in zip(one, other, strict=True))


def town_twins(passages: Sequence[Passage], desk: Desk) -> Iterator[Twins]:
    """Towns of one region whose names begin and end alike and differ in one or two characters between."""
    spellings = _outside_names(passages, desk, _TOWN, 4)
    heads: dict[str, list[str]] = {}
    for text in spellings:
        heads.setdefault(text[:2] + text[-1], []).append(text)
    for texts in heads.values():
        for at, text in enumerate(texts):
            for other in texts[at + 1 :]:
                near = edits(text, other) <= (1 if len(text) == len(other) else 2)
                if near and _regions(spellings[text], desk) & _regions(spellings[other], desk):
                    yield _twins(spellings, text, other)


def _regions(spans: list[Span], desk: Desk) -> set[str]:
    """The regions that the passages of some spans speak of."""
    return {
        name.id
        for span in spans
        for mention in lexicon(desk, span.passage.language).mentions(span.passage.text)
        for name in mention.names
        if name.sort in ("region", "short")
    }


def _outside_names(passages: Iterable[Passage], desk: Desk, pattern: re.Pattern[str], shortest: int) -> Spellings:
    """What a pattern finds where no name of the registry stands."""
    found: Spellings = {}
    for passage in passages:
        mentions = lexicon(desk, passage.language).mentions(passage.text) if pattern.search(passage.text) else []
        for match in pattern.finditer(passage.text):
            taken = any(mention.start < match.end() and match.start() < mention.end for mention in mentions)
            if not taken and len(match[0]) >= shortest:
                found.setdefault(match[0], []).append(Span(passage, match.start(), match.end()))
    return found


def title_twins(passages: Sequence[Passage]) -> Iterator[Twins]:
    """Events and bodies whose name is told once with and once without a word like 地区 inside it."""
    short: dict[tuple[str, str], list[Span]] = {}
    full: dict[tuple[str, str], list[Span]] = {}
    for passage in passages:
        for match in _EVENT.finditer(passage.text):
            for at in range(max(match.start() - 2, 3), match.start()):
                end = passage.text[at : match.end()]
                short.setdefault((passage.text[at - 3 : at], end), []).append(Span(passage, at - 3, match.end()))
                if at >= 5 and passage.text[at - 2 : at] in _FILLING:
                    key = (passage.text[at - 5 : at - 2], end)
                    full.setdefault(key, []).append(Span(passage, at - 5, match.end()))
    for key in [key for key in short if key in full]:
        if key[0].isalpha() and len(key[1]) > 3:
            yield Twins(tuple(short[key]), tuple(full[key]), sure=True)


def paper_twins(passages: Sequence[Passage], desk: Desk, language: str) -> Iterator[Twins]:
    """Papers between the same two bodies that are called by the same noun with another word before it."""
    spellings: Spellings = {}
    bodies: dict[str, list[set[str]]] = {}
    for passage in passages:
        for match in _PAPER.finditer(passage.text):
            spellings.setdefault(match[0], []).append(Span(passage, match.start(), match.end()))
            mentions = lexicon(desk, language).mentions(passage.text)
            named = {
                name.id for each in mentions for name in each.names if name.sort in ("organisation", "abbreviation")
            }
            bodies.setdefault(match[0], []).append(named)
    for one, other in combinations(spellings, 2):
        same = any(len(a & b) > 1 for a in bodies[one] for b in bodies[other])
        if same and one[2:] == other[2:]:
            yield _twins(spellings, one, other)


def capitalised_twins(passages: Sequence[Passage], desk: Desk, language: str) -> Iterator[Twins]:
    """Proper names in Latin or Cyrillic letters that differ in one letter and that the registry does not have."""
    spellings: Spellings = {}
    for passage in passages:
        for match in _CAPITALISED.finditer(passage.text):
            if not match[0].isupper():
                spellings.setdefault(match[0], []).append(Span(passage, match.start(), match.end()))
    known = {word for name in lexicon(desk, language).names for word in name.text.split()}
    words = Words(word for word in spellings if word not in known)
    for text in (text for text in spellings if text not in known):
        for other in words.near(text):
            if text < other and _differ_inside(text, other):
                yield _twins(spellings, text, other, sure=False)


def _differ_inside(one: str, other: str) -> bool:
    """Whether two words differ neither in their first letter nor in what may be an ending."""
    return one[:1] == other[:1] and one[-3:] == other[-3:]
