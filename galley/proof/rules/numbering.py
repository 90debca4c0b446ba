"""Numbering: the numbers of lists and of words that count, and the marks behind them."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Passage, sharing_group
from galley.proof.desk import Desk
from galley.proof.finding import Finding, unsaid
from galley.proof.marks import (
    sequences,
    usage,
)
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading

_WARNING, _NOTE = Severity.WARNING, Severity.NOTE


@on_passages("numbering.mark", _WARNING, "zh")
def sequence(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """第一 and 首先 take a comma, 一 takes 、, and a number in brackets or a circle takes no mark.

    Authority: GB/T 15834-2011, 4.5 and appendix B.

    Clean (zh): 第一，修改宪章。第七、八次会议。 ¶ 一、活动概要
    Fault (zh): 第一⟦、⟧与会代表一致同意。其次⟦、⟧审议提案。
    Fault (zh): （1）⟦、⟧主要议题
    """
    for offset, bracketed in usage.marks_of_sequence(passage.text):
        mark = passage.text[offset]
        message = (
            said("{mark} behind a number in brackets", mark=mark)
            if bracketed
            else said("{mark} behind a word that counts", mark=mark)
        )
        mend = said("delete the mark") if bracketed else said("write a comma ，")
        yield from unsaid(passage, offset, offset + 1, message, mend, "" if bracketed else "，")


@on_reading("numbering.order", _WARNING)
def numbering(reading: Reading) -> Iterator[Finding]:
    """The numbers of a list begin with 1 and follow each other, all in one style.

    Authority: arithmetic; GB/T 15834-2011, appendix B.

    Clean (zh): 1. 概要 ¶ 1) 议题 ¶ 2) 提案 ¶ 2. 内容 ¶ 2014. 12. 31
    Fault (zh): 1. 概要 ¶ 2. 内容 ¶ ⟦4.⟧ 活动
    Fault (zh): Ⅰ. 会议 ¶ Ⅱ. 论坛 ¶ ⟦III.⟧ 专门委员会
    Fault (ru): 1) состав ¶ 2) задачи ¶ ⟦2)⟧ средства
    """
    if reading.submitted:
        yield from sequences.broken_in_text(reading.passages)
    else:
        for passages in reading.by_language().values():
            for items in sharing_group(passages).values():
                yield from sequences.broken_in_list(items)


@on_reading("numbering.style", _WARNING)
def numbering_style(reading: Reading) -> Iterator[Finding]:
    """The numbers of a text are set off alike: a space behind all of a kind or none, brackets of one width.

    Authority: house style.

    Clean (zh): 1. 概要 ¶ 2. 内容 ¶ 3. 活动 ¶ (1)开幕 ¶ (2)议题
    Fault (zh): 1. 概要 ¶ 2. 内容 ¶ 3. 计划 ¶ ⟦4.⟧活动
    """
    if reading.submitted:
        yield from sequences.unlike_others(reading.passages)
