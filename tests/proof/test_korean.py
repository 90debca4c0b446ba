"""Korean words: stems, particles and endings; slips are told, words and names are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.problem import Severity
from galley.proof.copy.passage import plain
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.proof.rules import spelling, wording
from galley.proof.shelf import dictionaries
from galley.proof.shelf.hangul import one_part_off, parts, syllable, with_final
from galley.proof.words.korean import Korean, is_misfit, is_particles, korean

WORDS = (
    "회의를 총회가 자치단체들은 분과위원회에서도 지방정부로부터 홍보가 결정하였습니다 채택되었으며 열렸다 가르쳤다 도와 도왔다 지어 들으면 흘러 몰라 "
    "푸르러 노란 하얘서 아는 사니 만듭니다 두었고 이루어졌다 돼요 되어서 됐다 어려웠던 학생이다 학생이었다 회의였다 국립연구소입니다 가셨다 살았음을 먹기에"
)


@pytest.fixture(scope="module")
def known() -> Korean:
    found = korean()
    assert found is not None
    return found


def told(desk: Desk, *texts: str) -> list[tuple[str, Severity]]:
    reading = Reading(tuple(plain(text, "ko") for text in texts), desk)
    rule = spelling.korean_word
    return [(each.span.text, each.severity or rule.severity) for each in rule.findings(reading)]


@pytest.mark.parametrize("word", WORDS.split())
def test_words_with_their_endings_are_words(word: str, known: Korean) -> None:
    assert known.has(word)


@pytest.mark.parametrize("word", ("열렸더", "됬다", "회의을", "국포럼", "린실다", "결정했습다", "채택었고"))
def test_what_is_no_word_is_none(word: str, known: Korean) -> None:
    assert not known.has(word)


@pytest.mark.parametrize(
    ("texts", "word", "severity"),
    [
        (("총회가 열렸다.", "회의가 열렸더."), "열렸더", Severity.WARNING),
        (("안건이 채택됬다.",), "채택됬다", Severity.WARNING),
        (("국제포럼을 열었다.", "국제럼포을 열었다."), "국제럼포을", Severity.WARNING),
        (("분과위원회의 구성", "분과위회의 구성"), "분과위회의", Severity.WARNING),
        (("사무국은 협럭을 강화한다.",), "협럭을", Severity.NOTE),
    ],
)
def test_slips_are_told(texts: tuple[str, ...], word: str, severity: Severity, desk: Desk) -> None:
    assert (word, severity) in told(desk, *texts)


@pytest.mark.parametrize(
    "text",
    [
        "하바롭스크 변경주와 경상북도는 교류와 협력을 이어 가기로 하였다.",
        "NEAR는 2014년에는 14개 분과위원회를 두었고, 5개국에서 46편이 응모되었다.",
        "서로 얼굴을 아는 관계를 만드는 데 있다.",
    ],
)
def test_names_and_clean_text_are_not_told(text: str, desk: Desk) -> None:
    assert told(desk, text) == []


def test_a_word_that_is_refused_often_is_a_term(desk: Desk) -> None:
    assert told(desk, "뷁돓쉛은 크다.", "뷁돓쉛이 있다.", "뷁돓쉛을 보았다.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("워크숍는 끝났다.", ["는"]),
        ("총회은 10월에 열렸다.", ["은"]),
        ("사무국가 있다.", []),
        ("2014년에은 열렸다.", ["은"]),
        ("어린이와 아이가 노래를 듣는 사이", []),
        ("총무과 직원과 전문가", []),
    ],
)
def test_particles_follow_the_sound_of_their_noun(text: str, found: list[str], desk: Desk) -> None:
    reading = Reading((plain(text, "ko"),), desk)
    assert [each.span.text for each in wording.particle.findings(reading)] == found


def test_without_the_dictionary_nothing_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(spelling, "korean", korean.__wrapped__)
    assert told(desk, "회의가 열렸더.") == []


def test_particles_stand_in_their_order() -> None:
    assert all(map(is_particles, ("", "에서는", "에게서도", "들에게는", "까지만")))
    assert not any(map(is_particles, ("는에", "에은", "을를")))
    assert is_misfit("총회", "은") and is_misfit("것", "로") and not is_misfit("서울", "로")


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_a_syllable_is_made_of_its_parts(character: str) -> None:
    assert syllable(*parts(character)) == character
    assert with_final(character, parts(character)[2]) == character
    near = list(one_part_off(character))
    assert character not in near and len(near) == len(set(near)) == 20 + 27 + 18


@given(st.text(st.sampled_from("가각회의를은는이됬다 .하였 총a1(“"), max_size=25))
@settings(max_examples=60, deadline=None)
def test_on_any_text_findings_lie_inside(text: str) -> None:
    reading = Reading((plain(text, "ko"),), Desk())
    for rule in (spelling.korean_word, wording.particle):
        for finding in rule.findings(reading):
            assert 0 <= finding.span.start < finding.span.end <= len(text)
