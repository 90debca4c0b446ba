"""The sheet that figures are drawn on, and how labels are broken."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from conftest import ROOT
from figure_reading import outlined
from hypothesis import given
from hypothesis import strategies as st

from galley.figures.canvas import COLOURS, Canvas, folded, polyline, unbroken
from galley.figures.surface import Surface, roughly
from galley.files import Files
from galley.theme import css, read_theme

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(canvas: Canvas) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(canvas.svg("A & B")))


def test_the_sheet_has_its_size_and_says_what_it_shows() -> None:
    root = ElementTree.fromstring(Canvas(100.5, 20, roughly).svg("A < B"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100.5pt", "20pt", "0 0 100.5 20")
    assert [(each.tag, each.text) for each in root] == [(f"{NAMESPACE}title", "A < B")]


@pytest.mark.parametrize(("anchor", "x"), [("start", "50"), ("middle", "46"), ("end", "42")])
def test_text_begins_where_its_width_puts_it(anchor: str, x: str) -> None:
    canvas = Canvas(100, 20, lambda text, size, bold: len(text) * size / 2)
    canvas.text((50, 10), "ab", 8, anchor)  # type: ignore[arg-type]
    _, text = drawn(canvas)
    assert (text.get("x"), text.get("y"), text.text, text.get("text-anchor")) == (x, "10", "ab", None)


def test_text_is_no_markup() -> None:
    canvas = Canvas(100, 20, roughly)
    canvas.text((0, 0), "<b> & c")
    assert drawn(canvas)[1].text == "<b> & c"


def test_every_colour_is_one_of_the_style_sheets() -> None:
    look, _ = read_theme(Files(ROOT))
    assert look
    declared = css(look, "A4")
    assert [name for name in COLOURS.values() if f"--colour-{name}:" not in declared] == []


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        Canvas(1, 1, roughly).rect(0, 0, 1, 1, "puce")


def test_lines_paint_no_ground() -> None:
    canvas = Canvas(10, 10, roughly)
    canvas.line((0, 0), (1, 1), "ink", 0.25)
    canvas.path(polyline([(0, 0), (1, 0.125), (0, 1)], closed=True), stroke="ink")
    line, path = drawn(canvas)[1:]
    assert (line.get("fill"), line.get("stroke-width")) == ("none", "0.25")
    assert (path.get("fill"), path.get("d")) == ("none", "M0 0L1 0.12L0 1Z")


@given(st.text("ab 国；", min_size=1), st.floats(8, 80))
def test_a_folded_label_has_all_its_words_in_lines_that_hold(text: str, room: float) -> None:
    lines = folded(text, room, 8, roughly)
    assert "".join(lines).replace(" ", "").replace("-", "") == text.replace(" ", "")
    for line in lines:
        assert roughly(line, 8) <= room or len(line.strip("-")) == 1


def test_an_ornament_is_the_shapes_without_words_and_says_nothing() -> None:
    canvas = Canvas(10, 20, roughly)
    canvas.text((0, 0), "word")
    canvas.rect(0, 0, 5, 5, "accent")
    root = ElementTree.fromstring(canvas.ornament())
    assert [each.tag for each in root] == [f"{NAMESPACE}rect"]
    assert (root.get("aria-hidden"), root.get("width"), root.get("viewBox")) == ("true", None, "0 0 10 20")


def test_an_ornament_in_the_middle_is_seen_as_far_as_its_shapes_reach() -> None:
    canvas = Canvas(100, 80, roughly)
    canvas.line((0, 75), (100, 75))
    canvas.rect(20, 10, 5, 5, "accent")
    canvas.circle((60, 40), 10, "accent")
    canvas.line((30, 4), (30, 20))
    found = ElementTree.fromstring(canvas.ornament(centred=True))
    assert (found.get("viewBox"), found.get("preserveAspectRatio")) == ("20 4 50 46", "xMidYMid")
    canvas.path("M0 0L100 80", fill="land")
    assert ElementTree.fromstring(canvas.ornament(centred=True)).get("viewBox") == "0 0 100 80"
    empty = ElementTree.fromstring(Canvas(100, 80, roughly).ornament(centred=True))
    assert empty.get("viewBox") == "0 0 100 80"


def test_the_rectangles_of_an_ornament_have_an_edge() -> None:
    canvas = Canvas(10, 20, roughly)
    canvas.rect(0, 0, 5, 5, "light", edge="accent")
    canvas.rect(0, 0, 0.8, 5, "ink")
    edged, bare = ElementTree.fromstring(canvas.ornament())
    assert (edged.get("fill"), edged.get("stroke")) == ("var(--colour-accent-light)", "var(--colour-accent)")
    assert bare.get("fill") == bare.get("stroke") == "var(--colour-ink)"
    assert edged.get("stroke-width") == bare.get("stroke-width") == "1"
    assert canvas.svg("title").count("stroke=") == 1


def test_rules_from_edge_to_edge_go_on_in_an_ornament() -> None:
    canvas = Canvas(100, 20, roughly)
    canvas.line((0, 5), (100, 5))
    canvas.line((10, 5), (100, 5))
    canvas.line((0, 5), (100, 6))
    assert [each.get("x2") for each in ElementTree.fromstring(canvas.ornament())] == ["400", "100", "100"]
    assert [each.get("x1") for each in ElementTree.fromstring(canvas.ornament())] == ["-300", "10", "0"]
    assert [each.get("x2") for each in drawn(canvas)[1:]] == ["100"] * 3


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("aaa bb c", 24, ["aaa", "bb c"]),
        ("山水国土", 16, ["山水", "国土"]),
        ("山水", 16, ["山水"]),
        ("山水国土山", 32, ["山水国", "土山"]),
        ("山（水）国", 24, ["山", "（水）", "国"]),
        ("NEAR 国际论坛", 24, ["NEAR", "国际", "论坛"]),
        ("aaaa bb", 14, ["aa-", "aa", "bb"]),
        ("서울서울", 24, ["서울서", "울"]),
        ("国12月3日", 30, ["国12月", "3日"]),
        ("国12月3日", 20, ["国", "12月", "3日"]),
        ("abc-def", 20, ["abc-", "def"]),
        ("1-я-я", 20, ["1-я-", "я"]),
        ("a 7\u00a0b", 18, ["a", "7\u00a0b"]),
        ("", 24, [""]),
        ("国", 4, ["国"]),
        ("a国", 4, ["a", "国"]),
        ("山水：国；土山水国", 40, ["山水：国；", "土山水国"]),
        ("（山国。）土山国", 48, ["（山国。）", "土山国"]),
        ("a; bbb cc", 32, ["a; bbb", "cc"]),
        ("aaa; bb cc", 36, ["aaa;", "bb cc"]),
        ("aa; bb", 80, ["aa; bb"]),
        ("山；水国土山水国", 40, ["山；水国", "土山水国"]),
    ],
)
def test_a_label_is_broken_where_its_script_is(text: str, room: float, lines: list[str]) -> None:
    assert folded(text, room, 8, roughly) == lines


def test_the_widest_piece_of_a_label_is_its_longest_word() -> None:
    assert unbroken("aaa bb 国国", 10, roughly) == pytest.approx(16.5)
    assert unbroken("", 10, roughly) == 0


def test_a_row_of_figures_with_its_gutters_is_as_wide_as_the_type_area() -> None:
    surface = Surface(420, gutter=15.75)
    assert [round(surface.narrowed(share).width, 2) for share in (1, 1 / 2, 1 / 3)] == [420, 202.12, 129.5]
    assert round(Surface(315, gutter=15.75).narrowed(1 / 3).width, 2) == 94.5


def test_a_rectangle_has_its_edge_inside() -> None:
    canvas = Canvas(10, 10, roughly)
    canvas.rect(1, 2, 4, 3, "light", edge="ink")
    rect = drawn(canvas)[1]
    assert [rect.get(name) for name in ("x", "y", "width", "height", "stroke-width")] == [
        "1.25",
        "2.25",
        "3.5",
        "2.5",
        "0.5",
    ]


def em(text: str, size: float, bold: bool = False) -> float:
    """Each character as wide as the size, half as wide again where it is bold."""
    return len(text) * size * (1.5 if bold else 1)


def test_every_shape_is_written_with_what_it_is_asked_for() -> None:
    canvas = Canvas(100, 50, em)
    canvas.rect(1, 2, 3, 4, "ink")
    canvas.line((0, 5), (99.6, 5))
    canvas.circle((9, 8), 2, None)
    canvas.circle((9, 8), 2, "tint", "accent", 0.75)
    canvas.path("M0 0", "land")
    canvas.path("M0 0", None, "ink", 0.25)
    canvas.text((10, 20), "ab", spacing=0.5)
    canvas.text((50, 20), "ab", 10, "middle", bold=True, colour="grey", spacing=2)
    canvas.text((50, 20), "ab", 10, "end", spacing=2)
    canvas.lines((0, 9), ["a", "b"], 10, 6, colour="accent")
    canvas.label((0, 30), ["a"], anchor="end")
    canvas.label((0, 30), ["a", "b"], pitch=10, bold=True)
    assert outlined(canvas) == [
        "rect ink 1 2 3 4",
        "line 0 5 99.6 5 none rule 0.5",
        "circle 9 8 2 none",
        "circle 9 8 2 tint accent 0.75",
        "path M0 0 land",
        "path M0 0 none ink 0.25 round",
        "text 10 20 ink 8 0.5 ab",
        "text 34 20 grey 10 700 2 ab",
        "text 28 20 ink 10 2 ab",
        "text 0 9 accent 6 a",
        "text 0 19 accent 6 b",
        "text -8 32.88 ink 8 a",
        "text 0 27.88 ink 8 700 a",
        "text 0 37.88 ink 8 700 b",
    ]


@pytest.mark.parametrize(
    ("start", "end", "x1", "x2"),
    [
        ((0.5, 5), (99.5, 5), "-299.5", "399.5"),
        ((0.6, 5), (99.5, 5), "0.6", "99.5"),
        ((0.5, 5), (99.4, 5), "0.5", "99.4"),
        ((0, 5), (100, 5.1), "0", "100"),
    ],
)
def test_a_rule_goes_on_in_an_ornament_where_it_reaches_both_edges(
    start: tuple[float, float], end: tuple[float, float], x1: str, x2: str
) -> None:
    canvas = Canvas(100, 20, em)
    canvas.line(start, end, width=0.3)
    (line,) = ElementTree.fromstring(canvas.ornament())
    assert (line.get("x1"), line.get("x2"), line.get("stroke-width")) == (x1, x2, "0.6")
    seen = ElementTree.fromstring(canvas.ornament(centred=True)).get("viewBox")
    assert (seen == "0 0 100 20") is (x1.startswith("-"))


def test_an_ornament_stands_on_its_foot_and_tells_its_thinnest_line() -> None:
    canvas = Canvas(100, 20, em)
    canvas.circle((50, 10), 5, "ink", "paper", 1)
    root = ElementTree.fromstring(canvas.ornament())
    assert (root.get("class"), root.get("preserveAspectRatio"), root.get("data-least-line")) == (
        "ornament",
        "xMinYMax",
        "0.5pt",
    )
    assert root[0].get("stroke-width") == "2"
    centred = ElementTree.fromstring(canvas.ornament(centred=True))
    assert centred.get("viewBox") == "45 5 10 10"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("aaaa bbbb cc", 100, ["aaaa", "bbbb cc"]),
        ("aaaa bbbb", 90, ["aaaa bbbb"]),
        ("aaaa bbbb", 89, ["aaaa", "bbbb"]),
        ("aa bb cc dd ee", 90, ["aa bb cc", "dd ee"]),
        ("a bb ccc dddd", 60, ["a bb", "ccc", "dddd"]),
        ("aaaaaa", 60, ["aaaaaa"]),
        ("aaaaaa", 59, ["aaaa-", "aa"]),
        ("aaaaaa", 9, ["a-", "a-", "a-", "a-", "a-", "a"]),
        ("12345", 30, ["123", "45"]),
        ("a", 5, ["a"]),
    ],
)
def test_lines_of_a_label_are_about_equal_and_hold_what_they_can(text: str, room: float, lines: list[str]) -> None:
    assert folded(text, room, 10, em) == lines
    assert folded(text, room * 1.5, 10, em, bold=True) == lines


def test_paths_are_closed_only_where_they_are_areas() -> None:
    assert polyline([(0, 0), (1.005, 2)]) == "M0 0L1 2"
    assert polyline([(0, 0), (10, 20.5)], closed=True) == "M0 0L10 20.5Z"


def test_the_rough_width_of_a_text_is_that_of_its_characters() -> None:
    assert roughly("国Ａa", 10) == 25.5
    assert unbroken("ab cde", 10, em, bold=True) == 45
