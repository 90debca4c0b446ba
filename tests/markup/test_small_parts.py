"""The small parts of markup: letters of other languages, addresses, runs of pages, sides of a proof, names of kinds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import REPORT, as_read
from markupsafe import Markup
from pages import speaking

from galley.language.translations import State
from galley.language.units import units
from galley.markup import index, inline
from galley.markup.kinds import kinds, states
from galley.markup.naming import Naming
from galley.markup.remarks import Remarks
from galley.markup.render import _begun_with, _in_rows, _kind, _looked_at, _parted, _plain
from galley.markup.sides import _edited
from galley.markup.tables import _ems
from galley.model.dates import Moment
from galley.model.inserts import Group, GroupsInsert
from galley.model.names import Spelling
from galley.problem import Place
from galley.source import SourceText
from galley.text import Line, Text


@pytest.mark.parametrize(
    ("text", "language", "html"),
    [
        ("ab", "en", "ab"),
        ("a < b", "en", "a &lt; b"),
        ("かな", "en", '<span lang="ja">かな</span>'),
        ("カナ漢字", "en", '<span lang="ja">カナ漢字</span>'),
        ("漢字", "en", '<span class="han">漢字</span>'),
        ("한글", "en", '<span lang="ko">한글</span>'),
        ("a 한 b 漢 c", "ru", 'a <span lang="ko">한</span> b <span class="han">漢</span> c'),
        ("漢字", "zh", "漢字"),
        ("かな漢字", "zh", '<span lang="ja">かな</span>漢字'),
        ("かな漢字", "zh-Hant", '<span lang="ja">かな</span>漢字'),
        ("かな漢字", "ja", "かな漢字"),
        ("한글", "ja", '<span lang="ko">한글</span>'),
        ("한글漢字", "ko", "한글漢字"),
        ("かな", "ko", '<span lang="ja">かな</span>'),
        ("葛\U000e0100城", "zh", '<span lang="ja">葛\U000e0100</span>城'),
        ("葛\U000e0100城", "en", '<span lang="ja">葛\U000e0100城</span>'),
    ],
)
def test_letters_that_tell_another_language_are_set_off(text: str, language: str, html: str) -> None:
    assert inline._words(text, language) == html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a.b, or", ["https://example.org/a.b"]),
        ("see www.example.org.", ["www.example.org"]),
        ("see example.org/a", ["example.org/a"]),
        ("see example.org", []),
        ("to a.b+c@example.org.", ["a.b+c@example.org"]),
        ("to a@b", []),
        ("http://a.b and a@b.c", ["http://a.b", "a@b.c"]),
    ],
)
def test_addresses_are_set_off_up_to_what_ends_a_sentence(text: str, found: list[str]) -> None:
    html = str(inline._text(text, "en"))
    assert html.count('class="url"') == len(found)
    assert all(f'<span class="url">{each}</span>' in html for each in found)
    assert Markup(html).striptags() == text


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://example.org/", "example.org"),
        ("http://example.org/a", "example.org/a"),
        ("mailto:a@b.c", "a@b.c"),
        ("ftp://a.b", "ftp://a.b"),
    ],
)
def test_paper_shows_an_address_without_its_way(href: str, shown: str) -> None:
    assert inline.shown(href) == shown


@pytest.mark.parametrize(
    ("pages", "runs"),
    [
        ([(1, "iv"), (2, "v")], [(1, 2)]),
        ([(1, "iv"), (2, "1")], [(1, 1), (2, 2)]),
        ([(1, "1"), (2, "A")], [(1, 1), (2, 2)]),
        ([(1, "1"), (2, "2")], [(1, 2)]),
        ([(1, "1"), (2, "3")], [(1, 1), (2, 2)]),
        ([(1, "2"), (2, "1")], [(1, 1), (2, 2)]),
        ([(1, "1"), (3, "2")], [(1, 1), (3, 3)]),
        ([(1, ""), (2, "")], [(1, 2)]),
    ],
)
def test_pages_of_one_count_are_a_run(pages: list[tuple[int, str]], runs: list[tuple[int, int]]) -> None:
    found = index.joined((page, f"p{page}", label) for page, label in pages)
    assert [(first[0], last[0]) for first, last in found] == runs


def test_an_index_seeks_each_kind_that_it_lists() -> None:
    def asked(*names: str) -> list[str]:
        section: Any = index.IndexSection.model_construct(names=names)
        publication: Any = SimpleNamespace(sections={"a": section, "b": SimpleNamespace(names=("people",))})
        return [each.__name__ for each in index.indexed(publication)]

    assert asked("regions", "people") == ["Person", "Region"]
    assert asked("committees", "organisations") == ["Organisation", "Committee"]
    assert asked() == []


@pytest.mark.parametrize(
    ("number", "told"),
    [("", ""), ("1", "1 "), ("1.", "1. "), ("一、", "一、"), ("（1）", "（1）"), ("第一", "第一 "), ("A)", "A) ")],
)
def test_a_number_is_parted_from_its_words(number: str, told: str) -> None:
    assert _parted(number) == told


def test_markup_as_plain_text() -> None:
    assert _plain(Markup("a<br>b <b>c</b>\u00ad\u2060d &amp;")) == "a b cd &"
    assert (_kind(1), _kind("")) == ("int", "str")


@pytest.mark.parametrize(
    ("focus", "style"),
    [
        (None, ""),
        ("", ""),
        ("left", ' style="object-position: left"'),
        ("centre top", ' style="object-position: center top"'),
    ],
)
def test_a_picture_that_is_cut_shows_its_focus(focus: str | None, style: str) -> None:
    picture: Any = SimpleNamespace(focus=focus)
    assert _looked_at(picture) == style


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("one two", "one two", "one two"),
        ("one two", "one three", "one <del>two</del><ins>three</ins>"),
        ("one", "one two", "one<ins> two</ins>"),
        ("one two", "two", "<del>one </del>two"),
        ("a < b", "a < c", "a &lt; <del>b</del><ins>c</ins>"),
    ],
)
def test_what_was_put_in_and_taken_out_is_told(old: str, new: str, html: str) -> None:
    assert _edited(old, new) == html


@pytest.mark.parametrize(
    ("text", "room"),
    [(".50", 0.3 + 1.16), ("%", 0.9), (", ", 0.6), ("１", 1.0), ("a", 0.58), ("", 0.0), ("\u00a0", 0.9)],
)
def test_the_room_behind_a_whole_number(text: str, room: float) -> None:
    line: Any = SimpleNamespace(inlines=(Text(text),))
    assert _ems(line) == pytest.approx(room)
    called: Any = SimpleNamespace(inlines=(Text(text), SimpleNamespace()))
    assert _ems(called) == pytest.approx(room + 0.58)


def heard(context: str, word: str) -> str:
    return f"{context}: {word}"


def test_states_and_kinds_have_names() -> None:
    assert {str(state): name for state, name in states(heard).items()} == {
        "missing": "state of a translation: missing",
        "fuzzy": "state of a translation: not up to date",
        "draft": "state of a translation: draft",
        "reviewed": "state of a translation: reviewed",
        "None": "state of a translation: original",
    }
    assert set(State) < set(states(heard))
    names = kinds(heard)
    assert len(names) == 27 and all(name.startswith("kind of text: ") for name in names.values())


def test_each_kind_of_unit_has_a_name() -> None:
    told = {unit.kind for unit in units(as_read(REPORT))} | {
        unit.kind for unit in units(as_read("tests/content/specimen"))
    }
    assert told - kinds(heard).keys() == set()


def item(address: str, remark: str | None = "x") -> Any:
    return SimpleNamespace(address=address, remark=remark)


def test_remarks_are_numbered_in_their_order_and_lead_back_to_the_first_mark() -> None:
    remarks = Remarks()
    assert remarks.mark(None, "a") == remarks.mark(item("a", None), "a") == remarks.mark(item("a", ""), "a") == ""
    first = remarks.mark(item("a"), Markup('<a href="#x">A</a> & B'))
    assert first == '<a class="mark" id="marked-1" href="#remark-1">\u2060[1]</a>'
    assert remarks.mark(item("a"), "again") == '<a class="mark" href="#remark-1">\u2060[1]</a>'
    assert remarks.mark(item("b"), "B & C") == '<a class="mark" id="marked-2" href="#remark-2">\u2060[2]</a>'
    assert (len(remarks), [(each.number, str(each.title)) for each in remarks]) == (2, [(1, "A & B"), (2, "B &amp; C")])
    assert [each.of_registry for each in remarks] == [False, False]


def naming(language: str = "en") -> Naming:
    return Naming(as_read(REPORT), speaking(language))


@pytest.mark.parametrize(
    ("told", "language", "words"),
    [
        ("2014", "en", "2014"),
        ("2014-07", "en", "July 2014"),
        ("2014-07-05", "en", "5\u00a0July 2014"),
        ("2014", "zh", "2014年"),
        ("2014-07", "zh", "2014年7月"),
        ("2014-07-05", "zh", "2014年7月5日"),
    ],
)
def test_a_moment_is_told_as_exactly_as_it_is_known(told: str, language: str, words: str) -> None:
    year, *rest = (int(each) for each in told.split("-"))
    moment = Moment(year, *rest)
    assert naming(language).moment(moment) == words
    meeting: Any = SimpleNamespace(start=moment, end=None)
    assert naming(language).meeting_dates(meeting) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2014, 7, 5), (2014, 7, 8), "5–8\u00a0July 2014"),
        ((2014, 7, 5), (2014, 7), "5\u00a0July 2014"),
        ((2014, 7), (2014, 7, 8), "July 2014"),
        ((2014,), None, "2014"),
    ],
)
def test_a_meeting_of_several_days(start: Any, end: Any, words: str) -> None:
    meeting: Any = SimpleNamespace(start=Moment(*start), end=Moment(*end) if end else None)
    assert naming().meeting_dates(meeting) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2015, 7), (2015, 8), "2015年7月至8月"),
        ((2015, 7), None, "2015年7月"),
        ((2015,), (2015, 8), "2015年"),
        ((2015, 7), (2015,), "2015年7月"),
    ],
)
def test_planned_months(start: Any, end: Any, words: str) -> None:
    assert naming("zh").months(Moment(*start), Moment(*end) if end else None) == words


@pytest.mark.parametrize(
    ("name", "is_spaced"),
    [
        ("金在孝", True),
        ("金孝", True),
        ("金", False),
        ("金在孝子", False),
        ("Kim", False),
        ("金B", False),
        ("一鿿", True),
    ],
)
def test_a_name_of_two_or_three_han_letters_is_spaced(name: str, is_spaced: bool) -> None:
    person: Any = SimpleNamespace(name={"zh": Spelling(text=name)})
    html = naming("zh").signature(person)
    assert html == (f'<span class="spaced">{name}</span>' if is_spaced else name)


def test_committees_of_the_day_stand_in_the_order_of_their_texts() -> None:
    speaker = naming()
    known = [each.id for each in speaker.publication.registry.committees]
    works: Any = [SimpleNamespace(committee=known[2]), SimpleNamespace(committee=known[0])]
    told = speaker.committees_told(works)
    assert [each.id for each, _ in told] == [known[2], known[0], known[1], *known[3:]]
    assert [work and work.committee for _, work in told][:3] == [known[2], known[0], None]
    registry = speaker.publication.registry
    first = registry.committees[0]
    day = first.since.first
    early = speaker.publication.model_copy(
        update={"record": speaker.publication.record.model_copy(update={"as_of": day})}
    )
    assert first.id in [each.id for each, _ in Naming(early, speaker.voice).committees_told([])]
    before = date.fromordinal(day.toordinal() - 1)
    none = speaker.publication.model_copy(
        update={"record": speaker.publication.record.model_copy(update={"as_of": before})}
    )
    assert first.id not in [each.id for each, _ in Naming(none, speaker.voice).committees_told([])]


def test_meetings_that_the_registry_leaves_out_are_told() -> None:
    speaker = naming()
    insert: Any = SimpleNamespace(series="assembly", outcomes=())
    told = speaker.meetings_told(insert)
    ordinals = [each.ordinal for each, _, _ in told]
    assert [ordinal for _, ordinal, _ in told][:3] == ["1st", "2nd", "3rd"] and ordinals[:3] == [1, 2, 3]
    assert told and {outcome for _, _, outcome in told} == {None}
    gone = [each for each in range(min(ordinals), max(ordinals)) if each not in ordinals]
    assert len(speaker.ordinals_untold(insert)) == len(gone)
    registry = speaker.publication.registry
    fewer = tuple(each for each in registry.meetings if each.id != told[1][0].id)
    less = Naming(
        speaker.publication.model_copy(update={"registry": registry.model_copy(update={"meetings": fewer})}),
        speaker.voice,
    )
    assert len(less.ordinals_untold(insert)) == len(gone) + 1
    none: Any = SimpleNamespace(series="none", outcomes=())
    assert less.ordinals_untold(none) == [] and less.meetings_told(none) == []


def line(text: str) -> Line:
    return Line((Text(text),), SourceText(text, Place("f", 1, 1)))


def test_lists_without_numbers_are_sorted_by_label_where_that_is_asked() -> None:
    groups = [Group.model_construct(label=line(each)) for each in ("Zoe", "amber")]
    for order, wanted in (("given", ["Zoe", "amber"]), ("label", ["amber", "Zoe"])):
        insert = GroupsInsert.model_construct(order=order, groups=groups)
        told = naming().sorted_groups(insert, None)
        assert [each.label.inlines[0].text for each in told] == wanted  # type: ignore[union-attr]
    lines = [line("Zoe"), line("amber")]
    assert [number for number, _ in naming().sorted_lines(lines, None)] == [2, 1]
    assert [number for number, _ in naming("zh").sorted_lines(lines, None)] == [1, 2]


def test_blocks_stand_in_rows_by_the_width_of_their_pictures() -> None:
    blocks: Any = [1, 2]
    assert _in_rows(blocks, None) == [("", [1, 2])]
    assert _in_rows([], None) == []


def test_who_speaks_in_a_text_of_another_language() -> None:
    book = replace(naming("en"), voices={"en": speaking("en"), "zh": speaking("zh")})
    assert (book.speaking("zh").voice.language, book.speaking("zh").book) == ("zh", "en")
    assert book.speaking("ru") is book
    assert book.speaking("zh").speaking("en").book == "en"
    assert book.in_text(Markup("a"), "en") == "a"
    assert book.in_text(Markup("a"), "zh") == '<span lang="en">a</span>'
    assert book.in_language(Markup("a"), "zh") == '<span lang="zh">a</span>'
    assert book._set_off(Markup("a"), "zh") == '<span class="unfinished" lang="zh">a</span>'
    assert book.speaking("zh")._set_off(Markup("a"), "en") == '<span lang="en">a</span>'


@pytest.mark.parametrize(
    ("title", "name", "html"),
    [
        ("山海联合会2020年度报告", "山海联合会", '<span class="whole">山海联合会</span>2020年度报告'),
        ("2020年山海联合会报告", "山海联合会", "2020年山海联合会报告"),
        ("山海联合会", "山海联合会", "山海联合会"),
        ("甲&amp;乙会报告", "甲&乙会", '<span class="whole">甲&amp;乙会</span>报告'),
        ("Sea League Report", "Sea League", "Sea League Report"),
    ],
)
def test_a_name_that_begins_a_title_stays_whole(title: str, name: str, html: str) -> None:
    assert _begun_with(Markup(title), name) == html
