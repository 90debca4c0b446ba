"""What Korean words are made of, and how much likelier a sentence is with another word."""

from __future__ import annotations

from math import inf

import pytest

from galley.lexica.morphemes import gain, has_morphemes, parsed


def test_only_korean_is_parsed() -> None:
    assert [each for each in ("zh", "ja", "ko", "mn", "ru", "en", "xx") if has_morphemes(each)] == ["ko"]


def test_each_morpheme_has_its_tag_and_place() -> None:
    text = "학생이 먹었다."
    found = [(each.text, each.tag, text[each.start : each.end]) for each in parsed(text).morphemes]
    tags = {"학생": "NNG", "이": "JKS", "먹": "VV", "었": "EP", "다": "EF", ".": "SF"}
    assert found == [(each, tag, each) for each, tag in tags.items()]


@pytest.mark.parametrize(
    ("text", "written", "meant", "likelier"),
    [
        ("그는 어제 새로 산 형시을 보냈다.", "형시을", "형식을", True),
        ("전화는 폰에 연결한다.", "폰에", "본에", False),
        ("첫 문장이 길다. 환경을 지키는 노려을 한다.", "노려을", "노력을", True),
    ],
)
def test_a_sentence_is_likelier_with_what_is_meant(text: str, written: str, meant: str, likelier: bool) -> None:
    start = text.index(written)
    assert (gain("ko", text, start, start + len(written))(meant) > 7) == likelier


def test_another_ending_and_a_language_without_a_parser_are_not_weighed() -> None:
    text = "자료가 없습니더."
    assert gain("ko", text, 4, 8)("없습니다") == inf
    assert gain("en", "a tree", 2, 6)("three") == inf


def test_what_is_written_gains_nothing() -> None:
    text = "하늘이 맑다."
    assert gain("ko", text, 0, 3)("하늘이") == 0


@pytest.mark.parametrize(
    ("text", "written", "other"),
    [
        ("자료가 좋았다.", "좋았다", "좋겠다"),
        ("자료가 없습니다.", "없습니다", "없습니까"),
        ("밥을 먹고 간다.", "먹고", "먹지"),
        ("먹은 밥이 많다.", "먹은", "먹을"),
        ("먹기 좋다.", "먹기", "먹음"),
        ("밥이 많다.", "밥이", "밥가"),
        ("밥을 먹다.", "밥을", "밥를"),
        ("집에 간다.", "집에", "집의"),
        ("나의 집이다.", "나의", "나에"),
        ("나는 간다.", "나는", "나은"),
        ("너와 나는", "너와", "너과"),
        ("먹을 것이다.", "것이다", "곳이다"),
    ],
)
def test_what_hangs_on_a_word_is_weighed_where_that_is_asked_alone(text: str, written: str, other: str) -> None:
    start = text.index(written)
    place = ("ko", text, start, start + len(written))
    assert gain(*place)(other) == inf and gain(*place, weighs_endings=True)(other) < 0
