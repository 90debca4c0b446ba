"""The passages of a publication: whole, in their languages, each character where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from conftest import REPORT, as_read
from documents import FILES, read, write

from galley.files import Files
from galley.language import catalogue as catalogues
from galley.language import voice
from galley.language.localise import localised
from galley.language.translations import blank
from galley.language.units import units
from galley.model.publication import Publication
from galley.passages.passage import Kind, Passage, Stretch, plain, sharing_group
from galley.passages.publication import names, passages, translated
from galley.problem import Place
from galley.source import SourceText

NAME = "locales/ja/LC_MESSAGES/almanac-2031.po"
ROOT = Path(__file__).resolve().parents[2]
VOICES = {language: voice(language, Files(ROOT))[0] for language in ("zh", "ja")}


@pytest.fixture(scope="module")
def report() -> Publication:
    return as_read(REPORT)


def written_at(passage: Passage, text: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each character that stands in the file as it is, with the one the file has at its place."""
    pairs = []
    for at, character in enumerate(passage.text):
        if passage.is_verbatim(at, at + 1):
            place = passage.place(at, at + 1)
            assert place.line and place.column
            line = text[place.file][place.line - 1]
            pairs.append((character, line[place.column - 1 : place.column]))
    return pairs


def test_every_character_of_the_report_stands_where_its_passage_says(report: Publication) -> None:
    found = (*passages(report, VOICES), *names(report.registry))
    text = {file: (ROOT / file).read_text(encoding="utf-8").split("\n") for file in {each.file for each in found}}
    pairs = [pair for passage in found for pair in written_at(passage, text)]
    assert len(pairs) > 20_000
    assert [pair for pair in pairs if pair[0] != pair[1] and pair[0] != " "] == []


def test_the_stop_of_an_abbreviation_ends_the_sentence_too(tmp_path: Path) -> None:
    files = dict(FILES)
    for stem, old, new in (
        ("organisations", "zh: 诸省联合会", "zh: 诸省联合会."),
        ("front", "{union}有", "{union}.有"),
    ):
        name = next(each for each in files if each.endswith(f"/{stem}.yaml"))
        files[name] = files[name].replace(old, new)
    publication, _ = read(write(tmp_path, files))
    assert publication is not None
    passage = next(each for each in passages(publication, VOICES) if each.address == "front/body/p1")
    assert passage.text.startswith("诸省联合会.有")
    lines = {passage.file: (tmp_path / passage.file).read_text(encoding="utf-8").split("\n")}
    assert all(character == there for character, there in written_at(passage, lines))


def test_every_unit_of_the_report_is_a_passage_in_reading_order(report: Publication) -> None:
    wanted = [unit.address for unit in units(report)]
    known = set(wanted)
    assert [passage.address for passage in passages(report, VOICES) if passage.address in known] == wanted


def test_a_passage_is_of_the_kind_that_its_unit_is(report: Publication) -> None:
    known = {passage.address: passage.kind for passage in passages(report, VOICES)}
    wanted = {
        **dict.fromkeys(("paragraph", "editor's remark"), Kind.PARAGRAPH),
        **dict.fromkeys(("title", "heading"), Kind.HEADING),
        **dict.fromkeys(("table cell", "name"), Kind.CELL),
        **dict.fromkeys(("title of an event, in a table", "place of an event, in a table"), Kind.CELL),
        "list item": Kind.ITEM,
    }
    told = {(unit.kind, known[unit.address]) for unit in units(report)}
    assert {name for name, _ in told} > set(wanted)
    assert {kind for name, kind in told if name not in wanted} == {Kind.LABEL}
    assert dict(pair for pair in told if pair[0] in wanted) == wanted


def test_references_are_said_and_are_not_the_authors_words(report: Publication) -> None:
    found = {passage.address: passage for passage in passages(report, VOICES)}
    opening = found["assembly/overview/body/p1"]
    assert opening.text.startswith("NEAR第10次全体会议于2014年10月21日至24日在韩国全罗南道灵岩郡举行")
    assert opening.is_said(0, 4) and not opening.is_said(0, len(opening.text))
    assert not opening.is_verbatim(0, 4)
    assert opening.place(4, 8) == opening.place(5, 6)


def test_list_items_and_cells_know_their_list_and_row(report: Publication) -> None:
    found = passages(report, VOICES)
    items = [passage for passage in found if passage.address.startswith("assembly/main-content/topics/body/l1")]
    assert [(item.kind, item.position) for item in items] == [(Kind.ITEM, n) for n in (1, 2, 3)]
    assert len({item.group for item in items}) == 1
    events = [passage for passage in found if passage.group == "calendar/camel-polo"]
    assert [event.text for event in events] == ["骆驼球比赛", "巴伦巴彦—乌兰县"]


