"""All names of the registry, and where they stand in a text."""

from __future__ import annotations

import pytest

from galley.proof.desk import Desk
from galley.proof.shelf.lexicon import country_of, lexicon


def _mentioned(desk: Desk, language: str, text: str) -> list[tuple[str, str, str]]:
    return [
        (text[each.start : each.end], each.names[0].sort, each.names[0].id)
        for each in lexicon(desk, language).mentions(text)
    ]


def test_the_longest_name_counts_and_none_inside_it(desk: Desk) -> None:
    found = _mentioned(desk, "zh", "东北亚地区地方政府联合会在韩国庆尚北道，教育文化交流专门委员会")
    assert [text for text, _, _ in found] == ["东北亚地区地方政府联合会", "韩国", "庆尚北道", "教育文化交流专门委员会"]
    assert [sort for _, sort, _ in found] == ["organisation", "country", "region", "committee"]


def test_former_names_say_when_they_were_given_up(desk: Desk) -> None:
    (mention,) = lexicon(desk, "zh").mentions("经济通商专门委员会")
    assert mention.names[0].until and mention.names[0].until.year == 2013


@pytest.mark.parametrize("text", ["萨哈共和国", "萨哈(雅库特)共和国", "萨哈（雅库特）共和国"])
def test_a_name_may_lose_its_brackets_or_have_narrow_ones(desk: Desk, text: str) -> None:
    assert _mentioned(desk, "zh", text) == [(text, "region", "RU-SA")]


def test_cases_are_known_where_the_registry_has_them(desk: Desk) -> None:
    assert [sort for _, sort, _ in _mentioned(desk, "ru", "в Южной Корее")] == ["country"]
    assert [sort for _, sort, _ in _mentioned(desk, "mn", "Хятадын зочид")] == ["country"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Chinatown"), ("en", "unChina"), ("ru", "Китайский"), ("zh", "NEARER")]
)
def test_a_name_of_letters_ends_where_its_word_ends(desk: Desk, language: str, text: str) -> None:
    assert not _mentioned(desk, language, text)


def test_korean_names_may_have_particles_behind_them(desk: Desk) -> None:
    assert _mentioned(desk, "ko", "경상북도에서는")[0] == ("경상북도", "region", "KR-47")


def test_names_are_collected_once_for_a_desk(desk: Desk) -> None:
    assert lexicon(desk, "zh") is lexicon(desk, "zh")
    assert country_of(desk)["KR-47"] == "KR"


def test_a_language_the_registry_does_not_have_has_no_names(desk: Desk) -> None:
    assert not lexicon(desk, "fr").mentions("République de Corée")
