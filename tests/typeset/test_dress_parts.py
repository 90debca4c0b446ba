"""What a dress and a forme put off, and what a page wears: part by part."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import box, style
from weasyprint.css.tokens import InvalidValues
from weasyprint.formatting_structure import boxes

from galley.theme import Palette
from galley.typeset import continued, dress, formes, plainly
from galley.typeset.dress import Dress, Painter, Vector
from galley.typeset.formes import Forme
from galley.typeset.leaves import Leaf
from galley.typeset.plates import INKS, Plate
from galley.typeset.script import emphasis, glyphs, line, properties
from galley.typeset.script.properties import Emphasis, setting_of, tailoring_of

BARE = Dress()


@pytest.mark.parametrize(
    "other",
    [
        Dress(Palette("srgb", {})), Dress(bleed_mm=3), Dress(pictures={"a": (b"x", "image/png")}), Dress(tagged=True), Dress(linked=False),
    ],
)  # fmt: skip
def test_dresses_are_told_apart_by_all_they_have(other: Dress) -> None:
    assert other.digest != BARE.digest == Dress().digest


def test_palettes_and_pictures_are_told_apart_by_what_is_in_them() -> None:
    palettes = [
        Palette("srgb", {"--a": (0, 0, 0)}),
        Palette("srgb", {"--a": (1, 0, 0)}),
        Palette("device-cmyk", {"--a": (0, 0, 0)}),
        Palette("srgb", {"--a": (0, 0, 0)}, {"--a": "Gold"}),
    ]
    assert len({Dress(each).digest for each in palettes}) == 4
    pictures: list[Any] = [
        {"a": (b"x", "image/png")},
        {"a": (b"y", "image/png")},
        {"a": (b"x", "image/jpeg")},
        {"b": (b"x", "image/png")},
    ]
    assert len({Dress(pictures=each).digest for each in pictures}) == 4


@pytest.mark.parametrize(
    ("said", "face"), [("<svg/>", "A, B"), ('<svg font-family="C"/>', "C"), ('<svg font-family=""/>', "A, B")]
)
def test_a_drawing_is_lettered_in_the_face_of_its_place_unless_it_names_one(
    monkeypatch: pytest.MonkeyPatch, said: str, face: str
) -> None:
    made: list[Any] = []
    monkeypatch.setattr(
        dress,
        "SVGImage",
        lambda tree, *given: [made.append(tree.get("font-family")), SimpleNamespace(draw=lambda *given: None)][1],
    )
    case: Any = SimpleNamespace(configuration=None)
    Vector("a", said.encode(), None, case).draw(None, 1, 1, {"font_family": ("A", "B")})  # type: ignore[arg-type]
    assert made == [face]


def painter(worn: Dress = BARE) -> Painter:
    return Painter(worn, SimpleNamespace(configuration=None))  # type: ignore[arg-type]


@pytest.mark.parametrize(("palette", "space"), [(None, None), (Palette("srgb", {}), None), (Palette(INKS, {}), INKS)])
def test_groups_are_of_the_inks_of_a_press(palette: Palette | None, space: str | None) -> None:
    assert painter(Dress(palette))._space == space


def leaf(**plates: Any) -> Leaf:
    return Leaf(0, 1, 1, {}, frozenset(), (), "page", plates=plates)


@pytest.mark.parametrize(
    ("strange", "pictures", "kept"),
    [({}, {}, True), ({"#fff": None}, {}, False), ({}, {"a": None}, False), ({}, {"a": "picture"}, True)],
)
def test_a_plate_is_kept_of_which_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, strange: Any, pictures: Any, kept: bool
) -> None:
    made, asked = Plate(b"x", {}, {}), list[int]()
    monkeypatch.setattr(dress, "_page", lambda page, worn: page)
    monkeypatch.setattr(dress, "forme", lambda page, case: "forme")
    monkeypatch.setattr(dress, "plate", lambda *given: [asked.append(1), made][1])
    found, page = painter(), leaf()
    found._pictures = pictures
    page.formes[False] = "forme", [dress._strange(each) for each in strange]  # type: ignore[assignment]
    assert found.plate(page) == found.plate(page) == made
    assert len(asked) == (1 if kept else 2) and (found.digest in page.plates) is kept
    assert len(found.problems) == len(strange), "told once"


def test_pages_are_painted_once_with_and_once_without_a_palette(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(dress, "forme", lambda page, case: [asked.append(page), "forme"][1])
    page = leaf()
    for worn in (BARE, BARE, Dress(Palette("srgb", {})), Dress(Palette(INKS, {}))):
        assert painter(worn)._painted(page) == ("forme", [])
    assert len(asked) == 2 and sorted(page.formes) == [False, True]


def test_what_a_dress_cannot_paint_is_told_by_its_kind() -> None:
    border, colour = dress._strange("border-style: inset"), dress._strange("#fff")
    assert border.message == "the engine would shade a border by itself: border-style: inset"
    assert colour.message == "#fff is no colour of the theme" and border.mend != colour.mend


def test_a_page_wears_its_bleed_and_its_links() -> None:
    layer = SimpleNamespace(_replace=lambda painting_area: painting_area)
    ground = SimpleNamespace(layers=[layer], _replace=lambda layers: layers)
    page: Any = SimpleNamespace(
        _page_box=box(boxes.PageBox, width=100.0, height=50.0, background=ground), links=["link"], bleed=None
    )
    worn = dress._page(page, Dress(bleed_mm=25.4))
    assert worn._page_box.background == [(-96, -96, 292, 242)] and set(worn.bleed.items()) == {
        (side, 96) for side in ("top", "right", "bottom", "left")
    }
    assert worn.links == ["link"] and dress._page(page, Dress(linked=False)).links == []
    assert page.bleed is None and page._page_box.background is ground


@pytest.mark.parametrize("held", [True, False])
def test_what_reckons_with_colours_is_put_off_on_a_forme(held: bool) -> None:
    drawn: list[Any] = []
    put_off = formes._put_off(lambda *given: drawn.append(given), 1, lambda *_: held)
    forme = Forme(None)  # type: ignore[arg-type]
    put_off("one", forme, "three")
    assert drawn == ([] if held else [("one", forme, "three")])
    put_off("one", "stream", "three")
    assert drawn[-1] == ("one", "stream", "three")
    if held:
        forme.stream[-1]("ink")
        assert drawn[-1] == ("one", "ink", "three")


@pytest.mark.parametrize(("tag", "found"), [("linearGradient", True), ("{x}radialGradient", True), ("path", False)])
def test_a_drawing_with_gradients_is_known(tag: str, found: bool) -> None:
    root = Element("svg")
    root.append(Element(tag))
    drawing = SimpleNamespace(_svg=SimpleNamespace(tree=SimpleNamespace(_etree_node=root)))
    assert formes._has_gradients(drawing) is found


def test_heads_and_feet_of_a_table_are_repeated_on_all_its_pages_but_the_first() -> None:
    element = Element("table")

    def page(of: Element) -> tuple[Any, Any]:
        group, body, foot = (
            box(boxes.TableRowGroupBox, is_header=is_header, is_footer=is_footer)
            for is_header, is_footer in ((True, False), (False, False), (False, True))
        )
        return box(boxes.PageBox, box(boxes.BlockBox, box(boxes.TableBox, group, body, foot, element=of))), (
            group,
            body,
            foot,
        )

    first, second, third, other = page(element), page(element), page(element), page(Element("table"))
    continued.mark_repeats([each[0] for each in (first, second, third, other)])
    found = [[getattr(group, "is_repeated", False) for group in each[1]] for each in (first, second, third, other)]
    assert found == [[False] * 3, [True, False, True], [True, False, True], [False] * 3]
    going_on = page(element)
    continued.mark_repeats([going_on[0]], {element})
    assert [getattr(group, "is_repeated", False) for group in going_on[1]] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<table><caption>a</caption><colgroup><col></colgroup><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>c</td></tr></tfoot></table>", True),
        ("<table><tr><td>a</td></tr></table>", False), ("<table>a</table>", False), ("<table><tbody>a</tbody></table>", False), ("<table><tbody></tbody>a</table>", False), ("<tfoot><tr></tr></tfoot>", False),
        ("<table><tfoot><td>a</td></tfoot></table>", False), ("<table><colgroup><p>a</p></colgroup></table>", False), ("<caption>a</caption>", False), ("<col>", False), ("<th>a</th>", False), ("<tr></tr>", False),
        ("<table><thead>a</thead></table>", False), ("<dl><dt>a</dt><dd>b</dd></dl>", True), ("<dt>a</dt>", False), ("<dd>a</dd>", False), ("<ol><li>a</li></ol>", True), ("<ul><li>a</li></ul>", True),
        ("<p>a<em><ul></ul></em></p>", False), ("<p>a<em>b</em></p>", True), ("<h2><em><h4>a</h4></em></h2>", False), ("<h2>a</h2><h3>b</h3>", True), ("<a><em><a>b</a></em></a>", False), ("<div><div>a</div></div>", True),
        ("<p>a &lt; b &#39;</p>", True), ("<p>a &copy; b</p>", False), ("<p>a\rb</p>", False), ("<svg>a</svg>", False), ("<svg></svg>", True), ("<main><section><nav><footer><header></header></footer></nav></section></main>", True),
    ],
)  # fmt: skip
def test_what_is_known_to_be_read_the_same_is_read_plainly(text: str, read: bool) -> None:
    assert (plainly.tree_of(text) is not None) is read


def of(**values: Any) -> Any:
    return style(
        **{
            "lang": "zh",
            "text_autospace": "normal",
            "text_spacing_trim": "normal",
            "text_justify": "auto",
            "hanging_punctuation": "none",
            "line_break": "auto",
            "word_break": "normal",
            **values,
        }
    )


@pytest.mark.parametrize(
    ("values", "autospace", "pairs", "start", "end", "between"),
    [
        ({}, 0.125, True, False, False, True), ({"text_autospace": "auto"}, 0.125, True, False, False, True), ({"text_autospace": "no-autospace"}, 0, True, False, False, True),
        ({"lang": "ko-KR"}, 0, True, False, False, False), ({"lang": "en", "text_spacing_trim": "auto"}, 0.125, True, False, False, True), ({"text_spacing_trim": "auto"}, 0.125, True, True, True, True),
        ({"lang": "ja", "text_spacing_trim": "auto"}, 0.125, True, True, True, True), ({"text_spacing_trim": "trim-start"}, 0.125, True, True, False, True), ({"text_spacing_trim": "trim-all"}, 0.125, True, True, True, True),
        ({"text_spacing_trim": "space-all"}, 0.125, False, False, False, True), ({"text_justify": "inter-word"}, 0.125, True, False, False, False), ({"text_justify": "none"}, 0.125, True, False, False, False),
        ({"text_justify": "inter-character", "lang": "ko"}, 0, True, False, False, True), ({"lang": None}, 0.125, True, False, False, True),
        ({"__text_autospace_width": [SimpleNamespace(value=0.2, unit="em")]}, 0.2, True, False, False, True), ({"__text_autospace_width": [SimpleNamespace(value=0.2, unit="px")]}, 0.125, True, False, False, True),
    ],
)  # fmt: skip
def test_a_text_is_spaced_by_its_style(
    values: dict[str, Any], autospace: float, pairs: bool, start: bool, end: bool, between: bool
) -> None:
    found = setting_of(of(**values))
    assert (found.autospace, found.pairs, found.start, found.end, found.between) == (
        autospace,
        pairs,
        start,
        end,
        between,
    )


@pytest.mark.parametrize(
    ("line_break", "word_break", "found"),
    [
        ("auto", "normal", (True, False, False, False, False)), ("strict", "normal", (True, False, False, False, False)), ("normal", "normal", (False, False, False, False, False)),
        ("anywhere", "normal", (False, True, False, False, False)), ("-galley-address", "normal", (False, False, True, False, False)), ("auto", "keep-all", (True, False, False, True, False)),
        ("auto", "break-all", (True, False, False, False, True)),
    ],
)  # fmt: skip
def test_lines_break_by_the_style_of_their_box(line_break: str, word_break: str, found: tuple[bool, ...]) -> None:
    made = tailoring_of(of(line_break=line_break, word_break=word_break))
    assert (made.strict, made.anywhere, made.address, made.keep_all, made.break_all) == found and not made.never


def glyph(width: float) -> Any:
    return SimpleNamespace(geometry=SimpleNamespace(width=width), glyph=1)


@pytest.mark.parametrize(
    ("spaces", "widths"),
    [
        ([0.01, 0, 0], [114, 100, 100]), ([-0.01, 0, 0], [86, 100, 100]), ([0.02, 0, 0], [124, 100, 100]), ([0.004, 0.004, 0], [100, 114, 100]), ([0.006, 0.006, 0], [114, 100, 100]),
        ([0, 0, 0], [100, 100, 100]),
    ],
)  # fmt: skip
def test_glyphs_are_set_apart_by_whole_thousandths_and_what_is_left_goes_on(
    monkeypatch: pytest.MonkeyPatch, spaces: list[float], widths: list[float]
) -> None:
    infos = [glyph(100) for _ in range(3)]
    monkeypatch.setattr(glyphs, "_glyphs", lambda line, text: [(at, info, None) for at, info in enumerate(infos)])
    glyphs.widen(None, "abc", spaces, 10)
    assert [each.geometry.width for each in infos] == widths


def test_the_last_glyph_of_a_cluster_takes_the_spaces_of_all_its_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    infos = [glyph(100) for _ in range(3)]
    monkeypatch.setattr(glyphs, "_glyphs", lambda line, text: zip((0, 0, 2), infos, (None,) * 3, strict=True))
    glyphs.widen(None, "abc", [0.01, 0.01, 0], 10)
    assert [each.geometry.width for each in infos] == [100, 124, 100]


@pytest.mark.parametrize(
    ("text", "off", "kern"),
    [("中", 1, 0), ("中", 2, 5), ("中", -2, 5), ("a", 9, 0), ("\u2e80", 9, 0), ("\u2e81", 9, 5)],
)
def test_what_kerning_took_is_known_of_squares(
    monkeypatch: pytest.MonkeyPatch, text: str, off: float, kern: float
) -> None:
    square = 10 * 1024
    monkeypatch.setattr(glyphs, "Layout", lambda style: SimpleNamespace(layout=None))
    monkeypatch.setattr(
        glyphs,
        "pango",
        SimpleNamespace(pango_layout_set_text=lambda *_: None, pango_layout_get_line_readonly=lambda *_: None),
    )
    monkeypatch.setattr(glyphs, "_glyphs", lambda line, text: [(0, glyph(square + off), None)])
    monkeypatch.setattr(glyphs, "_kern", lambda info, font: 5)
    found = glyphs.shaped(text, {"font_size": 10})
    assert (found.kerns, found.heads) == ([kern], [True]) and found.advances == pytest.approx([10 + off / 1024])


class Drawn:
    """Remembers how an emphasis mark is drawn."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **named: self.asked.append((name, *given, *named.values()))


