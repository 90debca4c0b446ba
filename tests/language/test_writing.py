"""The text of a PO file: what changed stands on its own line, however the file that came was wrapped."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest

from galley.language.catalogue import parse, translations
from galley.language.writing import written

LONG = """# The texts of a hut.
msgid ""
msgstr ""
"Language: ja\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# reviewed: Mori Aya 2031-05-04 0123456789ab
# a remark of more than eighty characters, which polib would wrap into two comments of one line each
#. paragraph
#: content/almanac-2031/front.yaml#front/body/p1
#: content/almanac-2031/front.yaml#front/body/p2
#, fuzzy, python-brace-format
#| msgid "小屋は一年中開いている。小屋は一年中開いている。小屋は一年中開いている。小屋は一年中開いている。"
msgctxt "front/body/p1"
msgid "小屋全年开放，共有{rooms}间客房。小屋全年开放，共有{rooms}间客房。小屋全年开放，共有{rooms}间客房。"
msgstr "小屋は一年中開いていて、客室は{rooms}ある。“小屋は一年中開いていて”、客室は{rooms}ある。小屋は一年中開いていて。"

msgid ""
"one\\n"
"\\"two\\"\\t\\\\n and a line that is longer than the eighty columns at which editors wrap their files"
msgstr ""
"eins\\n"

#~ msgctxt "x"
#~ msgid "gone, and longer than the eighty columns at which editors would wrap the texts of a file"
#~ msgstr "weg"
"""


def entries(text: str) -> polib.POFile:
    found, problems = parse(text, "x.po")
    assert problems == []
    return found


def test_a_file_is_written_as_it_was_read() -> None:
    assert written(entries(LONG)) == LONG


@pytest.mark.parametrize(
    "arguments", [["--width=77"], ["--width=79"], ["--width=40"], ["--no-wrap"], ["--no-wrap", "--force-po"]]
)
def test_the_wrapping_that_came_does_not_matter(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "x.po").write_text(LONG, encoding="utf-8")
    saved = subprocess.run(
        ["msgcat", *arguments, str(tmp_path / "x.po")], capture_output=True, check=True
    ).stdout.decode()
    assert written(entries(saved)) == LONG


@pytest.mark.parametrize("wrapwidth", [0, 60, 78])
def test_nor_does_that_of_another_library(wrapwidth: int) -> None:
    saved = entries(LONG)
    saved.wrapwidth = wrapwidth
    assert [entry.msgstr for entry in entries(str(saved))] == [entry.msgstr for entry in saved]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x1e"], ids=ascii)
def test_lines_end_at_line_feeds_alone(separator: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n# a{separator}b\nmsgid "甲"\nmsgstr "乙{separator}丙"\n'
    (entry,) = entries(text)
    assert entry.msgstr == f"乙{separator}丙"
    assert entry.tcomment == f"a{separator}b"
    assert translations(entries(text), "x.po")[0].gettext("甲") == f"乙{separator}丙"
    again = entries(written(entries(text)))
    assert [(each.msgstr, each.tcomment) for each in again] == [(entry.msgstr, entry.tcomment)]


def test_comments_behind_the_last_entry_belong_to_the_file() -> None:
    text = LONG.replace('weg"\n', 'weg"\n\n# I go on tomorrow\n#. made\n#: here\n')
    assert written(entries(text)) == LONG.replace("# The texts of a hut.", "# The texts of a hut.\n# I go on tomorrow")


def test_a_header_that_waits_and_odd_letters_are_written_as_msgcat_does(tmp_path: Path) -> None:
    text = (
        '#, fuzzy\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "a"\nmsgstr "\\\\ \\" \\t \\r \\v \\b \\f"\n\nmsgid "b"\nmsgstr "\\n"\n\nmsgid "c"\nmsgstr "x\\n"\n"y"\n'
    )
    found = entries(text)
    assert [each.msgstr for each in found] == ['\\ " \t \r \v \b \f', "\n", "x\ny"]
    assert entries(written(found)).metadata_is_fuzzy and [each.msgstr for each in entries(written(found))] == [
        each.msgstr for each in found
    ]
    assert written(found).startswith('#, fuzzy\nmsgid ""\n')
    assert 'msgstr ""\n"x\\n"\n"y"\n' in written(found) and '"\\\\ \\" \\t \\r \\v \\b \\f"' in written(found)
