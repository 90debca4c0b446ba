"""How far boxes reach beyond what holds them, on either side of each limit; boxes made by hand on a page of 100 by 200 px with margins of 10."""

from __future__ import annotations

from math import inf
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import Style, box, px, style
from weasyprint.formatting_structure import boxes

from galley.problem import Place
from galley.typeset import measure, overlap, panels
from galley.typeset.measure import Found, found_boxes, named, overflows
from galley.typeset.overlap import overlaps

MARGINS = {f"margin_{side}": 10.0 for side in ("top", "right", "bottom", "left")}
RTL = style(direction="rtl")
TURNED = style(transform=("rotate",))


def page(*children: Any, **values: Any) -> Any:
    return box(boxes.PageBox, *children, width=80.0, height=180.0, **MARGINS, **values)


def element(address: str = "", tag: str = "p", **attributes: str) -> Element:
    return Element(tag, {**({"data-address": address} if address else {}), **attributes})


def text(left: float, right: float, said: str = "a", **values: Any) -> Any:
    values = {"baseline": 8.0, "height": 10.0, "position_y": 50.0, **values}
    return box(boxes.TextBox, text=said, position_x=left, width=right - left, **values)


def line(*children: Any, **values: Any) -> Any:
    return box(boxes.LineBox, *children, **{"position_y": 50.0, "height": 10.0, **values})


def block(*children: Any, **values: Any) -> Any:
    return box(
        boxes.BlockBox, *children, **{"position_x": 10.0, "position_y": 10.0, "width": 80.0, "height": "auto", **values}
    )


def every(*pages: Any) -> list[Found]:
    return list(found_boxes(pages))


def last(kind: type[Any], *pages: Any) -> Found:
    """The innermost box of a kind."""
    return [each for each in every(*pages) if isinstance(each.box, kind)][-1]


def told(*pages: Any) -> list[tuple[str, int | None]]:
    return [(each.message.split(":")[1].strip(), each.page) for each in overflows(every(*pages), {})]


def test_boxes_are_found_from_the_outside_in_with_the_nearest_address() -> None:
    inner, other = box(boxes.InlineBox, element=element()), block(element=element("a/b"))
    outer = block(inner, other, element=element("a"))
    found = list(found_boxes([page(outer), page()], 4))
    assert [(each.box, each.address, each.page) for each in found[1:4]] == [
        (outer, "a", 4),
        (inner, "a", 4),
        (other, "a/b", 4),
    ]
    assert found[2].parents == (found[0].box, outer) and found[-1].page == 5
    comment: Any = SimpleNamespace(tag="comment")
    assert measure.addressed(comment) == measure.addressed(None) == ""


def test_what_has_no_address_is_named_by_where_it_stands() -> None:
    head = box(boxes.MarginBox, line())
    assert [named(each) for each in every(page(head, block(line()), block(element=element("a"))))] == [
        "a box without an address",
        "a box without an address",
        measure.RUNNING,
        "a box without an address",
        "a box without an address",
        "a",
    ]


@pytest.mark.parametrize(
    ("found", "excess"),
    [
        (line(text(10, 95)), 5),
        (line(text(10, 80), text(80, 99, " ")), -10),
        (line(box(boxes.InlineBox, text(10, 93))), 3),
        (line(), -90),
        (box(boxes.TableBox, position_x=10.0, width=84.0), 4),
        (box(boxes.InlineReplacedBox, position_x=10.0, width=80.0, margin_right=2.0), 2),
        (block(position_x=90.0), 0.0),
        (text(10, 99), 0.0),
    ],
)
def test_lines_tables_and_pictures_end_with_what_holds_them(found: Any, excess: float) -> None:
    assert measure._sideways(last(type(found), page(block(found)))) == excess


def test_text_from_right_to_left_ends_at_the_left() -> None:
    around = block(line(text(7, 90), text(3, 5, " "), box(boxes.InlineBox, text(8, 9))), of=RTL)
    assert measure._sideways(last(boxes.LineBox, page(around))) == 3
    assert measure._sideways(last(boxes.LineBox, page(block(line(), of=RTL)))) == -inf


