"""What a reader copies, searches and hears: words in the order they are read, titles as they are meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import Layout
from one_article import make, set_article
from pdf_reading import Read, read, squeezed
from small_project import FOLDER, replace
from weasyprint.formatting_structure import boxes

from galley.typeset.measure import found_boxes

BODY = """
先说一句。

- 头一项
- 次一项

  1. 内一
  2. 内二

再说一句。

# 备\u00ad货**要点**[^a]

{grid}

**末了一句**。[^b] **重的[^c]** *强的[^d]*

> 引文[^e]

[^a]: 题下的注。
[^b]: 文下的注。
[^c]: 重的注。
[^d]: 强的注。
[^e]: 引文的注。
"""
GRID = """
  - id: grid
    kind: groups
    caption: 名\u00ad单
    groups:
      - {id: one, label: 甲组, count: 3}
      - {id: two, label: 乙组, count: 4}
      - {id: three, label: 丙组, count: 5}
    total: 12
"""
PASSAGES = """
passages:
  - {id: a, heading: 会员, passages: [{id: b, heading: 会\u00ad费}]}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small publication, its article on a right-hand page, where heads tell the section."""
    root = make(tmp_path_factory.mktemp("order") / "project")
    replace(root, f"{FOLDER}/publication.yaml", "      - paths\n      - huts\n", "      - huts\n      - paths\n")
    return root


@pytest.fixture(scope="module")
def layout(root: Path) -> Layout:
    done = set_article(root, BODY, f"{GRID}{PASSAGES}", title="“山\u00ad路”")
    assert done.problems == ()
    return done


@pytest.fixture(scope="module")
def book(layout: Layout) -> Read:
    return read(layout.pdf)


def test_the_text_of_a_page_comes_in_the_order_it_is_read(book: Read) -> None:
    (page,) = (page for page in book.pages if "先说一句" in page.body)
    expected = (
        "“山路”先说一句。•头一项•次一项1)内一2)内二再说一句。备货要点1名单12甲组3乙组4丙组5末了一句。2重的3强的4引文5"
        "1.会员（1）会费1.题下的注。2.文下的注。3.重的注。4.强的注。5.引文的注。"
    )
    assert squeezed(page.body).replace("\u00ad", "").replace("\u2060", "") == expected


def test_contents_give_each_title_with_its_page(book: Read) -> None:
    (page,) = (page for page in book.pages if "目录" in page.body)
    assert page.body.replace("\u00ad", "") == "目录小屋4“山路”5"


def test_bookmarks_have_the_words_of_a_title_alone(book: Read) -> None:
    titles = [mark.title for mark in book.marks]
    assert titles == ["小屋", "“山路”", "备货要点", "名单", "1. 会员", "（1）会费"]
    assert book.reader.metadata is not None and book.reader.metadata.title == "山路会手册"


def test_running_heads_have_the_words_of_a_title_alone(root: Path) -> None:
    """On the next right-hand page: the one that it opens has none."""
    done = set_article(root, "先说一句。\n\n" * 120, title="“山\u00ad路”")
    heads = [page.head for page in read(done.pdf).pages if "先说一句" in page.body]
    assert len(heads) > 2 and heads[0] == "" and heads[2] == "“山路”"


def test_notes_have_one_dress_whatever_they_are_called_from(layout: Layout) -> None:
    """From a heading, plain and strong text, emphasis, a quotation."""
    notes = [
        each.box
        for each in found_boxes(layout.pages)
        if isinstance(each.box, boxes.TextBox)
        and any(isinstance(parent, boxes.FootnoteAreaBox) for parent in each.parents)
        and each.box.text.endswith("注。")
    ]
    worn = ("font_family", "font_weight", "font_style", "font_size", "color", "letter_spacing")
    assert len(notes) == 5
    dresses = {tuple(str(note.style[name]) for name in worn) for note in notes}
    assert dresses == {sorted(dresses)[0]}
