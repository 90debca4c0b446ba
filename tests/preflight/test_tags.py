"""Trees of tags: what stands in what, what says nothing, and in which script."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from by_hand import cmyk, codes, document, mark, messages, page
from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.options import Edition
from galley.pdf.tree import tree_of
from galley.preflight import tags
from galley.preflight.document import Document
from galley.preflight.rule import Limits


def tag(kind: str, *kids: Any, **more: Any) -> Dictionary:
    """An element with what is in it."""
    return Dictionary({"/S": Name(f"/{kind}"), "/K": Array(kids), **{f"/{key}": value for key, value in more.items()}})


def walked(*kids: Any, texts: Any = None, language: str = "en", roles: dict[str, str] | None = None) -> Any:
    """The findings of a tree."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.Root.Lang = String(language)
    found = SimpleNamespace(pdf=pdf, tagged_texts=texts or {}, numbers={})
    return list(tags._Walk(found, roles or {}).walk(tree_of(Dictionary(K=Array(kids)))))  # type: ignore[arg-type]


FULL = 1
"""The number of some content."""
CELL, HEAD = tag("TD", FULL), tag("TH", FULL, A=Dictionary(O=Name.Table, Scope=Name.Column))


@pytest.mark.parametrize(
    "tree",
    [
        tag(
            "L",
            tag("LI", tag("Lbl", FULL), tag("LBody", FULL)),
            tag("Caption", FULL),
            tag("L", tag("LI", tag("LBody", FULL))),
        ),
        tag("Table", tag("TR", HEAD, CELL)),
        tag("Table", tag("THead", tag("TR", HEAD)), tag("TBody", tag("TR", CELL)), tag("TFoot", tag("TR", CELL))),
        tag("TOC", tag("TOCI", FULL), tag("Caption", FULL), tag("TOC", tag("TOCI", FULL))),
        tag("L", tag("NonStruct", tag("LI", tag("LBody", FULL)))),
        tag("Table", tag("Div", tag("TR", CELL))),
        tag("P", FULL),
        tag("P"),
        tag("Sect", tag("H1", FULL), tag("H2", FULL), tag("H3", FULL), tag("H1", FULL), tag("H2", FULL)),
        tag("Sect", tag("H", FULL), tag("H12", FULL), tag("Hx", FULL)),
        tag("Figure", FULL, Alt=String("a roof"), A=Dictionary(BBox=Array([0, 0, 1, 1]))),
        tag(
            "Figure",
            FULL,
            ActualText=String("A"),
            A=Array([Dictionary(O=Name.List), Dictionary(BBox=Array([0, 0, 1, 1]))]),
        ),
        Dictionary(K=Array([])),
    ],
)
def test_what_is_in_order(tree: Dictionary) -> None:
    assert walked(tree) == []


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (tag("Sect", tag("LI", tag("LBody", FULL))), ["LI stands in Sect"]),
        (tag("LI", tag("LBody", FULL)), ["LI stands in StructTreeRoot"]),
        (tag("L", tag("LBody", FULL)), ["L holds LBody; 2 times, on pages "]),
        (tag("Sect", tag("LBody", FULL)), ["LBody stands in Sect"]),
        (tag("Sect", tag("TR", CELL)), ["TR stands in Sect"]),
        (tag("Sect", HEAD), ["TH stands in Sect"]),
        (tag("Sect", CELL), ["TD stands in Sect"]),
        (tag("Sect", tag("THead", tag("TR", HEAD))), ["THead stands in Sect"]),
        (tag("Sect", tag("TBody", tag("TR", CELL))), ["TBody stands in Sect"]),
        (tag("Sect", tag("TFoot", tag("TR", CELL))), ["TFoot stands in Sect"]),
        (tag("Sect", tag("TOCI", FULL)), ["TOCI stands in Sect"]),
        (tag("Sect", tag("Div", tag("TOCI", FULL))), ["TOCI stands in Sect"]),
        (tag("Sect", tag("NonStruct", tag("TOCI", FULL))), ["TOCI stands in Sect"]),
        (tag("L", tag("P", FULL)), ["L holds P"]),
        (tag("L", tag("LI", tag("P", FULL))), ["LI holds P"]),
        (tag("Table", tag("TR", tag("P", FULL))), ["TR holds P"]),
        (tag("TOC", tag("P", FULL)), ["TOC holds P"]),
        (tag("L", tag("LI", tag("P", FULL)), tag("LI", tag("P", FULL))), ["LI holds P; 2 times, on pages "]),
        (tag("Table"), ["Table is empty"]),
        (tag("Table", tag("TR")), ["TR is empty"]),
        (tag("L"), ["L is empty"]),
        (tag("L", tag("LI")), ["LI is empty"]),
        (tag("TOC"), ["TOC is empty"]),
        (tag("Figure", FULL), ["a figure has no description", "a figure does not say where it stands"]),
        (tag("Figure", FULL, Alt=String(" "), A=Dictionary(BBox=Array([]))), ["a figure has no description"]),
        (tag("Figure", FULL, Alt=String("a"), A=Dictionary(O=Name.Layout)), ["a figure does not say where it stands"]),
        (tag("Table", tag("TR", tag("TH", FULL))), ["a head does not say of what"]),
        (tag("Table", tag("TR", tag("TH", FULL, A=Dictionary(O=Name.Table)))), ["a head does not say of what"]),
        (tag("H2", FULL), ["a heading of level 2 follows one of level 0"]),
        (
            tag("Sect", tag("H1", FULL), tag("H3", FULL), tag("H4", FULL)),
            ["a heading of level 3 follows one of level 1"],
        ),
        (
            tag("Sect", tag("H1", FULL), tag("H2", FULL), tag("H1", FULL), tag("H3", FULL)),
            ["a heading of level 3 follows one of level 1"],
        ),
    ],
)
def test_what_is_not(tree: Dictionary, told: list[str]) -> None:
    assert sorted(messages(walked(tree))) == sorted(told)