def test_what_bounds_is_of_a_width_and_no_wrapper_of_a_table() -> None:
    wide = line(text(10, 95))
    assert measure._sideways(last(boxes.LineBox, page(block(block(wide, width="auto"), width=70.0)))) == 15
    assert (
        measure._sideways(last(boxes.LineBox, page(block(block(wide, is_table_wrapper=True, width=90.0), width=70.0))))
        == 15
    )
    assert measure._sideways(last(boxes.LineBox, page(block(box(boxes.InlineBox, wide), width=70.0)))) == 15
    assert measure._sideways(Found(wide, (), "", 1)) == 0.0
    assert measure._sideways(last(boxes.LineBox, page(box(boxes.MarginBox, wide, position_x=10.0, width=81.0)))) == 4


@pytest.mark.parametrize(
    ("found", "excess"),
    [
        (line(text(10, 80), position_y=185.0), 5),
        (line(text(10, 80), position_y=180.0), 0),
        (line(text(10, 80), position_y=7.0), 3),
        (line(text(10, 93)), 3),
        (line(text(-2, 80), position_x=-2.0), 2),
        (line(text(7, 80), position_x=7.0), -7),
        (line(text(7, 80), of=RTL), 3),
        (line(text(20, 104), of=RTL), 4),
        (line(text(20, 93), of=RTL), -7),
        (box(boxes.TableRowBox, position_y=100.0, height=95.0), 5),
        (box(boxes.TableBox, position_y=100.0, height=95.0), 0.0),
        (box(boxes.InlineReplacedBox, position_y=100.0, height=91.0), 1),
        (block(position_y=300.0), 0.0),
    ],
)
def test_what_reaches_out_of_the_type_area_is_measured(found: Any, excess: float) -> None:
    assert measure._outside(last(type(found), page(found))) == excess


def test_in_a_turned_block_a_table_is_measured_by_it_and_rows_are_not() -> None:
    row = box(boxes.TableRowBox, position_y=0.0, height=70.0)
    table = box(boxes.TableBox, row, position_x=0.0, width=50.0, height=70.0)
    turned = block(table, of=TURNED, position_x=0.0, position_y=0.0, width=100.0, height=60.0)
    assert measure._outside(last(boxes.TableBox, page(turned))) == 10
    assert measure._outside(last(boxes.TableRowBox, page(turned))) == 0.0
    assert measure.is_turned(turned) and not measure.is_turned(table) and not measure.is_turned(None)


def test_margin_boxes_are_measured_up_and_down_and_notes_not_at_all() -> None:
    head = box(boxes.MarginBox, line(text(10, 999), position_y=20.0), position_y=15.0, height=10.0, margin_bottom=2.0)
    assert measure._outside(last(boxes.LineBox, page(head))) == 3
    above = box(boxes.MarginBox, line(text(10, 20), position_y=11.0), position_y=15.0, height=10.0)
    assert measure._outside(last(boxes.LineBox, page(above))) == 4
    notes = box(boxes.FootnoteAreaBox, line(text(10, 20), position_y=300.0))
    assert measure._outside(last(boxes.LineBox, page(notes))) == 0.0


@pytest.mark.parametrize(
    ("of", "height", "said", "excess"),
    [
        (style(height=px(40)), 40.0, "a", 8),
        (style(max_height=px(44)), 44.0, "a", 4),
        (style(height=px(60)), 60.0, "a", -12),
        (style(max_height=px(inf)), 40.0, "a", 0.0),
        (style(height=px(40)), "auto", "a", 0.0),
        (style(height=px(40)), 40.0, "  ", 0.0),
    ],
)
def test_letters_below_a_box_of_fixed_height_are_measured(of: Style, height: Any, said: str, excess: float) -> None:
    found = page(block(block(line(text(10, 20, said)), of=style(max_height=px(inf))), of=of, height=height))
    assert measure._below(last(boxes.TextBox, found)) == excess


