"""Pictures side by side, and pictures that are too high for a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import POINT, Layout
from one_article import make, pages_of, set_articles
from PIL import Image
from small_project import FOLDER
from weasyprint.formatting_structure import boxes

MEASURE = 420.0
SHAPES = {"wide": (90, 60), "portrait": (90, 160), "strip": (20, 600)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("pictures") / "project")
    for name, size in SHAPES.items():
        Image.new("L", size, 200).save(root / FOLDER / f"{name}.png")
    return root


def figures(name: str, *kinds: tuple[str, str]) -> tuple[str, str]:
    """The body and the inserts of an article with pictures of a shape and width, one behind the other."""
    body = "前文。\n\n" + "".join(f"{{p{n}-{name}}}\n\n" for n in range(len(kinds))) + "后文。\n"
    entry = "  - {{id: p{}-{}, kind: figure, width: {}, caption: 图于{}, picture: {{file: {}.png, alt: 图}}}}\n"
    return body, "".join(entry.format(n, name, width, name, shape) for n, (shape, width) in enumerate(kinds))


def rows(layout: Layout, name: str) -> list[list[float]]:
    """The left edges of the pictures of an article, in points from the measure's, by page and height."""
    found: dict[tuple[int, int], list[float]] = {}
    own = pages_of(layout, name)
    for page, box in layout.boxes(boxes.ReplacedBox, "picture"):
        if page in own:
            left = next(line.left for line in layout.lines if line.text in ("前文。", "后文。") and line.page == page)
            found.setdefault((page, round(box.position_y)), []).append(round(box.position_x * POINT - left, 1))
    return [lefts for _, lefts in sorted(found.items())]


HALVES = [0.0, round((MEASURE + 15.75) / 2, 1)]
THIRDS = [0.0, round((MEASURE + 15.75) / 3, 1), round((MEASURE + 15.75) * 2 / 3, 1)]


ROWS = [
    ("half", 1, [HALVES[:1]]),
    ("half", 2, [HALVES]),
    ("half", 4, [HALVES, HALVES]),
    ("half", 5, [HALVES, HALVES, HALVES[:1]]),
    ("third", 4, [THIRDS, THIRDS[:1]]),
    ("third", 5, [THIRDS, THIRDS[:2]]),
]
HIGH = [(width, shape) for width in ("full", "half", "third") for shape in ("portrait", "strip")]


@pytest.fixture(scope="module")
def layout(root: Path) -> Layout:
    """All of them in one book, each in an article of its own."""
    kinds = {f"row-{width}-{count}": [("wide", width)] * count for width, count, _ in ROWS}
    kinds["mixed"] = [("wide", "half"), ("wide", "half"), ("wide", "third"), ("wide", "third")]
    kinds["many"] = [("portrait", "half")] * 6
    kinds |= {f"{width}-{shape}": [(shape, width)] for width, shape in HIGH}
    found = set_articles(root, {name: figures(name, *each) for name, each in kinds.items()})
    assert found.problems == ()
    return found


@pytest.mark.parametrize(("width", "count", "expected"), ROWS)
def test_rows_of_pictures_hold_any_number(layout: Layout, width: str, count: int, expected: list[list[float]]) -> None:
    assert rows(layout, f"row-{width}-{count}") == expected


def test_pictures_of_different_widths_stand_in_rows_of_their_own(layout: Layout) -> None:
    assert rows(layout, "mixed") == [HALVES, THIRDS[:2]]


def test_rows_go_on_on_the_next_page_and_no_picture_is_divided(layout: Layout) -> None:
    own = pages_of(layout, "many")
    placed = [(page, box) for page, box in layout.boxes(boxes.ReplacedBox, "picture") if page in own]
    assert len(placed) == 6
    assert len({page for page, _ in placed}) > 1
    assert all(box.height == pytest.approx(box.width * 16 / 9, rel=0.01) for _, box in placed)


@pytest.mark.parametrize(("width", "shape"), HIGH)
def test_a_picture_higher_than_a_page_is_scaled_to_it(layout: Layout, width: str, shape: str) -> None:
    own = pages_of(layout, f"{width}-{shape}")
    ((page, placed),) = [each for each in layout.document.pictures if each[0] in own]
    across, down = SHAPES[shape]
    assert placed.width_mm / placed.height_mm == pytest.approx(across / down, rel=0.02)
    captions = [line for line in layout.lines if line.text.endswith(f" 图于{width}-{shape}")]
    assert [line.page for line in captions] == [page]
