"""The leaflet: every name, date and fact of its source stands in the built book, which wears a look of its own; its numbers follow its day."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from conftest import REPORT, ROOT, Built, as_read, build_in, built_in, copy_all, made_once
from lengthy import long
from pdf_reading import Read, read

from galley.files import Files
from galley.language import voice
from galley.language.localise import localised
from galley.language.translations import State
from galley.language.translations import read as read_translations
from galley.markup import Book, html
from galley.model.publication import Publication
from galley.options import Edition
from galley.theme import palette, read_theme

FOLDER = "content/leaflet"
MM = 25.4 / 72

MEMBERS = {
    "CN": "黑龙江省 河南省 湖北省 湖南省 宁夏回族自治区 山东省",
    "JP": "青森县 山形县 新潟县 富山县 石川县 福井县 京都府 兵库县 鸟取县 岛根县",
    "KR": "釜山广域市 大邱广域市 仁川广域市 光州广域市 大田广域市 蔚山广域市 京畿道 江原道 忠清北道 忠清南道 全罗北道 全罗南道 庆尚北道 "
    "庆尚南道 济州特别自治道",
    "KP": "咸镜北道 罗先特别市",
    "MN": "乌兰巴托市 后杭爱省 巴彦乌勒盖省 巴彦洪戈尔省 布尔干省 戈壁阿尔泰省 戈壁苏木贝尔省 达尔汗乌勒省 东方省 东戈壁省 中戈壁省 扎布汗省 "
    "鄂尔浑省 前杭爱省 南戈壁省 苏赫巴托尔省 色楞格省 中央省 乌布苏省 科布多省 库苏古尔省 肯特省",
    "RU": "布里亚特共和国 萨哈（雅库特）共和国 图瓦共和国 阿尔泰边疆区 后贝加尔边疆区 克拉斯诺亚尔斯克边疆区 滨海边疆区 哈巴罗夫斯克边疆区 "
    "阿穆尔州 伊尔库茨克州 堪察加边疆区 马加丹州 萨哈林州 托木斯克州 克麦罗沃州",
}
"""The members of the source, with Gangwon, which its count has and its list has not, and Kamchatka by its name of that time."""
OBSERVERS = "天津市 山西省 陕西省 辽宁省 山口县"
LATER = "吉林省 世宗特别自治市 哈卡斯共和国"
"""Members of the report that the leaflet's day does not have."""

FACTS = {
    "front": "NEAR 东北亚地区地方政府联合会 东北亚地区交流与合作的中心 1996年9月 中国、日本、韩国、俄罗斯4个国家 29个地方政府 庆尚北道 平等互惠 世界和平 "
    "共同繁荣 宪章 经济通商 环境 教育文化交流 防灾 边疆合作 科学技术 海洋与渔业 旅游 矿产开发调整 能源气候变化 妇女儿童 6个国家的70个省级 "
    "AssociationofNorthEastAsiaRegionalGovernments 接近 www.neargov.org 亲密 地方政府间的交流与合作 实现和平与繁荣",
    "members": f"6个国家的70个会员地方政府 {OBSERVERS} 共享",
    "organization": "全体会议 事务委员会 专门委员会 秘书处",
    "operation": "自1996年以来 共存共荣 最高决策机构 每两年 修订宪章 会员的加入 项目计划 厅（局）长级 受全体会议委托 七大共同课题 5个专门委员会 "
    "常设秘书处 共同事务机构 边疆合作专门委员会 《东北亚地区共同繁荣 联合会的作用》 科学技术专门委员会 《山东宣言》 旅游、海洋与渔业2个专门委员会 "
    "克麦罗沃州加入 妇女儿童 矿产开发调整 能源气候变化3个专门委员会 经济通商、文化艺术、环境领域 经费 会费的承担 单独申请 会徽制定委员会 "
    "会费制 会费制特别委员会 新设3个专门委员会",
    "committees": "11个专门委员会 单项项目 商务促进会议 多边专门领域洽谈会 经济通商网络 21世纪 海边漂浮物 候鸟 青少年环境研讨会 国际环保研讨会 "
    "传统演出团 青少年 防灾研修 防灾据点 防灾研究成果 边境合作法律 边境贸易法 签证 招商投资 2006年9月 产业博览会 科技交流会议 旅游展览会 推介活动 "
    "旅游合作论坛 海洋开发与保护 科技论坛 企业洽谈会 研修生 矿产资源的开发与管理 女性 儿童福祉 绿色成长 气候变化",
    "secretariat": "2005年5月2日 庆尚北道浦项市 一局两课 秘书长、事务局长、企划总务课 国际协力课 专门委员 预算 会计报告 省级政府 成立宗旨 申请 正式会员",
}
"""What the source says, in the section where it stands, as words of the book without spaces."""

