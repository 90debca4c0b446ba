"""The order of unnumbered lists: alphabets, kana, Hangul, the charsets whose order is by reading."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.language.sorting import sort_key

LISTS = [
    (
        "mn",
        ["Архангай", "Баян-Өлгий", "Баянхонгор", "Дорнод", "Ёнам", "Жэ", "Орхон", "Өвөрхангай", "Увс", "Үнэ", "Ховд"],
    ),
    ("mn", ["ембүү", "ёл", "жил"]),
    ("mn", ["ой", "ям", "NEAR"]),
    ("ru", ["Ёлка", "Ель", "Жук", "Иркутск", "Йод", "Китай", "Эхо", "Юг", "Якутия", "NEAR"]),
    ("ru", ["все", "всё", "всегда"]),
    ("ru", ["12 регионов", "Амур", "амурский", "Бурятия"]),
    (
        "ko",
        [
            "가",
            "강원도",
            "경기도",
            "경상남도",
            "경상북도",
            "나선",
            "산시(山西)",
            "산시(陝西)",
            "효고현",
            "KRIBB",
            "NEAR",
        ],
    ),
    ("en", ["8 towns", "Åland", "Alps", "Aomori", "Érd", "Gyeonggi", "Gyeongsangbuk", "Zabaykalsky", "Ёлка"]),
    ("en", ["resume", "résumé", "resumes"]),
    ("en", ["Đà Lạt", "Dag", "Lodz", "Łódź", "Lübeck", "Zug"]),
    ("en", ["Ærø", "Ålborg", "Odense", "Østfold", "Oz"]),
    ("vi", ["Dag", "Đà Lạt", "Em"]),
    (
        "ja",
        [
            "あおもり",
            "アムール",
            "かなん",
            "がん",
            "きょうと",
            "きよく",
            "サハ",
            "サハリン",
            "バヤン",
            "はる",
            "山形",
            "NEAR",
        ],
    ),
    ("ja", ["ウムヌゴビ", "ウルサン", "テグ", "トゥブ", "トムスク", "とやま"]),
    (
        "zh",
        [
            "阿穆尔州",
            "滨海边疆区",
            "成都",
            "哈巴罗夫斯克",
            "黑龙江",
            "湖北",
            "湖南",
            "吉林",
            "山东",
            "岩",
            "兖州",
            "NEAR",
        ],
    ),
    ("da", ["ål", "alv", "bok"]),
]


@pytest.mark.parametrize(("language", "expected"), LISTS, ids=[f"{language}-{names[0]}" for language, names in LISTS])
def test_a_planted_disorder_is_put_in_order(language: str, expected: list[str]) -> None:
    mixed = list(expected)
    random.Random(len(expected)).shuffle(mixed)
    assert sorted(mixed, key=lambda name: sort_key(name, language)) == expected


def test_the_script_of_a_language_tag_does_not_matter() -> None:
    assert sort_key("өвөр", "mn-Cyrl") == sort_key("өвөр", "mn")


def test_a_chinese_name_read_otherwise_is_mended_by_its_reading() -> None:
    assert sort_key("重庆", "zh") > sort_key("天津", "zh") > sort_key("虫庆", "zh")


@given(st.text(), st.text(), st.sampled_from(["zh", "ja", "ko", "mn", "ru", "en", "fr"]))
def test_any_two_texts_have_an_order(one: str, other: str, language: str) -> None:
    first, second = sort_key(one, language), sort_key(other, language)
    assert (first < second) + (second < first) + (first == second) == 1
    assert (first == second) == (one == other)


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("vi", ["An", "Ạn", "Ăn", "Ân", "Ấn", "Bình", "Dung", "Đông", "Em", "Êm", "Ong", "Ông", "Ơn", "Uyên", "Ưng"]),
        ("pl", ["Lublin", "Łódź", "Ostrów", "Ósmy", "Sopot", "Świdnik", "Zamość", "Źródło", "Żary"]),
        ("kk", ["Арал", "Әйтеке", "Бурабай", "Қарағанды", "Өскемен", "Петропавл"]),
        ("sv", ["Arvika", "Ystad", "Zinkgruvan", "Åre", "Älmhult", "Örebro"]),
        ("uk", ["Гадяч", "Ґонта", "Ёлка", "Житомир", "Ізюм", "Їжак"]),
        ("en", ["An", "Ân", "Ạn", "Anb", "Ănc"]),
        ("ko", ["가", "힣", "漢"]),
        ("zh", ["人", "一", "가", "丂"]),
        ("ja", ["ん", "一", "人", "가", "丂"]),
    ],
)
def test_letters_of_an_alphabet_stand_in_its_rows(language: str, ordered: list[str]) -> None:
    assert sorted(ordered, key=lambda text: sort_key(text, language)) == ordered


@pytest.mark.parametrize(
    ("kana", "plain"),
    [
        ("ァ", "あ"),
        ("ヶ", "け"),
        ("ヵー", "か"),
        ("ぁ", "あ"),
        ("ゖ", "け"),
        ("パッ", "はつ"),
        ("ヴ", "う"),
        ("ー", ""),
    ],
)
def test_kana_weigh_as_the_large_unvoiced_ones_do(kana: str, plain: str) -> None:
    assert sort_key(kana, "ja")[0] == sort_key(plain, "ja")[0]
    assert sort_key(kana, "ja") != sort_key(plain, "ja")
