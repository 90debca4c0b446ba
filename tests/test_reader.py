"""Reading a publication: every fault of form is one problem, in its place, with its mend; no document raises."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from documents import FILES, FOLDER, REGISTRY, read, spoil, spot, write
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from searching import examples

from galley import source
from galley.files import Files
from galley.model.base import Id, Item, Report, Slug, SrgbColour, Whole
from galley.model.inserts import FOCUS
from galley.model.proofing import Proofing
from galley.model.publication import PublicationFile
from galley.model.registry import REGISTRY_FILES, WEB_ADDRESS
from galley.model.sections import SECTION_KINDS
from galley.problem import Place, Problem, Severity
from galley.reader import Memory, read_item, read_layers, read_publication, read_what_holds
from galley.reader.faults import is_new, problem_of

ROOT = Path(__file__).resolve().parent.parent
KINDS: dict[str, type[Item]] = {"publication": PublicationFile, **REGISTRY_FILES, **SECTION_KINDS}


def test_a_sound_publication_has_no_problems(tmp_path: Path) -> None:
    publication, problems = read(write(tmp_path))
    assert problems == []
    assert publication is not None
    assert list(publication.sections) == ["front", "letters", "assembly", "calendar", "news", "appendix", "colophon"]
    assert publication.registry.find("rivers") is publication.registry.committees[0]


def test_the_real_report_has_no_problems() -> None:
    publication, problems = read_publication(Files(ROOT), "content/annual-report-2014")
    assert publication is not None
    assert problems == []


# One fault each: file, what is replaced, by what (▸ before the place), code, message, mend

FAULTS = [
    # unknown fields
    (
        "calendar",
        "    location: 北城\n    meeting",
        "    location: 北城\n    ▸locaton: 南城\n    meeting",
        "reader.unknown-field",
        "there is no field `locaton` here",
        "did you mean `location`? known here: accept, remark, note, id, host, title, start, end, location, meeting",
    ),
    (
        "publication",
        "as-of: 2031",
        "▸as_of: 2031-01-01\nas-of: 2031",
        "reader.unknown-field",
        "there is no field `as_of` here",
        "did you mean `as-of`? known here: accept, kind, title, short, english, issuer, year, as-of, source-language, languages, trim, fold, "
        "cover, ornament, endpaper, paper, isbn, print-run, printing, press, specimen, figures, lists, links, parts-on, sections-on, parts",
    ),
    (
        "regions",
        "variants: [南州]",
        "▸xyzzy: [南州]",
        "reader.unknown-field",
        "there is no field `xyzzy` here",
        "known here: text, certain, variants, cases, reading",
    ),
    # missing fields: the place is the group that lacks it
    (
        "calendar",
        "  - id: market\n    host: XA-1\n",
        "  - ▸id: market\n",
        "reader.missing",
        "the field `host` is missing",
        "add `host:`",
    ),
    (
        "letters",
        "- id: clerk\n    author: clerk\n    date: 2031-12-31\n",
        "- ▸id: clerk\n    author: clerk\n",
        "reader.missing",
        "the field `date` is missing",
        "add `date:`",
    ),
    (
        "countries",
        "- id: XA\n    name: {zh: 甲国, en: Aland}\n    long: {zh: 甲国共和国}\n",
        "- ▸id: XA\n    name: {zh: 甲国, en: Aland}\n",
        "reader.missing",
        "the field `long` is missing",
        "add `long:`",
    ),
    # unknown kinds
    (
        "calendar",
        "kind: calendar",
        "kind: ▸calender",
        "reader.kind",
        "there is no section kind 'calender'",
        "did you mean `calendar`? known here: front, letters, article, calendar, news, index, colophon",
    ),
    (
        "calendar",
        "kind: calendar\n",
        "▸",
        "reader.kind",
        "the field `kind` is missing",
        "known here: front, letters, article, calendar, news, index, colophon",
    ),
    (
        "calendar",
        "kind: calendar",
        "▸kind: [calendar]",
        "reader.kind",
        "there is no section kind a list",
        "known here: front, letters, article, calendar, news, index, colophon",
    ),
    (
        "assembly",
        "kind: table",
        "kind: ▸tabel",
        "reader.kind",
        "there is no kind 'tabel' here",
        "did you mean `table`? known here: figure, box, table, committee-table, committee-list, meetings, plan, member-grid, "
        "legend, groups, profiles, staff-chart, tally, qr",
    ),
    (
        "assembly",
        "  - kind: table\n    id: prizes",
        "  - ▸id: prizes",
        "reader.kind",
        "the field `kind` is missing",
        "add `kind:`",
    ),
    (
        "people",
        "kind: people",
        "kind: ▸peple",
        "reader.choice",
        "`kind` cannot be 'peple'",
        "did you mean `people`? known here: people",
    ),
    # choices
    (
        "assembly",
        "align: end",
        "align: ▸center",
        "reader.choice",
        "`align` cannot be 'center'",
        "did you mean `centre`? known here: start, end, centre, decimal",
    ),
    (
        "assembly",
        "numbered: false",
        "numbered: ▸no",
        "reader.flag",
        "'no' is neither true nor false",
        "write true or false",
    ),
    (
        "regions",
        "status: member",
        "▸status: [member]",
        "reader.choice",
        "`status` cannot be a list",
        "known here: member, observer",
    ),
    # wrong types
    (
        "calendar",
        "title: 集市",
        "▸title: [集市]",
        "reader.type",
        "text is wanted here",
        "write text on one line, or below a `|`",
    ),
    (
        "front",
        "figures:\n  - members",
        "figures: ▸members",
        "reader.type",
        "`figures` is a list",
        "begin each entry on a line of its own with `- `",
    ),
    (
        "assembly",
        "participants:\n  shares:\n    - country: XA\n      governments: 5\n    - country: XB\n      governments: 4\n"
        "  observers: 1\n  total: 10\n",
        "participants: ▸10\n",
        "reader.type",
        "fields are wanted under `participants`",
        "write `field: value` lines here, indented by two spaces",
    ),
    (
        "countries",
        "name: {zh: 乙国}",
        "name: ▸乙国",
        "reader.type",
        "fields are wanted under `name`",
        "write `field: value` lines here, indented by two spaces",
    ),
    (
        "letters",
        "author: clerk",
        "▸author: [clerk]",
        "reader.type",
        "`author` is one text",
        "write the text on one line, or below a `|`",
    ),
    (
        "calendar",
        "title: 集市",
        "title: |\n      ▸集\n      市",
        "reader.one-line",
        "this field is one line",
        "write it on one line",
    ),
    # guessed scalars
    *(
        (
            "appendix",
            "total: 8",
            f"total: ▸{written}",
            "reader.number",
            f"'{written}' is not a whole number",
            "write ASCII digits only, without separators, units or leading zeros",
        )
        for written in ("no", "010", "0x7EF", "2031.0", "2_031", "2e3", "２０３１", "~", "1" * 16)
    ),
    *(
        (
            "appendix",
            "total: 8",
            f"total: ▸{written}",
            "reader.number",
            f"'{written}' is less than zero",
            "write 0 or more",
        )
        for written in ("-1", "−2")
    ),
    (
        "appendix",
        "total: 8",
        "▸total: {value: 8}",
        "reader.number",
        "a group of fields is not a whole number",
        "write ASCII digits only, without separators, units or leading zeros",
    ),
    (
        "calendar",
        "year: 2031",
        "year: ▸20310",
        "reader.year",
        "'20310' is not a year",
        "write it with four digits, as it is counted in the Gregorian calendar: 2014",
    ),
    *(
        (
            "regions",
            "certain: false",
            f"certain: ▸{written}",
            "reader.flag",
            f"'{written}' is neither true nor false",
            "write true or false",
        )
        for written in ("no", "010", "False", "0", "~")
    ),
    *(
        (
            "letters",
            "date: 2031-12-31",
            f"date: ▸{written}",
            "reader.date",
            f"'{written}' is not a date",
            "write year-month-day, as 2014-10-21",
        )
        for written in ("no", "010", "2031-12", "2031年12月", "12/11/2031", "2031-12-31T00:00", "2031-02-29 起")
    ),
    *(
        (
            "letters",
            "date: 2031-12-31",
            f"date: ▸{written}",
            "reader.date",
            f"'{written}' is not a date",
            "write 2031-01-07",
        )
        for written in (
            "2031-1-7",
            "２０３１-01-07",
            "2031年1月7日",
            "2031년 1월 7일",
            "2031 оны 1 сарын 7",
            "2031/1/7",
            "07.01.2031",
            "7. 1. 2031",
            "January 7 2031",
            "Jan 7, 2031",
            "7 January 2031",
            "7 января 2031 г.",
        )
    ),
    (
        "letters",
        "date: 2031-12-31",
        "date: ▸2031-02-29",
        "reader.date",
        "there is no day 2031-02-29",
        "check the month and the day",
    ),
    *(
        (
            "meetings",
            "start: 2029",
            f"start: ▸{written}",
            "reader.date",
            f"'{written}' is not a date",
            "write 2014, 2014-10 or 2014-10-21",
        )
        for written in ("no", "010", "２０２９", "13/2029")
    ),
    *(
        (
            "meetings",
            "start: 2029",
            f"start: ▸{written}",
            "reader.date",
            f"'{written}' is not a date",
            "write 2029-05",
        )
        for written in ("2029-5", "May 2029", "2029年5月", "5.2029")
    ),
    (
        "meetings",
        "start: 2029",
        "start: ▸2029-13",
        "reader.date",
        "there is no date 2029-13",
        "check the month and the day",
    ),
    # ids, names, addresses
    (
        "calendar",
        "id: market",
        "id: ▸Market Day",
        "reader.pattern",
        "'Market Day' does not fit `id`",
        "use small Latin letters, digits and single hyphens, as `busan-motor-show`",
    ),
    (
        "calendar",
        "host: XA-1",
        "host: ▸北省",
        "reader.pattern",
        "'北省' does not fit `host`",
        "use an id of the registry: Latin letters, digits and hyphens, as `KR-46`",
    ),
    (
        "organisations",
        "url: https://example.org",
        "url: ▸example.org",
        "reader.pattern",
        "'example.org' does not fit `url`",
        "begin it with https:// or http://, without a name or password before the host",
    ),
    (
        "organisations",
        "url: https://example.org",
        "url: ▸https://example.org/a b",
        "reader.pattern",
        "'https://example.org/a b' does not fit `url`",
        "write the space in the address as %20",
    ),
    (
        "organisations",
        "url: https://example.org",
        "url: ▸https://me:secret@example.org",
        "reader.pattern",
        "'https://me:secret@example.org' does not fit `url`",
        "begin it with https:// or http://, without a name or password before the host",
    ),
    (
        "countries",
        "name: {zh: 乙国}",
        "name: {▸Chinese: 乙国}",
        "reader.language",
        "'Chinese' is not a language",
        "write its code of two or three small letters, as en",
    ),
    # empty ones
    (
        "calendar",
        "events:\n  - id: market\n    host: XA-1\n    title: 集市\n    start: 2031-02-14\n    location: 北城\n"
        "  - id: assembly\n    host: union\n    title: 大会\n    start: 2031-05-02\n    end: 2031-05-04\n"
        "    location: 北城\n    meeting: assembly-4\n",
        "▸events: []\n",
        "reader.empty",
        "`events` is empty",
        "give `events` at least one entry",
    ),
    (
        "countries",
        "name: {zh: 乙国}",
        'name: {zh: "▸"}',
        "reader.empty",
        "the text is empty",
        "write something between the quotes, or delete the line",
    ),
    # the order of sections
    (
        "publication",
        "      - calendar\n",
        "      - calendar\n      - ▸front\n",
        "reader.section-twice",
        "section front is listed twice",
        "list it once",
    ),
    *(
        (
            stem,
            old,
            new,
            "reader.empty",
            "the text is empty",
            "write something between the quotes, or delete the line",
        )
        for stem, old, new in (
            ("assembly", "caption: 奖项", 'caption: "▸"'),
            ("calendar", "title: 集市", 'title: "▸ "'),
        )
    ),
    # faults of the rooms before
    (
        "calendar",
        "title: 集市",
        "▸title:",
        "source.empty-value",
        "`title` has no value",
        "write the value after the colon, or delete the line",
    ),
    (
        "publication",
        "- calendar",
        "- ▸calender",
        "files.missing",
        f"there is no file {FOLDER}/calender.yaml",
        "check the name, capital letters included, or add the file",
    ),
    (
        "assembly",
        "  会议通过了宣言。",
        "  会议通过了▸{宣言}。",
        "text.mark",
        "'{宣言}' is not a reference",
        "write {id} or {id:form} with an id of the registry, or \\{ for a brace",
    ),
]


@pytest.mark.parametrize(("stem", "old", "new", "code", "message", "mend"), FAULTS)
def test_each_fault_is_one_problem_in_its_place(
    tmp_path: Path, stem: str, old: str, new: str, code: str, message: str, mend: str
) -> None:
    problems, place = spoil(tmp_path, stem, old, new)
    (problem,) = [found for found in problems if found.severity is Severity.ERROR]
    assert (problem.code, problem.message, problem.mend, spot(problem)) == (code, message, mend, place)


def test_a_publication_cannot_bear_the_name_of_the_furniture(tmp_path: Path) -> None:
    write(tmp_path, {name.replace(FOLDER, "content/galley"): text for name, text in FILES.items()})
    publication, (problem,) = read_publication(Files(tmp_path), "content/galley")
    assert (publication, problem.code, problem.mend) == (None, "reader.publication-name", "rename the folder")
    assert problem.place == Place("content/galley/publication.yaml")


def test_every_code_of_the_reader_has_a_fault_here() -> None:
    files = (*(ROOT / "galley/reader").glob("*.py"), *(ROOT / f"galley/model/{name}.py" for name in ("base", "years")))
    text = "".join(file.read_text() for file in files)
    codes = {f"reader.{rule}" for rule in re.findall(r'"reader\.([a-z-]+)"', text)}
    codes |= {f"reader.{rule}" for rule in re.findall(r'return \(?\s*"([a-z]+)",', text)}
    planted = {fault[3] for fault in FAULTS}
    elsewhere = {
        "reader.registry-file",
        "reader.section-unlisted",
        "reader.not-a-mapping",
        "reader.value",
        "reader.entries",
        "reader.millimetres",
        "reader.percent",
        "reader.polygons",
        "reader.publication-name",
    }
    assert codes - elsewhere == {code for code in planted if code.startswith("reader.")}


def test_a_section_that_is_not_listed_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, f"{FOLDER}/songs.yaml": "kind: article\ntitle: 歌\n"})
    publication, problems = read(tmp_path)
    assert problems == [
        Problem(
            "reader.section-unlisted",
            "section songs is not listed in publication.yaml, so it is not in the book",
            "list it under `parts:` in publication.yaml, or take the file away",
            Place(f"{FOLDER}/songs.yaml", 1, 1),
            Severity.WARNING,
        )
    ]
    assert publication is not None and "songs" not in publication.sections


def test_a_foreign_file_in_the_registry(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, f"{REGISTRY}/region.yaml": "kind: regions\nregions: []\n"})
    (problem,) = read(tmp_path)[1]
    assert (problem.code, problem.message) == ("reader.registry-file", "region.yaml is not a registry file")
    assert problem.mend.startswith("did you mean `regions.yaml`?")
    assert problem.place == Place(f"{REGISTRY}/region.yaml", 1, 1)


@pytest.mark.parametrize("text", ["- a\n- b\n", "一段话\n", '""\n'])
def test_a_file_without_fields(tmp_path: Path, text: str) -> None:
    write(tmp_path, {**FILES, f"{FOLDER}/front.yaml": text})
    (problem,) = read(tmp_path)[1]
    assert problem.code == "reader.not-a-mapping"
    assert (problem.message, problem.mend) == (
        "the file is not a list of fields",
        "begin the file with `kind:` and the fields below it",
    )
    assert problem.place == Place(f"{FOLDER}/front.yaml", 1, 1)


def test_an_error_of_pydantic_without_words_of_ours_is_still_a_problem() -> None:
    data, _ = source.load("a: x\n", "f.yaml")
    problem = problem_of({"type": "int_parsing", "loc": ("a",), "msg": "", "input": data["a"]}, data)
    assert (problem.code, problem.message) == ("reader.value", "'x' does not fit `a` (int parsing)")
    assert problem.place == Place("f.yaml", 1, 4, 1)


def test_a_publication_without_its_record(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / FOLDER / "publication.yaml").unlink()
    publication, (problem,) = read(tmp_path)
    assert publication is None
    assert (problem.code, problem.place) == ("files.missing", Place(f"{FOLDER}/publication.yaml"))


def test_a_publication_without_a_registry_misses_its_ids(tmp_path: Path) -> None:
    write(tmp_path, {name: text for name, text in FILES.items() if name.startswith(FOLDER)})
    assert {problem.code for problem in read(tmp_path)[1]} == {"facts.unknown-id", "facts.unknown-reference"}


def test_links_out_of_the_project_are_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside")
    for name in (REGISTRY, f"{FOLDER}/front.yaml"):
        root = write(tmp_path / name.replace("/", "-"))
        inside = root / name
        inside.rename(root / "moved")
        inside.symlink_to(outside / name)
        publication, problems = read(root)
        assert publication is None
        assert {problem.code for problem in problems} >= {"files.outside"}
        (place,) = {problem.place for problem in problems if problem.code == "files.outside"}
        assert place is None or place.file == f"{FOLDER}/publication.yaml"


BROKEN = """kind: calendar
titel: 日程
year: no
events:
  - id: First Event
    host: XA-1
    title: 集市 {宣言}
    start: 2031-02-30
    location: 北城
    colour: red
  - id: second
    host: XA-1
    title: |
      两
      行
    start: 2031-03-01
    location: [北城]