MEETINGS = (
    *("第1次1996年9月庆尚北道", "第2次1998年10月富山县", "第3次2000年9月兵库县"),
    *("第4次2002年9月哈巴罗夫斯克边疆区", "第5次2004年9月黑龙江省", "第6次2006年9月釜山广域市"),
    *("第7次2008年9月山东省", "第8次2010年10月京畿道"),
    *(
        "第1次1997年8月庆尚北道",
        "第2次1999年7月富山县",
        "第3次2001年8月兵库县",
        "第4次2004年1月黑龙江省",
    ),
    *("第5次2005年11月釜山广域市", "第6次2007年9月山东省", "第7次2009年10月京畿道"),
)
COMMITTEES = (
    *("经济通商专门委员会协调员：庆尚北道", "环境专门委员会协调员：富山县", "教育文化交流专门委员会协调员：岛根县"),
    *("防灾专门委员会协调员：兵库县", "边疆合作专门委员会协调员：伊尔库茨克州", "旅游专门委员会协调员：河南省"),
    *(
        "海洋与渔业专门委员会协调员：山东省",
        "矿产开发调整专门委员会协调员：马加丹州",
        "妇女儿童专门委员会协调员：东方省",
    ),
    "能源气候变化专门委员会协调员：大邱广域市",
)
"""The committees and coordinators of the source, but that of science, between whose name and coordinator the mark of a remark stands."""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The leaflet in Chinese, its screen file and its sheet."""
    root = made_once(
        tmp_path_factory,
        "leaflet",
        lambda root: build_in(copy_all(root), publications=("leaflet",), languages=("zh",), preflight=True),
    )
    return built_in(root, FOLDER)


@pytest.fixture(scope="module")
def book(leaflet: Built) -> Read:
    return read(leaflet.screen)


@pytest.fixture(scope="module")
def text(book: Read) -> str:
    return "".join(page.text() for page in book.pages)


def test_it_is_built_without_a_word_of_complaint(leaflet: Built) -> None:
    assert leaflet.problems == []
    assert {f"leaflet/leaflet.zh.{name}" for name in ("screen.pdf", "print.pdf", "print.sheet.json")} <= set(
        leaflet.outputs
    )
    assert not any("cover.pdf" in name for name in leaflet.outputs)


@pytest.mark.parametrize("section", FACTS)
def test_every_fact_of_the_source_is_told(text: str, section: str) -> None:
    assert [fact for fact in FACTS[section].split() if fact not in text] == []


@pytest.mark.parametrize(
    "told", [MEETINGS, COMMITTEES, ("科学技术专门委员会", "协调员：京畿道")], ids=["meetings", "committees", "science"]
)
def test_meetings_and_committees_are_told_with_their_day_and_place(text: str, told: tuple[str, ...]) -> None:
    assert [each for each in told if each not in text] == []
    assert [text.index(each) for each in told] == sorted(text.index(each) for each in told)


def test_the_members_are_those_of_the_source_and_no_later_ones(leaflet: Built, text: str) -> None:
    registry, day = leaflet.publication.registry, leaflet.publication.record.as_of
    there = [region for region in registry.regions if region.counts_on(day)]
    for country, names in MEMBERS.items():
        members = {str(each.name["zh"].text) for each in there if (each.country, each.status) == (country, "member")}
        assert members == set(names.split())
    assert {str(each.name["zh"].text) for each in there if each.status == "observer"} == set(OBSERVERS.split())
    assert [name for names in (*MEMBERS.values(), OBSERVERS) for name in names.split() if name not in text] == []
    assert [name for name in LATER.split() if name in text] == []


def test_numbers_and_lists_follow_the_day() -> None:
    assert counts(as_read(FOLDER)) == {"members": 70, "observers": 5, "countries": 6, "committees": 11}
    assert counts(on(as_read(FOLDER), date(2014, 12, 31))) == {
        "members": 73,
        "observers": 5,
        "countries": 6,
        "committees": 14,
    }


def sections(text: str, kind: str) -> list[str]:
    """The words of the lists of a kind."""
    parts = text.split(f'<section class="{kind}"')[1:]
    return [re.sub(r"<[^>]*>", "", f"<{part.partition('</section>')[0]}") for part in parts]


def on(publication: Publication, day: date) -> Publication:
    return publication.model_copy(update={"record": publication.record.model_copy(update={"as_of": day})})


def counts(publication: Publication) -> dict[str, int]:
    return {what: publication.counted(what) for what in ("members", "observers", "countries", "committees")}


def test_it_wears_a_look_of_its_own_and_the_report_that_of_all(leaflet: Built) -> None:
    (common, _), (report, _), (own, problems) = (read_theme(Files(ROOT), folder) for folder in ("", REPORT, FOLDER))
    assert common and own and report == common and problems == []
    changed = palette(common, Edition.PRINT).colours.items() ^ palette(own, Edition.PRINT).colours.items()
    assert {name.split("--")[1] for name, _ in changed} == {"sea", "deep"}
    manifest = (leaflet.root / "output/leaflet/manifest.json").read_text(encoding="utf-8")
    assert f'"{FOLDER}/templates/theme.yaml"' in manifest
    assert f'"{FOLDER}/templates/styles/leaflet.css"' in manifest
    with pikepdf.open(leaflet.root / "output/leaflet/leaflet.zh.screen.pdf") as pdf:
        assert str(pdf.docinfo.Title).endswith("（样张）")


PANELS = ("front", "flap", "left", "middle", "right", "back")
TITLES = ("NEAR", "联合会简介", "会员地图", "会员地方政府", "专门委员会", "运作及活动")
WIDTHS = (100, 97, 100, 100, 97, 100)
SIDES = ((2, 6, 1), (3, 4, 5))


def test_its_pages_are_its_panels_as_they_are_read(leaflet: Built) -> None:
    with pikepdf.open(leaflet.root / "output/leaflet/leaflet.zh.screen.pdf") as pdf:
        sizes = [[float(edge) * MM for edge in page.trimbox] for page in pdf.pages]
    assert [(round(right - left, 1), round(top - low, 1)) for left, low, right, top in sizes] == [
        (wide, 210) for wide in WIDTHS
    ]
    told = json.loads((leaflet.root / "output/leaflet/leaflet.zh.map.json").read_bytes())
    first = {
        block["boxes"][0]["page"]: block["address"]
        for block in reversed(told["blocks"])
        if not block["address"].startswith("publication")
    }
    assert [first[page].partition("/")[0] for page in range(1, 7)] == [
        "front",
        "about",
        "map",
        "members",
        "committees",
        "operation",
    ]
    assert told["sides"] == [list(side) for side in SIDES]


@pytest.mark.parametrize("side", [0, 1])
def test_its_sheet_has_three_panels_a_side_each_in_its_place(leaflet: Built, side: int) -> None:
    file = leaflet.root / "output/leaflet/leaflet.zh.print.pdf"
    with pikepdf.open(file) as pdf:
        page = pdf.pages[side]
        assert [float(edge) * MM for edge in page.trimbox] == pytest.approx([0, 0, 297, 210], abs=0.01)
        assert [float(edge) * MM for edge in page.obj.BleedBox] == pytest.approx([-3, -3, 300, 213], abs=0.01)
    with pypdfium2.PdfDocument(file) as sheet:
        text, left = sheet[side].get_textpage(), 0.0
        for number in SIDES[side]:
            right = left + WIDTHS[number - 1]
            held = text.get_text_bounded(left=left / MM, right=right / MM)
            assert TITLES[number - 1] in held.replace(" ", "")
            crossing = text.get_text_bounded(left=(right - 4) / MM, right=(right + 4) / MM)
            assert not crossing.strip() or right == 297
            left = right


def test_the_printer_is_told_how_it_is_folded(leaflet: Built) -> None:
    told = json.loads((leaflet.root / "output/leaflet/leaflet.zh.print.sheet.json").read_bytes())
    assert told["panels-mm"] == [[97, 100, 100], [100, 100, 97]]
    assert (told["trim-mm"], told["binding"], told["spine-mm"], told["marks"]) == ([297, 210], None, 0, True)
    (file,) = told["files"]
    assert (file["part"], file["pages"], file["blank-at-end"], file["findings"]) == ("sheet", 2, 0, [])


def test_the_numbers_of_the_map_are_those_of_the_list(leaflet: Built) -> None:
    publication = leaflet.publication
    with pypdfium2.PdfDocument(leaflet.root / "output/leaflet/leaflet.zh.screen.pdf") as pdf:
        drawn, listed = (pdf[page].get_textpage() for page in (2, 3))
        numbers = Counter(re.findall(r"(?<!\d)\d{1,2}\*?", drawn.get_text_range().partition("会员\r")[0]))
        names = listed.get_text_range().replace("\r\n", "")
    wanted: Counter[str] = Counter()
    for country in publication.registry.countries:
        for number, region in enumerate(publication.registry.regions_of(country.id, publication.record.as_of), 1):
            wanted[f"{number}{'*' if region.status == 'observer' else ''}"] += 1
            assert (
                f"{chr(0x245F + number) if number <= 20 else chr(0x3250 + number - 20)}{region.name['zh'].text}"
                in names.replace(" ", "")
            )
    assert {number: numbers[number] for number in wanted if numbers[number] < wanted[number]} == {}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The leaflet as of the end of 2014, with nothing but its day changed."""

    def make(root: Path) -> None:
        file = copy_all(root) / FOLDER / "publication.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("as-of: 2010-12-31", "as-of: 2014-12-31"), encoding="utf-8")
        build_in(root, publications=("leaflet",), languages=("zh",), editions=(Edition.SCREEN,))

    return built_in(made_once(tmp_path_factory, "leaflet-later", make), FOLDER)


