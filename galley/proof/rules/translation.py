"""Translations: what a translation must share with its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, excerpt
from galley.proof.parallel.abbreviations import abbreviations_lost, addresses_lost
from galley.proof.parallel.alignment import left_out
from galley.proof.parallel.figures import Told, compared, currencies_differ, difference_told, figures
from galley.proof.parallel.glossary import Glossary, TermMention
from galley.proof.parallel.measures import (
    ENOUGH_CHARACTERS,
    ending,
    is_copy,
    is_short,
    measured,
    plain,
    quotations,
    sentence_counts,
    shared,
    size,
)
from galley.proof.parallel.named import all_chinese, names_told
from galley.proof.parallel.renderings import Renderings, short_forms
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading
from galley.proof.shelf.languages import LANGUAGES, language_of
from galley.proof.shelf.region_forms import form as form_of_letter

_ENDS = {
    ".": said("a full stop"),
    "?": said("a question mark"),
    "!": said("an exclamation mark"),
    ":": said("a colon"),
    "": said("no mark"),
}


@on_passages("translation.number", Severity.ERROR)
def number(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Every number of the source stands in the translation with the same value, and no other number does. How it is
    written is the language's own affair: 4亿4600万 is 446 million, 第十次 is 10th or tenth.

    Authority: ISO 17100, 5.3.1, which asks that the translator check for omissions and errors; arithmetic.

    Clean (en): 覆盖人口4亿4600万 ⇒ with a population of 446 million
    Clean (ru): 第十次全体会议有33个地方政府参加 ⇒ В десятой сессии участвовали 33 администрации
    Clean (ko): 三十五个国家的230个会员 ⇒ 35개국 230개 회원
    Fault (en): 覆盖人口4亿4600万 ⇒ with a population of ⟦46 million⟧
    Fault (mn): 14个专门委员会 ⇒ ⟦13⟧ салбар хороо
    Fault (ja): 5个国家33个地方政府出席 ⇒ 5か国の自治体が出席し⟦た⟧
    """
    yield from _figures(passage, (Told.AMOUNT,))


