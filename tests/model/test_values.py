"""What values of the model work out of themselves: names in all their forms, spines, what is open among comments, who joined between two counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from galley.files import Files
from galley.model.base import _as_day, _as_flag, _as_millimetres, _as_moment, _as_percent, as_whole, shown
from galley.model.comments import Comment, Comments
from galley.model.dates import Moment
from galley.model.maps import Frame, MapFile
from galley.model.names import Cases, Spelling
from galley.model.press import Press, _as_thickness
from galley.model.proofing import Proofing
from galley.model.subjects import Count, Members
from galley.model.years import as_year
from galley.problem import Place, Problem
from galley.reader import read_item


def test_a_name_has_its_variants_and_cases_each_once() -> None:
    cases = Cases(genitive="Роны", dative="Роне", locative="Роне")
    name = Spelling(text="Рона", variants=("Рона-река", "Рона"), cases=cases)
    assert name.forms == ("Рона", "Рона-река", "Роны", "Роне")
    assert Spelling(text="Рона").forms == ("Рона",)
    assert (name.in_case(None), name.in_case("genitive"), name.in_case("ablative")) == ("Рона", "Роны", None)
    assert Spelling(text="Рона").in_case("genitive") is None


@pytest.mark.parametrize(
    ("binding", "pages", "thick"),
    [
        ("saddle", 48, "0"),
        ("perfect", 0, "0.9"),
        ("perfect", 2, "1.0"),
        ("perfect", 3, "1.05"),
        ("perfect", 200, "10.9"),
    ],
)
def test_a_glued_spine_is_as_thick_as_its_leaves_its_cover_and_its_glue(binding: str, pages: int, thick: str) -> None:
    assert Press.model_construct(binding=binding).spine_mm(pages) == Decimal(thick)


@pytest.mark.parametrize(
    ("read", "given", "value"),
    [
        (_as_percent, "0", 0),
        (_as_percent, "100", 100),
        (_as_percent, "101", None),
        (_as_percent, "-1", None),
        (_as_thickness, "0.1", Decimal("0.1")),
        (_as_thickness, "4.999", Decimal("4.999")),
        (_as_thickness, "5", None),
        (_as_thickness, "0.1234", None),
        (_as_thickness, 3, None),
        (_as_millimetres, "215.9", Decimal("215.9")),
        (_as_millimetres, "0.5", None),
        (_as_millimetres, "12345", None),
        (_as_millimetres, 215, None),
        (as_year, "1000", 1000),
        (as_year, "8999", 8999),
        (as_year, "999", None),
        (as_year, "9000", None),
        (as_year, "20310", None),
    ],
)
def test_numbers_keep_within_their_limits(read: Any, given: object, value: object) -> None:
    if value is None:
        with pytest.raises(PydanticCustomError):
            read(given)
    else:
        assert read(given) == value


@pytest.mark.parametrize(
    ("what", "proposal", "changes"),
    [
        ("deletion", None, True),
        ("deletion", "x", True),
        ("insertion", None, False),
        ("insertion", "x", True),
        ("replacement", "x", True),
        ("replacement", None, False),
        ("note", "x", False),
    ],
)
def test_a_comment_that_says_how_the_text_is_to_read_changes_it(what: str, proposal: str | None, changes: bool) -> None:
    assert Comment.model_construct(what=what, proposal=proposal).changes == changes


@pytest.mark.parametrize(
    ("state", "is_open"), [("open", True), ("question", True), ("applied", False), ("declined", False)]
)
def test_a_comment_is_open_till_something_is_done(state: str, is_open: bool) -> None:
    assert Comment.model_construct(state=state).is_open == is_open


def test_the_islands_of_a_country_may_be_of_another_size() -> None:
    islets = (SimpleNamespace(country="XA", smallest=5), SimpleNamespace(country="XB", smallest=7))
    found = MapFile.model_construct(islets=islets, smallest=20)
    assert [found.smallest_of(each) for each in ("XA", "XB", "XC", None)] == [5, 7, 20, 20]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ((2001, 2), (2003, 3), []),
        ((2002, 3), (2003, 4), [(Moment(2003), 1)]),
        ((2001, 2), (2002, 3), [(Moment(2002), 1)]),
        ((2002, 3), (2004, 3), [(Moment(2003), 1), (Moment(2004), -1)]),
        ((2001, 2), (2004, 3), [(Moment(2002), 1), (Moment(2003), 1), (Moment(2004), -1)]),
        ((2001, 2), (2004, 4), []),
        ((2004, 3), (2005, 3), []),
    ],
)
def test_who_joined_between_two_counts_is_told_where_it_makes_the_difference(
    before: tuple[int, int], after: tuple[int, int], joined: list[tuple[Moment, int]]
) -> None:
    changes = ((Moment(2004), -1), (Moment(2002), 1), (Moment(2003), 1))
    members = Members(SimpleNamespace(), (), changes)  # type: ignore[arg-type]
    counts = [Count(Moment(year), number) for year, number in (before, after)]
    assert members.between(*counts) == joined


DAY = "write year-month-day, as 2014-10-21"
YEAR = "write it with four digits, as it is counted in the Gregorian calendar: 2014"
DIGITS = "write ASCII digits only, without separators, units or leading zeros"


@pytest.mark.parametrize(
    ("read", "given", "message", "mend"),
    [
        (as_whole, "four", "'four' is not a whole number", DIGITS),
        (as_whole, "007", "'007' is not a whole number", DIGITS),
        (as_whole, "1" * 16, "'1111111111111111' is not a whole number", DIGITS),
        (as_whole, "-3", "'-3' is less than zero", "write 0 or more"),
        (as_whole, "− 3", "'− 3' is less than zero", "write 0 or more"),
        (as_whole, "-x", "'-x' is not a whole number", DIGITS),
        (as_whole, ["1"], "a list is not a whole number", DIGITS),
        (as_whole, {"a": "1"}, "a group of fields is not a whole number", DIGITS),
        (as_year, "0", "'0' is not a year", YEAR),
        (as_year, "令和13年", "'令和13年' is not a year", YEAR),
        (as_year, ["2031"], "a list is not a year", YEAR),
        (_as_percent, "101", "101 percent is more than the whole", "give 0 to 100"),
        (_as_flag, "yes", "'yes' is neither true nor false", "write true or false"),
        (_as_flag, ["true"], "a list is neither true nor false", "write true or false"),
        (_as_day, "2031-02-29", "there is no day 2031-02-29", "check the month and the day"),
        (_as_day, "2031-2-9", "'2031-2-9' is not a date", "write 2031-02-09"),
        (_as_day, "2031-02", "'2031-02' is not a date", DAY),
        (_as_day, "2031", "'2031' is not a date", DAY),
        (_as_day, ["2031-02-09"], "a list is not a date", DAY),
        (_as_moment, "2031-13", "there is no date 2031-13", "check the month and the day"),
        (_as_moment, "2031-00", "there is no date 2031-00", "check the month and the day"),
        (_as_moment, "2031-01-00", "there is no date 2031-01-00", "check the month and the day"),
        (_as_moment, "2031-00-00", "there is no date 2031-00-00", "check the month and the day"),
        (_as_moment, "31-5", "'31-5' is not a date", "write 2014, 2014-10 or 2014-10-21"),
        (_as_moment, "2031年5月", "'2031年5月' is not a date", "write 2031-05"),
        (_as_moment, ["2031"], "a list is not a date", "write 2014, 2014-10 or 2014-10-21"),
    ],
)
def test_what_is_no_such_value_is_told_with_its_mend(read: Any, given: object, message: str, mend: str) -> None:
    with pytest.raises(PydanticCustomError) as fault:
        read(given)
    assert fault.value.context is not None
    assert (str(fault.value.context["message"]), str(fault.value.context["mend"])) == (message, mend)


@pytest.mark.parametrize(
    ("read", "given", "value"),
    [
        (as_whole, "0", 0),
        (as_whole, "9" * 15, 999_999_999_999_999),
        (_as_flag, "true", True),
        (_as_flag, "false", False),
        (_as_day, "2031-02-09", date(2031, 2, 9)),
        (_as_moment, "2031", Moment(2031)),
        (_as_moment, "2031-05", Moment(2031, 5)),
        (_as_moment, "2031-05-09", Moment(2031, 5, 9)),
    ],
)
def test_what_is_such_a_value_is_taken(read: Any, given: str, value: object) -> None:
    assert read(given) == value


def test_a_long_value_is_cut_where_a_message_quotes_it() -> None:
    assert shown("x" * 40) == repr("x" * 40)
    assert shown("x" * 41) == repr("x" * 39 + "…")


@pytest.mark.parametrize(("frame", "encloses"), [((0, 0, 1, 1), True), ((1, 0, 1, 1), False), ((0, 1, 1, 1), False)])
def test_a_frame_encloses_something_where_its_sides_lie_apart(frame: tuple[float, ...], encloses: bool) -> None:
    left, top, right, bottom = frame
    assert Frame.model_construct(left=left, top=top, right=right, bottom=bottom).encloses is encloses


def test_the_rules_and_comments_of_a_file_know_their_lines(tmp_path: Path) -> None:
    (tmp_path / "proof.yaml").write_text("rules:\n  numbering: note\n  spacing.hyphen: off\n", encoding="utf-8")
    (tmp_path / "ru.yaml").write_text("comments:\n  - id: a-1\n    what: note\n    page: 3\n", encoding="utf-8")
    problems: list[Problem] = []
    proofing = read_item(Files(tmp_path), "proof.yaml", Proofing, problems)
    comments = read_item(Files(tmp_path), "ru.yaml", Comments, problems)
    assert proofing is not None and comments is not None and problems == []
    assert proofing.place_in_map("rules", "spacing.hyphen") == Place("proof.yaml", 3, 3, 14)
    assert proofing.place_in_map("rules", "other").line == 2 and proofing.place_in_map("words", "ru").line == 1
    assert Proofing().place_in_map("rules", "other") == Place("")
    assert [each.line for each in comments.comments] == [Place("ru.yaml", 2, 9, 3)]
    assert [(each.state, each.is_open, each.page) for each in comments.comments] == [("open", True, 3)]
