"""Letters are told by their scripts, words of two scripts are put into one, and what is enclosed is found."""

from __future__ import annotations

import pytest

from galley.tongues import scripts


@pytest.mark.parametrize(
    ("character", "script"),
    [
        *(("a", "Latin"), ("é", "Latin"), ("ж", "Cyrillic"), ("ө", "Cyrillic"), ("λ", "Greek"), ("山", "Han")),
        *(("々", "Han"), ("あ", "kana"), ("ー", "kana"), ("가", "Hangul"), ("1", None), ("，", None), (" ", None)),
    ],
)
def test_a_letter_is_of_one_script_and_a_mark_of_none(character: str, script: str | None) -> None:
    assert scripts.script_of(character) == script


def test_letters_are_counted_by_script() -> None:
    text = "NEAR 2014 山の会 가"
    counts = {script: scripts.count(text, script) for script in ("Latin", "Han", "kana", "Hangul", "Cyrillic")}
    assert counts == {"Latin": 4, "Han": 2, "kana": 1, "Hangul": 1, "Cyrillic": 0}
    assert scripts.count(text, "Han", "kana") == 3


def test_runs_of_a_script_go_on_over_a_dot_or_a_space_and_end_at_another_script() -> None:
    found = list(scripts.runs("见 ヤマダ・タロウ と はな 再", "kana"))
    assert [(each.start, each.end, each.text) for each in found] == [(2, 14, "ヤマダ・タロウ と はな")]
    assert [each.text for each in scripts.runs("あ。…あ", "kana")] == ["あ", "あ"]


@pytest.mark.parametrize(
    ("text", "stretch", "inside"),
    [
        ("一（二“三”四）五", (3, 4), "二“三”四"),
        ("一（二“三”四）五", (4, 5), "三"),
        ("一（二）三", (4, 5), None),
        ("（一", (1, 2), None),
        ("„ja“ und „nein“", (1, 3), "ja"),
        ("《书》", (1, 2), "书"),
    ],
)
def test_the_innermost_marks_enclose(text: str, stretch: tuple[int, int], inside: str | None) -> None:
    assert scripts.enclosed(text, *stretch) == inside


@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("yндсэн", "mn", "үндсэн"),
        ("тvvх", "mn", "түүх"),
        ("NEАR", "mn", "NEAR"),
        ("гoрод", "ru", "город"),
        ("Bиза", "en", "Виза"),
        ("сat", "en", "cat"),
        ("жизнq", "ru", None),
        ("oрос", "mn", "орос"),
        ("эвдрoл", "mn", "эвдрөл"),
        ("эoлa", "mn", "эола"),
        ("ЭO", "mn", "ЭӨ"),
        ("ОХYС", "mn", "ОХУС"),
        ("сoх", "ru", "сох"),
        ("СAPA", "ru", "CAPA"),
        ("СOХ", "ru", "СОХ"),
        ("cор", "en", "сор"),
        ("cоp", "en", "cop"),
    ],
)
def test_a_word_of_two_scripts_is_put_into_the_one_it_is_meant_in(word: str, language: str, right: str | None) -> None:
    assert scripts.is_mixed(word)
    assert scripts.unmixed(word, language) == right


def test_a_word_of_one_script_is_not_mixed() -> None:
    assert not scripts.is_mixed("город") and not scripts.is_mixed("town") and not scripts.is_mixed("山city")


def test_letters_that_the_alphabet_of_a_language_lacks_are_told_and_replaced_by_what_they_stand_for() -> None:
    assert scripts.beyond_alphabet("өдөр", "ru") == "ө" and scripts.beyond_alphabet("өдөр", "mn") == ""
    assert scripts.beyond_alphabet("өдөр", "zh") == ""
    assert scripts.in_own_letters("єдєр", "mn") == "өдөр"
    assert scripts.in_own_letters("өдөр", "mn") is None


def test_a_word_in_letters_that_look_latin_is_written_in_those() -> None:
    assert scripts.as_latin("АТОМ") == "ATOM" and scripts.as_latin("ЖАР") is None


def test_the_letters_that_differ_are_named_once() -> None:
    assert scripts.differing("гoрoд", "город") == ["o (U+006F LATIN SMALL LETTER O)"]
    assert scripts.differing("NEАR", None) == ["А (U+0410 CYRILLIC CAPITAL LETTER A)"]
    assert scripts.differing("town", "town") == []


def test_code_points_are_named_once_each() -> None:
    assert scripts.code_points("ab a") == "U+0061 LATIN SMALL LETTER A, U+0062 LATIN SMALL LETTER B, U+0020 SPACE"
