"""What a book is kept, set again and drawn by, part by part: places in its HTML, units that changed, bookmarks, fonts, blocks, articles."""

from __future__ import annotations

import zipfile
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pydyf
import pytest
from boxes_by_hand import box, style
from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix

from galley.typeset import blocks, drawn, engine, files, founts, heads, paths, reading, rendering, stretch
from galley.typeset.drawn import Drawn, Mark, Spot
from galley.typeset.founts import Shown, together
from galley.typeset.kept import _plain, _put, _rich
from galley.typeset.leaves import Leaf, anchored
from galley.typeset.measure import Found, found_boxes
from galley.typeset.plates import Plate
from galley.typeset.stubs import Stubs
from galley.typeset.units import Plan, State, Unit


def tree(text: str) -> Element:
    return ElementTree.fromstring(text)


def written(element: Any) -> str:
    return ElementTree.tostring(element, "unicode")


BOOK = '<html><body><div a="1">x<p id="p">one</p>y<p>two</p></div>z<div>three<b id="b"/></div></body></html>'


def test_the_digest_of_elements_is_that_of_all_they_hold_and_not_of_what_follows() -> None:
    def digest(text: str, *found: tuple[int, ...]) -> str:
        return paths.digest_of(tree(text), found)

    own = digest(BOOK, (0, 0))
    assert own == digest(BOOK.replace("z", "w").replace("three", "four"), (0, 0))
    for old, new in (
        ("x", "w"),
        ("one", "w"),
        ("y", "w"),
        ('a="1"', 'a="2"'),
        ("<p>two</p>", "<q>two</q>"),
        ("<p>two</p>", ""),
    ):
        assert digest(BOOK.replace(old, new), (0, 0)) != own, old
    assert digest(BOOK, (0, 0), (0, 1)) != digest(BOOK, (0, 1), (0, 0))
    with pytest.raises(IndexError):
        digest(BOOK, (0, 2))


def test_around_some_elements_is_all_but_what_they_hold() -> None:
    def around(text: str) -> str:
        return paths.around(tree(text), [(0, 0)])

    own = around(BOOK)
    for old, new in (("x", "w"), ("one", "w"), ("<p>two</p>", "")):
        assert around(BOOK.replace(old, new)) == own, old
    for old, new in (("z", "w"), ('a="1"', 'a="2"'), ("three", "four"), ("div", "section")):
        assert around(BOOK.replace(old, new)) != own, old


def test_comments_are_told_apart_from_elements() -> None:
    one, other = tree("<p>a</p>"), tree("<p>a</p>")
    one.insert(0, ElementTree.Comment("b"))
    other.insert(0, ElementTree.ProcessingInstruction("b"))
    assert paths.digest_of(one, [()]) != paths.digest_of(other, [()])


def test_names_and_what_points_to_them() -> None:
    found = tree('<p id="own"><a href="#one" data-to="#two">x</a><b id="b" href="http://c#d"/><i id="c"/></p>')
    assert paths.targets_in(found, [()]) == {"one", "two"}
    assert paths.ids_in(found) == ["b", "c"]


@pytest.mark.parametrize(
    ("path", "following", "found"),
    [
        ((0, 0), (0, 1), [(0, 0)]),
        ((0, 0), (), [(0, 0), (0, 1)]),
        ((0, 0, 1), (), [(0, 0, 1), (0, 1)]),
        ((0, 0, 0), (0, 1, 0), [(0, 0, 0), (0, 0, 1)]),
        ((0, 0), (0, 1, 0), [(0, 0)]),
        ((0, 0, 0), (0, 0, 1), [(0, 0, 0)]),
        ((), (), [()]),
        ((0,), (), [(0,)]),
    ],
)
def test_between_two_elements_are_the_largest_that_lie_there(path: Any, following: Any, found: list[Any]) -> None:
    assert list(paths.between(tree(BOOK), path, following)) == found


def test_what_is_before_an_element_within_what_is_around_it() -> None:
    assert list(paths._before((0, 1, 2), 2)) == [(0, 1, 0), (0, 1, 1)]
    assert list(paths._before((0, 1, 2), 1)) == [(0, 0), (0, 1, 0), (0, 1, 1)]
    found = tree("<h><b><d/><d><p/><p/><p/></d></b></h>")
    assert list(paths.between(found, (0, 0), (0, 1, 2))) == [(0, 0), (0, 1, 0), (0, 1, 1)]