@pytest.mark.long
def test_of_a_later_day_it_tells_which_panel_is_too_full(later: Built) -> None:
    """In the suite `typeset/test_panels.py` tells of a panel that is too full, and the leaflet in Russian shows that its panels hold what they have to."""
    (problem,) = later.problems
    assert (problem["code"], problem["language"], problem["severity"]) == ("typeset.panel", "zh", "error")
    told = re.fullmatch(r"panel 5 \(right\) does not fit: its text is ([\d.]+) mm too long", problem["message"])
    assert told and 15 < float(told[1]) < 40  # three committees of two lines
    assert problem["file"] == f"{FOLDER}/publication.yaml"


def test_of_a_later_day_its_lists_follow_and_what_no_source_states_is_told() -> None:
    publication, (look, _) = on(as_read(FOLDER), date(2014, 12, 31)), read_theme(Files(ROOT), FOLDER)
    speaker, _ = voice("zh", Files(ROOT), FOLDER)
    assert look
    text, _, problems = html(Book(publication, speaker, look.trim(publication.record.size)), Files(ROOT))
    assert problems == []
    council, working = sections(text, "meetings")
    (committees,) = sections(text, "committee-list")
    assert re.findall(r"第\d+次(?= \d{4}年)", council) == [f"第{number}次" for number in range(1, 11)]
    assert "资料未载其决定：第9次全体会议。" in council and "《全罗南道宣言》" in council
    assert "资料未载其决定：第9次事务委员会会议。" in working and "资料未见：第8次。" in working
    assert committees.count("协调员：") == 14
    assert "资料只载领域：人寿医疗产业专门委员会、农业专门委员会和体育专门委员会。" in committees
    assert "经济人文交流专门委员会" in committees and "经济通商专门委员会" not in committees
    assert "73个会员地方政府" in text and "14个专门委员会" in text


