"""ISBN and print run as publication.yaml gives them: what is no ISBN is told with what it should be, and each language has its own."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from documents import FILES, FOLDER, read, write

from galley.model.isbn import check_digit
from galley.model.publication import PublicationFile
from galley.problem import Problem

SOUND = "isbn: 978-3-16-148410-0\n"
FILE = f"{FOLDER}/publication.yaml"


def read_with(root: Path, text: str, languages: str = "zh") -> tuple[PublicationFile | None, list[Problem]]:
    """The record of the almanac with other lines in the place of its ISBN, and what is told of it."""
    record = FILES[FILE].replace(SOUND, text).replace("languages: [zh]", f"languages: [{languages}]")
    publication, problems = read(write(root, {**FILES, FILE: record}))
    return publication.record if publication else None, problems


@pytest.mark.parametrize(
    ("given", "code", "message", "mend"),
    [
        (
            "978-3-16-148410-1",
            "isbn.check-digit",
            "the check digit of 978-3-16-148410-1 is wrong",
            "compare it with what the agency gave; if the other digits are right, it is 978-3-16-148410-0",
        ),
        (
            "3-16-148410-X",
            "isbn.ten-digits",
            "3-16-148410-X is an ISBN of ten digits; since 2007 they have thirteen",
            "write 978-3-16-148410-0",
        ),
        (
            "3-16-148410-1",
            "isbn.ten-digits",
            "3-16-148410-1 is an ISBN of ten digits; since 2007 they have thirteen",
            "ask the agency: its check digit is wrong too",
        ),
        (
            "9783161484100",
            "isbn.form",
            "the five parts of 9783161484100 are not told apart",
            "write it with four hyphens, where the agency has them: 978-3-16-148410-0",
        ),
        (
            "978 3 16 148410 0",
            "isbn.form",
            "'978 3 16 148410 0' is not as an ISBN is written",
            "write 978-3-16-148410-0",
        ),
        (
            "ISBN 978–3–16–148410–0",
            "isbn.form",
            "'ISBN 978–3–16–148410–0' is not as an ISBN is written",
            "write 978-3-16-148410-0",
        ),
        ("978-3-16-14841-0", "isbn.form", "'978-3-16-14841-0' is no ISBN", None),
        ("979-0-2600-0043-8", "isbn.form", "'979-0-2600-0043-8' is no ISBN", None),
        ("９７８-3-16-148410-0", "isbn.form", "'９７８-3-16-148410-0' is no ISBN", None),
        ("none yet", "isbn.form", "'none yet' is no ISBN", None),
    ],
)
@pytest.mark.parametrize("by_language", [False, True])
def test_what_is_no_isbn_is_told_where_it_stands(
    tmp_path: Path, given: str, code: str, message: str, mend: str | None, by_language: bool
) -> None:
    _, problems = read_with(tmp_path, f"isbn: {{zh: {given}}}\n" if by_language else f"isbn: {given}\n")
    (problem,) = problems
    assert (problem.code, str(problem.message)) == (code, message)
    assert str(problem.mend) == (mend or "give its thirteen digits, with hyphens: 978-3-16-148410-0")
    assert problem.place and (problem.place.line, problem.place.column) == (8, 12 if by_language else 7)


def test_every_digit_that_is_misread_is_found() -> None:
    for at, more in product(range(13), range(1, 10)):
        digits = list("9783161484100")
        digits[at] = str((int(digits[at]) + more) % 10)
        assert check_digit("".join(digits[:12])) != digits[12]


def test_each_language_has_its_own_isbn_and_print_run(tmp_path: Path) -> None:
    text = "isbn: {zh: 978-3-16-148410-0, en: 979-10-90636-07-1}\nprint-run: {zh: 800, en: 300}\n"
    record, problems = read_with(tmp_path, text, "zh, en")
    assert record and problems == []
    assert [record.isbn_of(each) for each in ("zh", "en", "ru")] == ["978-3-16-148410-0", "979-10-90636-07-1", None]
    assert [record.print_run_of(each) for each in ("zh", "en", "ru")] == [800, 300, None]


def test_what_is_said_once_is_the_isbn_of_the_one_book_and_the_print_run_of_all(tmp_path: Path) -> None:
    record, problems = read_with(tmp_path, SOUND + "print-run: 500\n")
    assert record and problems == []
    assert [record.isbn_of(each) for each in ("zh", "en")] == ["978-3-16-148410-0", None]
    assert [record.print_run_of(each) for each in ("zh", "en")] == [500, 500]


def test_a_language_in_which_no_book_is_released_is_told(tmp_path: Path) -> None:
    text = "isbn: {zh: 978-3-16-148410-0, jp: 979-10-90636-07-1}\nprint-run: {cn: 10}\n"
    _, problems = read_with(tmp_path, text)
    told = [(each.code, str(each.severity), str(each.message), each.place and each.place.line) for each in problems]
    assert told == [
        ("facts.language", "note", "jp is none of the languages that are released", 8),
        ("facts.language", "note", "cn is none of the languages that are released", 9),
    ]


def test_the_number_of_a_colophon_is_sent_to_the_publication(tmp_path: Path) -> None:
    file = f"{FOLDER}/colophon.yaml"
    _, problems = read(write(tmp_path, {**FILES, file: FILES[file] + SOUND}))
    (problem,) = problems
    assert (problem.code, problem.place and problem.place.file) == ("reader.unknown-field", file)
    assert "publication.yaml" in problem.message and problem.mend.startswith("move the line there")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("isbn: [978-3-16-148410-0]\n", "reader.type"),
        ("isbn: {zh: [978-3-16-148410-0]}\n", "reader.type"),
        ("isbn: ISBN-13: 978-3-16-148410-0\n", "source.second-colon"),
        ("isbn: isbn 978-3-16-148410-0\n", "isbn.form"),
        ("isbn: 979-1-09-063607-1\n", ""),
        ("isbn: 0-306-40615-2\n", "isbn.ten-digits"),
    ],
)
def test_other_things_in_its_place(tmp_path: Path, text: str, code: str) -> None:
    problems = read_with(tmp_path, text)[1]
    assert [problem.code for problem in problems] == ([code] if code else [])
    if code == "isbn.ten-digits":
        assert problems[0].mend == "write 978-0-306-40615-7"
