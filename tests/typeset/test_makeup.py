"""Stretches of pages: where they end, which pages are made again, and what references are told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import box, style
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page

from galley.typeset import makeup, pagination
from galley.typeset.pagination import Stretch, is_forced

PLAIN = {"break": "any", "page": "text"}
FORCED = {"break": "page", "page": "text"}


def entry(resume_at: Any, following: Any = PLAIN, **state: Any) -> tuple[Any, ...]:
    """What the engine knows before a page."""
    known = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
    return (resume_at, following, True, (None, {"page": [1]}, None), known | state)


@pytest.mark.parametrize(
    ("before", "following", "forced"),
    [
        (PLAIN, PLAIN, False),
        (PLAIN, FORCED, True),
        (PLAIN, {"break": "any", "page": "map"}, True),
        (FORCED, PLAIN, False),
        ({}, PLAIN, True),
    ],
)
def test_a_page_is_forced_by_a_break_or_a_name_of_its_own(before: Any, following: Any, forced: bool) -> None:
    assert is_forced([entry(None, before), entry({1: None}, following)], 1) is forced


@pytest.mark.parametrize(
    ("entries", "stale"),
    [
        ([entry(None), entry({1: None}), entry({2: None})], False),
        ([entry(None, content_changed=True), entry({1: None}, FORCED)], True),
        ([entry(None, pages_wanted=True)], True),
        ([entry(None), entry({1: None}, content_changed=True)], True),
        ([entry(None), entry({1: None}, FORCED, content_changed=True)], False),
        ([entry(None), entry(None, content_changed=True)], False),
    ],
)
def test_a_stretch_is_stale_where_one_of_its_pages_has_changed(entries: list[Any], stale: bool) -> None:
    assert makeup._is_stale(SimpleNamespace(page_maker=entries), 0) is stale


def test_of_a_stretch_in_the_midst_its_own_pages_are_asked() -> None:
    entries = [entry(None, content_changed=True), entry({1: None}, FORCED), entry({2: None})]
    assert not makeup._is_stale(SimpleNamespace(page_maker=entries), 1)
    entries[1][4]["content_changed"] = True
    assert makeup._is_stale(SimpleNamespace(page_maker=entries), 1)


def test_the_furthest_place_is_the_end_of_the_book_where_that_was_reached() -> None:
    assert makeup._furthest([{1: None}, {3: None}, {2: {9: None}}]) == {3: None}
    assert makeup._furthest([{1: None}, None, {2: None}]) is None
    assert makeup._furthest([{1: None}]) == {1: None}


def test_the_area_of_notes_forgets_its_page_and_nothing_else_does() -> None:
    area, other = box(boxes.FootnoteAreaBox, page=1), box(boxes.BlockBox, page=1)
    pagination._let_go_of_itself(box(boxes.PageBox, other, area))
    assert (area.page, other.page) == (None, 1)


class Book:
    """An engine for pages that begin at places, `forced` those of some numbers, `reported` where a note goes on behind one."""

    def __init__(self, places: list[Any], forced: tuple[int, ...] = (), reported: tuple[int, ...] = ()) -> None:
        self.page_maker = [entry(place, FORCED if at in forced else PLAIN) for at, place in enumerate(places)]
        self.reported_footnotes: list[Any] = []
        self.footnotes: list[Any] = ["a"]
        self.broken_out_of_flow: dict[Any, Any] = {}
        self.carried: dict[int, Any] = {}
        self.stands_before: int | None = None
        self.target_collector = SimpleNamespace(collecting=False, told=[])
        self.target_collector.cache_target_page_counters = lambda *given: self.target_collector.told.append(given[:3])
        self._reported, self.made = reported, list[int]()

    def remake_page(self, number: int, context: Any, root: Any, html: Any) -> tuple[Any, Any]:
        self.made.append(number)
        self.reported_footnotes = ["note"] if number in self._reported else []
        return box(boxes.PageBox, number=number), None

    def stretch(self, monkeypatch: pytest.MonkeyPatch, first: int = 0) -> Stretch:
        monkeypatch.setattr(page, "remake_page", self.remake_page)
        return Stretch(self, None, None, first, (["x"], ["y"], {"k": (box(boxes.BlockBox),)}))


def test_a_stretch_ends_before_the_next_forced_page_or_with_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [None, {1: None}, {2: None}, {3: None}, None]
    book = Book(places, forced=(2,))
    stretch = book.stretch(monkeypatch)
    assert stretch.make([])
    assert (book.made, stretch.reached) == ([0, 1], [{2: None}])
    stretch = book.stretch(monkeypatch, 2)
    assert stretch.make([]) and book.made == [0, 1, 2, 3] and stretch.reached == [None]


def test_a_note_that_goes_on_behind_the_end_of_a_book_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book([None, None, None], reported=(0,))
    assert book.stretch(monkeypatch).make([]) and book.made == [0, 1]


@pytest.mark.parametrize(
    ("changed", "anew", "made"),
    [
        ({}, False, []),
        ({"content_changed": True}, False, [1]),
        ({"pages_wanted": True}, False, [1]),
        ({}, True, [0, 1]),
    ],
)
def test_of_pages_made_before_those_that_changed_are_made(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, bool], anew: bool, made: list[int]
) -> None:
    book = Book([None, {1: None}, None])
    book.page_maker[1][4].update(changed, anchors=["old"], content_lookups=["old"])
    stretch = book.stretch(monkeypatch)
    assert stretch.make(["one", "two"], anew=anew) is bool(made)
    assert book.made == made and bool(stretch.reached) is bool(made)
    kept = [each for each in stretch.pages if isinstance(each, str)]
    assert kept == [name for at, name in enumerate(("one", "two")) if at not in made]
    if 1 in made:
        assert book.page_maker[1][4] == {
            "content_changed": False,
            "pages_wanted": False,
            "anchors": [],
            "content_lookups": [],
        }


def test_a_stretch_is_made_no_further_than_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book([None, {1: None}, {2: None}, None])
    stretch = book.stretch(monkeypatch)
    stretch.again(lambda: len(stretch.pages) == 2)
    assert book.made == [0, 1] and stretch.reached == []
    assert book.footnotes == ["x"] and [*book.broken_out_of_flow] == ["k"]
    assert not book.target_collector.collecting


def test_floats_that_a_page_does_not_hold_whole_are_noted_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book([None, {1: None}, None])
    side = box(boxes.BlockBox, of=style(float="left"))
    book.broken_out_of_flow = {1: (side,), 2: (box(boxes.BlockBox),)}
    stretch = book.stretch(monkeypatch)
    stretch.make([])
    assert stretch.divided == [(side, 0), (side, 1)]


def test_references_are_told_of_the_places_of_a_stretch_with_the_counters_behind_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = Book([None, {1: None}, {2: None}])
    book.page_maker[1][4]["anchors"] = ["here", "there"]
    stretch = book.stretch(monkeypatch, 1)
    stretch.pages = ["page"]
    stretch.tell()
    assert book.target_collector.told == [("here", {"page": [1]}, 1), ("there", {"page": [1]}, 1)]


class Improved:
    """Makes a book up; of the stretches that begin with pages of these numbers something is changed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, book: Book, changed: tuple[int, ...] = ()) -> None:
        self.book, self.changed, self.improved, self.undone = book, changed, list[int](), list[int]()
        self.tables: dict[Any, Any] = {}
        book.tables = {}  # type: ignore[attr-defined]
        monkeypatch.setattr(page, "remake_page", book.remake_page)
        monkeypatch.setattr(makeup, "_improve", self.improve)

    def improve(self, stretch: Stretch) -> None:
        self.improved.append(stretch.first)
        if stretch.first in self.changed:
            stretch.undo += [lambda: self.undone.append(1), lambda: self.undone.append(2)]

    def pages(self, before: Any = ()) -> list[Any]:
        return list(makeup._made_up(self.book, box(boxes.BlockBox), None, list(before)))

    @property
    def told(self) -> list[Any]:
        return [name for name, *_ in self.book.target_collector.told]