@pytest.mark.parametrize("language", ["ru", *long("ja", "ko", "mn", "en")])
def test_it_is_translated_and_its_colophon_says_that_nobody_has_reviewed_that(language: str) -> None:
    """In the suite in one of five languages."""
    files, publication = Files(ROOT), as_read(FOLDER)
    assert language in publication.record.languages
    told = localised(publication, language, read_translations(language, publication.name, files)[0])
    assert set(told.states.values()) == {State.DRAFT} and told.problems == []
    (look, _), (speaker, _) = read_theme(files, FOLDER), voice(language, files, FOLDER)
    assert look
    text, _, problems = html(
        Book(told.publication, speaker, look.trim(publication.record.size), draft=told.is_draft), files
    )
    assert problems == [] and len(re.findall(r'<p class="draft">[^<]+</p>', text)) == 1
    assert (
        '<p class="draft">' not in html(Book(told.publication, speaker, look.trim(publication.record.size)), files)[0]
    )


def translated(root: Path, **asked: Any) -> None:
    """The leaflet in Russian, in which its texts are longest."""
    build_in(root, publications=("leaflet",), languages=("ru",), **asked)


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = made_once(
        tmp_path_factory, "leaflet-ru", lambda root: translated(copy_all(root), editions=(Edition.SCREEN,))
    )
    return built_in(root, FOLDER)