def test_what_is_emptied_keeps_what_counts_and_the_places_that_are_pointed_to() -> None:
    found = tree('<body><div a="1">x<p id="p">one<i>n</i></p>y<p id="q">two</p></div>z<p/></body>')
    paths.hollowed(found, {(0,): [(0, 0, 0), (1,)]}, frozenset({"p", "q"}))
    assert written(found) == '<body><div a="1"><p id="p"><i /></p><a id="q" /></div>z<p /></body>'
    found = tree('<body><div a="1">x<p id="p">one</p></div></body>')
    paths.hollowed(found, {(0,): []}, frozenset({"other"}))
    assert written(found) == '<body><div a="1" /></body>'


def test_some_pieces_of_a_book_are_opened_and_the_others_emptied() -> None:
    found = tree('<body>a<div b="1">c<p>d</p>e<p>f</p>g</div>h<p>i<b id="j"/></p>k<p>l</p></body>')
    others: dict[Any, Any] = {(0, 1): ([], []), (1,): ([(1, 0)], ["j"])}
    made = paths.opened(found, [(0, 0), (2,)], others, frozenset({"j"}))
    assert written(made) == '<body>a<div b="1">c<p>d</p>e<p />g</div>h<p><b id="j" /></p>k<p>l</p></body>'
    made[0][0].text = "other"
    assert found[0][0].text == "d"


INITIAL = {"counter_increment": "auto", "counter_reset": (), "counter_set": ()}


def counting(**of: dict[str, Any]) -> Any:
    """What styles elements by their tags, and what stands before and behind them."""

    def style_for(element: Any, pseudo: str | None = None) -> Any:
        name = element.tag + (f"_{pseudo}" if pseudo else "")
        if pseudo and name not in of:
            return None
        return None if element.tag == "svg" else style(**{"float": "none", **of.get(name, {})})

    return style_for


def test_what_changes_a_counter_or_is_a_note_counts() -> None:
    found = tree("<body><p/><i/><q/><s/><svg/><b/></body>")
    step = (("n", 1),)
    of = counting(
        p={"counter_increment": step},
        i={"float": "footnote"},
        q_before={"counter_reset": step},
        s_after={"counter_set": step},
    )
    where, what = paths.counted(found, [()], of)
    assert where == {(0,), (1,), (2,), (3,)}
    assert what == ((False, repr([step])), (True, "[]"), (False, repr([step])), (False, repr([step])))
    assert paths.counted(found, [(1,), (5,)], of) == (frozenset({(1,)}), ((True, "[]"),))


def test_paths_lead_to_each_element() -> None:
    found = tree(BOOK)
    assert {path: paths.at(found, path) is each for each, path in paths.paths_of(found).items()} == dict.fromkeys(
        [(), (0,), (0, 0), (0, 0, 0), (0, 0, 1), (0, 1), (0, 1, 0)], True
    )


STATE = State(None, {"break": "any", "page": ""}, True, ([], {}, []))


def unit(first: int, end: int, digest: str = "", path: tuple[int, ...] = (0, 0)) -> Unit:
    return Unit((path,), digest, first, end, (STATE, STATE), frozenset(), (), Stubs())


def plan(*found: Unit, text: str = BOOK) -> Plan:
    around = paths.around(tree(text), [path for each in found for path in each.paths])
    return Plan(found, around, {}, {})


def test_units_whose_html_is_another_are_set_again() -> None:
    one, two = (unit(0, 1, paths.digest_of(tree(BOOK), [path]), path) for path in ((0, 0), (0, 1)))
    known = plan(one, two)
    assert rendering._changed(tree(BOOK), known) == []
    assert rendering._changed(tree(BOOK.replace("one", "w")), known) == [one]
    assert rendering._changed(tree(BOOK.replace("three", "w")), known) == [two]
    assert rendering._changed(tree(BOOK.replace("z", "w")), known) is None
    assert rendering._changed(tree("<html><body/></html>"), known) is None
    assert rendering._changed(tree(BOOK), plan()) is None