@pytest.mark.parametrize(
    ("shape", "radius"), [("dot", 0.9), ("circle", 1.6), ("double-circle", 1.6), ("triangle", 1.6), ("sesame", 1.2)]
)
def test_a_mark_is_as_large_as_its_shape_and_clears_its_character(
    monkeypatch: pytest.MonkeyPatch, shape: str, radius: float
) -> None:
    marks: list[Any] = []
    monkeypatch.setattr(
        emphasis, "_mark", lambda stream, value, x, y, r: marks.append((round(x, 3), round(y, 3), round(r, 3)))
    )
    monkeypatch.setattr(emphasis, "_centres", lambda box: [5.0, 15.0])
    monkeypatch.setattr(emphasis, "get_color", lambda style, name: name)
    values = {
        "text_emphasis_style": Emphasis(shape, True),
        "text_emphasis_position": ("over", "right"),
        "visibility": "visible",
        "font_size": 10,
    }
    found, stream = box(boxes.TextBox, of=style(**values), position_y=100.0, baseline=8.0), Drawn()
    emphasis.draw(stream, found)
    assert marks == [(5, 97.8, radius), (15, 97.8, radius)]
    assert [each[0] for each in stream.asked] == [
        "push_state",
        "set_color",
        "set_color",
        "set_line_width",
        "pop_state",
    ] and stream.asked[3][1] == 0.4
    found.style["text_emphasis_position"] = ("under", "right")
    emphasis.draw(stream, found)
    assert marks[2:] == [(5, 110.8, radius), (15, 110.8, radius)]
    for name, value in (("visibility", "hidden"), ("text_emphasis_style", "none")):
        hidden = box(boxes.TextBox, of=style(**{**values, name: value}), position_y=100.0, baseline=8.0)
        emphasis.draw(stream, hidden)
    assert len(marks) == 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("over",), ("over",)), (("under", "left"), ("under", "left")), (("right", "over"), ("right", "over")), (("left",), None), ((), None), (("over", "under"), None), (("over", "left", "right"), None),
        (("over", "red"), None), (("over", "over"), None),
    ],
)  # fmt: skip
def test_a_position_of_emphasis_is_one_row_and_one_side_at_most(
    monkeypatch: pytest.MonkeyPatch, words: Any, found: Any
) -> None:
    monkeypatch.setattr(properties, "get_keyword", lambda token: token)
    assert properties._emphasis_position(words) == found


