"""Words that are wrong, doubled, missing or too many, and what only looks so."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples

from galley.passages.passage import plain
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Rule

RULES = [rule for rule in tables.rules() if rule.family in ("wording", "grammar")]
LANGUAGES = ("zh", "ja", "ko", "en", "ru", "mn")


def found(rule: Rule, desk: Desk, *texts: str, language: str = "zh") -> list[Finding]:
    passages = tuple(plain(text, language, f"{at}.txt") for at, text in enumerate(texts))
    return list(rule.findings(Reading(passages, desk)))


@settings(examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(alphabet="国际合作交流的了在是(（)），。 \n的的ab The the в 회의을 をを202", max_size=40), max_size=4
    ),
    st.sampled_from(LANGUAGES),
)
def test_no_rule_fails_on_any_text_and_all_spans_lie_inside(desk: Desk, texts: list[str], language: str) -> None:
    for rule in RULES:
        for finding in found(rule, desk, *texts, language=language):
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.passage.text)
            assert finding.message and finding.mend


def test_words_of_another_age_are_not_judged_by_those_of_today(desk: Desk) -> None:
    (misspelt,) = (rule for rule in tables.rules() if rule.code == "spelling.misspelling")
    old = "翁、杖を負ひて市に出で、わづかの銭を得て帰りにけり。"
    assert [each.span.text for each in found(misspelt, desk, old, "わづかの銭を得た。", language="ja")] == ["わづか"]
    (unpaired,) = (rule for rule in tables.rules() if rule.code == "punctuation.unpaired")
    assert [each.span.text for each in found(unpaired, desk, f"「{old}", language="ja")] == ["「"]
