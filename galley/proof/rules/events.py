"""Events: one event told twice, here and there, with other dates, places, titles or numbers."""

from __future__ import annotations

from collections.abc import Iterator

from galley.problem import Severity
from galley.proof.counting import retold, titles
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rule import on_reading


@on_reading("events.date", Severity.ERROR)
def event_date(reading: Reading) -> Iterator[Finding]:
    """A meeting has the dates that the registry has for it; one that the registry does not know has the same everywhere.

    Authority: the registry.

    Clean (zh): 10月21日至24日，NEAR第十次全体会议在韩国全罗南道灵岩郡召开。
    Fault (zh): ⟦10月21日至23日⟧，NEAR第十次全体会议在韩国全罗南道灵岩郡召开。
    Clean (zh): NEAR秘书处 2014 NEAR 国际论坛 8. 27 ~ 8. 30 哈巴罗夫斯克边疆区
    Fault (zh): NEAR秘书处 2014 NEAR 国际论坛 ⟦8. 27 ~ 8. 29⟧ 哈巴罗夫斯克边疆区
    Fault (en): The 10th General Assembly was held from ⟦21 to 25 October 2014⟧ in Yeongam-gun.
    Clean (ru): 6-й Международный форум АРАССВА прошёл 27–30 августа 2014 года и открылся 28 августа.
    Fault (ru): ⟦12⟧-й рабочий семинар прошёл 21–23 мая 2014 года в Тэгу.
    Fault (mn): NEAR олон улсын 6 дугаар форум ⟦8 дугаар сарын 24-нд эхэлж, 8 дугаар сарын 30⟧-нд дуусав.
    """
    yield from retold.dates_differ(reading)


@on_reading("events.unknown", Severity.WARNING)
def event_unknown(reading: Reading) -> Iterator[Finding]:
    """A meeting that is named by its number is one that the registry knows, or the next one.

    Where the registry knows a meeting that is still planned, that is the next one. Earlier meetings may be unknown.

    Authority: the registry.

    Clean (zh): 伊尔库茨克州将主办第11次全体会议。
    Fault (zh): 伊尔库茨克州将主办⟦第14次全体会议⟧。
    Clean (mn): 11 дүгээр бүгд хурлыг зохион байгуулна.
    Fault (mn): ⟦14 дүгээр бүгд хурлыг⟧ зохион байгуулна.
    """
    yield from retold.unknown_numbers(reading)


@on_reading("events.place", Severity.ERROR)
def event_place(reading: Reading) -> Iterator[Finding]:
    """A meeting was held in the region that the registry has for it; a town of that region is no contradiction.

    Authority: the registry.

    Clean (zh): 第6届NEAR国际论坛在俄罗斯哈巴罗夫斯克市举办。
    Fault (zh): 人寿医疗产业专门委员会第1次会议在韩国⟦庆尚北道⟧青州市召开。
    Clean (zh): · 第2次全体会议(1998. 10 富山县)
    Fault (zh): · 第2次全体会议(1998. 10 ⟦兵库县⟧)
    """
    yield from retold.places_differ(reading)


@on_reading("events.number", Severity.WARNING)
def event_number(reading: Reading) -> Iterator[Finding]:
    """The numbers of countries, governments and participants of one meeting are the same wherever they are told.

    Authority: arithmetic.

    Clean (zh): 第6届NEAR国际论坛在哈巴罗夫斯克市举办，参加论坛的有5个国家25个地方政府的150名代表。
    Fault (zh): 出席第6届NEAR国际论坛的有5个国家25个地方政府的150名代表。 ¶
        出席本届论坛的有来自东北亚⟦6⟧个国家的地方政府代表。
    """
    yield from retold.numbers_differ(reading)


@on_reading("events.ordinal", Severity.WARNING, "zh")
def event_ordinal(reading: Reading) -> Iterator[Finding]:
    """A recurring event has the same number wherever it is named; the same measure word too, which is but a note.

    Authority: arithmetic.

    Clean (zh): 出席第二届环东海发展论坛国际研讨会 ¶ 第二届环东海发展论坛国际研讨会在浦项市举行。
    Fault (zh): 第二届环东海发展论坛国际研讨会在浦项市举行。 ¶ 出席第二届环东海发展论坛国际研讨会 ¶
        出席⟦第三届⟧环东海发展论坛国际研讨会
    """
    yield from retold.ordinals_differ(reading)


@on_reading("events.measure", Severity.NOTE, "zh")
def event_measure(reading: Reading) -> Iterator[Finding]:
    """The number of a meeting has the measure word that the registry has for its series: 次 or 届.

    Authority: the registry.

    Clean (zh): 第6届NEAR国际论坛在哈巴罗夫斯克市举办，这是NEAR国际论坛第一次走出韩国。
    Fault (zh): 第六⟦次⟧NEAR国际论坛在哈巴罗夫斯克市举办。
    """
    yield from retold.measure_words_differ(reading)


@on_reading("events.title", Severity.WARNING)
def event_title(reading: Reading) -> Iterator[Finding]:
    """An event of a calendar has the title that a known calendar, or another row, has for it.

    Authority: the publications that are known.

    Clean (zh): 光州广域市(韩) 2014世界氢能源学术大会 6. 15 ~ 6. 20 金大中会展中心
    Fault (zh): 光州广域市(韩) 2014世界氢能源学术大会 6. 15 ~ 6. 20 金大中会展中心 ¶
        光州广域市(韩) 2014⟦时节⟧氢能源学术大会 6. 15 ~ 6. 20 金大中会展中心
    """
    yield from titles.titles_differ(reading)
