"""Spelling: words are told that no dictionary and no name has; names, codes and addresses are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.problem import Severity
from galley.proof.copy.passage import plain
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.proof.rule import rules_of
from galley.proof.rules import spelling
from galley.proof.shelf import dictionaries
from galley.proof.shelf.dictionaries import dictionary
from galley.proof.words.vocabulary import words


def told(desk: Desk, language: str, *texts: str) -> list[tuple[str, Severity]]:
    reading = Reading(tuple(plain(text, language) for text in texts), desk)
    rules = rules_of(spelling)
    return [(each.span.text, each.severity or rule.severity) for rule in rules for each in rule.findings(reading)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The organisation honors its programmes and the colour of the center."),
        (
            "en",
            "Gyeongsangbuk-do and Kemerovo met in Tae-kwon Hall; write to staff@nearrr.org or see www.neargov.org/hom.",
        ),
        ("en", "PioNEAR, ICLEI, K-Beauty, 3rd, H2O and the Hoticheya Soletu delegation."),
        ("en", "Subcommittees met; the livestream was well-attended."),
        ("zh", "在Welli Hilli Park与Inter-Burgo酒店，Region des Haut Bassin代表参观了Alpensia度假村。"),
        ("zh", "朝鲜罗先市Hanns Seidel财团的Bernhard Seliger出席。"),
        ("ru", "В Пхохане и Тояме обсудили еще раз и ещё раз 5 млн руб. и северо-восточную сеть."),
        ("mn", "NEAR-ийн форумыг Тояма мужид зохион байгуулав."),
        ("ko", "NEAR 사무국은 Inter-Burgo 호텔에서 회의를 열었다."),
    ],
)
def test_names_codes_and_addresses_are_not_told(language: str, text: str, desk: Desk) -> None:
    assert [each for each in told(desk, language, text) if each[1] is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("language", "text", "word", "severity"),
    [
        ("en", "The local goverments met.", "goverments", Severity.ERROR),
        ("en", "It was teh first meeting.", "teh", Severity.WARNING),
        ("en", "The Annual Confrence was held.", "Confrence", Severity.WARNING),
        ("en", "They spoke on behalf ofthe members.", "ofthe", Severity.WARNING),
        ("zh", "菲律宾(Cebu, Phillipines)代表", "Phillipines", Severity.WARNING),
        ("zh", "主旨演讲“a positive agennda as seen by regional actors”", "agennda", Severity.ERROR),
        ("zh", "Northeast Asia Regional GovernmentsMain Activities", "GovernmentsMain", Severity.WARNING),
        ("ja", "テーマは“regional coperation”である。", "coperation", Severity.ERROR),
        ("ru", "Участники обсудили сотрудничиство.", "сотрудничиство", Severity.ERROR),
        ("mn", "Холбоо 1996 онд байгуулагдсн.", "байгуулагдсн", Severity.WARNING),
    ],
)
def test_misspelt_words_are_told(language: str, text: str, word: str, severity: Severity, desk: Desk) -> None:
    assert (word, severity) in told(desk, language, text)


def test_a_word_that_is_refused_often_is_a_term(desk: Desk) -> None:
    assert told(desk, "en", "Each zzorblat met.", "The zzorblat met.", "A zzorblat met.") == []


def test_the_mend_names_the_word(desk: Desk) -> None:
    reading = Reading((plain("The goverment met.", "en"),), desk)
    assert [each.mend for each in spelling.english.findings(reading)] == ["write “government”"]


def test_without_dictionaries_nothing_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(spelling, "dictionary", dictionary.__wrapped__)
    for language in ("en", "ru", "mn"):
        assert told(desk, language, "Zzxqv goverment байгуулагдсн") == []


def test_words_are_whole_words() -> None:
    text = "See www.near.org, e-mail a@b.cd; Inter-Burgo, co-\noperate NEARын 3rd it’s"
    assert [word.text for word in words(plain(text, "en"), "Latin")] == [
        "See",
        "e-mail",
        "Inter-Burgo",
        "operate",
        "it’s",
    ]


def test_near_words_are_one_edit_away_or_two() -> None:
    known = dictionary("en")
    assert known is not None
    assert known.near("goverment") == ["government"]
    assert "Philippines" in known.near("Phillipines", 2)


@given(st.text(st.sampled_from("abcdeghinorst ABNой ёеиктө-’'.,123 会の"), max_size=30))
@settings(max_examples=60, deadline=None)
def test_on_any_text_findings_lie_inside(text: str) -> None:
    for language in ("en", "ru", "mn", "zh"):
        reading = Reading((plain(text, language),), Desk())
        for rule in rules_of(spelling):
            for finding in rule.findings(reading):
                assert 0 <= finding.span.start < finding.span.end <= len(text)


@pytest.mark.parametrize(
    "text", ["xqzt@example.org", "见xqzt.bvd@example.org", "www.xqzt.org/bvd", "xqzt.org", "http://xqzt/bvd"]
)
def test_no_word_of_an_address_is_looked_up(text: str) -> None:
    passage = plain(f"写信到 {text} 询问 brave", "zh")
    assert [word.text for word in words(passage, "Latin")] == ["brave"]