def catalogue_of(translations: dict[str, str]) -> str:
    """The text of a catalogue of the almanac."""
    entries = blank("ja", "almanac-2031")
    entries.extend(polib.POEntry(msgid=source, msgstr=text) for source, text in translations.items())
    return str(entries)


def test_a_translation_knows_its_source_and_its_place_in_the_catalogue(tmp_path: Path) -> None:
    source, problems = read(write(tmp_path, FILES))
    assert source is not None and not problems
    unit = next(each for each in units(source) if "{" not in each.text and each.kind == "paragraph")
    text = catalogue_of({unit.text: 'これは"長い"訳文です。' * 12})
    entries, _ = catalogues.parse(text, NAME)
    own = passages(source, VOICES)
    found = translated(localised(source, "ja", entries).publication, "ja", own, VOICES)
    told = next(passage for passage in found if passage.address == unit.address)
    assert told.source is not None and told.source.address == told.address == unit.address
    pairs = written_at(told, {NAME: text.split("\n")})
    assert len(pairs) == len(told.text)
    assert all(character == there or (character, there) == ('"', "\\") for character, there in pairs)


def test_a_catalogue_with_located_texts_is_saved_as_it_was() -> None:
    text = catalogue_of({"一\n": '訳\t\\ “x” "y"\n', "二": '訳 \\ "y"\\n', "三": "", "四": "長い訳文。" * 40})
    entries, problems = catalogues.parse(text, NAME)
    assert not problems
    assert str(entries) == text
    assert all(isinstance(entry.msgstr, SourceText) for entry in entries if entry.msgstr)


def test_names_of_the_registry_are_read_in_every_language(report: Publication) -> None:
    found = names(report.registry)
    near = {passage.language: passage.text for passage in found if passage.address.startswith("registry/near/name/")}
    assert near["zh"] == "东北亚地区地方政府联合会" and set(near) == {"zh", "ja", "ko", "mn", "ru", "en"}
    assert "registry/near/sub-committees/name/zh" in {passage.address for passage in found}
    assert all(passage.kind is Kind.NAME for passage in found)


def test_what_stands_above_the_line_is_no_digit_of_the_number_before_it(tmp_path: Path) -> None:
    files = dict(FILES)
    name = next(name for name in files if name.endswith("assembly.yaml"))
    files[name] = files[name].replace("title: ", "title: 10^6^与H~2~O，", 1)
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    assert "10⁶与H₂O，" in next(each.text for each in passages(publication, VOICES) if each.address == "assembly/title")


def test_a_passage_knows_which_words_are_another_language_s(tmp_path: Path) -> None:
    files = dict(FILES)
    name = next(name for name in files if name.endswith("assembly.yaml"))
    files[name] = files[name].replace("title: ", 'title: "作“[гуманитарный]{ru}”和[東京*都*]{ja}" # ', 1)
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    told = next(each for each in passages(publication, VOICES) if each.address == "assembly/title")
    assert [told.text[start:end] for start, end in told.foreign] == ["гуманитарный", "東京都"]


def test_each_kind_of_text_is_read_as_what_it_is(tmp_path: Path) -> None:
    files = dict(FILES)
    name = next(name for name in files if name.endswith("letters.yaml"))
    body = "      各位[^1]。\n\n      # 小标题\n\n      - 一\n\n      > 引文\n\n      [^1]: 注\n    remark: |\n      已更正。\n"
    files[name] = (
        files[name].replace("      各位会员。\n", body).replace("    date:", "    salutations: [各位]\n    date:")
    )
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    found = {each.address: each for each in passages(publication, VOICES)}
    assert {
        address.partition("clerk/")[2]: each.kind for address, each in found.items() if "letters/clerk" in address
    } == {
        "salutations/1": Kind.LABEL,
        "body/p1": Kind.PARAGRAPH,
        "body/h1": Kind.HEADING,
        "body/l1.1.p1": Kind.ITEM,
        "body/q1.p1": Kind.PARAGRAPH,
        "body/note-1.p1": Kind.PARAGRAPH,
        "remark/p1": Kind.PARAGRAPH,
    }
    assert [address for address, each in found.items() if each.remark] == ["letters/clerk/remark/p1"]
    assert found["letters/clerk/body/p1"].text == "各位。"
    item, cell, event = (
        found[each]
        for each in ("letters/clerk/body/l1.1.p1", "assembly/prizes/first/cells/1", "calendar/market/location")
    )
    assert (item.group, item.position) == ("letters/clerk/body/l1", 1)
    assert (cell.kind, cell.group, cell.position) == (Kind.CELL, "assembly/prizes/first", 1)
    assert (event.kind, event.group, event.position) == (Kind.CELL, "calendar/market", 0)
    assert (
        found["appendix/guests/north/names/2"].kind is Kind.CELL and found["appendix/guests/caption"].kind is Kind.LABEL
    )
    assert found["assembly/title"].kind is found["assembly/overview/heading"].kind is Kind.HEADING
    assert (found["assembly/title"].group, found["assembly/title"].position) == ("", 0)


