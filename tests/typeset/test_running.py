"""Folios of any number of digits, with the heads that stand beside them, and what else prints the numbers of pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import box, style
from conftest import ROOT
from fonts_once import lay_out
from laying_out import POINT, job_of
from lengthy import long
from one_article import make
from small_project import FOLDER, write
from typesetting import laid_out
from weasyprint.formatting_structure import boxes

from galley.files import Files
from galley.markup.remarks import Remarks
from galley.problem import Problem
from galley.reader import read_publication
from galley.theme import css, read_theme
from galley.typeset import Layout, Sheet, running

LOOK = read_theme(Files(ROOT))[0]
TRIMS = [trim.id for trim in LOOK.trims if not trim.is_folded] if LOOK else []
FIRST = "@page :first {{ counter-reset: page {} }}"
"""What number the first page has: a book begins so where its own look says it, and a large one comes to such numbers by itself."""
WIDE = "@page { letter-spacing: .2em }"
TITLES = [("山" * length) for length in range(12, 40)]


def book(root: Path, trim: str, own: str, titles: list[str], more: str = "") -> tuple[Layout, list[Problem]]:
    """A book of articles with these titles at a trim, numbered in one part, under a style sheet of its own; `more` stands in the file of each."""
    record = make(root) / FOLDER / "publication.yaml"
    names = [f"part-{number}" for number, _ in enumerate(titles)]
    for name, title in zip(names, titles, strict=True):
        write(root, f"{FOLDER}/{name}.yaml", f"kind: article\ntitle: {title}\n{more}body: |\n  山路。\n")
    kept = record.read_text(encoding="utf-8").partition("      - paths")[0]
    listed = "".join(f"      - {name}\n" for name in names)
    record.write_text(
        f"{kept}{listed}".replace("year:", f"trim: {trim}\nyear:").replace(
            "- id: whole", "- id: whole\n    numbered: roman"
        ),
        encoding="utf-8",
    )
    publication, problems = read_publication(Files(root), FOLDER)
    assert publication is not None, problems
    job, _ = job_of(root, publication)
    return lay_out(replace(job, sheets=(*job.sheets, Sheet("own.css", own))))


def edges(page: Any) -> list[tuple[str, float, float]]:
    """The texts at the foot of a page, from left to right, each with its edges in points from that of the type area."""
    feet = [box for box in page.children if isinstance(box, boxes.MarginBox) and "@bottom" in box.at_keyword]
    area = page.content_box_x()
    texts = [each for foot in feet for each in foot.descendants() if isinstance(each, boxes.TextBox)]
    found = [(text.text, text.position_x - area, text.position_x + text.width - area) for text in texts]
    return sorted(((text, left * POINT, right * POINT) for text, left, right in found), key=lambda each: each[1])


@pytest.mark.parametrize("trim", [*TRIMS[:2], *long(*TRIMS[2:])])
@pytest.mark.parametrize(("first", "more"), [(8, ""), (998, ""), (99_998, ""), (9_998, WIDE)])
def test_a_folio_stands_beside_its_head_however_many_digits_it_has(
    tmp_path: Path, trim: str, first: int, more: str
) -> None:
    """In the suite on A4 and on A5, the narrowest."""
    layout, problems = book(tmp_path, trim, FIRST.format(first) + more, ["山路", "小屋", "桥"])
    assert problems == []
    feet = [foot for leaf in layout.rendered.leaves if (foot := edges(leaf.page._page_box))]
    assert len(feet) == 3
    for foot in feet:
        at = next(at for at, (text, *_) in enumerate(foot) if text.isdecimal())
        assert int(foot[at][0]) > first and at in (0, len(foot) - 1)
        (_, _, end), (_, begin, _) = foot[:2] if at == 0 else foot[-2:]
        assert 3.9 < begin - end < 12
    width = LOOK.trim(trim).columns * LOOK.body_tenths / 10 if LOOK else 0
    for foot in feet if first == 8 else ():
        inner = foot[1][1] if foot[0][0].isdecimal() else width - foot[-2][2]
        assert inner == pytest.approx(15, abs=0.1)


def test_a_head_is_broken_where_a_long_folio_leaves_it_no_room() -> None:
    css = "@page { @bottom-left { content: string(head); width: 80mm } @bottom-right { content: counter(page) } } h1 { string-set: head content(); font-size: 1pt }"
    lines = []
    for first in (8, 10**12):
        layout, problems = laid_out(f"<h1>{'w ' * 17}</h1>", css + FIRST.format(first))
        assert problems == []
        feet = (box for box in layout.rendered.leaves[0].page._page_box.children if isinstance(box, boxes.MarginBox))
        lines += [sum(isinstance(box, boxes.LineBox) for box in next(feet).descendants())]
    assert lines == [1, 2]


@pytest.mark.parametrize(
    ("given", "vertical", "middle", "widths"),
    [
        ((True, False), False, False, [60, 60]),
        ((False, True), False, False, [80, 40]),
        ((True, True), False, False, [80, 60]),
        ((False, False), False, False, [80, 60]),
        ((True, False), True, False, [80, 60]),
        ((True, False), False, True, [80, 60]),
    ],
)
def test_of_two_boxes_on_one_edge_that_with_a_width_gives_way(
    monkeypatch: pytest.MonkeyPatch, given: tuple[bool, bool], vertical: bool, middle: bool, widths: list[float]
) -> None:
    """One of 80 px and one of 60, on an edge of 120."""
    monkeypatch.setitem(running._engine, "shared", lambda *_: None)
    first, last = (
        box(boxes.MarginBox, of=style(width=80 if has else "auto"), width=width)
        for has, width in zip(given, (80, 60), strict=True)
    )
    running._shared(None, [first, SimpleNamespace(is_generated=middle), last], vertical, 120)
    assert [first.width, last.width] == widths


def test_boxes_that_have_room_keep_their_widths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(running._engine, "shared", lambda *_: None)
    first, last = box(boxes.MarginBox, of=style(width=80), width=80), box(boxes.MarginBox, width=39)
    running._shared(None, [first, SimpleNamespace(is_generated=False), last], False, 120)
    assert first.width == 80


@pytest.mark.parametrize("first", [*long(8), 9_999_998])
def test_titles_in_the_contents_end_before_the_number_of_their_page(tmp_path: Path, first: int) -> None:
    """In the suite the longer number, which leaves them less room."""
    _, problems = book(tmp_path, "A5", FIRST.format(first), TITLES)
    assert problems == []


@pytest.mark.parametrize("first", [8, 9_999_998])
def test_remarks_stand_beside_the_number_of_their_page(first: int) -> None:
    sheets = "".join(
        (ROOT / f"templates/styles/{name}.css").read_text(encoding="utf-8")
        for name in ("base", "sections", "languages/en")
    )
    assert LOOK is not None
    remark = f'<span class="what"><a href="#here">{"mountain path " * 9}</a></span><span class="page" data-to="#here"></span>'
    body = f'<article class="remarks"><ul><li><div class="place">{remark}</div></li></ul></article><p id="here">x</p>'
    layout, problems = laid_out(body, f"{css(LOOK, 'A5')}{sheets}{FIRST.format(first)}")
    assert problems == []
    cells = [
        box for box in layout.rendered.leaves[0].page._page_box.descendants() if isinstance(box, boxes.TableCellBox)
    ]
    title, page = (next(line for line in cell.descendants() if isinstance(line, boxes.LineBox)) for cell in cells)
    number = next(box for box in page.descendants() if isinstance(box, boxes.TextBox))
    assert number.text == str(first)
    assert title.position_x + title.width < number.position_x


@pytest.mark.parametrize("before", [0, 998, 9_999_998])
def test_remarks_stand_beside_their_own_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    """As the last of a book that has so many `before` them."""
    monkeypatch.setattr(Remarks, "__len__", lambda self: before + len(self._known))
    layout, problems = book(tmp_path, "A5", "", ["山路", "小屋"], "remark: 旧书作“山径”。\n")
    assert problems == []
    every = (box for leaf in layout.rendered.leaves for box in leaf.page._page_box.descendants())
    texts = [(box.text, box.position_x, box.position_x + box.width) for box in every if isinstance(box, boxes.TextBox)]
    for number in (before + 1, before + 2):
        at = next(at for at, (text, *_) in enumerate(texts) if text == f"{number:,}")
        (_, _, end), (_, title, _) = texts[at : at + 2]
        assert title - end > 1
        said = next(left for text, left, _ in texts[at:] if text.startswith("旧书"))
        assert title == pytest.approx(said)
