"""Counts in sentences: parts and totals, countries named and counted, lists with their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.proof.copy.passage import Kind, Passage, plain
from galley.proof.counting.counts import countries_of, counts, named, nations, tallies
from galley.proof.counting.listing import bracketed, listed, summed
from galley.proof.desk import Desk

LANGUAGES = ("zh", "ja", "ko", "mn", "ru", "en")
SIGNS = st.text(
    st.sampled_from("中国日本俄罗斯个地方政府、，。（）()共等第12 3４五届次年月 China, and 5 of.\n"), max_size=60
)


def anything(around: str) -> bool:
    return bool(around.strip())


def test_a_count_is_no_ordinal_and_no_part_of_a_date() -> None:
    found = counts("2014年10月21日，第10次会议有5个国家33个地方政府100余名代表出席", "zh")
    assert [int(each.value) for each in found] == [5, 33]
    assert [each.unit[:2] for each in found] == ["个国", "个地"]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("中国5个地方政府、日本4个地方政府，共9个地方政府。", []),
        ("中国5个地方政府、日本4个地方政府，共8个地方政府。", [(9, 8)]),
        ("共有来稿10篇（中国6篇、日本5篇）。", [(11, 10)]),
        ("来稿10篇（中国6篇、日本4篇），授予5位学生。", []),
        ("中国3个地方政府、日本领事馆、俄罗斯5个地方政府，共3个国家9个地方政府。", [(8, 9)]),
        ("中国5个地方政府参加，30名代表出席。", []),
    ],
)
def test_parts_make_their_total(text: str, sums: list[tuple[int, int]]) -> None:
    found = [(int(each.sum), int(each.total.value)) for each in tallies(text, "zh", anything)]
    assert found == sums


def test_a_total_that_only_includes_its_parts_is_not_full() -> None:
    (tally,) = tallies("来自9个地方政府，包括中国5个地方政府、日本3个地方政府。", "zh", anything)
    assert not tally.full


@pytest.mark.parametrize(
    ("language", "text", "named_and_told"),
    [
        ("zh", "来自中国、日本和韩国4个国家", (3, 4)),
        ("zh", "包含中、日、韩、蒙、朝、俄等6个国在内", (6, 6)),
        ("zh", "会议在日本岛根县召开，共有中国、韩国4个国家", (2, 4)),
        ("ja", "中国、日本、韓国の4か国が参加した。", (3, 4)),
        ("ko", "중국, 일본, 한국 등 2개국에서 참가했다.", (3, 2)),
        ("en", "Five countries: China, Japan, Mongolia and Russia.", (4, 5)),
    ],
)
def test_countries_named_and_told(desk: Desk, language: str, text: str, named_and_told: tuple[int, int]) -> None:
    (found,) = nations(text, language, countries_of(desk, language))
    assert (len(found.named), found.told) == named_and_told


def test_a_number_without_names_is_nothing_to_compare(desk: Desk) -> None:
    assert not list(nations("联合会有6个国家。", "zh", countries_of(desk, "zh")))


def test_things_are_named_before_their_number() -> None:
    (found,) = named("决定新设妇女儿童、矿产开发调整、能源气候变化3个专门委员会。")
    assert len(found.things) == 3 and found.number == "3"


def test_lists_stand_with_their_labels_before_or_behind() -> None:
    below = [plain("中国(3)", kind=Kind.LABEL), plain("甲省、乙省", kind=Kind.LABEL)]
    (found,) = listed(below)
    assert (found.told, found.things) == (3, 2)
    assert not list(listed([plain("中国(3)、日本(4)、韩国(5)")]))


def test_brackets_hold_as_many_things_as_told() -> None:
    assert [told for _, told, _ in bracketed(plain("四种语言（中、日、俄）"))] == [4]
    assert not list(bracketed(plain("四种语言（中、日等）")))
    assert not list(bracketed(plain("四种语言版本（中、日、俄、蒙）")))


def test_a_heading_sums_up_the_lists_below() -> None:
    lines = ["3个国家10个地方政府", "中国(5)", "甲省、乙省", "日本(3)", "甲县、乙县", "韩国(1)", "甲道、乙道"]
    assert [(told, made) for _, told, made in summed([plain(line) for line in lines])] == [(10, 9)]


@given(SIGNS, st.sampled_from(LANGUAGES))
def test_no_text_breaks_them_and_positions_are_inside(desk: Desk, text: str, language: str) -> None:
    for tally in tallies(text, language, anything):
        assert 0 <= tally.total.start < tally.total.end <= len(text)
    for found in nations(text, language, countries_of(desk, language)):
        assert 0 <= found.start < found.end <= len(text)
    passage: Passage = plain(text, language)
    assert all(span.end <= len(text) for span, _, _ in bracketed(passage))
    assert all(each.number.end <= len(text) for each in listed([passage, passage]))


def test_parts_that_fill_the_next_sentence_make_the_number_of_the_one_before() -> None:
    def is_country(around: str) -> bool:
        return any(name in around for name in ("中国", "日本", "韓国"))

    text = "会員自治体は{}を数える。内訳は、中国7、日本10、韓国16である。"
    assert not list(tallies(text.format(33), "ja", is_country))
    (found,) = tallies(text.format(31), "ja", is_country)
    assert (found.sum, found.total.value) == (33, 31)
