"""Frames of Chinese sentences: words of a clause that ask for others, which are missing, too many, of another kind or in another place.

The words have the parts of speech that the tagger finds; a language is read that has a tagger and, in `classes.yaml`, `heads`. Sources: 吕叔湘, 现代汉语八百词, on 了, 过, 被, 把, 在, 由, 和, 们
and measure words; 邵敬敏, 现代汉语通论, on faulty sentences; lists of 病句 for examinations and officials.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from galley.lexica.hanging import Clash
from galley.lexica.tagging import has_tagger, tagged
from galley.tongues import facts

SHORT = 3
"""A clause of no more words and marks has no frame."""
_STOPS = "，。；：！？…—\n"
_COUNTED = re.compile(
    r"(?:[\d一二两三四五六七八九十百千万几数多余]+)(?P<measure>[^\W\d一二两三四五六七八九十百千万几数多余])$"
)


Named = Mapping[str, Any]


class Word(NamedTuple):
    """A word with its part of speech and where it stands."""

    text: str
    tag: str
    start: int
    end: int


@lru_cache(maxsize=1 << 13)
def clashes(language: str, text: str) -> tuple[Clash, ...]:
    """What is told of a text, in the ways `head`, `frame`, `aspect`, `held`, `voice`, `order`, `joined`, `plural`, `turned` and `measure`."""
    named = _named(language)
    if not (has_tagger(language) and "heads" in named):
        return ()
    clauses = list(_clauses(_tagged(language, text)))
    found = [
        each
        for clause, behind in pairwise([*clauses, []])
        if len(clause) > SHORT
        for told in _TOLD
        for each in told(named, clause, behind)
    ]
    return tuple(sorted(found, key=lambda each: each[1:3]))


@cache
def _named(language: str) -> Named:
    """The classes of a language's words, and as `measured` of each noun the measure words that go with it."""
    found: dict[str, list[str]] = {}
    for measure, nouns in facts(language, "measures").items():
        for noun in nouns.split():
            found.setdefault(noun, []).append(measure)
    return {**facts(language, "classes"), "measured": found}


def _tagged(language: str, text: str) -> list[Word]:
    read = tagged(language, text)
    ends = [*(start - 1 for start in read.starts[1:]), len(read.line) - 1]
    tags = [read.line[start:end].rpartition("/")[2] for start, end in zip(read.starts, ends, strict=False)]
    return [Word(text[start:end], tag, start, end) for (start, end), tag in zip(read.spans, tags, strict=True)]


