"""Punctuation between clauses and at the end of sentences, round titles and names: the second half of the family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, unsaid, write
from galley.proof.marks import clauses, endings, titles, transcribed, usage
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading

_WARNING, _NOTE = Severity.WARNING, Severity.NOTE


@on_passages("punctuation.clause-pause", _WARNING, "zh")
def clause_pause(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """、 parts words and short phrases; between clauses that each have a predicate stands a comma.

    Lists of verbs with their objects (加强交流、增进理解) are left alone, unless they are all that a sentence tells.

    Authority: GB/T 15834-2011, 4.5.

    Clean (zh): 论坛有助于加强交流、增进理解。分别致开幕词、闭幕词。代表讨论了环境、是否入会等问题。
    Fault (zh): 李知事致欢迎词⟦、⟧金秘书长致贺词，随后举行会议。
    Fault (zh): 听取了关于地震教训的演讲⟦、⟧考察了储备仓库。
    Fault (zh): 论坛由两个地方政府共同举办⟦、⟧是首次在海外举办的论坛。
    Fault (zh): 中国的发展备受世人瞩目⟦、⟧发展速度令人刮目相看。
    Fault (zh): 报告各委员会的活动情况⟦、⟧讨论经费承担问题
    """
    for offset in clauses.pauses_between_clauses(passage.text):
        yield from unsaid(passage, offset, offset + 1, said("、 between two clauses"), said("write a comma ，"), "，")
    for offset in clauses.pauses_between_acts(passage.text):
        yield from unsaid(
            passage,
            offset,
            offset + 1,
            said("、 between the two acts of a sentence"),
            said("write a comma ，"),
            severity=_NOTE,
        )


@on_passages("punctuation.pause-and", _WARNING, "zh")
def pause_and(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Before 和, 及 and 以及, which join the last member of a list, stands no 、.

    Authority: GB/T 15834-2011, 4.5.

    Clean (zh): 中国、日本和韩国，以及蒙古；奈良县、和歌山县
    Fault (zh): 地方政府间的网络构建⟦、⟧以及民间团体的合作
    Fault (zh): 中国、日本⟦、⟧和韩国
    """
    for offset, word in clauses.pauses_before_and(passage.text):
        mend = said("write a comma ，, or nothing") if word == "以及" else said("delete it")
        yield from unsaid(passage, offset, offset + 1, said("、 before {word}", word=word), mend)


