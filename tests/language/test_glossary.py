"""The glossary: names and terms as CSV and TBX, read back by the standard's readers."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from documents import FOLDER, REGISTRY, write
from hypothesis import given
from hypothesis import strategies as st

from galley.files import Files
from galley.language.glossary import Row, as_bilingual_csv, as_csv, as_tbx, languages, rows, to_verify
from galley.model.names import Spelling
from galley.model.publication import Publication
from galley.model.registry import Registry
from galley.problem import Problem
from galley.reader import read_publication, read_registry
from galley.source.manuscript import UNUSABLE

ROOT = Path(__file__).resolve().parent.parent.parent
SIX = ["zh", "ja", "ko", "mn", "ru", "en"]
TBX = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

TERMS = """kind: terms
terms:
  - id: tide
    name: {zh: 潮, ja: {text: 潮, certain: false}, en: {text: tide, variants: [the tide, ebb and flow]}}
    note: "Twice a day."
  - id: rivers
    name: {zh: 河, pl: "<rzeka> & \\"woda\\", itd."}
"""

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(
    lambda text: not UNUSABLE.search(text)
)


def publication(root: Path) -> Publication:
    """The almanac with two terms, one of which has the id of a committee."""
    write(root)
    (root / REGISTRY / "terms.yaml").write_text(TERMS, encoding="utf-8")
    found, problems = read_publication(Files(root), FOLDER)
    assert found is not None and problems == []
    return found


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return publication(tmp_path).registry


@pytest.fixture(scope="module")
def real() -> Registry:
    """The project's own registry."""
    problems: list[Problem] = []
    found = read_registry(Files(ROOT), "content/registry", problems)
    assert problems == []
    return found


def row(names: dict[str, Spelling], form: str = "name", id: str = "tide", note: str = "") -> Row:
    return Row("term", id, form, names, note)


def spelling(text: str, *variants: str, certain: bool = True) -> Spelling:
    return Spelling.model_construct(text=text, variants=variants, certain=certain)