@pytest.mark.parametrize(
    ("found", "one_page"),
    [
        (block(of=style(break_inside="avoid", max_height=px(inf)), element=element()), True),
        (block(of=style(break_inside="avoid-page", max_height=px(inf)), element=element()), True),
        (block(of=style(break_inside="avoid-column", max_height=px(inf)), element=element()), False),
        (block(of=style(height=px(9)), element=element()), True),
        (block(of=style(max_height=px(inf)), element=element()), False),
        (block(of=style(break_inside="avoid"), element=None), False),
        (block(of=style(break_inside="avoid"), element=element(), element_tag="p::before"), False),
        (block(of=style(break_inside="avoid"), element=element(), is_table_wrapper=True), False),
        (box(boxes.GridBox, of=style(break_inside="avoid"), element=element()), True),
        (box(boxes.FlexBox, of=style(break_inside="avoid"), element=element()), True),
        (box(boxes.TableRowBox, of=style(break_inside="avoid"), element=element()), False),
    ],
)
def test_a_block_is_for_one_page_where_it_is_not_divided_or_has_a_height(found: Any, one_page: bool) -> None:
    assert measure._for_one_page(found) is one_page


def test_cells_and_lines_grow_whatever_height_they_are_given() -> None:
    of = style(height=px(9))
    for kind in (boxes.TableBox, boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableCellBox, boxes.PageBox):
        assert not measure._is_fixed(box(kind, of=of)), kind
    for kind in (boxes.MarginBox, boxes.LineBox, boxes.InlineBox):
        assert not measure._is_fixed(box(kind, of=of)), kind
    assert measure._is_fixed(box(boxes.BlockBox, of=of))


@pytest.mark.parametrize(("over", "found"), [(0.75, []), (0.76, [("0.2 mm too large", 1)])])
def test_less_than_a_hair_is_not_told(over: float, found: list[Any]) -> None:
    def said(address: str) -> list[tuple[str, int | None]]:
        around = page(block(line(text(10, 90 + over)), element=element(address)))
        return [(each.message.split(": ")[1], each.page) for each in overflows(every(around), {})]

    assert said("a") == found


def test_the_worst_of_an_address_is_told_once_a_page() -> None:
    bad = block(line(text(10, 100)), line(text(10, 120)), line(text(10, 95)), element=element("a"))
    assert told(page(bad), page(bad)) == [("7.9 mm too large", 1), ("7.9 mm too large", 2)]


def test_what_is_for_the_eye_alone_may_run_off() -> None:
    hidden = {"aria-hidden": "true"}
    assert told(page(block(line(text(10, 120), element=Element("p", hidden))))) == []
    assert told(page(block(line(text(10, 120), element=Element("p", {"aria-hidden": "false"}))))) != []


def test_a_block_for_one_page_is_told_where_it_goes_on_on_the_next() -> None:
    of = style(break_inside="avoid", max_height=px(inf))
    one, other = element("a"), element("b")
    begun, ended = block(of=of, element=one, height=9.0), block(of=of, element=one, height=9.0)
    assert told(page(begun), page(ended)) == [("it goes on on the next page", 1)]
    assert told(page(begun, ended)) == []
    assert told(page(begun), page(block(of=of, element=other, height=9.0))) == []
    assert told(page(begun), page(), page(ended)) == []
    large = block(line(text(10, 120)), of=of, element=one, height=9.0)
    assert told(page(large), page(ended)) == [("7.9 mm too large", 1)]


def test_of_a_table_with_an_address_that_is_too_wide_nothing_else_is_told() -> None:
    def table(address: str) -> Any:
        held = block(line(text(10, 130)), element=element(f"{address or 'x'}/cell"))
        return box(boxes.TableBox, held, element=element(address, "table"), position_x=10.0, width=100.0)

    places = {"t": Place("f.yaml", 1, 1)}
    found = overflows(every(page(block(table("t"))), page(block(table("t")))), places)
    assert [(each.message.split(" does")[0], each.page, each.place) for each in found] == [
        ("t", 1, places["t"]),
        ("t", 2, places["t"]),
    ]
    assert {each.mend for each in found} == {measure._too_wide(Found(None, (), "t", 1), 1, {}).mend}
    bare = overflows(every(page(block(table("")))), {})
    assert [each.message.split(" does")[0] for each in bare] == ["a box without an address", "x/cell"]
    turned = overflows(every(page(block(table("t"), of=TURNED, height=60.0))), {})
    assert turned[0].mend == "make two tables of it, or take rows or columns out: a turned table has one page"


