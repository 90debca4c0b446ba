"""How likely words stand on end: what the model of an input method says of them, read from its files as they are."""

from __future__ import annotations

from functools import cache

import pytest

from galley.lexica.sentences import HEARD, Sentences, has_sentences, is_installed, sentences
from galley.lexica.stretches import NO_WORD, UNKNOWN

pytestmark = pytest.mark.model


@cache
def japanese() -> Sentences:
    found = sentences("ja", "をとがに")
    assert found is not None
    return found


def pieces(text: str) -> list[str]:
    return [piece for piece, _ in japanese().cut(text, (japanese().opening, japanese().opening))]


def numbers(text: str) -> list[int]:
    return [word for _, word in japanese().cut(text, (japanese().opening, japanese().opening))]


def test_only_some_languages_have_a_model() -> None:
    assert [has_sentences(each) for each in ("ja", "zh", "zh-Hant", "xx")] == [True, True, False, False]
    assert sentences("zh-Hant", "") is None
    assert [is_installed(each) for each in ("ja", "en", "xx")] == [True, False, False]
    assert japanese().is_common("会議") and not japanese().is_common("山☃")


def test_a_text_is_cut_into_its_likeliest_words() -> None:
    assert pieces("会議に参加する人") == ["会議", "に", "参加", "する", "人"]
    assert pieces("雪の☃山") == ["雪", "の", "☃", "山"]


def test_a_word_behind_its_usual_neighbours_is_likelier_than_one_of_the_same_sound() -> None:
    model, words = japanese(), numbers("問題に関心を持つ")
    (said,) = [word for word in model.sounding_as(words[2:3]) if model.text(word) == "感心"]
    assert model.text(words[2]) == "関心"
    assert sum(model.scores(words)) > sum(model.scores([*words[:2], said, *words[3:]])) + 1


def test_scores_are_logarithms_and_an_unknown_word_has_the_lowest() -> None:
    model = japanese()
    words = [model.opening, model.opening, *numbers("雪の☃山")]
    scores = model.scores(words)
    assert len(scores) == 4 and all(score < 0 for score in scores)
    assert words[4] == NO_WORD and scores[2] == UNKNOWN == min(scores)


def test_words_that_were_found_on_end_are_usual_and_others_are_not() -> None:
    model, words = japanese(), numbers("雪の山")
    assert model.is_usual(*words[:2])
    assert not model.is_usual(words[0], NO_WORD) and not model.is_usual(words[2], words[0])


def test_several_words_score_behind_two_others_as_each_does() -> None:
    model, words = japanese(), numbers("雪の山")
    for before in ((words[0], words[1]), (NO_WORD, words[1]), (words[0], NO_WORD), (words[2], words[0])):
        assert model.several(*before, words) == [model.after(*before, word) for word in words]
        assert model.several(*before, [NO_WORD]) == [UNKNOWN]


def test_a_word_that_is_written_as_it_sounds_is_heard_at_a_price() -> None:
    model = japanese()
    left, right = (model.opening, model.opening), numbers("がある")
    plain, heard = (model.heard(text, left, right) for text in ("会議", "かいぎ"))
    said = sum(score for score in model.scores((*left, *numbers("かいぎ"), *right)))
    assert plain - HEARD == pytest.approx(heard) and heard > said


def test_a_gap_is_filled_with_what_is_likeliest() -> None:
    model, words = japanese(), numbers("窓を閉める")
    left, right = (model.opening, words[0]), words[2:]
    filled = {edit.fill: edit.score for edit in model.filled("\x00", 0, left, right, -30.0)}
    assert set(filled) == {"を", "と", "が", "に"} and max(filled, key=lambda each: filled[each]) == "を"
    (plain,) = model.filled("を", None, left, right, -30.0)
    assert plain.fill == "" and plain.score == filled["を"]
    assert not list(model.filled("を", None, left, right, plain.score))


def test_a_way_is_left_where_it_scores_less_than_is_asked_at_a_place() -> None:
    model, words = japanese(), numbers("窓を閉める")
    left, right = (model.opening, words[0]), words[2:]
    (score,) = model.scores((*left, *words[1:2]))
    assert model.filled("を", None, left, right, -30.0, (-30.0, score - 0.1))
    assert not model.filled("を", None, left, right, -30.0, (-30.0, score + 0.1))


def test_a_gap_that_comes_again_is_not_filled_again() -> None:
    model, words = japanese(), numbers("窓を閉める")
    asked = ("\x00", 0, (model.opening, words[0]), words[2:])
    assert model.filled(*asked, -30.0) is model.filled(*asked, -30.0) is not model.filled(*asked, -29.0)
