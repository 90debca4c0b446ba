"""Where tables and boxes go on on the next page: nothing alone at either end."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from laying_out import Layout
from one_article import make, pages_of, read_article, set_article, set_articles
from small_project import write
from weasyprint.formatting_structure import boxes

WORDS = "山路会在春天整修山路，秋天清点路标。"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("breaks") / "project")


def after_lines(lines: int, block: str) -> str:
    """A text of so many lines, and the block behind it."""
    return "行\n\n" * lines + f"{{{block}}}\n"


def table(rows: int, name: str = "table") -> str:
    cells = "".join(f"      - {{id: r{n}, cells: [{n}, {WORDS}]}}\n" for n in range(1, rows + 1))
    columns = "      - {id: a, heading: 序号}\n      - {id: b, heading: 说明}\n"
    return f"  - id: {name}\n    kind: table\n    caption: 路标\n    columns:\n{columns}    rows:\n{cells}"


def box(name: str, *paragraphs: str) -> str:
    body = "\n\n".join(f"      {text}" for text in paragraphs)
    return f"  - id: {name}\n    kind: box\n    heading: 守则\n    body: |\n{body}\n"


def parts(layout: Layout, article: str, kind: type[boxes.Box], *names: str) -> list[int]:
    """How many lines or rows of the block of an article stand on each page it has a part on."""
    own = pages_of(layout, article)
    found = [(page, outer) for page, outer in layout.boxes(boxes.Box, *names) if page in own]
    below = [(page, line) for page, outer in found for line in inner(outer, kind)]
    counted = Counter(page for page, _ in {(page, id(line)): (page, line) for page, line in below}.values())
    return [count for _, count in sorted(counted.items())]


def inner(outer: boxes.Box, kind: type[boxes.Box]) -> list[boxes.Box]:
    children = getattr(outer, "children", ())
    own = [child for child in children if isinstance(child, kind)]
    return own + [box for child in children for box in inner(child, kind)]


def test_a_table_without_rows_is_told(root: Path) -> None:
    columns, _, _ = table(1).partition("    rows:")
    with pytest.raises(AssertionError, match="`rows` is empty"):
        read_article(root, "{table}", f"{columns}    rows: []\n")


SHORT = {f"short-{rows}-{lines}": (rows, lines) for rows in (3, 5) for lines in (31, 32)}
LONGER = {f"longer-{lines}": lines for lines in (27, 33)}
BOXES = {
    f"{name}-{lines}": (paragraphs, lines)
    for lines in (28, 30, 32)
    for name, paragraphs in {
        "one": (WORDS * 7 + "完。",),
        "short-ones": ("一。", "二。", WORDS * 5, "三。"),
        "short-last": (WORDS * 5, "完。"),
    }.items()
}


@pytest.fixture(scope="module")
def layout(root: Path) -> Layout:
    """All of them in one book, each in an article of its own."""
    articles = {
        name: (after_lines(lines, f"b-{name}"), table(rows, f"b-{name}")) for name, (rows, lines) in SHORT.items()
    }
    articles |= {name: (after_lines(lines, f"b-{name}"), table(8, f"b-{name}")) for name, lines in LONGER.items()}
    for name, (paragraphs, lines) in BOXES.items():
        articles[name] = after_lines(lines, f"b-{name}"), box(f"b-{name}", *paragraphs)
    sides = "".join(box(name, WORDS * 4) + "    style: side\n" for name in ("left", "right", "last"))
    names = "  - {id: names, kind: groups, caption: 名单, total: 3, groups: [{id: one, label: 甲组, count: 3}]}\n"
    articles["sides"] = BESIDE, sides + box("frame", WORDS * 5) + names
    articles["cells"] = "{cells}\n\n话。\n", table(1, "cells").replace(WORDS, WORDS * 3)
    articles["passages"] = "{b-p}\n\n话。\n", box("b-p", "一。") + PASSAGES
    found = set_articles(root, articles)
    assert found.problems == ()
    return found


BESIDE = "{club}\n\n{left}\n\n话。\n\n{right}\n\n话。\n\n{frame}\n\n{last}\n\n话。\n\n{names}\n"
"""Boxes at the side with little text beside them, each before what is as wide as the measure; and a name that is a paragraph."""


def test_what_is_as_wide_as_the_measure_begins_below_a_box_at_the_side(layout: Layout) -> None:
    (page,) = pages_of(layout, "sides")
    around = [found for at, found in layout.boxes(boxes.BlockBox, "box", "groups") if at == page]
    kinds = [found.element.get("class") for found in around]
    assert kinds == ["box side", "box side", "box frame", "box side", "groups counts-only"]
    ends = [found.border_box_y() + found.border_height() for found in around]
    assert all(found.border_box_y() >= end for found, end in zip(around[1:], ends, strict=False))
    assert len({found.position_x for found, kind in zip(around, kinds, strict=True) if kind == "box side"}) == 1


def test_the_lines_of_a_cell_are_about_equally_long(layout: Layout) -> None:
    (page,) = pages_of(layout, "cells")
    first, second = (len(line.text) for line in layout.on(page) if line.block.tag == "td" and len(line.text) > 1)
    assert first + second == 3 * len(WORDS) and abs(first - second) < 6


def test_the_mark_of_a_remark_in_a_title_stands_as_high_as_its_letters(tmp_path: Path) -> None:
    layout = set_article(make(tmp_path / "project"), "话。", title="山路\nremark: 原文作“山道”。")
    titles = [found for _, found in layout.boxes(boxes.BlockBox, "section-title")]
    (title,) = [each for each in titles if any("[1]" in box.text for box in inner(each, boxes.TextBox))]
    words, mark = inner(title, boxes.TextBox)
    top = {each: each.position_y + each.baseline - each.style["font_size"] * CAPITAL for each in (words, mark)}
    assert words.style["font_size"] > 2 * mark.style["font_size"]
    assert abs(top[mark] - top[words]) < mark.style["font_size"] / 4


def test_the_rule_below_a_heading_stands_as_far_from_it_as_from_the_facts(tmp_path: Path) -> None:
    root = make(tmp_path / "project")
    walk = "id: walk, name: {zh: 会}, title: {zh: '第{number}次会'}"
    held = "id: walk-1, series: walk, ordinal: 1, start: 2030-05"
    write(root, "content/registry/meetings.yaml", f"kind: meetings\nseries: [{{{walk}}}]\nmeetings: [{{{held}}}]\n")
    passages = "passages: [{id: a, heading: 山, passages: [{id: b, heading: 山会, meeting: walk-1, body: 话。}]}]"
    layout = set_article(root, "话。", title=f"山路\n{passages}")
    ((_, panel),) = layout.boxes(boxes.BlockBox, "facts-panel")
    ((_, heading),) = layout.boxes(boxes.BlockBox, "depth-2")[-1:]
    above = panel.border_box_y() - heading.border_box_y() - heading.border_height()
    assert above == pytest.approx(panel.padding_top) and above > 2


CAPITAL = 0.73
"""How high capitals of the sans are, by its size."""

PASSAGES = "passages:\n" + "".join(f"  - {{id: {name}, heading: 节{name}, body: 话。}}\n" for name in "abc")


def test_each_passage_stands_as_far_below_what_is_before_it(layout: Layout) -> None:
    (page,) = pages_of(layout, "passages")
    lines = layout.on(page)
    gaps = [line.top - before.bottom for before, line in pairwise(lines) if "节" in line.text]
    assert len(gaps) == 3 and gaps == pytest.approx([gaps[0]] * 3)


def test_a_name_may_be_a_paragraph(layout: Layout) -> None:
    (page,) = pages_of(layout, "sides")
    assert "山路会" in [line.text for line in layout.on(page)]


@pytest.mark.parametrize("name", SHORT)
def test_a_short_table_stays_whole(layout: Layout, name: str) -> None:
    assert parts(layout, name, boxes.TableRowBox, "data") == [SHORT[name][0] + 2]


def test_a_short_table_higher_than_a_page_goes_on(root: Path) -> None:
    found = set_articles(root, {"high": (after_lines(3, "table"), table(2).replace(WORDS, WORDS * 145, 1))})
    assert found.problems == ()
    assert len(parts(found, "high", boxes.TableRowBox, "data")) > 1


@pytest.mark.parametrize("name", LONGER)
def test_no_row_of_a_longer_one_is_alone(layout: Layout, name: str) -> None:
    found = parts(layout, name, boxes.TableRowBox, "data")
    assert found and all(count >= 2 + 2 for count in found)


@pytest.mark.parametrize("name", BOXES)
def test_no_line_of_a_box_is_alone(layout: Layout, name: str) -> None:
    counted = parts(layout, name, boxes.LineBox, "box")
    assert counted[0] >= 3, "the heading and two lines"
    assert counted[-1] >= 2
