"""Russian words are read by the dictionary: what part of speech a form is, of which word, in which case and number."""

from __future__ import annotations

import subprocess
import sys

import pytest

from galley.inflection import lemmas, parses, restored
from galley.inflection.russian import dressed, inflected


def test_a_form_is_read_in_every_way_that_it_may_be_meant() -> None:
    read = {(each.part, each.case, each.number) for each in parses("ru", "стали")}
    assert {("verb", "", "plural"), ("noun", "genitive", "singular"), ("noun", "nominative", "plural")} <= read


@pytest.mark.parametrize(
    ("word", "part", "case"),
    [
        ("дом", "noun", "nominative"),
        ("красного", "adjective", "genitive"),
        ("красен", "short adjective", ""),
        ("старше", "comparative", ""),
        ("идёт", "verb", ""),
        ("идти", "infinitive", ""),
        ("открывающим", "participle", "instrumental"),
        ("открыт", "short participle", ""),
        ("открывая", "gerund", ""),
        ("пятью", "numeral", "instrumental"),
        ("быстро", "adverb", ""),
        ("ему", "pronoun", "dative"),
        ("жаль", "predicative", ""),
        ("для", "preposition", ""),
        ("или", "conjunction", ""),
        ("не", "particle", ""),
        ("ах", "interjection", ""),
        ("чаю", "noun", "genitive"),
        ("лесу", "noun", "locative"),
        ("доме", "noun", "locative"),
        ("отче", "noun", "vocative"),
    ],
)
def test_each_part_of_speech_and_case_is_told(word: str, part: str, case: str) -> None:
    assert (part, case) == next((each.part, each.case) for each in parses("ru", word))


def test_a_form_tells_gender_person_and_whether_it_is_alive() -> None:
    (read,) = [each for each in parses("ru", "губернатором") if each.case == "instrumental"]
    assert (read.lemma, read.gender, read.animate, read.known) == ("губернатор", "masculine", True, True)
    persons = [
        {each.person for each in parses("ru", word) if each.part == "verb"} for word in ("пишем", "пишешь", "пишут")
    ]
    assert persons == [{1}, {2}, {3}]
    assert next(each for each in parses("ru", "стол")).animate is False
    assert next(each for each in parses("ru", "красного")).animate is None


def test_names_and_words_of_one_form_are_told() -> None:
    assert parses("ru", "Рязани")[0].name == "place"
    assert "patronymic" in {each.name for each in parses("ru", "Петрович")}
    assert "family" in {each.name for each in parses("ru", "Иванов")} and "given" in {
        each.name for each in parses("ru", "Анна")
    }
    assert parses("ru", "пальто")[0].fixed and not parses("ru", "стол")[0].fixed


def test_a_word_that_the_dictionary_lacks_is_not_known() -> None:
    assert parses("ru", "совет")[0].known
    assert not any(each.known for each in parses("ru", "глокая"))


def test_lemmas_are_all_the_words_that_a_form_may_be_of() -> None:
    assert {"сталь", "стать"} <= lemmas("ru", "стали")
    assert lemmas("en", "Went") == {"went"}


def test_an_adjective_goes_with_what_is_alive_in_the_accusative() -> None:
    reading = next(each for each in parses("ru", "новый") if each.case == "nominative")
    assert inflected("новый", reading, "accusative", "singular", "masculine", True) == "нового"
    assert inflected("новый", reading, "accusative", "singular", "masculine", False) == "новый"


def test_an_ending_is_restored_where_it_was_taken_for_another() -> None:
    meant = {word: next(form for _, form in restored("ru", word)) for word in ("плащь", "поёш", "лаит", "большова")}
    assert meant == {"плащь": "плащ", "поёш": "поёшь", "лаит": "лает", "большова": "большого"}
    forms = {word: {form for _, form in restored("ru", word)} for word in ("подписаные", "серебрянный")}
    assert forms == {"подписаные": {"подписанные"}, "серебрянный": {"серебряный"}}
    assert list(restored("ru", "проч")) == [] == list(restored("en", "plash"))


def test_a_form_wears_the_letters_of_its_model() -> None:
    assert dressed("северо-восточной", "Северо-Восточная") == "Северо-Восточной"
    assert dressed("рф", "РФ") == "РФ" and dressed("совета", "Совет") == "Совета"
    assert dressed("трёхстороннего", "трехсторонний") == "трехстороннего"
    assert dressed("трёхстороннего", "трёхсторонний") == "трёхстороннего"


def test_the_dictionary_is_read_when_a_word_is_asked_for_and_not_before() -> None:
    asking = "import sys, galley.inflection as i; assert 'pymorphy3' not in sys.modules; i.parses('ru', 'а'); assert 'pymorphy3' in sys.modules"
    subprocess.run([sys.executable, "-c", asking], check=True)
