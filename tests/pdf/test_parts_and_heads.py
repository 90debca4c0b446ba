"""Parts that open on right-hand pages, the pages left blank before them, and the short titles of running heads."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import job_of
from one_article import make
from pdf_reading import Read, painted, read
from pressing import press
from small_project import FOLDER, write

from galley.files import Files
from galley.reader import read_publication
from galley.typeset import lay_out

RECORD = """kind: publication
title: 山中行路手册
short: 山册
issuer: club
year: 2031
as-of: 2031-05-01
source-language: zh
languages: [zh]
parts-on: {}
parts:
  - {{id: first, title: 第一篇：山里的路和它们的历史, short: 山路篇, accent: pine, sections: [paths]}}
  - {{id: second, title: 第二篇, accent: plum, sections: [huts]}}
"""
LONG = "甲乙丙丁。" * 8
PATHS = "kind: article\ntitle: 山路，二〇三一年以前和以后\nshort: 山路\nbody: |\n" + f"  {LONG}\n\n" * 60
HUTS = "kind: article\ntitle: 小屋\nbody: |\n" + f"  {LONG}\n\n" * 30


def book(root: Path, parts_on: str) -> Read:
    """The two parts; the first ends on a left-hand page or a right-hand one, as its text has it."""
    write(root, f"{FOLDER}/publication.yaml", RECORD.format(parts_on))
    write(root, f"{FOLDER}/paths.yaml", PATHS)
    write(root, f"{FOLDER}/huts.yaml", HUTS)
    publication, problems = read_publication(Files(root), FOLDER)
    assert publication is not None and problems == []
    job, dress = job_of(root, publication)
    layout, problems = lay_out(job)
    assert problems == []
    data, problems = press(layout, dress)
    assert problems == []
    return read(data)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("parts"))


@pytest.fixture(scope="module")
def next_to(root: Path) -> Read:
    return book(root, "next")


@pytest.fixture(scope="module")
def on_right(root: Path) -> Read:
    return book(root, "right")


def openings(found: Read) -> list[int]:
    return [found.places[f"part-{name}"] for name in ("first", "second")]


def test_parts_open_on_the_next_page_or_on_right_hand_ones(next_to: Read, on_right: Read) -> None:
    assert any(page % 2 == 0 for page in openings(next_to))
    assert all(page % 2 == 1 for page in openings(on_right))


def test_the_page_left_blank_has_no_running_heads_and_no_ground(next_to: Read, on_right: Read) -> None:
    blank = [page.number for page in on_right.pages[2:-2] if not page.text()]
    assert blank and all(number + 1 in openings(on_right) and number % 2 == 0 for number in blank)
    assert len(on_right.pages) == len(next_to.pages) + len(blank)
    assert all(painted(on_right, number) == set() for number in blank)
    assert all(page.text() for page in next_to.pages[2:-2])


def test_running_heads_have_the_short_titles_and_bookmarks_the_whole(next_to: Read) -> None:
    first = next_to.places["paths"]
    heads = [page.head for page in next_to.pages[first - 1 : first + 2]]
    assert heads[0] == "" and set(heads[1:]) == {"山路篇", "山路"}
    right = next_to.pages[first - 1 + (first + 1) % 2]
    assert "山册" in right.text(high=60) and "山中行路手册" not in right.text()
    assert "山中行路手册" in next_to.pages[0].text()
    titles = [mark.title for mark in next_to.marks]
    assert "第一篇：山里的路和它们的历史" in titles and "山路，二〇三一年以前和以后" in titles


def test_without_a_short_title_they_have_the_whole(next_to: Read) -> None:
    second = next_to.places["huts"]
    opening, following = (page.head for page in next_to.pages[second - 1 : second + 1])
    assert opening == "" and following == ("第二篇" if second % 2 else "小屋")