def test_a_unit_ends_where_it_did_or_beyond() -> None:
    ends = rendering._ends(unit(3, 5))
    assert [ends(made, None) for made in (1, 3)] == [True, True]
    assert [ends(made, {1: None}) for made in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize(
    ("by_page", "end", "last"),
    [
        ({}, 3, None),
        ({1: ["a", "b"]}, 3, "b"),
        ({1: ["a"], 3: ["c"]}, 3, "c"),
        ({1: ["a"], 4: ["c"]}, 3, "a"),
        ({4: ["c"]}, 3, None),
    ],
)
def test_a_string_has_the_last_value_up_to_a_page(by_page: dict[int, list[str]], end: int, last: str | None) -> None:
    assert rendering._last(by_page, end) == last


@pytest.mark.parametrize(
    ("own", "known", "found"),
    [
        ({"head": {3: ["a"]}}, {"head": {3: ["a"], 6: ["c"]}}, []),
        ({"head": {3: ["b"]}}, {"head": {3: ["a"], 6: ["c"]}}, [0]),
        ({"head": {3: ["b"]}}, {"head": {3: ["a"], 7: ["c"]}}, [0, 1]),
        ({"head": {3: ["b"]}}, {"head": {3: ["a"]}}, [0, 1, 2]),
        ({}, {"head": {2: ["x"], 3: ["a"]}}, [0, 1, 2]),
        ({}, {"head": {2: ["a"], 3: ["a"]}}, []),
        ({"head": {3: ["b"]}}, {"head": {3: ["a"], 5: ["c"]}}, []),
        ({"other": {3: ["b"]}}, {}, []),
    ],
)
def test_units_over_which_a_changed_head_goes_on_are_set_with_it(own: Any, known: Any, found: list[int]) -> None:
    """A unit of pages 3 and 4, before it one, and behind it three of pages 5, 6 and 7 on."""
    others = [unit(4, 5), unit(5, 6), unit(6, 9)]
    carried = rendering._carried(unit(2, 4), own, known, [unit(0, 2), *others])
    assert carried == [others[number] for number in found]


def mark(page: int, *below: Mark, text: str = "a") -> Mark:
    return Mark(text, Spot(page, 0, 0), below, False)


def test_bookmarks_are_below_the_nearest_of_a_lesser_level() -> None:
    spot = Spot(0, 0, 0)
    levels = (2, 3, 1, 2, 3, 3, 2, 1)
    found = drawn._nested([(level, str(at), spot, at == 2) for at, level in enumerate(levels)])

    def told(marks: Any) -> Any:
        return [(each.text, told(each.below)) for each in marks]

    every = list(found)
    assert told(every) == [("0", [("1", [])]), ("2", [("3", [("4", []), ("5", [])]), ("6", [])]), ("7", [])]
    assert [each.folded for each in every] == [False, True, False]


def leaf(number: int, **values: Any) -> Leaf:
    return Leaf(
        number,
        100,
        200,
        values.pop("anchors", {}),
        values.pop("targets", frozenset()),
        values.pop("marks", ()),
        **values,
    )


def test_bookmarks_and_places_are_in_points_from_the_lower_left_corner() -> None:
    leaves = [leaf(0), leaf(1, marks=[(1, "a", (8, 40), "closed"), (2, "b", (8, 40), "open")])]
    (found,) = drawn._marks(leaves)
    assert (found.spot, found.folded, found.below[0].folded) == (Spot(1, 6, 120), True, False)


def book(*kinds: str, marks: tuple[Mark, ...] = (), places: Any = None) -> Drawn:
    labels = tuple(map(str, range(len(kinds))))
    plates: Any = tuple(labels)
    return Drawn(plates, b"", b"", marks, places or {}, {}, "en", True, kinds, labels)


def test_a_book_without_some_pages_leads_to_none_of_them() -> None:
    whole = book(
        "cover", "", "cover", "",
        marks=(mark(0, mark(1), mark(2)), mark(3)),
        places={"a": Spot(0, 1, 2), "b": Spot(3, 1, 2)},
    )  # fmt: skip
    found = whole.without({"cover"})
    assert (found.plates, found.kinds, found.labels) == (("1", "3"), ("", ""), ("1", "3"))
    assert found.marks == (mark(0), mark(1)) and found.places == {"b": Spot(1, 1, 2)}
    covers = whole.only({"cover"})
    assert (
        covers.kinds == ("cover", "cover")
        and covers.marks == (mark(0, mark(1)),)
        and covers.places == {"a": Spot(0, 1, 2)}
    )


def test_what_a_book_says_of_itself_is_told_where_it_says_something() -> None:
    metadata = SimpleNamespace(
        title="t",
        authors=["a", "b"],
        description="",
        keywords=["k", "l"],
        generator=None,
        created="2014-10-28",
        modified=None,
    )
    assert drawn._information(metadata) == {
        "Title": "t",
        "Author": "a, b",
        "Keywords": "k, l",
        "CreationDate": "D:20141028",
    }


def test_the_typefaces_and_the_looks_of_a_book() -> None:
    def plate(data: bytes = b"x", texts: Any = None, pictures: Any = None, tags: Any = ()) -> Plate:
        return Plate(
            data, {"f": Shown("Noto Sans Bold @wght=700", texts or {1: "a"}, {1: 500.0})}, pictures or {}, tags
        )

    def looks(one: Plate, *others: Plate, pictures: bytes = b"") -> str:
        whole = book("", marks=())
        made = Drawn((one, *others), b"", pictures, (), {}, {}, "", True, ("",), ("1",))
        assert made.typefaces == ["Noto-Sans-Bold"] and whole.kinds == ("",)
        return made.looks[0]

    own = looks(plate())
    assert looks(plate(), plate(b"y")) == own == looks(plate(), pictures=b"p")
    for other in (
        plate(b"y"),
        plate(texts={1: "b"}),
        plate(texts={1: "a", 2: "b"}),
        plate(pictures={"i": "u"}),
        plate(tags=(1,)),
    ):
        assert looks(other) != own
    assert looks(plate(pictures={"i": "u"}), pictures=b"p") != looks(plate(pictures={"i": "u"}), pictures=b"q")
    assert looks(plate(texts={1: "a"}), plate(texts={1: "b"})) == own, "the first text of a glyph counts"


def test_of_a_glyph_that_stands_for_several_texts_the_first_counts_and_a_hyphen_of_no_word_before_others() -> None:
    pages = [
        {"f": Shown("d", {1: "a", 2: "\u00ad", 3: "x"}, {1: 5.0})},
        {"f": Shown("e", {1: "b", 2: "\u2010", 3: "\u2010", 4: "c"}, {1: 6.0, 4: 7.0}), "g": Shown("h", {}, {})},
    ]
    found = together(pages)
    assert found == {
        "f": Shown("d", {1: "a", 2: "\u2010", 3: "x", 4: "c"}, {1: 5.0, 4: 7.0}),
        "g": Shown("h", {}, {}),
    }
    assert pages[0]["f"].texts[2] == "\u00ad"
    assert founts._read({1: "\u2010", 2: "a"}, "-") == {1: "-", 2: "a"}


@pytest.mark.parametrize(
    ("lines", "hyphen"),
    [
        (["boat\u2010", "s"], "\u00ad"), (["boat\u2010 ", "s"], "\u00ad"), (["co\u2010op"], "\u2010"), (["boat\u2010", "co\u2010op\u2010"], "\u2010"), (["boats"], "\u00ad"),
        (["a\u2010\u2010"], "\u2010"),
    ],
)  # fmt: skip
def test_hyphens_stand_for_places_where_words_part_where_each_ends_a_line(lines: list[str], hyphen: str) -> None:
    found = box(
        boxes.PageBox,
        *(box(boxes.LineBox, *(box(boxes.TextBox, text=part) for part in (each[:2], each[2:]))) for each in lines),
    )
    assert founts.hyphen_of(SimpleNamespace(_page_box=found)) == hyphen


@pytest.mark.parametrize(
    ("description", "name"),
    [("Noto Sans Bold", "Noto-Sans-Bold"), ("Noto Sans #a=1", "Noto-Sans"), ("Noto @b", "Noto"), ("A#b", "A#b")],
)
def test_a_font_has_the_name_of_its_description(description: str, name: str) -> None:
    assert Shown(description, {}, {}).name == name


def test_what_is_told_of_glyphs_is_held_once_by_its_kind() -> None:
    case = founts.Case(None)  # type: ignore[arg-type]
    one = case.shared({1: 1.0, 2: "ab"})
    assert one == {1: 1.0, 2: "ab"} and [type(each) for each in one.values()] == [float, str]
    assert [type(each) for each in case.shared({1: 1}).values()] == [int]


def test_of_places_of_one_name_the_first_counts() -> None:
    assert anchored([leaf(0, anchors={"a": (1, 2)}), leaf(1, anchors={"a": (3, 4), "b": (5, 6)})]) == {
        "a": (0, (1, 2)),
        "b": (1, (5, 6)),
    }


def test_a_leaf_is_drawable_that_has_its_page_or_all_plates() -> None:
    found = leaf(0, page="page", formes={True: ("forme", [])})
    assert found.is_drawable({"x"})
    found.let_go()
    assert (found.page, found.formes) == (None, {})
    assert not found.is_drawable({"x"}) and found.is_drawable(set())
    found.plates["x"] = "plate"  # type: ignore[assignment]
    assert found.is_drawable({"x"}) and not found.is_drawable({"x", "y"})


def test_links_to_a_name_that_no_place_has_are_told_once_with_their_last_page() -> None:
    made: Any = SimpleNamespace(
        leaves=[leaf(0, anchors={"a": (0, 0)}, targets=frozenset({"a", "b"})), leaf(1, targets=frozenset({"b", "c"}))]
    )
    assert [(each.message, each.page) for each in engine._leading_nowhere(made)] == [
        ("a link leads to #b, which is nowhere", 2),
        ("a link leads to #c, which is nowhere", 2),
    ]


@pytest.mark.parametrize(
    ("css", "ahead"),
    [
        ("target-counter(attr(href), page)", False), ("target-counter(attr(href),page, lower-roman)", False), ("target-counter(attr(href), chapter)", True),
        ("target-counters(attr(href), chapter, '.')", True), ("target-text(attr(href))", True), ("counter(pages)", True), ("counters( pages, '.')", True),
        ("counter(page)", False), ("target-counter(attr(href), pages)", True),
    ],
)  # fmt: skip
def test_what_asks_for_more_than_numbers_of_pages_is_known(css: str, ahead: bool) -> None:
    assert bool(engine._AHEAD.search(css)) is ahead


def test_units_that_cannot_be_drawn_are_outdated() -> None:
    units = unit(0, 1, "a"), unit(1, 3, "b", (0, 1))
    known: Any = rendering.Rendered((leaf(0, page="p"), leaf(1, page="p"), leaf(2)), None, plan(*units))
    layout = engine.Layout("", known, None, True)  # type: ignore[arg-type]
    assert layout.outdated([]) is layout
    dress = SimpleNamespace(digest="x")
    assert [each.digest for each in layout.drawable([dress]).rendered.plan.units] == ["a", ""]  # type: ignore[list-item]
    assert layout.drawable([]) is layout
    assert [each.digest for each in layout.outdated([units[0]]).rendered.plan.units] == ["", "b"]
    assert layout.pages == 3 and layout.sizes == ((100, 200),) * 3


@pytest.mark.parametrize(
    ("text", "found", "inside"),
    [
        ('a<article class="x">b</article>c', 'a<article class="x" data-article="0"></article>c', ["b"]),
        (
            "<article>b</article><article>c</article>",
            '<article data-article="0"></article><article data-article="1"></article>',
            ["b", "c"],
        ),
        ("<article>a<article>b</article></article>", "<article>a<article>b</article></article>", []),
        ("a<article>b", "a<article>b", []),
        ("<article>b</article><article>c", '<article data-article="0"></article><article>c', ["b"]),
        ("<articles>b</articles>", "<articles>b</articles>", []),
        ("<article></article>", '<article data-article="0"></article>', [""]),
    ],
)
def test_articles_are_taken_out_of_a_document_and_numbered(text: str, found: str, inside: list[str]) -> None:
    held: list[str] = []
    assert "".join(reading._emptied(text, held)) == found
    assert held == inside


@pytest.mark.parametrize(
    ("plain", "behind", "found"),
    [
        ("<a>x<p>y</p>z</a>", "w", "<body>x<p>y</p>zw</body>"), ("<a>x<p>y</p></a>", "w", "<body>x<p>y</p>w</body>"), ("<a>x<p>y</p></a>", "", "<body>x<p>y</p></body>"),
        ("<a>x</a>", "w", "<body>xw</body>"), ("<a/>", "w", "<body>w</body>"), ("<a/>", "", "<body />"),
    ],
)  # fmt: skip
def test_a_body_is_filled_before_what_stands_behind_it(plain: str, behind: str, found: str) -> None:
    body = Element("body")
    body.text = behind or None
    reading._fill(body, tree(plain))
    assert written(body) == found
    assert body.text != "" and all(each.tail != "" for each in body)


def looks(*found: Any) -> blocks._Looks:
    made = blocks._Looks()
    for each in found_boxes([box(boxes.PageBox, *found)]):
        made.take(each)
    return made


def own(address: str = "", tag: str = "p", **attributes: str) -> Element:
    return Element(tag, {**({"data-address": address} if address else {}), **attributes})


def test_the_looks_of_an_element_are_those_of_its_boxes_and_texts() -> None:
    plain, bold = style(), style(font_weight=700)
    p, b = own("a"), own(tag="b")
    text = box(boxes.TextBox, text="x", element=p, of=bold)

    def count(*found: Any, of: Element = p) -> int:
        return len(looks(*found).of(of))

    assert count(box(boxes.BlockBox, element=p, of=plain)) == 1
    assert count(box(boxes.BlockBox, text, element=p, of=plain)) == 2
    assert count(box(boxes.BlockBox, box(boxes.LineBox, text, element=p, of=bold), element=p, of=plain)) == 2
    assert count(box(boxes.BlockBox, box(boxes.TextBox, text=" ", element=p, of=bold), element=p, of=plain)) == 1
    assert (
        count(
            box(boxes.BlockBox, box(boxes.InlineBox, element=b, of=style(background_color="red")), element=p, of=plain)
        )
        == 2
    )
    assert (
        count(
            box(
                boxes.BlockBox,
                box(boxes.BlockBox, element=own("a/b"), of=style(background_color="red")),
                element=p,
                of=plain,
            )
        )
        == 1
    )
    assert (
        count(box(boxes.BlockBox, box(boxes.BlockBox, text, of=style(background_color="red")), element=p, of=plain))
        == 2
    )
    assert (
        count(
            box(
                boxes.BlockBox,
                box(
                    boxes.InlineBox, element=own(tag="b", **{"class": "x continued"}), of=style(background_color="red")
                ),
                element=p,
            )
        )
        == 1
    )
    article = own("a", "article")
    assert count(box(boxes.BlockBox, element=article), of=article) == 0
    assert count(box(boxes.BlockBox, box(boxes.TextBox, text="x", element=article), element=article), of=article) == 1
    assert count(box(boxes.BlockBox, box(boxes.InlineBox, element=b, of=plain), element=article), of=article) == 1


def digest(is_text: bool, **of: Any) -> str:
    return blocks._Looks()._digest(style(**of), is_text)


@pytest.mark.parametrize(
    "name", ["font_family", "font_size", "font_weight", "font_style", "color", "text_transform", "text_decoration_line"]
)
def test_letters_look_otherwise_by_each_of_these(name: str) -> None:
    assert digest(True, **{name: "other"}) != digest(True)
    assert digest(False, **{name: "other"}) == digest(False)


@pytest.mark.parametrize(
    "name",
    [
        "background_color",
        *(
            f"border_{side}_{what}"
            for side in ("top", "right", "bottom", "left")
            for what in ("style", "width", "color")
        ),
    ],
)
def test_grounds_and_rules_look_otherwise_by_each_of_these(name: str) -> None:
    assert digest(False, **{name: "other"}) != digest(False)
    assert digest(True, **{name: "other"}) == digest(True)


@pytest.mark.parametrize("name", ["mark", "number", "numeral"])
def test_numbers_of_each_class_are_counted(name: str) -> None:
    found = tree(f'<p>a <i class="x {name}">4</i> b</p>')
    assert blocks.counted_in(found) == ((2, 3),)
    assert blocks.counted_in(tree('<p>a <i class="x">4</i> b</p>')) == ()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('<p><i class="mark">1</i><i class="mark">2</i></p>', ((0, 2),)), ('<p><i class="mark">1</i> <i class="mark">2</i></p>', ((0, 3),)),
        ('<p> <i class="mark"> 1  2 </i> b</p>', ((0, 3),)), ('<p>a<i class="mark">1</i></p>', ((1, 2),)), ('<p><i class="mark">1</i>a<b class="mark">2</b></p>', ((0, 1), (2, 3))),
        ('<p><i class="mark"><b>1</b></i></p>', ((0, 1),)), ('<p><img alt="x y"/> <i class="mark">1</i></p>', ((4, 5),)), ('<p><i class="mark" data-address="q">1</i></p>', ()),
    ],
)  # fmt: skip
def test_numbers_stand_in_the_text_as_it_is_told(text: str, spans: Any) -> None:
    assert blocks.counted_in(tree(text)) == spans


