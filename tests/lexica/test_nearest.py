"""Words that may be meant by one that is none, and two that are run together; and how a language writes the characters of another region."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from galley.lexica.nearest import nearest, two_usual
from galley.lexica.region_forms import Form, form


@pytest.mark.parametrize(
    ("language", "word", "unsure", "far", "found"),
    [
        ("ru", "значние", 5, 9, ["значение", "знание"]),
        ("ru", "значние", 7, 9, ["значение", "знание"]),
        ("ru", "значние", 8, 9, []),
        ("ru", "значние", 5, 6, ["значение", "знание"]),
        ("ru", "исскуство", 5, 9, ["искусство"]),
        ("ru", "исскуство", 5, 10, []),
        ("ru", "исскуство", 99, 9, ["искусство"]),
        ("ru", "гостинници", 5, 9, ["гостиницы", "гостинице"]),
        ("ru", "xqz", 3, 3, []),
        ("en", "goverment", 3, 9, ["government"]),
        ("zz", "abc", 1, 1, []),
    ],
)
def test_the_two_most_usual_words_that_may_be_meant_are_named(
    language: str, word: str, unsure: int, far: int, found: Sequence[str]
) -> None:
    assert nearest(language, word, unsure, far) == found


@pytest.mark.parametrize(
    ("language", "text", "least", "ending", "found"),
    [
        ("en", "oldtown", 3, 2, "old town"),
        ("en", "oldtown", 4, 2, None),
        ("en", "teachersroom", 4, 2, "teachers room"),
        ("en", "teachersss", 3, 3, None),
        ("zz", "oldtown", 3, 2, None),
    ],
)
def test_two_usual_words_that_are_run_together_are_parted(
    language: str, text: str, least: int, ending: int, found: str | None
) -> None:
    assert two_usual(language, text, least, ending) == found


@pytest.mark.parametrize(
    ("character", "language", "right"),
    [
        ("書", "zh", Form("书")),
        ("书", "ja", Form("書")),
        ("圖", "ja", Form("図", old=True)),
        ("學", "ja", Form("学", old=True)),
        ("內", "ja", Form("内", kept_in_names=True)),
        ("內", "zh", Form("内")),
        ("步", "ja", Form("歩")),
        ("歩", "zh", Form("步")),
        ("広", "zh", Form("广")),
        ("峯", "zh", Form("峰")),
        ("裡", "zh", Form("里")),
        ("閆", "zh", Form("闫")),
        ("書", "ja", None),
        ("书", "zh", None),
        ("书", "en", None),
        ("龍", "ja", None),
        ("乾", "zh", None),
        ("兪", "zh", None),
        ("这", "zh-Hant", None),
        ("の", "zh", None),
        ("a", "zh", None),
        ("𠮷", "ja", None),
    ],
)
def test_a_language_has_its_own_form_of_a_character(character: str, language: str, right: Form | None) -> None:
    assert form(character, language) == right
