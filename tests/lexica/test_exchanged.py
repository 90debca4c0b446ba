"""Letters that stand for others throughout a text are seen by the words that they make of what is none."""

from __future__ import annotations

from galley.lexica.dictionaries import Dictionary, dictionary
from galley.lexica.exchanged import exchanged


def mongolian() -> Dictionary:
    known = dictionary("mn")
    assert known is not None
    return known


def test_a_letter_that_stands_for_another_in_many_words_is_told_with_both() -> None:
    refused = {"эмёилгээ", "тэвёих", "түүнёлэн", "хүнйи"}
    assert exchanged(mongolian(), refused) == dict.fromkeys(refused - {"хүнйи"}, ("ё", "ч"))


def test_few_words_and_short_ones_tell_of_no_letter() -> None:
    assert exchanged(mongolian(), {"эмёилгээ", "тэвёих", "ёгёо"}) == {}


def test_a_letter_that_mostly_stands_for_itself_is_none_for_another() -> None:
    others = {"ёрплгнх", "ёдвлглп", "ёмнбвцх", "ёлжрткв"}
    assert exchanged(mongolian(), {"эмёилгээ", "тэвёих", "түүнёлэн", *others}) == {}


def test_scripts_that_are_taken_apart_have_none() -> None:
    known = dictionary("ko")
    assert known is not None and exchanged(known, {"가나다라마", "바사아자차", "카타파하가"}) == {}