@pytest.mark.parametrize(("language", "text"), [("zh", "各位会员，"), ("en", "各位 会员，")])
def test_a_break_is_a_space_where_the_language_has_any(tmp_path: Path, language: str, text: str) -> None:
    files = dict(FILES)
    name = next(name for name in files if name.endswith("letters.yaml"))
    files[name] = files[name].replace("      各位会员。\n", "      各位\\\n      会员，\n")
    files[name] = files[name].replace("title: 致辞\n", f"title: 致辞\nsource-language: {language}\n")
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    voices = {**VOICES, "en": voice("en", Files(ROOT))[0]}
    told = next(each for each in passages(publication, voices) if each.address == "letters/clerk/body/p1")
    assert told.text == text
    assert [each.address for each in passages(publication, {"ja": VOICES["ja"]})] == []


def test_a_remark_of_the_registry_is_a_paragraph_and_a_name_a_name(tmp_path: Path) -> None:
    files = dict(FILES)
    name = next(name for name in files if name.endswith("people.yaml"))
    files[name] = files[name].replace("name: {zh: 某甲}", "name: {zh: 某甲}\n    remark: {zh: 已更正。}")
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    found = {each.address: (each.kind, each.remark, each.text) for each in names(publication.registry)}
    assert found["registry/clerk/remark/zh"] == (Kind.PARAGRAPH, True, "已更正。")
    assert found["registry/clerk/name/zh"] == (Kind.NAME, False, "某甲")
    assert found["registry/assembly/title/zh"][2] == "第{number}次大会" and "registry/flood/name/zh" in found
    assert len(found) == len(names(publication.registry))


@pytest.fixture
def pieced() -> Passage:
    """会员NEAR的 “NEAR” said by a reference, the last character of a line that has no column."""
    stretches = (
        Stretch(0, Place("a.yaml", 3, 5, 2)),
        Stretch(2, Place("a.yaml", 3, 7, 6), verbatim=False),
        Stretch(6, Place("a.yaml", 4)),
    )
    return Passage("会员NEAR的", "zh", Kind.PARAGRAPH, "a", stretches)


@pytest.mark.parametrize(
    ("start", "end", "place", "verbatim", "said"),
    [
        (0, 1, Place("a.yaml", 3, 5, 1), True, False),
        (1, 2, Place("a.yaml", 3, 6, 1), True, False),
        (0, 2, Place("a.yaml", 3, 5, 2), True, False),
        (0, 3, Place("a.yaml", 3, 5, 2), False, False),
        (1, 1, Place("a.yaml", 3, 6, 1), True, True),
        (2, 4, Place("a.yaml", 3, 7, 6), False, True),
        (2, 6, Place("a.yaml", 3, 7, 6), False, True),
        (2, 7, Place("a.yaml", 3, 7, 6), False, False),
        (6, 7, Place("a.yaml", 4), False, False),
    ],
)
def test_characters_know_their_place_and_whose_words_they_are(
    pieced: Passage, start: int, end: int, place: Place, verbatim: bool, said: bool
) -> None:
    assert pieced.place(start, end) == place
    assert (pieced.is_verbatim(start, end), pieced.is_said(start, end)) == (verbatim, said)
    assert pieced.file == "a.yaml" and Passage("", "zh", Kind.LABEL, "a", ()).file == ""


def test_passages_of_a_group_stand_together() -> None:
    one, two, three = (plain(text) for text in "一二三")
    assert (one.file, one.kind, one.place(0, 1)) == ("text", Kind.PARAGRAPH, Place("text", 1, 1, 1))
    grouped = [replace(one, group="b"), two, replace(three, group="a"), replace(two, group="b")]
    assert {group: [each.text for each in found] for group, found in sharing_group(grouped).items()} == {
        "b": ["一", "二"],
        "a": ["三"],
    }
