"""The parts of WeasyPrint that nothing public shows: when they move, this fails before a book goes wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import getsource, signature
from typing import Any

import pytest
import weasyprint
from typesetting import laid_out, png
from weasyprint import anchors, draw, pdf, svg
from weasyprint.css import targets
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.images import Gradient, RasterImage, SVGImage
from weasyprint.layout import block, preferred, table
from weasyprint.layout import page as pages
from weasyprint.layout.replaced import replacedbox_layout
from weasyprint.pdf import stream
from weasyprint.text import line_break
from weasyprint.urls import URLFetcher, URLFetcherResponse

from galley.typeset import artifacts, colours, columns, continued, formes, founts, running

BODY = """
<h1>Title</h1>
<p>Text <em>with</em> a note<span class="note">the note</span></p>
<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>
<p data-address="part"><img src="picture:a?full" alt="x"></p>
"""
CSS = ".note { float: footnote } @page { @top-left { content: 'head' } }"


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """A box of each class on a page, by the name of its class."""
    layout, problems = laid_out(BODY, CSS, {"picture:a?full": png(4, 4)})
    assert problems == []
    return {type(box).__name__: box for box in every_box(layout.rendered.leaves[0].page._page_box)}


def every_box(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from every_box(child)


def test_the_version_is_the_pinned_one() -> None:
    assert weasyprint.__version__.startswith("70.")


def test_a_page_shows_its_boxes(found: dict[str, Any]) -> None:
    assert isinstance(found["PageBox"], boxes.PageBox)
    assert isinstance(found["MarginBox"], boxes.MarginBox)
    assert isinstance(found["FootnoteAreaBox"], boxes.FootnoteAreaBox)


def test_a_stream_remembers_what_it_paints_in_and_has_room_for_colour_spaces() -> None:
    source = getsource(colours._engine["set_color"])
    assert "(color.space, *channels) == self._current_color_stroke" in source
    assert "(color.space, *channels) == self._current_color:" in source
    assert "'ColorSpace': self._resources['ColorSpace']" in getsource(stream.Stream.add_group)


def test_a_picture_of_ours_can_take_the_place_of_the_engines() -> None:
    assert list(signature(RasterImage.get_x_object).parameters) == ["self", "interpolate", "dpi_ratio"]
    source = getsource(RasterImage.draw)
    assert set(re.findall(r"self\.(\w+)", source)) == {"width", "height", "_dpi"}
    assert "i{image.id}{int(interpolate)}" in getsource(stream.Stream.add_image)


def test_a_page_tells_its_name_and_a_margin_box_what_is_in_it(found: dict[str, Any]) -> None:
    assert found["PageBox"].page_type.name == ""
    assert found["MarginBox"].style["content"] == (("string", "head"),)


def test_the_classes_we_tell_apart_are_those_on_the_page(found: dict[str, Any]) -> None:
    classes = (
        boxes.BlockContainerBox,
        boxes.InlineBox,
        boxes.LineBox,
        boxes.ReplacedBox,
        boxes.TableBox,
        boxes.TableRowBox,
        boxes.TextBox,
    )
    for kind in classes:
        assert any(isinstance(box, kind) for box in found.values()), kind


@pytest.mark.parametrize("name", ["PageBox", "MarginBox", "BlockBox", "LineBox", "TableBox", "TableRowBox", "TextBox"])
def test_boxes_have_a_position_and_an_extent(found: dict[str, Any], name: str) -> None:
    box = found[name]
    for attribute in ("position_x", "position_y", "width", "height"):
        assert isinstance(getattr(box, attribute), float | int), attribute
    for method in ("content_box_x", "content_box_y", "margin_width", "margin_height"):
        assert isinstance(getattr(box, method)(), float | int), method


def test_boxes_know_their_element_children_and_text(found: dict[str, Any]) -> None:
    assert found["TableBox"].element.tag == "table"
    assert isinstance(found["LineBox"].children, list | tuple)
    assert isinstance(found["TextBox"].text, str)


def test_the_wrapper_of_a_table_says_so(found: dict[str, Any]) -> None:
    layout, _ = laid_out(BODY, CSS, {"picture:a?full": png(4, 4)})
    wrappers = [box for box in every_box(layout.rendered.leaves[0].page._page_box) if box.is_table_wrapper]
    assert [type(child).__name__ for box in wrappers for child in box.children] == ["TableBox"]


def test_the_fetcher_is_asked_by_address_and_answers_with_bytes() -> None:
    assert list(signature(URLFetcher.fetch).parameters)[:2] == ["self", "url"]
    assert {"url", "body", "headers"} <= set(signature(URLFetcherResponse.__init__).parameters)
    assert "allowed_protocols" in signature(URLFetcher.__init__).parameters


def test_a_picture_says_how_large_it_is_drawn(found: dict[str, Any]) -> None:
    box = next(box for box in found.values() if isinstance(box, boxes.ReplacedBox))
    assert replacedbox_layout(box)[:2] == (box.width, box.height)


def test_a_vector_picture_is_drawn_from_its_tree() -> None:
    assert list(signature(SVGImage.__init__).parameters) == ["self", "tree", "base_url", "url_fetcher", "context"]
    assert list(signature(SVGImage.draw).parameters)[1:] == ["stream", "concrete_width", "concrete_height", "_style"]


def test_a_head_says_that_it_is_one(found: dict[str, Any]) -> None:
    assert [group.is_header for group in found["TableBox"].children] == [True, False]


def test_a_part_of_a_table_is_laid_out_by_one_function_and_the_first_begins_nowhere() -> None:
    assert list(signature(continued._engine["table"]).parameters)[1:4] == ["table", "bottom_space", "skip_stack"]
    assert (
        "result = table_layout(\n            context, box, bottom_space, skip_stack, containing_block,\n"
        in getsource(block)
    )


def test_a_cell_knows_how_many_rows_and_columns_it_takes(found: dict[str, Any]) -> None:
    assert (found["TableCellBox"].colspan, found["TableCellBox"].rowspan) == (1, 1)
    assert [group.is_footer for group in found["TableBox"].children] == [False, False]


def test_boxes_say_which_part_of_an_element_they_are_and_those_of_a_margin_which_margin(found: dict[str, Any]) -> None:
    layout, _ = laid_out(BODY, CSS, {"picture:a?full": png(4, 4)})
    names = {box.element_tag for box in every_box(layout.rendered.leaves[0].page._page_box)}
    assert {"html", "body", "span::footnote-call", "span::footnote-marker"} <= names
    assert found["MarginBox"].at_keyword == "@top-left"


def test_only_the_box_of_a_link_itself_has_it() -> None:
    layout, _ = laid_out('<p>to <a href="https://example.org/">a <em>b</em></a></p>', "a::after { content: '.' }")
    links = layout.rendered.leaves[0].page.links
    assert [(kind, target, box.element_tag, bool(box.link)) for kind, target, _, box in links] == [
        ("external", "https://example.org/", tag, tag == "a") for tag in ("a", "em", "a::after")
    ]
    assert list(signature(anchors.rectangle_aabb).parameters) == ["matrix", "pos_x", "pos_y", "width", "height"]


def test_boxes_can_be_made_links_and_places_before_these_are_gathered() -> None:
    """As the engine does it itself for the notes of another kind."""
    source = getsource(anchors.gather_anchors)
    assert "link = box.link or parent_link" in source and "box.style['anchor']" in source
    assert "pos_x, pos_y, width, height = box.hit_area()" in source
    assert "token_type, token_link = link" in source and "link_type, target = token_link" in source
    layout, _ = laid_out(BODY, CSS, {"picture:a?full": png(4, 4)})
    page = layout.rendered.leaves[0].page
    assert [(target, box.element_tag) for _, target, _, box in page.links if box.link] == [
        ("note.1.1.1", "span::footnote-call"),
        ("note.1.1.1::footnote-call", "span::footnote-marker"),
    ]
    assert {"note.1.1.1", "note.1.1.1::footnote-call"} <= page.anchors.keys()


def test_a_turned_box_knows_its_matrix() -> None:
    layout, _ = laid_out('<div style="transform: rotate(-90deg)">x</div><p>y</p>')
    turned = [box for box in every_box(layout.rendered.leaves[0].page._page_box) if box.transformation_matrix]
    assert [box.element.tag for box in turned] == ["div"]
    assert turned[0].transformation_matrix.transform_point(0, 0) != (0, 0)


def test_the_engine_asks_for_the_widths_of_columns_by_the_name_that_is_replaced() -> None:
    assert table.table_and_columns_preferred_widths is columns._preferred_widths
    assert list(signature(columns._engine).parameters) == ["context", "box", "outer"]
    assert list(signature(preferred.max_content_width).parameters)[:2] == ["context", "box"]
    assert getsource(table).count("table_and_columns_preferred_widths(") == 1


def test_all_painting_ends_where_colours_are_resolved() -> None:
    engine = colours._engine
    assert list(signature(engine["set_color"]).parameters) == ["self", "color", "stroke"]
    assert list(signature(engine["add_shading"]).parameters) == [
        *("self", "shading_type", "domain", "coords", "extend", "function", "color_space")
    ]
    assert list(signature(engine["box_shadow"]).parameters) == [
        *("stream", "box", "style", "tx", "ty", "blur", "spread", "color", "inset")
    ]
    assert list(signature(engine["average"]).parameters) == ["colors", "positions"]
    assert list(signature(engine["styled_color"]).parameters) == ["style", "color", "side"]
    assert list(signature(engine["add_pattern"]).parameters) == [
        *("self", "x", "y", "width", "height", "repeat_width", "repeat_height", "matrix")
    ]
    assert getsource(svg).count(" draw_gradient(") == 2 and svg.draw_gradient is colours._draw_svg_gradient
    assert getsource(engine["svg_gradient"]).count("add_pattern(") == 1
    assert "colors[i].to('srgb')[:3]" in getsource(engine["gradient"])
    assert "color[3]" in getsource(engine["gradient"])


def test_a_page_can_be_dressed_on_a_copy() -> None:
    layout, _ = laid_out(BODY, CSS, {"picture:a?full": png(4, 4)})
    page = layout.rendered.leaves[0].page
    assert set(page.bleed) == {"top", "right", "bottom", "left"}
    assert page._page_box.background.layers[0].painting_area == (0, 0, page.width, page.height)
    assert isinstance(page.links, list)


def test_a_page_can_be_drawn_by_itself() -> None:
    names = list(signature(stream.Stream.__init__).parameters)
    assert names[1:8] == ["fonts", "page_rectangle", "resources", "images", "tags", "color_profiles", "output_intent"]
    assert list(signature(pdf._use_references).parameters) == ["pdf", "resources", "images", "color_profiles"]


def test_a_forme_keeps_all_that_a_stream_redefines() -> None:
    defined = {name for name, each in vars(stream.Stream).items() if callable(each) and not name.startswith("_")}
    as_they_are = {"clone", "stacked", "set_blend_mode", "add_font", "add_shading"}
    numbers = {"create_interpolation_function", "create_stitching_function"}
    assert defined <= vars(formes.Forme).keys() | as_they_are | numbers
    assert "self.set_state(" in getsource(stream.Stream.set_blend_mode)
    assert "self.push_state()" in getsource(stream.Stream.stacked)
    own = getsource(stream.Stream.__init__)
    assert "self.page_rectangle = page_rectangle" in own and "self._ctm_stack = [Matrix()]" in own
    assert "image_name = f'i{image.id}{int(interpolate)}'" in getsource(stream.Stream.add_image)


def test_the_ground_of_a_page_is_drawn_before_all_else() -> None:
    first = getsource(draw.draw_page).partition("set_mask_border")[0]
    assert "stacking_context.box.background, clip_box=False, bleed=page.bleed," in first
    assert "stream.transform(a=scale, d=scale)\n            draw_page(self._page_box, stream)" in getsource(Page.paint)


def test_what_is_put_off_has_the_stream_where_it_is_looked_for() -> None:
    for drawn, at in (
        (draw.draw_background_image, 0),
        (draw._draw_box_shadow, 0),
        (Gradient.draw, 1),
        (SVGImage.draw, 1),
    ):
        assert list(signature(drawn).parameters)[at] == "stream"


def test_a_stream_takes_its_fonts_from_where_sorts_stand() -> None:
    assert stream.Font is founts.Sort
    assert "if key not in self._fonts:\n            self._fonts[key] = Font(" in getsource(stream.Stream.add_font)
    assert list(signature(founts.Font.__init__).parameters) == ["self", "pango_font", "description", "font_size"]
    assert list(signature(founts.build_fonts_dictionary).parameters) == [
        "pdf",
        "fonts",
        "compress",
        "subset",
        "options",
    ]
    for cut in (founts.Font.clean, founts.Font.subset):
        assert list(signature(cut).parameters) == ["self", "to_unicode", "hinting"]
    assert "self.subset(to_unicode, hinting)" in getsource(founts.Font.clean)
    assert founts.Font.type.fget and "'otf' if" in getsource(founts.Font.type.fget)
    assert founts.pdf_fonts.get_hb_object_data is founts.get_hb_object_data
    made = getsource(founts.Font.__init__)
    assert made.count("file_content") == 1
    assert "self.file_content = get_hb_object_data(self.hb_face)" in made
    assert all(
        f"self.{name} = " in made
        for name in ("hash", "to_unicode", "widths", "missing", "font_size", "tables", "glyph_count")
    )


def test_dates_of_the_html_are_written_as_those_of_a_pdf() -> None:
    assert pdf._w3c_date_to_pdf("2014-12-31", "created") == "D:20141231"


def test_marks_are_made_by_what_is_replaced() -> None:
    assert list(signature(artifacts._engine["marked"]).parameters) == ["self", "box", "tag"]
    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in getsource(artifacts._engine["marked"])


def test_the_boxes_of_an_edge_share_it_by_what_is_replaced() -> None:
    source = getsource(pages.make_margin_boxes)
    assert list(signature(running._engine["shared"]).parameters) == [
        "context",
        "side_boxes",
        "vertical",
        "available_size",
    ]
    assert source.index("compute_variable_dimension(") < source.index("box.position_x += offset")
    assert pages.compute_variable_dimension is running._shared


def test_a_context_is_asked_by_drawings_for_what_it_keeps_alone() -> None:
    asked = re.compile(r"context\.(\w+)")
    modules = (svg.text, svg.images, line_break)
    found = {name for module in modules for name in asked.findall(getsource(module))}
    assert found == {"get_image_from_uri", "dictionaries"} and "self.stream = stream" in getsource(svg.SVG.draw)
    assert "context.font_config" in getsource(SVGImage.__init__)


def test_what_asks_for_places_knows_itself() -> None:
    assert "parent_box.missing_link = parent_box" in getsource(targets)
    assert vars(targets.TargetCollector()).keys() >= {"counter_lookup_items", "target_lookup_items"}
