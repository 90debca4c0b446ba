"""Every private part of WeasyPrint that script typography uses: when one moves, this fails before a book goes wrong."""

from __future__ import annotations

from importlib import import_module
from inspect import getmodule, getsource, signature

import pytest
import script_lines
import weasyprint
from script_lines import every, rendered
from weasyprint import draw
from weasyprint.css import computed_values, properties, tokens
from weasyprint.css.validation import expanders
from weasyprint.css.validation import properties as validation
from weasyprint.draw import color
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block, inline, page, preferred
from weasyprint.pdf.stream import Stream
from weasyprint.text import ffi, line_break

from galley.typeset import makeup, script
from galley.typeset.script.run import KEY
from galley.typeset.swift import lines as swift_lines

install = import_module("galley.typeset.script.install")
ENGINE = install._engine
PARAMETERS = {
    "split_first_line": [
        "text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum",
    ],
    "text_align": ["context", "line", "available_width", "last"],
    "can_break_text": ["text", "lang"],
    "split_inline_box": [
        "context", "box", "position_x", "max_x", "bottom_space", "skip_stack", "containing_block", "absolute_boxes", "fixed_boxes",
        "line_placeholders", "waiting_floats", "line_children", "first_letter_style", "first_line_style",
    ],
    "iter_line_boxes": [
        "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block", "absolute_boxes",
        "fixed_boxes", "first_letter_style", "first_line_style",
    ],
    "inline_line_widths": ["context", "box", "outer", "is_line_start", "minimum", "skip_stack", "first_line"],
    "remake_page": ["index", "context", "root_box", "html"],
    "draw_text": ["stream", "textbox", "offset_x", "text_overflow", "block_ellipsis"],
    "draw_first_line": ["stream", "textbox", "text_overflow", "block_ellipsis", "matrix"],
}  # fmt: skip
PLACES = [
    (inline, "split_first_line"), (preferred, "split_first_line"), (inline, "text_align"), (inline, "can_break_text"),
    (inline, "split_inline_box"), (block, "iter_line_boxes"), (preferred, "inline_line_widths"), (page, "remake_page"),
    (draw, "draw_text"), (drawing, "draw_first_line"),
]  # fmt: skip


def test_the_version_is_the_one_it_is_written_for() -> None:
    assert weasyprint.__version__.startswith(install.VERSION)


def test_the_least_width_of_a_line_is_asked_of_the_engine() -> None:
    assert list(signature(preferred.inline_min_content_width).parameters)[:3] == ["context", "box", "outer"]


