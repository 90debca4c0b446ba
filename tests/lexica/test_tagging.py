"""Parts of speech: words keep their places, and patterns of tagged words match whole words."""

from __future__ import annotations

import re

import pytest

from galley.lexica import tagging
from galley.lexica.tagging import has_tagger, is_listed, is_plain, tagged, times, written_out


def test_each_word_knows_where_it_stands_in_the_text() -> None:
    text = "The old dogs don’t bark.  They cannot; see p. 3.5 of Smith’s book."
    words = tagged("en", text)
    stand = [text[start:end] for start, end in words.spans]
    assert " ".join(stand) == "The old dogs do n’t bark . They can not ; see p . 3.5 of Smith ’s book ."
    assert [words.line[start:].split("/")[0] for start in words.starts] == [each.replace("’", "'") for each in stand]
    assert words.span(words.starts[1], words.starts[3]) == (4, 12)


def test_a_word_is_asked_for_by_its_place() -> None:
    words = tagged("en", "The dogs don’t bark.")
    assert [words.tag(at) for at in (0, 4, 6, 9, 11, 15)] == ["AT0", "NN2", "NN2", "VDB", "XX0", "VVI"]


def test_a_sentence_is_a_line_and_a_noun_of_several_has_its_tag() -> None:
    assert (
        tagged("en", "The dogs slept. It rains.").line == "The/AT0 dogs/NN2 slept/VVD ./PUN \nIt/PNP rains/VVZ ./PUN \n"
    )
    assert tagged("en", "").line == ""


def test_of_what_is_longer_than_any_word_the_end_is_tagged(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Tagger:
        def tag_sent(self, words: list[str], taglevel: int) -> list[str]:
            asked.extend(words)
            return ["NN1"] * len(words)

    monkeypatch.setattr(tagging, "_tagger", lambda language: Tagger())
    text = "一" * 5000 + "s slept."
    words = tagged("en", text)
    assert asked == ["一" * 63 + "s", "slept", "."]
    assert words.spans[0] == (0, 5001) and words.line.startswith("一" * 5000)


def test_chinese_is_cut_into_words_that_keep_their_places() -> None:
    text = "他 跑的/很快。\n她笑了。"
    words = tagged("zh", text)
    assert words.line == "他/R 跑/V 的/UJ -/X 很快/D 。/X 她/R 笑/V 了/UL 。/X "
    assert "|".join(text[start:end] for start, end in words.spans) == "他|跑|的|/|很快|。|她|笑|了|。"
    assert words.span(words.starts[2], words.starts[4]) == (3, 5)


def test_a_word_stands_in_the_dictionary_of_the_tagger_or_not() -> None:
    assert [each for each in ("警力", "快很", "菜蔬") if is_listed("zh", each)] == ["警力", "菜蔬"]
    assert not is_listed("en", "dog")


def test_a_name_is_no_plain_word() -> None:
    assert [each for each in ("查收", "核对", "北京", "查核收") if is_plain("zh", each)] == ["查收", "核对"]


def test_a_stretch_stands_in_a_text_where_it_cuts_no_word_of_the_dictionary_in_two() -> None:
    text = "我爱京北。\n北京北站到了，京北的一些这样的人。"
    assert (times("zh", text, "京北"), times("zh", text, "些这"), times("zh", text, "爱京")) == (2, 0, 1)
    assert times("ja", "東京北部の東京", "京") == 2


def test_korean_is_taken_apart_into_morphemes_a_sentence_a_line() -> None:
    text = "두 도시는 협력했다. 날씨가 좋다."
    words = tagged("ko", text)
    assert words.line == "두/MM 도시/NNG 는/JX 협력/NNG 하/XSV 었/EP 다/EF ./SF \n날씨/NNG 가/JKS 좋/VA 다/EF ./SF \n"
    assert text[slice(*words.span(words.starts[4], words.starts[7]))] == "했다"


def test_several_words_may_have_one_tag() -> None:
    pattern = re.compile(written_out("(도시|지방)/NNG <w:는/JX>"))
    assert pattern.search(tagged("ko", "두 도시는 협력했다.").line) and not pattern.search("도시/NNP 는/JX ")


def test_languages_without_a_model_have_no_tagger() -> None:
    assert [each for each in ("zh", "zh-Hant", "ja", "ko", "mn", "ru", "en") if has_tagger(each)] == ["zh", "ko", "en"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("^ the NN2", "The/AT0 dogs/NN2 "),
        ("<w:NN2> !(VVB)", "dogs/NN2 "),
        ("<w:NN2> !(VVD)", None),
        ("~ept/VVD|cat", "slept/VVD "),
        ("og", None),
        ("the . VV. PUN $", "The/AT0 dogs/NN2 slept/VVD ./PUN "),
    ],
)
def test_patterns_are_of_whole_words_in_letters_of_either_size(pattern: str, found: str | None) -> None:
    match = re.search(written_out(pattern), tagged("en", "The dogs slept.").line)
    assert (match and match[0]) == found
