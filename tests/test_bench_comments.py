"""The bench of comments: what it takes for right, and what it reads of public files."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String
from small_project import FILES, FOLDER, NAME, write

from bench.comments import corpus
from bench.comments.edits import edited
from bench.comments.measured import Measured, judged
from bench.comments.writing import Case, quads
from galley.model.comments import Comment, Reply

CASE = Case(1, "replacement", "s/body/p1", "two words", "one", "why", 3)
TAKEN = {
    "id": "abc",
    "what": "replacement",
    "at": "s/body/p1",
    "quote": "two\u00adwords",
    "proposal": "one",
    "text": "why\n",
    "page": 3,
}


def taken(**more: object) -> Comment:
    return Comment.model_construct(**{**TAKEN, **more})


def test_what_is_taken_as_it_was_written_is_right():
    assert judged([CASE], [taken()]) == []


@pytest.mark.parametrize(
    "more",
    [
        {"what": "deletion"},
        {"at": "s/body/p2"},
        {"at": None},
        {"quote": "two"},
        {"proposal": "two"},
        {"text": None},
        {"page": 4},
        {"state": "done"},
        {"replies": (Reply(text="yes"),)},
    ],
)
def test_whatever_is_taken_otherwise_is_wrong(more):
    assert len(judged([CASE], [taken(**more)])) == 1


def test_one_comment_answers_for_one_annotation():
    assert len(judged([CASE, replace(CASE, number=2)], [taken()])) == 1
    assert judged([CASE, replace(CASE, number=2)], [taken(), taken()]) == []


@pytest.mark.parametrize(
    ("told", "is_sound"),
    [
        (Measured(written=60, is_public=True, edits=20), True),
        (Measured(written=60, wrong=["1", "2"], is_public=True, edits=20), True),
        (Measured(written=60, wrong=["1", "2", "3"], is_public=True, edits=20), False),
        (Measured(written=60, twice=1, is_public=True, edits=20), False),
        (Measured(written=60, false=["1"], is_public=True, edits=20), False),
        (Measured(written=60, unread=["1"], is_public=True, edits=20), False),
        (Measured(written=60, edits=20), False),
        (Measured(written=60, is_public=True, edits=19), False),
    ],
)
def test_when_the_bench_fails(told, is_sound):
    assert told.is_sound is is_sound
    assert f"tied rightly: {60 - len(told.wrong)} of 60" in str(told)


def packed(folder: Path, **files: bytes) -> None:
    """A source package with PDFs."""
    with tarfile.open(folder / "some-1.0.tar.gz", "w:gz") as package:
        for name, data in files.items():
            member = tarfile.TarInfo(f"some-1.0/{name}.pdf")
            member.size = len(data)
            package.addfile(member, BytesIO(data))


def test_public_files_are_read_and_lend_what_their_readers_write(tmp_path):
    made, plain, locked = pikepdf.new(), BytesIO(), BytesIO()
    page = made.add_blank_page()
    about = {
        "/Subtype": Name.Highlight,
        "/QuadPoints": quads([(1, 1, 9, 9)]),
        "/Subj": String("Highlight"),
        "/C": Array([1, 1, 0]),
        "/AP": Dictionary(),
    }
    page.obj.Annots = Array([made.make_indirect(Dictionary(about))])
    made.save(plain)
    made.save(locked, encryption=Encryption(owner="a", user="b"))
    packed(tmp_path, plain=plain.getvalue(), locked=locked.getvalue(), none=b"none")
    found = corpus.read(tmp_path)
    assert (found.files, found.annotated, found.raised) == (1, ["some-1.0/plain.pdf"], [])
    assert dict(found.remarks) == {"highlight": 1} and found.closed.total() == 2
    assert set(found.pattern("Highlight", 7)) == {"/Subtype", "/Subj", "/C"}
    assert found.pattern("Caret", 0) == {}


def test_edits_change_what_has_comments(tmp_path):
    for name, text in FILES.items():
        write(tmp_path, name, text)
    assert edited(tmp_path, NAME, "zh", ["paths/body/p1", "paths/title"], ["huts/body/p1"], 20, Random(1)) == 2
    changed = [name for name, text in FILES.items() if (tmp_path / name).read_text(encoding="utf-8") != text]
    assert changed == [f"{FOLDER}/paths.yaml", f"{FOLDER}/huts.yaml"]