"""


def test_all_faults_of_a_document_at_once(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, f"{FOLDER}/calendar.yaml": BROKEN})
    publication, problems = read(tmp_path)
    assert publication is None
    places = sorted((problem.place.line, problem.place.column, problem.code) for problem in problems if problem.place)
    assert places == [
        (1, 1, "reader.missing"),
        (2, 1, "reader.unknown-field"),
        (3, 7, "reader.year"),
        (5, 9, "reader.pattern"),
        (7, 15, "text.mark"),
        (8, 12, "reader.date"),
        (10, 5, "reader.unknown-field"),
        (14, 7, "reader.one-line"),
        (17, 5, "reader.type"),
    ]


def test_facts_of_sound_sections_are_told_beside_a_broken_one(tmp_path: Path) -> None:
    front = FILES[f"{FOLDER}/front.yaml"].replace("{union}有", "{unoin}有")
    write(tmp_path, {**FILES, f"{FOLDER}/calendar.yaml": BROKEN, f"{FOLDER}/front.yaml": front})
    codes = [problem.code for problem in read(tmp_path)[1]]
    assert "facts.unknown-reference" in codes
    assert "reader.missing" in codes


# Odd documents


def check_problems(problems: list[Problem], files: dict[str, str]) -> None:
    """Each problem says something and stands in a file, at a character an editor can go to."""
    for problem in problems:
        assert re.fullmatch(r"[a-z]+\.[a-z0-9-]+", problem.code), problem
        assert problem.message and problem.mend, problem
        assert problem.place is not None, problem
        for place in (problem.place, *problem.related):
            assert place.file in files, problem
            assert place.line is not None and place.column is not None, problem
            lines = files[place.file].split("\n")
            assert 1 <= place.line <= len(lines), problem
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem


class Shelf(Files):
    """Files that are in memory."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(Path("/nowhere"))
        self.texts = texts

    def text(self, name: str, place: Place | None = None) -> str:
        """The text."""
        return self.texts[name]


