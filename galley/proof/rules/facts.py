"""Facts: numbers, dates and counts that contradict each other, the calendar or the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.counting import listing, rates, registered, sizes, tables, timing
from galley.proof.counting.counts import countries_of, named, nations, tallies
from galley.proof.counting.events import ordinal
from galley.proof.counting.schedule import Held, row_of, rows
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading

_LIST = said("correct the list or the number")
_CHECK = said("find out which is right and correct the other")


@on_passages("facts.total", Severity.ERROR)
def total(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Parts of a kind make the total that the sentence states for them.

    Authority: arithmetic.

    Clean (zh): 中国5个地方政府、日本4个地方政府、韩国12个地方政府、蒙古6个地方政府、俄罗斯4个地方政府、
        2个观察员地方政府，共5个国家33个地方政府100余名代表。
    Fault (zh): 共有来稿⟦46篇⟧（中国6篇、日本4篇、韩国9篇、蒙古5篇、俄罗斯21篇）。
    Clean (en): A total of 12 governments took part: 5 from China, 4 from Japan and 3 from Mongolia.
    Fault (en): China sent 5 governments, Japan 4 and Mongolia 3, in all ⟦13⟧ governments.
    """
    if passage.kind is Kind.NAME:
        return
    countries = countries_of(desk, passage.language)

    def is_label(around: str) -> bool:
        named = bool(countries.within(around)) or re.search(
            r"观察员|オブザーバー|옵서버|참관|observer|наблюдат|ажиглагч", around
        )
        return bool(named) or (
            passage.language == "zh" and 0 < len(around.strip()) <= 14 and not re.search("[“”]", around)
        )

    for tally in tallies(passage.text, passage.language, is_label):
        span = Span(passage, tally.total.start, tally.total.end)
        parts = tuple(Span(passage, part.start, part.end) for part in tally.parts)
        message = said(
            "{list} make {sum}, the total says {value}",
            list=" + ".join(str(part.value) for part in tally.parts),
            sum=tally.sum,
            value=tally.total.value,
        )
        sure = tally.clear and (tally.full or tally.sum > tally.total.value)
        severity = None if sure else Severity.WARNING
        if not passage.is_said(span.start, span.end):
            yield Finding(span, message, said("correct a part or the total"), parts, severity=severity)