@on_passages("translation.date", Severity.ERROR)
def date(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Every date of the source is the same date in the translation. A year may be supplied beside a day or month, or
    left out there.

    Authority: ISO 17100, 5.3.1, which asks that the translator check for omissions and errors.

    Clean (en): 会议于10月21日至24日举行 ⇒ The session was held on 21–24 October 2014
    Clean (mn): 2014年10月22日签署 ⇒ 2014 оны 10 дугаар сарын 22-ны өдөр гарын үсэг зурав
    Fault (en): 会议于10月21日至24日举行 ⇒ The session was held on ⟦21–25 October⟧
    Fault (ru): 联合会成立于1996年 ⇒ Ассоциация создана в ⟦1966 году⟧
    Fault (ko): 8月28日开幕 ⇒ 개막했⟦다⟧
    """
    yield from _figures(passage, (Told.YEAR, Told.DAY))


def _figures(passage: Passage, told: Sequence[Told]) -> Iterator[Finding]:
    source = passage.source
    if source is None or is_copy(passage):
        return
    for difference in compared(source.text, source.language, passage.text, passage.language):
        either = difference.missing or difference.extra
        if either and either.told in told:
            yield from difference_told(passage, source, difference)


@on_passages("translation.currency", Severity.ERROR)
def currency(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """An amount of money is in the same currency as in the source.

    Authority: ISO 4217; ISO 17100, 5.3.1.

    Clean (en): 每年100万美元 ⇒ 1 million US dollars a year
    Fault (en): 年运作费用为11亿韩元 ⇒ The annual costs are ⟦1.1 billion yen⟧
    """
    if passage.source and not is_copy(passage):
        theirs = figures(passage.source.text, passage.source.language)
        for one, other in currencies_differ(theirs, figures(passage.text, passage.language)):
            told = passage.source.text[one.start : one.end]
            yield Finding(
                Span(passage, other.start, other.end),
                said(
                    "the source says {told} ({currency}), the translation has {other}",
                    told=told,
                    currency=one.currency,
                    other=other.currency,
                ),
                said("name the currency of {told}, or say that the amount was converted", told=told),
                (Span(passage.source, one.start, one.end),),
            )


@on_reading("translation.name", Severity.ERROR)
def name(reading: Reading) -> Iterator[Finding]:
    """Whom and what the source names by a name of the registry, the translation names as well, and nobody else. Any
    form of the registry counts, in any case: the full name, the short one, a variant.

    Authority: the registry.

    Clean (en): 全罗南道知事李洛渊致欢迎词 ⇒ Governor Lee Nak-yon of Jeollanam-do gave the address of welcome
    Clean (ru): 伊尔库茨克州将主办会议 ⇒ Сессию проведёт Иркутская область
    Clean (mn): 俄罗斯哈卡斯共和国 ⇒ ОХУ-ын Хакас Улс
    Fault (en): 伊尔库茨克州将主办下届会议 ⇒ The next session will be hosted by ⟦Sakhalin Region⟧
    Fault (ko): 吉林省和哈卡斯共和国加入联合会 ⇒ 지린성이 연합에 가입하⟦다⟧
    """
    names = Renderings(reading.desk.registry)
    for passage in reading.passages:
        source = passage.source
        if source and source.language == "zh" and not is_copy(passage):
            missing = [
                each
                for each in names.in_source(source.text)
                if not names.stands_in(each.entry, passage.text, passage.language)
            ]
            extra = [
                each
                for each in names.in_target(passage.text, passage.language)
                if not any(form in source.text for form in all_chinese(names, each))
                and not passage.is_said(each.start, each.end)
            ]
            yield from names_told(passage, source, missing, extra)


@on_passages("translation.untranslated", Severity.ERROR)
def untranslated(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A translation is not its source over again. Names, numbers and words that both languages write alike may be.

    Authority: ISO 17100, 5.3.1, which asks for a complete translation.

    Clean (en): SWEET 2014 ⇒ SWEET 2014
    Clean (ja): 中国 ⇒ 中国
    Fault (en): 关于引进会费制的提案 ⇒ ⟦关于引进会费制的提案⟧
    Fault (ja): 各会员就下届会议的主办地达成了一致 ⇒ ⟦各会员就下届会议的主办地达成了一致⟧
    """
    letters = re.findall(r"[\u3400-\u9fff]", passage.text)
    if passage.source is None or not is_copy(passage) or len(letters) < 2:
        return
    japanese = passage.language == "ja" and not any(form_of_letter(letter, "ja") for letter in letters)
    if not japanese or language_of(passage.text) == passage.source.language:
        wanted = LANGUAGES.get(passage.language, passage.language)
        yield Finding(
            Span.whole(passage),
            said("the source stands here untranslated"),
            said("translate it into {wanted}", wanted=wanted),
        )


@on_passages("translation.language", Severity.ERROR, "ja", "ko", "mn", "ru", "en")
def language(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A translation is in its own language, not in that of another catalogue.

    Authority: ISO 17100, 5.3.1.

    Clean (mn): 会议内容概述如下 ⇒ Хурлын агуулгыг товч хүргэж байгаа болно.
    Fault (mn): 会议内容概述如下 ⇒ ⟦Ниже кратко изложено содержание сессии, и в нём нет ничего нового.⟧
    Fault (ko): 会议内容概述如下 ⇒ ⟦会議の内容は次のとおりです。⟧
    Fault (ru): 会议内容概述如下 ⇒ ⟦The content of the session is summarised below.⟧
    """
    found = language_of(passage.text)
    if passage.source and found not in (None, passage.language) and not is_copy(passage):
        wanted, given = (LANGUAGES.get(each or "", str(each)) for each in (passage.language, found))
        mend = said(
            "write the {wanted} translation, and see whether the catalogue was mixed up with another", wanted=wanted
        )
        yield Finding(Span.whole(passage), said("this is {given}, not {wanted}", given=given, wanted=wanted), mend)


@on_reading("translation.sentence", Severity.WARNING)
def sentence(reading: Reading) -> Iterator[Finding]:
    """A translation leaves out no sentence and adds none. Two may be made of one, and one of two: only where the
    length has changed as well does something seem to be missing or added.

    Authority: ISO 17100, 5.3.1, which asks for a complete translation.

    Clean (en): 会议于上午开幕，由知事主持。
        与会代表发言。 ⇒ The session opened in the morning, the governor presiding, and the delegates spoke.
    Fault (en): 会议于上午开幕，由知事主持会议并致欢迎词。随后各地方政府的代表依次发言，介绍各自的经验。最后共同签署了
        宣言。 ⇒ The session opened in the morning; the governor presided and gave an address of welcome⟦.⟧
    """
    for passage, usual, share in measured(reading):
        theirs, ours = sentence_counts(passage)
        lost = left_out(passage, passage.source, usual) if passage.source else []
        short, long = usual.is_off(share, 1.35) < 0, usual.is_off(share, 1.6) > 0
        if lost:
            told = excerpt(lost[0][0].text.strip())
            message = said("nothing renders the sentence “{sentence}” of the source", sentence=told)
            yield Finding(lost[0][1], message, said("translate it here"), tuple(sentence for sentence, _ in lost))
        elif (ours < theirs and short) or (ours > theirs and long):
            message = said(
                "the source has {theirs} sentences, the translation {ours}; it has {share} of the usual length",
                theirs=theirs,
                ours=ours,
                share=f"{share:.0%}",
            )
            mend = (
                said("look for the sentence that is left out") if short else said("look for the sentence that is added")
            )
            yield Finding(Span.last(passage), message, mend)


@on_reading("translation.length", Severity.WARNING)
def length(reading: Reading) -> Iterator[Finding]:
    """A translation is about as long as translations into its language are: far shorter, a part seems to be missing;
    far longer, something was added. What is usual is learnt from the texts that are read.

    Authority: arithmetic.

    Clean (en): 宣言内容概述如下，文字经过改写，
        以签署文本为准。 ⇒ The content is summarised below in other words; the signed text prevails.
    Fault (en): 宣言内容概述如下，文字经过改写，与会各方一致同意以双方签署的文本为准，并共同遵守。 ⇒ The content is summed up⟦.⟧
    """
    for passage, usual, share in measured(reading):
        theirs, ours = sentence_counts(passage)
        off = usual.is_off(share, 1.6 if passage.source and size(passage.source.text) >= 100 else 1.85)
        told = (off < 0 and ours < theirs) or (off > 0 and ours > theirs)
        if off and not told:
            message = said(
                "the translation has {share} of the length that is usual in this language", share=f"{share:.0%}"
            )
            mend = said("look for what is missing") if off < 0 else said("look for what is added")
            yield Finding(Span.last(passage), message, mend)


@on_passages("translation.quotation", Severity.WARNING)
def quotation(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """What the source quotes, the translation quotes too, in the marks of its language. Titles of works in 《 》 may go
    without.

    Authority: house style.

    Clean (ru): 会议以“同一个东北亚”为主题 ⇒ Тема сессии — «Единая Северо-Восточная Азия»
    Fault (ru): 会议以“同一个东北亚”为主题 ⇒ Тема сессии — Единая Северо-Восточная Ази⟦я⟧
    """
    if passage.source and not is_copy(passage):
        theirs = quotations(passage.source.text, passage.source.language)
        ours = quotations(passage.text, passage.language)
        if ours < theirs:
            message = said("the source has {theirs} quotations, the translation has {ours}", theirs=theirs, ours=ours)
            yield Finding(Span.last(passage), message, said("set the quotation marks that are missing"))


@on_passages("translation.ending", Severity.WARNING)
def end_mark(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A translation ends as its source does: a question as a question, a sentence with its full stop.

    Authority: house style.

    Clean (en): 谢谢各位！ ⇒ Thank you all!
    Fault (en): 我们怎样应对气候变化？ ⇒ How we respond to climate change⟦.⟧
    Fault (mn): 会议圆满结束。 ⇒ Хурал амжилттай өндөрлөв⟦ ⟧
    """
    if passage.source is None or is_copy(passage) or passage.kind in (Kind.NAME, Kind.CELL):
        return
    theirs, ours = ending(passage.source.text), ending(passage.text)
    if theirs and theirs != ours and not ({theirs, ours} == {"!", "."} and passage.kind is not Kind.PARAGRAPH):
        message = said(
            "the source ends with {theirs}, the translation with {ours}", theirs=_ENDS[theirs], ours=_ENDS[ours]
        )
        yield Finding(
            Span(passage, len(passage.text) - 1, len(passage.text)),
            message,
            said("end it with {mark}", mark=_ENDS[theirs]),
        )


@on_reading("translation.latin", Severity.WARNING)
def latin(reading: Reading) -> Iterator[Finding]:
    """Web addresses, e-mail addresses and abbreviations in Latin letters stand in the translation as in the source. An
    organisation may have its own abbreviation in the language, and Cyrillic texts may have Cyrillic ones.

    Authority: the registry; house style.

    Clean (ru): NEAR与R20签署备忘录 ⇒ АРАССВА и R20 подписали меморандум
    Fault (ko): 网址为www.neargov.org。 ⇒ 누리집 주소는 다음과 같다⟦.⟧
    Fault (ja): NEAR与R20签署备忘录 ⇒ NEARと地域気候行動組織が覚書に署⟦名⟧
    Fault (ru): NEAR与R20签署备忘录 ⇒ АРАССВА и ⟦R21⟧ подписали меморандум
    """
    known = short_forms(reading.desk.registry, tuple(LANGUAGES))
    for passage in reading.passages:
        if passage.source is not None and not is_copy(passage):
            yield from addresses_lost(passage, passage.source)
            yield from abbreviations_lost(passage, passage.source, known)


@on_reading("translation.different", Severity.WARNING)
def different(reading: Reading) -> Iterator[Finding]:
    """A heading, label or other short text that comes back in the source is translated alike each time.

    Authority: ISO 17100, 5.3.1, which asks for consistent terms.

    Clean (en): 附带活动 ⇒ Side events
    Fault (en): 附带活动 ⇒ Side events ¶ 附带活动 ⇒ ⟦Social programme⟧
    """
    first: dict[tuple[str, str], Passage] = {}
    for passage in reading.passages:
        if passage.source and is_short(passage.source.text) and not is_copy(passage):
            before = first.setdefault((passage.language, plain(passage.source.text)), passage)
            if plain(before.text) != plain(passage.text):
                yield Finding(
                    Span.whole(passage),
                    said("the same source is translated “{text}” elsewhere", text=excerpt(before.text)),
                    said("choose one translation for both"),
                    (Span.whole(before),),
                )


@on_reading("translation.copied", Severity.WARNING)
def copied(reading: Reading) -> Iterator[Finding]:
    """Two different texts of the source do not have the same translation.

    Authority: ISO 17100, 5.3.1.

    Clean (en): 会员地方政府活动日程 ⇒ Event Schedule of Member Regions
    Fault (en): 会员地方政府活动日程 ⇒ Event Schedule of Member Regions ¶ 秘书处提案 ⇒ ⟦Event Schedule of Member Regions⟧
    """
    first: dict[tuple[str, str], Passage] = {}
    for passage in reading.passages:
        if passage.source and len(passage.text) >= ENOUGH_CHARACTERS and not is_copy(passage):
            before = first.setdefault((passage.language, plain(passage.text)), passage)
            theirs = before.source.text if before.source else ""
            if shared(theirs, passage.source.text) < 0.4:
                yield Finding(
                    Span.whole(passage),
                    said("this is also the translation of “{theirs}”", theirs=excerpt(theirs)),
                    said("see which of the two it belongs to, and translate the other"),
                    (Span.whole(before),),
                )


@on_reading("translation.term", Severity.NOTE)
def term(reading: Reading) -> Iterator[Finding]:
    """A word of the association's glossary that most of the translation renders as the glossary has it is so rendered
    everywhere. Part of a word's rendering is enough, in any order and form.

    Authority: the registry; ISO 17100, 5.3.1, which asks for consistent terms.

    Clean (en): 向各会员地方政府收取会费 ⇒ Membership fees are collected from the member governments
    Fault (en): 收取会费 ⇒ Membership fees are collected ¶ 会费制 ⇒ A system of membership fees ¶
        会费用途 ⇒ ⟦What the contributions are for⟧
    """
    glossary = Glossary(reading.desk.registry)
    kept: dict[tuple[str, str], int] = {}
    broken: list[tuple[Passage, TermMention]] = []
    for passage in reading.passages:
        if passage.source and passage.source.language == "zh" and not is_copy(passage):
            for each in glossary.mentions(passage.source.text):
                if glossary.rendered(each, passage.text, passage.language):
                    kept[each.id, passage.language] = kept.get((each.id, passage.language), 0) + 1
                else:
                    broken.append((passage, each))
    count = Counter((each.id, passage.language) for passage, each in broken)
    for passage, each in broken:
        key, source = (each.id, passage.language), passage.source
        if source and kept.get(key, 0) >= max(2, 2 * count[key]):
            told = source.text[each.start : each.end]
            yield Finding(
                Span.whole(passage),
                said(
                    "the glossary has {words} for {told}",
                    words=listed(glossary.words(each, passage.language)),
                    told=told,
                ),
                said("use the word of the glossary, or add this one to it"),
                (Span(source, each.start, each.end),),
            )
