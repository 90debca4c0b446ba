"""Facts: numbers, dates and counts that contradict each other, the calendar or the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.counting import rates, registered, sizes, tables
from galley.proof.counting.schedule import Held, rows
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading

_CHECK = said("find out which is right and correct the other")


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