@on_passages("facts.countries", Severity.ERROR)
def countries(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """As many countries are named as the text counts. After 等 or “and others” there may be fewer, never more.

    Authority: arithmetic.

    Clean (zh): 来自中国、日本、韩国、蒙古、俄罗斯5个国家的代表出席了会议。
    Fault (zh): 来自中国、日本、韩国、蒙古、俄罗斯⟦4个⟧国家的代表出席了会议。
    Clean (zh): 参加论坛的有中国3个地方政府、日本驻哈巴罗夫斯克总领事馆、俄罗斯5个地方政府，共3个国家。
    Fault (en): Governments of ⟦five⟧ countries: China, Japan, Mongolia and Russia.
    Clean (en): Governments of five countries, among them China and Japan, took part.
    """
    if passage.kind is Kind.NAME:
        return
    everywhere = len({country.id for country in desk.registry.countries})
    for found in nations(passage.text, passage.language, countries_of(desk, passage.language)):
        more = len(found.named) < found.told
        if len(found.named) != found.told and not (found.open and more and len(found.named) < everywhere):
            message = said("{count} countries are named, the text says {told}", count=len(found.named), told=found.told)
            severity = Severity.WARNING if more and (found.open or not found.clear) else None
            yield Finding(
                Span(passage, found.start, found.end),
                message,
                _LIST,
                severity=severity,
            )


@on_passages("facts.list-number", Severity.WARNING, "zh", "ja")
def list_number(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A number right behind things that are named one by one counts them.

    Authority: arithmetic.

    Clean (zh): 决定新设妇女儿童、矿产开发调整、能源气候变化3个专门委员会。
    Fault (zh): 决定新设妇女儿童、矿产开发调整、能源气候变化⟦4个专门⟧委员会。
    Clean (zh): 制作四种语言版本（中、日、俄、蒙）的宣传视频。
    Fault (zh): 制作⟦四⟧种语言版本（中、日、俄）的宣传视频。
    Clean (zh): 来自中国天津、韩国平昌、日本新潟、朝鲜平壤等16个城市的市长出席了会议。
    """
    for span, told, things in listing.bracketed(passage):
        message = said("{things} things stand in the brackets, the number says {told}", things=things, told=told)
        yield Finding(span, message, _LIST)
    countries = countries_of(desk, passage.language)
    for found in named(passage.text):
        told, number = ordinal(found.number) or 0, len(found.things)
        joined = len(re.findall("和|与|及|と", found.things[-1]))
        fits = told <= number + joined if not found.open else True
        if found.noun in ("国", "国家", "國") or any(countries.within(thing) for thing in found.things):
            continue
        if number > told or (not fits and not found.open and number > 2 and told - number <= 2):
            message = said("{number} things are named, the number says {told}", number=number, told=told)
            yield Finding(Span(passage, found.start, found.end), message, _LIST)


@on_reading("facts.list-count", Severity.ERROR)
def list_count(reading: Reading) -> Iterator[Finding]:
    """A list has as many entries as the number in brackets at its label says.

    Authority: arithmetic.

    Clean (zh): 中国(3) ¶ 黑龙江省、河南省、湖北省
    Fault (zh): 韩国(⟦4⟧) ¶ 京畿道、忠清北道、忠清南道
    Clean (en): China (3): Heilongjiang Province, Henan Province, Hubei Province
    Fault (en): China (⟦4⟧): Heilongjiang Province, Henan Province, Hubei Province
    """
    for passages in reading.by_language().values():
        for found in listing.listed(passages):
            if found.told != found.things and abs(found.told - found.things) <= max(2, found.told // 4):
                message = said(
                    "the list has {things} entries, its label says {told}", things=found.things, told=found.told
                )
                lacking = listed(listing.absent(found, reading.desk.registry, reading.desk.year))
                mend = said("add what is missing, take away what is too much, or correct the number")
                if lacking:
                    mend = said(
                        "add what is missing (the registry has also {names}), or correct the number", names=lacking
                    )
                yield Finding(found.number, message, mend, (found.list,))
        for span, told, made in listing.summed(passages):
            message = said("the lists below make {made}, the heading says {told}", made=made, told=told)
            yield Finding(span, message, said("correct a number or the total"))


@on_reading("facts.items", Severity.WARNING)
def items(reading: Reading) -> Iterator[Finding]:
    """As many items follow as a sentence announces: 以下3个议题, “the following three topics”.

    Authority: arithmetic.

    Clean (zh): 对以下3个议题进行了表决。 ¶ 1) 加入联合会 ¶ 2) 修改联合会宪章 ¶ 3) 选定主席地方政府
    Fault (zh): 对以下⟦4⟧个议题进行了表决。 ¶ 1) 加入联合会 ¶ 2) 修改联合会宪章 ¶ 3) 选定主席地方政府
    """
    for passages in reading.by_language().values():
        for span, word, found in listing.introduced(passages):
            told = timing.WORDS.get(word.lower()) or ordinal(word)
            if told and told != len(found) and not span.passage.is_said(span.start, span.end):
                message = said("{count} items follow, the text announces {told}", count=len(found), told=told)
                related = tuple(Span(each, 0, len(each.text)) for each in found[-1:])
                yield Finding(span, message, _LIST, related)


@on_passages("facts.no-such-date", Severity.ERROR)
def no_such_date(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A date is in the calendar: no month after the twelfth, no day after the last of its month.

    Authority: the Gregorian calendar.

    Clean (zh): 2012年2月29日
    Fault (zh): ⟦2014年2月30日⟧
    Fault (en): on ⟦31 September 2014⟧
    Fault (ru): ⟦31 июня 2014 года⟧
    """
    yield from _clashes(passage, timing.impossible(passage.text, passage.language))
    if (row := row_of(passage)) is not None:
        faults = [fault for day in (row.held.first, row.held.last) if day and (fault := timing.fault_of(day))]
        if faults:
            yield Finding(row.held.span, faults[0], said("look up the date"))