def test_a_drawing_is_told_with_its_own_mend_and_its_parts_are_not() -> None:
    drawing = box(
        boxes.InlineReplacedBox,
        element=element("f", "{x}svg"),
        position_x=10.0,
        position_y=20.0,
        width=99.0,
        height=9.0,
    )
    caption = block(line(text(10, 130)), element=element("f/caption"))
    other = block(line(text(10, 130)), element=element("fg"))
    found = overflows(every(page(block(drawing, caption, other))), {})
    assert [each.message.split(" does")[0] for each in found] == ["f", "fg"]
    assert (
        "`width:`" in found[0].mend
        and found[1].mend == "shorten the text, or give its box more room in the style sheet"
    )
    picture = box(
        boxes.InlineReplacedBox, element=element("f", "img"), position_x=10.0, position_y=20.0, width=99.0, height=9.0
    )
    found = overflows(every(page(block(picture, caption)), page(block(caption))), {})
    assert [each.message.split(" does")[0] for each in found] == ["f", "f/caption", "f/caption"]
    found = overflows(every(page(block(drawing)), page(block(caption))), {})
    assert [each.page for each in found] == [1, 2], "a caption on another page is told"


def test_a_running_head_has_its_own_mend() -> None:
    head = box(boxes.MarginBox, line(text(10, 130)), position_x=10.0, position_y=50.0, width=20.0, height=20.0)
    (found,) = overflows(every(page(head)), {})
    assert "`short:`" in found.mend


INK = style(font_size=10, visibility="visible")


def ink(left: float, right: float, base: float, **values: Any) -> Any:
    """A text with its letters 6.5 px above its base line."""
    return text(left, right, **{"position_y": base - 8.0, "of": INK, **values})


def over(*children: Any) -> list[tuple[str, str]]:
    """How deep what lies over each other does, and what it is."""
    found = overlaps(every(page(*children)), {"b": Place("f.yaml", 1, 1)})
    return [(each.message.split(": ")[1].split(" mm")[0], each.place.file if each.place else "") for each in found]


def lines(*texts: Any, address: str = "a") -> Any:
    return block(*(line(each) for each in texts), element=element(address))


@pytest.mark.parametrize(
    ("one", "other", "depth"),
    [
        (ink(10, 50, 60), ink(40, 80, 63), ["0.9"]),
        (ink(10, 50, 60), ink(20, 48, 64), ["0.7"]),
        (ink(10, 50, 60), ink(20, 48, 65.74), ["0.2"]),
        (ink(10, 50, 60), ink(20, 48, 65.76), []),
        (ink(10, 50, 60), ink(49.24, 80, 60), ["0.2"]),
        (ink(10, 50, 60), ink(49.26, 80, 60), []),
        (ink(10, 50, 60), ink(20, 48, 66.5), []),
        (ink(10, 50, 60), ink(60, 80, 60), []),
        (ink(10, 50, 60), ink(20, 48, 62, said=" "), []),
        (ink(10, 50, 60), ink(20, 48, 62, of=INK | {"visibility": "hidden"}), []),
    ],
)
def test_text_over_text_is_told_by_how_much(one: Any, other: Any, depth: list[str]) -> None:
    assert [each for each, _ in over(lines(one), lines(other, address="b"))] == depth


def test_what_is_told_of_two_is_at_the_first_that_has_a_place() -> None:
    assert over(lines(ink(10, 50, 60)), lines(ink(20, 48, 62), address="b"))[0][1] == "f.yaml"
    assert over(lines(ink(10, 50, 60), ink(20, 48, 62)))[0] == ("1.2", "")
    assert over(block(line(ink(10, 50, 60), ink(20, 48, 62)), element=element("a"))) == []


def test_of_a_pair_the_deepest_is_told_and_each_page_apart() -> None:
    bad = [lines(ink(10, 50, 60), ink(10, 50, 160)), lines(ink(20, 48, 65), ink(20, 48, 162), address="b")]
    assert [each for each, _ in over(*bad)] == ["1.2"]
    assert len(overlaps(every(page(*bad), page(*bad)), {})) == 2


