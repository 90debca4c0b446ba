"""Messages: English where they arise, in another language by their pattern and their values."""

from __future__ import annotations

import json
import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from galley.message import VARIABLE, Message, asked, kept, listed, restored, said, table, tell

CHINESE = {
    "{count} items follow, the text announces {told}": "文中说有{told}项，实际列出{count}项",
    "Monday": "星期一",
    "{date} is a {weekday}": "{date}是{weekday}",
    "{some}, {next}": "{some}、{next}",
}


def chinese(pattern: str) -> str:
    return CHINESE.get(pattern, pattern)


def test_a_message_is_its_english_text():
    message = said("{count} items follow, the text announces {told}", count=3, told="4")
    assert message == "3 items follow, the text announces 4"
    assert isinstance(message, str)


def test_a_message_can_be_kept_as_plain_data():
    message = said("{date} is a {weekday}", date=date(2014, 10, 20), weekday=said("Monday"))
    data = json.loads(json.dumps(kept(message)))
    assert restored(data) == message == "2014-10-20 is a Monday"
    assert restored(data).told(chinese) == "2014-10-20是星期一"
    assert restored(json.loads(json.dumps(kept("plain {text}")))) == "plain {text}"


def test_it_is_told_in_another_language_by_its_pattern():
    message = said("{count} items follow, the text announces {told}", count=3, told="4")
    assert message.told(chinese) == "文中说有4项，实际列出3项"


def test_the_messages_in_a_message_are_told_too():
    message = said("{date} is a {weekday}", date="2014-10-20", weekday=said("Monday"))
    assert message == "2014-10-20 is a Monday"
    assert message.told(chinese) == "2014-10-20是星期一"


def test_what_has_no_translation_stays_english():
    assert said("no such {thing}", thing=said("Monday")).told(chinese) == "no such 星期一"
    assert tell("a file name", chinese) == "a file name"


def test_an_enumeration_takes_the_comma_of_the_language():
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert tell(listed(["a", "b", "c"]), chinese) == "a、b、c"
    assert listed(["a"]) == "a"
    assert listed([]) == ""


def test_a_message_without_values_is_printed_as_it_stands():
    assert said("write {id} or {id:form}") == "write {id} or {id:form}"


def test_the_rows_of_a_table_end_with_messages():
    rows = table("E|a|b|keep one\nW|c|once\n")
    assert rows == (("E|a|b", "keep one"), ("W|c", "once"))
    assert isinstance(rows[0][1], Message)
    assert table("x|wrong|mend", messages=2) == (("x", "wrong", "mend"),)


def test_the_language_of_messages_is_asked_for_in_any_place_and_else_taken_from_the_environment():
    assert asked(["--messages=zh", "build", "--force"], {}) == ("zh", ["build", "--force"])
    assert asked(["build", "--messages", "zh", "--force"], {VARIABLE: "en"}) == ("zh", ["build", "--force"])
    assert asked(["build", "--edition=print"], {VARIABLE: "zh"}) == ("zh", ["build", "--edition=print"])
    assert asked(["build", "--messages"], {}) == ("en", ["build", "--messages"])


def test_a_message_travels_between_processes():
    message = pickle.loads(pickle.dumps(said("{date} is a {weekday}", date=1, weekday=said("Monday"))))
    assert message.told(chinese) == "1是星期一"


@given(st.text(), st.text())
def test_values_are_never_read_as_patterns(one, other):
    assert said("{a}/{b}", a=one, b=other) == f"{one}/{other}"
