"""Updating a catalogue: what changed is marked, nothing else is touched, nothing people wrote is lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from catalogue_texts import NAME, catalogue, entry, publication, sources, translated, unit
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.language.catalogue import parse
from galley.language.merge import update
from galley.language.translations import State, active, blank, serving, sign, state
from galley.language.units import Unit, units
from galley.language.writing import written

SENTENCE = "与会者参观了河流，并讨论了治水的经验。"
EDITED = "与会者参观了大河流，并讨论了治水的经验。"


def states(entries: polib.POFile, texts: list[Unit]) -> dict[str, State]:
    known = active(entries)
    return {unit.address: state(serving(known, unit)) for unit in texts}


def again(entries: polib.POFile) -> polib.POFile:
    """The catalogue as read from its file."""
    found, problems = parse(written(entries), NAME)
    assert problems == []
    return found


def test_a_new_catalogue_has_each_text_once_in_reading_order(tmp_path: Path) -> None:
    texts = units(publication(tmp_path))
    entries = update(blank("ja", "almanac-2031"), texts)
    assert sources(entries) == list(dict.fromkeys(unit.text for unit in texts))
    place = entry(entries, "北城")
    assert [address for address, _ in place.occurrences] == [
        "content/almanac-2031/calendar.yaml#calendar/market/location",
        "content/almanac-2031/calendar.yaml#calendar/assembly/location",
    ]
    assert place.comment == "place of an event, in a table; space is tight"
    assert entry(entries, "大会").comment == "title\ntitle of an event, in a table; space is tight"


def test_the_file_has_neither_dates_nor_line_numbers(tmp_path: Path) -> None:
    text = written(update(blank("ja", "almanac-2031"), units(publication(tmp_path))))
    assert "Date" not in text.replace("PO-Revision-Date: \\n", "")
    assert not any(line.startswith("#:") and ".yaml:" in line for line in text.split("\n"))


def test_changing_a_sentence_makes_one_unit_fuzzy_with_its_previous_source(tmp_path: Path) -> None:
    before = units(publication(tmp_path, ("assembly", "与会者参观了河流。", SENTENCE)))
    after = units(publication(tmp_path, ("assembly", "与会者参观了河流。", EDITED)))
    old = translated(update(blank("ja", "almanac-2031"), before))
    new = update(again(old), after)
    changed = {address for address, now in states(new, after).items() if now is not states(old, before)[address]}
    assert changed == {"assembly/overview/body/p1"}
    edited = entry(new, EDITED)
    assert (state(edited), edited.previous_msgid, edited.msgstr) == (State.FUZZY, SENTENCE, f"{SENTENCE}́")
    assert f'#| msgid "{SENTENCE}"' in written(new)


def test_taking_the_change_back_restores_the_translation_and_its_review() -> None:
    old = catalogue((SENTENCE, "参加者"))
    sign(entry(old, SENTENCE), "Mori", "2031-05-04")
    new = update(again(old), [unit(EDITED, "s0/title")])
    back = update(again(new), [unit(SENTENCE, "s0/title")])
    assert state(entry(back, SENTENCE)) is State.REVIEWED
    assert written(back) == written(old)


def test_a_second_change_keeps_the_source_that_was_translated() -> None:
    new = update(again(catalogue((SENTENCE, "参加者"))), [unit(EDITED, "s0/title")])
    third = update(again(new), [unit(f"{EDITED}完。", "s0/title")])
    assert entry(third, f"{EDITED}完。").previous_msgid == SENTENCE
    assert sources(third, obsolete=True) == [SENTENCE]


def test_inserting_a_row_changes_no_other_address_and_no_state(tmp_path: Path) -> None:
    row = "  - id: regatta\n    host: XA-1\n    title: 集市和赛船\n    start: 2031-04-01\n    location: 北城\n"
    after = ("calendar", "  - id: assembly\n", f"{row}  - id: assembly\n")
    before, now = units(publication(tmp_path)), units(publication(tmp_path, after))
    old = translated(update(blank("ja", "almanac-2031"), before))
    new = update(again(old), now)
    expected = states(old, before) | {"calendar/regatta/title": State.MISSING, "calendar/regatta/location": State.DRAFT}
    assert states(new, now) == expected


def test_a_text_that_moves_keeps_its_translation() -> None:
    old = catalogue(("甲", "あ"), ("乙", "い"))
    new = update(again(old), [unit("乙", "s0/title"), unit("丙", "s0/slogan"), unit("甲", "other/title")])
    assert [(each.msgid, each.msgstr) for each in new] == [("乙", "い"), ("丙", ""), ("甲", "あ")]


def test_an_inserted_paragraph_takes_nothing_from_the_one_it_moves() -> None:
    old = catalogue((SENTENCE, "参加者"))
    new = update(again(old), [unit(EDITED, "s0/title"), unit(SENTENCE, "s0/slogan")])
    assert state(entry(new, EDITED)) is State.MISSING
    assert state(entry(new, SENTENCE)) is State.DRAFT


def test_one_of_two_places_of_a_text_is_changed() -> None:
    old = update(blank("ja", "almanac-2031"), [unit(SENTENCE, "a/title"), unit(SENTENCE, "b/title")])
    entry(old, SENTENCE).msgstr = "参加者"
    new = update(again(old), [unit(SENTENCE, "a/title"), unit(EDITED, "b/title")])
    assert (state(entry(new, SENTENCE)), state(entry(new, EDITED))) == (State.DRAFT, State.FUZZY)


def test_the_text_at_the_same_address_goes_before_one_that_is_more_alike() -> None:
    old = catalogue(("第二届北城集市", "北"), ("第二届南城集市", "南"))
    new = update(again(old), [unit("第三届南城集市", "s0/title")])
    assert entry(new, "第三届南城集市").previous_msgid == "第二届北城集市"


def test_what_is_gone_stays_as_obsolete_and_comes_back() -> None:
    old = catalogue(("灯塔", "あかり"), ("北城", ""), ("集市的日子", "いち"))
    entry(old, "灯塔").tcomment = "the great one"
    gone = update(again(old), [unit("集市的日子", "s2/title")])
    assert sources(gone, obsolete=True) == ["灯塔"]
    back = update(again(gone), [unit("集市的日子", "s2/title"), unit("灯塔", "x/title")])
    assert (entry(back, "灯塔").msgstr, entry(back, "灯塔").tcomment) == ("あかり", "the great one")
    assert sources(back, obsolete=True) == []


def test_comments_flags_and_header_of_translators_stay() -> None:
    old = catalogue(("{members}人", "{members}名"))
    old.metadata["Last-Translator"] = "Mori"
    old.header = "Kept by Mori."
    entry(old, "{members}人").tcomment = "short, please\n\nand clear"
    entry(old, "{members}人").flags.append("no-wrap")
    new = update(again(old), [unit("{members}人", "s0/title")])
    assert written(new) == written(old)
    assert entry(new, "{members}人").flags == ["python-brace-format", "no-wrap"]


def test_entries_of_other_kinds_are_retired_with_all_they_have() -> None:
    text = (
        written(blank("ja", "x")) + '\nmsgctxt "c"\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "一"\nmsgstr[1] "多"\n'
    )
    old, problems = parse(text.replace("8bit", '8bit\\n"\n"Plural-Forms: nplurals=2; plural=n!=1;'), NAME)
    assert problems == []
    new = update(old, [unit("one", "s0/title")])
    assert [(each.msgctxt, each.msgstr_plural) for each in new if each.obsolete] == [("c", {0: "一", 1: "多"})]
    assert state(entry(new, "one")) is State.MISSING


TEXTS = st.lists(
    st.sampled_from(["甲", SENTENCE, EDITED, "{union}有{members}个", 'a\\*b "c"\\\nd', "x" * 100 + " y"]), unique=True
)


@given(st.lists(TEXTS, min_size=1, max_size=5), st.data())
@examples(150)
def test_updating_twice_changes_nothing_and_saving_neither(histories: list[list[str]], data: st.DataObject) -> None:
    entries = blank("ja", "almanac-2031")
    for texts in histories:
        found = [unit(text, f"s{n}/title") for n, text in enumerate(texts)]
        entries = update(entries, found)
        text = written(entries)
        assert written(update(again(entries), found)) == text
        assert written(polib.pofile(text)) == text
        for each in entries:
            each.msgstr = each.msgstr or data.draw(st.sampled_from(["", '訳 \\ "文"\n', "長い " * 40]))


@pytest.mark.parametrize(
    ("source", "translation", "sound"),
    [
        ("{members}人", "{members}名", True),
        ("{members}人", "{numbers}名", False),
        ("{KR-46:short}人", "{KR-46:short}名", True),
    ],
)
def test_msgfmt_checks_the_references_it_can_read(tmp_path: Path, source: str, translation: str, sound: bool) -> None:
    (tmp_path / "x.po").write_text(written(catalogue((source, translation))), encoding="utf-8")
    checked = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(tmp_path / "x.po")], capture_output=True)
    assert (checked.returncode == 0) is sound


REAL = """# Kept by hand
#
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Language: ja\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"

