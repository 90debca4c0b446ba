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
        ("The company has ben in business since then.", "The company has been in business since then.", "ben", "been"),
        ("Please see the following of list names.", "Please see the following list of names.", "of list", "list of"),
        ("We bought it from single a shop.", "We bought it from a single shop.", "single a", "a single"),
        ("The council wil meet on Monday.", "The council will meet on Monday.", "wil", "will"),
        ("He closed the widow because of the wind.", "He closed the window because of the wind.", "widow", "window"),
    ],
)
def test_what_hardly_stands_is_told_and_what_is_meant_is_not(wrong: str, right: str, written: str, meant: str) -> None:
    assert told(wrong) == [(written, meant)]
    assert told(right) == []


@pytest.mark.parametrize(
    "text",
    [
        "They talked for four days about the new border.",
        "A misplaced decimal point led to an overpayment.",
        "The road is closed for six weeks while engineers repair its piers.",
    ],
)
def test_times_articles_and_piers_are_left_alone(text: str) -> None:
    assert told(text) == []


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
        "A work means a long effort.",
        "Under the law, a work means a book or a picture.",
        "We past-dated the file weather.txt and sent it to Their.",
        "Of 14 there, too (see below) are their own.",
        "The key to resolving it is trust; the second way is followed here.",
        "They set up a veterinary medicines centre. Sorts by name unless told otherwise.",
        "Please find attached the report. Do all you can to help them.",
        "Main fields of work",
        "It is the mind that is retained, and the spirit which follows, though the body may wither away.",
        "Texts that changed meanwhile are no trouble: nothing that you wrote is lost.",
    ],
)
def test_names_files_and_rare_words_are_sound(sound: str) -> None:
    assert told(sound) == []


def test_a_language_without_a_model_has_none() -> None:
    assert search_of("zh") is None


WEIGHED = """
He is looking forward of the trip to Rome. |
They was late for the meeting in town. |
He go to school every day. |
I am interested on the new house. | on > in 0.7
It depends of the weather in the town. | of > on 1.8
He is good in playing the piano. | in > at 1.1
He told to me the whole story. | to >  3.0
Their is a house in the town. | Their > There 1.6
I want to meat you in the town. | meat > meet 3.3
The affect of the weather is great. | affect > effect 0.1
He is taller then his brother. | then > than 1.0
It is to late to go home. | to > too 2.3
There is a lot of house in the town. |
He has two brother in the town. | brother > brothers 0.8
She can sings a very good song. | sings > sing 1.1
They will comes to the house soon. | comes > come 0.4
I want going to the house today. |
We arrived to the station in time. | to > at 0.7
She is a teacher and works in school. |
He have a new car and a house. | have > has 0.3
You was in the house with me. | was > were 0.6
This are the new rules of the house. | This > These 1.9; are > is 1.7
These is the new rule of the house. | These > This 2.2; is > are 1.2
He didn't went to the town today. | went > go 0.4
Does he likes the new house? |
The house was build in the old town. | build > built 3.0
It was build by my father. | build > built 2.0
I am here for two year now. | year > years 1.0
He is form the old town. | form > from 1.2
We hope to here from you soon. | here > hear 3.1
He came form the old town today. | form > from 1.9
The two man are in the house. | man > men 1.2
He want to go to the town. | want > wants 0.4
The old man sat on the chair and read a book. |
"""
"""Sentences with what is told of each where none is parsed: what is written, what is meant, and how much more that gains than is asked."""


def test_what_is_meant_gains_so_much_more_than_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("galley.lexica.misused.is_installed", lambda language: False)
    search, lines, found = Search("en", trigrams("en")), WEIGHED.strip().split("\n"), []
    for text in (each.partition(" |")[0] for each in lines):
        slips = (f"{text[each.start : each.end]} > {each.meant} {each.gain:.1f}" for each in search.slips(text))
        found.append(f"{text} | {'; '.join(slips)}".rstrip())
    assert found == lines


@pytest.mark.parametrize(
    ("word", "numbers", "forms"),
    [
        ("city", "cities", ""),
        ("cities", "city", ""),
        ("box", "boxes", "boxed boxes boxing"),
        ("day", "days", ""),
        ("child", "children", ""),
        ("men", "man", ""),
        ("knife", "knives", ""),
        ("go", "", "goes going gone went"),
        ("went", "", "go goes gone"),
        ("try", "tries", "tried tries trying"),
        ("stopped", "", "stop stopping stops"),
        ("make", "makes", "made makes making"),
        ("has", "", "had have having"),
        ("walks", "walk", "walk walked walking"),
        ("watch", "watches", "watched watches watching"),
        ("x", "", ""),
    ],
)
def test_the_forms_of_words_are_those_that_are_usual(word: str, numbers: str, forms: str) -> None:
    search = search_of("en")
    assert search is not None
    usual = search._usual
    assert (sorted(usual.numbers(word)), sorted(usual.forms(word))) == (numbers.split(), forms.split())
    assert not {word, *numbers.split(), *forms.split()} & {*usual.near(word)}


@pytest.mark.parametrize(
    ("word", "form", "plain", "past", "participle", "agrees"),
    [
        ("went", "go", True, False, False, False),
        ("go", "went", False, False, False, False),
        ("go", "gone", False, True, True, False),
        ("go", "going", False, False, True, False),
        ("have", "has", False, False, False, True),
        ("is", "are", False, True, True, True),
        ("walk", "walked", False, True, True, False),
        ("walk", "walks", False, False, False, True),
    ],
)
def test_a_form_is_meant_where_such_a_one_stands(
    word: str, form: str, plain: bool, past: bool, participle: bool, agrees: bool
) -> None:
    search = search_of("en")
    assert search is not None and search._usual.fits(word, form) == (plain, past, participle, agrees)


@pytest.mark.model
@pytest.mark.parametrize("sound", ["The cat licked its paws.", "The dog licked its paws and slept in the sun."])
def test_an_edit_with_which_a_whole_sentence_cannot_be_parsed_is_not_told(
    sound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(sound) == []
    monkeypatch.setattr("galley.lexica.misused.LONG", 0)
    assert told("The cat licked its paws.") == [("licked", "licking")]
