"""A file is imposed beside itself, or what stands against it is told."""

from __future__ import annotations

import sys
from pathlib import Path

from conftest import ROOT

from galley.pdf.ways import Way
from galley.pipeline.imposing import impose

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import page_texts, written


def test_a_booklet_is_written_beside_its_file(tmp_path: Path) -> None:
    file = tmp_path / "book.zh.print.pdf"
    file.write_bytes(written("<p>one</p>")[0])
    made, problems = impose(file, Way.BOOKLET, 0.1, False, False)
    assert (made, problems) == (tmp_path / "book.zh.print.booklet.pdf", [])
    assert page_texts(made.read_bytes()) == ["one", ""] if made else False


def test_it_is_written_where_it_is_asked_for_and_never_over_its_file(tmp_path: Path) -> None:
    file, data = tmp_path / "book.zh.print.pdf", written("<p>one</p>")[0]
    file.write_bytes(data)
    asked = tmp_path / "sheets" / "mine.pdf"
    assert impose(file, Way.BOOKLET, 0.1, False, False, asked) == (asked, [])
    assert page_texts(asked.read_bytes()) == ["one", ""] and list(tmp_path.glob("*.pdf")) == [file]
    (tmp_path / "other.pdf").symlink_to(file)
    for same in (file, tmp_path / "sheets/../book.zh.print.pdf", tmp_path / "other.pdf"):
        made, (problem,) = impose(file, Way.BOOKLET, 0.1, False, False, same)
        assert (made, problem.code, file.read_bytes()) == (None, "impose.over", data)


def test_what_is_no_pdf_is_told_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"no PDF")
    made, (problem,) = impose(file, Way.STACKS, 0.1, False, False)
    assert made is None and problem.code == "impose.readable"
    assert problem.place and problem.place.file == str(file)
