"""What is a unit: every text a translator translates, once, in reading order, with its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue_texts import publication
from conftest import as_read

from galley.language.units import Unit, translatable, units, written
from galley.model.base import places
from galley.source import SourceText
from galley.text import parse_run


def book(folder: str) -> list[Unit]:
    return units(as_read(folder))


def test_the_units_of_a_publication_in_reading_order(tmp_path: Path) -> None:
    found = [(unit.address, unit.kind, unit.text) for unit in units(publication(tmp_path))]
    assert found[:7] == [
        ("publication/title", "title", "年鉴"),
        ("publication/members/label", "label", "会员"),
        ("publication/people/label", "label", "人口"),
        ("publication/whole/title", "title", "全书"),
        ("publication/rest/title", "title", "其余"),
        ("front/body/p1", "paragraph", "{union}有{members}个会员，人口{people}。"),
        ("letters/title", "title", "致辞"),
    ]
    assert found[7:] == [
        ("letters/clerk/body/p1", "paragraph", "各位会员。"),
        ("assembly/title", "title", "大会"),
        ("assembly/body/p1", "paragraph", "{assembly-4}于{assembly-4:dates}举行，会议通过了宣言。"),
        ("assembly/declaration/heading", "heading", "宣言"),
        ("assembly/declaration/body/p1", "paragraph", "各方同意。"),
        ("assembly/declaration/articles/1/p1", "paragraph", "治水。"),
        ("assembly/prizes/caption", "caption", "奖项"),
        ("assembly/prizes/name/heading", "heading of a table column", "姓名"),
        ("assembly/prizes/prize/heading", "heading of a table column", "奖"),
        ("assembly/prizes/first/cells/1", "table cell", "某乙"),
        ("assembly/plan/caption", "caption", "计划"),
        ("assembly/overview/heading", "heading", "概要"),
        ("assembly/overview/body/p1", "paragraph", "与会者参观了河流。"),
        ("assembly/overview/topics/heading", "heading", "议题"),
        ("calendar/title", "title", "日程"),
        ("calendar/market/title", "title of an event, in a table", "集市"),
        ("calendar/market/location", "place of an event, in a table", "北城"),
        ("calendar/assembly/title", "title of an event, in a table", "大会"),
        ("calendar/assembly/location", "place of an event, in a table", "北城"),
        ("news/title", "title", "动态"),
        ("news/visit/title", "title", "访问"),
        ("news/visit/body/p1", "paragraph", "{clerk}访问{union}。"),
        ("news/bridge/title", "title", "桥"),
        ("news/bridge/body/p1", "paragraph", "桥已建成。"),
        ("news/bridge/picture/alt", "description of a picture, for those who cannot see it", "一座桥"),
        ("appendix/title", "title", "附录"),
        ("appendix/body/p1", "paragraph", "{XA}有{XA:members}个会员。"),
        ("appendix/member-list/caption", "caption", "会员"),
        ("appendix/numbered-list/caption", "caption", "图例"),
        ("appendix/guests/caption", "caption", "来宾"),
        ("appendix/guests/north/label", "label", "北方"),
        ("appendix/guests/north/names/1", "name", "某丁"),
        ("appendix/guests/north/names/2", "name", "某戊"),
        ("appendix/guests/south/label", "label", "南方"),
        ("appendix/friends/caption", "caption", "伙伴"),
        ("appendix/friends/sisters/body/p1", "paragraph", "诸省之联合。"),
        ("appendix/staff/caption", "caption", "职员"),
        ("appendix/entries/caption", "caption", "应征"),
        ("appendix/remark/heading", "heading", "附记"),
        ("appendix/remark/body/p1", "paragraph", "只此一句。"),
        ("colophon/title", "title", "版权"),
        ("colophon/body/p1", "paragraph", "由{union}编印。"),
    ]


def test_a_unit_knows_file_place_language_and_where_space_is_tight(tmp_path: Path) -> None:
    found = {unit.address: unit for unit in units(publication(tmp_path))}
    cell = found["calendar/market/location"]
    assert cell.occurrence == "content/almanac-2031/calendar.yaml#calendar/market/location"
    assert (cell.section, cell.language, cell.tight) == ("calendar", "zh", True)
    assert (cell.place.file, cell.place.line, cell.place.column) == ("content/almanac-2031/calendar.yaml", 9, 15)
    assert not found["front/body/p1"].tight


def test_notes_and_descriptions_of_tables_are_units_and_marks_of_merged_cells_are_not(tmp_path: Path) -> None:
    table = 'cells: ["某乙[^one]", "1,204.5"]\n      - {id: second, cells: [^, ^]}\n    alt: 获奖者\n    footnotes: [{id: one, text: 一人}]'
    found = units(publication(tmp_path, ("assembly", 'cells: [某乙, "1"]', table)))
    assert [(unit.address, unit.kind, unit.text) for unit in found if "assembly/prizes" in unit.address] == [
        ("assembly/prizes/caption", "caption", "奖项"),
        ("assembly/prizes/alt", "description of a table, for those who cannot see it", "获奖者"),
        ("assembly/prizes/name/heading", "heading of a table column", "姓名"),
        ("assembly/prizes/prize/heading", "heading of a table column", "奖"),
        ("assembly/prizes/first/cells/1", "table cell", "某乙[^one]"),
        ("assembly/prizes/one/text", "note", "一人"),
    ]


def test_blocks_of_every_kind_are_units_and_line_ends_are_joined(tmp_path: Path) -> None:
    body = "各位\n      会员[^1]。\n\n      # 小标题\n\n      - 一\n      - 二\n\n        又\n\n      > 引文\n\n      [^1]: 注"
    found = units(publication(tmp_path, ("letters", "各位会员。", body)))
    assert [(unit.address, unit.kind, unit.text) for unit in found if unit.section == "letters"][1:] == [
        ("letters/clerk/body/p1", "paragraph", "各位会员[^1]。"),
        ("letters/clerk/body/h1", "heading in a text", "小标题"),
        ("letters/clerk/body/l1.1.p1", "list item", "一"),
        ("letters/clerk/body/l1.2.p1", "list item", "二"),
        ("letters/clerk/body/l1.2.p2", "list item", "又"),
        ("letters/clerk/body/q1.p1", "quotation", "引文"),
        ("letters/clerk/body/note-1.p1", "note", "注"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("大会", True),
        ("第1", True),
        ("{union}（{union:short}）", True),
        ("{union}！", True),
        ("{union:short}", False),
        ("{union}  {union}", False),
        ("2014.5～6", False),
        ("100 %", False),
        ("", False),
        ("*a*", True),
        ("[2](https://example.org)", False),
    ],
)
def test_what_has_something_to_translate(text: str, wanted: bool) -> None:
    assert translatable(parse_run(SourceText(text))[0]) is wanted


@pytest.mark.parametrize("folder", ["content/annual-report-2014", "tests/content/yearbook-2021"])
def test_every_address_is_one_of_the_model_and_stands_once(folder: str) -> None:
    found = as_read(folder)
    texts = units(found)
    known = places(found.record, *found.sections.values())
    addresses = [unit.address for unit in texts]
    assert len(addresses) == len(set(addresses))
    nested = [
        address for address in addresses if address not in known and "/note-" not in address and "." not in address
    ]
    assert nested == []
    assert all(unit.place.file.startswith(folder) and unit.place.line for unit in texts)


def test_a_section_in_another_language_says_so() -> None:
    languages = {unit.section: unit.language for unit in book("tests/content/yearbook-2021")}
    assert languages["workshop"] == "zh"
    assert set(languages.values()) > {"zh"}


def test_what_fields_are_called_and_where_space_is_tight(tmp_path: Path) -> None:
    found = units(
        publication(
            tmp_path,
            ("publication", "languages: [zh]\n", "languages: [zh]\nspecimen: 样本\n"),
            (
                "letters",
                "    date: 2031",
                "    salutations: [各位, 朋友]\n    remark: |\n      已更正。\n    date: 2031",
            ),
            ("assembly", "        start: 2032-03\n        end: 2032-04\n", "        period: 春季\n"),
            ("appendix", "      person: clerk\n", "      person: clerk\n      title: 主任\n"),
        )
    )
    told = {unit.address: (unit.kind, unit.tight) for unit in found}
    assert {address: told[address] for address in told if address.startswith(("publication/specimen", "letters/"))} == {
        "publication/specimen": ("remark", False),
        "letters/title": ("title", False),
        "letters/clerk/salutations/1": ("salutation", False),
        "letters/clerk/salutations/2": ("salutation", False),
        "letters/clerk/body/p1": ("paragraph", False),
        "letters/clerk/remark/p1": ("editor's remark", False),
    }
    assert told["assembly/plan/spring/period"] == ("time of a planned meeting", True)
    assert {address for address, (_, tight) in told.items() if tight} == {
        *("publication/members/label", "publication/people/label"),
        *("assembly/prizes/name/heading", "assembly/prizes/prize/heading", "assembly/prizes/first/cells/1"),
        "assembly/plan/spring/period",
        *("calendar/market/title", "calendar/market/location", "calendar/assembly/title", "calendar/assembly/location"),
        *("appendix/guests/north/label", "appendix/guests/north/names/1", "appendix/guests/north/names/2"),
        *("appendix/guests/south/label", "appendix/staff/chief/title"),
    }
    assert told["appendix/staff/chief/title"][0] == "office, in a chart"
    remarks = [each.address for each in written(publication(tmp_path / "plain")) if each.remark]
    assert remarks == []


def test_a_remark_comes_last_and_is_told_from_other_texts(tmp_path: Path) -> None:
    edit = ("letters", "    date: 2031", "    remark: |\n      已更正[^1]。\n\n      [^1]: 注\n    date: 2031")
    found = [each for each in written(publication(tmp_path, edit)) if each.address.startswith("letters/clerk/")]
    assert [(each.address.rpartition("clerk/")[2], each.kind, each.remark) for each in found] == [
        ("body/p1", "paragraph", False),
        ("remark/p1", "editor's remark", True),
        ("remark/note-1.p1", "note", True),
    ]
