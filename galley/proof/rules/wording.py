"""Wording: words that are wrong, doubled, missing or too many, and texts that say the same again."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, write
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading
from galley.proof.shelf.frequencies import lexicon
from galley.proof.shelf.region_forms import form
from galley.proof.words import doubles, letters, listings, mishaps, particles, rows
from galley.proof.words import slips as hands
from galley.proof.words.doubles import Double
from galley.proof.words.kanji import mistaken
from galley.proof.words.korean import korean
from galley.proof.words.korean_slips import misfits

_SENTENCES = (Kind.PARAGRAPH, Kind.ITEM)


@on_reading("wording.character", Severity.ERROR, "zh")
def character(reading: Reading) -> Iterator[Finding]:
    """No character stands for another, most often one that sounds like it, none is lost, and no two are exchanged.

    A word is suspected when it is hardly ever written while one that sounds the same is common, and the sentence
    becomes far likelier with that. Names, and foreign names in Chinese characters, are left alone.

    Authority: 现代汉语词典, and the frequencies of words in Chinese texts.

    Clean (zh): 仁川大学成源镛教授和副省长郝会龙出席，斯克尔特卡介绍了主要活动领域。
    Clean (zh): 济州特別自治道
    Fault (zh): 各专门委员会的构成及主要⟦或⟧动领域
    Fault (zh): 今年举办了第15届国⟦及⟧自动化机器展。
    Fault (zh): 各国代表就防灾问题进行了深⟦如⟧讨论。
    Fault (zh): 提供绿色环⟦技保⟧术和应用项目。
    """
    passages = list(reading.of("zh"))
    if not passages:
        return
    known = (each for each in reading.desk.passages if each.language == "zh")
    company = hands.Company([run for each in (*passages, *known) for _, run in hands.runs_of(each.text)])
    for passage in passages:
        named = hands.named(passage.text, reading.desk)
        for at, each in enumerate(passage.text):
            named[at] |= form(each, "zh") is not None
        slips = list(hands.slips_in(passage.text, lexicon("zh"), company, named))
        for slip in (*slips, *mishaps.mishaps_in(passage.text, lexicon("zh"), company, named, slips)):
            yield Finding(
                Span(passage, slip.at, slip.at + (len(slip.written) if slip.whole else 1)),
                said("{written} stands where {meant} is likely meant", written=slip.written, meant=slip.meant),
                write(slip.meant),
                severity=None if slip.is_certain else Severity.WARNING,
            )


@on_passages("wording.kanji", Severity.WARNING, "ja")
def kanji(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """No kanji stands for another that looks or reads like it, in a compound that is no word.

    Authority: 常用漢字表, and the frequencies of words in Japanese texts.

    Clean (ja): 研究者が講演し、成績と特徴を説明した。
    Fault (ja): 研究者が各地で⟦購⟧演した。
    """
    named = hands.named(passage.text, desk, "ja")
    for each in mistaken(passage.text, lexicon("ja"), named):
        yield Finding(
            Span(passage, each.at, each.at + 1),
            said("{written} stands where {meant} is likely meant", written=each.written, meant=each.meant),
            write(each.meant),
        )


@on_passages("wording.particle", Severity.ERROR, "ko")
def particle(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A Korean particle has the form that goes with the syllable before it.

    Authority: 한글 맞춤법 and 표준어 규정, on the forms of particles.

    Clean (ko): 회의를 열고 사무국을 두었으며 정부와 서울로 갔다. 가을에 마을을 지을 것이다.
    Clean (ko): 아이가 어린이와 함께 노래를 듣는 사이 회의는 끝났다.
    Fault (ko): 회의⟦을⟧ 열고 사무국⟦를⟧ 두었으며 서울⟦으로⟧ 갔다.
    Fault (ko): 사무국⟦는⟧ 2014년에⟦은⟧ 총회가 끝난 뒤 워크숍⟦와⟧ 포럼을 열었다.
    """
    known = korean()
    told = misfits(passage, known, desk) if known else ()
    for misfit in (*particles.misfits(passage.text), *told):
        span = Span(passage, misfit.start, misfit.end)
        yield Finding(
            span,
            said("{text} does not go with the syllable before it", text=span.text),
            write(misfit.right),
            (),
            misfit.right,
        )