def test_pictures_of_an_element_are_its_own() -> None:
    found = tree('<div><img src="a"/><img/><p data-address="b"><img src="c"/></p><p src="d"><img src="e"/></p></div>')
    found.insert(0, ElementTree.Comment("x"))
    assert blocks.pictures_of(found) == ("a", "e")


def test_edges_are_those_of_the_border_turned_with_what_turns() -> None:
    held = box(
        boxes.BlockBox,
        position_x=10.0,
        position_y=20.0,
        width=30.0,
        height=40.0,
        margin_left=1.0,
        margin_top=2.0,
        border_left_width=3.0,
    )
    assert blocks._edges(Found(held, (), "", 1)) == (11, 22, 44, 62)
    turned = box(boxes.BlockBox, transformation_matrix=Matrix(0, -1, 1, 0, 0, 0))
    assert blocks._edges(Found(held, (turned,), "", 1)) == (22, -44, 62, -11)
    assert blocks._around((1, 2, 3, 4), (0, 3, 2, 5)) == (0, 2, 3, 5) and blocks._around(None, (1, 2, 3, 4)) == (
        1,
        2,
        3,
        4,
    )


@pytest.mark.parametrize(
    ("reached", "broken", "reported", "together"),
    [
        ({}, {}, [], False),
        ({"a": {2: None}}, {}, [], False),
        ({"a": {3: None}}, {}, [], True),
        ({}, {1: 2}, [], True),
        ({}, {}, ["note"], True),
    ],
)
def test_pages_hang_together_with_what_was_looked_at_behind_them(
    reached: Any, broken: Any, reported: Any, together: bool
) -> None:
    context = SimpleNamespace(
        page_maker=[None, ({2: None},)], reached=reached, broken_out_of_flow=broken, reported_footnotes=reported
    )
    assert stretch._hangs_together(context, 1) is together