@pytest.mark.long
def test_a_translation_fills_six_panels(russian: Built) -> None:
    """In the suite the leaflet in Chinese fills them, and the translation is looked through as HTML."""
    assert russian.problems == []
    pages = read((russian.root / "output/leaflet/leaflet.ru.screen.pdf").read_bytes()).pages
    assert len(pages) == 6
    for page, word in zip(pages, ("АРАССВА", "Пхохан", "Тяньцзинь", "Бурятия", "Туризм", "Шаньдунская"), strict=True):
        assert word in page.text()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The leaflet in Russian without a catalogue, with filler in the place of its texts."""

    def make(root: Path) -> None:
        (copy_all(root) / "locales/ru/LC_MESSAGES/leaflet.po").unlink()
        translated(root, editions=(Edition.PRINT,), filler=True)

    return built_in(made_once(tmp_path_factory, "leaflet-filled", make), FOLDER)


@pytest.mark.long
def test_filler_tells_the_panels_that_its_translation_will_not_fit(filled: Built) -> None:
    """In the suite `typeset/test_panels.py` tells of panels that are too full, `pipeline/test_building.py` that filler makes errors warnings."""
    panels = [problem for problem in filled.problems if problem["code"] == "typeset.panel"]
    numbers = [int(re.findall(r"panel (\d)", problem["message"])[0]) for problem in panels]
    assert numbers and numbers == sorted(set(numbers)) and 1 not in numbers
    assert {(problem["severity"], problem["language"]) for problem in filled.problems} == {("warning", "ru")}
    assert all(float(re.findall(r"([\d.]+) mm", problem["message"])[0]) > 1 for problem in panels)
    assert "leaflet/leaflet.ru.filler.print.pdf" in filled.outputs
    with pikepdf.open(filled.root / "output/leaflet/leaflet.ru.filler.print.pdf") as pdf:
        assert len(pdf.pages) == 2
