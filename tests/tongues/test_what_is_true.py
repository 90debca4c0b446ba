"""What is true of a language is read from its folder over those of its kin and of every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from galley import tongues
from galley.files import Files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of languages in the place of ours."""
    monkeypatch.setattr(tongues, "_FILES", Files(tmp_path))
    tongues.facts.cache_clear()
    yield tmp_path
    tongues.facts.cache_clear()


def put(folder: Path, name: str, text: str) -> None:
    file = folder / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_nearest_folder_has_the_last_word(folder: Path) -> None:
    put(folder, "all/language", "spaced: yes\nmarks: ab\n")
    put(folder, "xx/language", "spaced: no\nletters: c\n")
    put(folder, "xx-Old/language", "letters: d\n")
    assert tongues.facts("xx-Old") == {"spaced": "no", "marks": "ab", "letters": "d"}
    assert tongues.facts("xx")["letters"] == "c" and tongues.facts("yy") == {"spaced": "yes", "marks": "ab"}
    assert [tongues.is_spaced(each) for each in ("xx", "xx-Old", "yy")] == [False, False, True]


def test_other_files_of_a_folder_are_asked_for_by_name(folder: Path) -> None:
    put(folder, "xx/misspelt", "teh: the\n")
    assert tongues.facts("xx", "misspelt") == {"teh": "the"} and tongues.facts("xx", "numbers") == {}


def test_a_language_is_kin_of_what_it_is_a_variant_of() -> None:
    assert tongues.kin("zh-Hant-TW") == ("zh", "zh-Hant", "zh-Hant-TW") and tongues.kin("ko") == ("ko",)


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "mn", "ru", "en"])
def test_each_language_of_ours_says_what_it_is_written_in(language: str) -> None:
    told = tongues.facts(language)
    assert told["scripts"] and told["spaced"] in ("yes", "no") and len(told["quotes"]) == 4


OURS = ("zh", "ja", "ko", "mn", "ru", "en")
NUMBERS = (
    *("digits", "patterns", "hidden", "bases", "units", "currencies", "shapes", "clock", "words", "half", "ordinal"),
    *("about", "range", "percent", "fractions", "parts", "idioms", "dates", "times", "weekdays"),
)
"""What is told of the numbers of every language."""


@pytest.mark.parametrize("language", OURS)
def test_each_language_of_ours_says_all_that_others_ask_of_it(language: str) -> None:
    numbers = tongues.facts(language, tongues.NUMBERS)
    assert [each for each in NUMBERS if each not in numbers] == []
    told = tongues.facts(language, "translation")
    assert [
        each for each in ("languages", "stop", "letters", "opening", "scripts", "peoples") if each not in told
    ] == []
    known = tongues.facts(language)
    assert known["foreign"] and set(known["foreign"]).isdisjoint(known["scripts"])
    if "Cyrillic" in known["scripts"]:
        assert set("абвгд") < set(known["alphabet"]) and known["dictionaries"] and known["silent"]


@pytest.mark.parametrize("language", OURS)
def test_what_the_numbers_of_a_language_name_is_there(language: str) -> None:
    told = tongues.facts(language, tongues.NUMBERS)
    own = tongues._FILES.text(f"{language}/numbers.yaml")
    shared = tongues.facts(tongues.EVERY, tongues.NUMBERS)
    common = ("n", "denominators", "counted")
    named = set(re.findall(r"(?<![?P])(?<!\(\?P)<([a-z][a-z-]*\d?)>", own))
    known = {*told["patterns"], *shared["patterns"], *common}
    assert {each for each in named if not {each, each.rstrip("2")} & known} == set()
    assert {unit for unit in (*told["units"], *shared["units"]) if unit not in shared["bases"]} == set()
    assert {each for each in told["dates"] if each.isalpha() and each not in shared["shapes"]} == set()


@pytest.mark.parametrize(
    ("language", "text", "former"),
    [
        ("ja", "春はやうやう暮れにけり。", True),
        ("ja", "杖を負ひて市に出でけるが、蛇を見んと思ふに、すでに見えず。", True),
        ("ja", "兎に角御知らせ申上度存じ候、委細は後便に譲り候間、左様御承知下さい。", True),
        ("ja", "けりをつける。気候が変わり、候補を選ぶ。", False),
        ("ja", "古い本には「思ふに」とある。", False),
        ("ru", "Въ тихомъ городѣ", True),
        ("ru", "Газета «Коммерсантъ» написала об этом.", False),
        ("ru", "Подъезд, объявление и съезд", False),
        ("en", "Whither goest thou?", False),
    ],
)
def test_a_text_of_another_age_is_known_by_two_signs(language: str, text: str, former: bool) -> None:
    assert tongues.is_former(text, language) is former