@cache
def real_documents() -> list[tuple[str, list[str], type[Item]]]:
    """The project's content files with their lines and models; long ones cut to their first entries."""
    found = []
    for path in sorted((ROOT / "content").rglob("*.yaml")):
        if "templates" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        kind = re.search(r"^kind: (.*)$", text, re.MULTILINE)
        model = KINDS[kind[1]] if kind else Proofing
        found.append((str(path.relative_to(ROOT)), text.split("\n")[:40], model))
    return found


ODD = [
    "",
    " ",
    "\t",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "|",
    "#",
    "&a",
    "*a",
    "no",
    "010",
    "~",
    "：",
    "*",
    "{x}",
    "[^n]",
    "é",
    "号",
    "\u3000",
    "0",
    "x: y",
    "- - -",
    "> ",
    "…",
]


@st.composite
def mutated(draw: Any) -> tuple[str, str, type[Item]]:
    """A real document with some of its lines changed."""
    name, original, model = draw(st.sampled_from(real_documents()))
    lines = list(original)
    for _ in range(draw(st.integers(1, 5))):
        row = draw(st.integers(0, len(lines) - 1))
        line = lines[row]
        column = draw(st.integers(0, len(line)))
        other = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 7)):
            case 0:
                del lines[row]
                lines = lines or [""]
            case 1:
                lines.insert(other, line)
            case 2:
                lines[row], lines[other] = lines[other], line
            case 3:
                lines[row] = " " * draw(st.integers(0, 8)) + line.lstrip()
            case 4:
                lines[row] = line[:column] + draw(st.sampled_from(ODD)) + line[column + draw(st.integers(0, 2)) :]
            case 5:
                lines[row] = line.partition(":")[0] + ": " + draw(st.sampled_from(ODD))
            case 6:
                lines[row] = line.partition(":")[0] + ":" + lines[other].partition(":")[2]
            case _:
                lines[row] = draw(st.sampled_from(ODD)) + line.lstrip()
    return name, "\n".join(lines), model


