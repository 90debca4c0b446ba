"""Parsing: words keep their places, and hang on others of their sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from galley.lexica import parsing
from galley.lexica.parsing import LONGEST, ROOT, has_parser, has_pipeline, parsed


def test_each_word_knows_where_it_stands_in_the_text() -> None:
    text = "  Дождь идёт.\nКошка спит (днём)."
    sentences = parsed("ru", text)
    assert [[each.text for each in sentence] for sentence in sentences] == [
        ["Дождь", "идёт", "."],
        ["Кошка", "спит", "(", "днём", ")", "."],
    ]
    assert all(text[each.start : each.end] == each.text for sentence in sentences for each in sentence)


def test_a_word_hangs_on_another_of_its_sentence() -> None:
    (words,) = parsed("ru", "Старая кошка спит.")
    assert [(each.head, each.relation) for each in words] == [(1, "amod"), (2, "nsubj"), (ROOT, "root"), (2, "punct")]
    assert all(0.8 < each.sure <= 1 for each in words)


def test_a_batch_and_a_sentence_alone_are_read_alike() -> None:
    alone = [
        [(each.head, each.relation) for each in parsed("ru", text)[0]] for text in ("Дождь идёт.", "Старая кошка спит.")
    ]
    assert [
        [(each.head, each.relation) for each in words] for words in parsed("ru", "Дождь идёт. Старая кошка спит.")
    ] == alone


@pytest.mark.parametrize(
    "text",
    [
        "Книги, о которых старом мастер, лежат на столе в говорил зале музея.",
        "Дом, окна которого часы на реку, купил музей, который собирает выходят.",
        "Договоры, которые совет силу летом, вступят в подписал после праздников.",
    ],
)
def test_no_words_hang_on_one_another_in_a_ring(text: str) -> None:
    (words,) = parsed("ru", text)
    for at in range(len(words)):
        above = {at}
        while (at := words[at].head) != ROOT:
            assert at not in above
            above.add(at)


def test_single_words_and_lists_without_end_are_left_unread() -> None:
    assert parsed("ru", "Дождь") == parsed("ru", "") == parsed("ru", "дождь " * (LONGEST + 1)) == ()


def test_languages_without_a_model_have_no_parser() -> None:
    languages = "zh", "ja", "ko", "mn", "ru", "en"
    assert [each for each in languages if has_parser(each)] == ["ru"]
    assert [each for each in languages if has_pipeline(each)] == ["en"]
    assert parsed("ja", "犬が走る。") == ()


def test_a_pipeline_tells_parts_of_speech_as_well() -> None:
    text = "It rained.\n\nThe old dogs don’t bark. It is late"
    assert [[(each.text, each.tag, each.head, each.relation) for each in words] for words in parsed("en", text)] == [
        [("It", "PRP", 1, "nsubj"), ("rained", "VBD", ROOT, "ROOT"), (".", ".", 1, "punct")],
        [
            ("The", "DT", 2, "det"),
            ("old", "JJ", 2, "amod"),
            ("dogs", "NNS", 5, "nsubj"),
            ("do", "VBP", 5, "aux"),
            ("n’t", "RB", 5, "neg"),
            ("bark", "VB", ROOT, "ROOT"),
            (".", ".", 5, "punct"),
        ],
        [("It", "PRP", 1, "nsubj"), ("is", "VBZ", ROOT, "ROOT"), ("late", "JJ", 1, "acomp")],
    ]
    assert all(text[each.start : each.end] == each.text for words in parsed("en", text) for each in words)
    assert parsed("en", "Late") == parsed("en", "") == parsed("en", "late " * (LONGEST + 1)) == ()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The sentences that the parser was given."""
    told, asked = parsing._told, list[tuple[str, ...]]()

    def counted(language: str, sentences: Sequence[Sequence[str]]) -> Iterator[list[tuple[int, str, float]]]:
        asked.extend(map(tuple, sentences))
        yield from told(language, sentences)

    monkeypatch.setattr(parsing, "_told", counted)
    return asked


def hanging(text: str) -> list[list[tuple[str, int, int, str]]]:
    return [[(each.text, each.start, each.head, each.relation) for each in words] for words in parsed("ru", text)]


def test_texts_that_are_expected_are_read_at_once_and_told_as_if_each_were_alone(asked: list[tuple[str, ...]]) -> None:
    texts = "Снег тает.\nИдёт весна.", "Снег тает.", "", "Птицы летят."
    alone = [hanging(text) for text in texts]
    asked.clear()
    parsing.expect("ru", texts)
    assert [(hanging(text), len(asked)) for text in texts] == [(each, 3) for each in alone]
    several = "It rained.\nIt is late.", "", "Dogs bark."
    one_by_one = [parsed("en", text) for text in several]
    parsing.expect("en", several)
    assert [parsed("en", text) for text in several] == one_by_one


def test_what_a_text_says_again_is_parsed_once(asked: list[tuple[str, ...]]) -> None:
    text = "Ветер стих. Сова летит. " * 40
    sentences = parsed("ru", text)
    assert asked == [("Ветер", "стих", "."), ("Сова", "летит", ".")]
    assert [text[each[0].start : each[-1].end] for each in sentences] == ["Ветер стих.", "Сова летит."] * 40
    assert {tuple((each.head, each.relation) for each in sentence) for sentence in sentences} == {
        ((1, "nsubj"), (ROOT, "root"), (1, "punct"))
    }
