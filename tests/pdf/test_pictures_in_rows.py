"""Pictures side by side, and pictures that are too high for a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import POINT, Layout
from one_article import make, set_article
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


def figures(*kinds: tuple[str, str]) -> tuple[str, str]:
    """The body and the inserts for pictures of a shape and width, one behind the other."""
    body = "前文。\n\n" + "".join(f"{{p{n}}}\n\n" for n in range(len(kinds))) + "后文。\n"
    entry = "  - {{id: p{}, kind: figure, width: {}, caption: 图{}, picture: {{file: {}.png, alt: 图}}}}\n"
    return body, "".join(entry.format(n, width, n, shape) for n, (shape, width) in enumerate(kinds))


def rows(layout: Layout) -> list[list[float]]:
    """The left edges of pictures, in points from the measure's, by page and height."""
    found: dict[tuple[int, int], list[float]] = {}
    for page, box in layout.boxes(boxes.ReplacedBox, "picture"):
        left = next(line.left for line in layout.lines if line.text in ("前文。", "后文。") and line.page == page)
        found.setdefault((page, round(box.position_y)), []).append(round(box.position_x * POINT - left, 1))
    return [lefts for _, lefts in sorted(found.items())]


HALVES = [0.0, round((MEASURE + 15.75) / 2, 1)]
THIRDS = [0.0, round((MEASURE + 15.75) / 3, 1), round((MEASURE + 15.75) * 2 / 3, 1)]


@pytest.mark.parametrize(
    ("width", "count", "expected"),
    [
        ("half", 1, [HALVES[:1]]),
        ("half", 2, [HALVES]),
        ("half", 4, [HALVES, HALVES]),
        ("half", 5, [HALVES, HALVES, HALVES[:1]]),
        ("third", 4, [THIRDS, THIRDS[:1]]),
        ("third", 5, [THIRDS, THIRDS[:2]]),
    ],
)
def test_rows_of_pictures_hold_any_number(root: Path, width: str, count: int, expected: list[list[float]]) -> None:
    layout = set_article(root, *figures(*[("wide", width)] * count))
    assert layout.problems == ()
    assert rows(layout) == expected


def test_pictures_of_different_widths_stand_in_rows_of_their_own(root: Path) -> None:
    layout = set_article(root, *figures(("wide", "half"), ("wide", "half"), ("wide", "third"), ("wide", "third")))
    assert rows(layout) == [HALVES, THIRDS[:2]]


def test_rows_go_on_on_the_next_page_and_no_picture_is_divided(root: Path) -> None:
    layout = set_article(root, *figures(*[("portrait", "half")] * 6))
    assert layout.problems == ()
    placed = [(page, box) for page, box in layout.boxes(boxes.ReplacedBox, "picture")]
    assert len(placed) == 6
    assert len({page for page, _ in placed}) > 1
    assert all(box.height == pytest.approx(box.width * 16 / 9, rel=0.01) for _, box in placed)


@pytest.mark.parametrize("shape", ["portrait", "strip"])
@pytest.mark.parametrize("width", ["full", "half", "third"])
def test_a_picture_higher_than_a_page_is_scaled_to_it(root: Path, shape: str, width: str) -> None:
    layout = set_article(root, *figures((shape, width)))
    assert layout.problems == ()
    ((page, placed),) = layout.document.pictures
    across, down = SHAPES[shape]
    assert placed.width_mm / placed.height_mm == pytest.approx(across / down, rel=0.02)
    captions = [line for line in layout.lines if line.text == "图1 图0"]
    assert [line.page for line in captions] == [page]
