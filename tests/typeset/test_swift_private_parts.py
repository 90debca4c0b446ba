"""Every private part of WeasyPrint that the faster ways use: when one moves, this fails before a book goes wrong."""

from __future__ import annotations

import re
import sys
from inspect import getsource, signature
from typing import Any

import pydyf
import pytest
import weasyprint
from weasyprint import draw, svg
from weasyprint.css import AnonymousStyle, ComputedStyle, StyleFor, cssselect2
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.css.targets import CounterLookupItem, TargetCollector
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import inline, percent
from weasyprint.pdf import stream
from weasyprint.text import ffi, fonts, line_break
from weasyprint.text.fonts import FontConfiguration

from galley.typeset import drawings, swift
from galley.typeset.script.install import _engine as engines
from galley.typeset.swift import (
    descriptions,
    dots,
    flow,
    letters,
    lines,
    matches,
    numbers,
    paths,
    percentages,
    pseudos,
    references,
    runs,
    struts,
    styles,
    sums,
    tones,
    widths,
)


def names(getter: Any) -> tuple[str, ...]:
    """The properties that a getter gets."""
    found: tuple[str, ...] = getter.__reduce__()[1]
    return found


def asked(source: str) -> set[str]:
    """The properties of a style that some source asks for."""
    return set(re.findall(r"style\['(\w+)'\]", source))


def test_the_functions_replaced_take_what_they_took() -> None:
    assert list(signature(styles._missing).parameters) == ["self", "key"]
    assert list(signature(styles._missing_anonymous).parameters) == ["self", "key"]
    asked = ["self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector"]
    assert list(signature(pseudos._engine).parameters) == asked
    assert list(signature(pseudos._engine_call).parameters) == ["self", "element", "pseudo_type"]
    assert list(signature(percentages._engine).parameters) == ["box", "containing_block"]
    assert list(signature(letters._engine).parameters) == ["self", "style"]
    assert list(signature(struts._engine).parameters) == ["style", "include_size"]
    assert list(signature(descriptions._engine).parameters) == ["pango_font"]
    assert list(signature(runs._engine).parameters) == ["self", "characters", "opposite"]
    assert list(signature(matches._engine).parameters) == ["self", "element"]


def test_the_functions_replaced_are_called_by_the_names_replaced() -> None:
    assert "get_pango_font_key(pango_font)" in getsource(stream.Stream.add_font)
    assert "_font_style_cache_key(style, include_size=True)" in getsource(struts._engine_strut)
    assert "_font_style_cache_key(style)" in getsource(line_break.character_ratio)
    assert getsource(line_break.Layout).count("self.setup(style)") == 2


def test_expressions_for_runs_are_found_where_they_are_kept() -> None:
    assert "characters = characters_until_regex[(characters, opposite)]\n" in getsource(runs._engine)
    stream_ = runs._stream("one <b>")
    assert stream_.chars_until(frozenset("<")) == "one "
    assert stream_.chars_until(frozenset("<b"), True) == "<b"
    assert (frozenset("<"), False) in runs._known and (frozenset("<b"), True) in runs._known


def test_no_module_of_the_engine_keeps_a_function_that_is_replaced() -> None:
    swift.install()  # tests of script typography, which take that out and put it in, may have run before
    replaced = {patch.engine for patches in swift.PATCHES.values() for patch in patches}
    modules = [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]
    kept = {
        (module.__name__, name) for module in modules for name, value in vars(module).items() if is_one(value, replaced)
    }
    told_by_table = {("weasyprint.svg", "path"), ("weasyprint.svg.path", "path")}
    its_own = {("weasyprint.svg.utils", "color"), ("weasyprint.text.fonts", "get_pango_font_key")}
    set_in_lines = {("weasyprint.layout.inline", "split_first_line")}
    assert kept == told_by_table | its_own | set_in_lines


def is_one(value: object, functions: set[Any]) -> bool:
    """Whether a value is one of some functions."""
    return any(value is each for each in functions)


