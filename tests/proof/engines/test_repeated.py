"""Items of a list that are equal, and paragraphs that are nearly so, are told with the first."""

from __future__ import annotations

import pytest

from galley.passages.passage import Kind, Passage, Stretch, plain
from galley.problem import Place
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

RULES = {rule.code: rule for rule in tables.rules()}
TEXT = "The library in the old town opens at nine in the morning and closes at six in the evening."


def items(*texts: str, kind: Kind = Kind.ITEM, group: str = "list") -> list[str]:
    passages = tuple(
        Passage(text, "en", kind, "", (Stretch(0, Place("list.txt", at, 1, len(text))),), group, 1)
        for at, text in enumerate(texts, 1)
    )
    found = RULES["wording.repeated-item"].findings(Reading(passages))
    assert all(each.related[0].start == 0 for each in found)
    return [each.span.passage.text for each in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Open the window", "None", "Open the window;"), ["Open the window;"]),
        (("None", "None"), ["None"]),
        (("Any", "Any"), []),
    ],
)
def test_equal_items_of_a_list_are_told_and_short_ones_are_not(texts: tuple[str, ...], found: list[str]) -> None:
    assert items(*texts) == found


def test_cells_are_told_where_they_are_whole_rows_and_nothing_without_a_list() -> None:
    assert items("18 March, Osaka, 12", "18 March, Osaka, 12", kind=Kind.CELL) == ["18 March, Osaka, 12"]
    assert items("18 March, Osaka1", "18 March, Osaka1", kind=Kind.CELL) == []
    assert items("Open the window", "Open the window", group="") == []


def test_an_item_that_a_translation_leaves_as_it_is_does_not_repeat_its_source() -> None:
    def item(text: str, at: int, source: Passage | None = None) -> Passage:
        return Passage(text, "en", Kind.ITEM, "", (Stretch(0, Place("list.txt", at)),), "list", at, source=source)

    sources = item("Ogun State, Nigeria", 1), item("Dakar, Senegal", 2)
    kept, wrong = (item("Ogun State, Nigeria", at + 2, source) for at, source in enumerate(sources))
    found = RULES["wording.repeated-item"].findings(Reading((*sources, kept, wrong)))
    assert [each.span.passage for each in found] == [wrong]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((TEXT, TEXT), 1),
        ((TEXT, TEXT.replace("nine", "ten"), TEXT.replace("six", "five")), 2),
        ((TEXT, TEXT.replace("library in the old", "swimming pool of the new").replace("morning", "winter")), 0),
        ((TEXT[:39], TEXT[:39]), 0),
        ((TEXT[:40], TEXT[:40]), 1),
    ],
)
def test_long_paragraphs_that_are_nearly_the_same_are_told(texts: tuple[str, ...], found: int) -> None:
    reading = Reading(tuple(plain(text, "en", f"{at}.txt") for at, text in enumerate(texts)))
    assert len(list(RULES["wording.repeated-paragraph"].findings(reading))) == found


def test_a_paragraph_that_stands_many_times_is_told_each_time_beside_the_first() -> None:
    reading = Reading(tuple(plain(TEXT, "en", f"{at}.txt") for at in range(4)))
    found = list(RULES["wording.repeated-paragraph"].findings(reading))
    assert [[each.passage for each in (one.span, *one.related)] for one in found] == [
        [passage, reading.passages[0]] for passage in reading.passages[1:]
    ]