@given(mutated())
@examples(600)
def test_a_damaged_document_never_raises(case: tuple[str, str, type[Item]]) -> None:
    name, text, model = case
    problems: list[Problem] = []
    item = read_item(Shelf({name: text}), name, model, problems)
    check_problems(problems, {name: text})
    assert item is not None or problems


@st.composite
def damaged_files(draw: Any) -> dict[str, str]:
    """The sound publication with one of its files damaged, so that facts are checked as well."""
    name = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].split("\n")
    for _ in range(draw(st.integers(1, 2))):
        row, other = draw(st.integers(1, len(lines) - 2)), draw(st.integers(1, len(lines) - 2))
        key, colon, value = lines[row].partition(": ")
        match draw(st.integers(0, 3)):
            case 0:
                lines[row], lines[other] = lines[other], lines[row]
            case 1:
                lines[row] = f"{key}{colon}{lines[other].partition(': ')[2] or value}"
            case 2:
                lines.insert(other, lines[row])
            case _:
                lines[row] = (
                    f"{key}{colon}{draw(st.sampled_from(['2031', '2031-05', '2031-05-03', '1', 'XA-1', 'union', '{people}']))}"
                )
    return {**FILES, name: "\n".join(lines)}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Memory]:
    """The sound publication, and the memory of its files: only the damaged one is read anew."""
    root, memory = write(tmp_path_factory.mktemp("sound")), Memory()
    read_publication(Files(root), FOLDER, memory)
    return root, memory


