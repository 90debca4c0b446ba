"""Sections that run on behind each other stand in one element, which is set again alone when one of them is edited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from laying_out import job_of
from small_project import FILES, FOLDER, make, write
from small_project import replace as put

from galley.files import Files
from galley.model.publication import Publication
from galley.reader import read_publication
from galley.typeset import Job, lay_out

PARTS = """parts:
  - id: whole
    sections: [paths, huts]
  - id: others
    sections: [rivers]
  - id: closing
    sections: [colophon]
"""


def job(root: Path, run_on: str) -> Job:
    """A book of two sections, of another that has a remark, and of the colophon behind the remarks."""
    make(root, program=False)
    head = FILES[f"{FOLDER}/publication.yaml"].partition("parts:")[0]
    write(root, f"{FOLDER}/publication.yaml", head + PARTS)
    write(root, f"{FOLDER}/rivers.yaml", FILES[f"{FOLDER}/huts.yaml"])
    put(root, f"{FOLDER}/huts.yaml", "title: 小屋", f"title: 小屋\nrun-on: {run_on}")
    put(root, f"{FOLDER}/rivers.yaml", "title: 小屋", "title: 河流\nremark: 河流又作江河。")
    write(root, f"{FOLDER}/colophon.yaml", "kind: colophon\ntitle: 版权页\nrun-on: true\nbody: |\n  依会刊写成。\n")
    publication, problems = read_publication(Files(root), FOLDER)
    assert isinstance(publication, Publication), problems
    return job_of(root, publication)[0]


@pytest.mark.parametrize(("old", "new"), [("小屋全年开放", "小屋夏季开放"), ("依会刊写成", "依年刊写成")])
def test_an_edit_of_what_runs_on_sets_its_pages_again_and_no_others(tmp_path: Path, old: str, new: str) -> None:
    task = job(tmp_path / "project", "true")
    before, problems = lay_out(task)
    after, more = lay_out(replace(task, html=task.html.replace(old, new, 1)), before)
    assert [*problems, *more] == []
    kept = [one is other for one, other in zip(before.rendered.leaves, after.rendered.leaves, strict=True)]
    assert kept.count(False) == 1


def test_sections_that_do_not_run_on_begin_pages(tmp_path: Path) -> None:
    pages = [lay_out(job(tmp_path / run_on, run_on))[0].pages for run_on in ("true", "false")]
    assert pages[1] == pages[0] + 1