# a translator's word
#. a programmer's word
#: a.c:1
#: b/c-d.c:22
#, fuzzy, c-format
#| msgctxt "before"
#| msgid "an old %s"
msgctxt "now"
msgid "a new %s"
msgstr "ein neues %s"

#, c-format
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d Datei"
msgstr[1] "%d Dateien"

msgid ""
"a long text that goes on and on until the line is full and has to be wrapped "
"into a second one"
msgstr "\\"kurz\\"\\t\\\\ "

#~ msgid "gone"
#~ msgstr "weg"
"""


def fields(entries: polib.POFile) -> list[dict[str, object]]:
    """All that the entries say; where they stand in the file left out."""
    return [{name: value for name, value in vars(entry).items() if name != "linenum"} for entry in entries]


def test_a_catalogue_of_another_project_goes_round() -> None:
    entries, problems = parse(REAL, NAME)
    assert problems == []
    assert len(entries) == 4
    text = written(entries)
    assert fields(parse(text, NAME)[0]) == fields(entries)
    assert written(parse(text, NAME)[0]) == text
    assert text == REAL.replace('"\n"into', "into").replace('msgid ""\n"a long', 'msgid "a long')


def test_a_catalogue_of_another_project_loses_no_word_in_an_update() -> None:
    entries, _ = parse(REAL, NAME)
    text = written(update(entries, [unit("甲", "s0/title")]))
    for word in ("ein neues", "Dateien", "kurz", "weg", "a translator's word"):
        assert word in text
    assert written(update(parse(text, NAME)[0], [unit("甲", "s0/title")])) == text


def test_a_new_catalogue_remembers_what_other_publications_say() -> None:
    sister = catalogue((SENTENCE, "参加者"), ("甲", "い"), ("乙", ""))
    sign(entry(sister, "甲"), "Mori", "2031-05-04")
    texts = [unit(text, f"n{n}/title") for n, text in enumerate(("甲", EDITED, "乙", "灯塔"))]
    made = update(blank("ja", "almanac-2032"), texts, [sister])
    assert states(made, texts) == {
        "n0/title": State.REVIEWED,
        "n1/title": State.FUZZY,
        "n2/title": State.MISSING,
        "n3/title": State.MISSING,
    }
    assert (entry(made, EDITED).msgstr, entry(made, EDITED).previous_msgid) == ("参加者", SENTENCE)
    entry(made, EDITED).msgstr = ""
    assert entry(update(made, texts, [sister]), EDITED).msgstr == ""


def test_a_twin_of_an_entry_in_use_stays_as_a_comment() -> None:
    entries = catalogue(("甲", "い"))
    entries.append(polib.POEntry(msgid="甲", msgstr="ろ", obsolete=True))
    (found,) = update(entries, [unit("甲", "s0/title")])
    assert (found.msgstr, found.tcomment) == ("い", "before: ろ")


OLD = {
    "sure": polib.POEntry(msgid="甲", msgstr="い"),
    "fuzzy": polib.POEntry(msgid="甲", msgstr="ふ", flags=["fuzzy"]),
    "obsolete": polib.POEntry(msgid="甲", msgstr="ろ", obsolete=True),
    "empty": polib.POEntry(msgid="甲", msgstr=""),
    "plural": polib.POEntry(msgid="甲", msgid_plural="甲们", msgstr_plural={0: "は"}),
}


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (["fuzzy", "obsolete", "sure"], "い"),
        (["fuzzy", "obsolete"], "ろ"),
        (["empty", "fuzzy"], "ふ"),
        (["empty", "obsolete"], "ろ"),
        (["plural", "empty"], ""),
        (["obsolete", "sure"], "い"),
    ],
)
def test_of_several_entries_of_a_text_the_best_is_kept(names: list[str], kept: str) -> None:
    entries = blank("ja", "almanac-2031")
    entries.extend(OLD[name] for name in names)
    found = [each for each in update(entries, [unit("甲", "s0/title")]) if not each.obsolete]
    assert [each.msgstr for each in found] == [kept]


@pytest.mark.parametrize(
    ("edited", "state_of"), [("甲乙子丑寅", State.FUZZY), ("甲子丑寅卯", State.MISSING), ("甲乙丙子丑", State.FUZZY)]
)
def test_an_edit_at_an_address_leaves_two_of_five_characters_at_least(edited: str, state_of: State) -> None:
    old = catalogue(("甲乙丙丁戊", "ほ"))
    (found,) = [each for each in update(again(old), [unit(edited, "s0/title")]) if not each.obsolete]
    assert state(found) is state_of


def test_a_text_that_stands_at_a_new_place_too_is_no_other_that_was_edited() -> None:
    old = catalogue((SENTENCE, "参加者"))
    (first, second) = update(again(old), [unit(EDITED, "s0/title"), unit(SENTENCE, "s9/title")])
    assert (state(first), state(second)) == (State.MISSING, State.DRAFT)
    edited = [each for each in update(again(old), [unit(EDITED, "s0/title")]) if not each.obsolete]
    assert [state(each) for each in edited] == [State.FUZZY]


def test_what_people_wrote_for_a_text_that_is_gone_stays_once_and_suggestions_do_not() -> None:
    old = catalogue(("灯塔", "あかり"), ("北城", ""), ("集市", "いち"))
    old.append(polib.POEntry(msgid="灯塔", msgstr="とう", obsolete=True, tcomment="or so"))
    old.append(polib.POEntry(msgid="大集市", msgstr="いち", flags=["fuzzy"], previous_msgid="集市"))
    old.append(polib.POEntry(msgid="小集市", msgstr="ちさい", flags=["fuzzy"], previous_msgid="集市"))
    entry(old, "北城").tcomment = "a town"
    gone = [each for each in update(old, [unit("集市", "s2/title")]) if each.obsolete]
    assert [(each.msgid, each.msgstr, each.tcomment) for each in gone] == [
        ("灯塔", "あかり", "or so\nbefore: とう"),
        ("北城", "", "a town"),
        ("小集市", "ちさい", ""),
    ]


def test_the_flag_for_msgfmt_stands_where_all_braces_are_names() -> None:
    flags = {each: ["python-brace-format"] for each in ("{members}人", "{a}和{b_2}")}
    texts = ["甲", *flags, "{KR-46}人", "{a:short}人", "{a}和}", "{a}和{}"]
    made = update(blank("ja", "almanac-2031"), [unit(text, f"s{n}/title") for n, text in enumerate(texts)])
    assert {each.msgid: each.flags for each in made} == {text: flags.get(text, []) for text in texts}
