"""The tree of tags as it is read: how deep, each element once, and what stands on which page."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from galley.pdf.tree import Element, held, tree_of


def kinds(element: Any) -> Any:
    """The names of an element and of those below it, other kids as they are."""
    return (element.name, [kinds(kid) for kid in element.kids]) if isinstance(element, Element) else kid_of(element)


def kid_of(kid: Any) -> Any:
    return int(kid) if isinstance(kid, int) else str(kid.get("/Type", "?"))


def test_a_file_without_tags_has_a_tree_without_kids() -> None:
    assert tree_of(Pdf.new().Root.get("/StructTreeRoot")) == Element(None, "", None, [])


def test_what_stands_in_two_elements_or_in_itself_is_in_the_first_alone() -> None:
    with Pdf.new() as pdf:
        shared = pdf.make_indirect(Dictionary(S=Name.Span, K=3))
        looped = pdf.make_indirect(Dictionary(S=Name.Sect))
        looped.K = Array([shared, looped])
        root = Dictionary(K=Array([looped, Dictionary(S=Name.P, K=shared), Dictionary(Type=Name.MCR)]))
        assert kinds(tree_of(root)) == (
            "",
            [("/Sect", [("/Span", [3]), ("/Sect", [])]), ("/P", [("/Span", [])]), "/MCR"],
        )


@pytest.mark.parametrize(("depth", "count"), [(201, 1), (202, 0)])
def test_a_tree_of_elements_ends(depth: int, count: int) -> None:
    """Lest one that was made to harm ends the process; no reader goes so deep."""
    with Pdf.new() as pdf:
        tree = Dictionary(S=Name.Link, K=Dictionary(Obj=pdf.make_indirect(Dictionary())))
        for _ in range(depth):
            tree = Dictionary(S=Name.Sect, K=Array([tree]))
        assert len(list(held(tree_of(tree)))) == count
