"""Sayings: four characters that are one off a saying, which sounds alike, and no words."""

from __future__ import annotations

from galley.model.registry import Registry
from galley.passages.passage import plain
from galley.proof.desk import Desk
from galley.proof.engines import sayings
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

RULE = next(rule for rule in tables.rules() if rule.code == "wording.saying")


def told(text: str, language: str = "zh", desk: Desk | None = None) -> list[tuple[str, str]]:
    reading = Reading((plain(text, language),), desk or Desk())
    return [(each.span.text, each.replacement or each.mend) for each in RULE.findings(reading)]


def test_a_saying_is_told_where_one_character_sounds_like_the_right_one():
    assert told("他的话发人深醒。") == [("发人深醒", "write “发人深省”")]
    assert [text for text, _ in told("食不裹腹的人，置若惘闻。")] == ["食不裹腹", "置若惘闻"]


def test_a_common_word_of_four_characters_is_meant_where_the_text_breaks_into_pieces():
    assert told("掌声震耳，真是振耳欲聋。") == [("振耳欲聋", "write “震耳欲聋”")]
    assert told("金融风波刚刚过去，她们都会尊重史实。") == []


def test_a_saying_as_it_is_and_characters_that_sound_otherwise_are_silent():
    assert told("他的话发人深省，一如既往。") == []
    assert told("他的话发人深水。") == []


def test_words_that_reach_into_the_four_characters_are_no_saying():
    assert told("企业文化已产生巨大影响。") == []
    assert told("我们应该了解一点儿历史。") == []
    assert told("阿拉伯舆论认为如此。") == []


def test_only_languages_with_the_option_are_read():
    assert told("他的话发人深醒。", "ja") == []


def test_a_name_of_the_registry_is_silent():
    named = Registry.model_validate({"organisations": [{"id": "a", "name": {"zh": {"text": "发人深醒"}}}]})
    assert told("他的话发人深醒。", desk=Desk(named)) == []


def test_what_may_be_two_sayings_is_not_told():
    assert all(len(sayings._meant(each)) < 2 or not told(each) for each in ("不了不起", "一心一翼", "自言自雨"))
