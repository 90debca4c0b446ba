"""References in prose: what an id means, which forms it has, where inserts are placed."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ASSEMBLY, FILES, FOLDER, read, write

from galley.model.inserts import BoxInsert
from galley.model.names import CASES
from galley.model.publication import Figure, Gaps, Publication
from galley.model.reference import (
    FORMS,
    check_references,
    counted,
    forms_meant,
    inflected,
    known_ids,
    no_case,
    numbers_of,
    parted,
    placed_inserts,
    placement,
    spoken,
    target,
    uninflected,
)
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region, Series
from galley.model.sections import ArticleSection
from galley.problem import Place
from galley.source import SourceText
from galley.text import Paragraph, Reference, parse_line

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """The sound publication."""
    found, _ = read(write(tmp_path))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("XA", Country),
        ("XA-1", Region),
        ("rivers", Committee),
        ("assembly-4", Meeting),
        ("union", Organisation),
        ("clerk", Person),
        ("members", Figure),
        ("declaration", BoxInsert),
        ("assembly", Series),
        ("nothing", type(None)),
    ],
)
def test_what_an_id_means(publication: Publication, id: str, kind: type) -> None:
    assert type(target(publication, publication.sections["assembly"], id)) is kind


def test_inserts_belong_to_their_section(publication: Publication) -> None:
    assert target(publication, publication.sections["front"], "declaration") is None
    assert target(publication, None, "declaration") is None
    assert "declaration" not in known_ids(publication, publication.sections["front"])
    assert "declaration" in known_ids(publication, publication.sections["assembly"])
    assert "assembly" not in known_ids(publication, None)


@pytest.mark.parametrize(
    ("id", "form"),
    [
        (id, form)
        for id, kind in (
            ("XA", Country),
            ("XA-1", Region),
            ("rivers", Committee),
            ("assembly-4", Meeting),
            ("union", Organisation),
            ("clerk", Person),
            ("people", Figure),
        )
        for form in FORMS[kind]
    ],
)
def test_every_form_may_be_referred_to(tmp_path: Path, id: str, form: str) -> None:
    text = ASSEMBLY.replace("会议通过了宣言", f"会议通过了{{{id}:{form}}}")
    assert read(write(tmp_path, {**FILES, f"{FOLDER}/assembly.yaml": text}))[1] == []


def test_an_insert_stands_where_its_id_is_a_paragraph_of_its_own(publication: Publication) -> None:
    article = publication.sections["assembly"]
    assert isinstance(article, ArticleSection) and article.body is not None
    assert placed_inserts(article) == ["declaration", "prizes", "plan"]
    assert [placement(block) for block in article.body.blocks] == [None, "declaration", "prizes", "plan"]
    assert placement(Paragraph("p1", (), article.place())) is None


@pytest.mark.parametrize("text", ["见{prizes}", "{prizes}。", "{prizes:name}", "*{prizes}*", "- {prizes}"])
def test_a_mention_is_no_placement(tmp_path: Path, text: str) -> None:
    changed = ASSEMBLY.replace("  {prizes}\n", f"  {text}\n")
    _, problems = read(write(tmp_path, {**FILES, f"{FOLDER}/assembly.yaml": changed}))
    assert "prizes is not placed in the text" in [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("form", "apart", "plain"),
    [
        (None, (None, None), "{XA}"),
        ("long", ("long", None), "{XA:long}"),
        ("genitive", (None, "genitive"), "{XA}"),
        ("long-genitive", ("long", "genitive"), "{XA:long}"),
        ("long-other", ("long-other", None), "{XA:long-other}"),
    ],
)
def test_a_form_and_a_case_stand_behind_the_colon(
    form: str | None, apart: tuple[str | None, str | None], plain: str
) -> None:
    assert parted(form) == apart
    assert uninflected(Reference("XA", form, Place("a"))) == plain


def test_what_is_numbered_has_no_case_and_its_id_stays_whole() -> None:
    assert uninflected(Reference("fig", "old-dative", Place("a"))) == "{fig:old-dative}"


def test_a_reference_is_written_in_each_case() -> None:
    assert inflected("{XA}")[0] == "{XA:genitive}" and inflected("{XA:long}")[1] == "{XA:long-dative}"


@pytest.mark.parametrize(
    ("id", "form", "zh"),
    [
        ("XA", None, "甲国"),
        ("XA", "long", "甲国共和国"),
        ("XA", "letter", "甲"),
        ("XA", "members", None),
        ("XA-1", None, "北省"),
        ("XA-1", "short", "北省"),
        ("XA-1", "country", "甲国"),
        ("rivers", None, "河流"),
        ("rivers", "title", "{name}委员会"),
        ("assembly-4", None, "第{number}次大会"),
        ("rivers-2", None, "{committee}第{number}次会议"),
        ("rivers-2", "city", "{committee}第{number}次会议"),
        ("assembly-4", "dates", None),
        ("union", None, "诸省联合会"),
        ("union", "short", "联合会"),
        ("clerk", None, "某甲"),
        ("clerk", "office", "书记"),
        ("scribe", "office", "某丙"),
        ("people", None, None),
    ],
)
def test_what_a_form_prints_is_the_names_of_the_registry(
    publication: Publication, id: str, form: str | None, zh: str | None
) -> None:
    names = spoken(publication.registry, target(publication, None, id), form)
    assert (names["zh"].text if names else None) == zh


def test_numbers_are_those_of_figures_and_of_the_members_of_countries(publication: Publication) -> None:
    assert numbers_of(publication) == ["{members}", "{people}", "{XA:members}", "{XB:members}"]
    found = {id: target(publication, None, id) for id in ("people", "XA", "XB", "clerk")}
    assert counted(publication, found["people"], None) == counted(publication, found["people"], "value") == 70000
    assert counted(publication, found["people"], "label") is None
    assert (counted(publication, found["XA"], "members"), counted(publication, found["XB"], "members")) == (1, 0)
    assert counted(publication, found["XA"], None) is None and counted(publication, found["clerk"], None) is None


@pytest.mark.parametrize(
    ("id", "form", "language", "mend"),
    [
        ("XA", "genitive", "ru", "add `cases: {genitive: …}` to the spelling of XA"),
        ("people", "value-genitive", "ru", "write {people:value}"),
        ("clerk", "genitive", "ru", "genitive: Анны Петровой"),
        ("clerk", "office-genitive", "ru", "genitive: секретаря"),
        ("XB", "genitive", "ru", "genitive: Бии"),
    ],
)
def test_a_case_that_is_missing_is_proposed_where_rules_make_it(
    tmp_path: Path, id: str, form: str, language: str, mend: str
) -> None:
    files = dict(FILES)
    people, countries = "content/registry/people.yaml", "content/registry/countries.yaml"
    files[people] = (
        files[people]
        .replace("name: {zh: 某甲}", "name: {zh: 某甲, ru: Анна Петрова}")
        .replace("{zh: 书记}", "{zh: 书记, ru: секретарь}")
    )
    files[countries] = files[countries].replace("{zh: 乙国}", "{zh: 乙国, ru: Бия}")
    found, problems = read(write(tmp_path, files))
    assert found is not None and problems == []
    told = no_case(found.registry, Reference(id, form, Place("a", 3)), language)
    assert told is not None and told.code == "facts.no-case" and mend in str(told.mend)
    assert no_case(found.registry, Reference(id, parted(form)[0], Place("a")), language) is None
    assert no_case(found.registry, Reference("fig", form, Place("a")), language) is None


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_called_by_its_name(publication: Publication, case: str) -> None:
    told = no_case(publication.registry, Reference("XA", case, Place("a", 3)), "zh")
    assert told is not None and told.message == f"the registry has no {case} of 甲国 in zh"
    assert str(told.mend).startswith(f"add `cases: {{{case}: …}}` to the spelling of 甲国 in ")


def test_forms_with_a_comma_stand_in_quotes_and_those_of_a_person_are_a_person_s(tmp_path: Path) -> None:
    people, organisations = "content/registry/people.yaml", "content/registry/organisations.yaml"
    files = {
        **FILES,
        people: FILES[people].replace("{zh: 某甲}", "{zh: 某甲, ru: Иван Роза}"),
        organisations: FILES[organisations].replace("{zh: 联合会}", '{zh: 联合会, ru: "Союз «А, Б»"}'),
    }
    found, problems = read(write(tmp_path, files))
    assert found is not None and problems == []
    mends = [
        no_case(found.registry, Reference(*each, Place("a", 3)), "ru")
        for each in (("clerk", "genitive"), ("union", "short-genitive"))
    ]
    assert [str(each.mend).partition(", dative")[0] for each in mends if each] == [
        "add `cases: {genitive: Ивана Розы",
        'add `cases: {genitive: "Союза «А, Б»"',
    ]


def test_what_stands_in_a_faulty_file_or_registry_is_not_told(publication: Publication) -> None:
    section = publication.sections["assembly"]
    article = section.model_copy(update={"title": parse_line(SourceText("{XC}{XA:genitive}{XA:shape}"))[0]})

    def codes(gaps: Gaps) -> list[str]:
        told = check_references(publication.model_copy(update={"gaps": gaps}), article, article)
        return [each.code.removeprefix("facts.") for each in told]

    assert codes(Gaps()) == ["unknown-reference", "no-case", "unknown-form"]
    assert codes(Gaps(ids=frozenset({"XC"}))) == ["no-case", "unknown-form"]
    assert codes(Gaps(facts=True)) == ["unknown-reference", "unknown-form"]


def test_a_case_that_the_registry_has_is_no_fault(tmp_path: Path) -> None:
    countries = "content/registry/countries.yaml"
    cased = FILES[countries].replace("{zh: 乙国}", "{zh: 乙国, ru: {text: Бия, cases: {genitive: Бии}}}")
    found, _ = read(write(tmp_path, {**FILES, countries: cased}))
    assert found is not None
    assert no_case(found.registry, Reference("XB", "genitive", Place("a")), "ru") is None
    assert no_case(found.registry, Reference("XB", "dative", Place("a")), "ru") is not None


def test_an_unknown_form_is_taken_for_the_form_or_case_nearest_to_it() -> None:
    forms = FORMS[Country]
    assert str(forms_meant("longg", forms)) == "did you mean `long`? known here: name, long, letter, members"
    assert str(forms_meant("datve", forms)) == "did you mean `dative`?"
    assert str(forms_meant("xyzxyz", forms)) == "known here: name, long, letter, members"
