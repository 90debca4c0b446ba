"""The language of a text is told by its letters and small words, and only where they are enough."""

from __future__ import annotations

import pytest

from galley.tongues.identity import called, language_of, language_of_all


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("山里的孩子们每天走过这座木桥去上学。", "zh"),
        ("山林火灾预防演练顺利举行完毕", None),
        ("我们都到", None),
        ("子どもたちは毎日この橋を渡る。", "ja"),
        ("山林の火災予防は明日", "ja"),
        ("ア山林火災予防訓練完了報告書", None),
        ("아이들은 날마다 이 다리를 건너 학교에 간다.", "ko"),
        ("The children of the village cross the bridge every day on their way to school.", "en"),
        ("Karlovka Wrangel Beringia Taimyr Dikson Igarka", None),
        ("Дети каждый день идут в школу по мосту и не боятся ни снега, ни дождя.", "ru"),
        ("Хүүхдүүд өдөр бүр энэ гүүрээр сургуульдаа явдаг бөгөөд цаснаас айдаггүй байна.", "mn"),
        ("Иванов Петров", None),
        ("to be", None),
        ("this house and that", "en"),
        ("house of stone walls", None),
        ("this and that", None),
        ("", None),
        ("山里的孩子们每天走过木桥", "zh"),
        ("山里的孩子们每天走过木", None),
        ("子どもたちと", "ja"),
        ("子どもたち", None),
        ("한국어말고요", "ko"),
        ("한국어말고", None),
        ("我们的孩子在东京的书店买了「はやぶさ」这张唱片。", None),
        ("他们把这家店叫作「한글」，因为老板是从首尔来的。", None),
        ("この橋を渡る New York City", None),
        ("the of to bridge stones walls", "en"),
        ("to the of and", None),
        ("the town river bridge", None),
        ("Смотрите The Times of London and of Paris in the house", None),
    ],
)
def test_a_language_is_told_where_it_is_certain(text: str, language: str | None) -> None:
    assert language_of(text) == language


ZH, JA = "山里的孩子们每天走过这座木桥去上学。", "山村の子どもたちは毎日この木の橋を渡る。"


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ([], None),
        ([JA, "資料", "2014"], "ja"),
        ([JA] * 9 + [ZH], "ja"),
        ([JA] * 8 + [ZH], None),
        ([JA, ZH], None),
        ([JA] * 6 + ["Karlovka Wrangel Beringia"] * 2, "ja"),
        ([JA] * 5 + ["Karlovka Wrangel Beringia"] * 2, None),
    ],
)
def test_the_language_of_a_long_text_is_that_of_nearly_all_of_it(texts: list[str], language: str | None) -> None:
    assert language_of_all(texts) == language


def test_a_language_is_called_by_its_name_or_else_by_its_code() -> None:
    assert (called("ko"), called("eo")) == ("Korean", "eo")
