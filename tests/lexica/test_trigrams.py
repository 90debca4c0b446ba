"""How likely a word stands behind two others: what the model says of English words."""

from __future__ import annotations

from galley.lexica.trigrams import CLOSING, OPENING, UNKNOWN, has_trigrams, trigrams


def test_only_some_languages_have_a_model() -> None:
    assert [has_trigrams(each) for each in ("en", "zh", "xx")] == [True, False, False]


def test_it_knows_words_with_their_apostrophes_and_what_opens_and_closes_a_sentence() -> None:
    english = trigrams("en")
    assert all(english.knows(each) for each in ("tree", "it's", "government's", OPENING, CLOSING))
    assert not english.knows("treee")


def test_a_word_is_likelier_behind_those_that_it_follows() -> None:
    english = trigrams("en")
    assert english.score("a", "lot", "of") > english.score("a", "lot", "off") + 1
    assert english.score(None, "lot", "of") > english.score(None, None, "of")
    assert english.score("a", "lot", None) == UNKNOWN


def test_loading_it_says_nothing(capfd) -> None:  # type: ignore[no-untyped-def]
    trigrams.cache_clear()
    trigrams("en").score("a", "lot", "treee")
    assert capfd.readouterr() == ("", "")
