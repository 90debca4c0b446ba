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
        ("쓰레기를 줄이는데 앞장서 온 상인회가 상을 받았다.", "apart", "데"),
        ("공사를 시작한 지 3년만에 새 다리가 개통되었다.", "apart", "만"),
        ("각지방 정부의 담당자가 실적을 보고한다.", "apart", "지방"),
        ("두 기관은 5년 간 모두 삼백 명의 공무원을 파견하기로 했다.", "close", " 간"),
        ("스무 나라에서 온 200 여 개 업체가 참가했다.", "close", " 여"),
        ("매 년 가을이면 축제가 열린다.", "close", " 년"),
        ("열 다섯 나라의 대표가 참석했다.", "close", " 다섯"),
        ("이 번 회의에서 다루지 않기로 했다.", "close", " 번"),
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
        "음식은 맛있는데 값이 비싸고 매 회의에 두 사람이 온다.",
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


APART = """
회의|중에 전화가 왔다. 사용|시 주의한다. 가족|외에는 오지 않는다. 사과|등을 샀다. 아침|겸 점심을 먹었다. 기간|내에 낸다. 비|때문에 늦었다. 서울|내에 산다.
3개|이상을 산다. 3개|이하를 산다. 5일|이내에 답한다. 10명|미만이 왔다. 20명|초과는 안 된다. 3일|동안 쉬었다. 한 달|동안 쉬었다.
읽을|만 책이다. 비가 올|듯 말듯 흐리다. 그럴|법 없다. 아는|척 말라. 자는|체 말라. 자는|양 보였다. 넘어질|뻔 말았다. 갈|만큼 갔다. 본|것이 없다.
한|사람이 왔다. 두|사람이 왔다. 세|사람이 왔다. 네|사람이 왔다. 다섯|개를 샀다. 열|명이 왔다. 스무|사람이 왔다. 한두|사람이 왔다. 서너|사람이 왔다.
몇|사람이 왔다. 첫|사람이 왔다. 몇몇|사람이 왔다. 여러|사람이 왔다. 모든|사람이 왔다. 온갖|물건이 있다. 이런|사람이 왔다. 그런|사람이 왔다.
저런|사람이 왔다. 어떤|사람이 왔다. 어느|나라가 크다. 아무|사람이나 온다. 다른|사람이 왔다.
책을 써본|지 오래다. 공부한|지 일 년이다. 먹은|사람이 많다. 다녀간|서울은 크다. 도착한|우리는 쉬었다. 먹은|둘은 갔다. 먹은|그 사람이 왔다. 예쁜|꽃이 핀다.
안|예쁘다. 못|먹는다. 안|가고 싶다. 밥을 먹고|싶다. 밥을 먹고|간다. 눈이 크고|예쁘다. 관심|있는 사람이다. 관심|없는 사람이다.
집에 가기|전에 먹는다. 집에 가기|때문에 먹는다. 나는|사람이다. 집에|사람이 있다. 먹기만|하고 있다.
"""
"""What has to stand apart, at the bar."""
CLOSE = """
학생| 들이 왔다. 하나| 씩 먹는다. 나라| 별로 다르다. 아이| 용 책이다. 시간| 당 요금이다. 백 원| 짜리를 샀다. 두 살| 짜리 아이가 있다. 천 원| 어치 샀다.
밥| 을 먹는다. 사과| 를 먹는다. 밥| 은 먹는다. 나| 는 먹는다. 나라| 의 일이다. 사과| 와 배를 샀다. 밥| 과 국을 먹는다. 나라| 보다 크다. 서울| 까지도 간다.
서울| 에서 왔다. 것| 을 먹는다. 우리| 에게 준다. 둘| 을 먹는다. 학생들| 에게 준다. 학교에서| 부터 걸었다.
어떻게 갈| 지 모른다. 무엇을 먹을| 지 모른다. 어떻게 먹던| 지 모른다. 얼마나 유명한| 지 안다. 그가 학생인| 지 안다.
값이 높아| 진다. 나는 꽃을 좋아| 한다. 밥을 먹| 었다. 값이 높| 았다. 밥을 먹고 있| 었다. 발생| 하였다. 행복| 한 사람이다. 학생| 이다. 나라| 답다.
"""
"""What has to stand close, at the bar."""
EITHER = """
읽을만한 책이다. 비가 올듯하다. 그럴법하다. 아는척한다. 자는체했다. 자는양했다. 넘어질뻔했다. 비가 오는데 갔다. 본적이 없다. 그럴리가 없다. 새사람이 왔다.
안된다. 못한다. 잘먹는다. 밥을 먹어본다. 밥을 먹다간다. 물중에 있다. 관심많은 사람이다. 서울있다. 집에 가기위해 먹는다. 먹을 수없다. 잠만자고 있다. 나는꽃이다.
나라 도 크다. 나라 만 크다. 나라 로 간다. 떠난 지 오래다. 밥을 먹고 진다. 밥을 먹어 한다. 밥을 먹어 간다. 학교에서 도 걸었다. 학교에서 보다 크다.
말 한다. 꽃 이다. 일 하는 중이다. 집에 들 간다. 나라 적 일이다. 집 에는 책이 있다. 우리는 간다 들. 새 어치 한 마리가 있다.
"""
"""What may stand so, or what nobody can tell."""


def sentences(texts: str) -> list[str]:
    """The sentences of some lines, each with its stop."""
    return [f"{each.strip()}." for each in texts.split(".") if each.strip()]


@pytest.mark.parametrize(("way", "texts"), [("apart", APART), ("close", CLOSE)])
def test_each_kind_of_word_that_stands_apart_or_close_is_told_where_it_begins(way: str, texts: str) -> None:
    found = {each: [(one.way, one.start) for one in clashes("ko", each.replace("|", ""))] for each in sentences(texts)}
    assert found == {each: [(way, each.index("|"))] for each in found}


def test_what_may_stand_either_way_is_told_of_no_word() -> None:
    assert [each for each in sentences(EITHER) if clashes("ko", each)] == []
