"""One source text with several translations: entries whose context is the address they serve."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from catalogue_texts import NAME, unit

from galley.language.agreement import copied, shared, strays
from galley.language.catalogue import parse
from galley.language.merge import update
from galley.language.returned import is_at, keep, review, take
from galley.language.status import status
from galley.language.translations import State, active, blank, serving
from galley.language.units import Unit
from galley.language.writing import written
from galley.problem import Severity

LABEL, HEADING = unit("国家", "front/countries/label"), unit("国家", "essay/winners/heading")


def split(*translations: str, units: tuple[Unit, ...] = (LABEL, HEADING)) -> polib.POFile:
    """A catalogue with the translation of all and that of the heading."""
    entries = update(blank("ja", "almanac-2031"), units)
    entries[0].msgstr = translations[0]
    entries.append(polib.POEntry(msgctxt=HEADING.address, msgid="国家", msgstr=translations[1]))
    return update(entries, units)


def told(entries: polib.POFile, text: Unit) -> str:
    found = serving(active(entries), text)
    assert found is not None
    return str(found.msgstr)


def test_a_context_serves_its_address_and_no_other() -> None:
    entries = split("Countries", "Country")
    assert (told(entries, LABEL), told(entries, HEADING)) == ("Countries", "Country")
    assert [each.occurrences[0][0].partition("#")[2] for each in entries] == [LABEL.address, HEADING.address]
    assert strays(entries, [LABEL, HEADING], NAME, "ja") == []
    assert written(update(parse(written(entries), NAME)[0], [LABEL, HEADING])) == written(entries)


def test_msgfmt_passes_it(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text(written(split("Countries", "Country")), encoding="utf-8")
    subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(tmp_path / "x.po")], check=True)


def test_an_edit_leaves_it_split_and_makes_it_fuzzy() -> None:
    edited = unit("国家名", HEADING.address)
    entries = update(split("Countries", "Country"), [LABEL, edited])
    (found,) = [each for each in entries if each.msgctxt and not each.obsolete]
    assert (found.msgid, found.msgstr, found.fuzzy, found.previous_msgid) == ("国家名", "Country", True, "国家")
    assert told(entries, LABEL) == "Countries"
    again = update(entries, [LABEL, HEADING])
    assert told(again, HEADING) == "Country" and not again[1].fuzzy


def test_an_address_that_is_gone_is_obsolete_and_comes_back() -> None:
    gone = update(split("Countries", "Country"), [LABEL])
    assert [(bool(each.obsolete), each.msgctxt) for each in gone] == [(False, None), (True, HEADING.address)]
    assert told(update(gone, [LABEL, HEADING]), HEADING) == "Country"


def test_states_reviews_and_word_are_of_the_address() -> None:
    entries = split("Countries", "Country")
    assert review(entries, HEADING.address, "Mori", "2031-05-04") == (["国家"], [])
    assert [each.counts[State.REVIEWED] for each in status([LABEL, HEADING], entries)] == [0, 1, 1]
    entries[1].flags = ["fuzzy"]
    assert keep(entries, LABEL.address, "Mori", "none", "2031-05-05") == []
    assert keep(entries, HEADING.address, "Mori", "none", "2031-05-05") == ["国家"]


def test_a_section_is_an_address() -> None:
    entries = split("Countries", "Country")
    assert review(entries, "essa", "Mori", "2031-05-04")[0] == []
    assert review(entries, "essay", "Mori", "2031-05-04")[0] == ["国家"]


def test_a_returned_file_may_split() -> None:
    entries = update(blank("ja", "almanac-2031"), [LABEL, HEADING])
    report = take(entries, split("Countries", "Country"), "x.po")
    assert report.taken == ["国家", "国家"]
    after = update(report.entries, [LABEL, HEADING])
    assert (told(after, LABEL), told(after, HEADING)) == ("Countries", "Country")


def several(*kinds: str) -> list[Unit]:
    """One text as several kinds."""
    return [replace(unit("国家", f"front/{n}"), kind=kind) for n, kind in enumerate(kinds)]


def test_a_translation_that_serves_several_kinds_is_noted_till_it_is_split_or_signed() -> None:
    texts = [*several("label", "heading"), *(unit(f"州{n}") for n in range(2))]
    entries = update(blank("ja", "almanac-2031"), texts)
    assert shared(entries, texts, NAME, "ja") == []
    entries[0].msgstr = "Countries"
    entries = parse(written(entries), NAME)[0]
    (note,) = shared(entries, texts, NAME, "ja")
    assert (note.severity, note.place and note.place.line, note.related) == (Severity.NOTE, entries[0].linenum, ())
    assert note.message.endswith(": '国家'") and 'msgctxt "front/1"' in str(note.mend)
    assert shared(entries, several("label", "label"), NAME, "ja") == []
    assert shared(entries, [replace(each, language="ja") for each in texts], NAME, "ja") == []
    assert review(entries, "front/0", "Mori", "2031-05-04")[0] == ["国家"]
    assert shared(entries, texts, NAME, "ja") == []
    entries[0].msgstr = "Lands"
    assert shared(entries, texts, NAME, "ja") != []
    entries.append(polib.POEntry(msgctxt="front/1", msgid="国家", msgstr="Country"))
    assert shared(entries, texts, NAME, "ja") == []


def test_sources_that_stand_as_translations_are_told_once_till_they_are_signed() -> None:
    texts = [replace(unit(f"州{n}"), text=text) for n, text in enumerate(("国家", "NEAR", "人口{near}"))]
    entries = update(blank("en", "almanac-2031"), texts)
    for each in entries:
        each.msgstr = each.msgid
    entries = parse(written(entries), NAME)[0]
    (warning,) = copied(entries, texts, NAME, "en")
    assert (warning.severity, len(warning.related)) == (Severity.WARNING, 1)
    assert warning.message == "2 translations are their sources again: '国家', '人口{near}'"
    assert copied(entries, texts, NAME, "ja") == []
    assert copied(entries, [replace(each, language="en") for each in texts], NAME, "en") == []
    entries[0].msgstr = "Countries"
    review(entries, texts[2].address, "Mori", "2031-05-04")
    assert copied(entries, texts, NAME, "en") == []


def test_one_note_tells_of_all_such_texts() -> None:
    texts = [replace(each, text=text) for text in "一二三四五" for each in several("label", "heading")]
    entries = update(blank("ja", "almanac-2031"), texts)
    for each in entries:
        each.msgstr = f"{each.msgid}́"
    (note,) = shared(parse(written(entries), NAME)[0], texts, NAME, "ja")
    assert note.message.endswith("'一', '二', '三', '四', …") and len(note.related) == 4
    (note,) = shared(entries, texts[:8], NAME, "ja")
    assert note.message.endswith("'一', '二', '三', '四'") and len(note.related) == 3


@pytest.mark.parametrize(
    ("entry", "is_stray"),
    [
        (polib.POEntry(msgid="国家", msgstr="Countries"), False),
        (polib.POEntry(msgid="国家", msgstr="Country", msgctxt=HEADING.address), False),
        (polib.POEntry(msgid="国家", msgstr="Country", msgctxt="nowhere"), True),
        (polib.POEntry(msgid="国家", msgstr="", msgctxt="nowhere"), False),
        (polib.POEntry(msgid="国家", msgstr="Country", msgctxt="nowhere", obsolete=True), False),
        (polib.POEntry(msgid="国家", msgid_plural="国家们", msgstr_plural={0: "", 1: "Countries"}), True),
        (polib.POEntry(msgid="国家", msgid_plural="国家们", msgstr_plural={0: "", 1: ""}), False),
    ],
)
def test_a_translation_that_no_text_can_use_is_told(entry: polib.POEntry, is_stray: bool) -> None:
    entries = blank("ja", "almanac-2031")
    entries.append(entry)
    found = strays(entries, [LABEL, HEADING], NAME, "ja")
    assert [(each.code, each.severity, each.language) for each in found] == [
        ("language.po-stray", Severity.WARNING, "ja")
    ] * is_stray


@pytest.mark.parametrize(
    ("address", "there"),
    [(None, True), ("essay", True), ("essay/winners/heading", True), ("essa", False), ("essay/win", False)],
)
def test_a_text_stands_at_an_address_and_at_those_above_it(address: str | None, there: bool) -> None:
    entry = polib.POEntry(
        msgid="国家", occurrences=[("a.yaml#front/countries/label", ""), ("b.yaml#essay/winners/heading", "")]
    )
    assert is_at(entry, address) is there


def test_what_its_source_has_in_foreign_letters_may_stand_so() -> None:
    """The name of a foreign partner in a Chinese publication, as it stands there, in Japanese; were the publication English, nobody had translated it."""
    name = "Municipality of the Seven Lakes"
    texts = [replace(unit("partners/1"), text=name)]
    entries = update(blank("ja", "almanac-2031"), texts)
    entries[0].msgstr = name
    entries = parse(written(entries), NAME)[0]
    assert copied(entries, texts, NAME, "ja") == []
    assert copied(entries, [replace(each, language="en") for each in texts], NAME, "ja") != []
