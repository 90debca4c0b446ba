"""Claims of sentences: where one condition decides whether they contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.passages.passage import Kind, Passage, plain
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.engines.claims.calendar import days_of
from galley.proof.engines.claims.sums import counts
from galley.proof.engines.claims.words import dates, sentences
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

RULES = {rule.code: rule for rule in tables.rules() if rule.family == "facts"}
LANGUAGES = ("zh", "ja", "ko", "mn", "ru", "en")


def found(code: str, text: str, desk: Desk, language: str = "en", submitted: bool = True) -> list[Finding]:
    """What a rule finds in one passage."""
    reading = Reading((plain(text, language),), desk, submitted=submitted)
    return list(RULES[f"facts.{code}"].findings(reading))


def told(code: str, text: str, desk: Desk, language: str = "en") -> list[tuple[str, str]]:
    """The characters that a rule marks, with its level."""
    rule = RULES[f"facts.{code}"]
    return [(each.span.text, each.severity or rule.severity) for each in found(code, text, desk, language)]


ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("en", "There were 40 entries: 12 from China, 9 from Japan and 18 from Korea.", [("40", ERROR)]),
        ("en", "There were 39 entries: 12 from China, 9 from Japan and 18 from Korea.", []),
        ("en", "There were 40 entries, including 12 from China, 9 from Japan and 18 from Russia.", []),
        ("en", "There were 38 entries, including 12 from China, 9 from Japan and 18 from Russia.", [("38", ERROR)]),
        ("en", "There were 20 guests, including 12 teachers, 9 nurses.", []),
        ("en", "There were 20 guests, including 12 teachers, 21 nurses.", [("20", ERROR)]),
        ("en", "The shop sold 120 novels and 45 atlases, 175 books in total.", [("175", WARNING)]),
        ("en", "It has 12 members in 3 regions, 45 clubs in total.", []),
        ("en", "China sent 5 governments, Japan 4, 2 observers came, in all 13 governments.", [("13", ERROR)]),
        ("en", "Each of 5 teams has 3 players: 4 tall, 5 short.", []),
        ("zh", "共有来稿10篇（中国6篇、日本5篇）。", [("10篇", ERROR)]),
        ("zh", "来稿10篇（中国6篇、日本4篇），授予5位学生。", []),
        ("zh", "中国5个地方政府参加，30名代表出席。", []),
        ("zh", "来自9个地方政府，其中中国5个地方政府、日本3个地方政府。", []),
        ("zh", "来自19个队，其中中国5个、日本4个、韩国6个、蒙古3个。", [("19个", WARNING)]),
        ("zh", "来自24个队，其中中国5个、日本4个、韩国6个、蒙古3个。", []),
        ("zh", "来自16个队，其中中国5个、日本4个、韩国6个。", []),
        ("zh", "来自7个地方政府，其中中国5个地方政府、日本3个地方政府。", [("7个", ERROR)]),
    ],
)
def test_parts_make_a_total_where_they_claim_to_be_all_or_are_too_many(
    language: str, text: str, marked: list[tuple[str, Severity]], desk: Desk
) -> None:
    assert told("total", text, desk, language) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It has 20 guests, of whom 20 stay.", []),
        ("It has 20 guests, of whom 21 stay.", ["21"]),
        ("It has 20 rooms, of which 21 rooms are small.", ["21"]),
        ("It has 20 rooms, of which 21 guests know nothing.", []),
        ("It has 20 guests, of whom some have 21 bags.", []),
        ("It has 20 guests, of whom nobody in the whole house has 21 guests.", []),
        ("It has rooms, of which 21 are small.", []),
    ],
)
def test_a_part_is_no_larger_than_its_whole(text: str, marked: list[str], desk: Desk) -> None:
    assert [each[0] for each in told("part", text, desk)] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [("5 + 4 = 10", ["10"]), ("5 + 4 = 9", []), ("2.5 + 4 = 10", []), ("5 + 4 = 10 − 1", []), ("x + 5 + 4 = 10", [])],
)
def test_sums_in_signs_stand_by_themselves(text: str, marked: list[str], desk: Desk) -> None:
    assert [each[0] for each in told("written-sum", text, desk)] == marked


def test_a_contradiction_states_its_values_and_its_other_places(desk: Desk) -> None:
    (one,) = found("total", "There were 40 entries: 12 from China, 9 from Japan.", desk)
    assert (one.values, [each.text for each in one.related]) == (("21", "40"), ["12", "9"])
    (two,) = found("no-such-date", "on 31 September 2014", desk)
    assert two.values == ("2014-09-31",)
    (three,) = found("weekday", "on Thursday, 22 October 2014", desk)
    assert three.values == ("2014-10-22", "Thursday")


def test_a_count_is_no_ordinal_and_no_part_of_a_date() -> None:
    read = counts("2014年10月21日，第10次会议有4个国家21个地方政府60余名代表出席", "zh")
    assert [(int(each.value), each.unit[:2]) for each in read] == [(4, "个国"), (21, "个地")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Tea had 40%, milk 35% and juice 24%.", []),
        ("Tea had 40%, milk 35% and juice 27%.", ["40%, milk 35% and juice 27%"]),
        ("Tea had 40%, milk 35% and juice 34%.", []),
        ("Tea had a share of 40%, milk 35% and juice 34%.", ["40%, milk 35% and juice 34%"]),
        ("Tea had a share of 40%, milk 35% and juice 95%.", []),
        ("Tea had 40% and milk 57%.", []),
        ("Tea had 90%, milk 7% and juice 5%.", []),
        ("Tea had 40%. Milk had 35% and juice 27%.", []),
    ],
)
def test_shares_make_a_hundred(text: str, marked: list[str], desk: Desk) -> None:
    assert [text for text, _ in told("shares", text, desk)] == marked


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("zh", "来自中国、日本和韩国4个国家", [("4个", WARNING)]),
        ("zh", "来自中国、日本和韩国2个国家", [("2个", ERROR)]),
        ("zh", "涵盖中、俄、日、韩、蒙、朝等6个国家在内", []),
        ("zh", "涵盖中、俄、日、韩、蒙、朝等5个国家在内", [("5个", ERROR)]),
        ("zh", "会议在日本富山县举行，共有中国、韩国4个国家", [("4个", ERROR)]),
        ("zh", "联合会有6个国家。", []),
        ("en", "Five countries: China, Japan, Mongolia and Russia.", [("Five", ERROR)]),
        ("en", "Five countries: China, Japan, Atlantis and Russia.", []),
        ("en", "It has members in five countries, among them China, Japan and Russia.", []),
    ],
)
def test_countries_are_named_and_counted(
    language: str, text: str, marked: list[tuple[str, Severity]], desk: Desk
) -> None:
    assert [each[0] for each in told("countries", text, desk, language)] == [each[0] for each in marked]


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("zh", "四种语言（中、日等）", []),
        ("zh", "九种语言（中、日、俄）", []),
        ("zh", "决定新设甲、乙和丙3个委员会", []),
        ("en", "The prize went to three cities: Turin or Lyon.", []),
        ("en", "The prize went to three cities: Turin, 4 in Lyon.", []),
        ("en", "The prize went to six cities: Turin, Lyon.", []),
        ("en", "The prize went to four cities: Turin, Lyon.", ["four"]),
    ],
)
def test_things_are_as_many_as_their_number(language: str, text: str, marked: list[str], desk: Desk) -> None:
    assert [each[0] for each in told("list-number", text, desk, language)] == marked


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        (("China (4)", "Henan, Hubei, Hunan"), [("4", ERROR)]),
        (("Fruit (4)", "apples, pears, plums"), [("4", WARNING)]),
        (("Fruit (4)", "apples, pears,", "plums, figs"), []),
        (("Fruit (6)", "apples, pears, plums"), []),
        (("Fruit (2)", "Apples are sweet! Pears, plums"), []),
    ],
)
def test_labels_count_their_entries(lines: tuple[str, ...], marked: list[tuple[str, Severity]], desk: Desk) -> None:
    reading = Reading(tuple(plain(line, "en", kind=Kind.LABEL) for line in lines), desk)
    findings = RULES["facts.list-count"].findings(reading)
    assert [(each.span.text, each.severity or ERROR) for each in findings] == marked


def test_the_items_of_one_list_are_counted_without_those_within_it(desk: Desk) -> None:
    def item(text: str, group: str) -> Passage:
        return replace(plain(text, "en", kind=Kind.ITEM), group=group)

    listed = [item("a", "l1"), item("a1", "l1.1"), item("b", "l1")]
    for word, marked in (("two", []), ("three", ["three"])):
        reading = Reading((plain(f"Bring the following {word} things:", "en"), *listed), desk)
        assert [each.span.text for each in RULES["facts.items"].findings(reading)] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It opens on Thursday, 22 October.", []),
        ("It opens on Thursday, 23 October 2014 and on Thursday, 24 October.", ["Thursday"]),
    ],
)
def test_a_weekday_without_a_year_is_of_the_year_told_before(text: str, marked: list[str], desk: Desk) -> None:
    assert [each[0] for each in told("weekday", text, desk)] == marked


def test_a_weekday_without_a_year_is_of_the_year_of_the_book(desk: Desk) -> None:
    (one,) = found("weekday", "It opens on Thursday, 22 October.", desk, submitted=False)
    assert one.severity is WARNING


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It ran from 1 to 5 June, for four days.", []),
        ("It ran from 1 to 4 June, for three days.", ["for three days"]),
        ("It ran from 1 to 5 June. We met for nine days.", []),
        ("It ran from 1 to 5 June and from 8 to 9 June, for nine days.", []),
    ],
)
def test_a_longer_range_may_leave_out_a_day(text: str, marked: list[str], desk: Desk) -> None:
    assert [each[0] for each in told("duration", text, desk)] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("from 28 December to 3 January", 0),
        ("from 28 September to 3 January", 1),
        ("from 28 December to 3 April", 1),
        ("from 28 December 2014 to 3 January 2014", 0),
        ("from 28 December 2015 to 3 January 2014", 1),
    ],
)
def test_a_range_goes_into_the_next_year_in_winter_alone(text: str, marked: int, desk: Desk) -> None:
    assert len(told("reversed-dates", text, desk)) == marked


def test_a_stop_behind_an_initial_ends_no_sentence() -> None:
    text = "He met A. Ivanov. They left."
    assert [text[start:end].strip() for start, end in sentences(text)] == ["He met A. Ivanov.", "They left."]


def test_a_line_without_stops_is_cut_so_that_time_grows_with_its_length() -> None:
    spans = sentences("x" * 1200)
    assert spans == ((0, 500), (500, 1000), (1000, 1200))


@given(st.integers(1, 27), st.integers(1, 27))
def test_a_range_has_its_days(first: int, last: int) -> None:
    (mention,) = dates(f"10月{first}日至{last}日", "zh")
    assert days_of(mention) == (last - first + 1 if last >= first else None)


PIECES = [
    "中国",
    "5个国家",
    "、",
    "（",
    "）",
    "3.10~3.9",
    "2014年2月30日",
    "共",
    "12%",
    "第",
    "次",
    "；",
    "two",
    "countries:",
    "China,",
    "and",
    "5",
    "of",
    "(4)",
    "=",
    "+",
    "всего",
    "нийт",
]


@given(st.lists(st.sampled_from(PIECES)), st.sampled_from((*LANGUAGES, "fr", "zh-Hant")))
def test_no_text_breaks_a_rule(desk: Desk, pieces: list[str], language: str) -> None:
    reading = Reading((plain("".join(pieces), language), plain(" ".join(pieces), language)), desk, submitted=True)
    for rule in RULES.values():
        for each in rule.findings(reading):
            assert 0 <= each.span.start <= each.span.end <= len(each.span.passage.text)
