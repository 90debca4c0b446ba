"""Titles in 《 》: the same words elsewhere bare or in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from galley.proof.copy.passage import Passage
from galley.proof.finding import Span
from galley.proof.marks.numbering import number_of

_TITLE = re.compile(r"《([^《》]{4,40})》")
_WORK = re.compile(r"(?:宣言|条约|公约|宪章|协定|协议|倡议|章程|声明|备忘录|议定书|报告|决议|规约|公报|通讯)$")
"""What the names of documents end with: such a name without marks is one that lost them."""


def titles(passages: Iterable[Passage]) -> dict[str, list[Span]]:
    """The titles that stand in 《 》, and where."""
    found = dict[str, list[Span]]()
    for passage in passages:
        for each in _TITLE.finditer(passage.text):
            found.setdefault(each[1], []).append(Span(passage, *each.span()))
    return found


def unmarked(passages: Iterable[Passage], known: Mapping[str, list[Span]]) -> Iterator[tuple[str, Span]]:
    """Where titles of documents stand bare or in quotes, the quotes included."""
    names = sorted((name for name in known if _WORK.search(name)), key=len, reverse=True)
    if not names:
        return
    pattern = re.compile("“?(" + "|".join(map(re.escape, names)) + ")”?")
    for passage in passages:
        if any(name in passage.text for name in names):
            inside = [each.span() for each in re.finditer("《[^《》]*》", passage.text)]
            for found in pattern.finditer(passage.text):
                if not any(start <= found.start() < end for start, end in inside) and not _is_all(passage, found[0]):
                    quoted = found[0][0] == "“" and found[0][-1] == "”"
                    yield found[1], Span(passage, *(found.span() if quoted else found.span(1)))


def _is_all(passage: Passage, title: str) -> bool:
    """Whether a passage has nothing but a title, and its own number: a heading needs no marks."""
    number = number_of(passage.text)
    return passage.text[number.end if number else 0 :].strip() == title