def test_an_element_has_one_bookmark_and_pages_set_strings() -> None:
    h = Element("h1")

    def heading(tag: str = "h1", label: str = "a", strings: Any = ()) -> Any:
        return box(boxes.BlockBox, element=h, element_tag=tag, bookmark_label=label, string_set=strings)

    first, again, before, after = (
        heading(strings=[("s", "x"), ("s", "y")]),
        heading(strings="none"),
        heading("h1::before"),
        heading("h1::after"),
    )
    found = stretch.outlined(
        3,
        [box(boxes.PageBox, first, before), box(boxes.PageBox, again, after, heading(label="", strings=[("t", "z")]))],
    )
    assert [each.bookmark_label for each in (first, again, before, after)] == ["a", "", "a", "a"]
    assert found == {"s": {4: ["x", "y"]}, "t": {5: ["z"]}}


def looked_up(missing: list[str], target: list[str] | None = None, shared: bool = False) -> Any:
    found = SimpleNamespace(
        missing_counters=missing, missing_target_counters={"x": missing if shared else target or []}, said=[]
    )
    found.parse_again = found.said.append
    return found


@pytest.mark.parametrize(
    ("item", "token", "fine"),
    [
        (looked_up([]), "content", True), (looked_up(["page"]), "content", False), (looked_up(["page"], shared=True), "content", True), (looked_up(["page"]), "bookmark-label", True),
    ],
)  # fmt: skip
def test_references_are_told_of_pages_unless_they_ask_for_their_own(item: Any, token: str, fine: bool) -> None:
    known, unknown = SimpleNamespace(), SimpleNamespace()
    collector = SimpleNamespace(
        target_lookup_items={"a": known, "b": unknown}, counter_lookup_items={("box", token): item}
    )
    assert stretch.pointed(collector, [leaf(0), leaf(1, anchors={"a": (0, 0)})], 9) is fine
    assert (
        vars(known) == {"page_maker_index": 1, "cached_page_counter_values": {"page": [2], "pages": [9]}}
        and vars(unknown) == {}
    )
    assert item.said[-1:] == ([{"page": [0], "pages": [9]}] if token == "content" else [])


