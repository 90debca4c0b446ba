"""States, reviews, and the check that a translation has what its source has."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from catalogue_texts import NAME, catalogue, entry, unit

from galley.files import Files
from galley.language.agreement import check, faults
from galley.language.catalogue import parse
from galley.language.merge import update
from galley.language.status import status, words
from galley.language.translations import (
    State,
    active,
    blank,
    clear_fuzzy,
    comments,
    make_fuzzy,
    read,
    remark,
    serving,
    sign,
    state,
)
from galley.language.writing import written
from galley.problem import Place, Problem


def one(source: str, translation: str) -> polib.POEntry:
    return entry(catalogue((source, translation)), source)


def found(source: str, translation: str) -> list[Problem]:
    """The problems of one translation, in a catalogue read from its file."""
    entries, problems = parse(written(catalogue((source, translation))), NAME)
    assert problems == []
    return check(entries, [unit(source, "s0/title")], NAME, "ja")


def test_the_states_of_an_entry() -> None:
    each = one("大会", "")
    assert state(each) is State.MISSING
    assert state(None) is State.MISSING
    each.msgstr = "大会"
    assert state(each) is State.DRAFT
    make_fuzzy(each, "会议")
    assert state(each) is State.FUZZY
    each.obsolete = True
    assert state(each) is State.MISSING
    assert [state.prints for state in State] == [False, False, True, True]


def test_a_review_holds_for_one_source_and_one_translation() -> None:
    each = one("大会", "総会")
    each.tcomment = "the annual one"
    sign(each, "Mori Aya", "2031-05-04")
    assert state(each) is State.REVIEWED
    first, review = each.tcomment.split("\n")
    assert first == "the annual one"
    assert review.startswith("reviewed: Mori Aya 2031-05-04 ")
    each.msgstr = "総会。"
    assert state(each) is State.DRAFT
    each.msgstr = "総会"
    assert state(each) is State.REVIEWED
    each.msgid = "大会们"
    assert state(each) is State.DRAFT
    sign(each, "Ito", "2031-05-05")
    assert state(each) is State.REVIEWED
    assert each.tcomment.count("reviewed:") == 1


def test_a_review_outlives_the_file() -> None:
    entries = catalogue(("大会", "総会"))
    sign(entry(entries, "大会"), "Mori", "2031-05-04")
    again, problems = parse(written(entries), NAME)
    assert problems == []
    assert state(entry(again, "大会")) is State.REVIEWED


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{union}有{members}个会员", "会員{members}、{union}"),
        ("见{fig:lamp-genitive}和{tab:a/b}", "{tab:a/b}、{fig:lamp-genitive}"),
        ("*灯*要**亮**", "**明るい***灯*"),
        ("灯[^1]亮", "明るい[^1]灯"),
        ("[网页](https://example.org)", "[ウェブ](https://example.org)"),
        ("a\\*b", "b\\*a"),
        ("甲乙", "甲\\\n乙"),
        ("100 %", "100 %, 3 < 4 & 5, a < b; c > d"),
        ("甲", "\\<b>"),
        ("\\\\[^1]", "\\\\[^1]"),
    ],
)
def test_translations_that_agree(source: str, translation: str) -> None:
    assert found(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "code", "told"),
    [
        ("{union}的{members}", "{union}の", "language.po-placeholders", "has {union}, the source {members}, {union}"),
        ("{union}", "{union}と{union}", "language.po-placeholders", "has {union} 2 times"),
        ("{fig:lamp-genitive}", "{fig:lamp}", "language.po-placeholders", "the source {fig:lamp-genitive}"),
        ("{tab:a/b}", "{tab:b}", "language.po-placeholders", "the source {tab:a/b}"),
        ("{union:short}", "{union}", "language.po-placeholders", "the source {union:short}"),
        ("大会", "{union}", "language.po-placeholders", "the source none"),
        ("*灯*亮", "灯明", "language.po-markdown", "the source *"),
        ("*灯*亮", "**灯**明", "language.po-markdown", "has **"),
        ("灯[^1]亮", "灯明", "language.po-markdown", "the source [^1]"),
        ("灯亮", "灯[^1]", "text.mark", "[^1]"),
        ("[a](https://example.org)", "[a](https://example.com)", "language.po-markdown", "https://example.com"),
        ("大会", "<b>総会</b>", "language.po-markup", "HTML"),
        ("大会", "総会<script src=x>", "language.po-markup", "HTML"),
        ("大会", "総会&nbsp;", "language.po-markup", "HTML"),
        ("大会", "総会<!-- 旧 -->", "language.po-markup", "HTML"),
        ("大会", "{uni on}", "text.mark", "{uni"),
        ("大会", "`総会`", "text.inline", "backticks"),
        ("大会", "![](https://example.org/x.png)", "text.inline", "picture"),
    ],
)
def test_translations_that_differ_in_marks_are_problems(source: str, translation: str, code: str, told: str) -> None:
    problem = found(source, translation)[0]
    assert problem.code == code
    assert problem.message.startswith("s0/title: ")
    assert told in problem.message
    assert problem.mend
    assert problem.language == "ja"
    assert problem.place is not None and problem.place.file == NAME
    assert (problem.place.column or 0) >= len('msgstr "') + 1
    assert problem.related == (Place("content/almanac-2031/s0.yaml", 3, 1),)


@pytest.mark.parametrize(("translation", "column"), [("灯*明", 10), ("灯{x y", 10), ("灯明", 9)])
def test_a_fault_of_marks_is_told_where_it_stands_and_a_lack_at_the_translation(translation: str, column: int) -> None:
    place = found("*灯*亮", translation)[0].place
    assert place is not None and (place.line, place.column) == (16, column)


def test_what_does_not_print_is_not_checked() -> None:
    entries = catalogue(("{union}", "{onion}"))
    make_fuzzy(entry(entries, "{union}"), "{onion}")
    assert check(entries, [], NAME, "ja") == []
    assert len(faults(entry(entries, "{union}"), NAME)) == 1


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (b'msgid "a\n', "language.po-syntax"),
        (b'msgid "\xff\xfe"\n', "language.po-encoding"),
        (b"\xff\xfe", "language.po-format"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=EUC-KR\\n"\n', "language.po-charset"),
    ],
)
def test_a_broken_catalogue_is_a_problem_with_language_and_file(tmp_path: Path, spoilt: bytes, code: str) -> None:
    (tmp_path / NAME).parent.mkdir(parents=True)
    (tmp_path / NAME).write_bytes(spoilt)
    _, problems = read("ja", "almanac-2031", Files(tmp_path))
    assert [(problem.code, problem.language) for problem in problems] == [(code, "ja")]
    assert problems[0].place is not None and problems[0].place.file == NAME


def test_a_catalogue_that_is_not_there_yet_is_blank(tmp_path: Path) -> None:
    entries, problems = read("ja", "almanac-2031", Files(tmp_path))
    assert (list(entries), problems) == ([], [])
    assert entries.metadata["Language"] == "ja"


def test_the_status_counts_units_by_section_and_state() -> None:
    texts = [
        unit("大会", "a/title"),
        unit("第2次 meeting of {union}", "a/x"),
        unit("北城", "b/title"),
        unit("大会", "b/x"),
    ]
    entries = update(blank("ja", "almanac-2031"), texts)
    entry(entries, "大会").msgstr = "総会"
    a, b, whole = status(texts, entries)
    assert (a.section, a.counts[State.DRAFT], a.counts[State.MISSING], a.share) == ("a", 1, 1, 50)
    assert (a.words_left, a.characters_left) == (5, 12)
    assert (b.section, b.words_left) == ("b", 2)
    assert (whole.section, whole.done, whole.total) == ("all", 2, 4)
    assert whole.as_json() == {
        "section": "all",
        "missing": 2,
        "fuzzy": 0,
        "draft": 2,
        "reviewed": 0,
        "percent": 50.0,
        "words_left": 7,
        "words_new": 7,
        "words_fuzzy": 0,
        "words_repeated": 0,
        "characters_left": 14,
    }


def test_the_words_left_are_told_by_what_is_to_be_done() -> None:
    texts = [unit(text, f"{n}/x") for n, text in enumerate(("大会", "北城", "大会", "风筝节", "北城", "大会"))]
    entries = update(blank("ja", "almanac-2031"), texts)
    entry(entries, "风筝节").msgstr, entry(entries, "风筝节").flags = "凧", ["fuzzy"]
    *sections, whole = status(texts, entries)
    assert (whole.words_new, whole.words_fuzzy, whole.words_repeated, whole.words_left) == (4, 3, 6, 13)
    assert [(each.words_new, each.words_repeated) for each in sections[:3]] == [(2, 0), (2, 0), (0, 2)]
    entries.append(polib.POEntry(msgctxt="2/x", msgid="大会", msgstr=""))
    assert (status(texts, entries)[2].words_new, status(texts, entries)[-1].words_repeated) == (2, 4)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("第10次", 3), ("the keeper's well-lit lamp", 4), ("지방 정부", 2), ("ひかり", 3), ("{a:b}、{c}", 0)],
)
def test_words_are_counted_as_translators_count_them(text: str, count: int) -> None:
    assert words(text) == count


@pytest.mark.parametrize(
    ("text", "count"), [("나가", 1), ("나힣", 1), ("가나", 1), ("나山가", 3), ("10.5", 1), ("a_b", 2)]
)
def test_hangul_is_counted_between_spaces_and_han_by_its_characters(text: str, count: int) -> None:
    assert words(text) == count


def test_of_nothing_all_is_done() -> None:
    (whole,) = status([], blank("ja", "almanac-2031"))
    assert (whole.section, whole.total, whole.done, whole.share, whole.words_left) == ("all", 0, 0, 100.0, 0)


def test_what_translators_wrote_is_told_and_a_review_that_holds_no_more_is_not() -> None:
    each = one("大会", "総会")
    each.tcomment = "the annual one"
    sign(each, "Mori Aya", "2031-05-04")
    assert comments(each) == ["the annual one", "reviewed: Mori Aya 2031-05-04"]
    each.msgstr = "総会。"
    assert comments(each) == ["the annual one"]
    make_fuzzy(each, "会议")
    make_fuzzy(each, "会议")
    assert (each.flags, each.previous_msgid) == (["fuzzy"], "会议")
    remark(each, "", "the annual one", "new")
    assert each.tcomment.split("\n")[0] == "the annual one" and each.tcomment.endswith("\nnew")
    assert each.tcomment.count("the annual one") == 1
    clear_fuzzy(each)
    assert (each.flags, each.previous_msgid) == ([], None)
    each.msgstr = " \n"
    assert state(each) is State.MISSING


def test_of_two_entries_of_a_text_the_first_in_use_serves_it() -> None:
    entries = catalogue(("甲", "い"))
    entries.insert(0, polib.POEntry(msgid="甲", msgstr="古", obsolete=True))
    entries.insert(1, polib.POEntry(msgid="甲", msgid_plural="甲们", msgstr_plural={0: "数"}))
    entries.append(polib.POEntry(msgid="甲", msgstr="ろ"))
    entries.append(polib.POEntry(msgctxt="s0/title", msgid="甲", msgstr="は"))
    assert {key: each.msgstr for key, each in active(entries).items()} == {
        (None, "甲"): "い",
        ("s0/title", "甲"): "は",
    }
    assert serving(active(entries), unit("甲", "s0/title")).msgstr == "は"
    assert serving(active(entries), unit("甲", "s1/title")).msgstr == "い"
    assert serving(active(entries), unit("乙", "s0/title")) is None


@pytest.mark.parametrize(
    ("source", "translation", "told"),
    [
        ("[*灯*]{ja}亮", "[灯]{ja}明", "has none, the source *"),
        ("[**灯**](https://a.example)", "[灯](https://a.example)", "has none, the source **"),
        ("**灯[^1]**", "**灯**[^1][^1]", "has [^1] 2 times, the source [^1]"),
        ("H~2~O", "H2O", "has none, the source ~"),
    ],
)
def test_marks_are_compared_within_other_marks(source: str, translation: str, told: str) -> None:
    (problem,) = found(source, translation)
    assert problem.code == "language.po-markdown" and told in problem.message
