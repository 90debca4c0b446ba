"""Codes of languages as other programs write them."""

from __future__ import annotations

import pytest

from galley.language.codes import known_language


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ru", "ru"),
        ("ru_RU", "ru"),
        ("ru-RU.UTF-8", "ru"),
        ("zh_CN", "zh"),
        ("zh-Hans", "zh"),
        ("zh_Hant", None),
        ("zh_TW", None),
        ("sr_Latn", "sr-Latn"),
        ("", None),
        ("de", None),
        ("Russian", None),
        ("uz_Cyrl", "uz-Cyrl"),
        ("RU", "ru"),
    ],
)
def test_a_country_is_dropped_and_another_script_is_another_language(code: str, expected: str | None) -> None:
    assert known_language(code, ["ru", "zh", "sr-Latn", "uz-Cyrl"]) == expected
