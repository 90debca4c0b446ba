"""What is found on a page is traced to the block that holds it; on a leaflet's sheet to the panel that it stands on."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_project import FILES, FOLDER, NAME, write

from galley.maps import Block, Box, PageMap, Part
from galley.options import Edition
from galley.pipeline import tracing
from galley.pipeline.tracing import Trace, of_file, traced
from galley.preflight import Finding
from galley.preflight.boxes import TRIM
from galley.preflight.page import PT_PER_MM
from galley.problem import Place

WIDTHS = {1: 100, 2: 97, 3: 100, 4: 100, 5: 97, 6: 100}
SIDES = ((2, 6, 1), (3, 4, 5))


def told() -> PageMap:
    """A map of six panels, each with a block of 20 mm in its upper left corner."""
    box = 0.0, 190 * PT_PER_MM, 20 * PT_PER_MM, 210 * PT_PER_MM
    sizes = tuple((wide * PT_PER_MM, 210 * PT_PER_MM) for wide in WIDTHS.values())
    blocks = tuple(Block(f"panel-{page}", "", (Part(page, box),)) for page in WIDTHS)
    return PageMap("leaflet", "zh", sizes, blocks, sides=SIDES)


def found(trace: Trace, page: int, across: float) -> str | None:
    """The address of what stands 5 mm from the top, so far from the left."""
    finding = Finding(TRIM, TRIM.title, TRIM.title, page, place_mm=(across, 5, 10, 5))
    return trace.address(finding)


@pytest.mark.parametrize(("side", "number"), [(side, place) for side in (1, 2) for place in range(3)])
def test_a_place_on_a_side_is_one_of_its_panels(side: int, number: int) -> None:
    trace = traced(told(), Edition.PRINT, {})
    left = sum(WIDTHS[page] for page in SIDES[side - 1][:number])
    assert found(trace, side, left + 5) == f"panel-{SIDES[side - 1][number]}"
    assert found(trace, side, left + 50) is None


def test_a_screen_file_has_the_panels_as_pages() -> None:
    trace = traced(told(), Edition.SCREEN, {})
    assert [found(trace, page, 5) for page in range(1, 7)] == [f"panel-{page}" for page in range(1, 7)]


PAGE = (100 * PT_PER_MM, 200 * PT_PER_MM)
PLACES = {"huts": Place("huts.yaml", 1), "huts/body": Place("huts.yaml", 4)}


def box(left: float, top: float, wide: float, high: float) -> Box:
    """A box on the page, in mm from its upper left corner."""
    return left * PT_PER_MM, (200 - top - high) * PT_PER_MM, (left + wide) * PT_PER_MM, (200 - top) * PT_PER_MM


def address(*place_mm: float, page: int | None = 1, without: bool = False) -> str | None:
    """The address of what is found at a place of a book of two pages."""
    blocks = {2: (("huts", box(10, 20, 80, 100)), ("huts/body/p1", box(10, 20, 80, 10)))}
    trace = Trace((2, 3), (PAGE,) * 3, blocks, PLACES)
    found = Finding(TRIM, TRIM.title, TRIM.title, page, place_mm=None if without else place_mm)  # type: ignore[arg-type]
    return trace.address(found)


@pytest.mark.parametrize(
    ("place", "held"),
    [
        ((20, 22, 10, 5), "huts/body/p1"),
        ((20, 32, 10, 5), "huts"),
        ((20, 130, 10, 5), None),
        ((0, 0, 100, 200), None),
        ((0, 0, 100, 70), "huts"),
        ((0, 0, 100, 20), None),
    ],
)
def test_what_is_found_is_of_the_innermost_block_that_holds_half_of_it(
    place: tuple[float, ...], held: str | None
) -> None:
    assert address(*place) == held


def test_letters_may_stand_out_of_their_block_by_a_point() -> None:
    """What is found is taken a point larger on each side: of a line without height half of that has to be held."""
    line = Finding(TRIM, TRIM.title, TRIM.title, 1, place_mm=(20, 100, 10, 0))
    middle = 100 * PT_PER_MM
    for high, held in ((1.02, "huts"), (0.98, None)):
        around = (0, middle - high / 2, 100 * PT_PER_MM, middle + high / 2)
        assert Trace((1,), (PAGE,), {1: (("huts", around),)}).address(line) == held


def test_what_is_on_no_page_of_the_book_has_no_address() -> None:
    inside = (20, 22, 10, 5)
    assert [address(*inside, page=page) for page in (None, 0, 1, 2, 3)] == [None, None, "huts/body/p1", None, None]
    assert address(*inside, without=True) is None


def test_an_address_is_written_where_the_nearest_one_above_it_is() -> None:
    trace = Trace((), (), {}, PLACES)
    assert [trace.place(each) for each in ("huts/body/p1", "huts/title", "paths", "", None)] == [
        PLACES["huts/body"],
        PLACES["huts"],
        None,
        None,
        None,
    ]


def test_files_for_a_press_are_of_the_pages_without_the_cover() -> None:
    sizes = ((10.0, 20.0),) * 4
    book = PageMap("a", "zh", sizes, (Block("huts", "", (Part(2, (0, 0, 1, 1)), Part(3, (0, 0, 2, 2)))),), cover=(1, 4))
    for edition, pages in ((Edition.PRINT, (2, 3)), (Edition.SCREEN, (1, 2, 3, 4)), (Edition.ARCHIVE, (1, 2, 3, 4))):
        trace = traced(book, edition, PLACES)
        assert (trace.pages, trace.sizes, trace.places) == (pages, sizes, PLACES)
        assert trace.blocks == {2: (("huts", (0, 0, 1, 1)),), 3: (("huts", (0, 0, 2, 2)),)}


def test_a_sheet_is_as_wide_as_its_panels_and_knows_its_places() -> None:
    trace = traced(told(), Edition.PRINT, PLACES)
    assert (trace.pages, trace.places) == ((1, 2), PLACES)
    assert trace.sizes == (
        (pytest.approx(297 * PT_PER_MM), 210 * PT_PER_MM),
        (pytest.approx(297 * PT_PER_MM), 210 * PT_PER_MM),
    )
    assert [name for name, _ in trace.blocks[1]] == ["panel-2", "panel-6", "panel-1"]


@pytest.mark.parametrize("name", ["a.zh.pdf", "a.zh.proofs.pdf", "a.pdf", "zh.screen"])
def test_a_file_that_is_of_no_edition_has_no_trace(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zh.map.json").write_bytes(told().written())
    assert of_file(tmp_path / name, tmp_path) is None


def test_a_file_is_traced_by_the_map_beside_it_and_the_content_of_its_publication(tmp_path: Path) -> None:
    (tmp_path / "a.zh.map.json").write_bytes(told().written())
    found = of_file(tmp_path / "a.zh.print.pdf", tmp_path)
    assert found is not None and (found.pages, found.places) == ((1, 2), {})
    assert of_file(tmp_path / "b.zh.print.pdf", tmp_path) is None
    (tmp_path / "b.zh.map.json").write_text("no map")
    assert of_file(tmp_path / "b.zh.print.pdf", tmp_path) is None
    (tmp_path / "c.zh.map.json").write_bytes(PageMap(NAME, "zh", (PAGE,), ()).written())
    for name, text in FILES.items():
        write(tmp_path, name, text)
    known = of_file(tmp_path / "c.zh.screen.pdf", tmp_path)
    assert known is not None and known.place("huts/body/p1") == Place(f"{FOLDER}/huts.yaml", 4, 3, 7)
    assert not dict(tracing._known(f"../content/{NAME}", tmp_path))
    assert not dict(tracing._known("annual-report-1999", tmp_path))