@on_passages("facts.reversed-dates", Severity.ERROR)
def reversed_dates(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A range of dates ends after it begins.

    Authority: the Gregorian calendar.

    Clean (zh): 会议于12月28日至1月3日举行。
    Fault (zh): 会议于⟦10月24日至21日⟧举行。
    Fault (en): from ⟦24 to 21 October 2014⟧
    """
    yield from _clashes(passage, timing.reversed_ranges(passage.text, passage.language))


@on_passages("facts.weekday", Severity.WARNING)
def weekday(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A weekday is that of the date it stands with. Without a year the date is one of the year that is read of.

    Authority: the Gregorian calendar.

    Clean (zh): 2014年10月22日（周三）
    Fault (zh): 2014年10月22日（⟦周四⟧）
    Fault (en): on ⟦Thursday⟧, 22 October 2014
    Fault (ja): 2014年10月22日（⟦木⟧）
    """
    yield from _clashes(passage, timing.wrong_weekdays(passage.text, passage.language, desk.year))


@on_passages("facts.duration", Severity.WARNING)
def duration(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A number of days is that of the range in the same sentence, the first and the last day counted.

    Authority: arithmetic.

    Clean (zh): 会议于10月21日至24日举行，为期四天。
    Fault (zh): 会议于10月21日至24日举行，⟦为期五天⟧。
    Fault (en): It ran from 21 to 24 October, ⟦for five days⟧.
    """
    yield from _clashes(passage, timing.wrong_durations(passage.text, passage.language))


def _clashes(passage: Passage, clashes: Iterator[timing.Clash]) -> Iterator[Finding]:
    for clash in clashes:
        if passage.kind is not Kind.NAME and not passage.is_said(clash.start, clash.end):
            severity = None if clash.sure else Severity.WARNING
            yield Finding(Span(passage, clash.start, clash.end), clash.message, clash.mend, severity=severity)


@on_reading("facts.row-order", Severity.WARNING)
def row_order(reading: Reading) -> Iterator[Finding]:
    """The rows of a calendar stand in the order of their first days, the years of a table's column in theirs.

    Of years this is a note, and it is one only where all rows but one follow the order.

    Authority: house style.

    Clean (zh): 山东省(中) 新媒体论坛 4. 25 济南市 ¶ 光州广域市(韩) 城市论坛 5. 15 光州 ¶ 釜山广域市(韩) 汽车展 5. 29 釜山 ¶
        山东省(中) 商品博览会 6. 4 济南市
    Fault (zh): 山东省(中) 新媒体论坛 4. 25 济南市 ¶ 光州广域市(韩) 城市论坛 ⟦8. 15⟧ 光州 ¶ 釜山广域市(韩) 汽车展 5. 29 釜山 ¶
        山东省(中) 商品博览会 6. 4 济南市
    """
    calendars: dict[tuple[str, str], list[Held]] = {}
    for row in rows(reading.passages):
        calendars.setdefault((row.title.passage.file, row.title.passage.group), []).append(row.held)
    for dated in calendars.values():
        for at in tables.out_of_order([(held.first[1] or 0, held.first[2] or 0) for held in dated]):
            message = said("{text} stands among later or earlier days", text=dated[at].span.text)
            yield Finding(dated[at].span, message, said("correct the date, or put the row where it belongs"))
    for table in tables.raw_tables(reading.passages):
        for column in tables.columns(table):
            for at in tables.out_of_order([(cell.value,) for cell in column]):
                message = said("{text} stands among later or earlier years", text=column[at].span.text)
                yield Finding(column[at].span, message, said("check the year, or move the row"), severity=Severity.NOTE)


@on_reading("facts.title-year", Severity.WARNING)
def title_year(reading: Reading) -> Iterator[Finding]:
    """The year in the title of an event is that of the calendar it stands in.

    Countdowns and preparations may name a later year, and so may events of November and December.

    Authority: arithmetic.

    Clean (zh): 庆尚北道(韩) 2015世界水论坛倒计时仪式 6. 16 大邱会展中心
    Clean (zh): 庆尚北道(韩) 2014国际数学联盟全体会议 8. 10 ~ 8. 11 庆州市现代大酒店
    Fault (zh): 庆尚北道(韩) ⟦2015⟧国际数学联盟全体会议 8. 10 ~ 8. 11 庆州市现代大酒店
    """
    for row in rows(reading.passages):
        years = re.findall(r"(?<!\d)20\d\d(?!\d)", row.name)
        ahead = re.search(
            r"倒计时|筹备|准备|启动|申办|预|カウントダウン|準備|countdown|prepar|подготов", row.name, re.IGNORECASE
        )
        late = (row.held.first[1] or 0) >= 11
        if len(years) == 1 and reading.desk.year and int(years[0]) != reading.desk.year and not ahead and not late:
            at = row.title.text.find(years[0])
            if at >= 0:
                span = Span(row.title.passage, row.title.start + at, row.title.start + at + 4)
                message = said(
                    "the title says {years}, the calendar is that of {year}", years=years[0], year=reading.desk.year
                )
                yield Finding(span, message, said("look up the title and the date of the event"))


@on_reading("facts.rates", Severity.WARNING)
def exchange_rates(reading: Reading) -> Iterator[Finding]:
    """One amount in several currencies is the same amount: at rates that agree in a text and that there could be.

    Authority: arithmetic.

    Clean (zh): 1年运作费用达US$100万（11亿韩元、600万人民币、1亿2000万日元左右）。
    Fault (zh): 1年运作费用达US$100万（11亿韩元、⟦6000万人民币⟧）。
    """
    for odd in rates.odd_rates(list(rates.rates(reading.passages))):
        yield Finding(odd.span, odd.message, said("check the amounts"), odd.related)


@on_passages("facts.shares", Severity.WARNING)
def shares(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Percentages of one whole make a hundred, one more or less for rounding.

    Authority: arithmetic.

    Clean (zh): 韩国占40%、中国占35%、日本占25%。
    Fault (zh): 韩国占⟦40%、中国占35%、日本占30%⟧。
    Fault (en): Korea had ⟦40%, China 35% and Japan 22%⟧.
    """
    for start, end, made in registered.shares_off(passage):
        yield Finding(
            Span(passage, start, end),
            said("the shares make {made}%", made=made),
            said("correct a share, or name what is left"),
        )


@on_reading("facts.committee", Severity.WARNING)
def committee(reading: Reading) -> Iterator[Finding]:
    """A committee has the coordinator, the founding year and the number of meetings that the registry has.

    Authority: the registry.

    Clean (zh): 环境专门委员会(协调员:富山县)
    Fault (zh): 环境专门委员会(协调员:⟦兵库县⟧)
    Clean (zh): 1998年经济通商专门委员会设立。
    Fault (zh): ⟦1999⟧年经济通商专门委员会设立。
    Fault (zh): 科学技术专门委员会(协调员:京畿道) ¶ · ⟦2006⟧年9月成立，拟举办科技交流会议等活动。
    """
    for passages in reading.by_language().values():
        for wrong in registered.committees_differ(passages, reading.desk.registry, reading.desk.year):
            if not wrong.span.passage.is_said(wrong.span.start, wrong.span.end):
                yield Finding(wrong.span, wrong.message, _CHECK, severity=Severity.ERROR if wrong.sure else None)


@on_passages("facts.dated-count", Severity.WARNING)
def dated_count(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A number of committees, members or their countries that a sentence gives for a year is the registry's for that
    year; where it gives no year, that of the year that is read of.

    Authority: the registry.

    Clean (zh): 至2014年已设立14个专门委员会。
    Fault (zh): 至2014年已设立⟦13⟧个专门委员会。
    Clean (en): The Association has 73 member governments in 6 countries.
    Fault (en): The Association has ⟦83⟧ member governments in 6 countries.
    Clean (ru): В работе участвовали 33 администрации-члена Ассоциации.
    Fault (ru): Ассоциация насчитывает ⟦83⟧ администрации-члена.
    Fault (ko): 연합의 회원 자치단체는 모두 ⟦83⟧개이다.
    """
    dated = list(registered.counts_differ(passage, desk.registry))
    for wrong in dated or sizes.sizes_differ(passage, desk.registry, desk.year):
        if not passage.is_said(wrong.span.start, wrong.span.end):
            yield Finding(wrong.span, wrong.message, _CHECK)


@on_reading("facts.age", Severity.WARNING)
def age(reading: Reading) -> Iterator[Finding]:
    """An anniversary of the association counts from the year in which the text has it founded.

    Authority: arithmetic.

    Clean (zh): 联合会成立于1996年。 ¶ 自2016年联合会成立20周年开始，引进会费制。
    Fault (zh): 联合会成立于1996年。 ¶ 自⟦2016年联合会成立25周年⟧开始，引进会费制。
    """
    for passages in reading.by_language().values():
        for wrong, other in registered.ages_differ(passages, reading.desk.registry):
            yield Finding(wrong.span, wrong.message, _CHECK, (other,))


@on_reading("facts.membership", Severity.WARNING)
def membership(reading: Reading) -> Iterator[Finding]:
    """The members of an organisation are as many as the list of them in the same text makes.

    Authority: arithmetic.

    Clean (zh): 大会（AER）目前有4个国家的20个会员。 ¶ AER Members ¶ Albania (5) ¶ Austria (6) ¶ Norway (7) ¶ Poland (2)
    Fault (zh): 大会（AER）目前有⟦4个国家的23⟧个会员。 ¶ AER Members ¶ Albania (5) ¶ Austria (6) ¶ Norway (7) ¶ Poland (2)
    """
    for passages in reading.by_language().values():
        for wrong, head in registered.memberships_differ(passages):
            yield Finding(wrong.span, wrong.message, _CHECK, (head,))


@on_reading("facts.empty-cell", Severity.WARNING)
def empty_cell(reading: Reading) -> Iterator[Finding]:
    """A row of a table that was sent has a number in each column where all other rows have one.

    The mark stands at the character before the gap.

    Authority: house style: a cell that is meant to be empty has a dash.

    Clean (zh): 环境 富山县 1998年 11次 调查等 ¶ 防灾 兵库县 1998年 12次 预防等 ¶ 旅游 河南省 2008年 2次 论坛等 ¶
        农业 全罗南道 2011年 1次 交流等 ¶ 体育 萨哈共和国 2013年 1次 比赛等
    Fault (zh): 环境 富山县 1998年 11次 调查等 ¶ 防灾 兵库县 1998年 12次 预防等 ¶ 旅游 河南省 2008年 2次 论坛等 ¶
        农业 全罗南道 2011年 1次 交流等 ¶ 体育 萨哈共和国 2013⟦年⟧ 比赛等
    """
    for table in tables.raw_tables(reading.passages):
        for row, at, what in tables.missing_cells(table):
            message = said("the row has no number with {what} where all others have one", what=what)
            yield Finding(Span(row, at, at + 1), message, said("fill the cell, or put a dash into it"))
