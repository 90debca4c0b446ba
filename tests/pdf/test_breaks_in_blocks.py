"""Where tables and boxes go on on the next page: nothing alone at either end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from laying_out import Layout
from one_article import make, read_article, set_article
from weasyprint.formatting_structure import boxes

WORDS = "山路会在春天整修山路，秋天清点路标。"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("breaks") / "project")


def after_lines(lines: int, block: str) -> str:
    """A text of so many lines, and the block behind it."""
    return "行\n\n" * lines + f"{{{block}}}\n"


def table(rows: int) -> str:
    cells = "".join(f"      - {{id: r{n}, cells: [{n}, {WORDS}]}}\n" for n in range(1, rows + 1))
    columns = "      - {id: a, heading: 序号}\n      - {id: b, heading: 说明}\n"
    return f"  - id: table\n    kind: table\n    caption: 路标\n    columns:\n{columns}    rows:\n{cells}"


def box(*paragraphs: str) -> str:
    body = "\n\n".join(f"      {text}" for text in paragraphs)
    return f"  - id: box\n    kind: box\n    heading: 守则\n    body: |\n{body}\n"


def parts(layout: Layout, kind: type[boxes.Box], *names: str) -> list[int]:
    """How many lines or rows of a block stand on each page it has a part on."""
    below = [(page, line) for page, outer in layout.boxes(boxes.Box, *names) for line in inner(outer, kind)]
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


@pytest.mark.parametrize("lines", [31, 32])
@pytest.mark.parametrize("rows", [3, 5])
def test_a_short_table_stays_whole(root: Path, rows: int, lines: int) -> None:
    layout = set_article(root, after_lines(lines, "table"), table(rows))
    assert layout.problems == ()
    assert parts(layout, boxes.TableRowBox, "data") == [rows + 2]


def test_a_short_table_higher_than_a_page_goes_on(root: Path) -> None:
    layout = set_article(root, after_lines(3, "table"), table(2).replace(WORDS, WORDS * 200, 1))
    assert layout.problems == ()
    assert len(parts(layout, boxes.TableRowBox, "data")) > 1


@pytest.mark.parametrize("lines", [27, 33])
def test_no_row_of_a_longer_one_is_alone(root: Path, lines: int) -> None:
    layout = set_article(root, after_lines(lines, "table"), table(8))
    assert layout.problems == ()
    assert all(count >= 2 + 2 for count in parts(layout, boxes.TableRowBox, "data"))


@pytest.mark.parametrize("lines", [28, 30, 32])
@pytest.mark.parametrize(
    "paragraphs",
    [(WORDS * 7 + "完。",), ("一。", "二。", WORDS * 5, "三。"), (WORDS * 5, "完。")],
    ids=["one", "short ones", "short last"],
)
def test_no_line_of_a_box_is_alone(root: Path, paragraphs: tuple[str, ...], lines: int) -> None:
    layout = set_article(root, after_lines(lines, "box"), box(*paragraphs))
    assert layout.problems == ()
    counted = parts(layout, boxes.LineBox, "box")
    assert counted[0] >= 3, "the heading and two lines"
    assert counted[-1] >= 2
