"""What is typed behind a reference goes with what it prints: particles, suffixes, the endings of ordinals."""

from __future__ import annotations

import pytest

from galley.passages.passage import Kind, Passage, Stretch
from galley.problem import Place
from galley.proof.desk import Desk
from galley.proof.examination import examine
from galley.proof.reading import Reading


def said(printed: str, typed: str, language: str) -> Passage:
    """A passage that begins with what a reference prints."""
    place = Place("x.po", 3, 9, 4)
    stretches = (Stretch(0, place, verbatim=False), Stretch(len(printed), place))
    return Passage(printed + typed, language, Kind.PARAGRAPH, "x/body/p1", stretches)


@pytest.mark.parametrize(
    ("language", "printed", "right", "wrong", "code", "write"),
    [
        ("ko", "가나다라막", "은 컸다.", "는 컸다.", "grammar.particle", "은"),
        ("ko", "제10차 촣홰", "를 열었다.", "을 열었다.", "grammar.particle", "를"),
        ("ko", "73", "은 많다.", "는 많다.", "grammar.particle", "은"),
        ("ko", "75", "로 늘었다.", "으로 늘었다.", "grammar.particle", "로"),
        ("mn", "73", "-ын нэг", "-ийн нэг", "grammar.number-suffix", "ын"),
        ("mn", "14", " дүгээр хурал болов.", " дугаар хурал болов.", "grammar.ordinal", "дүгээр"),
        ("en", "21", "st meeting was held.", "th meeting was held.", "numbering.ordinal", "21st"),
    ],
)
def test_a_typed_ending_is_told_where_the_value_makes_it_wrong(
    language: str, printed: str, right: str, wrong: str, code: str, write: str
) -> None:
    def found(typed: str) -> list[tuple[str, str]]:
        reading = Reading((said(printed, typed, language),), Desk())
        return [(rule.code, str(finding.mend)) for rule, finding in examine(reading) if rule.code == code]

    assert found(right) == []
    assert found(wrong) == [(code, f"write “{write}”")]


def test_behind_other_words_a_particle_is_left_to_the_dictionary() -> None:
    text = "가나다라막는 컸다."
    passage = Passage(text, "ko", Kind.PARAGRAPH, "x/body/p1", (Stretch(0, Place("x.po", 3, 9, len(text))),))
    assert [rule.code for rule, _ in examine(Reading((passage,), Desk())) if rule.code == "grammar.particle"] == []


@pytest.mark.parametrize(
    ("printed", "typed", "codes"),
    [
        ("후에", "에서 만났다.", set()),
        ("시장", "에에서 만났다.", {"grammar.particle"}),
        ("", "후에에서 만났다.", {"grammar.particle", "grammar.ending"}),
    ],
)
def test_a_name_that_ends_as_a_particle_begins_is_no_doubled_syllable(
    printed: str, typed: str, codes: set[str]
) -> None:
    reading = Reading((said(printed, typed, "ko"),), Desk())
    assert {rule.code for rule, _ in examine(reading) if rule.code.startswith("grammar")} == codes