@on_passages("wording.doubled", Severity.ERROR)
def doubled(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """No word or particle stands twice on end, unless the language doubles it.

    Authority: house style.

    Clean (zh): 为了了解情况，人人参加，以实现联合会的目的的活动渐渐增多。庆尚北道道厅派遣公务员。
    Fault (zh): 这是一次展开讨论的⟦的⟧重要会议。
    Fault (zh): 日本岛根县⟦县⟧立大学综合政策学院
    Clean (ja): 会員が集まり、ますます交流を深めた。
    Fault (ja): 会議を⟦を⟧開催した。
    Clean (en): The report that he had had was long. Baden Baden took part.
    Fault (en): He read the⟦ the⟧ report of the Association⟦ Association⟧.
    Clean (ru): Он чуть чуть опоздал.
    Fault (ru): Встреча прошла в⟦ в⟧ Улан-Баторе.
    Clean (mn): янз янз, олон олон хүн
    Fault (mn): энэ хурал⟦ хурал⟧ болов
    """
    for double in _doubles(passage):
        span = Span(passage, double.start, double.end)
        certain = double.certain and not passage.is_said(double.start, double.end)
        yield Finding(
            span,
            said("{text} stands twice", text=span.text.strip()),
            said("leave one out"),
            replacement="" if certain else None,
            severity=None if certain else (Severity.NOTE if span.text in doubles.REGIONS else Severity.WARNING),
        )


def _doubles(passage: Passage) -> Iterator[Double]:
    text = passage.text
    if passage.language not in ("zh", "ja"):
        return (yield from doubles.doubled_letters(text, passage.language))
    if passage.language == "ja":
        yield from doubles.doubled_kana(text)
    else:
        yield from doubles.doubled_institutions(text)
        for start, run in hands.runs_of(text):
            for each in (*doubles.doubled_particles(run, lexicon("zh")), *mishaps.twins(run, lexicon("zh"))):
                yield each.moved(start)
    for start, run in hands.runs_of(text):
        for each in doubles.doubled_runs(run, lexicon(passage.language)):
            yield each.moved(start)
    yield from doubles.doubled_letters(text, "en")


@on_passages("wording.overlap", Severity.WARNING, "zh")
def overlap(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Two words of one meaning do not stand side by side, the second beginning as the first ends.

    Nor does a character stand before a word that begins with the same sound.

    Authority: 现代汉语词典, and the frequencies of words in Chinese texts.

    Clean (zh): 现在在开发有机农产品，全市市民和会员员工的健康得到保障，其中中国代表十人。
    Fault (zh): 引进外国人力资源、开⟦发发⟧展有机农产品等。
    Fault (zh): 俄罗斯其他地区的企业⟦带⟧代表团出席了此次会议。
    """
    words = lexicon("zh")
    for start, run in hands.runs_of(passage.text):
        for each in doubles.overlapping_words(run, words):
            span = Span(passage, start + each.start, start + each.end)
            yield Finding(
                span,
                said("{written} stands twice where two words overlap", written=span.text[0]),
                said("keep one of the two words, or join them"),
            )
        for at in hands.stutters(run, words):
            span = Span(passage, start + at, start + at + 1)
            yield Finding(
                span,
                said("{text} sounds like what follows and belongs to no word", text=span.text),
                said("leave it out"),
            )


@on_reading("wording.repeated", Severity.ERROR)
def repeated(reading: Reading) -> Iterator[Finding]:
    """No list has the same item twice, and no long paragraph says nearly all that another one says.

    Authority: house style.

    Clean (zh): 1) 关于引进会费制的提案 ¶ 2) 关于举办唱歌比赛的提案
    Fault (zh): 1) 关于引进会费制的提案 ¶ ⟦2) 关于引进会费制的提案⟧ ¶ 3) 关于举办唱歌比赛的提案
    """
    for passage, first in rows.repeated_items(reading.passages):
        yield Finding(
            Span.whole(passage),
            said("the same stands in this list already"),
            said("write what is meant, or leave it out"),
            (Span.whole(first),),
        )
    for passages in reading.by_language().values():
        for passage, first in rows.near_paragraphs(passages):
            message = said("the paragraph is nearly the same as an earlier one")
            yield Finding(
                Span.whole(passage),
                message,
                said("leave one of them out"),
                (Span.whole(first),),
                severity=Severity.WARNING,
            )


@on_passages("wording.listed", Severity.ERROR, "zh")
def listed(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A list within a sentence names each thing once.

    Authority: house style.

    Clean (zh): 来自中国、日本、中国香港的代表讨论了经济、文化、经济合作等议题。
    Fault (zh): 来自中国、日本、⟦中国⟧的代表出席会议。
    Fault (zh): 会议讨论了防灾、环境、旅游、⟦环境⟧等问题。
    """
    for start, end, first, last in listings.repeated(passage.text):
        span = Span(passage, start, end)
        yield Finding(
            span,
            said("{text} stands in this list already", text=span.text),
            said("write what is meant, or leave it out"),
            (Span(passage, first, last),),
        )


