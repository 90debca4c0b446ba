"""Where phrases of Chinese and Japanese begin."""

from __future__ import annotations

from itertools import pairwise

import pytest

from galley.typeset.script.phrases import joints, phrases


def cut(language: str, text: str) -> str:
    places = sorted({0, len(text)} | phrases(language, text))
    return "|".join(text[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "図書館の|本を|読む"),
        ("ja", "カメラ|工場と|レンズ|工場を|見学"),
        ("ja", "港まつり・|花火大会"),
        ("zh", "访问|博物馆"),
        ("zh-Hant", "訪問|博物館"),
        ("zh", "市民|（志愿者）|参观"),
        ("ru", "Открытие библиотеки"),
        ("en", ""),
    ],
)
def test_phrases_are_told_by_language(language: str, text: str) -> None:
    assert cut(language, text.replace("|", "")) == text


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("ja", "町の第12回運動会が開かれる", "第12回"),
        ("ja", "山の3,500人が集まる", "3,500人"),
        ("ja", "村の花見のポスターコンテストを見る", "ポスターコンテスト"),
        ("ja", "研修センターの防災訓練に参加", "防災訓練"),
        ("zh", "召开第12次会议", "第12"),
        ("zh", "2019年的年度报告", "2019年"),
        ("zh", "来自Ulaanbaatar的客人", "Ulaanbaatar"),
    ],
)
def test_numbers_and_compounds_stay_whole(language: str, text: str, whole: str) -> None:
    start = text.index(whole)
    assert not phrases(language, text) & set(range(start + 1, start + len(whole)))


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("ja", "国際フォーラム町フォーラム", {2, 8}),
        ("ja", "国際コ", set()),
        ("ja", "のフォーラム2フォーラム", set()),
        ("zh", "国际フォーラム", set()),
    ],
)
def test_a_word_in_katakana_behind_han_is_a_part_of_a_phrase(language: str, text: str, places: set[int]) -> None:
    assert joints(language, text) == places


@pytest.mark.parametrize(("text", "begins"), [("ペン大会", 2), ("ン大会", None)])
def test_what_follows_two_katakana_begins_a_phrase(text: str, begins: int | None) -> None:
    assert phrases("ja", text) == ({begins} if begins else set())
