"""Facts the model checks: each contradiction is one problem in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from documents import ASSEMBLY, CALENDAR, FILES, FOLDER, file_named, marked, read, spot, write

ROOT = Path(__file__).resolve().parent.parent.parent

YEAR = "give a day in 2031, or `until:` with the month of a later year that the calendar goes on to"
ID = "give one of them another id"
COUNT = "correct the count or the ordinal"
ORDER = "give the last day of the event, or leave `end` out for a one-day event"
DIFFER = "correct one of them, or tell readers in `remark:` why they differ"
SUM = "correct a share or the total, or tell readers in `remark:` why they differ"
MEETING = "the dates of assembly are not those of assembly-4 in the registry"
COUNTRY = "the registry has no country XC"

FAULTS = [
    *(
        (
            "publication",
            "languages: [zh]\nisbn: ",
            f"languages: [zh, ▸{language}]\n# ",
            "private-language",
            f"{language} is no language of readers",
            "take it out; build it by name with --language",
        )
        for language in ("qaa", "qps", "qtz")
    ),
    (
        "meetings",
        "series: assembly\n    ordinal: 3",
        "series: ▸committee\n    ordinal: 3",
        "no-committee",
        "assembly-3 has no committee, which the title of its series names",
        "add `committee:`",
    ),
    # days of other calendars
    (
        "publication",
        "as-of: 2031-12-31",
        "as-of: ▸2574-12-31",
        "year",
        "2574-12-31 is 543 years from 2031, the year of the publication",
        "write the year as it is counted in the Gregorian calendar",
    ),
    (
        "news",
        "month: 2031-03",
        "month: ▸4364-03",
        "year",
        "4364-03 is 2333 years from 2031, the year of the publication",
        "write the year as it is counted in the Gregorian calendar",
    ),
    # ids that do not exist
    (
        "calendar",
        "host: XA-1",
        "host: ▸XA-2",
        "unknown-id",
        "the registry has no region or organisation XA-2",
        "did you mean `XA-1`? known here: XA-1, XB-1, union",
    ),
    (
        "letters",
        "author: clerk",
        "author: ▸klerk",
        "unknown-id",
        "the registry has no person klerk",
        "did you mean `clerk`? known here: clerk, scribe",
    ),
    (
        "publication",
        "issuer: union",
        "issuer: ▸clerk",
        "unknown-id",
        "the registry has no organisation clerk",
        "known here: union",
    ),
    (
        "assembly",
        "meeting: assembly-4",
        "meeting: ▸assembly",
        "unknown-id",
        "the registry has no meeting assembly",
        "did you mean `assembly-3`? known here: assembly-3, assembly-4, rivers-2",
    ),
    ("assembly", "- country: XB", "- country: ▸XC", "unknown-id", COUNTRY, "known here: XA, XB"),
    (
        "assembly",
        "committee: rivers",
        "committee: ▸lakes",
        "unknown-id",
        "the registry has no committee lakes",
        "known here: rivers",
    ),
    (
        "front",
        "- members",
        "- ▸member",
        "unknown-id",
        "there is no figure member in publication.yaml",
        "did you mean `members`? known here: members, people",
    ),
    ("regions", "country: XB", "country: ▸XC", "unknown-id", COUNTRY, "known here: XA, XB"),
    (
        "committees",
        "coordinator: XA-1",
        "coordinator: ▸XA",
        "unknown-id",
        "the registry has no region XA",
        "known here: XA-1, XB-1",
    ),
    (
        "meetings",
        "series: committee\n",
        "series: ▸comittee\n",
        "unknown-id",
        "the registry has no series comittee",
        "did you mean `committee`? known here: assembly, committee",
    ),
    (
        "meetings",
        "host: XA-1",
        "host: ▸union",
        "unknown-id",
        "the registry has no region union",
        "known here: XA-1, XB-1",
    ),
    (
        "appendix",
        "person: scribe",
        "person: ▸scrib",
        "unknown-id",
        "the registry has no person scrib",
        "did you mean `scribe`? known here: clerk, scribe",
    ),
    (
        "appendix",
        "organisation: union",
        "organisation: ▸clerk",
        "unknown-id",
        "the registry has no organisation clerk",
        "known here: union",
    ),
    ("appendix", "- country: XB", "- country: ▸XC", "unknown-id", COUNTRY, "known here: XA, XB"),
    # references
    (
        "appendix",
        "{XA:members}",
        "▸{XA:member}",
        "unknown-form",
        "XA has no form member",
        "did you mean `members`? known here: name, long, letter, members",
    ),
    (
        "appendix",
        "{XA:members}",
        "▸{XA-1:members}",
        "unknown-form",
        "XA-1 has no form members",
        "known here: name, short, country",
    ),
    (
        "assembly",
        "{assembly-4}于",
        "▸{assembly4}于",
        "unknown-reference",
        "nothing has the id assembly4",
        "did you mean `assembly-4`? known here: declaration, prizes, plan, members, people, XA, XB, XA-1, XB-1, rivers, assembly-3, assembly-4, rivers-2, union, clerk, scribe",
    ),
    *(
        (
            "assembly",
            "会议通过了宣言",
            f"会议通过了▸{written}",
            "unknown-reference",
            f"nothing has the id {id}",
            f"write {meant}",
        )
        for written, id, meant in (
            ("{FIG:un}", "FIG", "{fig:un}"),
            ("{figure:un}", "figure", "{fig:un}"),
            ("{Tab:prizes}", "Tab", "{tab:prizes}"),
        )
    ),
    (
        "assembly",
        "会议通过了宣言",
        "会议通过了▸{committee}",
        "unknown-reference",
        "nothing has the id committee",
        "known here: declaration, prizes, plan, members, people, XA, XB, XA-1, XB-1, rivers, assembly-3, assembly-4, rivers-2, union, clerk, scribe",
    ),
    (
        "assembly",
        "{assembly-4:dates}",
        "▸{assembly-4:date}",
        "unknown-form",
        "assembly-4 has no form date",
        "did you mean `dates`? known here: name, dates, theme, city",
    ),
    (
        "assembly",
        "会议通过了宣言",
        "会议通过了▸{declaration:title}",
        "unknown-form",
        "declaration has no form title",
        "nothing of that kind is known here",
    ),
    (
        "appendix",
        "{XA:members}",
        "▸{XA:long-genitiv}",
        "unknown-form",
        "XA has no form long-genitiv",
        "did you mean `long-genitive`?",
    ),
    (
        "appendix",
        "{XA:members}",
        "▸{XA:long-genitive}",
        "no-case",
        "the registry has no genitive of 甲国共和国 in zh",
        "add `cases: {genitive: …}` to the spelling of 甲国共和国 in content/registry/countries.yaml:5:16, "
        "or write {XA:long} and word the sentence so",
    ),
    (
        "front",
        "人口{people}",
        "人口▸{people:dative}",
        "no-case",
        "{people} prints no name, so it has no case",
        "write {people}",
    ),
    (
        "front",
        "人口{people}",
        "人口▸{people:name}",
        "unknown-form",
        "people has no form name",
        "known here: value, label",
    ),
    (
        "letters",
        "各位会员",
        "各位▸{declaration}",
        "unknown-reference",
        "nothing has the id declaration",
        "known here: members, people, XA, XB, XA-1, XB-1, rivers, assembly-3, assembly-4, rivers-2, union, clerk, scribe",
    ),
    (
        "publication",
        "label: 人口",
        "label: 人口▸{nobody}",
        "unknown-reference",
        "nothing has the id nobody",
        "known here: members, people, XA, XB, XA-1, XB-1, rivers, assembly-3, assembly-4, rivers-2, union, clerk, scribe",
    ),
    (
        "publication",
        "label: 人口",
        "label: 人口▸{members}",
        "figure-label",
        "the label of a figure refers to the figure members",
        "write it in words",
    ),
    # duplicates
    ("regions", "id: XB-1", "id: ▸XA-1", "duplicate-id", "the id XA-1 stands twice in the registry", ID),
    (
        "calendar",
        "id: market",
        "id: assembly",
        "duplicate-id",
        "the id assembly stands twice in the same list, section or insert",
        ID,
    ),
    (
        "assembly",
        "id: topics",
        "id: topics\n        heading: 一\n      - id: ▸topics",
        "duplicate-id",
        "the id topics stands twice in the same list, section or insert",
        ID,
    ),
    (
        "assembly",
        "id: overview",
        "id: ▸plan",
        "duplicate-id",
        "the id plan stands twice in the same list, section or insert",
        ID,
    ),
    (
        "calendar",
        "  - id: assembly\n    host: union",
        "  - id: fair\n    host: XA-1\n    title: ▸集市\n    start: 2031-02-14\n    location: 南城\n  - id: assembly\n    host: union",
        "event-twice",
        "the same event stands above as market",
        "take one of the two away",
    ),
    (
        "publication",
        "label: 人口",
        "label: 人口\n  - id: ▸clerk\n    value: 1\n    label: 书记",
        "duplicate-id",
        "the id clerk stands twice: {clerk} would mean both",
        "give this one another id",
    ),
    (
        "people",
        "people:\n",
        "people:\n  - id: ▸fig\n    name: {zh: 某己}\n",
        "kept-id",
        "the id fig is kept: {fig:…} points to a number",
        "give this one another id",
    ),
    # tables
    (
        "assembly",
        'cells: [某乙, "1"]',
        "cells: [某乙, ▸^]",
        "merged",
        "there is no cell for ^ to be one with",
        "`<` takes the cell at its left, `^` the one above: together they fill a rectangle",
    ),
    (
        "assembly",
        'cells: [某乙, "1"]',
        'cells: [某乙, "1▸[^a]"]',
        "note",
        "the table has no footnote a",
        "add it under `footnotes:` of the table",
    ),
    (
        "assembly",
        "id: prizes\n    caption: 奖项\n",
        "id: ▸prizes\n",
        "no-title",
        "nothing says what the table prizes shows",
        "give it a `caption:`, or `alt:`, a sentence that says what it shows to those who cannot see it",
    ),
    # names
    (
        "people",
        "name: {zh: 某甲}",
        "▸name: {en: Clerk}",
        "no-name",
        "clerk has no name in zh, the source language",
        "add `zh:` to its `name`, or accept facts.no-name there, with the reason",
    ),
    # sums
    ("assembly", "total: 10", "total: ▸11", "sum", "the shares and observers make 10, the total says 11", SUM),
    (
        "assembly",
        "observers: 1\n  total: 10",
        "observers: 3\n  total: ▸10",
        "sum",
        "the shares and observers make 12, the total says 10",
        SUM,
    ),
    # dates
    (
        "calendar",
        "start: 2031-02-14",
        "start: ▸2030-02-14",
        "year",
        "2030-02-14 is not in 2031, the year of the calendar",
        YEAR,
    ),
    (
        "calendar",
        "start: 2031-02-14",
        "start: 2031-02-14\n    end: ▸2031-02-13",
        "date-order",
        "end 2031-02-13 is before start 2031-02-14",
        ORDER,
    ),
    (
        "calendar",
        "start: 2031-02-14",
        "start: 2031-02-14\n    end: ▸2031-02-14",
        "one-day",
        "the event ends on the day it begins",
        "leave `end` out for a one-day event",
    ),
    (
        "meetings",
        "start: 2029",
        "start: 2029\n    end: ▸2028-12",
        "date-order",
        "end 2028-12 is before start 2029",
        ORDER,
    ),
    ("assembly", "end: 2032-04", "end: ▸2032-02", "date-order", "end 2032-02 is before start 2032-03", ORDER),
    (
        "assembly",
        "end: 2032-04",
        "end: ▸2033-04",
        "year",
        "end is not in 2032, the year of the plan",
        "give a month of 2032",
    ),
    (
        "assembly",
        "        start: 2032-03\n        end: 2032-04\n",
        "",
        "no-time",
        "spring has no time",
        "give `start:` (a month) or `period:` (in words)",
    ),
    ("calendar", "start: 2031-05-02", "start: ▸2031-05-03", "meeting-date", MEETING, DIFFER),
    ("calendar", "    end: 2031-05-04\n", "", "meeting-date", MEETING, DIFFER),
    (
        "calendar",
        "start: 2031-02-14",
        "start: 2031-06-14",
        "event-order",
        "assembly begins on 2031-05-02, before market above it (2031-06-14)",
        "put the events in the order of their first days",
    ),
    # ordinals and counts
    ("meetings", "ordinal: 4", "ordinal: ▸3", "ordinal", "meeting 3 of assembly stands twice", "correct the ordinal"),
    (
        "meetings",
        "start: 2029",
        "start: 2032",
        "ordinal",
        "meeting 4 is before meeting 3",
        "correct the date or the ordinal",
    ),
    ("committees", "meetings: 2", "meetings: ▸3", "count", "rivers has held 3 meetings, but meeting 2 is known", COUNT),
    ("committees", "    meetings: 2\n", "", "count", "rivers has held 0 meetings, but meeting 2 is known", COUNT),
    (
        "appendix",
        "total: 9",
        "total: ▸10",
        "sum",
        "the groups make 9, the total says 10",
        "correct a number or the total, or tell readers in `remark:` why they differ",
    ),
    (
        "appendix",
        "total: 8",
        "total: ▸9",
        "sum",
        "the shares make 8, the total says 9",
        "correct a number or the total, or tell readers in `remark:` why they differ",
    ),
    (
        "appendix",
        "total: 2",
        "total: ▸3",
        "sum",
        "the posts make 2, the total says 3",
        "correct a number or the total",
    ),
    (
        "appendix",
        "person: scribe",
        "person: clerk",
        "sum",
        "the posts make 1, the total says 2",
        "correct a number or the total",
    ),
    (
        "appendix",
        "names: [某丁, 某戊]",
        "names: [某丁]",
        "count",
        "north has 1 names, its count says 2",
        "correct the names or the count",
    ),
    # news and ISBN
    (
        "news",
        "month: 2031-03",
        "month: ▸2030-12",
        "news-order",
        "bridge is of an earlier month than visit above it",
        "put the items in the order of their months",
    ),
    (
        "publication",
        "languages: [zh]\nisbn: 978-3-16-148410-0",
        "languages: [zh, en]\nisbn: ▸978-3-16-148410-0",
        "isbn",
        "2 books cannot have one ISBN",
        "give one for each language: `isbn: {zh: 978-…, en: 978-…}`",
    ),
    (
        "publication",
        "languages: [zh]\nisbn: 978-3-16-148410-0",
        "languages: [zh, en]\nisbn: {zh: 978-3-16-148410-0, en: ▸978-3-16-148410-0}",
        "isbn",
        "en has the ISBN of zh",
        "give each language its own, or leave out what is not known yet",
    ),
    (
        "publication",
        "isbn: 978-3-16-148410-0",
        "isbn: {cn: ▸978-3-16-148410-0}",
        "language",
        "cn is none of the languages that are released",
        "known here: zh",
    ),
    # inserts and tables
    (
        "assembly",
        "  {prizes}\n\n",
        "",
        "insert",
        "prizes is not placed in the text",
        "write {prizes} on a line of its own where it belongs, once",
    ),
    (
        "assembly",
        "  {prizes}\n\n",
        "  {prizes}\n\n  {prizes}\n\n",
        "insert",
        "prizes is placed 2 times",
        "write {prizes} on a line of its own where it belongs, once",
    ),
    (
        "assembly",
        "各方同意。",
        "▸{prizes}",
        "insert",
        "prizes is placed inside declaration",
        "place it in the text of the section; inserts hold no inserts",
    ),
    (
        "assembly",
        'cells: [某乙, "1"]',
        "▸cells: [某乙]",
        "cells",
        "the row has 1 cells, the table 2 columns",
        'give each column a cell; an empty one is ""',
    ),
    (
        "assembly",
        'cells: [某乙, "1"]',
        '▸cells: [某乙, "1", "2"]',
        "cells",
        "the row has 3 cells, the table 2 columns",
        'give each column a cell; an empty one is ""',
    ),
    (
        "assembly",
        "        align: end\n    rows:\n",
        "        align: decimal\n    rows:\n      - {id: rough, cells: [某甲, ▸约8]}\n",
        "rough",
        "'约8' stands among numbers and is no plain number",
        "write the digits alone; a note, `[^id]` in the cell, says the rest",
    ),
]
PLACES = {
    ("id: market", "id: assembly"): "  - id: ▸assembly\n    host: union",
    ("        start: 2032-03\n        end: 2032-04\n", ""): "- id: ▸spring",
    ("    end: 2031-05-04\n", ""): "start: ▸2031-05-02",
    ("start: 2031-02-14", "start: 2031-06-14"): "start: ▸2031-05-02",
    ("start: 2029", "start: 2032"): "start: ▸2031-05-02",
    ("    meetings: 2\n", ""): "- ▸id: rivers",
    ("person: scribe", "person: clerk"): "total: ▸2",
    ("names: [某丁, 某戊]", "names: [某丁]"): "count: ▸2",
    ("  {prizes}\n\n", ""): "id: ▸prizes",
    ("  {prizes}\n\n", "  {prizes}\n\n  {prizes}\n\n"): "id: ▸prizes",
}
"""Where the problem stands when that is not in the replaced text."""


@pytest.mark.parametrize(("stem", "old", "new", "rule", "message", "mend"), FAULTS)
def test_each_contradiction_is_one_problem_in_its_place(
    tmp_path: Path, stem: str, old: str, new: str, rule: str, message: str, mend: str
) -> None:
    file = file_named(stem)
    assert FILES[file].count(old) == 1 or stem == "calendar"
    text = FILES[file].replace(old, new, 1)
    if (old, new) in PLACES:
        mark = PLACES[old, new]
        assert text.count(mark.replace("▸", "")) == 1
        text = text.replace(mark.replace("▸", ""), mark)
    text, place = marked(file, text)
    publication, problems = read(write(tmp_path, {**FILES, file: text}))
    (problem,) = problems
    assert (problem.code, problem.message, problem.mend) == (f"facts.{rule}", message, mend)
    assert spot(problem) == place
    assert publication is not None


def test_every_code_has_a_fault_here() -> None:
    text = "".join(
        (ROOT / f"galley/model/{name}.py").read_text()
        for name in ("facts", "languages", "links", "reference", "tables")
    )
    assert {fault[3] for fault in FAULTS} == set(re.findall(r'"facts\.([a-z-]+)"', text))


@pytest.mark.parametrize(
    ("stem", "old", "new"),
    [
        ("assembly", "  total: 10\n", "  total: 12\n  remark: The source counts guests.\n"),
        (
            "calendar",
            "    meeting: assembly-4\n",
            "    meeting: assembly-4\n    remark: The calendar gives other days.\n",
        ),
        ("calendar", "start: 2031-02-14\n", "start: 2031-02-14\n    end: 2031-06-01\n"),
        ("meetings", "start: 2031-06\n", "start: 2031-06\n    end: 2031-06-03\n"),
        ("meetings", "start: 2029\n", "start: 2031\n"),
        ("appendix", "total: 9\n", "total: 10\n    remark: 一处未计。\n"),
        ("appendix", "total: 8\n", "total: 9\n    remark: 一份未计。\n"),
        ("meetings", "start: 2031-06\n", "start: 2032-06\n"),
        (
            "meetings",
            "  - id: rivers-2\n",
            "  - id: rivers-1\n    series: committee\n    committee: rivers\n    ordinal: 1\n    start: 2030\n  - id: rivers-2\n",
        ),
        ("publication", "languages: [zh]\nisbn: 978-3-16-148410-0\n", "languages: [zh, qq, qua, pzz]\n"),
        ("assembly", "        start: 2032-03\n        end: 2032-04\n", "        period: 春季\n"),
        ("assembly", "会议通过了宣言", "会议通过了{declaration}"),
        ("countries", "{zh: 乙国}", "{zh: 乙国, no: Bland}"),
        ("appendix", "        names: [某丁, 某戊]\n", ""),
        (
            "appendix",
            "count: 7",
            "count: 1\n        names: [某己]\n      - id: west\n        label: 西方\n        count: 6",
        ),
        ("appendix", "    total: 2\n", "    others:\n      - id: third\n        person: clerk\n    total: 2\n"),
        ("news", "month: 2031-03", "month: 2031-01"),
        ("news", "month: 2031-03", "month: 2031"),
        ("publication", "isbn: 978-3-16-148410-0\n", ""),
        (
            "publication",
            "languages: [zh]\nisbn: 978-3-16-148410-0",
            "languages: [zh, en]\nisbn: {zh: 978-3-16-148410-0, en: 979-10-90636-07-1}",
        ),
        ("assembly", "id: overview", "id: rivers"),
        ("calendar", "id: market", "id: clerk"),
    ],
)
def test_what_is_no_contradiction(tmp_path: Path, stem: str, old: str, new: str) -> None:
    file = file_named(stem)
    text = FILES[file].replace(old, new)
    assert text != FILES[file]
    text = text.replace("start: 2031-05-02", "start: 2031-05-03") if "other days" in new else text
    assert read(write(tmp_path, {**FILES, file: text}))[1] == []


@pytest.mark.parametrize(("id", "other"), [("rivers", "registry/committees.yaml"), ("people", "publication.yaml")])
def test_an_insert_hides_no_figure_and_no_entry(tmp_path: Path, id: str, other: str) -> None:
    file = f"{FOLDER}/assembly.yaml"
    text, place = marked(file, ASSEMBLY.replace("{prizes}", f"{{{id}}}").replace("id: prizes", f"id: ▸{id}"))
    (problem,) = read(write(tmp_path, {**FILES, file: text}))[1]
    assert (problem.code, problem.message) == (
        "facts.duplicate-id",
        f"the id {id} stands twice: {{{id}}} would mean both",
    )
    assert problem.mend == "give this one another id"
    assert spot(problem) == place
    assert [related.file.endswith(other) for related in problem.related] == [True]


def test_related_places_point_at_the_other_side(tmp_path: Path) -> None:
    file = f"{FOLDER}/calendar.yaml"
    (problem,) = read(write(tmp_path, {**FILES, file: CALENDAR.replace("start: 2031-05-02", "start: 2031-05-03")}))[1]
    (other,) = problem.related
    assert (other.file, other.line, other.column) == ("content/registry/meetings.yaml", 17, 12)


def test_several_contradictions_at_once(tmp_path: Path) -> None:
    text = ASSEMBLY.replace("total: 10", "total: 9").replace("{plan}", "{nothing}").replace('"1"]', '"1", ""]')
    problems = read(write(tmp_path, {**FILES, f"{FOLDER}/assembly.yaml": text}))[1]
    assert sorted(problem.code for problem in problems) == [
        "facts.cells",
        "facts.insert",
        "facts.sum",
        "facts.unknown-reference",
    ]


@pytest.mark.parametrize(("start", "told"), [("2031-12-31", True), ("2032-01-01", False), ("2032", False)])
def test_meetings_are_counted_up_to_the_publication_s_day(tmp_path: Path, start: str, told: bool) -> None:
    meetings, committees = file_named("meetings"), file_named("committees")
    files = {
        meetings: FILES[meetings].replace("start: 2031-06", f"start: {start}"),
        committees: FILES[committees].replace("meetings: 2", "meetings: 3"),
    }
    problems = read(write(tmp_path, {**FILES, **files}))[1]
    assert [problem.code for problem in problems] == ["facts.count"] * told


LAST = "start: 2031-05-02\n    end: 2031-05-04"


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        ([("appendix", "total: 2\n", "total: 3\n    remark: 一人未到。\n")], ["facts.sum"]),
        ([("appendix", "count: 2\n", "count: 0\n"), ("appendix", "total: 9", "total: 7")], ["facts.count"]),
        ([("assembly", "end: 2032-04\n", "end: 2032-04\n        period: 春季\n")], []),
        ([("assembly", "        start: 2032-03\n", "")], ["facts.no-time"]),
        ([("assembly", "        end: 2032-04\n", "")], []),
        ([("assembly", "start: 2032-03", "start: 2031-03")], ["facts.year"]),
        ([("letters", "date: 2031-12-31", "date: 1931-12-31")], []),
        ([("letters", "date: 2031-12-31", "date: 1930-12-31")], ["facts.year"]),
        ([("letters", "date: 2031-12-31", "date: 2132-12-31")], ["facts.year"]),
        ([("meetings", "start: 2029\n", "start: 2029-05\n    end: 2029-05\n")], []),
        ([("meetings", "committee: rivers\n    ordinal: 2", "committee: rivers\n    ordinal: 4")], ["facts.count"]),
        ([("calendar", "start: 2031-02-14", "start: 2031-05-02")], []),
        ([("calendar", "start: 2031-02-14", "start: 2030-12-30\n    end: 2031-01-02")], []),
        ([("calendar", "start: 2031-02-14", "start: 2030-12-30\n    end: 2030-12-31")], ["facts.year"]),
        ([("calendar", "year: 2031\n", "year: 2031\nuntil: 2032-01\n"), ("calendar", LAST, "start: 2032-01-31\n    remark: 改期。")], []),
        ([("calendar", "year: 2031\n", "year: 2031\nuntil: 2032-01\n"), ("calendar", LAST, "start: 2032-02-01\n    remark: 改期。")], ["facts.year"]),
        ([("calendar", "year: 2031\n", "year: 2031\nuntil: 2031-12\n")], ["facts.year"]),
        ([("calendar", "year: 2031\n", "year: 2030\nuntil: 2031-12\n")], ["facts.year"]),
        ([("calendar", "host: XA-1\n    title: 集市\n    start: 2031-02-14", "host: union\n    title: 大会\n    start: 2031-02-14")], []),
        ([("calendar", "host: XA-1\n    title: 集市\n    start: 2031-02-14", "host: union\n    title: 集市\n    start: 2031-05-02")], []),
        ([("calendar", "host: XA-1\n    title: 集市\n    start: 2031-02-14", "host: XA-1\n    title: 大会\n    start: 2031-05-02")], []),
    ],
)  # fmt: skip
def test_what_else_is_told_and_what_is_not(tmp_path: Path, edits: list[tuple[str, str, str]], codes: list[str]) -> None:
    files = dict(FILES)
    for stem, old, new in edits:
        assert files[file_named(stem)].count(old) == 1, old
        files[file_named(stem)] = files[file_named(stem)].replace(old, new)
    assert [problem.code for problem in read(write(tmp_path, files))[1]] == codes


def test_of_meetings_that_follow_each_other_those_of_another_series_or_committee_are_none(tmp_path: Path) -> None:
    lakes = "  - {id: lakes, name: {zh: 湖}, coordinator: XB-1, since: 1998, fields: {zh: 湖}, meetings: 3}\n"
    meeting = "  - {id: lakes-3, series: committee, committee: lakes, ordinal: 3, start: 2030-01}\n"
    committees, meetings = file_named("committees"), file_named("meetings")
    files = {
        committees: FILES[committees].replace("  - id: rivers\n", f"{lakes}  - id: rivers\n"),
        meetings: FILES[meetings] + meeting,
    }
    assert read(write(tmp_path, {**FILES, **files}))[1] == []
    twice = {**files, meetings: files[meetings] + meeting.replace("lakes-3", "lakes-4")}
    (problem,) = read(write(tmp_path / "twice", {**FILES, **twice}))[1]
    assert problem.message == "meeting 3 of lakes stands twice"