VALUES = [None, True, 3, 0.5, "a", [1], (1, (2,)), {1, 2}, frozenset({"b"}), {(1,): {"x": [(2,)]}}]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_plain_data_come_back_of_the_kind_that_they_were(value: Any) -> None:
    found = _rich(_plain(value))
    assert found == value and type(found) is type(value)


def test_sets_are_written_in_one_order_and_tuples_in_theirs() -> None:
    assert (
        _plain({3, 1, 2}) == {"s": [1, 2, 3]}
        and _plain((3, 1)) == {"t": [3, 1]}
        and _plain(frozenset("ba")) == {"f": ["a", "b"]}
    )
    assert _plain({"b": 1, "a": 2}) == {"d": [["b", 1], ["a", 2]]}


def test_an_entry_is_the_same_whenever_it_is_written() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _put(archive, "a", b"x" * 99)
        _put(archive, "b", b"x" * 99, zipfile.ZIP_DEFLATED)
        stored, deflated = archive.infolist()
    assert stored.date_time == deflated.date_time == (1980, 1, 1, 0, 0, 0)
    assert stored.compress_size == 99 > deflated.compress_size


def test_streams_are_compressed_once() -> None:
    pdf = pydyf.PDF()
    bare, packed = pydyf.Stream([b"q", "Q", 3]), pydyf.Stream([b"x"], {"Filter": "/Mine"})
    pdf.add_object(bare)
    pdf.add_object(packed)
    found = files.written(pdf)
    assert (bare.extra["Filter"], packed.extra["Filter"], packed.stream) == ("/FlateDecode", "/Mine", [b"x"])
    once = list(bare.stream)
    assert files.written(pdf)[:20] == found[:20] and bare.stream == once


