"""Chinese words that are taken for one another: told beside words that the one that is meant goes with, and where none asks for such, by how likely the sentence is."""

from __future__ import annotations

import pytest

from tests.lexica.test_miswritten import by_model

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请在窗口中登陆您的账户。", [("登陆", "登录")]),
        ("台风在沿海登陆。账户没有变化。", []),
        ("忘记了密码，请点击这里重制。", [("重制", "重置")]),
        ("请把出厂日期回复给客户。", []),
        ("请把手机回复到出厂状态。", [("回复", "恢复")]),
        ("这份文件需要经理签属。", [("签属", "签署")]),
        ("案件受理费也由其承担。", []),
        ("他一惯准时。", [("一惯", "一贯")]),
    ],
)
def test_a_word_is_told_where_the_sentence_asks_for_the_other(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[each.start : each.end], each.meant) for each in by_model().slips(text)] == found
