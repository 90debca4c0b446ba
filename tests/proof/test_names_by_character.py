"""Names of Chinese characters: which wrong, lost, doubled, added and swapped characters are told, and how surely, by the length of the name."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

(RULE,) = (rule for rule in tables.rules() if rule.code == "names.misspelt")
LONG = [("克麦罗沃", "州", Severity.WARNING), ("伊尔库茨克", "州", None), ("哈巴罗夫斯克", "边疆区", None)]
"""The name, its common noun, and how surely a wrong character is told: from five characters on nothing else is meant."""
SHORT = [("阿穆尔", "州"), ("萨哈林", "州"), ("滨海", "边疆区")]


def told(desk: Desk, text: str) -> list[Severity | None]:
    """How surely each misspelling of a text is told."""
    return [each.severity for each in RULE.findings(Reading((plain(text, "zh"),), desk, submitted=True))]


@pytest.mark.parametrize(("name", "noun", "sure"), LONG)
def test_another_character_is_told_inside_a_name_and_at_its_beginning_where_that_is_seen(
    desk: Desk, name: str, noun: str, sure: Severity | None
) -> None:
    wrong = [f"{name[:at]}天{name[at + 1 :]}{noun}的代表" for at in range(len(name))]
    assert [told(desk, f"今天，{each}") for each in wrong] == [[Severity.WARNING], *[[sure]] * (len(name) - 2), []]
    assert [told(desk, f"他们在{each}") for each in wrong] == [[], *[[sure]] * (len(name) - 2), []]


@pytest.mark.parametrize(("name", "noun", "sure"), LONG)
def test_a_lost_character_is_told_but_at_the_beginning(desk: Desk, name: str, noun: str, sure: Severity | None) -> None:
    lost = [f"今天，{name[:at]}{name[at + 1 :]}{noun}的代表" for at in range(len(name))]
    assert [told(desk, each) for each in lost] == [[], *[[sure]] * (len(name) - 1)]


@pytest.mark.parametrize(("name", "noun", "sure"), LONG)
def test_a_character_too_many_is_told_inside_a_name_and_one_that_stands_twice_is_sure(
    desk: Desk, name: str, noun: str, sure: Severity | None
) -> None:
    places = range(1, len(name) + 1)
    twice = [told(desk, f"今天，{name[:at]}{name[at - 1]}{name[at:]}{noun}的代表") for at in places]
    assert twice == [[], *[[None]] * (len(name) - 1)]
    added = [told(desk, f"今天，{name[:at]}天{name[at:]}{noun}的代表") for at in places]
    assert added == [*[[sure]] * (len(name) - 1), []]


@pytest.mark.parametrize(("name", "noun", "sure"), LONG)
def test_characters_that_changed_places_are_told(desk: Desk, name: str, noun: str, sure: Severity | None) -> None:
    swapped = [f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}{noun}" for at in range(len(name) - 1)]
    assert [told(desk, f"今天，{each}的代表") for each in swapped] == [[sure]] * (len(name) - 1)


@pytest.mark.parametrize(("name", "noun"), SHORT)
def test_of_a_short_name_no_character_is_wrong_lost_or_added(desk: Desk, name: str, noun: str) -> None:
    places = range(len(name))
    assert not any(told(desk, f"今天，{name[:at]}天{name[at + 1 :]}{noun}的代表") for at in places)
    assert not any(told(desk, f"今天，{name[:at]}{name[at + 1 :]}{noun}的代表") for at in places)
    assert not any(told(desk, f"今天，{name[: at + 1]}天{name[at + 1 :]}{noun}的代表") for at in places)
    assert told(desk, f"今天，{name}{name[-1]}{noun}的代表") == [None], "the last character stands twice"
    swapped = told(desk, f"今天，{name[1]}{name[0]}{name[2:]}{noun}的代表")
    assert swapped == ([Severity.WARNING] if len(name) == 3 else [])
