"""Trees of boxes: each under its own, over no other, with all its words; the association's bodies are those of the registry."""

from __future__ import annotations

from itertools import combinations

import pytest
from conftest import as_read
from figure_reading import REPORT, WIDTHS, filled, illegible, letters, shapes, texts, words
from hypothesis import given
from hypothesis import strategies as st

from galley.figures import Surface
from galley.figures.bodies import organisation
from galley.figures.tree import Node, tree
from galley.language import LANGUAGES
from galley.model.registry import Organisation

NAMES = st.text("abcdef абв山水国（）-", min_size=1, max_size=40).filter(str.strip)
TREES = st.recursive(
    st.builds(Node, NAMES, NAMES | st.just(""), st.just(()), st.booleans()),
    lambda under: st.builds(Node, NAMES, NAMES, st.lists(under, max_size=4).map(tuple), st.booleans()),
    max_leaves=12,
)


def near() -> Organisation:
    return next(each for each in as_read(REPORT).registry.organisations if each.id == "near")


def count(node: Node) -> int:
    return 1 + sum(map(count, node.under))


@given(TREES, st.sampled_from(WIDTHS))
def test_any_tree_can_be_read_and_no_box_lies_over_another(root: Node, width: float) -> None:
    canvas = tree(root, Surface(width))
    assert illegible(canvas) == []
    boxes = [[float(each[side]) for side in ("x", "y", "width", "height")] for each in shapes(canvas, "rect")]
    assert len(boxes) == count(root) == len(shapes(canvas, "path")) + 1
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert min(x + w, x2 + w2) <= max(x, x2) or min(y + h, y2 + h2) <= max(y, y2)


def test_boxes_stand_beside_each_other_where_the_width_allows() -> None:
    root = Node("a", "", (Node("b", ""), Node("c", "", (Node("d", ""), Node("e", "")))))
    wide = [float(each["y"]) for each in shapes(tree(root, Surface(3 * 112 + 2 * 12)), "rect")]
    assert (wide[1], wide[3]) == (wide[2], wide[4]) and wide[0] < wide[1] < wide[3]
    narrow = tree(root, Surface(3 * 112 + 2 * 12 - 1))
    tops = [float(each["y"]) for each in shapes(narrow, "rect")]
    assert tops == sorted(set(tops))
    assert texts(narrow) == ["a", "b", "c", "d", "e"]


def test_what_serves_is_set_off() -> None:
    canvas = tree(Node("a", "", (Node("b", ""), Node("c", "", serves=True))), Surface(420))
    assert (len(filled(canvas, "rect", "tint")), len(filled(canvas, "rect", "paper"))) == (2, 1)
    assert [each["stroke"] for each in shapes(canvas, "path")] == ["var(--colour-accent)", "var(--colour-grey)"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bodies_are_told_in_every_language(language: str) -> None:
    drawn = organisation(near(), words(language), Surface(420, 680, letters(language).width))
    written = "".join(texts(drawn.canvas)).replace(" ", "")
    for body in near().bodies:
        assert body.tasks
        assert body.tasks[language].text.replace(" ", "") in written


def test_it_says_what_it_shows() -> None:
    working = "Working Committee"
    assert organisation(near(), words("en"), Surface()).alt == (
        f"Bodies of NEAR: General Assembly, {working} (under General Assembly), "
        f"Sub-Committees (under {working}) and Secretariat (under General Assembly)."
    )
