"""Later printings: what is said of them has to be true of the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import read, spoil, spot, write

OLD = "year: 2031\n"
CORRECTION = "{id: date, date: 2032-03-01, at: assembly/declaration, text: 日期已更正。}"


def test_a_reprint_with_its_corrections_is_sound(tmp_path: Path) -> None:
    new = f"▸year: 2031\nprinting: {{number: 2, since: first-printing, corrections: [{CORRECTION}]}}\n"
    assert spoil(tmp_path, "publication", OLD, new)[0] == []
    publication, _ = read(tmp_path)
    assert publication and publication.record.printing_number == 2
    (correction,) = publication.record.printing.corrections
    assert (correction.at, correction.address) == ("assembly/declaration", "publication/printing/date")


def test_what_says_nothing_is_a_first_printing(tmp_path: Path) -> None:
    publication, _ = read(write(tmp_path))
    assert publication and publication.record.printing_number == 1


@pytest.mark.parametrize(
    ("printing", "code", "message"),
    [
        ("{number: ▸0}", "printing.number", "printings are counted from 1"),
        (f"{{number: 1, ▸corrections: [{CORRECTION}]}}", "facts.printing", None),
        ("{number: 1, since: ▸first-printing}", "facts.printing", None),
        (
            "{number: 2, corrections: [{id: date, date: 2032-03-01, at: ▸assembly/declaratoin, text: 更正。}]}",
            "facts.correction",
            "there is nothing at assembly/declaratoin",
        ),
        ("{number: 2, corrections: [{id: a, date: ▸2032-02-30, at: assembly, text: 更正。}]}", "reader.date", None),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(tmp_path: Path, printing: str, code: str, message: str | None) -> None:
    problems, place = spoil(tmp_path, "publication", OLD, f"{OLD}printing: {printing}\n")
    (problem,) = problems
    assert (problem.code, spot(problem)) == (code, place)
    assert problem.mend and (message is None or str(problem.message) == message)
    if code == "facts.correction":
        assert "assembly/declaration" in problem.mend