def test_roles_stand_for_what_they_mean() -> None:
    tree = tag("Sect", tag("Item", FULL))
    assert walked(tree) == []
    assert messages(walked(tree, roles={"/Item": "/LI"})) == ["LI stands in Sect"]
    assert messages(walked(tag("List", tag("P", FULL)), roles={"/List": "/L"})) == ["L holds P"]
    assert walked(tag("L", tag("Item", tag("LBody", FULL))), roles={"/Item": "/LI"}) == []


@pytest.mark.parametrize(("depth", "told"), [(199, 1), (200, 0)])
def test_a_tree_is_walked_so_deep(depth: int, told: int) -> None:
    tree = tag("H2", FULL)
    for _ in range(depth):
        tree = tag("Sect", tree)
    assert len(walked(tag("Sect", tree))) == told


LEAF = Pdf.new()
LEAF.add_blank_page()
LEAF.add_blank_page()
ONE, TWO = (each.obj for each in LEAF.pages)


@pytest.mark.parametrize(
    ("language", "words", "is_told"),
    [
        ("en", "Roofs", False),
        ("en", "окн", True),
        ("en", "ок of", False),
        ("en", "かなカ", True),
        ("en", "한국어", True),
        ("en", "屋頂屋", False),
        ("en-GB", "окн", True),
        ("EN", "окн", True),
        ("zh", "окн", True),
        ("zh", "屋頂 Roof", False),
        ("ja", "かな屋頂 Roof", False),
        ("ja", "한국어", True),
        ("ja", "окн", True),
        ("ko", "한국어 屋頂 Roof", False),
        ("ko", "かなカ", True),
        ("ru", "окна", False),
        ("ru", "한국어", True),
        ("mn", "цонх", False),
        ("mn", "かなカ", True),
        ("de", "окна", False),
        ("", "окна", False),
    ],
)
def test_a_text_is_in_a_script_of_its_language(language: str, words: str, is_told: bool) -> None:
    texts = {(ONE.objgen, 4): words}
    told = [f"“{words}” is said to be in {language}"] * is_told
    assert messages(walked(tag("P", 4, Pg=ONE), texts=texts, language=language)) == told
    assert messages(walked(tag("P", 4, Pg=ONE, Lang=String(language)), texts=texts, language="fr")) == told
    assert messages(walked(tag("P", tag("Span", 4), Pg=ONE, Lang=String(language)), texts=texts, language="fr")) == told


@pytest.mark.parametrize(("words", "code"), [("окна", "ru"), ("かなカ", "ja"), ("한국어", "ko")])
def test_the_mend_names_a_language_of_the_script(words: str, code: str) -> None:
    (found,) = walked(tag("P", 4, Pg=ONE), texts={(ONE.objgen, 4): words}, language="zh")
    assert found.mend.endswith(f"{{{code}}}")


def test_content_of_another_page_is_read_there() -> None:
    texts = {(TWO.objgen, 4): "окна"}
    away = Dictionary(Type=Name.MCR, Pg=TWO, MCID=4)
    assert len(walked(tag("P", away, Pg=ONE), texts=texts)) == 1
    assert walked(tag("P", 4, Pg=ONE), texts=texts) == []
    assert walked(tag("P", 4), texts=texts) == []
    assert walked(tag("P", Dictionary(Obj=TWO), Pg=TWO), texts=texts) == []


INNER = (100, 100, 140, 110)


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([mark()], ["tag.outside"]),
        ([mark(), mark("line")], ["tag.outside"]),
        ([mark(is_artefact=True)], []),
        ([mark("pattern")], []),
        ([mark("group")], []),
        ([mark("glyph")], []),
        ([mark("shading", box=INNER)], ["tag.outside"]),
        ([mark(box=(-50, 0, -40, 9))], []),
        ([mark(content=4)], []),
        ([mark(content=5)], ["tag.orphan"]),
        ([mark(content=5), mark(content=6), mark("line", cmyk(0, 0, 0, 1), content=7)], ["tag.orphan"]),
        ([mark(content=5), mark()], ["tag.outside", "tag.orphan"]),
    ],
)
def test_what_is_drawn_is_content_on_the_tree_or_an_artefact(marks: list[Any], told: list[str]) -> None:
    sheet = document(page(*marks, obj=ONE), owners={(ONE.objgen, 4): None}, tagged_texts={}, tree=tree_of(None))
    assert codes(tags.examine(sheet)) == ["tag.tree"]
    sheet.pdf.Root.StructTreeRoot = Dictionary()
    assert codes(tags.examine(sheet)) == told


def test_a_finding_of_a_tree_knows_its_page() -> None:
    file = Document(LEAF, b"", Edition.SCREEN, Limits())
    LEAF.Root.StructTreeRoot = Dictionary(
        K=Array([tag("Sect", tag("H3", 0, Pg=TWO), Pg=ONE)]), RoleMap=Dictionary(Own=Name.P)
    )
    assert [(each.rule.code, each.page) for each in tags.examine(file)] == [("tag.headings", 2)]
