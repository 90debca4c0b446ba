"""The space between two characters, and how it is spent: tables from JLREQ 3.1, 3.2 and 3.8, CLREQ 3.1.6 and CSS Text 4."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.typeset.script.gaps import SOLID, Gap, Setting, gap, lead, tail
from galley.typeset.script.slack import spent

ZH, JA, KO = Setting("zh-Hans"), Setting("ja"), Setting("ko", autospace=0.0, between=False)
HANT = Setting("zh-Hant")
LOOSE = Setting("zh-Hans", autospace=0.0, pairs=False, start=False, end=False)


def between(pair: str, setting: Setting = ZH, *, first_full: bool = True, second_full: bool = True) -> Gap:
    return gap(pair[0], pair[1], first_full, second_full, setting)


@pytest.mark.parametrize("pair", ["中A", "A中", "中3", "3中", "かA", "中я", "〇A"])
def test_rule_06_ideographs_and_latin_stand_a_quarter_apart(pair: str) -> None:
    found = between(pair, first_full=pair[0] > "\u3000", second_full=pair[1] > "\u3000")
    assert found == Gap(0.25, 0.125, 3, 0.125, 1)


@pytest.mark.parametrize("pair", ["）A", "A（", "，A", "。3", "3：", "A，", "中文", "AB", "한A", "A한", "A%"])
def test_rule_06_marks_and_hangul_bring_no_space_of_their_own(pair: str) -> None:
    assert between(pair, second_full=pair[1] > "\u3000", first_full=pair[0] > "\u3000").natural == 0


@pytest.mark.parametrize("pair", ["第①", "①项", "第Ⅲ", "中½", "中²", "漢ｶ", "中Ａ", "中１", "中©", "中\u200d"])
def test_rule_06_only_letters_and_decimal_digits_that_are_narrow_are_latin(pair: str) -> None:
    assert between(pair, first_full=False, second_full=False).natural == 0


@pytest.mark.parametrize("pair", ["中é", "中ß", "中Ж", "中α", "中٣", "中ɑ", "中א"])
def test_rule_06_letters_and_digits_of_every_other_script_are(pair: str) -> None:
    assert between(pair, second_full=False).natural == 0.25


def test_rule_06_the_width_is_that_of_the_style_and_may_be_none() -> None:
    assert between("中A", Setting("zh", autospace=0.125)) == Gap(0.125, 0.0, 3, 0.25, 1)
    assert between("中A", LOOSE).natural == 0


def test_rule_07_beside_a_space_no_other_is_added() -> None:
    assert between("中 ") == SOLID
    assert gap(" ", "A", False, False, ZH, 0.25).natural == 0


PAIRS = {
    # JLREQ 3.1.4, figures 74 to 78: closer before closer, comma, stop, opener; opener before opener; middle dots.
    "」」": -0.5, "）」": -0.5, "」、": -0.5, "」。": -0.5, "、「": -0.5, "。「": -0.5, "、」": -0.5, "。」": -0.5, "」「": -0.5,
    "「「": -0.5, "（「": -0.5, "・「": -0.5, "」・": -0.5, "。）": -0.5, "，“": -0.5, "”，": -0.5, "。”": -0.5, "》、": -0.5,
}  # fmt: skip


@pytest.mark.parametrize("setting", [ZH, JA, Setting("ko")], ids=["zh", "ja", "ko"])
@pytest.mark.parametrize("pair", PAIRS)
def test_rule_08_two_adjacent_marks_take_one_em_and_a_half(pair: str, setting: Setting) -> None:
    assert between(pair, setting).natural == PAIRS[pair]


@pytest.mark.parametrize("pair", ["「中", "中」", "中。", "。中", "中「", "」中", "——", "……", "！？"])
def test_rule_08_a_mark_beside_a_character_keeps_its_square(pair: str) -> None:
    assert between(pair, JA).natural == 0


def test_rule_08_only_full_width_marks_have_blanks_to_lose() -> None:
    assert between("”，", first_full=False).natural == 0
    assert between("」「", LOOSE).natural == 0


def test_rule_08_marks_of_simplified_chinese_stand_at_the_left_of_their_squares() -> None:
    assert [between(pair, ZH).natural for pair in ("！”", "？）", "：“")] == [-0.5, -0.5, -0.5]
    assert [between(pair, JA).natural for pair in ("！」", "？）")] == [0, 0]
    assert [between(pair, HANT).natural for pair in ("，」", "。）")] == [0, 0]


MARKS = "（）「」『』《》【】、，。．・：；！？“”‘’"


@given(st.text(MARKS + "中文かーA3한 —…", min_size=2, max_size=2), st.sampled_from([ZH, JA, KO, HANT, LOOSE]))
def test_a_gap_is_never_wider_than_a_word_space_nor_narrower_than_a_blank(pair: str, setting: Setting) -> None:
    found = between(pair, setting)
    assert -0.5 <= found.natural - found.give <= found.natural <= found.natural + found.take <= 0.5


@given(st.text(MARKS, min_size=2, max_size=2), st.sampled_from([ZH, JA]))
def test_two_marks_never_overlap(pair: str, setting: Setting) -> None:
    """Not more blank is taken than the two marks have between them."""
    found = between(pair, setting)
    space = -tail(pair[0], True, setting) - lead(pair[1], True, setting)
    middle = 0.5 * sum(each in "・：；" for each in pair)
    assert found.give - found.natural <= space + middle


@pytest.mark.parametrize(
    ("character", "zh", "ja", "hant"),
    [
        ("，", -0.5, -0.5, 0), ("、", -0.5, -0.5, 0), ("。", -0.5, -0.5, 0), ("）", -0.5, -0.5, -0.5), ("”", -0.5, -0.5, -0.5),
        ("：", -0.5, -0.25, -0.25), ("！", -0.5, 0, 0), ("？", -0.5, 0, 0), ("·", -0.25, -0.25, -0.25), ("中", 0, 0, 0),
        ("—", 0, 0, 0), ("（", 0, 0, 0),
    ],
)  # fmt: skip
def test_rule_09_a_mark_at_the_end_of_a_line_loses_its_blank(character: str, zh: float, ja: float, hant: float) -> None:
    assert [tail(character, True, setting) for setting in (ZH, JA, HANT)] == [zh, ja, hant]
    assert tail(character, False, ZH) == 0
    assert tail(character, True, LOOSE) == 0


@pytest.mark.parametrize("character", "（「『《【“‘〔")
def test_rule_10_an_opener_at_the_start_of_a_line_is_flush(character: str) -> None:
    assert lead(character, True, JA) == -0.5
    assert lead(character, False, JA) == 0
    assert lead(character, True, LOOSE) == 0


@pytest.mark.parametrize("character", "）、。中・！—")
def test_rule_10_nothing_else_moves_at_the_start_of_a_line(character: str) -> None:
    assert lead(character, True, JA) == 0


def test_rule_11_stops_and_commas_hang_where_the_style_says_so() -> None:
    forced, allowed = Setting("ja", hang="force-end"), Setting("ja", hang="allow-end")
    assert [tail(character, True, forced) for character in "、。，．」！"] == [-1, -1, -1, -1, -0.5, 0]
    assert [tail(character, True, allowed, fits=False) for character in "、。」"] == [-1, -1, -0.5]
    assert [tail(character, True, allowed, fits=True) for character in "、。」"] == [-0.5, -0.5, -0.5]


def taken(pairs: str, slack: float, setting: Setting = ZH) -> dict[str, float]:
    """What each gap of a row of pairs, parted by commas, is given when an em is a length of 1."""
    names = pairs.split()
    gaps = [
        gap(each[0].replace("_", " "), each[1], each[0] > "\u3000", each[1] > "\u3000", setting, 0.25) for each in names
    ]
    found = spent(gaps, [1.0] * len(gaps), slack)
    return {name: round(value, 4) for name, value in zip(names, found, strict=True)}


def test_rule_03_slack_goes_to_word_spaces_then_boundaries_then_all_gaps() -> None:
    row = "_A 中A 中文 文字 AB （中"
    assert taken(row, 0.2) == {"_A": 0.2, "中A": 0, "中文": 0, "文字": 0, "AB": 0, "（中": 0}
    assert taken(row, 0.35) == {"_A": 0.25, "中A": 0.1, "中文": 0, "文字": 0, "AB": 0, "（中": 0}
    assert taken(row, 0.475) == {"_A": 0.25, "中A": 0.125, "中文": 0.05, "文字": 0.05, "AB": 0, "（中": 0}


def test_rule_03_what_is_over_the_limits_is_shared_by_all() -> None:
    found = taken("_A 中A 中文 文字 AB", 0.875 + 0.4)
    assert found == {"_A": 0.35, "中A": 0.225, "中文": 0.35, "文字": 0.35, "AB": 0}


def test_rule_04_shrinking_takes_word_spaces_middle_dots_marks_then_boundaries() -> None:
    row = "_A ・中 ，中 中（ 。中 中A"
    assert taken(row, -0.03, JA) == {"_A": -0.03, "・中": 0, "，中": 0, "中（": 0, "。中": 0, "中A": 0}
    assert taken(row, -0.25, JA) == {"_A": -0.05, "・中": -0.2, "，中": 0, "中（": 0, "。中": 0, "中A": 0}
    assert taken(row, -0.5, JA) == {"_A": -0.05, "・中": -0.25, "，中": -0.1, "中（": -0.1, "。中": 0, "中A": 0}
    assert taken(row, -1.1, JA) == {"_A": -0.05, "・中": -0.25, "，中": -0.35, "中（": -0.35, "。中": 0, "中A": -0.1}


def test_rule_04_a_stop_within_a_line_keeps_its_blank() -> None:
    assert taken("。中 文字", -0.5, JA) == {"。中": 0, "文字": 0}


@pytest.mark.parametrize("pair", ["AB", "33", "（中", "中）", "中，", "——", "……", "한글", "A）"])
def test_rule_05_nothing_is_put_inside_words_behind_openers_or_before_closers(pair: str) -> None:
    assert between(pair, first_full=pair[0] > "\u2000", second_full=pair[1] > "\u2000").take_class == -1


SYLLABLES = replace(KO, syllables=True)


def test_rule_26_syllables_take_a_little_where_the_style_lets_them() -> None:
    assert between("한글", SYLLABLES) == Gap(take=0.03, take_class=3)
    assert (
        between("한글", KO).take_class
        == between("한中", SYLLABLES).take_class
        == between("한3", SYLLABLES, second_full=False).take_class
        == -1
    )


@pytest.mark.parametrize(
    ("slack", "space", "syllable"), [(0.2, 0.2, 0), (0.29, 0.25, 0.02), (0.31, 0.25, 0.03), (0.5, 0.44, 0.03)]
)
def test_rule_26_word_spaces_come_first_and_the_rest_is_theirs(slack: float, space: float, syllable: float) -> None:
    """A line with a space of a quarter of an em and two pairs of syllables."""
    row = [gap(" ", "한", False, True, SYLLABLES, 0.25), between("한글", SYLLABLES), between("글한", SYLLABLES)]
    assert spent(row, [1.0] * 3, slack) == pytest.approx([space, syllable, syllable])


@pytest.mark.parametrize("pair", ["中文", "かな", "，中", "）中", "中（", "…中", "中—"])
def test_rule_05_gaps_of_ideographs_take_alike(pair: str) -> None:
    assert between(pair)[3:] == (0.25, 2)


gaps = st.builds(
    lambda pair, full: gap(*pair, *full, ZH, 0.25),
    st.sampled_from(list(product("中A，（）。 ・한", repeat=2))),
    st.tuples(st.booleans(), st.booleans()),
)


@given(st.lists(gaps, max_size=30), st.floats(-10, 10))
def test_slack_is_spent_wholly_or_as_far_as_can_be(row: list[Gap], slack: float) -> None:
    found = spent(row, [2.0] * len(row), slack)
    most = sum(each.give * 2.0 for each in row)
    if slack < 0:
        assert sum(found) == pytest.approx(-min(-slack, most), abs=1e-9)
    elif any(each.take_class >= 0 for each in row):
        assert sum(found) == pytest.approx(slack, abs=1e-9)
    else:
        assert found == [0.0] * len(row)
    assert all(value >= -each.give * 2.0 - 1e-9 for value, each in zip(found, row, strict=True))