def row(*cells: Any, element: Element | None = None) -> Any:
    return box(boxes.TableRowBox, *cells, element=element if element is not None else own(tag="tr"))


def table(text: str, *groups: Any) -> Any:
    return box(boxes.TableBox, *groups, element=tree(text))


def group(*rows: Any, is_header: bool = False) -> Any:
    return box(boxes.TableRowGroupBox, *rows, is_header=is_header)


HEADED = "<table><thead><tr/></thead><tr/><tr/><tr/></table>"


def test_parts_of_tables_without_their_head_are_divided_once() -> None:
    def headless(found: Any) -> list[Any]:
        return list(heads._headless(list(found_boxes([box(boxes.PageBox, found)]))))

    assert headless(table(HEADED, group(row(), is_header=True), group(row()))) == []
    assert headless(table("<table><tr/></table>", group(row()))) == []
    assert headless(table(HEADED)) == []
    assert headless(box(boxes.TableBox, group(row()))) == []
    found = table(HEADED, group())
    rows = list(found.element.iter("tr"))
    found.children = (group(row(element=rows[2]), row(element=rows[3])),)
    (headed,) = headless(found)
    assert heads._first_rows(found) == rows[2:4]
    assert heads.divide_rows([headed]) and not heads.divide_rows([headed])
    assert [each.get("style") for each in rows] == [None, None, heads.DIVIDED, heads.DIVIDED]
    found.children = (group(row()),)
    assert heads._first_rows(found) == []
    assert heads.missing_heads([headed], {})[0].code == "typeset.head"


