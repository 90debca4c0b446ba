"""Japanese: words typed alike, and kanji that are wrong, lost, or in the wrong place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.proof.copy.passage import plain
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.proof.rules import spelling
from galley.proof.shelf.onyomi import readings


def told(desk: Desk, *texts: str) -> list[str]:
    reading = Reading(tuple(plain(text, "ja") for text in texts), desk)
    return [each.span.text for each in spelling.japanese_word.findings(reading)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("自治体の会議が開かれた。", "実務者の会議", "第2回の懐疑が開かれた。"), "懐疑"),
        (("会員自治体の広報", "自治体の負担", "会員自治審が出席した。"), "審"),
        (("会員自体治の広報が進んだ。",), "体治"),
    ],
)
def test_slips_are_told(texts: tuple[str, ...], found: str, desk: Desk) -> None:
    assert found in told(desk, *texts)


@pytest.mark.parametrize(
    "text",
    [
        "自治体の協力を強める強力な体制を整えた。",
        "対象を観光客に限り、刊行物を配った。",
        "全羅南道の霊岩郡と慶尚北道の浦項市で開かれた。",
    ],
)
def test_words_that_are_meant_are_not_told(text: str, desk: Desk) -> None:
    assert told(desk, text) == []


def test_compounds_are_read_by_their_kanji() -> None:
    assert readings("会議") & readings("懐疑")
    assert not readings("会議") & readings("協力")
    assert readings("々々") == frozenset()


@given(st.text(st.sampled_from("会議懐疑自治体の、をがフォーラム1a「」 々ー"), max_size=25))
@settings(max_examples=60, deadline=None)
def test_on_any_text_findings_lie_inside(text: str) -> None:
    reading = Reading((plain(text, "ja"),), Desk())
    for finding in spelling.japanese_word.findings(reading):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
