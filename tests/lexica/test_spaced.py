"""Spaces of Korean: what has to stand apart, what close, and what may stand either way."""

from __future__ import annotations

import pytest

from galley.lexica.spaced import clashes


@pytest.mark.parametrize(
    ("text", "way", "marked"),
    [
        ("먹을것이 많다.", "apart", "것"),
        ("두사람이 걷는다.", "apart", "사람"),
        ("누구나 참가할 수있다.", "apart", "있"),
        ("내일은 일찍 일어나야한다.", "apart", "한"),
        ("저는 커피를 안마십니다.", "apart", "마십"),
        ("비가 오기때문이다.", "apart", "때문"),
        ("밥을 먹은지 두 시간이 지났다.", "apart", "지"),
        ("손님이 2배이상 늘었다.", "apart", "이상"),
        ("시내에 있는 다른곳을 찾는다.", "apart", "곳"),
        ("학생 들이 모였다.", "close", " 들"),
        ("바다 에서 쉰다.", "close", " 에서"),
        ("학교에서 부터 걸었다.", "close", " 부터"),
        ("오류가 발생 했다.", "close", " 했"),
        ("어떤 도구를 쓰는 지 먼저 묻는다.", "close", " 지"),
        ("값이 높은 지 살핀다.", "close", " 지"),
        ("제도가 없어 진다.", "close", " 진"),
        ("그는 의사 이자 작가이다.", "close", " 이"),
    ],
)
def test_a_space_is_missing_or_too_many(text: str, way: str, marked: str) -> None:
    assert [(each.way, text[each.start : each.end]) for each in clashes("ko", text)] == [(way, marked)]


@pytest.mark.parametrize(
    "text",
    [
        "먹을 것이 많고 누구나 할 수 있다.",
        "도와주고 가르쳐주는 사람",
        "비가 올듯하고 읽을만한 책이다.",
        "그때 양면 거울을 보았다.",
        "온 지 오래고 간 지 하루다.",
        "비가 오는데도 불구하고 갔다.",
        "파일 압축 해제 시간",
        "대학생이 총금액을 전처리한다.",
        "이보다 더 보다 나은 것",
    ],
)
def test_what_may_stand_so_is_not_told(text: str) -> None:
    assert clashes("ko", text) == ()


def test_other_languages_are_not_read() -> None:
    assert clashes("ja", "食べるものが多い。") == ()


def test_a_long_text_is_told_the_same_as_a_short_one() -> None:
    long = "누구나 책을 빌릴 수 있다. " * 30 + "누구나 참가할 수있다."
    assert [long[each.start :] for each in clashes("ko", long)] == ["있다."]
    long = "학생 들이 모였다. " + "누구나 책을 빌릴 수 있다. " * 30
    assert [(each.way, each.start, each.end) for each in clashes("ko", long)] == [("close", 2, 4)]
