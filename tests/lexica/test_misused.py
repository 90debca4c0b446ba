"""A word that is taken for another, forgotten or too many is told in its sentence, and sound sentences are not."""

from __future__ import annotations

import pytest

from galley.lexica.misused import Search, search_of
from galley.lexica.trigrams import trigrams


def told(text: str) -> list[tuple[str, str]]:
    search = search_of("en")
    assert search is not None
    return [(text[slip.start : slip.end], slip.meant) for slip in search.slips(text)]


@pytest.mark.parametrize(
    ("wrong", "right", "written", "meant"),
    [
        ("I asked him weather he would come.", "I asked him whether he would come.", "weather", "whether"),
        ("You should of told me before.", "You should have told me before.", "should of", "should have"),
        ("It was three hears ago.", "It was three years ago.", "hears", "years"),
        ("There are many way to do it.", "There are many ways to do it.", "way", "ways"),
        ("He doesn’t has the time.", "He doesn’t have the time.", "has", "have"),
        ("They are interested of the work.", "They are interested in the work.", "of", "in"),
        ("The hall needs be cleaned.", "The hall needs to be cleaned.", "be", "to be"),
        ("He left because of he was tired.", "He left because he was tired.", "of", ""),
        ("Here is what do to next.", "Here is what to do next.", "do to", "to do"),
        ("On the other hand, it is to late.", "On the other hand, it is too late.", "to", "too"),
        ("Their was no time to lose.", "There was no time to lose.", "Their", "There"),
    ],
)
def test_what_hardly_stands_is_told_and_what_is_meant_is_not(wrong: str, right: str, written: str, meant: str) -> None:
    assert told(wrong) == [(written, meant)]
    assert told(right) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("wrong", "right", "written", "meant"),
    [
        ("She adopted cat from the shelter.", "She adopted a cat from the shelter.", "cat", "a cat"),
        ("The prices is shown in the table.", "The prices are shown in the table.", "is", "are"),
    ],
)
def test_what_alone_keeps_a_sentence_from_being_parsed_is_told(
    wrong: str, right: str, written: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(wrong) == [(written, meant)]
    assert told(right) == []
    monkeypatch.setattr("galley.lexica.misused.is_installed", lambda language: False)
    assert list(Search("en", trigrams("en")).slips(wrong)) == []


@pytest.mark.parametrize(
    "sound",
    [
        "The staff who were there knew what the new form was for.",
        "We past-dated the file weather.txt and sent it to Their.",
        "Of 14 there, too (see below) are their own.",
        "The key to resolving it is trust; the second way is followed here.",
        "They set up a veterinary medicines centre. Sorts by name unless told otherwise.",
        "Please find attached the report. Do all you can to help them.",
        "Main fields of work",
        "Texts that changed meanwhile are no trouble: nothing that you wrote is lost.",
    ],
)
def test_names_files_and_rare_words_are_sound(sound: str) -> None:
    assert told(sound) == []


def test_a_language_without_a_model_has_none() -> None:
    assert search_of("zh") is None
