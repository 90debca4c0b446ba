"""The faster ways through the engine, part by part: when each is taken, what it keeps and for how many."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import weasyprint
from boxes_by_hand import box, px, style
from typesetting import laid_out
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

from galley.typeset import engine, founts, reading, swift
from galley.typeset.dress import Frame, Painter, Vector
from galley.typeset.script import hyphens
from galley.typeset.script.hyphens import Ends, Hyphens
from galley.typeset.swift import (
    dots,
    flow,
    letters,
    lines,
    numbers,
    paths,
    percentages,
    pseudos,
    references,
    runs,
    styles,
    tones,
    widths,
)


@pytest.mark.parametrize(
    ("floating", "position", "flows"),
    [
        ("none", "static", True), ("none", "relative", True), ("none", "absolute", False), ("none", "fixed", False), ("none", ("running()", "x"), False), ("left", "static", False),
        ("footnote", "relative", False), ("right", "absolute", False),
    ],
)  # fmt: skip
def test_a_box_is_in_the_flow_that_floats_nowhere_and_is_placed_by_nothing(
    floating: str, position: Any, flows: bool
) -> None:
    found = box(boxes.BlockBox, of=style(float=floating, position=position))
    assert flow._is_in_flow(found) is flow._engine(found) is flows


def text(said: str = "a", **of: Any) -> Any:
    return box(boxes.TextBox, text=said, of=style(**of))


def inline(*children: Any, **of: Any) -> Any:
    return box(boxes.InlineBox, *children, of=style(**of), is_leader=False)


def marker(*children: Any, leads: bool = False, **of: Any) -> Any:
    return box(
        boxes.InlineBlockBox, *children, of=style(**{"height": "auto", "min_height": "auto", **of}), is_leader=leads
    )


HYPHENATED = {hyphens.KEY: Ends(Hyphens(), 0)}


@pytest.mark.parametrize(
    ("found", "texts"),
    [
        ([text("a"), inline(text("b"), inline(text("c")))], ["a", "b", "c"]), ([inline(text("a"), position="relative")], None), ([inline(text("a"), float="left")], None),
        ([inline(box(boxes.BlockBox))], None), ([box(boxes.InlineReplacedBox)], None), ([text("a", **HYPHENATED)], None),
        ([marker(box(boxes.LineBox, text("7"))), text("a")], ["7", "a"]), ([marker(box(boxes.BlockBox))], None), ([marker(text("7"))], None), ([marker(position="relative")], None),
        ([marker(float="left")], None), ([marker(height=px(9))], None), ([marker(min_height=px(9))], None), ([marker(leads=True)], None),
        ([marker(box(boxes.LineBox, text("7", **HYPHENATED)))], None), ([marker()], []),
    ],
)  # fmt: skip
def test_a_line_that_is_nothing_but_text_in_its_place_comes_out_the_same_again(
    found: list[Any], texts: list[str] | None
) -> None:
    read: list[str] = []
    assert lines._reads(box(boxes.LineBox, *found), read, is_hyphenated=False) is (texts is not None)
    assert texts is None or read == texts


def test_hyphenated_texts_are_read_where_the_first_is_and_leaders_are_not() -> None:
    read: list[str] = []
    assert lines._reads(box(boxes.LineBox, text("a", **HYPHENATED)), read, is_hyphenated=True) and read == ["a"]
    leader = inline(text())
    leader.is_leader = True
    assert not lines._is_inline(leader) and lines._is_inline(inline()) and not lines._is_inline(box(boxes.BlockBox))


def test_the_hyphens_of_a_line_are_those_of_its_first_text() -> None:
    known = Hyphens()
    first = text("abc", **{hyphens.KEY: Ends(known, 4)})
    found = box(boxes.LineBox, first, text("d"))
    assert lines._hyphens(found, None) == (known, (4, 3))
    assert lines._hyphens(found, {0: {1: None}}) == (known, (4, 2))
    assert lines._hyphens(found, {1: None}) == lines._hyphens(box(boxes.LineBox), None) == (None, (0, 0))


def asked_lines(monkeypatch: pytest.MonkeyPatch, *given: Any) -> list[tuple[float, float]]:
    """Where lines stand that are asked for one after another, and how many of them the engine laid out."""
    made: list[int] = []

    def laid(context: Any, found: Any, top: float, bottom: float, skip: Any, block: Any, *rest: Any) -> Any:
        made.append(1)
        return box(boxes.LineBox, position_x=block.content_box_x(), position_y=top), {len(made): None}

    monkeypatch.setattr(lines, "_laid_out", laid)
    found = box(boxes.LineBox, text("a"), known_lines={}, text_indent=0)
    answers = []
    for each in given:
        values = {
            "x": 5.0,
            "top": 7.0,
            "width": 90.0,
            "skip": None,
            "rest": (None, None),
            "shapes": [],
            "direction": "ltr",
            "said": "a",
            "indent": 0,
            **each,
        }
        found.children[0].text, found.text_indent = values["said"], values["indent"]
        block = box(
            boxes.BlockBox, position_x=values["x"], width=values["width"], of=style(direction=values["direction"])
        )
        context = SimpleNamespace(excluded_shapes=values["shapes"])
        line, _ = lines._kept(context, found, values["top"], 0, values["skip"], block, *values["rest"])
        answers.append((line.position_x, line.position_y))
    return [*answers, (len(made), 0)]


@pytest.mark.parametrize(
    "other",
    [
        {"width": 80.0},
        {"skip": {0: {1: None}}},
        {"direction": "rtl"},
        {"said": "b"},
        {"indent": 3},
        {"shapes": ["float"]},
        {"rest": ("first letter", None)},
        {"rest": (None, "first line")},
    ],
)
def test_a_line_is_known_by_what_it_depends_on(monkeypatch: pytest.MonkeyPatch, other: dict[str, Any]) -> None:
    assert asked_lines(monkeypatch, {}, {"x": 15.0, "top": 27.0}) == [(5, 7), (15, 27), (1, 0)]
    assert asked_lines(monkeypatch, {}, other)[-1] == (2, 0)
    again = 3 if "shapes" in other or "rest" in other else 2
    assert asked_lines(monkeypatch, {}, other, other)[-1] == (again, 0)


@pytest.mark.parametrize(
    ("side", "found"),
    [
        ("top", (3, 21, 107, 21, 108)), ("bottom", (3, 67, 107, 67, 108)), ("left", (2, 22, 2, 66, 50)), ("right", (108, 22, 108, 66, 50)),
    ],
)  # fmt: skip
def test_dots_go_along_the_middle_of_their_side(side: str, found: tuple[float, ...]) -> None:
    width = 2.0 if side in ("top", "bottom") else 4.0
    x, y, across, down = (2.0, 20.0, 106.0, 48.0) if width == 2 else (0.0, 20.0, 110.0, 48.0)
    got = dots._line(side, width, x, y, across, down)
    half = width / 2
    levels = {"top": y + half, "bottom": y + down - half, "left": x + half, "right": x + across - half}
    if width == 2:
        assert got == (x + half, levels[side], x + across - half, levels[side], across)
    else:
        assert got == (levels[side], y + half, levels[side], y + down - half, down)


INK = SimpleNamespace(alpha=1)


@pytest.mark.parametrize(
    ("of", "radius", "plain"),
    [
        ({}, 0, True), ({"border_top_style": "solid"}, 0, False), ({"visibility": "hidden"}, 0, False), ({"border_image_source": ("url", "x")}, 0, False), ({"column_count": 2}, 0, False),
        ({"column_width": px(9)}, 0, False), ({"border_top_color": SimpleNamespace(alpha=0)}, 0, False), ({"border_top_color": SimpleNamespace(alpha=0.1)}, 0, True), ({}, 1, False),
    ],
)  # fmt: skip
def test_a_border_is_plain_that_is_dotted_and_seen(of: dict[str, Any], radius: float, plain: bool) -> None:
    values = {
        "border_top_style": "dotted",
        "visibility": "visible",
        "border_image_source": ("none", None),
        "column_count": "auto",
        "column_width": "auto",
        "border_top_color": INK,
    }
    corners = {
        f"border_{down}_{across}_radius": (radius, radius) for down in ("top", "bottom") for across in ("left", "right")
    }
    found = box(boxes.BlockBox, of=style(**{**values, **of}), width=9.0, height=9.0, **corners)
    assert dots._is_plain(found, "top") is plain


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (b"x", b"x"),
        (1.0, b"1"),
        (-0.0000001, b"0"),
        (0.1234567, b"0.123457"),
        (-2.5, b"-2.5"),
        (100.0, b"100"),
        (3, b"3"),
        ("/a", b"/a"),
    ],
)
def test_numbers_are_written_to_a_millionth(item: Any, found: bytes) -> None:
    assert numbers._written(item) == found


@pytest.mark.parametrize(
    ("steps", "attributes", "ours"),
    [
        ("M0 0L1 1", {}, True),
        ("M0 0L1 1Z", {}, True),
        ("M0 0L1.50 1", {}, False),
        ("M0 0l1 1", {}, False),
        ("", {}, False),
        ("M0 0L1 1", {"marker-end": "x"}, False),
        ("M0 0", {}, False),
    ],
)
def test_paths_of_straight_lines_are_written_at_once(
    monkeypatch: pytest.MonkeyPatch, steps: str, attributes: dict[str, str], ours: bool
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(paths, "_engine", lambda *given: told.append("engine"))
    stream = SimpleNamespace(move_to=lambda *at: told.append(at), stream=[])
    node = SimpleNamespace(get=lambda name, default: steps, attrib={"d": steps, **attributes})
    paths._path(SimpleNamespace(stream=stream), node, 1)
    assert told == ([(0, 0)] if ours else ["engine"])
    assert paths._line("0 0L1 1Z") == "0 0 m\n1 1 l\nh" and paths._line("0 0L1 1") == "0 0 m\n1 1 l"


SIZED = {f"{kind}_{side}": px(1) for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left")} | {
    "width": px(50), "height": px(40), "min_width": px(0), "min_height": px(0), "max_width": px(99), "max_height": px(99), "box_sizing": "content-box", "border_collapse": "separate",
}  # fmt: skip


class Sized(dict[str, Any]):
    """A style on which what is kept can be put."""


@pytest.mark.parametrize(
    ("name", "value", "attribute"),
    [
        *(
            (f"{kind}_{side}", px(7), f"{kind}_{side}")
            for kind in ("margin", "padding")
            for side in ("top", "right", "bottom", "left")
        ),
        *((name, px(7), name) for name in ("width", "height", "min_width", "min_height", "max_width", "max_height")),
        *((f"border_{side}_width", 7, f"border_{side}_width") for side in ("top", "right", "bottom", "left")),
        ("box_sizing", "border-box", "width"),
    ],
)
def test_sizes_are_reckoned_anew_when_the_style_is_another(name: str, value: Any, attribute: str) -> None:
    found = box(boxes.BlockBox)
    found.style = Sized({**style(), **SIZED})
    percentages._kept(found, (200, 100))
    before = getattr(found, attribute)
    found.style[name] = value
    percentages._kept(found, (200, 100))
    assert getattr(found, attribute) != before
    found.style[name] = {**style(), **SIZED}[name]
    percentages._kept(found, (200, 100))
    assert getattr(found, attribute) == before


@pytest.mark.parametrize(
    ("of", "kept"),
    [
        ({}, True),
        ({"border_collapse": "collapse"}, False),
        ({"width": Dimension(5, "%")}, False),
        ({"width": "auto"}, True),
        ({"margin_left": "auto"}, True),
        ({"width": "min-content"}, False),
    ],
)
def test_sizes_are_kept_that_depend_on_nothing_around(
    monkeypatch: pytest.MonkeyPatch, of: dict[str, Any], kept: bool
) -> None:
    asked: list[Any] = []
    engine_of = percentages._engine
    percentages._reckoned.cache_clear()
    monkeypatch.setattr(
        percentages,
        "_engine",
        lambda found, around: (
            [asked.append(around), engine_of(found, around)]
            if "min-content" not in of.values()
            else asked.append(around)
        ),
    )
    for _ in range(2):
        found = box(boxes.BlockBox)
        found.style = Sized({**style(), **SIZED, **of})
        percentages._kept(found, (200, 100))
    assert asked == ([(0, 0)] if kept else [(200, 100)] * 2)


@pytest.mark.parametrize(
    ("function", "given", "count"),
    [
        (tones._meant, lambda number: f"rgb({number % 256} {number // 256} 0)", 1024),
        (founts._name, lambda number: f"Noto {number}", 1024),
        (engine._sheet, lambda number: engine.Sheet(f"{number}.css", ""), 128),
        (reading._held, lambda number: f"a{number}", 64),
    ],
    ids=["colours", "names of fonts", "style sheets", "articles"],
)
def test_so_many_are_remembered_and_no_more(function: Any, given: Callable[[int], Any], count: int) -> None:
    function.cache_clear()
    for number in range(count):
        function(given(number))
    assert function.cache_info().hits == 0
    function(given(0))
    assert function.cache_info().hits == 1, "the first is still known"
    function(given(count))
    function(given(1))
    assert function.cache_info().hits == 1, "one more, and the second is not"
    function.cache_clear()


def test_a_colour_is_found_once_and_each_has_a_copy_of_its_own() -> None:
    one, other = tones._colour("#102030"), tones._colour("#102030")
    assert one is not other and one.coordinates == other.coordinates


def test_what_a_text_takes_is_kept_by_all_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        widths, "_engine", lambda *given: [asked.append(given[0]), ("layout", 1, None, 5.0, 6.0, 7.0)][1]
    )
    own = type("Own", (Sized,), {})(style())
    assert widths._kept("a", own, None, None, 0) == ("layout", 1, None, 5.0, 6.0, 7.0)
    for given in (
        ("a", own, None, None, 0, True, True),
        ("a", own, None, None, 0, True, True),
        ("a", own, None, 0, 0, True, True),
        ("a", own, None, None, 1, True, True),
        ("a", own, None, None, 0, False, True),
        ("b", own, None, None, 0, True, True),
    ):
        assert widths._kept(*given) == (None, 1, None, 5.0, 6.0, 7.0)
    assert asked == ["a"] * 5 + ["b"]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ([("target-counter()", (("url", ("internal", "a")), "page", "decimal"))], ["a"]),
        (
            [
                ("string", "x"),
                ("target-counter()", (("url", ("internal", "a")), "page", "decimal")),
                ("target-counters()", (("url", ("internal", "b")), "page", ".", "decimal")),
            ],
            ["a", "b"],
        ),
        (
            [("target-counter()", (("url", ("internal", "a")), "page", "decimal")), ("counter()", ("page", "decimal"))],
            [],
        ),
        ([("counters()", ("page", ".", "decimal"))], []),
        (
            [
                ("target-counter()", (("url", None), "page", "decimal")),
                ("target-counter()", (("url", ("internal", "a")), "page", "decimal")),
            ],
            [],
        ),
        ([("string", "x")], []),
        ([("target-counter()", (("attr()", ("data-to", "url", None)), "page", "decimal"))], ["b"]),
    ],
)
def test_the_targets_of_a_text_are_known_where_all_its_counters_are_theirs(
    monkeypatch: pytest.MonkeyPatch, content: Any, names: list[str]
) -> None:
    monkeypatch.setattr(
        references,
        "anchor_name_from_token",
        lambda token: token[1][1] if isinstance(token[1], tuple) else str(token[1]).removeprefix("#"),
    )
    found = box(boxes.InlineBox, of=style(content=content), element=Element("a", {"data-to": "#b"}))
    assert references._names(found) == names


@pytest.mark.parametrize(
    ("token", "missing", "by_target", "told"),
    [
        ("content", ["page"], {None: []}, ([], {"a": ["page"]})), ("bookmark-label", ["page"], {None: []}, (["page"], {None: []})), ("content", ["page"], {}, (["page"], {})),
        ("content", ["page", "pages"], {None: []}, (["page", "pages"], {None: []})),
    ],
)  # fmt: skip
def test_what_a_text_asks_of_its_targets_is_not_asked_of_its_own_page(
    monkeypatch: pytest.MonkeyPatch, token: str, missing: list[str], by_target: Any, told: Any
) -> None:
    noted: list[Any] = []
    monkeypatch.setattr(references, "_collect", lambda *given: noted.append(given[4:]))
    monkeypatch.setattr(references, "_names", lambda box: ["a"])
    references._of_targets(None, None, token, None, missing, by_target)
    assert noted == [told]


@pytest.mark.parametrize(("pending", "missing", "parsed"), [(True, [], 1), (False, [], 0), (True, ["page"], 0)])
def test_a_page_has_the_numbers_of_those_before(
    monkeypatch: pytest.MonkeyPatch, pending: bool, missing: list[str], parsed: int
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(references, "_make", lambda *given: given)
    item = SimpleNamespace(pending=pending, missing_counters=missing, parse_again=lambda: asked.append(1))
    context = SimpleNamespace(target_collector=SimpleNamespace(counter_lookup_items={1: item}))
    assert references._make_page(context, "root", 3) == (context, "root", 3)
    assert len(asked) == parsed and item.pending is (pending and not parsed)


def test_styles_of_markers_and_of_what_calls_notes_are_put_off_and_no_others() -> None:
    html = weasyprint.HTML(string="<p>a<b>b</b>")
    options = weasyprint.DEFAULT_OPTIONS
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    style_for = weasyprint.document.Document._build_layout_context(
        html, FontConfiguration(), CounterStyle(), {}, options
    ).style_for
    rare = {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
    assert {pseudo for _, pseudo in style_for.put_off} == rare
    assert not rare & {pseudo for element, pseudo in style_for._computed_styles if hasattr(element, "tag")}
    first = next(iter(style_for.put_off))
    assert pseudos._made_when_asked(style_for, *first) is not None and first not in style_for.put_off


def test_runs_of_characters_go_up_to_a_set_or_out_of_it() -> None:
    stream = runs._stream("ab<<c")
    assert (
        stream.chars_until(frozenset("<")),
        stream.chars_until(frozenset("<"), True),
        stream.chars_until(frozenset("<")),
    ) == ("ab", "<<", "c")


def test_of_plain_boxes_hardly_anything_is_asked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What else they are asked for is settled when their styles are made, or taken from those around them at once."""
    swift.install()  # tests of script typography, which take that out and put it in, may have run before
    asked: list[str] = []

    def watched(settled: Any) -> Any:
        return lambda self, key: [asked.append(key), settled(self, key)][1]

    monkeypatch.setattr(styles.ComputedStyle, "__missing__", watched(styles._settled_or_missing))
    monkeypatch.setattr(styles.AnonymousStyle, "__missing__", watched(styles._settled_or_missing_anonymous))
    laid_out("<div><p>a <b>b</b></p>c</div>")
    assert len(asked) <= 230


def test_a_frame_has_the_size_of_its_picture() -> None:
    frame = Frame("a", 60, 20)
    assert frame.ratio == 3 and frame.get_intrinsic_size(2, None) == (30, 10, 3)
    assert Vector("a", b"<svg/>", None, None).url == "a" and Painter is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "css", ["", "text-decoration: underline", "text-decoration: overline line-through; font-size: 20pt"]
)
def test_lines_under_and_through_a_text_are_where_the_engine_has_them(css: str) -> None:
    layout, _ = laid_out(f'<p style="{css}">a</p>')
    found = next(
        each for each in layout.rendered.leaves[0].page._page_box.descendants() if isinstance(each, boxes.TextBox)
    )
    own, engines = (line_break.Layout.__new__(line_break.Layout) for _ in range(2))
    letters._setup(own, found.style)
    letters._engine(engines, found.style)
    for name in (
        "ascent",
        "underline_position",
        "strikethrough_position",
        "underline_thickness",
        "strikethrough_thickness",
    ):
        assert getattr(own, name, None) == getattr(engines, name, None), name
    assert (own.ascent is not None) is bool(css)