def test_a_text_may_lie_over_a_picture_where_either_is_placed_there() -> None:
    placed = style(position="absolute", font_size=10)

    def found(of_text: Style, of_picture: Style) -> int:
        picture = box(
            boxes.InlineReplacedBox,
            position_x=10.0,
            position_y=50.0,
            width=50.0,
            height=20.0,
            of=of_picture,
            element=element("p"),
        )
        return len(over(lines(ink(20, 48, 60, of=of_text)), block(picture)))

    assert (found(INK, INK), found(placed, INK), found(INK, placed)) == (1, 0, 0)


def test_two_pictures_may_lie_over_each_other() -> None:
    both = [
        box(
            boxes.InlineReplacedBox,
            position_x=10.0,
            position_y=at,
            width=50.0,
            height=20.0,
            of=INK,
            element=element(name),
        )
        for name, at in (("p", 50.0), ("q", 60.0))
    ]
    assert over(block(*both)) == []
    assert overlap._is_placed(Found(block(), (block(of=style(position="absolute")),), "", 1))


PANEL = element("p", **{"data-panel": "3"})


def panel(*children: Any) -> Any:
    return block(*children, element=PANEL, height=9.0)


def long(*pages: Any) -> list[tuple[str, int | None]]:
    kinds = [page(*each, page_type=SimpleNamespace(name="panel-flap")) for each in pages]
    found = panels.too_long(every(*kinds), {})
    return [(each.message.split("text is ")[1].split(" mm")[0], each.page) for each in found]


def test_a_panel_on_one_page_is_not_too_long() -> None:
    assert long([panel(line(position_y=180.0))]) == []


def test_a_panel_is_too_long_by_what_stands_on_its_other_pages_and_does_not_fit_the_first() -> None:
    shared = element()
    first = panel(block(line(position_y=150.0), element=shared, height=150.0))
    rest = panel(block(line(position_y=40.0), element=shared, height=40.0))
    assert long([first], [rest]) == [("2.6", 1)], "what goes on reaches as far as its lines"
    whole = [panel(block(element=element(), height=170.0))], [panel(block(element=element(), height=48.0))]
    assert long(*whole) == [("10.1", 1)]
    assert long([first], [panel(line(position_y=0.5, height=0.1))]) == [("0.1", 1)]
    assert long([first], [panel(line(position_y=20.0, height=21.0))]) == [("0.3", 1)]


@pytest.mark.parametrize(
    ("size", "drawn", "seen", "cut"),
    [
        ((40.0, 20.0), (40.0, 20.0), (40.0, 20.0), 0.0),
        ((40.0, 20.0), (40.0, 80.0), (40.0, 20.0), 0.75),
        ((40.0, 20.0), (10.0, 20.0), (10.0, 20.0), 0.0),
        ((40.0, 20.0), (0.0, 20.0), (0.0, 20.0), 0.0),
        ((40.0, 20.0), (40.0, 0.0), (40.0, 0.0), 0.0),
    ],
)
def test_of_a_picture_what_is_seen_is_measured(
    monkeypatch: pytest.MonkeyPatch, size: Any, drawn: Any, seen: Any, cut: float
) -> None:
    monkeypatch.setattr(measure, "replacedbox_layout", lambda box: (*drawn, 0, 0))
    picture = box(boxes.InlineReplacedBox, element=element(tag="img", src="picture:a"), width=size[0], height=size[1])
    ((number, found),) = measure.placed_pictures(every(page(), page(block(picture, line(), element=element("f")))))
    assert (number, found.source, found.address, found.cut) == (2, "picture:a", "f", cut)
    assert (found.width_mm, found.height_mm) == pytest.approx([each * 25.4 / 96 for each in seen])
    assert list(measure.placed_pictures(every(page(block(picture))))) == []
    placed: Any = SimpleNamespace(_box=picture, element=element("g", "img"), children=())
    ((_, found),) = measure.placed_pictures([Found(placed, (), "g", 1)])
    assert found.address == "g"