@given(files=damaged_files())
@examples(120)
def test_a_damaged_publication_never_raises(sound: tuple[Path, Memory], files: dict[str, str]) -> None:
    root, memory = sound
    publication, problems = read_publication(Files(write(root, files)), FOLDER, dict(memory))
    check_problems(problems, files)
    assert publication is not None or problems


SCALARS = st.sampled_from(
    ["", "no", "010", "2014-10-22", "zh", "box", "table", "a b", "{x}", "**", "\n", "x\ny", "1", "号", "[^a]"]
)
FIELDS = sorted({info.alias or name for model in KINDS.values() for name, info in model.model_fields.items()})
KEYS = st.sampled_from([*FIELDS, "rows", "cells", "columns", "passages", "zh", "text", "?"])
TREES = st.recursive(
    SCALARS.map(source.SourceText) | st.none(),
    lambda children: (
        st.lists(children, max_size=4).map(lambda items: _filled(source.SourceList(), items))
        | st.dictionaries(KEYS, children, max_size=6).map(lambda fields: _filled(source.SourceMap(), fields))
    ),
    max_leaves=12,
)


def _filled(node: Any, content: Any) -> Any:
    if isinstance(node, list):
        node.extend(content)
    else:
        node.update(content)
        node.keys_at = {key: Place("f.yaml", 1, 1) for key in content}
    return node


