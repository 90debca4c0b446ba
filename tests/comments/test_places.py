"""Places of pages and texts: what is nearest, what is within, and which text has which words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from galley.comments.pages import Paging, Sheet
from galley.comments.quoting import Quoted, between, centre, holds, quoted, shown, spelled, under
from galley.comments.threads import Remark
from galley.comments.tying import _away, _home, _is_within, _nearest, tied
from galley.comments.wording import Wording, _queries
from galley.maps import Block, PageMap, Part, Placed
from galley.meter.glyphs import Glyph

from .annotated import line


def blocks(*found: tuple[str, str, Any]) -> list[tuple[Block, Any]]:
    return [(Block(address, text), box) for address, text, box in found]


BOX = (10.0, 20.0, 30.0, 40.0)


@pytest.mark.parametrize(
    ("place", "slack", "inside"),
    [
        ((10, 20), 0, True),
        ((9.9, 20), 0, False),
        ((10, 19.9), 0, False),
        ((30, 40), 0, True),
        ((30.1, 40), 0, False),
        ((30, 40.1), 0, False),
        ((8.5, 18.5), 1.5, True),
        ((8.4, 20), 1.5, False),
        ((10, 18.4), 1.5, False),
        ((31.5, 41.5), 1.5, True),
        ((31.6, 40), 1.5, False),
        ((30, 41.6), 1.5, False),
    ],
)
def test_a_box_holds_what_is_on_its_edge(place: Any, slack: float, inside: bool) -> None:
    assert holds(BOX, place, slack) is inside


@pytest.mark.parametrize(
    ("place", "away"),
    [
        ((20, 30), (0, 0)),
        ((7, 30), (3, 0)),
        ((34, 30), (4, 0)),
        ((20, 15), (0, 5)),
        ((20, 46), (0, 6)),
        ((7, 46), (3, 6)),
    ],
)
def test_how_far_a_place_is_from_a_box(place: Any, away: Any) -> None:
    assert _away(BOX, place) == away


OUTER, INNER, TWIN = (0.0, 0.0, 100.0, 100.0), (10.0, 10.0, 50.0, 50.0), (10.0, 10.0, 50.0, 50.0)


@pytest.mark.parametrize(
    ("boxes", "place", "home"),
    [
        ([OUTER, INNER], (20, 20), 1),
        ([INNER, OUTER], (20, 20), 0),
        ([INNER, TWIN], (20, 20), 1),
        ([OUTER, INNER], (60, 60), 0),
        ([OUTER, INNER], (51, 20), 0),
        ([OUTER], (101, 20), 0),
        ([OUTER], (101.6, 20), None),
        ([INNER, (51.0, 10.0, 60.0, 50.0)], (50.5, 20), 1),
        ([(51.0, 10.0, 60.0, 50.0), INNER], (49.9, 20), 1),
        ([], (0, 0), None),
    ],
)
def test_the_innermost_block_around_a_place(boxes: Any, place: Any, home: int | None) -> None:
    assert _home(blocks(*((f"a{at}", "x", box) for at, box in enumerate(boxes))), place) == home


LEFT, RIGHT = (10.0, 100.0, 50.0, 120.0), (90.0, 100.0, 130.0, 120.0)


@pytest.mark.parametrize(
    ("found", "place", "nearest"),
    [
        ([("s", "", (0, 0, 200, 200)), ("s/a", "x", LEFT)], (20, 110), 1),
        ([("s", "", (0, 0, 200, 200)), ("s/a", "x", LEFT)], (66, 110), 1),
        ([("s", "", (0, 0, 200, 200)), ("s/a", "x", LEFT)], (66.1, 110), 0),
        ([("s", "", (0, 0, 200, 200)), ("s/a", "x", LEFT)], (20, 136), 1),
        ([("s", "", (0, 0, 200, 200)), ("s/a", "x", LEFT)], (20, 136.1), 0),
        ([("s/a", "x", LEFT)], (300, 110), 0),
        ([("s/a", "x", LEFT)], (300, 121.5), 0),
        ([("s/a", "x", LEFT)], (300, 121.6), None),
        ([("s/a", "", LEFT)], (300, 110), None),
        ([("s/a", "x", LEFT), ("s/b", "y", RIGHT)], (69, 110), 0),
        ([("s/a", "x", LEFT), ("s/b", "y", RIGHT)], (71, 110), 1),
        ([("s", "x", LEFT), ("s/b", "y", RIGHT)], (55, 110), 1),
        ([("s", "x", LEFT), ("sb", "y", RIGHT)], (55, 110), 0),
        ([("s/a", "x", (0.0, 100.0, 50.0, 120.0)), ("s/b", "y", LEFT)], (55, 110), 1),
    ],
)
def test_the_text_that_a_place_is_nearest_to(found: Any, place: Any, nearest: int | None) -> None:
    assert _nearest(blocks(*found), place) == nearest


@pytest.mark.parametrize(
    ("one", "other", "within"), [("a", "a", True), ("a/b", "a", True), ("ab", "a", False), ("a", "a/b", False)]
)
def test_an_address_stands_in_another(one: str, other: str, within: bool) -> None:
    assert _is_within(one, other) is within


def glyph(letter: str, x: float, y: float = 500.0, **more: Any) -> Glyph:
    return Glyph(letter, x, y, 10.0, 10.0, "Face", 1, **more)


def half(text: str, x: float = 50.0) -> list[Glyph]:
    """The glyphs of a line, each half as wide as high."""
    return [glyph(letter, x + 5 * at)._replace(advance=5.0) for at, letter in enumerate(text)]


def test_the_middle_of_a_letter_turns_with_it() -> None:
    assert centre(glyph("a", 50)) == pytest.approx((55, 503.2))
    assert centre(glyph("a", 50)._replace(angle=90.0)) == pytest.approx((46.8, 505))


def test_letters_lie_under_boxes_by_their_middles() -> None:
    glyphs = line("abcd")
    assert under(glyphs, [(55, 500, 65, 510)]) == [0, 1]
    assert under(glyphs, [(56, 500, 64, 510), (84, 500, 90, 510)]) == [3]
    assert under(glyphs, [(50, 504, 90, 510)]) == []


LONG = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ([], Quoted("", "", "")),
        ([0], Quoted("a", "", "bcdefghijklm", "a")),
        ([13, 14], Quoted("no", "bcdefghijklm", "pqrstuvwxyz", "no")),
        ([25], Quoted("z", "nopqrstuvwxy", "", "z")),
    ],
)
def test_marked_letters_and_twelve_on_each_side(marked: list[int], found: Quoted) -> None:
    assert quoted(line(LONG), marked) == found


def test_spaces_around_marked_letters_are_passed_over() -> None:
    spaced = line("a b c d e f g h i j k l m n o p q r s t u v w x y z")
    assert quoted(spaced, [26]) == Quoted("n", "bcdefghijklm", "opqrstuvwxyz", "n")
    assert between(spaced, (50 + 265, 503)) == (26, Quoted("", "bcdefghijklm", "nopqrstuvwxy")) or between(
        spaced, (50 + 264, 503)
    ) == (26, Quoted("", "bcdefghijklm", "nopqrstuvwxy"))


@pytest.mark.parametrize(
    ("spot", "found"),
    [
        ((55, 503), (0, "", "abc")),
        ((55.1, 503), (0, "a", "bc")),
        ((61, 503), (1, "a", "bc")),
        ((79, 503), (2, "abc", "")),
        ((120, 503), (2, "abc", "")),
        ((120.1, 503), None),
        ((10.1, 503), (0, "", "abc")),
        ((9.9, 503), None),
        ((55, 503.2 + 5.5 + 13.3), (0, "", "abc")),
        ((55, 503.2 + 5.5 + 13.4), None),
    ],
)
def test_a_caret_is_between_the_letters_that_are_nearest(spot: Any, found: Any) -> None:
    told = between(line("abc"), spot)
    assert (told and (told[0], told[1].before, told[1].after)) == found


def test_a_caret_among_spaces_or_nothing_is_near_no_letter() -> None:
    assert between([], (50, 500)) is None
    assert between(line("  "), (55, 503)) is None
    small = [glyph("a", 50)._replace(size=0.1, advance=0.1)]
    assert between(small, (53, 500)) is not None and between(small, (55, 500)) is None


@pytest.mark.parametrize(
    ("glyphs", "told"),
    [
        (line("ab cd"), "ab cd"),
        ([*line("ab"), *line("cd", y=480)], "ab cd"),
        ([*line("ab "), *line("cd", y=480)], "ab cd"),
        ([*line("ab"), *line(" cd", y=480)], "ab cd"),
        ([*line("中"), *line("文", y=480)], "中文"),
        ([*line("中"), *line("cd", y=480)], "中cd"),
        ([*line("ab"), *line("文", y=480)], "ab文"),
        ([*line("ab\u2010"), *line("cd", y=480)], "abcd"),
        ([*line("ab\u00ad"), *line("cd", y=480)], "abcd"),
        ([*line("ab-"), *line("cd", y=480)], "ab- cd"),
        (line("ab\u2010cd"), "ab\u2010cd"),
        (line("ab\u2010"), "ab\u2010"),
        ([*half("ab"), *half("cd", 65)], "ab cd"),
        ([*half("ab"), *half("cd", 61)], "abcd"),
        ([*half("ab "), *half("cd", 85)], "ab cd"),
        ([*half("ab"), *half(" cd", 75)], "ab cd"),
        (line("a\ufffdb"), "ab"),
        ([], ""),
    ],
)
def test_letters_are_shown_as_text_on_one_line(glyphs: list[Glyph], told: str) -> None:
    assert shown(glyphs) == told
    assert spelled(glyphs) == told.replace(" ", "").replace("ab\u2010", "ab-") or "\ufffd" in "".join(
        each.text for each in glyphs
    )


@pytest.mark.parametrize(
    ("found", "alone", "queries"),
    [
        (Quoted("abcd", "", ""), 8, ["abcd", "abcd"]),
        (Quoted("ab", "", ""), 8, ["ab"]),
        (Quoted("a", "", ""), 8, []),
        (Quoted("abc", "x", "y"), 8, ["xabcy", "xabc", "abcy"]),
        (Quoted("abc", "x", "y"), 3, ["xabcy", "xabc", "abcy", "abc"]),
        (Quoted("abc", "x", "y"), 4, ["xabcy", "xabc", "abcy"]),
        (Quoted("abc", "x", "y"), None, ["xabcy", "xabc", "abcy"]),
        (Quoted("", "wx", "yz"), 4, ["wxyz"]),
        (Quoted("", "x", "yz"), 4, []),
    ],
)
def test_what_is_looked_for_first(found: Quoted, alone: int | None, queries: list[str]) -> None:
    assert list(dict.fromkeys(_queries(found, alone))) == list(dict.fromkeys(queries))


def test_as_much_around_as_there_is_is_looked_for_first() -> None:
    before, after = "0123456789ab", "cdefghijklmn"
    told = list(_queries(Quoted("X", before, after), None))
    assert told == [
        *("0123456789abXcdefghijklmn", "0123456789abX", "Xcdefghijklmn"),
        *("456789abXcdefghij", "456789abX", "Xcdefghij"),
        *("789abXcdefg", "789abX", "Xcdefg", "9abXcde", "9abX", "Xcde", "abXcd", "abX", "Xcd"),
    ]


TEXTS = Wording(tuple(Block(f"a/{at}", text) for at, text in enumerate(("one more", "two men", "one more day", "ten"))))


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (Quoted("twomen", "", ""), "a/1"),
        (Quoted("onemore", "", ""), None),
        (Quoted("more", "one", "day"), "a/2"),
        (Quoted("ten", "", ""), "a/3"),
        (Quoted("nothing", "", ""), None),
    ],
)
def test_the_one_text_that_has_words(found: Quoted, address: str | None) -> None:
    block = TEXTS.block(found, ())
    assert (block and block.address) == address


def test_of_several_texts_the_nearest_to_those_of_the_page_is_meant() -> None:
    own = [f"only this text says {word} here and nowhere else" for word in ("oaks", "elms", "firs")]
    texts = ["the end", *own, "the end", "the end"]
    wording = Wording(tuple(Block(f"a/{at}", text) for at, text in enumerate(texts)))
    page = [each for at, text in enumerate(own) for each in line(text, y=500 - 20 * at)]
    for glyphs, address in ((page, None), (page[: len(own[0])], "a/0"), (line(own[2]), "a/4")):
        block = wording.block(Quoted("theend", "", ""), glyphs)
        assert (block and block.address) == address
    furniture = [each._replace(is_artefact=True) for each in line(own[2])]
    assert wording.block(Quoted("theend", "", ""), furniture) is None
    same = Wording((Block("a", "the end"), Block("a", "the end")))
    found = same.block(Quoted("theend", "", ""), ())
    assert found is not None and found.address == "a"


WORDS = "the first words of a page that says more than others do"


def paged(*texts: str, cover: tuple[int, ...] = (), placed: Placed | None = None) -> Paging:
    """A map of pages with a text each."""
    parts = tuple(Block(f"a/{at}", text, (Part(at, (0, 480, 600, 520)),)) for at, text in enumerate(texts, 1) if text)
    return Paging(PageMap("book", "en", ((600, 800),) * len(texts), parts, cover=cover, placed=placed))


OTHERS = "quite another text stands here which nobody would mistake"


@pytest.mark.parametrize(
    ("paging", "number", "count", "glyphs", "page", "apart"),
    [
        (paged(WORDS, OTHERS), 1, 2, line(WORDS), 1, False),
        (paged(WORDS, OTHERS), 2, 2, line(WORDS), 1, False),
        (paged(WORDS, OTHERS), 1, 2, [], 1, False),
        (paged(WORDS, OTHERS), 3, 3, [], None, False),
        (paged(WORDS, OTHERS), 3, 3, line(OTHERS), 2, False),
        (paged(WORDS, OTHERS), 1, 2, line("zzzzzz" * 3), None, False),
        (paged(WORDS, OTHERS), 1, 2, line("zzzzzz" * 2), 1, False),
        (paged("", WORDS, cover=(1,)), 1, 1, line(WORDS), 2, False),
        (paged("", WORDS, cover=(1,)), 1, 2, [], 1, False),
        (paged("", WORDS, cover=(1,)), 1, 1, [], 2, False),
        (paged(WORDS, placed=Placed((0, 1), 1, 0, 0)), 1, 2, line(WORDS), None, True),
        (paged(WORDS, placed=Placed((0, 1), 1, 0, 0)), 1, 2, [], None, True),
        (paged(WORDS, placed=Placed((0, 1), 1, 0, 0)), 2, 2, line(WORDS), 1, False),
        (paged(WORDS, placed=Placed((1, 0), 1, 0, 0)), 2, 2, line(WORDS), None, True),
        (paged(WORDS, placed=Placed((1, 0), 1, 0, 0)), 2, 2, [], None, True),
        (paged(WORDS, placed=Placed((0, 1), 1, 0, 0)), 3, 3, [], None, False),
        (paged(WORDS, placed=Placed((0, 1), 1, 0, 0)), 3, 3, line(WORDS), None, False),
    ],
)
def test_which_page_of_the_book_a_page_of_a_file_is(
    paging: Paging, number: int, count: int, glyphs: list[Glyph], page: int | None, apart: bool
) -> None:
    found = paging.sheet(number, count, glyphs, (0.0, 0.0))
    assert (found.page, found.is_apart) == (page, apart)


def test_a_page_that_is_not_in_the_book_is_read_as_large_as_the_first() -> None:
    told = paged(WORDS, OTHERS).told
    sizes = replace(told, sizes=((600, 800), (10, 10)))
    assert Paging(sizes).sheet(3, 3, line(WORDS), (0, 0)).page == 1
    assert Paging(replace(told, sizes=((10, 10), (600, 800)))).sheet(3, 3, line(WORDS), (0, 0)).page is None
    assert Paging(replace(told, sizes=())).sheet(1, 1, line(WORDS), (0, 0)).page is None


@pytest.mark.parametrize(("alike", "page"), [(4, 1), (3, None)])
def test_two_fifths_of_the_words_of_a_page_are_enough(alike: int, page: int | None) -> None:
    pieces = [f"{at}bcdef" for at in range(10)]
    paging = paged("".join(pieces), OTHERS)
    seen = "".join(pieces[:alike]) + "zzzzzz" * (10 - alike)
    glyphs = line(seen, x=0)[:60]
    assert paging.sheet(1, 2, glyphs, (0, 0)).page == page
    assert paging.sheet(1, 2, [*glyphs, *line("z" * 30, y=100)], (0, 0)).page == page
    assert paging.sheet(2, 2, glyphs, (0, 0)).page == page


def test_a_block_is_placed_as_its_page_is() -> None:
    assert Sheet([], 1, 0.5, 10.0, 20.0).on_file((0, 0, 100, 200)) == (10, 20, 60, 120)
    assert paged(WORDS).sheet(1, 1, line(WORDS), (3.0, 4.0)).left == 3


def remark(what: str = "highlight", *boxes: Any, spot: Any = (0, 0), page: int = 1) -> Remark:
    return Remark("id", page, what, "", "", "", "", boxes, boxes[0] if boxes else (0, 0, 0, 0), spot)


def told(text: str, box: Any = (0, 490, 600, 520)) -> PageMap:
    return PageMap("book", "en", ((600, 800),), (Block("s/p1", text, (Part(1, box),)),))


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("abcdefghij", "abcdefgh", "", ""),
        ("abcdefghij", "abcdefg", "", "hij"),
        ("abcdefghabcdefgh", "abcdefgh", "", "abcdefgh"),
        ("0123456789abcdefghijk", "gh", "23456789abcdef", "ijk"),
        ("hij0123456789abcdefghijk", "hij", "", "0123456789abcd"),
    ],
)
def test_short_words_and_such_as_stand_twice_keep_fourteen_letters_around(
    text: str, words: str, before: str, after: str
) -> None:
    glyphs = line(text)
    at = text.index(words)
    box = (glyphs[at].x, 496, glyphs[at + len(words) - 1].x + 10, 510)
    tie = tied(remark("highlight", box), Sheet(glyphs, 1), told(text), Wording(()))
    assert (tie.quote, tie.before, tie.after) == (words, before, after)


def test_a_remark_on_a_page_that_is_not_of_the_book_quotes_it() -> None:
    glyphs = line("far away")
    lost = tied(
        remark("highlight", (45, 490, 200, 515), page=7), Sheet(glyphs, None, is_apart=True), told(WORDS), TEXTS
    )
    assert (lost.page, lost.quote, lost.address, lost.reason) == (7, "far away", "", "its page is none of the book")
    unknown = tied(remark("highlight", (45, 490, 200, 515), page=7), Sheet(line("ten"), None), told(WORDS), TEXTS)
    assert (unknown.page, unknown.address, unknown.quote) == (7, "a/3", "ten")


def test_an_insertion_or_a_note_far_from_words_is_about_the_block_around() -> None:
    glyphs = line("word")
    far = {"spot": (400, 500)}
    for what in ("insertion", "note"):
        tie = tied(remark(what, **far), Sheet(glyphs, 1), told("word"), Wording(()))
        assert (tie.address, tie.before, tie.after, tie.page) == ("s/p1", "", "", 1)
    near = tied(remark("note", spot=(71, 503)), Sheet(glyphs, 1), told("word"), Wording(()))
    assert (near.address, near.before, near.after) == ("s/p1", "wo", "rd")


def test_words_that_the_map_does_not_have_are_looked_for_on_its_page() -> None:
    page = replace(
        told("nothing of it"),
        blocks=(
            Block("s/p1", "nothing of it", (Part(1, (0, 490, 600, 520)),)),
            Block("s/p2", "printed anew and elsewhere", (Part(1, (0, 100, 600, 120)),)),
        ),
    )
    glyphs = line("printed anew and elsewhere")
    tie = tied(remark("highlight", (45, 490, 125, 515)), Sheet(glyphs, 1), page, Wording(()))
    assert (tie.address, tie.quote, tie.also) == ("s/p2", "printed", ())
