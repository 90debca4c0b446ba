"""Counts side by side: every difference is told with its language and section, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from galley.pdf.parity import Parity
from galley.pdf.structure import KINDS, OUTSIDE, Counts
from galley.problem import Place, Severity

PLACES = {name: Place(f"content/book/{name or 'publication'}.yaml", 1) for name in (OUTSIDE, "paths", "huts")}
COUNTS = st.fixed_dictionaries(dict.fromkeys(KINDS, st.integers(0, 9)))


def held(**numbers: int) -> Counts:
    return dict.fromkeys(KINDS, 3) | numbers


def book(**huts: int) -> dict[str, Counts]:
    return {OUTSIDE: held(), "paths": held(), "huts": held(**huts)}


def told(**books: dict[str, Counts]) -> list[tuple[str, str, str]]:
    """Code, message and severity of every problem."""
    found = Parity(books, PLACES).problems()
    return [(problem.code, problem.message, str(problem.severity)) for problem in found]


@given(COUNTS)
def test_equal_books_have_no_difference(counts: Counts) -> None:
    same = dict.fromkeys(PLACES, counts)
    assert told(zh=same, ja=same, en=same) == []


@given(
    st.sampled_from([kind for kind in KINDS if kind not in ("pages", "lists")]),
    st.integers(0, 9).filter(lambda n: n != 3),
)
def test_any_other_number_is_an_error_in_its_place(kind: str, number: int) -> None:
    (problem,) = Parity({"zh": book(), "ja": book(**{kind: number}), "en": book()}, PLACES).problems()
    assert (problem.code, problem.language, problem.severity) == (f"parity.{kind}", "ja", Severity.ERROR)
    assert problem.place == PLACES["huts"]
    assert problem.message.startswith(f"ja: huts has {number or 'no'} ")
    assert problem.message.endswith(", zh has 3")
    assert problem.mend


def test_lists_that_differ_in_number_alone_are_a_note_and_with_their_items_an_error() -> None:
    assert told(zh=book(), ja=book(lists=4)) == [("parity.lists", "ja: huts has 4 lists, zh has 3", "note")]
    assert [severity for _, _, severity in told(zh=book(), ja=book(lists=2, items=1))] == ["error", "error"]


def test_differences_read_well() -> None:
    assert told(zh=book(), ja=book(rows=2), en=book(items=1, notes=0)) == [
        ("parity.rows", "ja: huts has 2 table rows, zh has 3", "error"),
        ("parity.items", "en: huts has 1 list item, zh has 3", "error"),
        ("parity.notes", "en: huts has no notes, zh has 3", "error"),
    ]


def test_a_section_that_is_not_there_is_told_once_for_each_book_without_it() -> None:
    short = {name: counts for name, counts in book().items() if name != "huts"}
    assert told(zh=book(), ja=short) == [("parity.sections", "ja: huts is missing from the book", "error")]
    assert told(zh=short, ja=book()) == [("parity.sections", "zh: huts is missing from the book", "error")]
    assert len(told(zh=short, ja=short)) == 2


def test_lengths_are_told_as_notes_when_they_are_far_apart() -> None:
    assert told(zh=book(pages=5), ja=book(pages=8), en=book(pages=4)) == []
    assert told(zh=book(pages=1), ja=book(pages=2)) == []
    assert told(zh=book(pages=5), ja=book(pages=9), en=book(pages=3)) == [
        ("parity.pages", "ja: huts has 9 pages, zh has 5", "note"),
        ("parity.pages", "en: huts has 3 pages, zh has 5", "note"),
    ]


def test_what_stands_outside_the_sections_is_compared_as_well() -> None:
    other = book() | {OUTSIDE: held(items=4)}
    assert told(zh=book(), ja=other) == [
        ("parity.items", "ja: what stands outside the sections has 4 list items, zh has 3", "error")
    ]


def test_what_is_given_to_one_book_alone_may_be_there_and_nothing_else() -> None:
    def found(own: int, numbers: dict[str, int]) -> tuple[list[str], list[list[str]]]:
        books = {"zh": book(), "ja": book(**numbers), "en": book()}
        given = {"zh": {"huts": {"items": 2}}, "ja": {"huts": {"items": own}}, "en": {"huts": {"items": 2}}}
        parity = Parity(books, PLACES, given)
        return [problem.code for problem in parity.problems()], parity.tables()[0]

    codes, totals = found(0, {"items": 1})
    assert codes == [] and ["list items", "9", "7", "9"] in totals
    codes, totals = found(0, {"items": 2})
    assert codes == ["parity.items"] and ["list items", "9", "≠8", "9"] in totals
    assert found(0, {"items": 3}) == ([], Parity({"zh": book(), "ja": book(), "en": book()}, PLACES).tables()[0])
    assert found(0, {"items": 1, "rows": 1})[0] == ["parity.rows"]
    assert found(3, {"items": 1})[0] == ["parity.items"]


def test_the_tables_mark_what_the_reference_has_not() -> None:
    short = {name: counts for name, counts in book(rows=2, pages=4).items() if name != "paths"}
    totals, pages = Parity({"zh": book(), "ja": short}, PLACES).tables()
    assert totals[0] == ["in all", "zh", "ja"]
    assert totals[1] == ["sections", "2", "≠1"]
    assert ["table rows", "9", "≠5"] in totals
    assert totals[-1] == ["pages", "9", "7"]
    assert pages == [
        ["pages", "zh", "ja"],
        ["what stands outside the sections", "3", "3"],
        ["paths", "3", "–"],
        ["huts", "3", "4"],
    ]


def test_json_has_every_number_by_section_language_and_kind() -> None:
    short = {name: counts for name, counts in book().items() if name != "paths"}
    told = Parity({"zh": book(), "ja": short}, PLACES).as_json()
    assert told == {
        "reference": "zh",
        "languages": ["zh", "ja"],
        "sections": {
            OUTSIDE: {"zh": held(), "ja": held()},
            "paths": {"zh": held()},
            "huts": {"zh": held(), "ja": held()},
        },
    }
