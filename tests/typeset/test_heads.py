"""Every part of a table has its head, also where a row is higher than a page; here one of 11 lines."""

from __future__ import annotations

import pytest
from lengthy import long
from typesetting import PLACE, laid_out, page_texts, written
from weasyprint.formatting_structure.boxes import TextBox

from galley.typeset.leaves import Leaf

HEAD = '<thead><tr><th>Lights<span class="continued"> (continued)</span></th><th>Keepers</th></tr></thead>'
LOW = "@page { size: 100mm 76mm }"
KEPT = "tr:first-child { break-after: avoid } tr:last-child { break-before: avoid }"


def texts_of(leaf: Leaf) -> list[str]:
    """The texts that a page shows, box by box."""
    return [box.text for box in leaf.page._page_box.descendants() if isinstance(box, TextBox)]


def table(*heights: int) -> str:
    """A table with rows of so many lines."""
    rows = (f"<tr><td>row {n}</td><td>{'line<br>' * (height - 1)}line</td></tr>" for n, height in enumerate(heights, 1))
    return f'<table data-address="part/table">{HEAD}<tbody>{"".join(rows)}</tbody></table>'


@pytest.mark.parametrize(
    "heights",
    [(28,), (11,), (1, 27, 1), (1, 11, 1), (28, 28), (7, 7), (6,) * 5, (2, 31, 31, 2)],
    ids=["one", "just a page", "second", "second, a page", "two", "kept together", "each half a page", "two inside"],
)
@pytest.mark.parametrize(
    ("before", "css"), [(0, ""), *long((3, ""), (7, "")), (7, KEPT)], ids=["0", "3", "7", "7, kept rows"]
)
def test_every_page_of_a_table_has_its_title_and_heads(heights: tuple[int, ...], before: int, css: str) -> None:
    """In the suite tables begin at the head of a page or low on it."""
    layout, problems = laid_out("<p>before</p>" * before + table(*heights), LOW + css)
    assert problems == []
    texts = [" ".join(texts_of(leaf)) for leaf in layout.rendered.leaves]
    parts = [text for text in texts if "line" in text]
    assert len(parts) > 1 or heights in ((11,), (7, 7))
    assert all("Lights" in text and "Keepers" in text for text in parts)
    assert ["(continued)" in text for text in parts] == [False] + [True] * (len(parts) - 1)
    assert sum(text.count("line") for text in texts) == sum(heights)


def test_rows_that_fit_on_a_page_are_still_not_divided() -> None:
    data, _ = written(table(50, 3, 15, 15))
    texts = page_texts(data)
    assert [text.count("line") for text in texts] == [18, 19, 13 + 3, 15, 15]


def test_a_head_that_leaves_no_room_is_told_once_a_page() -> None:
    body = table(2, 2).replace("Keepers", "Keepers<br>" * 30)
    _, problems = laid_out(body)
    (found,) = (each for each in problems if each.code == "typeset.head")
    assert (found.place, found.page) == (PLACE, 1)
    assert "part/table" in found.message and found.mend


GROUP = '<tr><td rowspan="{rows}">group</td><td>one</td></tr>' + '<tr class="joined"><td>more</td></tr>' * 3
JOINED = "@page { size: 100mm 76mm } tr.joined { break-before: avoid }"


@pytest.mark.parametrize("before", [0, *long(1, 2), 3, *long(4, 5, 6), 7])
def test_rows_that_a_cell_takes_together_stay_on_one_page(before: int) -> None:
    """In the suite behind no rows, and behind few and many."""
    body = "<tr><td>x</td><td>y</td></tr>" * before + GROUP.format(rows=4)
    data, problems = written(f'<table data-address="part/table">{HEAD}<tbody>{body * 3}</tbody></table>', JOINED)
    assert problems == []
    for text in page_texts(data):
        assert text.count("more") == 3 * text.count("group")


def test_rows_that_a_cell_takes_together_and_no_page_holds_are_told() -> None:
    rows = '<tr><td rowspan="21">group</td><td>one</td></tr>' + '<tr class="joined"><td>more</td></tr>' * 20
    _, [found] = written(f'<table data-address="part/table">{HEAD}<tbody>{rows}</tbody></table>', JOINED)
    assert (found.code, found.place, found.page) == ("typeset.merged", PLACE, 2)
    assert found.mend == "let the cell take fewer rows, and write it again where a page ends"