def test_what_a_style_settles_for_a_property_alone_is_what_the_engine_would() -> None:
    asked = ("self.cascaded", "self.parent_style", "INHERITED", "PHYSICAL_FUNCTIONS", "INITIAL_NOT_COMPUTED")
    assert all(each in getsource(styles._missing) for each in asked)
    assert ComputedStyle.__missing__ is styles._settled_or_missing
    assert AnonymousStyle.__missing__ is styles._settled_or_missing_anonymous
    assert not {"display", "float", "position", "page", "border_top_width", "text_decoration_line"} & {
        *(*styles.INITIAL, *styles.PHYSICAL, *styles.PARENTAL)
    }
    assert {"margin_top", "width"} <= styles.PHYSICAL.keys()
    assert styles.LOGICAL["margin_left"] == {"margin_inline_start", "margin_inline_end"}
    assert COMPUTER_FUNCTIONS.keys() <= INITIAL_VALUES.keys()
    assert not {*styles.PARENTS, "text_autospace"} & COMPUTER_FUNCTIONS.keys() and "text_autospace" in styles.PARENTAL
    assert styles.TAKEN.keys() <= styles.PARENTAL and {*styles.ALWAYS} <= styles.INITIAL.keys() | styles.PHYSICAL.keys()
    given = ["self", "parent_style", "cascaded", "pseudo_type", "root_style"]
    assert list(signature(styles._made).parameters)[:5] == given
    assert list(signature(styles._made_anonymous).parameters) == ["self", "parent_style"]


DECLARED: list[dict[str, Any]] = [
    {},
    {"display": ("block", "flow"), "margin_inline_start": Dimension(3, "px")},
    {"float": "left"},
    {"position": "absolute", "border_top_style": "solid", "border_left_width": 5},
    {"display": ("inline", "flow"), "position": "relative", "border_inline_start_style": "solid", "lang": "zh"},
    {"text_autospace": "auto", "hyphens": "auto", "page": "other", "text_decoration_line": {"underline"}},
]


ASKED = sorted(key for key in INITIAL_VALUES if "_block_" not in key and "_inline_" not in key)
"""All properties but the logical ones, which the engine asks for by their physical names."""


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("order", [1, -1])
def test_a_style_has_the_values_that_it_has_without_what_is_settled(declared: dict[str, Any], order: int) -> None:
    def answers() -> list[Any]:
        cascaded = {key: (value, (0, 0, (0, 0, 0))) for key, value in declared.items()}
        root = ComputedStyle(None, {"lang": ("en", 0)}, None, None, "", fonts_, {})
        root.root_style = root
        outer = ComputedStyle(root, cascaded, None, root, "", fonts_, {})
        inner = ComputedStyle(outer, {}, None, root, "", fonts_, {})
        styles_ = [outer, inner, AnonymousStyle(outer), inner.copy()]
        found = [[(key, style[key]) for key in ASKED[::order]] for style in styles_]
        return [*found, [{key: style.specified[key] for key in ("float", "position", "display")} for style in styles_]]

    fonts_ = FontConfiguration()
    settled = answers()
    swift.remove("styles")
    try:
        assert answers() == settled
    finally:
        swift.install("styles")


def test_elements_share_a_style_where_they_differ_in_their_anchors_alone() -> None:
    item = '<li id={0}><p>a<i lang={1} style="{2}">b</i><a href=#x>c</a></p></li>'
    items = [
        item.format("a", "en", ""),
        item.format("b", "en", ""),
        item.format("c", "ru", ""),
        item.format("d", "en", "color:red"),
    ]
    html = weasyprint.HTML(string=f"<ul>{''.join(items)}</ul>")
    style_for = StyleFor(html, [], False, FontConfiguration(), None)
    first, second, other, red = ([style_for(each) for each in li.iter()] for li in html.etree_element.iter("li"))
    assert [one is another for one, another in zip(first, second, strict=True)] == [False, True, True, True]
    assert [one is another for one, another in zip(first, other, strict=True)] == [False, True, False, True]
    assert [one is another for one, another in zip(first, red, strict=True)] == [False, True, False, True]
    assert [style["anchor"] for style in (first[0], second[0], second[1])] == ["a", "b", None]
    assert [style["lang"] for style in (first[2], second[2], other[2])] == ["en", "en", "ru"]