@given(st.dictionaries(KEYS, TREES, max_size=8), st.sampled_from(sorted(KINDS)))
@examples(400)
def test_any_tree_is_a_model_or_has_problems(fields: dict[str, Any], kind: str) -> None:
    data = _filled(source.SourceMap(Place("f.yaml", 1, 1)), {"kind": source.SourceText(kind), **fields})
    report = Report()
    try:
        item = KINDS[kind].model_validate(data, context=report)
    except ValueError as error:
        problems = [problem_of(detail, data) for detail in error.errors(include_url=False)]  # type: ignore[attr-defined]
        assert all(problem.message and problem.mend for problem in problems)
    else:
        assert isinstance(item, Item)


# What can be read of a faulty file is compared with the rest


def lines_told(problems: list[Problem]) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.place.file.rpartition("/")[2], each.place.line) for each in problems if each.place]


def spoilt(root: Path, **changes: tuple[str, str]) -> list[tuple[str, str, int | None]]:
    """What is told of the sound publication with a change in each of some files, by the file's stem."""
    files = dict(FILES)
    for stem, (old, new) in changes.items():
        name = next(name for name in FILES if name.endswith(f"/{stem}.yaml"))
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
    return lines_told(read(write(root, files))[1])


def test_six_faults_of_one_file_are_told_in_one_round(tmp_path: Path) -> None:
    calendar = (
        FILES[f"{FOLDER}/calendar.yaml"]
        .replace("title: 日程", "titel: 日程 {nosuch}")
        .replace("host: union", "host: unoin")
        .replace("start: 2031-02-14", "start: 2031-02-30\n    colour: red")
        .replace("meeting: assembly-4", "meeting: assembly-44")
    )
    calendar += "  - id: third\n    title: 末\n    host: union\n    start: 2031-06-01\n    location: 北: 城\n"
    _, problems = read(write(tmp_path, {**FILES, f"{FOLDER}/calendar.yaml": calendar}))
    assert sorted(lines_told(problems), key=lambda each: each[2] or 0) == [
        ("reader.unknown-field", "calendar.yaml", 2),
        ("facts.unknown-reference", "calendar.yaml", 2),
        ("reader.date", "calendar.yaml", 8),
        ("reader.unknown-field", "calendar.yaml", 9),
        ("facts.unknown-id", "calendar.yaml", 12),
        ("facts.unknown-id", "calendar.yaml", 17),
        ("source.second-colon", "calendar.yaml", 22),
    ]


def test_what_a_faulty_entry_holds_is_not_missed(tmp_path: Path) -> None:
    """A meeting that cannot be read is still there for those who refer to it."""
    assert spoilt(tmp_path, meetings=("start: 2029", "start: 20299")) == [("reader.date", "meetings.yaml", 13)]
    assert spoilt(tmp_path, meetings=("ordinal: 4", "ordinal: [4")) == [("source.brackets", "meetings.yaml", 16)]


def test_nothing_is_said_of_ids_where_one_is_at_fault(tmp_path: Path) -> None:
    told = spoilt(
        tmp_path, regions=("id: XA-1\n    country: XA", "country: XX"), calendar=("title: 集市", "tite: 集市")
    )
    assert {code for code, _, _ in told} == {"reader.missing", "reader.unknown-field"}


def test_a_wrong_link_beside_a_fault_of_form_is_told(tmp_path: Path) -> None:
    assert spoilt(tmp_path, regions=("country: XB\n    status: observer", "country: XC\n    status: guest")) == [
        ("reader.choice", "regions.yaml", 9)
    ]
    assert spoilt(
        tmp_path,
        regions=("country: XB", "country: XC"),
        committees=("since: 1998", "since: soon"),
        news=("{union}", "{onion}"),
    ) == [
        ("reader.date", "committees.yaml", 7),
        ("facts.unknown-id", "regions.yaml", 8),
        ("facts.unknown-reference", "news.yaml", 8),
    ]


def test_sums_are_told_of_whole_sections_beside_a_faulty_registry(tmp_path: Path) -> None:
    told = spoilt(tmp_path, regions=("status: member", "status: guest"), assembly=("  total: 10", "  total: 11"))
    assert told == [("reader.choice", "regions.yaml", 5), ("facts.sum", "assembly.yaml", 11)]


def test_nothing_is_summed_or_placed_in_a_section_with_a_gap(tmp_path: Path) -> None:
    assert spoilt(tmp_path, assembly=("      governments: 4", "      governments: four")) == [
        ("reader.number", "assembly.yaml", 9)
    ]
    assert spoilt(tmp_path, assembly=("kind: table", "kind: tabel")) == [("reader.kind", "assembly.yaml", 40)]


def test_every_section_is_read_where_the_record_cannot_be(tmp_path: Path) -> None:
    told = spoilt(tmp_path, publication=("kind: publication", "kind: [publication]"), news=("title: 桥", "titel: 桥"))
    assert told == [
        ("reader.choice", "publication.yaml", 1),
        ("reader.unknown-field", "news.yaml", 11),
        ("reader.missing", "news.yaml", 9),
    ]


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    memory: Memory = {}
    root = write(tmp_path)
    first, _ = read_publication(Files(root), FOLDER, memory)
    second, _ = read_publication(Files(root), FOLDER, memory)
    assert first is not None and second is not None
    assert second.sections["news"] is first.sections["news"]
    write(root, {**FILES, f"{FOLDER}/news.yaml": FILES[f"{FOLDER}/news.yaml"].replace("访问\n", "来访\n")})
    third, _ = read_publication(Files(root), FOLDER, memory)
    assert third is not None and third.sections["news"] is not first.sections["news"]
    assert third.sections["front"] is first.sections["front"]


