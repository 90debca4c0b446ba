"""Marks between clauses: a 、 where a comma belongs, a comma lost, a stop on the wrong side of a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from galley.message import said
from galley.proof.marks.signs import HAN

_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）|\([^()]*\)")
_PAUSE = re.compile("、")
_LEFT = re.compile(r"[^、，。；：！？\s]*$")
_RIGHT = re.compile(r"[^、，。；：！？]*")
_REST = re.compile(r"[^，。；：！？]*")

_ACT = r"(?:致(?:[\u4e00-\u9fff]{0,4}词|辞)|[作做]了?[^、，。◦]{0,12}◦*[^、，。◦]{0,12}(?:演讲|讲话|报告|发言|讲演)|发表了?[^、，。]{0,6}(?:演讲|讲话|致辞))"
_ACTED = re.compile(rf"{_ACT}$")
_ACTS = re.compile(_ACT)
_DONE = re.compile(rf"(?<![为除到有没])[{HAN}]了(?!解|然|望|如|若|却|事|局)")
_BEGINS_DONE = re.compile(rf"(?![为除])[{HAN}]{{1,4}}(?<![为除])了(?!解|然|望|如|若|却)")
_GOES_ON = re.compile(
    r"(?:是(?![非否])|也(?!门|许)|并(?=[且在将对为与同由向从前会于未不以]|[^行列购发轨联入网存]{2}了)"
    r"|但(?!丁)|却|因此|所以|从而|进而|以便|以致|然而|不过|而且|并且|不仅|也就是|随后|然后|接着|接下来|于是|此外|另外|其中)"
)
_STATE = re.compile(
    r"备受|令人|[存有具带]有?着|存在(?=[^的]*$)|虽然|尽管|固然|日益|日趋|越来越|已经|正在|仍然|不断(?=[^的]*$)"
)
_STATED = re.compile(
    rf"[{HAN}]{{2,14}}?(?:[令使让]人|备受|受到|遭到|存在|缺乏|日益|日趋|越来越|有(?:着|一定|很大|较大|困难|难度|问题|望)|[不较很]?[难佳])[^的]*$"
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands before and behind a 、 up to the next mark, and behind it up to the next mark of a clause."""

    left: str
    right: str
    rest: str


def pauses_between_clauses(text: str) -> Iterator[int]:
    """The 、 that part clauses, each with a predicate of its own: words that are quoted or in brackets are not read."""
    read = _hidden(text)
    for found in _PAUSE.finditer(read):
        left, right, rest = (
            _LEFT.search(read, 0, found.start()),
            _RIGHT.match(read, found.end()),
            _REST.match(read, found.end()),
        )
        sides = _Sides(left[0] if left else "", right[0] if right else "", rest[0] if rest else "")
        if len(sides.left) > 1 and len(sides.right) > 1 and _are_clauses(sides):
            yield found.start()


def _hidden(text: str) -> str:
    """The text with each quotation and bracket as a row of a letter that is no mark and no word."""
    return _QUOTED.sub(lambda found: "◦" * len(found[0]), text)


def _are_clauses(sides: _Sides) -> bool:
    if _GOES_ON.match(sides.right) and len(sides.left) > 5:
        return True
    if _ACTED.search(sides.left):
        return _ACTS.search(sides.rest) is not None
    if _DONE.search(sides.left) and _BEGINS_DONE.match(sides.right):
        return True
    return _STATE.search(sides.left) is not None and _STATED.match(sides.right) is not None


_BEFORE_AND = re.compile(r"(?<=[^\s、])、(以及|及(?![其时早格])|和(?![平谐解睦约风田龙静县顺硕布歌珅]))")


def pauses_before_and(text: str) -> Iterator[tuple[int, str]]:
    """The 、 before the last member of a list that is also joined by 和, 及 or 以及, and that word."""
    yield from ((found.start(), found[1]) for found in _BEFORE_AND.finditer(text))


_VERBS = "报告|讨论|决定|通过|批准|设立|新设|成立|组建|修改|修订|制定|提议|提出|发表|签署|审议|听取|考察|访问|介绍|选举|承办|举行|召开"
_TWO_PHRASES = re.compile(
    rf"(?:^|(?<=[。；]))(?:决定|提议)?[^、，。；]{{0,12}}?(?:{_VERBS})[^、，。；和及]{{4,}}(、)(?:{_VERBS})[^、，。；和及]{{4,}}(?<!等)(?=[。；]|$)"
)


def pauses_between_acts(text: str) -> Iterator[int]:
    """The 、 between the only two acts that a sentence tells: 报告情况、讨论问题。"""
    yield from (found.start(1) for found in _TWO_PHRASES.finditer(text))


_SAYS = "说|道|称|表示|指出|强调|认为|写道|回答|呼吁|提出|宣布|致辞"
_STOP_OUTSIDE = re.compile(rf"(?:{_SAYS})：(“[^“”]{{10,}}[^“”。！？…—，、；：](”)([。，])?)")


def stops_outside_quotations(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Sentences said word for word whose stop stands behind the closing quote, with what is right where plain."""
    for found in _STOP_OUTSIDE.finditer(text):
        yield found.start(2), found.end(), "。”" if found[3] == "。" else None


_SPEAKS = "表示|指出|认为|强调|提出|说明|宣布|称"
_PURPOSE = re.compile(rf"(?:{_SPEAKS})(?=为(?:了|实现|促进|加强|解决|推动|使|进一步|确保)[^，。；：、“”]{{2,40}}，)")
_WHAT_MATTERS = re.compile(
    rf"(?:^|(?<=[。；，]))为(?:了|[{HAN}]{{2}})[^，。；：]{{6,40}}[^，。；：的](?=最重要的是|最关键的是|首先要|首先必须|关键在于)"
)
_NAMELY = re.compile(rf"(?<=[{HAN}])[^，。；：这那此它我他她你](?=也就是(?!说)[{HAN}]{{2,8}}，)")


def commas_missing(text: str) -> Iterator[tuple[int, str, bool]]:
    """Letters behind which a comma is missing, what is wrong there, and whether that is sure."""
    yield from (
        (found.end() - 1, said("no comma between the verb and the purpose told before the act"), True)
        for found in _PURPOSE.finditer(text)
    )
    yield from (
        (found.end() - 1, said("no comma between the purpose and what it takes"), True)
        for found in _WHAT_MATTERS.finditer(text)
    )
    yield from (
        (found.end() - 1, said("no comma between a thing and its other name"), False)
        for found in _NAMELY.finditer(text)
    )


_GOES_ON_BEHIND = re.compile(rf"(?<=[{HAN}”》）])；(?=并且?[{HAN}])")


def semicolons_within(text: str) -> Iterator[int]:
    """Semicolons before 并, with which the same sentence goes on; not in a sentence that needs them, as it has others
    or more than one comma before.
    """
    for found in _GOES_ON_BEHIND.finditer(text):
        start = text.rfind("。", 0, found.start()) + 1
        end = text.find("。", found.end())
        sentence = text[start : end if end >= 0 else len(text)]
        if sentence.count("；") == 1 and sentence.partition("；")[0].count("，") <= 1:
            yield found.start()