def test_an_element_is_matched_by_what_it_is_and_by_nothing_else() -> None:
    css = "p, .a, #i, [lang], *, .a > p.b, p::before, :is(p, .b):first-child, em:lang(ru) { color: red }"
    html = '<div class="a b"><p class=b id=i lang=ru>o<em>t</em></p><P>i</P></div><em class="b a">s</em>'
    tree = weasyprint.HTML(string=html).wrapper_element
    matcher = weasyprint.CSS(string=css).matcher
    rounds = [[matches._match(matcher, each) for each in tree.iter_subtree()] for _ in range(2)]
    assert rounds[0] == rounds[1] == [matches._engine(matcher, each) for each in tree.iter_subtree()]
    assert max(map(len, rounds[0])) > 5
    kinds = len(matcher.known)
    many = weasyprint.HTML(string="".join(f"<p id=n{number}>o</p>" for number in range(9))).wrapper_element
    assert [matches._match(matcher, each) for each in many.iter_subtree()]
    assert len(matcher.known) == kinds  # an id makes no kind of its own: a long book has thousands
    source = getsource(matches._engine) + getsource(cssselect2.Matcher.add_relevant_selectors)
    assert set(re.findall(r"self\.(\w+_selectors)", source)) - {"add_relevant_selectors"} == {
        *(
            "id_selectors",
            "class_selectors",
            "lower_local_name_selectors",
            "namespace_selectors",
            "lang_attr_selectors",
        ),
        "other_selectors",
    }


def test_a_style_put_off_is_made_from_what_was_declared_and_its_parents_style_alone() -> None:
    source = getsource(pseudos._engine)
    assert "cascaded_styles.get((element, pseudo_type), {})" in source
    own = {"get_cascaded_styles", "get_computed_styles", "font_config", "initial_page_sizes"}
    assert set(re.findall(r"self\.(\w+)", source)) == own
    assert "self.set_computed_styles(" in getsource(StyleFor.__init__)
    assert "self._computed_styles.get((element, pseudo_type))" in getsource(pseudos._engine_call)
    assert {f"'{name}'" for name in pseudos.RARE} == set(
        re.findall(r"style_for\(\S+, ('(?:foot)?note-\w+'|'marker')", getsource(build))
    )


def test_a_box_takes_its_sizes_as_attributes() -> None:
    names = {*percentages.SIZES, *percentages.BORDERS}
    kinds = [kind for kind in vars(boxes).values() if isinstance(kind, type)]
    assert not [kind for kind in kinds if any(isinstance(getattr(kind, name, None), property) for name in names)]
    source = getsource(percentages._engine)
    assert all(name in source for name in (*percentages.SIZES, "border_collapse", "border_{side}_width"))
    assert "style" in source and "box_sizing" in getsource(percent.adjust_box_sizing)


def test_a_layout_is_set_up_from_what_makes_a_face() -> None:
    source = getsource(letters._engine) + getsource(fonts.get_font_description)
    assert asked(source) == {
        *("font_family", *names(letters._face_of)),
        *names(letters._features_of),
        "text_decoration_line",
    }
    assert list(signature(fonts.font_features).parameters) == list(names(letters._features_of))
    assert hasattr(ffi.pango, "pango_attr_list_unref") and hasattr(ffi.gobject, "g_object_ref")
    assert all(f"self.{name} = " in source for name in letters.LINES)


def test_a_strut_is_remembered_by_what_the_engine_writes_out() -> None:
    assert asked(getsource(struts._engine)) == {*names(struts._face_of), *names(struts._sized)}


def test_the_engine_takes_what_is_asked_of_targets_for_what_is_asked_of_the_page() -> None:
    source = getsource(build.compute_content_list)
    assert "missing_counters = missing_target_counters.setdefault(" in source
    assert "anchor_name_from_token(anchor_token)" in source
    assert list(signature(references._collect).parameters)[1:] == [
        *("parent_box", "css_token", "parse_again_function", "missing_counters", "missing_target_counters")
    ]
    assert list(signature(references._make).parameters)[:2] == ["context", "root_box"]
    item = CounterLookupItem(None, [], {})
    assert not item.pending and not item.missing_counters
    assert "item.pending = True" in getsource(TargetCollector.cache_target_page_counters)
    assert "page, resume_at, next_page = make_page(" in getsource(engines["remake_page"])