def test_a_file_that_changed_is_read_again_though_its_first_digest_is_on_record(tmp_path: Path) -> None:
    memory: Memory = {}
    files = Files(write(tmp_path))
    read_publication(files, FOLDER, memory)
    write(files.root, {**FILES, f"{FOLDER}/news.yaml": FILES[f"{FOLDER}/news.yaml"].replace("访问\n", "来访\n")})
    changed, _ = read_publication(files, FOLDER, memory)
    assert changed is not None and "来访" in str(changed.sections["news"])
    write(files.root)
    back, _ = read_publication(files, FOLDER, memory)
    assert back is not None and "来访" not in str(back.sections["news"])


class Entry(Item):
    """A model of many fields that can be at fault."""

    id: Id
    pair: tuple[Whole, Whole] = (0, 0)
    word: Annotated[str, Field(max_length=3)] = ""
    url: Annotated[str, Field(pattern=WEB_ADDRESS)] | None = None
    focus: Annotated[str, Field(pattern=FOCUS)] | None = None
    colour: SrgbColour | None = None
    slug: Slug | None = None
    number: int = 0
    inner: tuple[Entry, ...] = ()


def entry(root: Path, text: str) -> tuple[Entry | None, list[Problem]]:
    """What can be read of a file, and what is wrong with it."""
    (root / "a.yaml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = read_what_holds(Files(root), "a.yaml", Entry, problems)
    return found, problems


@pytest.mark.parametrize(
    ("fields", "code", "column", "message", "mend"),
    [
        ("pair: [1]", "entries", 1, "`pair` has too few entries", "add those that are missing"),
        ("pair: [1, 2, 3]", "entries", 1, "`pair` has too many entries", "take away those that are too many"),
        ("pair: 1", "type", 7, "`pair` is a list", "begin each entry on a line of its own with `- `"),
        ("pair: [1, x]", "number", 11, "'x' is not a whole number", "write ASCII digits only"),
        ("word: abcd", "too-long", 7, "`word` has 4 characters, 3 at most are taken", "shorten it"),
        ("word: [abc]", "type", 1, "`word` is one text", "write the text on one line, or below a `|`"),
        ("url: https://a.b/c d", "pattern", 6, "'https://a.b/c d' does not fit `url`", "write the space in the address as %20"),
        ("url: https:// a.b", "pattern", 6, "'https:// a.b' does not fit `url`", "begin it with https:// or http://"),
        ("url: a.b", "pattern", 6, "'a.b' does not fit `url`", "begin it with https:// or http://"),
        ("focus: middle", "pattern", 8, "'middle' does not fit `focus`", "write left, right, top, bottom or centre"),
        ("colour: red", "pattern", 9, "'red' does not fit `colour`", "write it to fit the pattern ^#[0-9a-f]{6}$"),
        ("slug: A b", "pattern", 7, "'A b' does not fit `slug`", "use small Latin letters, digits and single hyphens"),
        ("number: x", "value", 9, "'x' does not fit `number` (int parsing)", "compare the schema of the file"),
        ("inner: [{pair: [1, 2]}]", "missing", 9, "the field `id` is missing", "add `id:`"),
        ("inner: [x]", "type", 9, "fields are wanted under `inner`", "write `field: value` lines here"),
        ("idd: x", "unknown-field", 1, "there is no field `idd` here", "did you mean `id`?"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_at_its_place(
    tmp_path: Path, fields: str, code: str, column: int, message: str, mend: str
) -> None:
    _, (problem,) = entry(tmp_path, f"id: a\n{fields}\n")
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (f"reader.{code}", 2, column)
    assert problem.message == message and str(problem.mend).startswith(mend)


def test_an_id_that_is_none_is_told_with_what_one_is(tmp_path: Path) -> None:
    found, (problem,) = entry(tmp_path, "id: a b\nword: abc\n")
    assert found is None and problem.mend == "use an id of the registry: Latin letters, digits and hyphens, as `KR-46`"


def test_what_holds_of_a_faulty_file_is_read(tmp_path: Path) -> None:
    found, problems = entry(
        tmp_path, "id: a\nword: abcd\npair: [1, 2]\ninner:\n  - {id: b, number: x}\n  - {idd: c}\n  - {id: d}\n"
    )
    assert found is not None and len(problems) == 4
    assert (found.word, found.pair, [(each.id, each.number) for each in found.inner]) == (
        "",
        (1, 2),
        [("b", 0), ("c", 0), ("d", 0)],
    )
    found, problems = entry(tmp_path, "id: a\ninner: [{id: b}, {id: c, inner: [{pair: [1]}]}]\n")
    assert found is not None and [problem.code for problem in problems] == ["reader.missing", "reader.entries"]
    assert [[each.id for each in inner.inner] for inner in found.inner] == [[], []]
    assert read_item(Files(tmp_path), "a.yaml", Entry, []) is None
    found, problems = entry(tmp_path, "id: a\nword: abc\n")
    assert found is not None and (problems, found.word) == ([], "abc")
    whole = read_item(Files(tmp_path), "a.yaml", Entry, [])
    assert whole is not None and whole.word == "abc"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- a\n", ["reader.not-a-mapping"]),
        ("", ["source.empty"]),
        ("id: a\nword: [\n", ["source.brackets"]),
        ("word: abc\n", ["reader.missing"]),
    ],
)
def test_a_file_that_is_none_is_told_once(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [problem.code for problem in entry(tmp_path, text)[1]] == codes


def test_a_file_that_need_hold_nothing_may_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# nothing yet\n", encoding="utf-8")
    problems: list[Problem] = []
    found = read_item(Files(tmp_path), "a.yaml", Proofing, problems)
    assert found is not None and found.model_dump() == Proofing().model_dump() and problems == []
    assert read_what_holds(Files(tmp_path), "b.yaml", Proofing, problems) is None
    assert [problem.code for problem in problems] == ["files.missing"]


@pytest.mark.parametrize(
    ("texts", "word", "codes"),
    [
        (["id: a\nword: one\n"], "one", []),
        (["id: a\nword: one\n", "word: two\n"], "two", []),
        (["id: a\nword: one\n", "pair: [1, 2]\n"], "one", []),
        (["word: one\n", "id: a\n"], "one", []),
        (["id: a\nword: one\n", "word: toolong\n"], None, ["reader.too-long"]),
        (["id: a\n", "- x\n"], None, ["reader.not-a-mapping"]),
        (["id: a\n", ""], None, ["source.empty"]),
        (["id: a\nword: one\nslug: [\n", "word: two\n"], None, ["source.brackets"]),
        (["id: a\n", None], None, ["files.missing"]),
        ([], None, []),
    ],
)
def test_what_is_laid_over_a_file_says_otherwise(
    tmp_path: Path, texts: list[str | None], word: str | None, codes: list[str]
) -> None:
    for number, text in enumerate(texts):
        if text is not None:
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = read_layers(Files(tmp_path), [f"{number}.yaml" for number in range(len(texts))], Entry, problems)
    assert (found.word if found else None, [problem.code for problem in problems]) == (word, codes)


@pytest.mark.parametrize("name", ["galley", "messages"])
def test_a_publication_is_not_called_as_the_catalogues_are(tmp_path: Path, name: str) -> None:
    found, (problem,) = read_publication(Files(tmp_path), f"content/{name}")
    assert found is None and problem.code == "reader.publication-name"
    assert problem.place == Place(f"content/{name}/publication.yaml") and problem.mend == "rename the folder"


def test_land_that_is_not_there_or_none_is_told_where_it_is_named(tmp_path: Path) -> None:
    land = f"{REGISTRY}/map/land.topojson"
    _, (missing,) = read(write(tmp_path / "a", {name: text for name, text in FILES.items() if name != land}))
    _, (faulty,) = read(write(tmp_path / "b", {**FILES, land: "{}"}))
    assert (missing.code, faulty.code) == ("files.missing", "reader.polygons")
    assert missing.place == faulty.place == Place(f"{REGISTRY}/map.yaml", 2, 11, 17)
    assert faulty.mend == "write the polygons anew from their source; the README beside them says how"


@pytest.mark.parametrize(("deep", "is_read"), [(10, True), (11, False)])
def test_a_file_is_cut_back_twelve_times_and_then_given_up(tmp_path: Path, deep: int, is_read: bool) -> None:
    model: type[Item] = Entry
    for _ in range(deep):
        model = type("Case", (Item,), {"__annotations__": {"inner": model}})
    whole = type("Whole", (Item,), {"__annotations__": {"first": str, "below": model | None}, "below": None})
    text = f"first: x\nbelow: {'{inner: ' * deep}{{id: a b}}{'}' * deep}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert (read_what_holds(Files(tmp_path), "a.yaml", whole, []) is not None) is is_read


@pytest.mark.parametrize(
    ("kind", "given", "whole", "broken"),
    [
        ("missing", None, True, False),
        ("too_short", [], True, False),
        ("too_short", ["x"], False, False),
        ("union_tag_not_found", {}, True, False),
        ("union_tag_not_found", None, False, False),
        ("galley", {}, True, False),
        ("string_type", {}, True, True),
        ("string_type", None, False, False),
    ],
)
def test_what_may_stand_in_the_part_that_could_not_be_read_is_not_told(
    kind: str, given: object, whole: bool, broken: bool
) -> None:
    detail: Any = {
        "type": kind,
        "loc": ("a",),
        "input": given,
        "ctx": {"code": "reader.missing"} if kind == "galley" else {},
    }
    data = source.SourceMap(Place("a.yaml", 1, 1))
    assert is_new(detail, data) is whole
    data.broken = True
    assert is_new(detail, data) is broken