@pytest.mark.parametrize("version", ["69.0", "71.0", "7.0"])
def test_another_version_is_refused(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", version)
    with pytest.raises(RuntimeError, match=version):
        script.install()


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_functions_replaced_take_what_they_took(name: str) -> None:
    assert list(signature(ENGINE[name]).parameters) == PARAMETERS[name]
    assert (getmodule(ENGINE[name]) or weasyprint).__name__.startswith("weasyprint.")


@pytest.mark.parametrize(("module", "name"), PLACES)
def test_the_functions_replaced_are_called_by_the_names_replaced(module: object, name: str) -> None:
    assert f"{name}(" in getsource(module)  # type: ignore[arg-type]
    assert getattr(module, name) is install._OWN[name]
    script.remove()
    try:
        assert getattr(module, name) is ENGINE[name]
    finally:
        script.install()


def test_the_edges_of_boxes_are_asked_for_by_language() -> None:
    """What a prepared language answers: which two characters the engine asks about, and where."""
    assert "last_letter + first, child.style['lang'])" in getsource(
        inline.split_inline_box.__globals__["_engine"]["split_inline_box"]
    )
    assert "return can_break_text(box.text, box.style['lang'])" in getsource(inline.can_break_inside)
    assert "can_break_text(last_letter + 'a', child.style['lang'])" in getsource(preferred)
    assert getsource(inline).count("can_break_text(") == 2 and getsource(preferred).count("can_break_text(") == 1
    assert preferred.can_break_text is install._OWN["can_break_behind"]


def test_no_other_module_calls_what_is_replaced() -> None:
    """A call that is new somewhere would go round the package."""
    for name in ("text_align", "iter_line_boxes", "inline_line_widths"):
        home = {"text_align": inline, "iter_line_boxes": inline, "inline_line_widths": preferred}[name]
        assert getsource(home).count(f"def {name}(") == 1
    assert getsource(preferred).count("from .inline import split_first_line, split_text_box") == 1


def test_layouts_are_made_and_used_as_they_were() -> None:
    layout = line_break.Layout
    assert list(signature(layout.__init__).parameters) == ["self", "style", "justification_spacing", "max_width"]
    assert list(signature(layout.set_text).parameters) == ["self", "text", "justify"]
    assert [list(signature(getattr(layout, name)).parameters) for name in ("get_first_line", "deactivate", "reactivate")] == [
        ["self"], ["self"], ["self", "style"],
    ]  # fmt: skip
    assert list(signature(line_break.line_size).parameters) == ["line", "style"]


def test_an_answer_has_six_parts() -> None:
    documented = "Return ``(layout, length, resume_index, width, height, baseline)``."
    assert documented in (line_break.split_first_line.__doc__ or "")


def test_kerns_are_written_in_whole_thousandths() -> None:
    """What `glyphs.widen` makes up for."""
    from weasyprint.draw import text

    assert "int(kerning)" in getsource(text)
    assert "width * 1000 * FROM_UNITS / font_size" in getsource(text)


def test_text_is_drawn_from_the_edge_of_its_box() -> None:
    """What trimmed brackets begin left of."""
    from weasyprint.draw import text

    assert "x, y = textbox.position_x, textbox.position_y + textbox.baseline" in getsource(text.draw_text)
    assert "Matrix(d=-1, e=x, f=y)" in getsource(text.draw_text)


def test_a_line_is_aligned_before_it_is_given_its_height() -> None:
    """What puts its boxes on the grid: the engine reads their baselines afterwards."""
    source = getsource(swift_lines._laid_out)
    assert source.index("text_align(") < source.index("line_box_verticality(")
    assert "child.baseline" in getsource(inline.inline_box_verticality) and callable(line_break.strut)


@pytest.mark.parametrize("name", [
    "pango_layout_set_text", "pango_layout_get_line_readonly", "pango_layout_get_log_attrs_readonly",
    "pango_layout_get_baseline", "pango_font_get_glyph_extents",
])  # fmt: skip
def test_functions_of_pango_are_bound(name: str) -> None:
    assert callable(getattr(ffi.pango, name))


@pytest.mark.parametrize(("structure", "fields"), [
    ("PangoGlyphInfo", {"glyph", "geometry"}), ("PangoGlyphGeometry", {"width"}),
    ("PangoGlyphString", {"num_glyphs", "glyphs", "log_clusters"}), ("PangoItem", {"offset", "analysis"}), ("PangoAnalysis", {"font"}),
    ("PangoGlyphItem", {"item", "glyphs"}), ("PangoLogAttr", {"is_line_break"}), ("PangoLayoutLine", {"runs"}),
])  # fmt: skip
def test_structures_of_pango_have_the_fields(structure: str, fields: set[str]) -> None:
    known = ffi.ffi.typeof(structure).fields
    assert fields <= {name for name, _ in known}
    assert ffi.FROM_UNITS * ffi.TO_UNITS == 1
    assert ffi.unicode_to_char_p("中")[1] == "中".encode()


def test_tables_of_properties_are_there() -> None:
    assert properties.INITIAL_VALUES["line_break"] == "auto"
    assert "line_break" in properties.INHERITED
    assert "line-break" in properties.KNOWN_PROPERTIES and "word-break" in properties.KNOWN_PROPERTIES
    assert validation.PROPERTIES["word-break"] and callable(validation.other_colors)
    assert "text-emphasis" in expanders.EXPANDERS and callable(expanders.generic_expander)
    assert "text_decoration_color" in computed_values.COMPUTER_FUNCTIONS
    assert (
        callable(tokens.get_keyword)
        and callable(tokens.single_keyword)
        and issubclass(tokens.InvalidValues, ValueError)
    )
    assert callable(color.get_color)


@pytest.mark.parametrize("name", [
    "push_state", "pop_state", "set_color", "set_line_width", "fill", "stroke_and_close", "move_to", "line_to", "curve_to",
])  # fmt: skip
def test_streams_draw(name: str) -> None:
    assert callable(getattr(Stream, name))


def test_boxes_and_styles_have_what_is_read() -> None:
    page = rendered("<p>中文<b>汉</b>")
    (line,) = [box for box in every(page.pages[0]._page_box) if isinstance(box, boxes.LineBox)]
    assert line.is_scripted and line.is_in_normal_flow()
    (text, bold) = line.children
    assert isinstance(text, boxes.TextBox) and isinstance(bold, boxes.InlineBox)
    assert {
        "text",
        "style",
        "pango_layout",
        "position_x",
        "position_y",
        "width",
        "baseline",
        "justification_spacing",
    } <= set(dir(text))
    assert {
        "margin_left",
        "padding_left",
        "border_left_width",
        "margin_right",
        "padding_right",
        "border_right_width",
    } <= set(dir(bold))
    read = [
        "font_size", "lang", "direction", "letter_spacing", "word_spacing", "white_space", "overflow_wrap", "word_break",
        "hyphens", "hyphenate_character", "text_align_all", "text_align_last", "visibility",
    ]  # fmt: skip
    assert all(text.style[name] is not None for name in read)


def test_a_style_takes_a_key_of_its_own() -> None:
    page = rendered("<p>中文")
    (text,) = [box for box in every(page.pages[0]._page_box) if isinstance(box, boxes.TextBox)]
    assert dict.get(text.style, KEY).text == "中文"
    assert text.style["__text_autospace_width"]


def test_margin_boxes_take_the_same_way() -> None:
    assert "split_first_line" not in getsource(block)
    assert script_lines.texts("", "@page { @top-left { content: '）（' } }")[0] == "）（"


def test_what_making_a_page_changes_is_known() -> None:
    """`ends` puts back what a page that is made again has changed: a new kind of state would be lost."""
    source = getsource(LayoutContext.__init__)
    assert all(f"self.{name} =" in source for name in ("footnotes", "reported_footnotes", "broken_out_of_flow"))
    engine = install._engine["remake_page"]
    assert "resume_at, next_page, right_page, page_state, _ = page_maker[index]" in getsource(engine)
    assert "page, resume_at = remake_page(i, context, root_box, html)" in getsource(makeup._engine)