@on_passages("punctuation.comma-missing", _WARNING, "zh")
def comma_missing(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A comma stands before a phrase that another comma closes: behind 表示 before 为了…，, and before 也就是…，.

    Authority: GB/T 15834-2011, 4.4.

    Clean (zh): 他表示，为了论坛的成功举办，将给予支持。他表示为此将继续努力。这也就是目标，大家都知道。
    Fault (zh): 金秘书长表⟦示⟧为了论坛的成功举办，将积极给予支持。
    Fault (zh): 为解决东北亚地区间的矛盾与纠⟦葛⟧最重要的是恢复信赖，并且加强交流。
    Fault (zh): 对东北亚的文化共通⟦性⟧也就是儒教文化，进行分析。
    """
    for offset, message, sure in clauses.commas_missing(passage.text):
        yield from unsaid(
            passage, offset, offset + 1, message, said("write a comma ，"), severity=None if sure else _NOTE
        )


@on_passages("punctuation.pause", _NOTE, "zh")
def pause(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Between quotations or titles side by side no 、 is usually written.

    Authority: GB/T 15834-2011, 4.5.

    Clean (zh): “尊重主权”“和平解决争端”和《山东宣言》
    Fault (zh): 强调“尊重主权”⟦、⟧“和平解决争端”。
    """
    for found in re.finditer(r"(?<=[”》])、(?=[“《])", passage.text):
        yield from unsaid(passage, *found.span(), said("、 between quotations side by side"), said("leave it out"), "")


@on_passages("punctuation.colon", _WARNING, "zh", "ja", "ru", "en")
def colon(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """What is announced by 是, 如下, “as follows” or «следующее» comes behind a colon, not a semicolon.

    Authority: GB/T 15834-2011, 4.7; Правила русской орфографии и пунктуации (1956); New Hart’s Rules, 4.

    Clean (zh): 全体会议的职能是：修订宪章。这不是但是；
    Fault (zh): 全体会议的职能是⟦；⟧修订联合会宪章。
    Fault (en): The functions are as follows⟦;⟧ to amend the Charter.
    """
    for start, end in usage.announcing_semicolons(passage.text):
        wide = passage.text[start] == "；"
        yield from unsaid(
            passage,
            start,
            end,
            said("a semicolon before what is announced"),
            said("write a colon"),
            "：" if wide else ":",
        )


@on_passages("punctuation.semicolon", _WARNING, "zh")
def semicolon(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Before 并, with which the same short sentence goes on, stands a comma, not a semicolon.

    Authority: GB/T 15834-2011, 4.6.

    Clean (zh): 审议提案；批准报告；并决定下届会议的地点。
    Fault (zh): 代表参观了庭园，观赏了世界各国的文化⟦；⟧并前往浦项。
    """
    for offset in clauses.semicolons_within(passage.text):
        yield from unsaid(passage, offset, offset + 1, said("a semicolon before 并"), said("write a comma ，"), "，")


@on_passages("punctuation.quoted-stop", _WARNING, "zh")
def quoted_stop(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A sentence quoted word for word behind a colon has its stop inside the quotes.

    Authority: GB/T 15834-2011, 4.8.

    Clean (zh): 他说：“交流合作将会为和平与繁荣作出贡献。”主题是：“开创东北亚共同合作的时代”。他说要“求同存异”。
    Fault (zh): 他指出：“交流合作将会为和平与繁荣作出巨大贡献⟦”。⟧
    Fault (zh): 他强调：“越是存在矛盾，就越需要对话来积累信赖⟦”，⟧他还表示感谢。
    """
    for start, end, wanted in clauses.stops_outside_quotations(passage.text):
        message = said("the quoted sentence has its stop behind the quotes, or none")
        severity = None if wanted else _NOTE
        yield from unsaid(passage, start, end, message, said("end the quoted sentence inside: 。”"), wanted, severity)


@on_reading("punctuation.middle-dot", _WARNING, "zh")
def middle_dot(reading: Reading) -> Iterator[Finding]:
    """A middle dot · parts the given name and the surname of a transcribed name; it does not part common words.

    Authority: GB/T 15834-2011, 4.14.

    Clean (zh): 安娜·拉曼和尼古拉耶夫、马丁内斯访问了阪神·淡路地区。
    Fault (zh): ⟦汉斯赛德尔⟧基金会的代表⟦安娜 拉曼⟧发表演讲。
    Fault (zh): 以“气候变化⟦·⟧气候变异的危险与对策”为题
    """
    names = (person.name.get("zh") for person in reading.desk.registry.people)
    known = transcribed.without_dots(name.text for name in names if name)
    for passage in reading.of("zh"):
        for start, end, wanted in transcribed.undotted(passage, known):
            message = said("no middle dot between the parts of a transcribed name")
            severity = _NOTE if passage.kind is Kind.NAME else None
            yield from unsaid(passage, start, end, message, write(wanted), severity=severity)
        for offset in transcribed.dotted_words(passage.text):
            message = said("a middle dot between common words")
            yield from unsaid(passage, offset, offset + 1, message, said("write 、 or 与"), severity=_NOTE)


@on_reading("punctuation.title-marks", _WARNING, "zh")
def title_marks(reading: Reading) -> Iterator[Finding]:
    """The title of a document that stands in 《 》 once stands in them everywhere.

    What other publications put in 《 》 is held to as well.

    Authority: GB/T 15834-2011, 4.15; house style.

    Clean (zh): 签署了《全罗南道宣言》。 ¶ 《全罗南道宣言》宣读完毕。
    Fault (zh): 共同签署了⟦全罗南道宣言⟧。 ¶ 《全罗南道宣言》宣读完毕。
    Fault (zh): 韩国的《欧亚倡议》政策 ¶ ⟦“欧亚倡议”⟧的推进
    """
    passages = list(reading.of("zh"))
    here = titles.titles(passages)
    told = titles.titles(passage for passage in reading.desk.passages if passage.language == "zh")
    for name, span in titles.unmarked(passages, {**told, **here}):
        quoted = span.text.startswith("“")
        message = said("{text}, elsewhere 《{name}》", text=span.text, name=name)
        related: tuple[Span, ...] = tuple(here.get(name, ()))
        yield from unsaid(
            span.passage,
            span.start,
            span.end,
            message,
            said("mark it alike everywhere"),
            severity=_NOTE if quoted else None,
            related=related,
        )


@on_reading("punctuation.sentence-end", _WARNING)
def sentence_end(reading: Reading) -> Iterator[Finding]:
    """The last sentence of a paragraph ends with a stop. The paragraphs of texts that were sent are guessed: a hint.

    Authority: GB/T 15834-2011, 4.1; 한글 맞춤법 부록 (문장 부호); Правила русской орфографии и пунктуации (1956).

    Clean (zh): 联合会成立于1996年。会员有：
    Fault (zh): 5个国家的代表出席，其中中国5个、日本4个，另有2个观察员地方政⟦府⟧
    Fault (zh): 联合会成立于1996年。会员共有73⟦个⟧
    Fault (ru): Ассоциация создана в 1996 году. Она объединяет 73 член⟦а⟧
    Fault (ko): 회의는 사흘 동안 열렸다. 양측은 협력의 가능성을 폭넓게 논의하였⟦다⟧
    Fault (ja): 会議は三日間開かれた。会議では交流をいっそう深めることで一致し⟦た⟧
    """
    for passages in reading.by_language().values():
        for passage, after in zip(passages, [*passages, None][1:], strict=True):
            guessed = reading.submitted and after is not None and not endings.begins_anew(after)
            open_ended = not reading.submitted and endings.is_open_paragraph(passage)
            spoken = endings.ends_with_predicate(passage)
            if open_ended or spoken or (endings.is_unfinished(passage) and not guessed):
                end = len(passage.text.rstrip())
                severity = _NOTE if reading.submitted and not spoken else None
                message = said("the paragraph ends without a stop")
                yield from unsaid(passage, end - 1, end, message, said("end the sentence"), severity=severity)


@on_reading("punctuation.list-end", _WARNING)
def list_end(reading: Reading) -> Iterator[Finding]:
    """The items of a list end alike: all with a stop, or all without; so do two lists of one kind.

    Authority: GB/T 15834-2011; The Chicago Manual of Style, 6; house style.

    Clean (zh): ·促进各地区的经济交流与合作。 ¶ ·定期举办商务洽谈会和论坛。 ¶ ·对象
    Fault (zh): ·促进各地区的经济交流与合作。 ¶ ·定期举办商务洽谈会和论坛。 ¶ ·建立并运作经济通商网⟦络⟧
        ¶ ·加强海洋领域的交流合作。
    """
    lists = (endings.lists(passages, reading.submitted) for passages in reading.by_language().values())
    for items in chain.from_iterable(lists):
        for item, usual, like in endings.odd_ones(items):
            end = len(item.text.rstrip())
            message = (
                said("the item ends without a stop, the others with one")
                if usual
                else said("the item ends with a stop, the others without")
            )
            related = (Span(like, len(like.text.rstrip()) - 1, len(like.text.rstrip())),)
            mend = said("end it like the others")
            yield from unsaid(item, end - 1, end, message, mend, severity=_NOTE if not usual else None, related=related)
    for passages in reading.by_language().values():
        for without, like in endings.lists_unlike(passages):
            first, *others = (Span.last(passage) for passage in without)
            message = said(
                "the {count} texts of this list end without a stop, those of another list with one", count=len(without)
            )
            yield Finding(first, message, said("end them alike"), (Span.last(like), *others))
