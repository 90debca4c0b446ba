"""Prose against the data of its section, in the report as it is, with numbers changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_project import FOLDER, make, write

from bench.proof.beside import measured
from bench.proof.beside import told as planted
from galley.files import Files
from galley.passages.passage import Passage, Stretch
from galley.pipeline.desk import publications, reading_of
from galley.proof.engines.claims.countries import Countries
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

ROOT = Path(__file__).resolve().parents[3]
BARS = 18, 19
"""Of so many contradictions at least so many are told."""
REPORT = "content/annual-report-2014"
(RULE,) = (rule for rule in tables.rules() if rule.code == "facts.beside")


@pytest.fixture(scope="module")
def report() -> Reading:
    """The report with its English and Korean translations."""
    files = Files(ROOT)
    read, sound = publications(files, [], [REPORT])
    return reading_of(read[REPORT], files, ("en", "ko"), sound, [])[0]


def found(report: Reading, address: str, old: str, new: str, language: str = "zh") -> list[Finding]:
    """What is found where one passage says something else, its references typed out."""
    (told,) = (each for each in report.passages if (each.address, each.language) == (address, language))
    assert old in told.text
    text = told.text.replace(old, new, 1)
    typed = replace(told, text=text, stretches=(Stretch(0, replace(told.stretches[0].place, column=1)),))
    return list(RULE.findings(replace(report, passages=tuple(_with(report, told, typed)))))


def _with(report: Reading, told: Passage, typed: Passage) -> Iterator[Passage]:
    """The passages of its section; those of others are read as they are by another test."""
    section = told.address.partition("/")[0]
    near = (each for each in report.passages if each.address.partition("/")[0] == section)
    return (typed if each is told else each for each in near)


@pytest.mark.parametrize(
    ("address", "language", "old", "new", "marked", "values"),
    [
        ("secretariat/finance/body/p2", "zh", "17人", "18人", "18人", ("18", "17")),
        ("secretariat/finance/body/p2", "zh", "共有17人", "有17人，其中4人", "", ()),
        ("essay/second-contest/body/p1", "zh", "46篇", "45篇", "45篇", ("45", "46")),
        ("essay/second-contest/body/p1", "zh", "5个国家", "6个国家", "6个", ("6", "5")),
        ("essay/second-contest/body/p3", "zh", "5名学生", "6名学生", "6名", ("6", "5")),
        ("essay/second-contest/body/p3", "zh", "来自5个国家", "来自4个国家", "4个", ("4", "5")),
        ("assembly/overview/body/p1", "zh", "33个地方政府", "34个地方政府", "34个", ("34", "33")),
        ("assembly/overview/body/p1", "zh", "韩国12个", "韩国13个", "13个", ("13", "12")),
        ("assembly/overview/body/p1", "zh", "100余名", "120余名", "", ()),
        ("forum/overview/body/p1", "zh", "5个国家", "3个国家", "3个", ("3", "4")),
        ("forum/overview/body/p1", "zh", "5个国家", "6个国家", "", ()),
        ("essay/second-contest/body/p3", "ko", "학생 5명", "학생 6명", "6명", ("6", "5")),
        ("assembly/declaration/body/p1", "en", "Thirty-three", "Thirty-four", "Thirty-four", ("34", "33")),
    ],
)
def test_a_number_is_that_of_the_data_beside_it(
    report: Reading, address: str, language: str, old: str, new: str, marked: str, values: tuple[str, ...]
) -> None:
    told = found(report, address, old, new, language)
    assert [(each.span.text, each.values) for each in told] == ([(marked, values)] if marked else [])
    assert all(each.related[0].passage.file.startswith((REPORT, "locales/ko/")) for each in told)


def test_the_report_as_it_is_contradicts_nothing(report: Reading) -> None:
    assert list(RULE.findings(report)) == []


@pytest.mark.long
def test_contradictions_planted_by_seed_are_told() -> None:
    """In the suite some are planted by hand."""
    trials = measured(ROOT, REPORT, 4, BARS[1], ("zh",))
    assert sum(bool(each.found) for each in trials) >= BARS[0], planted(trials)
    assert planted(trials).count("\n") == 1 + BARS[1]


def test_an_editors_remark_may_tell_other_numbers(report: Reading) -> None:
    remarks = tuple(replace(each, remark=True) for each in report.passages)
    assert list(RULE.findings(replace(report, passages=remarks))) == []


TABLE = """kind: article
title: Huts
source-language: en
body: |
  {sentence}

  {{keys}}
inserts:
  - kind: table
    id: keys
    alt: Who has the keys
    columns:
      - {{id: hut, heading: Hut}}
      - {{id: who, heading: Who}}
    rows:
"""


def beside_a_table(root: Path, sentence: str, cells: list[tuple[str, str]]) -> Reading:
    """A publication whose section has a sentence and a table of two columns."""
    rows = (f'      - {{id: r{at}, cells: ["{hut}", "{who}"]}}\n' for at, (hut, who) in enumerate(cells))
    write(root, f"{FOLDER}/huts.yaml", TABLE.format(sentence=sentence) + "".join(rows))
    files = Files(root)
    read, sound = publications(files, [], [FOLDER])
    return reading_of(read[FOLDER], files, (), sound, [])[0]


@pytest.mark.parametrize(
    ("sentence", "cell", "marked"),
    [
        ("Two men came.", "men", ["Two"]),
        ("Two women came.", "men", []),
        ("Two boxes came.", "x", []),
        ("At 4 o’clock two boats came.", "4", []),
    ],
)
def test_what_rows_have_is_known_again_as_a_word(tmp_path: Path, sentence: str, cell: str, marked: list[str]) -> None:
    cells = [(f"Hut {letter}", cell) for letter in "ABC"]
    reading = beside_a_table(make(tmp_path, program=False), sentence, cells)
    assert [each.span.text for each in RULE.findings(reading)] == marked


def test_each_cell_of_a_long_table_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads, named = list[str](), Countries.named
    monkeypatch.setattr(Countries, "named", lambda self, text: reads.append(text) or named(self, text))
    cells = [(f"Hut {at}", "keeper") for at in range(40)]
    reading = beside_a_table(make(tmp_path, program=False), "Two boats came. Two boats went. One stayed.", cells)
    assert list(RULE.findings(reading)) == [] and len(reads) == 80
