"""The frequencies of words, and the likeliest way to cut a text into them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.lexica.frequencies import COMMON, Lexicon, beginning_with, lexicon, usual

SMALL = Lexicon({"合作": 1e-3, "合": 1e-5, "作": 1e-3, "交流": 1e-3, "作品": 1e-2, "品": 1e-5})


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("交流合作", ("交流", "合作")),
        ("合作品", ("合", "作品")),
        ("合作交流", ("合作", "交流")),
        ("龘合作", ("龘", "合作")),
        ("", ()),
    ],
)
def test_a_text_is_cut_in_the_likeliest_way(text: str, pieces: tuple[str, ...]) -> None:
    assert SMALL.cut(text).pieces == pieces


def test_a_word_that_is_likelier_in_its_place_gains() -> None:
    cut = SMALL.cut("交流和作")
    assert cut.gain(2, 4, SMALL.score("合作")) > 3
    assert cut.gain(0, 2, SMALL.score("交流")) == pytest.approx(0)


def test_words_that_differ_in_one_character_are_found() -> None:
    assert list(SMALL.one_off("和作")) == [(0, "合作")]
    assert list(SMALL.one_off("合作")) == []


@pytest.mark.parametrize(("language", "word"), [("zh", "国际"), ("ja", "国際")])
def test_common_words_are_known(language: str, word: str) -> None:
    assert lexicon(language).share(word) > COMMON
    assert lexicon(language).is_common(word)
    assert not lexicon(language).share("或动") > COMMON


@given(st.text(alphabet="国际合作交流的了在是龘，a", max_size=40))
def test_a_cut_keeps_the_text_and_scores_alike_from_both_ends(text: str) -> None:
    cut = lexicon("zh").cut(text)
    assert "".join(cut.pieces) == text
    assert cut.before[-1] == pytest.approx(cut.after[0])
    assert all(start < end for start, end in pairwise(cut.edges))


def test_a_cut_knows_where_words_begin() -> None:
    cut = SMALL.cut("交流合作品")
    assert cut.edges == (0, 2, 3, 5)
    assert [at for at in range(6) if cut.is_edge(at)] == [0, 2, 3, 5]
    assert cut.is_edge(0, 5) and not cut.is_edge(0, 4)
    assert [cut.inside(*each) for each in ((0, 5), (0, 3), (2, 3), (1, 4), (2, 5))] == [2, 1, 0, 2, 1]


def test_five_words_in_a_million_are_common_and_words_of_six_characters_are_looked_for() -> None:
    words = Lexicon({"作": 5e-6, "交": 4.9e-6, "六个字的词语": 1e-3, "七个字的一个词": 1e-2, "合作": 1e-3})
    assert [words.is_common(each) for each in ("作", "交", "无")] == [True, False, False]
    assert [words.score(each) for each in ("合作", "无", "无无", "")] == [-3, -9, -18, -9]
    assert list(words.one_off("六个字的词话")) == [(5, "六个字的词语")] and list(words.one_off("七个字的一个字")) == []
    assert words.cut("六个字的词语").pieces == ("六个字的词语",) and len(words.cut("七个字的一个词").pieces) == 7
    assert words.cut("合作交").edges == (0, 2, 3)


def test_usual_words_are_known_of_languages_that_have_a_list() -> None:
    assert usual("en", "the") > 0.05 and usual("xx", "the") == usual("en", "zzzzq") == 0
    assert set(beginning_with("en", "q")) >= {"quite", "question"} and not {"the"} & set(beginning_with("en", "q"))
    assert lexicon("en").share("the") == 0 and lexicon("zh").share("near") == 0
