"""A state of a book: which page shows which, paragraphs that run on, and maps beside a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.maps import Block, PageMap, Part, Placed
from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph
from galley.pipeline import states
from galley.pipeline.states import State, state

SIZE = (414.0, 780.0)
BOX = (10.0, 20.0, 110.0, 40.0)


def book(pages: int, *, cover: tuple[int, ...] = (), sides: tuple[tuple[int, ...], ...] = ()) -> PageMap:
    return PageMap("a-2031", "zh", (SIZE,) * pages, (), cover, sides)


@pytest.mark.parametrize(
    ("told", "count", "pages"),
    [
        (book(3), 3, {1: 1, 2: 2, 3: 3}),
        (book(3), 2, None),
        (book(6, cover=(1, 6)), 6, {page: page for page in range(1, 7)}),
        (book(6, cover=(1, 6)), 3, None),
        (book(6, cover=(1, 6)), 4, {2: 1, 3: 2, 4: 3, 5: 4}),
        (book(6, cover=(1, 6)), 9, {2: 1, 3: 2, 4: 3, 5: 4}),
        (book(6, cover=(1, 6)), 10, None),
        (book(6, cover=(1, 6), sides=((1, 2, 3), (4, 5, 6))), 4, None),
        (book(2, cover=(1, 2)), 1, None),
    ],
)
def test_which_pages_of_a_file_show_those_of_the_book(told: PageMap, count: int, pages: dict[int, int] | None) -> None:
    """All of them, or those without the cover and with blank ones behind that fill the last sheet; else it is another book."""
    assert states._pages(told, count) == pages


def test_a_page_that_a_proof_shows_twice_is_shown_by_the_first() -> None:
    placed = Placed((0, 4, 5, 4, 0, 6), 0.5, 10, 20)
    told = PageMap("a", "zh", (SIZE,) * 9, (), placed=placed)
    assert states._pages(told, 5) == {4: 2, 5: 3}
    on = State("a.pdf", told, b"", ((1, 2, 3, 4),) * 5, {4: 2})
    assert (on.shown(4), on.shown(5), State("a.json", told).shown(4)) == (2, None, None)
    assert on.on_trim(2, (0, 0, 20, 40)) == (9, 18, 19, 38)


def test_boxes_are_measured_from_the_corner_of_the_trim() -> None:
    own = State("a.pdf", book(1), b"", ((3, 4, 400, 700),), {1: 1})
    assert own.on_trim(1, BOX) == BOX
    read = State("a.pdf", book(1), b"", ((3, 4, 400, 700),), {1: 1}, is_text=True, from_trim=False)
    assert read.on_trim(1, BOX) == (7, 16, 107, 36)


def test_blocks_that_are_known_by_their_text_alone_are_counted() -> None:
    blocks = (Block("a", ""), Block("a/body/p1", "one"), Block("a/body/p2", "two"))
    found = State("a.json", PageMap("a", "zh", (), blocks)).as_text
    assert found.is_text and [(each.address, each.text) for each in found.book.blocks] == [
        ("text/p1", "one"),
        ("text/p2", "two"),
    ]
    assert found.as_text is found


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("one", "two"), "one two"),
        (("one-", "two"), "onetwo"),
        (("one\u2010", "two"), "onetwo"),
        (("one-", "Two"), "one- Two"),
        (("山路", "小屋"), "山路小屋"),
        (("山路", "two"), "山路two"),
        (("one", "小屋"), "one小屋"),
        (("  one   two ", ""), "one two"),
        (("", "one"), "one"),
        ((), ""),
    ],
)
def test_lines_run_on_as_their_scripts_do(lines: tuple[str, ...], text: str) -> None:
    assert states._run_on(lines) == text


def paragraph(text: str, page: int, follows: bool = False, x: float = 100, y: float = 700) -> Paragraph:
    """A paragraph of one line, each of whose letters is 10 pt wide."""
    glyphs = tuple(Glyph(sign, x + 10 * at, y, 10, 10, "F", page) for at, sign in enumerate(text))
    return Paragraph((Line(glyphs, y, 10),), follows)


def test_a_paragraph_that_goes_on_behind_its_page_is_one_block_unless_it_ended_there() -> None:
    parts = [
        paragraph("ab", 1, follows=True),
        paragraph("cd", 2, follows=True, y=500),
        paragraph("ef.", 2),
        paragraph("gh", 3, follows=True),
        paragraph("ij", 3),
    ]
    found = list(states._paragraphs(parts))
    assert [(each.address, each.text, [part.page for part in each.parts]) for each in found] == [
        ("text/p1", "ab cd", [1, 2]),
        ("text/p2", "ef.", [2]),
        ("text/p3", "gh", [3]),
        ("text/p4", "ij", [3]),
    ]
    assert found[0].parts[1] == Part(2, (100, 497.5, 120, 510))


def test_maps_beside_a_file_are_found_by_its_name_without_what_stands_behind_points(tmp_path: Path) -> None:
    (tmp_path / "a.zh.map.json").write_bytes(book(3).written())
    (tmp_path / "a.zh.screen.map.json").write_text("no map")
    (tmp_path / "a.map.json").write_bytes(book(4).written())
    found = states._maps(tmp_path / "a.zh.screen.pdf", PDF)
    assert [len(each.sizes) for each in found] == [3, 4]


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>"""


def test_what_is_neither_map_nor_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.map.json").write_bytes(book(2).written())
    found, problems = state(tmp_path / "a.map.json")
    assert problems == [] and found is not None and (len(found.book.sizes), found.pdf) == (2, None)
    (tmp_path / "b.txt").write_bytes(b"a" * 1020 + b"%PDF-")
    assert [each.message for each in state(tmp_path / "b.txt")[1]] == ["b.txt is no map of pages"]
    (tmp_path / "c.pdf").write_bytes(b"a" * 1019 + b"%PDF-")
    found, (problem,) = state(tmp_path / "c.pdf")
    assert found is None and problem.code == "compare.readable" and problem.message.startswith("it cannot be read: ")


@pytest.mark.parametrize(
    "fault", [ValueError, TypeError, KeyError, IndexError, AttributeError, ZeroDivisionError, RecursionError]
)
def test_whatever_a_damaged_pdf_raises_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def damaged(data: bytes) -> None:
        raise fault("broken " * 50)

    monkeypatch.setattr(states, "trims", damaged)
    (tmp_path / "a.pdf").write_bytes(PDF)
    found, (problem,) = state(tmp_path / "a.pdf")
    assert found is None and (problem.code, problem.place and problem.place.file) == (
        "compare.readable",
        str(tmp_path / "a.pdf"),
    )
    assert len(problem.message) <= len("it cannot be read: ") + 200