def test_a_line_depends_on_what_it_is_kept_by() -> None:
    given = ["context", "linebox", "position_y", "bottom_space", "skip_stack", "containing_block"]
    assert list(signature(lines._laid_out).parameters)[:6] == given
    assert list(signature(lines._laid_out).parameters)[-2:] == ["first_letter_style", "first_line_style"]
    assert list(signature(lines._made).parameters) == ["self", "element_tag", "style", "element", "children"]
    assert getsource(inline.iter_line_boxes).count("get_next_linebox(") == 1
    block = set(re.findall(r"containing_block\.(\w+)", getsource(lines._laid_out)))
    assert block <= {"style", "width", "content_box_x"}


def test_of_a_text_that_is_asked_for_its_least_width_the_layout_is_not_used() -> None:
    source = getsource(engines["inline_line_widths"])
    assert source.count("split_first_line(") == 1 == source.count("minimum=True")
    assert "_, _, new_resume_index, width, _, _ = split_first_line(" in source
    given = ["text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum"]
    assert list(signature(widths._kept).parameters) == list(signature(line_break.split_first_line).parameters) == given


def test_numbers_are_written_by_one_function() -> None:
    assert pydyf._to_bytes is numbers._written
    assert "f'{item:f}'" in getsource(numbers._engine)


def test_borders_are_drawn_by_one_function() -> None:
    assert draw.draw_border is dots._draw_border
    assert list(signature(dots._engine).parameters) == ["stream", "box"]
    source = getsource(dots._engine)
    parts = ("rounded_border_box()", "get_color(box.style, f'border_{side}_color')", "stream.artifact()", "column_rule")
    assert all(part in source for part in parts)


def test_a_box_is_in_flow_by_float_and_position_alone() -> None:
    kinds = [kind for kind in vars(boxes).values() if isinstance(kind, type) and issubclass(kind, boxes.Box)]
    assert not [kind for kind in kinds if kind is not boxes.Box and "is_in_normal_flow" in vars(kind)]
    asked = ["is_floated", "is_absolutely_positioned", "is_running", "is_footnote", "is_note"]
    source = getsource(flow._engine)
    assert re.findall(r"self\.(\w+)\(\)", source) == asked
    answers = {name: getsource(getattr(boxes.Box, name)) for name in asked}
    assert {*re.findall(r"style\['(\w+)'\]", "".join(answers.values()))} == {"float", "position"}
    values = [("float", each) for each in ("none", "left", "inline-end", "footnote")]
    values += [
        ("position", each) for each in ("static", "relative", "absolute", "fixed", ("running()", "a"), ("note()", "a"))
    ]
    for name, value in values:
        box = boxes.Box("p", {"float": "none", "position": "static", name: value}, None)
        assert flow._is_in_flow(box) == flow._engine(box), value


def test_a_strut_follows_from_the_style() -> None:
    assert list(signature(struts._engine_strut).parameters) == ["style"]
    assert not hasattr(ComputedStyle, "strut") and not hasattr(AnonymousStyle, "strut")
    assert "strut(box.style)" in getsource(inline._adjust_line_height)
    assert "copy = ComputedStyle(" in getsource(ComputedStyle.copy)


def test_a_path_is_drawn_by_its_tag_and_a_colour_by_its_name() -> None:
    assert svg.TAGS["path"] is paths._path and paths._engine.__module__ == "weasyprint.svg.path"
    assert svg.color is tones._colour and "color(fill)" in getsource(drawings._engine["state"])
    source = getsource(paths._engine)
    assert source.count("svg.stream.move_to") == 2 and "if letter not in 'zZ':" in source


def test_who_changes_a_colour_changes_his_own() -> None:
    svg.color("teal").alpha *= 0.5
    assert svg.color("teal").alpha == 1


def test_a_sum_keeps_what_it_raises_in_a_variable_of_its_own() -> None:
    assert "exception = relative_exception" in getsource(sums._engine) and "raise exception" in getsource(sums._engine)
    assert list(signature(sums._engine).parameters) == ["computed", "tokens", "property_name", "refer_to"]
