"""Frames that go on on another page: each part ends with what stands in it, without room for what did not fit."""

from __future__ import annotations

import pytest
from typesetting import laid_out

from galley.typeset.blocks import Block

PX = 96 / 25.4
LINE = 14 * 96 / 72
TOP = 10 * PX
THREE = "<p>one<br>two<br>three</p>"
FRAME = "border: 3px solid; padding: 5px; margin: 0 0 7px"
EDGES = 2 * (3 + 5)


def parts(body: str, css: str = "", style: str = FRAME) -> list[tuple[int, float, float]]:
    """Of each part of the frame its page, how far below the type area's top it begins, and its height."""
    frame = f'<div class="frame" data-address="part/f" style="{style}">{body}</div>'
    layout, problems = laid_out(frame, "p { orphans: 2; widows: 2 } .frame { box-decoration-break: clone }" + css)
    assert problems == []
    found: list[tuple[int, Block]] = [each for each in layout.blocks if each[1].address == "part/f"]
    return [(page, round(b.edges[1] - TOP, 1), round(b.edges[3] - b.edges[1], 1)) for page, b in found]


def lines(count: float) -> float:
    """The height of a part of a frame with some lines."""
    return pytest.approx(count * LINE + EDGES, abs=0.2)  # type: ignore[no-any-return]


def test_a_part_ends_below_the_last_line_that_fits() -> None:
    """Twenty lines fit a page without a frame, so that six blocks of three stand in it and the seventh does not."""
    assert parts(THREE * 7) == [(1, 0, lines(18)), (2, 0, lines(3))]
    assert parts(f"<div><section>{THREE * 7}</section></div>") == [(1, 0, lines(18)), (2, 0, lines(3))]


def test_a_paragraph_that_is_broken_fills_the_page_as_before() -> None:
    lots = "<p>" + "<br>".join("abcdefghijklmnopqrstuvwxyz") + "</p>"
    assert parts(lots) == [(1, 0, lines(19)), (2, 0, lines(7))]


def test_what_stands_below_the_last_line_inside_stays() -> None:
    """Nested boxes keep their own edges, which stand below the line too."""
    inner = f'<div style="border: 2px solid; padding: 4px; box-decoration-break: clone">{THREE * 7}</div>'
    (first, second) = parts(inner)
    assert first[2] == pytest.approx(18 * LINE + EDGES + 12, abs=0.2)
    assert second[2] == pytest.approx(3 * LINE + EDGES + 12, abs=0.2)


def test_a_frame_that_goes_on_behind_a_whole_child_ends_with_it() -> None:
    whole = '<p style="break-inside: avoid">one<br>two<br>three<br>four</p>'
    assert parts(whole * 5) == [(1, 0, lines(16)), (2, 0, lines(4))]


def test_frames_that_are_sliced_or_hold_what_fills_a_page_are_as_the_engine_has_them() -> None:
    (first, _) = parts(THREE * 7, ".frame { box-decoration-break: slice }")
    assert first[2] == pytest.approx(100 * PX, abs=0.2)
    row = "<tr><td>one<br>two<br>three</td></tr>"
    (first, _) = parts(f"<table>{row * 7}</table>")
    assert first[2] > 18 * LINE + EDGES


def test_a_frame_on_one_page_is_as_high_as_it_is() -> None:
    assert parts(THREE * 2) == [(1, 0, lines(6))]
    assert parts(THREE, style=FRAME + "; height: 90px") == [(1, 0, pytest.approx(90 + EDGES, abs=0.2))]


@pytest.mark.parametrize(
    ("first", "keeps", "broken"),
    [(3, "", False), (3, "--keeps: 3", True), (2, "--keeps: 3", False), (4, "--keeps: 3", True)],
)
def test_a_paragraph_of_some_lines_may_end_a_part_though_it_keeps_with_the_next(
    first: int, keeps: str, broken: bool
) -> None:
    """With five lines of room: the first paragraph and one of four lines, which stays whole, are too much for that."""
    above = '<p style="break-inside: avoid">' + "<br>".join("a" * 14) + "</p>"
    begun = f'<p style="break-after: avoid; {keeps}">' + "<br>".join("b" * first) + "</p>"
    rest = '<p style="break-inside: avoid">one<br>two<br>three<br>four</p>'
    frame = f'<div class="frame" data-address="part/f" style="{FRAME}">{begun}{rest}</div>'
    layout, problems = laid_out(above + frame, "p { orphans: 2; widows: 2 } .frame { box-decoration-break: clone }")
    assert problems == []
    assert [page for page, block in layout.blocks if block.address == "part/f"] == ([1, 2] if broken else [2])
