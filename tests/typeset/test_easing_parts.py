"""What may give in a section, how much of a page is filled, and which of the offers a stretch takes: each at its limits."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import Style, box, px, style
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes

from galley.typeset import asides, easing
from galley.typeset.easing import FULL, THIN, Given, Giving

AIRY = style(margin_top=px(4), margin_bottom=px(0), padding_top=px(2), padding_bottom=px(0))


def section(gives: str = "air", **attributes: str) -> Element:
    return Element("section", {"data-gives": gives, **attributes})


def p(*children: Any, of: Style = AIRY, **values: Any) -> Any:
    return box(boxes.BlockBox, *children, of=of, element=values.pop("element", Element("p")), **values)


def line(height: float = 10.0, **values: Any) -> Any:
    return box(boxes.LineBox, of=style(line_height=px(10)), height=height, **values)


def lengths(found: Any, *keys: str) -> tuple[float, ...]:
    return tuple(found[key].value for key in keys)


def test_what_is_given_scales_what_gives_and_nothing_else() -> None:
    block, other, text = p(), p(), line(known_lines={1: 2})
    words = box(boxes.TextBox, of=text.style, known_lines={1: 2})
    giving = Giving([(block, AIRY), (other, AIRY)], [(text, text.style), (words, text.style)])
    giving.give(Given(2.0, 1.5))
    assert lengths(block.style, *easing.SIDES) == (8, 0, 4, 0)
    assert block.style is other.style
    assert lengths(text.style, "line_height") == (15,) and text.style is words.style
    assert (text.known_lines, words.known_lines) == ({}, {1: 2})
    assert lengths(AIRY, "margin_top") == (4,)
    giving.give(Given(1.0, 2.0))
    assert block.style is AIRY and lengths(text.style, "line_height") == (20,)
    giving.back()
    assert block.style is AIRY and text.style is words.style and lengths(text.style, "line_height") == (10,)


@pytest.mark.parametrize(("panel", "height"), [(0.5, 30), (2.0, 120), (None, 0), (1.0, 60)])
def test_a_panel_is_lower_or_higher_or_left_out(panel: float | None, height: float) -> None:
    drawn, own = line(), style(height=px(60), margin_top=px(4), padding_bottom=px(3), background_color="grey")
    found = p(drawn, of=own)
    Giving(panels=[(found, own, found.children)]).give(Given(panel=panel))
    assert lengths(found.style, "height") == (height,)
    assert (found.style is own) is (panel == 1)
    if panel is None:
        assert found.children == () and lengths(found.style, *easing.SIDES) == (0, 0, 0, 0)
        assert found.style["background_color"] == INITIAL_VALUES["background_color"]
    else:
        assert found.children == (drawn,) and found.style["background_color"] == "grey"
        assert lengths(found.style, "margin_top", "padding_bottom") == (4, 3)


def test_what_is_on_the_pages_is_measured() -> None:
    shown, hidden = Element("p"), Element("p")
    page = box(boxes.PageBox, p(p(line(7), line(6), element=shown), element=section()), p(line(50)))
    giving = Giving(lines=[(None, None)], px_of={shown: 5.0, hidden: 9.0})
    giving.measure([page, page])
    assert (giving.air, giving.leading) == (5, 26)
    giving.lines = []
    giving.measure([page])
    assert giving.leading == 0


@pytest.mark.parametrize(
    ("given", "px"),
    [
        (Given(), 0),
        (Given(air=1.5), 50),
        (Given(leading=1.1), 20),
        (Given(panel=0.5), -15),
        (Given(air=0.9, leading=1.1, panel=2.0), 40),
        (Given(panel=None), -38),
    ],
)
def test_what_is_given_is_so_many_px(given: Given, px: float) -> None:
    assert Giving(air=100, leading=200, panel=30, around=8).px(given) == pytest.approx(px)


def taken(gives: str, *found: Any) -> Giving:
    """What gives in boxes."""
    giving = Giving()
    for each in found:
        easing._take(each, gives.split(), giving)
    return giving


@pytest.mark.parametrize(
    ("found", "sides"),
    [
        (p(), 6.0),
        (p(of=AIRY | {"border_top_width": 1}), 4.0),
        (p(of=AIRY | {"border_bottom_width": 1}), 4.0),
        (p(of=AIRY | {"border_left_width": 1}), 6.0),
        (p(of=AIRY | {"background_color": SimpleNamespace(alpha=0.5)}), 4.0),
        (p(of=AIRY | {"background_color": SimpleNamespace(alpha=0)}), 6.0),
        (p(of=AIRY | {"background_color": "currentcolor"}), 4.0),
        (box(boxes.TableCellBox, of=AIRY | {"border_top_width": 1}, grid_x=0), 6.0),
        (box(boxes.TableCellBox, of=AIRY, grid_x=1), 0.0),
        (p(of=AIRY | {"margin_top": px(0.5)}), 2.5),
        (p(of=style()), None),
        (p(of=AIRY | {"float": "left"}), None),
        (p(of=AIRY | {"__air": [SimpleNamespace(value="firm")]}), None),
        (p(of=AIRY | {"__air": [SimpleNamespace(value="soft")]}), 6.0),
        (p(element=section(**{"data-fit": "9pt"})), None),
        (box(boxes.InlineBox, of=AIRY), None),
        (p(of=AIRY | {"margin_top": "auto", "padding_top": SimpleNamespace(value=9, unit="px")}), None),
    ],
)
def test_the_air_of_a_box_is_what_stands_above_and_below_it(found: Any, sides: float | None) -> None:
    found = box(type(found), of=Style(found.style), element=found.element, **{"grid_x": getattr(found, "grid_x", 0)})
    giving = taken("air", found)
    assert list(giving.px_of.values()) == ([] if sides is None else [sides])
    assert giving.airy == ([] if sides is None else [(found, found.style)])
    assert taken("leading drawing", found).airy == []


def test_the_air_of_an_element_of_two_boxes_counts_of_both() -> None:
    element = Element("p")
    assert taken("air", p(p(element=element), element=element)).px_of == {element: 12.0}


@pytest.mark.parametrize(
    ("found", "gives"),
    [
        (line(), True),
        (box(boxes.InlineBox, of=style(line_height=px(9))), True),
        (box(boxes.TextBox, of=style(line_height=px(9))), True),
        (box(boxes.LineBox, of=style(line_height="normal")), False),
        (box(boxes.LineBox, of=style(line_height=px(9), __air=[SimpleNamespace(value="firm")])), False),
        (p(of=style(line_height=px(9))), False),
    ],
)
def test_lines_of_a_height_give(found: Any, gives: bool) -> None:
    around = p(found, of=style())
    assert taken("leading", around).lines == ([(found, found.style)] if gives else [])
    assert taken("air", around).lines == []


def test_a_panel_gives_its_height_and_nothing_in_it_gives() -> None:
    own = style(height=px(60), margin_top=px(4), padding_bottom=px(3))
    panels = [p(p(), of=own, element=Element("div", {"class": name})) for name in ("wide panel", "panels")]
    plain = p(p(), of=own)
    giving = taken("drawing air", *panels, plain, box(boxes.LineBox))
    assert giving.panels == [(panels[0], own, panels[0].children)]
    assert (giving.panel, giving.around) == (60, 7)
    assert [each for each, _ in giving.airy] == [panels[1], *panels[1].children, plain, *plain.children]
    assert taken("air", *panels).panels == []


def page(*children: Any, notes: Any = (), at: float = 20.0) -> Any:
    """A page of 100 px; notes take 25 of them."""
    area = box(boxes.FootnoteAreaBox, *notes, height=25.0)
    return box(boxes.PageBox, p(*children), area, position_y=at, height=100.0)


GIVING = {"element": section(), "of": style()}


@pytest.mark.parametrize(
    ("found", "filled"),
    [
        (page(p(line(position_y=30.0), line(position_y=60.0), **GIVING)), 0.5),
        (page(p(p(of=style(), position_y=60.0, height=30.0), line(position_y=30.0), **GIVING)), 0.2),
        (page(p(p(of=style(border_bottom_width=1), position_y=60.0, height=30.0), **GIVING)), 0.7),
        (page(p(box(boxes.InlineReplacedBox, position_y=60.0, height=20.0), **GIVING)), 0.6),
        (page(p(p(line(position_y=70.0), of=style(border_bottom_width=1), position_y=30.0), **GIVING)), 0.6),
        (page(p(box(boxes.InlineBox, of=style(border_bottom_width=1), position_y=60.0), **GIVING)), -0.2),
        (page(p(p(**GIVING), of=style())), -0.2),
        (page(p(of=style())), 1.0),
        (page(box(boxes.LineBox, p(**GIVING))), 1.0),
        (page(p(line(position_y=30.0), **GIVING), notes=[p()]), 0.45),
    ],
    ids=["lines", "a block", "a frame", "a picture", "in a frame", "in a line", "empty", "a plate", "inside", "notes"],
)
def test_a_page_is_filled_to_the_lowest_that_is_seen(found: Any, filled: float) -> None:
    assert easing._fill(found) == pytest.approx(filled)


def test_what_is_lacking_is_lacking_on_thin_pages() -> None:
    assert easing._lacking([0.5, 1.0, THIN - 0.01]) == pytest.approx(2 * FULL - 0.5 - THIN + 0.01)
    assert easing._lacking([THIN, FULL]) == 0


def test_the_outermost_that_gives_is_a_section() -> None:
    inner = p(element=section("leading"))
    outer, bare = p(inner, element=section()), box(boxes.BlockBox)
    found = box(boxes.PageBox, p(outer, bare), box(boxes.InlineBlockBox, p(element=section())))
    assert list(easing._sections(found)) == [outer]


def giving_of(shown: list[Any], root: Any) -> Giving | None:
    return easing._giving(SimpleNamespace(pages=shown, root=root))  # type: ignore[arg-type]


def test_what_gives_is_that_of_the_sections_on_the_pages() -> None:
    one, other = p(p(), element=section()), p(p(), element=section())
    root = p(one, other)
    found = giving_of([box(boxes.PageBox, p(one))], root)
    assert found is not None and [each for each, _ in found.airy] == [one, *one.children]
    assert giving_of([box(boxes.PageBox, p())], root) is None
    bare = p(line(), of=style(), element=section())
    assert giving_of([p(bare)], p(bare)) is None
    for gives in ("air", "leading", "drawing"):
        panel = p(of=style(height=px(9)), element=Element("div", {"class": "panel"}))
        each = p(p(), line(), panel, of=style(), element=section(gives))
        assert giving_of([p(each)], p(each)) is not None


def offers(fills: list[float], monkeypatch: pytest.MonkeyPatch, **giving: float) -> list[tuple[float, float]]:
    """What is offered on pages of 100 px with 1,000 px of air before the thin one: its px, in their order, and what it costs."""
    monkeypatch.setattr(easing, "_fill", lambda each: each.fill)
    monkeypatch.setattr(Giving, "measure", lambda self, pages: measured.append(len(pages)))
    measured: list[int] = []
    pages = [SimpleNamespace(fill=each, height=100) for each in fills]
    found = Giving(air=1000, **giving)
    given = easing._offers(SimpleNamespace(pages=pages), found, Given())  # type: ignore[arg-type]
    thin = next((at for at, each in enumerate(fills) if each < THIN), None)
    assert measured == ([] if thin is None else [thin + 1])
    return [round(found.px(each), 3) for each in given]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("fills", "wanted"),
    [
        ([0.9, THIN], []),
        ([0.6], [10]),
        ([0.9, 0.2], [50, -10, -20]),
        ([0.9, 0.2, 0.9], [50, -2, -10]),
        ([0.2, 0.9], [50, -10]),
        ([0.7, 0.2], [50, -2, -20]),
        ([0.2, 0.2], [50, -2]),
    ],
    ids=["full", "one page", "the last", "not the last", "the first", "hardly", "both"],
)
def test_a_thin_page_is_filled_or_comes_onto_those_before(
    monkeypatch: pytest.MonkeyPatch, fills: list[float], wanted: list[float]
) -> None:
    found = offers(fills, monkeypatch)
    spare = (1.05, 1.3, 1.8, 2.8, 5.0)
    assert sorted(found) == pytest.approx(sorted(each * more for each in wanted for more in spare))


class Tried:
    """A stretch whose pages are filled as is said of each time that they are made; `divided` after which of these a float was."""

    def __init__(self, *fills: list[float], divided: tuple[int, ...] = ()) -> None:
        self._fills, self._divided, self.made = list(fills), divided, 0
        self.undo: list[Any] = []

    @property
    def pages(self) -> list[Any]:
        return [SimpleNamespace(fill=each, height=100) for each in self._fills[min(self.made, len(self._fills) - 1)]]

    @property
    def divided(self) -> list[Any]:
        kept = SimpleNamespace(style={"break_inside": "avoid"})
        return [(kept, 0)] if self.made in self._divided else []

    def again(self, is_enough: Any = None) -> None:
        self.made += 1


def eased(monkeypatch: pytest.MonkeyPatch, stretch: Tried, offered: int = 3, **own: Any) -> list[float]:
    """The air that is given in turn; what is offered first is less air by a hundredth each."""
    given: list[float] = []

    class Watched(Giving):
        def give(self, one: Given) -> None:
            given.append(one.air)

    asked = iter(range(1, 100))
    monkeypatch.setattr(easing, "_fill", lambda each: each.fill)
    monkeypatch.setattr(easing, "_giving", lambda stretch: Watched())
    monkeypatch.setattr(easing, "_offers", lambda *_: [Given(next(asked) * 1.0 + 1) for _ in range(offered)])
    for name, value in own.items():
        monkeypatch.setattr(easing, name, value)
    easing.ease(stretch)  # type: ignore[arg-type]
    return given


def test_what_is_full_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = Tried([0.9, 0.8])
    assert (eased(monkeypatch, stretch), stretch.made, stretch.undo) == ([], 0, [])


def test_the_first_offer_that_leaves_nothing_lacking_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = Tried([0.5], [0.5], [0.8])
    assert (eased(monkeypatch, stretch), stretch.made) == ([2, 3], 2)
    stretch.undo[0]()
    assert len(stretch.undo) == 1


def test_a_page_that_is_hardly_thin_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = Tried([0.67], [0.7])
    assert (eased(monkeypatch, stretch), len(stretch.undo)) == ([2], 1)


def test_what_helps_is_gone_on_from_and_what_does_not_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second try helps; what is offered from there is asked before what was offered first."""
    stretch = Tried([0.4], [0.4], [0.5], [0.5])
    assert eased(monkeypatch, stretch) == [2, 3, 5, 6, 7, 4, 3]
    assert stretch.made == 7 and len(stretch.undo) == 1