@on_reading("wording.short", Severity.WARNING)
def short(reading: Reading) -> Iterator[Finding]:
    """Labels of one kind end alike: none is cut short.

    Authority: house style.

    Clean (zh): (中国派遣职员) ¶ (日本派遣职员) ¶ (中国专员)
    Fault (zh): (中国派遣职员) ¶ (日本派遣职员) ¶ (俄罗斯派遣职员) ¶ (⟦蒙古派遣职⟧)
    """
    for span, fuller in rows.cut_short(reading.passages):
        yield Finding(
            span,
            said("{text} is cut short beside {other}", text=span.text, other=fuller.text),
            said("write it as the others are written"),
            (fuller,),
        )


@on_reading("wording.case", Severity.WARNING)
def case(reading: Reading) -> Iterator[Finding]:
    """The names of a list begin their nouns alike, with a capital letter or with a small one.

    Authority: The Chicago Manual of Style, on capitals in names of places.

    Clean (zh): •Henan Province •Shandong Province •Hubei Province •Hunan Province
    Fault (zh): •Henan Province •Shandong ⟦p⟧rovince •Hubei Province •Hunan Province
    """
    for span, right in rows.odd_cases(reading.passages):
        head = Span(span.passage, span.start, span.start + 1)
        yield Finding(
            head,
            said("{text} begins with a small letter, elsewhere it is {right}", text=span.text, right=right),
            write(right),
            (),
            right[0],
        )


@on_passages("wording.article", Severity.ERROR, "en")
def article(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """An English article is one word, and a or an by the sound after it.

    Authority: The Chicago Manual of Style, on a and an.

    Clean (en): An NGO, a European region, an hour, a unit, an MoU and a one-off event. Group A is here.
    Fault (en): It signed ⟦a⟧ agreement with ⟦an⟧ university for a⟦ the⟧ year.
    """
    for start, end, right in letters.wrong_articles(passage.text):
        span = Span(passage, start, end)
        yield Finding(
            span, said("“{text}” does not go with the sound after it", text=span.text), write(right), (), right
        )
    for start, end in letters.doubled_articles(passage.text):
        yield Finding(Span(passage, start, end), said("two articles stand on end"), said("leave one out"))


@on_passages("wording.capital", Severity.WARNING, "en", "ru", "mn")
def capital(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A sentence begins with a capital letter.

    Authority: The Chicago Manual of Style; Правила русской орфографии и пунктуации.

    Clean (en): The meeting closed. Delegates left, approx. two hours later, e.g. by train.
    Fault (en): The meeting closed. ⟦d⟧elegates left.
    Clean (ru): В регионе живёт 5 млн. человек.
    Fault (ru): Заседание закрылось. ⟦у⟧частники уехали.
    """
    for start, end in letters.small_beginnings(passage.text) if passage.kind in _SENTENCES else ():
        span = Span(passage, start, end)
        yield Finding(
            span,
            said("the sentence begins with a small letter"),
            said("begin it with a capital letter"),
            (),
            span.text.upper(),
        )


@on_passages("wording.joint", Severity.WARNING)
def joint(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A space stands between two words in Latin letters.

    Authority: house style.

    Clean (zh): PioNEAR项目、McKinsey公司、YouTube和iPhone
    Fault (zh): Regional Government⟦sM⟧ain Activities
    """
    for start, end in letters.joints(passage.text):
        yield Finding(Span(passage, start, end), said("two words run together"), said("write a space between them"))