def lines(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text by the names of its columns."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def concepts(text: str) -> dict[str, ElementTree.Element]:
    """The concepts of a TBX text by their ids."""
    return {entry.attrib["id"]: entry for entry in ElementTree.fromstring(text.encode()).iter(f"{TBX}conceptEntry")}


def terms(concept: ElementTree.Element, language: str) -> list[tuple[str, ...]]:
    """The terms of a concept in a language: text, status, type, notes."""
    (section,) = (each for each in concept.iter(f"{TBX}langSec") if each.get(LANG) == language)
    return [tuple(part.text or "" for part in term) for term in section]


def test_every_form_of_an_entry_is_a_row(registry: Registry) -> None:
    found = [(row.kind, row.id, row.form) for row in rows(registry)]
    assert found[:3] == [("country", "XA", "name"), ("country", "XA", "long"), ("country", "XA", "letter")]
    assert {("committee", "rivers", form) for form in ("name", "title", "fields")} <= set(found)
    assert {
        ("series", "assembly", "pattern"),
        ("person", "clerk", "office-1"),
        ("organisation", "union", "short"),
    } <= set(found)
    assert found[-2:] == [("term", "tide", "name"), ("term", "rivers", "name")]
    assert len(set(found)) == len(found)


def test_the_real_glossary_speaks_six_languages_without_a_gap(real: Registry) -> None:
    found = rows(real)
    assert languages(found, "zh") == SIX
    assert [(row.kind, row.id, row.form) for row in found if sorted(row.names) != sorted(SIX)] == []
    assert 25 <= len(real.terms) <= 40
    assert max(Counter((row.kind, row.id, row.form) for row in found if row.form != "former").values()) == 1
    assert len(lines(as_csv(found, SIX))) == len(found)


def test_no_term_repeats_a_name_of_the_registry(real: Registry) -> None:
    names = {row.names["zh"].text for row in rows(real) if row.kind != "term"}
    assert [term.id for term in real.terms if term.name["zh"].text in names] == []
    assert len({term.name["zh"].text for term in real.terms}) == len(real.terms)


def test_names_to_verify_are_counted_by_language(registry: Registry) -> None:
    assert to_verify(rows(registry)) == {"zh": 1, "ja": 1}


def test_a_committee_is_told_in_full_as_in_the_books(real: Registry) -> None:
    (full,) = (row for row in rows(real) if (row.id, row.form) == ("environment", "title"))
    assert full.names["zh"].text == "环境专门委员会"
    assert full.names["en"].text == "Sub-Committee on Environment"


def test_a_row_of_the_spreadsheet(registry: Registry) -> None:
    found = rows(registry)
    tide, rivers = lines(as_csv(found, languages(found, "zh")))[-2:]
    assert list(tide) == ["id", "kind", "form", "zh", "ja", "en", "pl", "variants", "uncertain", "note"]
    assert list(tide.values()) == [
        *("tide", "term", "name", "潮", "潮", "tide", "", "en: the tide, ebb and flow", "ja", "Twice a day.")
    ]
    assert rivers["pl"] == '<rzeka> & "woda", itd.'


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_any_name_comes_back_from_the_spreadsheet(names: list[str]) -> None:
    found = [row({"zh": spelling(name)}, id=f"n{number}") for number, name in enumerate(names)]
    text = as_csv(found, ["zh"])
    assert [line["zh"].removeprefix("'") for line in lines(text)] == [name.removeprefix("'") for name in names]
    assert text.endswith("\r\n")


@pytest.mark.parametrize("name", ["=1+1", "+a", "-a", "@a", "\ta", "＝1", "＠a"])
def test_no_name_becomes_a_formula(name: str) -> None:
    assert lines(as_csv([row({"zh": spelling(name)})], ["zh"]))[0]["zh"] == f"'{name}"
    assert (
        lines(as_bilingual_csv([row({"zh": spelling(name), "ja": spelling("a")})], "zh", "ja"))[0]["source"]
        == f"'{name}"
    )


@pytest.mark.parametrize("name", ["a=b", "10-й", "'a", "《宣言》"])
def test_other_names_are_left_as_they_are(name: str) -> None:
    assert lines(as_csv([row({"zh": spelling(name)})], ["zh"]))[0]["zh"] == name


def test_a_pair_of_languages_for_translators_tools() -> None:
    found = [
        row({"zh": spelling("潮", "潮汐"), "ja": spelling("潮", "潮汐", certain=False)}, note="Twice a day."),
        row({"zh": spelling("海")}, id="sea"),
        row({"zh": spelling("潮"), "ja": spelling("しお")}, "former", note="until 1990"),
        row({"zh": spelling("潮"), "ja": spelling("潮")}, "short"),
        row({"zh": spelling("第{number}"), "ja": spelling("第{number}")}, "pattern"),
        row({"zh": spelling("中"), "ja": spelling("中")}, "letter"),
    ]
    assert [list(line.values()) for line in lines(as_bilingual_csv(found, "zh", "ja"))] == [
        ["潮", "潮", "term tide, name; also: 潮汐; to be verified"],
        ["潮汐", "潮", "term tide, name; also: 潮汐; to be verified"],
        ["潮", "しお", "term tide, former; until 1990"],
    ]


def test_the_termbase_is_tbx_basic_with_categories_as_attributes(registry: Registry) -> None:
    found = rows(registry)
    root = ElementTree.fromstring(as_tbx(found, languages(found, "zh"), "zh").encode())
    assert (root.tag, dict(root.attrib)) == (f"{TBX}tbx", {"type": "TBX-Basic", "style": "dca", LANG: "zh"})
    assert [part.tag for part in root] == [f"{TBX}tbxHeader", f"{TBX}text"]
    assert root.find(f"{TBX}tbxHeader/{TBX}fileDesc/{TBX}sourceDesc/{TBX}p") is not None
    assert root.find(f"{TBX}text/{TBX}body/{TBX}conceptEntry/{TBX}langSec/{TBX}termSec/{TBX}term") is not None


def test_a_concept_has_its_terms_by_language_with_their_status() -> None:
    found = [
        row({"zh": spelling("潮", "潮汐"), "ja": spelling("潮", certain=False)}, note="Twice a day."),
        row({"zh": spelling("水")}, id="water"),
        row({"zh": spelling("潮水")}, "long"),
        row({"zh": spelling("汐"), "ja": spelling("潮")}, "former", note="until 1990"),
    ]
    tide = concepts(as_tbx(found, ["zh", "ja", "ko"], "zh"))["term.tide"]
    assert tide.findtext(f"{TBX}descrip[@type='subjectField']") == "term"
    assert tide.findtext(f"{TBX}note") == "Twice a day."
    assert [section.get(LANG) for section in tide.iter(f"{TBX}langSec")] == ["zh", "ja"]
    assert terms(tide, "zh") == [
        ("潮", "preferredTerm-admn-sts"),
        ("潮汐", "admittedTerm-admn-sts", "variant"),
        ("潮水", "preferredTerm-admn-sts", "fullForm"),
        ("汐", "deprecatedTerm-admn-sts", "until 1990"),
    ]
    assert terms(tide, "ja") == [("潮", "preferredTerm-admn-sts", "to be verified")]


def test_the_real_termbase_is_whole(real: Registry) -> None:
    found = rows(real)
    text = as_tbx(found, SIX, "zh")
    assert text == as_tbx(rows(real), SIX, "zh")
    assert list(concepts(text)) == list(dict.fromkeys(row.concept for row in found))
    told = {term.text for term in ElementTree.fromstring(text.encode()).iter(f"{TBX}term")}
    assert told == {text for row in found for name in row.names.values() for text in (name.text, *name.variants)}
    economy = concepts(text)["committee.economy-humanities"]
    assert [(each[0], each[1]) for each in terms(economy, "en")] == [
        ("Economic and Humanities Exchange", "preferredTerm-admn-sts"),
        ("Sub-Committee on Economic and Humanities Exchange", "preferredTerm-admn-sts"),
        ("Economy and Trade", "deprecatedTerm-admn-sts"),
    ]


@given(NAMES)
def test_any_name_comes_back_from_the_termbase(name: str) -> None:
    text = as_tbx([row({"zh": spelling(name)})], ["zh"], "zh")
    assert terms(concepts(text)["term.tide"], "zh")[0][0] == name


def test_a_term_may_have_the_id_of_a_block_or_an_entry_and_is_no_reference(tmp_path: Path) -> None:
    registry = publication(tmp_path).registry
    assert registry.find("rivers") is registry.committees[0]
    assert registry.find("tide") is None


def test_an_id_that_two_terms_have_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / REGISTRY / "terms.yaml").write_text(TERMS.replace("id: rivers", "id: tide"), encoding="utf-8")
    _, problems = read_publication(Files(tmp_path), FOLDER)
    assert [(problem.code, problem.place and problem.place.line) for problem in problems] == [("facts.duplicate-id", 6)]


