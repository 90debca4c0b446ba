"""PO files as the standard library reads them: what polib finds finished, and a broken file with its line."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley import po
from galley.files import Files
from galley.problem import Place

ROOT = Path(__file__).resolve().parents[1]
NAME = "locales/zh/LC_MESSAGES/messages.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def pairs(text: str) -> list[tuple[str, str]]:
    found, problems = po.entries(text, NAME)
    assert problems == []
    return [(each.message, each.text) for each in found]


@pytest.mark.parametrize("path", sorted((ROOT / "locales").rglob("*.po")), ids=lambda path: "/".join(path.parts[-3::2]))
def test_our_catalogues_are_read_as_polib_reads_them(path):
    plain = [each for each in polib.pofile(str(path)) if each.translated() and not (each.msgctxt or each.msgid_plural)]
    found, problems = po.entries(path.read_text(encoding="utf-8"), path.name)
    assert problems == []
    assert [(each.message, each.text) for each in found] == [(each.msgid, each.msgstr) for each in plain]
    lines = path.read_text(encoding="utf-8").split("\n")
    assert all(lines[each.line - 1].startswith("msgid ") for each in found)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t\r\v\f\b\\\"#~'nt"), min_size=1)


@given(TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was_written(message, text):
    file = polib.POFile()
    file.append(polib.POEntry(msgid=message, msgstr=text))
    assert pairs(str(file)) == [(message, text)]


def test_strings_go_on_over_lines_that_end_at_line_feeds_alone():
    assert pairs('msgid ""\n"one "\n"two"\nmsgstr "一\u2028"\n"二\\n"\n') == [("one two", "一\u2028二\n")]
    assert pairs('msgid "last"\nmsgstr "末"') == [("last", "末")]


@pytest.mark.parametrize(
    "entry",
    [
        '#, python-brace-format, fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '#, fuzzy\n#| msgid "c"\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr ""\n',
        '#~ msgid "a"\n#~ msgstr "b"\n',
        'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n',
    ],
    ids=["fuzzy", "fuzzy with its previous message", "untranslated", "obsolete", "context", "plural"],
)
def test_what_is_not_finished_or_another_thing_is_left_out(entry):
    assert pairs(f'{HEADER}{entry}\nmsgid "next"\nmsgstr "下"\n') == [("next", "下")]


def test_a_flag_of_an_obsolete_entry_is_not_that_of_the_next():
    assert pairs('#, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n\nmsgid "next"\nmsgstr "下"\n') == [("next", "下")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 6),
        ('msgid "a"\nmsgid "c"\nmsgstr "b"\n', 5),
        ('msgstr "b"\n', 5),
        ('"b"\n', 5),
        ('msgid "a"\n', 5),
        ('# a note\n\nmsgid "a"\n\nmsgstr "b"\n<<<<<<< ours\n', 10),
    ],
)
def test_what_is_not_po_is_told_with_its_line_and_nothing_is_taken(text, line):
    found, [problem] = po.entries(f"{HEADER.rstrip()}\n\n{text}", NAME)
    assert found == []
    assert (problem.code, str(problem.place)) == ("language.po-syntax", f"{NAME}:{line}")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (" \n\n", "language.po-empty", None),
        ("source,target\n", "language.po-format", None),
        (f"{HEADER}surplus\n", "language.po-syntax", 5),
        (f"{HEADER}# a note\0\n", "language.po-syntax", 5),
        (f"\0{HEADER}", "language.po-syntax", 1),
        ('surplus\n#~ msgid "a"\n#~ msgstr "b"\n', "language.po-syntax", 1),
    ],
    ids=[
        "empty",
        "of another format",
        "a line that is none",
        "a NUL character",
        "a NUL character first",
        "only obsolete entries",
    ],
)
def test_why_a_text_cannot_be_read_as_po_is_told(text, code, line):
    problem = po.unreadable(text, NAME)
    assert problem is not None
    assert (problem.code, problem.place) == (code, Place(NAME, line))
    assert po.unreadable(HEADER, NAME) is None


def test_a_file_that_is_missing_or_not_utf8_is_told(tmp_path):
    (tmp_path / "latin.po").write_bytes(f"{HEADER}# caf".encode() + b"\xe9\n")
    (tmp_path / "other.po").write_bytes(b"caf\xe9\n")
    files = Files(tmp_path)
    told = {name: po.text_of(name, files) for name in ("none.po", "latin.po", "other.po")}
    assert {name: text for name, (text, _) in told.items()} == dict.fromkeys(told, "")
    codes = {name: problem.code for name, (_, [problem]) in told.items()}
    wanted = ("language.po-missing", "language.po-encoding", "language.po-format")
    assert codes == dict(zip(told, wanted, strict=True))


def test_escapes_stand_for_their_characters_and_others_for_themselves():
    assert pairs('msgid "a\\t\\r\\v\\b\\f\\n\\\\\\"\\q"\nmsgstr "b"\n') == [('a\t\r\v\b\f\n\\"\\q', "b")]


def test_what_is_wrong_is_told_with_its_reason(tmp_path):
    nul = po.unreadable(f"{HEADER}# a note\0\n", NAME)
    odd = po.unreadable(f"{HEADER}surplus\n", NAME)
    assert nul is not None and odd is not None
    begin = "the catalogue cannot be read from here on: "
    assert nul.message == f"{begin}a NUL character (U+0000) stands in this line"
    assert odd.message == f"{begin}this is not a keyword, a text in quotes or a comment"
    (tmp_path / "big.po").touch()
    os.truncate(tmp_path / "big.po", 20_000_001)
    text, [big] = po.text_of("big.po", Files(tmp_path))
    assert (text, big.code, big.place) == ("", "language.po-unreadable", Place("big.po"))
    assert big.message == "big.po has 20,000,001 bytes, the limit is 20,000,000"
    text, [outside] = po.text_of("../a.po", Files(tmp_path))
    assert (text, outside.code, outside.place) == ("", "language.po-unreadable", Place("../a.po"))


def test_placeholders_are_named_as_they_are_written():
    assert po.braced(["a", "b"]) == "{a}, {b}"
    assert po.braced([]) == "none"
    assert po.use_these(["a"]) == "use these and no others: {a}"
    told = po.other_placeholders("x {b}", "y {a}", "mend", Place(NAME, 3))
    assert told.message == "'x {b}' has other placeholders or signs of them ({ } %) than 'y {a}'"
    assert (told.code, told.mend, told.place) == ("language.po-placeholders", "mend", Place(NAME, 3))
