"""The project's own registry as books speak of it: cases, meetings, unnumbered lists in each language."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from conftest import REPORT, as_read
from pages import speaking

from galley.language import LANGUAGES
from galley.markup.naming import Naming
from galley.model.base import below
from galley.model.inserts import GroupsInsert
from galley.model.names import Spelling
from galley.model.publication import Publication, items
from galley.model.registry import Meeting, Region
from galley.model.sections import Event
from galley.problem import Place
from galley.text import Reference, Text


def report() -> Publication:
    return as_read(REPORT)


def naming(language: str) -> Naming:
    return Naming(report(), speaking(language))


def said(language: str, id: str, form: str) -> str:
    return str(naming(language).reference(None, Reference(id, form, Place("x"))))


@pytest.mark.parametrize(
    ("language", "id", "form", "expected"),
    [
        ("ru", "CN", "genitive", "Китая"),
        ("ru", "RU", "long-instrumental", "Российской Федерацией"),
        ("ru", "KR-46", "country-locative", "Южной Корее"),
        ("ru", "near", "dative", "Ассоциации региональных администраций стран Северо-Восточной Азии"),
        ("ru", "near", "short-genitive", "АРАССВА"),
        ("ru", "disaster", "title-accusative", "Подкомиссию «Предупреждение стихийных бедствий»"),
        ("ru", "assembly-10", "accusative", "10-ю Генеральную Ассамблею"),
        ("ru", "disaster-12", "locative", "12-м заседании подкомиссии «Предупреждение стихийных бедствий»"),
        ("mn", "JP", "ablative", "Японоос"),
        ("mn", "MN", "long-genitive", "Монгол Улсын"),
        ("mn", "near-secretariat", "dative", "NEAR-ийн Хэрэг эрхлэх газарт"),
        ("mn", "assembly-4", "genitive", "4 дүгээр бүгд хурлын"),
        ("mn", "forum-6", "name-comitative", "NEAR олон улсын 6 дугаар форумтай"),
        ("mn", "disaster", "title-genitive", "«Гамшгаас сэргийлэх» салбар хорооны"),
    ],
)
def test_a_name_is_said_in_the_case_asked_for(language: str, id: str, form: str, expected: str) -> None:
    assert said(language, id, form) == expected


def test_furniture_asks_for_the_case_that_it_needs() -> None:
    assert naming("mn").located(naming("mn").region("KR-47")) == "Өмнөд Солонгосын Хойд Кёнсан муж"
    assert naming("ru").located(naming("ru").region("KR-47")) == "провинция Кёнсан-Пукто, Южная Корея"


def city_network() -> Naming:
    """The report, whose KR-46 is now a city, with a country that is a city too."""
    names = {language: Spelling.model_validate({"text": "Lyon"}) for language in ("zh", "en")}
    state = {language: Spelling.model_validate({"text": "Singapore"}) for language in ("zh", "en")}
    registry = report().registry
    regions = [
        region.model_copy(update={"name": {"KR-46": names, "MN-1": state}.get(region.id, region.name)})
        for region in registry.regions
    ]
    countries = [each.model_copy(update={"name": state} if each.id == "MN" else {}) for each in registry.countries]
    changed = registry.model_copy(update={"regions": tuple(regions), "countries": tuple(countries)})
    return Naming(report().model_copy(update={"registry": changed}), speaking("en"))


def test_a_place_is_said_once() -> None:
    cities = city_network()
    meeting = next(each for each in report().registry.meetings if each.id == "assembly-10")
    lyon = cities.region("KR-46").name
    assert cities.venue(meeting.model_copy(update={"city": lyon})) == "Lyon, South Korea"
    assert cities.venue(meeting) == "Yeongam-gun, Lyon, South Korea"
    assert cities.located(cities.region("MN-1")) == "Singapore"
    event = next(item for item in items(report()) if isinstance(item, Event))
    assert cities.host(event.model_copy(update={"host": "MN-1"})) == "Singapore"
    assert cities.host(event.model_copy(update={"host": "KR-46"})).startswith("Lyon (")


MEETINGS = {
    "zh": "第{n}次全体会议 第{n}次事务委员会会议 第{n}次事务人员工作会议 第{n}届NEAR国际论坛 防灾专门委员会第{n}次会议",
    "ja": "第{n}回総会 第{n}回実務委員会 第{n}回実務者ワークショップ 第{n}回NEAR国際フォーラム 第{n}回防災分科委員会",
    "ru": "{n}-я Генеральная Ассамблея|{n}-е заседание Рабочей комиссии|{n}-й рабочий семинар"
    "|{n}-й Международный форум АРАССВА|{n}-е заседание подкомиссии «Предупреждение стихийных бедствий»",
    "mn": "{n} {th} бүгд хурал|Ажлын хорооны {n} {th} хурал|Мэргэжилтнүүдийн {n} {th} ажлын уулзалт"
    "|NEAR олон улсын {n} {th} форум|«Гамшгаас сэргийлэх» салбар хорооны {n} {th} хурал",
    "en": "{n}{th} General Assembly|{n}{th} Working Committee Meeting|{n}{th} Working-Level Workshop"
    "|{n}{th} NEAR International Forum|{n}{th} Meeting of the Sub-Committee on Disaster Prevention",
}
"""What a meeting of each series is called, in the order of the registry."""


def ending(language: str, n: int) -> str:
    if language == "mn":
        return "дүгээр" if n % 10 in (1, 4, 9) else "дугаар"
    return "th" if 11 <= n <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


@pytest.mark.parametrize("language", MEETINGS)
def test_every_meeting_has_its_right_name_from_the_first_to_the_thirtieth(language: str) -> None:
    series = [each.id for each in report().registry.series]
    (sample,) = [each for each in report().registry.meetings if each.id == "disaster-12"]
    for n in range(1, 31):
        meetings = [sample.model_copy(update={"series": id, "ordinal": n}) for id in series]
        names = [str(naming(language).meeting(meeting)) for meeting in meetings]
        wanted = MEETINGS[language].replace("{n}", str(n)).replace("{th}", ending(language, n))
        assert names == wanted.split("|" if "|" in wanted else " ")


@pytest.mark.parametrize("n", [1, 2, 10, 11, 12, 21])
def test_korean_meetings_are_counted(n: int) -> None:
    meeting = next(each for each in report().registry.meetings if each.id == "assembly-10")
    assert isinstance(meeting, Meeting)
    assert naming("ko").meeting(meeting.model_copy(update={"ordinal": n})) == f"제{n}차 총회"


def regions(country: str) -> list[Region]:
    return [region for region in report().registry.regions if region.country == country]


ORDERS = {
    ("ru", "CN"): "Гирин Ляонин Нинся Тяньцзинь Хубэй Хунань Хэйлунцзян Хэнань Шаньдун Шаньси Шэньси",
    ("mn", "JP"): "Аомори Ишикава Киото Ниигата Тоттори Тояма Фүкүи Хёго Шиманэ Ямагата Ямагүчи",
    ("en", "KR"): "Busan Chungcheongbuk Chungcheongnam Daegu Daejeon Gangwon Gwangju Gyeonggi Gyeongsangbuk "
    "Gyeongsangnam Incheon Jeju Jeollabuk Jeollanam Sejong Ulsan",
    ("ko", "CN"): "닝샤 랴오닝 산둥 산시성(山西省) 산시성(陝西省) 지린 톈진 허난 헤이룽장 후난 후베이",
    ("ja", "JP"): "青森 石川 京都 島根 鳥取 富山 新潟 兵庫 福井 山形 山口",
    ("ja", "CN"): "河南 吉林 黒竜江 湖南 湖北 山西 山東 陝西 天津 寧夏 遼寧",
    (
        "ja",
        "RU",
    ): "アムール アルタイ イルクーツク 沿海 カムチャツカ クラスノヤルスク ケメロヴォ ザバイカル サハ共和国 サハリン "
    "トゥバ トムスク ハカシア ハバロフスク ブリヤート マガダン",
}
"""The regions of some countries as unnumbered lists have them, by what their names hold."""


@pytest.mark.parametrize(("language", "country"), ORDERS)
def test_regions_stand_in_the_order_of_the_language(language: str, country: str) -> None:
    mixed = regions(country)
    random.Random(7).shuffle(mixed)
    names = [region.name[language].text for region in naming(language).sorted_regions(mixed)]
    wanted = ORDERS[language, country].split()
    assert [part in name for part, name in zip(wanted, names, strict=True)] == [True] * len(names), names


def test_russian_lists_look_behind_the_common_noun() -> None:
    names = [region.name["ru"].text for region in naming("ru").sorted_regions(regions("MN"))]
    assert names.index("аймак Увс") < names.index("город Улан-Батор") < names.index("аймак Умнеговь")
    russia = [region.name["ru"].text for region in naming("ru").sorted_regions(regions("RU"))]
    assert russia.index("Приморский край") < russia.index("Республика Саха (Якутия)") < russia.index("Томская область")


def test_chinese_regions_stand_by_pinyin_where_chinese_is_not_the_source() -> None:
    record = report().record.model_copy(update={"source_language": "en"})
    foreign = Naming(report().model_copy(update={"record": record}), speaking("zh"))
    names = [region.name["zh"].text for region in foreign.sorted_regions(regions("JP"))]
    assert "".join(name[0] for name in names) == "兵岛福富京鸟青山山石新"


def test_the_book_in_the_language_of_the_source_keeps_its_order() -> None:
    assert naming("zh").sorted_regions(regions("CN")) == regions("CN")


def test_names_of_a_group_are_sorted_and_keep_their_numbers() -> None:
    section = report().sections["appendix"]
    group = next(
        group for item in below(section) if isinstance(item, GroupsInsert) for group in item.groups if group.names
    )
    lines = [replace(group.names[0], inlines=(Text(text),), language="ru") for text in ("Юг", "Ёлка", "Ель")]
    assert [number for number, _ in naming("ru").sorted_lines(lines, section)] == [2, 3, 1]
    assert [number for number, _ in naming("zh").sorted_lines(lines, section)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("language", "labels", "order"),
    [
        ("ru", ("Юг", "Ёлка", "Ель"), [1, 2, 0]),
        ("zh", ("瑞士", "阿尔巴尼亚", "德国"), [1, 2, 0]),
        ("ja", ("フランス", "アルバニア", "ドイツ"), [1, 2, 0]),
    ],
)
def test_groups_stand_by_the_alphabet_of_the_book_where_they_are_asked_to(
    language: str, labels: tuple[str, ...], order: list[int]
) -> None:
    section = report().sections["appendix"]
    insert = next(item for item in below(section) if isinstance(item, GroupsInsert))
    written = [replace(insert.groups[0].label, inlines=(Text(text),), language=language) for text in labels]
    groups = tuple(insert.groups[n].model_copy(update={"label": label}) for n, label in enumerate(written))
    given = insert.model_copy(update={"groups": groups, "order": "given"})
    asked = insert.model_copy(update={"groups": groups, "order": "alphabet"})
    assert naming(language).sorted_groups(given, section) == list(groups)
    assert naming(language).sorted_groups(asked, section) == [groups[n] for n in order]


def test_the_members_of_partners_stand_by_country_in_the_alphabet_of_the_book() -> None:
    section = report().sections["appendix"]
    members = next(item for item in below(section) if isinstance(item, GroupsInsert))
    shown = [naming("zh").line(group.label, section) for group in naming("zh").sorted_groups(members, section)]
    assert shown[:3] == ["阿尔巴尼亚", "阿塞拜疆", "爱尔兰"] and shown[-1] == "英国"


def test_the_languages_of_the_association_are_those_told_here() -> None:
    assert {*MEETINGS, "ko"} == set(LANGUAGES)
