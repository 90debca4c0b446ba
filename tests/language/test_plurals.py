"""The word behind a number, by the plural categories of its language; references that a translator leaves out or repeats."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from catalogue_texts import NAME, entry, filled, publication, translated
from conftest import ROOT

from galley.files import Files
from galley.language import voice
from galley.language.agreement import check, faults
from galley.language.asked import check_words
from galley.language.catalogue import parse
from galley.language.cldr import locale_of
from galley.language.localise import localised
from galley.language.merge import update
from galley.language.plurals import categories, word
from galley.language.returned import take
from galley.language.translations import State, blank
from galley.language.units import units
from galley.language.writing import written
from galley.markup.naming import Naming
from galley.model.publication import Publication
from galley.problem import Place, Severity
from galley.source import SourceText
from galley.text import Line, Reference, leaves

SOURCE = "{union}有{members}个会员，人口{people}。"
RU = ("администрация", "администрации", "администраций")


def catalogue(source: Publication, language: str, said: str, comment: str = "") -> polib.POFile:
    """The catalogue in which the paragraph of the front says something, under a translator's comment."""
    entries = filled(translated(update(blank(language, source.name), units(source))), {SOURCE: said})
    entry(entries, SOURCE).tcomment = comment
    return parse(written(entries), NAME)[0]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "other"),
        ("ko", "other"),
        ("mn", "one other"),
        ("en", "one other"),
        ("fr", "one other"),
        ("ru", "one few many"),
        ("ar", "zero one two few many other"),
    ],
)
def test_the_categories_are_those_that_whole_numbers_have(language: str, expected: str) -> None:
    locale = locale_of(language)
    assert locale is not None and " ".join(categories(locale)) == expected


@pytest.mark.parametrize(("n", "form"), [(1, 0), (21, 0), (73, 1), (11, 2), (75, 2), (112, 2), (0, 2), (10**6, 2)])
def test_the_number_chooses_the_form(n: int, form: int) -> None:
    locale = locale_of("ru")
    assert locale is not None and word(n, RU, locale) == RU[form]
    assert word(10**6, ("région", "régions"), locale_of("fr") or locale) == "régions"


@pytest.mark.parametrize(
    ("language", "reference", "members", "expected"),
    [
        ("ru", Reference("members", None, Place("x"), RU), 73, "73\u00a0администрации"),
        ("ru", Reference("members", None, Place("x"), RU), 75, "75\u00a0администраций"),
        ("ru", Reference("members", None, Place("x"), RU), 81, "81\u00a0администрация"),
        ("en", Reference("members", "value", Place("x"), ("member", "members")), 1, "1\u00a0member"),
        ("en", Reference("XA", "members", Place("x"), ("region", "regions")), 0, "1\u00a0region"),
        ("ru", Reference("members", None, Place("x")), 1234, "1\u00a0234"),
    ],
)
def test_the_form_is_that_of_the_number_in_the_book(
    tmp_path: Path, language: str, reference: Reference, members: int, expected: str
) -> None:
    source = publication(tmp_path, ("publication", "    count: members\n", f"    value: {members}\n"))
    assert Naming(source, voice(language, Files(ROOT))[0]).reference(None, reference) == expected


def test_a_translation_has_the_word_that_its_source_has_not(tmp_path: Path) -> None:
    source = publication(tmp_path)
    found = localised(source, "ru", catalogue(source, "ru", f"{{union}}: {{members|{'|'.join(RU)}}}, {{people}}."))
    assert found.problems == [] and found.states["front/body/p1"] is State.DRAFT


@pytest.mark.parametrize(
    ("language", "said", "code", "message", "mend"),
    [
        (
            "ru",
            "{union}, {members|один|два}, {people}",
            "plural-words",
            "2 forms of a word stand behind {members}; ru has 3: one, few, many",
            "write {members|one|few|many}, with the form of the word in the place of each category",
        ),
        (
            "en",
            "{union}, {members|member||members}, {people}",
            "plural-words",
            "2 forms of a word stand behind {members}; en has 2: one, other",
            "write {members|one|other}, with",
        ),
        (
            "ja",
            "{union}, {members|か所}, {people}",
            "plural-words",
            "a word has one form behind all numbers in ja",
            "write {members} and the word behind it",
        ),
        (
            "en",
            "{union|union|unions}, {members}, {people}",
            "no-number",
            "{union} prints no number, so no word behind it has a plural",
            "write {union} and the word behind it; these print numbers: {members}, {people}, ",
        ),
    ],
)
def test_wrong_words_are_told_at_their_place(
    tmp_path: Path, language: str, said: str, code: str, message: str, mend: str
) -> None:
    source = publication(tmp_path)
    entries = catalogue(source, language, said)
    found = localised(source, language, entries)
    (problem,) = found.problems
    assert (problem.code, problem.language) == (f"language.{code}", language)
    assert problem.message == f"front/body/p1: {message}" and problem.mend.startswith(mend)
    mark = next(each for each in re.findall(r"\{.*?\}", said) if "|" in each)
    written = entry(entries, SOURCE).msgstr
    assert isinstance(written, SourceText) and problem.place == written.at(said.index(mark), len(mark))
    assert found.states["front/body/p1"] is State.FUZZY


