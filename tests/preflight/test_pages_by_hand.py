"""Pages as a whole, their labels, bookmarks and links, and the headings that lead to them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from by_hand import INSIDE, codes, document, mark, messages, page, text
from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.options import Edition
from galley.preflight import Limits, navigation, pages
from galley.preflight.document import Document
from galley.preflight.marks import NOWHERE, Mark
from galley.preflight.spaces import NOTHING, Ink

PAPER = Ink("DeviceCMYK", (0.0, 0.0, 0.0, 0.0))


def written(count: int = 3) -> Any:
    """A file of some pages, as preflight has it."""
    pdf = Pdf.new()
    for _ in range(count):
        pdf.add_blank_page(page_size=(300, 400))
    return Document(pdf, b"", Edition.SCREEN, Limits())


@pytest.mark.parametrize(
    ("count", "at_once", "told"),
    [
        (4, 2, []),
        (3, 2, ["the number of pages, 3, is no multiple of 2"]),
        (3, 1, []),
        (6, 4, ["the number of pages, 6, is no multiple of 4"]),
    ],
)
def test_pages_fill_whole_sheets(count: int, at_once: int, told: list[str]) -> None:
    found = document(*(page(mark(), number=at) for at in range(1, count + 1)), limits=Limits(pages_at_once=at_once))
    found.pdf.Root.PageLabels = Dictionary()
    assert messages(each for each in pages.examine(with_none(found)) if each.rule is pages.COUNT) == told


def with_none(found: Any) -> Any:
    """A document on which no link is held."""
    found.held_by, found.destinations = {}, {}
    return found


@pytest.mark.parametrize(
    ("marks", "is_blank"),
    [
        ([], True),
        ([mark()], False),
        ([mark(ink=PAPER)], True),
        ([mark("pattern")], True),
        ([mark("group")], True),
        ([mark("glyph")], True),
        ([mark("shading", box=NOWHERE)], False),
        ([mark("group", box=NOWHERE)], True),
        ([mark("text", NOTHING, text="word")], True),
        ([mark(box=(-20, 0, -10, 9))], True),
        ([mark(ink=PAPER), mark("line")], False),
    ],
)
def test_a_page_is_blank_on_which_nothing_is_seen(marks: list[Mark], is_blank: bool) -> None:
    found = with_none(document(page(*marks), limits=Limits(pages_at_once=1)))
    assert codes(pages.examine(found)) == (["page.blank"] if is_blank else [])


def ranged(*nums: Any) -> Dictionary:
    return Dictionary(Nums=Array(nums))


ROMAN, PLAIN = Dictionary(S=Name.r), Dictionary(S=Name.D)


@pytest.mark.parametrize(
    ("tree", "labels"),
    [
        (ranged(0, PLAIN), ["1", "2", "3"]),
        (ranged(0, Dictionary(S=Name.D, St=7)), ["7", "8", "9"]),
        (ranged(0, Dictionary(P=String("A-"), S=Name.D)), ["A-1", "A-2", "A-3"]),
        (ranged(0, Dictionary(P=String("Cover"))), ["Cover", "Cover", "Cover"]),
        (ranged(0, ROMAN, 1, PLAIN), ["r1", "1", "2"]),
        (ranged(1, PLAIN, 0, ROMAN), ["r1", "1", "2"]),
        (ranged(1, PLAIN), [None, "1", "2"]),
        (ranged(-1, PLAIN), ["2", "3", "4"]),
        (ranged(0, PLAIN, 9, ROMAN), ["1", "2", "3"]),
        (ranged(0, PLAIN, 1), ["1", "2", "3"]),
        (Dictionary(Kids=Array([ranged(0, ROMAN), ranged(2, PLAIN)])), ["r1", "r2", "1"]),
        (3, [None, None, None]),
    ],
)
def test_labels_of_pages_are_those_of_their_range(tree: Any, labels: list[str | None]) -> None:
    found = document(page(), page(number=2), page(number=3))
    found.pdf.Root.PageLabels = tree
    assert pages.page_labels(found) == labels


@pytest.mark.parametrize(
    ("folios", "told"),
    [("12", []), ("78", ["viewers call the page 1, printed is 7", "viewers call the page 2, printed is 8"])],
)
def test_viewers_count_pages_where_a_file_has_no_labels(folios: str, told: list[str]) -> None:
    found = document(*(numbered((20, folio), number=at) for at, folio in enumerate(folios, 1)))
    labels = pages.page_labels(found)
    assert (labels, messages(pages._labels(found, labels))) == (["1", "2"], told)


def numbered(*where: tuple[int, str], number: int = 1) -> Any:
    """A page with texts of 10 pt at some heights."""
    marks = (text(words, box=(50, low, 60, low + 10)) for low, words in where)
    return page(*marks, number=number)


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ([(20, "7")], [(20, "7")]),
        ([(39, "7")], [(39, "7")]),
        ([(40, "7")], []),
        ([(350, "7")], []),
        ([(351, "7")], [(351, "7")]),
        ([(20, " 7 ")], [(20, "7")]),
        ([(20, "12345")], []),
        ([(20, "a7")], []),
        ([(20, "٧")], [(20, "٧")]),
        ([(20, "510")], [(20, "510")]),
        ([(20, "511")], []),
    ],
)
def test_folios_are_numbers_by_themselves_at_head_or_foot(
    where: list[tuple[int, str]], told: list[tuple[int, str]]
) -> None:
    assert pages._folios(numbered(*where), 10) == told


@pytest.mark.parametrize(
    ("other", "is_beside"),
    [
        ((69, 20, 80, 30), True),
        ((70, 20, 80, 30), False),
        ((20, 20, 41, 30), True),
        ((20, 20, 40, 30), False),
        ((62, 25, 70, 30), False),
        ((62, 24, 70, 30), True),
        ((62, 10, 70, 25), False),
        ((62, 10, 70, 26), True),
    ],
)
def test_a_text_beside_a_number_goes_on_in_its_line(other: Any, is_beside: bool) -> None:
    one = text("7", box=(50, 20, 60, 30))
    assert pages._beside(one, text("x", box=other)) is is_beside
    assert not pages._beside(one, one)


def test_labels_are_the_folios_that_stand_at_one_height_on_a_third_of_the_pages() -> None:
    def told(*found: Any, labels: str) -> list[str]:
        sheet = document(*found)
        sheet.pdf.Root.PageLabels = PLAIN
        return messages(pages._labels(sheet, [each or None for each in labels.split(",")]))

    def at(number: int, folio: str) -> Any:
        return numbered((20, folio), number=number)

    assert told(at(1, "5"), labels="4") == ["viewers call the page 4, printed is 5"]
    assert told(at(1, "5"), page(number=2), page(number=3), labels="4,5,6") == []
    assert told(at(1, "5"), at(2, "6"), page(number=3), labels="4,5,6") == [
        "viewers call the page 4, printed is 5",
        "viewers call the page 5, printed is 6",
    ]
    assert told(at(1, "5"), page(number=2), page(number=3), page(number=4), labels="4,5,6,7") == []
    assert told(at(1, "5"), at(2, "6"), at(3, "7"), labels="5,6,7") == []
    assert told(at(1, "5"), at(2, "6"), at(3, "7"), labels="5,,7") == []
    assert told(at(1, "901"), at(2, "902"), labels="900,901") == [
        "viewers call the page 900, printed is 901",
        "viewers call the page 901, printed is 902",
    ]
    assert told(at(1, "505"), at(2, "506"), labels="x,y") == []
    assert told(at(1, "501"), at(2, "502"), labels="x,y")[0] == "viewers call the page x, printed is 501"


def outlined(*titles: str, target: Any = None) -> Any:
    """A document with bookmarks below each other."""
    first = None
    for title in reversed(titles):
        first = Dictionary(
            Title=String(title), **({"First": first} if first else {}), **({"Dest": target} if target else {})
        )
    found = with_none(document(page()))
    found.pdf.Root.Outlines = Dictionary(First=first) if first else Dictionary()
    return found


def test_each_bookmark_leads_to_a_page() -> None:
    assert messages(pages._outline(outlined("A", "B"))) == ["bookmark “A” leads nowhere", "bookmark “B” leads nowhere"]
    assert list(pages._outline(outlined())) == []


@pytest.mark.parametrize(("count", "told"), [(19, []), (20, ["there are no bookmarks"])])
def test_a_longer_file_has_bookmarks(count: int, told: list[str]) -> None:
    found = document(*(page(number=at) for at in range(1, count + 1)))
    assert messages(pages._outline(found)) == told
    assert navigation.SHORT_BOOK == 20


def test_bookmarks_in_a_circle_end() -> None:
    pdf = Pdf.new()
    one, two = (pdf.make_indirect(Dictionary(Title=String(each))) for each in "ab")
    one.Next, two.First = two, one
    assert [str(each.Title) for each in pages.bookmarks(one)] == ["a", "b"]
    assert [str(each.Title) for each in pages.bookmarks(Dictionary(Title=String("c"), Next=3))] == ["c"]


def test_where_a_destination_leads() -> None:
    file = written()
    second = file.pdf.pages[1].obj
    place = Array([second, Name.Fit])
    file.pdf.Root.Dests = Dictionary(old=place, framed=Dictionary(D=place))
    file.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("new"), Dictionary(D=place), String("odd")])))
    leads = [place, Dictionary(D=place), Name.old, Name.framed, String("new"), String("old")]
    assert [pages.page_of(each, file) for each in leads] == [2] * 6
    nowhere = [None, Array([]), Array([3]), String("odd"), String("none"), Name.none, 7, Array([Dictionary()])]
    assert [pages.page_of(each, file) for each in nowhere] == [None] * 8


def test_a_destination_is_that_of_the_action_where_there_is_one() -> None:
    assert pages.target_of(Dictionary(Dest=String("a"))) == "a"
    assert pages.target_of(Dictionary(Dest=String("a"), A=Dictionary(D=String("b")))) == "b"
    assert pages.target_of(Dictionary(A=Dictionary(URI=String("c")))) is None
    assert pages.target_of(Dictionary(Dest=String("a"), A=3)) == "a"


def linked(*notes: dict[str, Any], kind: str = "Link") -> Any:
    """A file whose first page has links that are held by elements of a kind."""
    file = written()
    made = [
        file.pdf.make_indirect(Dictionary({"/Subtype": Name.Link, **{f"/{k}": v for k, v in each.items()}}))
        for each in notes
    ]
    file.pdf.pages[0].obj.Annots = Array(made)
    kids = [Dictionary(Type=Name.OBJR, Obj=each) for each in made]
    file.pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(S=Name(f"/{kind}"), K=Array(kids)))
    return file


WORDS, WEB = String("the words"), Dictionary(URI=String("https://example.org"))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ({"Contents": WORDS, "A": WEB}, []),
        ({"Contents": WORDS}, ["link.target"]),
        ({"Contents": WORDS, "Dest": String("nowhere")}, ["link.target"]),
        ({"A": WEB}, ["link.contents"]),
        ({"Contents": String("  "), "A": WEB}, ["link.contents"]),
        ({"Contents": String("part-opening"), "A": WEB}, ["link.contents"]),
        ({"Contents": String("s/body/p1"), "A": WEB}, ["link.contents"]),
        ({"Contents": String("opening"), "A": WEB}, []),
        ({"Contents": String("part-opening of"), "A": WEB}, []),
        ({"Subtype": Name.Text}, []),
    ],
)
def test_a_link_leads_somewhere_and_says_in_words_where(note: dict[str, Any], told: list[str]) -> None:
    assert codes(pages._links(linked(note), [None] * 3)) == told


@pytest.mark.parametrize(
    ("links", "number", "told"), [(1, "9", ["page.folio"]), (1, "7", []), (2, "9", []), (1, "", [])]
)
def test_the_only_link_of_a_line_is_followed_by_the_number_of_its_page(
    links: int, number: str, told: list[str]
) -> None:
    notes = [{"Contents": WORDS, "Rect": Array([10 + 40 * at, 10, 40 + 40 * at, 20])} for at in range(links)]
    file = linked(*notes)
    for each in file.pdf.pages[0].obj.Annots:
        each.Dest = Array([file.pdf.pages[1].obj, Name.Fit])
    marks = (text(number, box=(100, 10, 106, 20)),) if number else ()
    file.__dict__["pages"] = (page(*marks, obj=file.pdf.pages[0].obj),)
    assert codes(pages._links(file, ["6", "7", "8"])) == told


def test_a_link_is_held_by_a_link() -> None:
    good = {"Contents": WORDS, "A": WEB}
    assert messages(pages._links(linked(good, good, kind="Span"), [None] * 3)) == [
        "a link is held by Span; 2 times, on pages 1"
    ]
    file = linked(good)
    del file.pdf.Root.StructTreeRoot
    assert messages(pages._links(file, [None] * 3)) == ["a link is held by no element"]


@pytest.mark.parametrize(
    ("box", "other", "is_beside"),
    [
        ((0, 10, 9, 20), (20, 12, 30, 18), True),
        ((0, 10, 9, 20), (20, 4, 30, 16), False),
        ((0, 10, 9, 20), (20, 4, 30, 17), True),
        ((0, 10, 9, 20), (20, 14, 30, 26), False),
        ((0, 10, 9, 20), (20, 13, 30, 26), True),
    ],
)
def test_boxes_share_a_line_where_the_middle_of_one_is_in_the_other(box: Any, other: Any, is_beside: bool) -> None:
    assert pages._is_beside(box, other) is is_beside


@pytest.mark.parametrize(
    ("box", "is_within"),
    [
        ((100, 100, 140, 110), True),
        ((60, 100, 140, 110), False),
        ((62, 100, 140, 110), True),
        ((100, 100, 180, 110), False),
        ((100, 100, 178, 110), True),
        ((100, 90, 140, 110), False),
        ((100, 92, 140, 110), True),
        ((100, 100, 140, 120), False),
        ((100, 100, 140, 118), True),
    ],
)
def test_a_box_is_within_another_where_its_middle_is(box: Any, is_within: bool) -> None:
    assert pages._is_within(box, INSIDE) is is_within


LINK = (10, 10, 40, 20)


def behind(*found: tuple[float, float, str], **more: Any) -> list[str]:
    """What is told of numbers that stand behind a link to page 4, each from some x to another."""
    marks = [text(words, box=(left, 10, right, 20), **more) for left, right, words in found]
    return messages(pages._number(page(text("Walls", box=(11, 10, 39, 20)), *marks), LINK, "4"))


TOLD = ["behind a link to page 4 stands 5"]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([(44, 50, "5")], TOLD),
        ([(43.9, 50, "5")], []),
        ([(44, 50, "4")], []),
        ([(44, 50, " 5 ")], TOLD),
        ([(44, 50, "five")], []),
        ([(44, 50, "55555")], []),
        ([(44, 50, "5"), (54, 60, "6")], TOLD),
        ([(44, 50, "5"), (53.9, 60, "6")], []),
        ([(54, 60, "6"), (44, 50, "5")], TOLD),
        ([(42, 50, "…"), (52, 60, "5")], TOLD),
        ([(39, 41, "a"), (45, 51, "5")], []),
        ([(38.9, 41, "a"), (45, 51, "5")], TOLD),
        ([(38, 50, "5")], []),
        ([(39, 50, "5")], []),
        ([], []),
    ],
)
def test_the_number_behind_a_link_stands_apart_and_alone(
    found: list[tuple[float, float, str]], told: list[str]
) -> None:
    assert behind(*found) == told


def test_a_number_on_another_line_or_behind_the_call_of_a_note_is_none() -> None:
    lower = text("5", box=(44, 0, 50, 9))
    assert list(pages._number(page(lower), LINK, "4")) == []
    number = text("5", box=(44, 10, 50, 20))
    for call in ("3", "[3]", "(12)"):
        assert list(pages._number(page(text(call, box=(11, 10, 39, 20)), number), LINK, "4")) == []
    assert messages(pages._number(page(text("3 roofs", box=(11, 10, 39, 20)), number), LINK, "4")) == TOLD
    assert messages(pages._number(page(text("3", box=(51, 90, 60, 99)), number), LINK, "4")) == TOLD
    assert messages(pages._number(page(mark(box=(41, 10, 42, 20), text="x"), number), LINK, "4")) == TOLD


@pytest.mark.parametrize(
    ("rect", "told"),
    [
        ((100, 100, 140, 110), 1),
        ((119, 100, 159, 110), 1),
        ((120, 100, 160, 110), 0),
        ((100, 105, 140, 115), 0),
        ((100, 104, 140, 114), 1),
        ((140, 100, 180, 110), 0),
        ((100, 100, 100, 110), 0),
        ((100, 100, 110, 110), 1),
    ],
)
def test_links_of_which_one_covers_more_than_half_of_another_lie_on_each_other(rect: Any, told: int) -> None:
    notes = [Dictionary(Subtype=Name.Link, Rect=Array(list(each))) for each in (INSIDE, rect)]
    other = Dictionary(Subtype=Name.Text, Rect=Array(list(INSIDE)))
    found = document(page(obj=Dictionary(Annots=Array([*notes, other, 3]))))
    assert messages(navigation._twice(found)) == ["two links lie on each other"] * told


def headed(kind: str = "H1", title: str = "Roofs", **more: Any) -> Any:
    """A file with a heading of two pieces on its second page, and a bookmark."""
    file = written()
    second = file.pdf.pages[1].obj
    file.tagged_texts = {(second.objgen, 0): "Ro", (second.objgen, 1): "ofs"}
    inner = Dictionary(S=Name.Span, K=Array([Dictionary(Type=Name.MCR, Pg=second, MCID=1)]))
    heading = Dictionary(S=Name(f"/{kind}"), Pg=second, K=Array([0, inner]))
    file.pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Sect, K=Array([heading])))
    item = Dictionary(Title=String(title), Dest=Array([second, Name.Fit]))
    item.update({f"/{key}": value for key, value in more.items()})
    file.pdf.Root.Outlines = Dictionary(First=item)
    return file


@pytest.mark.parametrize(
    ("kind", "title", "more", "told"),
    [
        ("H1", "Roofs", {}, 0),
        ("H1", "1 Roofs", {}, 0),
        ("H1", "Roo", {}, 0),
        ("H1", "R\u00ado ofs", {}, 0),
        ("H1", "Walls", {}, 1),
        ("H2", "Walls", {}, 1),
        ("H3", "Walls", {}, 0),
        ("P", "Walls", {}, 0),
        ("H1", "", {}, 1),
        ("H1", "Roofs", {"Dest": String("nowhere")}, 0),
    ],
)
def test_headings_of_two_levels_are_bookmarks_in_their_words(
    kind: str, title: str, more: dict[str, Any], told: int
) -> None:
    found = list(navigation._headings(headed(kind, title, **more)))
    assert messages(found) == ["heading “Roofs” is no bookmark"] * told
    assert [each.page for each in found] == [2] * told


@pytest.mark.parametrize(("title", "told"), [("سقوف ١", 0), ("سقوق ١", 1)])
def test_words_from_right_to_left_are_the_same_from_left_to_right(title: str, told: int) -> None:
    file = headed(title=title)
    second = file.pdf.pages[1].obj
    file.tagged_texts = {(second.objgen, 0): "١ ", (second.objgen, 1): "فوقس"}
    assert len(list(navigation._headings(file))) == told


@pytest.mark.parametrize(("around", "within", "told"), [(199, 0, 1), (200, 0, 0), (0, 199, 1), (0, 200, 0)])
def test_headings_are_looked_for_so_deep(around: int, within: int, told: int) -> None:
    """Whether content with words is found in a heading so deep, of so many elements."""
    file = headed(title="Walls")
    second = file.pdf.pages[1].obj
    content = Dictionary(S=Name.Span, K=Array([0]))
    for _ in range(within):
        content = Dictionary(S=Name.Span, K=Array([content]))
    heading = Dictionary(S=Name.H1, Pg=second, K=Array([content]))
    for _ in range(around):
        heading = Dictionary(S=Name.Sect, K=Array([heading]))
    file.pdf.Root.StructTreeRoot = Dictionary(K=heading)
    assert len(list(navigation._headings(file))) == told


def test_headings_are_compared_with_bookmarks_of_their_page() -> None:
    file = headed()
    file.pdf.Root.Outlines.First.Dest = Array([file.pdf.pages[0].obj, Name.Fit])
    assert len(list(navigation._headings(file))) == 1
    silent = headed(title="Walls")
    silent.tagged_texts = {}
    assert list(navigation._headings(silent)) == []
    del file.pdf.Root.Outlines
    assert messages(navigation._headings(file)) == ["heading “Roofs” is no bookmark"]
    assert list(navigation.examine(file)) == []
    file.__dict__["pages"] = (SimpleNamespace(obj=Dictionary()),) * 20
    assert codes(navigation.examine(file)) == ["outline.headings"]
    file.__dict__["pages"] = file.pages[:19]
    assert list(navigation.examine(file)) == []