def test_a_try_that_divides_a_float_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = Tried([0.4], [0.8], divided=(1, 2, 3))
    assert eased(monkeypatch, stretch) == [2, 3, 4, 1]
    assert stretch.made == 4 and stretch.undo == []


@pytest.mark.parametrize(("worth", "kept"), [(0.041, True), (0.039, False)])
def test_what_helps_too_little_is_put_back(monkeypatch: pytest.MonkeyPatch, worth: float, kept: bool) -> None:
    stretch = Tried([0.4], [0.4 + worth])
    assert eased(monkeypatch, stretch, offered=1, MOST_TRIES=1) == ([2] if kept else [2, 1])
    assert len(stretch.undo) == kept and stretch.made == (1 if kept else 2)


def test_so_often_at_most_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = Tried([0.4])
    assert len(eased(monkeypatch, stretch, offered=20)) == 9
    stretch = Tried([0.4] * 20)
    assert len(eased(monkeypatch, stretch, offered=20)) == 96 // 20 + 1
    stretch = Tried([0.4] * 97)
    assert len(eased(monkeypatch, stretch, offered=20)) == 2


def test_nothing_is_tried_where_nothing_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = Tried([0.1])
    monkeypatch.setattr(easing, "_giving", lambda stretch: None)
    easing.ease(stretch)  # type: ignore[arg-type]
    assert stretch.made == 0 and asides.divided(stretch) == []  # type: ignore[arg-type]