def _clauses(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The clauses of a text, each with the mark at its end."""
    clause = list[Word]()
    for word in words:
        clause.append(word)
        if word.text in _STOPS:
            yield clause
            clause = []
    if clause:
        yield [*clause, Word("", "X", clause[-1].end, clause[-1].end)]


def _heads(named: Named, clause: Sequence[Word], after: Sequence[Word]) -> Iterator[Clash]:
    """A verb whose object lacks its noun: 采取了提前转移群众, without 的措施."""
    strict = named["strict"].split()
    for at, word in enumerate(clause[:-3]):
        if (
            word.text in named["heads"]
            and word.tag == "V"
            and not (at and clause[at - 1].text in named["bound"].split())
        ):
            behind = [each for each in clause[at + 1 : -1] if each.tag not in ("UL", "UZ", "UG", "X")]
            said = "".join(each.text for each in (*behind, *after))
            led = next((each for each in behind if each.tag not in ("M", "Q", "D", "AD", "A")), word)
            ends = tuple(named["heads"][word.text].split())
            is_bare = (
                len(behind) > 1
                and led.tag in ("V", "VN")
                and len(led.text) > 1
                and led is not behind[-1]
                and (word.text in strict or behind[-1].tag in ("N", "NZ", "L", "I", "S", "NS", "J"))
            )
            if is_bare and not any(each in said for each in ends) and clause[-1].text not in "：？":
                yield Clash("head", word.start, word.end, ends[0])


def _frames(named: Named, clause: Sequence[Word], behind: Sequence[Word]) -> Iterator[Clash]:
    """What 在 begins and nothing ends: 在专家的指导，…"""
    first, last = clause[0], clause[-2] if len(clause) > 4 else clause[0]
    ended = {each: end for end, phrases in named["ends"].items() for each in phrases.split()}
    if (
        first.text in named["opens"].split()
        and last.text[-2:] in ended
        and clause[-1].text == "，"
        and behind
        and any(each.tag == "UJ" for each in clause[-6:-2])
        and not any(each.tag in ("F", "X") or each.text.endswith(tuple(named["sides"])) for each in clause[1:-1])
    ):
        closed = ended[last.text[-2:]]
        yield Clash("frame", last.start, last.end, closed, last.text + closed)


def _made(named: Named, clause: Sequence[Word], _: Sequence[Word]) -> Iterator[Clash]:
    """What 是由 begins and no 的 ends: 学校是由侨胞捐建，…"""
    said, last = "".join(each.text for each in clause[:-1]), clause[-2] if len(clause) > 3 else clause[0]
    begun, end = said.rfind(named["made"]), named["made-end"]
    if (
        begun >= 0
        and last.text.endswith(tuple(named["making"].split()))
        and end not in said[begun:]
        and clause[-1].text in "，。；"
    ):
        yield Clash("frame", last.start, last.end, end, last.text + end)


def _aspects(named: Named, clause: Sequence[Word], _: Sequence[Word]) -> Iterator[Clash]:
    """了 and 过 of what has not begun or goes on: 即将签署了协议."""
    for at, (word, done) in enumerate(pairwise(clause)):
        if (
            done.tag == "UZ"
            and at + 2 < len(clause)
            and clause[at + 2].tag == "UL"
            and len(word.text) > 1
            and word.tag == "V"
        ):
            yield Clash("aspect", done.start, done.end, clause[at + 2].text, "")
        if (
            done.text in named["done"].split()
            and done.tag in ("UL", "UG")
            and word.tag in ("V", "VN", "P")
            and at + 2 < len(clause)
            and clause[at + 2].tag != "X"
        ):
            before = list(_before(named, clause, at))
            for early in before:
                ahead = early.text in named["future"].split()
                going = early.text in named["present"].split() and before.index(early) == 0
                coming = early.text in named["coming"].split() and early.tag == "T"
                undone = early.text in named["undone"].split() and done.tag == "UL"
                if (ahead or coming or going or undone) and not (done.tag == "UG" and early.tag == "T"):
                    yield Clash("aspect", done.start, done.end, early.text, "")
                    break


def _before(named: Named, clause: Sequence[Word], at: int) -> Iterator[Word]:
    """The words before the verb at a place that belong to it, the nearest first."""
    return takewhile(
        lambda word: word.tag not in ("UJ", "UL", "UZ", "UG", "X", "V") and word.text not in named["parting"].split(),
        reversed(clause[:at]),
    )


def _held(named: Named, clause: Sequence[Word], _: Sequence[Word]) -> Iterator[Clash]:
    """A verb that holds its object, with a person as another: 见面了代表团成员."""
    holding, persons = named["holding"].split(), named["persons"].split()
    for at, word in enumerate(clause[:-2]):
        done = at + 1 + (clause[at + 1].text in named["done"].split())
        object_ = clause[min(done, len(clause) - 1)]
        is_person = (
            object_.text in persons
            or object_.tag == "R"
            or (object_.tag == "NR" and done > at + 1)
            or re.search("[员者民生师长友客表团]$", object_.text)
        )
        after = clause[min(done + 1, len(clause) - 1)]
        if (
            word.text in holding
            and is_person
            and object_.tag[0] in "NR"
            and (done > at + 1 or after.tag[0] == "V" or after.text in _STOPS)
        ):
            yield Clash("held", word.start, object_.end, word.text)


def _voices(named: Named, clause: Sequence[Word], _: Sequence[Word]) -> Iterator[Clash]:
    """被 with what says so already, or with 把: 被荣获称号."""
    received = named["received"].split()
    for at, word in enumerate(clause[:-1]):
        if word.text in named["passive"].split() and word.tag == "P":
            led = next((each for each in clause[at + 1 : -1] if each.tag not in ("D", "AD")), word)
            rest = clause[at + 1 : -1]
            is_object = (
                rest[-1:]
                and rest[-1] is not led
                and not any(each.text in named["then"].split() for each in rest[rest.index(led) + 1 :][:1])
            )
            if led.text in received and is_object:
                yield Clash("voice", word.start, word.end, led.text, "")
            disposal, pronouns = named["disposal"].split(), named["pronouns"].split()
            moved = next((each for each in clause[:at] if each.text in disposal and each.tag == "P"), None)
            if moved and not any(each.tag == "UJ" for each in rest) and clause[at - 1] is not moved:
                yield Clash("voice", word.start, word.end, moved.text, "")
            again = [one for one, other in pairwise(rest) if one.text in disposal and other.text in pronouns]
            yield from (Clash("voice", word.start, word.end, each.text, None) for each in again[:1])
        if word.text in received and clause[at + 1].text in named["passive"].split():
            yield Clash("voice", word.start, word.end, clause[at + 1].text, "")


def _orders(named: Named, clause: Sequence[Word], behind: Sequence[Word]) -> Iterator[Clash]:
    """A conjunction before the subject of both its clauses: 不但他会英语，而且会日语; a quantity behind what tells how a thing is."""
    first, second = clause[0], clause[1]
    if (
        first.text in named["moved"].split()
        and second.tag == "R"
        and clause[-1].text == "，"
        and len(behind) > 2
        and behind[0].text in named["adding"].split()
    ):
        led = next((each for each in behind[1:-1] if each.tag not in ("D", "AD", "B", "C")), behind[-1])
        acts = led.tag == "P" or (led.tag in ("V", "VN") and len(led.text) > 1)
        if acts and len(clause) > 4:
            counts = second.text in named["this"].split() or second.text[-1] in named["counted"]
            subject = clause[2] if counts else second
            if subject.tag[0] in "RN":
                yield Clash("order", first.start, subject.end, first.text, _said(clause, 1, subject) + first.text)
    for one, of, many, what in zip(clause, clause[1:], clause[2:], clause[3:], strict=False):
        if (
            one.tag in ("I", "L", "Z")
            and of.tag == "UJ"
            and many.text in named["plenty"].split()
            and what.tag[0] == "N"
        ):
            yield Clash("order", one.start, many.end, many.text, many.text + one.text + of.text)


def _said(clause: Sequence[Word], start: int, last: Word) -> str:
    """What stands in a clause from a word to another one."""
    words = list(clause[start:])
    return "".join(each.text for each in words[: words.index(last) + 1])


def _joints(named: Named, clause: Sequence[Word], __: Sequence[Word]) -> Iterator[Clash]:
    """和 between two things that were done: 听取了报告和参观了展览."""
    done = [
        at
        for at, (word, mark) in enumerate(pairwise(clause))
        if word.tag in ("V", "VN", "N") and mark.text in named["done"].split() and mark.tag in ("UL", "UG")
    ]
    for one, other in pairwise(done):
        joint = clause[other - 1]
        has_object = other - one > 3 and clause[other - 2].tag in ("N", "VN", "NZ", "NS", "NR", "L")
        if (
            joint.text in named["joining"].split()
            and has_object
            and not any(each.tag == "UJ" or each.text == "、" for each in clause[other:])
        ):
            yield Clash("joined", joint.start, joint.end, clause[other].text, named["then-joins"])


def _plurals(named: Named, clause: Sequence[Word], __: Sequence[Word]) -> Iterator[Clash]:
    """们 behind a number: 三十名志愿者们."""
    for at, word in enumerate(clause):
        ending = named["many"]
        if word.text.endswith(ending) and word.tag in ("K", "N", "R") and word.text not in named["groups"].split():
            before = list(reversed(clause[max(at - 4, 0) : at + (word.text != ending)]))
            counted = next(
                (each for each in before if each.tag in ("M", "Q") or each.text in named["quantities"].split()), None
            )
            between = before[: before.index(counted)] if counted else []
            number = _number(clause, counted) if counted else ""
            if (
                counted
                and all(each.tag[0] in "NA" for each in between)
                and (
                    counted.text in named["quantities"].split()
                    or re.search("[二两三四五六七八九十百千万几多余\\d][多余]?[名位]$", number)
                )
                and "第" not in number
            ):
                yield Clash("plural", word.end - 1, word.end, counted.text, "")


def _number(clause: Sequence[Word], last: Word) -> str:
    """A number with its measure word, which the tagger may part."""
    at = clause.index(last)
    return "".join(each.text for each in clause[max(at - 2, 0) : at + 1] if each.tag in ("M", "Q"))


def _measures(named: Named, clause: Sequence[Word], _: Sequence[Word]) -> Iterator[Clash]:
    """A measure word that does not go with a noun some words on: 三名珍贵的青铜器."""
    known, single = named["measured"], tuple(named["single"].split())
    for at, word in enumerate(clause[:-2]):
        number = clause[at - 1].text if at and clause[at - 1].tag == "M" else ""
        counted = _COUNTED.fullmatch(number + word.text) if word.tag in ("M", "Q") and number != "第" else None
        if counted and counted["measure"] in single:
            start = at + 1
            if clause[start].tag in ("A", "Z", "I", "L") or clause[start].text in ("来自", "关于", "有关"):
                start = next(
                    (place + 1 for place in range(start, min(start + 7, len(clause))) if clause[place].text == "的"),
                    start,
                )
            group = list(takewhile(lambda each: each.tag in ("N", "NZ", "NS", "NR", "VN", "B", "J"), clause[start:]))
            behind = clause[start + len(group)]
            is_one = group[1:] == [] or all(each.tag in ("VN", "B", "NR", "NZ") for each in group[:-1])
            if (
                group
                and is_one
                and group[-1].tag in ("N", "NS")
                and behind.text not in ("的", "、")
                and behind.tag not in ("K", "UJ")
            ):
                noun = next((each for each in _ends_of(group[-1].text) if each in known), None)
                if noun and counted["measure"] not in known[noun]:
                    start, right = word.end - 1, [each for each in known[noun] if each in single] or known[noun]
                    yield Clash("measure", start, word.end, noun, " / ".join(right))


def _ends_of(word: str) -> Iterator[str]:
    """A word, and what it ends in, of two letters and more."""
    return (word[at:] for at in range(max(len(word) - 1, 1)))


def _turned(named: Named, clause: Sequence[Word], _: Sequence[Word]) -> Iterator[Clash]:
    """Who knows and what is known in each other's place: 这段历史对年轻人不太了解."""
    for at, word in enumerate(clause[1:-2], 1):
        person = clause[at + 1]
        if (
            word.text in named["toward"].split()
            and person.text in named["persons"].split()
            and clause[at - 1].tag[0] in "NILJ"
            and clause[at - 1].text not in named["persons"].split()
        ):
            said = "".join(each.text for each in clause[at + 2 : -1])
            told = re.fullmatch(
                f"(?:都|也|来说|而言|已|已经|还)?(?:很|非常|十分|不太|不大|不|并不|不很|比较|相当)?(?P<w>{'|'.join(named['experienced'].split())})",
                said,
            )
            if told and not re.search("[人者员家生师民们团会部局方国校司院府]$", clause[at - 1].text):
                yield Clash("turned", word.start, person.end, told["w"])


_TOLD: Sequence[Callable[[Named, Sequence[Word], Sequence[Word]], Iterator[Clash]]] = (
    _heads,
    _frames,
    _made,
    _aspects,
    _held,
    _voices,
    _orders,
    _joints,
    _plurals,
    _turned,
    _measures,
)
