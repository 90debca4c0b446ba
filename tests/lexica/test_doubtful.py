"""Korean words that the dictionary has and that hardly stand in their sentence."""

from __future__ import annotations

import pytest

from galley.lexica.doubtful import neighbours, search_of


def slips(text: str) -> list[tuple[str, str]]:
    search = search_of("ko")
    assert search is not None
    return [(text[each.start : each.end], each.meant) for each in search.slips(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("각 나라의 대표가 회의에 참서했다.", [("참서했다", "참석했다")]),
        ("디스크에 든 내용이 모두 지워질 수도 잇습니다.", [("잇습니다", "있습니다")]),
        ("파일 시스템의 손상을 막으려면 전원을 먼저 끄십시오.", []),
        ("데이터를 압축하여 전송 소도를 높인다.", [("소도를", "속도를")]),
        ("목록에서 원하는 항목을 선태하십시오.", [("선태하십시오", "선택하십시오")]),
        ("답사를 대독하여 회원들에게 감사의 뜻을 전하였다.", []),
        ("소상공인의 가게가 골목에 모여 있다.", []),
        ("누리집의 검색 창에 찾을 단오를 입력한다.", [("단오를", "단어를")]),
        ("기술적 문제를 경홈하고 있을 수도 있습니다.", [("경홈하고", "경험하고")]),
        ("파일 시스템이 들어 있늡 파티션을 선택합니다.", [("있늡", "있는")]),
    ],
)
def test_what_makes_its_sentence_far_likelier_is_meant(text: str, found: list[tuple[str, str]]) -> None:
    assert slips(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("가맹점에서는 물건값을 카드로 결재할 수 있다.", [("결재할", "결제할")]),
        ("국장이 문서를 결재하고 대금을 카드로 결제하였다.", []),
        ("국장은 카드 발급 신청 서류를 결재하였다.", []),
        ("도서관은 개관 시간을 두 시간 늘이기로 했다.", [("늘이기로", "늘리기로")]),
        ("상처가 덧나지 않게 소독을 깨끗이 한 뒤 붕대를 감아야 빨리 낳는다.", [("낳는다", "낫는다")]),
        ("방에 불을 키고 들어갔다.", [("키고", "켜고")]),
        ("음소거 스위치의 키가 전원 옆에 있습니다.", []),
        ("시험 문제의 답을 친구와 맞추어 보았다.", []),
        ("산업을 개발하고 학생의 소질을 개발하는 교육이 필요하다.", [("개발하는", "계발하는")]),
    ],
)
def test_a_word_that_is_taken_for_another_is_known_by_its_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert slips(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("두 도시는 청소년 교 류를 확대하기로 하였다.", [("교 류를", "교류를")]),
        ("응급 환자는 가까운 병 원으로 옮겨졌다.", [("병 원으로", "병원으로")]),
        ("이 패키지는 모두 데비안 자유 소프트웨어 지침을 준수한다.", []),
        ("사람들은 이 약 간격을 지킨다. 나는 바로 간다. 한 달 뒤 다 같이 온다.", []),
        ("USB 케이블로 연결했다면 장치의 뽑았다가 다시 연결한다.", [("의", "를")]),
        ("장치를 뽑았다가 다시 연결한다. 퀴즈의 정답을 모두 맞혔다.", []),
    ],
)
def test_a_space_within_a_word_and_a_particle_for_another_are_slips(text: str, found: list[tuple[str, str]]) -> None:
    assert slips(text) == found


def test_what_stands_again_is_meant() -> None:
    assert slips("데이터를 압축하여 전송 소도를 높인다. 소도는 빠르다.") == []


def test_the_keys_beside_one_are_those_of_its_row_and_two_of_the_rows_above_and_below() -> None:
    rows = neighbours(["abcd", "efg", "hi"])
    assert rows["f"] == ["e", "g", "b", "c", "h", "i"] and rows["e"] == ["f", "a", "b", "h"] and rows["d"] == ["c", "g"]


def test_only_korean_is_read() -> None:
    assert search_of("ja") is None and search_of("xx") is None
