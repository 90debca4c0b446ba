"""Mentions of meetings, rows of calendars, and what contradicts what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.passages.passage import plain
from galley.proof.desk import Desk
from galley.proof.engines.claims.holding import Held
from galley.proof.engines.claims.meetings import issuer_names, known, mentions, number_of, ordinal
from galley.proof.engines.claims.rows import row_of
from galley.proof.finding import Span
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

RULES = {rule.code: rule for rule in tables.rules() if rule.family == "events"}
SPAN = Span(plain("x"), 0, 1)


def held(first: tuple[int | None, int | None, int | None], last: tuple[int | None, int, int] | None = None) -> Held:
    return Held(first, last, SPAN)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("zh", "十二", 12), ("en", "10th", 10), ("zh", "二十", 20), ("en", "tenth", 10), ("en", "nothing", None)],
)
def test_ordinals(language: str, text: str, number: int | None) -> None:
    assert ordinal(text, language) == number


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        (held((None, 8, 27), (None, 8, 30)), held((2014, 8, 27), (2014, 8, 30)), False),
        (held((None, 8, 27), (None, 8, 29)), held((2014, 8, 27), (2014, 8, 30)), True),
        (held((None, 8, None)), held((2014, 8, 27), (2014, 8, 30)), False),
        (held((None, 8, 28)), held((2014, 8, 27), (2014, 8, 30)), False),
        (held((None, 9, 1)), held((2014, 8, 27), (2014, 8, 30)), True),
        (held((2013, None, None)), held((2014, 8, 27), (2014, 8, 30)), True),
    ],
)
def test_dates_contradict_only_where_both_cannot_be(one: Held, other: Held, contradicts: bool) -> None:
    assert one.contradicts(other) is contradicts
    assert other.contradicts(one) is contradicts


@pytest.mark.parametrize(
    ("language", "text", "series", "number"),
    [
        ("zh", "第十次NEAR全体会议", "assembly", 10),
        ("zh", "第六次NEAR国际论坛", "forum", 6),
        ("zh", "第三届矿产开发调整专门委员会", "committee/minerals", 3),
        ("zh", "防灾专门委员会第十二次会议", "committee/disaster", 12),
        ("zh", "2014NEAR国际论坛", "forum", 6),
        ("en", "the 10th General Assembly", "assembly", 10),
        ("ru", "на 10-й Генеральной Ассамблее", "assembly", 10),
        ("ko", "제10차 총회", "assembly", 10),
        ("ja", "第10回総会", "assembly", 10),
    ],
)
def test_a_meeting_is_known_by_its_name(desk: Desk, language: str, text: str, series: str, number: int) -> None:
    (mention,) = mentions(Reading((plain(text, language),), desk))
    assert (mention.series, number_of(mention, known(desk), 2014)) == (series, number)


@pytest.mark.parametrize(
    "text", ["国际天文联盟亚太地区全体会议", "2014中日韩青年国际论坛", "第12届国际湿地公约缔约方全体会议"]
)
def test_a_meeting_of_others_is_none_of_ours(desk: Desk, text: str) -> None:
    assert not list(mentions(Reading((plain(text),), desk)))


def test_a_sentence_tells_when_and_where_its_meeting_was_held(desk: Desk) -> None:
    text = "10月21日至24日，第十次NEAR全体会议在韩国全罗南道灵岩郡举行。会议于10月22日开幕。"
    mention, resumed = mentions(Reading((plain(text),), desk))
    assert mention.held and mention.held.told == "10-21 to 10-24"
    assert mention.where and mention.where.text == "韩国全罗南道灵岩郡"
    assert resumed.held and (resumed.name.text, resumed.held.told, resumed.sure) == ("会议", "10-22", False)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("NEAR第十次全体会议在全罗南道举行。会议于10月22日开幕。", []),
        ("NEAR第十次全体会议在全罗南道举行。会议于10月19日开幕。", ["10月19日"]),
        ("NEAR第十次全体会议和第6届NEAR国际论坛已经举行。会议于10月19日开幕。", []),
        ("The 10th General Assembly of NEAR opened on 20 October 2014.", ["20 October 2014"]),
        ("The 10th General Assembly of NEAR opened on 22 October 2014.", []),
    ],
)
def test_a_meeting_opens_within_its_days(desk: Desk, text: str, wrong: list[str]) -> None:
    passage = plain(text, "en" if text.isascii() else "zh")
    assert [each.span.text for each in RULES["events.date"].findings(Reading((passage,), desk))] == wrong


def test_the_day_of_opening_is_not_the_day_of_the_meeting(desk: Desk) -> None:
    (mention,) = mentions(Reading((plain("第十次全体会议于10月22日开幕，在全罗南道举行。"),), desk))
    assert mention.held is None


def test_a_row_has_host_title_days_and_place() -> None:
    row = row_of(plain("富山县(日) 第5届山村专门委员会活动 5. 6 ~ 5. 9 富山县高冈市"))
    assert row and row.where
    assert (row.host, row.title.text, row.held.span.text, row.where.text) == (
        "富山县",
        "第5届山村专门委员会活动",
        "5. 6 ~ 5. 9",
        "富山县高冈市",
    )


@pytest.mark.parametrize(
    "text",
    ["2014. 12. 31", "会议于3. 10开幕，讨论了很多问题。", "1. 活动概要", "A loss of 13.5 million", "see 13. 45 below"],
)
def test_other_lines_are_no_rows(text: str) -> None:
    assert row_of(plain(text)) is None


@given(
    st.text(st.sampled_from("第十次届全体会议专门委员会防灾NEAR国际论坛(). ~0123年月日在召开举行，。 \n"), max_size=60)
)
def test_no_text_breaks_it_and_positions_are_inside(desk: Desk, text: str) -> None:
    for mention in mentions(Reading((plain(text),), desk)):
        assert 0 <= mention.name.start < mention.name.end <= len(text)
        assert mention.held is None or mention.held.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "marked", "level"),
    [
        ("NEAR第十次全体会议于2014年11月3日召开。", ["2014年11月3日"], "error"),
        ("NEAR第九次全体会议于2014年10月21日至24日召开。", ["九"], "error"),
        ("2014年的NEAR第九次全体会议", ["九"], "warning"),
        ("NEAR第二十次全体会议于2034年召开。NEAR第二十次全体会议于2035年召开。", ["2035年"], "error"),
        ("NEAR第二十次全体会议于2034年召开。NEAR第二十次全体会议于2034年召开。", [], ""),
    ],
)
def test_days_of_a_meeting_contradict_the_registry_or_each_other(
    text: str, marked: list[str], level: str, desk: Desk
) -> None:
    rule = RULES["events.date"]
    found = list(rule.findings(Reading((plain(text),), desk)))
    assert [each.span.text for each in found] == marked
    assert all((each.severity or rule.severity) == level and each.related and each.values for each in found)


def test_the_association_is_the_issuer_whatever_stands_first(desk: Desk) -> None:
    text = plain("2014年NEAR全体会议于11月3日召开。")
    turned = desk.registry.model_copy(update={"organisations": tuple(reversed(desk.registry.organisations))})
    for known_desk, expected in ((desk, ["11月3日"]), (replace(desk, registry=turned), ["11月3日"])):
        found = RULES["events.date"].findings(Reading((text,), known_desk))
        assert [each.span.text for each in found] == expected
    other = replace(desk, issuer="r20")
    assert list(RULES["events.date"].findings(Reading((text,), other))) == []
    assert issuer_names(other, "zh")[0] == "R20"