@pytest.mark.parametrize(
    ("form", "concept", "kind"),
    [
        ("name", "term.tide", ()),
        ("long", "term.tide", ("fullForm",)),
        ("title", "term.tide", ("fullForm",)),
        ("short", "term.tide", ("shortForm",)),
        ("letter", "term.tide", ("abbreviation",)),
        ("fields", "term.tide.fields", ("phrase",)),
        ("office-1", "term.tide.office-1", ("phrase",)),
    ],
)
def test_a_form_that_names_the_entry_is_of_its_concept_and_another_one_of_its_own(
    form: str, concept: str, kind: tuple[str, ...]
) -> None:
    found = concepts(as_tbx([row({"zh": spelling("潮")}, form)], ["zh"], "zh"))
    assert list(found) == [concept]
    assert terms(found[concept], "zh") == [("潮", "preferredTerm-admn-sts", *kind)]


def test_a_note_stands_where_it_belongs_and_a_spelling_once(registry: Registry) -> None:
    notes = {(each.id, each.form): each.note for each in rows(registry) if each.note}
    assert notes == {("tide", "name"): "Twice a day."}
    found = [row({"zh": spelling("潮", "潮", "汐")}), row({"zh": spelling("汐", "潮")}, "short")]
    assert [each[:2] for each in terms(concepts(as_tbx(found, ["zh"], "zh"))["term.tide"], "zh")] == [
        ("潮", "preferredTerm-admn-sts"),
        ("汐", "admittedTerm-admn-sts"),
    ]


def test_a_full_name_is_known_where_the_pattern_and_the_name_are(tmp_path: Path) -> None:
    write(tmp_path)
    committees = tmp_path / REGISTRY / "committees.yaml"
    text = committees.read_text(encoding="utf-8")
    text = text.replace('{zh: "{name}委员会"}', '{zh: "{name}委员会", ru: {text: "Комитет {name}", certain: false}}')
    names = "{zh: {text: 河流, variants: [江河]}, ru: рек, ja: 河川}"
    former = "    former: [{name: {zh: 水}, until: 2005}]\n"
    committees.write_text(text.replace("{zh: 河流}", names) + former, encoding="utf-8")
    found, problems = read_publication(Files(tmp_path), FOLDER)
    assert found is not None and problems == []
    told = {each.form: each for each in rows(found.registry) if each.kind == "committee"}
    full = told["title"].names
    assert {language: each.text for language, each in full.items()} == {"zh": "河流委员会", "ru": "Комитет рек"}
    assert full["zh"].variants == ("江河委员会",) and [each.certain for each in full.values()] == [True, False]
    assert (told["former"].names["zh"].text, told["former"].note) == ("水", "until 2005")
    assert told["name"].variants() == "zh: 江河"