def test_a_row_that_a_cell_of_the_page_before_takes_too_is_told_once_of_a_table() -> None:
    joined = own(tag="tr", **{"class": "x joined"})

    def parted(*rows: Any) -> int:
        return len(
            heads.parted_rows(
                list(found_boxes([box(boxes.PageBox, box(boxes.TableBox, group(*rows), element=own(tag="table")))])), {}
            )
        )

    assert parted(row(element=joined), row(element=joined)) == 1
    assert parted(row(), row(element=joined)) == 0
    assert parted(row(element=own(tag="tr", **{"class": "joineds"}))) == 0
    assert parted(row()) == parted(box(boxes.TableRowBox)) == 0


@pytest.mark.parametrize(("settled", "rounds"), [(1, 1), (8, 8), (9, None)])
def test_pages_are_made_eight_times_at_most_till_their_counters_stand(
    monkeypatch: pytest.MonkeyPatch, settled: int, rounds: int | None
) -> None:
    made: list[list[str]] = []

    def again(pages: Any, first: int, *rest: Any) -> list[Any]:
        context = rest[2]
        made.append(list(context.footnotes))
        context.footnotes.clear()
        context.page_maker[first] = ({1: None}, None, None, None, {"content_changed": len(made) < settled})
        return [*([None] * first), box(boxes.PageBox)]

    monkeypatch.setattr(stretch, "_made", again)
    monkeypatch.setattr(stretch, "_hangs_together", lambda context, end: False)
    context = SimpleNamespace(footnotes=["a"])
    found = stretch.laid_out(STATE, 2, lambda *_: True, None, context, None)  # type: ignore[arg-type]
    assert (found is not None) is (rounds is not None)
    assert made == [["a"]] * (rounds or 8)
    if found:
        assert len(found) == 1


def test_style_sheets_and_sizes_of_pictures_tell_jobs_apart() -> None:
    def ground(html: str = "", file: str = "a.css", css: str = "x", pictures: Any = None) -> str:
        return engine.Job(html, (engine.Sheet(file, css),), pictures or {}).ground

    own = ground()
    assert ground(html="other") == own and len(own) == 64
    others = ground(file="b.css"), ground(css="y"), ground(pictures={"a": (1, 2)}), ground(pictures={"a": (2, 1)})
    assert len({own, *others}) == 5
    assert engine._quotes(engine.Job("", (engine.Sheet("a", "x"), engine.Sheet("b", "target-text(attr(href))"))))
    assert not engine._quotes(engine.Job("", (engine.Sheet("a", "target-counter(attr(href), page)"),)))
