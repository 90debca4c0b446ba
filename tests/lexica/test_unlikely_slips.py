"""What is meant in place of a letter too many, too few or other, and of a word of the same sound; and how sure that is."""

from __future__ import annotations

from functools import cache

import pytest

from galley.lexica.unlikely import Search, search_of
from galley.proof.rulebook import tables

pytestmark = pytest.mark.model


@cache
def japanese() -> Search:
    """The search with what the tables tell of Japanese."""
    (rule,) = (each for each in tables.rules() if each.code == "wording.unlikely")
    names = ("alike", "particles", "topics", "either", "prefixes", "verbs", "formal")
    found = search_of("ja", rule.option("letters", "ja"), {each: rule.option(each, "ja", "") for each in names})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "meant"),
    [
        ("公園で子どもたちがが遊んでいた。", 9, 10, ""),
        ("朝早くに駅へに向かった。", 5, 6, ""),
        ("それはは違う。", 3, 4, ""),
        ("先生に質問をししました。", 7, 8, ""),
        ("昨日から頭が痛いくて休んだ。", 7, 8, ""),
        ("駅前に新しい店を開店しまた。", 11, 12, ""),
        ("本を読むのお好きだ。", 5, 6, "が"),
        ("彼は毎朝新聞お読む。", 6, 7, "を"),
        ("この問題わ難しい。", 4, 5, "は"),
        ("とても楽しかっです。", 6, 8, "ったで"),
        ("コンピュタを買い替えた。", 0, 5, "コンピュータ"),
        ("インターネトで調べた。", 0, 6, "インターネット"),
        ("会社の業積を報告する。", 4, 5, "績"),
        ("環境の保護に感心を持つ。", 6, 8, "関心"),
        ("会場で三加費を集める。", 3, 5, "参加"),
        ("係まで起軽にお尋ねください。", 3, 5, "気軽"),
    ],
)
def test_what_is_meant_stands_where_it_is_not(text: str, start: int, end: int, meant: str) -> None:
    (slip,) = japanese().slips(text)
    assert (slip.start, slip.end, slip.meant) == (start, end, meant)
    assert slip.gain > -0.4
    mended = text[:start] + meant + text[end:]
    assert list(japanese().slips(mended)) == []


@pytest.mark.parametrize(
    "text",
    [
        "手紙を書いてから寝た。",
        "友達と映画館で映画を見た。",
        "新しい制度を導入した。",
        "図書館で本を借りた。",
        "春の山に白い雪が残る。",
        "会議は午後三時に始まる。",
        "東京と大阪の地域間の協力を強める。",
        "文字の大きさとパディングを決める。",
        "明日の朝は冷え込むでしょう。",
        "",
        "2031 NEAR",
        "。",
    ],
)
def test_sound_sentences_have_none(text: str) -> None:
    assert list(japanese().slips(text)) == []


def test_a_slip_stands_where_it_does_behind_other_sentences_and_between_other_letters() -> None:
    text = "図書館で本を借りた。この問題わ難しい。NEAR2031"
    (slip,) = japanese().slips(text)
    assert text[slip.start : slip.end] == "わ" and slip.meant == "は"


def test_of_two_slips_far_apart_both_are_told_and_the_likelier_first() -> None:
    found = list(japanese().slips("この問題わ難しいので、彼は毎朝新聞お読む。"))
    assert sorted((each.start, each.meant) for each in found) == [(4, "は"), (17, "を")]
    assert [each.gain for each in found] == sorted((each.gain for each in found), reverse=True)


def test_without_letters_or_a_model_nothing_is_sought() -> None:
    assert search_of("ja", "", {}) is None and search_of("en", "abc", {}) is None


def test_a_slip_is_found_as_well_in_a_long_run_without_marks() -> None:
    before, slip = "村の子どもたちは毎日この橋を渡って", "公園で子どもたちがが遊んでいた"
    alone = [(each.start, each.end, each.meant) for each in japanese().slips(before + slip + before)]
    at = 20 * len(before)
    long = [(each.start, each.end, each.meant) for each in japanese().slips(20 * before + slip + before)]
    assert (len(before) + 9, len(before) + 10, "") in alone and (at + 9, at + 10, "") in long