def test_words_in_a_source_are_told_where_its_language_wants_others(tmp_path: Path) -> None:
    english = ("front", "kind: ", "source-language: en\nkind: ")
    sound = publication(tmp_path / "sound", english, ("front", "{members}个", "{members|member|members}"))
    assert list(check_words(sound)) == []
    spoilt = publication(tmp_path / "spoilt", english, ("front", "{members}个", "{members|member}"))
    (problem,) = check_words(spoilt)
    assert problem.code == "language.plural-words" and problem.place is not None
    assert (problem.place.file.rpartition("/")[2], problem.place.length) == ("front.yaml", len("{members|member}"))
    (chinese,) = check_words(publication(tmp_path / "zh", ("front", "{members}个", "{members|个}")))
    assert chinese.mend == "write {members} and the word behind it"


def test_a_caption_on_a_drawing_has_the_number_too(tmp_path: Path) -> None:
    from galley.figures.surface import Words

    source = publication(tmp_path)
    paragraph = next(iter(source.sections["front"].body.blocks))  # type: ignore[union-attr]
    line = Line(paragraph.inlines, source.record.title.source)
    said = Words(source, voice("zh", Files(ROOT))[0]).line(line, None)
    numbers = [leaf.id for leaf in leaves(line.inlines) if isinstance(leaf, Reference)]
    assert "members" in numbers and "members" not in said and said == "诸省联合会有1个会员，人口7万。"


MARKS = [
    ("omits: {members} -- the verb says it", "{union}: {people}", True),
    ("repeats: {members} -- no pronoun for it", "{union}: {members}, {people}; {members}", True),
    ("repeats: {members} -- as often as wanted", "{union}: {members}, {members}, {members}, {people}", True),
    ("accept: x.y z -- w\nomits: {members} -- x\nomits: {people} -- y", "{union}", True),
    ("", "{union}: {people}", False),
    ("omits: {members}", "{union}: {people}", False),
    ("omits: {people} -- another one", "{union}: {people}", False),
    ("repeats: {members} -- the other way round", "{union}: {people}", False),
    ("repeats: {XA} -- not of the source", "{union}: {members}, {people}, {XA}", False),
]


@pytest.mark.parametrize(("comment", "said", "sound"), MARKS)
def test_a_marked_unit_leaves_a_reference_out_or_says_it_again(comment: str, said: str, sound: bool) -> None:
    found = faults(polib.POEntry(msgid=SOURCE, msgstr=said, tcomment=comment), NAME)
    assert [each.code for each in found] == ([] if sound else ["language.po-placeholders"])
    assert sound or "`# omits: {id} -- reason`" in found[0].mend


@pytest.mark.parametrize("comment", ["omits: {members} -- x", "repeats: {people} -- x", "omits: {XA} -- x"])
def test_a_mark_of_which_nothing_came_is_told_and_the_translation_printed(tmp_path: Path, comment: str) -> None:
    source = publication(tmp_path)
    entries = catalogue(source, "ja", "{union}{members}{people}。", comment)
    found = localised(source, "ja", entries)
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("language.po-idle-mark", Severity.WARNING)
    assert f"“{comment}”" in problem.message and found.states["front/body/p1"] is State.DRAFT
    assert [each.code for each in check(entries, units(source), NAME, "ja")][:1] == ["language.po-idle-mark"]


def test_a_mark_outlives_an_update_and_a_returned_file(tmp_path: Path) -> None:
    source, comment = publication(tmp_path), "omits: {people} -- told in the table"
    entries = catalogue(source, "ja", "{union}{members}。", comment)
    assert "python-brace-format" not in entry(update(entries, units(source)), SOURCE).flags
    edited = publication(tmp_path / "edited", ("front", "个会员，人口", "个会员、人口"))
    after = entry(update(entries, units(edited)), SOURCE.replace("，", "、"))
    assert (after.tcomment, after.fuzzy) == (comment, True)
    returned = parse(written(entries), "from Mori.po")[0]
    plain = catalogue(source, "ja", "{union}{members}{people}。")
    taken = entry(take(plain, returned, "from Mori.po").entries, SOURCE)
    assert comment in taken.tcomment and not taken.fuzzy and "{people}" not in taken.msgstr
