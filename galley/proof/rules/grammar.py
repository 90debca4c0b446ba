"""Grammar: constructions that are blended or lack a word, words that do not go together, and words of other tongues."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, mend_of
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading
from galley.proof.words import gaps
from galley.proof.words import slips as hands
from galley.proof.words.blends import blends
from galley.proof.words.collocations import mismatches
from galley.proof.words.foreign import borrowings
from galley.proof.words.redundancies import redundancies


@on_passages("grammar.gap", Severity.ERROR, "zh")
def gap(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Between a number and a noun stands the right measure word, after a year 年, before the place of what is said 在.

    Authority: 现代汉语词典; GB/T 15835, on numbers.

    Clean (zh): 中、日、韩等6个国家的17名工作人员，各会员地方政府，2014年，在演讲中指出。
    Fault (zh): 包含中、日、韩等6个⟦国⟧在内的地区
    Fault (zh): 秘书处共有17⟦人⟧工作人员。
    Fault (zh): 希望能与NEAR⟦个⟧会员地方政府加强合作。
    Fault (zh): 回顾⟦2014⟧，这一年里合作更加密切。
    """
    for each in gaps.gaps(passage.text):
        span = Span(passage, each.start, each.end)
        yield Finding(span, each.message, each.mend, (), each.right, each.severity)


@on_reading("grammar.ordinal", Severity.ERROR, "zh")
def ordinal(reading: Reading) -> Iterator[Finding]:
    """A meeting that is counted has 第 before its number.

    Authority: 现代汉语词典, 第.

    Clean (zh): 第十次全体会议召开。 ¶ 在第十次全体会议上进行了讨论，在两次会议上都是如此。
    Fault (zh): 第十次全体会议召开。 ¶ 在⟦十次⟧全体会议上进行了讨论。
    """
    counted: dict[tuple[int, str], Span] = {}
    for passage in reading.of("zh"):
        for start, end, key in gaps.numbered_meetings(passage.text):
            counted.setdefault(key, Span(passage, start, end))
    for passage in reading.of("zh"):
        for start, end, key in gaps.uncounted_meetings(passage.text):
            if key in counted:
                span = Span(passage, start, end)
                yield Finding(
                    span,
                    said("{text} counts meetings, while one meeting is meant", text=span.text),
                    said("write 第{text}", text=span.text),
                    (counted[key],),
                    f"第{span.text}",
                )


@on_passages("grammar.redundant", Severity.ERROR)
def redundant(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Nothing is said twice in one construction, and a sentence ends as the construction it began as.

    Authority: style guides of the languages: for Chinese the lists of 语病, for Russian of речевая избыточность.

    Clean (zh): 会议围绕气候变化展开，本着平等的原则，约有50名代表参加，目的在于寻求对策。
    Fault (zh): 会议⟦围绕气候变化如何应对为主题⟧展开，⟦本着平等互惠为原则⟧，⟦大约50名左右⟧代表为联合会⟦寻求找到⟧对策。
    Clean (ja): まず、約50名が参加した。
    Fault (ja): ⟦まず最初に⟧、⟦約50名程度⟧が参加した。
    Clean (en): The Association is composed of 73 members.
    Fault (en): The Association ⟦is comprised of⟧ 73 members.
    Clean (ru): В мае прошла встреча; самый лучший проект отмечен.
    Fault (ru): ⟦В мае месяце⟧ прошла встреча.
    Fault (ko): ⟦약 50명 정도⟧가 참가했다.
    """
    for each in redundancies(passage.language):
        for start, end in each.places(passage.text):
            span = Span(passage, start, end)
            yield Finding(
                span,
                said("“{text}” says a thing twice, or blends two constructions", text=span.text),
                mend_of(each.mend),
                severity=each.severity,
            )


@on_passages("grammar.blended", Severity.WARNING, "zh")
def blended(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A sentence ends as the construction it began as, and no word of its frame is missing.

    Authority: the lists of 句式杂糅 and 成分残缺 in style guides of Chinese; 现代汉语词典.

    Clean (zh): 论坛是由两国共同举办的。 ¶ 成立近20年来，影响越来越大，对决策产生积极的影响。
    Fault (zh): 论坛⟦是由⟧两国共同举办、是首次在海外举办。
    Fault (zh): 成立近20⟦周年⟧以来，比重⟦愈来愈⟧增大。
    Fault (zh): 议案提交至全体会议⟦上进行⟧审议。
    Fault (zh): 运作费用达600万⟦人民币⟧。
    """
    for each in blends():
        for start, end in each.places(passage.text):
            yield Finding(Span(passage, start, end), each.wrong, mend_of(each.mend), severity=each.severity)


@on_passages("grammar.collocation", Severity.WARNING, "zh")
def collocation(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A verb goes with its object: a standing is 提高, trust is 建立, a gap is 缩小, a challenge is 应对.

    Authority: 现代汉语词典, and the lists of 搭配不当 in style guides.

    Clean (zh): 提高女性的地位，增进相互了解，采取措施，缩小城乡差距，签订建立合作关系的协议。
    Fault (zh): ⟦增强⟧东北亚地区的女性地位，通过并⟦采取⟧联合会宪章。
    Fault (zh): 与各国⟦签署⟧了潜力巨大的合作关系，⟦缩短⟧城乡差距，⟦顺应⟧时代挑战。
    """
    for each in mismatches(passage.text):
        span = Span(passage, each.start, each.end)
        yield Finding(
            span,
            said("{text} does not go with {noun}", text=span.text, noun=each.noun),
            said("write {right}", right=each.right),
        )


@on_passages("grammar.borrowed", Severity.WARNING, "zh")
def borrowed(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Chinese words stand for things, not the Korean or Japanese words that are written with the same characters.

    What is a Chinese word in another sense is only a hint. Names are left alone.

    Authority: 现代汉语词典.

    Clean (zh): 各方就地缘政治问题提出建设性的对策，提议加入联合会，利用自然资源。
    Fault (zh): 各方就⟦地政学⟧问题提出⟦生产性⟧的对策，并⟦提案⟧加入联合会。
    """
    if passage.kind is Kind.NAME:
        return
    named = hands.named(passage.text, desk)
    for each in borrowings():
        for start, end in each.places(passage.text):
            if not any(named[max(start - 1, 0) : start] + named[end : end + 1]):
                span = Span(passage, start, end)
                yield Finding(
                    span,
                    said("{text}: {why}", text=span.text, why=each.why),
                    said("write {right}", right=listed(each.right.split(", "))),
                    severity=each.severity,
                )