def stretches() -> Book:
    """Two stretches, of two pages and of one, each page with a place."""
    book = Book([None, {1: None}, {2: None}, None, None], forced=(2,))
    for number, each in enumerate(book.page_maker):
        each[4]["anchors"] = [f"a{number}"]
    return book


def test_each_stretch_is_improved_once_and_what_was_looked_at_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    book = stretches()
    made = Improved(monkeypatch, book)
    pages = made.pages()
    assert [each.number for each in pages] == [0, 1, 2]
    assert (made.improved, made.told, book.made_up) == ([0, 2], [], {})  # type: ignore[attr-defined]
    assert book.reached == {"None": {2: None}, "{2: None}": None}  # type: ignore[attr-defined]
    assert len(book.page_maker) == 4 and book.rendered_notes == []  # type: ignore[attr-defined]
    assert made.pages(pages) == pages and made.improved == [0, 2], "nothing has changed"


def test_references_are_told_of_a_stretch_that_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    book = stretches()
    made = Improved(monkeypatch, book, changed=(0,))
    monkeypatch.setattr(Stretch, "tell", lambda stretch: book.target_collector.told.append((stretch.first,)))
    pages = made.pages()
    assert made.told == [0] and list(book.made_up) == ["None"]  # type: ignore[attr-defined]
    book.made.clear()
    assert made.pages(pages) == pages and book.made == [] and made.told == [0] and made.undone == []
    book.page_maker[1][4]["content_changed"] = True
    again = made.pages(pages)
    assert made.undone == [2, 1], "what was changed last is put back first"
    assert made.told == [0, 0] and made.improved == [0, 2, 0] and book.made == [0, 1]
    assert again[2] is pages[2] and list(book.made_up) == ["None"]  # type: ignore[attr-defined]


def test_a_stretch_that_changed_and_gave_nothing_is_improved_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    book = stretches()
    made = Improved(monkeypatch, book)
    pages = made.pages()
    book.page_maker[2][4]["pages_wanted"] = True
    made.pages(pages)
    assert made.improved == [0, 2, 2]


def test_notes_and_broken_boxes_at_the_end_of_a_book_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book([None, None, None], reported=(0,))
    made = Improved(monkeypatch, book)
    book.broken_out_of_flow = {1: (box(boxes.BlockBox),)}
    assert len(made.pages()) == 2 and book.broken_out_of_flow == {} and book.reported_footnotes == []
