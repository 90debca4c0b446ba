"""Korean words that the dictionary has and that hardly stand in their sentence."""

from __future__ import annotations

import pytest

from galley.lexica.doubtful import search_of


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
    ],
)
def test_what_makes_its_sentence_far_likelier_is_meant(text: str, found: list[tuple[str, str]]) -> None:
    assert slips(text) == found


def test_what_stands_again_is_meant() -> None:
    assert slips("데이터를 압축하여 전송 소도를 높인다. 소도는 빠르다.") == []


def test_only_korean_is_read() -> None:
    assert search_of("ja") is None and search_of("xx") is None
