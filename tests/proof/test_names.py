"""Names: planted faults in several languages, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.model.names import Names, Spelling
from galley.model.publication import Publication
from galley.model.registry import Former, Registry
from galley.passages.passage import plain
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Rule

RULES = {rule.code: rule for rule in tables.rules() if rule.family == "names"}


def found(desk: Desk, code: str, *texts: str, language: str = "zh") -> list[Finding]:
    passages = tuple(plain(text, language, f"{number}.txt") for number, text in enumerate(texts))
    return list(RULES[f"names.{code}"].findings(Reading(passages, desk, submitted=True)))


def marked(desk: Desk, code: str, *texts: str, language: str = "zh") -> list[str]:
    return [finding.span.text for finding in found(desk, code, *texts, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("zh", "在伊尔库次克州召开", "伊尔库次克州"),
        ("zh", "大邱的会议。第13届大丘国际眼镜展。", "大丘"),
        ("zh", "济洲特别自治道的代表", "济洲特别自治道"),
        ("zh", "哈巴罗斯克边疆区的代表", "哈巴罗斯克边疆区"),
        ("zh", "与会的Kemeromo  Region代表", "Kemeromo"),
        ("ja", "クラスノヤルスタ地方の代表", "クラスノヤルスタ"),
        ("ko", "크라스노야르스키 변경주에서", "크라스노야르스키"),
        ("ru", "в городе Улан-Баторе и на Сохалине", "Сохалине"),
        ("ru", "выступил Бернзард Зелигер", "Бернзард Зелигер"),
        ("mn", "Улаанбааттар хотод болов", "Улаанбааттар хотод"),
        ("en", "in Krasnoyask Territory", "Krasnoyask Territory"),
    ],
)
def test_a_name_one_character_off_is_misspelt(desk: Desk, language: str, text: str, wrong: str) -> None:
    assert marked(desk, "misspelt", text, language=language) == [wrong]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "湖南、湖北、河南、河北、海南、山西、陕西、全罗南道、全罗北道、庆尚北道、庆尚南道、忠清南道、忠清北道"),
        ("zh", "广州市、福山市、庆州市、原州市、富山大学、釜山大学、蒙古国立大学、岛根县立大学"),
        ("zh", "各会员地方政府代表一致同意，交流与合作，联合国，全权会议，产业委员会"),
        ("zh", "富山県、福井県"),
        ("ja", "サハリンの石油とモンゴルとの協力、モンゴルが開いた会議"),
        ("ja", "福島県、福岡県、広島県、山梨県の日本海側とユーラシア"),
        ("ko", "크라스노야르스크시에서 허베이성과 하이난성, 아제르바이잔, 경상북도에서는 일본의 회원 자치단체"),
        ("ru", "пьеса, которую написал Бернард Шоу"),
        ("ru", "Хубэя, Хэбэя, Хунани, Хэнани, Хабаровского края, Иркутской области, Забайкалья"),
        ("mn", "Хөвсгөлийн, Дорноговийн, Сэлэнгийн, Улаанбаатарт"),
        ("en", "Henan, Hunan, Hainan, Hebei, Hubei, Shanxi, Shaanxi, Shandong’s, Donetsk, Dakar, Gujarat"),
    ],
)
def test_other_real_names_and_words_are_not_misspelt(desk: Desk, language: str, text: str) -> None:
    assert not marked(desk, "misspelt", text, language=language)


def test_a_spelling_a_text_holds_to_is_its_own(desk: Desk) -> None:
    assert len(marked(desk, "misspelt", "伊尔库次克州", "伊尔库次克州")) == 2
    assert not marked(desk, "misspelt", *["伊尔库次克州"] * 3)
    assert len(marked(desk, "misspelt", *["伊尔库次克州"] * 3, "伊尔库茨克州")) == 3


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("zh", "能源气候专门委员会", ["能源气候专门委员会"]),
        ("zh", "各专门委员会、事务委员会、14个专门委员会", []),
        ("zh", "经济通商、环境、防灾等专门委员会", []),
        ("zh", "东北亚地区联合会成立", ["东北亚地区联合会"]),
        ("zh", "大邱市民、大邱市场", []),
        ("ja", "生命産業分科委員会が開かれた", ["生命産業分科委員会"]),
        ("ko", "교육문화교류분과위원회", []),
        ("en", "the Sub-Committee on Environment and the Sub-Committee on Disaster Prevention", []),
        ("ru", "заседание подкомиссии «Энергетика и климат»", []),
    ],
)
def test_official_names_are_not_cut_short(desk: Desk, language: str, text: str, wrong: list[str]) -> None:
    assert marked(desk, "shortened", text, language=language) == wrong


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (["“迎接新东北亚共同合作时代”", "“迎接东北亚共同合作新时代”"], ["迎接东北亚共同合作新时代"]),
        (["“开创东北亚共同合作新时代”", "“开创新东北亚共同合作时代”"], []),
        (["“同一个东北亚，同一个共同体”", "“同一个东北亚，同一个共同体-路在何方”"], []),
        (["“第2次随笔征文活动”", "“第3次随笔征文活动”"], []),
        (["大田会展中心与大邱会展中心"], []),
        (["“开创合作时代”", "“开创合作年代”"], ["开创合作年代"]),
        (["“开创合时代”", "“开创合年代”"], []),
        (["“A River of Ice”", "“A River of Ace”"], ["A River of Ace"]),
        (["“A Rive of Ice”", "“A Rive of Ace”"], []),
        (["克里斯托弗与克里斯托佛"], ["克里斯托佛"]),
        (["克里斯托弗与克里斯托尔"], []),
    ],
)
def test_one_thing_has_one_spelling(desk: Desk, texts: list[str], wrong: list[str]) -> None:
    assert marked(desk, "doubled", *texts) == wrong


def test_two_spellings_name_each_others_places(desk: Desk) -> None:
    (finding,) = found(desk, "doubled", "“同一个东北亚，同一个共同体”", "“同一个东北亚、同一个共同体”")
    assert finding.related[0].text == "同一个东北亚，同一个共同体"


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("zh", "金秘书长与全罗南道议长明炫官、李洛渊知事、王志伟副主任、张宝祥主任、孙炳海教授", []),
        ("zh", "哈巴罗夫斯克边疆区州长列温塔尔", ["州长"]),
        ("zh", "哈巴罗夫斯克边疆区副州长列温塔尔", []),
        ("zh", "全罗北道知事李洛渊", ["知事"]),
        ("zh", "王志伟主任", ["主任"]),
        ("zh", "论坛由郑泰翼主持，与会代表金在孝先生", []),
        ("ja", "事務総長金在孝、金在孝事務総長", []),
        ("ko", "김재효 사무총장과 김재효 회장", ["회장"]),
        ("ko", "원동욱 교수와 파벨 미나키르 소장", []),
        ("ko", "원동욱 부교수와 이인선 지사", ["부교수", "지사"]),
        ("en", "Secretary General Kim Jae-hyo and President Kim Jae-hyo", ["President"]),
        ("ru", "губернатор Ерощенко и председатель Ерощенко", []),
    ],
)
def test_a_title_is_one_of_the_persons(desk: Desk, language: str, text: str, wrong: list[str]) -> None:
    assert marked(desk, "office", text, language=language) == wrong


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("zh", "在韩国庆尚北道青州市召开", ["庆尚北道青州市"]),
        ("zh", "庆尚北道庆州市、江原道原州市、山东省济南市", []),
        ("zh", "江原道原州市；京畿道原州市；江原道原州市", ["京畿道原州市"]),
        ("zh", "中国、日本、韩国庆尚北道、蒙古中央省", []),
        ("zh", "日本庆尚北道", ["日本庆尚北道"]),
        ("en", "in Toyama Prefecture, Japan, and Irkutsk Region, Russia", []),
        ("ko", "중국 산둥성과 일본 도야마현", []),
    ],
)
def test_a_place_lies_where_it_lies(desk: Desk, language: str, text: str, wrong: list[str]) -> None:
    assert marked(desk, "place", text, language=language) == wrong


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (["2014年经济通商专门委员会召开"], ["经济通商专门委员会"]),
        (["经济通商专门委员会成立于1998年", "2014年"], []),
        (["2013年，经济通商专门委员会改称经济人文交流专门委员会"], []),
        (["经济通商专门委员会", "2014年12月"], ["经济通商专门委员会"]),
        (["经济通商专门委员会", "第8次全体会议2010年10月在京畿道召开"], []),
    ],
)
def test_a_former_name_is_for_former_years(desk: Desk, texts: list[str], wrong: list[str]) -> None:
    assert marked(desk, "former", *texts) == wrong


def test_former_names_of_regions_are_told(desk: Desk) -> None:
    former: Names = {"en": Spelling(text="Chita Region")}
    regions = tuple(
        region.model_copy(update={"former": (Former.model_validate({"name": former, "until": "2008-03"}),)})
        for region in desk.registry.regions
        if region.id == "RU-ZAB"
    )
    renamed = Desk(Registry(regions=regions), year=2014)
    assert marked(renamed, "former", "Chita Region, Amur Region", language="en") == ["Chita Region"]


def test_an_abbreviation_of_two_letters_is_found_in_no_word(desk: Desk) -> None:
    (like, *_) = desk.registry.organisations
    some = tuple(
        like.model_copy(
            update={"id": text, "name": {"en": Spelling(text=f"{text} Office")}, "short": {"en": Spelling(text=text)}}
        )
        for text in ("IT", "ITU")
    )
    short = Desk(Registry(organisations=some))
    assert marked(short, "shape", "It is Itu.", language="en") == ["Itu"]


@pytest.mark.parametrize(
    ("language", "name", "cut", "told"),
    [
        ("zh", "河谷环境保护局", "河谷保护局", True),
        ("zh", "河谷保护总局", "河谷总局", False),
        ("zh", "河谷环境监察保护总局", "河谷护总局", True),
        ("zh", "河谷环境监察保护总局", "河谷总局", False),
        ("en", "Alps Green Club", "Alps Club", True),
        ("en", "Alp Green Club", "Alp Club", False),
        ("en", "Alps Wide Clubs", "Alps Clubs", True),
        ("en", "Alps New Clubs", "Alps Clubs", False),
    ],
)
def test_so_much_must_be_left_of_a_name_that_is_cut(desk: Desk, language: str, name: str, cut: str, told: bool) -> None:
    update = {"id": "x", "name": {language: Spelling(text=name)}, "short": None}
    own = Desk(Registry(organisations=(desk.registry.organisations[0].model_copy(update=update),)))
    assert marked(own, "shortened", f"“{cut}”", language=language) == [cut] * told


def test_variants_that_only_spaces_tell_apart_are_a_hint(desk: Desk) -> None:
    (finding,) = found(desk, "variants", "North East Asia and Northeast Asia", language="en")
    assert finding.severity is Severity.NOTE
    assert not found(desk, "variants", "our Association of North East Asia Regional Governments, in Northeast Asia")


@given(text=st.text("庆尚北道青州市大邱丘金在孝秘书长“”东北亚联合会专门委员山陕西省，。A R-20", max_size=60))
@examples(60)
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_whatever_is_written_findings_stand_inside_it(desk: Desk, rule: Rule, text: str) -> None:
    for language in ("zh", "ko", "en", "ru", "mn"):
        for finding in rule.findings(Reading((plain(text, language),), desk)):
            assert 0 <= finding.span.start < finding.span.end <= len(text)


def test_a_desk_without_a_registry_finds_no_misspelt_names() -> None:
    publications: tuple[Publication, ...] = ()
    empty = Desk(publications=publications)
    text = "大丘广域市与东北亚联合会，Bolgan Province，秘书长金在考，2014年。"
    for code in ("misspelt", "shape", "shortened", "office", "place", "former", "variants", "stray"):
        assert not found(empty, code, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("ja", "韓国、モンゴゴル、ロシア", "モンゴゴル"),
        ("ja", "最後に「全南羅道宣言」が採択された", "全南羅道"),
        ("ko", "제10차 총회가 전라남남도에서 열렸다", "전라남남도에서"),
        ("zh", "决定成立常设秘书储，任期4年", "秘书储"),
        ("zh", "列塔温尔致欢迎词", "列塔温尔"),
        ("ru", "Секретарэат находится в Пхохане", "Секретарэат"),
        ("ru", "и Республики аХкасия (Россия)", "Республики аХкасия"),
    ],
)
def test_short_names_and_names_of_several_words_are_checked(desk: Desk, language: str, text: str, wrong: str) -> None:
    assert marked(desk, "misspelt", text, language=language) == [wrong]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("zh", "大会宣言题为“开创东北亚共同合作新时代”。", ["开创东北亚共同合作新时代"]),
        ("zh", "论坛的主题是“同一个东北亚，同一个共同体”。", []),
        ("ko", "주제는 “새로운 동 공동협력 시대를 열다”입니다", ["새로운 동 공동협력 시대를 열다"]),
        ("ru", "Тема — «Сосуществование в Северо-Восточной Азии».", []),
        ("en", "They read ‘A History of Northeast Asia’.", []),
    ],
)
def test_a_theme_is_quoted_as_registered(desk: Desk, language: str, text: str, wrong: list[str]) -> None:
    assert marked(desk, "theme", text, language=language) == wrong


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("ja", "会議は中国の大邱広域市で開かれた", ["中国の大邱広域市"]),
        ("ru", "Иркутская область (Монголия) примет сессию", ["Иркутская область (Монголия"]),
        ("ru", "Иркутская область (Россия) примет сессию", []),
        ("en", "in Japan’s Daegu Metropolitan City", ["Japan’s Daegu Metropolitan City"]),
        ("en", "Khabarovsk Territory (Russia), Japan and Daegu Metropolitan City", []),
    ],
)
def test_a_country_in_brackets_or_that_owns_is_the_regions(
    desk: Desk, language: str, text: str, wrong: list[str]
) -> None:
    assert marked(desk, "place", text, language=language) == wrong


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "They met with Kyungpook University.", ["Kyungpook University"]),
        ("en", "They met with Kyungpook National University.", []),
        ("mn", "Хэрэг газар нь холбоо барина", ["Хэрэг газар"]),
        ("zh", "中日韩秘书处设在首尔", ["中日韩秘书处"]),
    ],
)
def test_a_long_name_keeps_its_middle(desk: Desk, language: str, text: str, wrong: list[str]) -> None:
    assert marked(desk, "shortened", text, language=language) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("居民金领孝出席会议", []),
        ("秘书长金在孝出席会议", []),
        ("会议于8月在日本岛根根县召开", ["岛根根县"]),
        ("会议于8月在日本岛根县召开", []),
    ],
)
def test_a_place_is_known_by_all_but_a_doubled_character(desk: Desk, text: str, wrong: list[str]) -> None:
    found = RULES["names.misspelt"].findings(Reading((plain(text),), desk))
    assert [finding.span.text for finding in found] == wrong