@pytest.mark.parametrize(
    ("tokens", "found"),
    [
        (("dot", "red"), [("-style", ["dot"]), ("-color", ["red"])]), (("open", "sesame"), [("-style", ["open", "sesame"])]), (("red",), [("-color", ["red"])]), (("none",), [("-style", ["none"])]),
        (("dot", "red", "blue"), None), ((), []),
    ],
)  # fmt: skip
def test_the_shorthand_of_emphasis_has_one_colour_at_most(
    monkeypatch: pytest.MonkeyPatch, tokens: Any, found: Any
) -> None:
    monkeypatch.setattr(properties, "get_keyword", lambda token: token)
    if found is None:
        with pytest.raises(InvalidValues):
            list(properties._text_emphasis(tokens, "text-emphasis"))
    else:
        assert list(properties._text_emphasis(tokens, "text-emphasis")) == found


def piece(said: str, room: float, trims: bool = True) -> float:
    """What stands behind the last character of a line that has so much room without."""
    last: Any = SimpleNamespace(
        start=2, text=said, run=SimpleNamespace(tail=lambda end, fits: (3.0 if fits else -5.0) + end * trims)
    )
    return line._tail(last, room)


def test_what_ends_a_line_hangs_where_there_is_no_room() -> None:
    assert piece("ab", 6.0) == 6 and piece("ab", 5.9) == -2
    assert (
        piece("ab", 3.0, trims=False) == 3
        and piece("ab", 3.0 - 1e-7, trims=False) == 3
        and piece("ab", 2.9, trims=False) == -5
    )
