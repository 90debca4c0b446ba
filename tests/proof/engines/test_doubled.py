"""What stands twice is told, and what a language doubles is not."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

(RULE,) = (rule for rule in tables.rules() if rule.code == "wording.doubled")


def told(text: str, language: str) -> list[str]:
    return [each.span.text for each in RULE.findings(Reading((plain(text, language),)))]


def test_a_word_that_a_broken_line_cuts_is_not_doubled() -> None:
    lines = tuple(plain(each) for each in ("民主主", "义的原则"))
    for submitted, found in ((True, []), (False, ["主"])):
        assert [each.span.text for each in RULE.findings(Reading(lines, submitted=submitted))] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He read the the report.", [" the"]),
        ("en", "It was held in October October 2014.", [" October"]),
        ("en", "Baden Baden, Bora Bora and Wagga Wagga took part.", [" Wagga"]),
        ("en", "The The report that he had had", []),
        ("en", "Boston\nBoston", []),
        ("en", "open  open   open", ["  open"]),
        ("en", "Group A A and a a", [" a"]),
        ("en", "well-known known-well don't don't", [" don't"]),
        ("ru", "Он вошёл в в город", [" в"]),
        ("ja", "会議を を開く。彼ががんばる。資料を資料を配る。", ["を", "資料を"]),
        ("ja", "時々時々、々々", []),
        ("zh", "研究研究再说，新的计划计划", ["计划"]),
        ("zh", "一个一个地说，一天一天过去，说说说说", []),
        ("zh", "矿山山开采，人人参加，庆尚北道道厅", ["山"]),
        ("zh", "后后", ["后"]),
        ("zh", "对对对，我在在在。是是是！千门万户曈曈日，杳杳一川平。", []),
        ("zh", "周一 语文  语文   语文", ["  语文"]),
        ("zh", "活动在达达尔举行", []),
        ("zh", "", []),
    ],
)
def test_the_second_of_two_is_told(language: str, text: str, found: list[str]) -> None:
    assert told(text, language) == found


def test_a_run_may_have_twelve_characters() -> None:
    twelve = "天地玄黄宇宙洪荒日月盈昃"
    assert told(f"“{twelve}{twelve}”", "zh") == [twelve]
    assert told(f"“{twelve}辰{twelve}辰”", "zh") == []
